"""The short forms of what comes up meanwhile, filled in and read as a user would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

Opener = Callable[..., "Screen"]


def soon(screen: Screen, text: str) -> None:
    """What follows from the answers is shown after a moment of rest in typing."""
    screen.qtbot.waitUntil(lambda: text in screen.words())


def test_a_definition_that_was_missing_is_recorded_and_shown_as_late(
    open_window: Opener, register: Path
) -> None:
    screen = open_window(register, Place("complaint", "3"))
    screen.press("Acknowledge C-003")
    screen.press("Record acknowledgement, C-003")
    assert "The complaint definition is not recorded yet (5.6)." in screen.words()
    screen.menu_item("Other steps", "Define the complaint")
    assert "It was due with the acknowledgement (6.2)." in screen.words()
    screen.press("Record definition, C-003")
    assert "Say how you understand the complaint (5.6)." in screen.words()
    screen.type_into("How do you understand the complaint?", "The bin store is left open")
    screen.press("Record definition, C-003")
    words = screen.words()
    assert "Definition of C-003 recorded." in words
    assert "The bin store is left open" in words
    assert "not recorded yet" not in words


def test_an_update_stands_in_the_story_with_the_next_one(
    open_window: Opener, register: Path
) -> None:
    screen = open_window(register, Place("complaint", "2"))
    screen.menu_item("Other steps", "Tell them how it stands")
    assert "An update is no extension and pauses no clock (5.9)." in screen.words()
    screen.type_into("What were they told?", "The surveyor comes on Thursday.")
    screen.type_into("When will they hear again? (optional)", "30 March")
    screen.press("Record update, C-002")
    assert "The next update must be after this one" in screen.words()
    screen.type_into("When will they hear again? (optional)", "9 April")
    screen.press("Record update, C-002")
    words = screen.words()
    assert "Told how it stands by letter (5.9)" in words
    assert "The surveyor comes on Thursday. Next update Thu 9 April." in words


def test_a_related_issue_joins_and_another_matter_becomes_a_linked_complaint(
    open_window: Opener, register: Path
) -> None:
    screen = open_window(register, Place("complaint", "2"))
    screen.menu_item("Other steps", "They raise something new")
    screen.type_into("What is new?", "Now the window leaks too")
    assert "Your answers decide" in screen.words()
    screen.press(
        "Yes, it is about the same matter. Does it belong to what you are looking into? (6.8)"
    )
    screen.press("No. Would answering it too delay the response unreasonably? (6.8)")
    soon(screen, "It joins stage 1")
    screen.press("Record new issue, C-002")
    words = screen.words()
    assert "New issues that joined stage 1 (6.8)" in words
    assert "define it anew" in words
    screen.menu_item("Other steps", "They raise something new")
    screen.type_into("What is new?", "My neighbour's dog was let off the lead again")
    screen.press("No, it is another matter. Does it belong to what you are looking into? (6.8)")
    soon(screen, "A new complaint is logged")
    screen.press("Record new issue, C-002")
    words = screen.words()
    assert "Linked complaints" in words
    screen.press(next(line for line in words.split("\n") if line.startswith("Open C-")))
    words = screen.words()
    assert "New: acknowledge" in words
    assert "Open C-002" in words


def test_a_link_is_made_taken_away_and_undone(open_window: Opener, register: Path) -> None:
    screen = open_window(register, Place("complaint", "2"))
    screen.press("Link another complaint")
    screen.press("Link complaints")
    assert "Choose the complaint that it belongs with." in screen.words()
    screen.choose("Which complaint does it belong with?", "C-001 · Dog fouling in the courtyard")
    screen.press("Link complaints")
    assert "Open C-001" in screen.words()
    screen.press("Unlink C-001")
    assert "Open C-001" not in screen.words()


def test_down_and_up_move_between_options_side_by_side_and_the_page_stays(
    open_window: Opener, register: Path
) -> None:
    screen = open_window(register, Place("triage", "3"))
    question = "Is it about you as landlord?"
    assert screen.focus() == f"Yes. {question}"
    screen.key(Qt.Key.Key_Down)
    assert screen.focus() == f"No. {question}"
    screen.key(Qt.Key.Key_Up)
    assert screen.focus() == f"Yes. {question}"


def test_the_triage_card_says_which_provision_decides_and_is_kept(
    open_window: Opener, register: Path
) -> None:
    screen = open_window(register, Place("complaint", "3"))
    assert "Not answered yet." in screen.words()
    screen.press("Answer the card: triage")
    assert "Each answer shows which provision decides." in screen.words()
    screen.press("Yes. Is it about you as landlord?")
    screen.type_into("When did the issue happen? (optional)", "1 March 2024")
    screen.press("Yes. Could it be a hazard in the home?")
    soon(screen, "Emergency repairs")
    words = screen.words()
    assert "Provision 1.2" in words
    assert "It is over 12 months old. It may be refused" in words
    assert "Emergency repairs are never delayed by a complaint: order them today." in words
    assert "Some questions are not answered yet. You can answer them later." in words
    screen.press("Keep answers")
    words = screen.words()
    assert "Could it be a hazard in the home? Yes" in words
    assert "What to do now" in words
    assert "it may have to be looked into and made safe within 24 hours" in words
    assert "Answered by" in words
    assert "6 still open." in words
    assert "New: acknowledge" in words
    screen.press("Change answers: triage")
    screen.press("No. Could it be a hazard in the home?")
    screen.press("Keep answers")
    assert "What to do now" not in screen.words()


def test_logging_can_lead_straight_to_the_card(screen: Screen) -> None:
    screen.press("Log a complaint")
    screen.type_into("Who is complaining?", "Bronwen Hale")
    screen.type_into("What are they unhappy about?", "Nobody answers the telephone")
    screen.press("Log and triage: log it, then answer the triage card")
    assert "Triage card" in screen.words()
    screen.press("No. Is it the first you hear of the problem?")
    screen.press("Keep answers")
    assert "Is it the first you hear of the problem? No" in screen.words()
