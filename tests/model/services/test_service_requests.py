"""Service requests, surveys and thanks as an officer meets them (1.3 to 1.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.rules.requests import (
    ChangeRequest,
    FinishRequest,
    LogRequest,
    NoteDissatisfied,
    OfferChoice,
    RecordCompliment,
    RecordSurveyAnswer,
    RequestStanding,
    TellHowToComplain,
)
from chc_desktop.model.rules.settings import SetTarget
from chc_desktop.model.services import queries, requests, settings
from chc_desktop.model.services.complaints import log_complaint
from chc_desktop.model.services.resident_pages import person_page
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_registers import RequestView, SurveyView

D = date.fromisoformat
LOG = LogRequest(
    received_on=D("2026-03-02"),
    resident="Joan Hartley",
    what="Fence panel down\nbehind number 2",
    home="2 Example Street",
)
SURVEY = RecordSurveyAnswer(
    on=D("2026-03-27"),
    words="The stairs are never swept.",
    resident="Joan Hartley",
    home="2 Example Street",
)


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def why_not(result: Result) -> str:
    assert isinstance(result, Refusal), result
    return " ".join(problem.text for problem in result.problems)


def logged(session: Session) -> int:
    return done(requests.log_request(session, LOG)).added_id


def unhappy(session: Session) -> int:
    request_id = logged(session)
    note = NoteDissatisfied(request_id=request_id, on=D("2026-03-10"))
    done(requests.carry_out(session, note))
    return request_id


def view(session: Session, request_id: int) -> RequestView:
    found = requests.request(session, request_id)
    assert found is not None
    return found


def test_a_request_is_recorded_numbered_and_found(session: Session) -> None:
    result = done(requests.log_request(session, LOG))
    assert result.what == "S-001 recorded"
    (row,) = requests.requests(session)
    assert (row.reference, row.resident, row.home) == ("S-001", "Joan Hartley", "2 Example Street")
    assert row.standing is RequestStanding.IN_HAND
    assert row.is_open
    assert "fence" in row.search
    assert requests.next_reference(session) == "S-002"
    assert len(session.cases()) == 0  # it is no complaint


def test_a_request_is_done_and_no_longer_open(session: Session) -> None:
    request_id = logged(session)
    done(requests.carry_out(session, FinishRequest(request_id=request_id, on=D("2026-03-05"))))
    row = view(session, request_id)
    assert (row.done_on, row.standing, row.is_open) == (
        D("2026-03-05"),
        RequestStanding.DONE,
        False,
    )


def test_numbers_go_on_as_they_began(session: Session) -> None:
    done(requests.log_request(session, replace(LOG, reference="R-020")))
    assert requests.next_reference(session) == "R-021"
    assert "taken" in why_not(requests.log_request(session, replace(LOG, reference="R-020")))


def test_a_dissatisfied_request_waits_for_the_choice_and_their_answer(session: Session) -> None:
    request_id = unhappy(session)
    assert view(session, request_id).standing is RequestStanding.OFFER_CHOICE
    finish = FinishRequest(request_id=request_id, on=D("2026-03-12"))
    assert "choice to complain" in why_not(requests.carry_out(session, finish))
    assert view(session, request_id).done_on is None
    offer = OfferChoice(request_id=request_id, on=D("2026-03-11"), words="No, only mend it.")
    done(requests.carry_out(session, offer))
    done(requests.carry_out(session, finish))
    row = view(session, request_id)
    assert (row.standing, row.choice_words) == (RequestStanding.DONE, "No, only mend it.")


def test_offering_the_choice_at_once_says_that_they_are_not_content(session: Session) -> None:
    request_id = logged(session)
    offer = OfferChoice(request_id=request_id, on=D("2026-03-11"), words="Let me think.")
    done(requests.carry_out(session, offer))
    assert view(session, request_id).dissatisfied_on == D("2026-03-11")


def test_one_step_makes_the_linked_complaint_and_the_request_stays_open(session: Session) -> None:
    request_id = unhappy(session)
    offer = OfferChoice(request_id=request_id, on=D("2026-03-11"), words="Yes. But mend it first.")
    done(requests.carry_out(session, offer))
    command = requests.complaint_from_request(session, request_id)
    assert command is not None
    assert (command.resident, command.home) == ("Joan Hartley", "2 Example Street")
    assert (command.received_on, command.description) == (D("2026-03-10"), LOG.what)
    complaint_id = done(log_complaint(session, command)).complaint_id
    row = view(session, request_id)
    assert (row.complaint_id, row.complaint_reference) == (complaint_id, "C-001")
    assert row.standing is RequestStanding.COMPLAINT
    assert row.is_open
    kept = session.register.rows("SELECT * FROM complaint")[0]
    assert kept["offered_choice"] == "Yes. But mend it first."
    assert kept["person_id"] == row.person_id
    finish = FinishRequest(request_id=request_id, on=D("2026-03-20"))
    done(requests.carry_out(session, finish))
    assert view(session, request_id).standing is RequestStanding.DONE


def test_a_request_becomes_one_complaint_only(session: Session) -> None:
    request_id = logged(session)
    command = requests.complaint_from_request(session, request_id)
    assert command is not None
    assert command.received_on == session.today
    done(log_complaint(session, command))
    assert view(session, request_id).dissatisfied_on == session.today
    assert "became complaint C-001 already" in why_not(log_complaint(session, command))
    lost = replace(command, service_request_id=99)
    assert "not in this register" in why_not(log_complaint(session, lost))
    assert requests.complaint_from_request(session, 99) is None


def test_the_complaint_of_somebody_outside_stays_outside(session: Session) -> None:
    outside = replace(LOG, resident="Ottoline Marchbank", home="9 Far Lane", lives_elsewhere=True)
    request_id = done(requests.log_request(session, outside)).added_id
    command = requests.complaint_from_request(session, request_id)
    assert command is not None
    assert (command.home, command.lives_elsewhere) == ("9 Far Lane", True)
    complaint_id = done(log_complaint(session, command)).complaint_id
    record = session.cases()[complaint_id].record
    assert record.person_id == view(session, request_id).person_id


def test_a_request_is_put_right_taken_back_and_brought_back(session: Session) -> None:
    request_id = logged(session)
    change = ChangeRequest(request_id=request_id, received_on=D("2026-03-03"), what="The gate")
    done(requests.carry_out(session, change))
    row = view(session, request_id)
    assert (row.received_on, row.what) == (D("2026-03-03"), "The gate")
    done(requests.remove_request(session, request_id))
    assert requests.requests(session) == ()
    assert "not in this register" in why_not(requests.remove_request(session, request_id))
    assert "not in this register" in why_not(requests.carry_out(session, change))
    done(requests.restore_request(session, request_id))
    assert len(requests.requests(session)) == 1
    assert "not in this register" in why_not(requests.restore_request(session, request_id))
    assert requests.next_reference(session) == "S-002"


def test_a_request_that_became_a_complaint_stays_on_record(session: Session) -> None:
    request_id = logged(session)
    command = requests.complaint_from_request(session, request_id)
    assert command is not None
    done(log_complaint(session, command))
    assert "stays on record" in why_not(requests.remove_request(session, request_id))


def test_a_persons_page_shows_their_requests(session: Session) -> None:
    request_id = logged(session)
    page = person_page(session, view(session, request_id).person_id)
    assert page is not None
    assert [r.reference for r in page.requests] == ["S-001"]


def test_what_is_wrong_is_said_and_nothing_is_saved(session: Session) -> None:
    assert "Say who is asking." in why_not(requests.log_request(session, replace(LOG, resident="")))
    assert requests.requests(session) == ()


# ---- surveys and thanks


def answers(session: Session) -> tuple[SurveyView, ...]:
    return requests.survey_answers(session)


def test_a_survey_answer_is_followed_up_by_the_policys_day_and_shows_on_today(
    session: Session,
) -> None:
    target = SetTarget(name="survey follow-up", working_days=3, from_on=D("2026-01-01"))
    done(settings.set_target(session, target))
    entry_id = done(requests.record_answer(session, SURVEY)).added_id
    (answer,) = answers(session)
    assert (answer.tell_by, answer.left) == (D("2026-04-01"), 1)
    (item,) = queries.today(session).reviews
    assert (item.kind, item.who, item.due, item.subject_id) == (
        "survey",
        "Joan Hartley, 2 Example Street",
        D("2026-04-01"),
        entry_id,
    )
    done(requests.tell_how_to_complain(session, TellHowToComplain(entry_id=entry_id, on=session.today)))  # fmt: skip
    (answer,) = answers(session)
    assert (answer.told_on, answer.tell_by, answer.left) == (session.today, None, None)
    assert queries.today(session).reviews == ()


def test_without_a_target_it_is_ten_working_days_and_late_is_late(session: Session) -> None:
    done(requests.record_answer(session, replace(SURVEY, on=D("2026-03-16"), home="")))
    (answer,) = answers(session)
    assert (answer.tell_by, answer.left) == (D("2026-03-30"), -1)
    (item,) = queries.today(session).reviews
    assert (item.who, item.left) == ("Joan Hartley", -1)


def test_an_anonymous_answer_is_kept_and_asks_for_nothing(session: Session) -> None:
    result = done(requests.record_answer(session, replace(SURVEY, resident="", home="")))
    assert [p.provision for p in result.warnings] == ["1.6"]
    (answer,) = answers(session)
    assert (answer.person_id, answer.resident, answer.tell_by) == (None, "", None)
    assert queries.today(session).reviews == ()


def test_answers_and_thanks_are_put_right_and_taken_back(session: Session) -> None:
    entry_id = done(requests.record_answer(session, SURVEY)).added_id
    better = replace(SURVEY, words="Never swept in winter.", entry_id=entry_id)
    done(requests.record_answer(session, better))
    assert [a.words for a in answers(session)] == ["Never swept in winter."]
    done(requests.remove_answer(session, RecordSurveyAnswer, entry_id))
    assert answers(session) == ()
    assert "not in this register" in why_not(requests.record_answer(session, better))
    gone = requests.remove_answer(session, RecordSurveyAnswer, entry_id)
    assert "not in this register" in why_not(gone)
    tell = TellHowToComplain(entry_id=entry_id, on=session.today)
    assert "not in this register" in why_not(requests.tell_how_to_complain(session, tell))


def test_thanks_are_kept_with_what_they_are_about(session: Session) -> None:
    thanks = RecordCompliment(
        on=D("2026-03-02"), about="The swept stairs", words="Spotless.", resident="Joan Hartley"
    )
    entry_id = done(requests.record_answer(session, thanks)).added_id
    (kept,) = requests.compliments(session)
    assert (kept.resident, kept.about, kept.words) == (
        "Joan Hartley",
        "The swept stairs",
        "Spotless.",
    )
    done(requests.remove_answer(session, RecordCompliment, entry_id))
    assert requests.compliments(session) == ()
    assert "pleased" in why_not(requests.record_answer(session, replace(thanks, about="")))
