"""Who has a register open in a window: a lock of the system on a small file beside it.

The system lets go of the lock when the program ends, however it ends, so that a lock file which a
kill or a crash left behind blocks nobody. Where there are no locks (some shares, a folder that can
only be read) the register opens without one.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ENDING = ".lock"
_BIGGEST = 2_000
"""Bytes that are read of a lock file: what is longer is not ours."""
_FAR = 0x4000_0000
"""The byte that is locked on Windows, where nobody else could read a locked one."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a register open: never a word out of it. ``since`` is ISO 8601 in UTC."""

    who: str = ""
    computer: str = ""
    since: str = ""


class OpenLock:
    """A lock that is held, or none where the place has no locks."""

    def __init__(self, place: Path, handle: int | None) -> None:
        self._place, self._handle = place, handle

    def is_for(self, register: Path) -> bool:
        """Whether it is held, and is the lock of this register."""
        return self._handle is not None and self._place == place_of(register)

    def release(self) -> None:
        """Let go and remove the file; a second time does nothing."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if sys.platform != "win32":
            # Removed while it is held: whoever waits for it finds that it is gone, and makes anew.
            self._remove(handle)
        os.close(handle)
        if sys.platform == "win32":
            self._remove(None)

    def _remove(self, handle: int | None) -> None:
        # Its folder may be gone by now; on Windows another window may just have opened it.
        with suppress(OSError):
            if handle is None or _is_at(handle, self._place):
                self._place.unlink(missing_ok=True)


def place_of(register: Path) -> Path:
    """The lock file of a register."""
    real = register.resolve()
    return real.with_name(real.name + ENDING)


def take(register: Path, holder: Holder) -> OpenLock | Holder:
    """Take the lock of a register, or say who has it."""
    place = place_of(register)
    while True:
        handle = _open(place)
        if handle is None:
            return OpenLock(place, None)
        taken = _try(handle)
        if taken is None or (taken and _is_at(handle, place)):
            break
        if not taken:
            found = _read(handle)
            os.close(handle)
            return found
        os.close(handle)  # removed by the one that had it, in the moment before
    if taken:
        _write(handle, holder)
        return OpenLock(place, handle)
    os.close(handle)
    return OpenLock(place, None)


def _open(place: Path) -> int | None:
    extra: int = getattr(os, "O_BINARY", 0)
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):  # another user's can at least be locked
        with suppress(OSError):
            return os.open(place, flags | extra, 0o666)
    return None


def _try(handle: int) -> bool | None:
    """Whether the lock was got; None where there are no locks."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return None
    return True


def _is_at(handle: int, place: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), place.stat())
    except OSError:
        return False


def _read(handle: int) -> Holder:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        found = json.loads(os.read(handle, _BIGGEST))
        return Holder(*(str(found[name]) for name in ("who", "computer", "since")))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()  # being written in this moment, or by another program


def _write(handle: int, holder: Holder) -> None:
    with suppress(OSError):  # a full disk: the lock counts, not what stands in its file
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(asdict(holder)).encode())
