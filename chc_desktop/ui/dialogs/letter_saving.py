"""A letter seen first, or saved as PDF or Word: one file for each person it goes to, on a thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import Session
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.paper_files import HasChooser, Outcome, Paper, PaperDesk
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets.basics import Button, Label, column
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.tokens import Role

Sheets = Callable[[Session], object]
"""Gives the letter for each person, from a session of the thread's own."""


class LetterSaver(QWidget):
    """The buttons, and the sentence about what was saved."""

    def __init__(
        self,
        hub: Hub,
        page: HasChooser,
        sheets: Callable[[], Sheets],
        file_name: str,
        after: str = "",
    ) -> None:
        """Make them; ``sheets`` is asked when a button is pressed, ``after`` ends the sentence."""
        super().__init__()
        self._hub, self._page, self._sheets = hub, page, sheets
        self._file_name, self._after = file_name, after
        self._desk = PaperDesk(hub, self, listens=True)
        self._desk.ended.connect(self._ended)
        self._said = Label("", Role.BOLD)
        self._said.hide()
        buttons = Folding(26, spacing=12)
        for words, slot in (
            ("Preview", self._preview),
            ("Save as PDF", self._save_pdf),
            ("Save as Word", self._save_word),
        ):
            button = Button(words, name=f"{words} of the letter" if slot == self._preview else "")
            button.clicked.connect(slot)
            buttons.add(button)
        buttons.add_stretch()
        self.setLayout(column(buttons, self._said, spacing=8))

    @property
    def chooser(self) -> FileChooser:
        """What asks for places: the page's."""
        return self._page.chooser

    @Slot()
    def _preview(self) -> None:
        self._desk.preview(self._paper(".pdf"))

    @Slot()
    def _save_pdf(self) -> None:
        self._desk.save(self._paper(".pdf"))

    @Slot()
    def _save_word(self) -> None:
        self._desk.save(self._paper(".docx"))

    def _paper(self, ending: str) -> Paper:
        make = partial(letters, sheets=self._sheets(), ending=ending)
        return Paper("Letter", f"{self._file_name}{ending}", make)

    @Slot(object)
    def _ended(self, outcome: Outcome) -> None:
        if outcome.failed:
            self._hub.failed.emit(outcome.failed)
            self._tell("Not saved as a file.")
        else:
            self._tell(f"{outcome.words} {self._after}".strip())

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self, sentence)


def letters(session: Session, sheets: Sheets, ending: str) -> tuple[bytes, ...] | Refusal:
    """Make the letter for each person; called on a thread."""
    # python-docx and ReportLab are slow to import, so only whoever saves waits for them.
    from chc_desktop.model.services.letter_sheets import sheet_docx, sheet_pdf  # noqa: PLC0415

    found = sheets(session)
    if isinstance(found, Refusal):
        return found
    assert isinstance(found, tuple)
    make = sheet_docx if ending == ".docx" else sheet_pdf
    return tuple(make(sheet) for sheet in found)
