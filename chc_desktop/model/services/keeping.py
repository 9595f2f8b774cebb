"""Backups that nobody has to ask for: where they are, making one, and thinning them out.

``before(session_or_register, why)`` is for whoever is about to do what cannot come back: it
returns only when a sound backup stands, and raises otherwise. This module knows no session, so
that opening a register can call it too.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from operator import itemgetter
from pathlib import Path
from typing import Protocol

from chc_desktop import paths
from chc_desktop.model.rules.keeping import Made, Why, file_name, read_name, to_remove
from chc_desktop.model.store import (
    Key,
    Register,
    RegisterFault,
    RegisterProblem,
    connection,
    fault_of,
    fits,
    key_file_of,
    move_register,
)

PART = ".part"
"""The ending of a backup while it is written: such a file never counts."""
WHERE = "where.json"
"""Which register a folder belongs to: the place it was opened at last, on this computer."""
ABANDONED = timedelta(hours=6)
"""A copy takes minutes at most: what is older and still unfinished was left by a kill."""
_ID = 16
_BROKEN = frozenset(
    {
        RegisterFault.MISSING,
        RegisterFault.EMPTY,
        RegisterFault.DAMAGED,
        RegisterFault.NOT_A_REGISTER,
    }
)


class Opened(Protocol):
    """Something that has a register open: a session."""

    register: Register


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup on the disk. ``size`` in bytes. ``locked``: it needs another key than is known."""

    path: Path
    made: Made
    size: int
    locked: bool = False

    @property
    def at(self) -> datetime:
        """When it was made, by the computer's clock."""
        return self.made.at


def before(
    opened: Opened | Register, why: Why, *, now: datetime | None = None, gently: bool = False
) -> Kept | None:
    """A verified backup of an open register; None for one in memory, which has no file.

    Call it outside a transaction; on a thread ``gently``, so that the window can write meanwhile.
    Raises RegisterProblem when no sound backup could be made:
    what was to follow must not happen then.
    """
    register = opened if isinstance(opened, Register) else opened.register
    if register.path is None:
        return None
    at = (now or computer_now()).replace(microsecond=0, tzinfo=None)
    folder = folder_for(register)
    name = file_name(at, why, register.last_hash())
    part, place = folder / f"{name}{PART}", folder / name
    try:
        _make_folder(folder, register)
        _remove_parts(folder, at)
        register.copy_to(part, gently=gently)
        move_register(part, place)
        _settle(folder)
    except (OSError, RegisterProblem) as error:
        raise _not_made(register.path, folder, error) from error
    finally:
        remove(part)
    return Kept(place, Made(name, at, why, register.last_hash()[:8]), place.stat().st_size)


def changed_since(register: Register) -> bool:
    """Whether the register holds something that its newest backup does not."""
    if register.path is None:
        return False
    newest = next(iter(kept_in(folder_for(register))), None)
    return newest is None or not register.last_hash().startswith(newest.made.code)


def made_on(register: Register, now: datetime) -> bool:
    """Whether a backup of a change was made on the day of ``now`` already."""
    found = kept_in(folder_for(register)) if register.path is not None else ()
    return any(k.made.why is Why.FIRST_CHANGE and k.at.date() == now.date() for k in found)


def kept_in(folder: Path) -> tuple[Kept, ...]:
    """The backups in a folder, newest first; whether they are sound is not looked at."""
    found = []
    try:
        for entry in folder.iterdir():
            made = read_name(entry.name)
            if made is not None and entry.is_file():
                about = entry.stat()
                found.append((made.at, about.st_mtime_ns, Kept(entry, made, about.st_size)))
    except OSError:
        found = []  # no folder yet, or out of reach: none can be shown
    # Of two that were made within a second the file itself says which is newer.
    return tuple(k for _, _, k in sorted(found, key=itemgetter(0, 1), reverse=True))


def kept_of(register: Register) -> tuple[Kept, ...]:
    """The backups of an open register, newest first."""
    return kept_in(folder_for(register)) if register.path is not None else ()


def kept_of_file(path: Path) -> tuple[Kept, ...]:
    """The backups of a file that may be damaged or gone, by the place it was opened at."""
    wanted = _place_words(path)
    folders = (f for f in _folders() if _where(f) == wanted)
    found = [kept for folder in folders for kept in kept_in(folder)]
    return tuple(sorted(found, key=lambda k: k.at, reverse=True))


def newest_for(path: Path, problem: Exception) -> Path | None:
    """The newest sound backup of a file that is damaged or gone; None without one.

    None too for a file that is only locked, in use or of a newer program: nothing is wrong with
    it. Protected backups count as sound: whoever brings one back is asked for its passphrase.
    """
    if not isinstance(problem, RegisterProblem) or problem.fault not in _BROKEN:
        return None
    return next((k.path for k in kept_of_file(path) if is_sound(k.path)), None)


