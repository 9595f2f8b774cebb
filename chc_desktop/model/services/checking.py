"""A thorough look at a register file: everything that could be wrong with it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chc_desktop.model.rules.complaint import NotReceived
from chc_desktop.model.services import attachments
from chc_desktop.model.services.queries import holiday_warnings
from chc_desktop.model.services.session import Key, RegisterProblem, Session, open_register


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: its kind, where it is, and a sentence."""

    kind: str
    where: str
    text: str


def check_file(
    path: Path, today: date | None = None, *, key: Key | None = None
) -> tuple[Fault, ...]:
    """Look at a file thoroughly; one that cannot be opened is a fault too."""
    try:
        # A journal left by a kill is no damage: SQLite has to roll it back, which needs writing.
        left_by_a_kill = path.with_name(f"{path.name}-journal").exists()
        session = open_register(path, today=today, read_only=not left_by_a_kill, key=key)
    except RegisterProblem as problem:
        return (Fault(problem.fault.value, path.name, str(problem)),)
    try:
        return _check(session)
    except RegisterProblem as problem:
        return (Fault(problem.fault.value, path.name, str(problem)),)
    finally:
        session.close()


def _check(session: Session) -> tuple[Fault, ...]:
    found = [Fault(*fault) for fault in session.register.faults()]
    if found and found[0].kind == "damaged":
        return tuple(found)
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
    try:
        found += [Fault("holidays", "calendar", text) for text in holiday_warnings(session)]
    except (NotReceived, ValueError, KeyError, TypeError):
        text = "An entry of a complaint cannot be read. Open your newest backup."
        found.append(Fault("unreadable_event", "event", text))
    return tuple(found)
