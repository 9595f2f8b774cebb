"""A full-text index in memory: derived from the register, never written to any file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chc_desktop.model.rules.search import plain
from chc_desktop.model.store.driver import Database


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found. ``keys`` are words it is found by and that are not shown."""

    group: str
    title: str
    detail: str
    body: str
    place: tuple[str, str, str]
    """Page, key and step: where it is shown."""
    keys: str = ""


class SearchIndex:
    """The documents of one register at one moment."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = list(documents)
        self._db = Database(memory=True)
        # The words are folded here: SQLite's own way leaves letters such as ß and ı apart.
        self._db.execute(
            "CREATE VIRTUAL TABLE found USING fts5 (title, keys, body, content='', prefix='2 3',"
            ' tokenize="unicode61 remove_diacritics 0")'
        )
        rows = (
            (at, plain(f"{d.title} {d.detail}"), plain(d.keys), plain(d.body))
            for at, d in enumerate(self._documents)
        )
        connection = self._db.conn
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO found (rowid, title, keys, body) VALUES (?, ?, ?, ?)", rows
        )
        connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of its memory."""
        self._db.close()

    def find(self, match: str) -> list[Document]:
        """The documents that answer a search in FTS5's language, the best first."""
        if not match:
            return []
        rows = self._db.execute(
            "SELECT rowid FROM found WHERE found MATCH ? ORDER BY bm25(found, 8, 10, 1), rowid",
            [match],
        ).fetchall()
        return [self._documents[row[0]] for row in rows]
