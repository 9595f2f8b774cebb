"""Dates as people in Britain write them. The day always comes before the month."""

from __future__ import annotations

import re
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside these are slips of the pen, not dates of a case."""

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_TIME = r"(?:[T,\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z)?)?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d/.-])(?P<year>\d{4})(?P<sep>[/.-])(?P<number>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d/-])",
        (
            r"(?<![\d/.-])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<number>\d{1,2})(?P=sep)"
            r"(?P<year>\d{4}|\d{2})(?![\d/-])"
        ),
        r"(?<![\d/.-])(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*"
        + _MONTH
        + r",?[\s-]*['’]?(?P<year>\d{4}|\d{2})(?!\d)",
        r"(?<![a-z])" + _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})(?!\d)",
    )
)
_WHOLE = tuple(
    re.compile(r"\s*" + _WEEKDAY + form.pattern + _TIME + r"\s*", re.IGNORECASE) for form in _FORMS
)
_MONTH_ONLY = re.compile(r"(?<![a-z\d])" + _MONTH + r",?\s+(?P<year>20\d{2})(?!\d)", re.IGNORECASE)
_LOOSE = tuple(
    re.compile(_WEEKDAY + pattern, re.IGNORECASE)
    for pattern in (
        *(form.pattern for form in _FORMS),
        r"(?<![\d/.-])(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+" + _MONTH,
        r"(?<![a-z])" + _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])",
    )
)
_SERIAL = re.compile(r"\s*(\d{5})(?:\.\d+)?\s*")
# Excel's day 0, with its invented 29 February 1900 already counted.
_SERIAL_START = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 32874, 73050  # 1990 and the last day of 2099


def read_date(text: str) -> date | None:
    """The one date a text consists of, or None when it is none or does not exist.

    "3/4/26", "03.04.2026", "3-Apr-26", "Fri 3 April 2026", "2026-04-03" and a time behind any of
    them. A two-figure year from 80 is of the last century.
    """
    for form in _WHOLE:
        match = form.fullmatch(text)
        if match:
            return _date(match)
    return None


def read_serial(text: str) -> date | None:
    """The date a spreadsheet means by a bare day number such as "46115", or None."""
    match = _SERIAL.fullmatch(text)
    if match is None or not _FIRST_SERIAL <= int(match[1]) <= _LAST_SERIAL:
        return None
    return _SERIAL_START + timedelta(days=int(match[1]))


def dates_in(text: str) -> tuple[tuple[int, date], ...]:
    """Every date in running text with the place it starts at, in order.

    A month with its year ("by March 2027") stands for its last day.
    """
    found: list[tuple[int, int, date]] = []
    for form in (*_FORMS, _MONTH_ONLY):
        for match in form.finditer(text):
            day = _date(match)
            if day and not any(
                start < match.end() and match.start() < end for start, end, _ in found
            ):
                found.append((match.start(), match.end(), day))
    return tuple((start, day) for start, _, day in sorted(found))


def iso_dates(text: str, near: date) -> str:
    """Running text with each date in it written as YYYY-MM-DD, its weekday left out.

    A day without a year ("14 April") is the first one on or after ``near``.
    """
    found: list[tuple[int, int, date]] = []
    for form in _LOOSE:
        for match in form.finditer(text):
            day = _date(match) if "year" in match.re.groupindex else _next(match, near)
            taken = any(start < match.end() and match.start() < end for start, end, _ in found)
            if day and not taken:
                found.append((*match.span(), day))
    for start, end, day in sorted(found, reverse=True):
        text = f"{text[:start]}{day.isoformat()}{text[end:]}"
    return text


def _next(match: re.Match[str], near: date) -> date | None:
    month, number = _month(match["month"]), int(match["day"])
    for year in (near.year, near.year + 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= near:
            return day
    return None


def _date(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = _century(parts["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    name = parts.get("month")
    month = _month(name) if name else int(parts["number"])
    if "day" not in parts:
        return _last_day(year, month)
    try:
        return date(year, month, int(parts["day"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    return [month[:3] for month in MONTHS].index(name[:3].lower()) + 1


def _century(year: str) -> int:
    number = int(year)
    if len(year) > 2:
        return number
    return number + (1900 if number >= 80 else 2000)


def _last_day(year: int, month: int) -> date:
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return first_of_next - timedelta(days=1)
