"""Folders, shown by the computer's own program for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from chc_desktop.model.services import editions
from chc_desktop.ui.hub import Hub

NO_FOLDER = "The folder could not be made. Make it yourself, or ask who looks after this computer."
NO_PROGRAM = "This computer opens no folders from here. The folder is {folder}."


def open_folder(hub: Hub) -> None:
    """Make the folder for further editions, if need be, and show it."""
    try:
        folder = editions.make_folder()
    except OSError:
        hub.failed.emit(NO_FOLDER)
        return
    show_folder(hub, Path(folder))


def show_folder(hub: Hub, folder: Path) -> None:
    """Show a folder that is there."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        hub.failed.emit(NO_PROGRAM.format(folder=folder))
