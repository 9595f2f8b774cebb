"""A group's letter in the window: who gets it, a file for each, who got it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from chc_desktop.model.rules.residents import JoinComplaint, Part
from chc_desktop.model.services.addressees import recipients
from chc_desktop.model.services.complaint_people import join_complaint
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.sending import letters_sent
from chc_desktop.ui.hub import Place
from chc_desktop.ui.messages import MessageDialog
from chc_desktop.ui.pages.complaint.letter_page import LetterPage
from tests.ui.test_letters_page import TEXT, Chooses, finish, paste

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

SPEAKS = "Cleo Cedar: speaks for them, and gets a copy (1.2). Who was it sent to?"


@pytest.fixture
def screen(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The acknowledgement of C-003, whose group has a member and two who speak for them."""
    made = open_window(register, Place("complaint", "3"))
    session = made.window.hub.session
    for part, name in (
        (Part.MEMBER, "Ben Beech"),
        (Part.REPRESENTATIVE, "Cleo Cedar"),
        (Part.COMPANION, "Dan Dogwood"),
    ):
        command = JoinComplaint(complaint_id=3, part=part, name=name)
        assert isinstance(join_complaint(session, command), Done)
    made.window.start(Place("letter", "3", "acknowledgement"))
    made.settle()
    finish(made)
    return made


def test_the_page_says_who_gets_it_and_that_consent_is_missing(screen: Screen) -> None:
    screen.qtbot.waitUntil(lambda: "Complains too, as one of the group (1.2)." in screen.words())
    assert "No consent is on record (3.6)." in screen.words()
    assert "Does not get it." in screen.words()
    assert "Dan Dogwood comes along" not in screen.words()


def test_a_companion_is_called_to_mind_where_the_letter_speaks_of_a_meeting(
    screen: Screen,
) -> None:
    paste(screen, f"{screen.value(TEXT)}\n\nCome to a meeting on 14 April.")
    said = "Dan Dogwood comes along to meetings (3.6), and is not named in this letter about one."
    screen.qtbot.waitUntil(lambda: said in screen.words())


def test_each_gets_a_file_and_none_that_is_there_is_written_over(
    screen: Screen, tmp_path: Path
) -> None:
    page = screen.window.page
    assert isinstance(page, LetterPage)
    page.chooser = Chooses(tmp_path / "letter.pdf")
    screen.press("Save as PDF")
    said = "Saved 2 letters, one for each person, from letter, 1 of 2.pdf on."
    screen.qtbot.waitUntil(lambda: said in screen.words(), timeout=10_000)
    assert sorted(path.name for path in tmp_path.glob("letter*")) == [
        "letter, 1 of 2.pdf",
        "letter, 2 of 2.pdf",
    ]
    screen.press("Save as PDF")
    screen.qtbot.waitUntil(lambda: "Not saved as a file." in screen.words(), timeout=10_000)
    (message,) = screen.window.findChildren(MessageDialog)
    said = " ".join(label.text() for label in message.findChildren(QLabel))
    message.close()
    assert "“letter, 1 of 2.pdf” is there already and was left as it is." in said


def test_without_consent_it_is_refused_and_sent_it_is_kept_who_got_it(screen: Screen) -> None:
    session = screen.window.hub.session
    screen.press(SPEAKS)
    screen.press("Mark as sent")
    assert "Cleo Cedar speaks for the resident, but no consent is on record" in screen.words()
    assert not letters_sent(session, 3)
    screen.press(SPEAKS)
    screen.press("Mark as sent")
    (letter,) = letters_sent(session, 3)
    got = [who.name for who in recipients(session, letter.id)]
    assert got[1:] == ["Ben Beech"]
    assert f"To {got[0]}, Ben Beech." in screen.words()
