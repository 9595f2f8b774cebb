"""Dates in forms: typing replaces the one shown, and what a late one asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from chc_desktop.ui.hub import Place
from chc_desktop.ui.viewmodels import first_run_words
from chc_desktop.ui.widgets import dates

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

LATE_DAY = date(2026, 4, 8)


def test_typing_replaces_the_date_that_the_page_put_the_focus_on(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "3", "acknowledge"))
    assert screen.focus() == "When did you acknowledge it?"
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "27 March")
    screen.key(Qt.Key.Key_Tab)
    assert screen.value("When did you acknowledge it?") == "Fri 27 March 2026"


def test_typing_replaces_a_date_that_was_reached_by_tab(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "2", "extend"))
    screen.key(Qt.Key.Key_Tab)
    screen.key(Qt.Key.Key_Backtab)
    field = screen.find("When was the resident told?")
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == field.text()


def test_the_reason_for_a_late_acknowledgement_is_asked_only_when_it_is_late(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "3", "acknowledge"), LATE_DAY)
    assert "Why was it late?" in screen.words()
    screen.type_into("When did you acknowledge it?", "27 March")
    assert "Why was it late?" not in screen.words()
    screen.type_into("When did you acknowledge it?", "8 April")
    screen.type_into("Why was it late?", "The officer was ill.")
    screen.type_into("How do you understand the complaint?", "The bin store is not locked.")
    screen.press("Record acknowledgement, C-003")
    assert "late" in screen.words()
    case = screen.window.hub.session.case(3)
    assert case is not None
    reasons = [getattr(event, "late_reason", "") for event in case.record.events]
    assert "The officer was ill." in reasons


def test_a_day_typed_as_year_end_is_read_without_its_year() -> None:
    day = dates.read_day_of_year("5 April")
    assert first_run_words.month_and_day(first_run_words.ANOTHER, day) == (4, 5)
    assert dates.read_day_of_year("29 February") is not None
    assert dates.read_day_of_year("31 April") is None
    assert first_run_words.month_and_day(first_run_words.ANOTHER, None) == (0, 0)
    assert first_run_words.year_end_key(4, 5) == ("4-5", "")
    assert first_run_words.year_end_key(6, 24) == (first_run_words.ANOTHER, "24 June")
