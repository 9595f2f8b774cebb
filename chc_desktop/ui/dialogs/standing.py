"""Whether the register that is open can be written to: said on every page while it is not so.

Another window may have it, or its file may have been taken away or exchanged. What is open here
stays readable, what is typed stays in the window, and there is a button for the way on.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from chc_desktop import paths
from chc_desktop.model.services import opening
from chc_desktop.model.services.session import RegisterFault
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import NEW_REGISTER, FileChooser
from chc_desktop.ui.hub import KEPT_HERE, Hub
from chc_desktop.ui.widgets.basics import Button
from chc_desktop.ui.widgets.flow import Flow
from chc_desktop.ui.widgets.notices import Banner, announce
from chc_desktop.ui.widgets.shell import Shell

READING = "You can read this register here, but not change it"
NOT_SAVED = "This register cannot be saved to"
WRITABLE = "You can write in this register again."
_GONE = frozenset({RegisterFault.MISSING, RegisterFault.NO_ACCESS})


class Standing(QObject):
    """Shows what stands in the way of writing, and offers the way on."""

    asked_again = Signal(str)
    """Go on with the register at this path, on the page that shows."""

    def __init__(self, hub: Hub, shell: Shell) -> None:
        super().__init__(shell)
        self._hub, self._shell = hub, shell
        self.chooser = FileChooser()
        self._said = ""
        hub.changed.connect(self.look)
        hub.recorded.connect(self.look)
        hub.refused.connect(self.look)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._came_back)

    @Slot()
    def look(self) -> None:
        """Look whether it can be written to, and say so if not."""
        if not self._hub.is_open:
            self._show("", "")
            return
        session = self._hub.session
        if session.because:
            text = f"{session.because} {KEPT_HERE}"
            self._show(READING, text, self._again_button())
            return
        problem = opening.trouble(session)
        if problem is None:
            self._hub.keep_waiting()
            self._show("", "")
        elif problem.fault in _GONE:
            text = f"{problem} {KEPT_HERE}"
            self._show(NOT_SAVED, text, self._again_button(), self._save_button())
        else:
            self._show(NOT_SAVED, str(problem), self._open_button(), self._save_button())

    def saved_words(self) -> str:
        """What Ctrl+S says."""
        if self._hub.waiting:
            return f"What you typed is not saved yet. {KEPT_HERE}"
        return "Nothing can be saved here now." if self._said else "Everything is saved already."

    def _show(self, heading: str, text: str, *buttons: QWidget) -> None:
        if text == self._said:
            for button in buttons:
                button.deleteLater()
            return
        self._said = text
        banner = Banner("warning", heading, text) if text else None
        if banner is not None:
            ways = Flow(spacing=12)
            for button in buttons:
                ways.add(button)
            banner.body.addWidget(ways)
        self._shell.show_standing(banner)
        if banner is not None:
            announce(self._shell, f"{heading}. {text}")

    def _again_button(self) -> Button:
        button = Button("Try again", name="Try again to write in this register")
        button.clicked.connect(self.try_again)
        return button

    def _open_button(self) -> Button:
        button = Button("Open it again")
        button.clicked.connect(self._open_again)
        return button

    def _save_button(self) -> Button:
        button = Button("Save what is open under another name")
        button.clicked.connect(self._save_copy)
        return button

    # ---- what the officer does

    @Slot(Qt.ApplicationState)
    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    @Slot()
    def try_again(self) -> None:
        """Try to get at it once more; what was typed is kept."""
        session = self._hub.session
        if not session.because:
            self.look()
            if not self._said:
                self._hub.done(WRITABLE)
            return
        assert session.register.path is not None
        self.asked_again.emit(str(session.register.path))
        if self._hub.session.because:
            self._hub.said.emit(self._hub.session.because)
        else:
            self._hub.said.emit(WRITABLE)

    @Slot()
    def _open_again(self) -> None:
        path = self._hub.session.register.path
        assert path is not None
        self._hub.register_asked.emit(str(path))

    @Slot()
    def _save_copy(self) -> None:
        path = self._hub.session.register.path
        assert path is not None
        folder = path.parent if path.parent.is_dir() else paths.documents_dir()
        offered = folder / f"{path.stem}, saved{path.suffix}"
        caption = "Save what is open under another name"
        self.chooser.save_file(self._shell, caption, NEW_REGISTER, offered, self._place_chosen)

    def _place_chosen(self, place: Path) -> None:
        try:
            opening.save_copy(self._hub.session, place)
        except TROUBLE as trouble:
            self._hub.failed.emit(str(trouble))
            return
        self.asked_again.emit(str(place))
