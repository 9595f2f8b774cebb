"""A look at a file that SQLite may have open, without letting go of SQLite's locks.

On Linux and macOS closing any handle of a file drops every lock the process has on it
(https://sqlite.org/howtocorrupt.html, 2.2). So a process has one handle of a file for all its
looks, closed only when nobody in it has the file open any more.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

_lock = threading.Lock()
_handles: dict[tuple[int, int], Handle] = {}


class Handle:
    """A register's file as it was found under its name; ``release`` it once for each ``take``."""

    def __init__(self, number: int, key: tuple[int, int]) -> None:
        self._number, self._key = number, key
        self.users = 1

    def start(self, length: int) -> bytes:
        """The first bytes of the file; raises OSError."""
        with _lock:
            os.lseek(self._number, 0, os.SEEK_SET)
            return os.read(self._number, length)

    def is_at(self, path: Path) -> bool:
        """Whether this very file still stands under a name: not removed, moved or replaced.

        Both are asked now, because some file systems give a file another number each time.
        """
        try:
            return os.path.samestat(os.fstat(self._number), path.stat())
        except OSError:
            return False

    def release(self) -> None:
        """Let go; the last one closes it."""
        with _lock:
            self.users -= 1
            if not self.users:
                if _handles.get(self._key) is self:
                    del _handles[self._key]
                os.close(self._number)


def take(path: Path) -> Handle:
    """The handle of the file under a name; raises OSError."""
    with _lock:
        found = path.stat()
        known = _handles.get((found.st_dev, found.st_ino))
        if known is not None and known.is_at(path):
            known.users += 1
            return known
        number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        found = os.fstat(number)
        made = Handle(number, (found.st_dev, found.st_ino))
        _handles[found.st_dev, found.st_ino] = made
        return made


def of(path: Path) -> Handle | None:
    """The handle of a file, or None where there is none to be had."""
    try:
        return take(path)
    except OSError:
        return None
