"""The form for taking a complaint, and the telephone script, with lines to write on."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import Flowable

from chc_desktop.model.reports.document import PORTRAIT_PAGE, Paper
from chc_desktop.model.reports.furniture import Furniture
from chc_desktop.model.reports.look import BLACK, BODY, H1, H2, NOTE, RULE, Style
from chc_desktop.model.reports.text import bold

_LINE = 22.0  # points between two lines to write on
_BELOW = 8.0  # below the last of them
_BOX = 11.0
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


class WritingLines(Flowable):
    """Lines to write on; decoration, so that readers pass over them."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the width given and the room the lines take."""
        self.width, self.height = aW, self.count * _LINE + _BELOW
        return aW, self.height

    def least_height(self, _page: float) -> float:
        """Return what must fit below the question."""
        return min(self.count, 2) * _LINE + _BELOW

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Part many lines over two pages, at least two on each."""
        fit = min(int((aH - _BELOW) / _LINE), self.count - 2)
        return [WritingLines(fit), WritingLines(self.count - fit)] if fit >= 2 else []

    def draw(self) -> None:
        """Draw the lines."""
        self.canv.setStrokeColor(BLACK)
        self.canv.setLineWidth(RULE * 2)
        for number in range(self.count):
            y = self.height - (number + 1) * _LINE
            self.canv.line(0, y, self.width, y)


class TickBox(Flowable):
    """A box to tick, left of the words that follow it."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take no room: the words beside it do."""
        self.width, self.height = aW, 0.0
        return aW, 0.0

    def draw(self) -> None:
        """Draw the box."""
        self.canv.setStrokeColor(BLACK)
        self.canv.setLineWidth(0.8)
        self.canv.rect(2, -_BOX - 3, _BOX, _BOX)


def render_intake(form: IntakePaper) -> bytes:
    """The form as PDF; a question stays with its lines."""
    paper = Paper(
        form.title,
        form.landlord,
        Furniture(form.title, form.landlord),
        first_page=PORTRAIT_PAGE,
    )
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
        paper.add(WritingLines(1))
    if form.contact:
        paper.text(" \u00b7 ".join(form.contact), NOTE)
    return paper.render()


def _ask(paper: Paper, question: IntakeQuestion) -> None:
    paper.text(bold(question.ask), _ASK.but(before=6), holds=True)
    if question.help:
        paper.text(question.help, _HELP, holds=True)
    if not question.choices:
        paper.add(WritingLines(question.lines))
        return
    for choice in question.choices:
        paper.add(TickBox(), holds=True)
        paper.text(choice, BODY.but(indent=22, after=4))
