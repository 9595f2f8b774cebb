"""Any list as CSV or Excel, exactly as it is shown: headings, then rows of text, numbers, days.

A cell is never a formula: a spreadsheet would carry out what a resident wrote.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from chc_desktop.model.rules.text import clean_text

CellValue = str | int | float | date | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LONGEST = 32_767  # letters an Excel cell can hold
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\']")
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class ListOut:
    """A list as it is shown. Every row has one cell for each heading."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]


def list_csv(shown: ListOut) -> bytes:
    """The list as CSV in UTF-8 with a byte order mark, as Excel wants it; days as 2026-03-31.

    Text that a spreadsheet would take for a formula has an apostrophe in front.
    """
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_harmless(heading) for heading in shown.headings])
    writer.writerows([[_csv_cell(value) for value in row] for row in shown.rows])
    return out.getvalue().encode("utf-8-sig")


def list_xlsx(shown: ListOut) -> bytes:
    """The list as an Excel file: days are real days, text is text whatever it begins with."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _NOT_IN_A_TITLE.sub(" ", clean_text(shown.title)).strip()[:31] or "List"
    book.properties.creator = "CHC Desktop"
    for column, heading in enumerate(shown.headings, start=1):
        cell = sheet.cell(row=1, column=column)
        _fill(cell, heading)
        cell.font = Font(bold=True)
        width = max((len(_shown(row[column - 1])) for row in shown.rows), default=0)
        wide = min(max(width, len(heading)) + 2, _WIDEST)
        sheet.column_dimensions[get_column_letter(column)].width = wide
    for number, row in enumerate(shown.rows, start=2):
        for column, value in enumerate(row, start=1):
            _fill(sheet.cell(row=number, column=column), value)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(cell: Cell | MergedCell, value: CellValue) -> None:
    assert isinstance(cell, Cell)  # nothing is merged here
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, str):
        cell.value = clean_text(value)[:_LONGEST]
        # openpyxl makes a formula of what begins with "="; the type says that it is text.
        cell.data_type = "s"
        cell.quotePrefix = cell.value.startswith(_FORMULA)
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "ddd d mmm yyyy"


def _csv_cell(value: CellValue) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return _harmless(value) if isinstance(value, str) else value


def _harmless(text: str) -> str:
    kept = clean_text(text)
    return f"'{kept}" if kept.lstrip(" \u00a0").startswith(_FORMULA) else kept


def _shown(value: CellValue) -> str:
    if isinstance(value, date):
        return "Wed 30 Sep 2026"
    lines = clean_text(str("" if value is None else value)).split("\n")
    return max(lines, key=len)
