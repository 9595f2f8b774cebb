"""Try another date: what would be due, without anything being written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.theme import theme
from tests.ui.test_sweep import controls, cut_off

if TYPE_CHECKING:
    from tests.ui.conftest import Screen


def test_trying_an_acknowledgement_shows_its_dates_and_saves_nothing(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("complaint", "3"))
    screen.press("Try another date")
    assert screen.focus() == "On which day?"
    assert "Only trying. Nothing is saved." in screen.words()
    screen.type_into("On which day?", "2 April")
    assert "Mon 20 April 2026" in screen.words()
    case = screen.window.hub.session.case(3)
    assert case is not None
    assert len(case.record.events) == 1
    screen.press("Try another date")
    assert "Only trying" not in screen.words()
    assert "New: acknowledge" in screen.words()


def test_trying_an_extension_says_whether_it_would_count(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("complaint", "2"))
    screen.press("Try another date")
    screen.type_into("On which day?", "17 April")
    assert "extended to Fri 17 April" in screen.words()
    screen.type_into("On which day?", "17 June")
    assert "It does not move the date." in screen.words()


def test_trying_says_what_a_date_that_does_not_exist_needs(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("complaint", "3"))
    screen.press("Try another date")
    screen.type_into("On which day?", "31 April")
    assert "Enter a date. Then this says what would be due." in screen.words()


@pytest.mark.parametrize("size", [100, 150, 200])
def test_nothing_of_the_panel_is_cut_off_or_named_twice(
    size: int, open_window: Callable[..., Screen], register: Path
) -> None:
    theme().set_text_size(size)
    screen = open_window(register, Place("complaint", "3"))
    screen.press("Try another date")
    screen.settle()
    assert not cut_off(screen.window)
    names = [screen.said(widget) for widget in controls(screen.window)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("complaint", "what", "day", "says"),
    [
        ("3", "It is acknowledged on that day", "31 March", "Thu 16 April 2026"),
        ("2", "It is extended to that day", "17 April", "extended to Fri 17 April"),
        ("2", "The response goes on that day", "31 March", "In time"),
        ("1", "The response goes on that day", "31 March", "Late"),
        ("4", "They ask for stage 2 on that day", "31 March", "Thu 9 April 2026"),
    ],
)
def test_trying_shows_what_would_be_and_leaves_every_byte_of_the_file(
    complaint: str,
    what: str,
    day: str,
    says: str,
    open_window: Callable[..., Screen],
    register: Path,
) -> None:
    screen = open_window(register, Place("complaint", complaint))
    before = register.read_bytes()
    screen.press("Try another date")
    screen.choose("What if?", what)
    screen.type_into("On which day?", day)
    words = screen.words()
    assert "Only trying. Nothing is saved." in words
    assert says in words
    screen.press("Try another date")
    assert register.read_bytes() == before
