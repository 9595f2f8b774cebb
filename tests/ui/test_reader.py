"""What a screen reader is told beyond the names of controls."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLabel, QWidget

from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.form import FormRow, focus_target
from chc_desktop.ui.widgets.notices import ErrorSummary

if TYPE_CHECKING:
    from tests.ui.conftest import Screen


def named(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name).replace("\u00a0", " ")


@pytest.mark.parametrize("page", ["complaints", "requests", "self-assessment", "residents"])
def test_a_list_says_its_rows_and_what_its_columns_are(
    page: str, open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place(page))
    for view in screen.window.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or isinstance(view, QHeaderView) or not model.rowCount():
            continue
        for column in range(model.columnCount()):
            heading = model.headerData(column, Qt.Orientation.Horizontal)
            assert heading, named(view)
            assert page == "residents" or not str(heading).isdigit(), named(view)
            cell = model.index(0, column)
            said = cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data()
            assert said, (named(view), heading)


def test_the_errors_of_a_form_are_one_sentence_each_when_they_take_the_focus(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("log"))
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (summary,) = [s for s in screen.window.findChildren(ErrorSummary) if s.isVisible()]
    assert named(summary) == (
        "There are 2 things to put right. Say who is complaining. Say what they are unhappy about."
    )


def test_a_refusal_that_belongs_to_no_field_takes_the_focus_itself(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register, Place("correct", "1", "2"))
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.focus() == (
        "There is one thing to put right. Nothing is different. Change what was wrong."
    )


@pytest.mark.parametrize("page", ["log", "catch-up", "setting", "entry"])
def test_every_field_is_tied_to_the_label_that_is_seen(
    page: str, open_window: Callable[..., Screen], register: Path
) -> None:
    step = {"setting": "landlord", "entry": "policy"}.get(page, "")
    screen = open_window(register, Place(page, "", step))
    rows = [row for row in screen.window.findChildren(FormRow) if row.isVisible()]
    assert rows
    for row in rows:
        labels = [label for label in row.findChildren(QLabel) if label.buddy() is not None]
        assert not labels or focus_target(row.field) in [label.buddy() for label in labels]
        assert labels or named(focus_target(row.field)), row.words


def test_a_review_on_today_is_said_without_empty_parts(
    open_window: Callable[..., Screen], records: Path
) -> None:
    screen = open_window(records)
    reviews = [name for name in screen.names(QAccessible.Role.Button) if name[:7] == "Review:"]
    assert reviews
    assert not [name for name in reviews if ", ," in name]


def test_going_to_another_page_says_only_where_the_focus_lands(
    open_window: Callable[..., Screen], register: Path
) -> None:
    screen = open_window(register)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    said: list[str] = []
    application.focusChanged.connect(
        lambda _old, new: said.append(screen.said(new)) if new else None
    )
    for place in (Place("complaints"), Place("complaint", "2"), Place("log"), Place("settings")):
        said.clear()
        screen.window.show_place(place)
        screen.settle()
        assert said == [screen.focus()], place
