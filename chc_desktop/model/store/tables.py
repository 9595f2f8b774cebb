"""The tables that hold facts: their columns, what names a row, and what a column holds unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chc_desktop.model.store.driver import Database

HISTORY = ("change_log", "change_payload")
DRAFT = "draft"
"""Typing that is kept for a form: no fact, and not in the history."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the newest version. ``key``: the columns that name a row."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    kinds: dict[str, str]
    """TEXT, INTEGER or BLOB, by column."""
    needed: frozenset[str]
    """Columns that must be filled."""
    numbered: bool
    """Whether the key is SQLite's own number for the row."""
    defaults: dict[str, Any]
    dates: tuple[tuple[str, bool], ...]
    """Columns that hold a day, and whether an empty text may stand there instead."""

    @property
    def is_fact(self) -> bool:
        """Whether every write to it stands in the history."""
        return self.name not in (*HISTORY, DRAFT)


def tables(db: Database) -> dict[str, Table]:
    """All tables by name, as the register's own structure has them."""
    names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {name: _table(db, name) for (name,) in names}


def _table(db: Database, name: str) -> Table:
    info = db.execute(f"PRAGMA table_info({name})").fetchall()
    keys = sorted((at, column, kind) for _, column, kind, _, _, at in info if at)
    return Table(
        name=name,
        columns=tuple(row[1] for row in info),
        key=tuple(column for _, column, _ in keys),
        kinds={row[1]: row[2] for row in info},
        needed=frozenset(row[1] for row in info if row[3] or row[5]),
        numbered=[kind for _, _, kind in keys] == ["INTEGER"],
        defaults={row[1]: _default(row[4]) for row in info},
        dates=tuple((row[1], row[4] == "''") for row in info if _is_date(row[1])),
    )


def _default(literal: str | None) -> str | int | bytes | None:
    """A default of our own schema: a text, a whole number, or no bytes."""
    if literal is None:
        return None
    if literal.startswith("'"):
        return literal[1:-1].replace("''", "'")
    return b"" if literal.startswith("x") else int(literal)


def _is_date(column: str) -> bool:
    return column.endswith(("_on", "_date")) or column in (
        "year_end",
        "as_of",
        "comply_by",
        "back_by",
        "in_force_from",
        "was_until",
    )
