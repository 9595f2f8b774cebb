"""Writing a small file whole or not at all, so that a loss of power leaves the one before."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from chc_desktop.model.store.errors import RegisterFault, RegisterProblem
from chc_desktop.model.store.key import key_file_of

MAKING = ".making"
"""The ending of a register that is being made: it gets its name when it is whole."""


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


def put_in_place(part: Path, place: Path) -> None:
    """Give a finished file its name in one step; raises FileExistsError if another has it."""
    try:
        os.link(part, place)
    except FileExistsError:
        raise
    except OSError:  # no links here
        if place.exists():
            raise FileExistsError(place.name) from None
        part.rename(place)
    else:
        part.unlink()
    sync_folder(place.parent)


def exchange(part: Path, place: Path, kept: Path) -> None:
    """Put a plain register in the place of another, which is kept; raises OSError.

    Whenever it is cut short, one of them stands in the place.
    """
    try:
        os.link(place, kept)
    except OSError:  # no links here
        copy = kept.with_name(f"{kept.name}{MAKING}")
        shutil.copy2(place, copy)
        put_in_place(copy, kept)
    _move_journal(place, kept)
    try:
        part.replace(place)
    except OSError:
        kept.unlink(missing_ok=True)
        raise
    sync_folder(place.parent)


def move_register(register: Path, to: Path) -> None:
    """Give a register another name, and its key file with it; raises OSError.

    Whenever it is cut short, the register has its key file beside it, under either name.
    """
    key_file = key_file_of(register)
    if key_file.exists():
        write_whole(key_file_of(to), key_file.read_bytes())
    _move_journal(register, to)
    if register.exists():
        register.rename(to)
    key_file.unlink(missing_ok=True)
    sync_folder(to.parent)


def _move_journal(register: Path, to: Path) -> None:
    """A journal goes with its file: left, SQLite would play it into the one that comes there."""
    journal = register.with_name(f"{register.name}-journal")
    if journal.exists():
        journal.rename(to.with_name(f"{to.name}-journal"))


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk, where the system has a way to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
