"""The parts of a self-assessment: the rows of the form, the map of answers, the action plan.

Both the self-assessment by itself and the annual report's annex are made of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.document import LANDSCAPE_PAGE, PageOf
from chc_desktop.model.reports.grid import (
    TALL,
    Column,
    Grid,
    NoBox,
    Row,
    grid,
    stack_height,
    to_cell,
)
from chc_desktop.model.reports.look import (
    BODY,
    CELL,
    CELL_BULLET,
    CELL_PAD,
    CELL_RIGHT,
    LANDSCAPE,
    MM,
    Style,
)
from chc_desktop.model.reports.marks import Figure, WritingLines
from chc_desktop.model.reports.papers import (
    ActionItem,
    AssessmentRow,
    AssessmentSection,
    Comply,
    SelfAssessmentPaper,
)
from chc_desktop.model.reports.strip import AnswerMap, MapLine
from chc_desktop.model.reports.text import Text, bold, bullets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.platypus import Flowable

    from chc_desktop.model.reports.document import Paper

# Provision, requirement, answer, evidence, commentary, in millimetres: the widths with the
# fewest pages are taken for the whole document.
PRESETS = ((19, 112, 19, 57, 60), (19, 90, 19, 88, 51), (19, 92, 19, 50, 87))
HEADS = (
    "Code provision",
    "Code requirement",
    "Comply: Yes / No",
    "Evidence",
    "Commentary / explanation",
)
_MOST_PAGES = 30  # above this the rows are set smaller
_SMALLER = 11.0, 13.5
_HEADING = 46.0  # what a section's heading takes of a page, for the estimate


def rows_of(section: AssessmentSection) -> Iterator[tuple[str, tuple[AssessmentRow, ...]]]:
    """Return the tables of a section: (sub-heading or "", rows). Section 6 has two stages."""
    start = 0
    rows = section.rows
    for end in range(1, len(rows) + 1):
        if end == len(rows) or rows[end].stage != rows[start].stage:
            stage = rows[start].stage
            yield (f"Stage {stage}" if stage else ""), rows[start:end]
            start = end


def form(paper: Paper, form_paper: SelfAssessmentPaper, level: int) -> None:
    """Add all sections with their rows, their headings at `level`."""
    tables, widths = _laid_out(form_paper)
    columns = [Column(mm, head) for mm, head in zip(widths, HEADS, strict=True)]
    for section in form_paper.sections:
        title = f"{section.number}  {section.title.split(':')[0]}"
        paper.heading(
            f"Section {section.number}: {section.title}",
            level,
            key=f"section {section.number}",
            running=title,
        )
        for n, (sub, _) in enumerate(rows_of(section)):
            if sub:
                paper.heading(sub, level + 1, running=f"{title}: {sub.lower()}")
            paper.table(grid(columns, tables[section.number, n], row_heads=True, flows=True))


def _laid_out(
    form_paper: SelfAssessmentPaper,
) -> tuple[dict[tuple[int, int], list[Row]], tuple[int, ...]]:
    tables = _tables(form_paper, CELL)
    widths, pages = _best(tables)
    if pages > _MOST_PAGES:
        tables = _tables(form_paper, CELL.but(size=_SMALLER[0], leading=_SMALLER[1]))
        widths, _ = _best(tables)
    return tables, widths


def _tables(form_paper: SelfAssessmentPaper, style: Style) -> dict[tuple[int, int], list[Row]]:
    return {
        (section.number, n): [_row(row, style) for row in rows]
        for section in form_paper.sections
        for n, (_, rows) in enumerate(rows_of(section))
    }


def _best(tables: dict[tuple[int, int], list[Row]]) -> tuple[tuple[int, ...], float]:
    """Return the preset with the fewest pages, and how many these are."""
    pages = [(_pages(tables, preset), n) for n, preset in enumerate(PRESETS)]
    fewest, n = min(pages)
    return PRESETS[n], fewest


def _pages(tables: dict[tuple[int, int], list[Row]], preset: tuple[int, ...]) -> int:
    """Return how many pages the rows take with these widths, without drawing them."""
    room = LANDSCAPE.text_height - 38  # less column heads
    pages, left = 1, room
    for rows in tables.values():
        left -= _HEADING + 38
        for row in rows:
            height = _height(row, preset)
            if height > left and height <= TALL:
                pages, left = pages + 1, room
            while height > left:
                height -= max(left, 0)
                pages, left = pages + 1, room
            left -= height
    return pages


def _height(row: Row, preset: tuple[int, ...]) -> float:
    inner = max(
        stack_height(cell, mm * MM - CELL_PAD * (2 if n else 1))
        for n, (cell, mm) in enumerate(zip(row.cells, preset, strict=True))
    )
    return inner + 2 * CELL_PAD + 1


def _row(row: AssessmentRow, style: Style) -> Row:
    column = Column(0, style=style)
    requirement = to_cell(row.requirement, column)
    if row.items:
        lettered = [(_label(item.label), item.text) for item in row.items]
        requirement += bullets(lettered, CELL_BULLET.but(size=style.size, leading=style.leading))[1]
    commentary = to_cell(row.commentary, column)
    if row.comply is Comply.NO:
        when = f"We will comply by {words.day(row.comply_by)}." if row.comply_by else ""
        commentary.insert(0, Text(bold(when or "We have not set a date to comply by yet."), style))
    evidence = to_cell(row.evidence, column)
    if row.comply is Comply.BLANK:
        evidence = evidence or [WritingLines(2, below=9)]
        commentary = commentary or [WritingLines(2, below=9)]
    return Row(
        (
            [Text(row.provision, style.but(bold=True))],
            requirement,
            [_answer(row, style)],
            evidence,
            commentary,
        ),
        bar=row.comply is Comply.NO,
        key=row.provision,
    )


def _label(label: str) -> str:
    return f"{label}." if label.isalnum() else label


def _answer(row: AssessmentRow, style: Style) -> Flowable:
    if row.comply is Comply.NO:
        return NoBox()
    if row.comply is Comply.YES:
        return Text("Yes", style)
    words_found = row.answer_words if row.comply is Comply.OTHER else ""
    return Text(words_found.strip() or "Not answered", style.but(size=10.5, leading=13))


def answers_in_words(form_paper: SelfAssessmentPaper) -> str:
    """Return "67 of 72 Yes. 5 of 72 No." and how many are neither."""
    rows = form_paper.rows
    if not rows:
        return "The form has no provisions."
    number = {kind: sum(row.comply is kind for row in rows) for kind in Comply}
    parts = [f"{number[Comply.YES]} of {len(rows)} Yes.", f"{number[Comply.NO]} of {len(rows)} No."]
    if number[Comply.OTHER]:
        parts.append(f"{number[Comply.OTHER]} of {len(rows)} neither Yes nor No.")
    if number[Comply.BLANK]:
        parts.append(f"{number[Comply.BLANK]} of {len(rows)} not answered.")
    return " ".join(parts)


def answer_map(paper: Paper, form_paper: SelfAssessmentPaper, level: int) -> None:
    """Add the map of all answers, with its result in words first."""
    paper.heading("All answers on one page", level, key="map")
    said = answers_in_words(form_paper)
    unread = any(row.comply in {Comply.BLANK, Comply.OTHER} for row in form_paper.rows)
    key = "A black box is a No." + (" A dashed box has no Yes or No yet." if unread else "")
    paper.text([bold(said), f" {key}"], BODY.but(max_width=0), holds=True)
    nos = [row.provision for row in form_paper.rows if row.comply is Comply.NO]
    alt = f"A box for each provision. {said} " + (
        f"The answer is No to {words.listed(nos)}." if nos else "No box is black."
    )
    paper.add(Figure(AnswerMap(_map_lines(form_paper)), alt))
    if form_paper.compared_with_last_year.strip():
        paper.text(form_paper.compared_with_last_year, BODY.but(max_width=0))


def _map_lines(form_paper: SelfAssessmentPaper) -> list[MapLine]:
    return [
        MapLine(
            str(section.number) if n == 0 else "",
            section.title + (f": {sub.lower()}" if sub else ""),
            tuple((row.provision, row.comply) for row in rows),
        )
        for section in form_paper.sections
        for n, (sub, rows) in enumerate(rows_of(section))
    ]


def plan_title(form_paper: SelfAssessmentPaper) -> str:
    """Return "Action plan: five answers of No"."""
    number = sum(row.comply is Comply.NO for row in form_paper.rows)
    if not number:
        return "Action plan"
    return f"Action plan: {words.spelt(number).lower()} answer{'' if number == 1 else 's'} of No"


def action_plan(paper: Paper, form_paper: SelfAssessmentPaper, level: int) -> None:
    """Add the action plan: at least one line for each No, on a page of its own."""
    lines = plan_lines(form_paper)
    if lines:
        paper.turn(LANDSCAPE_PAGE)
    paper.heading(plan_title(form_paper), level, key="plan")
    if not lines:
        missing = sum(row.comply in {Comply.BLANK, Comply.OTHER} for row in form_paper.rows)
        still = f" {missing} of {len(form_paper.rows)} have no Yes or No yet." if missing else ""
        paper.none(f"No provision is answered No.{still}")
        return
    paper.text(
        f"The {form_paper.approval.body} looks at this page at every quarterly meeting until each "
        "line is done.",
        BODY.but(max_width=0),
        holds=True,
    )
    columns = [
        Column(19, "Code provision", CELL.but(bold=True)),
        Column(58, "What falls short"),
        Column(100, "Action"),
        Column(28, "Who"),
        Column(46, "By", CELL.but(bold=True)),
        Column(16, "Done"),
    ]
    paper.table(
        grid(columns, [_plan_row(item, columns) for item in lines], row_heads=True, flows=True)
    )


def plan_lines(form_paper: SelfAssessmentPaper) -> list[ActionItem]:
    """Return a line for each No in the form's order, then lines about other provisions."""
    nos = [row for row in form_paper.rows if row.comply is Comply.NO]
    out: list[ActionItem] = []
    for row in nos:
        own = [item for item in form_paper.actions if item.provision == row.provision]
        out += own or [ActionItem(row.provision, "", detail=row.commentary, by=row.comply_by)]
    known = {row.provision for row in nos}
    return out + [item for item in form_paper.actions if item.provision not in known]


def _plan_row(item: ActionItem, columns: Sequence[Column]) -> Row:
    what = [bold(item.falls_short)] if item.falls_short.strip() else []
    actions: list[Flowable] = (
        bullets(item.actions, CELL_BULLET)[1] if item.actions else [WritingLines(2)]
    )
    if item.done_on:
        actions.append(Text(f"Done on {words.day(item.done_on)}.", CELL))
    return Row(
        (
            to_cell(item.provision, columns[0]),
            to_cell([*what, item.detail], columns[1]),
            actions,
            to_cell(item.who, columns[3]),
            to_cell(words.day(item.by) if item.by else "", columns[4]),
            to_cell("Yes" if item.done_on else "", columns[5]),
        ),
        key=item.provision,
    )


def contents(paper: Paper, parts: Sequence[tuple[str, str]], widths: tuple[float, float]) -> Grid:
    """Return a table of contents: (what it says, key of the heading)."""
    columns = [Column(widths[0], "Part"), Column(widths[1], "Page", right=True)]
    return grid(columns, [[text, PageOf(paper, key, CELL_RIGHT)] for text, key in parts])
