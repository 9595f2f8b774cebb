"""Backups in the window: made by themselves, listed, looked into, brought back, moved, compared."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop import paths
from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services import complaints, homes, keeping, second_place
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.app import Program
from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.messages import MessageDialog
from chc_desktop.ui.pages.backups.page import BackupsPage
from chc_desktop.ui.tasks import Tasks
from chc_desktop.ui.viewmodels.backup_words import (
    backups_place,
    compare_place,
    home_place,
    restore_place,
)
from tests.ui.conftest import Screen

TODAY = date(2026, 3, 31)
OLD = Path(__file__).resolve().parents[1] / "registers" / "version-1-sample.chc"


class Choosing(FileChooser):
    """Stands in for the person at the system's dialog."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def choose_folder(self, parent: QWidget, caption: str, start: Path, chosen: Chosen) -> None:
        chosen(self.path)

    def open_file(
        self, parent: QWidget, caption: str, kinds: str, folder: Path, chosen: Chosen
    ) -> None:
        chosen(self.path)


class Running:
    """The whole program, and the screen to read it by."""

    def __init__(self, program: Program, screen: Screen) -> None:
        self.program, self.screen = program, screen

    def wait(self) -> None:
        """Let the work on threads end, and the window hear of it."""
        for _ in range(3):
            for tasks in self.program.hub.findChildren(Tasks):
                assert tasks.wait()
            self.screen.settle()

    def go(self, place: Place) -> str:
        """Go to a place and read what stands there."""
        self.program.window.show_place(place)
        self.wait()
        return self.screen.words()

    def told(self) -> str:
        """What the messages over the window say."""
        return " ".join(
            label.text()
            for dialog in self.program.window.findChildren(MessageDialog)
            for label in dialog.findChildren(QLabel)
        )

    def change(self, subject: str = "Gate bangs") -> None:
        """Somebody logs a complaint."""
        log(self.program.hub.session, subject)
        self.program.hub.done("Logged.")
        self.wait()

    def kept(self) -> list[Why]:
        """Why the backups were made, newest first."""
        return [k.made.why for k in keeping.kept_of(self.program.hub.session.register)]


def log(session: object, subject: str) -> None:
    command = LogComplaint(
        received_on=TODAY,
        resident="Ada Sample",
        home="1 Example Street",
        subject=subject,
        description=f"{subject}. Since January.",
    )
    assert isinstance(complaints.log_complaint(session, command), Done)  # type: ignore[arg-type]


@pytest.fixture
def started(qtbot: QtBot) -> Iterator[Running]:
    program = Program(TODAY, "test")
    qtbot.addWidget(program.window)
    with qtbot.waitActive(program.window):
        program.window.show()
        program.window.activateWindow()
    program.window.start()
    made = Running(program, Screen(qtbot, program.window))
    yield made
    for dialog in program.window.findChildren(MessageDialog):
        dialog.close()
    program.close()
    program.window.close()


@pytest.fixture
def running(started: Running, empty_register: Path) -> Running:
    assert started.program.open(empty_register)
    started.wait()
    return started


def test_backups_are_made_on_opening_with_the_first_change_and_on_closing(
    running: Running, empty_register: Path
) -> None:
    assert running.kept() == [Why.OPENING]
    running.change()
    assert running.kept() == [Why.FIRST_CHANGE, Why.OPENING]
    running.change("Bins overflow")
    assert len(running.kept()) == 2
    running.program.close()
    found = keeping.kept_of_file(empty_register)
    assert [k.made.why for k in found] == [Why.CLOSING, Why.FIRST_CHANGE, Why.OPENING]
    copy = open_register(found[0].path, read_only=True)
    assert len(copy.cases()) == 2
    copy.close()
    # Nothing changed since: opening and closing again makes none.
    assert running.program.open(empty_register)
    running.wait()
    running.program.close()
    assert len(keeping.kept_of_file(empty_register)) == 3


def test_a_backup_that_fails_is_said_once_stops_nothing_and_is_shown(
    started: Running, empty_register: Path
) -> None:
    paths.backup_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.backup_dir().write_bytes(b"")
    assert started.program.open(empty_register)
    started.wait()
    assert "No backup could be made" in started.screen.words()
    assert "The register is not backed up" in started.screen.words()
    assert started.told() == ""
    started.change()
    assert len(started.program.hub.session.cases()) == 1
    assert "No backup could be made" in started.go(Place("settings"))
    assert "The last backup failed" in started.go(backups_place())
    paths.backup_dir().unlink()
    started.screen.press("Back up now")
    started.wait()
    assert "The last backup failed" not in started.screen.words()
    assert "not backed up" not in started.go(Place("today"))


