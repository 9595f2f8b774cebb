"""Backups of a register: whole copies, looked at once written, and brought back without loss."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from chc_desktop.model.services.checking import check_file
from chc_desktop.model.store import (
    Key,
    Register,
    RegisterFault,
    RegisterProblem,
    key_file_of,
    move_register,
)

ENDING = ".chc"


@dataclass(frozen=True, slots=True)
class Restored:
    """Where a backup was brought back to, and where the file that stood there is kept."""

    register: Path
    kept: Path | None = None


def back_up(register: Path, folder: Path, today: date, *, key: Key | None = None) -> Path:
    """Write a copy of a register into a folder and return its place; raises RegisterProblem.

    The copy is taken through SQLite, so that it is whole also while a window writes, and it is
    checked thoroughly before it counts. The register itself is only read. The copy of a protected
    register is as protected, and its key file stands beside it.
    """
    if not folder.is_dir():
        text = f"There is no folder {folder.name}. Make it first, or choose another."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text)
    place = _free(folder, f"{register.stem}, backup of {today.isoformat()}")
    _copy(register, place, key)
    return place


def restore(backup: Path, to: Path, today: date, *, key: Key | None = None) -> Restored:
    """Bring a backup back as a register; raises RegisterProblem.

    A file that stands there is kept beside it under another name, damaged or not; so is its key
    file. ``key`` is the backup's, where it is protected.
    """
    if to.is_dir() or not to.parent.is_dir():
        text = f"{to.name} is no place for a register. Give the name of a file in a folder."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text)
    part = _free(to.parent, f"{to.stem}, being restored")
    _copy(backup, part, key)
    kept = None
    try:
        if to.exists() or key_file_of(to).exists():
            kept = _free(to.parent, f"{to.stem}, before the restore of {today.isoformat()}")
            move_register(to, kept)
        move_register(part, to)
    except OSError as error:
        if kept is not None and not to.exists():
            move_register(kept, to)
        for left in (part, key_file_of(part)):
            left.unlink(missing_ok=True)
        text = f"{to.name} could not be put in place. What was there is as it was."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text) from error
    return Restored(to, kept if kept is not None and kept.exists() else None)


def _copy(source: Path, target: Path, key: Key | None) -> None:
    # A journal left by a kill is no damage: SQLite has to roll it back, which needs writing.
    left_by_a_kill = source.with_name(f"{source.name}-journal").exists()
    found = Register.open(source, read_only=not left_by_a_kill, key=key)
    try:
        found.copy_to(target)
    finally:
        found.close()
    faults = [fault for fault in check_file(target, key=key) if fault.kind != "holidays"]
    if faults:
        for left in (target, key_file_of(target)):
            left.unlink(missing_ok=True)
        raise RegisterProblem(
            RegisterFault.DAMAGED,
            f"{source.name} is not sound, so no copy was kept. {faults[0].text}",
        )


def _free(folder: Path, name: str) -> Path:
    """A name that no file in the folder has."""
    names = (f"{name}{'' if number == 1 else f' ({number})'}{ENDING}" for number in count(1))
    return next(
        place
        for place in (folder / n for n in names)
        if not (place.exists() or key_file_of(place).exists())
    )
