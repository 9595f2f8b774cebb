"""The same form kept as a spreadsheet or as CSV."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.forms import read_form

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

EDITIONS = load_editions()
CODE = EDITIONS[-1]
TODAY = date(2026, 3, 31)
HEADINGS = ["Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary"]
ROWS = [
    [p.number, p.full_text, "Yes", f"Minute of {p.number}; page 3", f"Words, for {p.number}"]
    for p in CODE.provisions
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_form_reads_whole_in_any_common_dress(
    delimiter: str, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "form.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([["Self-assessment 2026"], HEADINGS, *ROWS])
    form = read_form(path, EDITIONS, TODAY)
    assert (form.edition, form.missing, form.problems) == ("2024", (), ())
    assert [[a.provision, a.answer, a.evidence, a.commentary] for a in form.answers] == [
        [row[0], *row[2:]] for row in ROWS
    ]


def test_a_spreadsheet_that_made_numbers_of_the_provisions_still_has_all_72(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.append(["Example Street Housing Co-operative"])
    sheet: Worksheet = book.create_sheet("Form")
    sheet.append(HEADINGS)
    for row in ROWS:
        sheet.append([float(row[0]), *row[1:]])
    path = tmp_path / "form.xlsx"
    book.save(path)
    form = read_form(path, EDITIONS, TODAY)
    assert form.missing == ()
    assert [a.evidence for a in form.answers] == [row[3] for row in ROWS]


def test_numbers_of_a_spreadsheet_without_the_requirements_are_put_right_by_order(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Provision", "Comply", "Evidence"])
    for row in ROWS:
        sheet.append([float(row[0]), "Yes", row[3]])
    path = tmp_path / "form.xlsx"
    book.save(path)
    form = read_form(path, EDITIONS, TODAY)
    assert form.missing == ()
    assert [a.evidence for a in form.answers] == [row[3] for row in ROWS]


def test_a_sheet_for_each_section_is_one_form(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for section in CODE.sections:
        sheet = book.create_sheet(f"Section {section.number}")
        sheet.append(HEADINGS)
        for row in ROWS:
            if row[0].startswith(f"{section.number}."):
                sheet.append(row)
    path = tmp_path / "form.xlsx"
    book.save(path)
    assert read_form(path, EDITIONS, TODAY).missing == ()


def test_a_hidden_sheet_is_not_read_and_a_hidden_column_of_answers_gives_way(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*HEADINGS[:2], "Comply", *HEADINGS[2:]])
    for row in ROWS:
        sheet.append([*row[:2], "No", *row[2:]])
    sheet.column_dimensions["C"].hidden = True
    old: Worksheet = book.create_sheet("Last year")
    old.sheet_state = "hidden"
    for row in [HEADINGS, *ROWS]:
        old.append([*row[:2], "No", "Old words", ""])
    path = tmp_path / "form.xlsx"
    book.save(path)
    form = read_form(path, EDITIONS, TODAY)
    assert {a.answer for a in form.answers} == {"Yes"}
    assert [a.evidence for a in form.answers] == [row[3] for row in ROWS]


def test_formulas_that_were_never_worked_out_give_the_words_in_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    for index, row in enumerate(ROWS):
        link = f'=HYPERLINK("https://example.org/a","{row[3]} ""x""")'
        joined = f'="{row[3]}"&" ""x"""'
        sheet.append([*row[:3], link if index % 2 else joined, "=A1+1"])
    path = tmp_path / "form.xlsx"
    book.save(path)
    form = read_form(path, EDITIONS, TODAY)
    assert [a.evidence for a in form.answers] == [f'{row[3]} "x"' for row in ROWS]


def test_lists_and_sums_on_other_sheets_are_not_taken_for_the_form(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [HEADINGS, *ROWS]:
        sheet.append(row)
    book.create_sheet("Lists").append(["Yes"])
    sums: Worksheet = book.create_sheet("Summary")
    sums.append(["Section", "Yes", "No"])
    for section in CODE.sections:
        sums.append([f"Section {section.number}", 5, 1])
    path = tmp_path / "form.xlsx"
    book.save(path)
    form = read_form(path, EDITIONS, TODAY)
    assert [[a.answer, a.evidence] for a in form.answers] == [["Yes", row[3]] for row in ROWS]