def test_the_page_lists_each_backup_with_its_reason_size_and_soundness(running: Running) -> None:
    running.change()
    bad = keeping.kept_of(running.program.hub.session.register)[1]
    bad.path.write_bytes(bad.path.read_bytes()[:9000])
    words = running.go(backups_place())
    assert "First change of the day." in words
    assert "KB. Sound." in words or "MB. Sound." in words
    assert "Opening. 9 KB. Damaged: it cannot be brought back." in words
    assert str(paths.backup_dir()) in words
    assert running.screen.focus() == "Back up now"
    running.screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    running.wait()
    assert running.kept()[0] is Why.ASKED
    words = running.screen.words()
    assert "Asked for." in words
    assert "The register is backed up, and the backup is sound." in words
    assert running.screen.focus() == "Back up now"


def test_more_than_ten_backups_are_shown_when_asked_for(running: Running) -> None:
    session = running.program.hub.session
    for hour in range(11):
        keeping.before(session, Why.ASKED, now=datetime.fromisoformat(f"2026-03-30T{hour:02}:00"))
    assert "30 March 2026, 0:00" not in running.go(backups_place())
    running.screen.press("Show all 12 backups")
    running.wait()
    assert "30 March 2026, 0:00" in running.screen.words()


def test_one_looks_into_a_backup_and_comes_back(running: Running, empty_register: Path) -> None:
    running.change()
    old = keeping.kept_of(running.program.hub.session.register)[1].path
    before = old.read_bytes()
    running.program.hub.look_asked.emit(str(old))
    running.wait()
    words = running.screen.words()
    assert "You are looking at the backup of" in words
    assert "Nothing can be changed here." in words
    assert running.program.hub.session.read_only
    assert len(running.program.hub.session.cases()) == 0
    assert old.read_bytes() == before
    running.screen.press("Go back to your register")
    running.wait()
    assert "You are looking at" not in running.screen.words()
    assert running.program.hub.session.register.path == empty_register
    assert len(running.program.hub.session.cases()) == 1
    assert keeping.kept_in(old.parent / "nothing") == ()


def test_restoring_says_what_differs_first_and_keeps_what_stood_there(
    running: Running, empty_register: Path
) -> None:
    running.change()
    old = keeping.kept_of(running.program.hub.session.register)[1].path
    words = running.go(restore_place(old))
    assert "Only in your register: one complaint" in words
    assert "C-001" in words
    assert "Gate" not in words
    assert "made since the backup will not be in the register any more" in words
    assert f"{empty_register.stem}, before the restore of" in words
    assert len(running.program.hub.session.cases()) == 1
    assert running.screen.focus() == "Restore this backup"
    running.screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    running.wait()
    assert "The backup is restored. What stood there is kept as" in running.screen.words()
    session = running.program.hub.session
    assert session.register.path == empty_register
    assert not session.read_only
    assert session.cases() == {}
    (kept,) = empty_register.parent.glob("*before the restore*.chc")
    left = open_register(kept, read_only=True)
    assert len(left.cases()) == 1
    left.close()
    assert Why.RESTORE in running.kept()


def test_a_backup_that_is_damaged_or_gone_is_not_restored(running: Running) -> None:
    old = keeping.kept_of(running.program.hub.session.register)[0].path
    old.write_bytes(b"\x00" * 100)
    assert "This backup cannot be restored" in running.go(restore_place(old))
    assert not running.screen.window.page.primary.isEnabled()  # type: ignore[union-attr]
    assert "Choose one from the list" in running.go(Place("restore"))


