"""A complaint that began before the register, entered with its past as an officer would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from chc_desktop.model.rules.events import Defined, Updated
from chc_desktop.model.services.sending import letters_sent
from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.fields import CheckBox
from chc_desktop.ui.widgets.theme import theme
from tests.ui.test_sweep import controls, cut_off

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

ENTER = "Enter this complaint"
RECEIVED = "When was it received?"
ACKNOWLEDGED = "When was it acknowledged? (6.2)"
STAGE_2 = "When did they ask for stage 2? (6.10)"
AT_1, AT_2 = "What happened at stage 1?", "What happened at stage 2?"
ELSE = "What else happened?"


def half_way(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The form, reached from Log a complaint, with the questions that need an answer filled."""
    screen = open_window(register, Place("log"))
    screen.press("It began before this register: enter it half-way")
    screen.type_into(RECEIVED, "2 March 2026")
    screen.type_into("Who is complaining?", "Mo Testwell")
    screen.type_into("Their home", "5 Example Street")
    screen.type_into("What are they unhappy about?", "The gate will not shut.")
    return screen


def tick(screen: Screen, question: str, *words: str) -> None:
    """Say that something happened: its questions open."""
    for word in words:
        screen.press(f"{word}. {question}")


def advised(screen: Screen) -> str:
    """What stands on the page once it has caught up with the typing."""
    screen.qtbot.wait(400)
    return screen.words()


