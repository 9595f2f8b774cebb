"""The landlord's settings: who it is, homes, year end, policy targets, holidays, dated texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from chc_desktop.model.rules.clocks import ACKNOWLEDGE, RESPOND, StageClock
from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.images import image_of
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Clock, Problem, Severity, Stage
from chc_desktop.model.rules.wording import long_date, working_days
from chc_desktop.model.rules.working_days import WorkingDays

OLD_AFTER = 180
"""Days after which a block of dated data is said to be old (**ours**)."""
MOST_LOGO = 1_000_000
"""Bytes a logo may have (**ours**)."""
MOST_TARGET = 250
"""Working days a policy target may have: a year; more is a typing mistake (**ours**)."""
MOST_HOMES = 1_000_000

ACKNOWLEDGE_TARGET = "acknowledge"
STAGE_1_TARGET = "stage 1 response"
STAGE_2_TARGET = "stage 2 response"
SURVEY_TARGET = "survey follow-up"
TARGETS: dict[str, tuple[int | None, str]] = {
    ACKNOWLEDGE_TARGET: (ACKNOWLEDGE, "6.2"),
    STAGE_1_TARGET: (RESPOND[Stage.ONE], "6.3"),
    STAGE_2_TARGET: (RESPOND[Stage.TWO], "6.14"),
    SURVEY_TARGET: (None, "1.6"),
}
"""Targets the program acts on, with the Code's limit in working days; others are kept too."""
YEAR_END_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeLandlord:
    """Who the landlord is, as papers and letters say it; all of it."""

    name: str
    address: str = ""
    contact: str = ""
    website: str = ""
    governing_body: str = "committee"
    registered: bool = True
    """Registered with the regulator: publishes CH01 and CH02, whatever its size."""
    scheme_member: bool = True
    """A member of the Housing Ombudsman's scheme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountHomes:
    """Homes owned at a year end, kept apart by tenure."""

    year_end: date | None
    rented: int | None
    shared_ownership: int | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeYearEnd:
    """The day the financial year ends on: a month and a day of the month."""

    month: int
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTarget:
    """What the landlord's own policy promises from a day on, in working days."""

    name: str
    working_days: int | None
    from_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTarget:
    """The policy promises it no longer after this day."""

    target_id: int
    until_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddHoliday:
    """A bank holiday proclaimed once, with who says so."""

    on: date | None
    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOffice:
    """Nobody is there for some days; it warns and never moves a date."""

    from_on: date | None
    until_on: date | None
    why: str = ""
    entry_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetContacts:
    """The Ombudsman's contact details as the user checked them."""

    name: str
    telephone: str
    post: str
    form: str
    time_limit: str
    in_force_from: date | None
    last_checked: date | None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLogo:
    """A picture for the head of letters and papers: PNG or JPEG, up to 1 MB."""

    content: bytes


SettingsCommand = (
    DescribeLandlord
    | CountHomes
    | ChangeYearEnd
    | SetTarget
    | EndTarget
    | AddHoliday
    | CloseOffice
    | SetContacts
    | SetLogo
)


@dataclass(frozen=True, slots=True)
class Target:
    """A policy target on record."""

    name: str
    working_days: int
    from_on: date
    until_on: date | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class PolicyDue:
    """The day the landlord's own policy promises; it decides no breach of the Code."""

    due: date
    working_days: int
    start: date


def problems_setting(  # noqa: PLR0911 - one return for each command
    command: SettingsCommand, today: date, calendar: WorkingDays
) -> tuple[Problem, ...]:
    """What stands against a setting, warnings included."""
    match command:
        case DescribeLandlord():
            return _landlord(command)
        case CountHomes():
            return _homes(command)
        case ChangeYearEnd():
            return _year_end(command)
        case SetTarget():
            return _target(command)
        case EndTarget():
            return _day("until_on", command.until_on)
        case AddHoliday():
            return _holiday(command, calendar)
        case CloseOffice():
            return _closure(command)
        case SetContacts():
            return _contacts(command, today)
        case _:
            return _logo(command)


def target_in_force(targets: Iterable[Target], name: str, on: date) -> Target | None:
    """What the policy promised on a day, or None; of several the one begun last."""
    mine = [
        t
        for t in targets
        if t.name == name and t.from_on <= on and (t.until_on is None or on <= t.until_on)
    ]
    return max(mine, key=lambda t: (t.from_on, t.id), default=None)


def policy_due(
    calendar: WorkingDays, clock: StageClock, which: Clock, targets: Iterable[Target]
) -> PolicyDue | None:
    """The policy's own day beside the Code's (6.2, 6.3, 6.11, 6.14); None without a target.

    It goes by the policy on day 0 and counts from where the Code counts. Only the Code's date
    decides a breach.
    """
    if which is Clock.ACKNOWLEDGE:
        name, start = ACKNOWLEDGE_TARGET, clock.start
    else:
        name = STAGE_1_TARGET if clock.stage is Stage.ONE else STAGE_2_TARGET
        start = clock.acknowledged or clock.acknowledge_by
    target = target_in_force(targets, name, clock.start)
    if target is None:
        return None
    return PolicyDue(calendar.add(start, target.working_days), target.working_days, start)


