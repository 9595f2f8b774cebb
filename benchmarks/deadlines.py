"""The dates of 100,000 stages, beside the package `holidays` counting day by day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from measuring import Line, timed, turn_about

from chc_desktop.model.rules.clocks import ACKNOWLEDGE, EXTEND, RESPOND, stage_clock
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.rules.working_days import WorkingDays

COUNT = 100_000
# The bare count is slow: it does this many, and its time is scaled up.
SAMPLE = 2_000
FIRST = date(2016, 1, 1)
DAYS = 3_650


def received(number: int) -> date:
    """Return days of receipt spread over ten years."""
    return FIRST + timedelta(days=number * 7 % DAYS)


def ours() -> None:
    """Work out every date of both stages' clocks, as the register does."""
    calendar = WorkingDays()
    for number in range(COUNT):
        day = received(number)
        stage_clock(calendar, Stage.ONE if number % 2 else Stage.TWO, day, acknowledged=day)


def bare() -> None:
    """Count the same four dates with the package alone."""
    from holidays import country_holidays

    days = country_holidays("GB", "ENG", years=range(2016, 2027))
    for number in range(SAMPLE):
        day = received(number)
        stage = Stage.ONE if number % 2 else Stage.TWO
        acknowledge_by = days.get_nth_working_day(day, ACKNOWLEDGE)
        days.get_nth_working_day(acknowledge_by, RESPOND[stage])
        unextended = days.get_nth_working_day(day, RESPOND[stage])
        days.get_nth_working_day(unextended, EXTEND[stage])


def lines() -> list[Line]:
    """Measure both."""
    took, sample = turn_about((partial(timed, ours), partial(timed, bare)), rounds=5)
    beside = sample * COUNT / SAMPLE
    what = "100,000 deadlines without explanations"
    return [Line(what, took, 1.0, beside, f"holidays alone (from {SAMPLE:,})")]
