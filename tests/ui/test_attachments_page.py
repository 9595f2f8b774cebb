"""Files on a complaint's page: added by dialog and by dropping, opened, saved, taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from chc_desktop.model.rules.attachments import AttachFile
from chc_desktop.model.services.attachments import attach, attachments_of
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.dialogs.open_copies import copies_of
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.complaint.attach_page import AttachPage
from chc_desktop.ui.pages.complaint.bundle_page import BundlePage
from chc_desktop.ui.pages.complaint.files_section import FilesSection
from chc_desktop.ui.widgets.theme import theme
from tests.ui.conftest import TODAY
from tests.ui.test_sweep import cut_off

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

DAMP = Place("complaint", "2")


class Chooses(FileChooser):
    """Stands for a person who chooses one certain file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open_file(
        self, parent: QWidget, caption: str, kinds: str, folder: Path, chosen: Chosen
    ) -> None:
        """Choose it."""
        chosen(self.path)

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        """Choose it as the place to save."""
        chosen(self.path)


@pytest.fixture
def filled(register: Path) -> Path:
    session = open_register(register, today=TODAY, actor="test")
    for name, content in (
        ("A long name of a letter about the damp wall in the back bedroom.pdf", b"%PDF-1.4 x"),
        ("setup.exe", b"MZ"),
    ):
        attach(session, AttachFile(complaint_id=2, name=name, content=content))
    session.close()
    return register


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the computer's own programs were asked to open."""
    asked: list[Path] = []

    def open_url(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


def drop(target: QWidget, *files: Path) -> bool:
    """Drag files over a part of the window and let go; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), copy, data, left, none))
    return True


def test_a_file_is_added_to_an_entry_with_the_keyboard_and_stands_on_the_complaint(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> None:
    file = tmp_path / "wall.jpg"
    file.write_bytes(b"\xff\xd8\xff picture")
    screen = open_window(register, DAMP)
    assert "No files are kept with this complaint." in screen.words()
    screen.find("Add files").setFocus()
    screen.key(Qt.Key.Key_Return)
    page = screen.window.page
    assert isinstance(page, AttachPage)
    assert screen.focus() == "Choose a file"
    page.chooser = Chooses(file)
    screen.choose("What do they belong to?", "Surveyor visited, Tue\u00a024\u00a0March")
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "wall.jpg added." in screen.words()
    screen.press("Back to C-002")
    assert "with “Surveyor visited” of Tue 24 March." in screen.words()
    screen.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "removed Tue 31 March" in screen.words()


def test_files_dropped_on_the_complaint_are_added_and_what_is_refused_is_said(
    open_window: Callable[..., Screen],
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(name)
    (tmp_path / "empty.txt").touch()
    screen = open_window(register, DAMP)
    told: list[str] = []
    screen.window.hub.failed.disconnect()
    screen.window.hub.failed.connect(told.append)
    assert screen.window.page is not None
    names = ("one.txt", "two.txt", "empty.txt")
    assert drop(screen.window.page, *(tmp_path / name for name in names))
    screen.settle()
    assert "2 files added." in screen.words()
    assert told
    assert told[0].startswith("empty.txt: This file is empty.")
    rows = attachments_of(screen.window.hub.session, 2)
    assert [found.name for found in rows] == ["one.txt", "two.txt"]
    assert not drop(screen.window.page)


def test_a_copy_is_opened_read_only_and_is_gone_when_the_program_ends(
    open_window: Callable[..., Screen], filled: Path, opened: list[Path]
) -> None:
    screen = open_window(filled, DAMP)
    name = next(n for n in screen.names(QAccessible.Role.Button) if n.startswith("Open: A long"))
    screen.press(name)
    (copy,) = opened
    assert copy.read_bytes() == b"%PDF-1.4 x"
    assert "Opened a copy of" in screen.words()
    copies_of(screen.window.hub).remove()
    assert not copy.exists()


def test_a_program_is_only_ever_saved(
    open_window: Callable[..., Screen], filled: Path, opened: list[Path], tmp_path: Path
) -> None:
    screen = open_window(filled, DAMP)
    about = [n for n in screen.names(QAccessible.Role.Button) if "setup.exe" in n]
    assert [name.split(":")[0] for name in about] == ["Save a copy", "Remove"]
    assert screen.window.page is not None
    section = screen.window.page.findChildren(FilesSection)[-1]
    section.chooser = Chooses(tmp_path / "kept.exe")
    screen.press(about[0])
    assert (tmp_path / "kept.exe").read_bytes() == b"MZ"
    assert "Saved a copy as kept.exe." in screen.words()
    assert opened == []


def test_a_removed_file_stays_listed_as_removed_without_a_way_to_open_it(
    open_window: Callable[..., Screen], filled: Path
) -> None:
    screen = open_window(filled, DAMP)
    remove = next(n for n in screen.names(QAccessible.Role.Button) if n.startswith("Remove: setup"))
    screen.press(remove)
    assert "It stays in the register." in screen.words()
    assert "removed Tue 31 March" in screen.words()
    assert not [n for n in screen.names(QAccessible.Role.Button) if "setup.exe" in n]


def test_the_files_are_not_cut_off_at_any_text_size(
    open_window: Callable[..., Screen], filled: Path
) -> None:
    screen = open_window(filled, DAMP)
    for size in (100, 150, 200):
        theme().set_text_size(size)
        screen.window.start(DAMP)
        screen.settle()
        assert not cut_off(screen.window), f"at {size} %"


def test_the_bundle_is_made_from_the_complaints_page_while_one_can_go_on(
    open_window: Callable[..., Screen], filled: Path, opened: list[Path], tmp_path: Path
) -> None:
    screen = open_window(filled, DAMP)
    screen.press("Bundle for the Ombudsman")
    page = screen.window.page
    assert isinstance(page, BundlePage)
    page.chooser = Chooses(tmp_path / "bundle.pdf")
    screen.press("Replace the names of other people (Person A, Person B)")
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.qtbot.waitUntil(lambda: "Saved as bundle.pdf." in screen.words(), timeout=20_000)
    first = PdfReader(tmp_path / "bundle.pdf").pages[0].extract_text()
    assert "are replaced by" in " ".join(first.split())
    assert screen.focus() == "Make the PDF, C-002"
    screen.press("Open the bundle")
    assert opened == [tmp_path / "bundle.pdf"]


def test_a_bundle_that_cannot_be_written_says_so_in_a_sentence(
    open_window: Callable[..., Screen], filled: Path, tmp_path: Path
) -> None:
    screen = open_window(filled, Place("bundle", "2"))
    page = screen.window.page
    assert isinstance(page, BundlePage)
    page.chooser = Chooses(tmp_path / "nowhere" / "bundle.pdf")
    screen.press("Make the PDF, C-002")
    screen.qtbot.waitUntil(lambda: "does not exist" in screen.words(), timeout=20_000)
    assert not (tmp_path / "nowhere").exists()


def test_an_email_that_was_added_becomes_an_entry_with_the_file_beside_it(
    open_window: Callable[..., Screen], register: Path
) -> None:
    mail = (
        b"From: Edith Marlowe <edith@example.org>\nDate: Thu, 12 Mar 2026 09:00:00 +0000\n"
        b"Subject: The damp is back\n\nIt is worse by the window."
    )
    session = open_register(register, today=TODAY, actor="test")
    attach(session, AttachFile(complaint_id=2, name="mail.eml", content=mail))
    session.close()
    screen = open_window(register, DAMP)
    screen.press("Record as an entry: mail.eml, file 1")
    assert screen.value("What is it?") == "The damp is back"
    assert screen.value("When did it come or go?") == "Thu 12 March 2026"
    assert screen.value("How?") == "Email"
    assert screen.value("Which way did it go?") == "It came in"
    screen.press("Record the entry")
    words = screen.words()
    assert "Came in, by email. It is worse by the window." in words
    assert screen.find("mail.eml: file 1 of this entry")
    assert "Record as an entry: mail.eml, file 1" not in words
