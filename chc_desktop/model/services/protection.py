"""Protection by a passphrase: what opens a protected register."""

from __future__ import annotations

from pathlib import Path

from chc_desktop.model.store import Key, connection, key_file

__all__ = ["Key", "is_protected", "unlock"]


def is_protected(register: Path) -> bool:
    """Whether a register has to be unlocked; raises RegisterProblem where it is no register."""
    return not connection.is_plain(register)


def unlock(register: Path, passphrase: str) -> Key:
    """The key of a protected register; half a second, on purpose. Raises RegisterProblem.

    ``WRONG_PASSPHRASE`` is said only where the key file says so, never of a damaged register.
    """
    return key_file.unwrap(register, passphrase)
