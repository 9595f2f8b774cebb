"""The two texts people write for the annual report: the foreword and the response (8.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.cover import labelled
from chc_desktop.model.reports.grid import Column, Row, grid, to_cell
from chc_desktop.model.reports.look import BODY, CELL
from chc_desktop.model.reports.marks import WritingLines
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.papers import Response
    from chc_desktop.model.reports.year_paper import YearPaper

_MRC = "Member Responsible for Complaints"
_ROOM = 34.0


def foreword(paper: Paper, report: YearPaper) -> None:
    """Add the foreword of the MRC (9.5, 9.6), or room to write it."""
    text = report.foreword
    paper.heading(f"Foreword by the {_MRC}", 1, key="foreword")
    if not text.text.strip():
        paper.text([bold("Not written yet."), f" To be written by the {_MRC}."], holds=True)
        paper.bullets(
            [
                "What the figures of this year mean, and what they cannot tell",
                "What worries you, and what went well",
                "What you ask the governing body to change",
            ]
        )
        paper.add(WritingLines(14))
    else:
        paper.prose(text.text, lead=True)
    if text.name.strip():
        paper.gap(8)
        paper.text(bold(text.name), BODY.but(after=0))
        said = [text.role or _MRC, words.day(text.on) if text.on else ""]
        paper.text(", ".join(part for part in said if part))
    elif text.text.strip():
        paper.table(labelled([("Name", "", _ROOM), ("Date", "", _ROOM)], (36, 92)))


def response(paper: Paper, report: YearPaper) -> None:
    """Add the governing body's response (8.2), or room to write it, and where it is signed."""
    said = report.response
    paper.heading("The governing body\u2019s response", 1, key="response")
    if said.text.strip():
        paper.prose(said.text, lead=True)
    else:
        paper.text(
            [
                bold("Not written yet."),
                (
                    f" To be agreed by the {report.approval.body} when it discusses this report, and "
                    "published beside it (8.2)."
                ),
            ],
            holds=True,
        )
        paper.add(WritingLines(5))
    _decisions(paper, said)
    for title, text in (
        ("What we do not accept", said.not_accepted),
        ("Residents\u2019 questions at the meeting", said.residents_questions),
    ):
        if text.strip():
            paper.heading(title, 2)
            paper.prose(text)
    paper.heading("For the governing body", 2)
    date = ", ".join(
        p for p in (words.day(said.signed_on) if said.signed_on else "", said.minute) if p
    )
    rows = [
        ("Signed", "", _ROOM),
        ("Name and role", said.signed_by, _ROOM),
        ("Date and minute", date, _ROOM),
    ]
    paper.table(labelled(rows, (44, 90)))


def _decisions(paper: Paper, said: Response) -> None:
    paper.heading("What we decided", 2)
    if said.text.strip() and not said.decisions:
        paper.none()
        return
    columns = [
        Column(98, "Decision"),
        Column(47, "From", CELL.but(bold=True)),
        Column(23, "Provision"),
    ]
    rows = [
        [d.text, words.day(d.from_on) if d.from_on else "", d.provision] for d in said.decisions
    ]
    empty = Row(tuple(to_cell("", column) for column in columns), least=_ROOM)
    paper.table(grid(columns, rows or [empty, empty, empty]))
