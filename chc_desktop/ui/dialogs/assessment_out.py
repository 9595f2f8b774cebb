"""The self-assessment as other files: large print, one page, Word, Excel, CSV; made on a thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from chc_desktop.model.services import papers
from chc_desktop.model.services.papers import ASSESSMENT_FILES, SELF_ASSESSMENT, SUMMARY, PaperFile
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.paper_files import Paper, PaperDesk
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets import icons
from chc_desktop.ui.widgets.basics import Button

FORM = PaperFile(SELF_ASSESSMENT, "The form", ".pdf")
AS_PDF = ", as PDF"


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
        self.chooser, self._year_end = chooser, year_end
        self._desk = PaperDesk(hub, self)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        icons.refresh_icon(self)
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for made in ASSESSMENT_FILES:
            menu.addAction(made.words).setData((made.kind, made.ending, False))
        menu.addSeparator()
        for made in (FORM, *ASSESSMENT_FILES):
            if made.ending.endswith(".pdf"):
                words = f"Preview: {made.words.removesuffix(AS_PDF)}"
                menu.addAction(words).setData((made.kind, made.ending, True))
        menu.triggered.connect(self._chosen)
        self.setMenu(menu)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        kind, ending, look = action.data()
        year_end = self._year_end()
        make = partial(papers.export_paper, kind=kind, year_end=year_end)
        large = partial(make, large=True) if kind in (SELF_ASSESSMENT, SUMMARY) else None
        name = f"Self-assessment {year_end.isoformat()}{ending}"
        paper = Paper("Self-assessment", name, make, large)
        if look:
            self._desk.preview(paper)
        else:
            self._desk.save(paper)
