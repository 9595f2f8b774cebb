"""The recovery sheet: one page that alone opens a protected register, for a sealed envelope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.grid import Column, Grid, grid
from chc_desktop.model.reports.large import begin
from chc_desktop.model.reports.look import BODY, BULLET, CELL, H1, H2, LANDLORD, LEAD
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from datetime import date

TITLE = "Recovery sheet"
_WIDE = BODY.but(size=11, leading=15, after=4, max_width=0)
_CODE = CELL.but(size=17, leading=19, bold=True, after=0)
_NUMBER = CELL.but(leading=19, after=0)
_HEAD = H2.but(size=14, leading=18, before=6, after=3)
_LINE = BULLET.but(size=11, leading=14.5, after=2, max_width=0)
KEEP = (
    "Print it once, put it into an envelope, seal it, and write “CHC Desktop, recovery sheet” on it.",
    (
        "Keep the envelope where your co-op keeps its most important papers, and never with the "
        "computer. Say in the minutes where it is and who may open it."
    ),
    "Whoever holds this page and a copy of the register can read everything in it.",
)
USE = (
    "Open the register in CHC Desktop and choose “Use the recovery sheet”.",
    (
        "Type the code. Capitals and spaces do not matter. There is no 0, 1, I or O in it. The "
        "fifth character of a group finds a slip: the program says which group to compare."
    ),
    "Choose a new passphrase. This sheet stays good after that.",
)
SPOILT = (
    "If the envelope was opened or lost, choose “Make a new key” in Settings and print a new sheet. "
    "This one then opens the register no more, but still the copies and backups made before."
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet. ``groups`` are the code's, in order."""

    landlord: str
    file: str
    groups: tuple[str, ...]
    on: date


def render_recovery_sheet(sheet: RecoverySheet, *, large: bool = False) -> bytes:
    """The sheet as PDF, in 18 point where asked; the same values always give the same bytes."""
    landlord = " ".join(words.clean(sheet.landlord).split())
    paper = begin(f"{TITLE}, {landlord}", landlord, TITLE, large=large)
    paper.text(landlord, LANDLORD.but(after=4))
    paper.heading(TITLE, 1, style=H1.but(before=0))
    paper.text(
        "This page opens your complaints register when the passphrase is forgotten or the key file "
        "is lost. Nobody else can help then: not the makers of the program, and no computer shop.",
        LEAD.but(size=13, leading=18, after=6, max_width=0),
    )
    made = (bold("Register: "), f"{words.clean(sheet.file)}, printed on {words.day(sheet.on)}.")
    if not large:
        paper.text(made, _WIDE)
    paper.heading("The code", 2, style=_HEAD)
    if large:
        groups = [(f"{n}.", bold(group)) for n, group in enumerate(sheet.groups, start=1)]
        paper.bullets(groups, _LINE)
        # Below it, so that the whole code stands on one page.
        paper.text(made, _WIDE)
    else:
        paper.table(_code(sheet.groups))
    for heading, lines in (("Keeping it safe", KEEP), ("Using it", USE)):
        paper.heading(heading, 2, style=_HEAD)
        paper.bullets(lines, _LINE)
    paper.text(SPOILT, _WIDE.but(before=6))
    return paper.render()


def _code(groups: tuple[str, ...]) -> Grid:
    half = len(groups) // 2
    columns = [
        Column(22, "Group", _NUMBER),
        Column(60, "Characters", _CODE),
        Column(22, "Group", _NUMBER),
        Column(60, "Characters", _CODE),
    ]
    rows = [[str(n + 1), groups[n], str(n + half + 1), groups[n + half]] for n in range(half)]
    return grid(columns, rows, row_heads=True)
