"""A letter kept after its step was recorded, and one whose words are put right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from chc_desktop.model.rules.steps import Verb
from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.theme import theme
from tests.ui.test_sweep import cut_off

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

KEEP = "Keep its letter: Told how it stands, Tue 31 March 2026: recorded without its letter"
READ = "Read the letter: Letter about how it stands, Tue 31 March 2026"


def told(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The page of C-003 after the resident was told how it stands, by the short form."""
    screen = open_window(register, Place("step", "3", Verb.UPDATE.value))
    screen.type_into("What were they told?", "The lock is ordered.")
    screen.press("Record update, C-003")
    return screen


def kept(screen: Screen) -> Screen:
    """The complaint after the letter of that update was kept."""
    screen.press(KEEP)
    fill(screen, "The letter", "Dear Resident\n\nThe lock is ordered.\n\nYours sincerely")
    screen.press("Mark as sent")
    return screen


def fill(screen: Screen, name: str, text: str) -> None:
    field = screen.find(name)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText(text)
    screen.settle()


def test_a_letter_is_kept_with_the_update_that_was_recorded_before_it(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = told(open_window, register)
    screen.press(KEEP)
    assert "A letter of that day is kept with that entry and moves nothing." in screen.words()
    assert "When will you write again?" not in screen.words()
    fill(screen, "The letter", "Dear Resident\n\nThe lock is ordered.\n\nYours sincerely")
    screen.press("Mark as sent")
    words = screen.words()
    assert "recorded without its letter" not in words
    assert words.count("Told how it stands by letter") == words.count("Correct: Told") + 1
    assert screen.find(READ)


def test_wrong_words_are_corrected_and_those_of_before_can_be_read(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = kept(told(open_window, register))
    screen.press(READ)
    screen.press("Correct its words")
    fill(screen, "The letter, as it really went out", "Dear Resident\n\nThe lock is fitted.")
    screen.press("Save correction")
    assert "Say why: it stands beside the words of before." in screen.words()
    fill(screen, "Why were the kept words wrong?", "A draft was pasted.")
    screen.press("Save correction")
    assert "The lock is fitted." in screen.value("The letter, as it was sent")
    assert "Corrected Tue 31 March 2026: A draft was pasted." in screen.words()
    screen.press("Show the words before Tue 31 March 2026")
    assert "ordered" in screen.value("The words before Tue 31 March 2026, as it was then")
    screen.press("Back to The complaint")
    assert "corrected: How it stands at stage 1" in screen.words()


@pytest.mark.parametrize(
    "place", [Place("correct-letter", "3", "99"), Place("correct-letter", "", "")]
)
def test_a_letter_that_is_not_there_cannot_be_corrected(
    open_window: Callable[..., Screen], register: Path, place: Place
) -> None:
    screen = open_window(register, place)
    assert "Not in this register" in screen.words()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_where_a_letter_is_corrected(
    open_window: Callable[..., Screen], register: Path, percent: int
) -> None:
    theme().set_text_size(percent)
    screen = kept(told(open_window, register))
    screen.press(READ)
    screen.press("Correct its words")
    screen.settle()
    assert not cut_off(screen.window)


def test_tab_follows_what_the_eye_follows_from_an_error_to_the_end_of_a_letter(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("letter", "3", "acknowledgement"))
    fill(screen, "The letter", "Dear Resident\n\nYou would like a lock on the bin store.")
    screen.press("Mark as sent")
    passed = [screen.focus()]
    for _ in range(12):
        screen.key(Qt.Key.Key_Tab)
        passed.append(screen.focus())
    at = passed.index("The letter")
    assert all(" Go to The letter" in name for name in passed[:at])
    assert at > 1
    assert passed[at : at + 8] == [
        "The letter",
        "Preview of the letter",
        "Save as PDF",
        "Save as Word",
        "Draft it again from the case",
        "When was it sent?",
        "How was it sent?",
        "Why was it sent without what is missing? (optional)",
    ]
