"""Opening an attachment: as a read-only copy with the computer's own program, or saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.services.attachments import AttachmentRow
from chc_desktop.model.services.copies import Copies, save_copy
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.hub import Hub

ALL = "All files (*)"
NO_PROGRAM = (
    "This computer has no program for {name}. Use Save a copy and take it where there is one."
)


class OpenCopies(QObject):
    """The copies that are open; they are removed when the program ends."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._hub = hub
        self._copies = Copies(paths.copies_dir())
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.remove)

    def open(self, row: AttachmentRow) -> None:
        """Open a copy with the computer's program for it; what could act is never opened."""
        try:
            place = self._copies.open_copy(self._hub.session, row.id)
        except TROUBLE as trouble:
            self._hub.failed.emit(str(trouble))
            return
        if isinstance(place, Refusal):
            self._hub.failed.emit(place.problems[0].text)
        elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
            self._hub.said.emit(f"Opened a copy of {row.name}. Changes in it are not kept here.")
        else:
            self._hub.failed.emit(NO_PROGRAM.format(name=row.name))

    @Slot()
    def remove(self) -> None:
        """Remove the copies."""
        self._copies.remove()


def copies_of(hub: Hub) -> OpenCopies:
    """The open copies of a window."""
    return hub.findChild(OpenCopies) or OpenCopies(hub)


def ask_where_to_save(parent: QWidget, hub: Hub, chooser: FileChooser, row: AttachmentRow) -> None:
    """Save a copy where the officer chooses."""
    place = paths.documents_dir().parent / row.name
    chooser.save_file(parent, "Save a copy", ALL, place, partial(_save, hub, row))


def _save(hub: Hub, row: AttachmentRow, target: Path) -> None:
    try:
        saved = save_copy(hub.session, row.id, target)
    except TROUBLE as trouble:
        hub.failed.emit(str(trouble))
        return
    if isinstance(saved, Refusal):
        hub.failed.emit(saved.problems[0].text)
    else:
        hub.said.emit(f"Saved a copy as {saved.name}.")
