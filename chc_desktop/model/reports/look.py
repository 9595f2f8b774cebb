"""Type, colour and measures of the papers. Lengths are points unless a name says millimetres."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

MM: float = mm

BLACK = Color(0, 0, 0)
WHITE = Color(1, 1, 1)
PETROL = Color(0x08 / 255, 0x47 / 255, 0x57 / 255)

RULE = 0.3
HEAD_RULE = 1.2
BAR = 5.0  # the black bar of a No
PROSE_WIDTH = 128 * MM
CELL_PAD = 5.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size and leading, weight, colour, space round it."""

    size: float
    leading: float
    bold: bool = False
    colour: Color = BLACK
    before: float = 0
    after: float = 0
    indent: float = 0
    right: bool = False
    max_width: float = 0  # 0: as wide as its place

    def but(self, **changes: object) -> Style:
        """Return this style with some values changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


TITLE = Style(34, 39, bold=True, colour=PETROL, after=8)
TITLE_LANDSCAPE = Style(30.5, 37, bold=True, colour=PETROL, after=8)
SUBTITLE = Style(18, 27)
SUBTITLE_LANDSCAPE = Style(16, 24)
LANDLORD = Style(17, 21, bold=True)
H1 = Style(23, 28, bold=True, colour=PETROL, before=30, after=9)
H2 = Style(16, 21, bold=True, before=16, after=5)
H3 = Style(12.5, 17, bold=True, before=9, after=2)
LEAD = Style(14, 20, after=10, max_width=148 * MM)
BODY = Style(12, 17, after=8, max_width=PROSE_WIDTH)
BULLET = Style(12, 17, after=4, indent=14, max_width=PROSE_WIDTH)
CELL = Style(12, 15, after=3)
CELL_BOLD = Style(12, 15, bold=True, after=3)
CELL_BULLET = Style(12, 15, after=2, indent=14)
CELL_RIGHT = Style(12, 15, right=True)
CELL_RIGHT_BOLD = Style(12, 15, bold=True, right=True)
HEAD = Style(10.5, 13, bold=True, colour=PETROL)
HEAD_RIGHT = Style(10.5, 13, bold=True, colour=PETROL, right=True)
NOTE = Style(10.5, 14, before=3, after=6, max_width=148 * MM)
FIGURE = Style(27, 31, bold=True, colour=PETROL)
NO = Style(13, 15, bold=True, colour=WHITE)

HEADINGS = {1: H1, 2: H2, 3: H3}


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of page: size and margins."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def text_width(self) -> float:
        """The width of the text area."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height of the text area."""
        return self.height - self.top - self.bottom


PORTRAIT = Page(210 * MM, 297 * MM, 24 * MM, 20 * MM, 22 * MM, 22 * MM)
LANDSCAPE = Page(297 * MM, 210 * MM, 19 * MM, 15 * MM, 17 * MM, 15 * MM)
