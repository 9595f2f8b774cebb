"""From nothing to a logged complaint, by keyboard alone; opening a register; the sample."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.model.services.session import CreateRegister, create_register, open_register
from chc_desktop.ui.app import Program
from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.pages.first_run import WelcomePage
from chc_desktop.ui.viewmodels import first_run_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tests.ui.conftest import Screen

TODAY = date(2026, 3, 31)
CONTROL = Qt.KeyboardModifier.ControlModifier
NAME = "Name of your co-op or landlord"


class Chooses(FileChooser):
    """Stands for a person who chooses one certain file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open_file(
        self, parent: QWidget, caption: str, kinds: str, folder: Path, chosen: Chosen
    ) -> None:
        """Choose it to open."""
        chosen(self.path)

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        """Choose it as the place to save."""
        chosen(self.path)


@pytest.fixture
def program(qtbot: QtBot, home: Path) -> Iterator[Program]:
    """The program as it starts for the first time."""
    made = Program(TODAY, "test")
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    made.window.start()
    yield made
    made.window.close()
    made.close()


@pytest.fixture
def welcome(program: Program, qtbot: QtBot) -> Screen:
    """The welcome page, to read and to act on."""
    from tests.ui.conftest import Screen as ScreenOf

    screen = ScreenOf(qtbot, program.window)
    screen.settle()
    return screen


def choosing(screen: Screen, path: Path) -> None:
    """Let the next file dialog be answered with this file."""
    page = screen.window.page
    assert isinstance(page, WelcomePage)
    page.chooser = Chooses(path)


