"""Where a register is kept: noticed when that is not safe, and moved in one step.

A program that syncs copies a file while it is being written, and two computers that each hold a
copy soon hold two truths. Backups in such a place are fine: they are whole, and never written.
"""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from chc_desktop import paths
from chc_desktop.model.rules.safe_home import (
    MARKERS,
    VARIABLES,
    Computer,
    Keeper,
    conflicts,
    other_keeper,
)
from chc_desktop.model.services import keeping
from chc_desktop.model.services.this_computer import is_refused, refuse
from chc_desktop.model.store import Key, Register, RegisterProblem

_REMOTE = 4
"""Windows' own number for a network drive."""
_DESKTOP_INI = "desktop.ini"
_MOST_READ = 4_096
_ICLOUD = Path("Library/Mobile Documents/com~apple~CloudDocs")


@dataclass(frozen=True, slots=True)
class Twin:
    """A file beside a register that is, or may be, the same register gone another way."""

    path: Path
    whose: str
    """The program whose habit such a name is."""
    readable: bool


def keeper_of(path: Path) -> Keeper | None:
    """Who else handles a file at this place; None where only this computer does."""
    full = path.resolve()
    return other_keeper(str(full), _computer(full))


def noticed(register: Register) -> Keeper | None:
    """Who else handles an open register's file, unless the user wants it to stay there."""
    if register.path is None:
        return None
    found = keeper_of(register.path)
    return None if found is None or is_refused(_home_key(register.path)) else found


def stay(register: Register) -> None:
    """Leave a register where it is, and do not ask again; raises RegisterProblem."""
    if register.path is not None:
        refuse(_home_key(register.path))


def safe_folder() -> Path | None:
    """The first usual folder that nobody else handles: Documents itself is in a cloud at times."""
    home = Path.home()
    for folder in (paths.documents_dir(), home / paths.APP_NAME, paths.data_dir() / "registers"):
        if keeper_of(folder / "x") is None:
            return folder
    return None


def twins(register: Register) -> tuple[Twin, ...]:
    """Conflicted copies beside an open register that were not put aside by the user."""
    if register.path is None:
        return ()
    try:
        names = [entry.name for entry in register.path.parent.iterdir()]
    except OSError:
        return ()
    found = conflicts(register.path.name, names, platform.node())
    mine = keeping.register_id(register)
    made = (
        _twin(register.path.with_name(name), whose, mine, register.key)
        for name, whose in found.items()
    )
    return tuple(sorted((t for t in made if t is not None), key=lambda t: t.path.name))


def put_aside(twin: Path) -> None:
    """Do not show a conflicted copy again, unless it changes; raises RegisterProblem."""
    refuse(_twin_key(twin))


def _twin(path: Path, whose: str, mine: str, key: Key | None) -> Twin | None:
    if is_refused(_twin_key(path)):
        return None
    try:
        other = Register.open(path, read_only=True, key=key)
    except RegisterProblem:
        # It cannot be looked into; only a name that says so itself is worth a word.
        return Twin(path, whose, readable=False) if "conflict" in path.name else None
    try:
        return Twin(path, whose, readable=True) if keeping.register_id(other) == mine else None
    finally:
        other.close()


def _home_key(path: Path) -> str:
    return f"stay: {path.resolve()}"


def _twin_key(path: Path) -> str:
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0
    return f"twin: {path.resolve()} {changed}"


# ---- looking at the computer


def _computer(path: Path) -> Computer:
    windows = sys.platform == "win32"
    return Computer(
        windows=windows,
        home=str(Path.home()),
        variables={name: os.environ[name] for name in VARIABLES if name in os.environ},
        markers={str(folder): _markers(folder) for folder in path.parents},
        mounts=_mounts(),
        remote_drives=_remote_drive(path) if windows else frozenset(),
    )


def _markers(folder: Path) -> tuple[str, ...]:
    found = [name for name in MARKERS if "desktop.ini" not in name and _is_there(folder / name)]
    try:
        # Windows writes it in UTF-16 or in the computer's own letters; the names are plain.
        words = (
            (folder / _DESKTOP_INI).read_bytes()[:_MOST_READ].replace(b"\0", b"").decode("latin-1")
        )
    except OSError:
        words = ""
    found += [f"{_DESKTOP_INI}: {who}" for who in ("OneDrive", "Dropbox", "Google") if who in words]
    home = Path.home()
    if sys.platform == "darwin" and folder in {home / "Documents", home / "Desktop"}:
        found += ["iCloud has this folder"] * _is_there(home / _ICLOUD / folder.name)
    return tuple(found)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _mounts() -> tuple[tuple[str, str], ...]:
    """Linux only: other systems have no such list to read."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    fields = (line.split() for line in lines)
    return tuple((f[1].replace("\\040", " "), f[2]) for f in fields if len(f) > 2)


def _remote_drive(path: Path) -> frozenset[str]:
    if sys.platform != "win32":
        return frozenset()
    import ctypes  # noqa: PLC0415 - only Windows has this door

    drive = path.drive.upper()
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
    return frozenset({drive}) if kind == _REMOTE else frozenset()
