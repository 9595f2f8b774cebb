"""Every page, walked over: names, keyboard, nothing cut off, at every text size."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from chc_desktop.model.rules.attachments import AttachFile
from chc_desktop.model.rules.ombudsman import EnterItem, ItemKind, KeepCase
from chc_desktop.model.rules.report_words import PlanItem, WriteStory
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.values import Finding
from chc_desktop.model.services import (
    assessment_versions,
    assessments,
    attachments,
    ombudsman,
    report_words,
)
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import open_register
from chc_desktop.ui.hub import Place
from chc_desktop.ui.page_list import PAGES
from chc_desktop.ui.pages.approval.forms import FORMS as APPROVAL_FORMS
from chc_desktop.ui.pages.records.entry import FORMS
from chc_desktop.ui.pages.records.officer_sections import SECTIONS
from chc_desktop.ui.pages.report_words.form import FORMS as REPORT
from chc_desktop.ui.viewmodels.approval_words import approval_place, version_place
from chc_desktop.ui.viewmodels.approval_words import form_place as approval_form
from chc_desktop.ui.viewmodels.people_words import form_place, people_place, subject_place
from chc_desktop.ui.viewmodels.step_words import step_place
from chc_desktop.ui.widgets.theme import Scheme, theme
from tests.ui.conftest import SIZE

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

PLAIN = [Place(name) for name in PAGES if name not in {"complaint", "step"}]
STEPS = [
    step_place(2, Verb.EXTEND),
    step_place(1, Verb.RESPOND),
    step_place(3, Verb.ACKNOWLEDGE),
    step_place(2, Verb.DEFINE),
    step_place(2, Verb.UPDATE),
    step_place(2, Verb.RAISE),
    Place("triage", "3"),
    Place("link", "2"),
    step_place(3, Verb.REFUSE),
    step_place(3, Verb.WITHDRAW),
    step_place(4, Verb.ASK_STAGE_2),
    step_place(4, Verb.CLOSE),
    step_place(4, Verb.NOTE),
    step_place(4, Verb.KEEP_PROMISE, 1),
    step_place(5, Verb.RESPOND),
]
COMPLAINTS = [
    *(Place("complaint", str(number)) for number in (1, 2, 4, 5)),
    Place("attach", "2"),
    Place("filing", "2", "1"),
    Place("bundle", "2"),
]
PASK = 8
"""The person with an adjustment and a restriction."""
PEOPLE = [
    people_place(PASK),
    *(form_place(PASK, step) for step in ("change", "adjustment", "restrict", "merge")),
    form_place(PASK, "merge", 1),
    form_place(0, "home"),
    subject_place("review-adjustment", 1),
    subject_place("review-restriction", 1),
    Place("complaint-people", "1"),
    Place("between-meetings", "2"),
    *(
        Place(page, key, stage)
        for page in ("considering", "hearing")
        for key, stage in (("1", "1"), ("5", "2"))
    ),
    Place("person-letter", "1", "restriction"),
    Place("person-letter", "1", "adjustment-agreed"),
    Place("letter-text", "acknowledgement"),
]
REMEDIES = [
    Place("remedy", "2", "promise"),
    Place("remedy", "4", "promise:1"),
    Place("remedy", "4", "answer:1"),
    Place("remedy", "4", "case"),
    Place("remedy", "4", "case:1"),
    Place("remedy", "4", "entry:1"),
    Place("remedy", "4", "correct-entry:1"),
    Place("remedy", "4", "correct-entry:2"),
    Place("remedy", "4", "comply:2"),
    Place("remedy", "4", "learning"),
    Place("complaint", "4", "with the Ombudsman"),
]
ENTRY_KEYS = {
    "log-request": "",
    "meetings": "",
    "request-done": "4",
    "offer-choice": "2",
    "told": "1",
    "meeting": "6",
}
"""Which entry a form is about; where none is named, the first."""
RECORDS = [
    Place("requests", "", "requests"),
    Place("requests", "", "surveys"),
    Place("requests", "", "compliments"),
    *(Place("request", str(number)) for number in (1, 2, 3, 4)),
    Place("answer", "1"),
    Place("log", "4"),
    Place("log", "1", "answer"),
    *(Place("officers", "", section) for section in SECTIONS),
    *(Place("entry", ENTRY_KEYS.get(step, "1"), step) for step in FORMS),
    *(Place(page, "1") for page in ("policy", "policy-text")),
    *(Place("entry", "", step) for step in ("survey", "thanks", "office", "policy")),
]
"""Places that need the officer's own registers."""
KEYS = {"plan-out": ":1", "result": ":2", "story-out": ":1"}
"""Which line of the plans, and which story."""
WORDS = [
    *(Place("report-text", f"2026-03-31{KEYS.get(step, '')}", step) for step in REPORT),
    Place("report-words", "2026-03-31"),
]
APPROVAL = [
    approval_place(date(2026, 3, 31)),
    version_place(1),
    *(
        approval_form(step, date(2026, 3, 31), "4.3" if step == "promise" else "")
        for step in APPROVAL_FORMS
    ),
]
"""Places that need a self-assessment, one of last year among them."""
EVERYWHERE = [*PLAIN, *COMPLAINTS, *STEPS, *PEOPLE, *REMEDIES, *RECORDS, *WORDS, *APPROVAL]
SIZES = [100, 150, 200] if os.environ.get("CHC_EVERY_LOOK") else [200]
"""Text sizes in per cent in the wide window; `make looks` has those between the hardest."""

