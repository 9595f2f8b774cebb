"""Complaints as they are stored: the case's own words, its people, and its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from chc_desktop.model.rules.events import Event
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.store import events
from chc_desktop.model.store.merged import Kept, kept_people
from chc_desktop.model.store.register import Register

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Handler:
    """Who considers a stage."""

    stage: Stage
    name: str
    part: str
    id: int = 0
    person_id: int = 0
    """The entry that is kept; 0 for a third party."""
    third_party_id: int = 0
    declared: str = ""
    """What they declared: ``None.``, which conflicts, or nothing yet."""
    assigned_on: date | None = None


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """A promised remedy or action. ``amount`` in pence."""

    id: int
    stage: Stage
    made_on: date
    head: str
    what: str
    owner: str
    due_on: date | None
    done_on: date | None
    done_how: str
    amount: int
    accepted_on: date | None = None
    refused_on: date | None = None
    """The day the resident did not accept what was offered: nothing more is owed."""
    paid_how: str = ""
    awarded_by: str = ""
    committee_agreed_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and self.refused_on is None


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One complaint with everything that belongs to it, as stored."""

    id: int
    reference: str
    person_id: int
    resident: str
    home: str
    subject: str
    description: str
    outcome_sought: str
    outside_measures: bool
    categories: tuple[str, ...]
    events: tuple[Event, ...]
    handlers: tuple[Handler, ...]
    group: tuple[str, ...]
    representative: str
    promises: tuple[PromiseRecord, ...]
    with_ombudsman: bool
    evidence_due: date | None
    """When the Ombudsman wants the evidence it asked for, while it is not sent."""


def load(register: Register, only: int | None = None) -> dict[int, CaseRecord]:
    """All complaints by id, or the one asked for; removed ones are left out.

    People who were found to be the same one are named as the one that is kept.
    """
    kept = kept_people(register)
    where, values = ("AND c.id = ?", (only,)) if only is not None else ("", ())
    rows = register.tuples(
        "SELECT c.id, c.reference, c.person_id, p.name, coalesce(h.label, p.elsewhere), c.subject,"
        " c.description, c.outcome_sought, c.outside_measures"
        " FROM complaint c JOIN person p ON p.id = c.person_id"
        f" LEFT JOIN home h ON h.id = p.home_id WHERE c.removed_on IS NULL {where}"
        " ORDER BY c.id",
        *values,
    )
    belongings = _belongings(register, only, kept)
    leads = {row[0]: kept.get(row[2], Kept(*row[2:5])) for row in rows}
    return {
        row[0]: CaseRecord(
            id=row[0],
            reference=row[1],
            person_id=leads[row[0]].id,
            resident=leads[row[0]].name,
            home=leads[row[0]].home,
            subject=row[5],
            description=row[6],
            outcome_sought=row[7],
            outside_measures=bool(row[8]),
            **belongings.of(row[0]),
        )
        for row in rows
    }


@dataclass(frozen=True, slots=True)
class _Belongings:
    """What belongs to complaints, by the complaint's id."""

    events: dict[int, tuple[Event, ...]]
    categories: dict[int, tuple[str, ...]]
    handlers: dict[int, tuple[Handler, ...]]
    people: dict[int, tuple[tuple[str, str], ...]]
    promises: dict[int, tuple[PromiseRecord, ...]]
    ombudsman: dict[int, date | None]

    def of(self, complaint_id: int) -> dict[str, Any]:
        """The fields of a CaseRecord that come from other tables."""
        people = self.people.get(complaint_id, ())
        return {
            "events": self.events.get(complaint_id, ()),
            "categories": self.categories.get(complaint_id, ()),
            "handlers": self.handlers.get(complaint_id, ()),
            "group": tuple(name for part, name in people if part == "member"),
            "representative": ", ".join(n for part, n in people if part == "representative"),
            "promises": self.promises.get(complaint_id, ()),
            "with_ombudsman": complaint_id in self.ombudsman,
            "evidence_due": self.ombudsman.get(complaint_id),
        }


