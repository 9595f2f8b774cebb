"""Tables as blocks, for large print: what stood side by side stands one below the other.

Two columns become a line each, "Repairs: 4"; more columns a block for each row, under its key.
Drawn squares and bars go: their numbers say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from chc_desktop.model.reports import large_type as look
from chc_desktop.model.reports.document import PageOf
from chc_desktop.model.reports.grid import NoBox
from chc_desktop.model.reports.look import BLACK, PETROL, WHITE
from chc_desktop.model.reports.marks import Counted, TickBox, WritingLines
from chc_desktop.model.reports.tags import Tag
from chc_desktop.model.reports.text import Heading, Run, Text, bold, bullets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.grid import Grid, Row
    from chc_desktop.model.reports.look import Style

    Part = tuple[Flowable, bool]  # with whether it holds what follows on its page
    Content = str | Run | Sequence[str | Run]

_PAD = 6.0  # points, white around the words of a No
_BAR = 8.0
_SHORT = 26  # letters of a value that stands in a list
_FIGURE = 12  # letters of a value that stands in a sentence with others
_MANY = 6  # columns from which short values stand in one paragraph
_LINE = look.BODY.but(after=6)
_LAST = look.BODY.but(after=14)


class NoHeading(Heading):
    """The heading of a No: white on black over the whole width."""

    def __init__(self, text: str, level: int = 2) -> None:
        style = look.HEADINGS[level].but(colour=WHITE, indent=_PAD)
        super().__init__(text, level, style=style)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the width given and the height with the black around the words."""
        _, height = super().wrap(aW, aH)
        self.height = height + 2 * _PAD
        return aW, self.height

    def draw(self) -> None:
        """Draw the bar, then the words."""
        self.canv.setFillColor(BLACK)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self.canv.translate(0, -_PAD)
        super().draw()


class BarHeading(Heading):
    """The heading of what cannot wait: a black bar beside it."""

    def __init__(self, text: str, level: int) -> None:
        super().__init__(text, level, style=look.HEADINGS[level].but(indent=_BAR + 8))

    def draw(self) -> None:
        """Draw the bar, then the words."""
        self.canv.setFillColor(BLACK)
        self.canv.rect(0, 0, _BAR, self.height, stroke=0, fill=1)
        super().draw()


class PageLine(Flowable):
    """A line of the contents: what stands there, and on which page."""

    def __init__(self, paper: Paper, text: str, key: str) -> None:
        super().__init__()
        self._paper, self._text, self._key = paper, text, key
        self.tag = Tag("P")

    def _line(self) -> Text:
        # Three figures until pages are counted: so a line is never longer than planned.
        page = self._paper.pages.get(self._key, 888)
        return Text(f"{self._text}: page\u00a0{page}", look.BODY, tag=self.tag)

    def getSpaceAfter(self) -> float:
        """Return the space below, in points."""
        return look.BODY.after

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the width given and the height needed."""
        self.width, self.height = self._line().wrap(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line."""
        line = self._line()
        line.wrap(self.width, self.height)
        line.drawOn(self.canv, 0, 0)


class _Between(Flowable):
    """A rule between two blocks without a heading."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the width given and the room above and below the rule."""
        self.width, self.height = aW, 14.0
        return aW, self.height

    def draw(self) -> None:
        """Draw the rule."""
        self.canv.setStrokeColor(PETROL)
        self.canv.setLineWidth(1.2)
        self.canv.line(0, 7, self.width, 7)


def blocks(table: Grid, level: int) -> Iterator[Part]:
    """Return a table as blocks under a heading of ``level``."""
    heads = [_words(cell) for cell in table.head.cells] if table.head else []
    if len(table.columns) == 2:
        if not heads:
            for row in table.rows:
                yield from _labelled(_words(row.cells[0]), row.cells[1], _LINE, write=True)
            return
        if all(_is_short(row.cells[1]) for row in table.rows):
            yield from _list(heads[1], table.rows)
            return
    if table.row_heads and all(map(_in_figures, table.rows)):
        for row in table.rows:
            yield _sentence(heads, row), False
        return
    for n, row in enumerate(table.rows):
        yield from _block(table, heads, row, level, first=n == 0)


def enlarged(flowable: Flowable) -> Flowable:
    """Return what stands for a flowable in large print."""
    if isinstance(flowable, Text) and not isinstance(flowable, Heading):
        return Text(flowable.content, look.enlarged(flowable.style))
    if isinstance(flowable, TickBox | WritingLines):
        return flowable.larger()
    return flowable


# ---- private


def _list(head: str, rows: Sequence[Row]) -> Iterator[Part]:
    pages = [row.cells[1][0] for row in rows if row.cells[1]]
    if all(isinstance(page, PageOf) for page in pages):
        for row in rows:
            at = row.cells[1][0]
            assert isinstance(at, PageOf)
            yield PageLine(at.paper, _words(row.cells[0]), at.key), False
        return
    yield Text(bold(f"{head}:"), _LINE), True
    lines = [f"{_words(row.cells[0])}: {_words(row.cells[1])}" for row in rows]
    for line in bullets(lines, look.BULLET)[1]:
        yield line, False


