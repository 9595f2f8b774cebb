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
from chc_desktop.model.store.register import Register

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Handler:
    """Who considers a stage."""

    stage: Stage
    name: str
    part: str


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


def load(register: Register, only: int | None = None) -> dict[int, CaseRecord]:
    """All complaints by id, or the one asked for; removed ones are left out."""
    where, values = ("AND c.id = ?", (only,)) if only is not None else ("", ())
    rows = register.tuples(
        "SELECT c.id, c.reference, c.person_id, p.name, coalesce(h.label, p.elsewhere), c.subject,"
        " c.description, c.outcome_sought, c.outside_measures"
        " FROM complaint c JOIN person p ON p.id = c.person_id"
        f" LEFT JOIN home h ON h.id = p.home_id WHERE c.removed_on IS NULL {where}"
        " ORDER BY c.id",
        *values,
    )
    mine = "WHERE complaint_id = ?" if only is not None else ""

    def grouped(sql: str, make: Callable[[tuple[Any, ...]], T]) -> dict[int, tuple[T, ...]]:
        return _grouped(register.tuples(sql, *values), make)

    happened = _events(register.tuples(f"SELECT {events.COLUMNS} FROM event {mine}", *values))
    categories = grouped(
        f"SELECT complaint_id, category FROM complaint_category {mine}",
        lambda row: str(row[0]),
    )
    handlers = grouped(
        "SELECT complaint_id, stage, coalesce(p.name, t.name), part FROM stage_handler s"
        " LEFT JOIN person p ON p.id = s.person_id"
        f" LEFT JOIN third_party t ON t.id = s.third_party_id {mine} ORDER BY s.id",
        lambda row: Handler(Stage(row[0]), str(row[1]), str(row[2])),
    )
    people = grouped(
        "SELECT complaint_id, part, name FROM complaint_person x"
        f" JOIN person p ON p.id = x.person_id {mine} ORDER BY x.id",
        lambda row: (str(row[0]), str(row[1])),
    )
    promises = grouped(
        "SELECT complaint_id, id, stage, made_on, head, what, owner, due_on, done_on, done_how,"
        f" amount FROM promise {mine} {'AND' if mine else 'WHERE'} removed_on IS NULL ORDER BY id",
        _promise,
    )
    ombudsman = {
        row[0]
        for row in register.tuples(
            "SELECT complaint_id FROM ombudsman_case WHERE closed_on IS NULL"
        )
    }
    return {
        row[0]: CaseRecord(
            id=row[0],
            reference=row[1],
            person_id=row[2],
            resident=row[3],
            home=row[4],
            subject=row[5],
            description=row[6],
            outcome_sought=row[7],
            outside_measures=bool(row[8]),
            categories=categories.get(row[0], ()),
            events=happened.get(row[0], ()),
            handlers=handlers.get(row[0], ()),
            group=tuple(n for part, n in people.get(row[0], ()) if part == "member"),
            representative=", ".join(
                n for part, n in people.get(row[0], ()) if part == "representative"
            ),
            promises=promises.get(row[0], ()),
            with_ombudsman=row[0] in ombudsman,
        )
        for row in rows
    }


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


def _promise(row: tuple[Any, ...]) -> PromiseRecord:
    promise_id, stage, made_on, head, what, owner, due_on, done_on, how, amount = row
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
    )


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
