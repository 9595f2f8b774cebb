"""What the tables must hold by the history: its entries played back, and compared row by row.

A fact that was changed with another program does not stand in the history, so it shows here. An
entry whose words were erased for data protection leaves its row unknown, and nothing is said of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from typing import Any

from chc_desktop.model.store.driver import Database
from chc_desktop.model.store.tables import Table, tables

LOST = "lost"
"""In an entry's words: the row could not be read when a damaged register was saved."""
UNKNOWN: Any = object()
"""Stands for what a column holds when the entry that wrote it was erased."""
_MOST = 50
"""Rows that are named one by one."""

Key = tuple[str, ...]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the history. ``words``: what it says, None where that was erased."""

    id: int
    table: str
    row_id: str
    words: dict[str, Any] | None


@dataclass(slots=True)
class Played:
    """The rows by table and key, and the tables of which a row's key was erased."""

    rows: dict[str, dict[Key, Row]] = field(default_factory=dict)
    open_ended: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that is not what the history last wrote. ``columns`` that differ."""

    table: str
    key: Key
    how: str
    columns: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """A sentence, without anything the row says."""
        row = f"Row {', '.join(self.key)} of {self.table}"
        if self.how == "changed":
            return f"{row} was changed outside this program: {', '.join(self.columns)}."
        return f"{row} was {self.how} outside this program."


def read_words(payload: str | None) -> dict[str, Any] | None:
    """What an entry says; None where it was erased or is no entry's words."""
    if payload is None:
        return None
    try:
        words = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    if not isinstance(words, dict) or not isinstance(words.get("after"), dict):
        return None
    return words


def entries(db: Database) -> Iterator[Entry]:
    """The history in its order."""
    rows = db.execute(
        "SELECT l.id, l.table_name, l.row_id, p.payload FROM change_log l"
        " LEFT JOIN change_payload p ON p.change_id = l.id ORDER BY l.id"
    ).fetchall()
    for change_id, table, row_id, payload in rows:
        yield Entry(change_id, table, row_id, read_words(payload))


def play(history: Iterable[Entry], known: dict[str, Table]) -> Played:
    """Play entries back into rows of the tables that are known."""
    played = Played()
    for entry in history:
        table = known.get(entry.table)
        if table is not None:
            _play(played, table, entry)
    return played


def _play(played: Played, table: Table, entry: Entry) -> None:
    rows = played.rows.setdefault(table.name, {})
    words = entry.words
    if words is None:
        if not table.numbered:
            played.open_ended.add(table.name)
        rows[(entry.row_id,)] = dict.fromkeys(table.columns, UNKNOWN)
        return
    after, added = words["after"], words.get("before") is None
    key = _key(table, entry.row_id, after if added else {})
    if words.get(LOST):
        rows.pop(key, None)
    elif added:
        rows[key] = _named(table, key, _defaults(table) | _own(table, after))
        _move_file(played, table, key, after)
    else:
        rows.setdefault(key, dict.fromkeys(table.columns, UNKNOWN)).update(_own(table, after))


def _key(table: Table, row_id: str, after: Row) -> Key:
    if table.numbered:
        return (row_id,)
    # The history names an added row by SQLite's number; here its own columns name it.
    return tuple(str(after[column]) for column in table.key if column in after) or (row_id,)


def _named(table: Table, key: Key, row: Row) -> Row:
    if table.numbered and key[0].lstrip("-").isdecimal():
        row[table.key[0]] = int(key[0])
    return row


def _defaults(table: Table) -> Row:
    return {column: as_logged(value) for column, value in table.defaults.items()}


def _own(table: Table, values: Row) -> Row:
    return {column: value for column, value in values.items() if column in table.columns}


def _move_file(played: Played, table: Table, key: Key, after: Row) -> None:
    """A file that was added before version 6 stood in the row itself; the update moved it."""
    if table.name == "attachment" and "content" in after:
        played.rows["attachment"][key]["size"] = UNKNOWN
        inside = {"attachment_id": int(key[0]), "content": after["content"], "words": UNKNOWN}
        played.rows.setdefault("attachment_content", {})[key] = inside


# ---- comparing


def compare(db: Database) -> tuple[RowFault, ...]:
    """Every row that is not what the history last wrote, up to a number; empty: all are."""
    return tuple(islice(differences(db), _MOST))


def differences(db: Database) -> Iterator[RowFault]:
    """Every row that is not what the history last wrote."""
    known = tables(db)
    played = play(entries(db), known)
    for table in known.values():
        if table.is_fact:
            yield from _compare(db, table, played)


def _compare(db: Database, table: Table, played: Played) -> Iterator[RowFault]:
    expected = dict(played.rows.get(table.name, {}))
    for row in _rows(db, table):
        key = tuple(str(row[column]) for column in table.key)
        known = expected.pop(key, None)
        if known is None:
            if table.name not in played.open_ended:
                yield RowFault(table.name, key, "added")
            continue
        wrong = differing(known, row)
        if wrong:
            yield RowFault(table.name, key, "changed", wrong)
    for key, known in expected.items():
        if any(value is not UNKNOWN for value in known.values()):
            yield RowFault(table.name, key, "taken away")


def differing(known: Row, row: Row) -> tuple[str, ...]:
    """The columns that do not hold what is known of them; files by their SHA-256."""
    return tuple(
        column
        for column, value in row.items()
        if known.get(column) is not UNKNOWN and known.get(column) != as_logged(value)
    )


def as_logged(value: object) -> object:
    """A value as the history writes it."""
    return sha256(value).hexdigest() if isinstance(value, bytes) else value


def _rows(db: Database, table: Table) -> Iterator[Row]:
    """All rows; those with files one at a time."""
    columns = ", ".join(table.columns)
    key = ", ".join(table.key)
    places = " AND ".join(f"{column} = ?" for column in table.key)
    if table.name != "attachment_content":
        for row in db.execute(f"SELECT {columns} FROM {table.name}").fetchall():
            yield dict(zip(table.columns, row, strict=True))
        return
    for name in db.execute(f"SELECT {key} FROM {table.name}").fetchall():
        (row,) = db.execute(f"SELECT {columns} FROM {table.name} WHERE {places}", name).fetchall()
        yield dict(zip(table.columns, row, strict=True))
