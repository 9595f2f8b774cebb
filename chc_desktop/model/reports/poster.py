"""The notice-board poster "How to complain": one A4 page, read from two steps away (3.4 to 3.7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportlab.platypus import Frame, PageTemplate

from chc_desktop.model.reports import how_to_complain as say
from chc_desktop.model.reports.document import Paper
from chc_desktop.model.reports.furniture import Furniture
from chc_desktop.model.reports.grid import Column, Row, grid, stack_height
from chc_desktop.model.reports.look import BLACK, MM, PETROL, RULE, Page, Style
from chc_desktop.model.reports.marks import Terrace
from chc_desktop.model.reports.text import Heading, Text, bold

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Flowable

    from chc_desktop.model.reports.canvas import TaggedCanvas
    from chc_desktop.model.reports.how_to_complain import HowToComplain

PAGE = Page(210 * MM, 297 * MM, 12 * MM, 19 * MM, 11 * MM, 20 * MM)
KIND = "poster"
_TITLE = Style(58, 62, bold=True, colour=PETROL)
_LEAD = Style(22, 29, after=4)
_HEAD = Style(24, 30, bold=True, before=11, after=2)
_BODY = Style(17.5, 23)
_BIG = Style(22, 29)
_NUMBER = Style(38, 40, bold=True, colour=PETROL)
_UNIT = Style(14, 18, max_width=50 * MM)
_WHAT = Style(17.5, 23, bold=True)
_LOG = Style(12, 16)
_WRITE = 45 * MM  # room to write the day in
_GROUND = 6.0  # points between the houses and what stands below
_SMALLER = 0.97
_TITLE_STAYS = 0.7  # down to this scale the title keeps its size: it is what is seen from afar
_LEAST = 0.55  # of the sizes above: what does not fit then goes on to another page


class LogLine(Text):
    """A line of text with room behind it to write a day in."""

    def draw(self) -> None:
        """Draw the text, then the line to write on."""
        super().draw()
        last = self.lines(self.width)[-1]
        x = sum(word.width + word.space for word in last) + 4
        self.canv.setStrokeColor(BLACK)
        self.canv.setLineWidth(RULE * 2)
        self.canv.line(x, 1.5, x + _WRITE, 1.5)


class _PosterFurniture(Furniture):
    """None: a poster has its log line as text, and no number."""

    __slots__ = ()

    def end_page(self, _canvas: TaggedCanvas, _doc: object, *, page: Page) -> None:
        """Draw nothing."""


class Poster(Paper):
    """A paper of one page without furniture."""

    tightens = False

    def _templates(self) -> list[PageTemplate]:
        frame = Frame(
            PAGE.left,
            PAGE.bottom,
            PAGE.text_width,
            PAGE.text_height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        begin = partial(self.furniture.begin_page, page=PAGE)
        end = partial(self.furniture.end_page, page=PAGE)
        size = (PAGE.width, PAGE.height)
        return [PageTemplate(id=KIND, frames=[frame], pagesize=size, onPage=begin, onPageEnd=end)]


def render_poster(told: HowToComplain) -> bytes:
    """The poster as PDF; long names and words make its type smaller, never its page fuller."""
    paper = Poster(
        f"{say.TITLE}, {told.landlord}",
        told.landlord,
        _PosterFurniture(say.TITLE, told.landlord),
        first_page=KIND,
    )
    foot = _foot(told)
    room = PAGE.text_height - stack_height(foot, PAGE.text_width) - 1
    scale = 1.0
    parts = _parts(told, scale)
    while (height := stack_height(parts, PAGE.text_width)) > room and scale > _LEAST:
        scale *= _SMALLER
        parts = _parts(told, scale)
    for part in parts:
        paper.add(part, holds=isinstance(part, Heading))
    paper.gap(max(0.0, room - height))
    for part in foot:
        paper.add(part)
    return paper.render()


def _parts(told: HowToComplain, scale: float) -> list[Flowable]:
    def style(of: Style) -> Style:
        return of.but(
            size=of.size * scale,
            leading=of.leading * scale,
            before=of.before * scale,
            after=of.after * scale,
        )

    ways, limit = told.ombudsman, say.limit_line(told)
    return [
        Heading(say.TITLE, 1, style=_TITLE if scale > _TITLE_STAYS else style(_TITLE)),
        Text(say.LEAD, style(_LEAD)),
        Heading(say.TELL, 2, style=style(_HEAD)),
        Text(say.telling(told), style(_BODY)),
        Heading(say.ANSWER, 2, style=style(_HEAD)),
        _steps(told, style),
        Text(say.LONGER, style(_UNIT).but(max_width=0)),
        Heading(f"The {ways.name.removeprefix('The ')}", 2, style=style(_HEAD)),
        Text(list(say.FREE), style(_BODY)),
        Text(bold(say.whole(ways.telephone)), style(_BIG)),
        Text(say.whole(f"Or {ways.form}, or {ways.post}. {limit}"), style(_BODY.but(after=6))),
        Text(say.HELP, style(_BODY)),
        Text(say.policy_line(told), style(_UNIT).but(max_width=0)),
    ]


def _steps(told: HowToComplain, style: Callable[[Style], Style]) -> Flowable:
    columns = [Column(55), Column(116)]
    rows = [
        Row(
            (
                [Text(str(step.days), style(_NUMBER)), Text(step.unit, style(_UNIT))],
                [Text(step.what, style(_WHAT)), Text(step.text, style(_BODY))],
            )
        )
        for step in say.steps(told)
    ]
    return grid(columns, rows, row_heads=True)


def _foot(told: HowToComplain) -> list[Flowable]:
    return [
        Terrace(told.homes or 24, PAGE.text_width),
        LogLine(
            [bold(told.landlord), " \u00b7 hung on"],
            _LOG.but(before=_GROUND, max_width=PAGE.text_width - _WRITE - 4),
        ),
        Text(say.check_line(told), _LOG),
    ]
