"""Letters as an officer writes them: drafted, checked while typing, saved, marked as sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from chc_desktop.model.services.sending import letters_sent
from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.complaint.letter_page import LetterPage
from chc_desktop.ui.widgets.theme import theme
from tests.ui.test_sweep import controls, cut_off

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

TEXT = "The letter"


class Chooses(FileChooser):
    """Stands for a person who chooses one certain file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        """Choose it as the place to save."""
        chosen(self.path)


def acknowledgement(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The letter that acknowledges C-003, with the step's form half filled in."""
    screen = open_window(register, Place("step", "3", "acknowledge"))
    screen.type_into("How do you understand the complaint?", "The bin store stands open all night.")
    screen.type_into("What does the resident want to happen?", "A lock on the bin store.")
    screen.type_into("What are you responsible for? (optional)", "the bin store and its lock")
    screen.press("Write the letter")
    return screen


def paste(screen: Screen, text: str) -> None:
    """Replace the whole letter by a text that is pasted in."""
    field = screen.find(TEXT)
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    field.selectAll()
    field.insertPlainText(text)
    screen.settle()


def finish(screen: Screen) -> None:
    """Write what the draft left open, and sign it."""
    text = screen.value(TEXT)
    while "[" in text:
        start, end = text.index("["), text.index("]") + 1
        text = f"{text[:start]}nothing else{text[end:]}"
    paste(screen, text)


def test_the_draft_says_what_was_typed_into_the_step_and_what_is_open(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = acknowledgement(open_window, register)
    assert "The bin store stands open all night." in screen.value(TEXT)
    assert "A lock on the bin store." in screen.value(TEXT)
    words = screen.words()
    assert "Acknowledgement letter, stage 1" in words
    assert "How to reach the Housing Ombudsman (3.7)" in words
    assert "Still to be written" in words


def test_what_is_taken_out_of_the_letter_is_missing_with_its_provision(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = acknowledgement(open_window, register)
    finish(screen)
    screen.qtbot.waitUntil(lambda: "It says everything the Code asks for." in screen.words())
    lines = screen.value(TEXT).split("\n")
    paste(screen, "\n".join(line for line in lines if "mbudsman" not in line))
    screen.qtbot.waitUntil(lambda: "It is missing." in screen.words())
    screen.press("Mark as sent")
    sentence = "It does not say how to reach the Housing Ombudsman, as of today (3.7)."
    assert sentence in screen.words()
    screen.type_into(
        "Why was it sent without what is missing? (optional)", "A leaflet was enclosed."
    )
    screen.press("Mark as sent")
    assert "Stage 1: response due" in screen.words()
    letter = letters_sent(screen.window.hub.session, 3)[0]
    assert letter.override_reason == "A leaflet was enclosed."


def test_marking_it_as_sent_starts_the_clock_and_can_be_undone(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = acknowledgement(open_window, register)
    finish(screen)
    screen.type_into("When was it sent?", "30 March")
    screen.choose("How was it sent?", "By email")
    screen.press("Mark as sent")
    words = screen.words()
    assert "Acknowledgement letter, stage 1 of C-003 marked as sent." in words
    assert "Stage 1: response due" in words
    assert "Acknowledged by email" in words
    letter = letters_sent(screen.window.hub.session, 3)[0]
    assert "The bin store stands open all night." in letter.text
    assert not screen.window.hub.draft(Place("step", "3", "acknowledge"))
    screen.press("Undo Ctrl+Z")
    assert "New: acknowledge" in screen.words()
    assert not letters_sent(screen.window.hub.session, 3)


def test_the_letter_about_more_time_moves_the_date(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "2", "extend"))
    screen.type_into("What is the new date?", "17 April")
    screen.type_into(
        "What reason were they given?",
        "the surveyor is ill and cannot look at the damp before 10 April.",
    )
    screen.press("Write the letter")
    assert "17 April 2026" in screen.value(TEXT)
    finish(screen)
    screen.press("Mark as sent")
    assert "Stage 1: extended" in screen.words(), screen.words()


@pytest.mark.parametrize(("button", "name"), [("Save as PDF", "a.pdf"), ("Save as Word", "a.docx")])
def test_the_letter_is_saved_as_a_file_and_not_marked_as_sent(
    button: str,
    name: str,
    open_window: Callable[..., Screen],
    register: Path,
    tmp_path: Path,
) -> None:
    screen = acknowledgement(open_window, register)
    page = screen.window.page
    assert isinstance(page, LetterPage)
    page.chooser = Chooses(tmp_path / name)
    screen.press(button)
    saved = f"Saved as {name}. It is not marked as sent."
    screen.qtbot.waitUntil(lambda: saved in screen.words(), timeout=10_000)
    if name.endswith("pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")
    else:
        text = "\n".join(part.text for part in Document(str(tmp_path / name)).paragraphs)
        assert "The bin store stands open all night." in text
    assert not letters_sent(screen.window.hub.session, 3)


def test_a_changed_letter_is_kept_and_can_be_drafted_again(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = acknowledgement(open_window, register)
    draft = screen.value(TEXT)
    screen.type_into(TEXT, "Dear Mr Wilk,")
    screen.press("Save for later, and go back")
    screen.window.show_place(Place("letter", "3", "acknowledgement"))
    assert screen.value(TEXT) == "Dear Mr Wilk,"
    screen.press("Draft it again from the case")
    assert screen.value(TEXT) == draft


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize(
    "place",
    [Place("letter", "3", "acknowledgement"), Place("letter", "2", "extension")],
    ids=lambda place: place.step,
)
def test_nothing_of_a_letter_s_page_is_cut_off_or_named_twice(
    place: Place, size: int, open_window: Callable[..., Screen], register: Path
) -> None:
    theme().set_text_size(size)
    screen = open_window(register, place)
    screen.settle()
    assert not cut_off(screen.window)
    if size == 100:
        screen.window.resize(700, 600)
        screen.settle()
        assert not cut_off(screen.window), "in a narrow window"
    names = [screen.said(widget) for widget in controls(screen.window)]
    assert all(names)
    assert len(names) == len(set(names))
