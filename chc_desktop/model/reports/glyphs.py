"""Typefaces of scripts whose letters join, stack or run from right to left, shaped by HarfBuzz.

Such a face is written as a Type 0 font whose codes are ours to give: each glyph has one code for
each text it stands for, so that what is drawn can be read back letter by letter.
"""
# ruff: noqa: ANN401 -- ReportLab and HarfBuzz pass these values round without types

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reportlab.pdfgen.textobject import PDFTextObject

UNSAID = "\u200c"  # what a glyph stands for whose letters another glyph of its group has said
_BOLD_WEIGHT = 700
_DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "name", "post", "DSIG", "kern", "morx", "kerx")
_MAY_NOT_EMBED = 0x0002  # OS/2 fsType: restricted licence
_NOT_IN_PART = 0x0300  # only whole, or only as bitmaps


class UnusableFaceError(ValueError):
    """A font file that cannot be put into a paper: damaged, without outlines or not allowed."""


class Glyph(NamedTuple):
    """One drawn shape; its advance and offsets are in thousandths of the size."""

    number: int
    text: str
    advance: int
    dx: int = 0
    dy: int = 0


class Placed(NamedTuple):
    """Glyphs from left to right, beginning `x` thousandths of the size from the stretch's start."""

    x: float
    glyphs: tuple[Glyph, ...]


class _Codes:
    """The codes of one face in one document."""

    def __init__(self, name: str, *, fixed: bool) -> None:
        self.name = name  # what the pages call it
        self.fixed = fixed  # the code is the number of the glyph: outlines in PostScript
        self.codes: dict[tuple[int, str], int] = {}
        self.texts: dict[int, str] = {}
        self.glyphs: dict[int, Glyph] = {}

    def code(self, glyph: Glyph) -> int:
        key = (glyph.number, "" if self.fixed else glyph.text)
        code = self.codes.get(key)
        if code is None:
            code = self.codes[key] = glyph.number if self.fixed else len(self.codes) + 1
            self.texts[code], self.glyphs[code] = glyph.text, glyph
        return code


