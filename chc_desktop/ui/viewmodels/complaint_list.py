"""The list of complaints: what is shown of it, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from chc_desktop.model.rules.wording import NBSP, month_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.services.views import ComplaintRow

ALL_YEARS = "all"


class Show(StrEnum):
    """Which complaints are shown: the chips."""

    OPEN = "Open"
    OVERDUE = "Overdue"
    CLOSED = "Closed"
    ALL = "All"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the officer chose to see. ``year`` is the end of a reporting year, or ``ALL_YEARS``."""

    words: str = ""
    year: str = ALL_YEARS
    show: Show = Show.ALL


def is_shown(row: ComplaintRow, show: Show) -> bool:
    """Say whether a chip includes a complaint."""
    return {
        Show.OPEN: row.is_open,
        Show.OVERDUE: row.is_overdue,
        Show.CLOSED: not row.is_open,
        Show.ALL: True,
    }[show]


def found(rows: Sequence[ComplaintRow], choices: Choices) -> tuple[ComplaintRow, ...]:
    """Return the rows of the year that hold every word searched for, whatever the chip."""
    words = choices.words.replace(NBSP, " ").casefold().split()
    return tuple(
        row
        for row in rows
        if choices.year in {ALL_YEARS, row.year_end.isoformat()}
        and all(word in row.search for word in words)
    )


def chips(rows: Sequence[ComplaintRow]) -> tuple[tuple[str, str], ...]:
    """Return key and words of each chip: "Open (5)"."""
    return tuple(
        (show.value, f"{show.value} ({sum(is_shown(row, show) for row in rows)})") for show in Show
    )


def years(rows: Sequence[ComplaintRow], this_year: date) -> tuple[tuple[str, str], ...]:
    """Return key and words of each reporting year there are complaints of, newest first."""
    ends = sorted({row.year_end for row in rows} | {this_year}, reverse=True)
    return (*((end.isoformat(), year_words(end)) for end in ends), (ALL_YEARS, "All years"))


def first_year(rows: Sequence[ComplaintRow], this_year: date) -> str:
    """Return the year offered first: this one, but all while an older complaint is open."""
    if any(row.is_open and row.year_end != this_year for row in rows):
        return ALL_YEARS
    return this_year.isoformat()


def year_words(year_end: date) -> str:
    """Return "Year 2025 to 2026", or "Year 2025" for a calendar year."""
    start = year_start(year_end)
    if start.year == year_end.year:
        return f"Year {year_end.year}"
    return f"Year {start.year} to {year_end.year}"


def months(choices: Choices) -> str:
    """Return the months shown, "April 2025 to March 2026"."""
    if choices.year == ALL_YEARS:
        return "All years"
    end = date.fromisoformat(choices.year)
    start = year_start(end)
    return f"{month_name(start.month)} {start.year} to {month_name(end.month)} {end.year}"


def year_start(year_end: date) -> date:
    """Return the first day of the reporting year that ends on a day."""
    next_day = year_end + timedelta(days=1)
    return next_day.replace(year=next_day.year - 1)


def count_words(count: int) -> str:
    """Return the line under the table: "14 complaints. Press Enter to open one."."""
    if count == 0:
        return "No complaints."
    if count == 1:
        return "1 complaint. Press Enter to open it."
    return f"{count:,} complaints. Press Enter to open one."
