"""Saves a letter as PDF or Word, one file for each person it goes to, on a thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.services import papers
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import (
    RegisterFault,
    RegisterProblem,
    Reopener,
    Session,
)
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.widgets.basics import Button, Label, column
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.tokens import Role

logger = logging.getLogger(__name__)

KINDS = {".pdf": "PDF (*.pdf)", ".docx": "Word (*.docx)"}
FAILED = "The letter could not be saved as a file, and nothing was written. Your text is kept."
THERE = "“{name}” is there already and was left as it is. Choose another name."

Sheets = Callable[[Session], object]
"""Gives the letter for each person, from a session of the thread's own."""


@dataclass(frozen=True, slots=True)
class SaveOrder:
    """Letters to save: plain data for the thread that makes them."""

    register: Reopener
    sheets: Sheets
    target: Path


class HasChooser(Protocol):
    """A page that asks for the places of files."""

    chooser: FileChooser


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
        self._tasks = tasks_of(hub)
        self._said = Label("", Role.BOLD)
        self._said.hide()
        pdf, word = Button("Save as PDF"), Button("Save as Word")
        pdf.clicked.connect(self._save_pdf)
        word.clicked.connect(self._save_word)
        buttons = Folding(20, spacing=12)
        buttons.add(pdf)
        buttons.add(word)
        buttons.add_stretch()
        self.setLayout(column(buttons, self._said, spacing=8))

    @Slot()
    def _save_pdf(self) -> None:
        self._choose_place(".pdf")

    @Slot()
    def _save_word(self) -> None:
        self._choose_place(".docx")

    def _choose_place(self, ending: str) -> None:
        register = self._hub.session.register.path
        folder = register.parent if register is not None else paths.documents_dir()
        place = folder / f"{self._file_name}{ending}"
        self._page.chooser.save_file(self, "Save the letter", KINDS[ending], place, self._save)

    def _save(self, target: Path) -> None:
        session = self._hub.session
        order = SaveOrder(session.reopener(), self._sheets(), target)
        self._tell("Saving the letter")
        self._tasks.start(partial(save_letters, order), self._saved, self._not_saved)

    @Slot(object)
    def _saved(self, names: object) -> None:
        assert isinstance(names, tuple)
        if len(names) == 1:
            sentence = f"Saved as {names[0]}."
        else:
            sentence = f"Saved {len(names)} letters, one for each person, from {names[0]} on."
        self._tell(f"{sentence} {self._after}".strip())

    @Slot(object)
    def _not_saved(self, error: object) -> None:
        self._hub.failed.emit(trouble_words(error))
        self._tell("Not saved as a file.")

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self, sentence)


def save_letters(order: SaveOrder) -> tuple[str, ...]:
    """Make a file for each person, as the target's ending says; called on a thread.

    Several are numbered, without names. Raises RegisterProblem with one plain sentence; then
    nothing was written.
    """
    # python-docx and ReportLab are slow to import, so only whoever saves waits for them.
    from chc_desktop.model.services.letter_sheets import sheet_docx, sheet_pdf  # noqa: PLC0415

    session = order.register.open()
    try:
        sheets = order.sheets(session)
    finally:
        session.close()
    if isinstance(sheets, Refusal):
        raise RegisterProblem(RegisterFault.EXISTS, sheets.problems[0].text)
    assert isinstance(sheets, tuple)
    target, many = order.target, len(sheets)
    make = sheet_docx if target.suffix.casefold() == ".docx" else sheet_pdf
    targets = [target] if many == 1 else [numbered(target, n, many) for n in range(1, many + 1)]
    for place in targets:
        # The one file that was chosen may be replaced: the person was asked. Others were not.
        if place != target and place.exists():
            raise RegisterProblem(RegisterFault.EXISTS, THERE.format(name=place.name))
    made = [make(sheet) for sheet in sheets]
    for place, content in zip(targets, made, strict=True):
        papers.write_paper(place, content, overwrite=many == 1)
    return tuple(place.name for place in targets)


def numbered(target: Path, number: int, of: int) -> Path:
    """Return the place of one of several files: ``letter, 2 of 3.pdf``."""
    return target.with_name(f"{target.stem}, {number} of {of}{target.suffix}")


def trouble_words(error: object) -> str:
    """Return the sentence about a letter that was not saved."""
    if isinstance(error, TROUBLE):
        return str(error)
    # The error may hold words out of the register, so only its kind is logged.
    logger.error("a letter was not made: %s", type(error).__name__)
    return FAILED