class GlyphFace:
    """One typeface out of a file, ours or the computer's."""

    def __init__(self, name: str, path: Path, index: int = 0, *, bold: bool = False) -> None:
        """Open a face.

        Raises:
            UnusableFaceError: it cannot be read, has no outlines, or may not be embedded in part.
        """
        self.fontName = name
        try:
            self._face = hb.Face(hb.Blob.from_file_path(str(path)), index)
            tags = set(self._face.table_tags)
            self._font = hb.Font(self._face)
        except (hb.HarfBuzzError, OSError, ValueError, RuntimeError) as error:
            raise UnusableFaceError(name) from error
        self.postscript = "CFF " in tags or "CFF2" in tags
        if not (self.postscript or "glyf" in tags) or not self._allowed(tags):
            raise UnusableFaceError(name)
        self._weight = _BOLD_WEIGHT if bold and self._axis("wght") else 0
        if self._weight:
            self._font.set_variations({"wght": self._weight})
        self._font.scale = (1000, 1000)
        self._shaped: dict[tuple[str, bool], tuple[Glyph, ...]] = {}
        self._state: WeakKeyDictionary[Any, _Codes] = WeakKeyDictionary()

    def _axis(self, tag: str) -> bool:
        return any(axis.tag == tag for axis in self._face.axis_infos)

    def _allowed(self, tags: set[str]) -> bool:
        """Whether the face's own licence bits let a part of it be embedded (OS/2, fsType)."""
        if "OS/2" not in tags:
            return True
        table = self._face.reference_table("OS/2").data
        kind = int.from_bytes(table[8:10], "big")
        return kind & 0x000F != _MAY_NOT_EMBED and not kind & _NOT_IN_PART

    def shows(self, text: str) -> bool:
        """Whether every character has a glyph that draws something, or is a space or a joiner."""
        for char in text:
            glyph = self._font.get_nominal_glyph(ord(char))
            if not glyph:
                if unicodedata.category(char) == "Cf":
                    continue
                return False
            if unicodedata.category(char)[0] not in "ZC":
                box = self._font.get_glyph_extents(glyph)
                if box is None or not (box.width and box.height):
                    return False
        return True

    def stringWidth(self, text: str, size: float) -> float:
        """Return the width of a shaped text in points."""
        return sum(glyph.advance for glyph in self.shape(text, rtl=is_rtl(text))) * size / 1000

    def shape(self, text: str, *, rtl: bool) -> tuple[Glyph, ...]:
        """Return the glyphs of `text` from left to right."""
        key = (text, rtl)
        found = self._shaped.get(key)
        if found is None:
            if len(self._shaped) > 20_000:
                self._shaped.clear()
            found = self._shaped[key] = tuple(self._shape(text, rtl=rtl))
        return found

    def _shape(self, text: str, *, rtl: bool) -> Iterator[Glyph]:
        buffer = hb.Buffer()
        buffer.add_codepoints([ord(char) for char in text])
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        if rtl:
            buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        starts = sorted({info.cluster for info in infos})
        ends = dict(pairwise([*starts, len(text)]))
        i = 0
        while i < len(infos):
            cluster, group = infos[i].cluster, []
            while i < len(infos) and infos[i].cluster == cluster:
                at = positions[i]
                group.append((infos[i].codepoint, at.x_advance, at.x_offset, at.y_offset))
                i += 1
            said = text[cluster : ends[cluster]]
            for shape, part in zip(group, _shares(said, len(group), rtl=rtl), strict=False):
                yield Glyph(shape[0], part, *shape[1:])
            if rtl:
                yield from self._unseen(said[::-1][len(group) :])

    def _unseen(self, letters: str) -> Iterator[Glyph]:
        """Glyphs without a picture for the further letters of a ligature."""
        blank = self._font.get_nominal_glyph(ord(UNSAID))
        if blank is not None and self._font.get_glyph_h_advance(blank) == 0:
            yield from (Glyph(blank, letter, 0) for letter in letters)

    # -- in a document

    def _codes(self, doc: Any) -> _Codes:
        state = self._state.get(doc)
        if state is None:
            name = f"G{len(doc.fontMapping) + 1}"
            state = self._state[doc] = _Codes(name, fixed=self.postscript)
            doc.fontMapping[self.fontName] = f"/{name}"
            doc.delayedFonts.append(self)
        return state

    def write(self, tx: PDFTextObject, size: float, parts: Sequence[Placed], end: float) -> None:
        """Draw glyphs at the text object's place; afterwards it stands `end` thousandths on."""
        state = self._codes(tx._canvas._doc)  # type: ignore[attr-defined]  # noqa: SLF001
        out = [f"/{state.name} {size:g} Tf"]
        pen, rise = 0.0, 0
        array: list[str] = []

        def flush() -> None:
            if array:
                out.append(f"[{''.join(array)}] TJ")
                array.clear()

        for x, glyphs in parts:
            at = x
            for glyph in glyphs:
                if glyph.dy != rise:
                    flush()
                    rise = glyph.dy
                    out.append(f"{rise * size / 1000:.3f} Ts")
                if abs(at + glyph.dx - pen) > 0.05:
                    array.append(f"{pen - at - glyph.dx:.1f}")
                array.append(f"<{state.code(glyph):04X}>")
                pen = at + glyph.dx + self.advance(glyph)
                at += glyph.advance
        flush()
        if rise:
            out.append("0 Ts")
        if abs(end - pen) > 0.05:
            out.append(f"[{pen - end:.1f}] TJ")
        tx._code.append("\n".join(out).replace("><", ""))  # type: ignore[attr-defined]  # noqa: SLF001

    def advance(self, glyph: Glyph) -> int:
        """Return how far the glyph itself moves on, in thousandths, before HarfBuzz adjusts it."""
        return int(self._font.get_glyph_h_advance(glyph.number))

    def plain(self, doc: Any, glyphs: Sequence[Glyph]) -> bool:
        """Whether each glyph says its own letters, so that they can be read back one by one."""
        texts = self._codes(doc).texts
        return not any(
            glyph.text == UNSAID
            or glyph.dy
            or (self.postscript and texts.get(glyph.number, glyph.text) != glyph.text)
            for glyph in glyphs
        )

    def addObjects(self, doc: Any) -> None:
        """Write the font: the part of it that was used, its widths and its letters."""
        state = self._state.pop(doc)
        name = f"CHCAAA+{_ps_name(self.fontName)}"
        stream = _stream(doc, self._subset({glyph.number for glyph in state.glyphs.values()}))
        if self.postscript:
            stream.dictionary["Subtype"] = "/CIDFontType0C"
        else:
            stream.dictionary["Length1"] = len(stream.content)
        descriptor = self._descriptor(name, doc.Reference(stream))
        widths = " ".join(f"{c}[{self.advance(g)}]" for c, g in sorted(state.glyphs.items()))
        system = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        inner: dict[str, Any] = {
            "Type": "/Font",
            "Subtype": "/CIDFontType0" if self.postscript else "/CIDFontType2",
            "BaseFont": pdfdoc.PDFName(name),
            "CIDSystemInfo": system,
            "FontDescriptor": doc.Reference(descriptor),
            "W": f"[{widths}]",
            "DW": 0,
        }
        if not self.postscript:
            inner["CIDToGIDMap"] = doc.Reference(_stream(doc, _glyph_map(state.glyphs)))
        outer = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(pdfdoc.PDFDictionary(inner))]),
                "ToUnicode": doc.Reference(_stream(doc, _letters(name, state.texts))),
            }
        )
        doc.idToObject["BasicFonts"].dict[state.name] = doc.Reference(outer)

    def _descriptor(self, name: str, file: Any) -> Any:
        extents = self._font.get_font_extents("ltr")
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(name),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([-1000, extents.descender, 2000, extents.ascender]),
                "ItalicAngle": 0,
                "Ascent": extents.ascender,
                "Descent": extents.descender,
                "CapHeight": 700,
                "StemV": 80,
                "FontFile3" if self.postscript else "FontFile2": file,
            }
        )

    def _subset(self, numbers: set[int]) -> bytes:
        wanted = hb.SubsetInput()
        wanted.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.CFF_IDENTITY_CHARSET
            | hb.SubsetFlags.DOWNGRADE_CFF2
        )
        wanted.glyph_set.set({0, *numbers})
        for tag in _DROPPED_TABLES:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
        if self._face.axis_infos:
            wanted.pin_all_axes_to_default(self._face)
            if self._weight:
                wanted.pin_axis_location(self._face, "wght", self._weight)
        made = wanted.subset(self._face)
        data: bytes = made.reference_table("CFF ").data if self.postscript else made.blob.data
        if not data:
            raise UnusableFaceError(self.fontName)
        return data

    def try_out(self, text: str) -> None:
        """Make sure the face can be embedded with `text`.

        Raises:
            UnusableFaceError: it cannot.
        """
        try:
            self._subset({glyph.number for glyph in self.shape(text, rtl=is_rtl(text))})
        except (hb.HarfBuzzError, RuntimeError, ValueError) as error:
            raise UnusableFaceError(self.fontName) from error


def is_rtl(text: str) -> bool:
    """Whether a stretch in one script runs from right to left."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def _shares(said: str, glyphs: int, *, rtl: bool) -> list[str]:
    """Share the letters of a group among its glyphs, from left to right."""
    if rtl:
        letters = list(said[::-1])
        return letters[:glyphs] + [UNSAID] * (glyphs - len(letters))
    return [said, *[UNSAID] * (glyphs - 1)]


def _stream(doc: Any, content: bytes) -> Any:
    stream = pdfdoc.PDFStream()
    stream.content = content
    if doc.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _ps_name(name: str) -> str:
    return "".join(char for char in name if char.isascii() and (char.isalnum() or char == "-"))


def _glyph_map(glyphs: dict[int, Glyph]) -> bytes:
    return b"".join(
        (glyphs[code].number if code in glyphs else 0).to_bytes(2, "big")
        for code in range(max(glyphs, default=0) + 1)
    )


def _letters(name: str, texts: dict[int, str]) -> bytes:
    pairs = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(texts.items())
    ]
    blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    ).encode("ascii")
