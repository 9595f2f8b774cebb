"""Closing a year in the window: what will be locked, one tick, and what is restated afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.model.rules.events import Responded
from chc_desktop.model.rules.settings import ChangeYearEnd
from chc_desktop.model.rules.values import Outcome
from chc_desktop.model.services.settings import change_year_end
from chc_desktop.model.store.events import to_row
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

LATER = date(2026, 4, 20)
YEAR = "2026-03-31"


def closed(screen: Screen) -> Screen:
    """Close the year, as a person does."""
    screen.press("Close the year")
    screen.press("Lock the figures of the year to 31 March 2026")
    screen.press("Close the year")
    return screen


def test_a_year_that_is_not_over_says_from_when_it_can_be_closed(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("close-year", YEAR))
    assert "is not over, so it was not closed. Close it from 1 April 2026." in screen.words()
    assert "What will be locked" in screen.words()


def test_a_year_is_closed_after_one_tick_and_undone_like_anything_else(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("reports"), LATER)
    screen.choose("Reporting year", "Year to 31\xa0March\xa02026")
    screen.press("Open Closing the year. Its figures can be locked now.")
    assert "Better settled before" in screen.words()
    assert "The annual report of that year is not approved" in screen.words()
    screen.press("Close the year")
    screen.press("Close the year")
    assert "Tick this when you have read what is locked." in screen.words()
    screen.press("Lock the figures of the year to 31 March 2026")
    screen.press("Close the year")
    assert "The year to 31 March 2026 is closed" in screen.words()
    assert "All figures are as they were approved." in screen.words()
    screen.press("Undo Ctrl+Z")
    assert "What will be locked" in screen.words()


def test_a_correction_shows_on_today_on_reports_and_on_the_page_until_it_is_closed_anew(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = closed(open_window(register, Place("close-year", YEAR), LATER))
    hub = screen.window.hub
    late = next(case for case in hub.session.cases().values() if case.state.running)
    with hub.session.action("respond") as action:
        stage = late.state.current.stage
        sent = Responded(on=date(2026, 3, 31), stage=stage, outcome=Outcome.UPHELD)
        action.insert("event", to_row(late.record.id, sent))
    hub.done("", Place("today"))
    assert "Closed years" in screen.words()
    assert "no longer as approved" in screen.words()
    hub.go(Place("reports"))
    screen.choose("Reporting year", "Year to 31\xa0March\xa02026")
    assert "are restated." in screen.words()
    hub.go(Place("close-year", YEAR))
    assert "a response was entered late" in screen.words()
    screen.press("Close it anew")
    screen.type_into("Why is it closed anew? (optional)", "Found in a drawer")
    screen.press("Lock the figures of the year to 31 March 2026")
    screen.press("Close it anew")
    assert "by test: Found in a drawer" in screen.words()
    assert "prints the newer figures and what they were before" in screen.words()
    hub.go(Place("today"))
    assert "Closed years" not in screen.words()


def test_after_a_changed_year_end_the_short_year_may_be_part_of_a_long_one(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = closed(open_window(register, Place("close-year", YEAR), LATER))
    hub = screen.window.hub
    hub.run(change_year_end, ChangeYearEnd(month=6, day=30))
    hub.session.today = date(2027, 7, 5)
    hub.go(Place("close-year", "2026-06-30"))
    assert "shorter than twelve months" in screen.words()
    hub.go(Place("close-year-form", "2027-06-30"))
    screen.press("Count it as one long year from 1 April 2026")
    screen.press("Lock the figures of the year to 30 June 2027")
    screen.press("Close the year")
    assert "longer than twelve months: it runs from 1 April 2026 to 30 June 2027" in screen.words()
