"""The typefaces of the papers, and which of them can show which character."""
# ruff: noqa: ANN401 -- ReportLab passes these values round without types

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from chc_desktop.model.reports import found_faces
from chc_desktop.model.reports.glyphs import GlyphFace
from chc_desktop.model.reports.unshown import note
from chc_desktop.paths import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator


# In the order in which they are asked for a character.
_REGULAR = ("AtkinsonHyperlegible-Regular", "NotoSans-Regular", "DejaVuSans-Symbols")
_BOLD = ("AtkinsonHyperlegible-Bold", "NotoSans-Bold", "DejaVuSans-Symbols")
# Those whose letters are shaped; the last for letters with marks that have no code of their own.
_SHAPED = ("NotoSansArabic", "NotoSansHebrew", "NotoSans")


@cache
def _marked() -> re.Pattern[str]:
    """Letters with marks that have no code together with them."""
    return re.compile(f"[{_marks()}]")


@cache
def _groups() -> re.Pattern[str]:
    """A character with the marks and joiners that follow it."""
    return re.compile(f".[{_marks()}\u200c\u200d]*", re.DOTALL)


def _marks() -> str:
    """All combining marks, for a set in a pattern; only asked for when a text needs it."""
    found = [n for n in range(0x300, 0x20000) if unicodedata.category(chr(n))[0] == "M"]
    return re.escape("".join(map(chr, found)))


class MissingGlyphError(ValueError):
    """Text reached a typeface that cannot show it: it did not come through `runs`."""


class PaperFace(TTFont):
    """A typeface whose text can be read back, and which never shows an empty box silently."""

    @cached_property
    def known(self) -> frozenset[str]:
        """The characters this face can show."""
        return frozenset(map(chr, self.face.charToGlyph))

    def splitString(self, text: Any, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """Encode `text` for the page; refuse what would be drawn as .notdef (7.21.8)."""
        if isinstance(text, str) and not self.known.issuperset(text):
            message = f"{self.fontName} cannot show {sorted(set(text) - self.known)}"
            raise MissingGlyphError(message)
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: Any) -> None:
        """Write the font, with a ToUnicode map without U+0000 (PDF/UA-1, 7.21.7)."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
            key = name.decode("latin-1")
            doc.idToObject["toUnicodeCMap:" + key].content = _to_unicode(key, subset)


AnyFace: TypeAlias = PaperFace | GlyphFace


@cache
def face(name: str) -> PaperFace:
    """Return one of our faces, registered under its file's name."""
    font = PaperFace(name, str(resource_path("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


@cache
def _shaped_faces(*, bold: bool) -> tuple[GlyphFace, ...]:
    weight = "Bold" if bold else "Regular"
    return tuple(
        GlyphFace(f"{name}-{weight}-shaped", resource_path("fonts", f"{name}-{weight}.ttf"))
        for name in _SHAPED
    )


def main_face(*, bold: bool) -> PaperFace:
    """Return the face in which everything is set that it can show."""
    return face((_BOLD if bold else _REGULAR)[0])


def runs(text: str, *, bold: bool) -> Iterator[tuple[AnyFace, str]]:
    """Cut `text` into stretches, each with the first face that can show it.

    A character that no face can show is named instead, "[U+1F98A]": never an empty box.
    """
    first = main_face(bold=bold)
    if first.known.issuperset(text):
        yield first, text
        return
    latin = _shaped_faces(bold=bold)[-1]
    if _marked().search(text) and latin.shows(text):
        yield latin, text  # a whole word looks better in one face, and is read back as one
        return
    use: AnyFace = first
    part = ""
    for group in _groups().findall(text):
        now = first if first.known.issuperset(group) else _face_for(group, bold=bold)
        if now is None:
            note(unshown(group))
            said = (spelt(char) for char in group if unicodedata.category(char) != "Cf")
            now, group = first, "".join(said)  # noqa: PLW2901
        if now is not use and part:
            yield use, part
            part = ""
        use, part = now, part + group
    if part:
        yield use, part


def unshown(text: str) -> set[str]:
    """Return the characters of `text` that no face can show."""
    return {
        char
        for group in _groups().findall(text)
        if not shows(group)
        for char in group
        if unicodedata.category(char) not in {"Cc", "Cf"}
    }


def spelt(char: str) -> str:
    """Return what stands for a character that no face can show: "[U+1F98A]"."""
    return f"[U+{ord(char):04X}]"


def shows(text: str) -> bool:
    """Whether the papers can show every character of `text`."""
    if main_face(bold=False).known.issuperset(text):
        return True
    return all(
        _face_for(group, bold=bold) is not None
        for group in _groups().findall(text)
        for bold in (False, True)
    )


@lru_cache(maxsize=20_000)
def _face_for(group: str, *, bold: bool) -> AnyFace | None:
    """Return the face for a letter with its marks, or for a single character."""
    for name in _BOLD if bold else _REGULAR:
        if len(group) == 1 and group in face(name).known:
            return face(name)
    for ours in _shaped_faces(bold=bold):
        if ours.shows(group):
            return ours
    return found_faces.for_text(group, bold=bold)


_LONGEST_KEPT = 40  # longer words hardly ever come twice
_widths: dict[tuple[str, str], float] = {}


def width_of(text: str, use: AnyFace, size: float) -> float:
    """Return the width of `text` in points."""
    if len(text) > _LONGEST_KEPT:
        return use.stringWidth(text, size)
    key = (use.fontName, text)
    unit = _widths.get(key)
    if unit is None:
        if len(_widths) > 50_000:
            _widths.clear()
        unit = _widths[key] = use.stringWidth(text, 1)
    return unit * size


def _to_unicode(name: str, subset: list[int]) -> str:
    pairs = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(subset)
        if char not in {0, 0xFEFF, 0xFFFE}
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
            "<00> <FF>",
            "endcodespacerange",
            *(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
