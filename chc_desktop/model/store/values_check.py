"""Days that are none: looked for on every opening, since a date that cannot be read stops a page."""

from __future__ import annotations

from dataclasses import dataclass

from chc_desktop.model.store.driver import Database
from chc_desktop.model.store.tables import Table, tables

FIRST, AFTER = "1000-01-01", "9990-01-01"
"""Days outside are no facts about a home, and Python's calendar ends with the year 9999."""


@dataclass(frozen=True, slots=True)
class WrongDay:
    """A cell that should hold a day."""

    table: str
    row: int
    column: str


def wrong_days(db: Database) -> tuple[WrongDay, ...]:
    """Every cell for a day that holds something else."""
    found: list[WrongDay] = []
    for table in tables(db).values():
        wrong = {column: _wrong(column, may_be_empty=empty) for column, empty in table.dates}
        # One look at the table says for most that all is well.
        if wrong and db.execute(_any(table, wrong)).fetchall():
            for column, condition in wrong.items():
                rows = db.execute(f"SELECT rowid FROM {table.name} WHERE {condition}").fetchall()
                found += [WrongDay(table.name, row, column) for (row,) in rows]
    return tuple(found)


def _any(table: Table, wrong: dict[str, str]) -> str:
    conditions = " OR ".join(wrong.values())
    return f"SELECT 1 FROM {table.name} WHERE {conditions} LIMIT 1"


def _wrong(column: str, *, may_be_empty: bool) -> str:
    empty = f"{column} <> '' AND " if may_be_empty else ""
    return (
        f"({empty}{column} IS NOT NULL AND ({column} NOT BETWEEN '{FIRST}' AND '{AFTER}'"
        f" OR date({column}) IS NOT {column}))"
    )
