"""What a quick reader of Excel files does not tell: hidden columns, and whether formulas are there."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.packages import Package, local_name
from chc_desktop.model.exchange.word_numbers import value

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"(\w+)=[\"'](\w+)[\"']")
_MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet: its hidden columns, counted from 0, and whether it has formulas."""

    hidden: frozenset[int] = frozenset()
    formulas: bool = False


def sheet_parts(archive: zipfile.ZipFile, name: str) -> dict[str, SheetPart]:
    """Each sheet by its title; one that cannot be told is left out. Raises FileProblem."""
    package = Package(archive, name)
    relations = package.beside_main("_rels/workbook.xml.rels")
    if relations is None:
        return {}
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    found = {}
    for sheet in package.xml(package.main_part).iter():
        if local_name(sheet) == "sheet":
            part = "xl/" + targets.get(_relation(sheet), "").removeprefix("/xl/")
            if part in archive.namelist():
                found[sheet.get("name", "")] = _part(archive, part)
    return found


def _relation(sheet: ET.Element) -> str:
    return value(sheet, "id")


def _part(archive: zipfile.ZipFile, part: str) -> SheetPart:
    try:
        data = archive.read(part)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError):
        return SheetPart()  # the reader of the sheet will say what is wrong with it
    head = data.partition(b"sheetData")[0]
    hidden: set[int] = set()
    for column in _COLUMN.findall(head):
        given = dict(_ATTRIBUTE.findall(column))
        if given.get(b"hidden") in {b"1", b"true"}:
            first, last = (_whole(given.get(key, b"")) for key in (b"min", b"max"))
            hidden |= set(range(first - 1, min(last, _MOST_COLUMNS)))
    return SheetPart(frozenset(hidden), bool(_FORMULA.search(data)))


def _whole(text: bytes) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else 0
