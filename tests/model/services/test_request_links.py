"""A complaint names the service request it came from (1.5)."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.requests import LogRequest, RecordSurveyAnswer
from chc_desktop.model.services import complaints, requests
from chc_desktop.model.services.request_links import answer_behind, request_behind
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.session import Session


def test_a_complaint_names_the_request_it_came_from(session: Session) -> None:
    asked = LogRequest(
        received_on=date(2026, 3, 2),
        resident="Joan Hartley",
        what="Fence panel down",
        home="2 Example Street",
    )
    request = requests.log_request(session, asked)
    assert isinstance(request, Done)
    command = requests.complaint_from_request(session, request.added_id)
    assert command is not None
    made = complaints.log_complaint(session, command)
    assert isinstance(made, Done)
    found = request_behind(session, made.complaint_id)
    assert found is not None
    assert (found.reference, found.is_open) == ("S-001", True)


def test_a_complaint_that_came_from_nowhere_names_none(session: Session) -> None:
    command = LogComplaint(
        received_on=date(2026, 3, 2),
        resident="Joan Hartley",
        home="2 Example Street",
        description="The gate does not close",
        channel="telephone",
    )
    made = complaints.log_complaint(session, command)
    assert isinstance(made, Done)
    assert request_behind(session, made.complaint_id) is None
    assert request_behind(session, 99) is None


def test_a_complaint_and_the_survey_answer_it_came_from_name_each_other(session: Session) -> None:
    said = RecordSurveyAnswer(
        on=date(2026, 3, 2),
        words="Nobody answers.",
        resident="Joan Hartley",
        home="2 Example Street",
    )
    answer = requests.record_answer(session, said)
    assert isinstance(answer, Done)
    (before,) = requests.survey_answers(session)
    assert before.tell_by is not None
    command = LogComplaint(
        received_on=date(2026, 3, 9),
        resident="Joan Hartley",
        home="2 Example Street",
        description="Nobody answers.",
        survey_answer_id=answer.added_id,
    )
    made = complaints.log_complaint(session, command)
    assert isinstance(made, Done)
    (after,) = requests.survey_answers(session)
    assert (after.complaint_id, after.complaint_reference) == (made.complaint_id, "C-001")
    # Whoever complained knows how to: nobody is reminded of it any more.
    assert after.tell_by is None
    assert answer_behind(session, made.complaint_id) == after
    assert request_behind(session, made.complaint_id) is None
    again = complaints.log_complaint(session, command)
    assert isinstance(again, Refusal)
    assert [p.text for p in again.problems] == ["Complaint C-001 came of this answer already."]


def test_a_survey_answer_that_is_not_there_is_not_linked(session: Session) -> None:
    command = LogComplaint(
        received_on=date(2026, 3, 9), resident="A", description="B", survey_answer_id=9
    )
    assert isinstance(complaints.log_complaint(session, command), Refusal)
    assert answer_behind(session, 9) is None
