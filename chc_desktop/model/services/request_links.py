"""From a complaint to the service request or the survey answer it came from (1.5, 1.6)."""

from __future__ import annotations

from chc_desktop.model.services import requests
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.survey_links import answer_of_complaint
from chc_desktop.model.services.views_registers import RequestView, SurveyView


def request_behind(session: Session, complaint_id: int) -> RequestView | None:
    """The service request that a complaint came from, or None (1.5)."""
    rows = session.register.tuples(
        "SELECT service_request_id FROM complaint WHERE id = ?", complaint_id
    )
    if not rows or rows[0][0] is None:
        return None
    return requests.request(session, rows[0][0])


def answer_behind(session: Session, complaint_id: int) -> SurveyView | None:
    """The survey answer that a complaint came from, or None (1.6)."""
    answer_id = answer_of_complaint(session, complaint_id)
    answers = requests.survey_answers(session) if answer_id is not None else ()
    return next((answer for answer in answers if answer.id == answer_id), None)
