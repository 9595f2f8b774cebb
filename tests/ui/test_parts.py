"""The parts pages are made of, each seen or used as on a page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.working_days import WorkingDays
from chc_desktop.ui.tasks import Tasks
from chc_desktop.ui.widgets import badge
from chc_desktop.ui.widgets.calendar_panel import WhyPanel, day_sentences
from chc_desktop.ui.widgets.fields import Choice, TextArea, TextField
from chc_desktop.ui.widgets.focus_ring import FocusRing
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.groups import RadioGroup, TickList
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.page import scroll_area
from chc_desktop.ui.widgets.section_tree import Node, SectionTree
from chc_desktop.ui.widgets.state_table import Cell, Column, StateTable, TableRow
from chc_desktop.ui.widgets.story import badge_for, left_words
from chc_desktop.ui.widgets.theme import theme

YES_NO = (("yes", "Yes"), ("no", "No"))


def shown(qtbot: QtBot, widget: QWidget, width: int = 600, height: int = 400) -> None:
    """Show a part in a window of its own."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()


# ---- forms


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    made.add("who", "Who?", TextField(), "Their name.")
    made.add("why", "Why?", TextArea())
    made.add("comply", "Do you comply?", RadioGroup(YES_NO))
    made.add("about", "What about?", TickList((("a", "Repairs"), ("b", "Charges"))))
    made.add("how", "How?", Choice((("letter", "Letter"), ("email", "Email"))))
    made.finish()
    shown(qtbot, made)
    return made


def test_a_draft_brings_every_kind_of_answer_back(form: Form) -> None:
    draft = {"who": "Zed", "why": "One\nTwo", "comply": "no", "about": "a\nb", "how": "email"}
    form.restore(draft)
    assert form.draft() == draft
    form.restore(dict.fromkeys(("who", "why", "comply", "about"), ""))
    assert form.draft() == {"who": "", "why": "", "comply": "", "about": "", "how": "email"}


def test_a_form_knows_whether_anything_was_typed(form: Form) -> None:
    assert not form.edited
    form.restore({"who": "Zed"})
    assert form.edited


def test_a_problem_stands_at_its_field_and_in_what_is_said_of_it(form: Form) -> None:
    found = form.show_problems(
        (Problem("why", "1.2", "Say why."), Problem("who", "", "Say who."), Problem("", "", "No."))
    )
    assert [sentence for sentence, _ in found] == ["No.", "Say who.", "Say why."]
    assert form.row("who").field.accessibleDescription() == "Say who. Their name."
    form.clear_problems()
    assert form.row("who").field.accessibleDescription() == "Their name."


def test_the_wheel_does_not_change_a_choice(form: Form) -> None:
    field = form.row("how").field
    assert isinstance(field, Choice)
    field.setFocus()
    wheel = QWheelEvent(
        QPoint(5, 5).toPointF(),
        field.mapToGlobal(QPoint(5, 5)).toPointF(),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)
    assert field.key == "letter"


def test_tab_leaves_a_text_of_several_lines(form: Form) -> None:
    form.row("why").focus_field()
    QTest.keyClick(form.row("why").field, Qt.Key.Key_Tab)
    assert form.text("why") == ""
    assert QApplication.focusWidget() is not form.row("why").field


def test_a_text_grows_with_what_is_typed(form: Form) -> None:
    field = form.row("why").field
    before = field.height()
    form.restore({"why": "\n".join("12345678")})
    assert field.height() > before


# ---- folding


def test_parts_fold_under_each_other_when_there_is_no_room(qtbot: QtBot) -> None:
    folding = Folding(30)
    left, right = QLabel("left"), QLabel("right")
    folding.add(left, 1)
    folding.add(right, 1)
    shown(qtbot, folding, width=theme().ems(40))
    assert left.y() == right.y()
    folding.resize(theme().ems(20), 300)
    qtbot.waitUntil(lambda: right.y() > left.y())
    assert folding.folded


def test_a_folding_row_asks_only_for_the_width_of_its_widest_part(qtbot: QtBot) -> None:
    folding = Folding(30)
    for words in ("short", "a rather longer label"):
        folding.add(QLabel(words))
    shown(qtbot, folding)
    widest = QLabel("a rather longer label")
    qtbot.addWidget(widest)
    assert folding.minimumSizeHint().width() <= widest.sizeHint().width() + 2


# ---- the calendar


def test_every_day_of_a_count_is_a_sentence(qtbot: QtBot) -> None:
    days = WorkingDays().count(date(2026, 3, 23), date(2026, 4, 8), "Day 0: acknowledged")
    sentences = [sentence.replace("\u00a0", " ") for sentence in day_sentences(days)]
    assert len(sentences) == 17
    assert sentences[0].startswith("Mon 23 March 2026")
    assert "Fri 3 April 2026: Good Friday." in sentences
    assert sentences[-1] == "Wed 8 April 2026: day 10."


