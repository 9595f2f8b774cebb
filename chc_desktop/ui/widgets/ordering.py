"""Any list in the order its reader chooses: by one of its columns, upwards or downwards.

What is sorted are the cells that are exported too, so every column on paper can be sorted by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from chc_desktop.model.rules.wording import NBSP, long_date, table_date

Cell = str | int | date | None
T = TypeVar("T")
Key = tuple[tuple[int, int, str], ...]
USUAL = ""
"""The key of the order a list comes in."""
_DIGITS = re.compile(r"(\d+)")
_ASIDE = re.compile(r" \([^)]*\)$")


@dataclass(frozen=True, slots=True)
class OrderBy:
    """An order to choose: its key, its words, and the column (None: as the list comes)."""

    key: str
    words: str
    column: int | None
    down: bool = False


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """A row of a list: what it stands for, its cells as exported, and what it can be filtered by."""

    item: T
    cells: tuple[Cell, ...]
    groups: tuple[str, ...] = ()


def usual(words: str) -> OrderBy:
    """Return the order a list comes in, under its words."""
    return OrderBy(USUAL, words, None)


def orders(
    first: OrderBy,
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    skip: Iterable[str] = (),
) -> tuple[OrderBy, ...]:
    """Return the list's own order, then two for each column: "By who, A to Z"."""
    passed_over = set(skip)
    found = [first]
    for at, heading in enumerate(headings):
        if heading in passed_over:
            continue
        values = [row[at] for row in rows if row[at] is not None]
        up, down = ("A to Z", "Z to A")
        if any(not isinstance(value, str) for value in values):
            days = any(isinstance(value, date) for value in values)
            up, down = ("earliest", "latest") if days else ("lowest", "highest")
            up, down = f"{up} first", f"{down} first"
        words = _ASIDE.sub("", heading)
        words = words[:1].lower() + words[1:]
        found.append(OrderBy(f"{at}", f"By {words}, {up}", at))
        found.append(OrderBy(f"{at}-down", f"By {words}, {down}", at, down=True))
    return tuple(found)


def in_order(rows: Iterable[Listed[T]], order: OrderBy) -> list[Listed[T]]:
    """Return the rows in an order; those without a value stand last both ways."""
    at = order.column
    if at is None:
        return list(rows)
    known: list[Listed[T]] = []
    unknown: list[Listed[T]] = []
    for row in rows:
        (unknown if row.cells[at] in {None, ""} else known).append(row)
    known.sort(key=lambda row: natural(row.cells[at]), reverse=order.down)
    return [*known, *unknown]


def natural(value: Cell) -> Key:
    """Return what a cell is compared by: numbers in words by their size, 2 before 10."""
    if isinstance(value, date):
        return ((0, value.toordinal(), ""),)
    if isinstance(value, int):
        return ((0, value, ""),)
    parts = _DIGITS.split(_plain(value or ""))
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p)


def matches(row: Listed[T], words: str) -> bool:
    """Say whether a row holds every word searched for, in any of its cells."""
    wanted = _plain(words).split()
    held = _plain(" ".join(_words(cell) for cell in row.cells))
    return all(word in held for word in wanted)


def _words(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{table_date(cell)} {long_date(cell)}"
    return "" if cell is None else str(cell)


def _plain(text: str) -> str:
    return text.replace(NBSP, " ").casefold()
