"""What stands on every page round the text: DRAFT, the running head, the footer."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.lines import line_of, show, width_of_line
from chc_desktop.model.reports.look import BLACK, MM, PETROL, RULE, WHITE, Page

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from chc_desktop.model.reports.canvas import TaggedCanvas
    from chc_desktop.model.reports.text import Heading

_SIZE = 10.5
_NEAR_TOP = 45.0  # a heading this near the top of the text area needs no running head


@dataclass(slots=True)
class Furniture:
    """The furniture of one paper.

    `short_title` and `landlord` stand in the footer, `draft` is the words beside DRAFT or "".
    """

    short_title: str
    landlord: str
    draft: str = ""
    _pages: dict[str, int] = field(default_factory=dict)
    _total: int = 0
    _counting: bool = False
    _running: str = ""
    _at_start: str = ""
    _fresh: bool = False
    _page: Page | None = None

    def start(self, pages: dict[str, int], *, counting: bool) -> Furniture:
        """Begin a pass over the document; `pages` takes the page of each heading with a key."""
        self._pages, self._counting, self._running = pages, counting, ""
        return self

    def on_heading(self, heading: Heading, page: int, top: float) -> None:
        """Note where a heading stands, for the contents and for the running head."""
        if heading.key:
            self._pages[heading.key] = page
        if not heading.running and heading.level > 1:
            return
        self._running = heading.running or heading.title.split(":")[0]
        if self._page is not None and top > self._page.height - self._page.top - _NEAR_TOP:
            self._fresh = True

    def begin_page(self, _canvas: TaggedCanvas, _doc: object, *, page: Page) -> None:
        """Remember the part in which the page starts."""
        self._at_start, self._fresh, self._page = self._running, False, page

    def end_page(self, canvas: TaggedCanvas, _doc: object, *, page: Page) -> None:
        """Draw the furniture; the text of the page is drawn already."""
        if self._counting:
            self._total = canvas.page
            return
        canvas.saveState()
        self._draft(canvas, page)
        if self._at_start and not self._fresh:
            with canvas.artifact("Header"):
                y = page.height - page.top + (5.6 * MM if page.width > page.height else 7.5 * MM)
                write_line(canvas, page.left, y, f"{self._at_start}, continued", 170 * MM, PETROL)
        self._footer(canvas, page)
        canvas.restoreState()

    def _draft(self, canvas: TaggedCanvas, page: Page) -> None:
        if not self.draft:
            return
        words_beside = fitted(self.draft, page.text_width - 80, _SIZE)
        black = line_width("DRAFT", 11, bold=True) + 11
        white = line_width(words_beside, _SIZE) + 11
        x = page.width - page.right - black - white
        y = page.height - (12.2 * MM if page.width > page.height else 14 * MM)
        with canvas.artifact("Header"):
            canvas.setFillColor(BLACK)
            canvas.setStrokeColor(BLACK)
            canvas.setLineWidth(0.8)
            canvas.rect(x, y, black, 19, stroke=1, fill=1)
            canvas.rect(x + black, y, white, 19, stroke=1, fill=0)
            write_line(canvas, x + 5.5, y + 5.7, "DRAFT", 999, WHITE, size=11)
            write_line(canvas, x + black + 5.5, y + 5.9, words_beside, 999, BLACK, bold=False)

    def _footer(self, canvas: TaggedCanvas, page: Page) -> None:
        wide = page.width > page.height
        y = 10.5 * MM if wide else 16.5 * MM
        number = f"Page {canvas.page} of {self._total}"
        with canvas.artifact("Footer"):
            canvas.setStrokeColor(BLACK)
            canvas.setLineWidth(RULE)
            canvas.line(page.left, y, page.width - page.right, y)
            room = page.text_width - line_width(number, _SIZE, bold=True) - 12
            y -= 12
            if wide:
                text = f"{self.short_title} \u00b7 {self.landlord}"
                write_line(canvas, page.left, y, text, room, BLACK, bold=False)
            else:
                write_line(canvas, page.left, y, self.short_title, room, BLACK, bold=False)
                write_line(
                    canvas, page.left, y - 14, self.landlord, page.text_width, BLACK, bold=False
                )
            end = page.width - page.right - line_width(number, _SIZE, bold=True)
            write_line(canvas, end, y, number, 999, BLACK)


def line_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of `text` on one line, in points."""
    return width_of_line(line_of(text, size, bold=bold))


@lru_cache(maxsize=64)
def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return `text` on one line, shortened with dots to `room` points."""
    text = " ".join(words.clean(text).split())
    left = room
    for at, char in enumerate(text):
        left -= line_width(char, size, bold=bold)
        if left < 0:
            kept, dots = text[:at], line_width("\u2026", size, bold=bold)
            while kept and line_width(kept, size, bold=bold) + dots > room:
                kept = kept[:-1]
            return kept.rstrip() + "\u2026"
    return text


def write_line(
    canvas: TaggedCanvas,
    x: float,
    y: float,
    text: str,
    room: float,
    colour: Color,
    *,
    bold: bool = True,
    size: float = _SIZE,
) -> None:
    """Draw `text` on one line of the furniture, shortened to `room` points."""
    tx = canvas.beginText(x, y)
    tx.setFillColor(colour)
    show(tx, line_of(fitted(text, room, size, bold=bold), size, bold=bold), size)
    canvas.drawText(tx)
