"""Words with their widths, broken into lines, and lines drawn in the order they are read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from chc_desktop.model.reports import bidi, faces, unshown, words
from chc_desktop.model.reports.glyphs import GlyphFace, Placed
from chc_desktop.model.reports.look import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.pdfgen.textobject import PDFTextObject

    from chc_desktop.model.reports.canvas import TaggedCanvas
    from chc_desktop.model.reports.faces import AnyFace

    Piece = tuple[AnyFace, str]

_TOKENS = re.compile(
    r"\n|[ \t\u1680\u2000-\u200a\u202f\u205f\u3000]+|[^ \t\n\u1680\u2000-\u200a\u202f\u205f\u3000]+"
)
_MAY_BREAK_AFTER = "-/.@_&=?"
_BITS = re.compile(r"[^-/.@_&=?]*[-/.@_&=?]+|[^-/.@_&=?]+")
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
    """Pieces that stay together on a line, each in one face.

    `levels` are those of the pieces, and `gap` that of the space after them, where a paragraph
    has something from right to left in it: odd ones run that way.
    """

    pieces: tuple[Piece, ...]
    width: float
    space: float  # the width of the space that follows, 0 if the word is cut here
    line_end: bool = False  # the writer broke the line after it
    levels: tuple[int, ...] = ()
    gap: int = 0


def to_words(content: str | Run | Sequence[str | Run], style: Style) -> list[Word]:
    """Cut content into words with their widths in points."""
    parts = [
        (words.held(words.clean(run.text)), style.bold or run.bold)
        if isinstance(run, Run)
        else (words.held(words.clean(run)), style.bold)
        for run in ([content] if isinstance(content, (str, Run)) else content)
    ]
    levels = _levels("".join(text for text, _ in parts))
    out: list[Word] = []
    pieces: list[Piece] = []
    heights: list[int] = []
    at = 0

    def close(*, line_end: bool = False) -> None:
        if pieces or (line_end and out):
            gap = levels[at] if at < len(levels) else 0
            out.append(_word(tuple(pieces), style.size, tuple(heights), gap, line_end=line_end))
            pieces.clear()
            heights.clear()

    for text, heavy in parts:
        for token in _TOKENS.findall(text):
            if token == "\n":
                close(line_end=True)
            elif token.isspace() and words.NBSP not in token:
                close()
            elif levels:
                for level, same in groupby(range(at, at + len(token)), levels.__getitem__):
                    here = list(same)
                    said = token[here[0] - at : here[-1] + 1 - at].replace(words.NBSP, " ")
                    new = list(faces.runs(said, bold=heavy))
                    pieces += new
                    heights += [level] * len(new)
            else:
                pieces += faces.runs(token.replace(words.NBSP, " "), bold=heavy)
            at += len(token)
    at = len(levels)
    close()
    return out


def _levels(text: str) -> list[int]:
    """The level of each character; nothing where all runs from left to right."""
    if not bidi.needed(text):
        return []
    base = bidi.base_level(text)
    out: list[int] = []
    for paragraph in text.split("\n"):
        out += [*bidi.levels(paragraph, base), base]
    return out


def _word(
    pieces: tuple[Piece, ...],
    size: float,
    levels: tuple[int, ...],
    gap: int,
    *,
    line_end: bool,
) -> Word:
    width = sum(faces.width_of(text, face, size) for face, text in pieces)
    return Word(pieces, width, faces.width_of(" ", _spacer(pieces), size), line_end, levels, gap)


def _spacer(pieces: Sequence[Piece]) -> AnyFace:
    """The face of the space after a word: its own, if that has one."""
    face = pieces[-1][0] if pieces else None
    if face is None or (isinstance(face, GlyphFace) and not face.shows(" ")):
        return faces.main_face(bold=False)
    return face


def line_of(text: str, size: float, *, bold: bool) -> tuple[Word, ...]:
    """The words of a text that stands on one line."""
    return _line_of(text, size, unshown.times(), bold=bold)


@lru_cache(maxsize=512)
def _line_of(text: str, size: float, _times: int, *, bold: bool) -> tuple[Word, ...]:
    return tuple(to_words(text.replace("\n", " "), Style(size, size, bold=bold)))


def width_of_line(line: Sequence[Word]) -> float:
    """Return the width of a line in points, without the space at its end."""
    return sum(w.width + w.space for w in line) - line[-1].space if line else 0.0


def break_lines(content: Iterable[Word], width: float, size: float) -> list[list[Word]]:
    """Fill lines of `width` points with words; a word wider than a line is cut."""
    lines: list[list[Word]] = []
    line: list[Word] = []
    used = 0.0
    for word in content:
        for part in _parts(word, width, size) if word.width > width + _FUZZ else (word,):
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


def _parts(word: Word, width: float, size: float) -> Iterator[Word]:
    """Part a word that no line can hold: after a hyphen, a dot or a stroke, and else anywhere."""
    if word.levels:
        yield from _cut(word, width, size)
        return
    parts: list[list[Piece]] = [[]]
    for face, text in word.pieces:
        for bit in _BITS.findall(text):
            parts[-1].append((face, bit))
            if bit[-1] in _MAY_BREAK_AFTER:
                parts.append([])
    for pieces in filter(None, parts):
        wide = sum(faces.width_of(text, face, size) for face, text in pieces)
        ends = pieces is (parts[-1] or parts[-2])
        part = Word(tuple(pieces), wide, word.space if ends else 0.0, word.line_end and ends)
        yield from _cut(part, width, size) if wide > width + _FUZZ else (part,)


def _cut(word: Word, width: float, size: float) -> Iterator[Word]:
    """Cut a word that no line can hold, at the line's width."""
    pieces: list[Piece] = []
    levels: list[int] = []
    used = 0.0
    for n, (face, text) in enumerate(word.pieces):
        start = 0
        level = word.levels[n : n + 1]
        for i, char in enumerate(text):
            wide = faces.width_of(char, face, size)
            if used + wide > width and (used or pieces) and unicodedata.category(char)[0] != "M":
                now = ((face, text[start:i]),) if i > start else ()
                yield Word((*pieces, *now), used, 0.0, levels=(*levels, *level[: len(now)]))
                pieces, levels, used, start = [], [], 0.0, i
            used += wide
        if start < len(text):
            pieces.append((face, text[start:]))
            levels += level
    yield Word(tuple(pieces), used, word.space, word.line_end, tuple(levels), word.gap)


