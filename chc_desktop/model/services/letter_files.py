"""A letter on a complaint as one file, to whoever leads it: PDF, or Word to go on writing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.services.letter_sheets import (
    LetterSheet,
    complaint_sheets,
    sheet_docx,
    sheet_pdf,
)
from chc_desktop.model.services.letters import stage_for
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import Session


def letter_pdf(
    session: Session,
    complaint_id: int,
    kind: LetterKind,
    text: str,
    on: date | None = None,
    *,
    large: bool = False,
) -> bytes | Refusal:
    """The letter's text as PDF, in large print where that was agreed (5.10) or is asked for.

    ``on`` is the day it is dated, today without it.
    """
    sheet = _sheet(session, complaint_id, kind, text, on, large=large)
    return sheet if isinstance(sheet, Refusal) else sheet_pdf(sheet)


def letter_docx(
    session: Session,
    complaint_id: int,
    kind: LetterKind,
    text: str,
    on: date | None = None,
    *,
    large: bool = False,
) -> bytes | Refusal:
    """The letter's text as a Word file to edit, in the same size as the PDF."""
    sheet = _sheet(session, complaint_id, kind, text, on, large=large)
    return sheet if isinstance(sheet, Refusal) else sheet_docx(sheet)


def _sheet(
    session: Session,
    complaint_id: int,
    kind: LetterKind,
    text: str,
    on: date | None,
    *,
    large: bool,
) -> LetterSheet | Refusal:
    found = stage_for(session, complaint_id, kind)
    if isinstance(found, Refusal):
        return found
    case, _ = found
    sheets = complaint_sheets(session, complaint_id, kind, text, on, (case.record.person_id,))
    if isinstance(sheets, Refusal):
        return sheets
    return replace(sheets[0], large=large or sheets[0].large)
