"""A complaint names the service request it came from (1.5)."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.requests import LogRequest
from chc_desktop.model.services import complaints, requests
from chc_desktop.model.services.request_links import request_behind
from chc_desktop.model.services.results import Done
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
