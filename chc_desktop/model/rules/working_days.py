"""The calendar: working days in England and Wales, and why a day does not count.

A working day is Monday to Friday and not a bank holiday in England and Wales. Counting is
**ours** (the Code does not define it): day 0 is the calendar day of receipt, even at a
weekend; day 1 is the first working day after it; due means by the end of that day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Dates outside these years are refused by ``WorkingDays.add``: a typing mistake, not a case."""

_GOVUK_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True, order=True)
class OneOffHoliday:
    """A bank holiday proclaimed late: the user adds it with its source."""

    on: date
    name: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One calendar day of a count: ``number`` is 0 for day 0 and None when skipped."""

    date: date
    counted: bool
    number: int | None
    why: str


class OutOfCalendar(ValueError):
    """A date that no calendar of this program reaches."""


class WorkingDays:
    """Counts working days; knows one-off bank holidays beside the regular ones.

    Adding and counting cost two list look-ups each: for all years met so far, ``_working``
    lists the ordinals of the working days and ``_counted`` how many there are up to each day.
    """

    __slots__ = ("_base", "_counted", "_end", "_one_off", "_working")

    def __init__(self, one_off: Iterable[OneOffHoliday] = ()) -> None:
        self._one_off = {h.on: h for h in one_off}
        self._working: list[int] = []
        self._counted: list[int] = []
        self._base = self._end = 0

    @property
    def one_off(self) -> tuple[OneOffHoliday, ...]:
        """The one-off bank holidays this calendar was given, by date."""
        return tuple(sorted(self._one_off.values()))

    def holiday(self, day: date) -> str | None:
        """The bank holiday's name, also at a weekend; None on any other day."""
        added = self._one_off.get(day)
        if added is not None:
            return added.name or "Bank holiday"
        return bank_holidays(day.year).get(day)

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and no bank holiday."""
        return day.weekday() < 5 and self.holiday(day) is None

    def add(self, day: date, working_days: int) -> date:
        """The day that is ``working_days`` (at least 1) working days after ``day``.

        Raises OutOfCalendar before 1900 or after 2198.
        """
        ordinal = day.toordinal()
        if not self._base <= ordinal < self._end - 4 * working_days - 60:
            self._reach(day.year, working_days)
        return date.fromordinal(
            self._working[self._counted[ordinal - self._base] + working_days - 1]
        )

    def between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative when end is earlier."""
        if end < start:
            return -self.between(end, start)
        self._reach(start.year, 0)
        self._reach(end.year, 0)
        base, counted = self._base, self._counted
        return counted[end.toordinal() - base] - counted[start.toordinal() - base]

    def why_not(self, day: date) -> str | None:
        """Why a day does not count, in a word or two; None for a working day."""
        if day.weekday() >= 5:
            return _WEEKDAYS[day.weekday()]
        return self.holiday(day)

    def count(self, start: date, end: date, day_zero: str) -> tuple[CountedDay, ...]:
        """Every calendar day from ``start`` (day 0, explained by ``day_zero``) to ``end``."""
        days = [CountedDay(start, counted=False, number=0, why=day_zero)]
        number, day = 0, start
        while day < end:
            day += timedelta(days=1)
            why = self.why_not(day)
            if why is None:
                number += 1
                days.append(
                    CountedDay(day, counted=True, number=number, why=f"Working day {number}")
                )
            else:
                days.append(CountedDay(day, counted=False, number=None, why=why))
        return tuple(days)

    def _reach(self, year: int, working_days: int) -> None:
        # 200 working days never take more than a calendar year.
        first, last = year, year + 1 + working_days // 200
        if not FIRST_YEAR <= first <= last <= LAST_YEAR:
            raise OutOfCalendar(
                f"The year {year} is out of reach: dates from {FIRST_YEAR} to "
                f"{LAST_YEAR - 1} can be worked out."
            )
        if self._working:
            first = min(first, date.fromordinal(self._base).year)
            last = max(last, date.fromordinal(self._end - 1).year)
        base, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1
        if (base, end) == (self._base, self._end):
            return
        working: list[int] = []
        counted: list[int] = []
        for ordinal in range(base, end):
            if self.is_working_day(date.fromordinal(ordinal)):
                working.append(ordinal)
            counted.append(len(working))
        self._base, self._end, self._working, self._counted = base, end, working, counted


@lru_cache(maxsize=512)
def bank_holidays(year: int) -> dict[date, str]:
    """Bank holidays in England and Wales of one year, with gov.uk's names.

    Source: the package ``holidays`` (GB, subdivision ENG: without it Easter Monday and the
    August holiday are missing), equal to gov.uk's own list for 2012 to 2028.
    """
    # Importing costs 80 ms; the first window does not wait for it.
    from holidays import country_holidays  # noqa: PLC0415

    return {day: _name(name) for day, name in country_holidays("GB", "ENG", years=year).items()}


def _name(name: str) -> str:
    plain = name.removesuffix(" (observed)")
    named = _GOVUK_NAMES.get(plain, plain.replace("'", "’"))
    return f"{named} (substitute day)" if plain != name else named
