"""Lists out of the window: what is shown, as a file or on paper."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget

from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.complaints import ComplaintsPage
from tests.ui.looking import drawn, preview, shown

if TYPE_CHECKING:
    from tests.ui.conftest import Screen


class Chooses(FileChooser):
    """Stands for a person who chooses one certain file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        """Choose it as the place to save."""
        chosen(self.path)


@pytest.fixture
def page(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The table of complaints."""
    return open_window(register, Place("complaints"))


def export(screen: Screen, path: Path) -> None:
    """Export what is shown to a file."""
    shown = screen.window.page
    assert isinstance(shown, ComplaintsPage)
    shown.lists.chooser = Chooses(path)
    screen.press("Export the list")


def test_the_list_is_exported_to_excel_in_the_order_shown(page: Screen, tmp_path: Path) -> None:
    page.choose("Order of the table", "By reference, last to first")
    export(page, tmp_path / "list.xlsx")
    assert "Exported 5 rows as list.xlsx." in page.words()
    sheet: Any = load_workbook(tmp_path / "list.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["C-005", "C-004", "C-003", "C-002", "C-001"]
    received = rows[0].index("Received")
    assert rows[5][received].date() == date(2026, 2, 27)


def test_only_what_the_search_leaves_is_exported(page: Screen, tmp_path: Path) -> None:
    page.type_into("Search complaints", "bin store")
    export(page, tmp_path / "list.csv")
    text = (tmp_path / "list.csv").read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines()))
    assert len(rows) == 2
    assert rows[1][1] == "Bin store left unlocked"


def test_another_ending_is_refused_in_words(page: Screen, tmp_path: Path) -> None:
    said: list[str] = []
    page.window.hub.failed.disconnect()
    page.window.hub.failed.connect(said.append)
    export(page, tmp_path / "list.txt")
    assert said
    assert said[0].startswith("Choose a file that ends in .xlsx")
    assert not (tmp_path / "list.txt").exists()


def test_the_list_is_seen_as_it_is_shown_before_it_is_printed(page: Screen) -> None:
    page.type_into("Search complaints", "bin store")
    page.press("Print list")
    page.qtbot.waitUntil(lambda: shown(page) == "Page 1 of 1", timeout=20_000)
    drawn(page)
    words = page.described(shown(page))
    assert "Bin store left unlocked" in words
    assert "Dog fouling" not in words
    assert preview(page).windowTitle() == "Preview: List"
    preview(page).reject()
