"""A list as a file, or on paper: exactly what is shown, with the filters and order in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.paper_files import Paper, PaperDesk
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets.basics import Button, row

if TYPE_CHECKING:
    from datetime import date

KINDS = "Excel (*.xlsx);;CSV (*.csv)"


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list as it is shown: plain words, numbers and days. ``file_name`` names no person."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int | date | None, ...], ...]
    file_name: str


class ListButtons(QWidget):
    """ "Print list" (Ctrl+P), which shows it first, and "Export".

    ``shown`` gives the list as it is when one presses.
    """

    def __init__(self, hub: Hub, chooser: FileChooser, shown: Callable[[], ShownList]) -> None:
        super().__init__()
        self._hub, self._shown = hub, shown
        self.chooser = chooser
        self._desk = PaperDesk(hub, self)
        printing = Button("Print list", "quiet", "printer")
        printing.clicked.connect(self._print)
        printing.setToolTip("Print list (Ctrl+P)")
        # Only a list that shows answers the key: of hidden widgets Qt hears no shortcut.
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print)
        export = Button("Export", "quiet", "export", name="Export the list")
        export.clicked.connect(self._export)
        self.setLayout(row(printing, export))

    @Slot()
    def _export(self) -> None:
        shown = self._shown()
        register = self._hub.session.register.path
        folder = register.parent if register is not None else paths.documents_dir()
        place = folder / f"{shown.file_name}.xlsx"
        self.chooser.save_file(self, "Export the list", KINDS, place, partial(self._write, shown))

    def _write(self, shown: ShownList, path: Path) -> None:
        # The program for Excel files is slow to import, so only whoever exports waits for it.
        from chc_desktop.model.services import lists  # noqa: PLC0415

        made = lists.ListOut(shown.title, shown.headings, shown.rows)
        try:
            lists.write_list(path, made, overwrite=True)
        except TROUBLE as trouble:
            self._hub.failed.emit(str(trouble))
            return
        count = "1 row" if len(shown.rows) == 1 else f"{len(shown.rows)} rows"
        self._hub.said.emit(f"Exported {count} as {path.name}.")

    @Slot()
    def _print(self) -> None:
        shown = self._shown()
        # The title may say what was searched for, so the window does not.
        make = partial(listed, shown=shown)
        paper = Paper("List", f"{shown.file_name}.pdf", make, partial(make, large=True))
        self._desk.preview(paper)


def listed(session: Session, shown: ShownList, *, large: bool = False) -> bytes:
    """Make the list as a paper; called on a thread."""
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.services import lists  # noqa: PLC0415

    made = lists.ListOut(shown.title, shown.headings, shown.rows)
    return lists.list_pdf(session, made, large=large)
