"""A promise has a day and an owner, can be put right, and is kept, late or open (6.6, 6.17, 7.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.commands import KeepPromise
from chc_desktop.model.rules.compensation import ARREARS, Limits
from chc_desktop.model.rules.complaint import CaseState, case_state
from chc_desktop.model.rules.events import EscalationRequested, Received, Responded
from chc_desktop.model.rules.promises import (
    AnswerAward,
    MakePromise,
    PromiseFacts,
    PromiseState,
    problems_answering,
    problems_keeping,
    problems_promise,
    promise_state,
    stage_of,
)
from chc_desktop.model.rules.values import Outcome, RemedyHead, Severity, Stage

if TYPE_CHECKING:
    from chc_desktop.model.rules.values import Problem
    from chc_desktop.model.rules.working_days import WorkingDays

D = date.fromisoformat
TODAY = D("2026-03-31")
MADE = PromiseFacts(made_on=D("2026-03-10"), due_on=D("2026-03-20"))
MAKE = MakePromise(
    complaint_id=1,
    made_on=D("2026-03-10"),
    what="Mend the gate",
    owner="repairs secretary",
    due_on=D("2026-04-10"),
)
MONEY = replace(MAKE, head=RemedyHead.DISTRESS, amount=5000, awarded_by="Alan Prewett")
LIMITS = Limits({"Alan Prewett": 10000})


@pytest.fixture(scope="module")
def state(calendar: WorkingDays) -> CaseState:
    """Received 2 March, answered 9 March, stage 2 asked for on 20 March."""
    return case_state(
        calendar,
        [
            Received(on=D("2026-03-02"), id=1),
            Responded(on=D("2026-03-09"), id=2, outcome=Outcome.NOT_UPHELD),
            EscalationRequested(on=D("2026-03-20"), stage=Stage.TWO, id=3),
        ],
    )


def blocked(problems: tuple[Problem, ...]) -> list[str]:
    return [p.field for p in problems if p.severity is Severity.BLOCK]


def warned(problems: tuple[Problem, ...]) -> list[str]:
    return [p.field for p in problems if p.severity is Severity.WARN]


def test_a_promise_with_words_a_day_and_an_owner_has_nothing_against_it(state: CaseState) -> None:
    assert problems_promise(MAKE, state, TODAY, LIMITS) == ()
    assert problems_promise(MONEY, state, TODAY, LIMITS) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"what": "  "}, "what"),
        ({"head": None}, "head"),
        ({"made_on": None}, "made_on"),
        ({"made_on": D("2026-02-27")}, "made_on"),
        ({"made_on": D("2026-04-01")}, "made_on"),
        ({"due_on": None}, "due_on"),
        ({"due_on": D("2926-04-10")}, "due_on"),
        ({"due_on": D("2026-03-09")}, "due_on"),
        ({"amount": 100}, "head"),
        ({"amount": -1}, "amount"),
        ({"head": RemedyHead.DISTRESS}, "amount"),
        ({"done_on": D("2026-03-09")}, "done_on"),
        ({"done_on": D("2026-04-01")}, "done_on"),
    ],
)
def test_what_stands_against_a_promise_names_its_field(
    state: CaseState, change: dict[str, object], field: str
) -> None:
    found = problems_promise(replace(MAKE, **change), state, TODAY, Limits())  # type: ignore[arg-type]
    assert blocked(found) == [field]


def test_without_the_day_it_was_promised_only_that_is_asked_for(state: CaseState) -> None:
    command = replace(MAKE, made_on=None, done_on=D("2026-03-20"))
    assert blocked(problems_promise(command, state, TODAY, LIMITS)) == ["made_on"]


def test_a_promise_without_an_owner_warns(state: CaseState) -> None:
    found = problems_promise(replace(MAKE, owner=""), state, TODAY, LIMITS)
    assert (blocked(found), warned(found)) == ([], ["owner"])


@pytest.mark.parametrize(
    ("due", "fields"),
    [("2026-03-20", []), ("2026-03-19", []), ("2026-03-21", ["due_on"])],
)
def test_a_later_day_for_a_promise_on_record_warns_that_late_stays_late(
    state: CaseState, due: str, fields: list[str]
) -> None:
    command = replace(MAKE, due_on=D(due), promise_id=1)
    found = problems_promise(command, state, TODAY, LIMITS, old=MADE)
    assert (blocked(found), warned(found)) == ([], fields)
    never = replace(MADE, due_on=None)
    assert problems_promise(command, state, TODAY, LIMITS, old=never) == ()


def test_money_over_a_persons_limit_needs_the_committees_day(state: CaseState) -> None:
    over = replace(MONEY, amount=10001)
    assert blocked(problems_promise(over, state, TODAY, LIMITS)) == ["committee_agreed_on"]
    both = problems_promise(replace(MONEY, amount=6000), state, TODAY, LIMITS, before=5000)
    assert blocked(both) == ["committee_agreed_on"]
    agreed = replace(over, committee_agreed_on=D("2026-03-10"))
    assert problems_promise(agreed, state, TODAY, LIMITS) == ()


# ---- kept, late, open


@pytest.mark.parametrize(
    ("facts", "state_then"),
    [
        (replace(MADE, done_on=D("2026-03-20")), PromiseState.KEPT),
        (replace(MADE, done_on=D("2026-03-21")), PromiseState.KEPT_LATE),
        (replace(MADE, due_on=None, done_on=D("2026-03-21")), PromiseState.KEPT),
        (replace(MADE, refused_on=D("2026-03-12")), PromiseState.NOT_ACCEPTED),
        (MADE, PromiseState.OVERDUE),
        (replace(MADE, due_on=TODAY), PromiseState.OPEN),
        (replace(MADE, due_on=None), PromiseState.OPEN),
    ],
)
def test_what_became_of_a_promise(facts: PromiseFacts, state_then: PromiseState) -> None:
    assert promise_state(facts, TODAY) is state_then


@pytest.mark.parametrize(("on", "stage"), [("2026-03-19", Stage.ONE), ("2026-03-20", Stage.TWO)])
def test_a_promise_belongs_to_the_stage_of_its_day(state: CaseState, on: str, stage: Stage) -> None:
    assert stage_of(state, D(on)) is stage


def test_before_stage_2_every_promise_is_one_of_stage_1(calendar: WorkingDays) -> None:
    alone = case_state(calendar, [Received(on=D("2026-03-02"), id=1)])
    assert stage_of(alone, TODAY) is Stage.ONE


# ---- done


KEEP = KeepPromise(promise_id=1, on=D("2026-03-20"), proof="Photo")


def test_a_promise_is_done_once_on_a_day_after_it_was_made() -> None:
    assert problems_keeping(KEEP, MADE, TODAY) == ()
    assert blocked(problems_keeping(KEEP, None, TODAY)) == [""]
    assert blocked(problems_keeping(KEEP, replace(MADE, done_on=TODAY), TODAY)) == [""]
    assert blocked(problems_keeping(KEEP, replace(MADE, refused_on=TODAY), TODAY)) == [""]
    early = replace(KEEP, on=D("2026-03-09"))
    assert blocked(problems_keeping(early, MADE, TODAY)) == ["on"]


def test_without_proof_it_warns() -> None:
    assert warned(problems_keeping(replace(KEEP, proof=" "), MADE, TODAY)) == ["proof"]


def test_setting_money_against_the_rent_warns_and_asks_for_their_agreement() -> None:
    paid = replace(MADE, amount=5000)
    set_off = replace(KEEP, paid_how=ARREARS)
    assert warned(problems_keeping(set_off, paid, TODAY)) == ["paid_how", "arrears_agreed_on"]
    agreed = replace(set_off, arrears_agreed_on=D("2026-03-19"))
    assert warned(problems_keeping(agreed, paid, TODAY)) == ["paid_how"]
    later = replace(set_off, arrears_agreed_on=D("2026-04-19"))
    assert blocked(problems_keeping(later, paid, TODAY)) == ["arrears_agreed_on"]
    assert problems_keeping(replace(KEEP, paid_how="cheque"), paid, TODAY) == ()
    assert problems_keeping(set_off, MADE, TODAY) == ()


# ---- the resident's answer


def test_an_offer_is_accepted_or_not_on_a_day_after_it_was_made() -> None:
    yes = AnswerAward(promise_id=1, accepted=True, on=D("2026-03-12"))
    assert problems_answering(yes, MADE, TODAY) == ()
    assert problems_answering(replace(yes, accepted=False), MADE, TODAY) == ()
    assert blocked(problems_answering(replace(yes, accepted=None), MADE, TODAY)) == ["accepted"]
    assert blocked(problems_answering(replace(yes, on=D("2026-03-09")), MADE, TODAY)) == ["on"]
    assert blocked(problems_answering(yes, None, TODAY)) == [""]


def test_what_was_paid_cannot_be_refused_afterwards() -> None:
    no = AnswerAward(promise_id=1, accepted=False, on=D("2026-03-25"))
    paid = replace(MADE, done_on=D("2026-03-20"))
    assert blocked(problems_answering(no, paid, TODAY)) == ["accepted"]
    assert problems_answering(replace(no, accepted=True), paid, TODAY) == ()
