"""A policy's text: put in, read in, started from our model; what is found is set aside or mended."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from chc_desktop.model.rules.registers import KeepPolicy
from chc_desktop.model.services import officers
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.messages import MessageDialog
from chc_desktop.ui.pages.records.policy import PolicyPage
from chc_desktop.ui.pages.records.policy_text import PolicyTextPage
from tests.ui.conftest import TODAY

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

BAD = (
    "Stage 1\nWe acknowledge a complaint within 5 working days.\n\n"
    "Stage 1 once more\nWe acknowledge a complaint within 2 working days.\n\n"
    "Anonymous complaints will not be accepted."
)
TEXT = "The policy’s text"


class FirstChoice(FileChooser):
    """A person who always chooses the file that the test names."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.offered: list[str] = []

    def open_file(
        self, parent: QWidget, caption: str, kinds: str, folder: Path, chosen: Chosen
    ) -> None:
        chosen(self.path)

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        self.offered.append(path.name)
        chosen(self.path.with_name(path.name))


@pytest.fixture
def policy(empty_register: Path) -> Path:
    """A register with a complaints policy that has three places to look at."""
    session = open_register(empty_register, today=TODAY, actor="test")
    entry = KeepPolicy(name="Complaints policy", body=BAD)
    assert isinstance(officers.save_entry(session, entry), Done)
    session.close()
    return empty_register


def write(screen: Screen, text: str) -> None:
    field = screen.find(TEXT)
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    field.selectAll()
    field.insertPlainText(text)
    screen.settle()


def test_a_place_is_quoted_with_its_provision_and_the_codes_words_one_key_away(
    open_window: Callable[..., Screen], policy: Path
) -> None:
    screen = open_window(policy, Place("officers", "", "policies"))
    assert "Its text: 2 places may stand against the Code." in screen.words()
    screen.press("Open Complaints policy")
    words = screen.words()
    assert "Two answers to one question (6.2)" in words
    assert "“We acknowledge a complaint within 2 working days.”" in words
    assert "And in another place" in words
    assert "“We acknowledge a complaint within 5 working days.”" in words
    assert "This may contradict another place, which says 5 days." in words
    code = "Complaints must be acknowledged, defined and logged at stage 1"
    assert code not in words
    screen.find("What 6.2 says: place 1 of 2").setFocus()
    screen.key(Qt.Key.Key_Return)
    assert code in screen.words()
    assert "Open Government Licence" in screen.words()
    screen.press("Hide what 6.2 says: place 1 of 2")
    assert code not in screen.words()


def test_f8_goes_from_place_to_place(open_window: Callable[..., Screen], policy: Path) -> None:
    screen = open_window(policy, Place("policy", "1"))
    screen.key(Qt.Key.Key_F8)
    assert screen.focus().startswith("Set aside place 1 of 2")
    screen.key(Qt.Key.Key_F8)
    assert screen.focus().startswith("Set aside place 2 of 2")
    screen.key(Qt.Key.Key_F8)
    assert screen.focus().startswith("Set aside place 1 of 2")


def test_a_place_is_set_aside_with_a_reason_and_stands_again(
    open_window: Callable[..., Screen], policy: Path
) -> None:
    screen = open_window(policy, Place("policy", "1"))
    screen.press("Set aside place 2 of 2")
    assert "“Anonymous complaints will not be accepted.”" in screen.words()
    screen.press("Set aside")
    assert "Say why this is no problem." in screen.words()
    screen.type_into("Why is this no problem?", "The old text; a new one is being printed.")
    screen.press("Set aside")
    words = screen.words()
    assert "1 place may stand against the Code, 1 set aside." in words
    assert "Because: The old text; a new one is being printed." in words
    screen.press("Let it stand again: place 1 that was set aside")
    assert "2 places may stand against the Code." in screen.words()
    screen.press("Undo Ctrl+Z")
    assert "1 set aside" in screen.words()


