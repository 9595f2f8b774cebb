"""The history of a damaged register: which of its entries can be believed, and which are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chc_desktop.model.store import changes
from chc_desktop.model.store.replay import Entry, read_words
from chc_desktop.model.store.salvage_reading import Reader
from chc_desktop.model.store.tables import HISTORY, Table

LogRow = tuple[int, int, str, str, str, str, str]
"""id, action, at, table, row, digest, hash."""


@dataclass(frozen=True, slots=True)
class OldHistory:
    """What could be read of a history, judged by its own chain."""

    kept: tuple[LogRow, ...]
    """The entries from the first up to where the chain breaks: they stay as they are."""
    words: dict[int, tuple[str, str]]
    """Salt and words of the entries that say what they were made with."""
    entries: tuple[Entry, ...]
    """Every entry that can be believed, also beyond a break."""
    found: int
    """How many entries could be read at all."""
    complete: bool
    """Whether no entry is missing."""


def read_history(reader: Reader, known: dict[str, Table]) -> OldHistory:
    """Read and judge the history of a damaged register."""
    log, payload = (reader.table(known[name]) for name in HISTORY)
    rows = [row for row in map(_log_row, sorted(log.rows.items())) if row is not None]
    sound, kept = _sound(rows)
    words = {}
    for row in sound:
        said = _words(payload.rows.get(row[0]))
        if said is not None and changes.says(row[5], *said):
            words[row[0]] = said
    entries = tuple(
        Entry(row[0], row[3], row[4], read_words(words[row[0]][1]) if row[0] in words else None)
        for row in sound
    )
    return OldHistory(
        kept=tuple(kept),
        words=words,
        entries=entries,
        found=len(log.rows),
        complete=log.whole and len(kept) == len(log.rows) and bool(kept),
    )


def _sound(rows: list[LogRow]) -> tuple[list[LogRow], list[LogRow]]:
    """The entries that fit the one before them, and those among them without a gap from the first."""
    hashes = {0: changes.START} | {row[0]: row[6] for row in rows}
    sound = [row for row in rows if changes.follows(hashes.get(row[0] - 1), row)]
    kept: list[LogRow] = []
    for row in sound:
        if row[0] != len(kept) + 1:
            break
        kept.append(row)
    return sound, kept


def _log_row(item: tuple[Any, tuple[Any, ...]]) -> LogRow | None:
    number, values = item
    try:
        _, action, *texts = values
        at, table, row, digest, link = (value.decode() for value in texts)
    except (ValueError, AttributeError):
        return None
    if not isinstance(number, int) or not isinstance(action, int):
        return None
    return number, action, at, table, row, digest, link


def _words(values: tuple[Any, ...] | None) -> tuple[str, str] | None:
    if values is None:
        return None
    try:
        _, salt, payload = values
        return salt.decode(), payload.decode()
    except (ValueError, AttributeError):
        return None
