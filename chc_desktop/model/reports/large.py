"""Papers in large print: one column, nothing under 18 point, footer included."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, Frame, PageTemplate

from chc_desktop.model.reports import words
from chc_desktop.model.reports.document import Paper
from chc_desktop.model.reports.furniture import Furniture, line_width, write_line
from chc_desktop.model.reports.look import BLACK, MM, PETROL, RULE, WHITE, Page, Style
from chc_desktop.model.reports.tags import Tag
from chc_desktop.model.reports.text import Heading, Text

if TYPE_CHECKING:
    from chc_desktop.model.reports.canvas import TaggedCanvas

PAGE = Page(210 * MM, 297 * MM, 28 * MM, 20 * MM, 26 * MM, 20 * MM)
KIND = "large print"
SIZE = 18.0
TITLE = Style(34, 41, bold=True, colour=PETROL, after=10)
LANDLORD = Style(22, 29, bold=True, after=4)
H1 = Style(26, 33, bold=True, colour=PETROL, before=30, after=8)
H2 = Style(22, 29, bold=True, before=20, after=5)
H3 = Style(20, 27, bold=True, before=14, after=3)
BODY = Style(SIZE, 25, after=12)
LEAD = Style(SIZE, 25, bold=True, after=12)
BULLET = Style(SIZE, 25, after=8, indent=26)
_HEADINGS = {1: H1, 2: H2, 3: H3}
_PAD = 6.0  # points, white around the words of a No


class LargePaper(Paper):
    """A paper in large print: headings and text at their sizes, on one kind of page."""

    def __init__(self, title: str, author: str, short_title: str, draft: str = "") -> None:
        furniture = _LargeFurniture(short_title, author, draft)
        super().__init__(title, author, furniture, first_page=KIND)

    def head(self, text: str, level: int, *, key: str = "") -> None:
        """Add a heading of level 1 to 3."""
        self.heading(text, level, key=key, style=_HEADINGS[level])

    def say(self, text: str, style: Style = BODY) -> None:
        """Add the paragraphs of a text."""
        for paragraph in words.paragraphs(text):
            self.text(paragraph, style)

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


class NoHeading(Heading):
    """The heading of a No: white on black over the whole width."""

    def __init__(self, text: str) -> None:
        super().__init__(text, 2, style=H2.but(colour=WHITE, indent=_PAD))

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the width given and the height with the black around the words."""
        _, height = super().wrap(aW, aH)
        self.height = height + 2 * _PAD
        return aW, self.height

    def draw(self) -> None:
        """Draw the bar, then the words."""
        self.canv.setFillColor(BLACK)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self.canv.translate(0, -_PAD)
        super().draw()


class PageLine(Flowable):
    """A line of the contents: what stands there, and on which page."""

    def __init__(self, paper: Paper, text: str, key: str) -> None:
        super().__init__()
        self._paper, self._text, self._key = paper, text, key
        self.tag = Tag("P")

    def _line(self) -> Text:
        # Three figures until pages are counted: so a line is never longer than planned.
        page = self._paper.pages.get(self._key, 888)
        return Text(f"{self._text}: page\u00a0{page}", BODY, tag=self.tag)

    def getSpaceAfter(self) -> float:
        """Return the space below, in points."""
        return BODY.after

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the width given and the height needed."""
        self.width, self.height = self._line().wrap(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line."""
        line = self._line()
        line.wrap(self.width, self.height)
        line.drawOn(self.canv, 0, 0)


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
