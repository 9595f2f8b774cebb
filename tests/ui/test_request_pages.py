"""Service requests, survey answers and thanks, as an officer works with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from chc_desktop.model.rules.adjustments import AskAdjustment, Decision
from chc_desktop.model.services import adjustments, requests
from chc_desktop.model.services.results import Done
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

CONTROL = Qt.KeyboardModifier.ControlModifier
# A list of known words comes up while one types: the screen of the tests cannot raise it.
pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)


@pytest.fixture
def listed(open_window: Callable[..., Screen], records: Path) -> Screen:
    """The window at the table of service requests."""
    return open_window(records, Place("requests"))


def rows(screen: Screen) -> list[str]:
    """What the first column of the table that shows says."""
    table = next(t for t in screen.window.findChildren(QTableView) if t.isVisible())
    model = table.model()
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def test_ctrl_4_opens_the_requests_with_the_open_ones_first(
    open_window: Callable[..., Screen], records: Path
) -> None:
    screen = open_window(records)
    screen.key(Qt.Key.Key_4, CONTROL)
    assert [row.split()[0] for row in rows(screen)] == ["S-001", "S-002", "S-004", "S-003"]
    assert "4 requests. Press Enter to open one." in screen.words()
    assert "Offer the choice to complain" in screen.words()


def test_a_search_finds_by_name_and_word_and_says_when_nothing_matches(listed: Screen) -> None:
    listed.type_into("Search service requests", "farrow gutter")
    assert [row.split()[0] for row in rows(listed)] == ["S-002"]
    listed.type_into("Search service requests", "zebra")
    assert "Nothing matches" in listed.words()


def test_a_request_is_logged_and_done(listed: Screen) -> None:
    listed.press("Log a request")
    listed.press("Log request")
    assert "There are 2 things to put right" in listed.words()
    listed.type_into("Who is asking?", "Bronwen Hale")
    listed.type_into("Their home", "20 Example Street")
    listed.type_into("What do they ask you to put right?", "The hall light flickers.")
    listed.press("Log request")
    words = listed.words()
    assert "S-005 · Bronwen Hale, 20 Example Street" in words
    assert "In hand" in words
    listed.press("Record as done")
    listed.press("Record as done")
    assert "Nothing more to do" in listed.words()


def test_who_is_not_content_is_offered_the_choice_before_the_request_can_be_closed(
    listed: Screen,
) -> None:
    listed.window.hub.go(Place("request", "1"))
    listed.menu_item("Other steps", "They are not content")
    listed.press("Record it")
    assert "Next: offer the choice to complain" in listed.words()
    listed.window.hub.go(Place("entry", "1", "request-done"))
    listed.press("Record as done")
    assert "First offer the choice to complain, and write down their answer" in listed.words()
    listed.press("Back to S-001")
    listed.press("Offer the choice")
    listed.press("Record their answer")
    assert "Write down their answer, in their own words (1.3)." in listed.words()
    listed.type_into("What did they answer?", "No, I only want the tap mended.")
    listed.press("Record their answer")
    assert "“No, I only want the tap mended.”" in listed.words()
    listed.press("Record as done")
    listed.press("Record as done")
    assert "Nothing more to do" in listed.words()


def test_an_adjustment_shows_on_a_request_of_that_person_without_the_need(
    open_window: Callable[..., Screen], records: Path
) -> None:
    screen = open_window(records)
    session = screen.window.hub.session
    view = requests.request(session, 1)
    assert view is not None
    ask = AskAdjustment(
        person_id=view.person_id,
        asked_on=date(2026, 3, 2),
        asked="Large print",
        need="My sight is going",
        decision=Decision.AGREED,
        decided_on=date(2026, 3, 3),
    )
    assert isinstance(adjustments.ask_adjustment(session, ask), Done)
    screen.window.hub.go(Place("request", "1"))
    words = screen.words()
    assert "Large print" in words
    assert "sight" not in words


def test_a_step_that_must_wait_is_listed_with_its_reason(listed: Screen) -> None:
    listed.window.hub.go(Place("request", "2"))
    with pytest.raises(AssertionError, match="first offer the choice to complain"):
        listed.menu_item("Other steps", "Record as done")


def test_one_step_makes_a_complaint_while_the_request_stays_open(listed: Screen) -> None:
    listed.window.hub.go(Place("request", "4"))
    listed.press("Make it a complaint")
    words = listed.words()
    assert "This complaint comes from service request S-004" in words
    assert listed.value("Who is complaining?") == "Gurdip Mahal"
    assert listed.value("Their home") == "14 Example Street"
    assert listed.value("What are they unhappy about?") == "Dog fouling in the courtyard"
    assert listed.value("When did we hear of it?") == "Wed 25 March 2026"
    listed.press("Log complaint")
    words = listed.words()
    assert "New: acknowledge" in words
    assert "The service request it came from" in words
    listed.press("Open service request S-004")
    words = listed.words()
    assert "Complaint made, work goes on" in words
    assert "Make it a complaint" not in words
    listed.press("Open C-001")
    assert "C-001 · Gurdip Mahal, 14 Example Street" in listed.words()
    view = requests.request(listed.window.hub.session, 4)
    assert view is not None
    assert view.is_open


def test_typing_of_a_complaint_from_a_request_is_kept_apart_from_another_one(
    listed: Screen,
) -> None:
    listed.window.hub.go(Place("log", "4"))
    listed.type_into("What are they unhappy about?", "It is never cleaned.")
    listed.key(Qt.Key.Key_N, CONTROL)
    assert listed.value("What are they unhappy about?") == ""
    assert "comes from service request" not in listed.words()
    listed.window.hub.go(Place("log", "4"))
    assert listed.value("What are they unhappy about?") == "It is never cleaned."


def test_a_request_taken_back_comes_back_with_undo_and_the_search_is_kept(
    listed: Screen,
) -> None:
    listed.type_into("Search service requests", "tap")
    listed.key(Qt.Key.Key_Down)
    listed.key(Qt.Key.Key_Return)
    listed.menu_item("Other steps", "Change the request")
    listed.press("Take the request back")
    assert "S-001 taken back." in listed.words()
    assert listed.value("Search service requests") == "tap"
    assert "Nothing matches" in listed.words()
    listed.key(Qt.Key.Key_Z, CONTROL)
    assert [row.split()[0] for row in rows(listed)] == ["S-001"]


def test_a_survey_answer_is_followed_up(listed: Screen) -> None:
    listed.press("Survey answers (2)")
    assert "3 working days left" in answers(listed)
    listed.press("Record an answer")
    listed.type_into("What did they say?", "Nobody calls back.")
    listed.type_into("Who was it? (optional)", "Leonard Pask")
    listed.press("Record answer")
    assert any("Nobody calls back." in row for row in rows(listed))
    listed.window.hub.go(Place("answer", "1"))
    assert "Next: tell them how to complain by Tue 7 April" in listed.words()
    listed.press("Record that they were told")
    listed.press("Record it")
    listed.window.hub.go(Place("answer", "1"))
    assert "Told how to complain (1.6)" in listed.words()
    assert "Nothing more to do" in listed.words()


def test_a_complaint_of_a_survey_answer_and_the_answer_name_each_other(listed: Screen) -> None:
    listed.window.hub.go(Place("answer", "1"))
    listed.menu_item("Other steps", "Log a complaint")
    listed.press("Log complaint")
    words = listed.words()
    assert "The survey answer it came from" in words
    listed.press("Open the survey answer of Fri 20 March 2026")
    words = listed.words()
    assert "C-001 came of it." in words
    assert "tell them how to complain" not in words
    listed.menu_item("Other steps", "Change the answer")
    words = listed.words()
    assert "If you take the answer back, C-001 stays as it is" in words
    listed.window.hub.go(Place("answer", "1"))
    listed.press("Open C-001")
    assert "Nobody answers the phone." in listed.words()
    listed.window.hub.go(Place("today"))
    assert "tell them how to complain" not in listed.words()


def test_a_complaint_from_a_survey_answer_starts_with_who_and_their_words(
    listed: Screen,
) -> None:
    listed.window.hub.go(Place("answer", "1"))
    listed.menu_item("Other steps", "Log a complaint")
    assert "This complaint comes from the survey answer of Fri 20 March" in listed.words()
    assert listed.value("Who is complaining?") == "Carys Penhale"
    assert listed.value("Their home") == "22 Example Street"
    assert listed.value("What are they unhappy about?") == "Nobody answers the phone."
    assert listed.value("When did we hear of it?") == "Tue 31 March 2026"
    listed.press("Log complaint")
    words = listed.words()
    assert "Carys Penhale" in words
    assert "Nobody answers the phone." in words
    listed.window.hub.go(Place("log"))
    assert listed.value("Who is complaining?") == ""


def answers(screen: Screen) -> list[str]:
    """What the second column of the table that shows says."""
    table = next(t for t in screen.window.findChildren(QTableView) if t.isVisible())
    model = table.model()
    return [str(model.index(n, 1).data()) for n in range(model.rowCount())]


def test_an_answer_without_a_name_says_before_saving_that_nobody_can_be_told(
    listed: Screen,
) -> None:
    listed.window.hub.go(Place("entry", "", "survey"))
    expected = "Without a name they cannot be told how to complain (1.6)."
    assert expected in listed.words()
    listed.type_into("Who was it? (optional)", "Leonard Pask")
    listed.qtbot.waitUntil(lambda: expected not in listed.words())


def test_thanks_are_recorded_changed_and_taken_back(listed: Screen) -> None:
    listed.press("Thanks (1)")
    listed.key(Qt.Key.Key_F, CONTROL)
    listed.key(Qt.Key.Key_Down)
    listed.key(Qt.Key.Key_Return)
    assert listed.value("What were they pleased with?") == "The new bike store"
    assert listed.value("Who was it? (optional)") == "Bronwen Hale"
    listed.type_into("What were they pleased with?", "The bike store and its light")
    listed.press("Save change")
    assert rows(listed) == ["The bike store and its light, Bronwen Hale, 20 Example Street"]
    listed.key(Qt.Key.Key_Return)
    listed.press("Take the thank you back")
    assert "No thanks yet" in listed.words()


def test_a_form_of_an_entry_that_is_not_there_says_so(listed: Screen) -> None:
    for place in (
        Place("request", "99"),
        Place("answer", "99"),
        Place("entry", "99", "thanks"),
        Place("entry", "99", "end-office"),
        Place("entry", "", "offer-choice"),
    ):
        listed.window.hub.go(place)
        assert "Not in this register" in listed.words(), place
