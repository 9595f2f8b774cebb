"""Service requests as stored: their rows, and the days that decide what is allowed."""

from __future__ import annotations

from datetime import date
from typing import Any

from chc_desktop.model.rules.requests import RequestFacts
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.session import Session

Row = dict[str, Any]

NO_SUCH_REQUEST = Problem("", "", "That service request is not in this register. Go back.")

_REQUESTS = (
    "SELECT s.*, p.name AS resident, coalesce(h.label, p.elsewhere) AS place,"
    " p.home_id IS NULL AND p.elsewhere <> '' AS outside,"
    " (SELECT min(c.id) FROM complaint c WHERE c.service_request_id = s.id"
    " AND c.removed_on IS NULL) AS complaint_id"
    " FROM service_request s JOIN person p ON p.id = s.person_id"
    " LEFT JOIN home h ON h.id = p.home_id WHERE s.removed_on IS NULL"
)


def request_rows(session: Session) -> list[Row]:
    """All service requests, newest first."""
    return session.register.rows(f"{_REQUESTS} ORDER BY s.received_on DESC, s.id DESC")


def request_row(session: Session, request_id: int) -> Row | None:
    """One service request, or None."""
    return session.register.one(f"{_REQUESTS} AND s.id = ?", request_id)


def request_facts(row: Row) -> RequestFacts:
    """The days of a request."""
    return RequestFacts(
        received_on=date.fromisoformat(row["received_on"]),
        done_on=day(row["done_on"]),
        dissatisfied_on=day(row["dissatisfied_on"]),
        choice_offered_on=day(row["choice_offered_on"]),
        choice_words=row["choice_words"],
        complaint=row["complaint_id"] is not None,
    )


def problems_linking(session: Session, request_id: int | None) -> tuple[Problem, ...]:
    """What stands against a complaint that comes of this request (1.5)."""
    if request_id is None:
        return ()
    row = request_row(session, request_id)
    if row is None:
        return (NO_SUCH_REQUEST,)
    if row["complaint_id"] is None:
        return ()
    made = session.register.rows(
        "SELECT reference FROM complaint WHERE id = ?", row["complaint_id"]
    )[0]["reference"]
    text = f"{row['reference']} became complaint {made} already."
    return (Problem("service_request_id", "1.5", text),)


def day(text: str | None) -> date | None:
    """A day as it is stored."""
    return date.fromisoformat(text) if text else None
