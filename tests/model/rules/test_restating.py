"""Figures as approved beside the figures of today, in words; what everybody may read of them."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.restating import (
    CASES,
    HOMES,
    Correction,
    Figures,
    public_restated,
    restated,
    since,
    since_words,
)

D = date.fromisoformat


@pytest.mark.parametrize(
    ("group", "name", "was", "now", "said"),
    [
        ("year", "stage1", 14, 15, "Complaints at stage 1. Restated: 15, was 14"),
        (
            "year",
            "answered_stage1",
            [12, 14],
            [13, 14],
            "Answered in time at stage 1 (CH02). Restated: 13 of 14, was 12 of 14",
        ),
        (
            "year",
            "ch01_stage1",
            583.333,
            625.0,
            "Stage 1 complaints per 1,000 homes (CH01). Restated: 625.0, was 583.3",
        ),
        ("year", "paid_pence", 0, 2550, "Compensation. Restated: £25.50, was £0"),
        (
            "year",
            "satisfaction",
            None,
            [6, 11],
            "Satisfied with how we handled it (TP09). Restated: 6 of 11, was not known",
        ),
        (
            "year",
            "answered_stage2",
            [0, 0],
            [1, 1],
            "Answered in time at stage 2 (CH02). Restated: 1 of 1, was none",
        ),
        (
            "times 2",
            "mean",
            None,
            9.5,
            "Working days to an answer, mean, stage 2. Restated: 9.5, was none",
        ),
        ("times 1", "not_yet_due", 1, 0, "Not yet due, stage 1. Restated: none, was 1"),
        (
            "months",
            "2025-04",
            [1, 0],
            [2, 0],
            (
                "Complaints of April 2025. Restated: 2 at stage 1, none at stage 2, was 1 at stage 1, "
                "none at stage 2"
            ),
        ),
        ("channels", "email", None, 1, "Received: email. Restated: 1, was none"),
        (
            "decisions",
            "repairs",
            [1, 0, 0],
            [0, 1, 0],
            (
                "Decided about repairs. Restated: none upheld, 1 in part, none not upheld, was "
                "1 upheld, none in part, none not upheld"
            ),
        ),
        (
            "compensation",
            "Distress",
            [2500, 1],
            [5000, 2],
            "Compensation: Distress. Restated: £50 in 2 complaints, was £25 in 1 complaint",
        ),
        (
            "late",
            "response at stage 1",
            [[], 0],
            [[3, 4], 0],
            "Late: response at stage 1. Restated: 2 (working days: 3, 4), was none",
        ),
        (
            "marks",
            "acknowledgements",
            [],
            [[1, 0, 0], [2, 0, 0]],
            "Days of each letter: acknowledgements. Restated: 1, 2, was none",
        ),
        (
            "marks",
            "acknowledgements",
            [[1, 0, 0]] * 21,
            [[2, 0, 0]] * 21,
            "Days of each letter: acknowledgements. Restated: 21, 42 in all, was 21, 21 in all",
        ),
        ("restrictions", "in_force", 1, 0, "Restrictions: in force. Restated: none, was 1"),
        (
            "notes",
            "withdrawn before an answer",
            0,
            1,
            "Withdrawn before an answer. Restated: 1, was none",
        ),
        (
            "letters",
            "",
            [0, 3],
            [1, 3],
            "Letters that went out incomplete. Restated: 1 of 3, was 0 of 3",
        ),
    ],
)
def test_a_figure_that_differs_is_said_with_what_was_approved(
    group: str, name: str, was: object, now: object, said: str
) -> None:
    (found,) = restated({group: {name: was}}, {group: {name: now}})
    assert f"{found.title}. {found.words}" == said


def test_figures_as_approved_are_no_restatement() -> None:
    figures: Figures = {"year": {"stage1": 14, "upheld": [3, 9]}, "on the day": {"adjustments": 1}}
    later: Figures = {**figures, "on the day": {"adjustments": 0}, "public": {"adjustments": None}}
    assert restated(figures, later) == ()


def test_a_restatement_names_the_entries_that_may_have_moved_it() -> None:
    (found,) = restated({"year": {"ch01_stage1": 1.0}}, {"year": {"ch01_stage1": 2.0}})
    late = Correction(D("2026-06-03"), "a response was entered late", CASES)
    homes = Correction(D("2026-05-01"), "the homes were counted again", HOMES)
    other = Correction(D("2026-05-02"), "a compliment was entered or changed", "compliments")
    moved = since(found, (late, homes, other, late))
    assert since_words(moved).replace("\u00a0", " ") == (
        "the homes were counted again on 1 May 2026; a response was entered late on 3 June 2026"
    )
    assert since_words(()) == ""


def test_in_public_only_the_measures_are_restated() -> None:
    before: Figures = {
        "year": {"stage1": 14, "upheld": [3, 9], "paid_pence": 0},
        "categories": {"repairs": 1},
    }
    now: Figures = {
        "year": {"stage1": 15, "upheld": [4, 10], "paid_pence": 5},
        "categories": {"repairs": 2},
    }
    shown, more = public_restated(restated(before, now))
    assert [each.name for each in shown] == ["stage1"]
    assert more == 3
