"""Promises in the window: added at any time, put right, answered, paid, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from chc_desktop.model.rules.commands import Extend
from chc_desktop.model.rules.registers import HoldOffice
from chc_desktop.model.rules.values import Role, Stage
from chc_desktop.model.services import complaints, officers
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

# A list of known names comes up while one types: the screen of the tests cannot raise it.
pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
MAY = date(2026, 5, 5)


@pytest.fixture
def limited(register: Path) -> Path:
    """Priya Sandhu is complaints officer and may award £100 alone."""
    session = open_register(register, today=date(2026, 3, 31), actor="test")
    entry = HoldOffice(
        person="Priya Sandhu",
        role=Role.COMPLAINTS_OFFICER,
        from_on=date(2025, 4, 1),
        may_award=10000,
    )
    assert isinstance(officers.save_entry(session, entry), Done)
    session.close()
    return register


@pytest.fixture
def damp(open_window: Callable[..., Screen], limited: Path) -> Screen:
    """C-002 in May: acknowledged, not answered yet, nothing promised."""
    return open_window(limited, Place("complaint", "2"), today=MAY)


def write_money(screen: Screen, pounds: str) -> None:
    screen.press("Add a promise")
    screen.type_into("What was promised?", "For nine cold days")
    screen.choose("What kind is it?", "Distress and inconvenience")
    screen.type_into("By when?", "29 May 2026")
    screen.type_into("Who does it? (optional)", "treasurer")
    screen.type_into("How much, in pounds?", pounds)
    screen.type_into("Who awarded it? (optional)", "Priya Sandhu")


def test_a_promise_is_added_before_the_response_and_stands_on_the_page(damp: Screen) -> None:
    assert "Nothing was promised." in damp.words()
    damp.press("Add a promise")
    damp.press("Record promise")
    words = damp.words()
    assert "Say what was promised (7.3)." in words
    assert "A promise needs a date (7.3)." in words
    damp.type_into("What was promised?", "Dry the wall")
    damp.type_into("By when?", "8 May 2026")
    assert "How much, in pounds?" not in damp.words()
    damp.press("Record promise")
    words = damp.words()
    assert "C-002: promise recorded." in words
    assert "Dry the wall" in words
    assert "By Fri 8 May" in words
    damp.window.show_place(Place("today"))
    assert "Dry the wall" in damp.words()


def test_over_the_limit_the_form_asks_for_the_committees_day(damp: Screen) -> None:
    write_money(damp, "150")
    damp.press("Record promise")
    sentence = "Priya Sandhu may award up to £100; this is £150. Enter the day on which the committee agreed"
    assert sentence in damp.words()
    damp.type_into("When did the committee agree to it? (optional)", "14 April 2026")
    damp.press("Record promise")
    words = damp.words()
    assert "For nine cold days, £150" in words
    assert "Awarded by Priya Sandhu, the committee agreed on Tue 14 April." in words


def test_money_that_cannot_be_read_is_said_at_its_field(damp: Screen) -> None:
    write_money(damp, "a tenner")
    damp.press("Record promise")
    assert "Write the amount in pounds and pence, such as 25.50." in damp.words()
    assert damp.value("How much, in pounds?") == "a tenner"


def test_the_ombudsmans_figures_stand_beside_the_amount_and_fill_nothing_in(damp: Screen) -> None:
    write_money(damp, "")
    damp.choose("Reckon with a figure of the Ombudsman", "Heating and hot water: £15 a day")
    damp.type_into("How many?", "9")
    damp.qtbot.waitUntil(lambda: "9 days at £15 a day: £135" in damp.words())
    words = damp.words()
    assert "In force from Wed 1 April 2026. Last checked Sun 1 November 2026." in words
    assert "Source: Housing Ombudsman" in words
    assert damp.value("How much, in pounds?") == ""


def test_for_an_older_day_it_says_that_no_figures_are_held(damp: Screen) -> None:
    write_money(damp, "25")
    damp.type_into("When was it promised?", "31 March 2026")
    damp.qtbot.waitUntil(lambda: "No figures are held for Tue 31 March 2026." in damp.words())
    assert "Reckon with a figure of the Ombudsman" not in damp.words()


def test_old_figures_warn_to_be_checked(open_window: Callable[..., Screen], limited: Path) -> None:
    screen = open_window(limited, Place("remedy", "2", "promise"), today=date(2027, 6, 1))
    screen.choose("What kind is it?", "Quantifiable loss")
    screen.qtbot.waitUntil(lambda: "last checked over 180 days ago" in screen.words())


def test_they_do_not_accept_it_and_it_is_chased_no_more(damp: Screen) -> None:
    write_money(damp, "75.50")
    damp.press("Record promise")
    damp.press("Their answer: For nine cold days")
    damp.press("Record answer")
    assert "Choose what they said." in damp.words()
    damp.press("They accept it. What did they say?")
    damp.key(Qt.Key.Key_Down)
    damp.press("Record answer")
    words = damp.words()
    assert "They did not accept it, Tue 5 May." in words
    assert "Record as done: For nine cold days" not in words
    damp.press("Their answer: For nine cold days")
    damp.press("They accept it. What did they say?")
    damp.press("Record answer")
    assert "They accepted it on Tue 5 May." in damp.words()


def test_setting_it_against_the_rent_warns_with_the_ombudsmans_view(damp: Screen) -> None:
    write_money(damp, "75")
    damp.press("Record promise")
    damp.press("Record as done: For nine cold days")
    assert "When did they agree to set it against the rent? (optional)" not in damp.words()
    damp.choose("How was it paid?", "Set against rent arrears")
    sentence = "The Ombudsman’s view is that compensation is paid to the resident"
    damp.qtbot.waitUntil(lambda: sentence in damp.words())
    assert "No day is on record on which the resident agreed" in damp.words()
    damp.type_into("When did they agree to set it against the rent? (optional)", "4 May 2026")
    damp.qtbot.waitUntil(lambda: "No day is on record" not in damp.words())
    damp.press("Record as done, C-002")
    assert "Set against rent arrears." in damp.words()


def test_a_promise_is_put_right_and_taken_back(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("complaint", "4"))
    screen.press("Correct: Plaster the ceiling after the leak")
    screen.type_into("What was promised?", "Plaster the ceiling and the wall")
    screen.type_into("By when?", "30 April 2026")
    screen.qtbot.waitUntil(lambda: "It was promised by Thu 2 April 2026." in screen.words())
    screen.press("Save correction")
    assert "Plaster the ceiling and the wall" in screen.words()
    screen.press("Correct: Plaster the ceiling and the wall")
    screen.press("Take this promise back")
    words = screen.words()
    assert "C-004: promise removed." in words
    assert "Nothing was promised." in words
    assert "Removed: promise: Plaster the ceiling and the wall" in words


def test_a_response_with_money_over_the_limit_asks_for_the_committees_day(
    damp: Screen,
) -> None:
    damp.window.show_place(Place("step", "2", "respond"))
    damp.press("Upheld. What was decided? (6.9)")
    damp.type_into("The decision and its reasons", "The wall is wet from outside.")
    damp.press("Priya Sandhu. Who considered stage 1?")
    damp.type_into("What was promised? (optional)", "For the wet wall")
    assert "When did the committee agree to it? (optional)" not in damp.words()
    damp.choose("What kind is it?", "Distress and inconvenience")
    damp.type_into("By when?", "29 May 2026")
    damp.type_into("How much money, in pounds? (optional)", "250")
    damp.press("Record response, C-002")
    assert "Priya Sandhu may award up to £100; this is £250." in damp.words()
    damp.type_into("When did the committee agree to it? (optional)", "14 April 2026")
    damp.press("Record response, C-002")
    assert "For the wet wall, £250" in damp.words()


@pytest.mark.parametrize("step", ["promise:99", "answer:99", "answer", "moon"])
def test_a_place_that_is_not_there_says_so(
    open_window: Callable[..., Screen], register: Path, step: str
) -> None:
    screen = open_window(register, Place("remedy", "2", step))
    assert "Not in this register" in screen.words()


def test_the_agreed_update_is_on_today_and_its_button_opens_the_form(
    open_window: Callable[..., Screen], register: Path
) -> None:
    session = open_register(register, today=date(2026, 3, 31), actor="test")
    extend = Extend(
        complaint_id=2,
        stage=Stage.ONE,
        told_on=date(2026, 3, 27),
        new_date=date(2026, 5, 29),
        reason="The surveyor is away.",
        ombudsman_given=True,
        good_reason="Nobody else may inspect the wall.",
        update_every=7,
    )
    assert isinstance(complaints.carry_out(session, extend), Done)
    session.close()
    screen = open_window(register)
    words = screen.words()
    assert "Tell them how it stands, C-002" in words
    assert "Agreed with them (5.9)." in words
    screen.press("Tell them how it stands C-002")
    assert "Record update" in screen.words()


def test_settings_say_how_old_the_compensation_figures_are(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("settings"), today=date(2027, 6, 1))
    said = "In force from Wed 1 April 2026. Last checked Sun 1 November 2026. That is over 180 days"
    assert said in screen.words()
    screen.press("Mark figures as checked")
    assert "In force from Wed 1 April 2026. Last checked Tue 1 June 2027." in screen.words()
