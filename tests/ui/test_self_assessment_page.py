"""Answering the self-assessment: it saves itself, and says what is wrong with each answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeView

from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.services import assessments, complaints
from chc_desktop.model.services.session import open_register
from chc_desktop.model.services.views import AssessmentView, ProvisionRow
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Screen

CONTROL = Qt.KeyboardModifier.ControlModifier
YEAR_END = date(2026, 3, 31)
YES = "Yes. Do you comply?"
EVIDENCE, WHY, BY = "Evidence", "Commentary or explanation", "By when will you comply?"
SENTENCE = "were acknowledged within 5 working days, 1 April 2025 to 31 March 2026."


@pytest.fixture
def at(open_window: Callable[..., Screen], register: Path) -> Callable[[str], Screen]:
    """Open the window at a provision."""
    return lambda number: open_window(register, Place("self-assessment", number))


def stored(path: Path, number: str) -> ProvisionRow:
    """What another program reads in the register about a provision."""
    session = open_register(path, today=YEAR_END, read_only=True)
    view = assessments.assessment(session, YEAR_END)
    session.close()
    return next(row for row in view.provisions if row.number == number)


def say_no(screen: Screen) -> None:
    """Choose No by the keyboard: of a group of radio buttons Tab reaches one."""
    screen.find(YES).setFocus()
    screen.key(Qt.Key.Key_Right)
    screen.key(Qt.Key.Key_Space)


def list_words(screen: Screen) -> dict[str, str]:
    """Each provision in the list with its state."""
    tree = screen.window.findChild(QTreeView)
    assert tree is not None
    model = tree.model()
    found = {}
    for section in range(model.rowCount()):
        parent = model.index(section, 0)
        for row in range(model.rowCount(parent)):
            number, _, state = str(model.index(row, 0, parent).data()).partition(", ")
            found[number] = state
    return found


def test_a_new_assessment_starts_at_the_first_provision_with_all_72_to_answer(
    at: Callable[[str], Screen],
) -> None:
    screen = at("")
    words = screen.words()
    assert "0 of 72 answered." in words
    assert "Draft. 2024 Code." in words
    assert "an expression of dissatisfaction, however made" in words
    assert len(list_words(screen)) == 72
    assert screen.focus() == YES


def test_an_answer_and_its_evidence_are_saved_without_a_button(
    at: Callable[[str], Screen], register: Path
) -> None:
    screen = at("1.2")
    screen.press(YES)
    screen.type_into(EVIDENCE, "Complaints policy, section 1.")
    screen.qtbot.waitUntil(lambda: bool(stored(register, "1.2").evidence), timeout=4000)
    assert stored(register, "1.2").answer == "Yes"
    assert stored(register, "1.2").evidence == "Complaints policy, section 1."
    screen.qtbot.waitUntil(lambda: list_words(screen)["1.2"] == "Yes")
    assert "1 of 72 answered." in screen.words()


def test_typing_is_saved_on_going_to_another_page(
    at: Callable[[str], Screen], register: Path
) -> None:
    screen = at("1.3")
    screen.type_into(WHY, "Every member knows it.")
    screen.key(Qt.Key.Key_1, CONTROL)
    assert stored(register, "1.3").commentary == "Every member knows it."
    screen.key(Qt.Key.Key_5, CONTROL)
    assert screen.value(WHY) == "Every member knows it."


def test_a_no_asks_for_an_explanation_and_the_date_to_comply(
    at: Callable[[str], Screen], register: Path
) -> None:
    screen = at("5.9")
    assert BY not in screen.words()
    say_no(screen)
    screen.qtbot.waitUntil(lambda: "without an explanation" in screen.words())
    assert "without the date by which you intend to comply" in screen.words()
    screen.type_into(WHY, "No intervals were agreed.")
    screen.type_into(BY, "12 May 2026")
    screen.key(Qt.Key.Key_Tab)
    screen.qtbot.waitUntil(
        lambda: stored(register, "5.9").comply_by == date(2026, 5, 12), timeout=4000
    )
    screen.qtbot.waitUntil(lambda: list_words(screen)["5.9"] == "No")
    assert "without an explanation" not in screen.words()


def test_a_date_that_does_not_exist_is_kept_as_typed_while_one_looks_at_another_provision(
    at: Callable[[str], Screen], register: Path
) -> None:
    screen = at("5.9")
    say_no(screen)
    screen.type_into(BY, "31 April 2026")
    screen.press("Next: 5.10")
    screen.press("Previous: 5.9")
    assert screen.value(BY) == "31 April 2026"
    assert "April has 30 days." in screen.words()
    assert stored(register, "5.9").comply_by is None


def test_a_date_that_cannot_be_read_is_there_again_after_the_program_was_closed(
    at: Callable[[str], Screen],
) -> None:
    screen = at("5.9")
    say_no(screen)
    screen.type_into(BY, "in the spring")
    screen.window.close()
    screen.window.hub.session.close()
    again = at("5.9")
    assert again.value(BY) == "in the spring"
    assert "Write the date as day, month and year" in again.words()
    again.type_into(BY, "12 May 2026")
    again.press("Next: 5.10")
    again.press("Previous: 5.9")
    assert again.value(BY) == "Tue 12 May 2026"


def test_a_yes_the_register_contradicts_says_so_until_it_is_explained(
    at: Callable[[str], Screen],
) -> None:
    screen = at("6.2")
    screen.type_into(EVIDENCE, "The letters.")
    screen.press(YES)
    screen.qtbot.waitUntil(lambda: "the register shows 1 of 4" in screen.words())
    assert "To check" in screen.words()
    screen.type_into(WHY, "The officer was ill; a deputy acknowledges now.")
    screen.qtbot.waitUntil(lambda: list_words(screen)["6.2"] == "Yes", timeout=4000)
    assert "the register shows" not in screen.words()


def test_the_registers_own_sentence_becomes_evidence(
    at: Callable[[str], Screen], register: Path
) -> None:
    screen = at("6.2")
    assert f"4 complaints {SENTENCE}" in screen.words()
    screen.type_into(EVIDENCE, "Complaints policy.")
    screen.press("Use this sentence")
    assert (
        screen.value(EVIDENCE)
        .replace("\u00a0", " ")
        .startswith("Complaints policy.\n3 of 4 complaints were acknowledged")
    )
    assert SENTENCE in stored(register, "6.2").evidence.replace("\u00a0", " ")
    assert not screen.find("Use this sentence").isEnabled()
    screen.press("See the 5 complaints behind this sentence")
    assert "C-001, C-002, C-003, C-004, C-005" in screen.words()
    # Another problem comes up beside them: they stay, and so does the focus.
    screen.press(YES)
    screen.find("See the 5 complaints behind this sentence").setFocus()
    screen.qtbot.waitUntil(lambda: "the register shows" in screen.words())
    assert "C-001, C-002, C-003, C-004, C-005" in screen.words()
    assert screen.focus() == "See the 5 complaints behind this sentence"


def test_f8_goes_round_the_provisions_that_need_a_look(at: Callable[[str], Screen]) -> None:
    screen = at("9.7")
    assert "9.7" in screen.words()
    screen.key(Qt.Key.Key_F8)
    assert "Previous: 9.7" in screen.words()
    screen.key(Qt.Key.Key_F8)
    assert "Next: 1.3" in screen.words()
    screen.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert "Previous: 9.7" in screen.words()
    assert screen.focus() == YES


def test_the_keyboard_alone_answers_a_provision(
    at: Callable[[str], Screen], register: Path
) -> None:
    screen = at("1.4")
    screen.key(Qt.Key.Key_Space)
    assert stored(register, "1.4").answer == "Yes"
    screen.key(Qt.Key.Key_Right)
    assert stored(register, "1.4").answer == "No"
    screen.key(Qt.Key.Key_Return, CONTROL)
    assert "Previous: 1.4" in screen.words()


def test_the_list_is_walked_with_the_arrow_keys(at: Callable[[str], Screen]) -> None:
    screen = at("6.2")
    tree = screen.window.findChild(QTreeView)
    assert tree is not None
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    screen.settle()
    assert "Next: 6.4" in screen.words()
    assert screen.focus() == "Provisions by section"


def test_another_year_is_another_assessment(at: Callable[[str], Screen], register: Path) -> None:
    screen = at("1.2")
    screen.press(YES)
    screen.choose("Reporting year", "Year to 31\u00a0March\u00a02025")
    assert "0 of 72 answered." in screen.words()
    screen.choose("Reporting year", "Year to 31\u00a0March\u00a02026")
    assert "1 of 72 answered." in screen.words()


def test_in_a_narrow_window_the_list_and_the_provision_take_turns(
    at: Callable[[str], Screen],
) -> None:
    screen = at("6.2")
    screen.window.resize(700, 700)
    screen.settle()
    assert "Provisions by section" not in screen.words()
    screen.press("All provisions")
    assert "Do you comply?" not in screen.words()
    assert screen.focus() == "Provisions by section"
    screen.key(Qt.Key.Key_Return)
    assert "Do you comply?" in screen.words()


def test_when_nothing_can_be_saved_it_is_said_and_the_typing_stays(
    qtbot: QtBot, register: Path
) -> None:
    from tests.ui.conftest import Screen as ScreenOf

    hub = Hub()
    hub.use(open_register(register, today=YEAR_END, read_only=True))
    window = MainWindow(hub)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.start(Place("self-assessment", "1.2"))
    screen = ScreenOf(qtbot, window)
    screen.type_into(EVIDENCE, "Complaints policy.")
    screen.press(YES)
    assert "open for reading only, so nothing was saved" in screen.words()
    assert screen.value(EVIDENCE) == "Complaints policy."
    window.close()
    hub.session.close()


def test_an_approved_assessment_is_locked(
    open_window: Callable[..., Screen], register: Path
) -> None:
    session = open_register(register, today=YEAR_END, actor="test")
    assessments.save_answer(session, YEAR_END, "1.2", "Yes", "Complaints policy, section 1.")
    with session.action("approve the self-assessment") as action:
        row = assessments.current(session, YEAR_END)
        assert row is not None
        action.update("assessment", row["id"], {"approved_on": "2026-03-30"})
    session.close()
    screen = open_window(register, Place("self-assessment", "1.2"))
    assert "Approved, so it is locked." in screen.words()
    assert "Approved on 30 March 2026, so it is locked. A change needs a new version." in (
        screen.words()
    )
    assert not screen.find(YES).isEnabled()
    screen.type_into(EVIDENCE, "Another sentence.")
    assert screen.value(EVIDENCE) == "Complaints policy, section 1."


def test_an_answer_in_the_forms_own_words_asks_for_yes_or_no_and_is_kept_until_then(
    open_window: Callable[..., Screen], register: Path
) -> None:
    session = open_register(register, today=YEAR_END, actor="test")
    assessments.save_answer(session, YEAR_END, "1.2", "Partially", "Complaints policy.")
    session.close()
    screen = open_window(register, Place("self-assessment", "1.2"))
    assert "The form says “Partially”. Choose Yes or No." in screen.words()
    screen.type_into(EVIDENCE, "Complaints policy, section 1.")
    screen.key(Qt.Key.Key_1, CONTROL)
    assert stored(register, "1.2").answer == "Partially"
    assert stored(register, "1.2").evidence == "Complaints policy, section 1."


# ---- what the register shows


def test_f9_answers_as_the_register_proposes_and_asks_for_the_date_of_a_no(
    at: Callable[[str], Screen], register: Path
) -> None:
    screen = at("6.2")
    assert "This speaks against a Yes. 1 of 4 stage 1 acknowledgements was late" in screen.words()
    screen.key(Qt.Key.Key_F9)
    row = stored(register, "6.2")
    assert row.answer == "No"
    assert SENTENCE in row.evidence.replace("\u00a0", " ")
    assert row.commentary == "1 of 4 stage 1 acknowledgements was late, by 3 working days."
    assert screen.focus() == BY
    type_keys(screen, "30 June 2026")
    screen.key(Qt.Key.Key_F8)
    assert stored(register, "6.2").comply_by == date(2026, 6, 30)
    assert stored(register, "6.2").problems == ()


def test_a_yes_that_the_register_speaks_against_asks_for_an_explanation_at_the_field_at_once(
    at: Callable[[str], Screen],
) -> None:
    screen = at("6.2")
    screen.press(YES)
    needed = "Say here why it is Yes all the same. 1 of 4 stage 1 acknowledgements was late"
    assert needed in screen.words()
    assert needed in screen.find(WHY).accessibleDescription()
    screen.type_into(WHY, "The officer was ill; a deputy acknowledges now.")
    assert needed not in screen.words()


def test_a_sentence_whose_facts_moved_is_flagged_and_gives_its_place_by_one_key(
    at: Callable[[str], Screen], register: Path
) -> None:
    screen = at("6.2")
    screen.type_into(EVIDENCE, "Our letters.")
    screen.press("Use this sentence")
    screen.press(YES)
    screen.type_into(WHY, "Explained.")
    screen.key(Qt.Key.Key_1, CONTROL)
    log = LogComplaint(received_on=date(2026, 3, 2), resident="Joan Hartley", description="Dust")
    screen.window.hub.run(complaints.log_complaint, log)
    screen.key(Qt.Key.Key_5, CONTROL)
    assert "The register changed: now 3 of 5." in screen.words()
    assert list_words(screen)["6.2"] == "To check"
    screen.key(Qt.Key.Key_F9)
    written = stored(register, "6.2").evidence
    assert written.startswith("Our letters.\n3 of 5 complaints")
    assert "3 of 4" not in written
    screen.qtbot.waitUntil(lambda: "The register changed" not in screen.words())


def test_ones_own_words_stay_by_a_button(at: Callable[[str], Screen], register: Path) -> None:
    screen = at("6.2")
    screen.press("Use this sentence")
    screen.press(YES)
    screen.type_into(WHY, "Explained.")
    screen.key(Qt.Key.Key_1, CONTROL)
    log = LogComplaint(received_on=date(2026, 3, 2), resident="Joan Hartley", description="Dust")
    screen.window.hub.run(complaints.log_complaint, log)
    screen.key(Qt.Key.Key_5, CONTROL)
    screen.press("Keep my words")
    assert "The register changed" not in screen.words()
    assert stored(register, "6.2").evidence.startswith("3 of 4 complaints")
    assert list_words(screen)["6.2"] == "Yes"


def test_where_the_register_shows_nothing_it_says_what_would_be_evidence(
    at: Callable[[str], Screen],
) -> None:
    screen = at("9.8")
    assert "Nothing in this year. It would be evidence: The standard objective" in screen.words()
    screen.key(Qt.Key.Key_F9)
    assert screen.value(EVIDENCE) == ""


def test_the_list_of_what_to_put_right_goes_to_each_row_by_the_keyboard(
    at: Callable[[str], Screen],
) -> None:
    screen = at("5.9")
    say_no(screen)
    screen.qtbot.waitUntil(lambda: "without an explanation" in screen.words())
    screen.find("To put right: 72").setFocus()
    screen.key(Qt.Key.Key_Space)
    words = screen.words()
    assert "Must be put right" in words
    assert "5.9 is answered No without an explanation" in words
    assert "Section 6: 20 not answered yet" in words
    assert screen.focus().startswith("Go to 5.9: 5.9 is answered No without an explanation")
    screen.key(Qt.Key.Key_Tab)
    assert screen.focus() == "Go to 1.2: Section 1: 5 not answered yet"
    screen.key(Qt.Key.Key_Return)
    assert screen.focus() == YES
    assert "Next: 1.3" in screen.words()


def test_all_72_are_finished_by_keys_alone_with_progress_in_each_section(
    at: Callable[[str], Screen], register: Path
) -> None:
    screen = at("")
    for row in whole(register).provisions:
        assert screen.focus() == YES
        if row.register.proposed:
            screen.key(Qt.Key.Key_F9)
        else:
            screen.key(Qt.Key.Key_Space)
            if row.suggestion:
                screen.key(Qt.Key.Key_F9)
            else:
                while screen.focus() != EVIDENCE:
                    screen.key(Qt.Key.Key_Tab)
                type_keys(screen, f"Seen at {row.number}, see the minutes.")
        if row.register.proposed == "No":
            assert screen.focus() == BY
            type_keys(screen, "30 June 2026")
        if row.number == "6.20":
            assert section_words(screen)[5] == "6  Complaints stages, 19 of 20"
        screen.key(Qt.Key.Key_F8)
    assert section_words(screen)[5] == "6  Complaints stages, 20 of 20"
    assert "72 of 72 answered." in screen.words()
    found = whole(register)
    assert found.answered == 72
    blocks = [r.number for r in found.provisions if any(s == "block" for s, _ in r.problems)]
    assert blocks == []


def whole(path: Path) -> AssessmentView:
    """The assessment as another program reads it."""
    session = open_register(path, today=YEAR_END, read_only=True)
    view = assessments.assessment(session, YEAR_END)
    session.close()
    return view


def type_keys(screen: Screen, text: str) -> None:
    """Type where the focus is."""
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, text)
    screen.settle()


def section_words(screen: Screen) -> list[str]:
    """The sections in the list with their progress."""
    tree = screen.window.findChild(QTreeView)
    assert tree is not None
    model = tree.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]