def _belongings(register: Register, only: int | None, kept: dict[int, Kept]) -> _Belongings:
    mine, values = ("WHERE complaint_id = ?", (only,)) if only is not None else ("", ())

    def grouped(sql: str, make: Callable[[tuple[Any, ...]], T]) -> dict[int, tuple[T, ...]]:
        return _grouped(register.tuples(sql, *values), make)

    return _Belongings(
        events=_events(register.tuples(f"SELECT {events.COLUMNS} FROM event {mine}", *values)),
        categories=grouped(
            f"SELECT complaint_id, category FROM complaint_category {mine}",
            lambda row: str(row[0]),
        ),
        handlers=grouped(
            "SELECT complaint_id, stage, coalesce(p.name, t.name), part, s.id,"
            " coalesce(person_id, 0), coalesce(third_party_id, 0), conflicts_declared, assigned_on"
            " FROM (SELECT * FROM stage_handler WHERE removed_on IS NULL) s"
            " LEFT JOIN person p ON p.id = s.person_id"
            f" LEFT JOIN third_party t ON t.id = s.third_party_id {mine} ORDER BY s.id",
            lambda row: _handler(row, kept),
        ),
        people=grouped(
            "SELECT complaint_id, part, p.id, name FROM complaint_person x JOIN person p"
            f" ON p.id = x.person_id AND x.removed_on IS NULL {mine} ORDER BY x.id",
            lambda row: (str(row[0]), kept[row[1]].name if row[1] in kept else str(row[2])),
        ),
        promises=grouped(
            "SELECT complaint_id, id, stage, made_on, head, what, owner, due_on, done_on,"
            " done_how, amount, accepted_on, refused_on, paid_how,"
            " (SELECT name FROM person WHERE person.id = awarded_by), committee_agreed_on"
            f" FROM promise {mine} {'AND' if mine else 'WHERE'} removed_on IS NULL ORDER BY id",
            _promise,
        ),
        ombudsman=_ombudsman(register),
    )


def _ombudsman(register: Register) -> dict[int, date | None]:
    """Complaints that are with the Ombudsman, and when evidence is due there."""
    rows = register.tuples(
        "SELECT o.complaint_id, min(i.due_on) FROM ombudsman_case o LEFT JOIN ombudsman_item i"
        " ON i.case_id = o.id AND i.kind = 'evidence request' AND i.done_on IS NULL"
        " AND i.removed_on IS NULL WHERE o.closed_on IS NULL AND o.removed_on IS NULL"
        " AND o.complaint_id IS NOT NULL GROUP BY o.complaint_id"
    )
    return {complaint_id: _date(due) for complaint_id, due in rows}


def _events(rows: Iterable[tuple[Any, ...]]) -> dict[int, tuple[Event, ...]]:
    found: defaultdict[int, list[Event]] = defaultdict(list)
    for row in rows:
        complaint_id, event = events.from_row(row)
        found[complaint_id].append(event)
    return {key: tuple(value) for key, value in found.items()}


def _grouped(
    rows: Iterable[tuple[Any, ...]], make: Callable[[tuple[Any, ...]], T]
) -> dict[int, tuple[T, ...]]:
    found: defaultdict[int, list[T]] = defaultdict(list)
    for complaint_id, *rest in rows:
        found[complaint_id].append(make(tuple(rest)))
    return {key: tuple(value) for key, value in found.items()}


def _handler(row: tuple[Any, ...], kept: dict[int, Kept]) -> Handler:
    stage, name, part, key, person_id, third_party_id, declared, assigned_on = row
    person = kept.get(person_id)
    return Handler(
        stage=Stage(stage),
        name=person.name if person else name,
        part=part,
        id=key,
        person_id=person.id if person else person_id,
        third_party_id=third_party_id,
        declared=declared,
        assigned_on=_date(assigned_on),
    )


def _promise(row: tuple[Any, ...]) -> PromiseRecord:
    promise_id, stage, made_on, head, what, owner, due_on, done_on, how, amount, *award = row
    accepted_on, refused_on, paid_how, awarded_by, agreed_on = award
    return PromiseRecord(
        id=promise_id,
        stage=Stage(stage),
        made_on=date.fromisoformat(made_on),
        head=head,
        what=what,
        owner=owner,
        due_on=_date(due_on),
        done_on=_date(done_on),
        done_how=how,
        amount=amount,
        accepted_on=_date(accepted_on),
        refused_on=_date(refused_on),
        paid_how=paid_how,
        awarded_by=awarded_by or "",
        committee_agreed_on=_date(agreed_on),
    )


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
