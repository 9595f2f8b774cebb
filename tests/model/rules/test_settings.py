"""Settings: what may be entered, what the policy promises, and when data is old."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.clocks import stage_clock
from chc_desktop.model.rules.settings import (
    AddHoliday,
    ChangeYearEnd,
    CloseOffice,
    CountHomes,
    DescribeLandlord,
    EndTarget,
    SetContacts,
    SetLogo,
    SetTarget,
    SettingsCommand,
    Target,
    day_before,
    is_old,
    policy_due,
    problems_setting,
    target_in_force,
)
from chc_desktop.model.rules.values import Clock, Severity, Stage
from chc_desktop.model.rules.working_days import OneOffHoliday, WorkingDays

D = date.fromisoformat
TODAY = D("2026-03-31")
GREY = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAADklEQVR4nGNoaGhgAGIADAgDAcWhuYYAAAAASUVORK5CYII="
)
"""A PNG of 3 by 2 grey pixels."""
LANDLORD = DescribeLandlord(name="Example Street Housing Co-operative")
HOMES = CountHomes(year_end=TODAY, rented=20, shared_ownership=4)
TARGET = SetTarget(name="acknowledge", working_days=2, from_on=D("2025-06-10"))
HOLIDAY = AddHoliday(on=D("2026-04-08"), name="A day of thanks", source="gov.uk")
CLOSED = CloseOffice(from_on=D("2026-12-24"), until_on=D("2027-01-01"))
CONTACTS = SetContacts(
    name="Housing Ombudsman Service",
    telephone="0300 111 3000",
    post="PO Box 1484",
    form="housing-ombudsman.org.uk",
    time_limit="12 months",
    in_force_from=D("2026-01-13"),
    last_checked=D("2026-03-30"),
)


def fields(command: SettingsCommand, calendar: WorkingDays) -> list[str]:
    return [p.field for p in problems_setting(command, TODAY, calendar)]


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (LANDLORD, []),
        (replace(LANDLORD, name=" ", governing_body=""), ["name", "governing_body"]),
        (HOMES, []),
        (replace(HOMES, year_end=None, rented=None, shared_ownership=-1), ["year_end", "rented", "shared_ownership"]),
        (replace(HOMES, year_end=D("0026-03-31")), ["year_end"]),
        (replace(HOMES, rented=0, shared_ownership=0), ["rented"]),
        (replace(HOMES, rented=0), []),
        (ChangeYearEnd(month=3, day=31), []),
        (ChangeYearEnd(month=2, day=29), []),
        (ChangeYearEnd(month=4, day=31), ["day"]),
        (ChangeYearEnd(month=13, day=1), ["day"]),
        (ChangeYearEnd(month=3, day=0), ["day"]),
        (TARGET, []),
        (replace(TARGET, name="", working_days=None, from_on=None), ["from_on", "name", "working_days"]),
        (replace(TARGET, working_days=0), ["working_days"]),
        (replace(TARGET, working_days=251), ["working_days"]),
        (replace(TARGET, working_days=5), []),
        (replace(TARGET, name="survey follow-up", working_days=30), []),
        (replace(TARGET, name="call after a repair", working_days=30), []),
        (EndTarget(target_id=1, until_on=None), ["until_on"]),
        (EndTarget(target_id=1, until_on=TODAY), []),
        (HOLIDAY, []),
        (replace(HOLIDAY, on=None, name="", source=""), ["on", "name", "source"]),
        (replace(HOLIDAY, on=None), ["on"]),
        (replace(HOLIDAY, on=D("2026-04-06")), ["on"]),
        (CLOSED, []),
        (CloseOffice(from_on=None, until_on=None), ["from_on", "until_on"]),
        (replace(CLOSED, until_on=D("2026-12-23")), ["until_on"]),
        (CONTACTS, []),
        (replace(CONTACTS, telephone="", post=" "), ["telephone", "post"]),
        (replace(CONTACTS, in_force_from=None, last_checked=D("2026-04-01")), ["in_force_from", "last_checked"]),
        (SetLogo(content=GREY), []),
        (SetLogo(content=b"%PDF-1.7"), ["content"]),
        (SetLogo(content=b"\x89PNG" * 300_000), ["content"]),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_said_at_its_field(
    command: SettingsCommand, expected: list[str], calendar: WorkingDays
) -> None:
    assert fields(command, calendar) == expected


def test_a_policy_that_promises_less_than_the_code_is_warned_about(calendar: WorkingDays) -> None:
    (problem,) = problems_setting(replace(TARGET, working_days=7), TODAY, calendar)
    assert (problem.provision, problem.severity) == ("6.2", Severity.WARN)
    assert "5 working days (6.2)" in problem.text


def test_a_bank_holiday_at_a_weekend_is_warned_about_and_one_that_is_known_is_refused(
    calendar: WorkingDays,
) -> None:
    (weekend,) = problems_setting(replace(HOLIDAY, on=D("2026-04-11")), TODAY, calendar)
    assert weekend.severity is Severity.WARN
    (known,) = problems_setting(replace(HOLIDAY, on=D("2026-04-06")), TODAY, calendar)
    assert known.severity is Severity.BLOCK
    assert "Easter Monday" in known.text
    again = WorkingDays([OneOffHoliday(D("2026-04-08"), "A day of thanks")])
    assert fields(HOLIDAY, again) == ["on"]


def test_the_target_in_force_is_the_one_begun_last() -> None:
    old = Target("acknowledge", 3, D("2025-01-01"), D("2025-06-09"), 1)
    new = Target("acknowledge", 2, D("2025-06-10"), None, 2)
    other = Target("stage 1 response", 8, D("2025-06-10"), None, 3)
    known = (new, other, old)
    assert target_in_force(known, "acknowledge", D("2025-06-09")) == old
    assert target_in_force(known, "acknowledge", D("2025-06-10")) == new
    assert target_in_force(known, "acknowledge", D("2024-12-31")) is None
    assert target_in_force(known, "stage 2 response", TODAY) is None


def test_the_policys_day_counts_from_where_the_code_counts(calendar: WorkingDays) -> None:
    targets = (
        Target("acknowledge", 2, D("2025-01-01")),
        Target("stage 1 response", 8, D("2025-01-01")),
        Target("stage 2 response", 15, D("2025-01-01")),
    )
    clock = stage_clock(calendar, Stage.ONE, D("2026-03-27"))
    due = policy_due(calendar, clock, Clock.ACKNOWLEDGE, targets)
    assert due is not None
    assert (due.due, due.working_days, due.start) == (D("2026-03-31"), 2, D("2026-03-27"))
    due = policy_due(calendar, clock, Clock.RESPOND, targets)
    assert due is not None
    assert (due.start, due.due) == (D("2026-04-07"), D("2026-04-17"))
    second = stage_clock(calendar, Stage.TWO, D("2026-03-27"), acknowledged=D("2026-03-30"))
    due = policy_due(calendar, second, Clock.RESPOND, targets)
    assert due is not None
    assert (due.start, due.due) == (D("2026-03-30"), D("2026-04-22"))
    assert policy_due(calendar, second, Clock.RESPOND, targets[:2]) is None


def test_data_is_old_after_180_days() -> None:
    assert not is_old(D("2025-10-02"), TODAY)
    assert is_old(D("2025-10-01"), TODAY)
    assert day_before(D("2026-03-01")) == D("2026-02-28")
