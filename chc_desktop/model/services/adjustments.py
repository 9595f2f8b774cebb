"""Reasonable adjustments (5.10): recorded, decided, reviewed, and shown without the need."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.adjustments import (
    AdjustmentFacts,
    AdjustmentOutcome,
    AskAdjustment,
    DecideAdjustment,
    Decision,
    ReviewAdjustment,
    problems_asking,
    problems_deciding,
    problems_reviewing,
)
from chc_desktop.model.rules.reviews import Review
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.services import people
from chc_desktop.model.services.contact_facts import (
    Row,
    StageChanges,
    adjustment_due,
    adjustment_facts,
    day,
    reviews_of,
)
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_people import AdjustmentReasons, AdjustmentView, ReviewView

NO_SUCH_ADJUSTMENT = Problem("", "", "That adjustment is not in this register. Go back.")
NO_SUCH_PERSON = Problem("", "", "That person is not in this register. Go back to the list.")

AdjustmentCommand = AskAdjustment | DecideAdjustment | ReviewAdjustment


def check(session: Session, command: AdjustmentCommand) -> tuple[Problem, ...]:
    """What stands against a command, warnings included; writes nothing."""
    if isinstance(command, AskAdjustment):
        if not session.register.one("SELECT 1 FROM person WHERE id = ?", command.person_id):
            return (NO_SUCH_PERSON,)
        return (*problems_asking(command, session.today), *_where(session, command))
    row = _row(session, command.adjustment_id)
    if row is None:
        return (NO_SUCH_ADJUSTMENT,)
    if isinstance(command, DecideAdjustment):
        return problems_deciding(command, _facts(session, row), session.today)
    return problems_reviewing(command, _facts(session, row), session.today)


def ask_adjustment(session: Session, command: AskAdjustment) -> Result:
    """Record what somebody asked for, and the answer if there is one (5.10)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    values: Row = {
        "person_id": people.kept_id(session, command.person_id),
        "complaint_id": command.complaint_id,
        "need": clean_text(command.need).strip(),
        "disclosed_on": _iso(command.disclosed_on),
        "disclosed_how": clean_text(command.disclosed_how).strip(),
        "asked_on": _iso(command.asked_on),
        "asked": one_line(command.asked),
        "acts": _acts(command.acts),
    }
    if command.decision is not None:
        values |= _decided(command.decision, command.decided_on, command)
    with session.action("record an adjustment") as action:
        adjustment_id = action.insert("adjustment", values)
    what = command.decision.value if command.decision else "recorded"
    return Done(f"Adjustment {what}", command.complaint_id or 0, found, adjustment_id)


def decide_adjustment(session: Session, command: DecideAdjustment) -> Result:
    """Agree or decline what was asked for (5.10)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.decision is not None
    with session.action("decide an adjustment") as action:
        values = _decided(command.decision, command.on, command)
        action.update("adjustment", command.adjustment_id, values)
    return Done(f"Adjustment {command.decision.value}", 0, found, command.adjustment_id)


def review_adjustment(session: Session, command: ReviewAdjustment) -> Result:
    """Record a review: what was agreed is kept, changed or ended (5.10)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.outcome is not None
    row = session.register.rows(
        "SELECT asked, acts FROM adjustment WHERE id = ?", command.adjustment_id
    )[0]
    changed: Row = {}
    if command.outcome is AdjustmentOutcome.CHANGE:
        changed["asked"] = one_line(command.asked)
        changed["acts"] = row["acts"] if command.acts is None else _acts(command.acts)
    ends = command.outcome is AdjustmentOutcome.END
    with session.action("review an adjustment") as action:
        action.insert(
            "review",
            {
                "subject": "adjustment",
                "subject_id": command.adjustment_id,
                "on_date": _iso(command.on),
                "outcome": command.outcome.value,
                "note": clean_text(command.note).strip(),
                "next_on": None if ends else _iso(command.next_on),
                "was": row["asked"] if changed else "",
            },
        )
        values = {"ended_on": _iso(command.on)} if ends else changed
        action.update("adjustment", command.adjustment_id, values)
    words = {"keep": "kept", "change": "changed", "end": "ended"}[command.outcome.value]
    return Done(f"Adjustment {words}", 0, found, command.adjustment_id)


def adjustments(
    session: Session, person_id: int | None = None, complaint_id: int | None = None
) -> tuple[AdjustmentView, ...]:
    """Adjustments, newest first: of one person with their duplicates, or of everybody.

    With ``complaint_id`` only those that apply to it.
    """
    mine = None if person_id is None else people.entries_of(session, person_id)
    rows = [
        row
        for row in session.register.rows(
            "SELECT a.*, p.name || coalesce(', ' || h.label, '') AS who, c.reference"
            " FROM adjustment a JOIN person p ON p.id = a.person_id"
            " LEFT JOIN home h ON h.id = p.home_id LEFT JOIN complaint c ON c.id = a.complaint_id"
            " WHERE a.removed_on IS NULL ORDER BY a.asked_on DESC, a.id DESC"
        )
        if (mine is None or row["person_id"] in mine)
        and (complaint_id is None or row["complaint_id"] in (None, complaint_id))
    ]
    changes = StageChanges(session)
    return tuple(_view(session, row, changes) for row in rows)


