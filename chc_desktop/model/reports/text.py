"""Text on a page: words with their widths, broken into lines, tagged when they are drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from chc_desktop.model.reports import faces, words
from chc_desktop.model.reports.look import HEADINGS, Style
from chc_desktop.model.reports.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

    from chc_desktop.model.reports.canvas import TaggedCanvas
    from chc_desktop.model.reports.faces import PaperFace

BULLET = "\u2022"
_TOKENS = re.compile(
    r"\n|[ \t\u1680\u2000-\u200a\u202f\u205f\u3000]+|[^ \t\n\u1680\u2000-\u200a\u202f\u205f\u3000]+"
)
_FUZZ = 0.05  # points by which a line may be too wide


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text in bold or not. Markup in it is text like any other."""

    text: str
    bold: bool = False


def bold(text: str) -> Run:
    """Return `text` as a bold run."""
    return Run(text, bold=True)


@dataclass(frozen=True, slots=True)
class Word:
    """Pieces that stay together on a line, each in one face."""

    pieces: tuple[tuple[PaperFace, str], ...]
    width: float
    space: float  # the width of the space that follows, 0 if the word is cut here
    line_end: bool = False  # the writer broke the line after it


def to_words(content: str | Run | Sequence[str | Run], style: Style) -> list[Word]:
    """Cut content into words with their widths in points."""
    out: list[Word] = []
    pieces: list[tuple[PaperFace, str]] = []

    def close(*, line_end: bool = False) -> None:
        if pieces or (line_end and out):
            out.append(_word(tuple(pieces), style.size, line_end=line_end))
            pieces.clear()

    for run in [content] if isinstance(content, (str, Run)) else content:
        text = run if isinstance(run, str) else run.text
        heavy = style.bold or (isinstance(run, Run) and run.bold)
        for token in _TOKENS.findall(words.held(words.clean(text))):
            if token == "\n":
                close(line_end=True)
            elif token.isspace() and words.NBSP not in token:
                close()
            else:
                pieces += faces.runs(token.replace(words.NBSP, " "), bold=heavy)
    close()
    return out


def _word(
    pieces: tuple[tuple[PaperFace, str], ...], size: float, *, line_end: bool = False
) -> Word:
    width = sum(faces.width_of(text, face, size) for face, text in pieces)
    face = pieces[-1][0] if pieces else faces.main_face(bold=False)
    return Word(pieces, width, faces.width_of(" ", face, size), line_end)


def break_lines(content: Iterable[Word], width: float, size: float) -> list[list[Word]]:
    """Fill lines of `width` points with words; a word wider than a line is cut."""
    lines: list[list[Word]] = []
    line: list[Word] = []
    used = 0.0
    for word in content:
        for part in _cut(word, width, size) if word.width > width + _FUZZ else (word,):
            if line and used + part.width > width + _FUZZ:
                lines.append(line)
                line, used = [], 0.0
            line.append(part)
            used += part.width + part.space
            if part.line_end:
                lines.append(line)
                line, used = [], 0.0
    if line:
        lines.append(line)
    return lines


def _cut(word: Word, width: float, size: float) -> Iterator[Word]:
    """Cut a word that no line can hold, at the line's width."""
    pieces: list[tuple[PaperFace, str]] = []
    used = 0.0
    for face, text in word.pieces:
        start = 0
        for i, char in enumerate(text):
            wide = faces.width_of(char, face, size)
            if used + wide > width and (used or pieces):
                yield Word((*pieces, (face, text[start:i])), used, 0.0)
                pieces, used, start = [], 0.0, i
            used += wide
        if start < len(text):
            pieces.append((face, text[start:]))
    yield Word(tuple(pieces), used, word.space, word.line_end)


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
            for face, text in faces.runs(self.label, bold=style.bold):
                mark.setFont(face.fontName, style.size)
                mark.textOut(text)
            canv.drawText(mark)
        if not self.words:
            return
        tx = begin(canv, self.tag, style)
        for line in self.lines(self.width):
            left = style.indent
            if style.right:
                left = self.width - sum(w.width + w.space for w in line) + line[-1].space
            tx.setTextOrigin(left, baseline)
            show(tx, line, style.size)
            baseline -= style.leading
        canv.drawText(tx)


def begin(canv: Canvas, tag: Tag, style: Style) -> PDFTextObject:
    """Start a text object that belongs to `tag`."""
    tx = canv.beginText()
    tx.tag = tag  # type: ignore[attr-defined]
    tx.setFillColor(style.colour)
    return tx


def show(tx: PDFTextObject, line: Sequence[Word], size: float) -> None:
    """Write one line at the text object's place, one string for each stretch of one face."""
    face, text = None, ""
    for word in line:
        for use, piece in word.pieces:
            if use is not face:
                if face is not None and text:
                    _out(tx, face, text, size)
                face, text = use, ""
            text += piece
        if word.space:
            text += " "
    if face is not None and text:
        _out(tx, face, text, size)


def _out(tx: PDFTextObject, face: PaperFace, text: str, size: float) -> None:
    tx.setFont(face.fontName, size)
    tx.textOut(text)


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
