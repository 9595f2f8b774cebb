"""A protected register in the window: offered, protected, locked, unlocked, by the sheet alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from chc_desktop.model.services import protection
from chc_desktop.model.services.session import open_register
from chc_desktop.model.store import key_file, key_file_of
from chc_desktop.ui import messages
from chc_desktop.ui.app import Program
from chc_desktop.ui.dialogs.recovery_sheet import SheetSaver
from chc_desktop.ui.hub import Place
from chc_desktop.ui.viewmodels.soundness_words import DAMAGED
from tests.ui.conftest import Screen
from tests.ui.test_first_run import Chooses

TODAY = date(2026, 3, 31)
WORDS, OTHER = "gravel lantern oboe fig", "seven cold herons waiting"
LOCKED = "Locked"


class Clock:
    """A clock that only goes on when it is told to."""

    seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds

    def after(self, minutes: float) -> None:
        self.seconds += minutes * 60


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "MEMORY", 19 * 1024)
    monkeypatch.setattr(key_file, "PASSES", 1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def program(qtbot: QtBot, home: Path, clock: Clock) -> Iterator[Program]:
    made = Program(TODAY, "test", clock=clock)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    made.close()


@pytest.fixture
def shown(program: Program, qtbot: QtBot) -> Screen:
    return Screen(qtbot, program.window)


@pytest.fixture
def key(register: Path) -> protection.Key:
    return protection.protect(register, WORDS)


@pytest.fixture
def unlocked(program: Program, shown: Screen, register: Path, key: protection.Key) -> Screen:
    """The window on a protected register that was just unlocked."""
    assert program.open(register)
    unlock(shown, program)
    return shown


def unlock(shown: Screen, program: Program, words: str = WORDS) -> None:
    shown.type_into("Passphrase", words)
    shown.press("Unlock")
    shown.qtbot.waitUntil(lambda: program.hub.is_open, timeout=20_000)
    shown.settle()


def settled(shown: Screen, program: Program, words: str) -> None:
    """Wait until the register is open again and the window says something."""
    shown.qtbot.waitUntil(lambda: program.hub.is_open and words in shown.words(), timeout=30_000)


def test_a_protected_register_asks_for_its_passphrase_and_shows_nothing_of_it(
    program: Program, shown: Screen, register: Path, key: protection.Key
) -> None:
    assert program.open(register)
    words = shown.words()
    assert "Locked" in words
    assert program.window.windowTitle() == "Locked – CHC Desktop"
    for secret in ("Edith", "Damp", "Example Street", "C-001"):
        assert secret not in words
    assert not program.hub.is_open
    assert shown.focus() == "Passphrase"


def test_a_wrong_passphrase_is_said_at_the_field_and_the_right_one_opens(
    program: Program, shown: Screen, register: Path, key: protection.Key
) -> None:
    program.open(register)
    shown.press("Unlock")
    assert "Type the passphrase." in shown.words()
    shown.type_into("Passphrase", OTHER)
    shown.press("Unlock")
    shown.qtbot.waitUntil(lambda: "The passphrase is wrong." in shown.words(), timeout=20_000)
    unlock(shown, program)
    assert program.window.place == Place("today")
    assert "Dog fouling" in shown.words()


def test_what_is_typed_is_hidden_until_somebody_asks_to_see_it(
    program: Program, shown: Screen, register: Path, key: protection.Key
) -> None:
    program.open(register)
    field = shown.find("Passphrase")
    assert isinstance(field, QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    shown.press("Show what is typed")
    assert field.echoMode() is QLineEdit.EchoMode.Normal


def test_after_15_idle_minutes_it_locks_and_unlocking_goes_back_with_the_typing(
    program: Program, unlocked: Screen, clock: Clock
) -> None:
    program.hub.go(Place("log"))
    unlocked.type_into("What are they unhappy about?", "Quillfeather and the gate")
    key = program.hub.session.register.key
    clock.after(14.9)
    program.locking.look()
    assert program.hub.is_open
    clock.after(0.2)
    program.locking.look()
    assert not program.hub.is_open
    words = unlocked.words()
    assert "Locked" in words
    assert "Quillfeather" not in words
    assert "Quillfeather" not in program.window.windowTitle()
    assert key is not None
    assert not key._bytes
    unlock(unlocked, program)
    assert program.window.place == Place("log")
    assert unlocked.value("What are they unhappy about?") == "Quillfeather and the gate"


def test_whoever_uses_the_window_is_not_locked_out_and_a_long_sleep_locks_before_the_first_key(
    program: Program, unlocked: Screen, clock: Clock
) -> None:
    handle = program.window.windowHandle()
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    for _ in range(4):
        clock.after(10)
        assert not program.locking.eventFilter(handle, press)
    assert program.hub.is_open
    clock.after(-120)
    program.locking.look()
    assert program.hub.is_open
    clock.after(60 * 8)
    assert program.locking.eventFilter(handle, press)
    assert not program.hub.is_open


def test_the_time_is_a_setting_and_never_is_one_too(
    program: Program, unlocked: Screen, clock: Clock, qtbot: QtBot
) -> None:
    program.hub.go(Place("settings"))
    assert unlocked.value("Lock when nobody used it for") == "15 minutes"
    unlocked.choose("Lock when nobody used it for", "Never")
    clock.after(60 * 24)
    program.locking.look()
    assert program.hub.is_open
    again = Program(TODAY, "test", clock=clock)
    qtbot.addWidget(again.window)
    assert again.hub.lock_after == 0


def test_ctrl_l_locks_now_and_a_message_over_the_window_goes_too(
    program: Program, unlocked: Screen
) -> None:
    unlocked.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "Locked" in unlocked.words()
    unlock(unlocked, program)
    messages.tell(program.window, "About a case", "Edith Marlowe")
    program.hub.lock_asked.emit()
    unlocked.settle()
    assert not program.window.findChildren(messages.MessageDialog)


def test_a_plain_register_cannot_be_locked_and_says_why(
    program: Program, shown: Screen, register: Path, clock: Clock
) -> None:
    program.open(register)
    clock.after(60)
    program.locking.look()
    program.hub.lock_asked.emit()
    assert "Only a protected register can be locked." in shown.words()
    assert program.hub.is_open


def test_without_its_key_file_the_sheet_alone_opens_it_and_a_slip_is_located(
    program: Program, shown: Screen, register: Path, key: protection.Key
) -> None:
    key_file_of(register).unlink()
    program.open(register)
    assert "The key file of" in shown.words()
    code = list(protection.code_of(key))
    shown.type_into("Code on the recovery sheet", " ".join([*code[:2], "22222", *code[3:]]))
    shown.type_into("New passphrase", OTHER)
    shown.type_into("New passphrase, once more", OTHER)
    shown.press("Open with the sheet")
    assert "Group 3, 22222, is not right." in shown.words()
    shown.type_into("Code on the recovery sheet", " ".join(code).lower())
    shown.press("Open with the sheet")
    shown.qtbot.waitUntil(lambda: program.hub.is_open, timeout=20_000)
    assert protection.unlock(register, OTHER) == key


def test_from_the_lock_one_can_turn_to_the_sheet_and_back_and_to_another_register(
    program: Program, shown: Screen, register: Path, key: protection.Key
) -> None:
    program.open(register)
    shown.press("Use the recovery sheet")
    assert "Open with the sheet" in shown.words()
    shown.press("Use the passphrase")
    assert "Unlock" in shown.words()
    shown.press("Open another register")
    assert "Start a new register" in shown.words()


def test_a_damaged_register_is_called_damaged_and_nothing_is_offered_in_its_place(
    program: Program, shown: Screen, register: Path, key: protection.Key
) -> None:
    content = bytearray(register.read_bytes())
    content[9_000] ^= 255
    register.write_bytes(bytes(content))
    program.open(register)
    shown.type_into("Passphrase", WORDS)
    shown.press("Unlock")
    shown.qtbot.waitUntil(lambda: DAMAGED in shown.words(), timeout=20_000)
    words = shown.words()
    assert "passphrase" not in words
    assert "Start" not in words


def test_from_settings_a_register_is_protected_its_sheet_saved_and_its_copies_too(
    program: Program, shown: Screen, register: Path, tmp_path: Path
) -> None:
    session = open_register(register)
    session.register.copy_to(tmp_path / "copy.chc")
    session.close()
    program.open(register, Place("settings"))
    shown.press("Protect this register")
    words = shown.words()
    assert "A laptop that is lost or stolen" in words
    assert "both lost, the register is lost" in words
    shown.type_into("New passphrase", "short")
    shown.press("Protect the register")
    assert "Make it longer" in shown.words()
    shown.type_into("New passphrase", WORDS)
    shown.type_into("New passphrase, once more", WORDS)
    shown.press("Protect the register")
    settled(shown, program, "The recovery sheet")
    assert "The register is protected." in shown.words()
    assert protection.is_protected(register)
    (saver,) = program.window.findChildren(SheetSaver)
    sheet = tmp_path / "sheet.pdf"
    saver.chooser = Chooses(sheet)
    shown.press("Save recovery sheet")
    shown.qtbot.waitUntil(lambda: "Saved as sheet.pdf." in shown.words(), timeout=30_000)
    assert sheet.read_bytes().startswith(b"%PDF")
    shown.press("Delete the file of the recovery sheet")
    assert not sheet.exists()
    assert "copy.chc" in shown.words()
    shown.press("Protect these copies too")
    shown.qtbot.waitUntil(lambda: "copy.chc" not in shown.words(), timeout=30_000)
    assert protection.is_protected(tmp_path / "copy.chc")


def test_passphrase_key_and_protection_are_changed_from_settings(
    program: Program, unlocked: Screen, register: Path, key: protection.Key
) -> None:
    shown = unlocked
    program.hub.go(Place("settings"))
    shown.press("Change the passphrase")
    shown.type_into("Your passphrase now", "wrong wrong wrong")
    shown.type_into("New passphrase", OTHER)
    shown.type_into("New passphrase, once more", OTHER)
    shown.press("Change the passphrase")
    shown.qtbot.waitUntil(lambda: "The passphrase is wrong." in shown.words(), timeout=20_000)
    shown.type_into("Your passphrase now", WORDS)
    shown.press("Change the passphrase")
    settled(shown, program, "The passphrase is changed.")
    assert protection.unlock(register, OTHER) == key
    shown.press("Make a new key")
    shown.press("Make a new key")
    assert "Type the passphrase you use now." in shown.words()
    shown.type_into("Your passphrase now", OTHER)
    shown.press("Make a new key")
    settled(shown, program, "The register has a new key.")
    assert protection.unlock(register, OTHER) != key
    program.hub.go(Place("protection", "", "remove"))
    shown.type_into("Your passphrase now", OTHER)
    shown.press("Take the protection off")
    settled(shown, program, "The register is no longer protected.")
    assert not protection.is_protected(register)
    assert "Not protected" in shown.words()


def test_a_passphrase_is_never_kept_as_typing(
    program: Program, shown: Screen, register: Path
) -> None:
    program.open(register, Place("protection"))
    shown.type_into("New passphrase", WORDS)
    shown.find("New passphrase").clearFocus()
    assert "Long enough" in shown.words()
    program.hub.go(Place("today"))
    program.hub.go(Place("protection"))
    assert shown.value("New passphrase") == ""
    assert program.hub.session.register.rows("SELECT * FROM draft") == []


def test_a_change_that_fails_leaves_the_register_open_as_it_was(
    program: Program, shown: Screen, register: Path
) -> None:
    program.open(register, Place("protection"))
    holder = open_register(register)
    holder.register._db.execute("BEGIN IMMEDIATE")
    shown.type_into("New passphrase", WORDS)
    shown.type_into("New passphrase, once more", WORDS)
    shown.press("Protect the register")
    shown.qtbot.waitUntil(
        lambda: bool(program.window.findChildren(messages.MessageDialog)), timeout=30_000
    )
    for dialog in program.window.findChildren(messages.MessageDialog):
        dialog.close()
    holder.register._db.rollback()
    holder.close()
    assert program.hub.is_open
    assert not protection.is_protected(register)
    assert not key_file_of(register).exists()


def test_a_new_register_is_protected_at_first_run_if_one_likes(
    program: Program, shown: Screen
) -> None:
    program.window.start()
    shown.type_into("Name of your co-op or landlord", "Elm Row")
    shown.type_into("Homes you own", "12")
    assert "Passphrase" not in [
        shown.said(w) for w in program.window.findChildren(QLineEdit) if w.isVisible()
    ]
    shown.press("Protect it with a passphrase")
    shown.press("Start the register")
    assert "Type a passphrase." in shown.words()
    shown.type_into("Passphrase", WORDS)
    shown.type_into("Passphrase, once more", WORDS)
    shown.press("Start the register")
    settled(shown, program, "The recovery sheet")
    path = program.hub.session.register.path
    assert path is not None
    assert protection.is_protected(path)
    QTest.qWait(0)
    assert QApplication.focusWidget() is not None


def test_a_protected_register_is_chosen_on_the_welcome_page(
    program: Program, shown: Screen, register: Path, key: protection.Key
) -> None:
    from tests.ui.test_first_run import choosing

    program.window.start()
    choosing(shown, register)
    shown.press("Open a register")
    assert "Locked" in shown.words()
    unlock(shown, program)
    assert program.window.place == Place("today")
