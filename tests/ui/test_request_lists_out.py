"""Requests, survey answers and thanks as a file: exactly what the table shows."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.records.requests import RequestsPage

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


@pytest.mark.parametrize(
    ("chip", "search", "first", "expected"),
    [
        ("Requests (4)", "farrow", "Reference", ["S-002"]),
        (
            "Survey answers (2)",
            "",
            "What they said",
            ["The stairs are never swept.", "Nobody answers the phone."],
        ),
        ("Thanks (1)", "", "Pleased with", ["The new bike store"]),
    ],
)
def test_what_is_shown_is_exported(
    chip: str,
    search: str,
    first: str,
    expected: list[str],
    open_window: Callable[..., Screen],
    records: Path,
    tmp_path: Path,
) -> None:
    screen = open_window(records, Place("requests"))
    screen.press(chip)
    if search:
        screen.type_into("Search service requests", search)
    shown = screen.window.page
    assert isinstance(shown, RequestsPage)
    shown.lists.chooser = Chooses(tmp_path / "list.csv")
    screen.press("Export the list")
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][0] == first
    assert [row[0] for row in rows[1:]] == expected
