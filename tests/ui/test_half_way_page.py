"""A complaint that began before the register, entered with its past as an officer would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from chc_desktop.model.services.sending import letters_sent
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

ENTER = "Enter this complaint"
RECEIVED = "When was it received?"
ACKNOWLEDGED = "When was it acknowledged? (6.2) (optional)"
STAGE_2 = "When did they ask for stage 2? (6.10) (optional)"


def half_way(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The form, reached from Log a complaint, with the questions that need an answer filled."""
    screen = open_window(register, Place("log"))
    screen.press("It began before this register: enter it half-way")
    screen.type_into(RECEIVED, "2 March 2026")
    screen.type_into("Who is complaining?", "Mo Testwell")
    screen.type_into("Their home", "5 Example Street")
    screen.type_into("What are they unhappy about?", "The gate will not shut.")
    return screen


def advised(screen: Screen) -> str:
    """What stands on the page once it has caught up with the typing."""
    screen.qtbot.wait(400)
    return screen.words()


def test_the_dates_it_leads_to_follow_the_typing_before_anything_is_written(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    assert "Mon 9 March 2026" in advised(screen)
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    words = advised(screen)
    assert "Wed 18 March 2026" in words
    assert "That day has passed." in words
    assert "Acknowledge stage 1" not in words


def test_a_complaint_enters_with_its_past_and_an_old_promised_date(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    screen.choose("How was it acknowledged?", "Email")
    screen.type_into("When did the stage 1 response go out? (optional)", "16 March 2026")
    screen.choose("What was decided at stage 1? (6.9)", "Partly upheld")
    screen.type_into("Who considered stage 1? (optional)", "Alan Prewett")
    screen.type_into(STAGE_2, "24 March 2026")
    screen.type_into("When was stage 2 acknowledged? (6.11) (optional)", "26 March 2026")
    screen.type_into("What date were they promised? (optional)", "14 April 2026")
    words = advised(screen)
    assert "Respond to stage 2 by this day (6.14)." in words
    assert "Not computed here" in words
    screen.press(ENTER)
    words = screen.words()
    assert "C-006" in words
    assert "Mo Testwell" in words
    assert "Stage 2: response due" in words
    (kept,) = letters_sent(screen.window.hub.session, 6)
    assert (kept.promised_date, kept.not_computed_here) == (date(2026, 4, 14), True)


def test_both_stages_show_their_dates_while_neither_is_answered(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    screen.type_into(STAGE_2, "24 March 2026")
    words = advised(screen)
    assert "Respond to stage 1 by this day (6.3)." in words
    assert "Acknowledge stage 2 by this day (6.11)." in words


def test_what_stands_against_a_past_step_is_said_at_its_own_question(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    screen.type_into(ACKNOWLEDGED, "27 February 2026")
    screen.press(ENTER)
    sentence = "It cannot be acknowledged before it was received, Mon 2 March 2026."
    assert sentence in screen.described(ACKNOWLEDGED)
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    screen.choose("What was decided at stage 1? (6.9)", "Upheld")
    screen.press(ENTER)
    answered = "When did the stage 1 response go out? (optional)"
    assert "Enter the date." in screen.described(answered)
    assert screen.value("Who is complaining?") == "Mo Testwell"


def test_an_extension_without_the_ombudsmans_details_is_kept_and_does_not_count(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    screen.type_into("When were they told of a later date? (optional)", "17 March 2026")
    screen.type_into("What was the new date? (optional)", "31 March 2026")
    screen.type_into("What reason were they given? (6.4) (optional)", "The fitter is ill.")
    screen.press("They were told of it in writing")
    assert "The new date Tue 31 March 2026 does not count" in advised(screen)
    screen.press("They were given the Ombudsman’s details (6.5)")
    words = advised(screen)
    assert "does not count" not in words
    assert "Tue 31 March 2026" in words


def test_the_complaint_menu_leads_to_it_and_the_typing_is_kept(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    screen.window.show_place(Place("today"))
    actions = screen.window.findChildren(QAction)
    next(a for a in actions if a.text() == "Enter a complaint half-way").trigger()
    screen.settle()
    assert screen.value("What are they unhappy about?") == "The gate will not shut."
