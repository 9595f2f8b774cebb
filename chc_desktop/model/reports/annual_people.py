"""Outcomes, refusals, remedies, promises, service requests, adjustments, and the Ombudsman."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.look import CELL_BOLD
from chc_desktop.model.reports.marks import Counted
from chc_desktop.model.reports.papers import PromiseState
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.papers import (
        AnnualReportPaper,
        MoneyLine,
        Order,
        Promises,
        RefusalGround,
    )


def outcomes_and_refusals(paper: Paper, report: AnnualReportPaper) -> None:
    """Add the outcomes by stage, and what was refused on which ground (8.1 b)."""
    paper.heading("Outcomes and refusals", 1, key="outcomes")
    paper.heading("Outcomes", 2)
    if not any(line.stage1 or line.stage2 for line in report.outcomes):
        paper.none()
    else:
        one = sum(line.stage1 for line in report.outcomes)
        two = sum(line.stage2 for line in report.outcomes)
        columns = [
            Column(40, "Outcome"),
            Column(84, f"Stage 1, of {one:,}"),
            Column(44, f"Stage 2, of {two:,}"),
        ]
        most1 = max(line.stage1 for line in report.outcomes)
        most2 = max(line.stage2 for line in report.outcomes)
        drawn: list[list[str | Flowable]] = [
            [
                words.sentence(line.name),
                Counted(line.stage1, most1),
                Counted(line.stage2, most2, filled=False),
            ]
            for line in report.outcomes
        ]
        paper.table(grid(columns, drawn, row_heads=True))
        if report.figures.outside_measure and one > (report.figures.stage1 or 0):
            outside = words.counted(report.figures.outside_measure, "complaint")
            paper.note(f"With {outside} from outside the measure.")
    paper.heading("Complaints we refused (8.1 b)", 2)
    _refusals(paper, report)


def _refusals(paper: Paper, report: AnnualReportPaper) -> None:
    grounds = [g for g in report.refusals if g.complaints or g.escalations]
    if not grounds:
        paper.none()
        return
    refused = sum(g.complaints for g in grounds)
    escalations = sum(g.escalations for g in grounds)
    asked = (report.figures.stage1 or 0) + (report.figures.outside_measure or 0) + refused
    verb = "was" if refused == 1 else "were"
    said = (
        f"{refused} of {asked} complaints {verb} refused."
        if refused
        else "No complaint was refused."
    )
    more = ""
    if escalations:
        requests = words.counted(escalations, "request").replace(words.NBSP, " ")
        more = f" {requests} for stage 2 {'was' if escalations == 1 else 'were'} refused (5.11)."
    paper.text([bold(said), more], holds=True)
    columns = [
        Column(86, "Ground"),
        Column(26, "Provision"),
        Column(28, "Complaints", right=True),
        Column(28, "Stage 2", right=True),
    ]
    paper.table(grid(columns, [_ground(g) for g in grounds], row_heads=True))


def _ground(ground: RefusalGround) -> list[str | list[str]]:
    return [
        [words.sentence(ground.ground), ground.note],
        ground.provision,
        words.count(ground.complaints),
        words.count(ground.escalations),
    ]


def putting_things_right(paper: Paper, report: AnnualReportPaper) -> None:
    """Add remedies and compensation (7.1 to 7.4), then promises kept, late and open."""
    paper.heading("Putting things right", 1, key="remedies")
    paper.heading("Remedies", 2)
    remedies = [r for r in report.remedies if r.n]
    if remedies:
        most = max(r.n for r in remedies)
        columns = [Column(50, "Remedy"), Column(118, "How often")]
        paper.table(grid(columns, [[words.sentence(r.name), Counted(r.n, most)] for r in remedies]))
    else:
        paper.none()
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
    states = (
        (promises.kept_late, "kept late"),
        (promises.open, "open and not due yet"),
        (promises.overdue, "overdue"),
    )
    rest = ", ".join(f"{n or 'none'} {what}" for n, what in states)
    kept = f"{promises.kept} of {promises.due} kept in time." if promises.due else "None was due."
    paper.text(
        [bold(kept), f" {rest.capitalize()}."],
        holds=bool(promises.lines),
    )
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


def service_requests(paper: Paper, report: AnnualReportPaper) -> None:
    """Add the service requests and how many of them became complaints (1.4, 1.5)."""
    paper.heading("Service requests", 1, key="requests")
    requests = report.service_requests
    if not requests.received:
        paper.none()
        return
    became = requests.became_complaints
    said = f"{became} of {requests.received:,}" if became else f"None of {requests.received:,}"
    paper.text(
        [
            bold(f"{said} became a complaint (1.5)."),
            (
                f" {requests.completed} of {requests.received:,} are completed, "
                f"{words.count(requests.open).lower()} still open."
            ),
        ]
    )


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
        columns = [Column(90, "What"), Column(38, "How many", CELL_BOLD, right=True)]
        paper.table(grid(columns, [[name, words.count(number)] for name, number in lines]))


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
    paper.heading("Non-compliance with the Code (8.1 c)", 2)
    _texts(paper, said.non_compliance, "")
    paper.heading("The Ombudsman\u2019s report about us (8.1 e)", 2)
    reason = "The Ombudsman publishes such reports for landlords with more cases."
    _texts(paper, (said.performance_report,), reason)
    paper.heading("Other reports of the Ombudsman (8.1 f)", 2)
    _texts(paper, said.other_reports, "")


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


def _texts(paper: Paper, texts: Sequence[str], reason: str) -> None:
    filled = [text for text in texts if text.strip()]
    if not filled:
        paper.none(reason)
    for text in filled:
        paper.prose(text)