every_place = pytest.mark.parametrize("place", EVERYWHERE, ids=lambda place: place.name)


@pytest.fixture
def at_the_ombudsman(register: Path) -> Path:
    """The register with a case on C-004: a finding, and an order that is not done."""
    session = open_register(register, today=date(2026, 3, 31), actor="test")
    opened = KeepCase(complaint_id=4, opened_on=date(2026, 3, 2), reference="SAMPLE-2026-07")
    assert isinstance(ombudsman.save_case(session, opened), Done)
    finding = EnterItem(
        case_id=1,
        kind=ItemKind.FINDING,
        on=date(2026, 3, 3),
        issue="Complaint handling",
        finding=Finding.SERVICE_FAILURE,
    )
    order = EnterItem(
        case_id=1,
        kind=ItemKind.ORDER,
        on=date(2026, 3, 3),
        what="Pay for the carpet",
        due_on=date(2026, 4, 2),
        amount=7500,
    )
    for item in (finding, order):
        assert isinstance(ombudsman.save_item(session, item), Done)
    session.close()
    return register


@pytest.fixture
def with_words(register: Path) -> Path:
    """The register with two plans and a story written for the report."""
    session = open_register(register, today=date(2026, 3, 31), actor="test")
    for year_end in (date(2026, 3, 31), date(2025, 3, 31)):
        item = PlanItem(year_end=year_end, what="Train everybody", by=date(2026, 9, 30))
        assert isinstance(report_words.save_plan(session, item), Done)
    story = WriteStory(
        year_end=date(2026, 3, 31), title="A roof", body="It leaked.", unrecognisable=True
    )
    assert isinstance(report_words.save_story(session, story), Done)
    session.close()
    return register


@pytest.fixture
def assessed(records: Path) -> Path:
    """The officer's registers with a self-assessment of last year, and this year's from it."""
    session = open_register(records, today=date(2026, 3, 31), actor="test")
    last, this = date(2025, 3, 31), date(2026, 3, 31)
    assessments.save_answer(session, last, "1.2", "Yes", "Policy of 10 June 2025.")
    by = date(2025, 12, 31)
    assessments.save_answer(session, last, "4.3", "No", "Log.", "Nobody is trained.", by)
    assert isinstance(assessment_versions.start_next(session, this), Done)
    session.close()
    return records


@pytest.fixture
def house(place: Place, request: pytest.FixtureRequest) -> Path:
    """The register that has what a place shows."""
    kind = "records" if place in RECORDS else "register"
    kind = "with_words" if place in WORDS else kind
    kind = "assessed" if place in APPROVAL else kind
    path = request.getfixturevalue("at_the_ombudsman" if place in REMEDIES else kind)
    assert isinstance(path, Path)
    if place.page == "filing":
        session = open_register(path, today=date(2026, 3, 31), actor="test")
        mail = b"From: Edith Marlowe\nSubject: The damp is back\n\nIt is worse."
        scan = AttachFile(complaint_id=2, name="letter.txt", content=mail)
        assert isinstance(attachments.attach(session, scan), Done)
        session.close()
    return path