def test_a_restore_that_fails_leaves_the_register_open_as_it_was(
    running: Running, empty_register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.change()
    old = keeping.kept_of(running.program.hub.session.register)[1].path
    running.go(restore_place(old))
    old.unlink()
    running.screen.press("Restore this backup")
    running.wait()
    assert "There is no file" in running.told()
    assert running.program.hub.session.register.path == empty_register
    assert len(running.program.hub.session.cases()) == 1


@pytest.mark.parametrize("harm", ["damaged", "missing"])
def test_a_register_that_does_not_open_leads_to_its_newest_sound_backup(
    running: Running, empty_register: Path, harm: str
) -> None:
    running.change()
    running.program.close()
    newest = keeping.kept_of_file(empty_register)[0].path
    newest.write_bytes(b"\x00" * 5000)  # the newest is no good: the one before it is offered
    if harm == "damaged":
        empty_register.write_bytes(empty_register.read_bytes()[:20_000])
    else:
        empty_register.unlink()
    assert not running.program.open(empty_register)
    if harm == "damaged":  # what can be read could be saved instead
        running.screen.press("Go to this backup")
    running.wait()
    words = running.screen.words()
    assert "Restore a backup" in words
    assert f"{empty_register.name} cannot be opened" in words
    running.screen.press("Restore this backup")
    running.wait()
    assert running.program.hub.session.register.path == empty_register
    kept = list(empty_register.parent.glob("*before the restore*"))
    assert len(kept) == (1 if harm == "damaged" else 0)


def test_an_older_register_that_cannot_be_backed_up_opens_to_be_read(
    started: Running, tmp_path: Path
) -> None:
    old = tmp_path / "old.chc"
    shutil.copy(OLD, old)
    paths.backup_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.backup_dir().write_bytes(b"")
    assert started.program.open(old)
    started.wait()
    assert started.program.hub.session.read_only
    assert "nothing was changed" in started.told()
    assert old.read_bytes() == OLD.read_bytes()


def test_a_second_place_is_chosen_copied_to_and_missed_quietly(
    running: Running, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    running.go(backups_place())
    page = running.program.window.page
    assert isinstance(page, BackupsPage)
    page.chooser = Choosing(stick)
    running.screen.press("Choose a folder for the second place")
    running.wait()
    assert len(list(stick.rglob("*.chc"))) == 1
    assert "The last backup there is of" in running.screen.words()
    assert "Your second place" not in running.go(Place("today"))
    stick.rename(tmp_path / "drawer")
    running.change()
    assert running.told() == ""
    assert "It is not within reach now." in running.go(backups_place())
    running.screen.press("Stop using the second place")
    running.wait()
    assert "No second place" in running.screen.words()
    assert list((tmp_path / "drawer").rglob("*.chc"))


def test_a_second_place_without_a_fresh_copy_is_recalled_on_today(
    started: Running, empty_register: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.choose(stick)
    stick.rename(tmp_path / "drawer")
    assert started.program.open(empty_register)
    started.wait()
    words = started.go(Place("today"))
    assert "Your second place is not up to date" in words
    assert "Connect it" in words


def test_a_register_in_a_synced_folder_is_moved_in_one_step(
    started: Running, empty_register: Path
) -> None:
    (empty_register.parent / ".dropbox.cache").mkdir()
    assert started.program.open(empty_register)
    started.wait()
    assert "The register is kept in Dropbox" in started.screen.words()
    started.screen.press("Move it, or leave it there")
    started.wait()
    words = started.screen.words()
    assert "two laptops" in words
    assert str(paths.documents_dir()) in words
    started.screen.press("Move the register")
    started.wait()
    new = started.program.hub.session.register.path
    assert new == paths.documents_dir() / empty_register.name
    assert not empty_register.exists()
    assert list(empty_register.parent.glob("*, moved on *.chc"))
    assert "kept in Dropbox" not in started.go(Place("today"))
    # Backups go to the cloud instead.
    started.change()
    assert list((empty_register.parent / second_place.FOLDER).rglob("*.chc"))


def test_a_register_may_stay_where_it_is_and_is_not_asked_about_again(
    started: Running, empty_register: Path
) -> None:
    (empty_register.parent / ".dropbox.cache").mkdir()
    assert started.program.open(empty_register)
    started.wait()
    started.go(home_place())
    started.screen.press("Leave it there, and do not ask again")
    started.wait()
    assert "kept in Dropbox" not in started.screen.words()
    assert "Dropbox" in started.go(home_place())
    assert homes.noticed(started.program.hub.session.register) is None


def test_a_conflicted_copy_is_noticed_compared_and_put_aside(
    started: Running, empty_register: Path
) -> None:
    twin = empty_register.with_name(f"{empty_register.stem} (Ada's conflicted copy 2026-03-30).chc")
    shutil.copy(empty_register, twin)
    session = open_register(twin, today=TODAY)
    log(session, "Damp in the hall")
    session.close()
    assert started.program.open(empty_register)
    started.wait()
    assert "There is a second copy of this register beside it" in started.screen.words()
    started.screen.press("Compare them: the two registers")
    started.wait()
    words = started.screen.words()
    assert "Only in the other file: one complaint" in words
    assert "C-001" in words
    assert "Damp" not in words
    assert started.screen.focus() == "Look into the other file"
    started.screen.press("Look into the other file")
    started.wait()
    assert "You are looking at" in started.screen.words()
    assert len(started.program.hub.session.cases()) == 1
    started.screen.press("Go back to your register")
    started.wait()
    started.go(compare_place(twin))
    started.screen.press("Do not show the other file on Today")
    started.wait()
    assert "second copy" not in started.go(Place("today"))


def test_any_other_file_can_be_compared_and_what_is_no_register_is_said(
    running: Running, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.chc"
    letter.write_bytes(b"%PDF-1.7")
    running.go(backups_place())
    page = running.program.window.page
    assert isinstance(page, BackupsPage)
    page.chooser = Choosing(letter)
    running.screen.press("Compare with a file, case by case")
    running.wait()
    assert "letter.chc is not a register" in running.screen.words()
    assert "Choose the other file in Backups" in running.go(Place("compare"))


def test_a_register_that_only_this_computer_handles_is_where_it_should_be(
    running: Running,
) -> None:
    assert "That is how it should be." in running.go(home_place())
    assert QApplication.focusWidget() is not None
