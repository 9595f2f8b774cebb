"""Choosing a file: the one door to the system's file dialog.

Pages hold a ``FileChooser``; whoever drives a page without a person gives it another one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

REGISTERS = "Registers (*.chc);;All files (*)"
SPREADSHEETS = "Spreadsheets (*.csv *.xlsx);;All files (*)"
FORMS = "Forms (*.docx *.xlsx *.csv *.html *.htm);;All files (*)"
POLICIES = "Policies (*.docx *.txt *.html *.htm);;All files (*)"
PDF = "PDF (*.pdf)"
WORD = "Word (*.docx)"
NEW_REGISTER = "Registers (*.chc)"

Chosen = Callable[[Path], None]


class FileChooser:
    """Asks for a file and goes on at once; ``chosen`` is called if one was chosen."""

    def open_file(
        self, parent: QWidget, caption: str, kinds: str, folder: Path, chosen: Chosen
    ) -> None:
        """Ask for a file that is there."""
        dialog = QFileDialog(parent, caption, str(folder), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        _show(dialog, chosen)

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        """Ask for a place to save at, with a name offered; replacing a file is asked about."""
        dialog = QFileDialog(parent, caption, str(path.parent), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(path.suffix.removeprefix("."))
        dialog.selectFile(path.name)
        _show(dialog, chosen)

    def choose_folder(self, parent: QWidget, caption: str, start: Path, chosen: Chosen) -> None:
        """Ask for a folder that is there."""
        dialog = QFileDialog(parent, caption, str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        _show(dialog, chosen)


class _Answer(QObject):
    """Passes the file on; lives and goes with its dialog."""

    def __init__(self, dialog: QFileDialog, chosen: Chosen) -> None:
        super().__init__(dialog)
        self._chosen = chosen

    @Slot(str)
    def take(self, path: str) -> None:
        self._chosen(Path(path))


def _show(dialog: QFileDialog, chosen: Chosen) -> None:
    answer = _Answer(dialog, chosen)
    dialog.fileSelected.connect(answer.take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
