"""The committee's paper: one page of decisions, then the period's report (9.7 a to d)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.document import PORTRAIT_PAGE
from chc_desktop.model.reports.grid import Column, Row, grid, to_cell
from chc_desktop.model.reports.large import begin
from chc_desktop.model.reports.look import CELL, CELL_BOLD, FIGURE, H1, H2
from chc_desktop.model.reports.marks import Counted, TickBox
from chc_desktop.model.reports.text import Run, Text, bold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reportlab.platypus import Flowable

    from chc_desktop.model.reports.case_lines import Order
    from chc_desktop.model.reports.committee_paper import CommitteePaper, Needed, PeriodFigures
    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.grid import Cell

_NUMBER = FIGURE.but(size=20, leading=23)
_BOX = CELL.but(indent=20, after=3)
_MINUTE = CELL.but(before=6, after=14)
_TOP = H1.but(before=4)


def render_committee(said: CommitteePaper, *, large: bool = False) -> bytes:
    """The paper as PDF in 12 or 18 point; the same values always give the same bytes."""
    landlord = " ".join(words.clean(said.landlord).split())
    period = _period(said).replace(words.NBSP, " ")
    paper = begin(
        f"Complaints, {period}, paper for the {said.body}, {landlord}",
        landlord,
        f"Complaints, {period} \u00b7 for the {said.body}",
        brief=f"Complaints to {_short(said.end)}",
        large=large,
    )
    _decisions(paper, said)
    paper.turn(PORTRAIT_PAGE)
    paper.heading(f"Complaints, {_period(said)}", 1, style=H1.but(before=0))
    paper.text(
        f"As the register stood on {words.day(said.as_of)}. References stand for names, which are "
        "in the confidential annex. Not for publication: small numbers are not hidden here."
    )
    _performance(paper, said)
    _about(paper, said)
    _late(paper, said)
    paper.heading("Issues and trends over four periods (9.7 b)", 2)
    paper.bullets(said.trends)
    _ombudsman(paper, said)
    _promises(paper, said)
    paper.heading(f"Papers of the year to {words.day(said.year_end)} (9.7 d)", 2)
    paper.bullets([f"{name}: {how[:1].lower()}{how[1:]}." for name, how in said.yearly])
    return paper.render()


def _period(said: CommitteePaper) -> str:
    return f"{words.day(said.start)} to {words.day(said.end)}"


def _decisions(paper: Paper, said: CommitteePaper) -> None:
    meets = f"Meeting of {words.day(said.meeting)}" if said.meeting else "Next meeting"
    paper.text(bold(f"{meets} \u00b7 {said.body}"))
    count = len(said.needed)
    what = "decision" if count == 1 else "decisions"
    number = words.spelt(count).casefold() if count else "no"
    paper.heading(f"Complaints: {number} {what} needed", 1, style=_TOP)
    paper.text(_who_is_named(said))
    if said.needed:
        columns = [
            Column(14, "Item", _NUMBER),
            Column(85, f"The {said.body} is asked to", plain=True),
            Column(33, "Latest by", CELL_BOLD),
            Column(36, "Decision: tick one"),
        ]
        rows = [_row(columns, n, needed) for n, needed in enumerate(said.needed, 1)]
        paper.table(grid(columns, rows, flows=True))
    paper.heading("Also", 2, style=H2.but(before=14))
    paper.bullets([("\u2022", [bold(f"{start} "), rest]) for start, rest in said.also])
    if said.history_code:
        paper.note(said.history_code)


def _who_is_named(said: CommitteePaper) -> list[str | Run]:
    rest = "Nobody is named in this paper; names are in the confidential annex."
    urgent = sum(not needed.waits for needed in said.needed)
    if not urgent:
        return [rest]
    late = f" for the meeting of {words.day(said.next_meeting)}" if said.next_meeting else ""
    return [bold(f"{words.spelt(urgent)} cannot wait"), f"{late}: those with a bar. ", rest]


def _row(columns: list[Column], number: int, needed: Needed) -> Row:
    boxes: list[Flowable] = []
    for choice in needed.boxes:
        boxes += [TickBox(), Text(choice, _BOX)]
    boxes.append(Text("Minute", _MINUTE))
    why: list[Flowable] = [Text(line, CELL) for line in needed.why]
    asked: list[Flowable] = [Text(needed.ask, CELL_BOLD), *why]
    cells = (
        to_cell(str(number), columns[0]),
        asked,
        to_cell(_by(needed.by), columns[2]),
        boxes,
    )
    return Row(cells, bar=not needed.waits)


def _by(day: date | None) -> str:
    """The day; its year may go below: together they are wider than the column."""
    if day is None:
        return "No date"
    return f"{day.day}{words.NBSP}{words.month_long(day)} {day.year}"


def _performance(paper: Paper, said: CommitteePaper) -> None:
    paper.heading("How many, and how well (9.7 a)", 2)
    now = said.periods[-1]
    if not (now.stage1 or now.stage2 or now.refused):
        paper.text(
            [
                bold("No complaint was received in this period. "),
                "That says nothing about whether residents know how to complain (3.3).",
            ]
        )
    columns = [
        Column(56, "Period to"),
        *(
            Column(28, _short(period.end), CELL_BOLD if period is now else CELL, right=True)
            for period in said.periods
        ),
    ]
    lines: tuple[tuple[str, Callable[[PeriodFigures], str]], ...] = (
        ("Stage 1 complaints", lambda p: words.count(p.stage1)),
        ("Stage 2 complaints", lambda p: words.count(p.stage2)),
        ("Refused", lambda p: words.count(p.refused)),
        ("Acknowledged in time", lambda p: words.share(p.acknowledged)),
        ("Answered in time, stage 1", lambda p: words.share(p.answered_stage1)),
        ("Answered in time, stage 2", lambda p: words.share(p.answered_stage2)),
        ("Upheld, also in part", lambda p: words.share(p.upheld)),
    )
    rows = [[name, *(value(period) for period in said.periods)] for name, value in lines]
    paper.table(grid(columns, rows, row_heads=True))


def _short(day: date) -> str:
    return f"{day.day} {words.month_short(day)} {day.year}"


def _about(paper: Paper, said: CommitteePaper) -> None:
    paper.heading("What they were about, and how decided (9.7 a)", 2)
    outcomes = [line for line in said.outcomes if line.stage1 or line.stage2]
    if not said.categories and not outcomes:
        paper.none()
        return
    most = max((line.n for line in said.categories), default=0)
    columns = [Column(64, "Category"), Column(104, "Complaints")]
    rows: list[list[Cell]] = [
        [words.sentence(line.name), Counted(line.n, most)] for line in said.categories
    ]
    if rows:
        paper.table(grid(columns, rows))
    if outcomes:
        columns = [
            Column(64, "Outcome"),
            Column(52, "Stage 1", right=True),
            Column(52, "Stage 2", right=True),
        ]
        cells = [[o.name, words.count(o.stage1), words.count(o.stage2)] for o in outcomes]
        paper.table(grid(columns, cells, row_heads=True))


def _late(paper: Paper, said: CommitteePaper) -> None:
    paper.heading("Each late letter, with its reason", 2)
    columns = [
        Column(24, "Case", CELL_BOLD),
        Column(57, "What was late"),
        Column(26, "By working days"),
        Column(61, "Why"),
    ]
    rows = [
        [
            line.reference,
            line.what,
            [str(line.days_late), *(["still open"] if line.still_open else [])],
            line.reason or "No reason is recorded.",
        ]
        for line in said.late
    ]
    _table_or_none(paper, columns, rows)


def _ombudsman(paper: Paper, said: CommitteePaper) -> None:
    paper.heading("The Ombudsman (9.7 c)", 2)
    found = said.ombudsman
    opened = words.counted(found.cases, "case was", "cases were")
    paper.text(f"{words.sentence(opened)} opened in this period.")
    paper.heading("Findings", 3)
    columns = [Column(24, "Case", CELL_BOLD), Column(60, "Issue"), Column(84, "Finding")]
    rows = [[f.reference, f.issue, words.sentence(f.finding)] for f in found.findings]
    _table_or_none(paper, columns, rows)
    paper.heading("Orders of this period, and those not done yet", 3)
    _orders(paper, (*said.open_orders, *(o for o in found.orders if o not in said.open_orders)))
    for line in found.non_compliance:
        paper.text(line)


def _orders(paper: Paper, orders: Sequence[Order]) -> None:
    columns = [
        Column(24, "Case", CELL_BOLD),
        Column(56, "What"),
        Column(44, "Due"),
        Column(44, "Complied with"),
    ]
    rows = [
        [
            order.reference,
            order.what,
            words.day(order.due) if order.due else "No date",
            words.day(order.complied_on) if order.complied_on else bold("Not yet"),
        ]
        for order in orders
    ]
    _table_or_none(paper, columns, rows)


def _promises(paper: Paper, said: CommitteePaper) -> None:
    paper.heading("Promises kept late, or past their date", 2)
    columns = [
        Column(24, "Case", CELL_BOLD),
        Column(72, "What we promised"),
        Column(44, "By"),
        Column(28, "How it stands"),
    ]
    rows = [
        [line.reference, line.what, words.day(line.by) if line.by else "", line.state.value]
        for line in said.promises_late
    ]
    _table_or_none(paper, columns, rows)


def _table_or_none(paper: Paper, columns: list[Column], rows: Sequence[Sequence[Cell]]) -> None:
    if rows:
        paper.table(grid(columns, rows, row_heads=True, flows=True))
    else:
        paper.none()
