"""Notices the characters that no typeface could show while papers are made.

Apart from `faces`, so that whoever listens does not wait for ReportLab.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_found: ContextVar[set[str] | None] = ContextVar("unshown", default=None)
_times: ContextVar[int] = ContextVar("times", default=0)
_numbers = count(1)
"""One count for all threads: what one of them kept was not noted by another."""


@contextmanager
def noting() -> Iterator[set[str]]:
    """Collect the characters that could not be shown meanwhile, in this thread."""
    found: set[str] = set()
    token = _found.set(found)
    _times.set(next(_numbers))
    try:
        yield found
    finally:
        _found.reset(token)


def note(characters: set[str]) -> None:
    """Tell whoever listens."""
    found = _found.get()
    if found is not None:
        found |= characters


def times() -> int:
    """The number of this listening: what was kept from another has not been noted in it."""
    return _times.get()
