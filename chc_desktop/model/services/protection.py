"""Protection by a passphrase: opening, protecting, changing the passphrase or the key, ending it.

Each change leaves, whenever it is cut short, the old or the new, and what opens it. All of this
takes from half a second up, so the window calls it on a thread.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.rules.passphrases import passphrase_problems
from chc_desktop.model.rules.recovery_code import read_code, recovery_code
from chc_desktop.model.services import keeping
from chc_desktop.model.services.opening import held_words
from chc_desktop.model.services.session import (
    CreateRegister,
    Session,
    computer_time,
    computer_user,
    create_register,
)
from chc_desktop.model.store import (
    Holder,
    Key,
    Register,
    RegisterFault,
    RegisterProblem,
    connection,
    fits,
    journal,
    key_file,
    key_file_of,
    protecting,
    take_lock,
    write_whole,
)

__all__ = [
    "Key",
    "PlainCopy",
    "change_key",
    "change_passphrase",
    "code_of",
    "fits",
    "is_protected",
    "plain_copies",
    "protect",
    "protect_copies",
    "start_protected",
    "unlock",
    "unlock_by_code",
    "unprotect",
]

ENDING = "*.chc"


@dataclass(frozen=True, slots=True)
class PlainCopy:
    """A copy of a protected register that anybody can read. ``backup``: our own, or beside it."""

    path: Path
    backup: bool


def is_protected(register: Path) -> bool:
    """Whether a register has to be unlocked; raises RegisterProblem where it is no register."""
    protecting.put_back(register)
    return not connection.is_plain(register)


def has_key_file(register: Path) -> bool:
    """Whether a passphrase can open it; without its key file only the recovery code can."""
    return key_file_of(register).exists()


def same_key_file(one: Path, other: Path) -> bool:
    """Whether the same passphrase opens two files, or none is needed for either."""
    found = []
    for path in (one, other):
        try:
            found.append(key_file_of(path).read_bytes())
        except OSError:
            found.append(b"")
    return found[0] == found[1]


def unlock(register: Path, passphrase: str) -> Key:
    """The key of a protected register; half a second, on purpose. Raises RegisterProblem.

    ``WRONG_PASSPHRASE`` is said only where the key file says so, never of a damaged register.
    """
    return key_file.unwrap(register, passphrase)


def unlock_by_code(register: Path, typed: str) -> Key:
    """The key that a recovery sheet holds, if it opens the register; raises RegisterProblem.

    The key file is not needed. ``WRONG_PASSPHRASE`` is said where the code has a slip, or is of
    another register or of an earlier key.
    """
    found = read_code(typed)
    if found.problems:
        raise RegisterProblem(RegisterFault.WRONG_PASSPHRASE, " ".join(found.problems))
    key = Key(found.key)
    try:
        Register.open(register, read_only=True, key=key).close()
    except RegisterProblem as problem:
        if problem.fault is not RegisterFault.DAMAGED or key_file.fits(register, key):
            raise
        text = (
            f"The code is typed right, but it is not the code of {register.name} as it is now: it "
            "is of another register, or of a key that was changed since. Look for a newer sheet."
        )
        raise RegisterProblem(RegisterFault.WRONG_PASSPHRASE, text) from problem
    return key


def start_protected(
    path: Path, command: CreateRegister, passphrase: str, *, today: date | None, actor: str | None
) -> Key:
    """A new register that was never plain, and its key file; raises RegisterProblem."""
    check_passphrase(passphrase)
    key = Key.new()
    if path.exists() or key_file_of(path).exists():
        text = f"{path.name} exists already. Choose another name, or open that file."
        raise RegisterProblem(RegisterFault.EXISTS, text)
    key_file.write_key_file(path, [key], passphrase)
    try:
        create_register(path, command, today=today, actor=actor, key=key).close()
    except BaseException:
        key_file_of(path).unlink(missing_ok=True)
        raise
    return key


def protect(register: Path, passphrase: str) -> Key:
    """Encrypt a plain register under a new key; raises RegisterProblem, and it is as it was.

    Afterwards nothing plain of it is left beside it; ``plain_copies`` finds other copies. No
    backup is made before: it would be one more plain copy. The old file is overwritten only
    once the new one was compared with it row by row.
    """
    check_passphrase(passphrase)
    _must_be(register, protected=False)
    key = Key.new()
    key_file.write_key_file(register, [key], passphrase)
    try:
        with _held(register):
            protecting.rewrite(register, None, key)
    except BaseException:
        _drop_stray(register)
        raise
    return key


def unprotect(register: Path, key: Key) -> None:
    """Make a protected register readable by anybody again; raises RegisterProblem.

    A backup is made before, as protected as the register was.
    """
    _must_be(register, protected=True)
    _back_up(register, key, Why.PROTECTION)
    with _held(register):
        protecting.rewrite(register, key, None)
    _drop_stray(register)


def change_passphrase(register: Path, key: Key, passphrase: str) -> None:
    """Wrap the key by another passphrase, also where the key file was lost; raises RegisterProblem.

    The recovery sheet stays good. Older backups keep the passphrase they had. No backup is made
    before: only the key file is written anew, whole or not at all.
    """
    check_passphrase(passphrase)
    _must_be(register, protected=True)
    key_file.write_key_file(register, [key], passphrase)


def change_key(register: Path, key: Key, passphrase: str) -> Key:
    """Encrypt a register under a new key, so that sheets printed before open it no more.

    Raises RegisterProblem. Older backups keep the key they had, and so do their sheets. One is
    made before, under the old key.
    """
    check_passphrase(passphrase)
    _must_be(register, protected=True)
    _back_up(register, key, Why.KEY)
    new = Key.new()
    key_file.write_key_file(register, [key, new], passphrase)
    with _held(register):
        protecting.rewrite(register, key, new)
    key_file.write_key_file(register, [new], passphrase)
    return new


def code_of(key: Key) -> tuple[str, ...]:
    """The groups of a key's recovery code, for the sheet."""
    return recovery_code(key.reveal())


