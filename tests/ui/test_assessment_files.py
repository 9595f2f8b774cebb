"""The self-assessment in large print, on one page, as Word, Excel and CSV, out of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from chc_desktop.ui.dialogs.assessment_out import AssessmentFiles
from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.messages import MessageDialog

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

REPORTS, SHEET = "Other files: self-assessment", "Save as: self-assessment"
FILES = {
    "Large print, as PDF": ("Self-assessment 2026-03-31, large print.pdf", b"%PDF"),
    "One page for the committee, as PDF": ("Self-assessment 2026-03-31, summary.pdf", b"%PDF"),
    "The form as Word": ("Self-assessment 2026-03-31.docx", b"PK"),
    "The form as Excel": ("Self-assessment 2026-03-31.xlsx", b"PK"),
    "The form as CSV": ("Self-assessment 2026-03-31.csv", b""),
}


class SaysYes(FileChooser):
    """Takes the name offered, in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        chosen(self.folder / path.name)


def choosing(screen: Screen, folder: Path) -> None:
    shown = [f for f in screen.window.findChildren(AssessmentFiles) if f.isVisible()]
    for button in shown:
        button.chooser = SaysYes(folder)


@pytest.mark.parametrize("words", FILES)
def test_each_file_is_made_from_reports(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path, words: str
) -> None:
    screen = open_window(register, Place("reports"))
    choosing(screen, tmp_path)
    screen.menu_item(REPORTS, words)
    name, begins = FILES[words]
    screen.qtbot.waitUntil(lambda: f"Saved as {name}." in screen.words())
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_what_was_typed_last_stands_in_the_file(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> None:
    screen = open_window(register, Place("self-assessment", "1.2"))
    choosing(screen, tmp_path)
    screen.type_into("Evidence", "The poster in the porch")
    screen.menu_item(SHEET, "The form as CSV")
    file = tmp_path / "Self-assessment 2026-03-31.csv"
    screen.qtbot.waitUntil(file.exists)
    assert "The poster in the porch" in file.read_text(encoding="utf-8-sig")


def test_a_folder_that_is_not_there_is_said_and_nothing_is_written(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> None:
    screen = open_window(register, Place("reports"))
    choosing(screen, tmp_path / "not there")
    screen.menu_item(REPORTS, "The form as Word")
    screen.qtbot.waitUntil(lambda: bool(_messages(screen)))
    (message,) = _messages(screen)
    assert "does not exist" in message.accessibleDescription()
    message.close()


def _messages(screen: Screen) -> list[MessageDialog]:
    return screen.window.findChildren(MessageDialog)
