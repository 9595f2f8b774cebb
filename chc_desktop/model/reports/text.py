"""Text on a page: words with their widths, broken into lines, tagged when they are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from chc_desktop.model.reports import words
from chc_desktop.model.reports.lines import (
    Run,
    Word,
    bold,
    break_lines,
    line_of,
    show,
    to_words,
    width_of_line,
)
from chc_desktop.model.reports.look import HEADINGS, Style
from chc_desktop.model.reports.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

    from chc_desktop.model.reports.canvas import TaggedCanvas

__all__ = ["BULLET", "Heading", "Run", "Text", "bold", "break_lines", "bullets", "to_words"]

BULLET = "\u2022"
_FUZZ = 0.05  # points by which a text may be too high


class Text(Flowable):
    """One paragraph, cell text or list item. All its parts on several pages are one element."""

    def __init__(
        self,
        content: str | Run | Sequence[str | Run],
        style: Style,
        *,
        role: str = "P",
        tag: Tag | None = None,
        label: str = "",
        label_tag: Tag | None = None,
    ) -> None:
        super().__init__()
        self.style = style
        self.content = content
        self.tag = tag or Tag(role)
        self.label, self.label_tag = label, label_tag
        self.words = to_words(content, style)
        self._lines: list[list[Word]] = []
        self._wrapped = -1.0

    @property
    def mixed(self) -> bool:
        """Whether something in it runs from right to left."""
        return bool(self.words and self.words[0].levels)

    def getSpaceBefore(self) -> float:
        """Return the space above, in points."""
        return self.style.before

    def getSpaceAfter(self) -> float:
        """Return the space below, in points."""
        return self.style.after

    def lines(self, width: float) -> list[list[Word]]:
        """Return the lines in a place `width` points wide."""
        if width != self._wrapped:
            room = min(width, self.style.max_width or width) - self.style.indent
            self._lines = break_lines(self.words, max(room, 1), self.style.size)
            self._wrapped = width
        return self._lines

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the width given and the height needed."""
        self.width = aW
        self.height = len(self.lines(aW)) * self.style.leading
        return aW, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Split between lines, never leaving a single line of a longer text alone."""
        lines = self.lines(aW)
        fit = int((aH + _FUZZ) / self.style.leading)
        if fit >= len(lines):
            return [self]
        if fit == len(lines) - 1 and len(lines) > 3:
            fit -= 1
        if fit < 2 or (fit == len(lines) - 1 and len(lines) == 3):
            return []
        return [self._part(lines[:fit], first=True), self._part(lines[fit:], first=False)]

    def _part(self, lines: list[list[Word]], *, first: bool) -> Text:
        style = self.style.but(after=0) if first else self.style.but(before=0)
        part = type(self).__new__(type(self))
        Text.__init__(part, "", style, tag=self.tag)
        part.words = [word for line in lines for word in line]
        if first:
            part.label, part.label_tag = self.label, self.label_tag
        return part

    def draw(self) -> None:
        """Draw the lines; each ends with a space, or what is read aloud would run together."""
        canv = self.canv
        if _counting(canv):
            return
        style = self.style
        baseline = self.height - style.size
        if self.label and self.label_tag is not None:
            mark = begin(canv, self.label_tag, style)
            mark.setTextOrigin(0, baseline)
            show(mark, line_of(self.label, style.size, bold=style.bold), style.size)
            canv.drawText(mark)
        if not self.words:
            return
        tx = begin(canv, self.tag, style)
        beside: Sequence[str] = getattr(canv, "beside", ())
        for n, line in enumerate(self.lines(self.width)):
            left = style.indent
            if style.right:
                left = self.width - width_of_line(line)
            tx.setTextOrigin(left, baseline)
            show(tx, line, style.size, beside[n] if n < len(beside) else "")
            baseline -= style.leading
        canv.drawText(tx)


def begin(canv: Canvas, tag: Tag, style: Style) -> PDFTextObject:
    """Start a text object that belongs to `tag`."""
    tx = canv.beginText()
    tx.tag = tag  # type: ignore[attr-defined]
    tx.setFillColor(style.colour)
    return tx


def _counting(canv: object) -> bool:
    return bool(getattr(canv, "counting", False))


class Heading(Text):
    """A heading: part of the outline, and it notes the page on which it stands."""

    def __init__(
        self, text: str, level: int, *, style: Style | None = None, key: str = "", running: str = ""
    ) -> None:
        super().__init__(text, style or HEADINGS[level], role=f"H{level}")
        self.level = level
        self.title = " ".join(words.clean(text).split())
        self.key = key
        self.running = running  # what the running head says where the part continues

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """A heading stays whole."""
        return []

    def draw(self) -> None:
        """Draw it, with its entry in the outline, and tell the document where it stands."""
        canv: TaggedCanvas = self.canv  # type: ignore[assignment]
        if canv.on_heading is not None:
            canv.on_heading(self, canv.page, canv.absolutePosition(0, self.height)[1])
        if not canv.counting:
            name = f"h{len(canv.once)}"
            canv.once.add(self.tag)
            canv.bookmarkHorizontal(name, 0, self.height)
            canv.addOutlineEntry(self.title, name, self.level - 1)
        super().draw()


def bullets(
    items: Sequence[str | tuple[str, str | Run | Sequence[str | Run]]],
    style: Style,
    *,
    parent_role: str = "L",
) -> tuple[Tag, list[Flowable]]:
    """Return the list element and one text per item; an item is text, or (label, text)."""
    lettered = any(isinstance(item, tuple) and item[0] != BULLET for item in items)
    counted = any(isinstance(item, tuple) and item[0].isdecimal() for item in items)
    numbering = ("Decimal" if counted else "LowerAlpha") if lettered else "Disc"
    top = Tag(parent_role, attrs=f"/O/List/ListNumbering/{numbering}")
    out: list[Flowable] = []
    for item in items:
        label, text = item if isinstance(item, tuple) else (BULLET, item)
        mark, body = Tag("Lbl"), Tag("LBody")
        top.add(Tag("LI", mark, body))
        out.append(Text(text, style, tag=body, label=label, label_tag=mark))
    return top, out
