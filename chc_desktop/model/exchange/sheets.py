"""Rows out of CSV and Excel files, with the line each stands in."""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import re
import warnings
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from chc_desktop.model.exchange.packages import (
    Kind,
    damaged,
    kind_of,
    open_archive,
    refuse_document_types,
)
from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.exchange.sheet_parts import SheetPart, sheet_parts
from chc_desktop.model.rules.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Value = str | int | float | date | None

MAX_FIELD = 2**20
MAX_ROWS = 100_000
MAX_CELLS = 3_000_000
_MAX_COLUMNS = 500
_DELIMITERS = (",", ";", "\t", "|")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_SAMPLE = 50

# The standard library keeps this limit for the whole program.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
csv.field_size_limit(MAX_FIELD)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that is not blank; `number` is its line in the file, counted from 1.

    `hidden` are the columns, from 0, that a spreadsheet does not show.
    """

    number: int
    values: tuple[Value, ...]
    hidden: frozenset[int] = frozenset()

    def text(self, column: int) -> str:
        """A value as text, empty beyond the row's end."""
        return written(self.values[column]) if column < len(self.values) else ""


Sheet = tuple[SheetRow, ...]


def read_sheets(path: Path, wanted: str) -> tuple[Sheet, ...]:
    """The sheets of an Excel file, or the one of a CSV file; `wanted` names what is looked for.

    Raises FileProblem.
    """
    kind = kind_of(path, wanted)
    if kind is Kind.EXCEL:
        return _excel(path)
    if kind is Kind.TEXT:
        return (_text(path, wanted),)
    what = "web page" if kind is Kind.HTML else "Word file"
    raise FileProblem(f"{path.name} is a {what}. Choose {wanted}.")


def written(value: Value) -> str:
    """A value as a person would type it: 25.0 as "25", a date as "2026-04-03"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean_text(value).strip() if isinstance(value, str) else str(value)


def _text(path: Path, wanted: str) -> Sheet:
    text = _decoded(path.read_bytes())
    if _CONTROL.search(text):
        raise FileProblem(f"{path.name} is not {wanted}. Choose one.")
    rows: list[SheetRow] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    line = 1
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                rows.append(SheetRow(line, tuple(map(_unguarded, fields[:_MAX_COLUMNS]))))
            line = reader.line_num + 1
            if len(rows) > MAX_ROWS:
                raise _too_long(path.name)
    except csv.Error as error:
        raise _unreadable(path.name, line) from error
    if rows and _never_closed(text, reader.dialect.delimiter):
        raise _unreadable(path.name, rows[-1].number)
    return tuple(rows)


def _unguarded(field: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return field[1:] if field.startswith("'") and field[1:].lstrip().startswith(_FORMULA) else field


def _unreadable(name: str, line: int) -> FileProblem:
    return FileProblem(
        f"{name} cannot be read from line {line} on: a quotation mark opens there and does not "
        "close. Take it out and try again."
    )


def _too_long(name: str) -> FileProblem:
    return FileProblem(
        f"{name} has more than {MAX_ROWS:,} rows. Keep the rows that are complaints, save it "
        "and try again."
    )


def _never_closed(text: str, delimiter: str) -> bool:
    strict = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for _ in strict:
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """The sign that parts most rows into equally many columns: descriptions hold commas, too."""

    def alike(delimiter: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        counts: Counter[int] = Counter()
        try:
            for fields in itertools.islice(reader, _SAMPLE):
                if any(field.strip() for field in fields) and len(fields) > 1:
                    counts[len(fields)] += 1
        except csv.Error:
            return 0, 0
        return max(((rows, columns) for columns, rows in counts.items()), default=(0, 0))

    return max(_DELIMITERS, key=alike)


def _excel(path: Path) -> tuple[Sheet, ...]:
    import openpyxl  # noqa: PLC0415 -- slow to load, and most starts of the program need none

    with open_archive(path) as archive:
        refuse_document_types(archive, path.name)
        parts = sheet_parts(archive, path.name)
    sheets: list[Sheet] = []
    try:
        # An open file, because openpyxl goes by the name of a closed one; and it prints and warns.
        with (
            path.open("rb") as file,
            warnings.catch_warnings(),
            contextlib.redirect_stdout(io.StringIO()),
        ):
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            typed = book
            if any(part.formulas for part in parts.values()):
                typed = openpyxl.load_workbook(file, read_only=True)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            for sheet in shown or book.worksheets:
                part = parts.get(sheet.title, SheetPart())
                beside = typed[sheet.title] if part.formulas else None
                sheets.append(_rows(_lines(sheet, beside), path.name, part.hidden))
    except FileProblem:
        raise
    except Exception as error:  # openpyxl lets anything through that a broken file provokes
        raise damaged(path.name) from error
    return tuple(sheets)


def _lines(sheet: Any, typed: Any) -> Iterator[tuple[object, ...]]:  # noqa: ANN401
    """A sheet's rows; where a formula was never worked out, the words written in it."""
    # A file may state any size for a sheet; what is there is counted instead.
    sheet.reset_dimensions()
    lines = sheet.iter_rows(values_only=True)
    if typed is None:
        yield from lines
        return
    typed.reset_dimensions()
    for line, beside in zip(lines, typed.iter_rows(values_only=True), strict=True):
        yield tuple(
            _words_of(formula) if value is None else value
            for value, formula in itertools.zip_longest(line, beside)
        )


def _words_of(formula: object) -> str | None:
    """What a formula says for sure: the friendly name of a link, or the texts it joins."""
    if not isinstance(formula, str) or not formula.startswith("="):
        return None
    texts = [text.replace('""', '"') for text in _QUOTED.findall(formula)]
    if formula.upper().startswith("=HYPERLINK("):
        texts = texts[-1:]
    return "".join(texts) or None


def _rows(lines: Iterable[tuple[object, ...]], name: str, hidden: frozenset[int]) -> Sheet:
    rows: list[SheetRow] = []
    cells = 0
    for number, line in enumerate(lines, 1):
        cells += len(line) + 1
        if cells > MAX_CELLS or len(rows) > MAX_ROWS:
            raise _too_long(name)
        values = tuple(_value(value) for value in line[:_MAX_COLUMNS])
        if any(value not in {None, ""} for value in values):
            rows.append(SheetRow(number, values, hidden))
    return tuple(rows)


def _value(value: object) -> Value:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, int | float | date):
        return value
    if isinstance(value, str):
        return value if value.strip() else None
    return value.isoformat() if isinstance(value, time) else str(value)
