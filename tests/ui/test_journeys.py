"""What an officer sees and does, from Today to a closed complaint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton

from chc_desktop.model.services import drafts
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.theme import theme

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_today_says_in_words_what_is_overdue_and_due(screen: Screen) -> None:
    words = screen.words()
    assert "Tuesday 31 March 2026. One thing is overdue." in words
    assert "Respond to C-001, stage 1" in words
    assert "9 working days late" in words
    assert "Due by Tuesday 7 April" in words
    assert "Tomorrow" in words
    assert "The Code’s last day is Wed 8 April." in words
    assert "Plaster the ceiling after the leak" in words


def test_today_starts_with_the_focus_on_the_filled_button(screen: Screen) -> None:
    assert screen.focus() == "Write response to C-001"


def test_a_complaint_is_logged_and_its_dates_show_while_typing(screen: Screen) -> None:
    screen.key(Qt.Key.Key_N, CONTROL)
    screen.type_into("When did we hear of it?", "28 March")
    assert "Tue 7 April 2026" in screen.words()
    assert "Tue 21 April 2026" in screen.words()
    screen.type_into("Who is complaining?", "Joan Hartley")
    screen.type_into("Their home", "2 Example Street")
    screen.type_into("What are they unhappy about?", "The gate does not close")
    screen.key(Qt.Key.Key_Return, CONTROL)
    words = screen.words()
    assert "The gate does not close" in words
    assert "C-006 · Joan Hartley, 2 Example Street" in words
    assert "New: acknowledge" in words
    assert "C-006 logged." in words


def test_a_refused_form_says_what_to_put_right_and_keeps_the_typing(screen: Screen) -> None:
    screen.press("Log a complaint")
    screen.type_into("Who is complaining?", "Joan Hartley")
    screen.press("Log complaint")
    assert "There is one thing to put right" in screen.words()
    assert screen.described("What are they unhappy about?").startswith(
        "Say what they are unhappy about."
    )
    assert screen.value("Who is complaining?") == "Joan Hartley"
    screen.press("Say what they are unhappy about. Go to What are they unhappy about?")
    assert screen.focus() == "What are they unhappy about?"


def test_a_date_that_does_not_exist_is_kept_and_answered(screen: Screen) -> None:
    screen.press("Log a complaint")
    screen.type_into("When did we hear of it?", "31 April 2026")
    screen.key(Qt.Key.Key_Tab)
    assert screen.value("When did we hear of it?") == "31 April 2026"
    assert "April has 30 days." in screen.words()


def test_typing_survives_leaving_the_page_and_the_program(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("log"))
    screen.type_into("Who is complaining?", "Joan Hartley")
    screen.press("Today, 5 to do")
    screen.key(Qt.Key.Key_N, CONTROL)
    assert screen.value("Who is complaining?") == "Joan Hartley"
    screen.type_into("Their home", "2 Example")
    screen.window.close()
    screen.window.hub.session.close()
    again = open_window(register, Place("log"))
    assert again.value("Who is complaining?") == "Joan Hartley"
    assert again.value("Their home") == "2 Example"


def test_a_complaint_goes_from_new_to_closed(screen: Screen) -> None:
    screen.press("Acknowledge C-003")
    assert "Thu 16 April 2026" in screen.words()
    screen.type_into("How do you understand the complaint?", "The bin store is not locked.")
    screen.press("Record acknowledgement, C-003")
    assert "Stage 1: response due" in screen.words()
    assert "C-003 recorded as acknowledged." in screen.words()
    screen.press("Write response to C-003")
    screen.press("Upheld. What was decided? (6.9)")
    screen.type_into("Who considered stage 1?", "Priya Sandhu")
    screen.press("Record response, C-003")
    assert "Responded" in screen.words()
    screen.press("Close C-003")
    screen.press("Close complaint, C-003")
    assert "Closed: upheld" in screen.words()
    assert "Nothing more to do" in screen.words()


def test_whoever_considered_stage_1_cannot_consider_stage_2(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "5", "respond"))
    assert "Alan Prewett considered stage 1" in screen.words()
    screen.press("Not upheld. What was decided? (6.19)")
    screen.type_into("Who considered stage 2?", "Alan Prewett")
    screen.press("Record response, C-005")
    assert (
        "Alan Prewett considered stage 1, so they cannot consider stage 2 (6.13)." in screen.words()
    )
    assert screen.value("Who considered stage 2?") == "Alan Prewett"


def test_an_extension_says_before_saving_why_it_would_not_count(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "2", "extend"))
    screen.type_into("What is the new date?", "17 April 2026")
    screen.qtbot.waitUntil(lambda: "does not move the date" in screen.words())
    assert "The resident was not told in writing." in screen.words()
    screen.press("They were told in writing")
    screen.press("They were given the Ombudsman’s details (6.5)")
    screen.type_into("What reason were they given?", "The surveyor is ill.")
    screen.qtbot.waitUntil(lambda: "instead of" in screen.words())
    screen.press("Record extension, C-002")
    assert "Stage 1: extended" in screen.words()
    assert "Extended to" in screen.words()


def test_why_this_date_shows_a_calendar_and_the_days_as_a_list(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("complaint", "2"))
    screen.press("Why this date? The Code’s date: Wed 8 April 2026")
    assert "Why Wed 8 April?" in screen.words()
    screen.press("Show the days as a list. Why Wed 8 April?")
    assert "Fri 3 April 2026: Good Friday." in screen.words()
    assert "Wed 8 April 2026: day 10." in screen.words()
    screen.press("Hide the reason The Code’s date: Wed 8 April 2026")
    assert "Good Friday" not in screen.words()


def test_alt_w_opens_the_first_reason(open_window: Callable[..., Screen], register: Path) -> None:
    screen = open_window(register, Place("complaint", "2"))
    screen.key(Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert "Show the days as a list" in screen.words()


def test_a_promise_is_recorded_as_done(screen: Screen) -> None:
    screen.press("Record as done the promise of C-004")
    screen.press("Record as done, C-004")
    assert "Promise of C-004 kept." in screen.words()
    assert "Done Tue 31 March" in screen.words()


def test_stage_2_starts_without_reasons(open_window: Callable[..., Screen], register: Path) -> None:
    screen = open_window(register, Place("complaint", "4"))
    screen.menu_item("Other steps", "They ask for stage 2")
    assert "Nobody has to give reasons (6.12)." in screen.words()
    screen.press("Start stage 2, C-004")
    assert "Stage 2: acknowledge" in screen.words()


def test_a_refusal_without_reasons_is_not_recorded(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "3", "refuse"))
    screen.press("Another fair and reasonable ground (2.1). On what ground?")
    screen.press("Record refusal, C-003")
    words = screen.words()
    assert "There are 3 things to put right" in words
    assert "The letter must say that they can take this decision to the Ombudsman (2.4)." in words
    assert "Go to The letter says that they can go to the Ombudsman (2.4)" in words
    assert "Say what shows it: you must be able to evidence the reasons (2.1)." in words
    screen.type_into("The reasons in this case", "It is a matter for the council.")
    screen.type_into("What shows it?", "The letter of the council")
    screen.press("The letter says that they can go to the Ombudsman (2.4)")
    screen.press("Record refusal, C-003")
    assert "Refused" in screen.words()


def test_what_is_not_allowed_is_listed_with_its_reason(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("complaint", "3"))
    others = screen.find("Other steps")
    assert isinstance(others, QPushButton)
    menu = others.menu()
    items = {action.text(): action.isEnabled() for action in menu.actions()}
    assert items["Close: Stage 1 has not been answered yet."] is False


def test_escape_goes_back_and_keeps_the_typing(screen: Screen) -> None:
    screen.press("Log a complaint")
    screen.type_into("Who is complaining?", "Joan Hartley")
    screen.key(Qt.Key.Key_Escape)
    assert "Due by Tuesday 7 April" in screen.words()
    screen.key(Qt.Key.Key_N, CONTROL)
    assert screen.value("Who is complaining?") == "Joan Hartley"


def test_an_empty_register_says_what_comes_next(
    open_window: Callable[..., Screen], empty_register: Path
) -> None:
    screen = open_window(empty_register)
    words = screen.words()
    assert "Nothing is due" in words
    assert "Do residents know how to complain?" in words
    assert screen.focus() == "Log a complaint here"


def test_the_title_bar_names_no_person(open_window: Callable[..., Screen], register: Path) -> None:
    screen = open_window(register, Place("complaint", "2"))
    assert screen.window.windowTitle() == "Complaint C-002 – CHC Desktop"


def test_the_focus_ring_is_never_drawn_over_the_foot_bar(screen: Screen) -> None:
    screen.press("Log a complaint")
    field = screen.find("What are they unhappy about?")
    screen.window.resize(1366, 560)
    field.setFocus()
    screen.settle()
    page = screen.window.page
    assert page is not None
    assert page.scroller is not None
    bar = page.scroller.verticalScrollBar()
    foot = page.foot.mapTo(screen.window, page.foot.rect().topLeft()).y()
    bottom = field.mapTo(screen.window, field.rect().bottomLeft()).y()
    bar.setValue(bar.value() - (foot - bottom) - 20)
    screen.settle()
    assert field.mapTo(screen.window, field.rect().bottomLeft()).y() > foot
    picture = screen.window.grab().toImage()
    accent = theme().colour("accent").rgb()
    left = page.mapTo(screen.window, page.rect().topLeft()).x()
    strip = [
        picture.pixel(x, y) for x in range(left + 400, left + 600) for y in range(foot, foot + 30)
    ]
    above = [picture.pixel(left + 29, y) for y in range(foot - 40, foot)]
    assert accent in above
    assert accent not in strip


def test_f6_goes_round_the_areas_of_the_window(screen: Screen) -> None:
    screen.press("Log a complaint")
    visited = []
    for _ in range(4):
        screen.key(Qt.Key.Key_F6)
        visited.append(screen.focus())
    assert "Log complaint" in visited
    assert "Log a complaint" in visited
    assert "When did we hear of it?" in visited


def test_f8_goes_to_each_thing_to_put_right(screen: Screen) -> None:
    screen.press("Log a complaint")
    screen.press("Log complaint")
    screen.key(Qt.Key.Key_F8)
    assert screen.focus() == "Who is complaining?"
    screen.key(Qt.Key.Key_F8)
    assert screen.focus() == "What are they unhappy about?"
    screen.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert screen.focus() == "Who is complaining?"


def test_enter_presses_the_button_with_the_focus(screen: Screen) -> None:
    screen.find("Acknowledge C-003").setFocus()
    screen.key(Qt.Key.Key_Return)
    assert "Acknowledge, stage 1" in screen.words()


def test_what_was_done_is_said_without_taking_the_focus(screen: Screen) -> None:
    screen.key(Qt.Key.Key_S, CONTROL)
    assert "Everything is saved already." in screen.words()
    assert screen.focus() == "Write response to C-001"
    screen.press("Close this message")
    assert "Everything is saved already." not in screen.words()


def test_at_200_percent_the_navigation_becomes_a_button(screen: Screen) -> None:
    theme().set_text_size(200)
    screen.window.start()
    assert "Go to a page" in [
        screen.said(b) for b in screen.window.findChildren(QPushButton) if b.isVisible()
    ]
    screen.menu_item("Go to a page", "Today")
    assert "One thing is overdue." in screen.words()


def test_today_knows_at_once_that_a_promise_was_kept(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register)
    screen.press("Record as done the promise of C-004")
    screen.press("Record as done, C-004")
    screen.key(Qt.Key.Key_1, CONTROL)
    assert "Plaster the ceiling" not in screen.words()
    assert "Three things are due" in screen.words()


def test_a_refusal_asks_about_the_12_months_only_for_that_ground(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "3", "refuse"))
    assert "When did the issue happen?" not in screen.words()
    screen.press("It is over 12 months since the issue (2.2). On what ground?")
    screen.type_into("When did the issue happen?", "1 March 2026")
    screen.press("Record refusal, C-003")
    assert "That is within 12 months of the complaint" in screen.words()


def test_promises_of_a_response_are_asked_one_by_one_and_chased(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "1", "respond"))
    assert "By when?" not in screen.words()
    screen.type_into("What was promised? (optional)", "Put up a sign")
    screen.type_into("By when?", "2 April")
    screen.type_into("How much money, in pounds? (optional)", "ten")
    screen.press("Partly upheld. What was decided? (6.9)")
    screen.type_into("Who considered stage 1?", "Priya Sandhu, Alan Prewett")
    screen.press("Record response, C-001")
    assert "Write the amount in pounds and pence, such as 25.50." in screen.words()
    screen.type_into("How much money, in pounds? (optional)", "£25.50")
    screen.press("Record response, C-001")
    words = screen.words()
    assert "Put up a sign, £25.50" in words
    assert "Priya Sandhu, Alan Prewett" in words
    assert "Next: keep what was promised by Thu 2 April" in words


def test_an_extension_form_says_first_what_the_code_allows(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "2", "extend"))
    assert "The latest new date the Code allows (6.4)." in screen.words()
    assert "Wed 22 April 2026" in screen.words()


def test_a_promise_half_written_comes_back_with_its_details(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "1", "respond"))
    screen.type_into("What was promised? (optional)", "Put up a sign")
    screen.type_into("By when?", "2 April")
    screen.type_into("What was promised? (2) (optional)", "Say sorry")
    screen.press("Save for later, and go back")
    screen.press("Write response to C-001")
    assert screen.value("By when?") == "Thu 2 April 2026"
    assert screen.value("What was promised? (2) (optional)") == "Say sorry"


def test_the_second_promise_without_its_day_is_what_is_to_be_put_right(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "1", "respond"))
    screen.press("Not upheld. What was decided? (6.9)")
    screen.type_into("The decision and its reasons", "The lock was tested and holds")
    screen.type_into("Who considered stage 1?", "Alan Prewett")
    screen.type_into("What was promised? (optional)", "Put up a sign")
    screen.type_into("By when?", "2 April")
    screen.type_into("What was promised? (2) (optional)", "Say sorry")
    screen.press("Record response, C-001")
    assert "“Say sorry” needs a date (7.3)." in screen.words()
    screen.key(Qt.Key.Key_Space)
    assert screen.focus() == "By when? (2)"


def test_going_back_after_recording_does_not_lead_into_the_form(screen: Screen) -> None:
    screen.press("Acknowledge C-003")
    screen.press("Record acknowledgement, C-003")
    assert "Stage 1: response due" in screen.words()
    screen.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "Due by Tuesday 7 April" in screen.words()


def test_typing_is_kept_after_a_pause_without_leaving_the_page(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("log"))
    screen.type_into("Who is complaining?", "Joan Hartley")

    def kept() -> bool:
        other = open_register(register, today=date(2026, 3, 31), read_only=True)
        found = drafts.kept(other, Place("log").name)
        other.close()
        return found.get("resident") == "Joan Hartley"

    screen.qtbot.waitUntil(kept, timeout=8_000)


def test_typing_that_was_taken_back_does_not_return(screen: Screen) -> None:
    screen.press("Log a complaint")
    screen.type_into("Who is complaining?", "Joan Hartley")
    screen.key(Qt.Key.Key_1, CONTROL)
    screen.key(Qt.Key.Key_N, CONTROL)
    screen.type_into("Who is complaining?", "")
    screen.key(Qt.Key.Key_1, CONTROL)
    screen.key(Qt.Key.Key_N, CONTROL)
    assert screen.value("Who is complaining?") == ""


def test_a_step_that_is_no_longer_possible_says_why_at_the_top(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "1", "close"))
    screen.press("Close complaint, C-001")
    assert "Stage 1 has not been answered yet." in screen.words()


def test_a_number_of_days_that_is_none_is_answered(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("step", "2", "extend"))
    screen.type_into("What is the new date?", "17 April 2026")
    screen.type_into("How often do you keep them informed? (optional)", "now and then")
    screen.press("Record extension, C-002")
    assert "Write the number of days, such as 14." in screen.words()
    assert screen.value("How often do you keep them informed? (optional)") == "now and then"


def test_a_home_is_offered_while_it_is_typed(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("log"))
    field = screen.find("Their home")
    assert isinstance(field, QLineEdit)
    completer = field.findChild(QCompleter)
    assert isinstance(completer, QCompleter)
    completer.setCompletionPrefix("1 ex")
    offered = completer.completionModel()
    words = [offered.index(row, 0).data() for row in range(offered.rowCount())]
    assert words == ["11 Example Street"]
