"""A letter as a tagged PDF: 12 point for a window envelope, or 18 point in large print.

Its text is plain: ``# `` before the subject, ``## `` before a heading, ``- `` or ``a) `` before
the items of a list, ``> `` before the decision, which stands beside a bar. Everything else is a
paragraph; the writer's own line ends stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader
from reportlab.platypus import CondPageBreak, Flowable, Frame, FrameBreak, PageTemplate

from chc_desktop.model.reports import words
from chc_desktop.model.reports.document import Paper
from chc_desktop.model.reports.furniture import Furniture, fitted, line_width, write_line
from chc_desktop.model.reports.letter_remedies import numbered, remedy_table
from chc_desktop.model.reports.look import BLACK, MM, PETROL, RULE, Page, Style
from chc_desktop.model.reports.text import BULLET, Heading, Text, break_lines, to_words
from chc_desktop.model.rules.letter_remedies import remedy_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chc_desktop.model.reports.canvas import TaggedCanvas

_HEADS = ((14 * MM, 32.1 * MM), (8 * MM, 32.1 * MM), (8 * MM, 42.2 * MM))
"""Where the head begins and ends from the top: with more lines it begins higher, then ends lower."""
_FIRST, _NEXT = "first page", "next pages"
_SIGN = 30.0  # points to sign in
_SHORT = 7  # lines of a last paragraph that goes over with the signature
_MOST_LINES = 7  # of an address
_ITEM = re.compile(r"\s*(?:[-\u2022]|\(?(?P<label>[a-z]|\d{1,2})[.)])\s+(?P<text>.+)")
_BAR = 4.0  # points, the bar beside the decision
_ENDINGS = ("yours ", "kind regards", "best wishes", "with best wishes", "regards")


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """What a letter needs. ``footer`` names it on every page, without a person's name."""

    landlord: str
    contact: tuple[str, ...]
    to: tuple[str, ...]
    on: date
    reference: str
    text: str
    footer: str
    large: bool = False
    logo: bytes = b""
    """A PNG or JPEG for the top right corner; decoration, since the name stands beside it."""


@dataclass(frozen=True, slots=True)
class _Set:
    """The measures of one size of letter."""

    page: Page
    name: Style
    contact: Style
    address: Style
    body: Style
    subject: Style
    heading: Style
    bullet: Style
    verdict: Style
    footer: float


_PLAIN = _Set(
    page=Page(210 * MM, 297 * MM, 24 * MM, 22 * MM, 24 * MM, 25 * MM),
    name=Style(17, 21, bold=True, colour=PETROL, after=2),
    contact=Style(10.5, 14),
    address=Style(12, 13.6),
    body=Style(12, 16.5, after=8, max_width=143 * MM),
    subject=Style(16, 21, bold=True, colour=PETROL, before=4, after=6, max_width=143 * MM),
    heading=Style(12.5, 17, bold=True, before=9, after=2, max_width=143 * MM),
    bullet=Style(12, 16.5, after=4, indent=14, max_width=143 * MM),
    verdict=Style(13.5, 18, bold=True, after=8, indent=12, max_width=143 * MM),
    footer=10.5,
)
_LARGE = _Set(
    page=Page(210 * MM, 297 * MM, 20 * MM, 20 * MM, 26 * MM, 20 * MM),
    name=Style(20, 27, bold=True, colour=PETROL),
    contact=Style(18, 25),
    address=Style(18, 25),
    body=Style(18, 25, after=12),
    subject=Style(22, 29, bold=True, colour=PETROL, before=8, after=8),
    heading=Style(20, 27, bold=True, before=14, after=3),
    bullet=Style(18, 25, after=8, indent=22),
    verdict=Style(20, 27, bold=True, after=12, indent=14),
    footer=18,
)


def render_letter(letter: LetterPaper) -> bytes:
    """The letter as PDF; the same letter always gives the same bytes."""
    return letter_paper(letter).render()


def letter_paper(letter: LetterPaper) -> Paper:
    """The letter's parts in reading order: landlord, address, date, then its text."""
    look = _LARGE if letter.large else _PLAIN
    head = _head(letter, look)
    paper = _LetterPaper(letter, look, head)
    paper.text(head.name, look.name.but(max_width=head.room))
    for line in head.lines:
        paper.text(line, look.contact.but(max_width=head.room))
    if letter.large:
        paper.add(_Rule())
    paper.part(gap=24)
    paper.text("\n".join(_few(letter.to)), look.address)
    paper.part(gap=20)
    reference = f"\nOur reference {letter.reference}" if letter.reference else ""
    paper.text(f"{words.day(letter.on)}{reference}", look.address)
    paper.part(gap=16)
    _write(paper, letter.text, look)
    return paper


