"""What a kill or a power cut left half written: a journal from which SQLite puts the file right.

Both are copied beside the register before SQLite is let at them. The copies go when the register
is sound afterwards, and stay when it is not. Never ``immutable``: that shows what was not saved.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from chc_desktop.model.store.driver import dbapi2

MENDING, HALF_WRITTEN = ".mending", ".half-written"
_KEPT = 3
"""Half-written registers kept of one name; a further one takes the place of the oldest."""


def is_hot(path: Path) -> bool:
    """Whether a journal has to be rolled back. One that a writer uses now is not: SQLite knows.

    It is asked for reading only, which rolls nothing back, and needs no key.
    """
    try:
        if not _journal(path).stat().st_size:
            return False
        db = dbapi2.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5.0)
    except (OSError, dbapi2.DatabaseError):
        return False
    try:
        db.execute("PRAGMA cipher_log_level = NONE").fetchall()  # it would go to the terminal
        db.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except dbapi2.DatabaseError as error:
        return bool(getattr(error, "sqlite_errorcode", None) == dbapi2.SQLITE_READONLY)
    finally:
        db.close()
    return False


def keep(path: Path) -> None:
    """Copy a register and its hot journal beside it, before SQLite is let at them.

    Without room for that, or the right to, there is no copy: the roll-back needs neither.
    """
    copy = _beside(path, MENDING)
    if _same(_journal(copy), _journal(path)):
        return  # an attempt before this one was cut short too: its copy is the older
    try:
        shutil.copy2(path, copy)
        shutil.copy2(_journal(path), _journal(copy))
    except OSError:
        forget(path)


def forget(path: Path) -> None:
    """Remove the copies of a roll-back: the register is sound."""
    copy = _beside(path, MENDING)
    for file in (_journal(copy), copy):
        with suppress(OSError):
            file.unlink(missing_ok=True)


def leave(path: Path) -> str:
    """Keep the copies for good, because the register is not sound; returns their name or nothing."""
    copy = _beside(path, MENDING)
    if not _journal(copy).exists():
        return ""
    places = [_beside(path, f"{HALF_WRITTEN}-{number}") for number in range(1, _KEPT + 1)]
    free = [place for place in places if not place.exists()]
    target = free[0] if free else min(places, key=lambda place: place.stat().st_mtime)
    try:
        copy.replace(target)
        _journal(copy).replace(_journal(target))
    except OSError:
        return copy.name
    return target.name


def _beside(path: Path, ending: str) -> Path:
    real = path.resolve()
    return real.with_name(real.name + ending)


def _journal(path: Path) -> Path:
    return _beside(path, "-journal")


def _same(one: Path, other: Path) -> bool:
    try:
        a, b = one.stat(), other.stat()
    except OSError:
        return False
    return (a.st_size, a.st_mtime_ns) == (b.st_size, b.st_mtime_ns)
