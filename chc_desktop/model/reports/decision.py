"""A decision of the governing body between two meetings: one page for the minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.cover import labelled
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.large import begin
from chc_desktop.model.reports.look import CELL, H1, Style
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from datetime import date

    from chc_desktop.model.reports.document import Paper

_WRITE = 24.0  # points of a row to write in
_SIGN = 34.0


@dataclass(frozen=True, slots=True)
class DecisionMember:
    """A member of the governing body: whether they decided, and what they declared."""

    name: str
    decided: bool
    declared: str


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """A decision to print; it names the complaint by its reference alone."""

    landlord: str
    body: str
    reference: str
    about: str
    on: date
    how: str
    due: date | None
    what: str
    why: str
    members: tuple[DecisionMember, ...]
    next_meeting: date | None
    minute: str
    history_code: str = ""
    """The code of the register's history, with what it is for."""


def render_decision(decision: DecisionPaper, *, large: bool = False) -> bytes:
    """The page as PDF in 12 or 18 point."""
    title = "Decision between meetings"
    short = f"{title}, {decision.reference}"
    paper = begin(short, decision.landlord, short, large=large)
    paper.text(bold(decision.landlord), Style(12, 16, after=4))
    paper.heading(title, 1, style=H1.but(before=0))
    decided = sum(member.decided for member in decision.members)
    count = "One member" if decided == 1 else f"{decided} members"
    lead = f"{count} of the {decision.body} decided on {decision.about}, complaint {decision.reference}."
    paper.prose(lead, lead=True)
    paper.heading("The decision", 2)
    paper.prose(decision.what)
    facts = [("Complaint", decision.reference, 0.0), ("Decided on", words.day(decision.on), 0.0)]
    facts.append(("How", f"By {decision.how}", 0.0))
    if decision.due is not None:
        facts.append(("Response due", words.day(decision.due), 0.0))
    if decision.why.strip():
        facts.append(("Why it could not wait", decision.why, 0.0))
    paper.heading("How it was taken", 2)
    paper.table(labelled(facts, (52, 116)))
    paper.heading("Who decided, and what each declared (5.8)", 2)
    columns = [
        Column(60, "Member", CELL.but(bold=True)),
        Column(32, "Took part"),
        Column(76, "Conflict of interest"),
    ]
    rows = [[m.name, "Decided" if m.decided else "No part", m.declared] for m in decision.members]
    paper.table(grid(columns, rows, row_heads=True))
    _to_note(paper, decision)
    return paper.render()


def _to_note(paper: Paper, decision: DecisionPaper) -> None:
    """Add what the meeting fills in: its day, the minute, the signature."""
    paper.heading("Noted at the next meeting", 2)
    when = words.day(decision.next_meeting) if decision.next_meeting else ""
    rows = [
        ("Meeting of", when, _WRITE),
        ("Minute", decision.minute, _WRITE),
        ("Signed", "", _SIGN),
        ("Name and role", "", _WRITE),
    ]
    paper.table(labelled(rows, (52, 116)))
    if decision.history_code:
        paper.note(decision.history_code)
    paper.note("The resident’s name stays out of the minutes: the reference is enough.")
