"""Residents as an officer meets them: found, added, made one, taken apart; health stays hidden."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from chc_desktop.model.rules.adjustments import AskAdjustment, Decision
from chc_desktop.model.rules.residents import AddPerson
from chc_desktop.model.services import adjustments, resident_pages, residents
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.masked import Masked
from chc_desktop.ui.widgets.theme import theme

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

Open = Callable[..., "Screen"]
TODAY = date(2026, 3, 31)
PASK = Place("residents", "8")
popup = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Without a screen, the list of what matches comes up with a warning of Qt's own."""
NEED = "I forget what was said since my stroke"


def test_the_third_page_lists_everybody_with_home_and_what_to_mind(screen: Screen) -> None:
    screen.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    words = screen.words()
    assert "6 people" in words
    assert "Leonard Pask, 17 Example Street · adjustment · restriction" in words
    assert screen.focus() == "Residents by name"
    assert screen.window.windowTitle() == "Residents – CHC Desktop"


def test_the_arrow_keys_go_from_person_to_person(screen: Screen) -> None:
    screen.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert "C-002  Damp in the back bedroom" in screen.words()
    screen.key(Qt.Key.Key_Down)
    words = screen.words()
    assert "C-001  Dog fouling in the courtyard" in words
    assert "C-002  Damp in the back bedroom" not in words


def test_the_search_finds_people_by_home_and_shows_the_first(screen: Screen) -> None:
    screen.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    screen.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.focus() == "Search residents"
    screen.type_into("Search residents", "17 example")
    words = screen.words()
    assert "1 person" in words
    assert "One email a week about the garden wall" in words


def test_a_complaint_opens_from_the_page_of_whoever_leads_it(
    open_window: Open, register: Path
) -> None:
    screen = open_window(register, Place("residents", "1"))
    screen.press("Open C-001: Dog fouling in the courtyard, Overdue: response")
    assert screen.window.place == Place("complaint", "1")


def test_a_need_is_hidden_until_it_is_asked_for_and_hidden_again_on_leaving(
    open_window: Open, register: Path
) -> None:
    screen = open_window(register, PASK)
    button = "Show the reason for: A written summary after each phone call"
    assert NEED not in screen.words()
    assert "Hidden, about health" in screen.words()
    screen.press(button)
    assert NEED in screen.words()
    screen.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    screen.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert screen.window.place == PASK
    assert NEED not in screen.words()
    screen.press(button)
    screen.press(button.replace("Show", "Hide", 1))
    assert NEED not in screen.words()


def test_a_need_that_is_shown_is_hidden_after_its_time(open_window: Open, register: Path) -> None:
    screen = open_window(register, PASK)
    screen.press("Show the reason for: A written summary after each phone call")
    shown = [part for part in screen.window.findChildren(Masked) if part.shown]
    assert len(shown) == 1
    timer = shown[0].timer
    assert timer.isActive()
    assert timer.interval() == 60_000
    timer.timeout.emit()
    assert NEED not in screen.words()


def test_a_person_is_added_and_their_page_opens(screen: Screen) -> None:
    screen.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    screen.press("Add a person")
    screen.press("Add person")
    assert "Enter the name." in screen.words()
    screen.type_into("Name", "Carys Penhale")
    screen.choose("What are they to you?", "Former tenant")
    screen.type_into("Or their address elsewhere (optional)", "5 Placeholder Court, Sampleton")
    screen.type_into("Telephone (optional)", "01632 960 111")
    screen.press("Add person")
    words = screen.words()
    assert "Carys Penhale" in words
    assert "5 Placeholder Court, Sampleton (elsewhere). Former tenant." in words
    assert "01632 960 111" in words
    assert "Carys Penhale added." in words


@popup
def test_a_namesake_at_the_same_home_is_asked_about(open_window: Open, register: Path) -> None:
    screen = open_window(register, Place("person-form", "", "add"))
    screen.type_into("Name", "Leonard Pask")
    screen.type_into("Their home", "17 Example Street")
    screen.press("Add person")
    assert "Leonard Pask at 17 Example Street is in the register already." in screen.words()
    screen.press("Another person of the same name lives at the same home")
    screen.press("Add person")
    assert "Perhaps the same person as Leonard Pask, 17 Example Street" in screen.words()