def test_a_changed_text_is_read_anew_and_undo_brings_the_old_one_back(
    open_window: Callable[..., Screen], policy: Path
) -> None:
    screen = open_window(policy, Place("policy", "1"))
    screen.press("Change the text")
    write(screen, "We answer complaints within 10 working days of acknowledging them.")
    screen.qtbot.waitUntil(lambda: "Nothing found" in screen.words())
    screen.press("Keep text")
    words = screen.words()
    assert "Nothing to look at" in words
    assert "That proves nothing" in words
    screen.press("Undo Ctrl+Z")
    assert "2 places may stand against the Code." in screen.words()


def test_an_empty_text_is_not_kept(open_window: Callable[..., Screen], policy: Path) -> None:
    screen = open_window(policy, Place("policy-text", "1"))
    write(screen, " ")
    screen.press("Keep text")
    assert "Paste or type the policy’s text" in screen.words()
    screen.press("Bring back the text that is kept")
    assert screen.value(TEXT) == BAD


def test_our_model_takes_the_place_of_a_text_only_with_a_way_back(
    open_window: Callable[..., Screen], policy: Path
) -> None:
    screen = open_window(policy, Place("policy-text", "1"))
    screen.press("Start from our complaints policy")
    assert screen.value(TEXT).startswith("# Complaints policy of Example Street")
    screen.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.value(TEXT) == BAD
    screen.press("Start from our policy on unacceptable behaviour")
    screen.press("Keep text")
    assert "Nothing to look at" in screen.words()


def test_a_text_is_read_in_from_a_file_and_an_unreadable_one_changes_nothing(
    open_window: Callable[..., Screen], policy: Path, tmp_path: Path
) -> None:
    file = tmp_path / "policy.txt"
    file.write_text("Our complaints procedure has three stages.", encoding="utf-8")
    screen = open_window(policy, Place("policy-text", "1"))
    (page,) = screen.window.findChildren(PolicyTextPage)
    page.chooser = FirstChoice(file)
    screen.press("Read it from a file")
    screen.qtbot.waitUntil(lambda: screen.value(TEXT).startswith("Our complaints"))
    file.write_bytes(b"")
    screen.press("Read it from a file")
    screen.qtbot.waitUntil(lambda: "policy.txt is empty" in screen.words())
    assert screen.value(TEXT).startswith("Our complaints procedure")
    screen.press("Keep text")
    assert "More than two stages (5.3)" in screen.words()


def test_a_policy_without_text_offers_to_put_it_in(
    open_window: Callable[..., Screen], records: Path
) -> None:
    screen = open_window(records, Place("policy", "1"))
    assert "The policy’s text is not here yet" in screen.words()
    screen.press("Put the text in")
    assert "What is looked for" in screen.words()


def test_a_policy_is_saved_as_word_pdf_and_large_print(
    open_window: Callable[..., Screen], policy: Path, tmp_path: Path
) -> None:
    screen = open_window(policy, Place("policy", "1"))
    (page,) = screen.window.findChildren(PolicyPage)
    chooser = FirstChoice(tmp_path / "any")
    page.chooser = chooser
    page.refresh()
    for button in ("Save as Word", "Save as PDF", "Save in large print"):
        screen.press(button)
        name = chooser.offered[-1]
        screen.qtbot.waitUntil(partial((tmp_path / name).exists))
    screen.choose("Which text to save", "Our model: policy on unacceptable behaviour")
    screen.press("Save as PDF")
    assert chooser.offered == [
        "Complaints policy.docx",
        "Complaints policy.pdf",
        "Complaints policy, large print.pdf",
        "Policy on unacceptable behaviour.pdf",
    ]
    screen.qtbot.waitUntil(
        lambda: "Saved as Policy on unacceptable behaviour.pdf." in screen.words()
    )
    chooser.path = tmp_path / "not there" / "any"
    screen.press("Save as Word")
    screen.qtbot.waitUntil(lambda: bool(screen.window.findChildren(MessageDialog)))
    (message,) = screen.window.findChildren(MessageDialog)
    assert "does not exist" in message.accessibleDescription()
    message.close()


@pytest.mark.parametrize("page", ["policy", "policy-text", "policy-aside"])
@pytest.mark.parametrize("key", ["99", ""])
def test_what_is_not_in_the_register_is_said(
    open_window: Callable[..., Screen], policy: Path, page: str, key: str
) -> None:
    screen = open_window(policy, Place(page, key, "000000000000"))
    assert "Not in this register" in screen.words()
