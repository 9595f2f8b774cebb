"""Reading a damaged register as far as it goes: row by row, around what cannot be read.

Everything happens on a copy in a folder of its own. Values come as bytes and are judged one by one,
so that a cell of rubbish costs its row at most.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chc_desktop.model.store.driver import Database, dbapi2
from chc_desktop.model.store.tables import Table

LONGEST = 120.0
"""Seconds after which a damaged file is read no further."""
_GIVE_UP_AFTER, _NOTHING_AFTER = 3_000, 200
"""Row numbers in a row that lead to nothing: of a table with rows, and of one without any so far."""
_STEPS = 50_000
"""Of SQLite's machine between two looks at the clock."""
_PAGE, _START = 4096, 100
"""Bytes of a page, and of the start of a file."""
UNREADABLE = (dbapi2.Error, MemoryError, OverflowError, ValueError, SystemError)
"""What SQLite and Python throw at rubbish; an error that quotes it is no text, and a ValueError."""

Values = tuple[Any, ...]


@dataclass(slots=True)
class Read:
    """What could be read of a table: rows of bytes, numbers and None, by row number or key."""

    columns: tuple[str, ...]
    rows: dict[Any, Values] = field(default_factory=dict)
    whole: bool = True
    """False: something of it could not be read, or it could not be told that all was."""


class Reader:
    """An open copy of a damaged register."""

    def __init__(self, connect: Callable[[], Database], *, reconnects: bool, until: float) -> None:
        """``until`` is the time, by the monotonic clock, after which it reads no further."""
        self._connect = connect
        self._reconnects = reconnects
        self._until = until
        self._db = self._open()

    def close(self) -> None:
        """Let go of the copy."""
        with suppress(*UNREADABLE):
            self._db.close()

    def tables(self) -> frozenset[str]:
        """The names of the tables its structure lists; empty when that cannot be read."""
        sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
        with suppress(*UNREADABLE):
            return frozenset(_text(row[0]) for row in self._all(sql))
        return frozenset()

    def table(self, table: Table, likely: Collection[int] = ()) -> Read:
        """Read a table forwards, backwards, and then row by row where neither came.

        ``likely`` are numbers its rows may have by what else is known.
        """
        read = Read(self._columns(table))
        if not read.columns:
            # An older version has not every table; one that is listed cannot be read.
            read.whole = table.name not in self.tables()
            return read
        # Numbered rows are found by their number, others by SQLite's, or by their own key.
        by = "rowid" if table.name not in ("complaint_category", "draft") else ", ".join(table.key)
        columns = ", ".join(read.columns)
        count = len(by.split(", "))
        sql = f"SELECT {by}, {columns} FROM {table.name} NOT INDEXED ORDER BY "
        if not self._walk(sql + by, read, count):
            read.whole = False
            self._walk(sql + ", ".join(f"{part} DESC" for part in by.split(", ")), read, count)
            if by == "rowid":
                self._seek(table, columns, read, likely)
        return read

    def file(self, number: int) -> Values | None:
        """The words and the bytes of an attachment, or None."""
        for columns, table, key in (
            ("words, content", "attachment_content", "attachment_id"),
            ("x'', content", "attachment", "id"),
        ):
            with suppress(*UNREADABLE):
                found = self._all(f"SELECT {columns} FROM {table} WHERE {key} = {number}")
                if found and isinstance(found[0][1], bytes):
                    return found[0]
        return None

    # ---- private

    def _open(self) -> Database:
        db = self._connect()
        db.conn.text_factory = bytes
        db.conn.set_progress_handler(self._too_late, _STEPS)
        return db

    def _too_late(self) -> bool:
        return time.monotonic() > self._until

    def _failed(self) -> None:
        # SQLCipher reads nothing more on a connection that met one page it could not decipher.
        if self._reconnects:
            self.close()
            with suppress(*UNREADABLE):
                self._db = self._open()

    def _all(self, sql: str) -> list[Values]:
        try:
            return list(self._db.execute(sql).fetchall())
        except UNREADABLE:
            self._failed()
            raise

    def _columns(self, table: Table) -> tuple[str, ...]:
        with suppress(*UNREADABLE):
            there = {_text(row[1]) for row in self._all(f"PRAGMA table_info({table.name})")}
            # A file is read when it is wanted: all of them together may be large.
            there -= {"content", "words"} if table.name == "attachment_content" else set()
            return tuple(column for column in table.columns if column in there)
        return ()

    def _walk(self, sql: str, read: Read, count: int) -> bool:
        """Read rows until the end or the first that cannot be read; whether the end came."""
        seen: set[Any] = set()
        try:
            for row in self._db.execute(sql):
                key = row[0] if count == 1 else row[:count]
                if key in seen:  # a page that leads back to itself
                    return False
                seen.add(key)
                read.rows.setdefault(key, row[count:])
        except UNREADABLE:
            self._failed()
            return False
        return True

    def _seek(self, table: Table, columns: str, read: Read, likely: Collection[int]) -> None:
        sql = f"SELECT {columns} FROM {table.name} NOT INDEXED WHERE rowid = "
        misses = 0
        for number in _numbers(read.rows, likely):
            if misses > (_GIVE_UP_AFTER if read.rows else _NOTHING_AFTER) or self._too_late():
                return
            found = []
            with suppress(*UNREADABLE):
                found = self._all(f"{sql}{number}")
            misses = 0 if found else misses + 1
            for row in found:
                read.rows[number] = row


