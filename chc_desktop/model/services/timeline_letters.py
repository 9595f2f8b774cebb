"""The letters of a complaint in its time line: what went to whom, and what it lacked."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.services.addressees import recipients
from chc_desktop.model.services.letter_sheets import title_at_the_foot
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import TimelineEntry


def letters_that_went(session: Session, complaint_id: int) -> list[TimelineEntry]:
    """An entry for each letter whose words were kept (5.12)."""
    rows = session.register.rows(
        "SELECT * FROM letter WHERE complaint_id = ? AND removed_on IS NULL AND body <> ''"
        " AND sent_on IS NOT NULL ORDER BY id",
        complaint_id,
    )
    return [
        TimelineEntry(
            on=date.fromisoformat(row["sent_on"]),
            kind="letter",
            title=f"Letter sent: {title_at_the_foot(row['kind'], row['stage'] or 1)}",
            text=_about(session, row["id"], row["missing"], row["override_reason"]),
        )
        for row in rows
    ]


def _about(session: Session, letter_id: int, missing: str, reason: str) -> str:
    names = [who.name for who in recipients(session, letter_id)]
    to = f"To {', '.join(names)}." if len(names) > 1 else ""
    why = f" It was sent all the same: {reason}" if reason else ""
    return f"{to} {missing}{why}".strip()