@dataclass(frozen=True, slots=True)
class _Head:
    """The landlord and how to reach them, as they fit above the rule."""

    name: str
    lines: tuple[str, ...]
    room: float
    top: float = 0
    end: float = 0


def _head(letter: LetterPaper, look: _Set) -> _Head:
    """Who writes, on the lines it takes: a long one begins higher and ends lower.

    Large print has the whole page for it.
    """
    room = look.page.text_width - (44 * MM if letter.logo else 0)
    if letter.large:
        return _Head(letter.landlord, tuple(filter(None, letter.contact)), room)
    name, text = letter.landlord, " \u00b7 ".join(filter(None, letter.contact))
    high = look.name.after + _lines(name, look.name, room) * look.name.leading
    for top, end in _HEADS:
        most = int((end - top - high) / look.contact.leading)
        if _lines(text, look.contact, room) <= most:
            return _Head(name, (text,) if text else (), room, top, end)
    # As many words as there is room for; only a head of many lines comes here.
    name = fitted(name, room, look.name.size, bold=True)
    most = int((end - top - look.name.leading - look.name.after) / look.contact.leading)
    while _lines(text, look.contact, room) > most:
        text = f"{text.rsplit(' ', 2)[0]} \u2026"
    return _Head(name, (text,), room, top, end)


def _lines(text: str, style: Style, room: float) -> int:
    return len(break_lines(to_words(text, style), room, style.size))


class _Rule(Flowable):
    """A line across the page; decoration, so that readers pass over it."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the width given and the room the line takes."""
        self.width, self.height = aW, 10.0
        return aW, self.height

    def draw(self) -> None:
        """Draw it."""
        self.canv.setStrokeColor(BLACK)
        self.canv.setLineWidth(RULE)
        self.canv.line(0, 2, self.width, 2)


class _LetterPaper(Paper):
    """A paper whose first page has places of their own for head, address and date."""

    tightens = False

    def __init__(self, letter: LetterPaper, look: _Set, head: _Head) -> None:
        furniture = _LetterFurniture(letter.footer, letter.landlord)
        furniture.look, furniture.large, furniture.logo = look, letter.large, letter.logo
        furniture.rule = head.end + 0.9 * MM
        super().__init__(letter.footer, letter.landlord, furniture, first_page=_FIRST)
        self.look, self.large, self.head = look, letter.large, head

    def part(self, gap: float) -> None:
        """Go on in the next place; in large print all stands in one column."""
        if self.large:
            self.gap(gap)
        else:
            self.story.append(FrameBreak())

    def _templates(self) -> list[PageTemplate]:
        page = self.look.page
        body = _place(page, page.left, page.top, page.text_width)
        first = body
        places = []
        if not self.large:
            top = self.head.top
            places = [
                _place(page, page.left, top, page.text_width, self.head.end - top),
                _place(page, page.left, 56 * MM, 75 * MM, 38 * MM),
                _place(page, 138 * MM, 56 * MM, 52 * MM, 38 * MM),
            ]
            first = _place(page, page.left, 97 * MM, page.text_width)
        return [
            _template(self.furniture, page, _FIRST, [*places, first]),
            _template(
                self.furniture, page, _NEXT, [_place(page, page.left, page.top, page.text_width)]
            ),
        ]


class _LetterFurniture(Furniture):
    """Fold marks and the rule under the head on the first page, the footer on every one."""

    look: _Set
    large: bool
    logo: bytes
    rule: float

    __slots__ = ("large", "logo", "look", "rule")

    def end_page(self, canvas: TaggedCanvas, _doc: object, *, page: Page) -> None:
        """Draw them; the text of the page is drawn already."""
        if self._counting:
            self._total = canvas.page
            return
        canvas.saveState()
        canvas.setStrokeColor(BLACK)
        canvas.setLineWidth(RULE)
        if canvas.page == 1 and not self.large:
            canvas.line(5 * MM, page.height - 99 * MM, 10 * MM, page.height - 99 * MM)
            canvas.line(5 * MM, page.height - 198 * MM, 10 * MM, page.height - 198 * MM)
            y = page.height - self.rule
            canvas.line(page.left, y, page.width - page.right, y)
        if canvas.page == 1 and self.logo:
            _draw_logo(canvas, page, self.logo)
        self._foot(canvas, page)
        canvas.restoreState()

    def _foot(self, canvas: TaggedCanvas, page: Page) -> None:
        size = self.look.footer
        number = f"Page {canvas.page} of {self._total}"
        wide = line_width(number, size, bold=True)
        room = page.text_width - wide - 12
        y = page.bottom - (9 if self.large else 7) * MM
        with canvas.artifact("Footer"):
            canvas.line(page.left, y, page.width - page.right, y)
            y -= size * 1.2
            write_line(canvas, page.left, y, self.short_title, room, BLACK, bold=False, size=size)
            write_line(canvas, page.width - page.right - wide, y, number, 999, BLACK, size=size)
            if not self.large:
                y -= 14
                write_line(canvas, page.left, y, self.landlord, page.text_width, BLACK, bold=False)


