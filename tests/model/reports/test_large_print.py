"""Large print: tables become blocks and sentences, drawings their words, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chc_desktop.model.reports.annual_report import render_annual_report
from chc_desktop.model.reports.committee import render_committee
from chc_desktop.model.reports.grid import Column, Row, grid
from chc_desktop.model.reports.large import LargePaper
from chc_desktop.model.reports.list_paper import ListPaper, render_list
from chc_desktop.model.reports.look import BODY
from chc_desktop.model.reports.marks import TickBox
from chc_desktop.model.reports.text import Text, bold

from .paper_committee import make_committee
from .paper_forms import Read, read
from .paper_reports import make_quiet_report, make_report


@pytest.fixture(scope="module")
def board() -> Read:
    return read(render_annual_report(make_report(), large=True))


def said_of(*rows: Row | list[str], heads: tuple[str, ...], row_heads: bool = True) -> str:
    paper = LargePaper("T", "A", "T")
    paper.heading("The table", 1)
    columns = [Column(40, head) for head in heads]
    paper.table(grid(columns, list(rows), row_heads=row_heads))
    return read(paper.render()).text.removeprefix("The table ").removesuffix(" T Page 1 of 1")


def test_figures_of_a_row_are_one_sentence(board: Read) -> None:
    assert "Stage 1. Apr 1, May 2, Jun 1, Jul 2, Aug 0," in board.text
    assert "With valid extensions. Stage 1: 12 of 14; Rate: 85.7%;" in board.text
    assert "Year to 31 March 2026. Stage 1: 14; Stage 2: 3;" in board.text


def test_counts_are_a_list_under_what_they_count(board: Read) -> None:
    assert "What they were about Complaints, of 14:" in board.text
    assert "14 complaints at stage 1, from 24 homes." in board.text


def test_a_case_is_a_block_under_its_reference(board: Read) -> None:
    late = make_report().late[0]
    assert f"Case {late.reference}" in board.headings
    assert f"What was late: {late.what} By: {late.days_late} day" in board.text


def test_the_strip_is_said_and_nothing_speaks_of_marks(board: Read) -> None:
    assert "Acknowledged: 13 of 14 within 5 working days" in board.text
    for drawn in ("One mark is one complaint", "One square is one complaint"):
        assert drawn not in board.text
    assert "in large print, on paper or by email" not in board.text


def test_every_provision_and_every_no_stand_in_it(board: Read) -> None:
    form = make_report().assessment
    assert form is not None
    answered = [heading for heading in board.headings if heading.endswith((": Yes", ": No"))]
    assert len(answered) == len(form.rows) == 72


def test_the_contents_name_the_pages(board: Read) -> None:
    page = next(n for n, text in enumerate(board.pages, 1) if "Our plans Plan for" in _flat(text))
    assert f"Our plans: page {page}" in board.text


def test_without_complaints_there_are_labels_with_room_to_write() -> None:
    text = read(render_annual_report(make_quiet_report(), large=True)).text
    assert "Not written yet. To be written by" in text
    for label in ("Signed:", "Name and role:", "Date and minute:"):
        assert label in text


def test_the_committee_ticks_boxes_one_below_the_other() -> None:
    found = read(render_committee(make_committee(), large=True))
    assert [h for h in found.headings if h.startswith("Item")] == ["Item 1", "Item 2", "Item 3"]
    assert "Latest by: 24 July 2026 Decision: tick one: Agreed Not agreed Changed" in found.text


def test_short_texts_of_a_cell_stand_in_one_line_and_a_question_keeps_its_mark() -> None:
    rows = Row(([Text("C-1", BODY)], [Text("9 days", BODY), Text("still open", BODY)]))
    assert said_of(rows, ["C-2", "None"], heads=("Case", "Late?", "")[:2]) == (
        "Case C-1 Late? 9 days, still open Case C-2 Late? None"
    )


def test_a_row_with_empty_cells_leaves_room_and_one_without_room_says_nothing_of_them() -> None:
    empty = Row(([], [], []), least=30)
    heads = ("What", "Who", "By")
    assert said_of(empty, heads=heads, row_heads=False) == "What: Who: By:"
    told = said_of(["Mend the gutter on the north side", "", "May"], heads=heads, row_heads=False)
    assert told == "What: Mend the gutter on the north side By: May"


def test_boxes_to_tick_stand_below_their_label() -> None:
    ticks = [Text(bold("Choose"), BODY), TickBox(), Text("Yes", BODY)]
    row = Row(([Text("A long way to say it, longer than figures", BODY)], ticks, []))
    said = said_of(row, heads=("What", "Tick", "Note"), row_heads=False)
    assert said.endswith("Tick: Choose Yes")


LIST = ListPaper(
    "Example Street Housing Co-operative",
    "Complaints",
    "2 rows.",
    ("Reference", "About"),
    (("C-001", "The gutter. " * 30), ("C-002", "")),
)


@pytest.mark.parametrize("large", [False, True])
def test_a_list_prints_every_cell_in_either_size(large: bool) -> None:
    text = read(render_list(LIST, large=large)).text
    assert text.count("The gutter.") == 30
    assert "C-002" in text


def test_a_list_without_rows_says_none_and_wide_words_share_the_page() -> None:
    assert "None." in read(render_list(replace(LIST, rows=()))).text
    wide = tuple("Wide" * 9 for _ in range(9))
    found = read(render_list(replace(LIST, headings=wide, rows=(wide,))))
    assert found.text.replace(" ", "").count("WideWide") >= 9


def _flat(text: str) -> str:
    return " ".join(text.split())
