"""The committee's calendar as an officer meets it: the alarm, the decision in between, its minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from chc_desktop.model.rules.registers import HoldMeeting, HoldOffice
from chc_desktop.model.rules.values import Role
from chc_desktop.model.services import officers
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.dialogs.decision_paper import DecisionPaper
from chc_desktop.ui.hub import Place
from tests.ui.looking import SaysYes, preview, shown

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

Open = Callable[..., "Screen"]
TODAY = date(2026, 3, 31)
LATE = "C-002"
"""Its stage 1 response is due on Wed 8 April."""


@pytest.fixture
def committee(register: Path) -> Path:
    """The register with two committee members, and the next meeting on Tue 14 April."""
    session = open_register(register, today=TODAY, actor="test")
    for name in ("Priya Sandhu", "Kofi Brandreth"):
        office = HoldOffice(person=name, role=Role.COMMITTEE_MEMBER, from_on=date(2024, 1, 9))
        assert isinstance(officers.save_entry(session, office), Done)
    for on in (date(2026, 3, 10), date(2026, 4, 14)):
        assert isinstance(officers.save_entry(session, HoldMeeting(on=on)), Done)
    session.close()
    return register


def decide(screen: Screen) -> None:
    """Record a decision between meetings from Today's alarm."""
    screen.press(f"Decide between meetings: {LATE}")
    screen.type_into("What was decided?", "Upheld. Dry the wall and paint it.")
    screen.choose("Priya Sandhu", "Decided, and declared no conflict")
    screen.choose("Kofi Brandreth", "Decided, and declared something")
    screen.type_into("What did Kofi Brandreth declare?", "Lives three doors away")
    screen.press("Record the decision")


def test_today_says_in_time_that_the_meeting_is_too_late_and_offers_the_decision(
    open_window: Open, committee: Path
) -> None:
    screen = open_window(committee)
    words = screen.words()
    assert f"The next meeting is too late for {LATE}" in words
    assert "The next meeting is on Tue 14 April, 4 working days after the due date" in words
    decide(screen)
    words = screen.words()
    assert "Decisions between meetings" in words
    assert "Upheld. Dry the wall and paint it." in words
    assert "Decided between meetings by email: the stage 1 decision" in words
    assert "To be noted at the next meeting." in words
    screen.window.start(Place("today"))
    words = screen.words()
    assert f"The next meeting is too late for {LATE}" not in words
    assert f"Note a decision on {LATE}" in words
    assert "Next meeting Tue 14 April" in words


def test_a_decision_stays_on_today_until_a_meeting_noted_it(
    open_window: Open, committee: Path
) -> None:
    screen = open_window(committee)
    decide(screen)
    screen.press(f"Note it: The stage 1 decision, {LATE}")
    screen.type_into("Which meeting noted it?", "31 March 2026")
    screen.press("Record the minute")
    assert "Give the minute reference, such as “26/04, item 7”." in screen.words()
    screen.type_into("Minute reference", "26/04, item 7")
    screen.press("Record the minute")
    assert "Noted Tue 31 March, minute 26/04, item 7." in screen.words()
    screen.window.start(Place("today"))
    assert "Note a decision" not in screen.words()


def test_a_decision_is_put_right_and_taken_back(open_window: Open, committee: Path) -> None:
    screen = open_window(committee)
    decide(screen)
    screen.press(f"Change: The stage 1 decision, {LATE}")
    assert screen.value("Kofi Brandreth") == "Decided, and declared something"
    assert screen.value("What did Kofi Brandreth declare?") == "Lives three doors away"
    screen.choose("Kofi Brandreth", "Took no part")
    screen.choose("How?", "Telephone")
    screen.press("Save change")
    assert "Tue 31 March, by telephone. Decided by Priya Sandhu." in screen.words()
    screen.press(f"Change: The stage 1 decision, {LATE}")
    screen.press("Take this decision back")
    assert "Decisions between meetings\n" not in screen.words()


def test_what_is_missing_in_a_decision_is_said_at_its_question(
    open_window: Open, committee: Path
) -> None:
    screen = open_window(committee, Place("between-meetings", "2"))
    screen.choose("Priya Sandhu", "Decided, and declared something")
    screen.press("Record the decision")
    words = screen.words()
    assert "Write down what was decided." in words
    assert "Say what Priya Sandhu declared, or that there was no conflict (5.8)." in words


def test_the_page_for_the_minutes_is_seen_and_written_beside_the_register(
    open_window: Open, committee: Path, tmp_path: Path
) -> None:
    screen = open_window(committee)
    decide(screen)
    paper = screen.window.findChildren(DecisionPaper)[-1]
    paper.chooser = SaysYes(tmp_path)
    which = next(name for name in screen.names(QAccessible.Role.Button) if "Save for the" in name)
    screen.press(which)
    screen.qtbot.waitUntil(lambda: "Saved as Decision" in screen.words(), timeout=20_000)
    (saved,) = tmp_path.glob("Decision *.pdf")
    assert saved.read_bytes().startswith(b"%PDF")
    screen.press(which.replace("Save", "Preview", 1))
    screen.qtbot.waitUntil(lambda: shown(screen) == "Page 1 of 1", timeout=20_000)
    preview(screen).reject()


def test_the_form_asks_the_members_of_the_day_that_is_typed(
    open_window: Open, committee: Path
) -> None:
    session = open_register(committee, today=TODAY, actor="test")
    for name, since, until in (
        ("Imelda Quist", date(2024, 1, 9), date(2026, 3, 24)),
        ("Owen Tarrant", date(2026, 3, 25), None),
    ):
        office = HoldOffice(person=name, role=Role.COMMITTEE_MEMBER, from_on=since, until_on=until)
        assert isinstance(officers.save_entry(session, office), Done)
    session.close()
    screen = open_window(committee, Place("between-meetings", "2"))
    assert screen.value("Owen Tarrant") == "Took no part"
    assert "Imelda Quist" not in screen.words()
    screen.type_into("When was it decided?", "24 March 2026")
    assert "Owen Tarrant" not in screen.words()
    screen.choose("Imelda Quist", "Decided, and declared no conflict")
    screen.type_into("What was decided?", "Dry the wall.")
    screen.press("Record the decision")
    assert "Decided by Imelda Quist." in screen.words()


def test_without_members_on_the_day_the_form_says_what_to_do(
    open_window: Open, committee: Path
) -> None:
    screen = open_window(committee, Place("between-meetings", "2"))
    assert "No members on that day" not in screen.words()
    screen.type_into("When was it decided?", "8 January 2024")
    words = screen.words()
    assert "No members on that day" in words
    assert "Nobody is on record as a member of the committee on that day." in words
    assert "Priya Sandhu" not in words
    screen.press("Record who sits on it")
    assert "Offices" in screen.words()
