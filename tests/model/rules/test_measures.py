"""CH01 and CH02: years, what counts, and what is printed where there is nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.complaint import case_state
from chc_desktop.model.rules.events import (
    Acknowledged,
    EscalationRequested,
    Event,
    Extended,
    Received,
    Refused,
    Responded,
    ToldToAccept,
    Withdrawn,
)
from chc_desktop.model.rules.measures import (
    MeasuredCase,
    StageMeasures,
    in_measure,
    per_thousand,
    stage_measures,
    year_end_on_or_after,
    year_to,
)
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.rules.working_days import WorkingDays

D = date.fromisoformat
YEAR = year_to(D("2026-03-31"))
TODAY = D("2026-03-31")


def case(*events: Event, outside: bool = False) -> MeasuredCase:
    return MeasuredCase(case_state(WorkingDays(), events), outside)


def measured(*cases: MeasuredCase, stage: Stage = Stage.ONE, homes: int = 24) -> StageMeasures:
    return stage_measures(cases, stage, YEAR, homes, TODAY)


ANSWERED = (
    Received(on=D("2025-06-02")),
    Acknowledged(on=D("2025-06-04")),
    Responded(on=D("2025-06-18")),
)


@pytest.mark.parametrize(
    ("year_end", "start"),
    [
        ("2026-03-31", "2025-04-01"),
        ("2025-09-30", "2024-10-01"),
        ("2025-12-31", "2025-01-01"),
        ("2024-02-29", "2023-03-01"),
        ("2025-02-28", "2024-03-01"),
        ("2024-06-15", "2023-06-16"),
    ],
)
def test_a_year_is_the_twelve_months_to_its_end(year_end: str, start: str) -> None:
    year = year_to(D(year_end))
    assert (year.start, year.end) == (D(start), D(year_end))
    assert year.start in year
    assert year.end in year
    assert year.start - timedelta(days=1) not in year


@given(
    day=st.dates(date(2015, 1, 1), date(2035, 12, 31)),
    month=st.integers(1, 12),
    day_of_month=st.integers(1, 31),
)
def test_every_day_lies_in_exactly_one_year_of_any_landlord(
    day: date, month: int, day_of_month: int
) -> None:
    ends = year_end_on_or_after(day, month, day_of_month)
    year = year_to(ends)
    assert day in year
    assert year_end_on_or_after(year.start, month, day_of_month) == ends
    day_before = year.start - timedelta(days=1)
    assert year_end_on_or_after(day_before, month, day_of_month) == day_before


def test_year_end_29_february_is_the_last_of_february_each_year() -> None:
    assert year_end_on_or_after(D("2025-02-10"), 2, 29) == D("2025-02-28")
    assert year_end_on_or_after(D("2024-02-29"), 2, 29) == D("2024-02-29")
    assert year_end_on_or_after(D("2025-03-01"), 2, 29) == D("2026-02-28")


def test_one_complaint_in_a_60_home_co_op_is_16_point_7_per_1000() -> None:
    found = measured(case(*ANSWERED), homes=60)
    assert round(found.ch01, 1) == 16.7
    assert (found.of, found.ch02, found.ch02_without_extensions) == (1, 100.0, 100.0)


def test_without_complaints_the_rates_are_nothing_and_never_0_or_100_per_cent() -> None:
    found = measured()
    assert (found.received, found.ch01) == (0, 0.0)
    assert found.ch02 is None
    assert found.ch02_without_extensions is None
    assert per_thousand(3, 0) == 0.0


def test_refused_complaints_and_those_outside_the_measure_are_not_counted() -> None:
    refused = case(ANSWERED[0], Refused(on=D("2025-06-04")))
    outside = case(*ANSWERED, outside=True)
    assert measured(refused, outside).received == 0
    assert in_measure(refused, YEAR, Stage.ONE) is None
    assert in_measure(outside, YEAR, Stage.ONE) is None
    assert in_measure(case(*ANSWERED), YEAR, Stage.TWO) is None


def test_a_complaint_the_ombudsman_had_us_accept_counts_in_the_year_it_was_received() -> None:
    accepted = case(
        Received(on=D("2026-03-02")),
        Refused(on=D("2026-03-04")),
        ToldToAccept(on=D("2026-04-20")),
        Responded(on=D("2026-04-22")),
    )
    assert measured(accepted).received == 1


def test_a_refused_escalation_is_outside_stage_2_and_leaves_stage_1_in() -> None:
    refused = case(
        *ANSWERED,
        EscalationRequested(on=D("2025-07-01"), stage=Stage.TWO),
        Refused(on=D("2025-07-03"), stage=Stage.TWO),
    )
    assert measured(refused).received == 1
    assert measured(refused, stage=Stage.TWO).received == 0


def test_stage_2_belongs_to_the_year_it_was_asked_for() -> None:
    later = case(
        Received(on=D("2025-03-20")),
        Responded(on=D("2025-03-28")),
        EscalationRequested(on=D("2025-04-01"), stage=Stage.TWO),
    )
    assert measured(later).received == 0
    assert measured(later, stage=Stage.TWO).received == 1


def test_not_yet_due_is_outside_the_n_of_ch02() -> None:
    waiting = case(Received(on=D("2026-03-26")))
    overdue = case(Received(on=D("2026-01-05")))
    found = measured(case(*ANSWERED), waiting, overdue)
    assert (found.received, found.not_yet_due, found.of) == (3, 1, 2)
    assert found.ch02 == 50.0


def test_the_day_a_response_is_due_is_not_yet_overdue() -> None:
    due_today = case(Received(on=D("2026-03-10")), Acknowledged(on=D("2026-03-17")))
    assert due_today.state.stages[0].clock.respond_by == TODAY
    assert measured(due_today).not_yet_due == 1


def test_withdrawn_before_the_date_is_outside_n_and_after_it_is_a_miss() -> None:
    early = case(Received(on=D("2025-06-02")), Withdrawn(on=D("2025-06-05")))
    late = case(Received(on=D("2025-06-02")), Withdrawn(on=D("2025-09-05")))
    found = measured(early, late)
    assert (found.received, found.not_yet_due, found.responded_in_time) == (2, 1, 0)


def test_an_answer_inside_a_valid_extension_counts_apart() -> None:
    extended = case(
        ANSWERED[0],
        ANSWERED[1],
        Extended(
            on=D("2025-06-16"), new_date=D("2025-06-27"), reason="Survey", ombudsman_given=True
        ),
        Responded(on=D("2025-06-26")),
    )
    found = measured(extended, case(*ANSWERED))
    assert (found.responded_in_time, found.responded_in_extension) == (2, 1)
    assert found.responded_by_on_time_date == 1
    assert (found.ch02, found.ch02_without_extensions) == (100.0, 50.0)
