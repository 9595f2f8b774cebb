"""Learning: when it is asked for, what an entry needs, no names in words for publication (9.1 to 9.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.learning import (
    Learn,
    Logged,
    Theme,
    problems_learning,
    reasons_to_learn,
    still_to_say,
    themes,
)
from chc_desktop.model.rules.values import Finding, Outcome, Problem, Severity

D = date.fromisoformat
TODAY, RECEIVED = D("2026-03-31"), D("2026-03-02")
PRIVATE = ("Edith Marlowe", "", "9 Example Street", "C-001")
LEARN = Learn(
    complaint_id=1,
    on=D("2026-03-20"),
    internal="Nobody owned the list.",
    you_said="A small repair took six weeks.",
    we_did="Went through every open order.",
    what_changed="We call after five working days.",
    told_whom="Every household",
    told_on=D("2026-03-25"),
)


def shown(problems: tuple[Problem, ...], severity: Severity = Severity.BLOCK) -> list[str]:
    return [p.field for p in problems if p.severity is severity]


@pytest.mark.parametrize(
    ("change", "blocked", "warned"),
    [
        ({}, [], []),
        ({"on": None}, ["on"], []),
        ({"on": D("2026-03-01")}, ["on"], []),
        ({"what_changed": " "}, [], ["what_changed"]),
        ({"you_said": ""}, [], ["you_said"]),
        ({"told_whom": ""}, ["told_whom"], []),
        ({"told_on": None}, ["told_on"], []),
        ({"told_on": D("2026-04-01")}, ["told_on"], []),
        ({"told_on": None, "told_whom": ""}, [], []),
        ({"you_said": "Edith  marlowe said so."}, ["you_said"], []),
        ({"we_did": "Went to 9 Example Street."}, ["we_did"], []),
        ({"what_changed": "As in (C-001)."}, ["what_changed"], []),
        ({"told_whom": "Edith Marlowe"}, ["told_whom"], []),
        ({"we_did": "Went to 19 Example Street."}, [], []),
        ({"we_did": "At 29 Example Street and 9 Example Street."}, ["we_did"], []),
        ({"internal": "Edith Marlowe was right."}, [], []),
    ],
)
def test_what_an_entry_needs(
    change: dict[str, object], blocked: list[str], warned: list[str]
) -> None:
    command = replace(LEARN, **change)  # type: ignore[arg-type]
    found = problems_learning(command, RECEIVED, PRIVATE, TODAY)
    assert (shown(found), shown(found, Severity.WARN)) == (blocked, warned)


def test_an_empty_entry_is_refused_and_a_note_of_our_own_is_enough() -> None:
    empty = Learn(complaint_id=1, on=TODAY)
    assert shown(problems_learning(empty, RECEIVED, PRIVATE, TODAY)) == ["internal"]
    note = replace(empty, internal="Nothing to change.")
    assert problems_learning(note, RECEIVED, PRIVATE, TODAY) == ()


def test_what_an_entry_does_not_say_yet() -> None:
    assert still_to_say("", " ") == ("what changed", "who was told")
    assert still_to_say("A rule", "") == ("who was told",)
    assert still_to_say("A rule", "Everybody") == ()


def logged(number: int, day: str, *categories: str) -> Logged:
    return Logged(number, D(day), categories)


def test_a_theme_is_the_third_complaint_of_a_category_within_12_months() -> None:
    first, second = logged(1, "2025-03-31", "repairs"), logged(2, "2025-09-01", "repairs")
    third = logged(3, "2026-03-30", "repairs", "charges", "other")
    everything = [first, second, third, logged(4, "2026-03-30", "repairs"), logged(5, "2025-09-01")]
    assert themes(third, everything) == (Theme("repairs", 3),)
    a_day_later = replace(third, received=D("2026-03-31"))
    assert themes(a_day_later, [first, second, a_day_later]) == ()
    assert themes(second, everything) == ()
    assert themes(everything[3], everything) == (Theme("repairs", 4),)


def test_other_things_are_no_theme() -> None:
    many = [logged(n, "2026-03-01", "other") for n in range(1, 5)]
    assert themes(many[-1], many) == ()


@pytest.mark.parametrize(
    ("outcomes", "finding", "theme", "begins"),
    [
        ([Outcome.UPHELD], None, None, ["It was upheld"]),
        ([Outcome.NOT_UPHELD, Outcome.UPHELD], None, None, ["It was upheld"]),
        ([Outcome.PARTLY_UPHELD], None, None, ["It was partly upheld"]),
        ([Outcome.NOT_UPHELD], None, None, []),
        ([None], None, None, []),
        ([], Finding.SERVICE_FAILURE, None, ["The Ombudsman found service failure"]),
        ([], Finding.REASONABLE_REDRESS, None, []),
        ([], None, Theme("repairs", 3), ["It is the third complaint about repairs"]),
        ([], None, Theme("repairs", 12), ["It is the 12th complaint about repairs"]),
        (
            [Outcome.UPHELD],
            Finding.MALADMINISTRATION,
            Theme("charges", 4),
            ["It was upheld", "The Ombudsman found maladmin", "It is the fourth complaint"],
        ),
    ],
)
def test_learning_is_asked_for_with_its_reason(
    outcomes: list[Outcome | None], finding: Finding | None, theme: Theme | None, begins: list[str]
) -> None:
    reasons = reasons_to_learn(outcomes, [finding], [theme] if theme else [])
    assert len(reasons) == len(begins)
    assert all(reason.startswith(begin) for reason, begin in zip(reasons, begins, strict=True))
