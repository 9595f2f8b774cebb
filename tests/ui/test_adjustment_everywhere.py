"""What was agreed with somebody shows wherever an officer meets them; why it was, nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.adjustments import AskAdjustment, Decision
from chc_desktop.model.rules.requests import LogRequest, RecordSurveyAnswer
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.services import adjustments, requests
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.hub import Place
from chc_desktop.ui.viewmodels.people_words import people_place
from chc_desktop.ui.viewmodels.step_words import step_place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

AGREED = "Large print letters, and ring before you visit"
MARLOWE = 2
"""The complaint of Edith Marlowe, whose response is due."""


@pytest.fixture
def agreed(register: Path) -> Path:
    """The register, with an adjustment agreed with Edith Marlowe."""
    session = open_register(register, today=date(2026, 3, 31), actor="test")
    person = session.cases()[MARLOWE].record.person_id
    ask = AskAdjustment(
        person_id=person,
        asked_on=date(2026, 3, 2),
        asked=AGREED,
        need="I have macular degeneration",
        acts=("large print",),
        decision=Decision.AGREED,
        decided_on=date(2026, 3, 3),
    )
    assert isinstance(adjustments.ask_adjustment(session, ask), Done)
    who, home = "Edith Marlowe", "9 Example Street"
    asked = LogRequest(received_on=date(2026, 3, 20), what="The tap drips", resident=who, home=home)
    assert isinstance(requests.log_request(session, asked), Done)
    said = RecordSurveyAnswer(
        on=date(2026, 3, 20), words="Nobody answers.", resident=who, home=home
    )
    assert isinstance(requests.record_answer(session, said), Done)
    session.close()
    return register


@pytest.mark.parametrize(
    "place",
    [
        Place("complaint", str(MARLOWE)),
        step_place(MARLOWE, Verb.RESPOND),
        step_place(MARLOWE, Verb.EXTEND),
        step_place(MARLOWE, Verb.REFUSE),
        Place("letter", str(MARLOWE), "extension"),
        Place("request", "1"),
        Place("answer", "1"),
        people_place(2),
    ],
    ids=lambda place: place.name,
)
def test_what_was_agreed_shows_wherever_the_person_is_met_and_why_nowhere(
    place: Place, open_window: Callable[..., Screen], agreed: Path
) -> None:
    screen = open_window(agreed, place)
    words = screen.words()
    assert AGREED in words
    assert "macular" not in words
