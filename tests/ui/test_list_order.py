"""Every list in the order and with the rows its reader chooses: on screen, and in the file."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.records.officers import OfficersPage
from chc_desktop.ui.pages.records.requests import RequestsPage
from chc_desktop.ui.pages.residents.homes import HomesPage
from chc_desktop.ui.pages.residents.page import ResidentsPage
from chc_desktop.ui.pages.self_assessment.page import SelfAssessmentPage
from chc_desktop.ui.widgets.ordering import (
    Cell,
    Listed,
    OrderBy,
    in_order,
    matches,
    natural,
    orders,
    usual,
)

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

ORDER, SHOW = "Order of the list", "Show in the list"
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
    """The rows of the list that shows, from the file, without its headings."""
    shown = screen.window.page
    assert isinstance(shown, OfficersPage | ResidentsPage | HomesPage | RequestsPage)
    shown.lists.chooser = Chooses(path)
    screen.press("Export the list")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


# ---- the order itself


def listed(*cells: Cell) -> list[Listed[int]]:
    """Rows of one cell each, numbered as they come."""
    return [Listed(at, (cell,)) for at, cell in enumerate(cells)]


def put(rows: list[Listed[int]], *, down: bool = False) -> list[Cell]:
    """The cells in the order of their column."""
    return [row.cells[0] for row in in_order(rows, OrderBy("0", "", 0, down))]


def test_numbers_in_words_go_by_their_size_and_letters_by_the_alphabet() -> None:
    homes = listed("10 Example Street", "2 Example Street", "b", "A", "2a Example Street")
    assert put(homes) == ["2 Example Street", "2a Example Street", "10 Example Street", "A", "b"]


@pytest.mark.parametrize("down", [False, True])
def test_what_has_no_value_stands_last_both_ways(*, down: bool) -> None:
    days = [date(2026, 3, 1), date(2026, 2, 1)]
    rows = listed(None, days[0], "", days[1])
    assert put(rows, down=down) == [*(days if down else reversed(days)), None, ""]


def test_rows_that_are_equal_stay_as_they_came_both_ways() -> None:
    rows = listed("b", "a", "b", "a")
    up = [row.item for row in in_order(rows, OrderBy("0", "", 0))]
    down = [row.item for row in in_order(rows, OrderBy("0-down", "", 0, down=True))]
    assert (up, down) == ([1, 3, 0, 2], [0, 2, 1, 3])


def test_a_row_without_a_column_to_sort_by_stays_where_it_was() -> None:
    assert [row.item for row in in_order(listed("b", "a"), usual("As it came"))] == [0, 1]


def test_the_order_is_said_in_the_words_of_its_column() -> None:
    cells = [("Ann", date(2026, 3, 1), 3, "late")]
    found = orders(usual("Newest first"), ("Who", "Day (6.2)", "Homes", "Left"), cells, ["Left"])
    assert [order.words for order in found] == [
        "Newest first",
        "By who, A to Z",
        "By who, Z to A",
        "By day, earliest first",
        "By day, latest first",
        "By homes, lowest first",
        "By homes, highest first",
    ]


def test_a_row_is_found_by_words_of_any_cell_and_by_its_days() -> None:
    row = Listed(0, ("Ann\N{NO-BREAK SPACE}Lee", date(2026, 3, 31), 7, None))
    assert matches(row, "lee ANN")
    assert matches(row, "31 march")
    assert matches(row, "tue 31 mar 2026")
    assert matches(row, "")
    assert not matches(row, "ann april")
    assert natural(7) < natural(12)


# ---- on the pages


def test_requests_sort_by_keyboard_and_the_file_has_the_same_rows(
    open_window: Callable[..., Screen], records: Path, tmp_path: Path
) -> None:
    screen = open_window(records, Place("requests"))
    screen.choose(ORDER, "By home, A to Z")
    assert [row[3][:2] for row in exported(screen, tmp_path / "1.csv")] == ["2 ", "9 ", "11", "14"]
    screen.choose(ORDER, "By asked, latest first")
    rows = exported(screen, tmp_path / "2.csv")
    assert [row[0] for row in rows] == ["S-001", "S-002", "S-004", "S-003"]
    screen.choose(SHOW, "Done (1)")
    assert [row[0] for row in exported(screen, tmp_path / "3.csv")] == ["S-003"]
    screen.choose(SHOW, "All requests (4)")
    screen.type_into("Search service requests", "gutter")
    assert [row[0] for row in exported(screen, tmp_path / "4.csv")] == ["S-002"]


def test_a_press_on_a_heading_sorts_and_the_next_turns_it_round(
    open_window: Callable[..., Screen], records: Path
) -> None:
    screen = open_window(records, Place("requests"))
    table = next(t for t in screen.window.findChildren(QTableView) if t.isVisible())
    table.horizontalHeader().sectionClicked.emit(2)
    screen.settle()
    assert screen.value(ORDER) == "By asked, earliest first"
    assert str(table.model().index(0, 0).data()).startswith("S-003")
    table.horizontalHeader().sectionClicked.emit(2)
    screen.settle()
    assert screen.value(ORDER) == "By asked, latest first"
    assert str(table.model().index(0, 0).data()).startswith("S-001")


def test_survey_answers_and_thanks_have_orders_of_their_own(
    open_window: Callable[..., Screen], records: Path, tmp_path: Path
) -> None:
    screen = open_window(records, Place("requests", "", "surveys"))
    screen.choose(ORDER, "By what they said, A to Z")
    rows = exported(screen, tmp_path / "1.csv")
    assert [row[0] for row in rows] == ["Nobody answers the phone.", "The stairs are never swept."]
    screen.choose(SHOW, "Still to be told (1)")
    assert len(exported(screen, tmp_path / "2.csv")) == 1
    screen.press("Thanks (1)")
    screen.choose(ORDER, "By pleased with, Z to A")
    assert exported(screen, tmp_path / "3.csv")[0][0] == "The new bike store"


def test_residents_by_home_and_only_those_with_a_restriction(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> None:
    screen = open_window(register, Place("residents"))
    screen.choose(ORDER, "By home, first to last")
    homes = [row[1].split()[0] for row in exported(screen, tmp_path / "1.csv") if row[1]]
    assert homes == ["3", "6", "9", "11", "14", "17"]
    screen.choose(SHOW, "With a restriction (1)")
    assert [row[0] for row in exported(screen, tmp_path / "2.csv")] == ["Leonard Pask"]
    assert "1 person" in screen.words()


def test_homes_are_searched_sorted_filtered_and_exported(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> None:
    screen = open_window(register, Place("homes"))
    screen.choose(ORDER, "By home, Z to A")
    first = exported(screen, tmp_path / "1.csv")[0]
    assert first == ["17 Example Street", "Rented", "Leonard Pask"]
    screen.key(Qt.Key.Key_F, CONTROL)
    assert screen.focus() == "Search homes"
    screen.type_into("Search homes", "marlowe")
    assert "Leonard Pask" not in screen.words()
    assert len(exported(screen, tmp_path / "2.csv")) == 1
    screen.type_into("Search homes", "nowhere")
    assert "Nothing matches" in screen.words()
    assert "Print list" not in screen.words()


def test_a_long_list_of_homes_is_shown_whole_before_it_is_exported(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> None:
    screen = open_window(register, Place("homes"))
    with screen.window.hub.session.action("add homes") as action:
        for number in range(40):
            action.insert("home", {"label": f"{number} Sample Court"})
    screen.window.hub.changed.emit()
    screen.settle()
    assert "39 Sample Court" not in screen.words()
    assert len(exported(screen, tmp_path / "1.csv")) == 46
    assert "39 Sample Court" in screen.words()


def test_offices_are_sorted_within_their_parts_and_searched(
    open_window: Callable[..., Screen], records: Path, tmp_path: Path
) -> None:
    screen = open_window(records, Place("officers"))
    screen.choose(ORDER, "By who, A to Z")
    names = [row[1] for row in exported(screen, tmp_path / "1.csv")]
    assert names == ["Leonard Pask", "Priya Sandhu", "Tomasz Wilk", "Alan Prewett"]
    screen.choose(SHOW, "Ended (1)")
    assert [row[1] for row in exported(screen, tmp_path / "2.csv")] == ["Alan Prewett"]
    assert "Committee members" not in screen.words()
    screen.choose(SHOW, "All (4)")
    screen.type_into("Search this list", "28 february")
    assert [row[1] for row in exported(screen, tmp_path / "3.csv")] == ["Alan Prewett"]
    screen.type_into("Search this list", "nobody of this name")
    assert "Nothing matches" in screen.words()


def test_what_was_folded_away_is_shown_before_it_is_exported(
    open_window: Callable[..., Screen], records: Path, tmp_path: Path
) -> None:
    screen = open_window(records, Place("officers", "", "meetings"))
    assert "Tue 14 October 2025" not in screen.words()
    assert len(exported(screen, tmp_path / "1.csv")) == 12
    assert "Tue 14 October 2025" in screen.words()


def test_each_list_keeps_its_own_order_while_the_program_runs(
    open_window: Callable[..., Screen], records: Path
) -> None:
    screen = open_window(records, Place("officers"))
    screen.choose(ORDER, "By who, Z to A")
    screen.press("Meetings")
    assert screen.value(ORDER) == "The nearest first"
    screen.choose(ORDER, "By day, latest first")
    screen.window.hub.go(Place("residents"))
    assert screen.value(ORDER) == "By name, A to Z"
    screen.window.hub.go(Place("officers", "", "offices"))
    assert screen.value(ORDER) == "By who, Z to A"
    screen.press("Meetings")
    assert screen.value(ORDER) == "By day, latest first"


def test_the_provisions_go_out_with_what_was_typed_last(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> None:
    screen = open_window(register, Place("self-assessment", "1.2"))
    screen.press("Yes. Do you comply?")
    screen.type_into("Evidence", "=Complaints policy, section 1")
    shown = screen.window.page
    assert isinstance(shown, SelfAssessmentPage)
    shown.lists.chooser = Chooses(tmp_path / "list.csv")
    screen.press("Export the list")
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 73
    assert rows[0][:3] == ["Code provision", "Code requirement", "Comply"]
    # The apostrophe keeps a spreadsheet from taking the text for a formula.
    assert rows[1][0] == "1.2"
    assert rows[1][2] == "Yes"
    assert rows[1][4] == "'=Complaints policy, section 1"
