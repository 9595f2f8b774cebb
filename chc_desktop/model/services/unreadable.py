"""Stored values that this program did not write: told in a sentence, wherever they are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from chc_desktop.model.store import RegisterFault, RegisterProblem

UNREADABLE = "An entry of a complaint cannot be read. Keep the file, and open your newest backup."
_NOT_OURS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
"""What reading a value throws that this program did not write."""


@contextmanager
def readable() -> Iterator[None]:
    """Turns what such a value throws into a RegisterProblem."""
    try:
        yield
    except _NOT_OURS as error:
        raise RegisterProblem(RegisterFault.DAMAGED, UNREADABLE) from error
