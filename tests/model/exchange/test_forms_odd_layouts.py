"""Layouts that break a simple reader: lists in rows of their own, other tables, counted rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.forms import read_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.table import Table, _Cell, _Row

    from chc_desktop.model.rules.code import Provision

EDITIONS = load_editions()
OLD, CODE = EDITIONS
HEADINGS = (
    "Code provision",
    "Code requirement",
    "Comply: Yes / No",
    "Evidence",
    "Commentary / explanation",
)
Texts = tuple[str, ...]


def new_cells(table: Table) -> tuple[_Cell, ...]:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row.cells


def add_table(document: Document, rows: Iterable[Sequence[str]], columns: int) -> Table:
    table: Table = document.add_table(0, columns)
    for row in rows:
        for cell, text in zip(new_cells(table), row, strict=True):
            cell.text = text
    return table


def evidence(provision: Provision) -> str:
    return f"Evidence of {provision.number}."


def full(provision: Provision) -> Texts:
    return (provision.number, provision.full_text, "Yes", evidence(provision), "")


def title_rows_above_the_headings(document: Document) -> None:
    titles = [("Self-assessment form", "", "", "", ""), ("Version 1.2", "", "", "", "")]
    add_table(document, [*titles, HEADINGS, *map(full, CODE.provisions)], 5)


def no_requirement_column(document: Document) -> None:
    rows = [(p.number, "Yes", evidence(p)) for p in CODE.provisions]
    add_table(document, [("Provision", "Compliant?", "Policy section"), *rows], 3)


def requirements_cut_short(document: Document) -> None:
    rows = [
        (p.number, " ".join(p.requirement.split()[:6]) + "…", "Yes", evidence(p), "")
        for p in CODE.provisions
    ]
    add_table(document, [HEADINGS, *rows], 5)


def requirements_in_our_own_person(document: Document) -> None:
    rows = [
        (p.number, p.requirement.replace("Landlords", "We"), "Yes", evidence(p), "")
        for p in CODE.provisions
    ]
    add_table(document, [HEADINGS, *rows], 5)


def a_column_for_the_section_as_well(document: Document) -> None:
    rows = [(str(p.section), *full(p)) for p in CODE.provisions]
    add_table(document, [("Section", *HEADINGS), *rows], 6)


def a_column_that_counts_the_rows(document: Document) -> None:
    rows = [(str(i), *full(p)) for i, p in enumerate(CODE.provisions, 1)]
    add_table(document, [("No.", *HEADINGS), *rows], 6)


def items_in_rows_of_their_own(document: Document) -> None:
    rows: list[Texts] = [HEADINGS]
    for p in CODE.provisions:
        rows.append((p.number, p.requirement, "Yes", evidence(p), ""))
        rows += [("", f"{i.label} {i.text}", "", "", "") for i in p.items]
    add_table(document, rows, 5)


def items_answered_one_by_one(document: Document) -> None:
    rows: list[Texts] = [HEADINGS]
    for p in CODE.provisions:
        if not p.items:
            rows.append(full(p))
            continue
        rows.append((p.number, p.requirement, "", "", ""))
        for place, item in enumerate(p.items):
            rows.append(("", f"{item.label} {item.text}", "Yes", evidence(p) * (place == 0), ""))
    add_table(document, rows, 5)


def items_numbered_with_letters(document: Document) -> None:
    rows: list[Texts] = [HEADINGS]
    for p in CODE.provisions:
        rows.append((p.number, p.requirement, "Yes", evidence(p), ""))
        rows += [(f"{p.number} {i.label}", i.text, "Yes", "", "") for i in p.items]
    add_table(document, rows, 5)


def section_names_in_the_number_column(document: Document) -> None:
    rows: list[Texts] = [HEADINGS]
    for section in CODE.sections:
        rows += [(str(section.number), section.title, "", "", ""), ("", "", "", "", "")]
        for p in CODE.in_section(section.number):
            if p.number == "6.10":
                rows.append(("", "Stage 2", "", "", ""))
            rows.append(full(p))
    add_table(document, rows, 5)


def a_summary_of_the_answers_first(document: Document) -> None:
    rows = [(p.number, "No") for p in CODE.provisions]
    add_table(document, [("Provision", "Comply"), *rows], 2)
    add_table(document, [HEADINGS, *map(full, CODE.provisions)], 5)


def a_long_heading_with_guidance(document: Document) -> None:
    guidance = (
        "Commentary / explanation: if the answer is No, give a detailed explanation and the date "
        "by which you intend to comply."
    )
    add_table(document, [(*HEADINGS[:4], guidance), *map(full, CODE.provisions)], 5)


def the_requirement_in_a_row_above_the_answers(document: Document) -> None:
    table = add_table(document, [HEADINGS[2:]], 3)
    for p in CODE.provisions:
        cells = new_cells(table)
        cells[0].merge(cells[2]).text = f"{p.number} {p.full_text}"
        for cell, text in zip(new_cells(table), ("Yes", evidence(p), ""), strict=True):
            cell.text = text


def ticks_without_headings(document: Document) -> None:
    rows = [(p.number, p.full_text, "✓", "", evidence(p)) for p in CODE.provisions]
    add_table(document, rows, 5)


def the_answer_in_the_last_column(document: Document) -> None:
    headings = ("Ref", "Requirement", "How do we comply? Evidence", "Met")
    rows = [(p.number, p.full_text, evidence(p), "Yes") for p in CODE.provisions]
    add_table(document, [headings, *rows], 4)


def a_heading_nobody_has_thought_of(document: Document) -> None:
    headings = ("Provision", "Requirement", "Verdict", "Evidence", "Commentary")
    add_table(document, [headings, *map(full, CODE.provisions)], 5)


def a_table_for_each_page_that_breaks_rows(document: Document) -> None:
    for p in CODE.provisions:
        first, _, last = evidence(p).rpartition(" ")
        rows: list[Texts] = [(p.number, p.full_text, "Yes", first, "")]
        add_table(document, [HEADINGS, *rows] if p.number in {"1.2", "4.1"} else rows, 5)
        document.add_paragraph("Page")
        add_table(document, [("", "", "", last, "")], 5)


ODD: list[Callable[[Document], None]] = [
    title_rows_above_the_headings,
    no_requirement_column,
    requirements_cut_short,
    requirements_in_our_own_person,
    a_column_for_the_section_as_well,
    a_column_that_counts_the_rows,
    items_in_rows_of_their_own,
    items_answered_one_by_one,
    items_numbered_with_letters,
    section_names_in_the_number_column,
    a_summary_of_the_answers_first,
    a_long_heading_with_guidance,
    the_requirement_in_a_row_above_the_answers,
    ticks_without_headings,
    the_answer_in_the_last_column,
    a_heading_nobody_has_thought_of,
    a_table_for_each_page_that_breaks_rows,
]


@pytest.mark.parametrize("layout", ODD, ids=lambda layout: layout.__name__)
def test_all_72_answers_come_out_of_this_layout(
    layout: Callable[[Document], None], tmp_path: Path
) -> None:
    document = docx.Document()
    layout(document)
    path = tmp_path / "form.docx"
    document.save(str(path))
    form = read_form(path, EDITIONS, date(2026, 3, 31))
    assert (form.edition, form.missing, form.unknown) == ("2024", (), ())
    assert form.problems == ()
    found = [
        (a.provision, a.answer, " ".join(a.evidence.split()), a.commentary) for a in form.answers
    ]
    assert found == [(p.number, "Yes", evidence(p), "") for p in CODE.provisions]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (1, 0, 2, 3, 4), (1, 2, 0, 3, 4)])
def test_an_action_plan_of_as_many_columns_is_not_taken_for_more_of_the_form(
    order: tuple[int, ...], tmp_path: Path
) -> None:
    document = docx.Document()
    add_table(document, [HEADINGS, *map(full, CODE.provisions)], 5)
    plan = [
        ("What", "Provision", "Who", "Cost", "Until"),
        ("Meet more often", "6.14", "Secretary", "None", "May 2026"),
        ("Print posters", "", "Secretary", "", "June 2026"),
    ]
    add_table(document, [[row[i] for i in order] for row in plan], 5)
    path = tmp_path / "form.docx"
    document.save(str(path))
    form = read_form(path, EDITIONS, date(2026, 3, 31))
    assert form.problems == ()
    found = [(a.provision, a.evidence, a.commentary) for a in form.answers]
    assert found == [(p.number, evidence(p), "") for p in CODE.provisions]


def test_an_old_form_is_known_by_its_provisions_alone(tmp_path: Path) -> None:
    document = docx.Document()
    rows = [(p.number, "Yes", evidence(p)) for p in OLD.provisions]
    add_table(document, [("Code section", "Comply", "Evidence"), *rows], 3)
    path = tmp_path / "form.docx"
    document.save(str(path))
    form = read_form(path, EDITIONS, date(2026, 3, 31))
    assert (form.edition, form.missing) == ("2022", ())


def test_an_untouched_form_is_72_blanks(tmp_path: Path) -> None:
    document = docx.Document()
    rows = [(p.number, p.full_text, "", "", "") for p in CODE.provisions]
    add_table(document, [HEADINGS, *rows], 5)
    path = tmp_path / "form.docx"
    document.save(str(path))
    form = read_form(path, EDITIONS, date(2026, 3, 31))
    assert len(form.answers) == 72
    assert {p.problem.value for p in form.problems} == {"blank"}
