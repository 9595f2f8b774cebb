"""The form for taking a complaint, and the telephone script, with lines to write on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.reports.how_to_complain import whole
from chc_desktop.model.reports.large import begin
from chc_desktop.model.reports.look import BODY, H1, H2, NOTE, Style
from chc_desktop.model.reports.marks import TickBox, WritingLines
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from chc_desktop.model.reports.document import Paper

_LINE = 22.0  # points between two lines to write on
_ASK = BODY.but(after=2, max_width=0)
_HELP = NOTE.but(before=0, after=0, max_width=0)
_OPENING = BODY.but(max_width=0)


@dataclass(frozen=True, slots=True)
class IntakeQuestion:
    """A question, its help, and its room: lines, or boxes to tick."""

    ask: str
    help: str
    lines: int
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IntakePaper:
    """A form to print."""

    landlord: str
    contact: tuple[str, ...]
    title: str
    opening: tuple[str, ...]
    parts: tuple[tuple[str, tuple[IntakeQuestion, ...]], ...]
    closing: tuple[str, ...]
    sign: tuple[str, ...]


def render_intake(form: IntakePaper, *, large: bool = False) -> bytes:
    """The form as PDF in 12 or 18 point; a question stays with its lines."""
    paper = begin(form.title, form.landlord, form.title, large=large)
    paper.text(bold(form.landlord), Style(12, 16, after=4))
    paper.heading(form.title, 1, style=H1.but(before=0), running=form.title)
    for text in form.opening:
        paper.text(text, _OPENING)
    for heading, questions in form.parts:
        paper.heading(heading, 2, style=H2, running=form.title)
        for question in questions:
            _ask(paper, question)
    for text in form.closing:
        paper.text(text, _OPENING)
    for label in form.sign:
        paper.text(bold(label), _ASK, holds=True)
        paper.add(WritingLines(1, _LINE))
    if form.contact:
        paper.text(whole(" \u00b7 ".join(form.contact)), NOTE.but(max_width=0))
    return paper.render()


def _ask(paper: Paper, question: IntakeQuestion) -> None:
    paper.text(bold(question.ask), _ASK.but(before=6), holds=True)
    if question.help:
        paper.text(question.help, _HELP, holds=True)
    if not question.choices:
        paper.add(WritingLines(question.lines, _LINE))
        return
    for choice in question.choices:
        paper.add(TickBox(), holds=True)
        paper.text(choice, BODY.but(indent=22, after=4))
