"""The typefaces of the papers, and which of them can show which character."""
# ruff: noqa: ANN401 -- ReportLab passes these values round without types

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from chc_desktop.paths import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator

REPLACEMENT = "\ufffd"

# In the order in which they are asked for a character.
_REGULAR = ("AtkinsonHyperlegible-Regular", "NotoSans-Regular", "DejaVuSans-Symbols")
_BOLD = ("AtkinsonHyperlegible-Bold", "NotoSans-Bold", "DejaVuSans-Symbols")


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


@cache
def face(name: str) -> PaperFace:
    """Return one of our faces, registered under its file's name."""
    font = PaperFace(name, str(resource_path("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


def main_face(*, bold: bool) -> PaperFace:
    """Return the face in which everything is set that it can show."""
    return face((_BOLD if bold else _REGULAR)[0])


def runs(text: str, *, bold: bool) -> Iterator[tuple[PaperFace, str]]:
    """Cut `text` into stretches, each with the first face that can show it.

    A character that no face has becomes U+FFFD.
    """
    first = main_face(bold=bold)
    if first.known.issuperset(text):
        yield first, text
        return
    names = _BOLD if bold else _REGULAR
    use, start = first, 0
    shown = []
    for char in text:
        use = next((face(n) for n in names if char in face(n).known), None) or face(names[1])
        shown.append((use, char if char in use.known else REPLACEMENT))
    for end in range(1, len(shown) + 1):
        if end == len(shown) or shown[end][0] is not shown[start][0]:
            yield shown[start][0], "".join(char for _, char in shown[start:end])
            start = end


_LONGEST_KEPT = 40  # longer words hardly ever come twice
_widths: dict[tuple[str, str], float] = {}


def width_of(text: str, use: PaperFace, size: float) -> float:
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
