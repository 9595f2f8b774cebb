"""Which reporting year a day lies in, so that each complaint is counted in exactly one (CH01).

A year that was closed keeps its first and its last day for good. All other days lie in the year
that the landlord's year end makes; where that was changed, the year between is shorter than
twelve months, or, if the landlord says so when closing it, longer. Nobody publishes a rule for
this (**ours**).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chc_desktop.model.rules.measures import Year, year_end_on_or_after, year_to
from chc_desktop.model.rules.reviews import add_months
from chc_desktop.model.rules.wording import paper_date

LONGEST_MONTHS = 18
"""A year of account is never longer, so no reporting year is (**ours**)."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReportingYears:
    """The landlord's year end, and the years that were closed."""

    month: int
    day_of_month: int
    closed: tuple[Year, ...] = ()

    def of(self, day: date) -> Year:
        """The one year that a day lies in (**ours**)."""
        for year in self.closed:
            if day in year:
                return year
        end = year_end_on_or_after(day, self.month, self.day_of_month)
        start = max((y.end + _DAY for y in self.closed if y.end < day), default=date.min)
        after = min((y.start - _DAY for y in self.closed if y.start > day), default=date.max)
        return Year(max(year_to(end).start, start), min(end, after))

    def ending(self, year_end: date) -> Year:
        """The year that ends on a day, whoever named the day (**ours**).

        On a day that ends no year of the landlord's: the twelve months to it, less what an
        earlier closed year has counted.
        """
        year = self.of(year_end)
        if year.end == year_end:
            return year
        before = max((y.end + _DAY for y in self.closed if y.end < year_end), default=date.min)
        return Year(max(year_to(year_end).start, before), year_end)

    def long_year(self, year_end: date) -> Year | None:
        """The year to a day with the short one before it, where they may be one (**ours**)."""
        year = self.ending(year_end)
        short = self.of(year.start - _DAY)
        first = short.start
        known = any(closed.end + _DAY == first for closed in self.closed)
        if short in self.closed or not known or year_end >= add_months(first, LONGEST_MONTHS):
            return None
        return Year(first, year_end)

    def overlapped(self, year: Year) -> Year | None:
        """A closed year that shares a day with this one and is not this one."""
        return next(
            (y for y in self.closed if y != year and y.start <= year.end and year.start <= y.end),
            None,
        )


def length_words(year: Year) -> str:
    """That a year is shorter or longer than twelve months; empty for an ordinary one (**ours**)."""
    if year.start == year_to(year.end).start:
        return ""
    shorter = year.start > year_to(year.end).start
    return (
        f"This reporting year is {'shorter' if shorter else 'longer'} than twelve months: it runs "
        f"from {paper_date(year.start)} to {paper_date(year.end)}, because the year end was "
        "changed. Each complaint is counted in one year only."
    )
