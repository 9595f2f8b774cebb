"""The year at a glance: this year’s figures beside those of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from chc_desktop.model.reports import faces, words
from chc_desktop.model.reports.annual_closed import restated_figures, restated_words
from chc_desktop.model.reports.annual_figures import KNOW, ch01_sentence, no_complaints
from chc_desktop.model.reports.figures import YearFigures
from chc_desktop.model.reports.grid import Column, Row, grid, to_cell
from chc_desktop.model.reports.look import FIGURE, MM
from chc_desktop.model.reports.marks import WritingLines
from chc_desktop.model.reports.text import Run, Text, bold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.platypus import Flowable

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.year_paper import YearPaper

Line = tuple[str, str, str, "Callable[[YearFigures], str]"]
"""Field of the figures, this year's figure, what it counts, how the year before says it."""
_FIGURE_MM = 40
_DROP = 9.5  # labels stand lower, on the base line of the figure


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
        Column(90, "What it counts", plain=True),
        Column(38, "Year before"),
    ]
    locked = report.earlier_locked[-1] if report.earlier_locked else None
    rows = [
        _glance_row(
            figure,
            [what, *_marked(restated_words(report.locked, name))],
            [value(before), *_marked(restated_words(locked, name))],
            columns,
        )
        for name, figure, what, value in _lines(report, quiet=quiet)
    ]
    paper.table(grid(columns, rows, flows=True))
    if quiet:
        paper.note("Rates are not printed: 0 of 0 is neither 0% nor 100%.")
        _does_not_prove(paper, report, awareness)
    else:
        _cannot_tell(paper, report)
    restated_figures(paper, report.locked)


def _marked(restated: str) -> list[str | Run | Flowable]:
    return [" ", bold(restated)] if restated else []


def _glance_row(
    figure: str,
    what: list[str | Run | Flowable],
    before: list[str | Run | Flowable],
    columns: Sequence[Column],
) -> Row:
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


def _lines(report: YearPaper, *, quiet: bool) -> list[Line]:
    """Return each line of the page; the first value names the field of the year's figures."""
    year = report.figures
    lines: list[Line] = [
        ("stage1", _known(year.stage1), _received(report), lambda y: _known(y.stage1))
    ]
    if not quiet:
        lines += _handled(report)
    lines += [
        (
            "service_requests",
            _known(year.service_requests),
            "service requests (1.4)",
            lambda y: _known(y.service_requests),
        ),
        (
            "findings",
            _known(year.findings),
            _ombudsman(year),
            lambda y: _known(y.findings),
        ),
    ]
    if year.satisfaction is not None:
        what = "satisfied with how we handled their complaint (TP09)"
        lines.append(
            (
                "satisfaction",
                words.share(year.satisfaction),
                what,
                lambda y: words.share(y.satisfaction),
            )
        )
    return lines


def _handled(report: YearPaper) -> list[Line]:
    year = report.figures
    extended = words.spelt(year.extended_stage1 or 0).lower()
    in_extension = f", {extended} of them in a valid extension" if year.extended_stage1 else ""
    open_ones = words.spelt(year.promises_open or 0).lower()
    are = "is" if year.promises_open == 1 else "are"
    still = f"; {open_ones} {are} open" if year.promises_open else ""
    return [
        (
            "acknowledged",
            words.share(year.acknowledged),
            "acknowledged within 5 working days (6.2)",
            lambda y: words.share(y.acknowledged),
        ),
        (
            "answered_stage1",
            words.share(year.answered_stage1),
            f"answered at stage 1 within the Code\u2019s time{in_extension}",
            lambda y: words.share(y.answered_stage1),
        ),
        (
            "answered_stage2",
            words.share(year.answered_stage2),
            "answered at stage 2 within the Code\u2019s time",
            lambda y: words.share(y.answered_stage2),
        ),
        (
            "upheld",
            words.share(year.upheld),
            "upheld at stage 1, in full or in part",
            lambda y: words.share(y.upheld),
        ),
        *_money(year),
        (
            "promises_kept",
            words.share(year.promises_kept),
            f"promises kept{still}",
            lambda y: words.share(y.promises_kept),
        ),
    ]


def _money(year: YearFigures) -> list[Line]:
    """The money, unless so few got it that the sum would say what each of them got."""
    if year.paid_withheld:
        return []
    return [("paid_pence", words.money(year.paid_pence or 0), _paid_in(year), _paid)]


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


def _does_not_prove(paper: Paper, report: YearPaper, awareness: Sequence[Sequence[str]]) -> None:
    paper.heading("What this does not prove", 2)
    paper.text(
        "No complaints are no proof of good service. The Code says that low numbers can be a sign "
        "that residents are unable to complain (3.3)."
    )
    paper.heading(KNOW, 2)
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
