"""Letters to a person, as an officer writes them: from the card to the person's page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPlainTextEdit

from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.residents.letter_page import PersonLetterPage
from chc_desktop.ui.pages.sent_letter import SentLetterPage
from chc_desktop.ui.viewmodels.people_words import people_place
from tests.ui.test_letters_page import Chooses, paste
from tests.ui.test_sweep import PASK

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

TEXT = "The letter"


def letter(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The letter about the restriction, opened from its card."""
    screen = open_window(register, people_place(PASK))
    screen.press(starting(screen, "Letter about it:"))
    return screen


def starting(screen: Screen, words: str) -> str:
    """The name of the one button that begins with these words."""
    (found,) = [name for name in screen.names(QAccessible.Role.Button) if name.startswith(words)]
    return found.replace("\u00a0", " ")


def test_a_restrictions_letter_is_written_checked_sent_and_read_again(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> None:
    screen = letter(open_window, register)
    assert "What stays open: emergency repairs, complaints, the Ombudsman (our own rule)" in (
        screen.words()
    )
    text = screen.value(TEXT).replace("[Name and role]", "Bo Birch, complaints officer")
    lines = [line for line in text.split("\n") if "review this limit" not in line]
    paste(screen, "\n".join(lines))
    screen.qtbot.waitUntil(lambda: "It is missing." in screen.words())
    screen.press("Mark as sent")
    assert "It does not give the day of the review, as recorded (5.14)." in screen.words()
    paste(screen, text)
    page = screen.window.page
    assert isinstance(page, PersonLetterPage)
    page.chooser = Chooses(tmp_path / "before.pdf")
    screen.press("Save as PDF")
    saved = "Saved as before.pdf. It is not marked as sent."
    screen.qtbot.waitUntil(lambda: saved in screen.words(), timeout=10_000)
    screen.press("Mark as sent")
    assert "Letter about the restriction marked as sent." in screen.words()
    screen.press(starting(screen, "Read the letter"))
    page = screen.window.page
    assert isinstance(page, SentLetterPage)
    assert "Who got it" in screen.words()
    page.chooser = Chooses(tmp_path / "again.pdf")
    screen.press("Save as PDF")
    screen.qtbot.waitUntil(lambda: "Saved as again.pdf." in screen.words(), timeout=10_000)
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "before.pdf").read_bytes()
    screen.press("Show the text with its gaps")
    shown = screen.find("The text with its gaps, as it was then")
    assert isinstance(shown, QPlainTextEdit)
    assert "{incidents}" in shown.toPlainText()
    screen.press("Back to The person")
    assert "Letter about the restriction" in screen.words()


def test_a_hint_of_the_reading_help_goes_to_its_place(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = letter(open_window, register)
    assert "Nothing here is hard to read." in screen.words()
    paste(screen, f"\U0001f600 We act pursuant to our policy.\n\n{screen.value(TEXT)}")
    screen.qtbot.waitUntil(lambda: "1 hard word" in screen.words())
    screen.press("Go to “pursuant to”: Write: under.")
    area = screen.find(TEXT)
    assert isinstance(area, QPlainTextEdit)
    assert area.hasFocus()
    assert area.textCursor().selectedText() == "pursuant to"


@pytest.mark.parametrize(
    "place",
    [
        Place("person-letter", "99", "restriction"),
        Place("person-letter", "1", "no such letter"),
        Place("sent-letter", "", "99"),
    ],
    ids=lambda place: place.step,
)
def test_a_letter_about_nothing_says_so(
    open_window: Callable[..., Screen], register: Path, place: Place
) -> None:
    screen = open_window(register, place)
    assert "Not in this register" in screen.words()
