"""The one door to a register's file: every connection is opened, checked and set up here.

The file is looked at as bytes first, so that a file of another program is never touched.
"""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from chc_desktop.model.store import handles, journal, places, schema_check
from chc_desktop.model.store.driver import Database, dbapi2, version
from chc_desktop.model.store.errors import RegisterFault, RegisterProblem
from chc_desktop.model.store.key import Key, key_file_of
from chc_desktop.model.store.key_file import marks
from chc_desktop.model.store.whole import MAKING, put_in_place

APPLICATION_ID = 0x43484331
"""``CHC1``, in bytes 68 to 71 of the file."""
_ABANDONED = 86_400
"""Seconds: no register takes a day to be made or copied."""
_PLAIN = b"SQLite format 3\x00"
_PAGE = 4096
"""Bytes of a page of a protected register, which is written in whole pages."""
_PRAGMAS = (
    "temp_store=MEMORY",
    "foreign_keys=ON",
    "synchronous=EXTRA",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an older Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (_PLAIN, "a database of another program"),
)


def create(path: Path, key: Key | None = None) -> Database:
    """A new, empty database file with the register's mark; raises RegisterProblem.

    It stands under another name until ``finish`` gives it its own, so that a kill leaves no half
    register. An existing file is never overwritten. With a key everything in it is encrypted.
    """
    _check_free(path, key)
    part = making(path)
    try:
        _remove_old(path)
        with part.open("xb"):
            pass
    except OSError as error:
        if places.fault_of(error) is RegisterFault.NO_ROOM:
            raise _not_written(RegisterFault.NO_ROOM, path) from error
        raise _no_access(path, error) from error
    try:
        with translated(path):
            db = _connect(part, "rw", key)
            _one_file(db)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            return db
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def finish(path: Path) -> None:
    """Give a register that is whole, and closed, its name; raises RegisterProblem."""
    try:
        put_in_place(making(path), path)
    except FileExistsError:
        give_up(path)
        raise _exists(path) from None
    except OSError as error:
        give_up(path)
        raise _no_access(path, error) from error


def give_up(path: Path) -> None:
    """Remove what ``create`` began."""
    part = making(path)
    for left in (part, part.with_name(f"{part.name}-journal")):
        with suppress(OSError):
            left.unlink(missing_ok=True)


def making(path: Path) -> Path:
    """Where a register stands while it is made."""
    return path.with_name(f"{path.name}{MAKING}")


def _check_free(path: Path, key: Key | None) -> None:
    if path.exists():
        raise _exists(path)
    if key_file_of(path).exists() and (key is None or key.mark() not in marks(path)):
        text = (
            f"{key_file_of(path).name} is there already: the key of a register that was kept here. "
            "It was left as it is. Choose another name."
        )
        raise RegisterProblem(RegisterFault.EXISTS, text)


def _exists(path: Path) -> RegisterProblem:
    text = f"{path.name} exists already. Choose another name, or open that file."
    return RegisterProblem(RegisterFault.EXISTS, text)


def _remove_old(path: Path) -> None:
    """What a kill left half made: under this name, or under another one days ago."""
    give_up(path)
    long_ago = time.time() - _ABANDONED
    for left in path.parent.glob(f"*{MAKING}*"):
        with suppress(OSError):
            if left.stat().st_mtime < long_ago:
                left.unlink()


def open_file(
    path: Path, newest_version: int, *, read_only: bool = False, key: Key | None = None
) -> Database:
    """An existing register, checked before anything is written; raises RegisterProblem.

    ``newest_version`` is the schema this program knows; a file with a higher one is refused.
    A protected register needs its key; for a plain one it is passed over.
    """
    if is_plain(path):
        key = None
    elif key is None:
        raise _protected(path)
    hot = journal.is_hot(path)
    if not (read_only and not hot) and not os.access(path, os.W_OK):
        raise RegisterProblem(RegisterFault.READ_ONLY, _only_read(path.name, hot=hot))
    if hot and read_only:
        open_file(path, newest_version, key=key).close()  # put right only where it may be written
    elif hot:
        journal.keep(path)
    try:
        db = _open(path, newest_version, "ro" if read_only else "rw", key)
    except RegisterProblem as problem:
        kept = journal.leave(path) if problem.fault is RegisterFault.DAMAGED else ""
        if not kept:
            raise
        raise damaged(path.name, kept) from problem
    if not read_only:
        journal.forget(path)
    return db


