"""Forms in every layout met so far, and in some not met yet, made with python-docx.

Each layout shows the same 72 answers; whatever the layout, the same answers must come out.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.forms import SelfAssessmentForm, read_form
from chc_desktop.model.exchange.problems import FileProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.table import Table, _Cell, _Row

EDITIONS = load_editions()
CODE = EDITIONS[-1]
TODAY = date(2026, 3, 31)
HEADINGS = (
    "Code provision",
    "Code requirement",
    "Comply: Yes / No",
    "Evidence",
    "Commentary / explanation",
)
Entry = tuple[str, str, str, str, str]


def entry(number: str) -> Entry:
    """Number, requirement, answer, evidence, commentary: different words for each provision."""
    provision = CODE.provision(number)
    assert provision is not None
    if number == "6.14":
        return (number, provision.full_text, "No", "Log", "We comply by 30 November 2026.")
    evidence = (
        f"Minute {number.replace('.', '/')} of the committee\nPolicy, section {number} (page 3)"
    )
    return (number, provision.full_text, "Yes", evidence, f"Checked for {number}, see 5.2 there.")


ENTRIES = [entry(number) for number in CODE.numbers]


def save(document: Document, tmp_path: Path) -> Path:
    path = tmp_path / "form.docx"
    document.save(str(path))
    return path


def new_cells(table: Table) -> tuple[_Cell, ...]:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row.cells


def add_row(table: Table, texts: Sequence[str]) -> None:
    for cell, text in zip(new_cells(table), texts, strict=True):
        cell.text = text


def add_table(document: Document, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table: Table = document.add_table(0, len(headings))
    add_row(table, headings)
    for row in rows:
        add_row(table, row)
    return table


def read(document: Document, tmp_path: Path) -> SelfAssessmentForm:
    return read_form(save(document, tmp_path), EDITIONS, TODAY)


def assert_all_answers(form: SelfAssessmentForm, *, commentary: bool = True) -> None:
    assert form.edition == "2024"
    assert form.missing == ()
    assert form.unknown == ()
    for answer, (number, requirement, words, evidence, comment) in zip(
        form.answers, ENTRIES, strict=True
    ):
        assert answer.provision == number
        assert answer.answer == words, number
        assert answer.evidence.split() == evidence.split(), number
        if commentary:
            assert answer.commentary == comment, number
        if answer.requirement_found:
            assert answer.requirement_found.split() == requirement.split()


def one_big_table(document: Document) -> None:
    add_table(document, HEADINGS, ENTRIES)


def a_table_for_each_section(document: Document) -> None:
    for section in CODE.sections:
        document.add_heading(f"Section {section.number}: {section.title}", 2)
        rows = [e for e in ENTRIES if e[0].startswith(f"{section.number}.")]
        add_table(document, HEADINGS, rows)


def headings_only_in_the_first_table(document: Document) -> None:
    add_table(document, HEADINGS, ENTRIES[:10])
    for start in range(10, 72, 8):
        table = document.add_table(0, 5)
        for row in ENTRIES[start : start + 8]:
            add_row(table, row)
        document.add_paragraph("Continued below")


def headings_in_a_table_of_their_own(document: Document) -> None:
    add_table(document, HEADINGS, [])
    document.add_paragraph("Section 1")
    table = document.add_table(0, 5)
    for row in ENTRIES:
        add_row(table, row)


def no_headings_at_all(document: Document) -> None:
    table = document.add_table(0, 5)
    for row in ENTRIES:
        add_row(table, row)


def other_words_for_the_headings(document: Document) -> None:
    headings = ("Ref.", "What the Code says", "Do we comply?", "Our evidence", "Notes")
    add_table(document, headings, ENTRIES)


def the_headings_again_on_every_page(document: Document) -> None:
    table = add_table(document, HEADINGS, [])
    for index, row in enumerate(ENTRIES):
        if index % 6 == 0:
            add_row(table, HEADINGS)
        add_row(table, row)


def section_names_as_merged_rows(document: Document) -> None:
    table = add_table(document, HEADINGS, [])
    for section in CODE.sections:
        cells = new_cells(table)
        cells[0].merge(cells[4]).text = f"Section {section.number} - {section.title}"
        if section.number == 6:
            cells = new_cells(table)
            cells[0].merge(cells[4]).text = "Stage 1"
        for provision in CODE.in_section(section.number):
            add_row(table, entry(provision.number))


def number_and_requirement_in_one_cell(document: Document) -> None:
    headings = ("Code requirement", *HEADINGS[2:])
    rows = [(f"{e[0]}. {e[1]}", *e[2:]) for e in ENTRIES]
    add_table(document, headings, rows)


def numbers_written_out(document: Document) -> None:
    forms = ("Section {}", "{}.", "Provision {}:", "Code {}", "({})", "{}", "Para. {}", " {} ")
    rows = [(forms[i % 8].format(e[0]), *e[1:]) for i, e in enumerate(ENTRIES)]
    add_table(document, HEADINGS, rows)


def numbers_lost(document: Document) -> None:
    add_table(document, HEADINGS, [("", *e[1:]) for e in ENTRIES])


def numbers_as_a_spreadsheet_writes_them(document: Document) -> None:
    rows = [(e[0].removesuffix("0") if e[0].endswith("0") else e[0], *e[1:]) for e in ENTRIES]
    add_table(document, HEADINGS, rows)


def yes_and_no_as_two_columns(document: Document) -> None:
    headings = ("Code provision", "Code requirement", "Yes", "No", "Evidence", "Commentary")
    rows = []
    for index, e in enumerate(ENTRIES):
        tick = "✓xX✔"[index % 4]
        yes, no = (tick, "") if e[2] == "Yes" else ("", tick)
        rows.append((e[0], e[1], yes, no, e[3], e[4]))
    add_table(document, headings, rows)


def yes_and_no_below_a_merged_heading(document: Document) -> None:
    table = document.add_table(2, 6)
    top, below = table.rows[0].cells, table.rows[1].cells
    top[2].merge(top[3]).text = "Comply"
    below[2].text, below[3].text = "Yes", "No"
    for column, heading in ((0, HEADINGS[0]), (1, HEADINGS[1]), (4, HEADINGS[3]), (5, HEADINGS[4])):
        top[column].merge(below[column]).text = heading
    for e in ENTRIES:
        add_row(table, (e[0], e[1], "x" * (e[2] == "Yes"), "x" * (e[2] == "No"), e[3], e[4]))


def rows_broken_over_pages(document: Document) -> None:
    table = add_table(document, HEADINGS, [])
    for e in ENTRIES:
        if "\n" not in e[3]:
            add_row(table, e)
            continue
        first, second = e[3].split("\n")
        add_row(table, (e[0], e[1], e[2], first, ""))
        add_row(table, ("", "", "", second, e[4]))


def rows_broken_with_the_number_again(document: Document) -> None:
    table = add_table(document, HEADINGS, [])
    for e in ENTRIES:
        add_row(table, (e[0], e[1], e[2], *e[3].split("\n")[:1], ""))
        add_row(table, (f"{e[0]} (continued)", "", "", "\n".join(e[3].split("\n")[1:]), e[4]))


def number_cells_merged_downwards(document: Document) -> None:
    table = add_table(document, HEADINGS, [])
    for e in ENTRIES:
        add_row(table, (e[0], e[1], e[2], *e[3].split("\n")[:1], ""))
        add_row(table, ("", "", "", "\n".join(e[3].split("\n")[1:]), e[4]))
        upper, lower = table.rows[-2].cells, table.rows[-1].cells
        for column in range(3):
            upper[column].merge(lower[column])
            upper[column].text = e[column]


def evidence_cells_split_in_two(document: Document) -> None:
    table = document.add_table(1, 6)
    cells = table.rows[0].cells
    cells[3].merge(cells[4])
    for column, heading in zip((0, 1, 2, 3, 5), HEADINGS, strict=True):
        cells[column].text = heading
    for e in ENTRIES:
        first, _, second = e[3].partition("\n")
        add_row(table, (e[0], e[1], e[2], first, second, e[4]))


def the_columns_in_another_order(document: Document) -> None:
    order = (2, 0, 3, 4, 1)
    add_table(document, [HEADINGS[i] for i in order], [[e[i] for i in order] for e in ENTRIES])


def a_small_table_for_each_provision(document: Document) -> None:
    for e in ENTRIES:
        table = document.add_table(0, 2)
        for heading, text in zip(HEADINGS, e, strict=True):
            add_row(table, (heading, text))
        document.add_paragraph()


def the_form_inside_a_layout_table(document: Document) -> None:
    outer = document.add_table(1, 1).rows[0].cells[0]
    inner = outer.add_table(0, 5)
    for row in (HEADINGS, *ENTRIES):
        add_row(inner, row)


def cover_action_plan_and_contacts_beside_it(document: Document) -> None:
    add_table(document, ("Landlord", "Example Street Housing Co-operative"), [("Homes", "24")])
    add_table(document, HEADINGS, ENTRIES)
    add_table(
        document,
        ("Code provision", "Action", "Who", "By when"),
        [
            ("6.14", "Meet every fortnight", "Secretary", "30 November 2026"),
            ("1.2", "None", "", ""),
        ],
    )
    add_table(document, ("Policy section", "Page"), [("5.2 What is a complaint", "3")])


LAYOUTS: list[Callable[[Document], None]] = [
    one_big_table,
    a_table_for_each_section,
    headings_only_in_the_first_table,
    headings_in_a_table_of_their_own,
    no_headings_at_all,
    other_words_for_the_headings,
    the_headings_again_on_every_page,
    section_names_as_merged_rows,
    number_and_requirement_in_one_cell,
    numbers_written_out,
    numbers_lost,
    numbers_as_a_spreadsheet_writes_them,
    yes_and_no_as_two_columns,
    yes_and_no_below_a_merged_heading,
    rows_broken_over_pages,
    rows_broken_with_the_number_again,
    number_cells_merged_downwards,
    evidence_cells_split_in_two,
    the_columns_in_another_order,
    a_small_table_for_each_provision,
    the_form_inside_a_layout_table,
    cover_action_plan_and_contacts_beside_it,
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_all_72_answers_come_out_of_this_layout(
    layout: Callable[[Document], None], tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_heading("Self-assessment form", 1)
    layout(document)
    form = read(document, tmp_path)
    assert_all_answers(form)
    assert form.problems == ()
    assert form.answers[CODE.numbers.index("6.14")].comply_by == date(2026, 11, 30)


def test_one_column_for_evidence_and_commentary_keeps_all_its_words(tmp_path: Path) -> None:
    document = docx.Document()
    headings = (*HEADINGS[:3], "Evidence, commentary and any explanations")
    add_table(document, headings, [(*e[:3], f"{e[3]}\n{e[4]}") for e in ENTRIES])
    form = read(document, tmp_path)
    assert form.problems == ()
    for answer, e in zip(form.answers, ENTRIES, strict=True):
        kept = f"{answer.evidence}\n{answer.commentary}"
        assert kept.split() == [*e[3].split(), *e[4].split()]
    late = form.answers[CODE.numbers.index("6.14")]
    assert "30 November" in late.commentary


def test_evidence_merged_over_two_provisions_counts_for_both(tmp_path: Path) -> None:
    document = docx.Document()
    table = add_table(document, HEADINGS, ENTRIES[:4])
    first, second = table.rows[3].cells[3], table.rows[4].cells[3]
    first.merge(second).text = "One training record for both"
    form = read(document, tmp_path)
    assert [a.evidence for a in form.answers[2:4]] == ["One training record for both"] * 2


def test_a_column_of_dates_to_comply_is_read_and_other_columns_are_kept(tmp_path: Path) -> None:
    document = docx.Document()
    headings = (*HEADINGS, "Date to comply", "Lead")
    rows = [(*e, "30/11/2026" if e[2] == "No" else "", "Secretary") for e in ENTRIES]
    rows[5] = (*rows[5][:5], "as soon as the committee has met", "")
    add_table(document, headings, rows)
    form = read(document, tmp_path)
    late = form.answers[CODE.numbers.index("6.14")]
    assert late.comply_by == date(2026, 11, 30)
    assert late.commentary == f"{entry('6.14')[4]}\nLead: Secretary"
    assert form.answers[5].commentary.endswith("as soon as the committee has met")


def test_blank_and_missing_provisions_are_told_apart(tmp_path: Path) -> None:
    document = docx.Document()
    rows = [e if e[0] != "8.1" else (*e[:2], "", "", "") for e in ENTRIES if e[0] != "8.4"]
    add_table(document, HEADINGS, rows)
    form = read(document, tmp_path)
    assert form.missing == ("8.4",)
    assert len(form.answers) == 71
    assert [(p.provision, p.problem.value) for p in form.problems] == [("8.1", "blank")]


def test_a_row_the_edition_does_not_have_is_kept_apart(tmp_path: Path) -> None:
    document = docx.Document()
    add_table(document, HEADINGS, [("1.1", "Introduction", "Yes", "Read", ""), *ENTRIES])
    form = read(document, tmp_path)
    assert [(a.provision, a.evidence) for a in form.unknown] == [("1.1", "Read")]
    assert len(form.answers) == 72


def test_two_answers_to_one_provision_are_both_kept_and_asked_about(tmp_path: Path) -> None:
    document = docx.Document()
    again = (*entry("4.1")[:2], "No", "Another minute", "")
    add_table(document, HEADINGS, [*ENTRIES, again])
    form = read(document, tmp_path)
    answer = form.answers[CODE.numbers.index("4.1")]
    assert answer.answer == "Yes No"
    assert answer.evidence.endswith("Another minute")
    assert [(p.provision, p.problem.value) for p in form.problems] == [("4.1", "not_an_answer")]


def test_a_mistyped_number_is_put_right_by_the_words_of_the_requirement(tmp_path: Path) -> None:
    document = docx.Document()
    rows = [("5.3" if e[0] == "5.4" else e[0], *e[1:]) for e in ENTRIES]
    add_table(document, HEADINGS, rows)
    assert_all_answers(read(document, tmp_path))


@pytest.mark.parametrize(
    "content",
    [
        [],
        [("Name", "Telephone"), ("Ada Sample", "01632 960001")],
        [("Code provision", "Action", "By when"), ("6.14", "Meet more often", "May 2026")],
        [("Clause", "Text"), ("5.2", "A complaint is an expression of dissatisfaction.")],
    ],
)
def test_a_document_without_a_form_says_what_to_do(
    content: list[tuple[str, ...]], tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_paragraph("1.2 We define complaints. Yes.")
    if content:
        add_table(document, content[0], content[1:])
    with pytest.raises(FileProblem, match=r"has no self-assessment in it.*Choose"):
        read(document, tmp_path)
