"""Steps that lie in the past: their order goes by their days, and the truth is kept."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    Acknowledge,
    AddNote,
    AskForStage2,
    Define,
    Extend,
    PastStep,
    Refuse,
    Respond,
    Update,
    Withdraw,
)
from chc_desktop.model.rules.past_steps import as_past, in_time, missing_day
from chc_desktop.model.rules.values import Outcome, Problem, RefusalGround, Severity, Stage

ONE, TWO = Stage.ONE, Stage.TWO
DAY, NEXT = date(2026, 1, 5), date(2026, 1, 6)
ACKNOWLEDGE = Acknowledge(complaint_id=0, stage=ONE, on=DAY)
DEFINE = Define(complaint_id=0, stage=ONE, on=DAY, understanding="The gate.")
UPDATE = Update(complaint_id=0, stage=ONE, on=DAY, text="The fitter comes.")
EXTEND = Extend(complaint_id=0, stage=ONE, told_on=DAY, new_date=NEXT)
RESPOND = Respond(complaint_id=0, stage=ONE, on=DAY, outcome=Outcome.UPHELD)
ASK = AskForStage2(complaint_id=0, on=DAY)
ACKNOWLEDGE_2 = Acknowledge(complaint_id=0, stage=TWO, on=DAY)
NOTE = AddNote(complaint_id=0, on=DAY, what="Called")
WITHDRAW = Withdraw(complaint_id=0, on=DAY)
ACCEPT = AcceptAsTold(complaint_id=0, stage=ONE, on=NEXT)
REFUSE = Refuse(complaint_id=0, stage=ONE, on=DAY, ground=RefusalGround.OTHER)
ON_ONE_DAY = (ACKNOWLEDGE, EXTEND, RESPOND, ASK, ACKNOWLEDGE_2, WITHDRAW)


@pytest.mark.parametrize("steps", list(permutations(ON_ONE_DAY[:5])))
def test_steps_of_one_day_stand_as_they_must_have_happened(steps: tuple[PastStep, ...]) -> None:
    assert tuple(steps[at] for at in in_time(steps)) == ON_ONE_DAY[:5]


def test_a_definition_comes_after_its_acknowledgement_and_an_update_after_a_later_date() -> None:
    steps = (UPDATE, EXTEND, DEFINE, ACKNOWLEDGE)
    assert [steps[at] for at in in_time(steps)] == [ACKNOWLEDGE, DEFINE, EXTEND, UPDATE]


def test_the_earlier_day_comes_first_whatever_the_step() -> None:
    steps = (ACCEPT, REFUSE, NOTE, WITHDRAW)
    assert [steps[at] for at in in_time(steps)] == [REFUSE, NOTE, WITHDRAW, ACCEPT]


def test_two_of_a_kind_on_one_day_stay_as_they_were_entered() -> None:
    assert in_time((NOTE, NOTE)) == (0, 1)


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (ACKNOWLEDGE, ""),
        (EXTEND, ""),
        (Withdraw(complaint_id=0, on=None), "on"),
        (Extend(complaint_id=0, stage=ONE, told_on=None, new_date=NEXT), "told_on"),
    ],
)
def test_a_missing_day_is_named(step: PastStep, field: str) -> None:
    assert missing_day(step) == field
    assert in_time((step,)) == (0,)


def test_how_a_refusal_was_made_warns_and_that_it_has_a_ground_is_needed() -> None:
    found = (
        Problem("reasons", "2.4", "Why?"),
        Problem("ground", "2.2", "Which?"),
        Problem("evidence", "2.1", "What shows it?"),
    )
    kept = as_past(REFUSE, found)
    assert [p.severity for p in kept] == [Severity.WARN, Severity.BLOCK, Severity.WARN]
    assert as_past(ACKNOWLEDGE, found) == found
