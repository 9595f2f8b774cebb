from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chc_desktop.model.rules.record import gaps

if TYPE_CHECKING:
    from chc_desktop.model.rules.working_days import WorkingDays


def test_a_gap_is_named_from_the_21st_working_day_without_an_entry(calendar: WorkingDays) -> None:
    # Mon 1 June 2026: 20 working days between are 2 to 29 June, 21 reach to 30 June.
    start = date(2026, 6, 1)
    assert gaps(calendar, [start, date(2026, 6, 30)]) == ()
    (gap,) = gaps(calendar, [date(2026, 7, 1), start])
    assert (gap.after, gap.before, gap.length) == (start, date(2026, 7, 1), 21)


def test_bank_holidays_and_weekends_are_not_counted_and_the_sentence_gives_both_days(
    calendar: WorkingDays,
) -> None:
    days = [date(2026, 5, 3), date(2026, 5, 3), date(2026, 6, 9)]
    (gap,) = gaps(calendar, days)
    words = gap.words.replace("\u00a0", " ")
    assert words == "Nothing recorded between 3 May 2026 and 9 June 2026 (24 working days)"


def test_nothing_and_one_day_have_no_gap(calendar: WorkingDays) -> None:
    assert gaps(calendar, []) == ()
    assert gaps(calendar, [date(2026, 5, 3)]) == ()
