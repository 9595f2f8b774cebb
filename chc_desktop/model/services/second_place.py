"""A second place for backups, which the user chooses: a stick, a disk, a cloud folder.

It is known by a marker file with a number of its own, so that another stick at the same letter
is not taken for it. A place that is not there is nothing to complain about, until its last copy
is old.
"""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import file_digest
from pathlib import Path

from chc_desktop.model.rules.keeping import is_stale
from chc_desktop.model.rules.safe_home import Keeper
from chc_desktop.model.services import keeping
from chc_desktop.model.services.homes import keeper_of
from chc_desktop.model.services.this_computer import remember, remembered
from chc_desktop.model.store import Register, RegisterFault, RegisterProblem, key_file_of

FOLDER = "CHC Desktop backups"
MARK = "This is the second place.txt"
STALE_AFTER = 14
"""Days after which the last copy counts as old (our own rule)."""


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """The second place of this computer, for one register."""

    folder: Path
    reachable: bool
    last: date | None
    stale: bool
    keeper: Keeper | None
    """The cloud or network it lies in; None for a stick or a disk."""


def choose(folder: Path) -> None:
    """Take a folder as the second place; raises RegisterProblem if it cannot be written."""
    place = folder if folder.name == FOLDER else folder / FOLDER
    try:
        place.mkdir(exist_ok=True)
        mark = _mark_in(place) or secrets.token_hex(8)
        text = (
            "CHC Desktop keeps a second copy of each backup in this folder.\n"
            f"It knows the folder by this file. Number {mark}\n"
        )
        (place / MARK).write_text(text, encoding="utf-8")
    except OSError as error:
        text = f"Nothing can be written in {folder}. Choose another folder."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text) from error
    remember(replace(remembered(), second_folder=str(place), second_mark=mark, last_copies={}))


def forget() -> None:
    """Have no second place any more; the copies there stay. Raises RegisterProblem."""
    remember(replace(remembered(), second_folder="", second_mark="", last_copies={}))


def second_place(register: Register, today: date) -> SecondPlace | None:
    """The second place and how fresh its copy of a register is; None when none was chosen."""
    known = remembered()
    if not known.second_folder or register.path is None:
        return None
    folder = Path(known.second_folder)
    words = known.last_copies.get(keeping.register_id(register), "")
    last = date.fromisoformat(words) if words else None
    return SecondPlace(
        folder,
        _reachable(folder, known.second_mark),
        last,
        is_stale(last, today, STALE_AFTER),
        keeper_of(folder / "x"),
    )


def copy_newest(register: Register, now: datetime) -> bool:
    """Copy the newest backup there, if the place is reachable and lacks it.

    Returns whether the place holds it now. Raises RegisterProblem where it is reachable but
    cannot be written; the first backup is not touched by that.
    """
    known = remembered()
    folder = Path(known.second_folder)
    newest = next(iter(keeping.kept_of(register)), None)
    if not known.second_folder or newest is None or not _reachable(folder, known.second_mark):
        return False
    target = folder / newest.path.parent.name
    try:
        target.mkdir(exist_ok=True)
        if not (target / newest.path.name).exists():
            key_file = key_file_of(newest.path)
            if key_file.exists():
                _copy(key_file, key_file_of(target / newest.path.name))
            _copy(newest.path, target / newest.path.name)
            keeping.tidy(target, now, register.key)
    except OSError as error:
        text = (
            f"The backup could not be copied to {folder.parent}: the place is full or cannot be "
            "written. The backup on this computer is sound."
        )
        raise RegisterProblem(RegisterFault.NO_ROOM, text) from error
    copies = {
        **known.last_copies,
        keeping.register_id(register): newest.at.date().isoformat(),
    }
    remember(replace(known, last_copies=copies))
    return True


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(f"{target.name}{keeping.PART}")
    try:
        shutil.copyfile(source, part)
        if _digest(part) != _digest(source):
            raise OSError
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return file_digest(file, "sha256").digest()


def _reachable(folder: Path, mark: str) -> bool:
    try:
        return _mark_in(folder) == mark
    except OSError:
        return False


def _mark_in(folder: Path) -> str:
    try:
        words = (folder / MARK).read_text(encoding="utf-8").split()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""
    return words[-1] if words else ""
