"""When an adjustment is looked at again, and a meeting that comes too late."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.complaint import case_state
from chc_desktop.model.rules.events import Acknowledged, Received, Responded
from chc_desktop.model.rules.reviews import (
    LateMeeting,
    add_months,
    adjustment_review,
    late_meeting,
)
from chc_desktop.model.rules.working_days import WorkingDays

D = date.fromisoformat
OPEN = (Received(on=D("2026-03-16")), Acknowledged(on=D("2026-03-18")))  # due Wed 1 April
TODAY = D("2026-03-25")


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-03-31", 6, "2026-09-30"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2027-08-30", 6, "2028-02-29"),
        ("2026-07-15", 6, "2027-01-15"),
        ("2026-12-01", 1, "2027-01-01"),
    ],
)
def test_months_end_on_the_last_day_there_is(day: str, months: int, then: str) -> None:
    assert add_months(D(day), months) == D(then)


def test_an_adjustment_is_reviewed_on_the_last_day_set_and_else_after_six_months() -> None:
    agreed, set_day, next_day = D("2026-01-09"), D("2026-04-09"), D("2026-10-09")
    assert adjustment_review(agreed, set_day, next_day) == next_day
    assert adjustment_review(agreed, set_day, None) == set_day
    assert adjustment_review(agreed, None, None) == D("2026-07-09")
    assert adjustment_review(None, None, None) is None


def test_a_meeting_after_the_date_of_a_response_is_too_late(calendar: WorkingDays) -> None:
    state = case_state(calendar, OPEN)
    meetings = [D("2026-04-14"), D("2026-03-10"), D("2026-05-12")]
    assert late_meeting(calendar, state, meetings, TODAY) == LateMeeting(
        D("2026-04-14"), D("2026-04-01"), 7
    )


@pytest.mark.parametrize(
    "meetings", [[], ["2026-03-10"], ["2026-04-01", "2026-04-14"], ["2026-03-25"]]
)
def test_no_alarm_without_a_meeting_ahead_or_with_one_in_time(
    calendar: WorkingDays, meetings: list[str]
) -> None:
    state = case_state(calendar, OPEN)
    assert late_meeting(calendar, state, map(D, meetings), TODAY) is None


def test_no_alarm_for_an_answered_an_overdue_or_a_distant_date(calendar: WorkingDays) -> None:
    meeting = [D("2026-05-12")]
    answered = case_state(calendar, (*OPEN, Responded(on=D("2026-03-20"))))
    assert late_meeting(calendar, answered, meeting, TODAY) is None
    running = case_state(calendar, OPEN)
    assert late_meeting(calendar, running, meeting, D("2026-04-02")) is None
    assert late_meeting(calendar, running, meeting, D("2026-03-10")) is None
    assert late_meeting(calendar, running, meeting, D("2026-03-11")) is not None
