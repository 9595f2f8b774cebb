"""The whole content of one open database into another, in one go or letting others write between."""

from __future__ import annotations

from chc_desktop.model.store.driver import Database

PAGES = 256
"""Pages copied before others may write: 1 MB, some milliseconds."""
PAUSE = 0.005
"""Seconds between two such steps."""
MOST_RESTARTS = 8
"""After so many writes meanwhile, each of which begins the copy anew, it is done in one go."""


class _WrittenAgainError(Exception):
    pass


def copy_all(source: Database, target: Database, *, gently: bool = False) -> None:
    """Copy a database as of one moment.

    ``gently``: whoever writes to the file through another connection waits for one step at most,
    not for the whole copy.
    """
    if gently:
        try:
            source.conn.backup(target.conn, pages=PAGES, sleep=PAUSE, progress=_Watch().look)
        except _WrittenAgainError:
            gently = False
    if not gently:
        source.conn.backup(target.conn)


class _Watch:
    """Counts how often the copy began anew, because somebody wrote."""

    def __init__(self) -> None:
        self._left, self._restarts = 0, 0

    def look(self, _status: int, left: int, _total: int) -> None:
        self._restarts += bool(self._left) and left >= self._left
        self._left = left
        if self._restarts > MOST_RESTARTS:
            raise _WrittenAgainError
