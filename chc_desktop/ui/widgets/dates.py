"""Dates as people write them in Britain: weekday first, the month in letters."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from chc_desktop.model.rules.wording import NBSP, long_date, month_name

MONTHS = tuple(month_name(number) for number in range(1, 13))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EARLIEST_YEAR = 1990
LATEST_YEAR = 2100


class DateTextError(ValueError):
    """What was typed is not a date; the message is the sentence for the user."""


def typed(day: date) -> str:
    """Return "Sat 28 March 2026" with ordinary spaces, as one would type it."""
    return long_date(day).replace(NBSP, " ")


def near(day: date, today: date) -> str:
    """Return "Wed 8 April", with the year only when it is not this calendar year."""
    words = long_date(day)
    return words.rpartition(NBSP)[0] if day.year == today.year else words


def spoken(day: date, *, year: bool = True) -> str:
    """Return "Tuesday 31 March 2026", for headings and sentences."""
    words = [WEEKDAYS[day.weekday()], str(day.day), MONTHS[day.month - 1]]
    return NBSP.join([*words, str(day.year)] if year else words)


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def read(text: str, today: date) -> date | None:
    """Read a typed date; an empty text is ``None``.

    Understood: "Sat 28 March 2026", "28 March", "28/3/26", "28.3.2026", "2026-03-28", "today",
    "yesterday", "tomorrow". Without a year, the day nearest to ``today`` is meant.

    Raises:
        DateTextError: it is no date, or a date that does not exist; the message says which.
    """
    words = " ".join(text.replace(NBSP, " ").split()).strip(" .,").lower()
    if not words:
        return None
    steps = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if words in steps:
        return today + timedelta(days=steps[words])
    day, month, year = _parts(words)
    return _build(day, month, year, today)


def read_day_of_year(text: str) -> date | None:
    """Read a day and a month, such as "24 June"; the year of the date returned says nothing.

    None if it is no day of any year.
    """
    a_leap_year = 2024
    try:
        return read(f"{text.strip()} {a_leap_year}", date(a_leap_year, 1, 1))
    except DateTextError:
        return None


def _parts(words: str) -> tuple[int, int, int | None]:
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words)
    if iso:
        return int(iso[3]), int(iso[2]), int(iso[1])
    numbers = re.fullmatch(
        r"(?:[a-z]+,? )?(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?", words
    )
    if numbers:
        return int(numbers[1]), int(numbers[2]), _year(numbers[3])
    named = re.fullmatch(
        r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?,?(?: (\d{4}|\d{2}))?",
        words,
    )
    if named:
        month = _month(named[2])
        if month:
            return int(named[1]), month, _year(named[3])
    message = "Write the date as day, month and year, such as 28 March 2026."
    raise DateTextError(message)


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if name.lower().startswith(word) or (word == "sept" and number == 9):
            return number
    return 0


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    number = int(text)
    return number + 2000 if number < 100 else number


def _build(day: int, month: int, year: int | None, today: date) -> date:
    if not 1 <= month <= 12:
        message = f"There is no month {month}. Write the day first, then the month."
        raise DateTextError(message)
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        message = f"Check the year: {year}."
        raise DateTextError(message)
    chosen = year if year is not None else _nearest_year(day, month, today)
    last = calendar.monthrange(chosen, month)[1]
    if not 1 <= day <= last:
        name = MONTHS[month - 1] if month != 2 else f"February {chosen}"
        message = f"{name} has {last} days."
        raise DateTextError(message)
    return date(chosen, month, day)


def _nearest_year(day: int, month: int, today: date) -> int:
    def distance(year: int) -> int:
        last = calendar.monthrange(year, month)[1]
        return abs((date(year, month, max(1, min(day, last))) - today).days)

    return min((today.year - 1, today.year, today.year + 1), key=distance)
