"""Settings as an officer meets them: changed, shown before they are saved, taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QWidget

from chc_desktop.model.services import dated_blocks
from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.settings import SettingsPage
from chc_desktop.ui.pages.settings.form import FORMS
from chc_desktop.ui.widgets.theme import Scheme, theme
from tests.ui.test_sweep import controls, cut_off, misnamed

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

CONTROL = Qt.KeyboardModifier.ControlModifier
SETTINGS = Place("settings")
KEYS = {"holiday-back": "2026-04-02", "closure-back": "1", "target-back": "1", "target-end": "1"}


class Chooses(FileChooser):
    """Stands for a person who chooses one certain file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open_file(
        self, parent: QWidget, caption: str, kinds: str, folder: Path, chosen: Chosen
    ) -> None:
        """Choose it to open."""
        chosen(self.path)


@pytest.fixture
def page(open_window: Callable[..., Screen], register: Path) -> Screen:
    """The settings of the register with complaints."""
    return open_window(register, SETTINGS)


def test_settings_open_by_key_and_stand_at_the_foot_of_the_navigation(screen: Screen) -> None:
    screen.key(Qt.Key.Key_Comma, CONTROL)
    words = screen.words()
    assert "Your policy’s targets" in words
    assert "0300 111 3000" in words
    navigation = [screen.find(name) for name in ("Officers and policies", "Settings")]
    assert navigation[0].y() + navigation[0].height() < navigation[1].y()


def test_the_landlord_is_described_and_the_change_undone(page: Screen) -> None:
    page.press("Change your landlord")
    page.type_into("What is your governing body called?", "board")
    page.type_into("Name", "")
    page.press("Save landlord")
    assert "Give the name of your co-op or landlord." in page.words()
    page.type_into("Name", "Example Street Housing Co-operative")
    page.press("Save landlord")
    assert "Governing body: board" in page.words()
    page.press("Undo Ctrl+Z")
    assert "Governing body: committee" in page.words()


def test_homes_are_counted_at_a_year_end(page: Screen) -> None:
    page.press("Add homes at a year end")
    assert page.value("At which year end?") == "Tue 31 March 2026"
    page.type_into("Rented homes", "many")
    page.press("Save homes")
    assert "Give a whole number of homes, 0 or more." in page.words()
    page.type_into("Rented homes", "23")
    page.type_into("Shared ownership homes", "1")
    page.press("Save homes")
    assert "23 rented, 1 shared ownership" in page.words()


def test_another_year_end_says_what_it_changes_before_it_is_saved(page: Screen) -> None:
    page.press("Change the year end")
    page.choose("Your financial year ends on", "Another day")
    page.type_into("Which day?", "24 June")
    page.qtbot.waitUntil(lambda: "This reporting year ends on Wed 24 June 2026" in page.words())
    page.press("Save year end")
    assert "Your year ends on 24 June" in page.words()


def test_a_policy_target_stands_beside_the_code_s_limit(page: Screen) -> None:
    page.press("Add target")
    page.type_into("Within how many working days?", "7")
    page.qtbot.waitUntil(lambda: "Your policy promises less" in page.words())
    assert "The Code: 5 working days (6.2)" in page.words()
    page.type_into("Within how many working days?", "2")
    page.press("Save target")
    words = page.words()
    assert "To acknowledge: 2 working days" in words
    assert "The Code: 5 working days (6.2)." in words
    page.press("Take back To acknowledge: 2 working days, from Tue 31 Mar 2026")
    page.press("Take it back")
    assert "To acknowledge" not in page.words()


def test_a_policy_target_ends_on_its_last_day_and_stays_in_the_list(page: Screen) -> None:
    page.press("Add target")
    page.type_into("Within how many working days?", "2")
    page.press("Save target")
    page.press("End To acknowledge: 2 working days, from Tue 31 Mar 2026")
    assert "To acknowledge: 2 working days" in page.words()
    page.type_into("What is its last day?", "30 March 2026")
    page.press("End the target")
    assert "It cannot end before it began" in page.words()
    page.type_into("What is its last day?", "30 April 2026")
    page.press("End the target")
    assert "From Tue 31 Mar 2026 until Thu 30 Apr 2026." in page.words()
    names = page.names(QAccessible.Role.Button)
    assert not [name for name in names if name.startswith("End To acknowledge")]


