"""The complaints received: volumes, three years, CH01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.figures import YearFigures
from chc_desktop.model.reports.grid import Column, Row, grid
from chc_desktop.model.reports.look import CELL, CELL_BOLD
from chc_desktop.model.reports.marks import MOST_IN_PILE, Counted, month_cells
from chc_desktop.model.reports.text import Text, bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.papers import Count
    from chc_desktop.model.reports.year_paper import YearPaper

_VOLUMES = frozenset({"stage1", "stage2", "ch01_stage1"})
KNOW = "What we did so that residents know how to complain"
"""The heading of what answers 3.3, also where nobody complained."""
_SENTENCE_UP_TO = 4  # fewer than five values are a sentence, not a table


def no_complaints(report: YearPaper) -> bool:
    """Whether nobody complained at either stage, refused complaints included."""
    year = report.figures
    return not (year.stage1 or year.stage2 or year.refused or year.outside_measure)


def ch01_sentence(year: YearFigures) -> str:
    """Return what one complaint is per 1,000 homes, and what all are (CH01)."""
    if not year.homes:
        return "CH01 cannot be worked out: the number of homes is not known."
    one = 1000 / year.homes
    said = f"One complaint from {words.counted(year.homes, 'home')} is {one:.1f} per 1,000 homes."
    if year.stage1 and year.ch01_stage1 is not None:
        said += f" {words.spelt(year.stage1)} at stage 1: {year.ch01_stage1:.1f}"
        said += " (measure CH01)."
    if year.stage2 and year.ch01_stage2 is not None:
        said += f" {words.spelt(year.stage2)} at stage 2: {year.ch01_stage2:.1f}."
    return said


def complaints_received(paper: Paper, report: YearPaper) -> None:
    """Add the volumes: by month, three years with CH01, by category and channel."""
    year = report.figures
    paper.heading("Complaints received", 1, key="received")
    if no_complaints(report):
        paper.none(ch01_sentence(year))
        _three_years(paper, report)
        return
    said = f"{words.count(year.stage1 or 0)} at stage 1, {words.count(year.stage2 or 0).lower()} at stage 2."
    most = max((max(m.stage1, m.stage2) for m in report.months), default=0)
    drawn_as_bars = paper.large or most > MOST_IN_PILE
    paper.text([bold(said), "" if drawn_as_bars else " One square is one complaint."], holds=True)
    _months(paper, report)
    _three_years(paper, report)
    paper.heading("What they were about", 2)
    _categories(paper, report)
    paper.heading("How they reached us", 2)
    _channels(paper, report.channels, year.stage1 or sum(c.n for c in report.channels))
    if year.outside_measure:
        paper.heading("Outside the measure", 2)
        number = words.counted(year.outside_measure, "complaint")
        paper.text(
            f"{number.capitalize()} from people whom CH01 does not count, such as leaseholders, "
            "applicants and former tenants. The Code was followed; the figures above leave them out."
        )
    if report.residents_know.strip():
        paper.heading(KNOW, 2)
        paper.prose(report.residents_know)


def _months(paper: Paper, report: YearPaper) -> None:
    paper.heading("By month", 2)
    months = report.months
    if not months:
        paper.none()
        return
    first, last = months[0].month.year, months[-1].month.year
    span = f"{first}/{last % 100:02d}" if first != last else str(first)
    columns = [Column(21, span, CELL_BOLD)]
    columns += [Column(134.4 / len(months), words.month_short(m.month)) for m in months]
    columns.append(Column(12.6, "Year", CELL_BOLD))
    rows = []
    for name, numbers, filled in (
        ("Stage 1", [m.stage1 for m in months], True),
        ("Stage 2", [m.stage2 for m in months], False),
    ):
        cells: list[list[Flowable]] = month_cells(numbers, filled=filled)
        total = Text(f"{sum(numbers):,}", CELL_BOLD)  # months print 0, and so does their sum
        rows.append(Row(([Text(name, CELL_BOLD)], *cells, [total]), bottom=True))
    table = grid(columns, rows, row_heads=True)
    paper.table(table)
    outside = report.figures.outside_measure
    if outside and sum(m.stage1 for m in months) > (report.figures.stage1 or 0):
        counted = words.counted(outside, "complaint")
        paper.note(f"The months hold {counted} from outside the measure too.")
    paper.note(
        "A complaint belongs to the month it was received in, stage 2 to the month it was asked for."
    )


def _three_years(paper: Paper, report: YearPaper) -> None:
    paper.heading("Three years", 2)
    end = report.year_end
    earlier = report.earlier[-2:]
    unknown = [
        YearFigures(end.replace(year=end.year - back, day=1)) for back in (2, 1)[: 2 - len(earlier)]
    ]
    years = [*unknown, *earlier, report.figures]
    alike = len({(y.year_end.month, y.year_end.day) for y in earlier} | {(end.month, end.day)}) == 1
    leap = end.month == 2
    columns = [
        Column(
            24 if alike or leap else 34,
            f"Year to {end.day} {words.month_long(end)}" if alike else "Year to",
        ),
        Column(80 if alike or leap else 70, "Stage 1"),
        Column(34, "Stage 2"),
        Column(30, "Stage 1 per 1,000 homes", right=True),
    ]

    def named(year: YearFigures) -> str:
        return str(year.year_end.year) if alike or leap else words.day(year.year_end)

    most1 = max([y.stage1 or 0 for y in years])
    most2 = max([y.stage2 or 0 for y in years])
    rows = [
        [
            bold(named(y)) if y is report.figures else named(y),
            _counted(y.stage1, most1),
            _counted(y.stage2, most2, filled=False),
            f"{y.ch01_stage1:.1f}"
            if y.ch01_stage1 is not None and y.stage1
            else ("Not known" if y.stage1 is None or y.ch01_stage1 is None else words.NONE),
        ]
        for y in years
    ]
    paper.table(grid(columns, rows, row_heads=True))
    _restated_earlier(paper, report)
    if not no_complaints(report):
        paper.note(ch01_sentence(report.figures))


def _restated_earlier(paper: Paper, report: YearPaper) -> None:
    for year, locked in zip(report.earlier, report.earlier_locked, strict=False):
        changed = [f for f in (locked.restated if locked else ()) if f.name in _VOLUMES]
        for found in changed:
            named_year = f"Year to {words.day(year.year_end)}"
            paper.note(f"{named_year}, {found.title}. Restated: {found.now}, was {found.was}.")


def _counted(number: int | None, most: int, *, filled: bool = True) -> Flowable:
    if number is None:
        return Text("Not known", CELL)
    return Counted(number, most, filled=filled)


def _categories(paper: Paper, report: YearPaper) -> None:
    counts = sorted((c for c in report.categories if c.n), key=lambda c: -c.n)
    if not counts:
        paper.none()
        return
    of = report.figures.stage1 or 0
    columns = [Column(64, "Category"), Column(104, f"Complaints, of {of:,}")]
    most = counts[0].n
    paper.table(
        grid(columns, [[words.sentence(c.name), Counted(c.n, most)] for c in counts], flows=True)
    )
    said = []
    total = sum(c.n for c in counts)
    if total > of:
        said.append(f"Some complaints have more than one category, so the lines add up to {total}.")
    elif total < of:
        said.append(f"{words.spelt(of - total)} of {of} without a category.")
    if report.categories_unused:
        said.append(f"None in: {', '.join(name.lower() for name in report.categories_unused)}.")
    if said:
        paper.note(" ".join(said))


def _channels(paper: Paper, channels: Sequence[Count], of: int) -> None:
    counts = sorted((c for c in channels if c.n), key=lambda c: -c.n)
    if not counts:
        paper.none()
    elif len(counts) <= _SENTENCE_UP_TO:
        first, *rest = counts
        tail = "".join(f", {c.name.lower()} {c.n}" for c in rest)
        paper.text(f"{words.sentence(first.name)} {first.n} of {of}{tail}.")
    else:
        columns = [Column(64, "How"), Column(104, f"Complaints, of {of:,}")]
        paper.table(
            grid(columns, [[words.sentence(c.name), Counted(c.n, counts[0].n)] for c in counts])
        )
