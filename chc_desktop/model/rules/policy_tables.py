"""Tables in a policy's text: a row is read together with the heads of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

_EDGE = re.compile(r"\s*\|\s*|\t")
_TIME = re.compile(
    r"\b(?:time|timescale|target|deadline|days|how long|within|limit)\b", re.IGNORECASE
)
_NAMED = re.compile(r"acknowledg|respon|repl|answer|decision|extend|extension", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_LEAST = 2  # cells of a row
_MOST_WORDS = 6  # of a column's head
_RULE = re.compile(r"[\s:|+=-]+")


def read_rows(lines: Sequence[str]) -> list[str]:
    """For each line of a text the reading of its row; "" where it is in no table.

    Cells stand between ``|`` or tabs. "1" below "Stage" is read as "Stage 1", and a column of
    times whose head says no more is one of responses.
    """
    read: list[str] = []
    heads: list[str] = []
    for line in lines:
        cells = _cells(line)
        if len(cells) < _LEAST:
            heads = heads if _RULE.fullmatch(line) else []
            read.append("")
        elif not heads:
            heads = cells if _can_head(cells) else []
            read.append("; ".join(heads))
        else:
            read.append("; ".join(_said(heads, at, cell) for at, cell in enumerate(cells)))
    return read


def _can_head(cells: Sequence[str]) -> bool:
    """Whether they name columns: a few words each, no figures, no label of a list."""
    return all(
        len(cell.split()) <= _MOST_WORDS and len(cell) > 1 and not _FIGURE.search(cell)
        for cell in cells
    )


def _cells(line: str) -> list[str]:
    if _RULE.fullmatch(line):
        return [line]
    return [cell.strip() for cell in _EDGE.split(line) if cell and cell.strip()]


def _said(heads: Sequence[str], at: int, cell: str) -> str:
    head = heads[at] if at < len(heads) else ""
    if _TIME.search(head) and not _NAMED.search(" ".join(heads)):
        head = f"{head} response"
    return f"{head} {cell}".strip()