def controls(window: QWidget) -> list[QWidget]:
    """All controls that Tab can reach and that are visible and enabled."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@every_place
def test_every_control_is_named_and_reached_by_tab_and_focus_outlives_a_new_look(
    place: Place, open_window: Callable[..., Screen], house: Path
) -> None:
    screen = open_window(house, place)
    # One window for all of this: opening it is most of the time.
    before = screen.focus()
    screen.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme().text_size == 125
    assert screen.focus() == before, "focus after a new look"
    found = controls(screen.window)
    said = [(type(widget).__name__, screen.said(widget)) for widget in found]
    assert not [kind for kind, name in said if not name]
    names = Counter(name for _, name in said)
    assert not [name for name, count in names.items() if count > 1]
    assert not misnamed(screen)
    # Of a group of radio buttons Tab reaches one: the arrow keys do the rest.
    wanted = [widget for widget in found if not isinstance(widget, QRadioButton)]
    seen = walk(len(found))
    assert not [screen.said(widget) for widget in wanted if widget not in seen]


@every_place
def test_nothing_is_cut_off_in_any_look_and_no_part_is_a_window_of_its_own(
    place: Place, open_window: Callable[..., Screen], house: Path
) -> None:
    away = Place("today" if place.page != "today" else "log")
    screen = open_window(house, away)
    watcher = _Watcher()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watcher)
    screen.window.resize(700, 600)
    screen.window.show_place(place)
    screen.settle()
    application.removeEventFilter(watcher)
    assert not watcher.shown
    assert screen.window.width() == 700
    assert not cut_off(screen.window), "in a narrow window"
    screen.window.resize(*SIZE)
    for size in SIZES:
        theme().set_text_size(size)
        screen.window.start(place)
        screen.settle()
        assert not cut_off(screen.window), f"at {size} %"


def test_the_whole_window_changes_to_dark_and_back(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register)
    theme().set_scheme(Scheme.DARK)
    screen.settle()
    dark = screen.window.grab().toImage().pixelColor(240, 740)
    theme().set_scheme(Scheme.LIGHT)
    screen.settle()
    light = screen.window.grab().toImage().pixelColor(240, 740)
    assert dark.lightness() < 40
    assert light.lightness() > 220


def walk(count: int) -> list[QWidget]:
    """Where Tab leads from where the focus is, once round."""
    seen: list[QWidget] = []
    for _ in range(count + 2):
        current = QApplication.focusWidget()
        assert current is not None
        if current in seen:
            break
        seen.append(current)
        QTest.keyClick(current, Qt.Key.Key_Tab)
    return seen


def misnamed(screen: Screen) -> list[str]:
    """Buttons whose name does not hold the words on them: voice control needs it."""
    found = []
    for button in screen.window.findChildren(QPushButton):
        words = " ".join(button.text().replace("&&", "&").split()).casefold()
        if button.isVisible() and words not in screen.said(button).casefold():
            found.append(words)
    return found


class _Watcher(QObject):
    """Writes down every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(repr(watched))
        return False


def cut_off(window: QWidget) -> list[str]:
    """What does not have the room its words need."""
    found = []
    for area in window.findChildren(QScrollArea):
        sheet = area.widget()
        assert sheet is not None
        if area.isVisible() and sheet.minimumSizeHint().width() > area.viewport().width():
            found.append(f"page wider than the window: {sheet.minimumSizeHint().width()}")
    found += [
        f"label {label.text()!r}: {label.width()} x {label.height()}"
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.text() and not _fits(label)
    ]
    found += [
        f"button {button.text()!r}: {button.width()}"
        for button in window.findChildren(QPushButton)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    for box in window.findChildren(QComboBox):
        words = QFontMetrics(box.font()).horizontalAdvance(box.currentText())
        if box.isVisible() and box.width() < words + 2 * theme().space(12):
            found.append(f"choice {box.currentText()!r}: {box.width()}")
    return found


def _fits(label: QLabel) -> bool:
    if label.wordWrap():
        widest = label.minimumSizeHint().width()
        return label.width() >= widest and label.height() >= label.heightForWidth(label.width())
    return label.width() >= label.sizeHint().width() and label.height() >= label.sizeHint().height()
