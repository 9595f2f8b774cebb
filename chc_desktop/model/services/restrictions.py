"""Restrictions on contact (5.14, 5.15): decided fairly, reviewed, and never on complaints."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.restrictions import (
    Incident,
    Parties,
    Restrict,
    RestrictionFacts,
    RestrictionOutcome,
    RestrictionState,
    ReviewRestriction,
    default_review,
    problems_restricting,
    problems_reviewing,
    restriction_review,
    restriction_state,
)
from chc_desktop.model.rules.reviews import Review
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services import people
from chc_desktop.model.services.adjustments import NO_SUCH_PERSON, review_views
from chc_desktop.model.services.contact_facts import Row, restriction_facts, reviews_of
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_people import RestrictionView

NO_SUCH_RESTRICTION = Problem("", "", "That restriction is not in this register. Go back.")

TEXTS = (
    "warnings",
    "waived_warning",
    "other_steps",
    "equality_regard",
    "disability_regard",
    "proportionate",
    "appeal",
)


def check(session: Session, command: Restrict | ReviewRestriction) -> tuple[Problem, ...]:
    """What stands against a command, warnings included; writes nothing."""
    if isinstance(command, Restrict):
        parties = _parties(session, command.person_id)
        if parties is None:
            return (NO_SUCH_PERSON,)
        return problems_restricting(command, parties, session.today)
    facts = _facts(session, command.restriction_id)
    if facts is None:
        return (NO_SUCH_RESTRICTION,)
    return problems_reviewing(command, facts, session.today)


def restrict(session: Session, command: Restrict) -> Result:
    """Limit somebody's contact for a time, with everything that makes it fair (5.14, 5.15)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.start_on is not None
    assert command.end_on is not None
    review = command.review_on or default_review(command.start_on, command.end_on)
    with session.action("restrict contact") as action:
        restriction_id = action.insert(
            "restriction",
            {
                "person_id": people.kept_id(session, command.person_id),
                "subject": one_line(command.subject),
                **{name: clean_text(getattr(command, name)).strip() for name in TEXTS},
                "decided_by": people.find_or_add_officer(action, session, command.decided_by),
                "start_on": command.start_on.isoformat(),
                "end_on": command.end_on.isoformat(),
                "review_on": review.isoformat(),
            },
        )
        for incident in command.incidents:
            assert incident.on is not None
            values = {"restriction_id": restriction_id, "on_date": incident.on.isoformat()}
            fact = clean_text(incident.fact).strip()
            action.insert("restriction_incident", {**values, "fact": fact})
    return Done("Restriction recorded", 0, found, restriction_id)


