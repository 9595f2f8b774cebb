"""A letter as a file: PDF for the envelope, Word for whoever wants to go on writing."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.exchange.word_letters import WordLetter, word_letter
from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.services.dated_blocks import LETTERHEAD, edition, logo
from chc_desktop.model.services.letters import large_print, stage_for
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import Case, Session

_LARGE = 18
_PLAIN = 12
_TITLES = {
    LetterKind.ACKNOWLEDGEMENT: "Acknowledgement",
    LetterKind.UPDATE: "How it stands at stage {stage}",
    LetterKind.EXTENSION: "More time at stage {stage}",
    LetterKind.STAGE1_RESPONSE: "Response at stage 1",
    LetterKind.STAGE2_ACKNOWLEDGEMENT: "Acknowledgement at stage 2",
    LetterKind.STAGE2_RESPONSE: "Final response, at stage 2",
    LetterKind.REFUSAL: "Not accepted as a complaint",
    LetterKind.ESCALATION_REFUSAL: "Not taken to stage 2",
}
"""What the foot of each page calls the letter."""


def letter_pdf(
    session: Session, complaint_id: int, kind: LetterKind, text: str, on: date | None = None
) -> bytes | Refusal:
    """The letter's text as PDF, in large print where that was agreed (5.10).

    ``on`` is the day it is dated, today without it.
    """
    found = stage_for(session, complaint_id, kind)
    if isinstance(found, Refusal):
        return found
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports.letter import LetterPaper, render_letter  # noqa: PLC0415

    case, stage = found
    landlord, contact = _head(session)
    picture = logo(session)
    title = _TITLES[kind].format(stage=stage.stage.value)
    return render_letter(
        LetterPaper(
            landlord=landlord,
            contact=contact,
            to=_address(case),
            on=on or session.today,
            reference=case.record.reference,
            text=text,
            footer=f"{title}, our reference {case.record.reference}",
            large=large_print(session, case),
            logo=picture.content if picture else b"",
        )
    )


def letter_docx(
    session: Session, complaint_id: int, kind: LetterKind, text: str, on: date | None = None
) -> bytes | Refusal:
    """The letter's text as a Word file to edit, in the same size as the PDF."""
    found = stage_for(session, complaint_id, kind)
    if isinstance(found, Refusal):
        return found
    case, _ = found
    landlord, contact = _head(session)
    return word_letter(
        WordLetter(
            landlord=landlord,
            contact=contact,
            to=_address(case),
            on=on or session.today,
            reference=case.record.reference,
            text=text,
            size=_LARGE if large_print(session, case) else _PLAIN,
        )
    )


def _head(session: Session) -> tuple[str, tuple[str, ...]]:
    """The landlord's name and the lines below it: its own letterhead, or what is known of it."""
    row = session.register.rows("SELECT name, address, contact, website FROM landlord")[0]
    own = edition(session, LETTERHEAD)
    if own is not None and own["body"].strip():
        first, *more = filter(None, map(one_line, own["body"].split("\n")))
        return first, tuple(more)
    lines = (one_line(row[name]) for name in ("address", "contact", "website"))
    return row["name"], tuple(filter(None, lines))


def _address(case: Case) -> tuple[str, ...]:
    """The lead's name, then the home in the lines it is written in."""
    home = case.record.home.replace(", ", "\n")
    lines = (case.record.resident, *home.split("\n"))
    return tuple(filter(None, map(one_line, lines)))
