"""The year at a glance, and the complaints received: volumes, three years, CH01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from chc_desktop.model.reports import faces, words
from chc_desktop.model.reports.figures import YearFigures
from chc_desktop.model.reports.grid import Column, Row, grid, to_cell
from chc_desktop.model.reports.look import CELL, CELL_BOLD, FIGURE, MM
from chc_desktop.model.reports.marks import MOST_IN_PILE, Counted, WritingLines, month_cells
from chc_desktop.model.reports.text import Text, bold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.platypus import Flowable

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.papers import Count
    from chc_desktop.model.reports.year_paper import YearPaper

_FIGURE_MM = 46
_DROP = 9.5  # labels stand lower, on the base line of the figure
_KNOW = "What we did so that residents know how to complain"
_SENTENCE_UP_TO = 4  # fewer than five values are a sentence, not a table


def no_complaints(report: YearPaper) -> bool:
    """Whether nobody complained at either stage, refused complaints included."""
    year = report.figures
    return not (year.stage1 or year.stage2 or year.refused or year.outside_measure)


def year_at_a_glance(
    paper: Paper, report: YearPaper, awareness: Sequence[Sequence[str]] = ()
) -> None:
    """Add the figures of the year beside those of the year before.

    ``awareness`` are rows of what was done so that residents know how to complain: what, when
    and what it showed.
    """
    quiet = no_complaints(report)
    title = "The year at a glance" + (": no complaints" if quiet else "")
    paper.heading(title, 1, key="glance", running="The year at a glance")
    before = report.earlier[-1] if report.earlier else YearFigures(report.year_end)
    columns = [
        Column(_FIGURE_MM, "This year", FIGURE),
        Column(92, "What it counts", plain=True),
        Column(30, "Year before"),
    ]
    rows = [
        _glance_row(figure, what, value(before), columns)
        for figure, what, value in _lines(report, quiet=quiet)
    ]
    paper.table(grid(columns, rows, flows=True))
    if quiet:
        paper.note("Rates are not printed: 0 of 0 is neither 0% nor 100%.")
        _does_not_prove(paper, report, awareness)
    else:
        _cannot_tell(paper, report)


def _glance_row(figure: str, what: str, before: str, columns: Sequence[Column]) -> Row:
    style = FIGURE
    room = _FIGURE_MM * MM - 6
    face = faces.main_face(bold=True)
    while (
        faces.width_of(figure.replace(words.NBSP, " "), face, style.size) > room and style.size > 14
    ):
        style = style.but(size=style.size - 1)
    return Row(
        (
            [Text(figure, style)],
            [Spacer(1, _DROP), *to_cell(what, columns[1])],
            [Spacer(1, _DROP), *to_cell(before, columns[2])],
        )
    )


def _lines(
    report: YearPaper, *, quiet: bool
) -> list[tuple[str, str, Callable[[YearFigures], str]]]:
    """Return (figure, what it counts, how the year before says it)."""
    year = report.figures
    lines = [(_known(year.stage1), _received(report), lambda y: _known(y.stage1))]
    if not quiet:
        lines += _handled(report)
    lines += [
        (
            _known(year.service_requests),
            "service requests (1.4)",
            lambda y: _known(y.service_requests),
        ),
        (
            _known(year.findings),
            _ombudsman(year),
            lambda y: _known(y.findings),
        ),
    ]
    if year.satisfaction is not None:
        what = "satisfied with how we handled their complaint (TP09)"
        lines.append((words.share(year.satisfaction), what, lambda y: words.share(y.satisfaction)))
    return lines


def _handled(report: YearPaper) -> list[tuple[str, str, Callable[[YearFigures], str]]]:
    year = report.figures
    extended = words.spelt(year.extended_stage1 or 0).lower()
    in_extension = f", {extended} of them in a valid extension" if year.extended_stage1 else ""
    open_ones = words.spelt(year.promises_open or 0).lower()
    are = "is" if year.promises_open == 1 else "are"
    still = f"; {open_ones} {are} open" if year.promises_open else ""
    return [
        (
            words.share(year.acknowledged),
            "acknowledged within 5 working days (6.2)",
            lambda y: words.share(y.acknowledged),
        ),
        (
            words.share(year.answered_stage1),
            f"answered at stage 1 within the Code\u2019s time{in_extension}",
            lambda y: words.share(y.answered_stage1),
        ),
        (
            words.share(year.answered_stage2),
            "answered at stage 2 within the Code\u2019s time",
            lambda y: words.share(y.answered_stage2),
        ),
        (
            words.share(year.upheld),
            "upheld at stage 1, in full or in part",
            lambda y: words.share(y.upheld),
        ),
        *_money(year),
        (
            words.share(year.promises_kept),
            f"promises kept{still}",
            lambda y: words.share(y.promises_kept),
        ),
    ]


def _money(year: YearFigures) -> list[tuple[str, str, Callable[[YearFigures], str]]]:
    """The money, unless so few got it that the sum would say what each of them got."""
    if year.paid_withheld:
        return []
    return [(words.money(year.paid_pence or 0), _paid_in(year), _paid)]


def _known(number: int | None) -> str:
    return "Not known" if number is None else words.count(number)


def _received(report: YearPaper) -> str:
    year = report.figures
    homes = f", from {words.counted(year.homes, 'home')}" if year.homes else ""
    if no_complaints(report):
        return f"complaints at either stage{homes}; none refused"
    text = f"complaints at stage 1{homes}."
    if year.refused:
        more = words.spelt(year.refused)
        text += f" {more} more {'was' if year.refused == 1 else 'were'} refused."
    if year.outside_measure:
        more = words.spelt(year.outside_measure)
        text += f" {more} more outside the measure."
    return text


def _paid_in(year: YearFigures) -> str:
    return f"paid in {words.counted(year.paid_in, 'complaint')}" if year.paid_in else "paid"


def _paid(year: YearFigures) -> str:
    if year.paid_withheld:
        return "Not shown"
    if year.paid_pence is None:
        return "Not known"
    return words.money(year.paid_pence) + (f" in {year.paid_in}" if year.paid_in else "")


def _ombudsman(year: YearFigures) -> str:
    if not year.findings:
        return "findings by the Ombudsman"
    text = "findings by the Ombudsman" if year.findings > 1 else "finding by the Ombudsman"
    if year.ombudsman_cases:
        text += f" in {words.spelt(year.ombudsman_cases).lower()} case"
        text += "" if year.ombudsman_cases == 1 else "s"
    if year.orders is not None and year.orders.of:
        text += f"; {words.share(year.orders)} orders complied with in time"
    return text


def _cannot_tell(paper: Paper, report: YearPaper) -> None:
    paper.heading("What this page cannot tell", 2)
    if report.figures.homes and report.figures.stage1:
        paper.text(
            f"{ch01_sentence(report.figures)} Such a rate compares us with nobody: it says that "
            f"{report.figures.stage1} is {report.figures.stage1}."
        )
    paper.text("Few complaints are no proof of good service (3.3), and many are no proof of bad.")


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


def _does_not_prove(paper: Paper, report: YearPaper, awareness: Sequence[Sequence[str]]) -> None:
    paper.heading("What this does not prove", 2)
    paper.text(
        "No complaints are no proof of good service. The Code says that low numbers can be a sign "
        "that residents are unable to complain (3.3)."
    )
    paper.heading(_KNOW, 2)
    paper.prose(report.residents_know)
    columns = [Column(70, "What"), Column(46, "When"), Column(52, "What it showed")]
    if awareness:
        paper.table(grid(columns, [list(row) for row in awareness]))
    if awareness or report.residents_know.strip():
        return
    paper.text(
        [
            bold("Not written yet."),
            (
                " What was done this year so that every resident knows how to complain, and what did "
                "it show?"
            ),
        ],
        holds=True,
    )
    paper.table(grid(columns, [Row(([], [], []), least=34)] * 4))
    paper.heading("What we will change", 2)
    paper.add(WritingLines(3))


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
        paper.heading(_KNOW, 2)
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
    known = {y.year_end.year: y for y in report.earlier}
    years = [
        known.get(end.year - back, YearFigures(end.replace(year=end.year - back, day=1)))
        for back in (2, 1)
    ]
    years.append(report.figures)
    columns = [
        Column(24, f"Year to {end.day} {words.month_long(end)}"),
        Column(80, "Stage 1"),
        Column(34, "Stage 2"),
        Column(30, "Stage 1 per 1,000 homes", right=True),
    ]
    most1 = max([y.stage1 or 0 for y in years])
    most2 = max([y.stage2 or 0 for y in years])
    rows = [
        [
            bold(str(y.year_end.year)) if y is report.figures else str(y.year_end.year),
            _counted(y.stage1, most1),
            _counted(y.stage2, most2, filled=False),
            f"{y.ch01_stage1:.1f}"
            if y.ch01_stage1 is not None and y.stage1
            else ("Not known" if y.stage1 is None or y.ch01_stage1 is None else words.NONE),
        ]
        for y in years
    ]
    paper.table(grid(columns, rows, row_heads=True))
    if not no_complaints(report):
        paper.note(ch01_sentence(report.figures))


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
