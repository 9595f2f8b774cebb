"""The register of declared conflicts of interest: added, put right, ended, taken back (5.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.conflicts import DeclareConflict, problems_declaring
from chc_desktop.model.rules.interests import People, Who, name_key
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.services import people
from chc_desktop.model.services.interests import interests
from chc_desktop.model.services.officers import NO_SUCH_ENTRY
from chc_desktop.model.services.request_facts import Row, day
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A declared conflict, as shown. ``to_person`` carries the home, where one is known."""

    id: int
    person: str
    to_person: str
    kind: str
    declared_on: date
    ended_on: date | None
    note: str


def conflicts(session: Session) -> tuple[ConflictView, ...]:
    """All that stand, those that go on first, then the newest."""
    known = interests(session).people
    views = [_view(session, known, row) for row in _rows(session)]
    return tuple(sorted(views, key=lambda v: (v.ended_on is not None, -v.declared_on.toordinal())))


def names_known(session: Session) -> tuple[str, ...]:
    """Everybody one can name in a declaration: "Joan Hartley, 2 Example Street"."""
    everybody = interests(session).people.everybody
    return tuple(sorted({_with_home(p.name, p.home) for p in everybody}))


def check(session: Session, command: DeclareConflict) -> tuple[Problem, ...]:
    """What stands against a declaration; writes nothing."""
    if command.entry_id is not None and not any(
        row["id"] == command.entry_id for row in _rows(session)
    ):
        return (NO_SUCH_ENTRY,)
    known = interests(session).people
    meant = _find(known, command.person) or Who(one_line(command.person))
    return problems_declaring(command, meant, _find(known, command.to_person), session.today)


def declare(session: Session, command: DeclareConflict) -> Result:
    """Keep a declaration, or put the one with ``entry_id`` right; the history keeps what it was."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.declared_on is not None
    known = interests(session).people
    other = _find(known, command.to_person)
    mine = _find(known, command.person)
    assert other is not None
    with session.action("declare a conflict of interest") as action:
        person = mine.person_id if mine else 0
        values: Row = {
            "person_id": person or people.find_or_add_officer(action, session, command.person),
            "to_person_id": other.person_id,
            "kind": one_line(command.kind),
            "declared_on": command.declared_on.isoformat(),
            "ended_on": command.ended_on.isoformat() if command.ended_on else None,
            "note": clean_text(command.note).strip(),
        }
        if command.entry_id is None:
            entry = action.insert("relation", values)
        else:
            entry = command.entry_id
            action.update("relation", entry, values)
    return Done("Conflict of interest kept", 0, found, entry)


def take_back(session: Session, entry_id: int) -> Result:
    """Take back a declaration that was entered by mistake; the history keeps it."""
    if not any(row["id"] == entry_id for row in _rows(session)):
        return Refusal((NO_SUCH_ENTRY,))
    with session.action("take back a conflict of interest") as action:
        action.update("relation", entry_id, {"removed_on": session.today.isoformat()})
    return Done("Conflict of interest taken back", 0, (), entry_id)


# ---- private


def _rows(session: Session) -> list[Row]:
    return session.register.rows("SELECT * FROM relation WHERE removed_on IS NULL ORDER BY id")


def _view(session: Session, known: People, row: Row) -> ConflictView:
    one, other = (
        known.get(people.kept_id(session, row[key])) for key in ("person_id", "to_person_id")
    )
    return ConflictView(
        id=row["id"],
        person=one.name if one else "",
        to_person=_with_home(other.name, other.home) if other else "",
        kind=row["kind"],
        declared_on=date.fromisoformat(row["declared_on"]),
        ended_on=day(row["ended_on"]),
        note=row["note"],
    )


def _find(known: People, text: str) -> Who | None:
    """Whoever is meant by a name, with or without the home; None where that is not clear."""
    who = known.who(text)
    if who.person_id:
        return who
    key = name_key(text)
    found = [p for p in known.everybody if p.home and name_key(_with_home(p.name, p.home)) == key]
    return Who(found[0].name, found[0].id) if len(found) == 1 else None


def _with_home(name: str, home: str) -> str:
    return f"{name}, {home}" if home else name