@popup
def test_a_known_name_without_a_home_is_told_of_before_logging_and_compared_afterwards(
    open_window: Open, register: Path
) -> None:
    screen = open_window(register, Place("log"))
    screen.type_into("Who is complaining?", "Leonard Pask")
    sentence = "Leonard Pask, 17 Example Street, is in the register."
    screen.qtbot.waitUntil(lambda: sentence in screen.words())
    screen.type_into("What are they unhappy about?", "The letter was rude")
    screen.press("Log complaint")
    screen.window.hub.go(PASK)
    assert "Perhaps the same person as Leonard Pask, No home named" in screen.words()


def test_details_are_changed_and_the_typing_is_kept_meanwhile(
    open_window: Open, register: Path
) -> None:
    screen = open_window(register, PASK)
    screen.menu_item("Other steps for this person", "Change their details")
    assert screen.value("Telephone (optional)") == "01632 960 017"
    screen.type_into("How do they like to be reached? (optional)", "A call in the morning")
    screen.press("Save for later, and go back")
    screen.menu_item("Other steps for this person", "Change their details")
    assert screen.value("How do they like to be reached? (optional)") == "A call in the morning"
    screen.press("Save details")
    assert "17 Example Street. Resident. A call in the morning." in screen.words()


def test_a_home_is_added_once(open_window: Open, register: Path) -> None:
    screen = open_window(register, Place("person-form", "", "home"))
    screen.type_into("Its address", "17 Example Street")
    screen.press("Add home")
    assert "17 Example Street is in the register already." in screen.words()
    screen.type_into("Its address", "18 Example Street")
    screen.press("Add home")
    assert "18 Example Street added." in screen.words()


def test_two_entries_become_one_person_and_two_again(open_window: Open, register: Path) -> None:
    session = open_register(register, today=TODAY, actor="test")
    double = AddPerson(name="Mr L. Pask", home="17 Example Street", phone="01632 960 018")
    assert isinstance(residents.add_person(session, double), Done)
    session.close()
    screen = open_window(register, PASK)
    screen.press("Compare the two: Mr L. Pask, 17 Example Street")
    words = screen.words()
    assert "01632 960 017" in words
    assert "01632 960 018" in words
    screen.press("Make them one")
    words = screen.words()
    assert "Two entries are one person now." in words
    assert "Entries made one with this one" in words
    assert "6 people" in words
    screen.press("Take apart: Mr L. Pask, 17 Example Street")
    words = screen.words()
    assert "They are two people again." in words
    assert "7 people" in words


def test_entries_at_two_homes_are_made_one_only_with_a_reason(
    open_window: Open, register: Path
) -> None:
    screen = open_window(register, Place("person-form", "8", "merge:1"))
    screen.press("Make them one")
    assert "They live at different homes" in screen.words()
    screen.type_into("How do you know? (optional)", "They moved in May and told us")
    screen.press("Make them one")
    assert "C-001  Dog fouling in the courtyard" in screen.words()


def test_below_56_em_the_person_stands_alone_with_a_way_back(
    open_window: Open, register: Path
) -> None:
    theme().set_text_size(200)
    screen = open_window(register, PASK)
    assert "Search residents" not in screen.words()
    screen.press("All residents")
    assert screen.focus() == "Residents by name"
    assert "A written summary" not in screen.words()
    screen.key(Qt.Key.Key_Return)
    assert "A written summary after each phone call" in screen.words()


def test_an_adjustment_is_asked_for_then_decided_then_changed(
    open_window: Open, register: Path
) -> None:
    screen = open_window(register, Place("residents", "1"))
    screen.press("Add a reasonable adjustment")
    screen.press("Record adjustment")
    assert "Say what they asked for, in their own words (5.10)." in screen.words()
    screen.type_into("What do they ask for?", "Large print")
    screen.press("Print their letters large")
    screen.type_into("Why do they need it? (optional)", "My eyes are poor")
    screen.press("Record adjustment")
    words = screen.words()
    assert "Not decided yet" in words
    assert "Large print" in words
    assert "My eyes are poor" not in words
    screen.press("Decide: Large print")
    screen.press("Declined. What was decided? (5.10)")
    screen.press("Record decision")
    assert "Give the reasons for declining" in screen.words()
    screen.find("Declined. What was decided? (5.10)").setFocus()
    screen.key(Qt.Key.Key_Up)
    screen.press("Record decision")
    assert "Agreed" in screen.words()
    screen.press("Review now: Large print")
    screen.press("Change it. What came of it? (5.10)")
    screen.type_into("What is done from now on?", "Large print and a call first")
    screen.press("Record review")
    words = screen.words()
    assert "Large print and a call first" in words
    assert "Reviewed Tue 31 March 2026: changed. Before: Large print." in words
    screen.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    screen.window.show_place(Place("complaint", "1"))
    words = screen.words()
    assert "Large print and a call first." in words
    assert "My eyes are poor" not in words