# -- drawing


def show(tx: PDFTextObject, line: Sequence[Word], size: float, beside: str = "") -> None:
    """Write one line at the text object's place, one string for each stretch of one face.

    `beside` is what else stands at this height of the page, in a table's other cells.
    """
    if any(word.levels for word in line):
        _show_mixed(tx, line, size, beside)
        return
    face: AnyFace | None = None
    text = ""
    for word in line:
        for use, piece in word.pieces:
            if use is not face:
                if face is not None and text:
                    _out(tx, face, text, size)
                face, text = use, ""
            text += piece
        if word.space:
            spacer = _spacer(word.pieces)
            if spacer is not face and face is not None:
                _out(tx, face, text, size)
                face, text = spacer, ""
            text += " "
    if face is not None and text:
        _out(tx, face, text, size)


def _out(tx: PDFTextObject, face: AnyFace, text: str, size: float) -> None:
    canvas: TaggedCanvas = tx._canvas  # type: ignore[attr-defined]  # noqa: SLF001
    code: list[str] = tx._code  # type: ignore[attr-defined]  # noqa: SLF001
    if not isinstance(face, GlyphFace):
        # As textOut does, but it would measure again what is measured already.
        for subset, part in face.splitString(text, canvas._doc):  # noqa: SLF001
            name = face.getSubsetInternalName(subset, canvas._doc)  # noqa: SLF001
            code.append(f"{name} {size:g} Tf ({canvas._escape(part)}) Tj")  # noqa: SLF001
        return
    glyphs = face.shape(text, rtl=False)
    end = sum(glyph.advance for glyph in glyphs)
    plain = face.plain(canvas._doc, glyphs)  # noqa: SLF001
    if not plain:
        said = text.encode("utf-16-be").hex().upper()
        code.append(f"/Span <</ActualText <FEFF{said}>>> BDC")
    face.write(tx, size, [Placed(0, glyphs)], end)
    if not plain:
        code.append("EMC")


def _show_mixed(tx: PDFTextObject, line: Sequence[Word], size: float, beside: str) -> None:
    """Write a line with something from right to left in it."""
    parts: list[tuple[AnyFace, str, int]] = []
    for n, word in enumerate(line):
        levels = word.levels or (word.gap,) * len(word.pieces)
        parts += [(*piece, level) for piece, level in zip(word.pieces, levels, strict=True)]
        if word.space and n < len(line) - 1:
            parts.append((_spacer(word.pieces), " ", word.gap))
    seen = [parts[i] for i in bidi.order([level for *_, level in parts])]
    words_apart = _mostly_latin(beside or "".join(text for _, text, _ in seen))
    for (face, odd), same in groupby(seen, lambda part: (part[0], part[2] % 2)):
        texts = [text for _, text, _ in same]
        if isinstance(face, GlyphFace) and odd:
            _out_rtl(tx, face, texts, size, words_apart=words_apart)
        elif isinstance(face, GlyphFace):
            for text in texts:
                _out(tx, face, text, size)
        else:
            _out(tx, face, "".join(bidi.mirrored(t) if odd else t for t in texts), size)
    if line[-1].space:
        _out(tx, faces.main_face(bold=False), " ", size)


def _out_rtl(
    tx: PDFTextObject, face: GlyphFace, texts: Sequence[str], size: float, *, words_apart: bool
) -> None:
    """Write words from right to left, `texts` being in the order in which they are seen.

    Readers of PDFs turn such words round as they find them on the page. Where the line is mostly
    Latin they leave the words of a name in the order of the file, else they turn that round too.
    """
    placed: list[Placed] = []
    pen = 0.0
    for text in texts:
        glyphs = face.shape(text, rtl=True)
        placed.append(Placed(pen, glyphs))
        pen += sum(glyph.advance for glyph in glyphs)
    code: list[str] = tx._code  # type: ignore[attr-defined]  # noqa: SLF001
    code.append("/ReversedChars BMC")
    face.write(tx, size, placed[::-1] if words_apart else placed, pen)
    code.append("EMC")


def plain_text(line: Sequence[Word]) -> str:
    """Return the letters of a line."""
    return " ".join(piece for word in line for _, piece in word.pieces)


def _mostly_latin(text: str) -> bool:
    kinds = ["R" if k == "AL" else k for k in map(unicodedata.bidirectional, text)]
    stretches = [kind for kind, _ in groupby(kinds)]
    return stretches.count("L") >= stretches.count("R")
