"""The submission pack on one page: what goes to the Ombudsman, what is missing, the check list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.large import begin
from chc_desktop.model.reports.look import BODY, BULLET, CELL, H2
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from datetime import date

    from chc_desktop.model.reports.document import Paper

_SHORT = 110  # letters of an answer or a place, so that the page stays one
_WIDE = BODY.but(max_width=0)
_SMALL = CELL.but(size=10.5, leading=11.8, after=0)
_HEAD = H2.but(before=4, after=0)


@dataclass(frozen=True, slots=True)
class SubmissionPaper:
    """A year's pack. ``parts`` are title, approved, minute, published; ``due`` None: other rules."""

    landlord: str
    year_end: date
    on: date
    due: date | None
    large: str
    version: str
    sent: str
    parts: tuple[tuple[str, str, str, str], ...]
    missing: tuple[str, ...]
    questions: tuple[tuple[str, str, bool], ...]
    form: str
    last_checked: date


def render_submission(pack: SubmissionPaper, *, large: bool = False) -> bytes:
    """Return the page as a PDF, or its words on more pages in large print. The same values always give the same bytes."""
    year = f"year to {words.day(pack.year_end)}".replace(words.NBSP, " ")
    landlord = " ".join(words.clean(pack.landlord).split())
    paper = begin(
        f"Submission pack, {year}, {landlord}",
        landlord,
        f"Submission pack, {year}",
        brief="Submission pack",
        large=large,
    )
    paper.heading("Submission pack", 1)
    by = f" Due by {words.day(pack.due)}, six months after the year end." if pack.due else ""
    paper.text([bold(f"{landlord}, {year}."), f"{by} {pack.sent}"], _WIDE)
    about = (pack.large, pack.version and f"{pack.version.rstrip('.')}.")
    if any(about):
        paper.text(" ".join(filter(None, about)), _WIDE)
    _papers(paper, pack)
    _missing(paper, pack)
    _questions(paper, pack)
    return paper.render()


def _papers(paper: Paper, pack: SubmissionPaper) -> None:
    paper.heading("The four papers", 2, style=_HEAD)
    columns = [
        Column(38, "Paper", _SMALL.but(bold=True)),
        Column(50, "Approved", _SMALL),
        Column(20, "Minute", _SMALL),
        Column(60, "Published", _SMALL),
    ]
    rows = [
        [title, approved, minute, _short(where)] for title, approved, minute, where in pack.parts
    ]
    paper.table(grid(columns, rows, row_heads=True))


def _missing(paper: Paper, pack: SubmissionPaper) -> None:
    paper.heading("What is missing", 2, style=_HEAD)
    if pack.missing:
        paper.bullets(
            [f"{line.rstrip('.')}." for line in pack.missing],
            BULLET.but(max_width=0, leading=15, after=1),
        )
    else:
        paper.text("Nothing: all four are approved and published.", _WIDE)


def _questions(paper: Paper, pack: SubmissionPaper) -> None:
    paper.heading("Check list for the Ombudsman\u2019s form", 2, style=_HEAD)
    columns = [
        Column(70, "The form asks", _SMALL),
        Column(98, "We answer", _SMALL.but(bold=True), plain=True),
    ]
    rows = [
        [f"{question}{'' if sure else ' *'}", _short(answer)]
        for question, answer, sure in pack.questions
    ]
    paper.table(grid(columns, rows, row_heads=True))
    paper.note(
        f"Questions of {pack.form}, as far as known, last checked on "
        f"{words.day(pack.last_checked)}. * Not sure that it asks this. "
        f"Printed on {words.day(pack.on)}."
    )


def _short(answer: str) -> str:
    text = " ".join(answer.split())
    if len(text) <= _SHORT:
        return text or "Not known yet"
    return f"{text[:_SHORT].rsplit(' ', 1)[0]} \u2026"
