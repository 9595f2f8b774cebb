"""Random registers against a second opinion: CH01 and CH02 counted day by day with gov.uk's list.

Everything here is reckoned anew from the domain's sentences; nothing of the program's rules is
used. Forty registers run with the tests, a thousand with `make oracle`.
"""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from chc_desktop.model.rules.commands import Withdraw
from chc_desktop.model.rules.importing import Verdict
from chc_desktop.model.services import importing
from chc_desktop.model.services.annual_figures import year_figures
from chc_desktop.model.services.complaints import carry_out
from chc_desktop.model.services.plain import measures as as_json
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import CreateRegister, Session, begin
from chc_desktop.model.services.year import measures
from chc_desktop.model.store import Register

REGISTERS = int(os.environ.get("CHC_REGISTERS", "40"))
AT_ONCE = 20
DAY = timedelta(days=1)
OFF = {
    entry["date"]
    for entry in BankHolidays(use_cached_holidays=True).get_holidays(division="england-and-wales")
}
YEAR_ENDS = ((3, 31), (9, 30), (12, 31), (2, 29))


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in OFF


def plus(day: date, count: int) -> date:
    while count:
        day += DAY
        count -= works(day)
    return day


def end_in(year: int, month: int, day: int) -> date:
    """The year end in a calendar year; 29 February is the last day of February."""
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 28) + (day - 28) * DAY, first_of_next - DAY)


# ---- what happened


@dataclass(frozen=True)
class Told:
    on: date
    until: date
    reason: bool
    ombudsman: bool


@dataclass(frozen=True)
class Side:
    """One stage of a complaint."""

    start: date
    limit: int
    acknowledged: date | None = None
    told: Told | None = None
    answered: date | None = None
    refused: date | None = None
    withdrawn: date | None = None


@dataclass(frozen=True)
class Complaint:
    reference: str
    one: Side
    two: Side | None
    outside: bool


def side(chance: random.Random, start: date, limit: int, today: date) -> Side:
    def some(after: date, longest: int) -> date | None:
        day = after + chance.randint(0, longest) * DAY
        return day if day <= today else None

    made = Side(start, limit)
    match chance.choices(["answered", "open", "refused", "withdrawn"], (70, 15, 8, 7))[0]:
        case "refused":
            return replace(made, refused=some(start, 20))
        case "withdrawn":
            made = replace(made, withdrawn=some(start, 50))
        case "answered":
            made = replace(made, answered=some(start, 4 * limit))
    ended = made.answered or made.withdrawn or today
    if chance.random() < 0.85:
        day = some(start, 12)
        made = replace(made, acknowledged=day if day and day <= ended else None)
    if chance.random() < 0.4:
        on = some(made.acknowledged or start, limit + 12)
        if on and on <= ended:
            until = on + chance.randint(-3, 4 * limit) * DAY
            told = Told(on, until, chance.random() < 0.85, chance.random() < 0.85)
            made = replace(made, told=told)
    return made


def complaint(chance: random.Random, number: int, near: date, today: date) -> Complaint:
    """A complaint about the year's end: some weeks, or a year and more, around it."""
    reach = chance.choice([25, 80, 420])
    received = min(near + chance.randint(-reach, reach) * DAY, today)
    one, two = side(chance, received, 10, today), None
    if one.answered and chance.random() < 0.6:
        asked = one.answered + chance.randint(0, 40) * DAY
        if asked <= today:
            two = side(chance, asked, 20, today)
    return Complaint(f"R-{number}", one, two, chance.random() < 0.12)


# ---- the file


def cells(made: Side, stage: int) -> dict[str, str]:
    prefix = f"stage{stage}_"
    row = {
        "acknowledged" if stage == 1 else "stage2_acknowledged": made.acknowledged,
        f"{prefix}responded": made.answered,
        "refused_on" if stage == 1 else "stage2_refused_on": made.refused,
        f"{prefix}extension_told": made.told and made.told.on,
        f"{prefix}extended_to": made.told and made.told.until,
    }
    words = {name: day.isoformat() if day else "" for name, day in row.items()}
    if made.answered:
        words[f"{prefix}outcome"] = "upheld"
    if made.told:
        words[f"{prefix}extension_reason"] = "a surveyor is needed" if made.told.reason else ""
        words[f"{prefix}extension_ombudsman_given"] = "yes" if made.told.ombudsman else "no"
    return words