def _draw_logo(canvas: TaggedCanvas, page: Page, logo: bytes) -> None:
    """Draw the picture up to 40 by 16 mm, right above the rule."""
    image = ImageReader(BytesIO(logo))
    wide, high = image.getSize()
    scale = min(40 * MM / wide, 16 * MM / high)
    x, y = page.width - page.right - wide * scale, page.height - 31 * MM
    with canvas.artifact():
        canvas.drawImage(image, x, y, wide * scale, high * scale, mask="auto")


class _Verdict(Text):
    """The decision, with a bar at its left; the bar is decoration."""

    def draw(self) -> None:
        """Draw the bar as high as the text, then the text."""
        self.canv.setFillColor(BLACK)
        self.canv.rect(0, 0, _BAR, self.height, stroke=0, fill=1)
        super().draw()


def _write(paper: _LetterPaper, text: str, look: _Set) -> None:
    """The letter's own text; a heading below a subject is one level lower, for readers."""
    level, heading = 1, ""
    blocks = words.paragraphs(text)
    last = next((n for n, block in enumerate(blocks) if _is_ending(block)), 0) - 1
    if last > 0 and blocks[last - 1].startswith("#"):
        last -= 1
    for number, block in enumerate(blocks):
        if number == last:
            _keep_with_the_signature(paper, blocks[last:], look)
        plain: list[str] = []
        items: list[tuple[str, str]] = []
        for line in block.split("\n"):
            item = _ITEM.match(line)
            if line.startswith(("#", "> ")):
                _flush(paper, plain, items, look, heading)
                level = _stand_out(paper, line, level, look)
                heading = line if line.startswith("#") else heading
            elif item:
                _flush(paper, plain, [], look, heading)
                items.append((item["label"] or BULLET, item["text"].strip()))
            elif items:
                items[-1] = (items[-1][0], f"{items[-1][1]} {line.strip()}")
            else:
                plain.append(line)
        _flush(paper, plain, items, look, heading)


def _is_ending(block: str) -> bool:
    """Whether a paragraph is the closing words."""
    return block.casefold().startswith(_ENDINGS) and len(block.split("\n", 1)[0].split()) <= 4


def _keep_with_the_signature(paper: _LetterPaper, blocks: Sequence[str], look: _Set) -> None:
    """No page holds a signature alone: the last paragraph goes with it, unless it is long."""
    room = look.page.text_width
    high = [_lines(block, look.body, look.body.max_width or room) for block in blocks]
    if blocks[0].startswith("#"):
        high[0] += 1
    if max(high[:2]) <= _SHORT:
        need = sum(high) * look.body.leading + len(high) * look.body.after + _SIGN
        paper.story.append(CondPageBreak(need))


def _stand_out(paper: _LetterPaper, line: str, level: int, look: _Set) -> int:
    """Write a heading or the decision; the level of the next heading."""
    if line.startswith(">"):
        paper.add(_Verdict(line.strip("> "), look.verdict))
        return level
    style = look.heading if line.startswith("##") else look.subject
    paper.add(Heading(line.strip("# "), level, style=style), holds=True)
    return 2


def _flush(
    paper: _LetterPaper,
    plain: list[str],
    items: list[tuple[str, str]],
    look: _Set,
    heading: str,
) -> None:
    if plain:
        ends = _is_ending(plain[0])
        style = look.body.but(after=_SIGN) if ends else look.body
        paper.add(Text("\n".join(plain), style), holds=ends)
        plain.clear()
    remedies = remedy_lines(heading, [text for _, text in items])
    if remedies and paper.large:
        paper.bullets(numbered(remedies), look.bullet)
    elif remedies:
        paper.table(remedy_table(remedies))
    elif items:
        paper.bullets(items, look.bullet)
    items.clear()


def _few(lines: tuple[str, ...]) -> tuple[str, ...]:
    """An address in as many lines as its place holds; the last ones share a line."""
    if len(lines) <= _MOST_LINES:
        return lines
    return (*lines[: _MOST_LINES - 1], ", ".join(lines[_MOST_LINES - 1 :]))


def _place(page: Page, x: float, top: float, width: float, height: float = 0) -> Frame:
    high = height or page.height - top - page.bottom
    return Frame(
        x,
        page.height - top - high,
        width,
        high,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _template(furniture: Furniture, page: Page, kind: str, frames: list[Frame]) -> PageTemplate:
    return PageTemplate(
        id=kind,
        frames=frames,
        pagesize=(page.width, page.height),
        onPage=partial(furniture.begin_page, page=page),
        onPageEnd=partial(furniture.end_page, page=page),
        autoNextPageTemplate=_NEXT,
    )
