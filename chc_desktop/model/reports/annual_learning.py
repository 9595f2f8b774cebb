"""What was learned (8.1 d, 9.1 to 9.3), compliments, and the plans of this year and the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.look import CELL, NOTE
from chc_desktop.model.reports.text import Run, Text, bold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportlab.platypus import Flowable

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.papers import Learning, PlanResult
    from chc_desktop.model.reports.year_paper import YearPaper


def what_we_learned(paper: Paper, report: YearPaper, about: Sequence[str] = ()) -> None:
    """Add you said, we did, what changed; then compliments and what they were about."""
    paper.heading("What we learned", 1, key="learned")
    if report.learning:
        columns = [Column(52, "You said"), Column(50, "We did"), Column(66, "What changed")]
        paper.table(grid(columns, [_learned(line) for line in report.learning], flows=True))
    else:
        paper.none()
    paper.heading("Compliments", 2)
    if not report.compliments:
        paper.none()
        return
    paper.text(bold(f"{words.counted(report.compliments, 'compliment').capitalize()}."))
    if about:
        paper.bullets(about)


def _learned(line: Learning) -> list[str | list[str | Run | Flowable]]:
    changed: list[str | Run | Flowable] = (
        [bold(line.what_changed)] if line.what_changed.strip() else []
    )
    if line.told.strip():
        changed.append(Text(f"Told: {line.told}", NOTE.but(before=2, max_width=0)))
    return [line.you_said, line.we_did, changed]


def plans(paper: Paper, report: YearPaper) -> None:
    """Add the plan for the next year, and what became of last year's."""
    paper.heading("Our plans", 1, key="plans")
    if not (report.plan or report.last_plan):
        next_end = words.day(_next(report.year_end))
        paper.none(f"No plan is written for the year to {next_end}, and none was for this year.")
        return
    paper.heading(f"Plan for the year to {words.day(_next(report.year_end))}", 2)
    if report.plan:
        columns = [
            Column(82, "What we will do"),
            Column(42, "Who"),
            Column(44, "By", CELL.but(bold=True)),
        ]
        rows = [[p.what, p.who, words.day(p.by) if p.by else ""] for p in report.plan]
        paper.table(grid(columns, rows, flows=True))
    else:
        paper.none()
    paper.heading("Last year\u2019s plan: done or not done", 2)
    if report.last_plan:
        columns = [Column(86, "What we planned"), Column(82, "Result")]
        paper.table(
            grid(columns, [[p.what, Text(_result(p), CELL)] for p in report.last_plan], flows=True)
        )
    else:
        paper.none()


def _result(result: PlanResult) -> list[str | Run]:
    more = result.result.strip()
    if result.done:
        return [f"Done, {more}" if more else "Done"]
    if result.carried_on:
        return (
            [bold("Not done, carried on:"), f" {more}"] if more else [bold("Not done, carried on")]
        )
    return [bold("Not done:"), f" {more}"] if more else [bold("Not done")]


def _next(year_end: date) -> date:
    try:
        return year_end.replace(year=year_end.year + 1)
    except ValueError:  # 29 February: the last day of February
        return year_end.replace(year=year_end.year + 1, day=28)
