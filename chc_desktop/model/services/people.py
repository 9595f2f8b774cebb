"""People and homes: found by name and home, added when they are new."""

from __future__ import annotations

from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Action
from chc_desktop.model.store.merged import kept_people


def homes(session: Session) -> tuple[str, ...]:
    """The labels of the landlord's homes, numbers in their own order."""
    rows = session.register.tuples("SELECT label FROM home WHERE removed_on IS NULL ORDER BY id")
    return tuple(row[0] for row in rows)


def homes_owned(session: Session, year_end: str | None = None) -> int:
    """Homes owned at a year end; without figures for it, the nearest earlier ones, else later."""
    rows = session.register.tuples(
        "SELECT year_end, rented + shared_ownership FROM homes_at_year_end WHERE removed_on IS NULL ORDER BY year_end"
    )
    if not rows:
        return 0
    upto = [count for day, count in rows if year_end is None or day <= year_end]
    return int(upto[-1] if upto else rows[0][1])


def closed_list_of_homes(session: Session) -> tuple[str, ...]:
    """The homes, once all that are owned have been named; empty while new ones may come."""
    known = homes(session)
    return known if known and len(known) >= homes_owned(session) else ()


def find_or_add(action: Action, session: Session, name: str, home: str, *, elsewhere: bool) -> int:
    """The person of this name at this home, added when new. Same name elsewhere: another person."""
    name, home = _tidy(name), _tidy(home)
    home_id = None if elsewhere or not home else find_or_add_home(action, session, home)
    address = home if elsewhere else ""
    # A duplicate's name still finds the person: under the entry that is kept.
    for person_id, found in session.register.tuples(
        "SELECT id, name FROM person WHERE home_id IS ? AND elsewhere = ?"
        " AND removed_on IS NULL ORDER BY merged_into IS NOT NULL, id",
        home_id,
        address,
    ):
        if found.casefold() == name.casefold():
            return kept_id(session, int(person_id))
    kind = "outside" if elsewhere else "resident"
    return action.insert(
        "person", {"name": name, "home_id": home_id, "elsewhere": address, "kind": kind}
    )


def find_by_name(session: Session, name: str) -> int | None:
    """Somebody named without a home: the only person of that name, or None."""
    name = _tidy(name)
    rows = session.register.tuples(
        "SELECT id, name FROM person WHERE removed_on IS NULL AND kind <> 'officer'"
    )
    found = {
        kept_id(session, person_id)
        for person_id, known in rows
        if known.casefold() == name.casefold()
    }
    return found.pop() if len(found) == 1 else None


def find_by_name_or_add(action: Action, session: Session, name: str) -> int:
    """Somebody named without a home: the only person of that name, else somebody new."""
    return find_by_name(session, name) or action.insert("person", {"name": _tidy(name)})


def find_officer(session: Session, name: str) -> int | None:
    """The person who acts for the landlord under this name, a role holder first, or None."""
    name = _tidy(name)
    rows = session.register.tuples(
        "SELECT p.id, p.name FROM person p LEFT JOIN role_holder r ON r.person_id = p.id"
        " AND r.removed_on IS NULL"
        " WHERE p.removed_on IS NULL AND (r.id IS NOT NULL OR p.kind = 'officer') ORDER BY p.id"
    )
    found = (person_id for person_id, known in rows if known.casefold() == name.casefold())
    first = next(found, None)
    return None if first is None else kept_id(session, int(first))


def find_or_add_officer(action: Action, session: Session, name: str) -> int:
    """The person who acts for the landlord under this name, added when there is none."""
    values = {"name": _tidy(name), "kind": "officer"}
    return find_officer(session, name) or action.insert("person", values)


def kept_id(session: Session, person_id: int) -> int:
    """The entry under which this person is shown: their own, or the one they were merged into."""
    kept = kept_people(session.register).get(person_id)
    return kept.id if kept else person_id


def entries_of(session: Session, person_id: int) -> tuple[int, ...]:
    """The ids of all entries that are this person: the kept one, and its duplicates."""
    kept = kept_people(session.register)
    root = kept[person_id].id if person_id in kept else person_id
    return (root, *sorted(key for key, value in kept.items() if value.id == root))


def officers(session: Session) -> tuple[str, ...]:
    """Who holds or held an office and can be offered as a considerer, by name."""
    today = session.today.isoformat()
    rows = session.register.tuples(
        "SELECT DISTINCT p.name FROM person p JOIN role_holder r ON r.person_id = p.id"
        " WHERE p.removed_on IS NULL AND r.removed_on IS NULL AND r.from_on <= ? AND coalesce(r.until_on, '9') >= ?"
        " ORDER BY p.name",
        today,
        today,
    )
    return tuple(row[0] for row in rows)


def find_or_add_home(action: Action, session: Session, label: str) -> int:
    """The landlord's home of this label, added when new; one that was taken back is there again."""
    row = session.register.one("SELECT id FROM home WHERE label = ?", label)
    if row is None:
        return action.insert("home", {"label": label})
    action.update("home", row["id"], {"removed_on": None})
    return int(row["id"])


def _tidy(text: str) -> str:
    return " ".join(clean_text(text).split())
