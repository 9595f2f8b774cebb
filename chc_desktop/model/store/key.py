"""The key of a protected register: 256 random bits, which never show themselves in words."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from chc_desktop.model.store.errors import RegisterFault, RegisterProblem

SIZE = 32
"""Bytes of a key."""
MARK = 16
"""Bytes at the start of a protected file that tell which key it is of."""
_OF_REGISTER = b"CHC Desktop register\x00"


class Key:
    """What encrypts a register. It can be forgotten, and then opens nothing any more."""

    __slots__ = ("_bytes",)

    def __init__(self, value: bytes) -> None:
        """Raises ValueError when it is not ``SIZE`` bytes long."""
        if len(value) != SIZE:
            raise ValueError("A key has 32 bytes.")
        self._bytes = bytearray(value)

    @classmethod
    def new(cls) -> Key:
        """A key nobody knows, from the system's own source of chance."""
        return cls(os.urandom(SIZE))

    def reveal(self) -> bytes:
        """The key itself: to wrap it or to print it. Raises RegisterProblem once forgotten."""
        if not self._bytes:
            text = "The register is locked, so nothing was done. Unlock it first."
            raise RegisterProblem(RegisterFault.PROTECTED, text)
        return bytes(self._bytes)

    def raw(self) -> str:
        """The key as SQLCipher takes it, which then stretches nothing."""
        return f"x'{(self.reveal() + self.mark()).hex()}'"

    def mark(self) -> bytes:
        """The first bytes of every file of this key; from them nobody finds the key."""
        return sha256(_OF_REGISTER + self.reveal()).digest()[:MARK]

    def forget(self) -> None:
        """Overwrite the key, so that no job that still holds it opens the register."""
        self._bytes[:] = bytes(len(self._bytes))
        self._bytes.clear()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and self._bytes == other._bytes

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "Key(not shown)"

    def __reduce__(self) -> str:
        raise TypeError("A key is written down nowhere but in its key file.")


def key_file_of(register: Path) -> Path:
    """Where the wrapped key of a register is kept: beside it, so that both are copied."""
    return register.with_name(f"{register.name}-key")
