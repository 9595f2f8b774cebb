"""Reading files in: what would happen comes first, and each row not taken has its reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QMenu, QWidget

from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.import_file import ImportPage

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

SAMPLES = Path(__file__).parents[1] / "samples"
GOOD = "reference,received,resident,home\nX-1,3 March 2026,Joan Hartley,2 Example Street\n"
MIXED = (
    GOOD
    + "C-001,27 February 2026,Gurdip Mahal,14 Example Street\n"
    + "X-2,31 April 2026,Ann Other,5 Example Street\n"
    + "X-3,28 March 2026,Sam Quill,7 Example Street\n"
)


class Chooses(FileChooser):
    """Stands for a person who chooses one certain file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open_file(
        self, parent: QWidget, caption: str, kinds: str, folder: Path, chosen: Chosen
    ) -> None:
        """Choose it."""
        chosen(self.path)


@pytest.fixture
def reading(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> Callable[[str], Screen]:
    """Open the window where complaints are read in, and choose a file of this content."""

    def choose(content: str) -> Screen:
        path = tmp_path / "ours.csv"
        path.write_text(content, encoding="utf-8")
        screen = open_window(register, Place("import", "complaints"))
        choose_file(screen, path)
        return screen

    return choose


def choose_file(screen: Screen, path: Path) -> None:
    """Press the button and answer the file dialog; wait for the file to be read."""
    page = screen.window.page
    assert isinstance(page, ImportPage)
    page.chooser = Chooses(path)
    screen.press("Choose a file")
    screen.qtbot.waitUntil(lambda: "The file is being read." not in screen.words(), timeout=20_000)


def listed(screen: Screen) -> list[str]:
    """The entries of the list of reasons."""
    view = screen.window.findChild(QListView)
    assert view is not None
    return [str(view.model().index(n, 0).data()) for n in range(view.model().rowCount())]


def complaints(screen: Screen) -> int:
    """How many complaints the register holds."""
    return len(screen.window.hub.session.cases())


def test_what_would_happen_is_shown_before_anything_is_saved(
    reading: Callable[[str], Screen],
) -> None:
    screen = reading(MIXED)
    words = screen.words()
    assert "2 complaints can be read in. 1 is in the register already. 1 cannot." in words
    assert "Nothing is saved yet." in words
    first, second, third = listed(screen)
    assert first.startswith("Line 4, X-2: cannot be read in. ")
    assert "April" in first
    assert second == "Line 3, C-001: already in the register. Nothing will be changed."
    assert third.startswith("Line 5, X-3: to check. ")
    assert complaints(screen) == 5
    assert screen.focus() == "Read in 2 complaints"


def test_then_the_good_rows_are_read_in_and_the_rest_stays_listed(
    reading: Callable[[str], Screen],
) -> None:
    screen = reading(MIXED)
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.qtbot.waitUntil(lambda: "2 complaints were read in." in screen.words(), timeout=20_000)
    assert listed(screen)[0].startswith("Line 4, X-2: not read in. ")
    assert complaints(screen) == 7
    screen.press("See the complaints")
    assert "All (7)" in screen.words()


def test_the_same_file_again_adds_nothing(reading: Callable[[str], Screen], tmp_path: Path) -> None:
    screen = reading(GOOD)
    screen.press("Read in 1 complaint")
    screen.qtbot.waitUntil(lambda: "1 complaint was read in." in screen.words(), timeout=20_000)
    screen.press("Choose another file")
    screen.qtbot.waitUntil(lambda: "already" in screen.words(), timeout=20_000)
    assert "No complaints can be read in. 1 is in the register already." in screen.words()
    assert complaints(screen) == 6


def test_complaints_of_an_older_year_bring_their_year_to_the_table(
    reading: Callable[[str], Screen],
) -> None:
    screen = reading("reference,received\nOLD-1,3 March 2023\n")
    screen.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    screen.key(Qt.Key.Key_Escape)
    screen.press("Read in 1 complaint")
    screen.qtbot.waitUntil(lambda: "1 complaint was read in." in screen.words(), timeout=20_000)
    screen.press("See the complaints")
    screen.choose("Reporting year", "Year 2022 to 2023")
    assert "All (1)" in screen.words()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "empty"),
        ("name,colour\nJoan,green\n", "reference"),
        ("\x00\x01\x02\x03", "ours.csv"),
    ],
)
def test_a_file_that_is_no_list_of_complaints_is_answered_with_one_sentence(
    reading: Callable[[str], Screen], content: str, sentence: str
) -> None:
    screen = reading(content)
    assert sentence in screen.words()
    assert "Traceback" not in screen.words()
    assert complaints(screen) == 5
    assert screen.focus() == "Choose a file"


def test_a_filled_in_form_becomes_the_years_self_assessment(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("import", "self-assessment"))
    screen.choose("For which year?", "Year to 31\u00a0March\u00a02025")
    choose_file(screen, SAMPLES / "self-assessment-senacre-2024.docx")
    assert "provisions of the 2024 Code were read in." in screen.words()
    screen.press("See the answers")
    assert "Year to 31 March 2025" in screen.words()
    assert "0 of 72 answered" not in screen.words()


def test_a_form_of_an_older_code_is_carried_forward_at_once(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("import", "self-assessment"))
    screen.choose("For which year?", "Year to 31\u00a0March\u00a02025")
    choose_file(screen, SAMPLES / "self-assessment-homes-plus-2022.docx")
    assert "The form is that of an older Code." in screen.words()
    screen.press("Carry it forward to the 2024 Code")
    shown = screen.words()
    assert "Year to 31 March 2025" in shown
    assert "Draft. 2024 Code." in shown
    assert "Carried forward to the 2024 Code:" in shown


def test_a_word_file_without_a_form_is_answered_with_one_sentence(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"PK\x03\x04 not really a document")
    screen = open_window(register, Place("import", "self-assessment"))
    choose_file(screen, path)
    assert "letter.docx" in screen.words()
    assert screen.focus() == "Choose a file"


def test_the_register_menu_leads_to_both(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register)
    menu = screen.window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    for words in ("Read in complaints", "Read in a self-assessment"):
        next(action for action in menu.actions() if action.text() == words).trigger()
        screen.settle()
        assert screen.window.windowTitle() == f"{words} – CHC Desktop"