def test_what_fairness_forbids_of_a_restriction_is_refused_with_its_provision(
    open_window: Open, register: Path
) -> None:
    screen = open_window(register, Place("person-form", "8", "restrict"))
    screen.press("Record restriction")
    words = screen.words()
    for sentence in (
        "Say what is restricted: which contact, about what (5.14).",
        "Name at least one incident with its day: what happened, not what kind (5.14).",
        "Say what else was tried before: a restriction is the last step (5.14).",
        "Say what regard was had to the Equality Act 2010 (5.15).",
        "An adjustment is on record for them.",
        "Say why this is proportionate, and nothing less would do (5.15).",
        "Say who decided it (5.14).",
        "Enter the day it ends. There is no restriction without an end (5.15).",
    ):
        assert sentence in words


def test_a_restriction_is_recorded_with_two_incidents_and_shows_its_grounds(
    open_window: Open, register: Path
) -> None:
    screen = open_window(register, Place("person-form", "1", "restrict"))
    screen.type_into("What is restricted?", "Visits to the office")
    screen.type_into("What happened?", "Shouted at the secretary")
    screen.type_into("On what day?", "2 March")
    screen.type_into("What happened? (2) (optional)", "Threw a chair")
    screen.type_into("On what day? (2) (optional)", "9 March")
    screen.type_into("What else was tried before?", "A meeting")
    screen.type_into("When and how were they warned?", "By letter on 10 March")
    screen.type_into("What regard was had to the Equality Act 2010? (5.15)", "None applies")
    screen.type_into("Why is it proportionate? (5.15)", "Telephone and letters stay open")
    screen.type_into("Who decided it?", "Alan Prewett")
    screen.type_into("When does it end? (5.15)", "1 May 2027")
    screen.press("Record restriction")
    assert "That is over 12 months, which no restriction may last" in screen.words()
    screen.type_into("When does it end? (5.15)", "30 June 2026")
    screen.press("Record restriction")
    words = screen.words()
    assert "In force" in words
    assert "Emergency repairs, new complaints, the Housing Ombudsman." in words
    assert "Threw a chair" not in words
    screen.press("Show the grounds of: Visits to the office")
    words = screen.words()
    assert "Mon 9 March" in words
    assert "Threw a chair" in words


def test_a_review_lifts_a_restriction(open_window: Open, register: Path) -> None:
    screen = open_window(register, PASK)
    screen.press("Review: One email a week about the garden wall")
    screen.press("Lift it: it ends now. What came of it? (5.14)")
    screen.type_into("The reasons", "No trouble since")
    screen.press("Record review")
    words = screen.words()
    assert "It was lifted on Tue 31 March 2026." in words
    assert "Restriction lifted." in words


def test_a_review_due_opens_from_today(open_window: Open, register: Path) -> None:
    screen = open_window(register, today=date(2026, 6, 4))
    words = screen.words()
    assert "Restriction: One email a week about the garden wall" in words
    screen.press(
        "Review: Restriction: One email a week about the garden wall, "
        "Leonard Pask, 17 Example Street, Tue 9 June, 3 working days"
    )
    assert "Review the restriction" in screen.words()
    screen.press("Keep it as it is. What came of it? (5.14)")
    screen.press("Record review")
    assert "Give the reasons why it is still needed (5.14)." in screen.words()


@popup
def test_who_complains_gets_a_group_a_new_lead_and_somebody_who_speaks_for_them(
    open_window: Open, register: Path
) -> None:
    screen = open_window(register, Place("complaint", "1"))
    screen.press("Who complains")
    assert "Leads it · 14 Example Street" in screen.words()
    screen.type_into("Who is it?", "Leonard Pask")
    screen.press("They complain too, as part of the group. What are they to this complaint?")
    screen.press("Add to complaint")
    assert "Takes part · 17 Example Street" in screen.words()
    screen.press("Make lead: Leonard Pask, takes part")
    words = screen.words()
    assert "Leads it · 17 Example Street" in words
    assert "Takes part · 14 Example Street" in words
    screen.type_into("Who is it?", "Bronwen Hale")
    screen.press("They speak for whoever complains (1.2). What are they to this complaint?")
    screen.press("Add to complaint")
    assert "Consent is missing" in screen.words()
    screen.type_into("Who is it?", "Bronwen Hale")
    screen.press("They speak for whoever complains (1.2). What are they to this complaint?")
    screen.type_into("When did the resident agree to it? (optional)", "30 March")
    screen.press("Add to complaint")
    words = screen.words()
    assert "Speaks for them, agreed Mon 30 March" in words
    assert "Consent is missing" not in words
    screen.press("Take out: Bronwen Hale, speaks for them")
    assert "Bronwen Hale" not in screen.words()


