"""The calendar: which days count, and counting forwards and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.working_days import (
    OneOffHoliday,
    OutOfCalendar,
    WorkingDays,
    bank_holidays,
)

DAY = timedelta(days=1)
TEN_YEARS = st.dates(date(2018, 1, 1), date(2027, 12, 31))
JUBILEE = OneOffHoliday(date(2026, 3, 31), "Invented Jubilee", "invented for this test")


def test_the_calendar_has_exactly_the_weekdays_off_that_gov_uk_lists(
    govuk: frozenset[date],
) -> None:
    years = range(min(govuk).year, max(govuk).year + 1)
    assert (years[0], len(years)) == (2012, 17)
    ours = {day for year in years for day in bank_holidays(year) if day.weekday() < 5}
    assert ours == {day for day in govuk if day.weekday() < 5}


def test_every_day_of_gov_uks_years_works_exactly_if_it_is_a_weekday_not_on_the_list(
    calendar: WorkingDays, govuk: frozenset[date]
) -> None:
    day, last = date(min(govuk).year, 1, 1), date(max(govuk).year, 12, 31)
    while day <= last:
        assert calendar.is_working_day(day) == (day.weekday() < 5 and day not in govuk), day
        day += DAY


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 5, 4), "Early May bank holiday"),
        (date(2026, 5, 25), "Spring bank holiday"),
        (date(2026, 8, 31), "Summer bank holiday"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
    ],
)
def test_bank_holidays_have_gov_uks_names(calendar: WorkingDays, day: date, name: str) -> None:
    assert calendar.why_not(day) == name


def test_a_weekend_is_named_by_its_day_and_a_working_day_has_no_reason(
    calendar: WorkingDays,
) -> None:
    assert calendar.why_not(date(2026, 3, 28)) == "Saturday"
    assert calendar.why_not(date(2026, 3, 29)) == "Sunday"
    assert calendar.why_not(date(2026, 3, 30)) is None


@given(start=TEN_YEARS, count=st.integers(1, 60))
def test_adding_days_and_counting_back_gives_the_same_number(start: date, count: int) -> None:
    calendar = WorkingDays()
    due = calendar.add(start, count)
    assert calendar.is_working_day(due)
    assert calendar.between(start, due) == count
    assert calendar.between(due, start) == -count


def test_over_ten_years_every_start_and_limit_of_the_code_counts_back(
    calendar: WorkingDays,
) -> None:
    day = date(2018, 1, 1)
    while day.year < 2028:
        for count in (5, 10, 20):
            due = calendar.add(day, count)
            assert calendar.is_working_day(due)
            assert calendar.between(day, due) == count
        day += DAY


@given(start=TEN_YEARS, count=st.integers(1, 40))
def test_the_explanation_lists_every_day_and_ends_on_the_date(start: date, count: int) -> None:
    calendar = WorkingDays()
    due = calendar.add(start, count)
    days = calendar.count(start, due, "Day 0: received")
    assert [d.date for d in days] == [start + n * DAY for n in range((due - start).days + 1)]
    assert (days[0].number, days[0].counted, days[0].why) == (0, False, "Day 0: received")
    counted = [d for d in days if d.counted]
    assert counted[-1].date == due
    assert [d.number for d in counted] == list(range(1, count + 1))
    assert all(d.why for d in days)


@given(start=TEN_YEARS, count=st.integers(1, 30), off=TEN_YEARS)
def test_a_one_off_holiday_moves_exactly_the_dates_that_span_it(
    start: date, count: int, off: date
) -> None:
    plain = WorkingDays()
    added = WorkingDays([OneOffHoliday(off, "Invented day")])
    before, after = plain.add(start, count), added.add(start, count)
    spans = start < off <= before and plain.is_working_day(off)
    assert after == (plain.add(start, count + 1) if spans else before)


def test_a_one_off_holiday_is_off_and_says_its_name_even_without_one(
    calendar: WorkingDays,
) -> None:
    assert calendar.is_working_day(JUBILEE.on)
    named = WorkingDays([JUBILEE])
    assert named.why_not(JUBILEE.on) == "Invented Jubilee"
    assert named.one_off == (JUBILEE,)
    nameless = WorkingDays([OneOffHoliday(JUBILEE.on, "")])
    assert not nameless.is_working_day(JUBILEE.on)
    assert nameless.why_not(JUBILEE.on) == "Bank holiday"


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(2199, 1, 1), date.max])
def test_a_date_out_of_reach_says_which_years_can_be_worked_out(day: date) -> None:
    with pytest.raises(OutOfCalendar, match="1900 to 2198"):
        WorkingDays().add(day, 5)


def test_the_far_ends_of_the_calendar_can_be_counted() -> None:
    calendar = WorkingDays()
    assert calendar.add(date(1900, 1, 1), 1) > date(1900, 1, 1)
    assert calendar.add(date(2198, 12, 31), 20) > date(2199, 1, 1)
    assert calendar.between(date(2026, 3, 31), date(1950, 1, 2)) < 0
