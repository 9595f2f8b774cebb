"""A letter that went out, read again: its words, who got it, and what it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.addressees import Addressee
from chc_desktop.model.services.addressees import recipients
from chc_desktop.model.services.letter_sources import Sources, sources_of
from chc_desktop.model.services.letters_later import Version, versions
from chc_desktop.model.services.session import Session


@dataclass(frozen=True, slots=True)
class SentLetterView:
    """Everything that was kept of a letter."""

    id: int
    kind: str
    stage: int
    complaint_id: int | None
    person_id: int | None
    reference: str
    text: str
    template: str
    sent_on: date | None
    sent_how: str
    missing: str
    """What it lacked when it went, in sentences; empty where nothing was."""
    override_reason: str
    before: tuple[Version, ...]
    """Its words before each correction, the newest first."""
    to: tuple[Addressee, ...]
    sources: Sources
    file_name: str
    """Offered for saving, without an ending; never holds a person's name."""


def sent_letter(session: Session, letter_id: int) -> SentLetterView | None:
    """A letter with its words; None without them."""
    row = session.register.one(
        "SELECT l.*, c.reference FROM letter l LEFT JOIN complaint c ON c.id = l.complaint_id"
        " WHERE l.id = ? AND l.removed_on IS NULL AND l.body <> ''",
        letter_id,
    )
    if row is None:
        return None
    about = row["reference"] or row["about_id"] or ""
    sent_on = date.fromisoformat(row["sent_on"]) if row["sent_on"] else None
    return SentLetterView(
        id=row["id"],
        kind=row["kind"],
        stage=row["stage"] or 1,
        complaint_id=row["complaint_id"],
        person_id=row["person_id"],
        reference=row["reference"] or "",
        text=row["body"],
        template=row["template"],
        sent_on=sent_on,
        sent_how=row["sent_how"],
        missing=row["missing"],
        override_reason=row["override_reason"],
        before=versions(session, letter_id),
        to=recipients(session, letter_id),
        sources=sources_of(session, letter_id),
        file_name=f"{row['kind']} {about} sent {row['sent_on'] or ''}".replace("/", "-").strip(),
    )