def _numbers(known: Collection[Any], likely: Collection[int]) -> Iterator[int]:
    """Row numbers not read yet: likely ones first, then those between and after the known ones."""
    yield from sorted(set(likely) - set(known))
    numbers = sorted(n for n in known if isinstance(n, int) and n > 0)
    last = 0
    for number in numbers:
        yield from (n for n in range(last + 1, min(number, last + _GIVE_UP_AFTER)))
        last = number
    yield from range(last + 1, last + _GIVE_UP_AFTER)


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def copy_as_it_is(source: Path, folder: Path) -> Path:
    """A copy to read, with the journal that a kill left: SQLite takes back what was half written."""
    copy = folder / "copy"
    copy.write_bytes(source.read_bytes())
    journal = source.with_name(f"{source.name}-journal")
    if journal.exists():
        copy.with_name(f"{copy.name}-journal").write_bytes(journal.read_bytes())
    return copy


def copies_begun_anew(
    source: Path, folder: Path, templates: Iterable[tuple[int, bytes]]
) -> Iterator[Path]:
    """Copies of a plain file whose start stands in for one that is destroyed.

    ``templates`` are versions and the bytes of new registers of them: every register begins with
    the pages of the version it was begun with.
    """
    damaged = source.read_bytes()
    for version, template in templates:
        for number, content in enumerate(_begun_anew(damaged, template)):
            copy = folder / f"copy-{version}-{number}"
            copy.write_bytes(content)
            yield copy


def _begun_anew(damaged: bytes, template: bytes) -> Iterator[bytes]:
    # A page that is named must be there, or SQLite believes nothing at all.
    whole = damaged[: len(damaged) // _PAGE * _PAGE].ljust(len(template), b"\0")
    header = bytearray(template[:_START])
    for at in (24, 92):  # both change counters are equal, or the size is not believed
        header[at : at + 4] = (1).to_bytes(4, "big")
    header[28:32] = (len(whole) // _PAGE).to_bytes(4, "big")
    header[32:40] = bytes(8)  # no free pages: none is wanted
    yield bytes(header) + whole[_START:]
    mended = bytearray(whole)
    for number in _structure_pages(template):
        at = (number - 1) * _PAGE
        mended[at : at + _PAGE] = template[at : at + _PAGE]
    mended[:_START] = header
    yield bytes(mended)


def _structure_pages(template: bytes, number: int = 1) -> Iterator[int]:
    """The pages of a sound file that hold the list of its tables."""
    page = template[(number - 1) * _PAGE : number * _PAGE]
    at = _START if number == 1 else 0
    yield number
    if page[at] == 5:  # a page that leads to others
        cells = int.from_bytes(page[at + 3 : at + 5], "big")
        children = [int.from_bytes(page[at + 8 : at + 12], "big")]
        for cell in range(cells):
            start = int.from_bytes(page[at + 12 + 2 * cell : at + 14 + 2 * cell], "big")
            children.append(int.from_bytes(page[start : start + 4], "big"))
        for child in children:
            yield from _structure_pages(template, child)
