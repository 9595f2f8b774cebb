"""The composition root: builds the application, the hub and the window, and passes them on."""

from __future__ import annotations

import logging
import sys
import time
import traceback
from collections.abc import Callable
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLocale, QObject, QSettings, QTimer, Slot
from PySide6.QtWidgets import QApplication

from chc_desktop import paths
from chc_desktop.model.services.keeping import is_locked, newest_for
from chc_desktop.model.services.opening import open_for_work
from chc_desktop.model.services.protection import is_protected
from chc_desktop.model.services.session import (
    Key,
    RegisterFault,
    RegisterProblem,
    Session,
    open_register,
)
from chc_desktop.ui import messages
from chc_desktop.ui.hub import Hub, Looking, Place
from chc_desktop.ui.keeper import Keeper
from chc_desktop.ui.locking import Locking
from chc_desktop.ui.main_window import PROGRAM, MainWindow
from chc_desktop.ui.page_list import PAGES
from chc_desktop.ui.tasks import Tasks
from chc_desktop.ui.viewmodels import backup_words, soundness_words
from chc_desktop.ui.widgets.theme import Scheme, theme
from chc_desktop.ui.widgets.tokens import TEXT_SIZES

logger = logging.getLogger(__name__)

SIZE = (1366, 720)
AHEAD = 60
"""Milliseconds between the imports of two pages, so that typing is not held up."""
LOG_FILE = "chc-desktop.log"
LOG_SIZE = 200_000
"""Bytes after which the log starts anew; the one before is kept."""
UNEXPECTED = (
    "This program did not expect what just happened. The register is as it was before, and what "
    "you typed is still on the page. Close the program and open it again if it goes on."
)
_SETTINGS_FILE = "window.ini"
_TEXT_SIZE, _SCHEME, _WINDOW, _LAST = "text_size", "colours", "window", "last_register"


