"""Tables: horizontal rules only, whole rows where they fit, heads repeated on every page.

ReportLab's own table splits rows by rules that cannot be told to keep a row whole up to a height
and to cut only taller ones; it also puts a rule above a row on the page before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from chc_desktop.model.reports import words
from chc_desktop.model.reports.lines import plain_text
from chc_desktop.model.reports.look import (
    BAR,
    BLACK,
    CELL,
    CELL_PAD,
    HEAD,
    HEAD_RIGHT,
    HEAD_RULE,
    MM,
    NO,
    PETROL,
    RULE,
    Style,
)
from chc_desktop.model.reports.tags import Tag, attach
from chc_desktop.model.reports.text import Run, Text, bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.canvas import TaggedCanvas

    Cell = str | Run | Flowable | Sequence["str | Run | Flowable"] | None

TALL = 105 * MM  # a row up to this height stays whole
LEAST = 45 * MM  # a taller one is cut only if this much is left of the page
_FULL = 0.75  # small tables that fill more of a page than this are not held together


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its width in millimetres, its head, and how its cells are set."""

    mm: float
    head: str = ""
    style: Style = CELL
    right: bool = False
    plain: bool = False  # in large print its cells stand without its head


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a list of flowables for each column."""

    cells: tuple[list[Flowable], ...]
    bar: bool = False  # the black bar of a No at the left edge
    least: float = 0  # the least height, for rows to write in
    bottom: bool = False  # the cells stand at the bottom of the row
    key: str = ""  # what the first column says, with "cont.", where the row goes on


class NoBox(Text):
    """The word No, white on black across its column."""

    def __init__(self, text: str = "No") -> None:
        super().__init__(text, NO.but(indent=5, before=0))

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the width given and the height with its black ground."""
        width, height = super().wrap(aW, aH)
        self.height = height + 3
        return width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """The box stays whole."""
        return []

    def draw(self) -> None:
        """Draw the ground, then the word."""
        self.canv.setFillColor(BLACK)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        super().draw()


class Continued(Flowable):
    """ "6.4 cont." for those who see the page; readers know the row by its structure."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.inner = Text([bold(key), " cont."], CELL)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size of the text."""
        self.width, self.height = self.inner.wrap(aW, aH)
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """The words stay whole."""
        return []

    def draw(self) -> None:
        """Draw it as decoration."""
        canv: TaggedCanvas = self.canv  # type: ignore[assignment]
        with canv.artifact():
            self.inner.drawOn(canv, 0, 0)


