"""Between acknowledging and answering: defining, telling how it stands, something new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.commands import CorrectFact, Define, RaiseIssue, Update
from chc_desktop.model.rules.complaint import CaseState, case_state
from chc_desktop.model.rules.correcting import problems_correcting
from chc_desktop.model.rules.events import (
    Acknowledged,
    Defined,
    Event,
    Raised,
    Received,
    Responded,
    Updated,
    Withdrawn,
)
from chc_desktop.model.rules.progress import can_join, joins
from chc_desktop.model.rules.steps import problems
from chc_desktop.model.rules.values import Outcome, Severity, Stage
from chc_desktop.model.rules.working_days import WorkingDays

D = date.fromisoformat
TODAY = D("2026-03-31")
RECEIVED = Received(on=D("2026-03-02"), id=1)
ACKNOWLEDGED = Acknowledged(on=D("2026-03-04"), id=2)
RESPONDED = Responded(on=D("2026-03-18"), id=3, outcome=Outcome.UPHELD)
DEFINE = Define(
    complaint_id=1,
    stage=Stage.ONE,
    on=D("2026-03-04"),
    understanding="The lift stopped twice",
    outcomes_sought="A lift that works",
    responsible_for="The lift",
)
UPDATE = Update(complaint_id=1, stage=Stage.ONE, on=D("2026-03-10"), text="The part is ordered")
RAISE = RaiseIssue(
    complaint_id=1, on=D("2026-03-10"), words="The door sticks", related=True, would_delay=False
)


def state(*events: Event) -> CaseState:
    return case_state(WorkingDays(), events)


OPEN = state(RECEIVED, ACKNOWLEDGED)
ANSWERED = state(RECEIVED, ACKNOWLEDGED, RESPONDED)


def said(command: Define | Update | RaiseIssue, case: CaseState) -> list[tuple[str, str, Severity]]:
    found = problems(command, case, TODAY)
    return [(problem.field, problem.provision, problem.severity) for problem in found]


def test_a_complaint_is_defined_by_itself_and_anew() -> None:
    assert said(DEFINE, OPEN) == []
    defined = Defined(on=D("2026-03-05"), id=9, understanding="The lift")
    assert said(DEFINE, state(RECEIVED, ACKNOWLEDGED, defined)) == []


def test_a_stage_that_was_answered_takes_a_definition_only_if_it_has_none() -> None:
    assert said(DEFINE, ANSWERED) == []
    defined = Defined(on=D("2026-03-05"), id=9, understanding="The lift")
    [problem] = problems(DEFINE, state(RECEIVED, defined, RESPONDED), TODAY)
    assert problem.text == "Stage 1 has ended."


def test_a_definition_says_how_the_complaint_is_understood() -> None:
    bare = Define(complaint_id=1, stage=Stage.ONE, on=D("2026-03-04"))
    assert said(bare, OPEN) == [
        ("understanding", "5.6", Severity.BLOCK),
        ("outcomes_sought", "5.6", Severity.WARN),
        ("responsible_for", "5.7", Severity.WARN),
    ]


@pytest.mark.parametrize("command", [DEFINE, UPDATE])
def test_a_stage_2_that_nobody_asked_for_has_neither(command: Define | Update) -> None:
    assert said(replace(command, stage=Stage.TWO), OPEN) == [("", "6.10", Severity.BLOCK)]


def test_the_definition_counts_from_the_day_it_was_first_given() -> None:
    first = Defined(on=D("2026-03-05"), id=8, understanding="The lift")
    later = Defined(on=D("2026-03-17"), id=9, understanding="The lift and the door")
    stage = state(RECEIVED, ACKNOWLEDGED, first, later).stages[0]
    assert stage.defined is later
    assert stage.defined_on == first.on
    assert stage.defined_in_time  # by Mon 9 March
    assert not state(RECEIVED, ACKNOWLEDGED, later).stages[0].defined_in_time


def test_an_update_says_what_and_when_they_hear_again() -> None:
    assert said(replace(UPDATE, next_on=D("2026-03-13")), OPEN) == []
    assert said(UPDATE, OPEN) == []
    assert said(replace(UPDATE, text=" "), OPEN) == [("text", "5.9", Severity.BLOCK)]
    for day in ("2026-03-10", "2026-03-09"):
        [problem] = problems(replace(UPDATE, next_on=D(day)), OPEN, TODAY)
        assert problem.text.startswith("The next update must be after this one, Tue")
    [problem] = problems(replace(UPDATE, next_on=D("3026-03-13")), OPEN, TODAY)
    assert "3026 cannot be right" in problem.text


def test_once_the_response_is_late_the_next_update_is_asked_for() -> None:
    late = replace(UPDATE, on=D("2026-03-19"))  # due Wed 18 March
    assert said(late, OPEN) == [("next_on", "5.9", Severity.WARN)]
    assert said(replace(late, next_on=D("2026-03-25")), OPEN) == []
    assert said(replace(late, on=None), OPEN) == [("on", "", Severity.BLOCK)]


def test_after_the_response_they_are_told_how_what_was_promised_stands() -> None:
    assert problems(replace(UPDATE, on=TODAY), ANSWERED, TODAY) == ()
    assert problems(replace(UPDATE, on=TODAY, next_on=D("2026-05-04")), ANSWERED, TODAY) == ()


def test_what_was_withdrawn_needs_no_update() -> None:
    gone = state(RECEIVED, Withdrawn(on=D("2026-03-09"), id=2))
    assert [p.text for p in problems(UPDATE, gone, TODAY)] == ["Stage 1 has ended."]


def test_what_is_new_joins_stage_1_only_if_it_belongs_and_delays_nothing() -> None:
    assert joins(RAISE, OPEN)
    for other in (
        replace(RAISE, related=False),
        replace(RAISE, would_delay=True),
        replace(RAISE, related=None),
        replace(RAISE, would_delay=None),
    ):
        assert not joins(other, OPEN)
    withdrawn = state(RECEIVED, Withdrawn(on=D("2026-03-05"), id=7))
    for over in (ANSWERED, withdrawn):
        assert not can_join(over)
        assert not joins(RAISE, over)


def test_what_decides_about_a_new_issue_has_to_be_answered() -> None:
    assert said(RAISE, OPEN) == []
    assert said(replace(RAISE, words=""), OPEN) == [("words", "6.8", Severity.BLOCK)]
    assert said(replace(RAISE, related=None), OPEN) == [("related", "6.8", Severity.BLOCK)]
    assert said(replace(RAISE, would_delay=None), OPEN) == [("would_delay", "6.8", Severity.BLOCK)]
    assert said(replace(RAISE, related=False, would_delay=None), OPEN) == []
    assert said(replace(RAISE, related=None, would_delay=None), ANSWERED) == []


def test_a_new_issue_is_open_until_it_is_defined() -> None:
    raised = Raised(on=D("2026-03-10"), id=5, words="The door sticks")
    first = Defined(on=D("2026-03-04"), id=4, understanding="The lift")
    again = Defined(on=D("2026-03-10"), id=6, understanding="The lift and the door")
    assert state(RECEIVED, raised).stages[0].raised_since_defined == (raised,)
    assert state(RECEIVED, first, raised).stages[0].raised_since_defined == (raised,)
    assert state(RECEIVED, first, raised, again).stages[0].raised_since_defined == ()


@pytest.mark.parametrize(
    ("event", "change", "field"),
    [
        (
            Defined(on=D("2026-03-04"), id=5, understanding="A"),
            ("understanding", " "),
            "understanding",
        ),
        (Updated(on=D("2026-03-10"), id=5, text="A"), ("next_on", D("2026-03-10")), "next_on"),
        (Raised(on=D("2026-03-10"), id=5, words="A"), ("words", ""), "words"),
    ],
)
def test_a_correction_leaves_an_entry_that_could_be_entered(
    event: Event, change: tuple[str, str | date], field: str
) -> None:
    case = state(RECEIVED, event)
    command = CorrectFact(complaint_id=1, event_id=5, changes=(change,))
    [problem] = problems_correcting(command, case, TODAY)
    assert problem.field == field
    right = D("2026-03-20") if field == "next_on" else "Something else"
    fine = CorrectFact(complaint_id=1, event_id=5, changes=((field, right),))
    assert problems_correcting(fine, case, TODAY) == ()
