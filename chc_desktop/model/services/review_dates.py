"""Reviews that fall due, and meetings that come too late for a decision."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.restrictions import restriction_review
from chc_desktop.model.rules.reviews import REVIEWS_AHEAD, late_meeting
from chc_desktop.model.services.contact_facts import (
    StageChanges,
    adjustment_due,
    adjustment_facts,
    restriction_facts,
    reviews_of,
)
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import MeetingAlarm, ReviewItem

STOPPED = "It stopped applying, because it was not reviewed in time (5.14)."


def reviews(session: Session) -> list[ReviewItem]:
    """Reviews of adjustments, restrictions and policies that are near or past, by date."""
    found = []
    for kind, subject_id, words, name, due in _all_reviews(session):
        left = session.calendar.between(session.today, due)
        if left <= REVIEWS_AHEAD:
            note = STOPPED if kind == "restriction" and due < session.today else ""
            found.append(ReviewItem(kind, words, name, due, left, subject_id, note))
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
    found += _adjustments(session)
    found += _restrictions(session)
    for row in session.register.rows("SELECT id, name, review_on FROM policy"):
        due = _day(last.get(("policy", row["id"])) or row["review_on"])
        if due:
            found.append(("policy", row["id"], row["name"], "", due))
    return found


def _adjustments(session: Session) -> list[tuple[str, int, str, str, date]]:
    rows = session.register.rows(
        "SELECT a.*, p.name || coalesce(', ' || h.label, '') AS who FROM adjustment a"
        " JOIN person p ON p.id = a.person_id LEFT JOIN home h ON h.id = p.home_id"
        " WHERE a.decision = 'agreed' AND a.ended_on IS NULL"
    )
    if not rows:
        return []
    done, changes = reviews_of(session, "adjustment"), StageChanges(session)
    dated = [
        (row, adjustment_due(row, adjustment_facts(row, done.get(row["id"], ())), changes))
        for row in rows
    ]
    return [("adjustment", r["id"], r["asked"], r["who"], due.on) for r, due in dated if due]


def _restrictions(session: Session) -> list[tuple[str, int, str, str, date]]:
    """Those that were not lifted and have not ended; unreviewed they stay until lifted."""
    rows = session.register.rows(
        "SELECT r.*, p.name || coalesce(', ' || h.label, '') AS who"
        " FROM restriction r JOIN person p ON p.id = r.person_id"
        " LEFT JOIN home h ON h.id = p.home_id WHERE r.lifted_on IS NULL AND r.end_on >= ?",
        session.today.isoformat(),
    )
    done = reviews_of(session, "restriction")
    return [
        (
            "restriction",
            row["id"],
            row["subject"],
            row["who"],
            restriction_review(restriction_facts(row, done.get(row["id"], ()))),
        )
        for row in rows
    ]


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
