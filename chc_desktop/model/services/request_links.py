"""From a complaint to the service request it came from (1.5)."""

from __future__ import annotations

from chc_desktop.model.services import requests
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_registers import RequestView


def request_behind(session: Session, complaint_id: int) -> RequestView | None:
    """The service request that a complaint came from, or None (1.5)."""
    rows = session.register.tuples(
        "SELECT service_request_id FROM complaint WHERE id = ?", complaint_id
    )
    if not rows or rows[0][0] is None:
        return None
    return requests.request(session, rows[0][0])
