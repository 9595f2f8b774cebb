"""The confidential annex of the board edition: who is behind each reference, and who gets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.large import begin
from chc_desktop.model.reports.look import CELL_BOLD
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from datetime import date

    from chc_desktop.model.reports.document import Paper


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """One case: who complains, who considered it, and who must not read this line."""

    reference: str
    who: tuple[str, ...]
    considered: tuple[str, ...]
    not_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A member of the governing body, and the cases their copy leaves out, with the reasons."""

    name: str
    without: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexPaper:
    """All lines, or with ``copy_for`` those that one member may read."""

    landlord: str
    body: str
    year_end: date
    on: date
    lines: tuple[AnnexLine, ...]
    readers: tuple[Reader, ...]
    copy_for: str = ""


def render_annex(annex: AnnexPaper, *, large: bool = False) -> bytes:
    """Return the annex as a PDF in 12 or 18 point. The same values always give the same bytes."""
    year = f"year to {words.day(annex.year_end)}".replace(words.NBSP, " ")
    landlord = " ".join(words.clean(annex.landlord).split())
    paper = begin(
        f"Confidential annex to the complaints report, {year}, {landlord}",
        landlord,
        f"Confidential annex, {year}",
        brief="Confidential annex",
        large=large,
    )
    paper.heading("Confidential annex", 1)
    whose = (
        f"Copy for {annex.copy_for}." if annex.copy_for else "The complaints officer\u2019s copy."
    )
    paper.text(
        [
            bold(f"Not for publication. {whose}"),
            (
                f" Who is behind the references of the complaints report for the {year}, as the "
                f"register stood on {words.day(annex.on)}. To be given back after the meeting."
            ),
        ]
    )
    _lines(paper, annex)
    if not annex.copy_for:
        _readers(paper, annex)
    return paper.render()


def _lines(paper: Paper, annex: AnnexPaper) -> None:
    paper.heading("Who is who", 2)
    if not annex.lines:
        paper.none()
        return
    columns = [
        Column(20, "Case", CELL_BOLD),
        Column(54, "Who complains"),
        Column(54, "Who considers it"),
    ]
    if not annex.copy_for:
        columns.append(Column(40, "Not for"))
    rows = [
        [
            line.reference,
            list(line.who),
            list(line.considered) or "Nobody named",
            *([] if annex.copy_for else [list(line.not_for) or words.NONE]),
        ]
        for line in annex.lines
    ]
    paper.table(grid(columns, rows, row_heads=True, flows=True))


def _readers(paper: Paper, annex: AnnexPaper) -> None:
    paper.heading("Who gets this annex", 2)
    if not annex.readers:
        paper.none(f"Nobody is entered as a member of the {annex.body}.")
        return
    paper.text(
        "Members get a copy of their own. It leaves out the cases in which they have a conflict "
        "of interest (5.8).",
        holds=True,
    )
    columns = [
        Column(44, "Member", CELL_BOLD),
        Column(40, "Left out of their copy"),
        Column(84, "Why"),
    ]
    rows = [
        [reader.name, ", ".join(reader.without) or words.NONE, list(reader.why) or ""]
        for reader in annex.readers
    ]
    paper.table(grid(columns, rows, row_heads=True, flows=True))
