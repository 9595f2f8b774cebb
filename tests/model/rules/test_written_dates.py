"""Dates as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.written_dates import dates_in, read_date, read_serial

GOOD_FRIDAY = date(2026, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "3/4/26",
        "03/04/2026",
        "03.04.2026",
        "3-4-2026",
        "2026-04-03",
        "2026-04-03 00:00:00",
        "2026/04/03",
        "3 April ’26",
        "2026-04-03T09:30",
        "3/4/2026 14:30",
        "3 April 2026",
        "3 Apr 2026",
        "3-Apr-26",
        "3rd April 2026",
        "Fri 3 April 2026",
        "Friday, 3rd of April, 2026",
        "fri. 03 apr. 26",
        "April 3, 2026",
        "  3 APRIL 2026 ",
    ],
)
def test_good_friday_is_understood_however_it_is_written(text: str) -> None:
    assert read_date(text) == GOOD_FRIDAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/2/2026",
        "29 February 2026",
        "4/13/2026",
        "3 April",
        "April 2026",
        "3/4",
        "3/4/202",
        "soon",
        "3 Aprill 2026",
        "3/4-2026",
        "1 January 0026",
        "1 January 3026",
        "the 3 April 2026 letter",
    ],
)
def test_what_is_no_date_or_does_not_exist_is_not_guessed(text: str) -> None:
    assert read_date(text) is None


def test_a_year_of_two_figures_is_of_this_century_until_79() -> None:
    assert read_date("1/1/79") == date(2079, 1, 1)
    assert read_date("1/1/80") == date(1980, 1, 1)


def test_a_spreadsheets_day_number_is_a_date() -> None:
    assert read_serial("46115") == GOOD_FRIDAY
    assert read_serial("46115.5") == GOOD_FRIDAY


@pytest.mark.parametrize("text", ["", "1234", "12345", "99999", "461155", "-46115", "C-46115"])
def test_other_numbers_are_no_day_numbers(text: str) -> None:
    assert read_serial(text) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_survives_every_way_of_writing_it(day: date) -> None:
    written = (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%A} {day.day} {day:%B %Y}",
        f"{day:%d-%b-%Y}",
    )
    assert [read_date(text) for text in written] == [day] * 5
    assert read_serial(str((day - date(1899, 12, 30)) // timedelta(days=1))) == day


def test_dates_are_found_in_running_text_in_order() -> None:
    text = "Agreed 3 May 2025. We will comply by 30 November 2026, at latest 5.12.2026."
    assert [day for _, day in dates_in(text)] == [
        date(2025, 5, 3),
        date(2026, 11, 30),
        date(2026, 12, 5),
    ]
    assert text[dates_in(text)[1][0] :].startswith("30 November")


def test_a_month_with_its_year_stands_for_its_last_day() -> None:
    assert [day for _, day in dates_in("by December 2026 or February 2028")] == [
        date(2026, 12, 31),
        date(2028, 2, 29),
    ]


def test_numbers_of_clauses_and_impossible_dates_are_passed_over() -> None:
    assert dates_in("Section 5.10, clause 6.2.1, 31/6/2026, mayor 2026, marked 2026") == ()


def test_a_day_the_month_does_not_have_is_the_months_last() -> None:
    assert [day for _, day in dates_in("by 31 June 2026")] == [date(2026, 6, 30)]
