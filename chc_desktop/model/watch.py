"""Long work that says how far it is, and that can be stopped between two of its steps.

Whoever starts the work does so in ``watching``; the work calls ``step`` where it may be stopped:
between pages, complaints, attachments. Without a watch a step does nothing.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Stopped(Exception):
    """Somebody asked the work to stop; what it had made so far is dropped."""


class Watch:
    """One piece of work, seen from another thread."""

    def __init__(self) -> None:
        self._stop = Event()
        self.said = ""
        """How far it is, as the end of a sentence: "page 3 of 54"."""

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()


_NOW: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """Steps inside are told to this watch."""
    before = _NOW.set(watch)
    try:
        yield
    finally:
        _NOW.reset(before)


def step(words: str = "") -> None:
    """Say how far the work is; raises Stopped if it was asked to stop."""
    watch = _NOW.get()
    if watch is None:
        return
    if watch.stopped:
        raise Stopped
    if words:
        watch.said = words
