"""Papers in large print: one column, nothing under 18 point, footer included."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportlab.platypus import CondPageBreak, Flowable, Frame, PageTemplate

from chc_desktop.model.reports.blocks import blocks, enlarged
from chc_desktop.model.reports.document import PORTRAIT_PAGE, Paper
from chc_desktop.model.reports.furniture import Furniture, line_width, write_line
from chc_desktop.model.reports.grid import Grid
from chc_desktop.model.reports.large_type import (
    BODY,
    BULLET,
    HEADINGS,
    PAGE,
    SIZE,
    TITLE,
    TITLE_FROM,
)
from chc_desktop.model.reports.large_type import enlarged as type_enlarged
from chc_desktop.model.reports.look import BLACK, MM, RULE, WHITE, Page, Style
from chc_desktop.model.reports.marks import Figure
from chc_desktop.model.reports.text import Heading, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.canvas import TaggedCanvas
    from chc_desktop.model.reports.document import Content

KIND = "large print"
_GAP = 30.0  # the most space between parts: less of it than on a page of small type
_GO_ON = 0.55  # of a page: a new part goes on below if so much is left


class LargePaper(Paper):
    """A paper in large print: the parts of any paper, larger, on one kind of page."""

    large = True

    def __init__(self, title: str, author: str, short_title: str, draft: str = "") -> None:
        furniture = _LargeFurniture(short_title, author, draft)
        super().__init__(title, author, furniture, first_page=KIND)
        self._level = 1

    def heading(
        self, text: str, level: int, *, key: str = "", running: str = "", style: Style | None = None
    ) -> None:
        """Add a heading of level 1 to 3; of the style only a title's size counts."""
        title = style is not None and style.size >= TITLE_FROM
        super().heading(text, level, key=key, style=TITLE if title else HEADINGS[level])

    def add(self, flowable: Flowable, *, holds: bool = False) -> None:
        """Add a flowable as large print shows it: tables as blocks, drawings in words."""
        if isinstance(flowable, Grid):
            for part, keeps in blocks(flowable, self._level):
                super().add(part, holds=keeps)
        elif isinstance(flowable, Figure) and flowable.in_words:
            self.bullets(flowable.in_words)
        elif isinstance(flowable, Text) and flowable.style.size >= SIZE:
            if isinstance(flowable, Heading):
                self._level = flowable.level
            super().add(flowable, holds=holds)
        else:
            super().add(enlarged(flowable), holds=holds)

    def text(self, content: Content, style: Style = BODY, *, holds: bool = False) -> None:
        """Add one paragraph over the whole width."""
        super().text(content, type_enlarged(style), holds=holds)

    def bullets(self, items: Sequence[str | tuple[str, Content]], style: Style = BULLET) -> None:
        """Add a list with dots, or with the labels its items bring."""
        super().bullets(items, type_enlarged(style))

    def gap(self, points: float) -> None:
        """Add space, but not a large part of a page."""
        super().gap(min(points, _GAP))

    def turn(self, kind: str) -> None:
        """Go on with a new part: on a new page if much of this one is full."""
        del kind  # large print has one kind of page
        self._lead = None
        self.story.append(CondPageBreak(_GO_ON * PAGE.text_height))

    def column(self) -> None:
        """Go on below: there is one column."""
        self._lead = None

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


class _LargeFurniture(Furniture):
    """DRAFT above the text and one line below it, both as large as the text."""

    __slots__ = ()

    def end_page(self, canvas: TaggedCanvas, _doc: object, *, page: Page) -> None:
        """Draw them; the text of the page is drawn already."""
        if self._counting:
            self._total = canvas.page
            return
        canvas.saveState()
        canvas.setStrokeColor(BLACK)
        if self.draft:
            self._draft_box(canvas, page)
        number = f"Page {canvas.page} of {self._total}"
        wide = line_width(number, SIZE, bold=True)
        y = page.bottom - 9 * MM
        with canvas.artifact("Footer"):
            canvas.setLineWidth(RULE * 2)
            canvas.line(page.left, y, page.width - page.right, y)
            y -= SIZE * 1.2
            room = page.text_width - wide - 12
            write_line(canvas, page.left, y, self.short_title, room, BLACK, bold=False, size=SIZE)
            write_line(canvas, page.width - page.right - wide, y, number, 999, BLACK, size=SIZE)
        canvas.restoreState()

    def _draft_box(self, canvas: TaggedCanvas, page: Page) -> None:
        black = line_width("DRAFT", SIZE, bold=True) + 16
        white = min(line_width(self.draft, SIZE), page.text_width - black - 16) + 16
        x, y = page.width - page.right - black - white, page.height - 21 * MM
        with canvas.artifact("Header"):
            canvas.setFillColor(BLACK)
            canvas.setLineWidth(1)
            canvas.rect(x, y, black, 28, stroke=1, fill=1)
            canvas.rect(x + black, y, white, 28, stroke=1, fill=0)
            write_line(canvas, x + 8, y + 8, "DRAFT", 999, WHITE, size=SIZE)
            room = white - 16
            write_line(canvas, x + black + 8, y + 8, self.draft, room, BLACK, bold=False, size=SIZE)


def begin(
    title: str,
    landlord: str,
    short: str,
    *,
    draft: str = "",
    first_page: str = PORTRAIT_PAGE,
    brief: str = "",
    large: bool = False,
) -> Paper:
    """Return an empty paper in 12 point, or in 18.

    ``short`` is its name in the footer, ``brief`` a shorter one for the foot of large print.
    """
    if large:
        return LargePaper(f"{title}, large print", landlord, brief or short, draft)
    return Paper(title, landlord, Furniture(short, landlord, draft), first_page=first_page)