def write(path: Path, complaints: list[Complaint]) -> Path:
    rows = []
    for each in complaints:
        row = {
            "reference": each.reference,
            "received": each.one.start.isoformat(),
            "outside_measures": "yes" if each.outside else "",
            **cells(each.one, 1),
        }
        if each.two is not None:
            row |= {"stage2_requested": each.two.start.isoformat(), **cells(each.two, 2)}
        rows.append(row)
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [",".join(names), *(",".join(row.get(name, "") for name in names) for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def withdraw(session: Session, complaints: list[Complaint]) -> None:
    """A file has no column for it: the day on which the resident took it back is a step."""
    known = {case.record.reference: case.record.id for case in session.cases().values()}
    for each in complaints:
        day = (each.two or each.one).withdrawn
        if day is not None:
            done = carry_out(session, Withdraw(complaint_id=known[each.reference], on=day))
            assert isinstance(done, Done), done


# ---- the second opinion


def due(made: Side) -> tuple[date, date]:
    """The date in force, and the one before any extension."""
    if made.acknowledged and made.acknowledged <= (made.answered or date.max):
        plain = plus(made.acknowledged, made.limit)
    else:
        plain = plus(plus(made.start, 5), made.limit)
    told = made.told
    if not told or not told.reason or not told.ombudsman or told.on > plain:
        return plain, plain
    return (told.until if plain < told.until <= plus(plain, made.limit) else plain), plain


def reckoned(sides: list[Side], homes: int, today: date) -> dict[str, object]:
    acknowledged = in_time = needed = waiting = 0
    for made in sides:
        last, plain = due(made)
        first = min((d for d in (made.acknowledged, made.answered) if d), default=None)
        acknowledged += first is not None and first <= plus(made.start, 5)
        if made.answered:
            in_time += made.answered <= last
            needed += plain < made.answered <= last
        else:
            waiting += (made.withdrawn or today) <= last
    total = len(sides) - waiting
    return {
        "received": len(sides),
        "acknowledged_in_time": acknowledged,
        "responded_in_time": in_time,
        "responded_in_extension": needed,
        "not_yet_due": waiting,
        "ch01": pytest.approx(1000 * len(sides) / homes),
        "ch02": pytest.approx(100 * in_time / total) if total else None,
        "ch02_without_extensions": (
            pytest.approx(100 * (in_time - needed) / total) if total else None
        ),
    }


# ---- the tests


@pytest.mark.parametrize("first", range(0, REGISTERS, AT_ONCE))
def test_the_measures_of_random_registers_are_those_counted_day_by_day(
    tmp_path: Path, first: int
) -> None:
    for seed in range(first, first + AT_ONCE):
        chance = random.Random(seed)
        month, day = YEAR_ENDS[seed % 4]
        year_end = end_in(chance.choice([2023, 2024, 2025]), month, day)
        # The report is looked at before the year is over, on its last day, and long after.
        today = year_end + chance.choice([-40, -3, 0, 1, 30, 200]) * DAY
        homes = chance.choice([20, 24, 60, 999])
        complaints = [
            complaint(chance, n, year_end, today) for n in range(chance.choice([0, 1, 5, 14]))
        ]
        session = Session(Register.in_memory(), today, "oracle", now=lambda: "2026-01-01T00:00:00Z")
        begin(session, CreateRegister("Oracle Street Co-op", homes, month, day))
        if complaints:
            file = write(tmp_path / f"{seed}.csv", complaints)
            result = importing.import_complaints(session, file)
            refused = [row for row in result.rows if row.verdict is not Verdict.IMPORTED]
            assert not refused, (seed, refused)
            withdraw(session, complaints)
        for back in (0, 1):
            ends = end_in(year_end.year - back, month, day)
            begins = end_in(ends.year - 1, month, day) + DAY
            found = as_json(measures(session, ends))
            for stage in (1, 2):
                sides = [
                    made
                    for each in complaints
                    for made in [each.one if stage == 1 else each.two]
                    if made and not each.outside and not made.refused
                    and begins <= made.start <= ends
                ]  # fmt: skip
                expected = reckoned(sides, homes, today)
                assert found[f"stage{stage}"] == expected, (seed, ends, stage)
                if stage == 1 and sides:
                    assert year_figures(session, ends).stage1 == len(sides), (seed, ends)
        session.close()


def test_enough_of_everything_stands_in_the_registers() -> None:
    """A year's end crossed, extensions valid and not, refusals, withdrawals, both stages."""
    seen: set[str] = set()
    for seed in range(40):
        chance = random.Random(seed)
        near = date(2025, 3, 31)
        for number in range(14):
            each = complaint(chance, number, near, near + 30 * DAY)
            for name, made in (("1", each.one), ("2", each.two)):
                if made is None:
                    continue
                last, plain = due(made)
                seen.add(f"{name} extended" if last > plain else f"{name} not extended")
                seen |= {f"{name} invalid"} if made.told and last == plain else set()
                seen |= {f"{name} refused"} if made.refused else set()
                seen |= {f"{name} withdrawn"} if made.withdrawn else set()
                seen |= {f"{name} open"} if not (made.answered or made.refused) else set()
                if made.answered and made.start <= near < made.answered:
                    seen.add(f"{name} over the year's end")
            seen |= {"outside"} if each.outside else set()
    assert len(seen) == 15
