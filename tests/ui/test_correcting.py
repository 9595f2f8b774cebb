"""Putting the time line right: a day, a fact, an entry that should not be there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from chc_desktop.model.rules.commands import AddNote
from chc_desktop.model.services import complaints
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.theme import theme
from tests.ui.test_sweep import controls, cut_off

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

CORRECT_RECEIPT = "Correct: Received by telephone, Wed 11 March"
CORRECT_ACKNOWLEDGED = "Correct: Acknowledged by letter, Mon 23 March"


def damp(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The page of C-002, received on 11 March and acknowledged on 23 March."""
    return open_window(register, Place("complaint", "2"))


def test_a_corrected_day_shows_before_saving_what_it_moves_and_then_stands(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = damp(open_window, register)
    screen.press(CORRECT_ACKNOWLEDGED)
    screen.type_into("On which day was it?", "16 March")
    screen.qtbot.waitUntil(lambda: "Respond by, stage 1" in screen.words())
    words = screen.words()
    assert "Mon 30 March 2026 instead of Wed 8 April 2026." in words
    assert "It was in time, and would be late." in words
    assert "It was late, and would be in time." in words
    screen.type_into("Why was it wrong? (optional)", "Read from the wrong letter.")
    screen.press("Save correction")
    words = screen.words()
    assert "Entry of C-002 corrected." in words
    assert "Corrected. It was Mon 23 March: Read from the wrong letter." in words
    assert "Overdue: response" in words
    screen.press("Undo Ctrl+Z")
    assert "Overdue: response" not in screen.words()


def test_a_fact_is_corrected_without_its_day(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = damp(open_window, register)
    screen.press(CORRECT_RECEIPT)
    assert "What is the mistake?" not in screen.words()
    assert screen.value("How did it reach you? (optional)") == "telephone"
    screen.type_into("How did it reach you? (optional)", "email")
    screen.qtbot.waitUntil(lambda: "No date moves" in screen.words())
    screen.press("Save correction")
    assert "Received by email" in screen.words()


def test_an_entry_that_should_not_be_there_is_taken_back(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = damp(open_window, register)
    screen.press("Correct: Surveyor visited, Tue 24 March")
    assert screen.focus() == "Something in it is wrong. What is the mistake?"
    screen.key(Qt.Key.Key_Down)
    assert screen.focus() == "It should not be here at all. What is the mistake?"
    assert "On which day was it?" not in screen.words()
    screen.press("Save correction")
    assert "Surveyor visited" not in screen.words()
    assert "Entry of C-002 taken back." in screen.words()


def test_a_correction_of_nothing_is_answered(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = damp(open_window, register)
    screen.press(CORRECT_ACKNOWLEDGED)
    screen.press("Save correction")
    assert "Nothing is different. Change what was wrong." in screen.words()
    screen.type_into("On which day was it?", "")
    screen.press("Save correction")
    assert "Enter the date." in screen.words()
    screen.type_into("On which day was it?", "2 March")
    screen.press("Save correction")
    assert "There is one thing to put right" in screen.words()
    assert screen.value("On which day was it?").startswith("Mon 2 March")


def test_typing_in_a_correction_is_kept(open_window: Callable[..., Screen], register: Path) -> None:
    screen = damp(open_window, register)
    screen.press(CORRECT_ACKNOWLEDGED)
    screen.type_into("Why was it wrong? (optional)", "The letter was")
    screen.press("Save for later, and go back")
    screen.press(CORRECT_ACKNOWLEDGED)
    assert screen.value("Why was it wrong? (optional)") == "The letter was"


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("complaint", [1, 2, 4, 5])
def test_every_entry_can_be_opened_and_nothing_is_cut_off_or_named_twice(
    size: int, complaint: int, open_window: Callable[..., Screen], register: Path
) -> None:
    theme().set_text_size(size)
    screen = open_window(register, Place("complaint", str(complaint)))
    case = screen.window.hub.session.case(complaint)
    assert case is not None
    for event in case.state.events:
        screen.window.show_place(Place("correct", str(complaint), str(event.id)))
        screen.settle()
        assert not cut_off(screen.window)
        names = [screen.said(widget) for widget in controls(screen.window)]
        assert all(names)
        assert len(names) == len(set(names))


def test_two_entries_of_one_title_and_day_can_be_told_apart_by_their_buttons(
    open_window: Callable[..., Screen], register: Path
) -> None:
    session = open_register(register, today=date(2026, 3, 31), actor="test")
    for text in ("First call.", "Second call."):
        note = AddNote(complaint_id=3, on=date(2026, 3, 30), what="Called", text=text)
        assert isinstance(complaints.carry_out(session, note), Done)
    session.close()
    screen = open_window(register, Place("complaint", "3"))
    said = (n.replace("\u00a0", " ") for n in screen.names(QAccessible.Role.Button))
    names = [name for name in said if "Called" in name]
    assert sorted(names) == [
        "Correct: Called, Mon 30 March, 1 of 2",
        "Correct: Called, Mon 30 March, 2 of 2",
    ]
    screen.press("Correct: Called, Mon 30 March, 2 of 2")
    assert "Second call." in screen.words()
