"""Officers and policies: offices, meetings, training, policies, third parties, publicity."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

CONTROL = Qt.KeyboardModifier.ControlModifier
# A list of known words comes up while one types: the screen of the tests cannot raise it.
pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)


@pytest.fixture
def listed(open_window: Callable[..., Screen], records: Path) -> Screen:
    """The window at the offices."""
    return open_window(records, Place("officers"))


def test_ctrl_7_shows_who_holds_which_office_and_what_is_missing(
    open_window: Callable[..., Screen], records: Path
) -> None:
    screen = open_window(records)
    screen.key(Qt.Key.Key_7, CONTROL)
    words = screen.words()
    assert "Complaints officer (4.1)" in words
    assert "Since Mon 1 April 2024" in words
    assert "Nobody was complaints officer from Thu 29 February 2024 to Sun 31 March 2024." in words
    assert "(9.4)" in words
    assert screen.focus() == "Add to an office"


def test_an_overlap_is_said_while_typing_and_on_the_list(listed: Screen) -> None:
    listed.press("Add to an office")
    listed.type_into("Who is it?", "Carys Penhale")
    listed.choose("Which office?", "Complaints officer")
    sentence = "Priya Sandhu and Carys Penhale are both complaints officer from Tue 31 March"
    listed.qtbot.waitUntil(lambda: sentence in listed.words())
    listed.press("Add")
    assert sentence in listed.words()
    name = "End the term of Carys Penhale, complaints officer, from Tue 31 March 2026"
    listed.press(name)
    listed.type_into("What is the last day of the term?", "")
    listed.press("End the term")
    assert "Enter the date." in listed.words()
    listed.type_into("What is the last day of the term?", "30 April 2026")
    listed.press("End the term")
    assert "Tue 31 March to Thu 30 April" in listed.words()


def test_an_office_needs_a_name_and_an_office(listed: Screen) -> None:
    listed.press("Add to an office")
    listed.press("Add")
    words = listed.words()
    assert "Say who holds the office." in words
    assert "Choose the office." in words


def test_a_committee_member_is_changed_and_taken_back(listed: Screen) -> None:
    listed.press("Change Tomasz Wilk, committee member, from Sun 1 June 2025")
    listed.type_into("Until when? (optional)", "31 May 2027")
    listed.press("Save change")
    assert "Sun 1 June 2025 to Mon 31 May 2027" in listed.words()
    listed.press("Change Tomasz Wilk, committee member, from Sun 1 June 2025")
    listed.press("Take this entry back")
    assert "Tomasz Wilk" not in listed.words()


def test_what_an_officer_may_award_is_laid_down_from_settings(listed: Screen) -> None:
    listed.press("Meetings")
    listed.key(Qt.Key.Key_Comma, CONTROL)
    assert "No limit laid down" in listed.words()
    listed.press("Change award limits")
    listed.press("Change Tomasz Wilk, committee member, from Sun 1 June 2025")
    listed.type_into("How much may they award alone? (optional)", "a hundred")
    listed.press("Save change")
    assert "Write the amount in pounds and pence, such as 25.50." in listed.words()
    listed.type_into("How much may they award alone? (optional)", "150.50")
    listed.press("Save change")
    assert "May award £150.50 alone" in listed.words()
    listed.key(Qt.Key.Key_Comma, CONTROL)
    assert "May award £150.50 alone" in listed.words()
    listed.press("Change award limits")
    listed.press("Change Tomasz Wilk, committee member, from Sun 1 June 2025")
    assert listed.value("How much may they award alone? (optional)") == "150.50"


def test_a_year_of_meetings_is_added_after_its_days_were_shown(listed: Screen) -> None:
    listed.press("Meetings")
    listed.press("Add a year of meetings")
    listed.type_into("When is the first?", "13 October 2026")
    listed.qtbot.waitUntil(lambda: "Tue 14 September 2027" in listed.words())
    listed.type_into("How many?", "many")
    listed.press("Add meetings")
    assert "Give the number of meetings, from 1 to 60." in listed.words()
    listed.type_into("How many?", "3")
    listed.press("Add meetings")
    words = listed.words()
    assert "3 meetings added." in words
    assert "Tue 8 December" in words


def test_a_meeting_gets_its_minute_reference(listed: Screen) -> None:
    listed.press("Meetings")
    assert "No minute reference yet" in listed.words()
    listed.press("Change the meeting of Tue 10 March 2026")
    listed.type_into("Minute reference (optional)", "2026-03, item 7")
    listed.press("Save change")
    assert "Minutes: 2026-03, item 7" in listed.words()


def test_older_meetings_unfold(listed: Screen) -> None:
    listed.press("Meetings")
    assert "Tue 14 October 2025" not in listed.words()
    listed.press("Show all 6: Meetings that were")
    assert "Tue 14 October 2025" in listed.words()


def test_the_list_chosen_stays_and_so_does_the_focus_on_its_chip(listed: Screen) -> None:
    listed.press("Policies")
    assert listed.focus() == "Policies"
    listed.press("Training")
    listed.press("Change the training of Priya Sandhu, Mon 12 May 2025")
    listed.press("Take this entry back")
    assert "No training is entered." in listed.words()
    listed.key(Qt.Key.Key_Z, CONTROL)
    assert "The Code in practice" in listed.words()
    listed.press("Meetings")
    listed.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "The Code in practice" in listed.words()


def test_a_policy_is_reviewed(listed: Screen) -> None:
    listed.press("Policies")
    assert "2 working days left" in listed.words()
    listed.press("Review Complaints policy")
    listed.press("Record review")
    words = listed.words()
    assert "Choose what came of it: keep or change." in words
    assert "Enter when it is looked at next." in words
    listed.press("It stays as it is. What came of it?")
    listed.type_into("When is it reviewed next?", "31 March 2028")
    listed.press("Record review")
    words = listed.words()
    assert "Review by Fri 31 March 2028" in words
    assert "Last reviewed Tue 31 March: keep" in words


def test_a_policy_without_an_equality_assessment_is_told_of(listed: Screen) -> None:
    listed.press("Policies")
    assert "No equality impact assessment is on record (5.15)" in listed.words()
    listed.press("Add a policy")
    listed.type_into("What is it called?", "Repairs policy")
    listed.press("Add policy")
    assert "Repairs policy" in listed.words()


def test_training_is_added(listed: Screen) -> None:
    listed.press("Training")
    listed.press("Add training")
    listed.type_into("Who was trained?", "Leonard Pask")
    listed.type_into("What was it about?", "Remedies and apologies")
    listed.press("Add training")
    assert "Remedies and apologies" in listed.words()


@pytest.mark.parametrize(
    ("chip", "end", "seen"),
    [
        ("Third parties", "End Bridge Lane Lettings", "Bridge Lane Lettings"),
        ("Publicity", "End How to complain, Notice board in the hall", "How to complain"),
    ],
)
def test_what_is_over_is_ended_and_stays_on_the_list(
    listed: Screen, chip: str, end: str, seen: str
) -> None:
    listed.press(chip)
    listed.press(end)
    listed.type_into("What was the last day?", "30 March 2026")
    listed.press("Record the end")
    words = listed.words()
    assert seen in words
    assert "Ended" in words
    assert "to Mon 30 March" in words


def test_a_third_party_and_publicity_are_added(listed: Screen) -> None:
    listed.press("Third parties")
    listed.press("Add a third party")
    listed.type_into("What are they called?", "Marsh Lane Co-op")
    listed.press("Add third party")
    assert "Marsh Lane Co-op" in listed.words()
    listed.press("Publicity")
    listed.press("Add publicity")
    listed.type_into("What was published?", "The Code")
    listed.press("Add publicity")
    assert "Say where residents see it." in listed.words()
    listed.type_into("Where do residents see it?", "The website")
    listed.press("Add publicity")
    assert "The website" in listed.words()
    listed.press("Print the poster")
    assert "Poster: How to complain" in listed.words()


@pytest.mark.parametrize(
    ("starts", "heading"),
    [
        ("Review: Policy: Complaints policy", "Review a policy"),
        ("Review: Term: Member Responsible", "Officers and policies"),
        ("Review: Survey: ", "Survey answer"),
    ],
)
def test_what_falls_due_on_today_opens_the_right_place(
    open_window: Callable[..., Screen], records: Path, starts: str, heading: str
) -> None:
    from PySide6.QtWidgets import QPushButton

    screen = open_window(records)
    found = [
        button
        for button in screen.window.findChildren(QPushButton)
        if button.isVisible() and screen.said(button).startswith(starts)
    ]
    assert len(found) == 1
    found[0].click()
    assert heading in screen.words().split("\n")
