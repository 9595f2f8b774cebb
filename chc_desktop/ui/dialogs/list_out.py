"""A list as a file, or on paper: exactly what is shown, with the filters and order in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QPageLayout, QShortcut, QTextDocument
from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.rules.wording import table_date
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets.basics import Button, row

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtPrintSupport import QPrinter

KINDS = "Excel (*.xlsx);;CSV (*.csv)"


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list as it is shown: plain words, numbers and days. ``file_name`` names no person."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int | date | None, ...], ...]
    file_name: str


class ListButtons(QWidget):
    """ "Print list" (Ctrl+P) and "Export"; ``shown`` gives the list as it is when one presses."""

    def __init__(self, hub: Hub, chooser: FileChooser, shown: Callable[[], ShownList]) -> None:
        super().__init__()
        self._hub, self._shown = hub, shown
        self.chooser = chooser
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
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter()
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("Print the list")
        dialog.accepted.connect(partial(print_list, printer, self._shown()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()


def print_list(printer: QPrinter, shown: ShownList) -> None:
    """Print a list in black on white, its headings on top."""
    document = QTextDocument()
    document.setHtml(list_html(shown))
    document.print_(printer)


def list_html(shown: ShownList) -> str:
    """Return the list as a page to print; nothing in it is read as markup."""
    heads = "".join(f"<th align='left'>{escape(words)}</th>" for words in shown.headings)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in made) + "</tr>"
        for made in shown.rows
    )
    return (
        f"<h2>{escape(shown.title)}</h2><table width='100%' border='1' cellspacing='0' "
        f"cellpadding='4'><thead><tr>{heads}</tr></thead>{rows}</table>"
    )


def _cell(value: str | int | date | None) -> str:
    if value is None:
        return ""
    words = str(value) if isinstance(value, str | int) else table_date(value)
    return escape(words).replace("\n", "<br>")
