"""Copies of a register that somebody asked for: written, checked, brought back, moved.

Those that the program makes by itself are in ``keeping``.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services import keeping
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.store import (
    Key,
    Register,
    RegisterFault,
    RegisterProblem,
    exchange_registers,
    key_file_of,
    move_register,
)

logger = logging.getLogger(__name__)

ENDING = ".chc"


@dataclass(frozen=True, slots=True)
class Restored:
    """Where a backup was brought back to, and where the file that stood there is kept."""

    register: Path
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a register is now, and where the file it was copied from is kept."""

    register: Path
    old: Path


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
    copy_checked(register, place, key)
    return place


def restore(
    backup: Path,
    to: Path,
    today: date,
    *,
    key: Key | None = None,
    present_key: Key | None = None,
) -> Restored:
    """Bring a backup back as a register; raises RegisterProblem.

    A file that stands there is kept beside it under another name, damaged or not; so is its key
    file. Where it can be opened, a backup of it is made as well. ``key`` is the backup's, where
    it is protected, and its key file comes with it; ``present_key`` is what opens the file that
    stands there, where that is another.
    """
    if to.is_dir() or not to.parent.is_dir():
        text = f"{to.name} is no place for a register. Give the name of a file in a folder."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text)
    part = to.with_name(f"{to.stem}, being restored{ENDING}")
    for left in (part, key_file_of(part)):  # by a kill
        left.unlink(missing_ok=True)
    copy_checked(backup, part, key)
    kept = None
    _back_up_present(to, present_key or key)
    try:
        if to.exists() or key_file_of(to).exists():
            kept = _free(to.parent, f"{to.stem}, before the restore of {today.isoformat()}")
            if to.exists() and not (key_file_of(to).exists() or key_file_of(part).exists()):
                exchange_registers(part, to, kept)
                return Restored(to, kept)
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


def move_home(register: Path, folder: Path, today: date, *, key: Key | None = None) -> Moved:
    """Move a register that nobody has open into a folder; raises RegisterProblem.

    It is copied and checked first. The old file stays where it is under another name, with a
    note beside it, so that nobody goes on working in it; the user deletes it, nobody else does.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = f"{folder} cannot be made, so the register stays where it is."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text) from error
    new = _free(folder, register.stem)
    copy_checked(register, new, key)
    old = _free(register.parent, f"{register.stem}, moved on {today.isoformat()}")
    try:
        move_register(register, old)
    except OSError as error:
        keeping.remove(new)
        text = (
            f"{register.name} could not be put aside: another program or computer is using it. "
            "Nothing was moved. Close it everywhere and try again."
        )
        raise RegisterProblem(RegisterFault.NO_ACCESS, text) from error
    _leave_note(old, new)
    return Moved(new, old)


def _leave_note(old: Path, new: Path) -> None:
    """A note for whoever looks for the register where it was; the move stands without it."""
    text = (
        f"The register {new.name} was moved out of this folder to {new.parent}.\n"
        f"{old.name} is how it was then. Nothing is entered there any more.\n"
        "Delete both once you are sure that you need them no longer.\n"
    )
    try:
        old.with_suffix(".txt").write_text(text, encoding="utf-8")
    except OSError:
        logger.info("no note could be left beside a register that was moved")


def _back_up_present(register: Path, key: Key | None) -> None:
    """The file itself is kept in any case, so that this may fail."""
    try:
        found = Register.open(register, read_only=True, key=key)
        try:
            keeping.before(found, Why.RESTORE)
        finally:
            found.close()
    except RegisterProblem as problem:
        logger.info("no backup was made before a restore: %s", problem.fault)


def copy_checked(source: Path, target: Path, key: Key | None = None) -> None:
    """Copy a register into a new file and look at it thoroughly; raises RegisterProblem."""
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
