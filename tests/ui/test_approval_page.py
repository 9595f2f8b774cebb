"""Approval and publication in the window: what stands where, the forms, and earlier versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QWidget

from chc_desktop.model.services import approval_facts, assessments
from chc_desktop.model.services.assessment_versions import start_next, versions
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.dialogs.files import Chosen, FileChooser
from chc_desktop.ui.hub import Place
from chc_desktop.ui.messages import MessageDialog
from chc_desktop.ui.pages.approval.page import ApprovalPage
from chc_desktop.ui.viewmodels.approval_words import approval_place, form_place

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

LAST, END = date(2025, 3, 31), date(2026, 3, 31)
JUNE = date(2026, 6, 1)


class SaysYes(FileChooser):
    """Stands for a person who takes the name offered, in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save_file(
        self, parent: QWidget, caption: str, kinds: str, path: Path, chosen: Chosen
    ) -> None:
        """Choose the name offered."""
        chosen(self.folder / path.name)


@pytest.fixture
def answered(empty_register: Path) -> Path:
    """Last year's self-assessment with one No, this year's started from it and answered."""
    session = open_register(empty_register, today=JUNE, actor="test")
    assessments.save_answer(session, LAST, "1.2", "Yes", "Policy of 10 June 2025.")
    by = date(2025, 12, 31)
    assessments.save_answer(session, LAST, "4.3", "No", "Log.", "Nobody is trained.", by)
    assert isinstance(start_next(session, END), Done)
    for row in assessments.assessment(session, END).provisions:
        if not row.answer:
            assessments.save_answer(session, END, row.number, "Yes", f"Shown at {row.number}.")
    session.close()
    return empty_register


@pytest.fixture
def at(open_window: Callable[..., Screen], answered: Path) -> Callable[[Place], Screen]:
    """Open the window at a place, on 1 June 2026."""
    return lambda place: open_window(answered, place, JUNE)


def approve(screen: Screen) -> None:
    screen.press("Record the approval")
    screen.type_into("When did the meeting approve it?", "12 May 2026")
    screen.type_into("Minute reference", "26/05")
    screen.type_into("Who signed for the governing body?", "Ada Marsh")
    screen.type_into("In which role?", "chair")
    screen.press("Record approval")


def test_the_approval_is_recorded_and_the_page_goes_on_to_publication(
    at: Callable[[Place], Screen],
) -> None:
    screen = at(approval_place(END))
    assert "Draft, version 1. The committee has not approved it yet." in screen.words()
    assert screen.focus() == "Record the approval"
    approve(screen)
    words = screen.words()
    assert "Version 1 is approved. It is not published yet." in words
    assert "signed by Ada Marsh, chair. Minute 26/05." in words
    assert "Start a new version" in words
    assert "Annual report: not published" in words


def test_the_form_says_what_stands_against_it_and_keeps_the_typing(
    at: Callable[[Place], Screen],
) -> None:
    screen = at(form_place("approve", END))
    screen.type_into("When did the meeting approve it?", "9 June 2026")
    screen.type_into("Minute reference", "26/06")
    screen.press("Record approval")
    assert "The committee has not met on Tue 9 June 2026 yet." in screen.words()
    assert "Give the name of the one who signed it." in screen.words()
    assert screen.value("Minute reference") == "26/06"
    assert "The self-assessment is locked" in screen.words()


def test_a_year_that_is_not_answered_is_not_approved(
    open_window: Callable[..., Screen], empty_register: Path
) -> None:
    session = open_register(empty_register, today=JUNE, actor="test")
    assessments.save_answer(session, END, "1.2", "Yes", "Policy.")
    session.close()
    screen = open_window(empty_register, approval_place(END), JUNE)
    approve(screen)
    assert "71 things must be put right in the self-assessment" in screen.words()
    assert "Record the approval" in screen.words()


def test_published_on_a_notice_board_and_sent(at: Callable[[Place], Screen]) -> None:
    screen = at(approval_place(END))
    approve(screen)
    screen.press("Record where it is published")
    screen.type_into("Where do residents find it?", "Notice boards in both porches")
    screen.type_into("From when?", "14 May 2026")
    screen.press("Record publication")
    assert "Published: Notice boards in both porches, from 14 May 2026." in screen.words()
    screen.press("Record what was sent")
    screen.type_into("When was it sent?", "20 May 2026")
    screen.press("Record it as sent")
    words = screen.words()
    assert "Version 1 is approved and sent to the Ombudsman." in words
    assert "Sent to the Ombudsman on 20 May 2026, by the Ombudsman’s online form." in words


def test_a_new_version_says_that_all_is_to_be_done_again_and_undo_takes_it_back(
    at: Callable[[Place], Screen],
) -> None:
    screen = at(approval_place(END))
    approve(screen)
    screen.press("Start a new version")
    assert "It must be approved, published and submitted again." in screen.words()
    screen.press("Start new version")
    assert "Choose why there is a new version." in screen.words()
    screen.press(
        "After a restructure, merger or change in procedures (8.3). Why is there a new version?"
    )
    screen.type_into("What happened?", "We merged with the co-op next door.")
    screen.press("Start new version")
    words = screen.words()
    assert "Draft, version 2." in words
    assert "After a restructure, merger or change in procedures (8.3): We merged" in words
    assert "Version 1" in words
    screen.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Version 1 is approved." in screen.words()


