"""An extension that fails a condition, typed into the window: the page says which one it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.steps import Verb
from chc_desktop.ui.viewmodels.step_words import step_place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

WRITTEN = "They were told in writing"
OMBUDSMAN = "They were given the Ombudsman’s details (6.5)"


@pytest.mark.parametrize(
    ("new_date", "reason", "ticks", "says"),
    [
        ("20 April", "The surveyor is ill", (WRITTEN, OMBUDSMAN), ""),
        (
            "20 April",
            "The surveyor is ill",
            (WRITTEN,),
            "The Ombudsman’s contact details were not given.",
        ),
        ("20 April", "", (WRITTEN, OMBUDSMAN), "The reasons were not given to the resident."),
        (
            "20 April",
            "The surveyor is ill",
            (OMBUDSMAN,),
            "The resident was not told in writing.",
        ),
        (
            "20 June",
            "The surveyor is ill",
            (WRITTEN, OMBUDSMAN),
            "The new date is beyond the most that the Code allows",
        ),
        ("1 April", "The surveyor is ill", (WRITTEN, OMBUDSMAN), "The new date is not later than"),
    ],
)
def test_the_page_says_which_condition_failed(
    new_date: str,
    reason: str,
    ticks: tuple[str, ...],
    says: str,
    open_window: Callable[..., Screen],
    register: Path,
) -> None:
    screen = open_window(register, step_place(2, Verb.EXTEND))
    screen.type_into("What is the new date?", new_date)
    screen.type_into("What reason were they given?", reason)
    for tick in ticks:
        screen.press(tick)
    screen.press("Record extension, C-002")
    words = screen.words()
    assert ("It does not move the date." in words) == bool(says)
    assert says in words
    assert ("Stage 1: extended" in words) == (not says)


def test_what_is_tried_is_told_apart_from_an_extension_that_failed_on_the_same_day(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, step_place(2, Verb.EXTEND))
    screen.type_into("What is the new date?", "20 June")
    screen.press("Record extension, C-002")
    screen.menu_item("Other steps", "Extend the date")
    screen.type_into("What is the new date?", "20 April")
    screen.type_into("What reason were they given?", "The surveyor is ill")
    screen.press(WRITTEN)
    screen.press(OMBUDSMAN)
    moves = "The response is due by this day instead of Wed 8 April 2026."
    screen.qtbot.waitUntil(lambda: moves in screen.words())
    assert "As it stands" not in screen.words()
