"""Windows that cannot write: another has the register, or its file is gone. Nothing is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.model.services import drafts
from chc_desktop.model.services.opening import open_for_work
from chc_desktop.model.services.session import Session, open_register
from chc_desktop.ui.app import Program
from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.messages import MessageDialog
from tests.ui.conftest import Screen

TODAY = date(2026, 3, 31)
READING = "You can read this register here, but not change it"
WHO = "Who is complaining?"
CONTROL = Qt.KeyboardModifier.ControlModifier


class AnswersWith(FileChooser):
    """Chooses a place at once, as an officer would."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        del parent, caption, kinds, path
        chosen(self._place)


Opens = Callable[[], Program]


@pytest.fixture
def opens(qtbot: QtBot, register: Path) -> Iterator[Opens]:
    """Starts a program on the register, as a second start of it would."""
    made: list[Program] = []

    def start() -> Program:
        program = Program(TODAY, "Sam Example")
        qtbot.addWidget(program.window)
        program.window.resize(1366, 768)
        with qtbot.waitExposed(program.window):
            program.window.show()
        assert program.open(register)
        made.append(program)
        return program

    yield start
    for program in made:
        for dialog in program.window.findChildren(MessageDialog):
            dialog.close()
        while not program.window.close():
            for dialog in program.window.findChildren(MessageDialog):
                dialog.close()
        program.close()


@pytest.fixture
def first(register: Path) -> Iterator[Session]:
    """Another window that has the register."""
    session = open_for_work(register, today=TODAY, actor="Rosa Example")
    yield session
    session.close()


def on(qtbot: QtBot, program: Program, page: str = "today") -> Screen:
    program.window.show_place(Place(page))
    return Screen(qtbot, program.window)


def kept(register: Path) -> dict[str, str]:
    other = open_register(register, today=TODAY, read_only=True)
    found = drafts.kept(other, Place("log").name)
    other.close()
    return found


def test_the_second_window_says_who_has_it_and_writes_once_the_first_has_closed(
    qtbot: QtBot, first: Session, opens: Opens, register: Path
) -> None:
    program = opens()
    screen = on(qtbot, program, "log")
    assert READING in screen.words()
    assert "Rosa Example has this register open in another window of this computer" in (
        screen.words()
    )
    screen.type_into(WHO, "Joan Hartley")
    screen.type_into("What are they unhappy about?", "The gate does not close")
    screen.press("Log complaint")
    assert "Nothing was saved. Rosa Example has this register open" in screen.words()
    screen.press("Try again to write in this register")
    assert READING in screen.words()
    first.close()
    screen.press("Try again to write in this register")
    assert READING not in screen.words()
    assert screen.value(WHO) == "Joan Hartley"
    assert kept(register).get("resident") == "Joan Hartley"
    assert not program.hub.session.read_only
    screen.key(Qt.Key.Key_S, CONTROL)
    assert "Everything is saved already." in screen.words()


def test_typing_is_there_again_when_one_comes_back_though_nothing_can_be_saved(
    qtbot: QtBot, first: Session, opens: Opens, register: Path
) -> None:
    program = opens()
    screen = on(qtbot, program, "log")
    screen.type_into(WHO, "Joan Hartley")
    program.window.show_place(Place("today"))
    assert kept(register) == {}
    program.window.show_place(Place("log"))
    assert screen.value(WHO) == "Joan Hartley"
    screen.key(Qt.Key.Key_S, CONTROL)
    assert "What you typed is not saved yet." in screen.words()
    assert not program.window.close()
    (told,) = program.window.findChildren(MessageDialog)
    assert "What you typed is not saved" in told.accessibleDescription()
    assert program.window.close()
    first.close()


def test_a_second_opening_in_the_same_window_keeps_the_right_to_write(
    qtbot: QtBot, opens: Opens, register: Path
) -> None:
    program = opens()
    assert program.open(register)
    assert not program.hub.session.read_only
    assert READING not in on(qtbot, program).words()
    other = open_for_work(register, today=TODAY, actor="Rosa Example")
    assert other.because.startswith("Sam Example has this register open")
    other.close()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a file that is open")
def test_a_stick_that_was_pulled_out_is_said_and_after_putting_it_back_saving_goes_on(
    qtbot: QtBot, opens: Opens, register: Path, tmp_path: Path
) -> None:
    program = opens()
    screen = on(qtbot, program, "log")
    away = tmp_path / "away.chc"
    shutil.copy(register, away)
    register.unlink()
    screen.type_into(WHO, "Joan Hartley")
    screen.type_into("What are they unhappy about?", "The gate does not close")
    screen.press("Log complaint")
    assert "This register cannot be saved to" in screen.words()
    assert "empty.chc is no longer where it was, so nothing was saved." in screen.words()
    assert screen.value(WHO) == "Joan Hartley"
    shutil.copy(away, register)
    screen.press("Try again to write in this register")
    assert "This register cannot be saved to" not in screen.words()
    assert "You can write in this register again." in screen.words()
    assert screen.value(WHO) == "Joan Hartley"
    assert kept(register).get("resident") == "Joan Hartley"


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a file that is open")
def test_what_is_open_can_be_saved_under_another_name_and_is_gone_on_with(
    qtbot: QtBot, opens: Opens, register: Path, tmp_path: Path
) -> None:
    program = opens()
    screen = on(qtbot, program, "log")
    screen.type_into(WHO, "Joan Hartley")
    register.unlink()
    register.write_bytes(b"%PDF-1.7 another file")
    program.window.standing.look()
    assert "It looks like a PDF." in screen.words()
    saved = tmp_path / "saved.chc"
    program.window.standing.chooser = AnswersWith(saved)
    screen.press("Save what is open under another name")
    assert "This register cannot be saved to" not in screen.words()
    assert program.hub.session.register.path == saved
    assert screen.value(WHO) == "Joan Hartley"
    assert kept(saved).get("resident") == "Joan Hartley"
    assert register.read_bytes() == b"%PDF-1.7 another file"


def test_a_place_that_is_taken_is_said_and_what_is_open_stays(
    qtbot: QtBot, opens: Opens, register: Path, tmp_path: Path
) -> None:
    program = opens()
    screen = on(qtbot, program)
    taken = tmp_path / "taken.chc"
    taken.write_bytes(b"something")
    register.unlink()
    program.window.standing.look()
    program.window.standing.chooser = AnswersWith(taken)
    screen.press("Save what is open under another name")
    (told,) = program.window.findChildren(MessageDialog)
    assert "exists already" in told.accessibleDescription()
    assert taken.read_bytes() == b"something"
    assert "This register cannot be saved to" in screen.words()
