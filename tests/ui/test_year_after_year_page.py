"""Self-assessment from year to year in the window: started, marked, locked, and gone back to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from chc_desktop.model.rules.approving import Approve, Document
from chc_desktop.model.services import approval, assessments
from chc_desktop.model.services.assessment_versions import start_next
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

LAST, END = date(2025, 3, 31), date(2026, 3, 31)
JUNE = date(2026, 6, 1)
START = "Start from the year to 31 March 2025"
EVIDENCE = "Evidence"


@pytest.fixture
def last_year(empty_register: Path) -> Path:
    """Last year's self-assessment: a row with a date, one without, a No."""
    session = open_register(empty_register, today=JUNE, actor="test")
    assessments.save_answer(session, LAST, "1.2", "Yes", "Policy of 10 June 2025.")
    assessments.save_answer(session, LAST, "1.3", "Yes", "Every member knows it.")
    by = date(2025, 12, 31)
    assessments.save_answer(session, LAST, "4.3", "No", "Log.", "Nobody is trained.", by)
    session.close()
    return empty_register


@pytest.fixture
def started(last_year: Path) -> Path:
    """This year's, started from it."""
    session = open_register(last_year, today=JUNE, actor="test")
    assert isinstance(start_next(session, END), Done)
    session.close()
    return last_year


@pytest.fixture
def approved(started: Path) -> Path:
    """This year's, answered and approved."""
    session = open_register(started, today=JUNE, actor="test")
    for row in assessments.assessment(session, END).provisions:
        if not row.answer:
            assessments.save_answer(session, END, row.number, "Yes", f"Shown at {row.number}.")
    command = Approve(
        year_end=END,
        what=(Document.SELF_ASSESSMENT,),
        on=date(2026, 5, 12),
        body="committee",
        minute="26/05",
        signed_by="Ada Marsh",
        role="chair",
    )
    assert isinstance(approval.approve(session, command), Done)
    session.close()
    return started


def place(number: str = "") -> Place:
    return Place("self-assessment", number, END.isoformat())


def test_a_year_starts_from_the_last_one_in_one_step_and_undo_takes_it_back(
    open_window: Callable[..., Screen], last_year: Path
) -> None:
    screen = open_window(last_year, place(), JUNE)
    assert "0 of 72 answered." in screen.words()
    screen.press(START)
    assert "Started from the year to 31 March 2025: 1 of 72 rows to look at again." in (
        screen.words()
    )
    assert "3 of 72 answered." in screen.words()
    screen.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "0 of 72 answered." in screen.words()
    assert START in screen.words()


def test_a_mark_says_which_words_and_goes_when_they_are_still_so(
    open_window: Callable[..., Screen], started: Path
) -> None:
    screen = open_window(started, place("1.2"), JUNE)
    assert "Taken over from another year: “10 June 2025”." in screen.words()
    screen.press("It is still so: 1.2")
    words = screen.words()
    assert "1.2 is still so." in words
    assert "Look at this again" not in words
    assert "Do you comply?" in words


def test_a_mark_goes_when_the_row_is_edited(
    open_window: Callable[..., Screen], started: Path
) -> None:
    screen = open_window(started, place("1.2"), JUNE)
    screen.type_into(EVIDENCE, "Policy of 12 May 2026, section 1.")
    screen.qtbot.waitUntil(lambda: "Look at this again" not in screen.words(), timeout=4000)
    session = open_register(started, today=JUNE, read_only=True)
    row = next(r for r in assessments.assessment(session, END).provisions if r.number == "1.2")
    session.close()
    assert (row.look_again, row.evidence) == ((), "Policy of 12 May 2026, section 1.")


def test_f8_finds_the_marked_row_and_the_list_quotes_it(
    open_window: Callable[..., Screen], started: Path
) -> None:
    screen = open_window(started, place("1.3"), JUNE)
    screen.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert "Look at this again" in screen.words()


def test_a_date_to_comply_that_has_passed_asks_at_its_row(
    open_window: Callable[..., Screen], started: Path
) -> None:
    screen = open_window(started, place("4.3"), JUNE)
    assert "Promised last year: 4.3, by 31 December 2025" in screen.words()
    screen.press("Done or not done? 4.3")
    assert "What came of it?" in screen.words()


def test_an_approved_one_is_read_only_with_the_reason_and_a_way_on(
    open_window: Callable[..., Screen], approved: Path
) -> None:
    screen = open_window(approved, place("1.3"), JUNE)
    words = screen.words()
    assert "Approved by the committee on 12 May 2026, so it is locked." in words
    assert screen.focus() == EVIDENCE
    screen.type_into(EVIDENCE, "Something else.")
    assert screen.value(EVIDENCE) == "Every member knows it."
    screen.press("Start a new version")
    assert "A copy of version 1, year to 31 March 2026" in screen.words()


def test_approval_is_reached_from_the_self_assessment_and_from_reports(
    open_window: Callable[..., Screen], started: Path
) -> None:
    screen = open_window(started, place(), JUNE)
    screen.press("Approval and publication")
    assert "Draft, version 1." in screen.words()
    screen.window.show_place(Place("reports"))
    screen.press("Approval and publication")
    assert "Submission pack" in screen.words()
