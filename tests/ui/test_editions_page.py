"""The editions of the Code in the window: listed, compared, and an assessment carried forward."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from chc_desktop.model.rules.editions_compared import ChangeKind
from chc_desktop.model.services import assessments, editions
from chc_desktop.paths import code_dir, resource_path
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

END = date(2026, 3, 31)
OLD_FORM = Path(__file__).parents[1] / "samples" / "self-assessment-homes-plus-2022.docx"


def invent() -> None:
    """Put a 2030 Code, in force since March 2026, and a broken file into the user's folder."""
    text = resource_path("code", "chc-2024.json").read_text(encoding="utf-8")
    code: dict[str, Any] = json.loads(text)
    code |= {"edition": "2030", "in_force_from": "2026-03-01"}
    code["provisions"][0]["requirement"] += " It may be made in any language."
    code_dir().mkdir(parents=True)
    (code_dir() / "chc-2030.json").write_text(json.dumps(code), encoding="utf-8")
    (code_dir() / "chc-2031.json").write_text("{}", encoding="utf-8")


def test_two_editions_stand_side_by_side_and_one_kind_of_change_can_be_chosen(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("editions"))
    shown = screen.words()
    assert "2024 Complaint Handling Code" in shown
    assert "In force, from 1 April 2024. 72 provisions. Comes with the program." in shown
    assert str(code_dir()) in shown
    assert "1.2: reworded" in shown
    assert "[put in:" in shown
    found = editions.comparison("2022", "2024")
    assert found is not None
    screen.press(f"Added {found.counts[ChangeKind.ADDED]}")
    shown = screen.words()
    assert "1.2: reworded" not in shown
    assert ": added" in shown


def test_a_file_in_the_folder_is_an_edition_and_a_broken_one_is_said(
    open_window: Callable[..., Screen], register: Path
) -> None:
    invent()
    screen = open_window(register, Place("editions"))
    shown = screen.words()
    assert "2030 Complaint Handling Code" in shown
    assert "From your folder." in shown
    assert "chc-2031.json is not an edition of the Code." in shown
    assert "[put in: It may be made in any language.]" in shown
    assert "1 reworded. 71 are the same." in shown


def test_an_assessment_of_an_older_code_is_carried_forward_on_its_page(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("self-assessment", step=END.isoformat()))
    assert "Carry it forward" not in screen.words()
    session = screen.window.hub.session
    assessments.import_form(session, OLD_FORM, END)
    screen.window.hub.done("")
    screen.press("Carry it forward to the 2024 Code")
    view = assessments.assessment(session, END)
    assert view.edition == "2024"
    assert "2024 Code." in screen.words()
    assert "Carried forward to the 2024 Code:" in screen.words()
    assert "Carry it forward" not in screen.words()


def test_settings_show_the_folder_and_open_it(
    open_window: Callable[..., Screen], register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(address: QUrl) -> bool:
        opened.append(address.toLocalFile())
        return bool(opened[1:])

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    screen = open_window(register, Place("settings"))
    assert str(code_dir()) in screen.words()
    told: list[str] = []
    screen.window.hub.failed.disconnect()
    screen.window.hub.failed.connect(told.append)
    screen.press("Open folder for editions")
    assert told == [f"This computer opens no folders from here. The folder is {code_dir()}."]
    assert code_dir().is_dir()
    screen.press("Open folder for editions")
    assert opened == [str(code_dir())] * 2
    screen.press("Compare editions of the Code")
    assert "Compare two editions" in screen.words()
