"""What is written for the annual report, through the window: texts, plans, a figure, a story."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen


@pytest.fixture
def at_words(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The list of what is written for the report, reached from Reports."""
    screen = open_window(register, Place("reports"))
    open_row(screen, "Foreword, plans and other words for the report")
    return screen


def open_row(screen: Screen, title: str) -> None:
    """Press the row whose name begins so."""
    from PySide6.QtGui import QAccessible

    names = screen.names(QAccessible.Role.Button)
    found = next(name for name in names if name.startswith(f"Open {title}"))
    screen.press(found.replace("\u00a0", " "))


def test_the_foreword_is_written_with_questions_kept_while_typing_and_then_signed(
    at_words: Screen,
) -> None:
    open_row(at_words, "Foreword")
    assert "What worries you, and what went well?" in at_words.words()
    at_words.type_into("Your words (optional)", "Four complaints came in.")
    at_words.press("Save for later, and go back")
    assert "Not written yet" in at_words.words()
    open_row(at_words, "Foreword")
    assert at_words.value("Your words (optional)") == "Four complaints came in."
    at_words.type_into("Signed on (optional)", "31 March 2026")
    at_words.press("Save foreword")
    assert "Say who signs it." in at_words.words()
    at_words.type_into("Signed by (optional)", "Imelda Farraday-Quist")
    at_words.press("Save foreword")
    assert "4 words, signed on 31 March 2026" in at_words.words()


def test_a_name_in_words_for_publication_is_pointed_out_before_they_are_saved(
    at_words: Screen,
) -> None:
    open_row(at_words, "How residents know")
    at_words.type_into("Your words (optional)", "Leonard Pask put the posters up.")
    at_words.qtbot.waitUntil(lambda: "name “Leonard Pask”" in at_words.words())
    at_words.type_into("Your words (optional)", "Posters went up.")
    at_words.qtbot.waitUntil(lambda: "name “Leonard Pask”" not in at_words.words())
    at_words.press("Save text")
    assert "3 words" in at_words.words()
    assert "Look at these words before they are published" not in at_words.words()
    open_row(at_words, "Why answers were late")
    at_words.type_into("Your words (optional)", "Leonard Pask was away.")
    at_words.press("Save text")
    assert "The text “why late”: “Leonard Pask”" in at_words.words()


def test_a_plan_is_added_changed_and_taken_out_again(at_words: Screen) -> None:
    at_words.press("Add to the plan")
    at_words.press("Save plan")
    assert "Say what is planned." in at_words.words()
    at_words.type_into("What will you do?", "Train everybody")
    at_words.type_into("Who? (optional)", "Secretary")
    at_words.type_into("By when?", "30 September 2026")
    at_words.press("Save plan")
    assert "Secretary, by 30 September 2026" in at_words.words()
    open_row(at_words, "Train everybody")
    at_words.type_into("Who? (optional)", "Chair")
    at_words.press("Save plan")
    assert "Chair, by 30 September 2026" in at_words.words()
    open_row(at_words, "Train everybody")
    at_words.press("Take this out of the plan")
    at_words.press("Take it out")
    assert "Nothing planned yet." in at_words.words()


def test_this_years_plan_stands_in_next_years_report_until_it_is_said_what_came_of_it(
    at_words: Screen,
) -> None:
    at_words.choose("Reporting year", "Year to 31\xa0March\xa02025")
    at_words.press("Add to the plan")
    at_words.type_into("What will you do?", "Train everybody")
    at_words.type_into("By when?", "30 September 2025")
    at_words.press("Save plan")
    at_words.choose("Reporting year", "Year to 31\xa0March\xa02026")
    assert "Nobody has said yet." in at_words.words()
    open_row(at_words, "Train everybody")
    at_words.type_into("Done on (optional)", "1 December 2025")
    at_words.type_into("What came of it? (optional)", "All six.")
    at_words.press("Save result")
    assert "Done on 1 December 2025. All six." in at_words.words()


def test_what_is_not_done_is_carried_on_into_the_next_plan(at_words: Screen) -> None:
    at_words.choose("Reporting year", "Year to 31\xa0March\xa02025")
    at_words.press("Add to the plan")
    at_words.type_into("What will you do?", "Train everybody")
    at_words.type_into("By when?", "30 September 2025")
    at_words.press("Save plan")
    at_words.choose("Reporting year", "Year to 31\xa0March\xa02026")
    assert "Nothing planned yet." in at_words.words()
    open_row(at_words, "Train everybody")
    at_words.choose("Was it done?", "Not done, carried on next year")
    at_words.type_into("What came of it? (optional)", "2 of 6.")
    at_words.press("Save result")
    assert "Not done, carried on. 2 of 6." in at_words.words()
    assert "without a date, carried on from last year" in at_words.words()


def test_satisfaction_is_two_numbers_and_prints_as_n_of_n(at_words: Screen) -> None:
    open_row(at_words, "Satisfaction with complaint handling")
    at_words.type_into("How many were satisfied? (optional)", "most")
    at_words.press("Save figure")
    assert "Enter a whole number, or leave the field empty." in at_words.words()
    at_words.type_into("How many were satisfied? (optional)", "7")
    at_words.press("Save figure")
    assert "Enter a whole number, or leave both fields empty." in at_words.words()
    at_words.type_into("How many answered? (optional)", "12")
    at_words.press("Save figure")
    assert "7 of 12" in at_words.words()
    open_row(at_words, "Complaints of years before")
    at_words.type_into("Year to 31 March 2025: complaints at stage 1 (optional)", "5")
    at_words.press("Save figures")
    assert "The figures are saved" in at_words.words()


def test_a_story_is_saved_once_nobody_could_be_recognised(at_words: Screen) -> None:
    at_words.press("Write a story")
    at_words.type_into("Title", "Water")
    at_words.type_into("The story", "The wall of Leonard Pask was wet.")
    at_words.press("No neighbour could recognise who this is about")
    at_words.press("Save story")
    assert "name “Leonard Pask”. Change it." in at_words.words()
    at_words.type_into("The story", "A wall was wet.")
    at_words.press("Save story")
    assert "4 words" in at_words.words()
    open_row(at_words, "Water")
    at_words.press("Take this story out")
    at_words.press("Take it out")
    assert "None. A story may show what a figure cannot." in at_words.words()
