"""Residents, officers and policies as a file or on paper: exactly what the list shows."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.dialogs.preview import Preview
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.records.officers import OfficersPage
from chc_desktop.ui.pages.residents.page import ResidentsPage
from tests.ui.looking import preview, shown

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

CONTROL = Qt.KeyboardModifier.ControlModifier


class Chooses(FileChooser):
    """Stands for a person who chooses one certain file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        """Choose it as the place to save."""
        chosen(self.path)


def exported(screen: Screen, path: Path) -> list[list[str]]:
    """What the list that shows is as a file."""
    shown = screen.window.page
    assert isinstance(shown, OfficersPage | ResidentsPage)
    shown.lists.chooser = Chooses(path)
    screen.press("Export the list")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_residents_are_exported_as_the_search_leaves_them(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> None:
    screen = open_window(register, Place("residents"))
    assert len(exported(screen, tmp_path / "all.csv")) == 7
    screen.type_into("Search residents", "pask")
    assert exported(screen, tmp_path / "one.csv") == [
        ["Name", "Home", "To mind"],
        ["Leonard Pask", "17 Example Street", "adjustment, restriction"],
    ]
    screen.type_into("Search residents", "nobody of this name")
    assert "Print list" not in screen.words()


@pytest.mark.parametrize(
    ("chip", "headings", "first", "count"),
    [
        ("Offices", "Office", "Complaints officer (4.1)", 4),
        ("Policies", "Policy", "Complaints policy", 2),
        ("Meetings", "Day", "2026-04-14", 12),
        ("Training", "Who", "Priya Sandhu", 1),
        ("Third parties", "Who", "Bridge Lane Lettings", 1),
        ("Publicity", "What", "How to complain", 1),
    ],
)
def test_each_list_of_officers_and_policies_is_exported(
    chip: str,
    headings: str,
    first: str,
    count: int,
    open_window: Callable[..., Screen],
    records: Path,
    tmp_path: Path,
) -> None:
    screen = open_window(records, Place("officers"))
    screen.press(chip)
    rows = exported(screen, tmp_path / "list.csv")
    assert (rows[0][0], len(rows) - 1) == (headings, count)
    assert first in [row[0] for row in rows[1:]]
    assert all(len(row) == len(rows[0]) for row in rows)


def test_an_office_is_exported_with_its_days_and_whether_it_is_held(
    open_window: Callable[..., Screen], records: Path, tmp_path: Path
) -> None:
    screen = open_window(records, Place("officers"))
    rows = exported(screen, tmp_path / "list.csv")
    assert rows[0] == ["Office", "Who", "From", "Until", "State"]
    assert rows[1] == ["Complaints officer (4.1)", "Priya Sandhu", "2024-04-01", "", "Now"]
    assert rows[-1][1:] == ["Alan Prewett", "2023-04-01", "2024-02-28", "Ended"]


@pytest.mark.parametrize("name", ["complaints", "residents", "requests", "officers"])
def test_ctrl_p_prints_the_list_of_the_page(
    name: str, open_window: Callable[..., Screen], records: Path
) -> None:
    screen = open_window(records, Place(name))
    screen.key(Qt.Key.Key_P, CONTROL)
    screen.qtbot.waitUntil(lambda: shown(screen).startswith("Page 1 of"), timeout=20_000)
    preview(screen).reject()


def test_ctrl_p_prints_nothing_where_no_list_shows(
    open_window: Callable[..., Screen], records: Path
) -> None:
    screen = open_window(records, Place("residents"))
    screen.window.hub.go(Place("settings"))
    screen.key(Qt.Key.Key_P, CONTROL)
    assert not screen.window.findChildren(Preview)
