"""Undo: what was just done can be taken back with Ctrl+Z or the bar, and done again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from chc_desktop.model.rules.steps import Verb
from chc_desktop.ui.hub import Place
from chc_desktop.ui.viewmodels.step_words import step_place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

CONTROL = Qt.KeyboardModifier.ControlModifier


def acknowledge(screen: Screen) -> None:
    """Record an acknowledgement of C-003."""
    screen.type_into("How do you understand the complaint?", "The bin store is not locked.")
    screen.press("Record acknowledgement, C-003")


def test_an_acknowledgement_is_undone_from_the_bar_and_done_again(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "3", "acknowledge"))
    acknowledge(screen)
    assert "Stage 1: response due" in screen.words()
    screen.press("Undo Ctrl+Z")
    words = screen.words()
    assert "New: acknowledge" in words
    assert "Undone: acknowledge, C-003." in words
    assert screen.focus() == "Acknowledge C-003"
    screen.press("Do it again Ctrl+Z")
    assert "Stage 1: response due" in screen.words()
    assert "Done again: acknowledge, C-003." in screen.words()


def test_ctrl_z_undoes_the_last_action(open_window: Callable[..., Screen], register: Path) -> None:
    screen = open_window(register, Place("step", "3", "acknowledge"))
    acknowledge(screen)
    screen.key(Qt.Key.Key_Z, CONTROL)
    assert "New: acknowledge" in screen.words()


def test_ctrl_z_in_a_field_takes_back_typing_and_no_action(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "3", "acknowledge"))
    acknowledge(screen)
    screen.window.show_place(step_place(3, Verb.NOTE))
    screen.type_into("What happened?", "Visited")
    screen.key(Qt.Key.Key_Z, CONTROL)
    assert screen.value("What happened?") != "Visited"
    screen.window.show_place(Place("complaint", "3"))
    assert "Stage 1: response due" in screen.words()


def test_nothing_is_offered_to_undo_where_nothing_was_written(screen: Screen) -> None:
    screen.key(Qt.Key.Key_S, CONTROL)
    assert "Everything is saved already." in screen.words()
    assert "Undo Ctrl+Z" not in screen.words()


def test_starting_the_register_cannot_be_undone_and_the_window_says_so(
    open_window: Callable[..., Screen], empty_register: Path
) -> None:
    screen = open_window(empty_register)
    screen.key(Qt.Key.Key_Z, CONTROL)
    assert "Nothing has been done yet but starting the register." in screen.words()


def test_a_logged_complaint_is_undone_and_leaves_the_list(screen: Screen) -> None:
    screen.key(Qt.Key.Key_N, CONTROL)
    screen.type_into("Who is complaining?", "Joan Hartley")
    screen.type_into("Their home", "2 Example Street")
    screen.type_into("What are they unhappy about?", "The gate does not close")
    screen.key(Qt.Key.Key_Return, CONTROL)
    screen.key(Qt.Key.Key_Z, CONTROL)
    assert "Not in this register" in screen.words()
    screen.press("Complaints")
    assert "The gate does not close" not in screen.words()
