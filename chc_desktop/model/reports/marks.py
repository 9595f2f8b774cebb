"""Drawn things that can be counted with a finger: squares, rows of houses, lines to write on.

Shapes here are decoration: the number beside them carries the meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable

from chc_desktop.model.reports.look import (
    BLACK,
    CELL_BOLD,
    CELL_RIGHT,
    CELL_RIGHT_BOLD,
    MM,
    PETROL,
    RULE,
    WHITE,
)
from chc_desktop.model.reports.tags import Tag
from chc_desktop.model.reports.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.canvas import TaggedCanvas

SQUARE = 3.7 * MM
_GAP = 1 * MM
_FIVE = 1.6 * MM  # more space after each five
_MOST_IN_ROW = 40
MOST_IN_PILE = 6
_MONTH_SQUARE = 5.2 * MM
_NUMBER = 11 * MM  # room for the number before the squares
_FEW_LINES = 6
_WIDE_APART = 12 * MM  # between lines to write on, in large print


class WritingLines(Flowable):
    """Empty lines to write on."""

    def __init__(self, lines: int, spacing: float = 9 * MM, below: float = 0) -> None:
        super().__init__()
        self.lines, self.spacing, self.below = lines, spacing, below
        self.spaceBefore, self.spaceAfter = 2.0, 8.0

    def larger(self) -> WritingLines:
        """Return lines further apart, for large print; of many lines there are fewer then."""
        spacing = max(self.spacing, _WIDE_APART)
        same_room = round(self.lines * self.spacing / spacing)
        return WritingLines(max(min(self.lines, _FEW_LINES), same_room), spacing, self.below)

    def least_height(self, _page: float) -> float:
        """Return what must fit below a question."""
        return min(self.lines, 2) * self.spacing + self.below

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the width given and the height of all lines."""
        self.width, self.height = aW, self.lines * self.spacing + self.below
        return aW, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Split between lines, at least two on each page."""
        fit = min(int((aH - self.below) / self.spacing), self.lines - 2)
        if fit < 2:
            return []
        return [
            WritingLines(fit, self.spacing, self.below),
            WritingLines(self.lines - fit, self.spacing, self.below),
        ]

    def draw(self) -> None:
        """Draw the lines."""
        self.canv.setStrokeColor(BLACK)
        self.canv.setLineWidth(RULE)
        for i in range(self.lines):
            y = self.height - (i + 1) * self.spacing + 1
            self.canv.line(0, y, self.width, y)


class TickBox(Flowable):
    """A box to tick, left of the words that follow it."""

    def __init__(self, side: float = 11.0) -> None:
        super().__init__()
        self.side = side

    def larger(self) -> TickBox:
        """Return the box for large print."""
        return TickBox(self.side * 1.45)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take no room: the words beside it do."""
        self.width, self.height = aW, 0.0
        return aW, 0.0

    def draw(self) -> None:
        """Draw the box."""
        self.canv.setStrokeColor(BLACK)
        self.canv.setLineWidth(0.8)
        self.canv.rect(2, -self.side * 1.27, self.side, self.side)


class Terrace(Flowable):
    """A row of houses, one for each home up to 24."""

    def __init__(self, homes: int, width: float) -> None:
        super().__init__()
        self.homes = max(1, min(homes, 24))
        self.room = width

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size of the row."""
        self.house = min(self.room / 24, 8.4 * MM) if self.homes > 6 else 8.4 * MM
        self.width, self.height = self.room, self.house * 1.35
        return self.width, self.height

    def draw(self) -> None:
        """Draw the houses as lines, with a door and a window each."""
        canv, w = self.canv, self.house
        canv.setStrokeColor(PETROL)
        canv.setFillColor(PETROL)
        canv.setLineWidth(0.9)
        wall, path = w * 0.62, canv.beginPath()
        for i in range(self.homes):
            x = i * w
            path.moveTo(x, 0)
            path.lineTo(x, wall)
            path.lineTo(x + w / 2, wall + w * 0.48)
            path.lineTo(x + w, wall)
            path.moveTo(x + w * 0.68, wall + w * 0.31)
            path.lineTo(x + w * 0.68, wall + w * 0.5)
        path.moveTo(self.homes * w, wall)
        path.lineTo(self.homes * w, 0)
        canv.drawPath(path, stroke=1, fill=0)
        for i in range(self.homes):
            canv.rect(i * w + w * 0.2, 0, w * 0.16, w * 0.32, stroke=0, fill=1)
            canv.rect(i * w + w * 0.52, w * 0.2, w * 0.2, w * 0.2, stroke=1, fill=0)
        canv.setLineWidth(1.2)
        canv.line(-5, 0, self.homes * w + 5, 0)


class Counted(Flowable):
    """A number with as many squares beside it, or with a bar where the squares would not fit.

    `most` is the highest number of the same table, so that all its rows are drawn alike.
    """

    def __init__(self, number: int, most: int, *, filled: bool = True, strong: bool = True) -> None:
        super().__init__()
        self.number, self.most, self.filled = number, most, filled
        style = CELL_RIGHT_BOLD if strong and number else CELL_RIGHT
        self.text = Text(f"{number:,}" if number else "None", style)
        self.tag = self.text.tag

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the width given and the height of one line."""
        self.width = aW
        self.text.wrap(_NUMBER, 0)
        self.height = self.text.height
        return aW, self.height

    def draw(self) -> None:
        """Draw the number and its squares."""
        self.text.drawOn(self.canv, 0, 0)
        if self.number:
            left = _NUMBER + 3.5 * MM
            squares(self.canv, left, 2.2, self.number, self.most, self.width - left, self.filled)