def plain_copies(session: Session) -> tuple[PlainCopy, ...]:
    """Copies of an open register that anybody can read: its backups, and files beside it."""
    register = session.register
    assert register.path is not None, "A register in memory has no copies."
    backups = [kept.path for kept in keeping.kept_of(register)]
    folder = register.path.parent
    beside = [p for p in _listed(folder) if p not in backups and p != register.path]
    mine = register.first_hash()
    found = [PlainCopy(path, backup=True) for path in backups if _is_plain(path)]
    found += [PlainCopy(path, backup=False) for path in beside if _is_plain_copy(path, mine)]
    # What a kill left half written may not open, and holds the same words all the same.
    halves = _listed(folder, f"{register.path.name}{journal.HALF_WRITTEN}-?")
    return (*found, *(PlainCopy(path, backup=False) for path in halves if _is_plain(path)))


def protect_copies(register: Path, key: Key, copies: Iterable[Path]) -> tuple[Path, ...]:
    """Encrypt plain copies under the register's key; returns those that could not be."""
    failed = []
    raw = key_file_of(register).read_bytes()
    for path in copies:
        try:
            write_whole(key_file_of(path), raw)
            protecting.rewrite(path, None, key)
        except RegisterProblem:
            _drop_stray(path)
            failed.append(path)
    return tuple(failed)


def check_passphrase(passphrase: str) -> None:
    """Raises RegisterProblem with the sentence that stands against a passphrase."""
    for problem in passphrase_problems(passphrase):
        raise RegisterProblem(RegisterFault.WRONG_PASSPHRASE, problem.text)


def _back_up(register: Path, key: Key, why: Why) -> None:
    found = Register.open(register, read_only=True, key=key)
    try:
        keeping.before(found, why)
    finally:
        found.close()


@contextmanager
def _held(register: Path) -> Iterator[None]:
    """Nobody else has the register open meanwhile: what a window wrote then would be lost."""
    lock = take_lock(register, Holder(computer_user(), platform.node(), computer_time()))
    if isinstance(lock, Holder):
        text = f"Nothing was changed. {held_words(lock)} Close it there, then try again."
        raise RegisterProblem(RegisterFault.BUSY, text)
    try:
        yield
    finally:
        lock.release()


def _must_be(register: Path, *, protected: bool) -> None:
    if is_protected(register) is not protected:
        words = "is protected already" if not protected else "is not protected"
        raise RegisterProblem(RegisterFault.PROTECTED, f"{register.name} {words}.")


def _drop_stray(register: Path) -> None:
    """A key file beside a plain register opens nothing: it goes."""
    with suppress(OSError, RegisterProblem):
        if protecting.key_file_is_stray(register):
            key_file_of(register).unlink()


def _listed(folder: Path, names: str = ENDING) -> list[Path]:
    try:
        return sorted(folder.glob(names))
    except OSError:
        return []


def _is_plain(path: Path) -> bool:
    try:
        return connection.is_plain(path)
    except RegisterProblem:
        return False


def _is_plain_copy(path: Path, first_hash: str) -> bool:
    """Whether it is a plain copy of the same register, by the start of its history."""
    if not _is_plain(path):
        return False
    try:
        found = Register.open(path, read_only=True)
    except RegisterProblem:
        return False
    try:
        return found.first_hash() == first_hash
    finally:
        found.close()
