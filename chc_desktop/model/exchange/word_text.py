"""Tables out of a Word file, cell by cell, as a reader sees them.

Inserted text counts, deleted and moved-away text does not; labels of lists, tick boxes, text boxes
and notes are written out; line and paragraph ends become newlines.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.packages import Package, damaged, local_name, open_archive
from chc_desktop.model.exchange.word_numbers import Numbering, child, children, value
from chc_desktop.model.rules.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_GONE = frozenset({"del", "moveFrom", "Fallback", "instrText", "pPr", "rPr", "tblPr", "trPr"})
_TRANSPARENT = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
# The private codes of Wingdings and Wingdings 2 for ticks, crosses and boxes.
_SYMBOLS = {
    "wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x78: "☒"},
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0xA3: "☐", 0x54: "☒"},
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: `start` and `end` are grid columns, `end` not included.

    `merged` marks a cell that only continues the one above it and shows that one's text; `hidden`
    one in a column that a spreadsheet does not show.
    """

    text: str
    start: int
    end: int
    merged: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with its number in the file, from 1."""

    cells: tuple[Cell, ...]
    number: int = 0


Table = tuple[Row, ...]
Block = str | Table
"""A paragraph or a table of the text itself."""


def read_word_tables(path: Path) -> tuple[Table, ...]:
    """Every table of a Word file in the order they are read; raises FileProblem."""
    return tuple(_read(path)[0].tables)


def read_word_blocks(path: Path) -> tuple[Block, ...]:
    """Paragraphs and tables in the order they are read; raises FileProblem."""
    with open_archive(path) as archive:
        package = Package(archive, path.name)
        root = package.xml(package.main_part)
        try:
            return tuple(_Reader(package).blocks(root))
        except RecursionError as error:
            raise damaged(path.name) from error


def read_word_text(path: Path) -> str:
    """All text of a Word file, a line for each paragraph or row; raises FileProblem."""
    reader, lines = _read(path)
    return clean_text("\n".join([*lines, *reader.pending_notes]))


def _read(path: Path) -> tuple[_Reader, list[str]]:
    with open_archive(path) as archive:
        package = Package(archive, path.name)
        root = package.xml(package.main_part)
        reader = _Reader(package)
        try:
            body = child(root, "body")
            lines = reader.block(root if body is None else body)
        except RecursionError as error:
            raise damaged(path.name) from error
    return reader, lines


class _Reader:
    def __init__(self, package: Package) -> None:
        numbering = package.beside_main("numbering.xml")
        self._numbering = Numbering(numbering, package.beside_main("styles.xml"))
        self._notes = _notes(package, "footnotes.xml") | _notes(package, "endnotes.xml")
        self.pending_notes: list[str] = []
        self.tables: list[Table] = []

    def block(self, element: ET.Element) -> list[str]:
        """The lines of everything in a block; tables in it are collected as well."""
        lines: list[str] = []
        for part in element:
            name = local_name(part)
            if name == "p":
                lines.append(self._paragraph(part))
            elif name == "tbl":
                lines += self._table(part)
            elif name not in _GONE:
                lines += self.block(part)
        return lines

    def blocks(self, element: ET.Element) -> Iterator[Block]:
        """Paragraphs and tables of the text itself; a table in a cell is part of that cell."""
        for part in element:
            name = local_name(part)
            if name == "p":
                yield clean_text(self._paragraph(part)).replace("\u00a0", " ")
            elif name == "tbl":
                place = len(self.tables)
                self._table(part)
                yield self.tables[place]
            elif name not in _GONE:
                yield from self.blocks(part)

    def _table(self, element: ET.Element) -> list[str]:
        """Keep a table; its lines are for the case that it is only part of a cell."""
        place = len(self.tables)
        self.tables.append(())
        rows: list[Row] = []
        for row in _through(element, "tr"):
            if child(row, "trPr", "del") is None:
                rows.append(self._row(row, rows))
        self.tables[place] = tuple(rows)
        return [
            "\t".join(cell.text for cell in row.cells if not cell.merged).strip() for row in rows
        ]

    def _row(self, element: ET.Element, above: list[Row]) -> Row:
        column = _count(child(element, "trPr", "gridBefore"), 0)
        cells = []
        for cell in _through(element, "tc"):
            properties = child(cell, "tcPr")
            if child(properties, "cellDel") is not None:
                continue
            end = column + _count(child(properties, "gridSpan"), 1)
            text = self._cell(cell)
            merge = child(properties, "vMerge")
            merged = merge is not None and value(merge) != "restart" and bool(above)
            if merged:
                text = _text_at(above[-1], column) or text
            cells.append(Cell(text, column, end, merged))
            column = end
        return Row(tuple(cells), len(above) + 1)

    def _cell(self, element: ET.Element) -> str:
        lines = self.block(element)
        lines += self.pending_notes
        self.pending_notes = []
        return clean_text("\n".join(lines)).replace("\u00a0", " ").strip()

    def _paragraph(self, element: ET.Element) -> str:
        label = self._numbering.label(element)
        text = "".join(self._inline(element))
        return f"{label} {text}".strip() if label and (text.strip() or label != "•") else text

    def _inline(self, element: ET.Element) -> Iterator[str]:
        for part in element:
            name = local_name(part)
            if name == "t":
                yield _in_font(element, part.text or "")
            elif name in {"br", "cr"}:
                yield "\n"
            elif name in {"tab", "ptab"}:
                yield "\t"
            elif name in {
                "noBreakHyphen",
                "sym",
                "ffData",
                "footnoteReference",
                "endnoteReference",
            }:
                yield self._sign(part, name)
            elif name == "txbxContent":
                yield "\n" + "\n".join(self.block(part)) + "\n"
            elif name == "sdt" and child(part, "sdtPr", "showingPlcHdr") is not None:
                continue
            elif name not in _GONE and not _unseen(part):
                yield from self._inline(part)

    def _sign(self, part: ET.Element, name: str) -> str:
        if name == "noBreakHyphen":
            return "-"
        if name == "sym":
            return _symbol(part)
        if name == "ffData":
            return _form_field(part)
        note = self._notes.get(f"{name[:-9]}s.xml{value(part, 'id')}", "")
        if note:
            self.pending_notes.append(note)
        return ""


def _through(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """Children with a name, also inside content controls and tracked insertions."""
    for part in element:
        if local_name(part) == name:
            yield part
        elif local_name(part) in _TRANSPARENT:
            yield from _through(part, name)


def _count(element: ET.Element | None, default: int) -> int:
    text = value(element)
    return min(int(text), 100) if text.isdecimal() and len(text) < 6 else default


def _text_at(row: Row, column: int) -> str:
    return next((cell.text for cell in row.cells if cell.start == column), "")


def _unseen(run: ET.Element) -> bool:
    """Whether a run cannot be seen, or is a struck-out Yes or No as one answers a printed choice."""
    hidden = child(run, "rPr", "vanish")
    if hidden is not None and value(hidden) not in {"0", "false", "off"}:
        return True
    for name in ("strike", "dstrike"):
        strike = child(run, "rPr", name)
        if strike is not None and value(strike) not in {"0", "false", "off"}:
            text = "".join(t.text or "" for t in children(run, "t"))
            return text.strip(" /").lower() in {"yes", "no", "yes/no", ""}
    return False


def _symbol(element: ET.Element) -> str:
    font = _SYMBOLS.get(value(element, "font").lower(), {})
    try:
        code = int(value(element, "char"), 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    if code >= 0x100 and not 0xE000 <= code <= 0xF8FF:
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    return font.get(code, "•" if code < 0x100 else "")


def _in_font(run: ET.Element, text: str) -> str:
    """A run's text; in a font of signs each letter is a sign, "ü" of Wingdings a tick."""
    font = value(child(run, "rPr", "rFonts"), "ascii").lower()
    signs = _SYMBOLS.get(font)
    if signs is None:
        return text
    return "".join(signs.get(ord(sign) & 0xFF, sign) for sign in text)


def _form_field(element: ET.Element) -> str:
    """What an old form field shows: a tick box, or the entry chosen from a list."""
    box = child(element, "checkBox")
    if box is not None:
        state = child(box, "checked")
        if state is None:
            state = child(box, "default")
        return "☐" if state is None or value(state) in {"0", "false", "off"} else "☒"
    choices = child(element, "ddList")
    if choices is None:
        return ""
    entries = [value(entry) for entry in children(choices, "listEntry")]
    chosen = _count(child(choices, "result"), 0)
    return entries[chosen] if chosen < len(entries) else ""


def _notes(package: Package, name: str) -> dict[str, str]:
    root = package.beside_main(name)
    if root is None:
        return {}
    texts = {}
    for note in root:
        words = "".join(part.text or "" for part in note.iter() if local_name(part) == "t")
        if words.strip():
            texts[f"{name}{value(note, 'id')}"] = words.strip()
    return texts
