"""Which rows of a damaged register go into the new one, judged by their kind and by the history.

What the history says is proven by its chain, so it puts right a cell of rubbish and brings back a
row whose page is gone. Nothing else is ever made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from chc_desktop.model.store.replay import UNKNOWN, Key, as_logged
from chc_desktop.model.store.salvage_reading import Read
from chc_desktop.model.store.tables import Table
from chc_desktop.model.store.values_check import AFTER, FIRST

LOST, FROM_HISTORY, PARTLY, UNSURE = "lost", "from_history", "partly", "unsure"
NOT_READABLE = "(not readable)"
"""Stands in a text that must not be empty, where rubbish stood."""
_BROKEN: Any = object()

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gap:
    """A row that is not simply as it was: lost, taken from the history, partly read, or unsure."""

    table: str
    key: Key
    how: str
    row: Row
    """What is known of it, for finding its case."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row for the new register. ``how``: empty where it is exactly as it was read."""

    key: Key
    row: Row | None
    how: str
    known: Row


def choose(table: Table, read: Read, known: dict[Key, Row], *, complete: bool) -> Iterator[Chosen]:
    """The rows of a table. ``complete``: the history knows every row and its last words."""
    found = dict(_judged(table, read))
    for key in (*found, *(key for key in known if key not in found)):
        says = known.get(key, {})
        if key in found:
            yield _read(table, key, found[key], says, complete=complete, written=key in known)
        elif all(value is UNKNOWN for value in says.values()):
            if not read.whole:
                yield Chosen(key, None, LOST, {})
        elif any(value is UNKNOWN for value in says.values()):
            yield Chosen(key, None, LOST, says)
        else:
            yield Chosen(key, dict(says), FROM_HISTORY, says)


def rubbish(table: Table, read: Read) -> int:
    """How many of the rows that were read cannot be rows of this table."""
    return sum(_BROKEN in row.values() for _, row in _judged(table, read)) + (
        len(read.rows) - sum(1 for _ in _judged(table, read))
    )


def _judged(table: Table, read: Read) -> Iterator[tuple[Key, Row]]:
    for values in read.rows.values():
        row = {c: _cell(table, c, v) for c, v in zip(read.columns, values, strict=True)}
        if not any(row.get(column, _BROKEN) is _BROKEN for column in table.key):
            yield tuple(str(row[column]) for column in table.key), row


def _cell(table: Table, column: str, value: object) -> Any:  # noqa: ANN401 - what SQLite holds
    """A value as the column wants it, or ``_BROKEN``."""
    kind = table.kinds[column]
    if value is None:
        return _BROKEN if column in table.needed else None
    if kind == "TEXT" and isinstance(value, bytes):
        try:
            text = value.decode()
        except UnicodeDecodeError:
            return _BROKEN
        empty = dict(table.dates).get(column)
        return _BROKEN if empty is not None and not _is_day(text, may_be_empty=empty) else text
    fits = isinstance(value, int) if kind == "INTEGER" else isinstance(value, bytes)
    return value if fits and kind != "TEXT" else _BROKEN


def _is_day(text: str, *, may_be_empty: bool) -> bool:
    if not text:
        return may_be_empty
    try:
        return date.fromisoformat(text).isoformat() == text and FIRST <= text <= AFTER
    except ValueError:
        return False


def _read(
    table: Table, key: Key, found: Row, says: Row, *, complete: bool, written: bool
) -> Chosen:
    # A row that the history does not know is named as such: rubbish in its key would look so too.
    row, how = {}, "" if written else UNSURE
    for column in table.columns:
        value = found.get(column, table.defaults[column])
        proven = says.get(column, UNKNOWN)
        if value is _BROKEN:
            value, how = _instead(table, column, proven)
        elif proven is not UNKNOWN and proven != as_logged(value):
            if not complete:
                how = how or UNSURE  # a later write may stand in an entry that is gone
            elif isinstance(value, bytes):
                how = PARTLY
            else:
                value, how = proven, FROM_HISTORY
        if value is _BROKEN:
            return Chosen(key, None, LOST, says)
        row[column] = value
    return Chosen(key, row, how, says)


def _instead(table: Table, column: str, proven: Any) -> tuple[Any, str]:  # noqa: ANN401
    """What takes the place of a cell of rubbish."""
    if proven is not UNKNOWN and table.kinds[column] != "BLOB":
        return proven, FROM_HISTORY
    if column not in table.needed:
        return None, PARTLY
    if table.kinds[column] == "TEXT" and column not in dict(table.dates):
        return NOT_READABLE, PARTLY
    return _BROKEN, LOST