def adjustment(session: Session, adjustment_id: int) -> AdjustmentView | None:
    """One adjustment; None when there is no such one."""
    return next((a for a in adjustments(session) if a.id == adjustment_id), None)


def acts_for(session: Session, complaint_id: int) -> frozenset[str]:
    """What agreed adjustments ask of the letters of a complaint: ``large print``.

    Of its lead; empty without such a complaint.
    """
    case = session.case(complaint_id)
    if case is None:
        return frozenset()
    agreed = adjustments(session, case.record.person_id, complaint_id)
    return frozenset(act for a in agreed if a.review_due is not None for act in a.acts)


def show_need(session: Session, adjustment_id: int) -> str:
    """The need in the person's own words, for who asks to see it; nothing else carries it.

    Special category data (UK GDPR Article 9). Empty when none is on record.
    """
    row = _row(session, adjustment_id)
    return str(row["need"]) if row else ""


def show_reasons(session: Session, adjustment_id: int) -> AdjustmentReasons:
    """How it was disclosed, why it was decided so, and the notes of its reviews."""
    row = _row(session, adjustment_id)
    if row is None:
        return AdjustmentReasons("", "", ())
    notes = tuple((r.on, r.note) for r in review_views(session, "adjustment", adjustment_id))
    return AdjustmentReasons(
        row["disclosed_how"], row["reasons"], tuple((on, note) for on, note in notes if note)
    )


def review_views(session: Session, subject: str, subject_id: int) -> tuple[ReviewView, ...]:
    """The reviews of an adjustment or restriction with their notes, newest first."""
    rows = session.register.rows(
        "SELECT * FROM review WHERE subject = ? AND subject_id = ? AND removed_on IS NULL"
        " ORDER BY on_date DESC, id DESC",
        subject,
        subject_id,
    )
    return tuple(
        ReviewView(
            on=date.fromisoformat(row["on_date"]),
            outcome=row["outcome"],
            next_on=day(row["next_on"]),
            note=row["note"],
            was=row["was"],
            was_until=day(row["was_until"]),
        )
        for row in rows
    )


# ---- private


def _row(session: Session, adjustment_id: int) -> Row | None:
    return session.register.one(
        "SELECT * FROM adjustment WHERE id = ? AND removed_on IS NULL", adjustment_id
    )


def _facts(session: Session, row: Row) -> AdjustmentFacts:
    return adjustment_facts(row, reviews_of(session, "adjustment").get(row["id"], ()))


def _where(session: Session, command: AskAdjustment) -> tuple[Problem, ...]:
    """An adjustment for one complaint is for a complaint that is there."""
    if command.complaint_id is None or session.case(command.complaint_id) is not None:
        return ()
    return (Problem("complaint_id", "", "That complaint is not in this register."),)


def _decided(decision: Decision, on: date | None, command: AskAdjustment | DecideAdjustment) -> Row:
    agreed = decision is Decision.AGREED
    return {
        "decision": decision.value,
        "decided_on": _iso(on),
        "reasons": clean_text(command.reasons).strip(),
        "review_on": _iso(command.review_on) if agreed else None,
    }


def _view(session: Session, row: Row, changes: StageChanges) -> AdjustmentView:
    done = review_views(session, "adjustment", row["id"])
    facts = adjustment_facts(row, tuple(Review(r.on, r.next_on) for r in reversed(done)))
    due = adjustment_due(row, facts, changes)
    return AdjustmentView(
        id=row["id"],
        person_id=people.kept_id(session, row["person_id"]),
        who=row["who"],
        complaint_id=row["complaint_id"],
        applies_to=row["reference"] or "All contact",
        asked=row["asked"],
        asked_on=facts.asked_on,
        acts=tuple(filter(None, map(str.strip, row["acts"].split(",")))),
        decision=facts.decision,
        decided_on=facts.decided_on,
        review_due=due.on if due else None,
        review_left=session.calendar.between(session.today, due.on) if due else None,
        stage_changed=bool(due and due.stage_changed),
        ended_on=facts.ended_on,
        state_words=_state(facts, due.on if due else None, session.today),
        need_hidden=bool(row["need"]),
        reasons_hidden=bool(row["reasons"] or row["disclosed_how"] or any(r.note for r in done)),
        disclosed_on=day(row["disclosed_on"]),
        reviews=tuple(ReviewView(r.on, r.outcome, r.next_on, was=r.was) for r in done),
    )


def _state(facts: AdjustmentFacts, due: date | None, today: date) -> str:
    if facts.ended_on is not None:
        return "Ended"
    if facts.decision is None:
        return "Not decided yet"
    if facts.decision is Decision.DECLINED:
        return "Declined"
    return "Agreed: review due" if due is not None and due <= today else "Agreed"


def _acts(acts: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(filter(None, map(one_line, acts))))


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
