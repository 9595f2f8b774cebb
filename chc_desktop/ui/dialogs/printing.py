"""Printing through the system's own dialog: page after page, drawn in strips, on a thread.

Qt lets a printer be painted on from a thread (its manual, "Painting in threads"). A whole page
would need 35 MB at once; a strip of it needs 5.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QPoint, QRect, QSize, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from chc_desktop.model.services import making
from chc_desktop.model.watch import Stopped, step
from chc_desktop.ui.dialogs.drawing import image_of
from chc_desktop.ui.dialogs.paper_making import Outcome
from chc_desktop.ui.tasks import tasks_of

if TYPE_CHECKING:
    from chc_desktop.model.services.making import Documents, PdfView
    from chc_desktop.ui.hub import Hub

logger = logging.getLogger(__name__)

JOB = "CHC Desktop"
"""What the printer's list of jobs says: others read it, so it names no paper and nobody."""
MOST_DOTS = 300
"""Dots to the inch at which pages are drawn; finer printers get each dot several times.

Twice as many take four times as long, and 12 point text looks the same on paper.
"""
STRIP = 512
"""Lines that are drawn at once."""
NO_PRINTER = (
    "No printer is set up on this computer. Save the paper as PDF, and print it where there is one."
)
FAILED = (
    "The printer did not take the pages. Look whether it is on and has paper, and print again. "
    "The paper itself is as it was."
)
STOPPED = "Printing was stopped. Pages that the printer has already may still come out."
SENT = "Sent to the printer."


class PrintFailed(Exception):
    """The printer did not take a page."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What to print: plain data and the printer, for the thread that paints on it."""

    printer: QPrinter
    documents: Documents
    current: int
    """The page that shows, the first is 0: for "current page"."""


class Printing(QObject):
    """Asks which printer and which pages, and sends them."""

    told = Signal(str)
    """What became of it."""
    failed = Signal(str)
    """What went wrong, and what to do."""

    def __init__(self, hub: Hub, owner: QWidget) -> None:
        super().__init__(hub)
        self._hub, self._owner = hub, owner
        self._order: PrintOrder | None = None
        self._busy = False

    def ask(self, made: Outcome, current: int) -> None:
        """Open the system's dialog."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer)
        dialog = QPrintDialog(printer, self._owner)
        dialog.setWindowTitle("Print")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
        self._order = PrintOrder(printer, made.documents, current)
        dialog.finished.connect(self._answered)
        dialog.finished.connect(dialog.deleteLater)
        # ``open`` of this class wants a slot by name; this is what it does without one.
        dialog.setModal(True)
        dialog.show()

    @Slot(int)
    def _answered(self, answer: int) -> None:
        order, self._order = self._order, None
        if order is None or answer != QDialog.DialogCode.Accepted:
            return
        if not order.printer.isValid():
            self.failed.emit(NO_PRINTER)
            return
        self._busy = True
        job = partial(print_pages, order)
        tasks_of(self._hub).start(job, self._sent, self._not_sent, "Printing")

    def close(self) -> None:
        """Go with the window; printing goes on, and what comes of it is said elsewhere."""
        if not self._busy:
            self.deleteLater()

    @Slot(object)
    def _sent(self, _pages: object) -> None:
        self._end(SENT)

    @Slot(object)
    def _not_sent(self, error: object) -> None:
        if isinstance(error, Stopped):
            self._end(STOPPED)
            return
        logger.error("nothing was printed: %s", type(error).__name__)
        self._end(FAILED, bad=True)

    def _end(self, sentence: str, *, bad: bool = False) -> None:
        self._busy = False
        if isValid(self._owner) and self._owner.isVisible():
            (self.failed if bad else self.told).emit(sentence)
            return
        (self._hub.failed if bad else self._hub.said).emit(sentence)
        self.deleteLater()


def prepare(printer: QPrinter) -> None:
    """Set what a paper needs before the dialog shows; what people choose there comes on top."""
    printer.setDocName(JOB)
    printer.setCreator(JOB)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # Our pages have margins of their own, wider than any printer's.
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)


def print_pages(order: PrintOrder) -> int:
    """Print the pages that were chosen; called on a thread. Returns how many sides it sent.

    Raises PrintFailed or Stopped; a file that was printed to is then removed.
    """
    printer = order.printer
    try:
        with making.view_of(order.documents) as view:
            pages = chosen_pages(printer, len(view.sizes), order.current)
            return _print(printer, view, pages)
    except (PrintFailed, Stopped):
        printer.abort()
        if printer.outputFileName():
            Path(printer.outputFileName()).unlink(missing_ok=True)
        raise


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """The pages in the order they are sent: range, order and copies as the dialog says."""
    asked = printer.printRange()
    pages = list(range(count))
    if asked is QPrinter.PrintRange.CurrentPage:
        pages = [current]
    elif asked is QPrinter.PrintRange.PageRange and not printer.pageRanges().isEmpty():
        pages = [page for page in pages if printer.pageRanges().contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def _print(printer: QPrinter, view: PdfView, pages: list[int]) -> int:
    painter = QPainter()
    for number, page in enumerate(pages, start=1):
        step(f"page {number} of {len(pages)}")
        wide = view.sizes[page].landscape
        turn = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(turn)
        if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
            raise PrintFailed
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        _paint(painter, printer, view, page)
        if printer.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
            raise PrintFailed
    if painter.isActive() and not painter.end():
        raise PrintFailed
    return len(pages)


def _paint(painter: QPainter, printer: QPrinter, view: PdfView, page: int) -> None:
    """Paint one page as large as the sheet allows, in strips."""
    size, sheet = view.sizes[page], printer.paperRect(QPrinter.Unit.DevicePixel)
    dots = min(sheet.width() / size.width, sheet.height() / size.height)
    finer = min(1.0, MOST_DOTS / 72 / dots)
    width, height = round(size.width * dots * finer), round(size.height * dots * finer)
    left = (sheet.width() - size.width * dots) / 2
    top = (sheet.height() - size.height * dots) / 2
    grey = printer.colorMode() is QPrinter.ColorMode.GrayScale
    for line in range(0, height, STRIP):
        step()
        strip = view.strip(page, (width, height), (line, min(line + STRIP, height)), grey=grey)
        # Whole dots, so that no seam shows between two strips.
        first, last = round(top + line / finer), round(top + (line + strip.height) / finer)
        box = QRect(QPoint(round(left), first), QSize(round(width / finer), last - first))
        painter.drawImage(box, image_of(strip))
