"""What only the board edition prints: lines about single cases, by their reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import annual_people, words
from chc_desktop.model.reports.case_lines import PromiseState
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.look import CELL_BOLD
from chc_desktop.model.reports.text import Run, bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.annual_paper import AnnualReportPaper
    from chc_desktop.model.reports.case_lines import Order, Promises
    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.papers import MoneyLine


def late_cases(paper: Paper, report: AnnualReportPaper) -> None:
    """Add each missed date of the Code with its reason."""
    paper.heading("Each late case, with its reason", 2)
    if not report.late:
        paper.none()
        return
    columns = [
        Column(18, "Case", CELL_BOLD),
        Column(57, "What was late"),
        Column(23, "By"),
        Column(70, "Why"),
    ]
    rows = [
        [
            case.reference,
            case.what,
            [_days(case.days_late), *(["still open"] if case.still_open else [])],
            case.reason or "No reason is recorded.",
        ]
        for case in report.late
    ]
    paper.table(grid(columns, rows, row_heads=True, flows=True))


def _days(number: int) -> str:
    return f"{number}{words.NBSP}day{'' if number == 1 else 's'}"


def extensions(paper: Paper, report: AnnualReportPaper) -> None:
    """Add each extension told to a resident, and whether it counts."""
    paper.heading("Extensions (6.4, 6.15)", 2)
    if not report.extensions:
        paper.none()
        return
    columns = [
        Column(18, "Case", CELL_BOLD),
        Column(44, "Extended to"),
        Column(22, "Counts?"),
        Column(84, "Reason given to the resident"),
    ]
    rows: list[list[str | Run | list[str]]] = [
        [
            line.reference,
            words.day(line.extended_to),
            "Yes" if line.counts else bold("No"),
            [line.reason or "No reason is recorded.", line.why_not],
        ]
        for line in report.extensions
    ]
    paper.table(grid(columns, rows, row_heads=True, flows=True))


def categories_by_outcome(paper: Paper, report: AnnualReportPaper) -> None:
    """Add how the complaints of each category were decided at stage 1."""
    paper.heading("What was decided about what", 2)
    lines = [line for line in report.category_outcomes if line.decided]
    if not lines:
        paper.none()
        return
    cells = [
        (line.name, *map(words.count, (line.upheld, line.partly_upheld, line.not_upheld)))
        for line in lines
    ]
    annual_people.category_table(paper, cells)


def putting_things_right(paper: Paper, report: AnnualReportPaper) -> None:
    """Add remedies and compensation (7.1 to 7.4), then promises kept, late and open."""
    paper.heading("Putting things right", 1, key="remedies")
    annual_people.remedies(paper, report.remedies)
    paper.heading("Compensation", 2)
    _compensation(paper, report, [line for line in report.compensation if line.pence])
    paper.heading("Promises: kept, late, open", 2)
    _promises(paper, report.promises)


def _compensation(paper: Paper, report: AnnualReportPaper, lines: Sequence[MoneyLine]) -> None:
    total = sum(line.pence for line in lines) or report.figures.paid_pence or 0
    if not total:
        paper.none()
        return
    cents = any(line.pence % 100 for line in lines) or bool(total % 100)
    paid_in = report.figures.paid_in
    in_words = f" in {words.counted(paid_in, 'complaint')}" if paid_in else ""
    paper.text(bold(f"{words.money(total, with_pence=cents)}{in_words}."), holds=bool(lines))
    if lines:
        columns = [
            Column(90, "What it is for"),
            Column(40, "Amount", right=True),
            Column(38, "Complaints", right=True),
        ]
        rows = [
            [
                words.sentence(line.kind),
                words.money(line.pence, with_pence=cents),
                words.count(line.complaints),
            ]
            for line in lines
        ]
        paper.table(grid(columns, rows, row_heads=True))


def _promises(paper: Paper, promises: Promises) -> None:
    if not promises.total:
        paper.none()
        return
    annual_people.promise_sentence(paper, promises, holds=bool(promises.lines))
    if promises.lines:
        columns = [
            Column(18, "Case", CELL_BOLD),
            Column(78, "What we promised"),
            Column(44, "By"),
            Column(28, "How it stands"),
        ]
        rows = [
            [
                line.reference,
                line.what,
                words.day(line.by) if line.by else "No date",
                bold("Overdue")
                if line.state is PromiseState.OVERDUE
                else line.state.value.capitalize(),
            ]
            for line in promises.lines
        ]
        paper.table(grid(columns, rows, row_heads=True, flows=True))


def adjustments_and_restrictions(paper: Paper, report: AnnualReportPaper) -> None:
    """Add the counts of adjustments (5.10) and restrictions (5.14, 5.15), never about whom."""
    paper.heading("Adjustments and restrictions", 1, key="adjustments")
    a, r = report.adjustments, report.restrictions
    for title, lines in (
        (
            "Reasonable adjustments (5.10)",
            [
                ("Asked for in the year", a.asked),
                ("Agreed", a.agreed),
                ("Declined, with reasons", a.declined),
                ("In force at the year end", a.in_force),
                ("Reviews overdue", a.reviews_overdue),
            ],
        ),
        (
            "Restrictions on contact (5.14, 5.15)",
            [
                ("Begun in the year", r.imposed),
                ("Reviewed in the year", r.reviewed),
                ("Ended in the year", r.ended),
                ("In force at the year end", r.in_force),
                ("Reviews overdue", r.reviews_overdue),
            ],
        ),
    ):
        paper.heading(title, 2)
        if not any(number for _, number in lines):
            paper.none()
            continue
        annual_people.counted_cells(paper, [(name, words.count(n)) for name, n in lines])


def ombudsman(paper: Paper, report: AnnualReportPaper) -> None:
    """Add findings, orders, non-compliance and reports of the Ombudsman (8.1 c, e, f)."""
    said = report.ombudsman
    paper.heading("The Ombudsman", 1, key="ombudsman")
    paper.heading("Findings", 2)
    if not said.findings:
        waiting = f" {words.counted(said.cases, 'case')} with the Ombudsman." if said.cases else ""
        paper.none(waiting.strip().capitalize())
    else:
        columns = [
            Column(18, "Case", CELL_BOLD),
            Column(60, "Issue"),
            Column(46, "Finding"),
            Column(44, "On"),
        ]
        rows = [
            [f.reference, f.issue, words.sentence(f.finding), words.day(f.on) if f.on else ""]
            for f in said.findings
        ]
        paper.table(grid(columns, rows, row_heads=True))
    _orders(paper, "Orders, and how we complied", [o for o in said.orders if o.binding])
    _orders(paper, "Recommendations", [o for o in said.orders if not o.binding])
    annual_people.reports_of_the_ombudsman(
        paper, said.non_compliance, said.performance_report, said.other_reports
    )


def _orders(paper: Paper, title: str, orders: Sequence[Order]) -> None:
    paper.heading(title, 2)
    if not orders:
        paper.none()
        return
    in_time = sum(
        o.complied_on is not None and (o.due is None or o.complied_on <= o.due) for o in orders
    )
    paper.text(bold(f"{in_time} of {len(orders)} complied with in time."), holds=True)
    columns = [
        Column(18, "Case", CELL_BOLD),
        Column(62, "What"),
        Column(44, "Due"),
        Column(44, "Complied with"),
    ]
    rows = [
        [
            o.reference,
            o.what,
            words.day(o.due) if o.due else "No date",
            words.day(o.complied_on) if o.complied_on else bold("Not yet"),
        ]
        for o in orders
    ]
    paper.table(grid(columns, rows, row_heads=True))
