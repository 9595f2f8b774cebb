"""The table of complaints: searching, filtering, sorting and opening, as one does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

CONTROL = Qt.KeyboardModifier.ControlModifier
SEARCH = "Search complaints"


@pytest.fixture
def listed(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The window at the table of five complaints."""
    return open_window(register, Place("complaints"))


def references(screen: Screen) -> list[str]:
    """The references of the rows as they stand in the table."""
    table = screen.window.findChild(QTableView)
    assert table is not None
    model = table.model()
    return [str(model.index(n, 0).data()).split()[0] for n in range(model.rowCount())]


def test_open_complaints_stand_first_by_their_next_date(listed: Screen) -> None:
    assert references(listed) == ["C-001", "C-002", "C-003", "C-004", "C-005"]
    words = listed.words()
    assert "Overdue: response" in words
    assert "9 working days late" in words
    assert "5 complaints. Press Enter to open one." in words


def test_the_chips_say_how_many_there_are_and_filter(listed: Screen) -> None:
    listed.press("Open (4)")
    assert references(listed) == ["C-001", "C-002", "C-003", "C-005"]
    listed.press("Overdue (1)")
    assert references(listed) == ["C-001"]
    assert "1 complaint. Press Enter to open it." in listed.words()
    listed.press("Closed (1)")
    assert references(listed) == ["C-004"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("marlowe", ["C-002"]),
        ("14 Example", ["C-001"]),
        ("c-005", ["C-005"]),
        ("ceiling leak", ["C-004"]),
        ("damp", ["C-002", "C-005"]),
    ],
)
def test_search_finds_a_name_a_home_a_word_or_a_reference(
    listed: Screen, typed: str, expected: list[str]
) -> None:
    listed.key(Qt.Key.Key_F, CONTROL)
    assert listed.focus() == SEARCH
    listed.type_into(SEARCH, typed)
    assert references(listed) == expected


def test_a_search_that_finds_nothing_offers_the_way_back(listed: Screen) -> None:
    listed.type_into(SEARCH, "zebra")
    assert "No complaint matches" in listed.words()
    listed.press("Show all complaints")
    assert len(references(listed)) == 5
    assert listed.value(SEARCH) == ""


def test_enter_opens_the_complaint_one_is_on_and_escape_comes_back_to_it(listed: Screen) -> None:
    assert listed.focus() == "Table of complaints"
    listed.key(Qt.Key.Key_Down)
    listed.key(Qt.Key.Key_Return)
    assert listed.window.windowTitle() == "Complaint C-002 – CHC Desktop"
    listed.key(Qt.Key.Key_Escape)
    listed.key(Qt.Key.Key_Return)
    assert listed.window.windowTitle() == "Complaint C-002 – CHC Desktop"


def test_from_the_search_down_goes_to_the_table_and_enter_opens_what_was_found(
    listed: Screen,
) -> None:
    listed.type_into(SEARCH, "wilk")
    listed.key(Qt.Key.Key_Return)
    assert listed.window.windowTitle() == "Complaint C-003 – CHC Desktop"
    listed.key(Qt.Key.Key_Escape)
    listed.find(SEARCH).setFocus()
    listed.key(Qt.Key.Key_Down)
    assert listed.focus() == "Table of complaints"


def test_search_and_filter_are_there_again_after_opening_one(listed: Screen) -> None:
    listed.type_into(SEARCH, "damp")
    listed.press("Open (2)")
    listed.find("Table of complaints").setFocus()
    listed.key(Qt.Key.Key_Return)
    listed.key(Qt.Key.Key_Escape)
    assert listed.value(SEARCH) == "damp"
    assert references(listed) == ["C-002", "C-005"]
    listed.key(Qt.Key.Key_Plus, CONTROL)
    assert listed.value(SEARCH) == "damp"
    assert references(listed) == ["C-002", "C-005"]


def test_the_order_can_be_chosen_by_keyboard_and_stays_with_a_filter(listed: Screen) -> None:
    listed.choose("Order of the table", "By day received, newest first")
    assert references(listed) == ["C-003", "C-002", "C-001", "C-004", "C-005"]
    listed.press("Open (4)")
    assert references(listed) == ["C-003", "C-002", "C-001", "C-005"]


def test_a_complaint_just_logged_is_in_the_table(listed: Screen) -> None:
    listed.key(Qt.Key.Key_N, CONTROL)
    listed.type_into("Who is complaining?", "Joan Hartley")
    listed.type_into("Their home", "2 Example Street")
    listed.type_into("What are they unhappy about?", "The gate does not close")
    listed.key(Qt.Key.Key_Return, CONTROL)
    listed.key(Qt.Key.Key_2, CONTROL)
    assert "C-006" in references(listed)
    assert "Open (5)" in listed.words()


def test_an_empty_register_asks_whether_residents_know_how_to_complain(
    open_window: Callable[..., Screen], empty_register: Path
) -> None:
    screen = open_window(empty_register, Place("complaints"))
    assert "Do residents know how to complain?" in screen.words()
    assert screen.focus() == "Log a complaint here"
    screen.press("Log a complaint here")
    assert screen.window.windowTitle() == "Log a complaint – CHC Desktop"


def test_only_the_year_chosen_is_shown(listed: Screen) -> None:
    assert "April 2025 to March 2026" in listed.words()
    listed.choose("Reporting year", "All years")
    assert "All years" in listed.words()
    assert len(references(listed)) == 5


def test_in_a_narrow_window_a_row_says_everything_in_one_column(listed: Screen) -> None:
    listed.window.resize(700, 700)
    listed.settle()
    table = listed.window.findChild(QTableView)
    assert table is not None
    shown = [n for n in range(table.model().columnCount()) if not table.isColumnHidden(n)]
    assert shown == [0]
    words = str(table.model().index(0, 0).data()).replace("\u00a0", " ")
    assert "Dog fouling in the courtyard, Gurdip Mahal, 14 Example Street" in words
    assert "Overdue: response, Wed 18 Mar 2026, 9 working days late" in words
    listed.window.resize(1366, 768)
    listed.settle()
    assert not table.isColumnHidden(3)
