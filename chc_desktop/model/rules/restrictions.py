"""Restrictions on contact for unacceptable behaviour (5.14, 5.15): what fairness asks of them.

The lengths are **ours**: reviewed every 3 months, a warning over 6, refused over 12. A
restriction that is not reviewed in time stops applying by itself. None ever stops a new
complaint, an emergency repair or the way to the Ombudsman.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.interests import name_key
from chc_desktop.model.rules.reviews import Review, add_months
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, Severity
from chc_desktop.model.rules.wording import long_date

REVIEW_MONTHS = 3
"""Between reviews, where no other day is set (5.14, **ours**)."""
WARN_MONTHS = 6
"""A longer restriction warns (5.15, **ours**)."""
MOST_MONTHS = 12
"""A longer restriction is refused (5.15, **ours**)."""
_AND = re.compile(r"[,;&]|\band\b")
"""What stands between the names of those who decided."""
STAYS_OPEN = ("Emergency repairs", "New complaints", "The Housing Ombudsman")
"""What no restriction closes (5.14, **ours**)."""


class RestrictionOutcome(StrEnum):
    """What a review of a restriction brought."""

    LIFT = "lift"
    EASE = "ease"
    KEEP = "keep"
    EXTEND = "extend"


class RestrictionState(StrEnum):
    """Whether a restriction applies, in the words of the badge."""

    NOT_YET = "Starts later"
    IN_FORCE = "In force"
    STOPPED = "Stopped: not reviewed"
    ENDED = "Ended"
    LIFTED = "Lifted"


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, on what day: a fact, not a judgement."""

    on: date | None
    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restrict:
    """Limit a person's contact about one subject for a time (5.14, 5.15)."""

    person_id: int
    subject: str
    incidents: tuple[Incident, ...]
    other_steps: str
    equality_regard: str
    proportionate: str
    decided_by: str
    start_on: date | None
    end_on: date | None
    warnings: str = ""
    waived_warning: str = ""
    """Why there was no warning: after threats or violence."""
    disability_regard: str = ""
    """Regard to the disability on record; asked where the person has an adjustment."""
    review_on: date | None = None
    appeal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRestriction:
    """A review of a restriction (5.14): ``subject`` when eased, ``end_on`` when extended."""

    restriction_id: int
    on: date | None
    outcome: RestrictionOutcome | None
    note: str = ""
    next_on: date | None = None
    subject: str = ""
    end_on: date | None = None


