"""Settings in words: targets beside the Code's limits, dates a bank holiday moves, ages."""

from __future__ import annotations

from chc_desktop.model.rules.settings import (
    ACKNOWLEDGE_TARGET,
    STAGE_1_TARGET,
    STAGE_2_TARGET,
    SURVEY_TARGET,
)
from chc_desktop.model.rules.wording import long_date, table_date, working_days
from chc_desktop.model.services.views_registers import (
    ContactsView,
    DatedBlockView,
    Moved,
    TargetView,
)

_TARGETS = {
    ACKNOWLEDGE_TARGET: "To acknowledge",
    STAGE_1_TARGET: "To respond at stage 1",
    STAGE_2_TARGET: "To respond at stage 2",
    SURVEY_TARGET: "To follow up a survey answer",
}


def target(name: str) -> str:
    """Return what a policy target is about."""
    return _TARGETS.get(name, name[:1].upper() + name[1:])


def limit(days: int | None, provision: str) -> tuple[str, str]:
    """Return the Code's limit and that it alone decides."""
    if days is None:
        return "The Code sets no number of days", f"It asks for it all the same ({provision})."
    heading = f"The Code: {working_days(days)} ({provision})"
    return heading, "Only the Code’s date decides a breach. Yours is shown beside it."


def target_line(view: TargetView) -> tuple[str, str]:
    """Return a target, and the Code's limit beside it."""
    words = f"{target(view.name)}: {working_days(view.working_days)}"
    code = f"The Code: {working_days(view.limit)} ({view.provision})." if view.limit else ""
    until = f" until {table_date(view.until_on)}" if view.until_on else ""
    return words, f"{code} From {table_date(view.from_on)}{until}.".strip()


def moved(date: Moved) -> tuple[str, str]:
    """Return a date that a bank holiday moves, and from where to where."""
    state = "" if date.still_open else " It is over."
    text = f"{long_date(date.after)} instead of {long_date(date.before)}.{state}"
    return f"{date.reference}, stage {date.stage.value}: {date.label}", text


def checked(view: ContactsView) -> str:
    """Return when the contact details were last checked, and what to do if that is long ago."""
    words = f"Last checked {table_date(view.last_checked)}."
    if view.old:
        words += " That is over 180 days ago: check them again."
    if view.newer_in_program:
        words += " The program brings newer ones."
    return words


def figures(block: DatedBlockView) -> str:
    """Return since when the compensation figures hold, and how long ago somebody looked."""
    old = " That is over 180 days ago: look at the Ombudsman’s page." if block.old else ""
    since, checked = long_date(block.in_force_from), long_date(block.last_checked)
    return f"In force from {since}. Last checked {checked}.{old}"
