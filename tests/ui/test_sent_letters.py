"""Letters that went out are read again, from the complaint and from the person's page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from chc_desktop.ui.hub import Place
from chc_desktop.ui.viewmodels.letter_words import version_words
from chc_desktop.ui.widgets.theme import theme
from tests.ui.test_sweep import controls, cut_off

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

LETTER = "The letter, as it was sent"
FROM_COMPLAINT = "Read the letter: Acknowledgement letter, stage 1, Tue 31 March 2026"


def sent(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The page of C-003 after its acknowledgement was written and marked as sent."""
    screen = open_window(register, Place("step", "3", "acknowledge"))
    screen.type_into("How do you understand the complaint?", "The bin store stands open all night.")
    screen.type_into("What does the resident want to happen?", "A lock on the bin store.")
    screen.type_into("What are you responsible for? (optional)", "the bin store and its lock")
    screen.press("Write the letter")
    field = screen.find("The letter")
    assert isinstance(field, QPlainTextEdit)
    text = field.toPlainText()
    while "[" in text:
        text = f"{text[: text.index('[')]}nothing else{text[text.index(']') + 1 :]}"
    field.setPlainText(text)
    screen.settle()
    screen.press("Mark as sent")
    return screen


def test_a_sent_letter_is_read_from_the_complaint_and_cannot_be_changed(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = sent(open_window, register)
    screen.press(FROM_COMPLAINT)
    field = screen.find(LETTER)
    assert isinstance(field, QPlainTextEdit)
    before = field.toPlainText()
    assert "The bin store stands open all night." in before
    assert "Sent Tue 31 March 2026" in screen.words()
    screen.type_into(LETTER, "Something else")
    assert screen.value(LETTER) == before
    screen.press("Back to The complaint")
    assert "Stage 1: response due" in screen.words()


def test_a_sent_letter_is_read_from_the_persons_page(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = sent(open_window, register)
    screen.window.show_place(Place("residents", "3"))
    read = [screen.said(w) for w in controls(screen.window) if "Read the letter" in screen.said(w)]
    assert len(read) == 1
    screen.press(read[0])
    assert "The bin store stands open all night." in screen.value(LETTER)


def test_a_letter_taken_back_by_undo_is_no_longer_offered(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = sent(open_window, register)
    screen.press("Undo Ctrl+Z")
    assert "Read the letter" not in screen.words()
    screen.window.show_place(Place("residents", "3"))
    assert "Read the letter" not in screen.words()


@pytest.mark.parametrize("size", [100, 150, 200])
def test_nothing_is_cut_off_where_letters_are_read(
    size: int, open_window: Callable[..., Screen], register: Path
) -> None:
    theme().set_text_size(size)
    screen = sent(open_window, register)
    for place in (Place("complaint", "3"), Place("sent-letter", "3", "1"), Place("residents", "3")):
        screen.window.start(place)
        screen.settle()
        assert not cut_off(screen.window), place.name
        names = [screen.said(widget) for widget in controls(screen.window)]
        assert all(names)
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("acknowledgement 2026-11-01", "the program’s, of Sun 1 November 2026"),
        ("refusal, own edition 2 of 2026-03-31", "your own, edition 2, of Tue 31 March 2026"),
        ("ours, checked 2026-11-01", "the program’s, checked Sun 1 November 2026"),
        ("own, checked 2026-11-01", "your own, checked Sun 1 November 2026"),
        ("", "not known"),
        ("an old one", "an old one"),
    ],
)
def test_what_a_letter_was_made_from_is_said_in_words(version: str, words: str) -> None:
    assert version_words(version).replace("\u00a0", " ") == words
