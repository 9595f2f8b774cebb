"""Where the window meets the services: one session, one clock, one signal up.

Pages ask the hub to run a verb; the services answer with problems or with nothing. After a verb
that was done, ``changed`` tells every page to ask again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import drafts
from chc_desktop.model.services.keeping import is_locked
from chc_desktop.model.services.results import Refusal, Result
from chc_desktop.model.services.session import RegisterProblem

if TYPE_CHECKING:
    from datetime import date
    from typing import Concatenate

    from chc_desktop.model.services.session import Key, Session

KEPT_HERE = "Your typing stays in this window until it can be kept."

P = ParamSpec("P")
T = TypeVar("T")
C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one can be: a page, the key of what it shows, and a step taken there.

    The key is a complaint's id, a provision's number, or empty.
    """

    page: str
    key: str = ""
    step: str = ""

    @property
    def name(self) -> str:
        """The place as one word, under which its typing is kept."""
        return "/".join((self.page, self.key, self.step))


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked into, in words, and the register one came from, if one was open."""

    words: str
    back: Path | None


@dataclass(frozen=True, slots=True)
class ProtectionChange:
    """What to do to a register while nobody has it open, what is said, and where to go on.

    ``job`` takes the register's place and its key, and gives its key from then on; it runs on a
    thread.
    """

    job: Callable[[Path, Key | None], Key | None] = field(repr=False)
    working: str
    done: str
    after: Place


class Hub(QObject):
    """One open register for all pages."""

    changed = Signal()
    """Something in the register changed: ask again."""
    recorded = Signal(object)
    """A form was recorded: every page asks again, and this ``Place`` is next."""
    said = Signal(str)
    """A sentence about what was just done."""
    failed = Signal(str)
    """A sentence about what went wrong and what to do."""
    moved = Signal(object)
    """Go to this ``Place``."""
    refused = Signal()
    """The register refused to be written: look why."""
    went_back = Signal()
    """Go to the place before this one."""
    look_changed = Signal()
    """Text size or colours were chosen: build what shows anew."""
    register_asked = Signal(str)
    """Open the register at this path."""
    look_asked = Signal(str)
    """Look into the register at this path, without changing it, and come back."""
    swap_asked = Signal(object)
    """Close the register, do this job, and open the register whose path it returns.

    The job also returns a sentence about what it did.
    """
    kept = Signal()
    """What is known of the backups changed."""
    lock_asked = Signal()
    """Lock the open register now."""
    lock_after_chosen = Signal(int)
    """Lock after so many minutes without use; 0 is never."""
    unlocked = Signal(str, object)
    """The ``Key`` of the register at this path was found: open it."""
    started_protected = Signal(str, object)
    """A new register at this path is protected by this ``Key``: open it, with its sheet."""
    protection_asked = Signal(object)
    """Change the protection of the open register: a ``ProtectionChange``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today: date | None = None
        """The day to work on where a register has none of its own; None: the computer's."""
        self.actor: str | None = None
        """Who acts, for the history of a new register; None: the computer's user."""
        self.locked: Path | None = None
        """The protected register that waits to be unlocked, if any."""
        self.lock_after = 15
        """Minutes without use after which a protected register locks; 0 is never."""
        self.damaged_key: Key | None = None
        """What opens the protected register that was found damaged."""
        self.other_keys: list[Key] = []
        """What opens other files: backups of an earlier key, the register one came from."""
        self._session: Session | None = None
        self._life = ""
        self._typing: dict[str, dict[str, str]] = {}
        self.looking: Looking | None = None
        """Set while a backup or another copy is looked into."""

    @property
    def session(self) -> Session:
        """The open register, for the services."""
        assert self._session is not None, "No register is open."
        return self._session

    @property
    def is_open(self) -> bool:
        """Whether a register is open."""
        return self._session is not None

    def key_for(self, path: Path) -> Key | None:
        """Return the key that opens a protected file, if it is known; a plain one needs none."""
        mine = self._session.register.key if self._session is not None else None
        known = (mine, self.damaged_key, *self.other_keys)
        return next((key for key in known if key is not None and not is_locked(path, key)), None)

    def forget_other_keys(self) -> None:
        """Overwrite the keys of other files; the open register keeps its own."""
        mine = self._session.register.key if self._session is not None else None
        for key in self.other_keys:
            if key is not mine:
                key.forget()
        self.other_keys.clear()
        self.damaged_key = None

    def use(self, session: Session | None) -> None:
        """Work with another register from now on.

        The same one opened anew, or a copy of it, gets the typing that it could not take before.
        """
        life = session.register.first_hash() if session is not None else ""
        if life != self._life:
            self._typing.clear()
        self._session, self._life = session, life
        self.keep_waiting()

    def ask(
        self,
        query: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Ask the register a question through a service."""
        return query(self.session, *args, **kwargs)

    def run(self, verb: Callable[[Session, C], Result], command: C) -> Result:
        """Carry out a command; a register that cannot be written refuses it in its own words."""
        try:
            return verb(self.session, command)
        except RegisterProblem as problem:
            self.refused.emit()
            return Refusal((Problem("", "", str(problem)),))

    def keep_draft(self, place: Place, answers: dict[str, str]) -> None:
        """Keep the typing of a form until it is recorded: in the register, or here while it cannot.

        What the register cannot take is said once, not at every pause in typing.
        """
        if self.session.read_only and not self.session.because:
            return  # nobody works in it: it is only looked at
        try:
            kept = drafts.keep(self.session, place.name, answers)
        except RegisterProblem as problem:
            if not self._typing:
                self.failed.emit(f"{problem} {KEPT_HERE}")
            self.refused.emit()
            kept = False
        if kept:
            self._typing.pop(place.name, None)
        else:
            self._typing[place.name] = answers

    @property
    def waiting(self) -> int:
        """How many forms hold typing that the register could not take yet."""
        return len(self._typing)

    def keep_waiting(self) -> None:
        """Keep in the register what it could not take before; what it refuses again waits on."""
        for name, answers in tuple(self._typing.items()):
            try:
                if drafts.keep(self.session, name, answers):
                    del self._typing[name]
            except RegisterProblem:
                return

    def keep_form(self, place: Place, answers: dict[str, str], *, edited: bool) -> None:
        """Keep a form's typing, or forget what was kept once all of it was taken back."""
        if edited:
            self.keep_draft(place, answers)
        elif self.draft(place):
            self.drop_draft(place)

    def draft(self, place: Place) -> dict[str, str]:
        """Return the typing kept for a form; empty for none."""
        waiting = self._typing.get(place.name)
        return dict(waiting) if waiting else drafts.kept(self.session, place.name)

    def drop_draft(self, place: Place) -> None:
        """Forget the typing of a form: it was recorded, or taken back."""
        self._typing.pop(place.name, None)
        try:
            drafts.drop(self.session, place.name)
        except RegisterProblem:
            self.refused.emit()

    @Slot()
    def lock(self) -> None:
        """Ask for the register to be locked now."""
        self.lock_asked.emit()

    def go(self, place: Place) -> None:
        """Ask the window to show a place."""
        self.moved.emit(place)

    def done(self, sentence: str, place: Place | None = None) -> None:
        """Say that something was recorded, let every page ask again, and go on from there."""
        if place is None:
            self.changed.emit()
        else:
            self.recorded.emit(place)
        if sentence:
            self.said.emit(sentence)
