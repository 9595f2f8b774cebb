"""The pages about people: the list, one person with everything of theirs, and the homes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from chc_desktop.model.rules.complaint import standing
from chc_desktop.model.rules.residents import PersonKind
from chc_desktop.model.rules.restrictions import RestrictionState
from chc_desktop.model.services import adjustments, people, residents, restrictions
from chc_desktop.model.services.banners import banners
from chc_desktop.model.services.contact_facts import Row, day
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.views_people import (
    HomeRow,
    PersonComplaint,
    PersonLetter,
    PersonLink,
    PersonRequest,
    PersonRow,
    PersonView,
)
from chc_desktop.model.store.merged import kept_people

_PEOPLE = (
    "SELECT p.*, coalesce(h.label, p.elsewhere) AS place, coalesce(h.label, '') AS label"
    " FROM person p LEFT JOIN home h ON h.id = p.home_id WHERE p.removed_on IS NULL"
)


def people_list(session: Session, *, officers: bool = False) -> tuple[PersonRow, ...]:
    """Everybody by name; duplicates under the entry that is kept, and found by their names.

    ``officers`` adds those who act for the landlord and never complained.
    """
    rows = session.register.rows(f"{_PEOPLE} ORDER BY p.name COLLATE NOCASE, p.id")
    kept = kept_people(session.register)
    also: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        if row["id"] in kept:
            also[kept[row["id"]].id] += [row["name"], row["place"]]
    parts = _complaints_by_person(session)
    adjusted = {
        a.person_id for a in adjustments.adjustments(session) if a.review_due and not a.ended_on
    }
    restricted = {
        r.person_id
        for r in restrictions.restrictions(session)
        if r.state is RestrictionState.IN_FORCE
    }
    return tuple(
        PersonRow(
            id=row["id"],
            name=row["name"],
            home=row["place"],
            kind=row["kind"],
            complaints=len(parts[row["id"]]),
            open_complaints=sum(session.cases()[c].state.running for c in parts[row["id"]]),
            has_adjustment=row["id"] in adjusted,
            has_restriction=row["id"] in restricted,
            search=_search(row, also[row["id"]]),
        )
        for row in rows
        if row["id"] not in kept
        and (officers or row["kind"] != PersonKind.OFFICER.value or parts[row["id"]])
    )


def person_page(session: Session, person_id: int) -> PersonView | None:
    """One person's page; a duplicate's shows the kept one. None when there is no such one."""
    root = people.kept_id(session, person_id)
    row = session.register.one(f"{_PEOPLE} AND p.id = ?", root)
    if row is None:
        return None
    ids = people.entries_of(session, root)
    return PersonView(
        id=root,
        name=row["name"],
        home=row["label"],
        elsewhere=row["elsewhere"],
        kind=row["kind"],
        email=row["email"],
        phone=row["phone"],
        prefers=row["prefers"],
        household=_household(session, row),
        complaints=_complaints(session, root),
        requests=_requests(session, ids),
        adjustments=adjustments.adjustments(session, root),
        restrictions=restrictions.restrictions(session, root),
        letters=_letters(session, ids),
        offices=_offices(session, ids),
        duplicates=_links(session, (i for i in ids if i != root)),
        likely=_likely(session, root),
        banners=tuple(banners(session, root)),
    )


def homes_list(session: Session) -> tuple[HomeRow, ...]:
    """The landlord's homes in the order they were entered, with who is there."""
    there: defaultdict[int, list[PersonLink]] = defaultdict(list)
    for row in session.register.rows(f"{_PEOPLE} AND p.merged_into IS NULL ORDER BY p.name"):
        there[row["home_id"]].append(_link(row))
    return tuple(
        HomeRow(row["id"], row["label"], row["tenure"], tuple(there[row["id"]]))
        for row in session.register.rows("SELECT * FROM home WHERE removed_on IS NULL ORDER BY id")
    )


# ---- private


def _parts(session: Session) -> list[tuple[int, int, str]]:
    """Complaint, person (the kept entry) and part, of everybody who takes part."""
    kept = kept_people(session.register)
    found = [(key, case.record.person_id, "lead") for key, case in session.cases().items()]
    for complaint_id, person_id, part in session.register.tuples(
        "SELECT complaint_id, person_id, part FROM complaint_person"
        " WHERE removed_on IS NULL ORDER BY id"
    ):
        if complaint_id in session.cases():
            person = kept[person_id].id if person_id in kept else person_id
            found.append((complaint_id, person, part))
    return found