class Grid(Flowable):
    """A table. Build it with `grid`; the parts of a split one are made here."""

    def __init__(
        self, columns: Sequence[Column], head: Row | None, rows: Sequence[Row], tag: Tag
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.widths = [column.mm * MM for column in columns]
        self.head, self.rows, self.tag = head, list(rows), tag
        self.small = len(self.rows) <= 5
        self.row_heads = False
        self.continued = False
        self.spaceBefore, self.spaceAfter = 0.0, 6.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size of the table."""
        self.width = sum(self.widths)
        self.height = self.head_height() + sum(self.height_of(row) for row in self.rows)
        return self.width, self.height

    def head_height(self) -> float:
        """Return the height of the column heads."""
        return self.height_of(self.head, top=1.0) if self.head else 0.0

    def least_height(self, page: float) -> float:
        """Return what has to fit under a heading: column heads and the first row."""
        if self.small and self.wrap(0, 0)[1] < _FULL * page:
            return self.height
        first = self.height_of(self.rows[0]) if self.rows else 0.0
        return self.head_height() + (first if first <= TALL else LEAST)

    def height_of(self, row: Row, top: float = CELL_PAD) -> float:
        """Return the height of a row with its padding."""
        inner = max(
            stack_height(cell, width - self._left(i) - CELL_PAD)
            for i, (cell, width) in enumerate(zip(row.cells, self.widths, strict=True))
        )
        return max(inner + top + CELL_PAD + 1, row.least)

    def _left(self, column: int) -> float:
        return 0.0 if column == 0 else CELL_PAD

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Split between rows; cut a row only if it is taller than `TALL`."""
        if self.small and not self.continued and aH < self.height < _FULL * 174 * MM:
            return []
        room = aH - self.head_height()
        fit, used = 0, 0.0
        while fit < len(self.rows) and used + self.height_of(self.rows[fit]) <= room:
            used += self.height_of(self.rows[fit])
            fit += 1
        if fit == len(self.rows):
            return [self]
        here, there = self.rows[:fit], self.rows[fit:]
        if self.height_of(there[0]) > TALL and room - used >= LEAST:
            cut = self._cut(there[0], room - used)
            if cut:
                here, there = [*here, cut[0]], [cut[1], *there[1:]]
        return [self._part(here, first=True), self._part(there, first=False)] if here else []

    def _part(self, rows: list[Row], *, first: bool) -> Grid:
        part = Grid(self.columns, self.head, rows, self.tag)
        part.small = False
        part.continued = self.continued or not first
        part.spaceBefore = self.spaceBefore if first else 0.0
        part.spaceAfter = 0.0 if first else self.spaceAfter
        return part

    def _cut(self, row: Row, height: float) -> tuple[Row, Row] | None:
        inner = height - 2 * CELL_PAD - 1
        pairs = [
            cut_stack(cell, width - self._left(i) - CELL_PAD, inner)
            for i, (cell, width) in enumerate(zip(row.cells, self.widths, strict=True))
        ]
        told = [f for above, _ in pairs for f in above if not isinstance(f, Continued)]
        if not told or not any(below for _, below in pairs):
            return None
        below = [pair[1] for pair in pairs]
        if row.key and not below[0]:
            below[0] = [Continued(row.key)]
        return (
            replace(row, cells=tuple(pair[0] for pair in pairs), least=0),
            replace(row, cells=tuple(below), least=0),
        )

    def draw(self) -> None:
        """Draw heads, rows and rules from the top."""
        canv: TaggedCanvas = self.canv  # type: ignore[assignment]
        y = self.height
        if self.head:
            height = self.head_height()
            if self.continued:
                with canv.artifact():
                    self._draw_row(canv, self.head, y, height)
            else:
                self._draw_row(canv, self.head, y, height)
            y -= height
        if self.head or not self.continued:
            self._rule(y, HEAD_RULE)
        for row in self.rows:
            height = self.height_of(row)
            if row.bar:
                canv.setFillColor(BLACK)
                canv.rect(0, y - height, BAR, height, stroke=0, fill=1)
            self._draw_row(canv, row, y, height)
            y -= height
            self._rule(y, RULE)

    def _rule(self, y: float, weight: float) -> None:
        self.canv.setStrokeColor(PETROL if weight == HEAD_RULE else BLACK)
        self.canv.setLineWidth(weight)
        self.canv.line(0, y, self.width, y)

    def _draw_row(self, canv: TaggedCanvas, row: Row, y: float, height: float) -> None:
        canv.beside = self._beside(row)
        x = 0.0
        for i, (cell, width) in enumerate(zip(row.cells, self.widths, strict=True)):
            left = x + self._left(i) + (BAR + 3 if row.bar and i == 0 else 0)
            room = width - self._left(i) - CELL_PAD
            at = y - CELL_PAD
            if row is self.head or row.bottom:  # heads stand at the bottom of their row
                at = y - height + CELL_PAD + stack_height(cell, room)
            gap = 0.0
            for n, flowable in enumerate(cell):
                at -= max(gap, flowable.getSpaceBefore()) if n else 0.0
                at -= flowable.wrap(room, 0)[1]
                flowable.drawOn(canv, left, at)
                gap = flowable.getSpaceAfter()
            x += width
        canv.beside = ()

    def _beside(self, row: Row) -> tuple[str, ...]:
        """What stands at the height of each line, where a cell runs from right to left."""
        first = [
            (cell[0], width - self._left(i) - CELL_PAD)
            for i, (cell, width) in enumerate(zip(row.cells, self.widths, strict=True))
            if cell
        ]
        texts = [(text, room) for text, room in first if isinstance(text, Text)]
        if not any(text.mixed for text, _ in texts):
            return ()
        columns = [[plain_text(line) for line in text.lines(room)] for text, room in texts]
        return tuple(" ".join(parts) + " " for parts in zip_longest(*columns, fillvalue=""))


def stack_height(cell: Sequence[Flowable], width: float) -> float:
    """Return the height of flowables on top of each other in a place `width` points wide."""
    height, gap = 0.0, 0.0
    for n, flowable in enumerate(cell):
        height += (max(gap, flowable.getSpaceBefore()) if n else 0.0) + flowable.wrap(width, 0)[1]
        gap = flowable.getSpaceAfter()
    return height


def cut_stack(
    cell: Sequence[Flowable], width: float, height: float
) -> tuple[list[Flowable], list[Flowable]]:
    """Part a stack of flowables at `height` points: what fits, and the rest."""
    above: list[Flowable] = []
    used, gap = 0.0, 0.0
    for n, flowable in enumerate(cell):
        start = used + (max(gap, flowable.getSpaceBefore()) if n else 0.0)
        need = flowable.wrap(width, 0)[1]
        if start + need > height:
            parts = flowable.split(width, height - start)
            if len(parts) == 2:
                return [*above, parts[0]], [parts[1], *cell[n + 1 :]]
            return above, list(cell[n:])
        above.append(flowable)
        used, gap = start + need, flowable.getSpaceAfter()
    return above, []


def grid(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell] | Row],
    *,
    row_heads: bool = False,
    flows: bool = False,
) -> Grid:
    """Make a table. Column heads are drawn if any column has one.

    `row_heads` marks the first column as the head of its row for screen readers. Up to five rows
    stay together on a page, unless the table `flows`.
    """
    table = Tag("Table")
    head = None
    if any(column.head for column in columns):
        cells: tuple[list[Flowable], ...] = tuple(
            [Text(column.head, HEAD_RIGHT if column.right else HEAD)] if column.head else []
            for column in columns
        )
        head = Row(cells)
        line = table.add(Tag("THead")).add(Tag("TR"))
        for cell in cells:
            attach(line.add(Tag("TH", attrs="/O/Table/Scope/Column")), cell)
    body = table.add(Tag("TBody"))
    made = [row if isinstance(row, Row) else _row(columns, row) for row in rows]
    for row in made:
        line = body.add(Tag("TR"))
        for i, filled in enumerate(row.cells):
            is_head = row_heads and i == 0
            kind = Tag("TH", attrs="/O/Table/Scope/Row") if is_head else Tag("TD")
            attach(line.add(kind), filled)
    out = Grid(columns, head, made, table)
    out.small, out.row_heads = out.small and not flows, row_heads
    return out


def _row(columns: Sequence[Column], cells: Sequence[Cell]) -> Row:
    return Row(tuple(to_cell(cell, column) for cell, column in zip(cells, columns, strict=True)))


def to_cell(cell: Cell, column: Column) -> list[Flowable]:
    """Return what stands in a cell as flowables: text is set in the column's style."""
    if cell is None or cell == "":
        return []
    style = column.style.but(right=True) if column.right else column.style
    if isinstance(cell, (str, Run)):
        texts = words.paragraphs(cell) if isinstance(cell, str) else [cell]
        return [Text(text, style) for text in texts]
    if isinstance(cell, Flowable):
        return [cell]
    out: list[Flowable] = []
    for part in cell:
        out += to_cell(part, column)
    return out
