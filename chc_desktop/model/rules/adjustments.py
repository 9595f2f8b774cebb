"""Reasonable adjustments (5.10): asked, decided, reviewed. Nothing here needs the reason why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.reviews import ADJUSTMENT_REVIEW_MONTHS, Review, add_months
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, Severity
from chc_desktop.model.rules.wording import long_date

LARGE_PRINT = "large print"
ACTS = (LARGE_PRINT,)
"""What the program does by itself; any other words are kept and shown."""


class Decision(StrEnum):
    """What was answered to a request for an adjustment."""

    AGREED = "agreed"
    DECLINED = "declined"


class AdjustmentOutcome(StrEnum):
    """What a review of an adjustment brought."""

    KEEP = "keep"
    CHANGE = "change"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAdjustment:
    """A resident asked for an adjustment or disclosed a need (5.10), decided at once or later."""

    person_id: int
    asked_on: date | None
    asked: str
    need: str = ""
    """In their own words and no more: special category data."""
    disclosed_on: date | None = None
    disclosed_how: str = ""
    complaint_id: int | None = None
    """The only complaint it is for; None stands for all contact."""
    acts: tuple[str, ...] = ()
    decision: Decision | None = None
    decided_on: date | None = None
    reasons: str = ""
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideAdjustment:
    """The answer to a request (5.10)."""

    adjustment_id: int
    decision: Decision | None
    on: date | None
    reasons: str = ""
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAdjustment:
    """A review of an agreed adjustment (5.10). ``asked`` and ``acts`` only when it changes."""

    adjustment_id: int
    on: date | None
    outcome: AdjustmentOutcome | None
    note: str = ""
    next_on: date | None = None
    asked: str = ""
    acts: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class AdjustmentFacts:
    """What is on record about one adjustment, without its words."""

    asked_on: date
    decision: Decision | None = None
    decided_on: date | None = None
    review_on: date | None = None
    ended_on: date | None = None
    reviews: tuple[Review, ...] = ()


def problems_asking(command: AskAdjustment, today: date) -> tuple[Problem, ...]:
    """What stands against recording a request; a decision given with it is checked too (5.10)."""
    found = list(day_problems("asked_on", "asked for", command.asked_on, today))
    if not one_line(command.asked):
        found.append(
            Problem("asked", "5.10", "Say what they asked for, in their own words (5.10).")
        )
    if command.disclosed_on is not None:
        found += day_problems("disclosed_on", "disclosed", command.disclosed_on, today)
    if command.decision is None:
        return tuple(found)
    after = ("asked for", command.asked_on) if command.asked_on else None
    found += day_problems("decided_on", "decided", command.decided_on, today, after)
    found += _answer(command.decision, command.reasons)
    if command.decision is Decision.AGREED:
        found += _next(command.review_on, command.decided_on, "review_on")
    return tuple(found)


def problems_deciding(
    command: DecideAdjustment, facts: AdjustmentFacts, today: date
) -> tuple[Problem, ...]:
    """What stands against an answer: declining needs reasons (5.10)."""
    found = list(day_problems("on", "decided", command.on, today, ("asked for", facts.asked_on)))
    if facts.decision is not None:
        text = f"This was {facts.decision.value} already. Record a review, or what they ask now."
        found.append(Problem("", "5.10", text))
    if command.decision is None:
        found.append(Problem("decision", "5.10", "Choose: agreed or declined (5.10)."))
    else:
        found += _answer(command.decision, command.reasons)
    if command.decision is Decision.AGREED:
        found += _next(command.review_on, command.on, "review_on")
    return tuple(found)


def problems_reviewing(
    command: ReviewAdjustment, facts: AdjustmentFacts, today: date
) -> tuple[Problem, ...]:
    """What stands against a review of an adjustment (5.10)."""
    if facts.decision is not Decision.AGREED:
        return (Problem("", "5.10", "Only an agreed adjustment is reviewed. Decide it first."),)
    if facts.ended_on is not None:
        text = f"It ended on {long_date(facts.ended_on)}. Record what they ask now as a new one."
        return (Problem("", "5.10", text),)
    found = list(day_problems("on", "reviewed", command.on, today, _looked(facts)))
    if command.outcome is None:
        text = "Choose what came of it: keep, change or end (5.10)."
        found.append(Problem("outcome", "5.10", text))
    elif command.outcome is AdjustmentOutcome.END:
        if not one_line(command.note):
            found.append(Problem("note", "5.10", "Say why it ends, and what they said (5.10)."))
        return tuple(found)
    elif command.outcome is AdjustmentOutcome.CHANGE and not one_line(command.asked):
        found.append(Problem("asked", "5.10", "Say what is done from now on (5.10)."))
    return (*found, *_next(command.next_on, command.on, "next_on"))


# ---- private


def _answer(decision: Decision, reasons: str) -> list[Problem]:
    if decision is Decision.AGREED or one_line(reasons):
        return []
    text = "Give the reasons for declining; the resident may ask for them (5.10)."
    return [Problem("reasons", "5.10", text)]


def _next(day: date | None, after: date | None, field: str) -> list[Problem]:
    """The next review: none given stands for 6 months, later than that warns."""
    if day is None or after is None:
        return []
    if out_of_reach(day):
        return [year_problem(field, day)]
    if day <= after:
        text = f"The next review must be after {long_date(after)}."
        return [Problem(field, "5.10", text)]
    if day > add_months(after, ADJUSTMENT_REVIEW_MONTHS):
        text = (
            f"That is over {ADJUSTMENT_REVIEW_MONTHS} months away. Adjustments are to be kept "
            "under active review (5.10)."
        )
        return [Problem(field, "5.10", text, Severity.WARN)]
    return []


def _looked(facts: AdjustmentFacts) -> tuple[str, date]:
    reviewed = [review.on for review in facts.reviews]
    if reviewed:
        return "last reviewed", max(reviewed)
    return "agreed", facts.decided_on or facts.asked_on