def _open(path: Path, newest_version: int, mode: str, key: Key | None) -> Database:
    with translated(path, otherwise=damaged(path.name)):
        db = _connect(path, mode, key)
        try:
            _check(db, path, newest_version, read_only=mode == "ro")
            if mode == "rw":
                _one_file(db)
        except BaseException:
            db.close()
            raise
        return db


def unchecked(path: Path, key: Key | None = None) -> Database:
    """A copy of a damaged register, for reading what can be read; never the file itself.

    Raises the database's own errors: whoever reads on expects them.
    """
    return _connect(path, "rw", key)


def in_memory(db: Database, key: Key | None = None) -> Database:
    """A copy of an open register in memory; the one given is closed."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    if key is not None:
        _use_key(connection, key)  # SQLCipher copies only between two that have one
    copy = Database(connection, execute_plugins=False)
    try:
        db.conn.backup(connection)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        copy.close()
        raise
    db.close()
    return copy


@contextmanager
def translated(
    path: Path | None = None, *, otherwise: RegisterProblem | None = None
) -> Iterator[None]:
    """Turns the database's own errors into a RegisterProblem with a plain sentence.

    An error without a sentence becomes ``otherwise``; without that it is a mistake of ours.
    """
    try:
        yield
    except dbapi2.DatabaseError as error:
        problem = _problem(error, path) or otherwise
        if problem is None:
            raise
        raise problem from error
    except UnicodeDecodeError as error:  # rubbish that SQLite quotes in what it says
        raise otherwise or damaged(path.name if path else "The register") from error


def _connect(path: Path, mode: str, key: Key | None = None) -> Database:
    connection = dbapi2.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=5.0
    )
    db = Database(connection, execute_plugins=False)
    try:
        if key is not None:
            _use_key(connection, key)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        db.close()
        raise
    return db


def _use_key(connection: dbapi2.Connection, key: Key) -> None:
    # SQLCipher's log would go to the terminal.
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f'PRAGMA key = "{key.raw()}"').fetchall()


def _one_file(db: Database) -> None:
    """Not in a second file beside it, which people would not copy. This may write."""
    db.execute("PRAGMA journal_mode=DELETE").fetchall()


def is_plain(path: Path) -> bool:
    """Whether a register's file is readable by anybody: looked up in its first bytes.

    False: encrypted, as far as one can see. Raises RegisterProblem where it is no register at all.
    """
    try:
        file = handles.take(path)
        try:
            head = file.start(_PAGE)
        finally:
            file.release()
    except FileNotFoundError:
        text = f"There is no file {path.name}. Look where it was saved, or choose another."
        raise RegisterProblem(RegisterFault.MISSING, text) from None
    except OSError as error:
        raise _no_access(path, error) from error
    if not head:
        text = f"{path.name} is empty: no register is in it. Open a backup of it instead."
        raise RegisterProblem(RegisterFault.EMPTY, text)
    marked = int.from_bytes(head[68:72], "big") == APPLICATION_ID
    if head.startswith(_PLAIN) and marked:
        return True
    looks = next((what for start, what in _KINDS if head.startswith(start)), "")
    if not looks and (key_file_of(path).exists() or _is_noise(head)):
        return False
    looks = f" It looks like {looks}." if looks else ""
    text = f"{path.name} is not a register.{looks} Choose a file that ends in .chc."
    raise RegisterProblem(RegisterFault.NOT_A_REGISTER, text)


def _is_noise(page: bytes) -> bool:
    """Whether a whole page looks like chance, as all that is encrypted does."""
    return len(page) == _PAGE and len(zlib.compress(page)) >= len(page)


def _protected(path: Path) -> RegisterProblem:
    key_file = key_file_of(path)
    if key_file.exists():
        text = f"{path.name} is protected. Give its passphrase, or the code on its recovery sheet."
        return RegisterProblem(RegisterFault.PROTECTED, text)
    text = (
        f"{path.name} is no register as it stands. If it is protected, put its key file "
        f"{key_file.name} beside it, or give the code on its recovery sheet."
    )
    return RegisterProblem(RegisterFault.NO_KEY_FILE, text)


def _check(db: Database, path: Path, newest_version: int, *, read_only: bool) -> None:
    if int(_pragma(db, "application_id")) != APPLICATION_ID:
        text = f"{path.name} is not a register. Choose a file that ends in .chc."
        raise RegisterProblem(RegisterFault.NOT_A_REGISTER, text)
    if version(db) > newest_version:
        text = (
            f"{path.name} was made by a newer CHC Desktop. Nothing was changed. "
            "Install the newest version to open it."
        )
        raise RegisterProblem(RegisterFault.NEWER, text)
    cut_short = path.stat().st_size % int(_pragma(db, "page_size"))
    if version(db) >= 1 and not cut_short:
        # Before quick_check, which works out what a strange schema says.
        schema_check.look(db, path.name, read_only=read_only)
    if version(db) < 1 or cut_short or _pragma(db, "quick_check") != "ok":
        raise damaged(path.name)


def _pragma(db: Database, name: str) -> Any:  # noqa: ANN401 - whatever SQLite answers
    rows = db.execute(f"PRAGMA {name}").fetchall()
    return rows[0][0] if rows else None


def damaged(name: str, kept: str = "") -> RegisterProblem:
    """A register that is no good; ``kept`` names the copy of a register that was cut short and could not be put right."""
    if kept:
        text = (
            f"{name} is damaged: what a sudden stop left half written could not be put right. It "
            f"is kept beside it as it was, as {kept}. Open your newest backup."
        )
    else:
        text = f"{name} is damaged. Nothing was changed. Keep it, and open your newest backup."
    return RegisterProblem(RegisterFault.DAMAGED, text)


def _only_read(name: str, *, hot: bool) -> str:
    if hot:
        return (
            f"{name} was left half written by a sudden stop, and can only be read here. Copy it "
            f"and {name}-journal to your Documents folder together, and open the copy."
        )
    return f"{name} can only be read. Copy it to your Documents folder and open the copy."


def _no_access(path: Path, error: OSError) -> RegisterProblem:
    if isinstance(error, IsADirectoryError) or path.is_dir():
        text = f"{path.name} is a folder. Choose a file that ends in .chc."
    elif not path.parent.exists():
        text = f"The folder for {path.name} does not exist. Make it first, or choose another."
    else:
        text = f"{path.name} cannot be used: this computer does not allow it. Choose another place."
    return RegisterProblem(RegisterFault.NO_ACCESS, text)


def _problem(error: dbapi2.DatabaseError, path: Path | None) -> RegisterProblem | None:
    code = getattr(error, "sqlite_errorcode", None)
    words = str(error).casefold()
    if "locked" in words or "busy" in words:
        text = "Another window is writing to this register. Nothing was saved; try again."
        return RegisterProblem(RegisterFault.BUSY, text)
    if "readonly" in words or "read-only" in words:
        text = "The register can only be read here, so nothing was saved. Copy it to Documents."
        return RegisterProblem(RegisterFault.READ_ONLY, text)
    if "full" in words:
        return _not_written(RegisterFault.NO_ROOM, path)
    if "unable to open" in words or "disk i/o" in words:
        return _not_written(_why_not(path) if path else RegisterFault.NO_ACCESS, path)
    rubbish = ("could not decode", "malformed", "not a database")
    if any(said in words for said in rubbish) or code == dbapi2.SQLITE_CORRUPT:
        return damaged(path.name if path else "The register")
    return None


def _why_not(path: Path) -> RegisterFault:
    part = making(path)
    return places.trouble(part if part.exists() else path)


def _not_written(fault: RegisterFault, path: Path | None) -> RegisterProblem:
    """The sentence of a disk that does not take what is written."""
    name = path.name if path else "The register"
    words = {
        RegisterFault.NO_ROOM: "The disk is full, so nothing was saved. Make room and try again.",
        RegisterFault.READ_ONLY: (
            f"The folder of {name} cannot be written to now, so nothing was saved. Allow it "
            "again, or copy the register to Documents."
        ),
        RegisterFault.MISSING: (
            f"{name} is no longer where it was, so nothing was saved. Put its folder or stick "
            "back and try again, or save what is open under another name."
        ),
        RegisterFault.NO_ACCESS: (
            f"{name} cannot be reached, so nothing was saved. Is the disk or stick still there?"
        ),
    }
    return RegisterProblem(fault, words[fault])


def missing(path: Path) -> RegisterProblem:
    """The file of an open register is gone."""
    return _not_written(RegisterFault.MISSING, path)


def replaced(path: Path) -> RegisterProblem:
    """Another file stands where that of an open register stood, or its content was exchanged."""
    text = (
        f"{path.name} was replaced by another file or version since it was opened here, so "
        "nothing was saved. Open it again to see what it holds now."
    )
    return RegisterProblem(RegisterFault.REPLACED, text)
