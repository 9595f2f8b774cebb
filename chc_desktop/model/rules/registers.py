"""The officer's registers: offices, meetings, training, policies, third parties, publicity.

An entry with ``entry_id`` takes the place of what stands there; the history keeps what it was.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.reviews import add_months
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, Role, Severity
from chc_desktop.model.rules.wording import long_date, pounds

MOST_MEETINGS = 60
"""Most meetings entered in one step: five years of monthly ones (**ours**)."""
MOST_AWARD = 10_000_000
"""Pence that an office may award at most; more is a typing mistake (**ours**)."""


class RegisterKind(StrEnum):
    """The officer's registers."""

    OFFICES = "offices"
    MEETINGS = "meetings"
    TRAINING = "training"
    POLICIES = "policies"
    THIRD_PARTIES = "third parties"
    PUBLICITY = "publicity"


class PolicyOutcome(StrEnum):
    """What the review of a policy brought."""

    KEEP = "keep"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldOffice:
    """Somebody holds an office from a day on (4.1, 9.4, 9.5). ``may_award`` is in pence."""

    person: str
    role: Role | None
    from_on: date | None
    until_on: date | None = None
    may_award: int | None = None
    """What the holder may award without the committee; None: nothing is laid down."""
    person_id: int | None = None
    """Who it is, where the name alone does not say."""
    entry_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldMeeting:
    """The governing body met or will meet."""

    on: date | None
    body: str = ""
    """Who met; empty stands for the landlord's own governing body."""
    minute_reference: str = ""
    note: str = ""
    entry_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeetings:
    """A meeting a month, on the same weekday of the month as the first."""

    first_on: date | None
    count: int = 12
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTraining:
    """Somebody was trained (4.3)."""

    person: str
    on: date | None
    about: str
    person_id: int | None = None
    entry_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPolicy:
    """A policy with its days: approved, to be reviewed, equality impact assessed (5.1, 5.15)."""

    name: str
    approved_on: date | None = None
    review_on: date | None = None
    equality_assessed_on: date | None = None
    body: str = ""
    entry_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPolicy:
    """A policy was looked at again: kept or changed."""

    policy_id: int
    on: date | None
    outcome: PolicyOutcome | None
    next_on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseThirdParty:
    """Somebody outside who handles complaints for the landlord, and on what terms (5.4, 5.5)."""

    name: str
    from_on: date | None
    kind: str = ""
    terms: str = ""
    until_on: date | None = None
    entry_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publicise:
    """Where residents are told how to complain, and of the Ombudsman (3.4 to 3.7)."""

    what: str
    place: str
    from_on: date | None
    until_on: date | None = None
    entry_id: int | None = None


Entry = HoldOffice | HoldMeeting | RecordTraining | KeepPolicy | UseThirdParty | Publicise


def problems_entry(entry: Entry, today: date) -> tuple[Problem, ...]:
    """What stands against an entry of a register, warnings included (4.3, 5.4, 5.5, 5.15)."""
    match entry:
        case HoldOffice():
            return _office(entry)
        case HoldMeeting():
            return _any_day("on", entry.on)
        case RecordTraining():
            return (
                *_somebody("Say who was trained.", entry),
                *day_problems("on", "trained", entry.on, today),
                *_needed("about", "4.3", "Say what the training was about (4.3).", entry.about),
            )
        case KeepPolicy():
            return _policy(entry, today)
        case UseThirdParty():
            terms = "Say what was agreed with them: they work inside the two stages (5.4, 5.5)."
            return (
                *_needed("name", "", "Give their name.", entry.name),
                *_needed("terms", "5.5", terms, entry.terms, Severity.WARN),
                *_period(entry.from_on, entry.until_on),
            )
        case _:
            return (
                *_needed("what", "", "Say what was published.", entry.what),
                *_needed("place", "", "Say where residents see it.", entry.place),
                *_period(entry.from_on, entry.until_on),
            )


def problems_award(may_award: int | None) -> tuple[Problem, ...]:
    """What stands against an award limit in pence; None: nothing is laid down."""
    if may_award is None or 0 <= may_award <= MOST_AWARD:
        return ()
    return (Problem("may_award", "", f"Give the limit, from £0 to {pounds(MOST_AWARD)}."),)


