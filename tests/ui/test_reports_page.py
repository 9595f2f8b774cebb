"""The papers of a year: made as PDF beside the work, saved where one says, then opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.reports import ReportsPage
from chc_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

PUBLIC = "Make PDF: Annual report, public edition"
BOARD = "Make PDF: Annual report, board edition"
ASSESSMENT = "Make PDF: Self-assessment"


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
    """Stands for the computer's own program for a file."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Note what was opened."""
        self.urls.append(url.toLocalFile())


@pytest.fixture
def at_reports(open_window: Callable[..., Screen], register: Path, tmp_path: Path) -> Screen:
    """The window at Reports; files are saved in the folder "papers"."""
    folder = tmp_path / "papers"
    folder.mkdir()
    screen = open_window(register, Place("reports"))
    page = screen.window.page
    assert isinstance(page, ReportsPage)
    page.chooser = SaysYes(folder)
    return screen


@contextmanager
def work_waits(screen: Screen) -> Iterator[None]:
    """Jobs wait in their queue behind one that ends when the block does."""
    gate = Event()
    tasks = screen.window.hub.findChild(Tasks)
    assert isinstance(tasks, Tasks)
    tasks.start(lambda: gate.wait(20), lambda _: None, lambda _: None)
    try:
        yield
    finally:
        gate.set()


def test_the_page_says_what_each_paper_needs_and_the_year_in_figures(at_reports: Screen) -> None:
    words = at_reports.words()
    assert "Draft: 72 to answer, none to check" in words
    assert "Ready, as a draft" in words
    assert "No names, addresses or cases, small numbers hidden." in words
    assert "complaints received" in words
    assert "208.3 for every 1,000 homes. You have 24." in words
    assert "Wed 30 September 2026" in words
    assert at_reports.focus() == BOARD


@pytest.mark.parametrize(
    ("button", "name"),
    [
        (BOARD, "Annual complaints report 2026-03-31, board edition.pdf"),
        (PUBLIC, "Annual complaints report 2026-03-31, public edition.pdf"),
        (ASSESSMENT, "Self-assessment 2026-03-31.pdf"),
    ],
)
def test_a_paper_is_made_and_then_offered_to_open(
    at_reports: Screen, tmp_path: Path, button: str, name: str
) -> None:
    with work_waits(at_reports):
        at_reports.press(button)
        assert "The PDF is being made. You can go on working." in at_reports.words()
    at_reports.qtbot.waitUntil(
        lambda: f"Saved as {name} in papers." in at_reports.words(), timeout=20_000
    )
    content = (tmp_path / "papers" / name).read_bytes()
    assert content.startswith(b"%PDF")
    opened = Opened()
    # The stubs ask for bytes, PySide6 itself for a name.
    QDesktopServices.setUrlHandler("file", opened, "take")  # type: ignore[arg-type]
    title = button.removeprefix("Make PDF: ")
    at_reports.press(f"Open it: {title}")
    at_reports.press(f"Show in folder: {title}")
    QDesktopServices.unsetUrlHandler("file")
    assert opened.urls == [str(tmp_path / "papers" / name), str(tmp_path / "papers")]


def test_a_place_that_cannot_be_written_is_answered_with_a_sentence(
    at_reports: Screen, tmp_path: Path
) -> None:
    (tmp_path / "papers").rmdir()
    at_reports.press(BOARD)
    at_reports.qtbot.waitUntil(
        lambda: "does not exist. Make it first, or choose another." in at_reports.words(),
        timeout=20_000,
    )
    assert at_reports.find(BOARD).isEnabled()


def test_a_file_of_that_name_is_replaced_whole_once_the_dialog_was_answered(
    at_reports: Screen, tmp_path: Path
) -> None:
    target = tmp_path / "papers" / "Self-assessment 2026-03-31.pdf"
    target.write_text("last year's")
    at_reports.press(ASSESSMENT)
    at_reports.qtbot.waitUntil(lambda: "Saved as" in at_reports.words(), timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF")
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_the_file_dialog_offers_a_name_without_a_person_beside_the_register(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("reports"))
    screen.press(BOARD)
    dialog = screen.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert [Path(name).name for name in dialog.selectedFiles()] == [
        "Annual complaints report 2026-03-31, board edition.pdf"
    ]
    assert Path(dialog.directory().path()) == register.parent
    dialog.reject()
    screen.settle()
    assert "being made" not in screen.words()


def test_another_year_has_its_own_figures(at_reports: Screen) -> None:
    at_reports.choose("Reporting year", "Year to 31\u00a0March\u00a02025")
    assert "Mon 30\u00a0September" not in at_reports.words()
    assert "30 September 2025" in at_reports.words()
    assert "None\ncomplaints received" in at_reports.words()
    assert at_reports.focus() == "Reporting year"


def test_go_on_answering_leads_to_the_self_assessment_and_back_to_new_counts(
    at_reports: Screen,
) -> None:
    at_reports.press("Go on answering")
    assert at_reports.window.windowTitle().startswith("Self-assessment")
    at_reports.press("Yes. Do you comply?")
    at_reports.key(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert "Draft: 71 to answer, 1 to check" in at_reports.words()