def test_the_dates_it_leads_to_follow_the_typing_before_anything_is_written(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    assert "Mon 9 March 2026" in advised(screen)
    assert ACKNOWLEDGED not in screen.words()
    tick(screen, AT_1, "Acknowledged")
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    words = advised(screen)
    assert "Wed 18 March 2026" in words
    assert "That day has passed." in words
    assert "Acknowledge stage 1" not in words


def test_a_complaint_enters_with_its_past_and_an_old_promised_date(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    tick(screen, AT_1, "Acknowledged", "Answered")
    tick(screen, AT_2, "Stage 2 asked for (6.10)", "Acknowledged")
    tick(screen, ELSE, "They were promised a date before (kept as told)")
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    screen.choose("How was it acknowledged?", "Email")
    screen.type_into("When did the stage 1 response go out?", "16 March 2026")
    screen.choose("What was decided at stage 1? (6.9)", "Partly upheld")
    screen.type_into("Who considered stage 1? (optional)", "Alan Prewett")
    screen.type_into(STAGE_2, "24 March 2026")
    screen.type_into("When was stage 2 acknowledged? (6.11)", "26 March 2026")
    screen.type_into("What date were they promised?", "14 April 2026")
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
    tick(screen, AT_1, "Acknowledged")
    tick(screen, AT_2, "Stage 2 asked for (6.10)")
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    screen.type_into(STAGE_2, "24 March 2026")
    words = advised(screen)
    assert "Respond to stage 1 by this day (6.3)." in words
    assert "Acknowledge stage 2 by this day (6.11)." in words


def test_what_stands_against_a_past_step_is_said_at_its_own_question(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    tick(screen, AT_1, "Acknowledged")
    screen.type_into(ACKNOWLEDGED, "27 February 2026")
    screen.press(ENTER)
    sentence = "It cannot be acknowledged before it was received, Mon 2 March 2026."
    assert sentence in screen.described(ACKNOWLEDGED)
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    tick(screen, AT_1, "Answered")
    screen.choose("What was decided at stage 1? (6.9)", "Upheld")
    screen.press(ENTER)
    answered = "When did the stage 1 response go out?"
    assert "Enter the date." in screen.described(answered)
    assert screen.value("Who is complaining?") == "Mo Testwell"


def test_an_extension_without_the_ombudsmans_details_is_kept_and_does_not_count(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    tick(screen, AT_1, "Acknowledged", "Told of a later date")
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    screen.type_into("When were they told of a later date?", "17 March 2026")
    screen.type_into("What was the new date?", "31 March 2026")
    screen.type_into("What reason were they given? (6.4) (optional)", "The fitter is ill.")
    screen.press("They were told of it in writing")
    assert "The new date Tue 31 March 2026 does not count" in advised(screen)
    screen.press("They were given the Ombudsman’s details (6.5)")
    words = advised(screen)
    assert "does not count" not in words
    assert "Tue 31 March 2026" in words


def test_a_later_date_told_twice_is_two_entries_and_the_second_never_adds_to_the_first(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    tick(screen, AT_1, "Acknowledged", "Told of a later date")
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    # What was told last is entered first: the days say what came first.
    screen.type_into("When were they told of a later date?", "18 March 2026")
    screen.type_into("What was the new date?", "1 April 2026")
    screen.press("Told of a later date again, the second time")
    again = "When were they told of a later date, the second time?"
    screen.type_into(again, "11 March 2026")
    screen.type_into("What was the new date, the second time?", "25 March 2026")
    for more in ("", ", the second time"):
        screen.type_into(f"What reason were they given? (6.4){more} (optional)", "Ill.")
        screen.press(f"They were told of it in writing{more}")
        screen.press(f"They were given the Ombudsman’s details (6.5){more}")
    screen.press(ENTER)
    stage = screen.window.hub.session.cases()[6].state.stages[0]
    assert [e.new_date.day for e in stage.extensions] == [25, 1]
    assert stage.clock.respond_by_unextended == date(2026, 3, 18)
    assert stage.clock.respond_by == date(2026, 4, 1)


def test_a_refusal_that_named_no_ombudsman_is_kept_as_it_was_and_told_of(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    tick(screen, AT_1, "Refused (2.1 to 2.5)")
    screen.press(ENTER)
    told = "When were they told that the complaint was refused?"
    assert "Enter the date." in screen.described(told)
    screen.type_into(told, "9 March 2026")
    screen.press(ENTER)
    ground = "On what ground was the complaint refused? (2.2)"
    assert "Choose the ground" in screen.described(ground)
    screen.choose(ground, "It was considered before")
    assert "take this decision to the Ombudsman (2.4)" in advised(screen)
    screen.press(ENTER)
    assert "C-006" in screen.words()
    assert "Refused" in screen.words()


def test_a_refusal_that_the_ombudsman_overturned_begins_the_clocks_anew(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    tick(screen, AT_1, "Refused (2.1 to 2.5)", "Accepted, as the Ombudsman told you (2.4)")
    screen.type_into("When were they told that the complaint was refused?", "9 March 2026")
    screen.choose("On what ground was the complaint refused? (2.2)", "Another ground")
    told = "When did the Ombudsman tell you to accept the complaint?"
    screen.type_into(told, "23 March 2026")
    words = advised(screen)
    assert "Mon 30 March 2026" in words
    screen.press(ENTER)
    stage = screen.window.hub.session.cases()[6].state.stages[0]
    assert stage.clock.acknowledge_by == date(2026, 3, 30)


def test_calls_and_a_withdrawal_are_entered_with_their_days(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    tick(screen, ELSE, "A call, visit or letter (5.12)", "The resident took it back")
    screen.type_into("When was the call, visit or letter?", "5 March 2026")
    screen.type_into("What happened then?", "The surveyor came")
    screen.press("A call, visit or letter again, the second time")
    screen.type_into("When was the call, visit or letter, the second time?", "3 March 2026")
    screen.type_into("What happened then, the second time?", "They rang")
    screen.type_into("When did they take it back?", "6 March 2026")
    screen.press(ENTER)
    words = screen.words()
    assert "The surveyor came" in words
    assert "They rang" in words
    assert "Withdrawn" in words


def test_what_was_set_out_later_and_each_update_are_entered(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    tick(screen, AT_1, "Acknowledged", "Set out later what it is about (5.6)")
    tick(screen, AT_1, "Told how it stands (5.9)")
    screen.type_into(ACKNOWLEDGED, "4 March 2026")
    screen.type_into("When was it set out to them?", "9 March 2026")
    screen.type_into("How was it set out? (5.6) (optional)", "The gate has no lock.")
    screen.press("Told how it stands again, the second time")
    screen.type_into("When were they told how it stood?", "12 March 2026")
    screen.type_into("What were they told then?", "The fitter comes")
    screen.type_into("When were they told how it stood, the second time?", "10 March 2026")
    screen.press(ENTER)
    second = "What were they told then, the second time?"
    assert "Say what they were told (5.9)." in screen.described(second)
    screen.type_into(second, "A fitter is looked for")
    screen.press(ENTER)
    events = screen.window.hub.session.cases()[6].state.events
    assert [e.on.day for e in events if isinstance(e, Updated)] == [10, 12]
    assert [e.on.day for e in events if isinstance(e, Defined)] == [9]


def test_stage_2_with_a_later_date_and_its_answer(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    screen.type_into(RECEIVED, "5 January 2026")
    tick(screen, AT_1, "Answered")
    tick(screen, AT_2, "Stage 2 asked for (6.10)", "Acknowledged", "Told of a later date")
    tick(screen, AT_2, "Answered")
    screen.type_into("When did the stage 1 response go out?", "9 January 2026")
    screen.choose("What was decided at stage 1? (6.9)", "Not upheld")
    screen.type_into("Who considered stage 1? (optional)", "Alan Prewett")
    screen.type_into(STAGE_2, "12 January 2026")
    screen.type_into("When was stage 2 acknowledged? (6.11)", "14 January 2026")
    screen.type_into("When were they told of a later date at stage 2?", "6 February 2026")
    screen.type_into("What was the new date at stage 2?", "27 February 2026")
    screen.type_into("What reason were they given at stage 2? (6.15) (optional)", "Ill.")
    screen.press("They were told of it in writing at stage 2")
    screen.press("They were given the Ombudsman’s details at stage 2 (6.16)")
    screen.type_into("When did the stage 2 response go out?", "25 February 2026")
    screen.choose("What was decided at stage 2? (6.19)", "Upheld")
    screen.type_into("Who considered stage 2? (optional)", "Alan Prewett")
    screen.press(ENTER)
    considered = "Who considered stage 2? (optional)"
    assert "considered stage 1, so they cannot" in screen.described(considered)
    screen.type_into(considered, "Priya Sandhu")
    screen.press(ENTER)
    two = screen.window.hub.session.cases()[6].state.stages[1]
    assert two.clock.respond_by == date(2026, 2, 27)
    assert two.responded_in_time


def test_a_promised_date_that_is_ticked_is_asked_for(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    tick(screen, ELSE, "They were promised a date before (kept as told)")
    screen.press(ENTER)
    assert "Enter the date they were promised." in screen.described("What date were they promised?")
    tick(screen, ELSE, "They were promised a date before (kept as told)")
    screen.press(ENTER)
    assert "C-006" in screen.words()


def test_what_was_typed_comes_back_when_a_box_is_ticked_again(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    tick(screen, AT_1, "Acknowledged")
    screen.type_into(ACKNOWLEDGED, "27 February 2026")
    tick(screen, AT_1, "Acknowledged")
    assert ACKNOWLEDGED not in screen.words()
    # The day that cannot be is of a box no longer ticked: it does not count.
    screen.press(ENTER)
    assert "C-006" in screen.words()


def test_the_complaint_menu_leads_to_it_and_the_typing_is_kept(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = half_way(open_window, register)
    screen.window.show_place(Place("today"))
    actions = screen.window.findChildren(QAction)
    next(a for a in actions if a.text() == "Enter a complaint half-way").trigger()
    screen.settle()
    assert screen.value("What are they unhappy about?") == "The gate will not shut."


def test_with_every_section_open_each_question_has_a_name_of_its_own_and_nothing_is_cut(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("catch-up"))
    for size in (100, 200):
        theme().set_text_size(size)
        screen.window.start(Place("catch-up"))
        for box in screen.window.findChildren(CheckBox):
            box.setChecked(True)
        screen.settle()
        said = Counter(screen.said(control) for control in controls(screen.window))
        assert len(said) > 80
        assert not [name for name, count in said.items() if count > 1 or not name]
        assert not cut_off(screen.window), f"at {size} %"