def is_old(last_checked: date, today: date) -> bool:
    """Whether dated data was last checked over 180 days ago (**ours**)."""
    return (today - last_checked).days > OLD_AFTER


def day_before(day: date) -> date:
    """The last day of what another thing takes the place of from ``day``."""
    return day - timedelta(days=1)


# ---- private


def _day(field: str, on: date | None, missing: str = "Enter the date.") -> tuple[Problem, ...]:
    if on is None:
        return (Problem(field, "", missing),)
    return (year_problem(field, on),) if out_of_reach(on) else ()


def _landlord(command: DescribeLandlord) -> tuple[Problem, ...]:
    found = []
    if not one_line(command.name):
        found.append(Problem("name", "", "Give the name of your co-op or landlord."))
    if not one_line(command.governing_body):
        text = "Say what your governing body is called, for example committee or board."
        found.append(Problem("governing_body", "", text))
    return tuple(found)


def _homes(command: CountHomes) -> tuple[Problem, ...]:
    found = list(_day("year_end", command.year_end))
    counts = {"rented": command.rented, "shared_ownership": command.shared_ownership}
    for field, count in counts.items():
        if count is None or not 0 <= count <= MOST_HOMES:
            found.append(Problem(field, "", "Give a whole number of homes, 0 or more."))
    if not found and not sum(filter(None, counts.values())):
        text = "Give the number of homes you own; rates are worked out for each 1,000 of them."
        found.append(Problem("rented", "", text))
    return tuple(found)


def _year_end(command: ChangeYearEnd) -> tuple[Problem, ...]:
    month_is = 1 <= command.month <= 12
    if month_is and 1 <= command.day <= YEAR_END_LONGEST[command.month - 1]:
        return ()
    return (Problem("day", "", "Give the day your financial year ends on."),)


def _target(command: SetTarget) -> tuple[Problem, ...]:
    found = list(_day("from_on", command.from_on))
    if not one_line(command.name):
        found.append(Problem("name", "", "Say what the policy promises."))
    if command.working_days is None or not 1 <= command.working_days <= MOST_TARGET:
        text = f"Give the number of working days, from 1 to {MOST_TARGET}."
        return (*found, Problem("working_days", "", text))
    limit, provision = TARGETS.get(one_line(command.name), (None, ""))
    if limit is not None and command.working_days > limit:
        text = (
            f"The Code allows {working_days(limit)} ({provision}). Your policy promises less "
            "than the Code; breaches go by the Code’s date."
        )
        found.append(Problem("working_days", provision, text, Severity.WARN))
    return tuple(found)


def _holiday(command: AddHoliday, calendar: WorkingDays) -> tuple[Problem, ...]:
    found = list(_day("on", command.on))
    if not one_line(command.name):
        found.append(Problem("name", "", "Give the bank holiday’s name."))
    if not one_line(command.source):
        text = "Say where it was announced, for example gov.uk/bank-holidays."
        found.append(Problem("source", "", text))
    if command.on is None or found:
        return tuple(found)
    known = calendar.holiday(command.on)
    if known:
        text = f"{long_date(command.on)} is a bank holiday already: {known}."
        found.append(Problem("on", "", text))
    elif command.on.weekday() > 4:
        text = f"{long_date(command.on)} is at a weekend. It moves no date."
        found.append(Problem("on", "", text, Severity.WARN))
    return tuple(found)


def _closure(command: CloseOffice) -> tuple[Problem, ...]:
    found = [
        *_day("from_on", command.from_on, "Enter the first day on which the office is closed."),
        *_day("until_on", command.until_on, "Enter the last day on which the office is closed."),
    ]
    if command.from_on and command.until_on and command.until_on < command.from_on:
        text = f"The end cannot be before the beginning, {long_date(command.from_on)}."
        found.append(Problem("until_on", "", text))
    return tuple(found)


def _contacts(command: SetContacts, today: date) -> tuple[Problem, ...]:
    texts = {
        "name": "Give the Ombudsman’s name.",
        "telephone": "Give the telephone number.",
        "post": "Give the address for letters.",
        "form": "Say where the online complaint form is.",
        "time_limit": "Say how long a resident has to go to the Ombudsman.",
    }
    found = [
        Problem(field, "", text)
        for field, text in texts.items()
        if not one_line(getattr(command, field))
    ]
    found += _day("in_force_from", command.in_force_from)
    found += day_problems("last_checked", "checked", command.last_checked, today)
    return tuple(found)


def _logo(command: SetLogo) -> tuple[Problem, ...]:
    if len(command.content) > MOST_LOGO:
        text = "The picture is over 1 MB. Save it smaller, and choose it again."
        return (Problem("content", "", text),)
    if image_of(command.content) is None:
        text = "This file is no whole PNG or JPEG picture. Choose one that ends in .png or .jpg."
        return (Problem("content", "", text),)
    return ()
