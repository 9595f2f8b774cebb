"""Dates, counts and money in words."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules import wording
from chc_desktop.model.rules.wording import NBSP

DAY = date(2026, 4, 8)


def test_dates_are_british_and_never_split_over_a_line() -> None:
    assert wording.long_date(DAY).replace(NBSP, " ") == "Wed 8 April 2026"
    assert wording.table_date(DAY).replace(NBSP, " ") == "Wed 8 Apr 2026"
    assert wording.paper_date(DAY).replace(NBSP, " ") == "8 April 2026"
    assert wording.month_name(4) == "April"
    assert " " not in wording.long_date(DAY)


def test_a_short_date_leaves_out_this_year_only() -> None:
    assert wording.short_date(DAY, 2026).replace(NBSP, " ") == "Wed 8 April"
    assert wording.short_date(DAY, 2027) == wording.long_date(DAY)
    assert wording.short_date(DAY) == wording.long_date(DAY)


def test_counts_say_what_they_count() -> None:
    assert wording.working_days(1) == "1 working day"
    assert wording.working_days(9) == "9 working days"
    assert wording.n_of(11, 12) == "11 of 12"
    assert wording.n_of(0, 0) == "None"


@pytest.mark.parametrize(
    ("pence", "words"),
    [(102500, "£1,025"), (2550, "£25.50"), (5, "£0.05"), (0, "£0"), (-150, "-£1.50")],
)
def test_money_is_pounds_with_pence_only_where_there_are_any(pence: int, words: str) -> None:
    assert wording.pounds(pence) == words
