"""What both editions count alike: outcomes, refusals, money, service requests, and how to print counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.look import CELL_BOLD
from chc_desktop.model.reports.marks import Counted
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.papers import Count, PromiseCounts, RefusalGround
    from chc_desktop.model.reports.year_paper import YearPaper


def outcomes(paper: Paper, report: YearPaper) -> None:
    """Add the outcomes by stage."""
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


def refused(paper: Paper, report: YearPaper) -> None:
    """Add what was refused on which ground (8.1 b)."""
    paper.heading("Complaints we refused (8.1 b)", 2)
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


def _ground(ground: RefusalGround) -> list[str]:
    return [
        words.sentence(ground.ground),
        ground.provision,
        words.count(ground.complaints),
        words.count(ground.escalations),
    ]


def category_table(paper: Paper, cells: Sequence[Sequence[str]]) -> None:
    """Add a table of categories, each with its counts in words by decision at stage 1."""
    columns = [
        Column(64, "Category"),
        Column(34, "Upheld", right=True),
        Column(36, "Partly upheld", right=True),
        Column(34, "Not upheld", right=True),
    ]
    paper.table(grid(columns, [[words.sentence(n), *more] for n, *more in cells], row_heads=True))
    paper.note("Stage 1. A complaint with two categories stands in two lines.")


def remedies(paper: Paper, counts: Sequence[Count]) -> None:
    """Add how often each remedy was promised (7.1, 7.2)."""
    paper.heading("Remedies", 2)
    given = [r for r in counts if r.n]
    if given:
        most = max(r.n for r in given)
        columns = [Column(50, "Remedy"), Column(118, "How often")]
        paper.table(grid(columns, [[words.sentence(r.name), Counted(r.n, most)] for r in given]))
    else:
        paper.none()


def promise_sentence(paper: Paper, promises: PromiseCounts, *, holds: bool = False) -> None:
    """Say how many promises were kept in time, late, open and overdue (6.6, 6.17, 7.3)."""
    states = (
        (promises.kept_late, "kept late"),
        (promises.open, "open and not due yet"),
        (promises.overdue, "overdue"),
    )
    rest = ", ".join(f"{n or 'none'} {what}" for n, what in states)
    kept = f"{promises.kept} of {promises.due} kept in time." if promises.due else "None was due."
    paper.text([bold(kept), f" {rest.capitalize()}."], holds=holds)


def service_requests(paper: Paper, report: YearPaper) -> None:
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


def counted_cells(paper: Paper, lines: Sequence[tuple[str, str]]) -> None:
    """Add a table of names and their counts in words: "None", "7", "fewer than 5"."""
    columns = [Column(90, "What"), Column(38, "How many", CELL_BOLD, right=True)]
    paper.table(grid(columns, [list(line) for line in lines]))


def reports_of_the_ombudsman(
    paper: Paper, non_compliance: Sequence[str], performance: str, others: Sequence[str]
) -> None:
    """Add non-compliance with the Code and the Ombudsman's reports (8.1 c, e, f)."""
    paper.heading("Non-compliance with the Code (8.1 c)", 2)
    texts_or_none(paper, non_compliance)
    paper.heading("The Ombudsman\u2019s report about us (8.1 e)", 2)
    reason = "The Ombudsman publishes such reports for landlords with more cases."
    texts_or_none(paper, (performance,), reason)
    paper.heading("Other reports of the Ombudsman (8.1 f)", 2)
    texts_or_none(paper, others)


def texts_or_none(paper: Paper, texts: Sequence[str], reason: str = "") -> None:
    """Add texts written for the report, or "None." and why."""
    filled = [text for text in texts if text.strip()]
    if not filled:
        paper.none(reason)
    for text in filled:
        paper.prose(text)
