"""Printing, to a file as a printer's own driver would: pages, their way up, copies, grey, stops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from chc_desktop.model.watch import Stopped, Watch, watching
from chc_desktop.ui.dialogs import printing
from chc_desktop.ui.dialogs.printing import PrintFailed, PrintOrder, chosen_pages, print_pages
from chc_desktop.ui.hub import Place
from tests.ui.looking import at_reports, look, preview, report

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.ui.conftest import Screen

SMALL = 72
"""Dots to the inch: enough to see words, and quick."""


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> QPrinter:
    """A printer that writes to a file."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    made.setResolution(SMALL)
    printing.prepare(made)
    return made


@pytest.fixture
def reports(open_window: Callable[..., Screen], register: Path, tmp_path: Path) -> Iterator[Screen]:
    """The window at Reports; files are saved in the folder "papers"."""
    yield from at_reports(open_window(register, Place("reports")), tmp_path / "papers")


def order(printer: QPrinter, current: int = 0) -> PrintOrder:
    """Print the paper of the tests: seven pages, the fourth one wide."""
    return PrintOrder(printer, (report(),), current)


def sides(printer: QPrinter) -> list[Image.Image]:
    """What came out, in grey, at 72 dots to the inch."""
    document = pypdfium2.PdfDocument(Path(printer.outputFileName()).read_bytes())
    made = [page.render(scale=1).to_pil().convert("L") for page in document]
    document.close()
    return made


def ink(side: Image.Image) -> int:
    """How many dark dots a side has."""
    return sum(side.histogram()[:128])


def test_every_page_comes_out_as_it_was_seen(printer: QPrinter) -> None:
    assert print_pages(order(printer)) == 7
    original = pypdfium2.PdfDocument(report())
    for printed, page in zip(sides(printer), original, strict=True):
        seen = page.render(scale=1).to_pil().convert("L")
        assert (printed.width > printed.height) == (seen.width > seen.height)
        assert abs(printed.width - seen.width) <= 2
        assert ink(printed) > 100
        assert 0.6 < ink(printed) / ink(seen) < 1.7
    original.close()


def test_a_wide_page_lies_on_its_side_among_the_others(printer: QPrinter) -> None:
    print_pages(order(printer))
    wide = [side.width > side.height for side in sides(printer)]
    assert wide == [False, False, False, True, False, False, False]


def test_strips_leave_no_seam(printer: QPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    printer.setPageRanges(QPageRanges())
    print_pages(order(printer))
    whole = [side.tobytes() for side in sides(printer)]
    monkeypatch.setattr(printing, "STRIP", 37)
    print_pages(order(printer))
    for strips, once in zip(sides(printer), whole, strict=True):
        near = [abs(a - b) for a, b in zip(strips.tobytes(), once, strict=True)]
        assert max(near) < 60, "no white line"


def test_pages_and_copies_are_those_of_the_dialog(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert chosen_pages(printer, 7, 0) == [1, 2]
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert chosen_pages(printer, 7, 0) == [1, 2, 1, 2]
    printer.setCollateCopies(False)
    assert chosen_pages(printer, 7, 0) == [1, 1, 2, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 7, 0) == [2, 2, 1, 1]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 7, 5) == [5, 5]
    assert print_pages(order(printer, 5)) == 2
    assert len(sides(printer)) == 2


def test_grey_is_printed_as_grey_and_words_stay_dark(printer: QPrinter) -> None:
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    print_pages(order(printer))
    with pikepdf.open(printer.outputFileName()) as pdf:
        spaces = {
            str(thing.get("/ColorSpace"))
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        }
    assert spaces == {"/DeviceGray"}
    first = sides(printer)[0]
    assert min(first.tobytes()) < 90
    assert ink(first) > 100


def test_the_job_names_no_paper_and_nobody(printer: QPrinter) -> None:
    print_pages(order(printer))
    with pikepdf.open(printer.outputFileName()) as pdf:
        assert str(pdf.docinfo["/Title"]) == "CHC Desktop"
    assert b"Example Street" not in Path(printer.outputFileName()).read_bytes()


def test_a_stop_between_two_strips_leaves_no_half_file(printer: QPrinter) -> None:
    class Third(Watch):
        """Stops at the third page."""

        @property
        def stopped(self) -> bool:
            """Whether it got there."""
            return self.said.startswith("page 3 ")

    with watching(Third()), pytest.raises(Stopped):
        print_pages(order(printer))
    assert not Path(printer.outputFileName()).exists()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_an_error(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    with pytest.raises(PrintFailed):
        print_pages(order(printer))


def test_the_preview_prints_through_the_dialog_and_says_so(reports: Screen, tmp_path: Path) -> None:
    screen = look(reports)
    target = tmp_path / "from the dialog.pdf"
    screen.press("Print")
    dialog = screen.window.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.printer().docName() == "CHC Desktop"
    dialog.printer().setOutputFileName(str(target))
    dialog.printer().setResolution(SMALL)
    dialog.done(1)
    screen.qtbot.waitUntil(
        lambda: "Sent to the printer." in screen.words(preview(screen)), timeout=30_000
    )
    assert len(pypdfium2.PdfDocument(BytesIO(target.read_bytes()))) == 7


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_print_that_fails_is_one_sentence(reports: Screen, tmp_path: Path) -> None:
    screen = look(reports)
    screen.press("Print")
    dialog = screen.window.findChild(QPrintDialog)
    assert dialog is not None
    dialog.printer().setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    dialog.done(1)
    screen.qtbot.waitUntil(
        lambda: "did not take the pages" in screen.words(preview(screen)), timeout=30_000
    )


def test_a_print_that_is_called_off_changes_nothing(reports: Screen) -> None:
    screen = look(reports)
    before = screen.words(preview(screen))
    screen.press("Print")
    dialog = screen.window.findChild(QPrintDialog)
    assert dialog is not None
    dialog.reject()
    assert screen.words(preview(screen)) == before


def test_printing_goes_on_when_the_preview_is_closed_and_the_window_says_so(
    reports: Screen, tmp_path: Path
) -> None:
    screen = look(reports)
    target = tmp_path / "later.pdf"
    screen.press("Print")
    dialog = screen.window.findChild(QPrintDialog)
    assert dialog is not None
    dialog.printer().setOutputFileName(str(target))
    dialog.printer().setResolution(SMALL)
    dialog.done(1)
    preview(screen).reject()
    screen.qtbot.waitUntil(lambda: "Sent to the printer." in screen.words(), timeout=30_000)
    assert len(pypdfium2.PdfDocument(BytesIO(target.read_bytes()))) == 7
