"""Tables out of a web page or of a document saved as one, cell by cell, as a reader sees them.

Nothing is fetched and no script runs: only the text of the file itself is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from chc_desktop.model.exchange.packages import damaged
from chc_desktop.model.exchange.word_text import Block, Cell, Row, Table
from chc_desktop.model.rules.answers import read_answer
from chc_desktop.model.rules.text import clean_text

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "math"})
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "tr"}
    | {"section", "article", "blockquote", "pre", "address", "summary", "details", "main"}
    | {"header", "footer", "nav", "aside", "figure", "figcaption", "caption", "fieldset", "legend"}
)
_NEVER_CLOSED = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_PICTURES = {"tick": "✓", "check": "✓", "checkmark": "✓", "cross": "✗"}
_MOST = 1000  # what a cell may span, as browsers have it
_DEEPEST = 50


@dataclass(slots=True)
class _Open:
    """A cell that is being read."""

    columns: int
    rows: int
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a reader sees: one line for each block."""
        raw = clean_text("".join(self.parts)).replace("\u00a0", " ")
        lines = (" ".join(line.split()) for line in raw.split("\n"))
        return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class _Grid:
    """A table that is being read: rows of cells, not yet placed in columns."""

    rows: list[list[_Open]] = field(default_factory=list)
    cell: _Open | None = None


def read_html_tables(path: Path) -> tuple[Table, ...]:
    """Every table of an HTML file in the order they begin; raises FileProblem."""
    reader = _Reader(path.name)
    reader.feed(_decoded(path.read_bytes()))
    reader.close()
    return tuple(tuple(_placed(grid)) for grid in reader.tables)


def read_html_blocks(path: Path) -> tuple[Block, ...]:
    """Text and tables in the order they are read; raises FileProblem."""
    reader = _Reader(path.name)
    reader.feed(_decoded(path.read_bytes()))
    reader.close()
    return tuple(
        block.text if isinstance(block, _Open) else tuple(_placed(block)) for block in reader.blocks
    )


def read_html_text(path: Path) -> str:
    """All text of an HTML file, a line for each block; raises FileProblem."""
    reader = _Reader(path.name)
    reader.feed(_decoded(path.read_bytes()))
    reader.close()
    return reader.page.text


class _Reader(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self._open: list[_Grid] = []
        self._unseen = 0
        self._hidden: list[str] = []
        self._choices: list[tuple[str, bool]] = []
        self._in_option = False
        self._lists: list[int] = []
        self.tables: list[_Grid] = []
        self.page = _Open(1, 1)
        self.blocks: list[_Open | _Grid] = [_Open(1, 1)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what the tag opens; what cannot be seen is counted and passed over."""
        given = {key: value or "" for key, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        if (self._hidden or _is_hidden(given)) and tag not in _NEVER_CLOSED:
            self._hidden += [tag] if not self._hidden or tag == self._hidden[0] else []
        if self._unseen or self._hidden:
            return
        if tag == "table":
            self._begin_table()
        elif tag == "tr" and self._open:
            self._open[-1].cell = None
            self._open[-1].rows.append([])
            self.page.parts.append("\n")
        elif tag in ("td", "th") and self._open:
            self._begin_cell(given)
        elif tag == "br" or tag in _BLOCKS:
            self._say("\n")
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._say(self._label())
        elif tag == "input":
            self._say(_tick(given))
        elif tag == "img":
            self._say(_picture(given.get("alt", "")))
        elif tag == "option":
            self._choices.append(("", "selected" in given))
            self._in_option = True

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag closes; a tag that was never opened closes nothing."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if self._hidden:
            self._hidden = self._hidden[1:] if tag == self._hidden[0] else self._hidden
            return
        if self._unseen:
            return
        if tag == "table" and self._open:
            self._end_table()
        elif tag in ("td", "th") and self._open:
            self._open[-1].cell = None
        elif tag in _BLOCKS:
            self._say("\n")
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "option":
            self._in_option = False
        elif tag == "select":
            self._say(next((text for text, chosen in self._choices if chosen), ""))
            self._choices.clear()

    def handle_data(self, data: str) -> None:
        """Keep text in the cell it stands in."""
        if self._in_option and self._choices:
            text, chosen = self._choices[-1]
            self._choices[-1] = (text + data.strip(), chosen)
        elif not self._unseen and not self._hidden:
            # A line end in the file is a blank to a reader; blocks and breaks end lines.
            self._say(re.sub(r"\s+", " ", data))

    def _say(self, text: str) -> None:
        self.page.parts.append(text)
        last = self.blocks[-1]
        if not self._open and isinstance(last, _Open):
            last.parts.append(text)
        if self._open and self._open[-1].cell is not None:
            self._open[-1].cell.parts.append(text)

    def _begin_table(self) -> None:
        if len(self._open) >= _DEEPEST:
            raise damaged(self._name)
        grid = _Grid()
        self.tables.append(grid)
        if not self._open:
            self.blocks += [grid, _Open(1, 1)]
        self._open.append(grid)

    def _end_table(self) -> None:
        """A table inside a cell is also part of that cell's text."""
        inner = self._open.pop()
        outer = self._open[-1].cell if self._open else None
        if outer is not None:
            for row in inner.rows:
                outer.parts.append("\n" + "\t".join(cell.text for cell in row) + "\n")

    def _begin_cell(self, given: dict[str, str]) -> None:
        grid = self._open[-1]
        if not grid.rows:
            grid.rows.append([])
        self.page.parts.append("\n")
        grid.cell = _Open(_span(given.get("colspan")), _span(given.get("rowspan")))
        grid.rows[-1].append(grid.cell)

    def _label(self) -> str:
        if not self._lists or self._lists[-1] < 0:
            return "• "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "


def _placed(grid: _Grid) -> Iterator[Row]:
    """Rows with their cells in columns; one that spans rows shows again, marked as merged."""
    below: dict[int, tuple[int, _Open]] = {}
    for number, row in enumerate(grid.rows, start=1):
        cells, waiting, column = [], list(row), 0
        reaching: dict[int, tuple[int, _Open]] = {}
        while waiting or any(start >= column for start in below):
            if column in below:
                left, cell = below.pop(column)
                cells.append(Cell(cell.text, column, column + cell.columns, merged=True))
            elif waiting:
                cell = waiting.pop(0)
                left = cell.rows
                cells.append(Cell(cell.text, column, column + cell.columns))
            else:
                column = min(start for start in below if start >= column)
                continue
            if left > 1:
                reaching[column] = (left - 1, cell)
            column += cell.columns
        below = reaching
        yield Row(tuple(cells), number)


def _span(text: str | None) -> int:
    number = int(text) if text and text.strip().isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), _MOST)


def _is_hidden(given: dict[str, str]) -> bool:
    return "hidden" in given or bool(_HIDDEN.search(given.get("style", "")))


def _picture(alt: str) -> str:
    """What a picture says, where it is an answer: "Yes", a tick, a cross."""
    words = alt.strip()
    return words if read_answer(words) else _PICTURES.get(words.casefold().split(" ")[0], "")


def _tick(given: dict[str, str]) -> str:
    kind = given.get("type", "text").casefold()
    if kind in ("checkbox", "radio"):
        return "☒" if "checked" in given else "☐"
    return given.get("value", "") if kind == "text" else ""


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    named = _CHARSET.search(content[:4096])
    for encoding in (named[1].decode("ascii") if named else "utf-8", "utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")
