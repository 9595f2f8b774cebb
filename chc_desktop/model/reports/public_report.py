"""The annual report's public edition: it prints a ``PublicReport`` and can reach no case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import (
    annual_closed,
    annual_figures,
    annual_frame,
    annual_glance,
    annual_learning,
    annual_people,
    annual_times,
    words,
)
from chc_desktop.model.reports.document import PORTRAIT_PAGE
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.look import CELL_BOLD
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.figures import Share
    from chc_desktop.model.reports.public_paper import Cell, Missed, PublicReport

_ABOUT = (
    "It names no person, home or case. In tables about people, numbers from 1 to 4 are shown as "
    "\u201cfewer than 5\u201d, and a number that would give them away is not shown."
)
_STUDIES = ("Stories from this year", "stories")
_STUDIES_BEFORE = "plans"
_EACH_SMALL = "nearly every figure would be below 5, and a neighbour might be recognised."


def render_public_report(report: PublicReport, *, large: bool = False) -> bytes:
    """Return the report as a PDF in 12 or 18 point. The same values always give the same bytes."""
    return public_report(report, large=large).render()


def public_report(report: PublicReport, *, large: bool = False) -> Paper:
    """Return the report as a paper, ready to be rendered."""
    contents = [
        part
        for found in annual_frame.PARTS
        for part in ((_STUDIES, found) if found[1] == _STUDIES_BEFORE else (found,))
        if part is not _STUDIES or report.case_studies
    ]
    paper = annual_frame.begin(report, "Public edition", _ABOUT, contents, large=large)
    paper.turn(PORTRAIT_PAGE)
    annual_glance.year_at_a_glance(paper, report)
    paper.turn(PORTRAIT_PAGE)
    annual_figures.complaints_received(paper, report)
    annual_times.how_long_they_took(paper, report)
    _missed(paper, report.missed)
    _extensions(paper, report.extensions)
    annual_people.outcomes(paper, report)
    annual_closed.open_cases(paper, report)
    _category_outcomes(paper, report)
    annual_people.refused(paper, report)
    _letters(paper, report.incomplete_letters)
    _putting_things_right(paper, report)
    annual_people.service_requests(paper, report)
    _adjustments_and_restrictions(paper, report)
    _ombudsman(paper, report)
    annual_learning.what_we_learned(paper, report)
    _case_studies(paper, report)
    annual_learning.plans(paper, report)
    annual_frame.assessment(paper, report)
    annual_frame.method_of_the_year(paper, report)
    return paper


def _missed(paper: Paper, missed: Sequence[Missed]) -> None:
    paper.heading("Letters that were late", 2)
    found = [line for line in missed if line.days_late]
    if not found:
        paper.none()
        return
    columns = [
        Column(68, "What was late"),
        Column(70, "Working days late"),
        Column(30, "How many", CELL_BOLD, right=True),
    ]
    rows = [
        [
            f"{'Response' if line.response else 'Acknowledgement'} at stage {line.stage}",
            _days(line),
            words.count(len(line.days_late)),
        ]
        for line in found
    ]
    paper.table(grid(columns, rows, row_heads=True))


def _days(line: Missed) -> str:
    days = sorted(line.days_late)
    said = f"{days[0]}" if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    still = f"; {words.count(line.still_open).lower()} still open" if line.still_open else ""
    return said + still


def _extensions(paper: Paper, extensions: Share) -> None:
    paper.heading("Extensions (6.4, 6.15)", 2)
    if not extensions.of:
        paper.none()
        return
    told = words.counted(extensions.of, "extension").capitalize()
    counted = "None" if not extensions.n else f"{extensions.n} of {extensions.of}"
    paper.text(
        f"{told} told to a resident. {counted} met the Code\u2019s conditions and counted: told "
        "in time, with the reasons, the new date and how to reach the Ombudsman (6.5, 6.16)."
    )


def _letters(paper: Paper, letters: Share) -> None:
    paper.heading("Letters that went out incomplete", 2)
    if not letters.n:
        paper.none("" if letters.of else "No letter was written in our register this year.")
        return
    paper.text(
        f"{letters.n} of {words.counted(letters.of, 'letter')} went out although something that "
        "the Code asks for was missing."
    )


def _category_outcomes(paper: Paper, report: PublicReport) -> None:
    paper.heading("What was decided about what", 2)
    rows = report.tables.category_outcomes
    if rows is None:
        categories = words.counted(len(report.categories), "category", "categories")
        complaints = words.counted(report.figures.stage1 or 0, "complaint")
        paper.text(f"Not shown. With {complaints} in {categories} {_EACH_SMALL}")
    elif not rows:
        paper.none()
    else:
        annual_people.category_table(paper, [(row.name, *row.shown) for row in rows])


def _putting_things_right(paper: Paper, report: PublicReport) -> None:
    tables = report.tables
    paper.heading("Putting things right", 1, key="remedies")
    annual_people.remedies(paper, report.remedies)
    paper.heading("Compensation", 2)
    if tables.paid_in == words.NONE:
        paper.none()
    elif tables.paid_pence is None:
        paper.text(
            [
                bold(f"Paid in {tables.paid_in} complaints."),
                " The sum is not shown: it might say what a neighbour was paid.",
            ]
        )
    else:
        paper.text(bold(f"{words.money(tables.paid_pence)} in {tables.paid_in} complaints."))
        _cells(paper, tables.compensation, "Not shown by kind of loss")
    paper.heading("Promises: kept, late, open", 2)
    if report.promises.total:
        annual_people.promise_sentence(paper, report.promises)
    else:
        paper.none()


def _adjustments_and_restrictions(paper: Paper, report: PublicReport) -> None:
    paper.heading("Adjustments and restrictions", 1, key="adjustments")
    paper.heading("Reasonable adjustments (5.10)", 2)
    _cells(paper, report.tables.adjustments)
    paper.heading("Restrictions on contact (5.14, 5.15)", 2)
    _cells(paper, report.tables.restrictions)


def _cells(paper: Paper, cells: Sequence[Cell] | None, not_shown: str = "Not shown") -> None:
    if cells is None:
        paper.text(f"{not_shown}: {_EACH_SMALL}")
    elif all(cell.shown == words.NONE for cell in cells):
        paper.none()
    else:
        annual_people.counted_cells(
            paper, [(cell.name, words.sentence(cell.shown)) for cell in cells]
        )


def _ombudsman(paper: Paper, report: PublicReport) -> None:
    said = report.ombudsman
    paper.heading("The Ombudsman", 1, key="ombudsman")
    paper.heading("Findings", 2)
    if said.findings:
        columns = [Column(90, "Finding"), Column(38, "How many", CELL_BOLD, right=True)]
        rows = [[words.sentence(f.name), words.count(f.n)] for f in said.findings]
        paper.table(grid(columns, rows, row_heads=False))
    else:
        cases = words.counted(said.cases, "case").capitalize()
        paper.none(f"{cases} with the Ombudsman." if said.cases else "")
    for title, share in (
        ("Orders, and how we complied", said.orders),
        ("Recommendations", said.recommendations),
    ):
        paper.heading(title, 2)
        if share.of:
            paper.text(bold(f"{share.n} of {share.of} complied with in time."))
        else:
            paper.none()
    paper.heading("Complaint Handling Failure Orders", 2)
    if said.failure_orders:
        paper.text(bold(f"{words.counted(said.failure_orders, 'order').capitalize()}."))
    else:
        paper.none()
    annual_people.reports_of_the_ombudsman(
        paper, said.non_compliance, said.performance_report, said.other_reports
    )


def _case_studies(paper: Paper, report: PublicReport) -> None:
    if not report.case_studies:
        return
    paper.heading(_STUDIES[0], 1, key=_STUDIES[1])
    paper.text(
        "Written anew for this report, so that nobody can be recognised. Details were changed.",
        holds=True,
    )
    for study in report.case_studies:
        paper.heading(study.title, 2)
        paper.prose(study.text)
