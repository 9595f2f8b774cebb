"""What tests of the preview share: a paper of seven pages, the window that shows it, its parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtWidgets import QDialog, QWidget

from chc_desktop.model.reports import document
from chc_desktop.model.reports.furniture import Furniture
from chc_desktop.model.reports.large import LargePaper
from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.dialogs.paper_files import Paper, PaperDesk
from chc_desktop.ui.dialogs.preview import Preview
from chc_desktop.ui.pages.reports import ReportsPage
from chc_desktop.ui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from tests.ui.conftest import Screen


class SaysYes(FileChooser):
    """Stands for a person who takes the name offered, in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        """Choose the name offered."""
        chosen(self.folder / path.name)


class Opened(QObject):
    """Stands for the computer's own program for folders."""

    def __init__(self) -> None:
        super().__init__()
        self.folders: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Note what was opened."""
        self.folders.append(url.toLocalFile())


def at_reports(screen: Screen, folder: Path) -> Iterator[Screen]:
    """The window at Reports, where files are saved in a folder; afterwards dialogs are closed."""
    folder.mkdir()
    page = screen.window.page
    assert isinstance(page, ReportsPage)
    page.chooser = SaysYes(folder)
    yield screen
    for dialog in screen.window.findChildren(QDialog):
        dialog.close()
    screen.settle()


def look(reports: Screen) -> Screen:
    """Open the preview of a paper and wait for its pages."""
    desk(reports).preview(
        Paper("Report", "Report.pdf", lambda _session: report(), lambda _session: larger())
    )
    reports.qtbot.waitUntil(lambda: shown(reports).startswith("Page 1 of"), timeout=30_000)
    return reports


@cache
def report() -> bytes:
    """A paper of six pages."""
    paper = document.Paper(
        "Report", "Example Street", Furniture("Report", "Example Street"), first_page="portrait"
    )
    for number in range(1, 7):
        paper.heading(f"Part {number} of Example Street", 1)
        paper.turn("landscape" if number == 3 else "portrait")
    paper.text("The last page")
    return paper.render()


@cache
def larger() -> bytes:
    """Its large print: one page."""
    paper = LargePaper("Report, large print", "Example Street", "Report")
    paper.heading("Part 1 in large print", 1)
    return paper.render()


def preview(screen: Screen) -> Preview:
    """The preview that is open."""
    return screen.window.findChildren(Preview)[-1]


def pages(screen: Screen) -> SheetView:
    """Its pages."""
    return preview(screen).findChildren(SheetView)[0]


def shown(screen: Screen) -> str:
    """What a reader says of the page in view."""
    return screen.said(pages(screen)) if screen.window.findChildren(Preview) else ""


def drawn(screen: Screen) -> None:
    """Wait until nothing in view is missing its picture."""
    screen.qtbot.waitUntil(lambda: pages(screen).missing() is None, timeout=20_000)


def desk(screen: Screen) -> PaperDesk:
    """The way of the page to its papers."""
    page = screen.window.page
    assert page is not None
    return page.findChildren(PaperDesk, options=Qt.FindChildOption.FindDirectChildrenOnly)[0]
