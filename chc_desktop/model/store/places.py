"""Why a file could not be written, found by trying beside it: SQLite only says that it failed."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from chc_desktop.model.store.errors import RegisterFault

_ROOM = 65_536
"""Bytes that a place must have left, to count as not full."""
_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
_NOT_ALLOWED = (errno.EROFS, errno.EACCES, errno.EPERM)


def trouble(path: Path) -> RegisterFault:
    """``missing``, ``no_room`` (also a quota or a limit), ``read_only``, or ``no_access``."""
    try:
        size = path.stat().st_size
        with tempfile.TemporaryFile(dir=path.parent, buffering=0) as trial:
            # A limit on the size of files shows only at the size that is needed.
            os.ftruncate(trial.fileno(), size + _ROOM)
            trial.write(bytes(_ROOM))
            os.fsync(trial.fileno())
    except FileNotFoundError:
        return RegisterFault.MISSING
    except OSError as error:
        return fault_of(error)
    return RegisterFault.NO_ACCESS


def fault_of(error: OSError) -> RegisterFault:
    """What kind of trouble an error of the system is."""
    if error.errno in _FULL:
        return RegisterFault.NO_ROOM
    return RegisterFault.READ_ONLY if error.errno in _NOT_ALLOWED else RegisterFault.NO_ACCESS
