"""Section 4 of the Code: the complaints officer, what they may do, training."""

from __future__ import annotations

from datetime import date
from typing import Any

from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.values import Role
from chc_desktop.model.rules.wording import paper_date, pounds
from chc_desktop.model.services.evidence.facts import (
    Make,
    Source,
    joined,
    number,
    period,
    rows,
    several,
)
from chc_desktop.model.services.session import Session

_HELD = (
    "SELECT r.*, p.name FROM role_holder r JOIN person p ON p.id = r.person_id"
    " WHERE r.removed_on IS NULL AND r.from_on <= ?2 AND coalesce(r.until_on, '9') >= ?1"
    " ORDER BY r.from_on, r.id"
)
_RELEVANT = {role.value for role in Role}


def holders(session: Session, year: Year, *roles: Role) -> list[dict[str, Any]]:
    """The terms of offices that ran in a year, oldest first."""
    wanted = {role.value for role in roles}
    return [row for row in rows(session, _HELD, year) if row["role"] in wanted]


def office(role: Role, words: str) -> Make:
    """Who held an office in the year, with the days of a term that began or ended in it."""

    def make(session: Session, year: Year) -> Shown | None:
        found = holders(session, year, role)
        if not found:
            return _today(session, role, words)
        names = [_term(row, year, words) for row in found]
        return Shown(f"{'; '.join(names)}.")

    return make


def _today(session: Session, role: Role, words: str) -> Shown | None:
    """Somebody appointed after the year's end: told with the day, which the year lacked."""
    row = session.register.one(
        "SELECT p.name, r.from_on FROM role_holder r JOIN person p ON p.id = r.person_id"
        " WHERE r.removed_on IS NULL AND r.role = ? AND r.from_on <= ?"
        " AND coalesce(r.until_on, '9') >= ? ORDER BY r.from_on DESC",
        role.value,
        session.today.isoformat(),
        session.today.isoformat(),
    )
    if row is None:
        return None
    return Shown(f"{row['name']} is {words} since {_day(row['from_on'])}.")


def _term(row: dict[str, Any], year: Year, words: str) -> str:
    until = row["until_on"]
    ended = until is not None and until <= year.end.isoformat()
    text = f"{row['name']} {'was' if ended else 'is'} {words}"
    began = row["from_on"] >= year.start.isoformat()
    if began or not ended:
        text += f" {'from' if ended else 'since'} {_day(row['from_on'])}"
    return f"{text} until {_day(until)}" if ended else text


def _day(text: str) -> str:
    return paper_date(date.fromisoformat(text))


def _authority(session: Session, year: Year) -> Shown | None:
    officers = holders(session, year, Role.COMPLAINTS_OFFICER, Role.DEPUTY)
    may = [row for row in officers if row["may_award"]]
    if not may:
        return None
    limits = several(
        dict.fromkeys(f"the {row['role']} up to {pounds(row['may_award'])}" for row in may)
    )
    return Shown(f"May award compensation alone: {limits}.", settles=False)


def _between_meetings(session: Session, year: Year) -> Shown | None:
    found = rows(
        session,
        "SELECT c.reference FROM decision d JOIN complaint c ON c.id = d.complaint_id"
        " WHERE d.removed_on IS NULL AND c.removed_on IS NULL AND d.on_date BETWEEN ?1 AND ?2",
        year,
    )
    if not found:
        return None
    refs = tuple(dict.fromkeys(str(row["reference"]) for row in found))
    text = f"{number(len(found), 'decision was', 'decisions were')} taken between two meetings"
    return Shown(f"{text}, {period(year)}.", refs, settles=False)


def _trained(session: Session, year: Year) -> Shown | None:
    """Of those who hold an office at the end of the year: who was ever trained by then."""
    last = min(year.end, session.today).isoformat()
    trained = {
        row["person_id"]: row["on_date"]
        for row in session.register.rows(
            "SELECT person_id, max(on_date) AS on_date FROM training WHERE removed_on IS NULL"
            " AND on_date <= ? GROUP BY person_id",
            last,
        )
    }
    if not trained:
        return None
    people = {
        row["person_id"]
        for row in rows(session, _HELD, year)
        if row["role"] in _RELEVANT and (row["until_on"] is None or row["until_on"] >= last)
    }
    lately = sum(day >= year.start.isoformat() for day in trained.values())
    of_year = f"{number(lately, 'person', 'people')} trained in complaint handling, {period(year)}."
    if not people:
        return Shown(of_year)
    good = len(people & trained.keys())
    untrained = len(people) - good
    text = f"{good} of {len(people)} people who hold an office here are trained. {of_year}"
    against = (
        f"{untrained} of {len(people)} people who hold an office here have no training on record."
    )
    return Shown(text, (), good, len(people), against if untrained else "")


SOURCES = {
    "4.1": Source(
        "terms of office: the complaints officer and the deputy",
        joined(
            office(Role.COMPLAINTS_OFFICER, "the complaints officer"),
            office(Role.DEPUTY, "the deputy"),
        ),
    ),
    "4.2": Source(
        "what the officer may award alone, decisions between meetings",
        joined(_authority, _between_meetings),
    ),
    "4.3": Source("the training log, by who holds an office", _trained),
}
