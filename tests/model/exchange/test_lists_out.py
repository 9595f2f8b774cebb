"""Lists out: as shown, with real days, and never a formula."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from chc_desktop.model.exchange.lists_out import CellValue, ListOut, list_csv, list_xlsx
from chc_desktop.model.services.lists import list_bytes, write_list
from chc_desktop.model.services.session import RegisterProblem

SHOWN = ListOut(
    "Complaints",
    ("Reference", "Received", "Working days left", "About"),
    (
        ("C-030", date(2026, 3, 30), 5, "Heating off"),
        ("C-031", None, -2, 'Zoë’s gate;\nbroken, "again"'),
    ),
)
FORMULAS = ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("http://x")', "＝1"]


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_holds_what_is_shown_with_days_that_sort() -> None:
    assert rows_of(list_csv(SHOWN)) == [
        ["Reference", "Received", "Working days left", "About"],
        ["C-030", "2026-03-30", "5", "Heating off"],
        ["C-031", "", "-2", 'Zoë’s gate;\nbroken, "again"'],
    ]


def test_excel_holds_what_is_shown_with_real_days_and_numbers() -> None:
    sheet = load_workbook(BytesIO(list_xlsx(SHOWN))).active
    assert sheet is not None
    assert sheet.title == "Complaints"
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[0] == list(SHOWN.headings)
    assert values[1] == ["C-030", datetime(2026, 3, 30), 5, "Heating off"]  # noqa: DTZ001
    assert values[2] == ["C-031", None, -2, 'Zoë’s gate;\nbroken, "again"']
    assert sheet["B2"].is_date
    assert sheet["B2"].number_format == "ddd d mmm yyyy"
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_and_no_heading_starts_a_formula(text: str) -> None:
    shown = ListOut("x", (text,), ((text,),))
    for (cell,) in rows_of(list_csv(shown)):
        assert cell.startswith("'") or not cell.strip().startswith(("=", "+", "-", "@"))
    sheet = load_workbook(BytesIO(list_xlsx(shown))).active
    assert sheet is not None
    for (filled,) in sheet.iter_rows():
        assert filled.data_type == "s"


VALUES: st.SearchStrategy[CellValue] = st.one_of(
    st.text(max_size=40), st.integers(-(10**9), 10**9), st.none(), st.dates(date(1950, 1, 1))
)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=5), st.text(max_size=50))
def test_any_list_becomes_a_file_that_opens(
    rows: list[tuple[CellValue, CellValue]], title: str
) -> None:
    shown = ListOut(title, ("One", "Two"), tuple(rows))
    sheet = load_workbook(BytesIO(list_xlsx(shown))).active
    assert sheet is not None
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert len(rows_of(list_csv(shown))) == len(rows) + 1


def test_a_list_is_written_as_its_ending_says(tmp_path: Path) -> None:
    write_list(tmp_path / "a.CSV", SHOWN, overwrite=False)
    assert (tmp_path / "a.CSV").read_bytes() == list_csv(SHOWN)
    assert list_bytes(SHOWN, ".xlsx").startswith(b"PK")
    with pytest.raises(RegisterProblem, match=r"\.xlsx"):
        write_list(tmp_path / "a.ods", SHOWN, overwrite=False)
    assert not (tmp_path / "a.ods").exists()