def test_a_long_count_folds_its_middle_weeks(qtbot: QtBot) -> None:
    calendar = WorkingDays()
    short = calendar.count(date(2026, 3, 23), date(2026, 4, 8), "Day 0")
    long = calendar.count(date(2026, 3, 23), date(2026, 6, 30), "Day 0")
    panels = [WhyPanel("Why?", "", days, date(2026, 3, 31)) for days in (short, long)]
    for panel in panels:
        shown(qtbot, panel)
    assert panels[1].sizeHint().height() <= panels[0].sizeHint().height() + theme().ems(4)


# ---- words of states


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (-9, "9 working days late"),
        (-1, "1 working day late"),
        (0, "Today"),
        (1, "Tomorrow"),
        (2, "2 working days left"),
    ],
)
def test_what_is_left_is_said_in_working_days(left: int, words: str) -> None:
    assert left_words(left) == words


def test_only_an_open_breach_has_the_loud_badge() -> None:
    assert badge_for("Overdue: response") is badge.LATE
    quiet = ("New: acknowledge", "Stage 1: extended", "Refused", "Closed: upheld", "Responded")
    assert badge.LATE not in {badge_for(words) for words in quiet}


# ---- table and tree


@pytest.fixture
def table(qtbot: QtBot) -> StateTable:
    columns = (Column("Complaint"), Column("Received", 10, hidden_below=30, sorts=6))
    made = StateTable("Complaints", columns)
    made.show_rows(
        [
            TableRow("1", (Cell("Dogs", "A resident", lead="C-1"), Cell("Mon"))),
            TableRow("2", (Cell("Damp", "A resident", lead="C-2"), Cell(""))),
            TableRow("3", (Cell("Leak", "A resident", lead="C-3"), Cell("Sun"))),
        ]
    )
    shown(qtbot, made, width=theme().ems(50))
    return made


def test_a_cell_holds_all_its_words_for_readers_and_export(table: StateTable) -> None:
    index = table.states.index(0, 0)
    assert index.data() == "C-1 Dogs, A resident"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "C-1 Dogs, A resident"


def test_enter_opens_the_row_chosen(table: StateTable, qtbot: QtBot) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["2"]


def test_a_heading_tells_what_it_sorts_by(table: StateTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.heading_pressed) as pressed:
        table.horizontalHeader().sectionClicked.emit(1)
    assert pressed.args == [6]


def test_other_rows_keep_the_row_chosen(table: StateTable) -> None:
    table.selectRow(2)
    table.show_rows(list(table.shown_rows())[1:])
    assert table.current_key == "3"


def test_a_column_goes_when_there_is_no_room(table: StateTable, qtbot: QtBot) -> None:
    assert not table.isColumnHidden(1)
    table.resize(theme().ems(20), 300)
    qtbot.waitUntil(lambda: table.isColumnHidden(1))


def test_the_tree_opens_a_section_and_tells_the_leaf(qtbot: QtBot) -> None:
    tree = SectionTree("Provisions")
    leaves = (Node("6.1", "6.1", "Yes", "check"), Node("6.2", "6.2", "To check", "warning-circle"))
    tree.show_nodes([Node("6", "6  Stages", "1 of 2", children=leaves)])
    shown(qtbot, tree)
    with qtbot.waitSignal(tree.chosen) as chosen:
        tree.choose("6.2")
    assert chosen.args == ["6.2"]
    tree.show_nodes([Node("6", "6  Stages", "2 of 2", children=leaves)])
    assert tree.current_key == "6.2"


# ---- tasks


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.wait()


def test_a_job_runs_off_the_windows_thread_and_answers_on_it(tasks: Tasks, qtbot: QtBot) -> None:
    here = threading.get_ident()
    answers: list[object] = []
    tasks.start(threading.get_ident, answers.append, answers.append)
    qtbot.waitUntil(lambda: bool(answers) and not tasks.busy)
    assert answers != [here]


def test_a_job_that_fails_says_so(tasks: Tasks, qtbot: QtBot) -> None:
    failures: list[object] = []

    def job() -> object:
        raise ValueError("no")

    tasks.start(job, lambda _result: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ValueError)


def test_what_has_the_focus_is_scrolled_into_view(qtbot: QtBot) -> None:
    window, sheet = QWidget(), QWidget()
    layout = QVBoxLayout(sheet)
    fields = [TextField(f"{number}") for number in range(40)]
    for field in fields:
        layout.addWidget(field)
    QVBoxLayout(window).addWidget(scroll_area(sheet))
    ring = FocusRing(window)
    shown(qtbot, window, 400, 300)
    fields[-1].setFocus()
    qtbot.waitUntil(ring.isVisible)
    top = fields[-1].mapTo(window, QPoint(0, 0)).y()
    assert 0 <= top <= window.height() - fields[-1].height()
