"""Backups that nobody has to ask for: when the window makes them, and what it says if it cannot.

Made on a thread when a register is opened and after the first change of a day, and on closing
while the window is gone already.
"""

from __future__ import annotations

import logging
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot

from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services.session import Session, computer_date
from chc_desktop.model.services.upkeep import Upkeep, keep_up
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import Tasks

logger = logging.getLogger(__name__)

NO_BACKUP = "You can go on working. What stands against a backup is said on Today."


class Keeper(QObject):
    """Looks after the register that is open."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._hub = hub
        self._tasks = Tasks(self)
        self._kept_on: date | None = None
        hub.changed.connect(self._register_changed)
        hub.recorded.connect(self._register_changed)

    def begin(self) -> None:
        """A register was opened: catch up with what a kill left undone."""
        self._kept_on = None
        self._start(Why.OPENING)

    def end(self) -> None:
        """The register is about to be closed: wait, and keep what changed since."""
        self._tasks.wait()
        session = self._session()
        if session is not None:
            found = keep_up(session.register, Why.CLOSING)
            if found.trouble:
                logger.warning("no backup was made on closing")

    @Slot()
    def _register_changed(self) -> None:
        if self._kept_on != computer_date():
            self._kept_on = computer_date()
            self._start(Why.FIRST_CHANGE)

    def _start(self, why: Why) -> None:
        session = self._session()
        if session is not None:
            job = partial(keep_up, session.register, why)
            self._tasks.start(job, self._done, self._failed)

    def _session(self) -> Session | None:
        session = self._hub.session if self._hub.is_open else None
        if session is None or session.read_only or session.register.path is None:
            return None
        return session

    @Slot(object)
    def _done(self, found: object) -> None:
        assert isinstance(found, Upkeep)
        session = self._session()
        if session is None or session.register.path != found.register:
            return  # another register was opened meanwhile
        news = found.trouble and found.trouble != session.upkeep_trouble
        session.upkeep_trouble, session.second_trouble = found.trouble, found.second_trouble
        self._hub.kept.emit()
        if news:
            logger.warning("no backup was made")
            self._hub.said.emit(f"{found.trouble} {NO_BACKUP}")

    @Slot(object)
    def _failed(self, error: object) -> None:
        logger.error("the upkeep ended early: %s", type(error).__name__)
