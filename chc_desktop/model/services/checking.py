"""A thorough look at a register file: everything that could be wrong with it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chc_desktop.model.services import attachments
from chc_desktop.model.services.printed_code import check_code
from chc_desktop.model.services.queries import holiday_warnings
from chc_desktop.model.services.session import (
    Key,
    RegisterFault,
    RegisterProblem,
    Session,
    open_unread,
)
from chc_desktop.model.services.unreadable import UNREADABLE


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: its kind, where it is, and a sentence."""

    kind: str
    where: str
    text: str


def check_file(
    path: Path, today: date | None = None, *, key: Key | None = None, code: str = ""
) -> tuple[Fault, ...]:
    """Look at a file thoroughly; one that cannot be opened is a fault too.

    ``code`` is one that was printed: that it does not fit is a fault.
    """
    try:
        # A journal left by a kill is no damage: SQLite has to roll it back, which needs writing.
        left_by_a_kill = path.with_name(f"{path.name}-journal").exists()
        session = open_unread(path, today=today, read_only=not left_by_a_kill, key=key)
    except RegisterProblem as problem:
        return _refused(problem, path.name)
    try:
        return _check(session) + _code(session, code)
    except RegisterProblem as problem:
        return _refused(problem, path.name)
    finally:
        session.close()


def _refused(problem: RegisterProblem, name: str) -> tuple[Fault, ...]:
    where = problem.where or (name,)
    return tuple(Fault(problem.fault.value, part, str(problem)) for part in where)


def _code(session: Session, typed: str) -> tuple[Fault, ...]:
    answer = check_code(session, typed) if typed else None
    if answer is None or answer.holds:
        return ()
    return (Fault("printed_code", "history", answer.text),)


def _check(session: Session) -> tuple[Fault, ...]:
    found = [Fault(*fault) for fault in session.register.faults()]
    if any(fault.kind == "damaged" for fault in found):
        return tuple(found)
    found += [Fault(*fault) for fault in session.register.unreadable()]
    for row in session.register.rows(
        "SELECT reference FROM complaint c WHERE NOT EXISTS"
        " (SELECT 1 FROM event e WHERE e.complaint_id = c.id AND e.kind = 'received')"
    ):
        text = f"{row['reference']} has no day of receipt, so no date can be worked out."
        found.append(Fault("no_receipt", row["reference"], text))
    for number, reference in attachments.damaged(session):
        text = (
            f"File {number}, kept with {reference}, is not as it was added: its SHA-256 differs. "
            "Take it from an older backup."
        )
        found.append(Fault("attachment", f"attachment {number}", text))
    unreadable = _unreadable_cases(session)
    if unreadable:
        return (*found, *unreadable)
    return (*found, *(Fault("holidays", "calendar", text) for text in holiday_warnings(session)))


def _unreadable_cases(session: Session) -> list[Fault]:
    """Complaints whose entries cannot be read, so that no date can be worked out."""
    try:
        session.cases()
    except RegisterProblem as problem:
        if problem.fault is not RegisterFault.DAMAGED:
            raise
    else:
        return []
    found = []
    for row in session.register.rows("SELECT id, reference FROM complaint ORDER BY id"):
        try:
            session.read_case(row["id"])
        except RegisterProblem:
            text = f"An entry of {row['reference']} cannot be read. Open your newest backup."
            found.append(Fault("unreadable_event", row["reference"], text))
    return found or [Fault("unreadable_event", "event", UNREADABLE)]
