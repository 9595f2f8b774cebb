"""Find anything with the keyboard: type, Down, Enter; and what a person then sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.theme import theme
from tests.ui.test_sweep import cut_off

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

FIELD = "What are you looking for?"


def search(screen: Screen, words: str) -> None:
    if screen.window.place.page != "find":
        screen.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = screen.window.focusWidget()
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, words)


def test_ctrl_k_typing_down_and_enter_open_a_complaint_and_back_comes_back(
    screen: Screen,
) -> None:
    search(screen, "courtyard foul")
    screen.key(Qt.Key.Key_Down)
    assert screen.focus().startswith("Open C-001: Dog fouling in the courtyard. Gurdip Mahal")
    screen.key(Qt.Key.Key_Return)
    assert screen.window.place == Place("complaint", "1")
    screen.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert screen.window.place == Place("find")
    assert screen.value(FIELD) == "courtyard foul"
    assert screen.focus() == FIELD


def test_enter_in_the_field_opens_the_first_result(screen: Screen) -> None:
    search(screen, "log a comp")
    screen.key(Qt.Key.Key_Return)
    assert screen.window.place == Place("log")


def test_down_and_up_go_through_the_results_and_back_to_the_field(screen: Screen) -> None:
    search(screen, "damp")
    screen.key(Qt.Key.Key_Down)
    first = screen.focus()
    screen.key(Qt.Key.Key_Down)
    assert screen.focus() not in {first, FIELD}
    screen.key(Qt.Key.Key_Up)
    assert screen.focus() == first
    screen.key(Qt.Key.Key_Up)
    assert screen.focus() == FIELD


def test_results_are_grouped_counted_and_nothing_is_said_to_be_nothing(screen: Screen) -> None:
    search(screen, "C-004")
    screen.key(Qt.Key.Key_Down)
    shown = screen.words()
    assert shown.index("Complaints") < shown.index("In the record")
    assert "found, the best first" in shown
    search_again = screen.find(FIELD)
    search_again.setFocus()
    search(screen, "zebra")
    screen.key(Qt.Key.Key_Down)
    assert "Nothing found" in screen.words()


def test_a_provision_and_a_person_open_where_they_stand(screen: Screen) -> None:
    search(screen, "6.13")
    screen.key(Qt.Key.Key_Return)
    assert screen.window.place.page == "self-assessment"
    assert screen.window.place.key == "6.13"
    search(screen, "leonard pask")
    screen.key(Qt.Key.Key_Return)
    assert screen.window.place.page == "residents"


def test_words_about_health_are_not_on_the_page_and_nothing_asked_for_is_in_the_title(
    screen: Screen,
) -> None:
    search(screen, "stroke")
    screen.key(Qt.Key.Key_Down)
    assert "Nothing found" in screen.words()
    search(screen, "summary")
    screen.key(Qt.Key.Key_Down)
    assert "A written summary after each phone call" in screen.words()
    assert "stroke" not in screen.words()
    assert screen.window.windowTitle() == "Find anything – CHC Desktop"


def test_more_results_of_a_kind_are_a_button_away(screen: Screen) -> None:
    search(screen, "the")
    screen.key(Qt.Key.Key_Down)
    more = next(
        name for name in screen.names(QAccessible.Role.Button) if name.endswith(": The Code")
    )
    before = len(
        [
            name
            for name in screen.names(QAccessible.Role.Button)
            if name.startswith("Open Provision")
        ]
    )
    screen.press(more)
    after = len(
        [
            name
            for name in screen.names(QAccessible.Role.Button)
            if name.startswith("Open Provision")
        ]
    )
    assert before == 6
    assert after > 50
    assert screen.focus().startswith("Open Provision")


def test_results_are_not_cut_off_at_any_text_size(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("find"))
    search(screen, "d")
    screen.key(Qt.Key.Key_Down)
    for size in (100, 150, 200):
        theme().set_text_size(size)
        screen.window.start(Place("find"))
        screen.settle()
        assert "Complaints" in screen.words()
        assert not cut_off(screen.window), f"at {size} %"