def problems_planning(command: PlanMeetings) -> tuple[Problem, ...]:
    """What stands against a row of meetings."""
    found = list(_any_day("first_on", command.first_on))
    if not 1 <= command.count <= MOST_MEETINGS:
        text = f"Give the number of meetings, from 1 to {MOST_MEETINGS}."
        found.append(Problem("count", "", text))
    return tuple(found)


def monthly(first: date, count: int) -> tuple[date, ...]:
    """So many meetings, one a month: the second Tuesday stays the second Tuesday.

    A fifth one, which not every month has, means the last.
    """
    week = (first.day - 1) // 7
    return tuple(_nth(first, week, months) for months in range(count))


def problems_policy_review(
    command: ReviewPolicy, approved_on: date | None, today: date
) -> tuple[Problem, ...]:
    """What stands against the review of a policy."""
    after = ("approved", approved_on) if approved_on else None
    found = list(day_problems("on", "reviewed", command.on, today, after))
    if command.outcome is None:
        found.append(Problem("outcome", "", "Choose what came of it: keep or change."))
    if command.next_on is None:
        found.append(Problem("next_on", "", "Enter when it is looked at next."))
    elif out_of_reach(command.next_on):
        found.append(year_problem("next_on", command.next_on))
    elif command.on is not None and command.next_on <= command.on:
        text = f"The next review must be after {long_date(command.on)}."
        found.append(Problem("next_on", "", text))
    return tuple(found)


# ---- private


def _needed(
    field: str, provision: str, text: str, value: str, severity: Severity = Severity.BLOCK
) -> tuple[Problem, ...]:
    return () if one_line(value) else (Problem(field, provision, text, severity),)


def _somebody(text: str, entry: HoldOffice | RecordTraining) -> tuple[Problem, ...]:
    return () if entry.person_id is not None else _needed("person", "", text, entry.person)


def _any_day(field: str, on: date | None) -> tuple[Problem, ...]:
    """A day in the past or to come."""
    if on is None:
        return (Problem(field, "", "Enter the date."),)
    return (year_problem(field, on),) if out_of_reach(on) else ()


def _period(from_on: date | None, until_on: date | None) -> tuple[Problem, ...]:
    found = _any_day("from_on", from_on)
    if until_on is None:
        return found
    if out_of_reach(until_on):
        return (*found, year_problem("until_on", until_on))
    if from_on is not None and until_on < from_on:
        text = f"The end cannot be before the beginning, {long_date(from_on)}."
        return (*found, Problem("until_on", "", text))
    return found


def _office(entry: HoldOffice) -> tuple[Problem, ...]:
    found = list(_somebody("Say who holds the office.", entry))
    if entry.role is None:
        found.append(Problem("role", "", "Choose the office."))
    return (*found, *problems_award(entry.may_award), *_period(entry.from_on, entry.until_on))


def _policy(entry: KeepPolicy, today: date) -> tuple[Problem, ...]:
    found = list(_needed("name", "", "Give the policy’s name.", entry.name))
    if entry.approved_on is not None:
        found += day_problems("approved_on", "approved", entry.approved_on, today)
    if entry.equality_assessed_on is not None:
        found += day_problems("equality_assessed_on", "assessed", entry.equality_assessed_on, today)
    else:
        text = "No equality impact assessment is on record. Policies are to show regard to the Equality Act (5.15)."
        found.append(Problem("equality_assessed_on", "5.15", text, Severity.WARN))
    if entry.review_on is None:
        text = "Without a day for its review, nothing will remind you."
        found.append(Problem("review_on", "", text, Severity.WARN))
    elif out_of_reach(entry.review_on):
        found.append(year_problem("review_on", entry.review_on))
    elif entry.approved_on is not None and entry.review_on <= entry.approved_on:
        text = f"The review must be after it was approved, {long_date(entry.approved_on)}."
        found.append(Problem("review_on", "", text))
    return tuple(found)


def _nth(first: date, week: int, months: int) -> date:
    month = add_months(first.replace(day=1), months)
    day = 1 + (first.weekday() - month.weekday()) % 7 + 7 * week
    last = monthrange(month.year, month.month)[1]
    return month.replace(day=day if day <= last else day - 7)
