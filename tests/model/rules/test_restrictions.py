"""Restrictions: what fairness forbids, and when one stops by itself (5.14, 5.15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.restrictions import (
    Incident,
    Parties,
    Restrict,
    RestrictionFacts,
    RestrictionOutcome,
    RestrictionState,
    ReviewRestriction,
    default_review,
    last_day,
    problems_restricting,
    problems_reviewing,
    restriction_review,
    restriction_state,
)
from chc_desktop.model.rules.reviews import Review
from chc_desktop.model.rules.values import Problem, Severity

D = date.fromisoformat
TODAY = D("2026-03-31")
PARTIES = Parties("Leonard Pask", ("Hester Blaydon",))
FAIR = Restrict(
    person_id=1,
    subject="One email a week about the wall",
    incidents=(Incident(D("2026-03-03"), "19 emails before noon."),),
    warnings="Letter of 6 March.",
    other_steps="A meeting was offered.",
    equality_regard="Asked whether other contact is easier.",
    proportionate="Only emails, only about the wall.",
    decided_by="Priya Sandhu",
    start_on=D("2026-03-31"),
    end_on=D("2026-06-30"),
    appeal="To the committee.",
)


def fields(problems: tuple[Problem, ...]) -> list[tuple[str, str, bool]]:
    return [(p.field, p.provision, p.severity is Severity.BLOCK) for p in problems]


def test_a_restriction_that_was_thought_through_is_accepted() -> None:
    assert problems_restricting(FAIR, PARTIES, TODAY) == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"subject": " "}, [("subject", "5.14", True)]),
        ({"incidents": ()}, [("incidents", "5.14", True)]),
        ({"incidents": (Incident(D("2026-03-03"), " "),)}, [("incidents", "5.14", True)]),
        ({"incidents": (Incident(None, "Emails."),)}, [("incidents", "", True)]),
        ({"incidents": (Incident(D("2026-04-01"), "Emails."),)}, [("incidents", "", True)]),
        (
            {"incidents": (Incident(D("2026-03-03"), "Emails."), Incident(D("2026-03-04"), ""))},
            [("incidents", "5.14", True)],
        ),
        ({"start_on": D("2026-03-02")}, [("incidents", "5.14", True)]),
        ({"other_steps": ""}, [("other_steps", "5.14", True)]),
        ({"warnings": ""}, [("warnings", "5.14", True)]),
        ({"warnings": "", "waived_warning": "He threatened to hit her."}, []),
        ({"appeal": ""}, [("appeal", "5.14", False)]),
        ({"equality_regard": ""}, [("equality_regard", "5.15", True)]),
        ({"proportionate": ""}, [("proportionate", "5.15", True)]),
        ({"decided_by": ""}, [("decided_by", "5.14", True)]),
        ({"decided_by": "hester  BLAYDON"}, [("decided_by", "5.14", True)]),
        ({"decided_by": "Mrs. Hester Blaydon"}, [("decided_by", "5.14", True)]),
        ({"decided_by": "Priya Sandhu and Hester Blaydon"}, [("decided_by", "5.14", True)]),
        ({"decided_by": "Priya Sandhu; Hester Blaydon, chair"}, [("decided_by", "5.14", True)]),
        ({"decided_by": "Priya Sandhu, Alexander Blaydon &"}, []),
        ({"decided_by": "Leonard Pask"}, [("decided_by", "5.14", True)]),
        ({"decided_by": "Priya Sandhu & Mr Leonard Pask"}, [("decided_by", "5.14", True)]),
        ({"start_on": None}, [("start_on", "5.14", True)]),
        ({"start_on": D("9999-01-01")}, [("start_on", "", True), ("end_on", "5.15", True)]),
        ({"end_on": None}, [("end_on", "5.15", True)]),
        ({"end_on": D("2026-03-31")}, [("end_on", "5.15", True)]),
        ({"end_on": D("9999-12-31")}, [("end_on", "", True)]),
        ({"end_on": D("2026-09-30")}, []),
        ({"end_on": D("2026-10-01")}, [("end_on", "5.15", False)]),
        ({"end_on": D("2027-03-31")}, [("end_on", "5.15", False)]),
        ({"end_on": D("2027-04-01")}, [("end_on", "5.15", True)]),
        ({"review_on": D("2026-06-30")}, []),
        ({"review_on": D("2026-03-31")}, [("review_on", "5.14", True)]),
        ({"review_on": D("2026-07-01")}, [("review_on", "5.14", True)]),
        ({"review_on": D("0206-07-01")}, [("review_on", "", True)]),
        (
            {"end_on": D("2026-09-30"), "review_on": D("2026-07-01")},
            [("review_on", "5.14", False)],
        ),
        ({"end_on": None, "review_on": D("2026-05-01")}, [("end_on", "5.15", True)]),
    ],
)
def test_what_fairness_holds_against_a_restriction(
    change: dict[str, object], found: list[tuple[str, str, bool]]
) -> None:
    command = replace(FAIR, **change)  # type: ignore[arg-type]
    assert fields(problems_restricting(command, PARTIES, TODAY)) == found


def test_a_recorded_disability_must_be_had_regard_to() -> None:
    known = replace(PARTIES, has_adjustment=True)
    assert fields(problems_restricting(FAIR, known, TODAY)) == [("disability_regard", "5.15", True)]
    thought = replace(FAIR, disability_regard="It concerns calls; emails stay.")
    assert problems_restricting(thought, known, TODAY) == ()


def test_each_refusal_says_why_and_what_to_do() -> None:
    blamed = replace(FAIR, decided_by="Hester Blaydon", end_on=D("2028-01-01"))
    texts = [p.text.replace("\u00a0", " ") for p in problems_restricting(blamed, PARTIES, TODAY)]
    assert texts == [
        (
            "Hester Blaydon is complained about by this person, so Hester Blaydon cannot decide "
            "this (5.14). Choose someone else, or ask another co-op."
        ),
        (
            "That is over 12 months, which no restriction may last (5.15; our own rule). End it "
            "by Wed 31 March 2027."
        ),
    ]


FACTS = RestrictionFacts(D("2026-01-12"), D("2026-06-30"), D("2026-04-10"))
LONG = RestrictionFacts(
    D("2025-09-01"),
    D("2026-06-30"),
    D("2025-12-02"),
    reviews=(Review(D("2025-12-01"), D("2026-04-10")),),
)
KEEP = ReviewRestriction(
    restriction_id=1,
    on=D("2026-03-31"),
    outcome=RestrictionOutcome.KEEP,
    note="Ten emails a day until last week.",
)
EXTEND = replace(KEEP, outcome=RestrictionOutcome.EXTEND, end_on=D("2026-09-30"))
LIFT = replace(KEEP, outcome=RestrictionOutcome.LIFT, note="")


@pytest.mark.parametrize(
    ("command", "facts", "found"),
    [
        (KEEP, FACTS, []),
        (LIFT, FACTS, []),
        (replace(KEEP, outcome=None), FACTS, [("outcome", "5.14", True)]),
        (replace(KEEP, note=" "), FACTS, [("note", "5.14", True)]),
        (replace(EXTEND, note=" "), FACTS, [("note", "5.14", True)]),
        (replace(KEEP, outcome=RestrictionOutcome.EASE), FACTS, [("subject", "5.14", True)]),
        (
            replace(KEEP, outcome=RestrictionOutcome.EASE, note="", subject="One a day"),
            FACTS,
            [],
        ),
        (replace(KEEP, on=None), FACTS, [("on", "", True)]),
        (replace(KEEP, on=D("2026-01-11")), FACTS, [("on", "", True)]),
        (KEEP, replace(FACTS, reviews=(Review(D("2026-04-01")),)), [("on", "", True)]),
        (KEEP, replace(FACTS, lifted_on=D("2026-03-01")), [("", "5.14", True)]),
        (KEEP, replace(FACTS, end_on=D("2026-03-30")), [("", "5.14", True)]),
        (KEEP, replace(FACTS, review_on=D("2026-03-30")), [("", "5.14", True)]),
        (LIFT, replace(FACTS, review_on=D("2026-03-30")), []),
        (replace(KEEP, on=D("2026-03-30")), replace(FACTS, review_on=D("2026-03-30")), []),
        (replace(KEEP, next_on=D("2026-07-01")), FACTS, [("next_on", "5.14", True)]),
        (EXTEND, FACTS, []),
        (replace(EXTEND, on=None), FACTS, [("on", "", True)]),
        (replace(EXTEND, end_on=None), FACTS, [("end_on", "5.15", True)]),
        (replace(EXTEND, end_on=D("2026-06-30")), FACTS, [("end_on", "5.15", True)]),
        (replace(EXTEND, end_on=D("2026-12-31")), FACTS, [("end_on", "5.15", False)]),
        (replace(EXTEND, end_on=D("2027-04-01")), FACTS, [("end_on", "5.15", True)]),
        (
            EXTEND,
            LONG,
            [("end_on", "5.15", False)],
        ),
        (replace(EXTEND, next_on=D("2026-06-30")), FACTS, []),
    ],
)
def test_what_stands_against_a_review(
    command: ReviewRestriction, facts: RestrictionFacts, found: list[tuple[str, str, bool]]
) -> None:
    assert fields(problems_reviewing(command, facts, TODAY)) == found


def test_one_that_passes_its_review_unreviewed_stops_applying() -> None:
    assert restriction_state(FACTS, D("2026-01-11")) is RestrictionState.NOT_YET
    assert restriction_state(FACTS, D("2026-01-12")) is RestrictionState.IN_FORCE
    assert restriction_state(FACTS, D("2026-04-10")) is RestrictionState.IN_FORCE
    assert restriction_state(FACTS, D("2026-04-11")) is RestrictionState.STOPPED
    assert restriction_state(FACTS, D("2026-06-30")) is RestrictionState.STOPPED
    assert restriction_state(FACTS, D("2026-07-01")) is RestrictionState.ENDED
    lifted = replace(FACTS, lifted_on=D("2026-04-01"))
    assert restriction_state(lifted, D("2026-03-31")) is RestrictionState.IN_FORCE
    assert restriction_state(lifted, D("2026-04-01")) is RestrictionState.LIFTED


def test_a_review_in_time_carries_it_on_and_a_late_one_does_not_bring_it_back() -> None:
    in_time = replace(FACTS, reviews=(Review(D("2026-04-10")),))
    assert restriction_review(in_time) == D("2026-06-30")
    named = replace(FACTS, reviews=(Review(D("2026-04-10"), D("2026-05-05")),))
    assert restriction_review(named) == D("2026-05-05")
    late = replace(FACTS, reviews=(Review(D("2026-04-11"), D("2026-06-01")),))
    assert restriction_review(late) == D("2026-04-10")
    assert restriction_state(late, D("2026-04-12")) is RestrictionState.STOPPED


def test_without_another_day_the_review_is_three_months_on_and_never_after_the_end() -> None:
    assert default_review(D("2026-01-12"), D("2026-06-30")) == D("2026-04-12")
    assert default_review(D("2026-01-12"), D("2026-02-28")) == D("2026-02-28")


def test_the_last_day_is_the_end_the_lifting_or_the_review_that_was_missed() -> None:
    assert last_day(FACTS, D("2026-04-10")) == D("2026-06-30")
    assert last_day(FACTS, D("2026-04-11")) == D("2026-04-10")
    lifted = replace(FACTS, lifted_on=D("2026-03-01"))
    assert last_day(lifted, D("2026-04-11")) == D("2026-03-01")