@dataclass(frozen=True, slots=True)
class RestrictionFacts:
    """The days on record about one restriction."""

    start_on: date
    end_on: date
    review_on: date
    lifted_on: date | None = None
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is restricted, whom they complain about (by name), and what is known of them."""

    name: str
    complained_about: tuple[str, ...] = ()
    has_adjustment: bool = False


def problems_restricting(command: Restrict, parties: Parties, today: date) -> tuple[Problem, ...]:
    """What fairness holds against a restriction, and why (5.14, 5.15)."""
    return (
        *_subject(command),
        *_incidents(command, today),
        *_other_steps(command),
        *_regard(command, parties),
        *_decided_by(command, parties),
        *_start(command),
        *_end(command.start_on, command.end_on),
        *_review_day(command.review_on, command.start_on, command.end_on, "review_on"),
    )


def problems_reviewing(
    command: ReviewRestriction, facts: RestrictionFacts, today: date
) -> tuple[Problem, ...]:
    """What stands against a review; past its day only lifting is left (5.14)."""
    over = _over(command, facts, today)
    if over:
        return (Problem("", "5.14", over),)
    found = list(day_problems("on", "reviewed", command.on, today, _looked(facts)))
    end = facts.end_on
    match command.outcome:
        case None:
            text = "Choose what came of it: lift, ease, keep or extend (5.14)."
            found.append(Problem("outcome", "5.14", text))
        case RestrictionOutcome.EASE if not one_line(command.subject):
            found.append(Problem("subject", "5.14", "Say what the restriction is from now on."))
        case RestrictionOutcome.KEEP | RestrictionOutcome.EXTEND if not one_line(command.note):
            text = "Give the reasons why it is still needed (5.14)."
            found.append(Problem("note", "5.14", text))
    if command.outcome is RestrictionOutcome.EXTEND:
        found += _longer(command, facts)
        end = command.end_on or end
    if command.outcome is not RestrictionOutcome.LIFT:
        found += _review_day(command.next_on, command.on, end, "next_on")
    return tuple(found)


def restriction_review(facts: RestrictionFacts) -> date:
    """The day by which it is to be reviewed: the first one missed, or the next (5.14).

    A review after that day changes nothing: the restriction had stopped applying by then.
    """
    due = facts.review_on
    for review in sorted(facts.reviews, key=lambda r: r.on):
        if review.on > due:
            break
        due = review.next_on or default_review(review.on, facts.end_on)
    return min(due, facts.end_on)


def restriction_state(facts: RestrictionFacts, today: date) -> RestrictionState:
    """Whether it applies on a day; unreviewed past its day, it has stopped by itself (5.14)."""
    if facts.lifted_on is not None and facts.lifted_on <= today:
        return RestrictionState.LIFTED
    if today > facts.end_on:
        return RestrictionState.ENDED
    if today > restriction_review(facts):
        return RestrictionState.STOPPED
    return RestrictionState.NOT_YET if today < facts.start_on else RestrictionState.IN_FORCE


def last_day(facts: RestrictionFacts, today: date) -> date:
    """The last day on which it applies, as far as is known today (5.14)."""
    days = [facts.end_on]
    if facts.lifted_on is not None:
        days.append(facts.lifted_on)
    due = restriction_review(facts)
    if due < today:
        days.append(due)
    return min(days)


def default_review(on: date, end_on: date) -> date:
    """The review 3 months on, or at the end if that is earlier (5.14, **ours**)."""
    return min(add_months(on, REVIEW_MONTHS), end_on)


# ---- private


def _subject(command: Restrict) -> list[Problem]:
    if one_line(command.subject):
        return []
    text = "Say what is restricted: which contact, about what (5.14)."
    return [Problem("subject", "5.14", text)]


def _incidents(command: Restrict, today: date) -> list[Problem]:
    if not any(one_line(incident.fact) for incident in command.incidents):
        text = "Name at least one incident with its day: what happened, not what kind (5.14)."
        return [Problem("incidents", "5.14", text)]
    found: list[Problem] = []
    for incident in command.incidents:
        found += day_problems("incidents", "recorded", incident.on, today)
        if not one_line(incident.fact):
            found.append(Problem("incidents", "5.14", "Say what happened on that day (5.14)."))
        elif incident.on and command.start_on and command.start_on < incident.on <= today:
            text = (
                f"The incident of {long_date(incident.on)} came after the restriction began, "
                "so it cannot be a reason for it (5.14)."
            )
            found.append(Problem("incidents", "5.14", text))
    return found


def _other_steps(command: Restrict) -> list[Problem]:
    found = []
    if not one_line(command.other_steps):
        text = "Say what else was tried before: a restriction is the last step (5.14)."
        found.append(Problem("other_steps", "5.14", text))
    if not one_line(command.warnings) and not one_line(command.waived_warning):
        text = (
            "Say when and how they were warned. After threats or violence a warning may be "
            "left out, with the reason (5.14)."
        )
        found.append(Problem("warnings", "5.14", text))
    if not one_line(command.appeal):
        text = "Say how they can ask for this to be looked at again: the letter must name it."
        found.append(Problem("appeal", "5.14", text, Severity.WARN))
    return found


def _regard(command: Restrict, parties: Parties) -> list[Problem]:
    found = []
    if not one_line(command.equality_regard):
        text = "Say what regard was had to the Equality Act 2010 (5.15)."
        found.append(Problem("equality_regard", "5.15", text))
    if parties.has_adjustment and not one_line(command.disability_regard):
        text = (
            "An adjustment is on record for them. Say whether the behaviour could come from a "
            "disability, and what that means for the restriction (5.15)."
        )
        found.append(Problem("disability_regard", "5.15", text))
    if not one_line(command.proportionate):
        text = "Say why this is proportionate, and nothing less would do (5.15)."
        found.append(Problem("proportionate", "5.15", text))
    return found


def _decided_by(command: Restrict, parties: Parties) -> list[Problem]:
    name = one_line(command.decided_by)
    if not name:
        return [Problem("decided_by", "5.14", "Say who decided it (5.14).")]
    deciders = {name_key(who): who for who in map(str.strip, _AND.split(name)) if who}
    about = {name_key(other) for other in parties.complained_about}
    for key, who in deciders.items():
        if key in about:
            text = (
                f"{who} is complained about by this person, so {who} cannot decide this (5.14). "
                "Choose someone else, or ask another co-op."
            )
            return [Problem("decided_by", "5.14", text)]
    if name_key(parties.name) in deciders:
        text = "Nobody decides a restriction on themselves. Choose someone else."
        return [Problem("decided_by", "5.14", text)]
    return []


def _start(command: Restrict) -> list[Problem]:
    if command.start_on is None:
        return [Problem("start_on", "5.14", "Enter the day it starts.")]
    return [year_problem("start_on", command.start_on)] if out_of_reach(command.start_on) else []


def _end(start: date | None, end: date | None) -> list[Problem]:
    if end is None:
        text = "Enter the day it ends. There is no restriction without an end (5.15)."
        return [Problem("end_on", "5.15", text)]
    if out_of_reach(end):
        return [year_problem("end_on", end)]
    if start is None:
        return []
    if end <= start:
        return [Problem("end_on", "5.15", f"It must end after {long_date(start)}.")]
    return _length(start, end)


def _length(start: date, end: date) -> list[Problem]:
    if end > add_months(start, MOST_MONTHS):
        text = (
            f"That is over {MOST_MONTHS} months, which no restriction may last (5.15; our own "
            f"rule). End it by {long_date(add_months(start, MOST_MONTHS))}."
        )
        return [Problem("end_on", "5.15", text)]
    if end > add_months(start, WARN_MONTHS):
        text = (
            f"That is over {WARN_MONTHS} months. Say why a shorter time would not do (5.15; our "
            "own rule)."
        )
        return [Problem("end_on", "5.15", text, Severity.WARN)]
    return []


def _longer(command: ReviewRestriction, facts: RestrictionFacts) -> list[Problem]:
    """A new end, after the old one and at most 12 months from this review."""
    if command.end_on is not None and command.end_on <= facts.end_on:
        text = f"The new end must be after the old one, {long_date(facts.end_on)}."
        return [Problem("end_on", "5.15", text)]
    found = _end(command.on, command.end_on)
    if not found and command.end_on and command.end_on > add_months(facts.start_on, MOST_MONTHS):
        text = (
            f"It began on {long_date(facts.start_on)}: that makes over {MOST_MONTHS} months in "
            "all. Consider a new start with nothing restricted (5.15)."
        )
        found.append(Problem("end_on", "5.15", text, Severity.WARN))
    return found


def _review_day(
    day: date | None, after: date | None, end: date | None, field: str
) -> list[Problem]:
    """The next review: none given stands for 3 months, later than that warns."""
    if day is None or after is None:
        return []
    if out_of_reach(day):
        return [year_problem(field, day)]
    if day <= after:
        return [Problem(field, "5.14", f"The review must be after {long_date(after)}.")]
    if end is not None and day > end:
        text = f"The review must come before it ends, {long_date(end)} (5.14)."
        return [Problem(field, "5.14", text)]
    if day > add_months(after, REVIEW_MONTHS):
        text = f"That is over {REVIEW_MONTHS} months away (5.14; our own rule)."
        return [Problem(field, "5.14", text, Severity.WARN)]
    return []


def _over(command: ReviewRestriction, facts: RestrictionFacts, today: date) -> str:
    """Why there is nothing left to review, or only lifting is."""
    if facts.lifted_on is not None:
        return f"It was lifted on {long_date(facts.lifted_on)}."
    due = restriction_review(facts)
    on = command.on or today
    if on > facts.end_on:
        return f"It ended on {long_date(facts.end_on)}."
    if on > due and command.outcome is not RestrictionOutcome.LIFT:
        return (
            f"It stopped applying after {long_date(due)}, because it was not reviewed by then "
            "(5.14). Lift it; if one is still needed, record a new restriction."
        )
    return ""


def _looked(facts: RestrictionFacts) -> tuple[str, date]:
    reviewed = [review.on for review in facts.reviews]
    return ("last reviewed", max(reviewed)) if reviewed else ("begun", facts.start_on)
