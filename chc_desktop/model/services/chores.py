"""What Today lists beside the clocks and promises of a complaint: updates that were agreed (5.9)."""

from __future__ import annotations

from chc_desktop.model.rules.updates import next_update
from chc_desktop.model.services.dates import left
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.views import Chore, TodayItem
from chc_desktop.model.services.words import who

UPDATE_WHY = "Agreed with them (5.9)."


def chores(session: Session, case: Case) -> list[TodayItem]:
    """What is owed on a complaint outside its steps, each with its day."""
    return [*_updates(session, case)]


def _updates(session: Session, case: Case) -> list[TodayItem]:
    due = next_update(case.state.events)
    if due is None:
        return []
    return [
        TodayItem(
            title=f"Tell them how it stands, {case.record.reference}",
            subject=case.record.subject,
            who=who(case),
            due=due,
            left=left(session, due),
            verb=None,
            complaint_id=case.record.id,
            reference=case.record.reference,
            stage=case.state.current.stage,
            clock=None,
            why=UPDATE_WHY,
            chore=Chore.UPDATE,
        )
    ]
