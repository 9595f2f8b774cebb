"""The cover of a paper and its approval block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.grid import Column, Row, grid, to_cell
from chc_desktop.model.reports.look import (
    BODY,
    H3,
    LANDLORD,
    LANDSCAPE,
    MM,
    PETROL,
    PORTRAIT,
    SUBTITLE,
    SUBTITLE_LANDSCAPE,
    TITLE,
    TITLE_LANDSCAPE,
)
from chc_desktop.model.reports.marks import Terrace
from chc_desktop.model.reports.text import Text

if TYPE_CHECKING:
    from datetime import date

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.grid import Grid
    from chc_desktop.model.reports.papers import Approval, Landlord

_SIGN = 34.0  # points to sign in
_WRITE = 26.0  # points to write in


def portrait_cover(
    paper: Paper, landlord: Landlord, approval: Approval, title: str, subtitles: list[str]
) -> None:
    """Draw the cover of a portrait paper, approval block included."""
    _names(paper, landlord, 56 * MM)
    _title(paper, title, subtitles, large=True)
    if landlord.homes:
        paper.gap(10 * MM)
        paper.add(Terrace(landlord.homes, PORTRAIT.text_width))
    paper.gap(12 * MM)
    approval_block(paper, approval, (64, 104), "Prepared by")


def landscape_cover(
    paper: Paper, landlord: Landlord, approval: Approval, title: str, subtitles: list[str]
) -> None:
    """Draw the cover of a landscape paper; the approval block stands in the right third."""
    _names(paper, landlord, 47 * MM)
    _title(paper, title, subtitles, large=False)
    if landlord.homes:
        paper.gap(40 * MM if len(landlord.name) < 60 else 15 * MM)
        paper.add(Terrace(landlord.homes, 150 * MM))
    paper.column()
    approval_block(paper, approval, (36, 68), "Completed by")


def _names(paper: Paper, landlord: Landlord, down_to: float) -> None:
    room = min(PORTRAIT.text_width, 152 * MM)
    used = 0.0
    lines = [line for line in landlord.address if line.strip()]
    for text, style in [(landlord.name, LANDLORD), *((line, BODY.but(after=0)) for line in lines)]:
        part = Text(text or "Landlord not named", style)
        used += part.wrap(room, LANDSCAPE.text_height)[1]
        paper.add(part)
    paper.gap(max(12 * MM, down_to - used))


def _title(paper: Paper, title: str, subtitles: list[str], *, large: bool) -> None:
    paper.heading(title, 1, style=TITLE if large else TITLE_LANDSCAPE)
    for line in subtitles:
        paper.text(line, SUBTITLE if large else SUBTITLE_LANDSCAPE)


def approval_block(paper: Paper, approval: Approval, widths: tuple[int, int], by: str) -> None:
    """Add the approval block; what is not known yet is a line to write on."""
    paper.heading("Approval", 2, style=H3.but(colour=PETROL, before=0, after=3))
    approved = approval.approved_on is not None
    where = approval.for_approval_at
    if (
        approved
        and approval.approved_on
        and words.day(approval.approved_on) not in words.held(where)
    ):
        where = _with_date(where, approval.approved_on)
    version = [("Version", approval.version, 0.0)] if approval.version else []
    rows = [
        *version,
        (by, _with_date(approval.prepared_by, approval.prepared_on), 0.0),
        ("Checked by", _with_date(approval.checked_by, approval.checked_on), 0.0),
        ("Approved at" if approved else "For approval at", where, 0.0),
        ("Minute", approval.minute, _WRITE),
        ("Signed for the governing body", "", _SIGN),
        ("Name and role", approval.signed_by, _WRITE),
        ("Date", _with_date("", approval.signed_on), _WRITE),
        (
            "Published" if approval.published_on else "Publish",
            _with_date(approval.publish_where, approval.published_on),
            0.0,
        ),
        ("Sent to the Ombudsman", _sent(approval), 0.0)
        if approval.submitted_on
        else (
            "Send to the Ombudsman",
            f"By {words.day(approval.submit_by)}" if approval.submit_by else "",
            0.0,
        ),
    ]
    paper.table(labelled(rows, widths))


def _sent(approval: Approval) -> str:
    how = f"by {approval.submitted_how}" if approval.submitted_how else ""
    return ", ".join(filter(None, (_with_date("", approval.submitted_on), how)))


def labelled(rows: list[tuple[str, str, float]], widths: tuple[float, float]) -> Grid:
    """Return a table of names and values; a row may be higher, to write in."""
    columns = [Column(widths[0]), Column(widths[1])]
    made = [
        Row(
            (to_cell(name, columns[0]), to_cell(value, columns[1])),
            least=0.0 if value else max(least, _WRITE),
        )
        for name, value, least in rows
    ]
    return grid(columns, made, row_heads=True)


def _with_date(text: str, on: date | None) -> str:
    return ", ".join(part for part in (text.strip(), words.day(on) if on else "") if part)
