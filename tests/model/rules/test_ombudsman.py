"""Cases before the Ombudsman: entries, findings, orders, and what became of them (8.1, 9.7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.ombudsman import (
    CompleteItem,
    EnterItem,
    ItemFacts,
    ItemKind,
    ItemState,
    KeepCase,
    is_open,
    item_state,
    problems_case,
    problems_completing,
    problems_item,
)
from chc_desktop.model.rules.values import Finding, Problem, Severity

D = date.fromisoformat
TODAY = D("2026-03-31")
RECEIVED, OPENED = D("2025-10-14"), D("2026-03-16")
CASE = KeepCase(complaint_id=1, opened_on=OPENED)
ORDER = EnterItem(
    case_id=1,
    kind=ItemKind.ORDER,
    on=D("2026-03-20"),
    what="Apologise",
    due_on=D("2026-04-17"),
)
FINDING = EnterItem(
    case_id=1,
    kind=ItemKind.FINDING,
    on=D("2026-03-20"),
    issue="Complaint handling",
    finding=Finding.SERVICE_FAILURE,
)
KEPT = ItemFacts(ItemKind.ORDER, D("2026-03-20"), id=1, due_on=D("2026-04-17"))


def shown(problems: tuple[Problem, ...], severity: Severity = Severity.BLOCK) -> list[str]:
    return [p.field for p in problems if p.severity is severity]


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({}, []),
        ({"opened_on": None}, ["opened_on"]),
        ({"opened_on": D("2025-10-13")}, ["opened_on"]),
        ({"opened_on": D("2026-04-01")}, ["opened_on"]),
        ({"opened_on": D("2026-03-21")}, ["opened_on"]),
        ({"closed_on": D("2026-03-15")}, ["closed_on"]),
        ({"closed_on": D("2026-04-01")}, ["closed_on"]),
        ({"opened_on": None, "closed_on": D("2026-03-20")}, ["opened_on"]),
    ],
)
def test_a_case_opens_after_the_complaint_and_closes_after_that(
    change: dict[str, date | None], fields: list[str]
) -> None:
    done = replace(KEPT, done_on=TODAY)
    command = replace(CASE, **change)  # type: ignore[arg-type]
    assert shown(problems_case(command, RECEIVED, (done,), TODAY)) == fields


def test_closing_a_case_with_something_open_warns() -> None:
    closed = replace(CASE, closed_on=TODAY)
    assert shown(problems_case(closed, RECEIVED, (KEPT,), TODAY), Severity.WARN) == ["closed_on"]
    assert problems_case(closed, RECEIVED, (), TODAY) == ()


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({}, []),
        ({"kind": None}, ["kind"]),
        ({"on": None}, ["on"]),
        ({"on": D("2026-03-15")}, ["on"]),
        ({"what": " "}, ["what"]),
        ({"due_on": None}, ["due_on"]),
        ({"due_on": D("2026-03-19")}, ["due_on"]),
        ({"due_on": D("2926-03-19")}, ["due_on"]),
        ({"amount": -1}, ["amount"]),
        ({"amount": 7500}, []),
        ({"kind": ItemKind.EVIDENCE, "due_on": None}, ["due_on"]),
        ({"kind": ItemKind.RECOMMENDATION, "due_on": None}, []),
        ({"kind": ItemKind.FAILURE_ORDER}, ["failure_type"]),
        ({"kind": ItemKind.FAILURE_ORDER, "failure_type": 4}, ["failure_type"]),
        ({"kind": ItemKind.FAILURE_ORDER, "failure_type": 3}, []),
        ({"done_on": D("2026-03-19")}, ["done_on"]),
        ({"on": None, "done_on": D("2026-03-19")}, ["on"]),
    ],
)
def test_what_an_entry_needs_goes_by_its_kind(change: dict[str, object], fields: list[str]) -> None:
    command = replace(ORDER, **change)  # type: ignore[arg-type]
    assert shown(problems_item(command, OPENED, (), TODAY)) == fields


def test_a_failure_order_without_a_day_warns() -> None:
    command = replace(ORDER, kind=ItemKind.FAILURE_ORDER, failure_type=1, due_on=None)
    assert shown(problems_item(command, OPENED, (), TODAY), Severity.WARN) == ["due_on"]


def test_there_is_one_finding_for_each_issue() -> None:
    known = ItemFacts(
        ItemKind.FINDING,
        OPENED,
        id=5,
        issue="complaint  HANDLING",
        finding=Finding.REASONABLE_REDRESS,
    )
    assert problems_item(FINDING, OPENED, (KEPT,), TODAY) == ()
    (problem,) = problems_item(FINDING, OPENED, (known,), TODAY)
    assert problem.text == (
        "This issue has its finding already: reasonable redress. Correct that one."
    )
    unsaid = problems_item(FINDING, OPENED, (replace(known, finding=None),), TODAY)
    assert "already: a finding." in unsaid[0].text
    assert problems_item(replace(FINDING, item_id=5), OPENED, (known,), TODAY) == ()
    other = replace(FINDING, issue="The window")
    assert problems_item(other, OPENED, (known,), TODAY) == ()


def test_a_finding_names_its_issue_and_what_was_found() -> None:
    empty = replace(FINDING, issue=" ", finding=None)
    assert shown(problems_item(empty, OPENED, (KEPT,), TODAY)) == ["issue", "finding"]


def test_it_is_done_once_on_a_day_after_it_was_made() -> None:
    done = CompleteItem(item_id=1, on=D("2026-03-25"), evidence="Letter")
    assert problems_completing(done, KEPT, TODAY) == ()
    assert shown(problems_completing(done, None, TODAY)) == [""]
    assert shown(problems_completing(done, replace(KEPT, done_on=TODAY), TODAY)) == [""]
    finding = replace(KEPT, kind=ItemKind.FINDING)
    assert shown(problems_completing(done, finding, TODAY)) == [""]
    early = replace(done, on=D("2026-03-19"))
    assert shown(problems_completing(early, KEPT, TODAY)) == ["on"]
    bare = replace(done, evidence=" ")
    assert shown(problems_completing(bare, KEPT, TODAY), Severity.WARN) == ["evidence"]


@pytest.mark.parametrize(
    ("due", "done", "state"),
    [
        ("2026-04-17", None, ItemState.OPEN),
        ("2026-03-31", None, ItemState.OPEN),
        ("2026-03-30", None, ItemState.OVERDUE),
        (None, None, ItemState.OPEN),
        ("2026-03-30", "2026-03-30", ItemState.DONE),
        ("2026-03-29", "2026-03-30", ItemState.DONE_LATE),
        (None, "2026-03-30", ItemState.DONE),
    ],
)
def test_what_became_of_it(due: str | None, done: str | None, state: ItemState) -> None:
    item = replace(KEPT, due_on=D(due) if due else None, done_on=D(done) if done else None)
    assert item_state(item, TODAY) is state
    assert is_open(item) is (done is None)
