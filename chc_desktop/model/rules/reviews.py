"""When adjustments, restrictions and meetings need a look; defaults are **ours**."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.complaint import CaseState
from chc_desktop.model.rules.working_days import WorkingDays

ADJUSTMENT_REVIEW_MONTHS = 6
"""After an adjustment was agreed without a day for its review (5.10, **ours**)."""
REVIEWS_AHEAD = 10
"""Working days before which Today begins to show a review (**ours**)."""
MEETING_AHEAD = 15
"""Working days before a response's date from which the next meeting is looked at (**ours**)."""


@dataclass(frozen=True, slots=True)
class LateMeeting:
    """The next meeting, and how many working days after the date it comes."""

    meeting_on: date
    due: date
    days_after: int


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was done, and the next day that was set at it."""

    on: date
    next_on: date | None = None


def adjustment_review(
    decided_on: date | None,
    review_on: date | None,
    next_on: date | None,
    reviewed_on: date | None = None,
    stage_changes: Iterable[date] = (),
) -> date | None:
    """The day an agreed adjustment is to be reviewed: the last one set, else 6 months (5.10).

    ``next_on`` was set at the last review, ``reviewed_on``. A change of stage after that, or
    after it was agreed, makes the review due at once (**ours**).
    """
    looked = reviewed_on or decided_on
    due = next_on if reviewed_on else next_on or review_on
    if due is None and looked is not None:
        due = add_months(looked, ADJUSTMENT_REVIEW_MONTHS)
    changed = [day for day in stage_changes if looked is None or day > looked]
    return min((day for day in (due, *changed) if day), default=None)


def late_meeting(
    calendar: WorkingDays, state: CaseState, meetings: Iterable[date], today: date
) -> LateMeeting | None:
    """The next meeting, when it comes after the date of a response that is still owed."""
    if not state.running:
        return None
    due = state.current.clock.respond_by
    ahead = sorted(day for day in meetings if day >= today)
    if not ahead or due < today or calendar.between(today, due) > MEETING_AHEAD or ahead[0] <= due:
        return None
    return LateMeeting(ahead[0], due, calendar.between(due, ahead[0]))


def add_months(day: date, months: int) -> date:
    """The same day so many months later; past the month's end, its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
