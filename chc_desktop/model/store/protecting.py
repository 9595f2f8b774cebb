"""Putting a register under a key, under another one, or under none: the old or the new, whole.

The new file is written beside the old one, compared with it row by row, and put in its place in
one step. Before that the key file already holds what opens either. What is left of the old file
is overwritten, now or, after a kill, when the register is next opened.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

from chc_desktop.model.store import connection
from chc_desktop.model.store.driver import Database, version
from chc_desktop.model.store.errors import RegisterFault, RegisterProblem
from chc_desktop.model.store.key import Key, key_file_of
from chc_desktop.model.store.migrations import newest
from chc_desktop.model.store.whole import sync_folder

_BLOCK = 1 << 20
NEW, OLD = "-new", "-old"
"""Endings of the file that is being made, and of the one that is being overwritten."""


def rewrite(
    path: Path, old: Key | None, new: Key | None, *, ready: Callable[[], None] = lambda: None
) -> None:
    """Encrypt a register with ``new``, or make it plain where that is None. Raises RegisterProblem.

    The key file must open the old and the new already.
    ``ready`` is called when the new file is made and nothing was replaced yet.
    """
    put_back(path)
    made = _beside(path, NEW)
    overwrite(made)
    with connection.translated(path):
        try:
            with closing(connection.open_file(path, newest(), key=old)) as guard:
                # Others may read meanwhile, and none may write: nothing is lost in between.
                guard.execute("BEGIN IMMEDIATE")
                before = _export(path, made, old, new)
                with closing(connection.open_file(made, newest(), read_only=True, key=new)) as db:
                    if _digest(db) != before:
                        raise _failed(path)
                ready()
                guard.rollback()
            _exchange(path, made)
        except OSError as error:
            raise _failed(path) from error
        finally:
            overwrite(made)
    overwrite(_beside(path, OLD))


def put_back(path: Path) -> None:
    """Give a register its name back that a kill left under another; called before it is opened."""
    old = _beside(path, OLD)
    if not path.exists() and old.exists():
        with suppress(OSError):
            old.rename(path)


def tidy_up(path: Path) -> None:
    """Overwrite what a kill left beside a register; called once it is open to be written."""
    if path.exists():
        for ending in (NEW, OLD):
            overwrite(_beside(path, ending))


def overwrite(path: Path) -> None:
    """Overwrite a file with zeros and remove it, as far as a program can; raises nothing.

    Disks without moving parts keep old blocks for a while whatever a program writes.
    """
    with suppress(OSError):
        size = path.stat().st_size
        # A file with a second name is only losing this one: its content is still in use.
        if path.stat().st_nlink == 1:
            with path.open("r+b", buffering=0) as file:
                for start in range(0, size, _BLOCK):
                    file.write(bytes(min(_BLOCK, size - start)))
                os.fsync(file.fileno())
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _export(path: Path, made: Path, old: Key | None, new: Key | None) -> str:
    """Write all of a register into a new file under the new key; returns what it holds."""
    with closing(connection.open_file(path, newest(), read_only=False, key=old)) as db:
        found = _digest(db)
        db.execute("ATTACH ? AS made KEY ?", [str(made), new.raw() if new is not None else ""])
        db.execute("PRAGMA made.synchronous=EXTRA")
        db.execute("PRAGMA made.secure_delete=ON")
        db.execute("SELECT sqlcipher_export('made')").fetchall()
        db.execute(f"PRAGMA made.application_id = {connection.APPLICATION_ID}")
        db.execute(f"PRAGMA made.user_version = {version(db)}")
        db.execute("DETACH made")
    return found


def _exchange(path: Path, made: Path) -> None:
    """The new file gets the name in one step; the old one keeps a name until it is overwritten."""
    old = _beside(path, OLD)
    try:
        os.link(path, old)
    except OSError:
        # No second names on this disk: for a moment the register stands under the other one.
        path.rename(old)
    try:
        made.replace(path)
    except OSError:
        put_back(path)
        raise
    sync_folder(path.parent)


def _digest(db: Database) -> str:
    """What a register holds: its tables' own words, and every row of every one."""
    found = sha256()
    schema = db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    found.update(repr(schema).encode("utf-8", "surrogatepass"))
    for kind, name, _ in schema:
        if kind == "table":
            for row in db.execute(f'SELECT * FROM "{name}"'):
                found.update(repr(row).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")


def key_file_is_stray(path: Path) -> bool:
    """Whether a key file stands beside a register that is plain, as a kill may leave it."""
    return key_file_of(path).exists() and path.exists() and connection.is_plain(path)


def _failed(path: Path) -> RegisterProblem:
    text = f"{path.name} could not be written anew. It is as it was. Make room and try again."
    return RegisterProblem(RegisterFault.NO_ROOM, text)
