"""A message that is pasted into a note."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from chc_desktop.model.rules.steps import Verb
from chc_desktop.ui.viewmodels.step_words import step_place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

TEXT = "What was said or agreed? (optional)"
MESSAGE = """From: Edith Marlowe
Date: 26 March 2026
Subject: The damp is back

It is worse than before."""


def paste(screen: Screen, text: str) -> None:
    """Paste a text into the note."""
    field = screen.find(TEXT)
    assert isinstance(field, QPlainTextEdit)
    field.insertPlainText(text)
    screen.settle()


def test_a_pasted_email_fills_in_its_day_and_subject_and_is_kept(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, step_place(2, Verb.NOTE))
    paste(screen, MESSAGE)
    screen.press("Take day and subject from it")
    assert screen.value("When?") == "Thu 26 March 2026"
    assert screen.value("What happened?") == "The damp is back"
    assert screen.value(TEXT) == MESSAGE
    screen.choose("Was it a message?", "From the resident")
    screen.press("Add entry, C-002")
    assert "The damp is back" in screen.words()
    assert "It is worse than before." in screen.words()


def test_a_text_without_head_lines_is_left_as_it_is(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, step_place(2, Verb.NOTE))
    paste(screen, "It is worse than before.")
    screen.press("Take day and subject from it")
    assert screen.value(TEXT) == "It is worse than before."
    assert "Fill in day and words yourself." in screen.words()
