"""The texts of letters in Settings: changed, previewed, refused with a sentence, put back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.services.letter_texts import letter_text
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

TEXT = "The text"
OWN = "Dear {name}\n\n# About {subject}\n\nWe have your complaint {reference}.\n\n{signed}"


def write(screen: Screen, text: str) -> None:
    field = screen.find(TEXT)
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    field.selectAll()
    field.insertPlainText(text)
    screen.settle()


def test_a_text_is_changed_seen_with_an_example_and_put_back(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("settings"))
    assert "Your own text: 0 of 13 letters" in screen.words()
    screen.press("Change texts of letters")
    screen.press("Open Acknowledgement letter, stage 1. The program’s own text.")
    assert "Thank you for telling us." in screen.words()
    write(screen, OWN)
    screen.qtbot.waitUntil(lambda: "We have your complaint C-000." in screen.words())
    screen.press("Save text")
    line = "Your own, since Tue 31 March 2026."
    assert line in screen.words()
    session = screen.window.hub.session
    assert letter_text(session, LetterKind.ACKNOWLEDGEMENT).body == OWN
    screen.press(f"Open Acknowledgement letter, stage 1. {line}")
    screen.press("Put the program’s text back")
    assert "Text of the letter put back to ours." in screen.words()
    assert letter_text(session, LetterKind.ACKNOWLEDGEMENT).version == "acknowledgement 2026-11-01"
    screen.press("Open Acknowledgement letter, stage 1. The program’s own text.")
    screen.press("Use the text of Tue 31 March 2026, edition 1, here")
    assert screen.value(TEXT) == OWN


def test_what_cannot_be_filled_in_is_refused_with_a_sentence(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("letter-text", "acknowledgement"))
    write(screen, "Dear {nobody}")
    screen.press("Save text")
    assert "Nothing can be put in place of {nobody}." in screen.words()
    assert screen.value(TEXT) == "Dear {nobody}"


def test_an_own_text_made_from_an_older_one_of_ours_says_so(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("letter-text", "acknowledgement"))
    write(screen, OWN)
    screen.press("Save text")
    session = screen.window.hub.session
    with session.action("as an older release wrote it") as action:
        (row,) = session.register.rows("SELECT id FROM dated_block WHERE name LIKE 'letter %'")
        action.update("dated_block", row["id"], {"made_from": "acknowledgement 2025-01-01"})
    screen.window.start(Place("settings"))
    screen.settle()
    assert "Older than the program’s" in screen.words()
    screen.window.start(Place("letter-text", "acknowledgement"))
    screen.settle()
    assert "Yours is older than the program’s text" in screen.words()


def test_there_is_no_text_for_a_letter_that_is_none(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("letter-text", "love-letter"))
    assert "Not in this register" in screen.words()
