"""Service requests, surveys and thanks (1.3 to 1.6): when each step is possible."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.requests import (
    ChangeRequest,
    FinishRequest,
    LogRequest,
    NoteDissatisfied,
    OfferChoice,
    RecordCompliment,
    RecordSurveyAnswer,
    RequestFacts,
    RequestStanding,
    TellHowToComplain,
    follow_up_by,
    problems_answer,
    problems_logging_request,
    problems_request,
    problems_telling,
    request_standing,
)
from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.rules.working_days import WorkingDays

D = date.fromisoformat
TODAY = D("2026-03-31")
HOMES = ("1 Example Street", "2 Example Street")
LOG = LogRequest(
    received_on=D("2026-03-24"), resident="Joan Hartley", what="Fence panel down", home=HOMES[1]
)
FACTS = RequestFacts(D("2026-03-02"))
UNHAPPY = replace(FACTS, dissatisfied_on=D("2026-03-10"))
OFFERED = replace(UNHAPPY, choice_offered_on=D("2026-03-10"), choice_words="No, only mend it.")
SURVEY = RecordSurveyAnswer(
    on=D("2026-03-20"), words="The stairs are never swept.", resident="Joan Hartley"
)
THANKS = RecordCompliment(on=D("2026-03-02"), about="The swept stairs")


def said(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(p.field, p.provision) for p in problems]


def test_a_whole_request_can_be_recorded() -> None:
    assert problems_logging_request(LOG, TODAY, HOMES, frozenset({"S-001"})) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"received_on": None}, "received_on"),
        ({"received_on": D("2026-04-01")}, "received_on"),
        ({"resident": "  "}, "resident"),
        ({"what": "\t"}, "what"),
        ({"home": "3 Example Street"}, "home"),
        ({"reference": "S-001"}, "reference"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(
    change: dict[str, object], field: str
) -> None:
    command = replace(LOG, **change)  # type: ignore[arg-type]
    (problem,) = problems_logging_request(command, TODAY, HOMES, frozenset({"S-001"}))
    assert problem.field == field


def test_a_home_is_found_in_any_case_and_may_be_elsewhere() -> None:
    for command in (
        replace(LOG, home="2 EXAMPLE street"),
        replace(LOG, home="9 Far Lane", lives_elsewhere=True),
        replace(LOG, home=""),
    ):
        assert problems_logging_request(command, TODAY, HOMES, frozenset()) == ()
    new = replace(LOG, home="3 Example Street")
    assert problems_logging_request(new, TODAY, (), frozenset()) == ()


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        (FACTS, RequestStanding.IN_HAND),
        (replace(FACTS, done_on=D("2026-03-05")), RequestStanding.DONE),
        (UNHAPPY, RequestStanding.OFFER_CHOICE),
        (replace(UNHAPPY, done_on=D("2026-03-12")), RequestStanding.OFFER_CHOICE),
        (replace(OFFERED, choice_words=" "), RequestStanding.OFFER_CHOICE),
        (OFFERED, RequestStanding.IN_HAND),
        (replace(UNHAPPY, complaint=True), RequestStanding.COMPLAINT),
        (replace(OFFERED, complaint=True, done_on=D("2026-03-12")), RequestStanding.DONE),
    ],
)
def test_where_a_request_stands(facts: RequestFacts, standing: RequestStanding) -> None:
    assert request_standing(facts) is standing


def test_a_dissatisfied_request_cannot_be_closed_before_the_choice_was_offered_and_answered() -> (
    None
):
    finish = FinishRequest(request_id=1, on=D("2026-03-12"))
    assert said(problems_request(finish, UNHAPPY, TODAY)) == [("", "1.5")]
    no_answer = replace(OFFERED, choice_words="")
    assert said(problems_request(finish, no_answer, TODAY)) == [("", "1.5")]
    assert problems_request(finish, OFFERED, TODAY) == ()
    assert problems_request(finish, FACTS, TODAY) == ()
    assert problems_request(finish, replace(UNHAPPY, complaint=True), TODAY) == ()


def test_what_is_done_is_not_done_again_nor_before_it_was_asked_for() -> None:
    done = replace(FACTS, done_on=D("2026-03-05"))
    finish = FinishRequest(request_id=1, on=D("2026-03-12"))
    assert [p.text for p in problems_request(finish, done, TODAY)] == ["It is done already."]
    early = replace(finish, on=D("2026-03-01"))
    assert said(problems_request(early, FACTS, TODAY)) == [("on", "")]


def test_the_answer_to_the_choice_is_kept_in_their_own_words() -> None:
    offer = OfferChoice(request_id=1, on=D("2026-03-10"), words="Yes, make it a complaint.")
    assert problems_request(offer, UNHAPPY, TODAY) == ()
    empty = replace(offer, words="", on=None)
    assert said(problems_request(empty, UNHAPPY, TODAY)) == [("on", ""), ("words", "1.3")]


def test_they_are_not_content_from_the_day_they_asked_on() -> None:
    note = NoteDissatisfied(request_id=1, on=D("2026-03-01"))
    assert said(problems_request(note, FACTS, TODAY)) == [("on", "")]
    assert problems_request(replace(note, on=D("2026-03-02")), FACTS, TODAY) == ()


def test_a_request_is_put_right_but_never_after_what_came_of_it() -> None:
    change = ChangeRequest(request_id=1, received_on=D("2026-03-10"), what="The fence")
    assert problems_request(change, OFFERED, TODAY) == ()
    late = replace(change, received_on=D("2026-03-11"))
    assert said(problems_request(late, OFFERED, TODAY)) == [("received_on", "")]
    assert problems_request(late, FACTS, TODAY) == ()
    empty = replace(change, received_on=None, what="")
    assert said(problems_request(empty, FACTS, TODAY)) == [("received_on", ""), ("what", "1.4")]


def test_a_survey_answer_needs_a_day_and_words_and_a_name_to_be_followed_up() -> None:
    assert problems_answer(SURVEY, TODAY, HOMES) == ()
    empty = replace(SURVEY, on=None, words="")
    assert said(problems_answer(empty, TODAY, HOMES)) == [("on", ""), ("words", "1.6")]
    anonymous = problems_answer(replace(SURVEY, resident=""), TODAY, HOMES)
    assert said(anonymous) == [("resident", "1.6")]
    assert blocking(anonymous) == ()
    told = replace(SURVEY, told_on=D("2026-03-19"))
    assert said(problems_answer(told, TODAY, HOMES)) == [("told_on", "")]
    without_a_day = replace(told, on=None)
    assert said(problems_answer(without_a_day, TODAY, HOMES)) == [("on", "")]


def test_thanks_say_what_for_and_a_home_needs_a_name() -> None:
    assert problems_answer(THANKS, TODAY, HOMES) == ()
    assert said(problems_answer(replace(THANKS, about=""), TODAY, HOMES)) == [("about", "")]
    nobody = replace(THANKS, home=HOMES[0])
    assert said(problems_answer(nobody, TODAY, HOMES)) == [("resident", "")]


def test_somebody_is_told_how_to_complain_after_they_answered() -> None:
    tell = TellHowToComplain(entry_id=1, on=D("2026-03-19"))
    assert said(problems_telling(tell, D("2026-03-20"), TODAY)) == [("on", "")]
    assert problems_telling(tell, D("2026-03-19"), TODAY) == ()


def test_a_survey_is_followed_up_by_the_policys_target_or_in_10_working_days(
    calendar: WorkingDays,
) -> None:
    assert follow_up_by(calendar, D("2026-03-27"), 3) == D("2026-04-01")
    assert follow_up_by(calendar, D("2026-03-27"), None) == D("2026-04-14")  # over Easter
