"""Papers to fill in, hang up and hand out, saved from Reports as PDF and Word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from PySide6.QtWidgets import QWidget

from chc_desktop.ui.dialogs.blank_papers import BlankPapers
from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen


class Chooses(FileChooser):
    """Stands for a person who chooses one certain file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        """Choose it as the place to save."""
        chosen(self.path)


@pytest.mark.parametrize(
    ("button", "name"),
    [
        ("Save as PDF: Complaint form", "form.pdf"),
        ("Save as Word: Complaint form", "form.docx"),
        ("Save as PDF: Telephone script", "script.pdf"),
        ("Save as Word: Telephone script", "script.docx"),
        ("Save as PDF: Poster: How to complain", "poster.pdf"),
        ("Save as PDF: Leaflet: How to complain", "leaflet.pdf"),
        ("Save in large print: Leaflet: How to complain", "large.pdf"),
        ("Save as PDF: Paper for the committee", "committee.pdf"),
    ],
)
def test_a_blank_paper_is_saved_and_the_window_says_so(
    button: str,
    name: str,
    open_window: Callable[..., Screen],
    register: Path,
    tmp_path: Path,
) -> None:
    screen = open_window(register, Place("reports"))
    assert screen.window.page is not None
    blank = screen.window.page.findChildren(BlankPapers)[-1]
    blank.chooser = Chooses(tmp_path / name)
    screen.press(button)
    screen.qtbot.waitUntil(lambda: f"Saved as {name}." in screen.words(), timeout=10_000)
    if name.endswith("pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")
    else:
        parts = Document(str(tmp_path / name))
        words = "\n".join(part.text for part in parts.paragraphs)
        assert "Example Street Housing Co-operative" in words or parts.tables
