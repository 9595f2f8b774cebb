"""How the papers count, in plain words: what the Code says, and what is our own rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.look import BODY
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.look import Style

# Everybody who reads the figures has to know these; "our own rule" where the Code says nothing.
_COUNTING = (
    (
        "Working days.",
        (
            " Monday to Friday, without the bank holidays of England and Wales. The day a complaint "
            "reaches any of us is day 0, even at a weekend. The Code does not say how days are "
            "counted: this is our own rule, the strictest reading we found."
        ),
    ),
    (
        "Acknowledged in time.",
        " Acknowledged, defined and logged within 5 working days (6.2, 6.11).",
    ),
    (
        "Answered in time.",
        (
            " Stage 1 within 10 working days of the acknowledgement (6.3), stage 2 within 20 (6.14). "
            "If nothing was acknowledged, the days run from the last day for acknowledging."
        ),
    ),
    (
        "The on-time date.",
        (
            " The last day for acknowledging plus 10 or 20 working days. A late acknowledgement does "
            "not move it. It is our own rule."
        ),
    ),
    (
        "Extensions.",
        (
            " At most 10 more working days at stage 1 (6.4), 20 at stage 2 (6.15), from the date "
            "before the extension. One counts only if the resident was told on or before the due "
            "date, with the reasons, the new date and how to reach the Ombudsman (6.5, 6.16). How "
            "CH02 treats extensions is our own rule, so the figures without them stand beside it."
        ),
    ),
    (
        "Which year.",
        (
            " A complaint belongs to the year it was received in, stage 2 to the year it was asked "
            "for. Refused complaints are listed by themselves (8.1 b)."
        ),
    ),
    (
        "Nothing to count.",
        " Where there was nothing we say None. 0 of 0 is neither 0% nor 100%.",
    ),
)


def method_and_notes(
    paper: Paper,
    notes: Sequence[str],
    style: Style = BODY,
    *,
    level: int = 1,
    heading: Style | None = None,
) -> None:
    """Add "Method and notes": how things are counted, then the paper's own notes."""
    paper.heading("Method and notes", level, key="method", style=heading)
    for name, text in _COUNTING:
        paper.text([bold(name), text], style)
    for note in notes:
        for paragraph in words.paragraphs(note):
            paper.text(paragraph, style)
