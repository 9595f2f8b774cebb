"""Whom a complaint is by and about, and everybody who may consider it, as the register has them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TypeVar

from chc_desktop.model.rules.commands import CaseCommand, Respond
from chc_desktop.model.rules.deciding import About
from chc_desktop.model.rules.interests import (
    DECIDES,
    Interests,
    Outsider,
    Party,
    People,
    Person,
    Relation,
    Side,
    Who,
)
from chc_desktop.model.rules.offices import Term
from chc_desktop.model.rules.residents import Part, PersonKind
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services import people
from chc_desktop.model.services.officers import terms
from chc_desktop.model.services.request_facts import day
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.store.merged import kept_people

CommandT = TypeVar("CommandT", bound=CaseCommand)

_SIDES = {
    "": Side.COMPLAINS,
    Part.MEMBER.value: Side.COMPLAINS,
    Part.REPRESENTATIVE.value: Side.SPEAKS,
    Part.COMPLAINED_ABOUT.value: Side.ABOUT,
}


def interests(session: Session, case: Case | None = None) -> Interests:
    """What decides who may consider a complaint; without one, what is so for all of them."""
    shared = session.once(("interests",), lambda: _shared(session))
    if case is None:
        return shared
    key = ("interests of", case.record.id)
    return session.once(key, lambda: _of_case(session, case, shared))


def deciders(case: Case, stage: Stage) -> tuple[Who, ...]:
    """Who considers or considered a stage, without its clerk."""
    return tuple(
        Who(h.name, h.person_id, h.third_party_id)
        for h in case.record.handlers
        if h.stage is stage and h.part in DECIDES
    )


def with_deciders(case: Case, command: CommandT) -> CommandT:
    """The command, and where a response names nobody, those who were asked to consider it."""
    if not isinstance(command, Respond) or any(map(one_line, command.considered_by)):
        return command
    names = tuple(who.name for who in deciders(case, command.stage))
    return replace(command, considered_by=names)


# ---- private


def _of_case(session: Session, case: Case, shared: Interests) -> Interests:
    response = case.state.stages[0].response
    return replace(
        shared,
        parties=tuple(_parties(session, case, shared.people)),
        considered_1=(*deciders(case, Stage.ONE), *_decided_between(session, case, shared.people)),
        decided_1_on=response.on if response else None,
    )


def _decided_between(session: Session, case: Case, known: People) -> list[Who]:
    """Who took the stage 1 decision between two meetings: they considered it too (6.13)."""
    rows = session.register.tuples(
        "SELECT m.person_id FROM decision d JOIN decision_member m ON m.decision_id = d.id"
        " WHERE d.complaint_id = ? AND d.about = ? AND d.removed_on IS NULL"
        " AND m.removed_on IS NULL AND m.decided = 1 ORDER BY m.id",
        case.record.id,
        About.STAGE_1.value,
    )
    people_known = (known.get(people.kept_id(session, row[0])) for row in rows)
    return [Who(person.name, person.id) for person in people_known if person is not None]


def _parties(session: Session, case: Case, known: People) -> list[Party]:
    rows = session.register.tuples(
        "SELECT person_id, part FROM complaint_person WHERE complaint_id = ? AND removed_on IS NULL"
        " ORDER BY id",
        case.record.id,
    )
    found = []
    for person_id, part in ((case.record.person_id, ""), *rows):
        person = known.get(people.kept_id(session, person_id))
        if person is not None and part in _SIDES:
            found.append(Party(person.id, person.name, _SIDES[part], person.home))
    return found


def _shared(session: Session) -> Interests:
    landlord = session.register.rows("SELECT governing_body FROM landlord")[0]
    return Interests(
        people=People(_people(session), _outsiders(session)),
        relations=_relations(session),
        body=landlord["governing_body"],
    )


def _people(session: Session) -> list[Person]:
    kept = kept_people(session.register)
    rows = session.register.tuples(
        "SELECT p.id, p.name, coalesce(h.label, ''), p.kind, p.removed_on FROM person p"
        " LEFT JOIN home h ON h.id = p.home_id ORDER BY p.id"
    )
    held: defaultdict[int, list[Term]] = defaultdict(list)
    for term in terms(session):
        held[term.person_id].append(term)
    also: defaultdict[int, list[str]] = defaultdict(list)
    for person_id, name, *_ in rows:
        if person_id in kept:
            also[kept[person_id].id].append(name)
    return [
        Person(
            id=person_id,
            name=name,
            home=home,
            spellings=tuple(also[person_id]),
            terms=tuple(held[person_id]),
            officer=kind == PersonKind.OFFICER.value or bool(held[person_id]),
        )
        for person_id, name, home, kind, removed_on in rows
        if person_id not in kept and removed_on is None
    ]


def _outsiders(session: Session) -> list[Outsider]:
    rows = session.register.rows("SELECT * FROM third_party WHERE removed_on IS NULL ORDER BY id")
    return [
        Outsider(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            from_on=date.fromisoformat(row["from_on"]),
            until_on=day(row["until_on"]),
        )
        for row in rows
    ]


def _relations(session: Session) -> tuple[Relation, ...]:
    rows = session.register.rows("SELECT * FROM relation WHERE removed_on IS NULL ORDER BY id")
    return tuple(
        Relation(
            person_id=people.kept_id(session, row["person_id"]),
            to_person_id=people.kept_id(session, row["to_person_id"]),
            kind=row["kind"],
            declared_on=date.fromisoformat(row["declared_on"]),
            ended_on=day(row["ended_on"]),
        )
        for row in rows
    )
