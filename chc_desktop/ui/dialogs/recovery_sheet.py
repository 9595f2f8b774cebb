"""The recovery sheet: seen, printed, or saved, and only where the officer says."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.services.recovery_sheet import sheet_pdf
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.paper_files import Outcome, Paper, PaperDesk
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets.basics import Button, Label, column
from chc_desktop.ui.widgets.flow import Flow
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.tokens import Role

SHEET = Paper("Recovery sheet", "Recovery sheet.pdf", sheet_pdf, partial(sheet_pdf, large=True))
SAVED = "Saved as {name}. Print it, then delete the file: it opens the register."


class SheetSaver(QWidget):
    """See it and print it, which leaves no file; or save it, and delete the file afterwards."""

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__()
        self._hub, self.chooser = hub, chooser or FileChooser()
        self._desk = PaperDesk(hub, self, listens=True)
        self._desk.ended.connect(self._saved)
        self._target: Path | None = None
        self.primary = Button("See and print the sheet", "primary", "printer")
        self.primary.clicked.connect(self._see)
        save = Button("Save recovery sheet")
        save.clicked.connect(self._save)
        self._delete = Button("Delete the file", name="Delete the file of the recovery sheet")
        self._delete.clicked.connect(self._delete_it)
        self._said = Label("", Role.BOLD)
        buttons = Flow()
        for part in (self.primary, save, self._delete):
            buttons.add(part)
        self._buttons = buttons
        self.setLayout(column(buttons, self._said, spacing=10))
        self._delete.hide()
        self._said.hide()

    @Slot()
    def _see(self) -> None:
        self._desk.preview(SHEET)

    @Slot()
    def _save(self) -> None:
        self._desk.save(SHEET)

    @Slot(object)
    def _saved(self, outcome: object) -> None:
        assert isinstance(outcome, Outcome)
        if not outcome.files:
            self._hub.failed.emit(outcome.words)
            return
        self._target = outcome.files[0]
        self._delete.show()
        self._buttons.changed()
        self._tell(SAVED.format(name=self._target.name))

    @Slot()
    def _delete_it(self) -> None:
        if self._target is None:
            return
        try:
            self._target.unlink(missing_ok=True)
        except OSError:
            self._hub.failed.emit(f"{self._target.name} is in use. Close it and delete it again.")
            return
        self._delete.hide()
        self._buttons.changed()
        self._tell("The file is deleted. The printed sheet is the only one now.")

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self, sentence)
