"""The officer's registers: what an entry needs, and a year of meetings in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.registers import (
    Entry,
    HoldMeeting,
    HoldOffice,
    KeepPolicy,
    PlanMeetings,
    PolicyOutcome,
    Publicise,
    RecordTraining,
    ReviewPolicy,
    UseThirdParty,
    monthly,
    problems_entry,
    problems_planning,
    problems_policy_review,
)
from chc_desktop.model.rules.values import Role, Severity, blocking

D = date.fromisoformat
TODAY = D("2026-03-31")
OFFICE = HoldOffice(person="Alan Prewett", role=Role.MRC, from_on=D("2025-09-09"))
MEETING = HoldMeeting(on=D("2026-05-12"))
TRAINED = RecordTraining(person="Kofi Brandreth", on=D("2025-11-08"), about="The Code, one day")
POLICY = KeepPolicy(
    name="Complaints policy",
    approved_on=D("2025-06-10"),
    review_on=D("2026-06-09"),
    equality_assessed_on=D("2025-06-03"),
)
OUTSIDE = UseThirdParty(name="Sample Lane", from_on=D("2025-09-09"), terms="Inside our two stages.")
POSTER = Publicise(what="Poster", place="both porches", from_on=D("2025-06-13"))
REVIEW = ReviewPolicy(
    policy_id=1, on=D("2026-03-10"), outcome=PolicyOutcome.KEEP, next_on=D("2027-03-09")
)


def fields(entry: Entry) -> list[str]:
    return [p.field for p in problems_entry(entry, TODAY)]


@pytest.mark.parametrize("entry", [OFFICE, MEETING, TRAINED, POLICY, OUTSIDE, POSTER])
def test_a_whole_entry_has_nothing_against_it(entry: Entry) -> None:
    assert problems_entry(entry, TODAY) == ()


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (replace(OFFICE, person="", role=None, from_on=None), ["person", "role", "from_on"]),
        (replace(OFFICE, person="", person_id=3), []),
        (replace(OFFICE, may_award=-1), ["may_award"]),
        (replace(OFFICE, may_award=2**70), ["may_award"]),
        (replace(OFFICE, may_award=0), []),
        (replace(OFFICE, until_on=D("2025-09-08")), ["until_on"]),
        (replace(OFFICE, until_on=D("2025-09-09")), []),
        (replace(OFFICE, until_on=D("0026-09-09")), ["until_on"]),
        (replace(OFFICE, from_on=None, until_on=D("2026-09-09")), ["from_on"]),
        (replace(MEETING, on=None), ["on"]),
        (replace(MEETING, on=D("0202-05-12")), ["on"]),
        (replace(TRAINED, person=" ", on=D("2026-04-01"), about=""), ["person", "on", "about"]),
        (replace(TRAINED, person="", person_id=3), []),
        (replace(POLICY, name=""), ["name"]),
        (replace(POLICY, approved_on=D("2026-04-01")), ["approved_on"]),
        (replace(POLICY, equality_assessed_on=D("2026-04-01")), ["equality_assessed_on"]),
        (replace(POLICY, review_on=D("2025-06-10")), ["review_on"]),
        (replace(POLICY, review_on=D("0026-06-10")), ["review_on"]),
        (replace(POLICY, approved_on=None), []),
        (replace(OUTSIDE, name="", from_on=None), ["name", "from_on"]),
        (replace(POSTER, what="", place="", from_on=None), ["what", "place", "from_on"]),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(entry: Entry, expected: list[str]) -> None:
    problems = problems_entry(entry, TODAY)
    assert [p.field for p in problems] == expected
    assert all(p.severity is Severity.BLOCK for p in problems)


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (replace(POLICY, equality_assessed_on=None), "equality_assessed_on"),
        (replace(POLICY, review_on=None), "review_on"),
        (replace(OUTSIDE, terms=""), "terms"),
    ],
)
def test_what_ought_to_be_there_is_warned_about_and_can_be_saved(entry: Entry, field: str) -> None:
    assert fields(entry) == [field]
    assert blocking(problems_entry(entry, TODAY)) == ()


def test_a_year_of_meetings_keeps_to_the_second_tuesday() -> None:
    days = monthly(D("2026-04-14"), 12)
    assert len(days) == 12
    assert days[:4] == (D("2026-04-14"), D("2026-05-12"), D("2026-06-09"), D("2026-07-14"))
    assert days[-1] == D("2027-03-09")
    assert {day.weekday() for day in days} == {1}


def test_a_fifth_weekday_means_the_last_of_each_month() -> None:
    days = monthly(D("2026-03-31"), 4)
    assert days == (D("2026-03-31"), D("2026-04-28"), D("2026-05-26"), D("2026-06-30"))


def test_a_row_of_meetings_has_a_first_day_and_a_sensible_number() -> None:
    assert problems_planning(PlanMeetings(first_on=D("2026-04-14"))) == ()
    found = problems_planning(PlanMeetings(first_on=None, count=0))
    assert [p.field for p in found] == ["first_on", "count"]
    many = PlanMeetings(first_on=D("2026-04-14"), count=61)
    assert [p.field for p in problems_planning(many)] == ["count"]


def test_the_review_of_a_policy_says_what_came_of_it_and_when_the_next_is() -> None:
    approved = D("2025-06-10")
    assert problems_policy_review(REVIEW, approved, TODAY) == ()
    assert problems_policy_review(REVIEW, None, TODAY) == ()
    empty = replace(REVIEW, on=None, outcome=None, next_on=None)
    assert [p.field for p in problems_policy_review(empty, approved, TODAY)] == [
        "on",
        "outcome",
        "next_on",
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"on": D("2025-06-09")}, "on"),
        ({"next_on": D("2026-03-10")}, "next_on"),
        ({"next_on": D("0027-03-10")}, "next_on"),
    ],
)
def test_days_of_a_review_that_cannot_be_are_refused(change: dict[str, date], field: str) -> None:
    command = replace(REVIEW, **change)  # type: ignore[arg-type]
    (problem,) = problems_policy_review(command, D("2025-06-10"), TODAY)
    assert problem.field == field


def test_a_next_review_without_a_day_of_this_one_is_only_asked_for_the_day() -> None:
    (problem,) = problems_policy_review(replace(REVIEW, on=None), None, TODAY)
    assert problem.field == "on"