def test_the_response_is_a_draft_and_then_signed(
    at: Callable[[Place], Screen], answered: Path
) -> None:
    screen = at(approval_place(END))
    screen.press("Write the response")
    screen.type_into("What did you look at?", "We read the report.")
    screen.type_into("What did you decide? (optional)", "Train two members.")
    screen.press("Save response")
    assert "Change the response" in screen.words()
    screen.press("Change the response")
    assert screen.value("What did you decide? (optional)") == "Train two members."
    screen.type_into("When did the meeting agree it? (optional)", "12 May 2026")
    screen.press("Save response")
    assert "Give the number of the minute that says so." in screen.words()
    screen.type_into("Minute reference (optional)", "26/05")
    screen.type_into("Who signed it? (optional)", "Ada Marsh")
    screen.type_into("In which role? (optional)", "chair")
    screen.press("Save response")
    session = open_register(answered, today=JUNE, read_only=True)
    assert approval_facts.response(session, END).on == date(2026, 5, 12)
    session.close()


def test_what_was_promised_last_year_is_done_or_gets_a_new_date(
    at: Callable[[Place], Screen],
) -> None:
    screen = at(approval_place(END))
    assert "4.3, by 31 December 2025" in screen.words()
    screen.press("Was it done?: 4.3, by 31 December 2025. Nobody is trained.")
    assert "Last year you promised it by 31 December 2025." in screen.words()
    screen.find("Done. Is it done?").setFocus()
    screen.key(Qt.Key.Key_Down)
    screen.key(Qt.Key.Key_Space)
    screen.press("Record")
    assert "A No needs a new date by which you will comply (8.1)." in screen.words()
    screen.find("Not done. Is it done?").setFocus()
    screen.key(Qt.Key.Key_Up)
    screen.key(Qt.Key.Key_Space)
    screen.type_into("When was it done?", "2 May 2026")
    screen.type_into("In a sentence", "All six took the course.")
    screen.press("Record")
    assert "Done on 2 May 2026. All six took the course." in screen.words()


def test_exceptional_circumstances_are_recorded_and_who_is_not_told_is_named(
    at: Callable[[Place], Screen],
) -> None:
    screen = at(form_place("circumstance", END))
    screen.type_into("What happened?", "A fire in the office.")
    screen.type_into("Since when?", "2 February 2026")
    screen.type_into("By when will you comply again?", "1 May 2026")
    screen.qtbot.waitUntil(
        lambda: "The Code asks you to tell the Ombudsman (8.5)." in screen.words()
    )
    screen.press("Save")
    assert "The Ombudsman has not been told yet." in screen.words()


def test_an_earlier_version_is_read_and_can_be_taken_up_again(
    at: Callable[[Place], Screen], answered: Path
) -> None:
    session = open_register(answered, today=JUNE, read_only=True)
    (last,) = versions(session, LAST)
    session.close()
    screen = at(Place("assessment-version", str(last.id)))
    words = screen.words()
    assert "Self-assessment, version 1" in words
    assert "4.3  No, by 31 December 2025" in words
    assert "Nobody is trained." in words
    screen.press("Start a new version from it")
    assert "A copy of version 1, year to 31 March 2025" in screen.words()


def test_the_pack_is_saved_as_pdf_and_text_and_copied(
    at: Callable[[Place], Screen], tmp_path: Path
) -> None:
    screen = at(approval_place(END))
    page = screen.window.page
    assert isinstance(page, ApprovalPage)
    page.chooser = SaysYes(tmp_path)
    page.refresh()
    screen.press("Save as PDF: submission pack")
    paper = tmp_path / "Submission pack 2026-03-31.pdf"
    screen.qtbot.waitUntil(paper.exists, timeout=20_000)
    assert paper.read_bytes().startswith(b"%PDF")
    screen.press("Save as text: submission pack")
    screen.qtbot.waitUntil(paper.with_suffix(".txt").exists, timeout=20_000)
    saved = (tmp_path / "Submission pack 2026-03-31.txt").read_text(encoding="utf-8")
    assert "Number of homes: 24" in saved
    screen.press("Copy as text: submission pack")
    assert QGuiApplication.clipboard().text().startswith("Submission under the Complaint")
    page.chooser = SaysYes(tmp_path / "not there")
    page.refresh()
    screen.press("Save as text: submission pack")
    screen.qtbot.waitUntil(lambda: bool(screen.window.findChildren(MessageDialog)), timeout=20_000)
    (dialog,) = screen.window.findChildren(MessageDialog)
    assert "does not exist" in screen.words(dialog)
    dialog.close()


def test_today_leads_to_the_papers_of_the_year_before_they_are_late(
    open_window: Callable[..., Screen], answered: Path
) -> None:
    screen = open_window(answered, Place("today"), date(2026, 9, 16))
    words = screen.words()
    assert "Submission: send the year’s papers, within 2 weeks" in words
    assert "Missing: Complaints policy: not written" in words
    found = [
        name
        for name in screen.names(QAccessible.Role.Button)
        if name.startswith("Review: Submission: send the year’s papers")
    ]
    screen.press(found[0].replace("\u00a0", " "))
    assert "Wed 30 September 2026" in screen.words()
