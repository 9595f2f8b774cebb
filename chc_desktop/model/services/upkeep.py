"""What the program does by itself for a register while somebody works in it.

A backup of the day's first change is made right after that change is saved, not before: a copy
beforehand would hold the officer up for as long as it takes, and the state at the start of the
day is in the backup made on closing, or, where the program was killed, in the one made when the
register is opened again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.rules.safe_home import Keeper
from chc_desktop.model.services import homes, keeping, second_place
from chc_desktop.model.services.homes import Twin
from chc_desktop.model.services.keeping import Kept
from chc_desktop.model.services.second_place import SecondPlace
from chc_desktop.model.services.session import RegisterProblem, Session
from chc_desktop.model.store import Register


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What came of it for a register: the backup, if one was called for, or why there is none."""

    register: Path | None = None
    made: Kept | None = None
    trouble: str = ""
    """Why no backup could be made."""
    second_trouble: str = ""
    """Why the second place has no copy although it is there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How safe an open register is: what Today, Settings and Backups say of it."""

    newest: Kept | None
    trouble: str
    second_trouble: str
    second: SecondPlace | None
    keeper: Keeper | None
    """Who else handles the file, where that is not what the user wants."""
    twins: tuple[Twin, ...]


def keep_up(register: Register, why: Why, now: datetime | None = None) -> Upkeep:
    """Make a backup if one is called for, copy it to the second place, thin out; raises nothing.

    Called on a thread: the register's file is opened once more.
    """
    now = now or keeping.computer_now()
    made, second_trouble = None, ""
    try:
        own = register.again()
    except RegisterProblem as problem:
        return Upkeep(register.path, trouble=f"No backup could be made. {problem}")
    try:
        if _called_for(own, why, now):
            made = keeping.before(own, why, now=now, gently=True)
        if why is not Why.CLOSING and register.path is not None:
            keeping.tidy(keeping.folder_for(own), now, own.key)
    except RegisterProblem as problem:
        return Upkeep(register.path, trouble=str(problem))
    else:
        second_trouble = _copy(own, now)
    finally:
        own.close()
    return Upkeep(register.path, made, second_trouble=second_trouble)


def standing(session: Session) -> Standing:
    """How safe the register is, as far as can be seen in a moment."""
    register = session.register
    newest = next(iter(keeping.kept_of(register)), None)
    if session.read_only or register.path is None:
        return Standing(newest, "", "", None, None, ())
    return Standing(
        newest,
        session.upkeep_trouble,
        session.second_trouble,
        second_place.second_place(register, keeping.computer_now().date()),
        homes.noticed(register),
        homes.twins(register),
    )


def backups(session: Session) -> tuple[Kept, ...]:
    """The register's backups on this computer, newest first; not looked into."""
    return keeping.kept_of(session.register)


def _called_for(register: Register, why: Why, now: datetime) -> bool:
    if why is Why.FIRST_CHANGE:
        return not keeping.made_on(register, now)
    return why is Why.ASKED or keeping.changed_since(register)


def _copy(register: Register, now: datetime) -> str:
    try:
        second_place.copy_newest(register, now)
    except RegisterProblem as problem:
        return str(problem)
    return ""
