"""Random complaints files through the command line against an independent reckoning.

The oracle counts day by day with gov.uk's own list and knows nothing of the program's rules.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

Run = Callable[..., Any]
Complaints = Callable[..., Path]
OFF = {
    entry["date"]
    for entry in BankHolidays(use_cached_holidays=True).get_holidays(division="england-and-wales")
}
TODAY = date(2026, 6, 15)


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in OFF


def plus(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= works(day)
    return day


def late(due: date, done: date) -> int:
    if done <= due:
        return 0
    day, count = due, 0
    while day < done:
        day += timedelta(days=1)
        count += works(day)
    return max(count, 1)


@dataclass
class Side:
    """One stage of a case in the oracle's own words."""

    start: date
    days: int
    acknowledged: date | None = None
    responded: date | None = None
    refused: date | None = None
    told: date | None = None
    extended_to: date | None = None
    complete: bool = True

    @property
    def acknowledge_by(self) -> date:
        return plus(self.start, 5)

    @property
    def plain_due(self) -> date:
        return plus(self.acknowledged or self.acknowledge_by, self.days)

    @property
    def due(self) -> date:
        plain = self.plain_due
        if self.told is None or self.extended_to is None or not self.complete:
            return plain
        within = plain < self.extended_to <= plus(plain, self.days)
        return self.extended_to if within and self.told <= plain else plain

    @property
    def acknowledged_on(self) -> date | None:
        return self.acknowledged or self.responded

    def missed(self) -> list[tuple[str, date, int, bool]]:
        found = []
        for clock, due, done in (
            ("acknowledge", self.acknowledge_by, self.acknowledged_on),
            ("respond", self.due, self.responded),
        ):
            over = done or self.refused
            days = late(due, over or TODAY)
            if days:
                found.append((clock, due, days, over is None))
        return found


def some_day(chance: random.Random, first: date, longest: int) -> date | None:
    day = first + timedelta(days=chance.randint(0, longest))
    return day if day <= TODAY else None


def side(chance: random.Random, start: date, days: int) -> Side:
    made = Side(start, days)
    if chance.random() < 0.08:
        made.refused = some_day(chance, start, 20)
        return made
    if chance.random() < 0.85:
        made.acknowledged = some_day(chance, start, 12)
    after = made.acknowledged or start
    if chance.random() < 0.4:
        made.told = some_day(chance, after, days + 12)
        made.extended_to = made.told and after + timedelta(days=chance.randint(1, 4 * days))
        made.complete = chance.random() < 0.8
    if chance.random() < 0.8:
        made.responded = some_day(chance, after, 4 * days)
    return made


def columns(made: Side, stage: int) -> dict[str, str]:
    prefix = f"stage{stage}_"
    names = {
        ("acknowledged" if stage == 1 else "stage2_acknowledged"): made.acknowledged,
        f"{prefix}responded": made.responded,
        ("refused_on" if stage == 1 else "stage2_refused_on"): made.refused,
        f"{prefix}extension_told": made.told,
        f"{prefix}extended_to": made.extended_to,
    }
    row = {name: day.isoformat() if day else "" for name, day in names.items()}
    if made.responded:
        row[f"{prefix}outcome"] = "upheld"
    if made.told:
        row[f"{prefix}extension_reason"] = "a surveyor is needed"
        row[f"{prefix}extension_ombudsman_given"] = "yes" if made.complete else "no"
    return row


Case = tuple[dict[str, str], Side, Side | None, bool]


def case(chance: random.Random, number: int) -> Case:
    received = TODAY - timedelta(days=chance.randint(0, 460))
    outside = chance.random() < 0.1
    first, second = side(chance, received, 10), None
    row = {
        "reference": f"R-{number}",
        "received": received.isoformat(),
        "outside_measures": "yes" if outside else "",
        **columns(first, 1),
    }
    if first.responded and chance.random() < 0.5:
        asked = some_day(chance, first.responded, 30)
        if asked:
            second = side(chance, asked, 20)
            row |= {"stage2_requested": asked.isoformat(), **columns(second, 2)}
    return row, first, second, outside


def expected_stage(cases: list[Side], homes: int) -> dict[str, Any]:
    waiting = [s for s in cases if s.responded is None and s.due >= TODAY]
    total = len(cases) - len(waiting)
    answered = [s for s in cases if s.responded and s.responded <= s.due]
    needed = [s for s in answered if s.responded and s.responded > s.plain_due]
    return {
        "received": len(cases),
        "acknowledged_in_time": sum(
            s.acknowledged_on is not None and s.acknowledged_on <= s.acknowledge_by for s in cases
        ),
        "responded_in_time": len(answered),
        "responded_in_extension": len(needed),
        "not_yet_due": len(waiting),
        "ch01": pytest.approx(len(cases) * 1000 / homes),
        "ch02": pytest.approx(100 * len(answered) / total) if total else None,
        "ch02_without_extensions": (
            pytest.approx(100 * (len(answered) - len(needed)) / total) if total else None
        ),
    }


@pytest.mark.parametrize("seed", range(4))
def test_breaches_and_measures_agree_with_a_day_by_day_reckoning(
    run: Run, register: Path, complaints: Complaints, seed: int
) -> None:
    chance = random.Random(seed)
    cases = [case(chance, number) for number in range(250)]
    file = complaints(*(row for row, *_ in cases))
    today = ("--today", TODAY.isoformat())
    result = run("import", "complaints", register, file, *today, "--json").json
    assert result["imported"] == len(cases)

    missed = [
        (row["reference"], stage, clock, due.isoformat(), days, still_open)
        for row, first, second, _ in cases
        for stage, made in ((1, first), (2, second))
        if made is not None
        for clock, due, days, still_open in made.missed()
    ]
    assert len(missed) > 50
    found = run("status", register, *today, "--json").json["breaches"]
    assert sorted(tuple(breach.values()) for breach in found) == sorted(missed)

    for start, end in (
        (date(2025, 4, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2027, 3, 31)),
    ):
        year = ("--year-end", end.isoformat())
        measured = run("measures", register, *year, *today, "--json").json
        for stage in (1, 2):
            counted = [
                made
                for _, first, second, outside in cases
                for made in [first if stage == 1 else second]
                if made and not outside and not made.refused and start <= made.start <= end
            ]
            assert measured[f"stage{stage}"] == expected_stage(counted, 20)
