"""Where the focus is can be seen: on a page just opened, while typing, and its errors stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from chc_desktop.model.rules.steps import Verb
from chc_desktop.ui.hub import Place
from chc_desktop.ui.viewmodels.step_words import step_place
from chc_desktop.ui.widgets.layouts import area_around
from chc_desktop.ui.widgets.theme import theme

if TYPE_CHECKING:
    from tests.ui.conftest import Screen


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def seen(widget: QWidget, box: QRect | None = None) -> bool:
    """Whether a control, or a box in it, is wholly inside the page's view."""
    area = area_around(widget)
    assert area is not None
    view = area.viewport()
    box = box or widget.rect()
    return view.rect().contains(QRect(widget.mapTo(view, QPoint(box.topLeft())), box.size()))


@pytest.mark.parametrize(
    "place",
    [step_place(4, Verb.CLOSE), step_place(4, Verb.ASK_STAGE_2), Place("entry", "", "survey")],
    ids=lambda place: place.step,
)
def test_the_first_field_of_a_form_shows_whole_in_a_low_window_at_double_size(
    place: Place, open_window: Callable[..., Screen], register: Path
) -> None:
    theme().set_text_size(200)
    screen = open_window(register)
    screen.window.resize(1366, 560)
    screen.window.show_place(place)
    screen.settle()
    assert seen(focused())


def test_the_line_one_writes_in_stays_in_view(
    open_window: Callable[..., Screen], register: Path
) -> None:
    theme().set_text_size(200)
    screen = open_window(register, step_place(4, Verb.NOTE))
    screen.window.resize(1366, 690)
    screen.settle()
    text = screen.find("What was said or agreed? (optional)")
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    for line in range(12):
        QTest.keyClicks(text, f"Line {line}")
        QTest.keyClick(text, Qt.Key.Key_Return)
        screen.settle()
        assert seen(text.viewport().parentWidget() or text, text.cursorRect())
    for _ in range(12):
        screen.key(Qt.Key.Key_Up)
        assert seen(text, text.cursorRect())


def test_a_date_that_is_missing_is_said_at_its_field_after_the_focus_left_it(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("setting", "", "holiday"))
    assert screen.focus() == "On which day?"
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.focus() == "Enter the date. Go to On which day?"
    assert "Enter the date." in screen.described("On which day?")
    screen.type_into("On which day?", "2 April")
    screen.key(Qt.Key.Key_Tab)
    assert "Enter the date." not in screen.described("On which day?")


def test_a_complaint_opened_again_shows_its_heading_and_its_next_step(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("complaint", "2"))
    link = screen.find("Bundle for the Ombudsman")
    link.setFocus()
    screen.settle()
    area = area_around(link)
    assert area is not None
    assert area.verticalScrollBar().value() > 0
    screen.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    screen.window.hub.go(Place("complaint", "2"))
    screen.settle()
    assert screen.focus() == "Write response to C-002"
    assert area.verticalScrollBar().value() == 0