def review_restriction(session: Session, command: ReviewRestriction) -> Result:
    """Record a review: the restriction is lifted, eased, kept or extended (5.14)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.outcome is not None
    assert command.on is not None
    row = session.register.rows("SELECT * FROM restriction WHERE id = ?", command.restriction_id)[0]
    changed = _changed(command)
    end_on = date.fromisoformat(str(changed.get("end_on") or row["end_on"]))
    next_on = command.next_on or default_review(command.on, end_on)
    lifted = command.outcome is RestrictionOutcome.LIFT
    with session.action("review a restriction") as action:
        action.insert(
            "review",
            {
                "subject": "restriction",
                "subject_id": command.restriction_id,
                "on_date": command.on.isoformat(),
                "outcome": command.outcome.value,
                "note": clean_text(command.note).strip(),
                "next_on": None if lifted else next_on.isoformat(),
                "was": row["subject"] if "subject" in changed else "",
                "was_until": row["end_on"] if "end_on" in changed else None,
            },
        )
        action.update("restriction", command.restriction_id, changed)
    words = {"lift": "lifted", "ease": "eased", "keep": "kept", "extend": "extended"}
    what = f"Restriction {words[command.outcome.value]}"
    return Done(what, 0, found, command.restriction_id)


def restrictions(session: Session, person_id: int | None = None) -> tuple[RestrictionView, ...]:
    """Restrictions, newest first: of one person with their duplicates, or of everybody."""
    mine = None if person_id is None else people.entries_of(session, person_id)
    rows = session.register.rows(
        "SELECT r.*, p.name || coalesce(', ' || h.label, '') AS who, d.name AS decider"
        " FROM restriction r JOIN person p ON p.id = r.person_id"
        " LEFT JOIN home h ON h.id = p.home_id LEFT JOIN person d ON d.id = r.decided_by"
        " WHERE r.removed_on IS NULL ORDER BY r.start_on DESC, r.id DESC"
    )
    return tuple(_view(session, r) for r in rows if mine is None or r["person_id"] in mine)


def restriction(session: Session, restriction_id: int) -> RestrictionView | None:
    """One restriction; None when there is no such one."""
    return next((r for r in restrictions(session) if r.id == restriction_id), None)


def show_disability_regard(session: Session, restriction_id: int) -> str:
    """What was considered of a recorded disability, for who asks to see it (5.15).

    Special category data (UK GDPR Article 9): no view carries it.
    """
    row = session.register.one(
        "SELECT disability_regard FROM restriction WHERE id = ?", restriction_id
    )
    return str(row["disability_regard"]) if row else ""


# ---- private


def _parties(session: Session, person_id: int) -> Parties | None:
    """The person, whom their complaints are about, and whether an adjustment is on record."""
    ids = people.entries_of(session, person_id)
    marks = ", ".join("?" * len(ids))
    row = session.register.one("SELECT name FROM person WHERE id = ?", ids[0])
    if row is None:
        return None
    about = session.register.tuples(
        "SELECT DISTINCT p.name FROM complaint_person x JOIN person p ON p.id = x.person_id"
        " WHERE x.part = 'complained about' AND x.removed_on IS NULL AND x.complaint_id IN ("
        f" SELECT id FROM complaint WHERE removed_on IS NULL AND person_id IN ({marks})"
        " UNION SELECT complaint_id FROM complaint_person WHERE removed_on IS NULL"
        f" AND part IN ('member', 'representative') AND person_id IN ({marks}))",
        *ids,
        *ids,
    )
    adjusted = session.register.one(
        f"SELECT 1 FROM adjustment WHERE removed_on IS NULL AND person_id IN ({marks})"
        # A disability stays on record when an adjustment for it was declined or has ended.
        " AND (need <> '' OR ended_on IS NULL AND coalesce(decision, '') <> 'declined')",
        *ids,
    )
    return Parties(row["name"], tuple(name for (name,) in about), adjusted is not None)


def _facts(session: Session, restriction_id: int) -> RestrictionFacts | None:
    row = session.register.one(
        "SELECT * FROM restriction WHERE id = ? AND removed_on IS NULL", restriction_id
    )
    if row is None:
        return None
    return restriction_facts(row, reviews_of(session, "restriction").get(restriction_id, ()))


def _changed(command: ReviewRestriction) -> Row:
    match command.outcome:
        case RestrictionOutcome.LIFT:
            assert command.on is not None
            return {"lifted_on": command.on.isoformat()}
        case RestrictionOutcome.EASE:
            return {"subject": one_line(command.subject)}
        case RestrictionOutcome.EXTEND:
            assert command.end_on is not None
            return {"end_on": command.end_on.isoformat()}
        case _:
            return {}


def _view(session: Session, row: Row) -> RestrictionView:
    done = review_views(session, "restriction", row["id"])
    facts = restriction_facts(row, tuple(Review(r.on, r.next_on) for r in reversed(done)))
    state, due = restriction_state(facts, session.today), restriction_review(facts)
    over = state in (RestrictionState.LIFTED, RestrictionState.ENDED)
    return RestrictionView(
        id=row["id"],
        person_id=people.kept_id(session, row["person_id"]),
        who=row["who"],
        subject=row["subject"],
        state=state,
        state_words=_state(state, facts, due),
        start_on=facts.start_on,
        end_on=facts.end_on,
        review_due=None if over else due,
        review_left=None if over else session.calendar.between(session.today, due),
        incidents=_incidents(session, row["id"]),
        warnings=row["warnings"],
        waived_warning=row["waived_warning"],
        other_steps=row["other_steps"],
        equality_regard=row["equality_regard"],
        disability_regard_hidden=bool(row["disability_regard"]),
        proportionate=row["proportionate"],
        decided_by=row["decider"] or "",
        appeal=row["appeal"],
        lifted_on=facts.lifted_on,
        reviews=done,
    )


def _state(state: RestrictionState, facts: RestrictionFacts, due: date) -> str:
    match state:
        case RestrictionState.NOT_YET:
            return f"It starts on {long_date(facts.start_on)}."
        case RestrictionState.IN_FORCE:
            return f"It applies until {long_date(facts.end_on)}."
        case RestrictionState.STOPPED:
            return f"It stopped applying: it was not reviewed by {long_date(due)} (5.14)."
        case RestrictionState.LIFTED:
            return f"It was lifted on {long_date(facts.lifted_on or due)}."
        case _:
            return f"It ended on {long_date(facts.end_on)}."


def _incidents(session: Session, restriction_id: int) -> tuple[Incident, ...]:
    rows = session.register.tuples(
        "SELECT on_date, fact FROM restriction_incident WHERE restriction_id = ?"
        " ORDER BY on_date, id",
        restriction_id,
    )
    return tuple(Incident(date.fromisoformat(on), fact) for on, fact in rows)
