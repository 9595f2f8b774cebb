"""Each day lies in exactly one reporting year, whatever was closed and changed before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.reporting_years import ReportingYears, length_words

D = date.fromisoformat
DAY = timedelta(days=1)
MARCH = ReportingYears(3, 31)
CLOSED = Year(D("2024-04-01"), D("2025-03-31"))
ENDS = ((3, 31), (9, 30), (12, 31), (2, 29), (2, 28), (6, 30))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(ENDS),
            st.dates(D("2023-01-01"), D("2029-12-31")),
            st.booleans(),
        ),
        max_size=6,
    ),
    st.sampled_from(ENDS),
)
def test_every_day_is_counted_once_over_any_sequence_of_closings_and_changed_year_ends(
    steps: list[tuple[tuple[int, int], date, bool]], now: tuple[int, int]
) -> None:
    closed: tuple[Year, ...] = ()
    for year_end, day, is_long in steps:
        years = ReportingYears(*year_end, closed)
        end = years.of(day).end
        year = (years.long_year(end) if is_long else None) or years.ending(end)
        if year not in closed and years.overlapped(year) is None:
            closed = (*closed, year)
    years = ReportingYears(*now, closed)
    day = years.of(D("2022-01-01")).start
    while day < D("2031-01-01"):
        year = years.of(day)
        assert year.start == day  # the year before ended the day before
        assert year in {years.of(year.end), years.ending(year.end)}
        assert years.of(year.start + (year.end - year.start) / 2) == year
        day = year.end + DAY
    for year in closed:
        assert years.ending(year.end) == year
        assert years.of(year.start) == year


@pytest.mark.parametrize(
    ("years", "end", "start"),
    [
        (MARCH, "2026-03-31", "2025-04-01"),
        (ReportingYears(2, 29), "2024-02-29", "2023-03-01"),
        (ReportingYears(2, 29), "2025-02-28", "2024-03-01"),
        (ReportingYears(9, 30, (CLOSED,)), "2025-09-30", "2025-04-01"),  # short
        (ReportingYears(9, 30, (CLOSED,)), "2026-09-30", "2025-10-01"),
        (MARCH, "2025-12-31", "2025-01-01"),  # no year end of the landlord’s
        (ReportingYears(3, 31, (CLOSED,)), "2025-12-31", "2025-04-01"),
        (ReportingYears(9, 30, (CLOSED,)), "2025-03-31", "2024-04-01"),
    ],
)
def test_the_days_of_a_year(years: ReportingYears, end: str, start: str) -> None:
    assert years.ending(D(end)) == Year(D(start), D(end))


def test_a_year_before_a_closed_one_ends_where_that_begins() -> None:
    years = ReportingYears(9, 30, (CLOSED,))
    assert years.of(D("2024-01-15")) == Year(D("2023-10-01"), D("2024-03-31"))


def test_a_short_year_and_the_next_may_be_one_of_eighteen_months_but_not_more() -> None:
    years = ReportingYears(9, 30, (CLOSED,))
    assert years.long_year(D("2026-09-30")) == Year(D("2025-04-01"), D("2026-09-30"))
    assert years.long_year(D("2025-09-30")) is None  # before it stands the closed year
    assert ReportingYears(10, 31, (CLOSED,)).long_year(D("2026-10-31")) is None  # 19 months
    assert MARCH.long_year(D("2026-03-31")) is None


def test_a_closed_year_is_not_overlapped_by_another() -> None:
    years = ReportingYears(3, 31, (CLOSED,))
    assert years.overlapped(Year(D("2024-10-01"), D("2025-09-30"))) == CLOSED
    assert years.overlapped(CLOSED) is None
    assert years.overlapped(Year(D("2025-04-01"), D("2026-03-31"))) is None


def test_a_year_of_another_length_says_so() -> None:
    assert length_words(CLOSED) == ""
    short, long = Year(D("2025-04-01"), D("2025-09-30")), Year(D("2025-04-01"), D("2026-09-30"))
    assert "shorter than twelve months: it runs from 1 April 2025 to 30" in length_words(
        short
    ).replace("\u00a0", " ")
    assert "longer than twelve months" in length_words(long)
