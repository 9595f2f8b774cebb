"""The whole program: opening, refusing, closing, and what it does when something goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chc_desktop.ui.app import UNEXPECTED, Program, Surprises
from chc_desktop.ui.messages import MessageDialog
from chc_desktop.ui.page_list import PAGES
from chc_desktop.ui.pictures import main
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.theme import theme

TODAY = date(2026, 3, 31)


@pytest.fixture
def program(qtbot: QtBot, register: Path) -> Iterator[Program]:
    made = Program(TODAY, "test")
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    assert made.open(register)
    yield made
    for dialog in made.window.findChildren(MessageDialog):
        dialog.close()
    made.close()
    made.window.close()


def told(program: Program) -> str:
    """What the messages over the window say."""
    return " ".join(
        label.text()
        for dialog in program.window.findChildren(MessageDialog)
        for label in dialog.findChildren(QLabel)
    )


def test_a_file_that_is_no_register_is_refused_and_the_open_one_stays(
    program: Program, tmp_path: Path
) -> None:
    other = tmp_path / "letter.docx"
    other.write_bytes(b"PK\x03\x04 no register")
    before = other.read_bytes()
    assert not program.open(other)
    assert "letter.docx" in told(program)
    assert program.hub.is_open
    assert program.window.windowTitle() == "Today – CHC Desktop"
    assert other.read_bytes() == before


def test_the_text_size_is_remembered(program: Program, qtbot: QtBot) -> None:
    theme().set_text_size(150)
    program.window.look_changed.emit()
    program.close()
    theme().set_text_size(100)
    again = Program(TODAY, "test")
    qtbot.addWidget(again.window)
    assert theme().text_size == 150


def test_what_nobody_expected_is_one_sentence_and_quotes_nothing(
    program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ValueError("Edith Marlowe, 9 Example Street")
    except ValueError as error:
        Surprises(program.window).tell(ValueError, error, error.__traceback__)
    assert told(program) == UNEXPECTED
    assert "ValueError at test_program.py" in caplog.text
    assert "Marlowe" not in caplog.text


def test_pictures_of_no_register_are_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.chc"), str(tmp_path / "out")]) == 1
    assert "none.chc" in capsys.readouterr().err


def test_every_page_is_there_when_it_is_asked_for() -> None:
    for name, kind in PAGES.items():
        assert issubclass(kind.load(), Page), name


def test_the_other_pages_are_imported_while_nothing_happens() -> None:
    code = (
        "import sys\n"
        "from PySide6.QtCore import QObject, QTimer\n"
        "from chc_desktop.ui.app import PagesAhead, prepare\n"
        "from chc_desktop.ui.page_list import FOLDER, PAGES\n"
        "application = prepare()\n"
        "missing = lambda: [k.module for k in PAGES.values() if f'{FOLDER}.{k.module}' not in "
        "sys.modules]\n"
        "print(len(missing()) > 5)\n"
        "ahead = PagesAhead(application)\n"
        "ahead.start()\n"
        "timer = QTimer()\n"
        "timer.timeout.connect(lambda: missing() or application.quit())\n"
        "timer.start(20)\n"
        "application.exec()\n"
        "print(missing())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    assert done.stdout.split() == ["True", "[]"]


def test_the_window_shows_before_the_heavy_parts_are_loaded() -> None:
    code = (
        "import sys\n"
        "from chc_desktop.ui.app import Program, prepare\n"
        "application = prepare()\n"
        "program = Program()\n"
        "program.window.show()\n"
        "application.processEvents()\n"
        "print([name for name in ('reportlab', 'holidays', 'docx', 'openpyxl', "
        "'chc_desktop.ui.pages.today') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]"


def test_the_program_starts_on_a_register_and_ends_cleanly(register: Path) -> None:
    code = (
        "import sys\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from chc_desktop.ui.app import prepare, run\n"
        "application = prepare()\n"
        "def look():\n"
        "    print([w.windowTitle() for w in application.topLevelWidgets() if w.isVisible()])\n"
        "    application.closeAllWindows()\n"
        "QTimer.singleShot(1500, look)\n"
        "sys.exit(run(Path(sys.argv[1]), today=date(2026, 3, 31), actor='test'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(register)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    assert done.stdout.strip() == "['Today – CHC Desktop']"
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
