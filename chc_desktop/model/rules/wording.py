"""Dates, counts and money in the words of the window and the papers (British order)."""

from __future__ import annotations

from datetime import date

NBSP = "\u00a0"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """``Wed 8 April 2026``, joined by no-break spaces so that it never splits over a line."""
    return NBSP.join((_DAYS[day.weekday()], str(day.day), _MONTHS[day.month - 1], str(day.year)))


def short_date(day: date, this_year: int | None = None) -> str:
    """``Wed 8 April``: without the year when it is ``this_year``."""
    if day.year != this_year:
        return long_date(day)
    return NBSP.join((_DAYS[day.weekday()], str(day.day), _MONTHS[day.month - 1]))


def table_date(day: date) -> str:
    """``Wed 8 Apr 2026``, for tables."""
    return NBSP.join(
        (_DAYS[day.weekday()], str(day.day), _MONTHS[day.month - 1][:3], str(day.year))
    )


def paper_date(day: date) -> str:
    """``8 April 2026``, for papers and letters."""
    return NBSP.join((str(day.day), _MONTHS[day.month - 1], str(day.year)))


def month_name(month: int) -> str:
    """``April`` for 4."""
    return _MONTHS[month - 1]


def working_days(count: int) -> str:
    """``1 working day``, ``9 working days``."""
    return f"{count} working day{'' if count == 1 else 's'}"


def n_of(part: int, of: int) -> str:
    """``11 of 12``; ``None`` where there is nothing to count, never 0 %."""
    return f"{part} of {of}" if of else "None"


def pounds(pence: int) -> str:
    """``£1,025`` or ``£25.50``."""
    whole, rest = divmod(abs(pence), 100)
    sign = "-" if pence < 0 else ""
    return f"{sign}£{whole:,}.{rest:02d}" if rest else f"{sign}£{whole:,}"