def _block(
    table: Grid, heads: Sequence[str], row: Row, level: int, *, first: bool
) -> Iterator[Part]:
    key, style = _words(row.cells[0]), table.columns[0].style
    rest = [
        (head, cell, column.plain)
        for head, cell, column in zip(heads[1:], row.cells[1:], table.columns[1:], strict=True)
        if (cell and not isinstance(cell[0], NoBox)) or row.least
    ]
    figure = style.size >= look.TITLE_FROM
    if figure:
        yield Text(key, look.FIGURE), True
    elif table.row_heads or key.isdecimal():
        yield _key(_named(heads[0], key), row, level), True
    else:
        if not first:
            yield _Between(), True
        yield from _labelled(heads[0], row.cells[0], _LINE, write=bool(row.least))
    for n, (head, cell, plain) in enumerate(rest):
        ends = n == len(rest) - 1
        parts = _labelled(
            "" if plain else head, cell, _LAST if ends else _LINE, write=bool(row.least)
        )
        for part, holds in parts:
            yield part, holds or (figure and not ends)


def _in_figures(row: Row) -> bool:
    """Whether all but the first cell hold a figure or nothing, and nothing marks the row."""
    values = row.cells[1:]
    return not (row.bar or row.least) and all(
        len(_words(cell)) <= _FIGURE and sum(isinstance(part, Text) for part in cell) < 2
        for cell in values
    )


def _sentence(heads: Sequence[str], row: Row) -> Text:
    """Say a row in one sentence: "Stage 1: 4; Stage 2: None.", or "Apr 1, May 2."."""
    pairs = [(head, _words(cell)) for head, cell in zip(heads, row.cells, strict=True) if cell]
    (head, key), *rest = pairs
    colon, between = ("", ", ") if len(rest) > _MANY else (":", "; ")
    said = between.join(f"{head}{colon}\u00a0{value}" for head, value in rest)
    return Text([bold(f"{_named(head, key)}. "), f"{said}."], _LINE)


def _named(head: str, key: str) -> str:
    """A number is named by its column's head: "Case C-027"."""
    alone = len(key.split()) == 1 and any(char.isdigit() for char in key)
    return f"{head} {key}" if head and alone else key


def _key(text: str, row: Row, level: int) -> Flowable:
    if level >= max(look.HEADINGS):
        return Text(bold(text), _LINE.but(before=10))
    if any(isinstance(part, NoBox) for cell in row.cells for part in cell):
        return NoHeading(f"{text}: No", level + 1)
    if row.bar:
        return BarHeading(text, level + 1)
    return Heading(text, level + 1, style=look.HEADINGS[level + 1])


def _labelled(
    label: str, cell: Sequence[Flowable], style: Style, *, write: bool = False
) -> Iterator[Part]:
    """Return the label with the first text of the cell, then what else the cell holds."""
    parts = [part for part in map(_part, cell) if part is not None]
    end = "" if label.endswith("?") else ":"
    name = [bold(f"{label}{end}")] if label else []
    if not parts:
        if write:
            yield Text(name, _LINE), True
            yield WritingLines(1).larger(), False
        return
    if len(parts) > 1 and all(
        isinstance(p, Text) and not p.label and _is_short([p]) for p in parts
    ):
        parts = [Text(", ".join(_words([part]) for part in parts), _LINE)]
    first, rest = parts[0], parts[1:]
    if isinstance(first, Text) and not first.label:
        said = [bold(f"{label}{end} ")] if label else []
        yield Text([*said, *_runs(first)], style if not rest else _LINE), bool(rest)
    else:
        if name:
            yield Text(name, _LINE), True
        rest = parts
    items = [(part.label, part.content) for part in rest if isinstance(part, Text) and part.label]
    others = [part for part in rest if not (isinstance(part, Text) and part.label)]
    for n, part in enumerate(others):
        yield part, n < len(others) - 1 and isinstance(part, TickBox)
    for item in bullets(items, look.BULLET)[1]:
        yield item, False


def _part(flowable: Flowable) -> Flowable | None:
    """Return a cell's part in large print; None for what is only drawn."""
    if isinstance(flowable, Counted):
        return Text(flowable.text.content, _LINE)
    if isinstance(flowable, Text):
        if flowable.label:
            return flowable
        return Text(flowable.content, look.enlarged(flowable.style.but(bold=False)))
    return enlarged(flowable) if isinstance(flowable, TickBox | WritingLines) else None


def _runs(text: Text) -> list[str | Run]:
    content = text.content
    return [content] if isinstance(content, str | Run) else list(content)


def _words(cell: Sequence[Flowable]) -> str:
    """Return the words of a cell on one line."""
    said = []
    for flowable in cell:
        inner = flowable.text if isinstance(flowable, Counted) else flowable
        if isinstance(inner, Text):
            runs = (run if isinstance(run, str) else run.text for run in _runs(inner))
            said.append("".join(runs))
    return " ".join(" ".join(said).split(" ")).strip()


def _is_short(cell: Sequence[Flowable]) -> bool:
    return len(cell) <= 1 and len(_words(cell)) <= _SHORT