def looked_at(found: tuple[Kept, ...], key: Key | None = None) -> tuple[Kept, ...]:
    """The same backups, each opened and checked; this takes a while, so call it on a thread."""
    return tuple(
        replace(k, locked=is_locked(k.path, key), made=replace(k.made, sound=is_sound(k.path, key)))
        for k in found
    )


def is_locked(path: Path, key: Key | None = None) -> bool:
    """Whether a file is protected and ``key`` does not open it; False for what is no register."""
    try:
        plain = connection.is_plain(path)
    except RegisterProblem:
        return False
    return not plain and (key is None or not fits(path, key))


def is_sound(path: Path, key: Key | None = None) -> bool:
    """Whether a backup opens and passes SQLite's quick check; ``key`` is the register's.

    A protected one of another key cannot be looked into: nothing is said against it.
    """
    try:
        Register.open(path, read_only=True, key=key).close()
    except RegisterProblem as problem:
        locked = problem.fault in (RegisterFault.PROTECTED, RegisterFault.NO_KEY_FILE)
        return locked or (key is not None and not fits(path, key) and key_file_of(path).exists())
    return True


def remove(backup: Path) -> None:
    """Remove a backup and its key file, as far as the system lets one."""
    _remove_quietly(backup)
    _remove_quietly(key_file_of(backup))


def tidy(folder: Path, now: datetime, key: Key | None = None) -> tuple[Path, ...]:
    """Remove what need not be kept any longer, and return it; raises nothing.

    Every backup is opened first, so that no good one goes because a damaged one is newer.
    """
    found = looked_at(kept_in(folder), key)
    by_name = {kept.made.name: kept.path for kept in found}
    gone = []
    for made in to_remove((kept.made for kept in found), now.replace(tzinfo=None)):
        remove(by_name[made.name])
        gone.append(by_name[made.name])
    return tuple(gone)


def folder_for(register: Register) -> Path:
    """The folder of a register's backups: by what it is, not by its name, so it may be moved.

    Another file with the same beginning (a copy somebody works on) gets a folder of its own as
    long as the first one is still there.
    """
    assert register.path is not None, "A register in memory has no backups."
    base = register_id(register)
    here = _place_words(register.path)
    first: Path | None = None
    for number in range(1, 100):
        folder = paths.backup_dir() / (base if number == 1 else f"{base}-{number}")
        there = _where(folder)
        if there == here:
            return folder
        if there is None or not Path(there).exists():
            first = first or folder
        if not folder.exists():
            break
    return first or paths.backup_dir() / f"{base}-{sha256(here.encode()).hexdigest()[:_ID]}"


def register_id(register: Register) -> str:
    """What a register keeps for life: the start of its history's first hash, salted at random."""
    return register.first_hash()[:_ID]


def computer_now() -> datetime:
    """Now, by the computer's clock and in its time zone."""
    return datetime.now().astimezone()


def _make_folder(folder: Path, register: Register) -> None:
    assert register.path is not None
    folder.mkdir(parents=True, exist_ok=True)
    here = _place_words(register.path)
    if _where(folder) != here:
        part = folder / f"{WHERE}{PART}"
        try:
            part.write_text(json.dumps({"register": here}), encoding="utf-8")
            part.replace(folder / WHERE)
        finally:
            _remove_quietly(part)


def _folders() -> list[Path]:
    try:
        return [entry for entry in paths.backup_dir().iterdir() if entry.is_dir()]
    except OSError:
        return []


def _where(folder: Path) -> str | None:
    try:
        found = json.loads((folder / WHERE).read_text(encoding="utf-8"))["register"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return str(found)


def _place_words(path: Path) -> str:
    return str(path.resolve())


def _remove_parts(folder: Path, now: datetime) -> None:
    """What a kill left half written; another window may still be writing a newer one."""
    for entry in folder.iterdir():
        made = read_name(entry.stem) if entry.suffix == PART else None
        if made is not None and now - made.at > ABANDONED:
            remove(entry)


def _remove_quietly(path: Path) -> None:
    """Without it, or where it is in use elsewhere, nothing is worse than before."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _settle(folder: Path) -> None:
    """The new name is on the disk before anybody relies on it; Windows does that by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _not_made(path: Path, folder: Path, error: Exception) -> RegisterProblem:
    fault = RegisterFault.NO_ACCESS
    if isinstance(error, RegisterProblem):
        fault = error.fault
    elif isinstance(error, OSError):
        fault = fault_of(error)
    if fault is RegisterFault.DAMAGED:
        text = f"{path.name} is damaged, so no backup of it was made. Older backups are kept."
    elif fault is RegisterFault.BUSY:
        text = "Another window is writing to this register, so no backup was made. Try again."
    elif fault is RegisterFault.NO_ROOM:
        text = "The disk is full, so no backup was made. Make room and try again."
    else:
        text = (
            f"No backup could be made: this computer does not allow writing in {folder.parent}. "
            "See that you may write there, and try again."
        )
    return RegisterProblem(fault, text)
