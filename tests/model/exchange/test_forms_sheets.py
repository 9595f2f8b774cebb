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
