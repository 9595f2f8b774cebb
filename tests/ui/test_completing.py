"""Known words offered under a field: they come up in a rest, and never hold up the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.conftest import Screen

no_grab = pytest.mark.qt_log_ignore("This plugin does not support")
"""Without a screen a list cannot take the keyboard for itself."""
HOME = "Their home"
ELSEWHERE = "They live elsewhere, or used to live here"


def home_field(open_window: Callable[..., Screen], register: Path) -> tuple[Screen, QLineEdit]:
    screen = open_window(register, Place("log"))
    field = screen.find(HOME)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    return screen, field


def offered() -> QWidget | None:
    found = QApplication.activePopupWidget()
    return found if found is not None and found.objectName() == "completions" else None


def test_who_types_fast_is_offered_nothing_and_tab_leads_on(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen, field = home_field(open_window, register)
    QTest.keyClicks(field, "11 Example Street")
    assert offered() is None
    QTest.keyClick(field, Qt.Key.Key_Tab)
    screen.qtbot.wait(250)
    assert offered() is None
    assert screen.focus() == ELSEWHERE
    assert field.text() == "11 Example Street"


@no_grab
def test_in_a_rest_what_matches_is_offered_and_taken_with_the_keyboard(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen, field = home_field(open_window, register)
    QTest.keyClicks(field, "17")
    screen.qtbot.waitUntil(lambda: offered() is not None)
    popup = offered()
    assert popup is not None
    assert popup.accessibleName() == "Homes that match"
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "17 Example Street"
    assert offered() is None


@no_grab
def test_an_open_list_follows_the_typing_and_closes_where_nothing_matches(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen, field = home_field(open_window, register)
    QTest.keyClicks(field, "17")
    screen.qtbot.waitUntil(lambda: offered() is not None)
    QTest.keyClicks(field, " E")
    assert offered() is not None
    QTest.keyClicks(field, "x Nowhere")
    screen.qtbot.waitUntil(lambda: offered() is None)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert screen.focus() == ELSEWHERE
