"""What stands against a setting: the rules, and what the register already holds."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.complaint import due_clocks
from chc_desktop.model.rules.settings import (
    CloseOffice,
    EndTarget,
    SettingsCommand,
    problems_setting,
)
from chc_desktop.model.rules.values import Problem, Severity, blocking
from chc_desktop.model.rules.wording import long_date, short_date
from chc_desktop.model.services.policy_targets import closures, targets
from chc_desktop.model.services.session import Session

NO_SUCH_ENTRY = Problem("", "", "That entry is not in this register. Look at the list again.")


def check(session: Session, command: SettingsCommand) -> tuple[Problem, ...]:
    """What stands against a setting, warnings included; writes nothing."""
    found = problems_setting(command, session.today, session.calendar)
    if blocking(found):
        return found
    match command:
        case EndTarget():
            return _ending(session, command)
        case CloseOffice():
            return (*found, *_inside(session, command))
    return found


# ---- private


def _ending(session: Session, command: EndTarget) -> tuple[Problem, ...]:
    target = next((t for t in targets(session) if t.id == command.target_id), None)
    if target is None:
        return (NO_SUCH_ENTRY,)
    assert command.until_on is not None
    if command.until_on >= target.from_on:
        return ()
    text = f"It cannot end before it began, {long_date(target.from_on)}. Take it back instead."
    return (Problem("until_on", "", text),)


def _inside(session: Session, command: CloseOffice) -> tuple[Problem, ...]:
    """Dates that fall into a closure: each is named, none moves."""
    known = {closure.id for closure in closures(session)}
    if command.entry_id is not None and command.entry_id not in known:
        return (NO_SUCH_ENTRY,)
    assert command.from_on is not None
    assert command.until_on is not None
    due = [
        (due, case.record.reference)
        for case in session.cases().values()
        for _, _, due in due_clocks(case.state)
        if command.from_on <= due <= command.until_on
    ]
    return tuple(
        Problem("from_on", "", _stays(session, reference, on), Severity.WARN)
        for on, reference in sorted(due)
    )


def _stays(session: Session, reference: str, on: date) -> str:
    day = short_date(on, session.today.year)
    return f"{reference} is due on {day}, while nobody is there. The date stays."
