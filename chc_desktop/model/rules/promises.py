"""Remedies and actions that were promised: made at any time, chased until done (6.6, 6.17, 7.3).

A promise belongs to no step: it can be added before, with or after a response and after closing,
put right, and taken back; what it was stays in the history.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.commands import KeepPromise
from chc_desktop.model.rules.compensation import (
    MONEY_HEADS,
    Award,
    Limits,
    problems_amount,
    problems_awarding,
    problems_setting_off,
)
from chc_desktop.model.rules.complaint import CaseState
from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, RemedyHead, Severity, Stage
from chc_desktop.model.rules.wording import long_date

NOT_THERE = Problem("", "", "That promise is done already, or not in the register.")
NOT_ACCEPTED = Problem(
    "", "", "The resident did not accept this. Record first that they accept it now."
)


class PromiseState(StrEnum):
    """What became of a promise that has a date."""

    KEPT = "kept"
    KEPT_LATE = "kept late"
    OPEN = "open"
    OVERDUE = "overdue"
    NOT_ACCEPTED = "not accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class MakePromise:
    """Something was promised (7.1 to 7.3). With ``promise_id`` it puts that promise right.

    ``amount`` is in pence, and goes with a head that is money.
    """

    complaint_id: int
    made_on: date | None
    what: str
    head: RemedyHead | None = RemedyHead.ACTION
    owner: str = ""
    due_on: date | None = None
    amount: int = 0
    awarded_by: str = ""
    committee_agreed_on: date | None = None
    promise_id: int | None = None
    done_on: date | None = None
    """Only where a promise that was kept is put right; None opens it again."""
    done_how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAward:
    """The resident accepts what was offered, or does not."""

    promise_id: int
    accepted: bool | None
    on: date | None


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """A promise as it is on record. ``amount`` in pence."""

    made_on: date
    due_on: date | None = None
    done_on: date | None = None
    refused_on: date | None = None
    amount: int = 0


def problems_promise(
    command: MakePromise,
    state: CaseState,
    today: date,
    limits: Limits,
    *,
    before: int = 0,
    old: PromiseFacts | None = None,
) -> tuple[Problem, ...]:
    """What stands against a promise, new or put right, warnings included (7.1 to 7.3).

    ``before`` are pence awarded on the complaint already without the committee.
    """
    received = ("received", state.received)
    found = list(day_problems("made_on", "promised", command.made_on, today, received))
    if not one_line(command.what):
        found.append(Problem("what", "7.3", "Say what was promised (7.3)."))
    if command.head is None:
        found.append(Problem("head", "7.1", "Choose what kind it is."))
    found += _due(command, old)
    found += problems_amount(command.amount, command.head, "amount")
    if command.amount > 0 and command.head is not None and command.head not in MONEY_HEADS:
        text = "Choose what the money is for: statutory, a loss, or distress and inconvenience."
        found.append(Problem("head", "7.2", text))
    by = (command.awarded_by,) if one_line(command.awarded_by) else ()
    award = Award(command.amount, by, command.committee_agreed_on, before)
    found += problems_awarding(award, limits, today)
    if command.done_on is not None:
        after = ("promised", command.made_on) if command.made_on else None
        found += day_problems("done_on", "done", command.done_on, today, after)
    if not one_line(command.owner):
        text = "Nobody is named who does it. A promise without an owner is easily forgotten."
        found.append(Problem("owner", "7.3", text, Severity.WARN))
    return tuple(found)


def problems_keeping(
    command: KeepPromise, promise: PromiseFacts | None, today: date
) -> tuple[Problem, ...]:
    """What stands against a promise being done, warnings included (6.6, 6.17, 7.3)."""
    if promise is None or promise.done_on is not None:
        return (NOT_THERE,)
    if promise.refused_on is not None:
        return (NOT_ACCEPTED,)
    found = list(day_problems("on", "done", command.on, today, ("promised", promise.made_on)))
    if not one_line(command.proof):
        text = "Say what shows that it is done: an invoice, a photograph, a receipt (7.3)."
        found.append(Problem("proof", "7.3", text, Severity.WARN))
    if promise.amount:
        found += problems_setting_off(command.paid_how, command.arrears_agreed_on, today)
    return tuple(found)


def problems_answering(
    command: AnswerAward, promise: PromiseFacts | None, today: date
) -> tuple[Problem, ...]:
    """What stands against the resident's answer to an offer (7.3)."""
    if promise is None:
        return (NOT_THERE,)
    found = list(day_problems("on", "answered", command.on, today, ("offered", promise.made_on)))
    if command.accepted is None:
        found.append(Problem("accepted", "", "Choose what they said."))
    elif not command.accepted and promise.done_on is not None:
        text = f"It was done on {long_date(promise.done_on)} already. Correct that first."
        found.append(Problem("accepted", "", text))
    return tuple(found)


def promise_state(promise: PromiseFacts, today: date) -> PromiseState:
    """What became of it; one without a date cannot be late (6.6, 6.17, 7.3)."""
    if promise.done_on is not None:
        late = promise.due_on is not None and promise.done_on > promise.due_on
        return PromiseState.KEPT_LATE if late else PromiseState.KEPT
    if promise.refused_on is not None:
        return PromiseState.NOT_ACCEPTED
    late = promise.due_on is not None and promise.due_on < today
    return PromiseState.OVERDUE if late else PromiseState.OPEN


def stage_of(state: CaseState, on: date) -> Stage:
    """The stage during or after which something was promised on a day."""
    two = state.stage(Stage.TWO)
    return Stage.TWO if two is not None and two.clock.start <= on else Stage.ONE


def _due(command: MakePromise, old: PromiseFacts | None) -> tuple[Problem, ...]:
    due = command.due_on
    if due is None:
        text = "A promise needs a date (7.3). Enter by when it will be done."
        return (Problem("due_on", "7.3", text),)
    if out_of_reach(due):
        return (year_problem("due_on", due),)
    if command.made_on is not None and due < command.made_on:
        text = f"It cannot be due before it was promised, {long_date(command.made_on)}."
        return (Problem("due_on", "", text),)
    if old is not None and old.due_on is not None and due > old.due_on:
        text = (
            f"It was promised by {long_date(old.due_on)}. Put another day only where that one "
            "was typed wrong: a promise that takes longer is late, and its day stays."
        )
        return (Problem("due_on", "7.3", text, Severity.WARN),)
    return ()
