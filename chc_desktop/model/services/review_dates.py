"""Reviews that fall due, and meetings that come too late for a decision."""

from __future__ import annotations

from datetime import date
from typing import Any

from chc_desktop.model.rules.reviews import REVIEWS_AHEAD, adjustment_review, late_meeting
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import MeetingAlarm, ReviewItem


def reviews(session: Session) -> list[ReviewItem]:
    """Reviews of adjustments, restrictions and policies that are near or past, by date."""
    found = []
    for kind, subject_id, words, name, due in _all_reviews(session):
        left = session.calendar.between(session.today, due)
        if left <= REVIEWS_AHEAD:
            found.append(ReviewItem(kind, words, name, due, left, subject_id))
    return sorted(found, key=lambda r: (r.due, r.kind, r.subject_id))


def _all_reviews(session: Session) -> list[tuple[str, int, str, str, date]]:
    last = {
        (subject, subject_id): next_on
        for subject, subject_id, next_on in session.register.tuples(
            "SELECT subject, subject_id, next_on FROM review WHERE next_on IS NOT NULL"
            " ORDER BY on_date, id"
        )
    }
    found = []
    for row in _adjustments(session):
        next_on = last.get(("adjustment", row["id"]))
        due = adjustment_review(_day(row["decided_on"]), _day(row["review_on"]), _day(next_on))
        if due:
            found.append(("adjustment", row["id"], row["asked"], row["who"], due))
    for row in session.register.rows(
        "SELECT r.id, r.subject, r.review_on, p.name || coalesce(', ' || h.label, '') AS who"
        " FROM restriction r JOIN person p ON p.id = r.person_id"
        " LEFT JOIN home h ON h.id = p.home_id WHERE r.lifted_on IS NULL AND r.end_on >= ?",
        session.today.isoformat(),
    ):
        due = _day(last.get(("restriction", row["id"])) or row["review_on"])
        assert due is not None
        found.append(("restriction", row["id"], row["subject"], row["who"], due))
    for row in session.register.rows("SELECT id, name, review_on FROM policy"):
        due = _day(last.get(("policy", row["id"])) or row["review_on"])
        if due:
            found.append(("policy", row["id"], row["name"], "", due))
    return found


def _adjustments(session: Session) -> list[dict[str, Any]]:
    return session.register.rows(
        "SELECT a.id, a.asked, a.decided_on, a.review_on,"
        " p.name || coalesce(', ' || h.label, '') AS who FROM adjustment a"
        " JOIN person p ON p.id = a.person_id LEFT JOIN home h ON h.id = p.home_id"
        " WHERE a.decision = 'agreed' AND a.ended_on IS NULL"
    )


def late_meetings(session: Session) -> list[MeetingAlarm]:
    """Meetings that come too late for a response still owed, by its date."""
    days = meeting_days(session)
    found = []
    for case in session.cases().values():
        late = late_meeting(session.calendar, case.state, days, session.today)
        if late:
            found.append(
                MeetingAlarm(
                    case.record.reference,
                    case.record.id,
                    late.meeting_on,
                    late.due,
                    late.days_after,
                )
            )
    return sorted(found, key=lambda alarm: alarm.due)


def meeting_days(session: Session) -> tuple[date, ...]:
    """The days on which the governing body meets or met."""
    rows = session.register.tuples("SELECT on_date FROM meeting WHERE removed_on IS NULL")
    return tuple(date.fromisoformat(row[0]) for row in rows)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
