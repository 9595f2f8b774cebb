"""What was acknowledged in time but not defined is said apart (5.6, 6.2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chc_desktop.model.rules.commands import Acknowledge, LogComplaint
from chc_desktop.model.rules.measures import year_to
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services import annual_figures, complaints, evidence
from chc_desktop.model.services.results import Done

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Session


def test_acknowledged_in_time_without_its_definition_is_said_apart(session: Session) -> None:
    first, second = (
        complaints.log_complaint(
            session,
            LogComplaint(received_on=date(2026, 3, 2), resident=name, description="A leak."),
        )
        for name in ("Ann Ash", "Bo Birch")
    )
    assert isinstance(first, Done)
    assert isinstance(second, Done)
    for done, words in ((first, "You told us of a leak."), (second, "")):
        complaints.carry_out(
            session,
            Acknowledge(
                complaint_id=done.complaint_id,
                stage=Stage.ONE,
                on=date(2026, 3, 3),
                understanding=words,
            ),
        )
    found = evidence.suggestion(session, "6.2", date(2026, 3, 31))
    assert found is not None
    assert found.sentence.startswith("2 of 2 complaints were acknowledged within 5 working days")
    assert found.sentence.endswith("1 of them without the complaint definition.")
    notes = annual_figures.notes(annual_figures.undefined(session, year_to(date(2026, 3, 31))), 0)
    assert "1 went without the complaint definition (5.6)" in notes[0]