def _complaints_by_person(session: Session) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for complaint_id, person_id, part in _parts(session):
        if part != "complained about":
            found[person_id].add(complaint_id)
    return found


def _complaints(session: Session, root: int) -> tuple[PersonComplaint, ...]:
    mine = [(c, part) for c, person, part in _parts(session) if person == root]
    found = [_complaint(session, session.cases()[c], part) for c, part in mine]
    return tuple(sorted(found, key=lambda c: (-c.received.toordinal(), -c.id)))


def _complaint(session: Session, case: Case, part: str) -> PersonComplaint:
    record, state = case.record, case.state
    owed = any(p.done_on is None and p.due_on for p in record.promises)
    where = standing(state, session.today, promise_open=owed, with_ombudsman=record.with_ombudsman)
    return PersonComplaint(
        id=record.id,
        reference=record.reference,
        subject=record.subject,
        part=part,
        standing=where,
        received=state.received,
        is_open=state.running,
    )


def _requests(session: Session, ids: tuple[int, ...]) -> tuple[PersonRequest, ...]:
    rows = session.register.rows(
        "SELECT * FROM service_request WHERE removed_on IS NULL ORDER BY received_on DESC, id DESC"
    )
    return tuple(
        PersonRequest(
            row["id"],
            row["reference"],
            row["what"],
            date.fromisoformat(row["received_on"]),
            day(row["done_on"]),
        )
        for row in rows
        if row["person_id"] in ids
    )


def _letters(session: Session, ids: tuple[int, ...]) -> tuple[PersonLetter, ...]:
    """Letters that went to the person, and those that name nobody on complaints they lead."""
    got = session.register.tuples(
        "SELECT letter_id, person_id FROM letter_recipient WHERE removed_on IS NULL"
    )
    to = {letter_id for letter_id, person_id in got if person_id in ids}
    named = {letter_id for letter_id, _ in got}
    rows = session.register.rows(
        "SELECT l.id, l.kind, c.reference, l.sent_on, l.sent_how,"
        " l.complaint_id, l.body <> '' AS readable,"
        " coalesce(l.person_id, c.person_id) AS whose FROM letter l"
        " LEFT JOIN complaint c ON c.id = l.complaint_id"
        " WHERE l.removed_on IS NULL"
        " ORDER BY coalesce(l.sent_on, '9') DESC, l.id DESC"
    )
    return tuple(
        PersonLetter(
            id=row["id"],
            kind=row["kind"],
            reference=row["reference"] or "",
            sent_on=day(row["sent_on"]),
            sent_how=row["sent_how"],
            complaint_id=row["complaint_id"] or 0,
            readable=bool(row["readable"]),
        )
        for row in rows
        if row["id"] in to or (row["id"] not in named and row["whose"] in ids)
    )


def _offices(session: Session, ids: tuple[int, ...]) -> tuple[str, ...]:
    today = session.today.isoformat()
    rows = session.register.tuples(
        "SELECT person_id, role FROM role_holder WHERE removed_on IS NULL AND from_on <= ?"
        " AND coalesce(until_on, '9') >= ? ORDER BY from_on, id",
        today,
        today,
    )
    return tuple(dict.fromkeys(role for person_id, role in rows if person_id in ids))


def _household(session: Session, row: Row) -> tuple[PersonLink, ...]:
    """The others at the same home; nobody shares an address outside."""
    if row["home_id"] is None:
        return ()
    rows = session.register.rows(
        f"{_PEOPLE} AND p.merged_into IS NULL AND p.home_id = ? AND p.id <> ? ORDER BY p.name",
        row["home_id"],
        row["id"],
    )
    return tuple(map(_link, rows))


def _likely(session: Session, root: int) -> tuple[tuple[PersonLink, str], ...]:
    found = []
    for pair in residents.duplicates(session):
        if root in (pair.first.id, pair.second.id):
            other = pair.second if pair.first.id == root else pair.first
            found += [(link, pair.why) for link in _links(session, (other.id,))]
    return tuple(found)


def _links(session: Session, ids: Iterable[int]) -> tuple[PersonLink, ...]:
    found = (session.register.one(f"{_PEOPLE} AND p.id = ?", one) for one in ids)
    return tuple(_link(row) for row in found if row is not None)


def _link(row: Row) -> PersonLink:
    return PersonLink(row["id"], row["name"], row["place"], row["kind"])


def _search(row: Row, also: list[str]) -> str:
    parts = (row["name"], row["place"], row["kind"], row["email"], row["phone"], *also)
    return "\n".join(parts).casefold()
