"""The self-assessment as other files: large print, one page, Word, Excel, CSV; made on a thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from chc_desktop import paths
from chc_desktop.model.services import papers
from chc_desktop.model.services.papers import ASSESSMENT_FILES
from chc_desktop.model.services.session import Reopener
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import PDF, WORD, FileChooser
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.basics import Button

logger = logging.getLogger(__name__)

FAILED = "The file could not be made and nothing was written. The register is unharmed."
KINDS = {".pdf": PDF, ".docx": WORD, ".xlsx": "Excel (*.xlsx)", ".csv": "CSV (*.csv)"}


@dataclass(frozen=True, slots=True)
class FileOrder:
    """A file to make: plain data for the thread that makes it."""

    register: Reopener
    kind: str
    year_end: date
    target: Path


class AssessmentFiles(Button):
    """A menu of the other files. ``year_end`` gives the year, with what was typed saved."""

    def __init__(
        self,
        hub: Hub,
        chooser: FileChooser,
        year_end: Callable[[], date],
        words: str = "Other files",
        kind: str = "",
    ) -> None:
        super().__init__(words, kind, "caret-down", name=f"{words}: self-assessment")
        self._hub, self.chooser, self._year_end = hub, chooser, year_end
        self._tasks = tasks_of(hub)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        icons.refresh_icon(self)
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for made in ASSESSMENT_FILES:
            menu.addAction(made.words).setData(made.kind)
        menu.triggered.connect(self._chosen)
        self.setMenu(menu)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        made = next(found for found in ASSESSMENT_FILES if found.kind == action.data())
        register = self._hub.session.register.path
        folder = register.parent if register is not None else paths.documents_dir()
        year_end = self._year_end()
        place = folder / f"Self-assessment {year_end.isoformat()}{made.ending}"
        kinds = KINDS[place.suffix]
        chosen = partial(self._make, made.kind, year_end)
        self.chooser.save_file(self, "Save the self-assessment", kinds, place, chosen)

    def _make(self, kind: str, year_end: date, target: Path) -> None:
        session = self._hub.session
        order = FileOrder(session.reopener(), kind, year_end, target)
        self._hub.said.emit("The file is being made. You can go on working.")
        self._tasks.start(partial(make_file, order), self._made, self._not_made)

    @Slot(object)
    def _made(self, path: object) -> None:
        self._hub.said.emit(f"Saved as {Path(str(path)).name}.")

    @Slot(object)
    def _not_made(self, error: object) -> None:
        if isinstance(error, TROUBLE):
            self._hub.failed.emit(str(error))
            return
        # The error may hold words out of the register, so only its kind is logged.
        logger.error("a file of the self-assessment was not made: %s", type(error).__name__)
        self._hub.failed.emit(FAILED)


def make_file(order: FileOrder) -> Path:
    """Make the file and write it, with a session of its own; called on a thread.

    Raises RegisterProblem with one plain sentence.
    """
    papers.check_place(order.target, overwrite=True)
    session = order.register.open()
    try:
        content = papers.export_paper(session, order.kind, order.year_end)
    finally:
        session.close()
    papers.write_paper(order.target, content, overwrite=True)
    return order.target
