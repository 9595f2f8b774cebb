"""A character that no typeface can print is told with the paper, before it is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.services.session import open_register
from chc_desktop.ui.dialogs.paper_files import Paper
from chc_desktop.ui.dialogs.paper_making import MOST_SENTENCES, Outcome
from chc_desktop.ui.dialogs.preview import UNSHOWN
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.complaint.bundle_page import BundlePage
from chc_desktop.ui.pages.complaint.letter_page import LetterPage
from chc_desktop.ui.widgets.basics import Label
from tests.ui.looking import SaysYes, preview, shown
from tests.ui.test_letters_page import acknowledgement, paste

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

UNKNOWN = "\U0010fff0"  # of private use: no typeface is taken for it


def seen_first(screen: Screen, button: str) -> list[str]:
    """What the preview says once its pages show; it is closed again."""
    screen.press(button)
    screen.qtbot.waitUntil(lambda: shown(screen).startswith("Page 1 of"), timeout=60_000)
    dialog = preview(screen)
    words = [label.text() for label in dialog.findChildren(Label) if label.isVisibleTo(dialog)]
    dialog.close()
    screen.settle()
    return words


def test_the_preview_of_a_letter_says_what_of_it_cannot_be_printed(
    open_window: Callable[..., Screen],
    register: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    screen = acknowledgement(open_window, register)
    paste(screen, f"Dear resident, the gate bangs. {UNKNOWN}")
    words = seen_first(screen, "Preview of the letter")
    assert UNSHOWN in words
    (said,) = [text for text in words if "U+10FFF0" in text]
    assert "it will show as [U+10FFF0]" in said
    page = screen.window.page
    assert isinstance(page, LetterPage)
    page.chooser = SaysYes(tmp_path)
    screen.press("Save as PDF")
    screen.qtbot.waitUntil(lambda: "Saved as " in screen.words(), timeout=30_000)
    assert "it will show as [U+10FFF0]" in screen.words()
    assert "gate" not in caplog.text
    paste(screen, "Dear resident, the gate bangs.")
    assert UNSHOWN not in seen_first(screen, "Preview of the letter")


def test_a_bundle_says_it_before_and_when_it_is_saved_without_a_look(
    open_window: Callable[..., Screen], register: Path, tmp_path: Path
) -> None:
    session = open_register(register)
    with session.register.action("test", "2026-03-31T12:00:00", "A character") as action:
        action.update("complaint", 1, {"description": f"The gate bangs. {UNKNOWN}"})
    session.close()
    screen = open_window(register, Place("bundle", "1"))
    told = "The description of complaint C-001 has a character, U+10FFF0,"
    words = seen_first(screen, "Preview of the bundle, C-001")
    assert UNSHOWN in words
    assert any(text.startswith(told) for text in words)
    page = screen.window.page
    assert isinstance(page, BundlePage)
    page.chooser = SaysYes(tmp_path)
    screen.press("Make the PDF, C-001")
    screen.qtbot.waitUntil(lambda: "Saved as Bundle" in screen.words(), timeout=60_000)
    assert told in screen.words()
    assert (tmp_path / "Bundle C-001.pdf").read_bytes().startswith(b"%PDF")


def test_many_characters_are_counted_after_the_first() -> None:
    sentences = tuple(f"Sentence {number}." for number in range(MOST_SENTENCES + 5))
    made = Outcome(Paper("Report", "Report.pdf", lambda _: b""), unshown=sentences)
    assert made.notice.endswith(
        f"Sentence {MOST_SENTENCES - 1}. It shows 5 more characters as numbers."
    )
