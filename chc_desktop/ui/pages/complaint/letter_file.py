"""A letter as a PDF or Word file, made on a thread with a session of its own."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.services import papers
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import open_register
from chc_desktop.model.services.trouble import TROUBLE

logger = logging.getLogger(__name__)

FAILED = "The letter could not be saved as a file, and nothing was written. Your text is kept."


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """A letter to save: plain data for the thread that makes it."""

    register: Path
    today: date
    complaint_id: int
    kind: LetterKind
    text: str
    on: date | None
    target: Path


def save_letter(order: LetterOrder) -> Path:
    """Make the letter as its target's ending says and write it; called on a thread.

    Raises RegisterProblem with one plain sentence.
    """
    # python-docx and ReportLab are slow to import, so only whoever saves waits for them.
    from chc_desktop.model.services.letter_files import (  # noqa: PLC0415
        letter_docx,
        letter_pdf,
    )

    session = open_register(order.register, today=order.today, read_only=True)
    try:
        make = letter_docx if order.target.suffix.casefold() == ".docx" else letter_pdf
        made = make(session, order.complaint_id, order.kind, order.text, order.on)
    finally:
        session.close()
    if isinstance(made, Refusal):
        raise ValueError(made.problems[0].text)
    papers.write_paper(order.target, made, overwrite=True)
    return order.target


def trouble_words(error: object) -> str:
    """Return the sentence about a letter that was not saved."""
    if isinstance(error, TROUBLE):
        return str(error)
    # The error may hold words out of the register, so only its kind is logged.
    logger.error("a letter was not made: %s", type(error).__name__)
    return FAILED
