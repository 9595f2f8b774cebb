"""The counts of a year as the numbers a closed year keeps, and back.

Kept are groups of names with numbers, nothing else: no sentence and no reference. Groups are
compared with the facts of today by ``rules/restating``, which names each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from chc_desktop.model.reports import papers as paper
from chc_desktop.model.reports import public_paper as public
from chc_desktop.model.rules.disclosure import FEWER, HELD_BACK
from chc_desktop.model.rules.restating import Figures
from chc_desktop.model.services.year_counts import GROUNDS, YearCounts

SHARES = frozenset(
    {
        *("acknowledged", "acknowledged_stage2", "answered_stage1", "answered_stage2"),
        *("upheld", "promises_kept", "orders", "satisfaction"),
    }
)
NOT_KEPT = frozenset({"year_end", "paid_withheld"})
KINDS = tuple(paper.MarkKind)
CODES = {"None": 0, FEWER: -1, HELD_BACK: -2}
"""A cell of a public table: its number, or why there is none."""
WORDS = {code: words for words, code in CODES.items()}
STRIPS = ("acknowledgements", "answers at stage 1", "answers at stage 2")
REQUESTS = ("received", "completed", "open", "became complaints")
PROMISES = ("kept", "kept late", "open", "overdue")
OVERDUE = "reviews overdue"
ADJUSTMENTS = ("asked", "agreed", "declined", "in_force")
RESTRICTIONS = ("imposed", "in_force", "reviewed", "ended")
Numbers = dict[str, dict[str, Any]]


def locked(counts: YearCounts) -> Numbers:
    """The counts as numbers by group and name."""
    year = {
        f.name: _plain(getattr(counts.figures, f.name))
        for f in fields(counts.figures)
        if f.name not in NOT_KEPT
    }
    return {
        "year": year,
        "times 1": _times(counts.stage1_times),
        "times 2": _times(counts.stage2_times),
        "months": {m.month.strftime("%Y-%m"): [m.stage1, m.stage2] for m in counts.months},
        "channels": {c.name: c.n for c in counts.channels},
        "categories": {c.name: c.n for c in counts.categories},
        "outcomes": {c.name: [c.stage1, c.stage2] for c in counts.outcomes},
        "refusals": {g.ground: [g.complaints, g.escalations] for g in counts.refusals},
        "decisions": {d.name: [d.upheld, d.partly_upheld, d.not_upheld] for d in counts.decisions},
        "late": {_late_name(m): [list(m.days_late), m.still_open] for m in counts.missed},
        "marks": dict(zip(STRIPS, map(_marks, _strips(counts)), strict=True)),
        "extensions": {"": _plain(counts.extensions)},
        "letters": {"": _plain(counts.letters)},
    } | _registers(counts)


def unlocked(numbers: Figures, year_end: date) -> YearCounts:
    """The counts that were locked."""
    marks = [tuple(map(_mark, numbers["marks"][name])) for name in STRIPS]
    return YearCounts(
        figures=_year_figures(numbers["year"], year_end),
        stage1_times=_stage_times(numbers["times 1"], numbers["year"], 1),
        stage2_times=_stage_times(numbers["times 2"], numbers["year"], 2),
        months=tuple(
            paper.MonthCount(date.fromisoformat(f"{month}-01"), *n)
            for month, n in numbers["months"].items()
        ),
        channels=_counts(numbers["channels"]),
        categories=_counts(numbers["categories"]),
        acknowledged_marks=marks[0],
        stage1_marks=marks[1],
        stage2_marks=marks[2],
        outcomes=tuple(paper.StageCount(name, *n) for name, n in numbers["outcomes"].items()),
        refusals=tuple(
            paper.RefusalGround(name, _provision(name), *n)
            for name, n in numbers["refusals"].items()
        ),
        decisions=tuple(
            paper.CategoryOutcome(name, *n) for name, n in numbers["decisions"].items()
        ),
        missed=tuple(_missed(name, n) for name, n in numbers["late"].items()),
        extensions=paper.Share(*numbers["extensions"][""]),
        letters=paper.Share(*numbers["letters"][""]),
        **_unlocked_registers(numbers),
    )


def locked_tables(tables: public.PublicTables) -> dict[str, Any]:
    """The public tables as numbers, what is hidden staying hidden."""
    decided = tables.category_outcomes
    return {
        "adjustments": _cells(tables.adjustments),
        "restrictions": _cells(tables.restrictions),
        "compensation": _cells(tables.compensation),
        "paid_pence": tables.paid_pence,
        "paid_in": _code(tables.paid_in),
        "decisions": None
        if decided is None
        else {row.name: [_code(shown) for shown in row.shown] for row in decided},
    }


def unlocked_tables(numbers: Mapping[str, Any]) -> public.PublicTables:
    """The public tables as they were first printed."""
    decided = numbers["decisions"]
    return public.PublicTables(
        adjustments=_shown(numbers["adjustments"]),
        restrictions=_shown(numbers["restrictions"]),
        compensation=_shown(numbers["compensation"]),
        paid_pence=numbers["paid_pence"],
        paid_in=_cell(numbers["paid_in"]),
        category_outcomes=None
        if decided is None
        else tuple(
            public.CellRow(name, tuple(map(_cell, codes))) for name, codes in decided.items()
        ),
    )


# ---- private


def _unlocked_registers(numbers: Figures) -> dict[str, Any]:
    notes, overdue = numbers["notes"], numbers["on the day"]
    return {
        "remedies": _counts(numbers["remedies"]),
        "compensation": tuple(
            paper.MoneyLine(name, *n) for name, n in numbers["compensation"].items()
        ),
        "promises": paper.PromiseCounts(*(numbers["promises"][name] for name in PROMISES)),
        "service_requests": paper.ServiceRequests(*(numbers["requests"][n] for n in REQUESTS)),
        "adjustments": paper.Adjustments(
            **numbers["adjustments"], reviews_overdue=overdue["adjustments"]
        ),
        "restrictions": paper.Restrictions(
            **numbers["restrictions"], reviews_overdue=overdue["restrictions"]
        ),
        "ombudsman": _ombudsman(numbers["ombudsman"], numbers["findings"]),
        "compliments": numbers["compliments"][""],
        "undefined": paper.Share(*notes["acknowledgements without a definition"]),
        "withdrawn_early": notes["withdrawn before an answer"],
        "carried_over": paper.CarriedOver(
            numbers["carried"]["stage 1"], numbers["carried"]["stage 2"]
        ),
        "brought_forward": tuple(
            paper.StageCount(name, *n) for name, n in numbers["brought"].items()
        ),
    }


def _registers(counts: YearCounts) -> Numbers:
    """What does not come from the events of cases, and what was of the day only."""
    omb = counts.ombudsman
    return {
        "remedies": {c.name: c.n for c in counts.remedies},
        "compensation": {m.kind: [m.pence, m.complaints] for m in counts.compensation},
        "promises": dict(zip(PROMISES, _promises(counts.promises), strict=True)),
        "requests": dict(zip(REQUESTS, _requests(counts.service_requests), strict=True)),
        "adjustments": {name: getattr(counts.adjustments, name) for name in ADJUSTMENTS},
        "restrictions": {name: getattr(counts.restrictions, name) for name in RESTRICTIONS},
        "ombudsman": {
            "cases": omb.cases,
            "orders in time": omb.orders.n,
            "orders": omb.orders.of,
            "recommendations in time": omb.recommendations.n,
            "recommendations": omb.recommendations.of,
            "failure orders": omb.failure_orders,
        },
        "findings": {c.name: c.n for c in omb.findings},
        "compliments": {"": counts.compliments},
        "notes": {
            "acknowledgements without a definition": _plain(counts.undefined),
            "withdrawn before an answer": counts.withdrawn_early,
        },
        "carried": {"stage 1": counts.carried_over.stage1, "stage 2": counts.carried_over.stage2},
        "brought": {c.name: [c.stage1, c.stage2] for c in counts.brought_forward},
        "on the day": {
            "adjustments": counts.adjustments.reviews_overdue,
            "restrictions": counts.restrictions.reviews_overdue,
        },
    }


def _plain(value: object) -> object:
    return [value.n, value.of] if isinstance(value, paper.Share) else value


def _times(times: paper.StageTimes) -> dict[str, Any]:
    """What stands beside the shares that the year's figures hold already."""
    return {
        "without_extensions": _plain(times.without_extensions),
        "by_on_time_date": _plain(times.by_on_time_date),
        "not_yet_due": times.not_yet_due,
        "answers": times.spread.of,
        "mean": times.spread.mean,
        "median": times.spread.median,
    }