def prepare() -> QApplication:
    """Return the application, with British dates and the house's look."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName(PROGRAM)
    application.setApplicationDisplayName(PROGRAM)
    application.setDesktopFileName("chc-desktop")
    theme().apply()
    return application


class Program(QObject):
    """The running program: the window, the register it shows, and how it likes to look."""

    def __init__(
        self,
        today: date | None = None,
        actor: str | None = None,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self._today, self._actor = today, actor
        self.hub = Hub(self)
        self.hub.today, self.hub.actor = today, actor
        self.settings = QSettings(
            str(paths.data_dir() / _SETTINGS_FILE), QSettings.Format.IniFormat
        )
        self._use_look()
        self.window = MainWindow(self.hub)
        self.window.resize(*SIZE)
        geometry = self.settings.value(_WINDOW)
        if geometry is not None:
            self.window.restoreGeometry(geometry)
        self.window.look_changed.connect(self._keep_look)
        self.hub.register_asked.connect(self.open_asked)
        self.window.standing.asked_again.connect(self.go_on)
        self.hub.look_asked.connect(self.look_into)
        self.hub.swap_asked.connect(self.swap)
        self._keeper = Keeper(self.hub)
        self._found: Key | None = None
        self.locking = Locking(self, self.hub, self.window, self.settings, clock)

    def open(self, path: Path, place: Place | None = None, key: Key | None = None) -> bool:
        """Show a register, or ask for its passphrase; what stands against it is said.

        Returns whether it, or that question, shows. Afterwards the one before is closed. One that is damaged or
        missing leads to its newest backup; one that cannot be updated is shown to be read.
        """
        before = self.hub.session if self.hub.is_open else None
        try:
            if key is None and is_protected(path):
                self.locking.ask(path, place)
                return True
            self._found = key
            session = open_for_work(
                path, today=self._today, actor=self._actor, key=key, before=before
            )
        except RegisterProblem as problem:
            logger.info("a register was not opened: %s", problem.fault)
            if problem.fault is RegisterFault.NO_BACKUP:
                return self._open_to_read(path, "An older register, not updated", str(problem))
            if soundness_words.is_damaged(problem):
                self.hub.damaged_key = key
                self._show(soundness_words.damaged_place(path))
                return False
            messages.tell(self.window, "This register was not opened", str(problem))
            backup = newest_for(path, problem)
            if backup is not None:
                self.window.show_place(backup_words.restore_place(backup, path))
            return False
        self._use(session, None, place)
        self.settings.setValue(_LAST, str(path))
        self._keeper.begin()
        return True

    def _use(self, session: Session, looking: Looking | None, place: Place | None = None) -> None:
        before = self.hub.session if self.hub.is_open else None
        if self.window.page is not None:
            self.window.page.leave()
        self._keeper.end()
        self.hub.use(session)
        self.hub.looking = looking
        if before is not None:
            before.close()
        self.window.start(place)

    def _open_to_read(self, path: Path, heading: str, text: str) -> bool:
        if text:
            messages.tell(self.window, heading, text)
        back = self._register_now()
        try:
            session = open_register(
                path, today=self._today, actor=self._actor, read_only=True, key=self._key_for(path)
            )
        except RegisterProblem as problem:
            messages.tell(self.window, "This file was not opened", str(problem))
            return False
        self._use(session, Looking(heading, back))
        return True

    def _show(self, place: Place) -> None:
        if self.hub.is_open:
            self.window.show_place(place)
        else:
            self.window.start(place)

    @Slot(str)
    def open_asked(self, path: str) -> None:
        """Open the register a page asks for."""
        self.open(Path(path), key=self._key_for(Path(path)))

    @Slot(str)
    def look_into(self, path: str) -> None:
        """Show a backup or another copy, only to be read; the way back stands over every page."""
        if self.hub.is_open and self.hub.session.register.key is not None:
            self.hub.other_keys.append(self.hub.session.register.key)  # for the way back
        self._open_to_read(Path(path), backup_words.looking(Path(path)), "")

    @Slot(object)
    def swap(self, job: Callable[[], tuple[Path, str]]) -> None:
        """Close the register, do the job, and open what it leaves; on trouble, what was open."""
        back, key = self._register_now(), self._key
        if self.window.page is not None:
            self.window.page.leave()
        self._keeper.end()
        if self.hub.is_open:
            self.hub.session.close()
            self.hub.use(None)
        try:
            path, said = job()
        except RegisterProblem as problem:
            messages.tell(self.window, "Nothing was changed", str(problem))
            if back is not None:
                self.open(back, key=key)
            return
        if key is None or is_locked(path, key):
            key = self._key_for(path)
        if self.open(path, key=key):
            self.hub.said.emit(said)

    @property
    def _key(self) -> Key | None:
        """What opens the register that is open, its backups, and no other."""
        return self.hub.session.register.key if self.hub.is_open else self._found

    def _key_for(self, path: Path) -> Key | None:
        """What is known to open a file; None leads to the question for its passphrase."""
        key = self.hub.key_for(path)
        if key is None and self._found is not None and not is_locked(path, self._found):
            key = self._found
        return key

    def let_go(self) -> None:
        """Close the register that is open, with its last backup: it is being locked or changed."""
        self._keeper.end()
        self._found = None
        self.hub.forget_other_keys()
        self.hub.looking = None
        if self.hub.is_open:
            session = self.hub.session
            self.hub.use(None)
            session.close()

    def _register_now(self) -> Path | None:
        """The register that is open, or the one that was left to look into a copy."""
        if self.hub.looking is not None:
            return self.hub.looking.back
        return self.hub.session.register.path if self.hub.is_open else None

    @Slot(str)
    def go_on(self, path: str) -> None:
        """Go on with the same register, opened anew or saved elsewhere, on the page that shows."""
        before = self.hub.session
        try:
            session = open_for_work(
                Path(path), today=self._today, actor=self._actor, key=self._key, before=before
            )
        except RegisterProblem as problem:
            messages.tell(self.window, "This register was not opened", str(problem))
            return
        if self.window.page is not None:
            self.window.page.leave()
        self.hub.use(session)
        before.close()
        self.settings.setValue(_LAST, path)
        self.window.go_on()

    @Slot()
    def close(self) -> None:
        """Stop work under way, keep how the window stood, and let go of the register."""
        for tasks in self.hub.findChildren(Tasks):
            tasks.stop()
            tasks.wait()
        self.locking.stop()
        self.settings.setValue(_WINDOW, self.window.saveGeometry())
        self.settings.sync()
        self._keeper.end()
        if self.hub.is_open:
            self.hub.session.close()
            self.hub.use(None)

    def _use_look(self) -> None:
        look = theme()
        size = self.settings.value(_TEXT_SIZE, 100, int)
        scheme = str(self.settings.value(_SCHEME, Scheme.COMPUTER.value))
        look.text_size = size if size in TEXT_SIZES else 100
        look.scheme = Scheme(scheme) if scheme in set(Scheme) else Scheme.COMPUTER
        look.apply()

    @Slot()
    def _keep_look(self) -> None:
        self.settings.setValue(_TEXT_SIZE, theme().text_size)
        self.settings.setValue(_SCHEME, theme().scheme.value)


class PagesAhead(QObject):
    """Imports the pages one after the other while nothing happens, before anybody asks for them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = list(PAGES.values())
        self._timer = QTimer(self)
        self._timer.setInterval(AHEAD)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin; it ends by itself."""
        self._timer.start()

    @Slot()
    def _next(self) -> None:
        if self._waiting:
            self._waiting.pop(0).load()
        else:
            self._timer.stop()
            _forget_old_copies()


def _forget_old_copies() -> None:
    """Remove what a crash left of attachments that were opened."""
    from chc_desktop.model.services.copies import Copies  # noqa: PLC0415

    Copies(paths.copies_dir()).remove_old()


class _Start(QObject):
    """Fills the window after its first paint: what is due needs the calendar, which loads then."""

    def __init__(self, program: Program, path: Path | None) -> None:
        super().__init__(program)
        self._program, self._path = program, path

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint, once."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.run)
        return False

    @Slot()
    def run(self) -> None:
        program = self._program
        if (self._path is None or not program.open(self._path)) and program.window.page is None:
            program.window.start()
        PagesAhead(program).start()


class Surprises:
    """Answers what nobody expected with a sentence, and notes where it happened.

    Never what it said: an error's message may quote a case.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def tell(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Stand in for ``sys.excepthook``: the window stays open."""
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        frames = reversed(traceback.extract_tb(trace))
        places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
        logger.error("%s at %s", kind.__name__, places)
        text = str(error) if isinstance(error, RegisterProblem) else UNEXPECTED
        messages.tell(self._window, "Something went wrong", text)


def _start_log() -> None:
    """Keep warnings and errors in a small file; without a place for it, do without."""
    try:
        folder = paths.log_dir()
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / LOG_FILE, maxBytes=LOG_SIZE, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger("chc_desktop").addHandler(handler)


def run(register_path: Path | None, today: date | None = None, actor: str | None = None) -> int:
    """Open the window on a register, or on the welcome page, until it is closed.

    Returns the process's exit code. Without ``today`` a sample shows its own day.
    """
    _start_log()
    application = prepare()
    theme().follow_computer()
    program = Program(today, actor)
    application.aboutToQuit.connect(program.close)
    sys.excepthook = Surprises(program.window).tell
    program.window.installEventFilter(_Start(program, register_path))
    program.window.show()
    return application.exec()