def test_an_empty_register_says_how_people_come_into_it(
    open_window: Open, empty_register: Path
) -> None:
    screen = open_window(empty_register, Place("residents"))
    words = screen.words()
    assert "Nobody here yet" in words
    assert screen.focus() == "Search residents"


def test_no_need_stands_in_a_view_of_the_page(register: Path) -> None:
    session = open_register(register, today=TODAY, actor="test")
    view = resident_pages.person_page(session, 8)
    assert NEED not in repr(view)
    assert adjustments.show_need(session, 1) == NEED
    session.close()


def test_the_search_stays_when_the_text_grows(screen: Screen) -> None:
    screen.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    screen.type_into("Search residents", "marlowe")
    screen.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme().text_size == 125
    assert screen.value("Search residents") == "marlowe"
    assert "1 person" in screen.words()


def test_whoever_shares_a_home_opens_from_each_others_page(
    open_window: Open, register: Path
) -> None:
    session = open_register(register, today=TODAY, actor="test")
    other = AddPerson(name="Mabel Thornback", home="17 Example Street")
    assert isinstance(residents.add_person(session, other), Done)
    session.close()
    screen = open_window(register, PASK)
    assert "At the same home" in screen.words()
    screen.press("Open Mabel Thornback. Resident")
    words = screen.words()
    assert "17 Example Street. Resident." in words
    assert "Open Leonard Pask. Resident" in words


def test_when_a_complaint_goes_to_stage_2_the_adjustment_is_reviewed_again(
    open_window: Open, register: Path
) -> None:
    session = open_register(register, today=TODAY, actor="test")
    ask = AskAdjustment(
        person_id=6,
        asked_on=date(2026, 1, 5),
        asked="Phone before visiting",
        decision=Decision.AGREED,
        decided_on=date(2026, 1, 6),
    )
    assert isinstance(adjustments.ask_adjustment(session, ask), Done)
    session.close()
    screen = open_window(register)
    assert "Adjustment: Phone before visiting" in screen.words()
    screen.window.show_place(Place("complaint", "5"))
    assert "Phone before visiting." in screen.words()
    screen.window.show_place(Place("residents", "6"))
    assert "because stage 2 began (5.10)" in screen.words()
    screen.press("Review now: Phone before visiting")
    assert "Whoever considers it now looks at the adjustment again (5.10)." in screen.words()
    screen.press("Keep it as it is. What came of it? (5.10)")
    screen.press("Record review")
    words = screen.words()
    assert "Adjustment kept." in words
    assert "because stage 2 began (5.10)" not in words


def test_a_merge_is_undone_with_the_usual_key(open_window: Open, register: Path) -> None:
    screen = open_window(register, Place("person-form", "8", "merge:1"))
    screen.type_into("How do you know? (optional)", "They told us")
    screen.press("Make them one")
    assert "Take apart: Gurdip Mahal, 14 Example Street" in screen.words()
    screen.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Take apart: Gurdip Mahal, 14 Example Street" not in screen.words()
    assert "6 people" in screen.words()


def test_all_homes_are_listed_with_who_is_there(screen: Screen) -> None:
    screen.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    screen.press("All homes")
    assert "6 homes" in screen.words()
    screen.press("Add a home")
    screen.type_into("Its address", "24 Example Street")
    screen.press("Add home")
    screen.press("All homes")
    words = screen.words()
    assert "7 homes" in words
    assert "24 Example Street" in words
    assert "Nobody is entered here." in words
    screen.press("Leonard Pask, 17 Example Street")
    assert "One email a week about the garden wall" in screen.words()
    screen.window.hub.go(Place("homes"))
    screen.press("Back to Residents")
    assert "6 people" in screen.words()


def test_a_long_list_of_homes_starts_short_and_shows_all_when_asked(screen: Screen) -> None:
    session = screen.window.hub.session
    with session.action("add homes") as action:
        for number in range(100, 140):
            action.insert("home", {"label": f"{number} Long Street"})
    screen.window.hub.go(Place("homes"))
    assert "139 Long Street" not in screen.words()
    screen.press("Show all 46 homes")
    words = screen.words()
    assert "139 Long Street" in words
    assert "Show all" not in words
