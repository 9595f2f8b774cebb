"""What can go wrong with a register, each with the sentence its user reads."""

from __future__ import annotations

from enum import StrEnum


class RegisterFault(StrEnum):
    """The kinds of trouble, as ``check`` names them."""

    MISSING = "missing"
    REPLACED = "replaced"
    NOT_A_REGISTER = "not_a_register"
    EMPTY = "empty"
    NEWER = "newer"
    DAMAGED = "damaged"
    ALTERED = "altered"
    """Its structure is not the one this program makes: another program was at it."""
    READ_ONLY = "read_only"
    EXISTS = "exists"
    BUSY = "busy"
    NO_ROOM = "no_room"
    NO_ACCESS = "no_access"
    NO_BACKUP = "no_backup"
    PROTECTED = "protected"
    """Its passphrase or its recovery code is needed to open it."""
    NO_KEY_FILE = "no_key_file"
    """It seems to be protected, and its key file is not beside it."""
    WRONG_PASSPHRASE = "wrong_passphrase"


class RegisterProblem(Exception):
    """A register that cannot be opened or written; ``str()`` is one plain sentence.

    ``where`` names the parts of the file it is about, for whoever looks closer.
    """

    def __init__(self, fault: RegisterFault, text: str, where: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.fault = fault
        self.where = where
