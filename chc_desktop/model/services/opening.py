"""One writer at a time: a window that opens a register has it; others read it, and are told who.

The command line reads always. It writes only while no window has the register open, because what
a window shows, and what its Undo takes back, would otherwise change under the hands of whoever
works in it.
"""

from __future__ import annotations

import platform
import time
from datetime import date, datetime
from pathlib import Path

from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.session import (
    RegisterFault,
    RegisterProblem,
    Session,
    computer_time,
    computer_user,
    open_register,
)
from chc_desktop.model.store import Holder, Key, OpenLock, take_lock

PATIENCE = 5.0
"""Seconds that a command waits for another command to end; a window is not waited for longer."""
_PAUSE = 0.1


def open_for_work(
    path: Path,
    *,
    today: date | None = None,
    actor: str | None = None,
    key: Key | None = None,
    before: Session | None = None,
) -> Session:
    """Open a register in a window; raises RegisterProblem.

    Where another window has it, or it cannot be written here, it is opened for reading only, and
    ``Session.because`` says why. ``before`` is what the window shows now: the same register opened
    once more keeps its lock.
    """
    lock = _handed_over(before, path) or _lock(path, actor)
    if isinstance(lock, Holder):
        because = f"{held_words(lock)} Close it there, then choose Try again."
        return _to_read(path, today, actor, key, because)
    try:
        session = open_register(path, today=today, actor=actor, key=key)
    except RegisterProblem as problem:
        _let_go(lock, before)
        if problem.fault is not RegisterFault.READ_ONLY:
            raise
        text = f"{path.name} cannot be written to where it is. Copy it to Documents to work in it."
        return _to_read(path, today, actor, key, text)
    except BaseException:
        _let_go(lock, before)
        raise
    session.lock = lock
    if before is not None and before.lock is lock:
        before.lock = None
    return session


def open_to_write(
    path: Path,
    *,
    today: date | None = None,
    actor: str | None = None,
    key: Key | None = None,
    patience: float | None = None,
) -> Session:
    """Open a register for one command that writes; raises RegisterProblem when it is taken.

    ``patience``: seconds to wait for whoever has it; without it ``PATIENCE``.
    """
    until = time.monotonic() + (PATIENCE if patience is None else patience)
    lock = _lock(path, actor)
    while isinstance(lock, Holder):
        if time.monotonic() >= until:
            text = f"Nothing was changed. {held_words(lock)} Close it there, then run this again."
            raise RegisterProblem(RegisterFault.BUSY, text)
        time.sleep(_PAUSE)
        lock = _lock(path, actor)
    try:
        session = open_register(path, today=today, actor=actor, key=key)
    except BaseException:
        lock.release()
        raise
    session.lock = lock
    return session


def trouble(session: Session) -> RegisterProblem | None:
    """What became of the file of an open register, where it can no longer be written to."""
    try:
        session.register.see_it_stands()
    except RegisterProblem as problem:
        return problem
    return None


def save_copy(session: Session, to: Path) -> Path:
    """Write what is open, whatever became of its file, under another name.

    Raises RegisterProblem; a file that stands there is never overwritten.
    """
    session.register.copy_to(to)
    return to


def held_words(holder: Holder) -> str:
    """``Rosa Example has this register open on OFFICE-PC, since 14:02 today.``"""
    if not holder.who:
        return "This register is open in another window."
    here = holder.computer == platform.node()
    where = "in another window of this computer" if here else f"on {holder.computer}"
    return f"{holder.who} has this register open {where}{_since(holder.since)}."


def _since(written: str) -> str:
    try:
        since = datetime.fromisoformat(written).astimezone()
    except ValueError:
        return ""
    today = since.date() == datetime.now().astimezone().date()
    return f", since {since:%H:%M} {'today' if today else 'on ' + paper_date(since.date())}"


def _lock(path: Path, actor: str | None) -> OpenLock | Holder:
    if not path.is_file():
        return OpenLock(path, None)  # opening it says what is wrong
    who = one_line(actor or computer_user())
    return take_lock(path, Holder(who, platform.node(), computer_time()))


def _handed_over(before: Session | None, path: Path) -> OpenLock | None:
    return before.lock if before and before.lock and before.lock.is_for(path) else None


def _let_go(lock: OpenLock, before: Session | None) -> None:
    if before is None or before.lock is not lock:
        lock.release()


def _to_read(
    path: Path, today: date | None, actor: str | None, key: Key | None, because: str
) -> Session:
    session = open_register(path, today=today, actor=actor, read_only=True, key=key)
    session.because = because
    return session