def _stage_times(of: Mapping[str, Any], year: Mapping[str, Any], stage: int) -> paper.StageTimes:
    known = ("acknowledged", f"answered_stage{stage}")
    if stage == 2:
        known = ("acknowledged_stage2", known[1])
    acknowledged, answered = (paper.Share(*(year[name] or (0, 0))) for name in known)
    return paper.StageTimes(
        answered=answered,
        without_extensions=paper.Share(*of["without_extensions"]),
        by_on_time_date=paper.Share(*of["by_on_time_date"]),
        not_yet_due=of["not_yet_due"],
        acknowledged=acknowledged,
        spread=paper.Spread(of["answers"], of["mean"], of["median"]),
    )


def _year_figures(year: Mapping[str, Any], year_end: date) -> paper.YearFigures:
    values: dict[str, Any] = {
        name: paper.Share(*value) if name in SHARES and value is not None else value
        for name, value in year.items()
    }
    return paper.YearFigures(year_end, **values)


def _counts(numbers: Mapping[str, int]) -> tuple[paper.Count, ...]:
    return tuple(paper.Count(name, n) for name, n in numbers.items())


def _strips(counts: YearCounts) -> tuple[tuple[paper.TimeMark, ...], ...]:
    return counts.acknowledged_marks, counts.stage1_marks, counts.stage2_marks