def squares(
    canv: Any,  # noqa: ANN401
    x: float,
    y: float,
    number: int,
    most: int,
    room: float,
    filled: bool,  # noqa: FBT001
) -> None:
    """Draw `number` squares, or a bar in proportion to `most` where `most` would not fit."""
    canv.setStrokeColor(PETROL)
    canv.setFillColor(PETROL if filled else WHITE)
    canv.setLineWidth(0.8)
    full = most * (SQUARE + _GAP) + (most - 1) // 5 * _FIVE - _GAP
    scale = min(1.0, room / full)
    if most > _MOST_IN_ROW or scale < 0.75:
        canv.rect(x, y, max(2.0, room * number / most), SQUARE, stroke=1, fill=1)
        return
    side = SQUARE * scale
    for i in range(number):
        at = x + (i * (SQUARE + _GAP) + i // 5 * _FIVE) * scale
        canv.rect(at, y + (SQUARE - side) / 2, side, side, stroke=1, fill=1)


class Pile(Flowable):
    """The complaints of one month as squares piled up; above six a bar up to `most`."""

    def __init__(self, number: int, most: int, *, filled: bool) -> None:
        super().__init__()
        self.number, self.most, self.filled = number, most, filled

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size of the pile; all piles of a row are as high as the highest."""
        shown = min(self.most, MOST_IN_PILE)
        self.width, self.height = aW, shown * (_MONTH_SQUARE + _GAP) + (2 if shown else 0)
        return aW, self.height

    def draw(self) -> None:
        """Draw the squares from the bottom."""
        canv = self.canv
        canv.setStrokeColor(PETROL)
        canv.setFillColor(PETROL if self.filled else WHITE)
        canv.setLineWidth(0.8)
        if self.most > MOST_IN_PILE:
            if self.number:
                height = max(2.0, (self.height - 4) * self.number / self.most)
                canv.rect(0.5, 2, _MONTH_SQUARE, height, stroke=1, fill=1)
            return
        for i in range(self.number):
            canv.rect(
                0.5, 2 + i * (_MONTH_SQUARE + _GAP), _MONTH_SQUARE, _MONTH_SQUARE, stroke=1, fill=1
            )


class Figure(Flowable):
    """A drawing that says something by itself, with its alternative text.

    `in_words` are the lines that stand for it in large print; without them it is drawn there too.
    """

    def __init__(self, inner: Flowable, alt: str, in_words: Sequence[str] = ()) -> None:
        super().__init__()
        self.inner, self.in_words = inner, tuple(in_words)
        self.tag = Tag("Figure", alt=alt)
        self.spaceBefore, self.spaceAfter = 6.0, 8.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size of the drawing."""
        self.width, self.height = self.inner.wrap(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        """Draw it as one element."""
        canv: TaggedCanvas = self.canv  # type: ignore[assignment]
        x0, y0 = canv.absolutePosition(0, 0)
        x1, y1 = canv.absolutePosition(self.width, self.height)
        box = f"{x0:.1f} {y0:.1f} {x1:.1f} {y1:.1f}"
        canv.boxes[self.tag] = f"/O/Layout/Placement/Block/BBox[{box}]"
        with canv.tagged(self.tag):
            self.inner.drawOn(canv, 0, 0)


def month_cells(numbers: Sequence[int], *, filled: bool) -> list[list[Flowable]]:
    """Return a cell for each month: its pile, and the number below it. 0 is printed."""
    most = max(numbers, default=0)
    return [
        [
            Pile(n, most, filled=filled),
            Text(f"{n:,}", CELL_BOLD if n else CELL_BOLD.but(bold=False)),
        ]
        for n in numbers
    ]
