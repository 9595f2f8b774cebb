"""Letters that went out although something the Code asks for was missing, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.look import CELL_BOLD

if TYPE_CHECKING:
    from chc_desktop.model.reports.case_lines import LettersSent
    from chc_desktop.model.reports.document import Paper


def incomplete_letters(paper: Paper, letters: LettersSent) -> None:
    """Add how many there were, and each with its reason: for the board only."""
    paper.heading("Letters that went out incomplete", 2)
    if not letters.incomplete:
        paper.none(_NOTHING_SENT if not letters.sent else "")
        return
    went = "letter" if letters.sent == 1 else "letters"
    paper.text(
        f"{len(letters.incomplete)} of {letters.sent} {went} went out although something that "
        "the Code asks for was missing.",
        holds=True,
    )
    columns = [
        Column(18, "Case", CELL_BOLD),
        Column(40, "Letter"),
        Column(56, "What was missing"),
        Column(54, "Why it went all the same"),
    ]
    rows = [
        [
            letter.reference or "No case",
            letter.what,
            letter.missing,
            letter.reason or "No reason is recorded.",
        ]
        for letter in letters.incomplete
    ]
    paper.table(grid(columns, rows, row_heads=True, flows=True))


_NOTHING_SENT = "No letter was written in our register this year."
