"""The triage card: each answer says which provision decides, and nothing is decided for anybody."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.triage import (
    CHOICES,
    INVESTIGATE,
    NO,
    QUICK,
    UNKNOWN,
    YES,
    Answers,
    Ask,
    Weight,
    problems_triage,
    says,
    unanswered,
)
from chc_desktop.model.rules.values import Severity

D = date.fromisoformat
RECEIVED = D("2026-03-02")
TODAY = D("2026-03-31")
ALL: dict[Ask, str] = {ask: choices[0] for ask, choices in CHOICES.items()}


def provisions(answers: Answers) -> list[str]:
    return [said.provision for said in says(answers, RECEIVED)]


@pytest.mark.parametrize(
    ("ask", "answer", "expected"),
    [
        (Ask.LANDLORD, YES, ["1.2"]),
        (Ask.LANDLORD, NO, ["1.2", "5.7"]),
        (Ask.LANDLORD, UNKNOWN, ["5.6"]),
        (Ask.FIRST_REPORT, YES, ["1.4"]),
        (Ask.FIRST_REPORT, NO, ["1.5"]),
        (Ask.FIRST_REPORT, UNKNOWN, ["1.3"]),
        (Ask.COURT, YES, ["2.2"]),
        (Ask.COURT, NO, []),
        (Ask.CONSIDERED, YES, ["2.2"]),
        (Ask.AT_RISK, YES, ["6.1", "5.10"]),
        (Ask.AT_RISK, UNKNOWN, ["6.1"]),
        (Ask.COMPLEX, YES, ["6.1"]),
        (Ask.COMPLEX, NO, ["6.1"]),
        (Ask.ROUTE, QUICK, ["6.1"]),
        (Ask.ROUTE, INVESTIGATE, ["6.3"]),
    ],
)
def test_each_answer_names_the_provision_that_decides(
    ask: Ask, answer: str, expected: list[str]
) -> None:
    assert provisions({ask: answer}) == expected


@pytest.mark.parametrize("answer", [YES, UNKNOWN])
def test_a_possible_hazard_says_what_to_do_now(answer: str) -> None:
    [said] = says({Ask.HAZARD: answer}, RECEIVED)
    assert said.weight is Weight.NOW
    assert "today" in said.text
    assert says({Ask.HAZARD: NO}, RECEIVED) == ()


def test_what_is_to_be_done_never_waits_for_the_complaint() -> None:
    [said] = says({Ask.HAZARD: YES}, RECEIVED)
    assert said.text.startswith("Emergency repairs are never delayed by a complaint")


@pytest.mark.parametrize(
    ("issue", "aware", "start"),
    [
        ("2025-03-02", "", "It came within 12 months"),
        ("2025-03-01", "", "It is over 12 months old"),
        ("2024-01-10", "2025-06-01", "It came within 12 months"),
        ("2024-01-10", "2025-02-01", "It is over 12 months old"),
        ("", "2025-06-01", "It came within 12 months"),
    ],
)
def test_the_12_months_run_from_the_issue_or_from_becoming_aware(
    issue: str, aware: str, start: str
) -> None:
    found = says({Ask.ISSUE_ON: issue, Ask.AWARE_ON: aware}, RECEIVED)
    assert found[0].provision == "2.3"
    assert found[0].text.startswith(start)
    asks_for_awareness = any("Ask when they became aware" in said.text for said in found)
    assert asks_for_awareness == (start.startswith("It is over") and not aware)


def test_without_answers_it_says_nothing_and_asks_for_one() -> None:
    assert says({}, RECEIVED) == ()
    [problem] = problems_triage({}, TODAY)
    assert problem.text == "Answer at least one question. The others can follow."


def test_the_answers_stand_in_the_order_of_the_questions() -> None:
    asked = [said.ask for said in says(ALL, RECEIVED)]
    assert asked == sorted(asked, key=list(Ask).index)


def test_what_is_not_answered_can_follow() -> None:
    [problem] = problems_triage({Ask.LANDLORD: YES}, TODAY)
    assert problem.severity is Severity.WARN
    assert unanswered({Ask.LANDLORD: YES}) == tuple(a for a in CHOICES if a is not Ask.LANDLORD)
    assert unanswered(ALL) == ()
    assert problems_triage(ALL, TODAY) == ()


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({Ask.LANDLORD: "perhaps"}, "landlord"),
        ({Ask.ROUTE: YES}, "route"),
        ({Ask.ISSUE_ON: "31 April"}, "issue_on"),
        ({Ask.ISSUE_ON: "2026-04-01"}, "issue_on"),
        ({Ask.AWARE_ON: "1026-04-01"}, "aware_on"),
        ({Ask.ISSUE_ON: "2026-02-02", Ask.AWARE_ON: "2026-02-01"}, "aware_on"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_at_its_question(answers: Answers, field: str) -> None:
    [problem] = problems_triage(answers, TODAY)
    assert (problem.field, problem.severity) == (field, Severity.BLOCK)
