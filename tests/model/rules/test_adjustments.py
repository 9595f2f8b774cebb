"""Reasonable adjustments: what is asked of the record (5.10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.adjustments import (
    AdjustmentFacts,
    AdjustmentOutcome,
    AskAdjustment,
    DecideAdjustment,
    Decision,
    ReviewAdjustment,
    problems_asking,
    problems_deciding,
    problems_reviewing,
)
from chc_desktop.model.rules.reviews import Review, adjustment_review
from chc_desktop.model.rules.values import Problem, Severity

D = date.fromisoformat
TODAY = D("2026-03-31")
ASK = AskAdjustment(person_id=1, asked_on=D("2026-03-10"), asked="Large print letters")
AGREED_AT_ONCE = replace(ASK, decision=Decision.AGREED, decided_on=D("2026-03-12"))
ASKED = AdjustmentFacts(asked_on=D("2026-03-10"))
AGREED = replace(ASKED, decision=Decision.AGREED, decided_on=D("2026-03-12"))
DECIDE = DecideAdjustment(adjustment_id=1, decision=Decision.AGREED, on=D("2026-03-12"))
REVIEW = ReviewAdjustment(adjustment_id=1, on=D("2026-03-30"), outcome=AdjustmentOutcome.KEEP)


def fields(problems: tuple[Problem, ...]) -> list[tuple[str, bool]]:
    return [(p.field, p.severity is Severity.BLOCK) for p in problems]


@pytest.mark.parametrize(
    ("command", "found"),
    [
        (ASK, []),
        (replace(ASK, asked_on=None), [("asked_on", True)]),
        (replace(ASK, asked_on=D("2026-04-01")), [("asked_on", True)]),
        (replace(ASK, asked=" "), [("asked", True)]),
        (replace(ASK, disclosed_on=D("2026-03-01")), []),
        (replace(ASK, disclosed_on=D("2026-04-01")), [("disclosed_on", True)]),
        (AGREED_AT_ONCE, []),
        (replace(AGREED_AT_ONCE, asked_on=None), [("asked_on", True)]),
        (replace(AGREED_AT_ONCE, decided_on=None), [("decided_on", True)]),
        (replace(AGREED_AT_ONCE, decided_on=D("2026-03-09")), [("decided_on", True)]),
        (replace(AGREED_AT_ONCE, decision=Decision.DECLINED), [("reasons", True)]),
        (replace(AGREED_AT_ONCE, decision=Decision.DECLINED, reasons="We cannot"), []),
        (replace(AGREED_AT_ONCE, review_on=D("2026-09-12")), []),
        (replace(AGREED_AT_ONCE, review_on=D("2026-09-13")), [("review_on", False)]),
        (replace(AGREED_AT_ONCE, review_on=D("2026-03-12")), [("review_on", True)]),
        (replace(AGREED_AT_ONCE, review_on=D("0026-03-12")), [("review_on", True)]),
    ],
)
def test_what_stands_against_recording_a_request(
    command: AskAdjustment, found: list[tuple[str, bool]]
) -> None:
    assert fields(problems_asking(command, TODAY)) == found


@pytest.mark.parametrize(
    ("command", "facts", "found"),
    [
        (DECIDE, ASKED, []),
        (DECIDE, AGREED, [("", True)]),
        (replace(DECIDE, on=D("2026-03-09")), ASKED, [("on", True)]),
        (replace(DECIDE, decision=None), ASKED, [("decision", True)]),
        (replace(DECIDE, decision=Decision.DECLINED), ASKED, [("reasons", True)]),
        (replace(DECIDE, decision=Decision.DECLINED, reasons="We cannot"), ASKED, []),
        (replace(DECIDE, review_on=D("2027-03-12")), ASKED, [("review_on", False)]),
    ],
)
def test_what_stands_against_an_answer(
    command: DecideAdjustment, facts: AdjustmentFacts, found: list[tuple[str, bool]]
) -> None:
    assert fields(problems_deciding(command, facts, TODAY)) == found


@pytest.mark.parametrize(
    ("command", "facts", "found"),
    [
        (REVIEW, AGREED, []),
        (REVIEW, replace(AGREED, decided_on=None), []),
        (REVIEW, ASKED, [("", True)]),
        (REVIEW, replace(AGREED, ended_on=D("2026-03-20")), [("", True)]),
        (REVIEW, replace(AGREED, reviews=(Review(D("2026-03-31")),)), [("on", True)]),
        (replace(REVIEW, on=D("2026-03-11")), AGREED, [("on", True)]),
        (replace(REVIEW, on=None, next_on=D("2026-05-01")), AGREED, [("on", True)]),
        (replace(REVIEW, outcome=None), AGREED, [("outcome", True)]),
        (replace(REVIEW, outcome=AdjustmentOutcome.END), AGREED, [("note", True)]),
        (replace(REVIEW, outcome=AdjustmentOutcome.END, note="Asked us to stop"), AGREED, []),
        (replace(REVIEW, outcome=AdjustmentOutcome.CHANGE), AGREED, [("asked", True)]),
        (replace(REVIEW, outcome=AdjustmentOutcome.CHANGE, asked="Braille"), AGREED, []),
        (replace(REVIEW, next_on=D("2026-03-30")), AGREED, [("next_on", True)]),
        (replace(REVIEW, next_on=D("2026-12-01")), AGREED, [("next_on", False)]),
    ],
)
def test_what_stands_against_a_review(
    command: ReviewAdjustment, facts: AdjustmentFacts, found: list[tuple[str, bool]]
) -> None:
    assert fields(problems_reviewing(command, facts, TODAY)) == found


def test_a_change_of_stage_after_the_last_look_makes_a_review_due_at_once() -> None:
    agreed, asked_for_stage_2 = D("2026-01-09"), D("2026-03-02")
    assert adjustment_review(agreed, None, None, None, [asked_for_stage_2]) == asked_for_stage_2
    before = [D("2026-01-09"), D("2025-12-01")]
    assert adjustment_review(agreed, None, None, None, before) == D("2026-07-09")
    reviewed = D("2026-03-03")
    assert adjustment_review(agreed, None, None, reviewed, [asked_for_stage_2]) == D("2026-09-03")
    again = [asked_for_stage_2, D("2026-03-20"), D("2026-03-25")]
    assert adjustment_review(agreed, None, None, reviewed, again) == D("2026-03-20")


def test_a_review_without_a_next_day_replaces_the_day_set_at_first() -> None:
    days = D("2026-01-09"), D("2026-02-09"), None, D("2026-02-05")
    assert adjustment_review(*days) == D("2026-08-05")
    assert adjustment_review(None, None, None, None, [D("2026-02-05")]) == D("2026-02-05")
