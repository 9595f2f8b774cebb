"""What stands against a self-assessment before the governing body approves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.rules.assessment import (
    Answer,
    AssessmentProblem,
    ProblemKind,
    RegisterFacts,
    Timeliness,
    assess,
    date_to_comply,
    form_problems,
    is_ready,
)
from chc_desktop.model.rules.code import Edition
from chc_desktop.model.rules.values import Severity

TODAY = date(2026, 3, 31)
EDITIONS = load_editions()
OLD, CODE = EDITIONS
GOOD_FACTS = RegisterFacts(adjustments=2, restrictions=1, senior_lead_named=True, mrc_named=True)


def good_answer(number: str, edition: Edition = CODE) -> Answer:
    provision = edition.provision(number)
    assert provision is not None
    return Answer(number, "Yes", f"Minute {number} shows it.", "", None, provision.full_text)


def good_form(
    changed: dict[str, Answer | None] | None = None, edition: Edition = CODE
) -> list[Answer]:
    """Every provision answered well, but for those in `changed`; None leaves one out."""
    answers = {number: good_answer(number, edition) for number in edition.numbers} | (changed or {})
    return [answer for answer in answers.values() if answer is not None]


def judge(
    answers: list[Answer], facts: RegisterFacts = GOOD_FACTS, edition: Edition = CODE
) -> tuple[AssessmentProblem, ...]:
    return assess(edition, answers, facts, TODAY, EDITIONS)


def kinds(problems: tuple[AssessmentProblem, ...]) -> list[tuple[str, str, str]]:
    return [(p.provision, p.problem.value, p.severity.value) for p in problems]


def one(answer: Answer, facts: RegisterFacts = GOOD_FACTS) -> list[tuple[str, str, str]]:
    """The problems of a good form with one answer changed."""
    return kinds(judge(good_form({answer.provision: answer}), facts))


def test_a_good_form_has_no_problem_and_is_ready() -> None:
    assert judge(good_form()) == ()
    assert is_ready(())


def test_an_empty_assessment_misses_all_seventy_two() -> None:
    problems = judge([])
    assert [p.provision for p in problems] == list(CODE.numbers)
    assert {p.problem for p in problems} == {ProblemKind.MISSING}
    assert not is_ready(problems)


def test_a_left_out_provision_is_missing_and_named() -> None:
    problems = judge(good_form({"6.14": None}))
    assert kinds(problems) == [("6.14", "missing", "block")]
    assert "6.14" in problems[0].detail


def test_a_blank_answer_blocks() -> None:
    assert one(replace(good_answer("8.1"), answer=" - ")) == [("8.1", "blank", "block")]


@pytest.mark.parametrize("words", ["Yes - ongoing", "Noted. N/A currently", "Partial", "n/a"])
def test_an_answer_that_is_neither_keeps_its_words(words: str) -> None:
    problems = judge(good_form({"8.3": replace(good_answer("8.3"), answer=words)}))
    assert kinds(problems) == [("8.3", "not_an_answer", "block")]
    assert words in problems[0].detail


@pytest.mark.parametrize("evidence", ["", "-", "N/A", "None."])
def test_a_yes_without_evidence_or_commentary_warns(evidence: str) -> None:
    assert one(Answer("4.1", "Yes", evidence)) == [("4.1", "no_evidence", "warn")]


def test_commentary_alone_is_enough_behind_a_yes() -> None:
    assert one(Answer("4.1", "Yes", "", "The secretary takes complaints.")) == []


@pytest.mark.parametrize("number", ["8.3", "8.4", "8.5"])
def test_nothing_of_the_kind_this_year_is_evidence_where_it_can_be(number: str) -> None:
    assert one(Answer(number, "Yes", "N/A in past year")) == []
    assert one(Answer(number, "Yes", "", "n/a")) == []
    assert one(Answer(number, "Yes")) == [(number, "no_evidence", "warn")]


def test_the_same_text_at_five_provisions_warns_at_each() -> None:
    numbers = ("1.3", "1.4", "2.1", "3.3", "4.2")
    texts = ("Covered in Complaints Policy – section 3", "covered in complaints policy, Section 3.")
    changed: dict[str, Answer | None] = {
        number: Answer(number, "Yes", texts[i % 2]) for i, number in enumerate(numbers)
    }
    problems = judge(good_form(changed))
    assert kinds(problems) == [(number, "repeated_evidence", "warn") for number in numbers]
    changed.pop("4.2")
    assert judge(good_form(changed)) == ()


def test_a_no_needs_an_explanation_and_a_date() -> None:
    assert one(Answer("6.3", "No", "Policy, section 4")) == [
        ("6.3", "no_explanation", "block"),
        ("6.3", "no_date_to_comply", "block"),
    ]
    assert one(Answer("6.3", "No", "", "We wait for the committee.")) == [
        ("6.3", "no_date_to_comply", "block")
    ]


@pytest.mark.parametrize(
    "answer",
    [
        Answer("6.3", "No", "", "We wait for the committee.", date(2026, 11, 30)),
        Answer("6.3", "N", "", "We will comply by 30 November 2026."),
        Answer("6.3", "no.", "", "The new rota starts on 1 June 2026."),
    ],
)
def test_an_explained_no_with_a_date_to_come_is_a_good_answer(answer: Answer) -> None:
    assert one(answer) == []


def test_a_date_to_comply_in_the_past_warns() -> None:
    given = Answer("6.3", "No", "", "We wait.", date(2026, 3, 30))
    written = Answer("6.3", "No", "", "We will comply by 30 November 2025.")
    for answer in (given, written):
        assert one(answer) == [("6.3", "date_to_comply_past", "warn")]
    assert one(replace(given, comply_by=TODAY)) == []


def test_a_date_in_the_past_that_promises_nothing_is_not_the_date_to_comply() -> None:
    answer = Answer("6.3", "No", "", "The committee discussed it on 3 May 2025.")
    assert date_to_comply(answer, TODAY) is None


@pytest.mark.parametrize(
    ("number", "facts", "figures"),
    [
        ("6.2", replace(GOOD_FACTS, acknowledged_1=Timeliness(1, 12)), "1 of 12"),
        ("6.3", replace(GOOD_FACTS, responded_1=Timeliness(2, 11)), "2 of 11"),
        ("6.11", replace(GOOD_FACTS, acknowledged_2=Timeliness(1, 3)), "1 of 3"),
        ("6.14", replace(GOOD_FACTS, responded_2=Timeliness(3, 3)), "3 of 3"),
        ("5.10", replace(GOOD_FACTS, adjustments=0), "no reasonable adjustment"),
        ("5.14", replace(GOOD_FACTS, restrictions=0), "no restriction"),
        ("5.1", replace(GOOD_FACTS, policies_past_review=1), "1 policy past"),
        ("5.1", replace(GOOD_FACTS, policies_past_review=2), "2 policies past"),
    ],
)
def test_a_yes_that_the_register_contradicts_warns_until_it_is_explained(
    number: str, facts: RegisterFacts, figures: str
) -> None:
    problems = judge(good_form(), facts)
    assert kinds(problems) == [(number, "contradicted_by_register", "warn")]
    assert figures in problems[0].detail
    assert one(replace(good_answer(number), commentary="The post failed twice."), facts) == []
    honest = Answer(number, "No", "", "We missed it. We comply by 1 May 2026.")
    assert one(honest, facts) == []
    assert ("missing", number) in [
        (p.problem.value, p.provision) for p in judge(good_form({number: None}), facts)
    ]


def test_cases_in_time_contradict_nothing() -> None:
    facts = replace(GOOD_FACTS, acknowledged_1=Timeliness(0, 12), responded_2=Timeliness(0, 0))
    assert judge(good_form(), facts) == ()


def test_no_exclusions_beside_listed_refusals_warns() -> None:
    facts = replace(GOOD_FACTS, refusals=2)
    claim = Answer("2.5", "Yes", "Policy", "All complaints are logged with no\nexclusions.")
    problems = judge(good_form({"2.5": claim}), facts)
    assert kinds(problems) == [("2.5", "contradicted_by_register", "warn")]
    assert "2 refusals" in problems[0].detail
    assert judge(good_form({"2.5": claim})) == ()
    explained = replace(claim, commentary="No exclusions, but two were refused: out of time.")
    assert judge(good_form({"2.5": explained}), facts) == ()
    in_evidence = Answer("2.5", "Yes", "The policy knows no exclusions.")
    assert one(in_evidence, facts) == [("2.5", "contradicted_by_register", "warn")]
    assert one(replace(in_evidence, commentary="Two were out of time."), facts) == []
    assert judge(good_form(), facts) == ()


@pytest.mark.parametrize(
    "answer",
    [
        replace(good_answer("1.2"), requirement_found=f"A complaint is: {OLD.definition}"),
        replace(good_answer("1.2"), evidence=f"Our policy says: {OLD.definition}"),
    ],
)
def test_the_definition_of_the_superseded_code_is_recognised(answer: Answer) -> None:
    assert CODE.definition != OLD.definition
    problems = judge(good_form({"1.2": answer}))
    assert kinds(problems) == [("1.2", "wrong_definition", "warn")]


def test_a_form_of_the_old_edition_blocks_and_is_judged_by_its_own_provisions() -> None:
    problems = judge(good_form(edition=OLD), replace(GOOD_FACTS, responded_1=Timeliness(5, 5)), OLD)
    assert kinds(problems) == [
        ("", "wrong_edition", "block"),
        ("1.2", "wrong_definition", "warn"),
    ]
    assert "2022" in problems[0].detail


def test_the_old_edition_was_right_while_it_was_in_force() -> None:
    then = date(2023, 4, 1)
    assert assess(OLD, good_form(edition=OLD), GOOD_FACTS, then, EDITIONS) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Formal training to be agreed",
        "Future report to be included",
        "Policy: TBC",
        "T.B.A.",
        "Procedure to follow.",
        "Leaflet to be\nproduced",
        "A new leaflet is being written",
        "Not yet in place",
        "A policy will be developed",
        "The policy is in draft",
    ],
)
def test_evidence_that_does_not_exist_yet_warns(text: str) -> None:
    assert one(Answer("9.6", "Yes", text)) == [("9.6", "not_yet_evidence", "warn")]
    assert one(Answer("9.6", "Yes", "Minutes", text)) == [("9.6", "not_yet_evidence", "warn")]


@pytest.mark.parametrize(
    "text",
    [
        "Staff have a procedure to follow the policy",
        "Reports are produced every quarter",
        "The date is agreed with the resident",
        "Complaints in progress are reviewed each week",
        "The response is sent when it is due, not yet earlier",
    ],
)
def test_evidence_that_exists_does_not_warn(text: str) -> None:
    assert one(Answer("9.6", "Yes", text)) == []


def test_nobody_named_for_the_two_offices_warns_at_their_provisions() -> None:
    facts = replace(GOOD_FACTS, senior_lead_named=False, mrc_named=False)
    assert kinds(judge(good_form(), facts)) == [
        ("9.4", "no_senior_lead", "warn"),
        ("9.5", "no_mrc", "warn"),
    ]


def test_warnings_alone_leave_it_ready_and_one_block_does_not() -> None:
    facts = replace(GOOD_FACTS, mrc_named=False)
    assert is_ready(judge(good_form(), facts))
    assert not is_ready(judge(good_form({"1.4": None}), facts))


def test_of_two_answers_to_a_provision_the_first_is_judged() -> None:
    answers = [*good_form(), Answer("4.1", "")]
    assert judge(answers) == ()


def test_exactly_the_contracts_kinds_block() -> None:
    form = good_form(
        {
            "1.3": None,
            "1.4": Answer("1.4", ""),
            "1.5": Answer("1.5", "Partly", "x y"),
            "1.6": Answer("1.6", "No"),
            "2.1": Answer("2.1", "Yes"),
        }
    )
    problems = [*judge(form), *judge(good_form(edition=OLD), edition=OLD)]
    blocks = {p.problem.value for p in problems if p.severity is Severity.BLOCK}
    assert blocks == {
        "missing",
        "blank",
        "not_an_answer",
        "no_explanation",
        "no_date_to_comply",
        "wrong_edition",
    }


def test_every_detail_is_one_sentence_naming_its_provision() -> None:
    facts = RegisterFacts(responded_1=Timeliness(1, 2), refusals=1)
    form = good_form({"1.3": None, "1.4": Answer("1.4", ""), "1.6": Answer("1.6", "No")})
    for problem in judge(form, facts):
        assert problem.provision in problem.detail
        assert problem.detail.endswith(".")
        assert "\n" not in problem.detail
        assert "{" not in problem.detail


def test_what_a_form_shows_by_itself_comes_with_the_words_found() -> None:
    form = [Answer("8.3", "Noted. N/A currently"), Answer("9.6", "Yes", "Training to be agreed")]
    found = form_problems(CODE, form, EDITIONS, TODAY)
    assert [(p.provision, p.problem.value, p.found) for p in found] == [
        ("8.3", "not_an_answer", "Noted. N/A currently"),
        ("9.6", "not_yet_evidence", "to be agreed"),
    ]
