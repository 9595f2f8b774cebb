"""What makes a refusal fair: reasons of its own, an acceptable ground, evidence (2.1 to 2.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.commands import Refuse
from chc_desktop.model.rules.complaint import case_state
from chc_desktop.model.rules.events import Received
from chc_desktop.model.rules.refusals import (
    problems_refusing,
    problems_repeating,
    signs_of_a_blanket,
    times_used,
    within_12_months,
)
from chc_desktop.model.rules.values import Problem, RefusalGround, Severity, Stage
from chc_desktop.model.rules.working_days import WorkingDays

D = date.fromisoformat
CASE = case_state(WorkingDays(), [Received(on=D("2026-03-02"), id=1)])
REFUSE = Refuse(
    complaint_id=1,
    stage=Stage.ONE,
    on=D("2026-03-06"),
    ground=RefusalGround.LEGAL_PROCEEDINGS,
    reasons="The county court has had your claim about the same leak since 12 January.",
    evidence="Claim K00EX123, county court, filed 12 January 2026",
    ombudsman_given=True,
)


def against(command: Refuse) -> tuple[Problem, ...]:
    return problems_refusing(command, CASE, D("2026-03-31"))


def test_a_claim_that_was_filed_with_its_number_is_a_ground() -> None:
    assert against(REFUSE) == ()


@pytest.mark.parametrize(
    "words",
    [
        "She threatens to go to court.",
        "His solicitor wrote to us.",
        "We had a letter before action on 3 March.",
        "A pre-action protocol letter came.",
        "They say they will sue.",
        "He might take us to court.",
    ],
)
def test_a_threat_or_a_solicitors_letter_is_no_claim(words: str) -> None:
    found = against(replace(REFUSE, reasons=words))
    assert [(p.field, p.provision, p.severity) for p in found] == [("ground", "2.2", Severity.WARN)]
    assert "must have been filed at court" in found[0].text
    assert against(replace(REFUSE, reasons=words, ground=RefusalGround.ALREADY_CONSIDERED)) == ()


@pytest.mark.parametrize(
    ("ground", "asks"),
    [
        (RefusalGround.LEGAL_PROCEEDINGS, "the day the claim form was filed"),
        (RefusalGround.ALREADY_CONSIDERED, "which complaint it was"),
        (RefusalGround.OTHER, "Say what shows it"),
    ],
)
def test_without_evidence_it_asks_for_what_would_show_the_ground(
    ground: RefusalGround, asks: str
) -> None:
    [problem] = against(replace(REFUSE, ground=ground, evidence=" "))
    assert (problem.field, problem.provision, problem.severity) == (
        "evidence",
        "2.1",
        Severity.BLOCK,
    )
    assert asks in problem.text


@pytest.mark.parametrize(
    "words",
    [
        "We do not accept complaints about neighbours.",
        "The committee doesn’t deal with noise complaints.",
        "The co-op will not look into parking matters.",
        "Our policy does not cover such issues.",
        "All complaints about allocations are refused.",
        "Complaints of this type are known. Such complaints are outside our procedure.",
        "There are no complaints about the committee.",
        "As a rule this goes to the council.",
        "It is a blanket exclusion.",
    ],
)
def test_reasons_that_are_a_rule_for_everybody_warn(words: str) -> None:
    found = signs_of_a_blanket(RefusalGround.ALREADY_CONSIDERED, words)
    assert [(p.field, p.provision) for p in found] == [("reasons", "2.5")]


@pytest.mark.parametrize(
    "words",
    [
        "You complained of the same flat being let to Mrs Orr on 3 May 2024, and we answered then.",
        "The larger flat was let in 2022. You knew of it that week and did not complain.",
        "We looked at your case on its own and found no reason to take it up after so long.",
        "",
    ],
)
def test_reasons_of_their_own_do_not_warn(words: str) -> None:
    assert signs_of_a_blanket(RefusalGround.OUT_OF_TIME, words) == ()
    assert signs_of_a_blanket(None, words) == ()


@pytest.mark.parametrize(
    ("words", "provision"),
    [
        ("The letter was anonymous.", "2.1"),
        ("Whoever rang did not give their name.", "2.1"),
        ("It was not in writing.", "1.2"),
        ("She complained verbally.", "1.2"),
        ("It came from a third party.", "1.3"),
        ("He wrote on her behalf.", "1.3"),
        ("They did not say it was a complaint.", "1.3"),
        ("They are in arrears.", "2.1"),
        ("He was abusive on the telephone.", "2.1"),
    ],
)
def test_what_is_no_ground_by_itself_is_said(words: str, provision: str) -> None:
    found = signs_of_a_blanket(RefusalGround.OTHER, words)
    assert [(p.field, p.provision, p.severity) for p in found] == [
        ("reasons", provision, Severity.WARN)
    ]
    assert signs_of_a_blanket(RefusalGround.LEGAL_PROCEEDINGS, words) == ()


def test_the_same_reasons_for_the_third_time_warn_however_they_are_typed() -> None:
    mine = "This is outside our policy."
    others = ["this is  outside our POLICY", "Something else", "This is outside our policy!"]
    assert times_used(mine, others) == 3
    [problem] = problems_repeating(mine, others)
    assert (problem.field, problem.provision, problem.severity) == (
        "reasons",
        "2.5",
        Severity.WARN,
    )
    assert problem.text.startswith("The same reasons stand in 2 other refusals.")
    assert problem.text.endswith("That the third time counts is our own rule.")


def test_twice_or_without_reasons_is_no_habit() -> None:
    assert problems_repeating("This is outside our policy.", ["This is outside our policy"]) == ()
    assert problems_repeating(" ", ["", " ", "."]) == ()


def test_nobody_becomes_aware_of_what_has_not_happened() -> None:
    command = replace(
        REFUSE,
        ground=RefusalGround.OUT_OF_TIME,
        issue_on=D("2024-06-01"),
        aware_on=D("2024-05-31"),
        discretion="Asked why it comes now",
    )
    [problem] = against(command)
    assert (problem.field, problem.provision) == ("aware_on", "2.3")


def test_12_months_to_the_day_are_within_12_months() -> None:
    assert within_12_months(D("2025-03-02"), D("2026-03-02"))
    assert not within_12_months(D("2025-03-01"), D("2026-03-02"))
    assert within_12_months(D("2027-02-28"), D("2028-02-29"))
    assert not within_12_months(D("2027-02-27"), D("2028-02-29"))