def _marks(marks: Iterable[paper.TimeMark]) -> list[list[int]]:
    return sorted([mark.days, KINDS.index(mark.kind), mark.days_late] for mark in marks)


def _mark(numbers: list[int]) -> paper.TimeMark:
    days, kind, late = numbers
    return paper.TimeMark(days, KINDS[kind], late)


def _late_name(missed: public.Missed) -> str:
    what = "response" if missed.response else "acknowledgement"
    return f"{what} at stage {missed.stage}"


def _missed(name: str, numbers: list[Any]) -> public.Missed:
    days, still_open = numbers
    return public.Missed(int(name[-1]), name.startswith("response"), tuple(days), still_open)


def _promises(made: paper.PromiseCounts) -> tuple[int, ...]:
    return made.kept, made.kept_late, made.open, made.overdue


def _requests(found: paper.ServiceRequests) -> tuple[int, ...]:
    return found.received, found.completed, found.open, found.became_complaints


def _provision(ground: str) -> str:
    return next((number for words, number in GROUNDS.values() if words == ground), "")


def _ombudsman(n: Mapping[str, int], findings: Mapping[str, int]) -> public.PublicOmbudsman:
    return public.PublicOmbudsman(
        cases=n["cases"],
        findings=_counts(findings),
        orders=paper.Share(n["orders in time"], n["orders"]),
        recommendations=paper.Share(n["recommendations in time"], n["recommendations"]),
        failure_orders=n["failure orders"],
    )


def _cells(cells: tuple[public.Cell, ...] | None) -> dict[str, int] | None:
    return None if cells is None else {cell.name: _code(cell.shown) for cell in cells}


def _shown(codes: Mapping[str, int] | None) -> tuple[public.Cell, ...] | None:
    if codes is None:
        return None
    return tuple(public.Cell(name, _cell(code)) for name, code in codes.items())


def _code(shown: str) -> int:
    return CODES[shown] if shown in CODES else int(shown.replace(",", ""))


def _cell(code: int) -> str:
    return WORDS.get(code, f"{code:,}")
