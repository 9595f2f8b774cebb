"""The Ombudsman and learning in the window: entered, chased on Today, put right, listed by year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

APRIL = date(2026, 4, 20)


@pytest.fixture
def leak(open_window: Callable[..., Screen], register: Path) -> Screen:
    """C-004 in April: upheld at stage 1."""
    return open_window(register, Place("complaint", "4"), today=APRIL)


def open_case(screen: Screen) -> None:
    screen.press("Add an Ombudsman case")
    screen.type_into("The Ombudsman’s reference (optional)", "SAMPLE-2026-07")
    screen.type_into("When was it opened?", "7 April 2026")
    screen.press("Record case")


def test_a_case_is_opened_and_evidence_is_on_today_until_it_is_sent(leak: Screen) -> None:
    assert "The Ombudsman has opened no case on this complaint." in leak.words()
    open_case(leak)
    words = leak.words()
    assert "With the Ombudsman" in words
    assert "Opened Tue 7 April." in words
    leak.press("Add an entry: SAMPLE-2026-07")
    leak.press("Record entry")
    assert "Choose what it is." in leak.words()
    leak.choose("What is it?", "A request for evidence")
    leak.type_into("When was it made?", "8 April 2026")
    leak.type_into("What does it ask?", "All letters since January")
    leak.press("Record entry")
    assert "Enter the day by which it is due, as the Ombudsman’s letter says." in leak.words()
    leak.type_into("By when?", "22 April 2026")
    leak.press("Record entry")
    leak.window.show_place(Place("today"))
    words = leak.words()
    assert "Send evidence to the Ombudsman, C-004" in words
    assert "All letters since January" in words
    leak.press("Record as sent: evidence for the Ombudsman, C-004")
    leak.type_into("What was sent? (optional)", "The bundle, by their portal")
    leak.press("Record as sent")
    words = leak.words()
    assert "sent Mon 20 April" in words
    assert "The bundle, by their portal" in words
    leak.window.show_place(Place("today"))
    assert "Send evidence to the Ombudsman" not in leak.words()


def test_a_finding_asks_for_its_issue_and_only_one_stands_for_each(leak: Screen) -> None:
    open_case(leak)
    for finding in ("Service failure", "Maladministration"):
        leak.press("Add an entry: SAMPLE-2026-07")
        leak.choose("What is it?", "A finding")
        assert "By when?" not in leak.words()
        leak.type_into("Which issue is it about?", "Complaint handling")
        leak.choose("What was found?", finding)
        leak.press("Record entry")
    assert "This issue has its finding already: service failure. Correct that one." in leak.words()
    leak.press("Save for later, and go back")
    assert "Finding: service failure" in leak.words()


def test_an_order_binds_and_a_recommendation_does_not(leak: Screen) -> None:
    open_case(leak)
    leak.press("Add an entry: SAMPLE-2026-07")
    leak.choose("What is it?", "A recommendation")
    leak.qtbot.waitUntil(lambda: "A recommendation does not bind you" in leak.words())
    leak.choose("What is it?", "An order")
    leak.qtbot.waitUntil(lambda: "An order binds you" in leak.words())
    leak.type_into("When was it made?", "8 April 2026")
    leak.type_into("What does it ask?", "Pay for the carpet")
    leak.type_into("By when?", "15 April 2026")
    leak.type_into("How much money, in pounds?", "75")
    leak.press("Record entry")
    words = leak.words()
    assert "Order, £75" in words
    assert "Ordered: £75, of which paid: none." in words
    leak.press("Record as done: Order, £75, Pay for the carpet")
    leak.type_into("What shows it? (optional)", "Bank transfer of 20 April")
    leak.press("Record as done")
    words = leak.words()
    assert "done Mon 20 April, late" in words
    assert "Ordered: £75, of which paid: £75." in words
    leak.press("Correct: Order, £75, Pay for the carpet")
    leak.type_into("When was it done? (optional)", "14 April 2026")
    leak.press("Save correction")
    assert "done Tue 14 April" in leak.words()
    assert ", late" not in leak.words()


def test_a_failure_order_needs_its_type_and_an_entry_can_be_taken_back(leak: Screen) -> None:
    open_case(leak)
    leak.press("Add an entry: SAMPLE-2026-07")
    leak.choose("What is it?", "A failure order or notice")
    leak.type_into("What does it ask?", "Answer in time")
    leak.type_into("By when?", "15 May 2026")
    leak.press("Record entry")
    assert "Choose its type: 1, 2 or 3." in leak.words()
    leak.choose("Which type is it?", "Type 2")
    leak.press("Record entry")
    leak.press("Correct: Failure order, type 2, Answer in time")
    leak.press("Take this entry back")
    words = leak.words()
    assert "Removed: failure order of the Ombudsman" in words
    assert "Failure order, type 2" not in words


def test_a_case_is_closed_and_taken_back(leak: Screen) -> None:
    open_case(leak)
    leak.press("Correct or close: SAMPLE-2026-07")
    leak.type_into("When was it closed? (optional)", "17 April 2026")
    leak.press("Save change")
    assert "Opened Tue 7 April. Closed Fri 17 April." in leak.words()
    leak.press("Correct or close: SAMPLE-2026-07")
    leak.press("Take this case back")
    words = leak.words()
    assert "The Ombudsman has opened no case on this complaint." in words
    assert "Removed: Ombudsman case" in words


def test_an_upheld_complaint_asks_calmly_and_the_words_stand_apart(leak: Screen) -> None:
    words = leak.words()
    assert "What can be learned from it?" in words
    assert "It was upheld: what changes for everyone? (9.1)" in words
    leak.press("Add what was learned")
    assert "The bundle for the Ombudsman does" in leak.described("A note of our own (optional)")
    leak.type_into("A note of our own (optional)", "The roofer never came back.")
    leak.type_into("You said (optional)", "Nadia Farrow waited for weeks.")
    leak.press("Record learning")
    assert "These words are for publication, and name “Nadia Farrow”." in leak.words()
    leak.type_into("You said (optional)", "A leak came back three times.")
    leak.type_into("What changed for everyone (optional)", "One person follows each repair.")
    leak.press("Record learning")
    words = leak.words()
    assert "What can be learned from it?" not in words
    assert "Our own note: The roofer never came back." in words
    assert "Still to say: who was told" in words


def test_the_years_learning_is_listed_from_reports(leak: Screen) -> None:
    leak.window.show_place(Place("reports"))
    leak.press("Open What was learned in this year. None written up. 1 still to write up.")
    words = leak.words()
    assert "Still to write up" in words
    leak.press("Write up: C-004")
    leak.type_into("A note of our own (optional)", "Nothing to change.")
    leak.type_into("When was it written up?", "20 March 2026")
    leak.press("Record learning")
    leak.window.show_place(Place("learning", "2026-03-31"))
    words = leak.words()
    assert "Still to write up" not in words
    assert "Not for publication yet" in words
    leak.press("Open: A note of our own, C-004, Fri 20 March")
    leak.press("Take this entry back")
    assert "Removed: what was learned" in leak.words()


def test_a_year_without_learning_says_so(
    open_window: Callable[..., Screen], empty_register: Path
) -> None:
    screen = open_window(empty_register, Place("learning"))
    assert "Nothing was written up in this year" in screen.words()
    screen.press("Back to Reports")
    assert "None written up." in screen.words()
