"""Locking a protected register, unlocking it again, and changing its protection.

While it is locked nothing of it is in the window, its file is closed, and its key is forgotten.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QDialog

from chc_desktop.model.services.session import Key, RegisterProblem
from chc_desktop.ui.hub import Hub, Place, ProtectionChange
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.tasks import Tasks

logger = logging.getLogger(__name__)

LOOK_EVERY = 10_000
"""Milliseconds between two looks at the clock."""
UNLOCK = Place("unlock")
NOT_PROTECTED = "Only a protected register can be locked. Protect it in Settings."
UNEXPECTED = "That did not work, and nothing was changed. Close the program and try again."
PROTECTION = "protection"
"""The name of the thread that changes the protection."""
_SETTING = "lock_after"
_USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Opens(Protocol):
    """Whoever opens a register in the window."""

    def open(self, path: Path, place: Place | None = None, key: Key | None = None) -> bool:
        """Show it; returns whether it is open."""

    def let_go(self) -> None:
        """Close the one that is open."""


@dataclass(frozen=True, slots=True)
class _Changing:
    """A change of the protection that is under way, and what to go back to if it fails."""

    change: ProtectionChange
    path: Path
    key: Key | None
    here: Place


class Locking(QObject):
    """Locks after a while without use, or when asked; opens again at the same place.

    ``clock`` gives seconds that go on while the computer sleeps.
    """

    def __init__(
        self,
        program: Opens,
        hub: Hub,
        window: MainWindow,
        settings: QSettings,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(window)  # and ends with it
        self._program, self._hub, self._window = program, hub, window
        self._settings, self._clock = settings, clock
        self._used = clock()
        self._place = Place("")
        self._changing: _Changing | None = None
        self._handle: QWindow | None = None
        self._tasks = Tasks(hub, PROTECTION)
        hub.lock_after = int(str(settings.value(_SETTING, hub.lock_after)))
        # Later: each of these takes away the page that asks for it.
        later = Qt.ConnectionType.QueuedConnection
        hub.lock_asked.connect(self.lock_now, later)
        hub.unlocked.connect(self._unlocked, later)
        hub.started_protected.connect(self._started, later)
        hub.protection_asked.connect(self._change, later)
        hub.lock_after_chosen.connect(self._keep)
        self._timer = QTimer(window)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; what they do first after a long sleep only wakes it."""
        if event.type() in _USE:
            if self.look():
                return True
            self._used = self._clock()
        return False

    @Slot()
    def look(self) -> bool:
        """Lock if nobody used the window for long; returns whether it did."""
        self._watch()
        idle = self._clock() - self._used
        if idle < 0:
            self._used = self._clock()  # the computer's clock was set back
        if not self._hub.lock_after or idle < self._hub.lock_after * 60:
            return False
        return self.lock()

    @Slot()
    def lock_now(self) -> None:
        """Lock at the user's wish, or say why not."""
        if self._hub.is_open and not self.lock():
            self._hub.said.emit(NOT_PROTECTED)

    def lock(self) -> bool:
        """Hide everything, close the file and forget the key; False where it is not protected."""
        if not self._hub.is_open or self._hub.session.register.key is None:
            return False
        place, path = self._window.place, self._hub.session.register.path
        looking = self._hub.looking
        if looking is not None and looking.back is not None:
            place, path = Place(""), looking.back  # a backup is only looked into
        assert path is not None
        self._put_away()
        self.ask(path, place)
        return True

    def ask(self, path: Path, place: Place | None = None) -> None:
        """Ask for what opens a protected register; one that is open is put away first."""
        if self._hub.is_open:
            self._put_away()
        self._hub.locked, self._place = path, place or Place("")
        self._window.start(UNLOCK)

    def _put_away(self) -> None:
        _close_dialogs()
        page = self._window.page
        if page is not None:
            page.leave()
        self._remove_copies()
        key = self._hub.session.register.key
        self._program.let_go()
        if key is not None:
            self._forget(key)

    def _remove_copies(self) -> None:
        """Attachments that were opened stand as copies on the disk until now."""
        # Imported late: it brings what reads documents, which the first paint need not wait for.
        from chc_desktop.ui.dialogs.open_copies import copies_of  # noqa: PLC0415

        copies_of(self._hub).remove()

    def _forget(self, key: Key) -> None:
        """Overwrite the key once no job needs it any more."""
        busy = [tasks for tasks in self._hub.findChildren(Tasks) if tasks.busy]
        if busy:
            QTimer.singleShot(200, partial(self._forget, key))
            return
        current = self._hub.session.register.key if self._hub.is_open else None
        if current is not key:
            key.forget()

    @Slot(str, object)
    def _unlocked(self, path: str, key: object) -> None:
        assert isinstance(key, Key)
        place = self._place if self._place.page not in ("", UNLOCK.page, "welcome") else None
        self._watch()
        self._used = self._clock()
        if self._program.open(Path(path), place, key):
            self._hub.locked = None

    @Slot(str, object)
    def _started(self, path: str, key: object) -> None:
        assert isinstance(key, Key)
        self._program.open(Path(path), Place("protection", "", "sheet"), key)

    # ---- changing the protection

    @Slot(object)
    def _change(self, change: object) -> None:
        """Close the register, change it on a thread, and open it again."""
        assert isinstance(change, ProtectionChange)
        session, here = self._hub.session, self._window.place
        path, key = session.register.path, session.register.key
        assert path is not None
        for tasks in self._hub.findChildren(Tasks):
            tasks.wait()
        self._remove_copies()
        self._program.let_go()
        self._hub.locked = path
        self._window.start(Place("working", "", change.working))
        self._changing = _Changing(change, path, key, here)
        self._tasks.start(partial(change.job, path, key), self._changed, self._not_changed)

    @Slot(object)
    def _changed(self, key: object) -> None:
        assert key is None or isinstance(key, Key)
        under_way, self._changing, self._hub.locked = self._changing, None, None
        assert under_way is not None
        if self._program.open(under_way.path, under_way.change.after, key):
            self._hub.said.emit(under_way.change.done)

    @Slot(object)
    def _not_changed(self, error: object) -> None:
        under_way, self._changing, self._hub.locked = self._changing, None, None
        assert under_way is not None
        self._program.open(under_way.path, under_way.here, under_way.key)
        if isinstance(error, RegisterProblem):
            self._hub.failed.emit(str(error))
            return
        logger.error("the protection was not changed: %s", type(error).__name__)
        self._hub.failed.emit(UNEXPECTED)

    @Slot(int)
    def _keep(self, minutes: int) -> None:
        self._hub.lock_after = minutes
        self._settings.setValue(_SETTING, minutes)

    def stop(self) -> None:
        """The program ends: look no more, and let go of the window."""
        self._timer.stop()
        if self._handle is not None:
            self._handle.removeEventFilter(self)
            self._handle = None

    def _watch(self) -> None:
        """See what people do where it reaches the window first: not the events of every widget."""
        handle = self._window.windowHandle()
        if handle is not None and self._handle is None:
            self._handle = handle
            handle.installEventFilter(self)


def _close_dialogs() -> None:
    """What stands over the window may show a case too."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
