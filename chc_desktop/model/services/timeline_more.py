"""What the time line says beside events and promises: what was taken back."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import TimelineEntry

REMOVED = "Entered by mistake. The history keeps what it said."


def taken_back(session: Session, complaint_id: int) -> list[TimelineEntry]:
    """Entries that somebody took back, on the day they did: "Removed", never gone."""
    rows = session.register.tuples(
        "SELECT removed_on, 'promise: ' || what FROM promise"
        " WHERE complaint_id = ?1 AND removed_on IS NOT NULL AND removed_why <> ''",
        complaint_id,
    )
    return [
        TimelineEntry(
            on=date.fromisoformat(day), kind="corrected", title=f"Removed: {what}", text=REMOVED
        )
        for day, what in rows
    ]
