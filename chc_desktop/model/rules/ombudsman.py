"""Cases before the Ombudsman: what it asked, found and ordered, and what was done (8.1, 9.7).

Orders bind the landlord, recommendations do not. There is one finding for each issue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.compensation import problems_amount
from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Finding, Problem, Severity
from chc_desktop.model.rules.wording import long_date

NO_SUCH_CASE = Problem("", "", "That Ombudsman case is not in this register. Look at it again.")
NO_SUCH_ITEM = Problem("", "", "That entry is done already, or not in the register.")


class ItemKind(StrEnum):
    """What can stand in an Ombudsman case. A failure order is called a notice in newer guidance."""

    EVIDENCE = "evidence request"
    FINDING = "finding"
    ORDER = "order"
    RECOMMENDATION = "recommendation"
    FAILURE_ORDER = "failure order"


class ItemState(StrEnum):
    """What became of something the Ombudsman asked."""

    DONE = "done"
    DONE_LATE = "done late"
    OPEN = "open"
    OVERDUE = "overdue"


NEEDS_DAY = frozenset({ItemKind.EVIDENCE, ItemKind.ORDER})
"""Kinds that always come with a day by which they are due."""
MAY_BE_MONEY = frozenset({ItemKind.ORDER, ItemKind.RECOMMENDATION})
FAILURE_TYPES = (1, 2, 3)
FAULT = frozenset(
    {Finding.SEVERE_MALADMINISTRATION, Finding.MALADMINISTRATION, Finding.SERVICE_FAILURE}
)
"""Findings that something went wrong and was not put right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepCase:
    """The Ombudsman opened a case, or a case is put right (``case_id``)."""

    complaint_id: int
    opened_on: date | None
    reference: str = ""
    closed_on: date | None = None
    case_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterItem:
    """What the Ombudsman asked, found or ordered; with ``item_id`` it puts an entry right.

    ``amount`` is in pence.
    """

    case_id: int
    kind: ItemKind | None
    on: date | None
    issue: str = ""
    finding: Finding | None = None
    what: str = ""
    due_on: date | None = None
    amount: int = 0
    failure_type: int | None = None
    item_id: int | None = None
    done_on: date | None = None
    """Only where an entry that was done is put right; None opens it again."""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteItem:
    """The evidence was sent, or what was ordered is done."""

    item_id: int
    on: date | None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An entry of a case as it is on record."""

    kind: ItemKind
    on: date
    id: int = 0
    issue: str = ""
    finding: Finding | None = None
    due_on: date | None = None
    done_on: date | None = None


def problems_case(
    command: KeepCase, received: date, items: Iterable[ItemFacts], today: date
) -> tuple[Problem, ...]:
    """What stands against opening, closing or correcting a case (9.7)."""
    opened = command.opened_on
    found = list(day_problems("opened_on", "opened", opened, today, ("received", received)))
    entries = tuple(items)
    first = min((item.on for item in entries), default=None)
    if not found and opened is not None and first is not None and opened > first:
        text = f"An entry of the case is from {long_date(first)}, so it was open by then."
        found.append(Problem("opened_on", "", text))
    if command.closed_on is None:
        return tuple(found)
    after = ("opened", opened) if opened else None
    found += day_problems("closed_on", "closed", command.closed_on, today, after)
    if any(is_open(item) for item in entries):
        text = "Something in the case is not done yet. It stays on Today until it is."
        found.append(Problem("closed_on", "9.7", text, Severity.WARN))
    return tuple(found)


def problems_item(
    command: EnterItem, opened_on: date, others: Iterable[ItemFacts], today: date
) -> tuple[Problem, ...]:
    """What stands against an entry of a case, warnings included (8.1, 9.7)."""
    if command.kind is None:
        return (Problem("kind", "", "Choose what it is."),)
    found = list(day_problems("on", "made", command.on, today, ("opened", opened_on)))
    if command.kind is ItemKind.FINDING:
        return (*found, *_finding(command, others))
    if not one_line(command.what):
        found.append(Problem("what", "9.7", "Say what the Ombudsman asks."))
    if command.kind is ItemKind.FAILURE_ORDER and command.failure_type not in FAILURE_TYPES:
        found.append(Problem("failure_type", "", "Choose its type: 1, 2 or 3."))
    if command.kind in MAY_BE_MONEY:
        found += problems_amount(command.amount, None, "amount")
    found += _due(command)
    if command.done_on is not None:
        after = ("made", command.on) if command.on else None
        found += day_problems("done_on", "done", command.done_on, today, after)
    return tuple(found)


def problems_completing(
    command: CompleteItem, item: ItemFacts | None, today: date
) -> tuple[Problem, ...]:
    """What stands against evidence being sent or an order being done (9.7)."""
    if item is None or not is_open(item):
        return (NO_SUCH_ITEM,)
    found = list(day_problems("on", "done", command.on, today, ("made", item.on)))
    if not one_line(command.evidence):
        text = "Say what shows it: the Ombudsman asks landlords for evidence that they complied."
        found.append(Problem("evidence", "9.7", text, Severity.WARN))
    return tuple(found)


def is_open(item: ItemFacts) -> bool:
    """Whether something is still to be done; a finding asks for nothing."""
    return item.kind is not ItemKind.FINDING and item.done_on is None


def item_state(item: ItemFacts, today: date) -> ItemState:
    """What became of it; without a day it is never late (8.1)."""
    if item.done_on is not None:
        late = item.due_on is not None and item.done_on > item.due_on
        return ItemState.DONE_LATE if late else ItemState.DONE
    late = item.due_on is not None and item.due_on < today
    return ItemState.OVERDUE if late else ItemState.OPEN


def _finding(command: EnterItem, others: Iterable[ItemFacts]) -> list[Problem]:
    found = []
    issue = one_line(command.issue).casefold()
    if not issue:
        text = "Say which issue it is about. The Ombudsman makes one finding for each."
        found.append(Problem("issue", "8.1", text))
    if command.finding is None:
        found.append(Problem("finding", "8.1", "Choose what the Ombudsman found."))
    for other in others:
        same = other.kind is ItemKind.FINDING and one_line(other.issue).casefold() == issue
        if issue and same and other.id != command.item_id:
            known = other.finding.value if other.finding else "a finding"
            text = f"This issue has its finding already: {known}. Correct that one."
            found.append(Problem("issue", "8.1", text))
    return found


def _due(command: EnterItem) -> tuple[Problem, ...]:
    due = command.due_on
    if due is None:
        if command.kind in NEEDS_DAY:
            text = "Enter the day by which it is due, as the Ombudsman’s letter says."
            return (Problem("due_on", "9.7", text),)
        if command.kind is ItemKind.FAILURE_ORDER:
            text = "Without a day nothing will remind you of it."
            return (Problem("due_on", "9.7", text, Severity.WARN),)
        return ()
    if out_of_reach(due):
        return (year_problem("due_on", due),)
    if command.on is not None and due < command.on:
        text = f"It cannot be due before it was made, {long_date(command.on)}."
        return (Problem("due_on", "", text),)
    return ()
