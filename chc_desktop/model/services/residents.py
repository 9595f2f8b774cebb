"""People and homes: added, changed, and two entries made one person or two again."""

from __future__ import annotations

from chc_desktop.model.rules.residents import (
    AddHome,
    AddPerson,
    ChangePerson,
    KnownPerson,
    Likeness,
    MergePeople,
    likely_duplicates,
    problems_home,
    problems_merging,
    problems_person,
)
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.services import people
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Action

NOT_THERE = Problem("", "", "That person is not in this register. Go back to the list.")
NOT_MERGED = Problem("", "", "That entry is not merged with another. Look at the list again.")

ResidentCommand = AddPerson | ChangePerson | AddHome | MergePeople


def check(session: Session, command: ResidentCommand) -> tuple[Problem, ...]:
    """What stands against a command, warnings included; writes nothing."""
    match command:
        case AddHome():
            year_end = session.year_end_of(session.today).isoformat()
            owned = people.homes_owned(session, year_end)
            return problems_home(command, people.homes(session), owned)
        case MergePeople():
            known = {person.id: person for person in known_people(session)}
            pair = known.get(command.keep_id), known.get(command.duplicate_id)
            return problems_merging(*pair, command.why)
        case _:
            entries = known_people(session)
            if isinstance(command, ChangePerson) and command.person_id not in {
                person.id for person in entries
            }:
                return (NOT_THERE,)
            homes = people.closed_list_of_homes(session)
            return problems_person(command, entries, homes)


def add_person(session: Session, command: AddPerson) -> Result:
    """Add somebody; ``added_id`` is theirs."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    with session.action("add a person") as action:
        person_id = action.insert("person", _values(action, session, command))
    return Done(f"{one_line(command.name)} added", 0, found, person_id)


def change_person(session: Session, command: ChangePerson) -> Result:
    """Change what is known of somebody; the history keeps what stood there."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    with session.action("change a person") as action:
        action.update("person", command.person_id, _values(action, session, command))
    return Done(f"{one_line(command.name)} changed", 0, found, command.person_id)


def add_home(session: Session, command: AddHome) -> Result:
    """Add one of the landlord's homes."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    label, tenure = one_line(command.label), one_line(command.tenure)
    with session.action("add a home") as action:
        home_id = people.find_or_add_home(action, session, label)
        action.update("home", home_id, {"tenure": tenure or "rented", "removed_on": None})
    return Done(f"{label} added", 0, found, home_id)


def merge_people(session: Session, command: MergePeople) -> Result:
    """Make two entries one person: all of the duplicate shows under the kept one.

    Nothing is rewritten, so ``undo_merge`` takes them apart again whole.
    """
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    with session.action("merge two entries of one person") as action:
        values = {"merged_into": command.keep_id, "merged_why": clean_text(command.why).strip()}
        action.update("person", command.duplicate_id, values)
    return Done("Two entries are one person now", 0, found, command.keep_id)


def undo_merge(session: Session, duplicate_id: int) -> Result:
    """Take two entries apart again; each has what was entered for it."""
    row = session.register.one("SELECT merged_into FROM person WHERE id = ?", duplicate_id)
    if row is None or row["merged_into"] is None:
        return Refusal((NOT_MERGED,))
    with session.action("take two entries apart again") as action:
        action.update("person", duplicate_id, {"merged_into": None, "merged_why": ""})
    return Done("They are two people again", 0, (), duplicate_id)


def duplicates(session: Session) -> tuple[Likeness, ...]:
    """Entries that may be one person, for the user to decide; nothing merges by itself."""
    return likely_duplicates(known_people(session))


def known_people(session: Session) -> tuple[KnownPerson, ...]:
    """Everybody who is not a duplicate of somebody, by id."""
    rows = session.register.tuples(
        "SELECT p.id, p.name, coalesce(h.label, p.elsewhere), p.email, p.phone FROM person p"
        " LEFT JOIN home h ON h.id = p.home_id"
        " WHERE p.removed_on IS NULL AND p.merged_into IS NULL ORDER BY p.id"
    )
    return tuple(KnownPerson(*row) for row in rows)


def _values(
    action: Action, session: Session, command: AddPerson | ChangePerson
) -> dict[str, object]:
    assert command.kind is not None
    home = one_line(command.home)
    return {
        "name": one_line(command.name),
        "kind": command.kind.value,
        "home_id": people.find_or_add_home(action, session, home) if home else None,
        "elsewhere": one_line(command.elsewhere),
        "email": one_line(command.email),
        "phone": one_line(command.phone),
        "prefers": clean_text(command.prefers).strip(),
    }
