"""Checking the register in the window, a printed code, and what a damaged file leads to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.services import printed_code
from chc_desktop.ui.app import Program
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.pages.soundness.check import CheckRegisterPage
from chc_desktop.ui.pages.soundness.damaged import DamagedPage
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.viewmodels import soundness_words as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from chc_desktop.ui.dialogs.files import Chosen
    from tests.ui.conftest import Screen

TODAY = date(2026, 3, 31)
PAGE = 4096


class Chooser(FileChooser):
    """Chooses the place it was given."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        del parent, caption, kinds, path
        chosen(self.place)


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    made = Program(TODAY, "test")
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.close()
    made.window.close()


def spoil(path: Path) -> bytes:
    """Wipe a page in the middle of a register."""
    content = bytearray(path.read_bytes())
    middle = len(content) // PAGE // 2 * PAGE
    content[middle : middle + PAGE] = bytes(PAGE)
    path.write_bytes(content)
    return bytes(content)


def test_the_check_says_that_a_sound_register_is_sound(
    open_window: Callable[..., Screen], register: Path, qtbot: QtBot
) -> None:
    screen = open_window(register, words.check_place())
    page = screen.window.page
    assert isinstance(page, CheckRegisterPage)
    screen.press("Check now")
    qtbot.waitUntil(lambda: words.SOUND in screen.words(), timeout=20_000)


def test_a_printed_code_fits_or_does_not(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, words.check_place())
    code = screen.window.hub.ask(printed_code.printed_code)
    assert code in screen.words().replace("\u00a0", " ")
    screen.type_into(words.CODE_LABEL, code)
    screen.press("Compare the code")
    assert "The code fits" in screen.words()
    screen.type_into(words.CODE_LABEL, code[:-1] + ("A" if code[-1] != "A" else "B"))
    screen.press("Compare the code")
    assert "The code does not fit" in screen.words()


def test_a_damaged_register_leads_to_saving_what_can_be_read(
    program: Program, register: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    content = spoil(register)
    assert not program.open(register)
    page = program.window.page
    assert isinstance(page, DamagedPage)
    assert words.DAMAGED in program.window.windowTitle()
    assert register.name not in program.window.windowTitle()
    new = tmp_path / "new.chc"
    page.chooser = Chooser(new)
    page._save.click()
    qtbot.waitUntil(lambda: not tasks_of(program.hub).busy, timeout=60_000)
    assert "This list is kept as" in page._said.text()
    assert register.read_bytes() == content
    page._open.click()
    assert program.hub.is_open
    assert program.hub.session.register.path == new
