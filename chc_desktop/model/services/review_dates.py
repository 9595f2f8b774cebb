"""Reviews that fall due, and meetings that come too late for a decision."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.deciding import ABOUT_WORDS
from chc_desktop.model.rules.offices import TERM_ENDS_AHEAD, ending
from chc_desktop.model.rules.restrictions import restriction_review
from chc_desktop.model.rules.reviews import REVIEWS_AHEAD
from chc_desktop.model.services.committee import late_meeting_for, next_meeting, to_note
from chc_desktop.model.services.contact_facts import (
    StageChanges,
    adjustment_due,
    adjustment_facts,
    restriction_facts,
    reviews_of,
)
from chc_desktop.model.services.officer_lists import policies
from chc_desktop.model.services.officers import terms
from chc_desktop.model.services.requests import survey_answers
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.submission import pack, submission_reminder
from chc_desktop.model.services.views import MeetingAlarm, ReviewItem
from chc_desktop.model.services.views_committee import ToNote
from chc_desktop.model.services.views_registers import SurveyView

STOPPED = "It stopped applying, because it was not reviewed in time (5.14)."
NOBODY = "The term has ended, and nobody is entered who follows."
TELL = "tell them how to complain (1.6)"


def reviews(session: Session) -> list[ReviewItem]:
    """What is to be looked at soon or is past its day: reviews, terms of office, surveys, by date."""
    found = []
    for kind, subject_id, words, name, due in _all_reviews(session):
        left = session.calendar.between(session.today, due)
        if left <= REVIEWS_AHEAD:
            note = STOPPED if kind == "restriction" and due < session.today else ""
            found.append(ReviewItem(kind, words, name, due, left, subject_id, note))
    found += _terms(session)
    found += _submission(session)
    return sorted(found, key=lambda r: (r.due, r.kind, r.subject_id))


def _all_reviews(session: Session) -> list[tuple[str, int, str, str, date]]:
    found = [*_adjustments(session), *_restrictions(session)]
    found += [
        ("policy", policy.id, policy.name, "", policy.review_on)
        for policy in policies(session)
        if policy.review_on
    ]
    found += [
        ("survey", answer.id, TELL, _who(answer), answer.tell_by)
        for answer in survey_answers(session)
        if answer.tell_by
    ]
    return found


def _terms(session: Session) -> list[ReviewItem]:
    """Terms of office that end, or ended, with nobody to follow."""
    found = []
    for term in ending(terms(session), session.today):
        assert term.until_on is not None
        left = session.calendar.between(session.today, term.until_on)
        if left <= TERM_ENDS_AHEAD:
            note = NOBODY if term.until_on < session.today else ""
            item = ("term", f"{term.role.value}, last day", term.name, term.until_on)
            found.append(ReviewItem(*item, left, term.id, note))
    return found


def _submission(session: Session) -> list[ReviewItem]:
    """The year's papers, in good time before they must be with the Ombudsman (**ours**)."""
    found = submission_reminder(session)
    if found is None:
        return []
    year_end, near = found
    words = f"send the year’s papers, {near.text}"
    left = session.calendar.between(session.today, near.due)
    lacking = pack(session, year_end).missing
    note = f"Missing: {'; '.join(lacking)}." if lacking else "All four papers are ready."
    return [ReviewItem("submission", words, "", near.due, left, year_end.toordinal(), note)]


def _who(answer: SurveyView) -> str:
    return f"{answer.resident}, {answer.home}" if answer.home else answer.resident


def _adjustments(session: Session) -> list[tuple[str, int, str, str, date]]:
    rows = session.register.rows(
        "SELECT a.*, p.name || coalesce(', ' || h.label, '') AS who FROM adjustment a"
        " JOIN person p ON p.id = a.person_id LEFT JOIN home h ON h.id = p.home_id"
        " WHERE a.decision = 'agreed' AND a.ended_on IS NULL AND a.removed_on IS NULL"
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
        " LEFT JOIN home h ON h.id = p.home_id WHERE r.lifted_on IS NULL AND r.end_on >= ?"
        " AND r.removed_on IS NULL",
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
    found = []
    for case in session.cases().values():
        late = late_meeting_for(session, case)
        if late:
            found.append(
                MeetingAlarm(
                    case.record.reference,
                    case.record.id,
                    late.meeting_on,
                    late.due,
                    late.days_after,
                    case.state.current.stage,
                )
            )
    return sorted(found, key=lambda alarm: alarm.due)


def notes_owed(session: Session) -> list[ToNote]:
    """Decisions between meetings that no meeting has noted yet, the oldest first."""
    meets = next_meeting(session)
    return [
        ToNote(
            decision_id=view.id,
            reference=view.reference,
            about=ABOUT_WORDS[view.about],
            decided_on=view.on,
            how=view.how,
            meeting_on=meets,
        )
        for view in to_note(session)
    ]