def test_the_ombudsman_s_details_are_marked_as_checked_today(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, SETTINGS, today=date(2027, 6, 1))
    assert "check them again" in screen.words()
    screen.press("Mark as checked today")
    words = screen.words()
    assert "Last checked Tue 1 Jun 2027." in words
    assert "check them again" not in words
    assert "Check them before you send a letter." not in words
    assert "Mark as checked today" not in words


def test_a_bank_holiday_shows_what_it_moves_and_can_be_taken_back(page: Screen) -> None:
    page.press("Add bank holiday")
    page.type_into("On which day?", "2 April")
    page.type_into("Its name", "Jubilee bank holiday")
    page.type_into("Where was it announced?", "gov.uk/bank-holidays")
    page.qtbot.waitUntil(lambda: "Thu 9 April 2026 instead of Wed 8 April 2026." in page.words())
    page.press("Add bank holiday")
    assert "Thu 2 April 2026: Jubilee bank holiday" in page.words()
    page.press("Take back Jubilee bank holiday, Thu 2 April 2026")
    assert "Wed 8 April 2026 instead of Thu 9 April 2026." in page.words()
    page.press("Take it back")
    assert "Jubilee" not in page.words()


def test_an_office_closure_warns_of_dates_inside_and_moves_none(page: Screen) -> None:
    page.press("Add closure")
    page.type_into("From which day?", "7 April")
    page.type_into("Until which day?", "9 April")
    page.qtbot.waitUntil(lambda: "The date stays." in page.words())
    page.press("Save closure")
    assert "Tue 7 Apr 2026 to Thu 9 Apr 2026" in page.words()
    page.press("Take back closure Tue 7 Apr 2026 to Thu 9 Apr 2026")
    page.press("Take it back")
    assert "Tue 7 Apr 2026" not in page.words()


def test_the_ombudsman_s_details_are_kept_with_the_day_they_were_checked(page: Screen) -> None:
    page.press("Change the Ombudsman’s contact details")
    page.type_into("Telephone", "0300 111 4000")
    page.press("Save contact details")
    assert "0300 111 4000" in page.words()
    assert "Last checked Tue 31 Mar 2026." in page.words()


def test_a_logo_is_chosen_and_one_that_is_no_picture_is_answered(
    page: Screen, tmp_path: Path
) -> None:
    shown = page.window.page
    assert isinstance(shown, SettingsPage)
    picture, text = tmp_path / "logo.png", tmp_path / "no.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B5A6B"))
    assert image.save(str(picture))
    text.write_text("no picture")
    shown.chooser = Chooses(picture)
    page.press("Choose logo")
    assert "A logo stands at the head of letters." in page.words()
    assert dated_blocks.logo(page.window.hub.session) is not None
    page.press("Remove logo")
    assert "No logo." in page.words()
    said: list[str] = []
    page.window.hub.failed.disconnect()
    page.window.hub.failed.connect(said.append)
    shown.chooser = Chooses(text)
    page.press("Choose logo")
    assert said == [
        "This file is no whole PNG or JPEG picture. Choose one that ends in .png or .jpg."
    ]


def test_text_size_and_colours_are_chosen_and_the_focus_stays(page: Screen) -> None:
    page.choose("Text size", "125 %")
    page.qtbot.waitUntil(lambda: theme().text_size == 125)
    assert page.focus() == "Text size"
    page.choose("Colours", "Dark")
    page.qtbot.waitUntil(lambda: theme().scheme is Scheme.DARK)


@pytest.mark.parametrize("step", ["", *FORMS])
def test_settings_and_their_forms_are_named_and_nothing_is_cut_off(
    step: str, open_window: Callable[..., Screen], register: Path
) -> None:
    place = Place("setting", KEYS.get(step, ""), step) if step else SETTINGS
    screen = open_window(register, place)
    names = Counter(screen.said(widget) for widget in controls(screen.window))
    assert "" not in names
    assert not [name for name, count in names.items() if count > 1]
    assert not misnamed(screen)
    for size in (100, 150, 200):
        theme().set_text_size(size)
        screen.window.start(place)
        screen.settle()
        assert not cut_off(screen.window), f"at {size} %"
    theme().set_text_size(100)
    screen.window.start(place)
    screen.window.resize(700, 600)
    screen.settle()
    assert not cut_off(screen.window), "in a narrow window"