def type_keys(screen: Screen, text: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(QApplication.focusWidget() or screen.window, text)
    screen.settle()


def test_from_nothing_to_a_logged_complaint_by_keyboard_alone(welcome: Screen, home: Path) -> None:
    assert welcome.focus() == NAME
    type_keys(welcome, "Example Street Housing Co-operative")
    assert "Example Street.chc. Nothing is ever sent anywhere." in welcome.words()
    welcome.key(Qt.Key.Key_Tab)
    type_keys(welcome, "24")
    welcome.key(Qt.Key.Key_Return)
    assert "Nothing is due" in welcome.words()
    assert welcome.focus() == "Log a complaint here"
    welcome.key(Qt.Key.Key_N, CONTROL)
    welcome.key(Qt.Key.Key_Tab)
    welcome.key(Qt.Key.Key_Tab)
    type_keys(welcome, "Joan Hartley")
    welcome.key(Qt.Key.Key_Tab)
    type_keys(welcome, "2 Example Street")
    welcome.key(Qt.Key.Key_Tab)
    welcome.key(Qt.Key.Key_Tab)
    type_keys(welcome, "The gate does not close")
    welcome.key(Qt.Key.Key_Return, CONTROL)
    assert "C-001 · Joan Hartley, 2 Example Street" in welcome.words()
    path = home / "documents" / "Example Street.chc"
    session = open_register(path, read_only=True)
    assert [case.record.resident for case in session.cases().values()] == ["Joan Hartley"]
    session.close()


def test_missing_answers_are_named_and_the_typing_stays(welcome: Screen, home: Path) -> None:
    welcome.type_into("Homes you own", "twenty")
    welcome.press("Start the register")
    words = welcome.words()
    assert "There are 2 things to put right" in words
    assert "Give the name of your co-op or landlord." in words
    assert "Give the number of homes you own, as a whole number from 1." in words
    assert welcome.value("Homes you own") == "twenty"
    assert not list(home.rglob("*.chc"))


def test_a_register_that_is_there_is_never_overwritten(welcome: Screen, home: Path) -> None:
    taken = home / "documents" / "Example Street.chc"
    taken.parent.mkdir()
    taken.write_bytes(b"something else")
    welcome.type_into(NAME, "Example Street Housing Co-operative")
    assert "Example Street 2.chc" in welcome.words()
    choosing(welcome, taken)
    welcome.press("Change where it is kept")
    welcome.type_into("Homes you own", "24")
    welcome.press("Start the register")
    assert "Example Street.chc exists already" in welcome.words()
    assert taken.read_bytes() == b"something else"
    assert welcome.value(NAME) == "Example Street Housing Co-operative"


def test_another_year_end_and_another_place_are_used(welcome: Screen, tmp_path: Path) -> None:
    welcome.type_into(NAME, "Meadow Court Co-op")
    welcome.type_into("Homes you own", "8")
    welcome.choose("Your financial year ends on", "30 September")
    choosing(welcome, tmp_path / "stick" / "ours.chc")
    (tmp_path / "stick").mkdir()
    welcome.press("Change where it is kept")
    assert "ours.chc" in welcome.words()
    welcome.press("Start the register")
    session = open_register(tmp_path / "stick" / "ours.chc", read_only=True)
    assert session.year_end_of(TODAY) == date(2026, 9, 30)
    session.close()


def test_a_register_is_opened(welcome: Screen, tmp_path: Path) -> None:
    path = tmp_path / "ours.chc"
    create_register(
        path, CreateRegister("Meadow Court Co-op", 8), today=TODAY, actor="test"
    ).close()
    choosing(welcome, path)
    welcome.press("Open a register")
    assert "Meadow Court" in welcome.words()
    assert "Nothing is due" in welcome.words()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty: no register is in it."),
        (b"%PDF-1.7", "is not a register. It looks like a PDF"),
        (b"\x00\x01\x02 rubbish", "is not a register."),
        (None, "There is no file other.chc."),
    ],
)
def test_a_file_that_is_no_register_is_answered_on_the_page_and_left_as_it_is(
    welcome: Screen, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "other.chc"
    if content is not None:
        path.write_bytes(content)
    welcome.type_into(NAME, "Meadow Court Co-op")
    choosing(welcome, path)
    welcome.press("Open a register")
    assert sentence in welcome.words()
    assert welcome.value(NAME) == "Meadow Court Co-op"
    assert (path.read_bytes() if path.exists() else None) == content


def test_the_sample_opens_on_its_own_day_and_keeps_ones_changes(welcome: Screen) -> None:
    welcome.press("Try the sample")
    assert "Making the sample" in welcome.words()
    welcome.qtbot.waitUntil(lambda: "Dog fouling" in welcome.words(), timeout=20_000)
    assert "Tuesday 31 March 2026" in welcome.words()
    welcome.key(Qt.Key.Key_O, CONTROL)
    welcome.press("Try the sample")
    assert "Dog fouling" in welcome.words()


def test_typing_survives_another_text_size(welcome: Screen) -> None:
    welcome.type_into(NAME, "Meadow Court Co-op")
    welcome.key(Qt.Key.Key_Plus, CONTROL)
    assert welcome.value(NAME) == "Meadow Court Co-op"


def test_the_file_dialog_looks_for_registers(welcome: Screen) -> None:
    welcome.press("Open a register")
    dialog = welcome.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.nameFilters()[0] == "Registers (*.chc)"
    dialog.reject()
    welcome.settle()
    assert "Welcome" in welcome.words()


@pytest.mark.parametrize(
    ("landlord", "stem"),
    [
        ("Example Street Housing Co-operative", "Example Street"),
        ("Meadow Court Housing Co-operative Limited", "Meadow Court"),
        ("Housing Co-operative", "Housing"),
        ("Nos. 4/6: the Mews", "Nos. 4 6 the Mews"),
        ("CON", "Complaints register"),
        ("...", "Complaints register"),
        ("", "Complaints register"),
    ],
)
def test_a_registers_name_is_the_landlords_without_what_files_cannot_hold(
    landlord: str, stem: str
) -> None:
    assert first_run_words.file_stem(landlord) == stem


def test_a_year_can_end_on_another_day_than_a_month_s_last(welcome: Screen) -> None:
    welcome.type_into(NAME, "Example Street Housing Co-operative")
    welcome.type_into("Homes you own", "24")
    assert "Which day?" not in welcome.words()
    welcome.choose("Your financial year ends on", "Another day")
    welcome.type_into("Which day?", "31 June")
    welcome.press("Start the register")
    assert "Give the day your financial year ends on." in welcome.described("Which day?")
    welcome.type_into("Which day?", "24 June")
    welcome.press("Start the register")
    session = welcome.window.hub.session
    assert session.year_end_of(TODAY) == date(2026, 6, 24)
