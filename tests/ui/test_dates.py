"""Dates as people type them, and the field they type them into."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chc_desktop.ui.widgets import dates
from chc_desktop.ui.widgets.date_field import DateField

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Sat 28 March 2026", date(2026, 3, 28)),
        ("Saturday 28 March 2026", date(2026, 3, 28)),
        ("28 March", date(2026, 3, 28)),
        ("28 mar", date(2026, 3, 28)),
        ("28th of March", date(2026, 3, 28)),
        ("28/3/26", date(2026, 3, 28)),
        ("28.03.2026", date(2026, 3, 28)),
        ("28-3", date(2026, 3, 28)),
        ("2026-03-28", date(2026, 3, 28)),
        ("1 sept 2025", date(2025, 9, 1)),
        ("15 December", date(2025, 12, 15)),
        ("2 January", date(2026, 1, 2)),
        ("29 February 2028", date(2028, 2, 29)),
        ("today", TODAY),
        ("Yesterday", date(2026, 3, 30)),
        ("  28\u00a0March\u00a02026 ", date(2026, 3, 28)),
    ],
)
def test_a_typed_date_is_understood(typed: str, meant: date) -> None:
    assert dates.read(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 April 2026", "April has 30 days."),
        ("31/4/26", "April has 30 days."),
        ("29 February 2026", "February 2026 has 28 days."),
        ("0 March", "March has 31 days."),
        ("3/13/2026", "There is no month 13. Write the day first, then the month."),
        ("1 March 1026", "Check the year: 1026."),
        ("soon", "Write the date as day, month and year, such as 28 March 2026."),
        ("28 Smarch", "Write the date as day, month and year, such as 28 March 2026."),
    ],
)
def test_what_is_no_date_is_answered_with_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(dates.DateTextError, match=sentence.replace(".", r"\.")):
        dates.read(typed, TODAY)


def test_nothing_typed_is_no_date_and_no_problem() -> None:
    assert dates.read("  ", TODAY) is None


def test_december_to_february_keeps_to_the_month_end() -> None:
    assert dates.add_months(date(2025, 12, 31), 2) == date(2026, 2, 28)
    assert dates.add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField(TODAY)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        (Qt.Key.Key_Up, "Sun 29 March 2026"),
        (Qt.Key.Key_Down, "Fri 27 March 2026"),
        (Qt.Key.Key_PageUp, "Tue 28 April 2026"),
        (Qt.Key.Key_PageDown, "Sat 28 February 2026"),
    ],
)
def test_keys_move_the_date_by_a_day_or_a_month(field: DateField, key: Qt.Key, shown: str) -> None:
    field.set_day(date(2026, 3, 28))
    QTest.keyClick(field, key)
    assert field.text() == shown


def test_the_first_arrow_key_in_an_empty_field_starts_from_today(field: DateField) -> None:
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.day == date(2026, 3, 30)


def test_a_date_is_written_in_full_when_the_field_is_left(field: DateField) -> None:
    QTest.keyClicks(field, "28/3")
    field.clearFocus()
    assert field.text() == "Sat 28 March 2026"


def test_a_date_that_does_not_exist_stays_as_typed(field: DateField) -> None:
    QTest.keyClicks(field, "31 April")
    field.clearFocus()
    assert field.text() == "31 April"
    assert field.day is None
    assert field.problem == "April has 30 days."


def test_each_new_date_is_told_once(field: DateField) -> None:
    told: list[date | None] = []
    field.changed.connect(lambda: told.append(field.day))
    QTest.keyClicks(field, "28/3")
    QTest.keyClicks(field, "/26")
    assert told == [date(2026, 3, 28), None, date(2026, 3, 28)]
    before = len(told)
    field.clearFocus()
    assert len(told) == before
