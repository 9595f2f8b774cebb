"""The record of a complaint as a whole: where nothing was written down for a long time (5.12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from chc_desktop.model.rules.wording import paper_date, working_days
from chc_desktop.model.rules.working_days import WorkingDays

QUIET = 20
"""Working days without an entry that the bundle does not mention yet (**ours**)."""


@dataclass(frozen=True, slots=True)
class BundleOptions:
    """``mask``: third parties become "Person A". ``health``: the words of adjustments too (5.10)."""

    mask: bool = False
    health: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A long time without an entry. ``length`` are the working days between the two days."""

    after: date
    before: date
    length: int

    @property
    def words(self) -> str:
        """``Nothing recorded between 3 May 2026 and 9 June 2026 (25 working days)``."""
        days = f"{paper_date(self.after)} and {paper_date(self.before)}"
        return f"Nothing recorded between {days} ({working_days(self.length)})"


def gaps(calendar: WorkingDays, days: Iterable[date]) -> tuple[Gap, ...]:
    """Where more than ``QUIET`` working days lie between two days with an entry, by date."""
    found = []
    for first, second in pairwise(sorted(set(days))):
        length = calendar.between(first, second - timedelta(days=1))
        if length > QUIET:
            found.append(Gap(first, second, length))
    return tuple(found)
