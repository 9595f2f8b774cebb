"""Writing a small file whole or not at all, so that a loss of power leaves the one before."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from chc_desktop.model.store.errors import RegisterFault, RegisterProblem
from chc_desktop.model.store.key import key_file_of


def write_whole(place: Path, content: bytes) -> None:
    """Put a file in place in one step, on the disk before this returns.

    Raises RegisterProblem; what stood there is then as it was.
    """
    part = place.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        text = f"{place.name} could not be written there. Choose another folder, or make room."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text) from error
    sync_folder(place.parent)


def move_register(register: Path, to: Path) -> None:
    """Give a register another name, and its key file with it; raises OSError.

    Whenever it is cut short, the register has its key file beside it, under either name.
    """
    key_file = key_file_of(register)
    if key_file.exists():
        write_whole(key_file_of(to), key_file.read_bytes())
    if register.exists():
        register.rename(to)
    key_file.unlink(missing_ok=True)
    sync_folder(to.parent)


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk, where the system has a way to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
