"""Files dropped on a part of the window: the quick way for those who use a mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

Dropped = Callable[[tuple[Path, ...]], None]


class FileDrop(QObject):
    """Makes a widget take files of this computer; anything else is not taken."""

    def __init__(self, target: QWidget, dropped: Dropped) -> None:
        super().__init__(target)
        self._dropped = dropped
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, and say so while they hover."""
        if isinstance(event, QDragEnterEvent) and files_in(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            files = files_in(event.mimeData())
            if files:
                event.acceptProposedAction()
                self._dropped(files)
                return True
        return False


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """Return the files that are dragged; places elsewhere on a network of pages are none."""
    local = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return tuple(Path(path) for path in local if path)
