"""The Code's clocks: the table of vectors, extensions, and how each date explains itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.clocks import (
    FAULT_TEXTS,
    ExtensionFault,
    StageClock,
    days_late,
    explain,
    explain_on_time,
    extension_from_dates,
    stage_clock,
)
from chc_desktop.model.rules.events import Extended
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.rules.working_days import OneOffHoliday, WorkingDays

D = date.fromisoformat
# received or asked for, acknowledge by, acknowledged, response due, at the extension cap
VECTORS = [
    (1, "2026-03-27", "2026-04-07", "2026-03-30", "2026-04-15", "2026-04-29"),
    (1, "2026-03-27", "2026-04-07", "2026-04-07", "2026-04-21", "2026-05-06"),
    (1, "2026-03-28", "2026-04-07", None, None, None),
    (1, "2026-04-03", "2026-04-13", "2026-04-07", "2026-04-21", "2026-05-06"),
    (1, "2026-03-27", "2026-04-07", "2026-04-15", "2026-04-29", None),
    (1, "2026-11-21", "2026-11-27", "2026-11-27", "2026-12-11", "2026-12-29"),
    (1, "2026-12-18", "2026-12-29", "2026-12-29", "2027-01-13", "2027-01-27"),
    (1, "2026-12-24", "2027-01-05", "2026-12-24", "2027-01-12", None),
    (2, "2026-12-17", "2026-12-24", "2026-12-24", "2027-01-26", "2027-02-23"),
]
DUE = D("2026-04-15")
CAP = D("2026-04-29")
STARTS = st.dates(date(2018, 1, 1), date(2026, 12, 31))
STAGES = st.sampled_from(Stage)


@pytest.mark.parametrize(("stage", "start", "by", "acknowledged", "due", "cap"), VECTORS)
def test_the_dates_of_the_table(
    calendar: WorkingDays,
    stage: int,
    start: str,
    by: str,
    acknowledged: str | None,
    due: str | None,
    cap: str | None,
) -> None:
    on = D(acknowledged) if acknowledged else None
    clock = stage_clock(calendar, Stage(stage), D(start), acknowledged=on)
    assert clock.acknowledge_by == D(by)
    assert clock.provisional == (acknowledged is None)
    if due:
        assert clock.respond_by == clock.respond_by_unextended == D(due)
    if cap:
        assert clock.extension_cap == D(cap)


def test_a_late_acknowledgement_keeps_the_on_time_date_beside_the_codes_date(
    calendar: WorkingDays,
) -> None:
    late = stage_clock(calendar, Stage.ONE, D("2026-03-27"), acknowledged=D("2026-04-15"))
    assert days_late(calendar, late.acknowledge_by, D("2026-04-15")) == 6
    assert (late.on_time_date, late.respond_by) == (D("2026-04-21"), D("2026-04-29"))
    assert late.warn_by == D("2026-04-21")


def test_an_early_acknowledgement_brings_the_codes_date_before_the_on_time_date(
    calendar: WorkingDays,
) -> None:
    early = stage_clock(calendar, Stage.ONE, D("2026-03-27"), acknowledged=D("2026-03-30"))
    assert (early.respond_by, early.on_time_date) == (DUE, D("2026-04-21"))
    assert early.warn_by == DUE


def test_a_response_before_any_acknowledgement_leaves_the_provisional_date(
    calendar: WorkingDays,
) -> None:
    clock = stage_clock(
        calendar,
        Stage.ONE,
        D("2026-03-27"),
        acknowledged=D("2026-04-10"),
        responded=D("2026-04-09"),
    )
    assert clock.provisional
    assert clock.respond_by == clock.on_time_date == D("2026-04-21")


def test_an_acknowledgement_on_the_day_of_the_response_still_counts(
    calendar: WorkingDays,
) -> None:
    day = D("2026-03-30")
    clock = stage_clock(calendar, Stage.ONE, D("2026-03-27"), acknowledged=day, responded=day)
    assert clock.acknowledged == day
    assert clock.respond_by == DUE


# ---- extensions; received Fri 27 March, acknowledged Mon 30 March, due Wed 15 April

GOOD = Extended(
    on=D("2026-04-10"),
    new_date=D("2026-04-22"),
    reason="The surveyor comes on 20 April",
    ombudsman_given=True,
)


def clock_with(calendar: WorkingDays, *extensions: Extended) -> StageClock:
    return stage_clock(
        calendar,
        Stage.ONE,
        D("2026-03-27"),
        acknowledged=D("2026-03-30"),
        extensions=extensions,
    )


def test_an_extension_told_in_time_with_everything_moves_the_date(calendar: WorkingDays) -> None:
    clock = clock_with(calendar, GOOD)
    assert (clock.respond_by, clock.respond_by_unextended) == (D("2026-04-22"), DUE)
    assert clock.extended
    assert clock.extensions[0].valid
    assert clock.warn_by == D("2026-04-22")


FAULTY = [
    (replace(GOOD, on=DUE + timedelta(days=1)), ExtensionFault.TOLD_LATE),
    (replace(GOOD, new_date=CAP + timedelta(days=1)), ExtensionFault.BEYOND_CAP),
    (
        replace(GOOD, new_date=CAP + timedelta(days=1), good_reason="Asbestos", update_every=None),
        ExtensionFault.BEYOND_CAP,
    ),
    (
        replace(GOOD, new_date=CAP + timedelta(days=1), good_reason=" ", update_every=5),
        ExtensionFault.BEYOND_CAP,
    ),
    (replace(GOOD, new_date=DUE), ExtensionFault.NOT_LATER_THAN_DUE),
    (replace(GOOD, in_writing=False), ExtensionFault.NOT_IN_WRITING),
    (replace(GOOD, reason="  "), ExtensionFault.NO_REASON),
    (replace(GOOD, ombudsman_given=False), ExtensionFault.OMBUDSMAN_NOT_GIVEN),
]


@pytest.mark.parametrize(("extension", "fault"), FAULTY)
def test_an_extension_that_fails_one_condition_is_kept_and_does_not_count(
    calendar: WorkingDays, extension: Extended, fault: ExtensionFault
) -> None:
    clock = clock_with(calendar, extension)
    assert [e.faults for e in clock.extensions] == [(fault,)]
    assert clock.respond_by == DUE
    assert not clock.extended


def test_the_last_day_to_tell_and_the_cap_itself_still_count(calendar: WorkingDays) -> None:
    clock = clock_with(calendar, replace(GOOD, on=DUE, new_date=CAP))
    assert clock.extensions[0].valid
    assert clock.respond_by == clock.extension_cap == CAP


def test_beyond_the_cap_a_good_reason_with_updates_counts(calendar: WorkingDays) -> None:
    far = replace(GOOD, new_date=D("2026-06-01"), good_reason="Asbestos survey", update_every=5)
    assert clock_with(calendar, far).respond_by == D("2026-06-01")


def test_a_second_extension_is_capped_from_the_unextended_date(calendar: WorkingDays) -> None:
    second = replace(GOOD, on=D("2026-04-21"), new_date=CAP)
    clock = clock_with(calendar, second, GOOD)
    assert [e.valid for e in clock.extensions] == [True, True]
    assert clock.respond_by == CAP
    assert clock.extension_cap == CAP
    too_far = replace(second, new_date=CAP + timedelta(days=1))
    clock = clock_with(calendar, GOOD, too_far)
    assert clock.extensions[1].faults == (ExtensionFault.BEYOND_CAP,)
    assert clock.respond_by == GOOD.new_date


def test_each_fault_has_one_plain_sentence() -> None:
    assert set(FAULT_TEXTS) == set(ExtensionFault)
    assert all(text.endswith(".") and len(text) > 20 for text in FAULT_TEXTS.values())


def test_an_extension_from_dates_alone_is_judged_by_its_dates(calendar: WorkingDays) -> None:
    dates = extension_from_dates(D("2026-04-16"), D("2026-05-30"), Stage.ONE)
    assert clock_with(calendar, dates).extensions[0].faults == (
        ExtensionFault.TOLD_LATE,
        ExtensionFault.BEYOND_CAP,
    )


# ---- lateness and explanations


@pytest.mark.parametrize(
    ("due", "done", "late"),
    [
        ("2026-04-15", "2026-04-15", 0),
        ("2026-04-15", "2026-04-16", 1),
        ("2026-04-17", "2026-04-18", 1),  # a Saturday after a Friday: late, and at least 1
        ("2026-04-17", "2026-04-20", 1),
        ("2026-04-02", "2026-04-07", 1),  # over Easter
        ("2026-04-15", "2026-04-01", 0),
    ],
)
def test_lateness_counts_working_days_and_is_at_least_one(
    calendar: WorkingDays, due: str, done: str, late: int
) -> None:
    assert days_late(calendar, D(due), D(done)) == late


@given(
    stage=STAGES,
    start=STARTS,
    acknowledged=st.none() | st.integers(0, 25),
    extended=st.none() | st.integers(1, 30),
)
def test_no_counted_date_is_a_day_off_and_each_explains_itself(
    stage: Stage, start: date, acknowledged: int | None, extended: int | None
) -> None:
    calendar = WorkingDays()
    on = None if acknowledged is None else start + timedelta(days=acknowledged)
    plain = stage_clock(calendar, stage, start, acknowledged=on)
    extensions: tuple[Extended, ...] = ()
    if extended is not None:
        until = plain.respond_by + timedelta(days=extended)
        extensions = (extension_from_dates(start, until, stage),)
    clock = stage_clock(calendar, stage, start, acknowledged=on, extensions=extensions)
    for day in (
        clock.acknowledge_by,
        clock.respond_by_unextended,
        clock.on_time_date,
        clock.extension_cap,
    ):
        assert calendar.is_working_day(day)
    found = {deadline.clock: deadline for deadline in explain(calendar, clock)}
    assert (Clock.EXTENSION in found) == clock.extended
    for kind, due in (
        (Clock.ACKNOWLEDGE, clock.acknowledge_by),
        (Clock.RESPOND, clock.respond_by_unextended),
    ):
        assert found[kind].date == due
        assert [d.date for d in found[kind].because if d.counted][-1] == due
    if clock.extended:
        assert found[Clock.EXTENSION].because[-1].date == clock.respond_by
        assert found[Clock.EXTENSION].because[0].date == clock.respond_by_unextended
    on_time = explain_on_time(calendar, clock)
    assert on_time.date == clock.on_time_date
    assert on_time.because[0].date == clock.acknowledge_by
    assert [d.date for d in on_time.because if d.counted][-1] == clock.on_time_date


def test_the_explanation_names_day_0_and_the_bank_holidays(calendar: WorkingDays) -> None:
    clock = stage_clock(calendar, Stage.ONE, D("2026-03-28"))
    acknowledge, respond = explain(calendar, clock)
    assert acknowledge.because[0].why == "Day 0: the day it was received"
    assert "Good Friday" in [day.why for day in acknowledge.because]
    assert respond.because[0].why == "Day 0: the last day to acknowledge"
    asked = stage_clock(calendar, Stage.TWO, D("2026-03-28"), acknowledged=D("2026-03-30"))
    acknowledge, respond = explain(calendar, asked)
    assert acknowledge.because[0].why == "Day 0: the day it was asked for"
    assert respond.because[0].why == "Day 0: acknowledged"


@given(stage=STAGES, start=STARTS, off=STARTS, acknowledged=st.none() | st.integers(0, 25))
def test_a_bank_holiday_added_late_moves_exactly_the_dates_that_span_it(
    stage: Stage, start: date, off: date, acknowledged: int | None
) -> None:
    plain, added = WorkingDays(), WorkingDays([OneOffHoliday(off, "Invented day")])
    on = None if acknowledged is None else start + timedelta(days=acknowledged)
    before = stage_clock(plain, stage, start, acknowledged=on)
    after = stage_clock(added, stage, start, acknowledged=on)
    falls = plain.is_working_day(off)
    assert (after.acknowledge_by != before.acknowledge_by) == (
        falls and start < off <= before.acknowledge_by
    )
    assert (after.on_time_date != before.on_time_date) == (
        falls and start < off <= before.on_time_date
    )
    base = on or start
    assert (after.respond_by != before.respond_by) == (falls and base < off <= before.respond_by)
