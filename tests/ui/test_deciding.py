"""Who decides a complaint, as an officer meets it: may, may not and why, asked, declared, replaced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.registers import HoldOffice
from chc_desktop.model.rules.values import Role
from chc_desktop.model.services import officers
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

Open = Callable[..., "Screen"]
TODAY = date(2026, 3, 31)
AT_STAGE_2 = Place("complaint", "5")
popup = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Without a screen, the list of what matches comes up with a warning of Qt's own."""


@pytest.fixture
def officered(register: Path) -> Path:
    """The register with three officers; Alan Prewett decided stage 1 of C-005."""
    session = open_register(register, today=TODAY, actor="test")
    for name, role in (
        ("Alan Prewett", Role.COMPLAINTS_OFFICER),
        ("Priya Sandhu", Role.CHAIR),
        ("Kofi Brandreth", Role.COMMITTEE_MEMBER),
    ):
        office = HoldOffice(person=name, role=role, from_on=date(2024, 1, 9))
        assert isinstance(officers.save_entry(session, office), Done)
    session.close()
    return register


def test_the_complaints_page_says_who_may_decide_and_who_may_not_and_why(
    open_window: Open, officered: Path
) -> None:
    words = open_window(officered, AT_STAGE_2).words()
    assert "Nobody is asked to consider it yet." in words
    assert "Kofi Brandreth (committee member), Priya Sandhu (chair)" in words
    assert "Alan Prewett considered stage 1, so they cannot consider stage 2 (6.13)." in words


@popup
def test_somebody_is_asked_declares_and_is_ticked_in_the_response(
    open_window: Open, officered: Path
) -> None:
    screen = open_window(officered, AT_STAGE_2)
    screen.press("Ask someone to decide, stage 2")
    screen.type_into("Who is it?", "alan prewett")
    screen.press("Ask to consider it")
    assert "Alan Prewett considered stage 1, so they cannot consider stage 2 (6.13)." in (
        screen.words()
    )
    screen.type_into("Who is it?", "Priya Sandhu")
    screen.press("They have one, or it could look like one. What did they declare? (5.8)")
    screen.press("Ask to consider it")
    assert "Say which conflict they declared (5.8)." in screen.words()
    screen.type_into("Which conflict?", "Her cousin lives next door")
    screen.press("Ask to consider it")
    assert "Considers it. Declared: Her cousin lives next door." in screen.words()
    screen.window.start(Place("step", "5", "respond"))
    ticks = screen.find("Priya Sandhu. Who considered stage 2?")
    assert ticks.property("checked") is True
    assert screen.find("Kofi Brandreth. Who considered stage 2?").property("checked") is False


@popup
def test_somebody_who_was_asked_stands_down(open_window: Open, officered: Path) -> None:
    screen = open_window(officered, Place("considering", "5", "2"))
    screen.type_into("Who is it?", "Kofi Brandreth")
    screen.press("They have no conflict of interest. What did they declare? (5.8)")
    screen.press("Ask to consider it")
    assert "Considers it. Declared no conflict." in screen.words()
    screen.press("Stand down: Kofi Brandreth")
    assert "Stand down" not in screen.words().replace("stands down", "")


def test_when_nobody_is_left_the_ways_out_lead_to_recording_a_third_party(
    open_window: Open, officered: Path
) -> None:
    session = open_register(officered, today=TODAY, actor="test")
    with session.action("everybody considered stage 1") as action:
        for row in session.register.rows("SELECT person_id FROM role_holder WHERE id > 1"):
            values = {"complaint_id": 5, "stage": 1, "person_id": row["person_id"]}
            action.insert("stage_handler", values)
    session.close()
    screen = open_window(officered, AT_STAGE_2)
    words = screen.words()
    assert "Nobody of your own is left to decide it" in words
    assert "An officer of another co-op may consider it (5.4)." in words
    screen.press("Record a third party to decide it")
    assert screen.window.windowTitle() == "Add a third party – CHC Desktop"


def test_a_hearing_is_set_and_shows_on_the_complaint(open_window: Open, officered: Path) -> None:
    screen = open_window(officered, AT_STAGE_2)
    screen.press("Set a hearing, stage 2")
    screen.type_into("When is it, or was it?", "9 April 2026")
    screen.type_into("When was the resident invited? (optional)", "30 March 2026")
    screen.type_into("Who comes with them? (optional)", "their sister")
    screen.press("Record the hearing")
    words = screen.words()
    assert "Hearing on Thu 9 April (6.20). The resident was invited on Mon 30 March." in words
    screen.press("Change the hearing, stage 2")
    screen.press("There is no hearing after all")
    assert "Hearing on" not in screen.words()


@popup
def test_a_conflict_is_declared_and_keeps_somebody_from_deciding(
    open_window: Open, officered: Path
) -> None:
    screen = open_window(officered, Place("officers", "", "conflicts"))
    screen.press("Declare a conflict")
    screen.type_into("Who declares it?", "Kofi Brandreth")
    screen.type_into("With whom?", "Ifeoma Adebanjo-Cartwright")
    screen.choose("What is it?", "Close neighbour")
    screen.press("Keep it")
    assert "Kofi Brandreth, with Ifeoma Adebanjo-Cartwright" in screen.words()
    screen.window.start(AT_STAGE_2)
    assert (
        "Kofi Brandreth has declared a conflict with Ifeoma Adebanjo-Cartwright" in screen.words()
    )
