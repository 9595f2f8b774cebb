"""What a letter says of its case: from the form where it was typed, else from the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.clocks import RESPOND
from chc_desktop.model.rules.commands import Promise
from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.letter_values import (
    Offer,
    answer_words,
    considered_words,
    decision_words,
    ground_words,
    outstanding_words,
    remedies_words,
)
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Outcome, RefusalGround, Role
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.contacts import ombudsman_paragraph
from chc_desktop.model.services.interests import deciders
from chc_desktop.model.services.session import Case, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDetails:
    """What the form adds to a draft; empty ones are taken from the case."""

    understanding: str = ""
    outcomes: str = ""
    responsible_for: str = ""
    not_responsible_for: str = ""
    reasons: str = ""
    new_date: date | None = None
    signed: str = ""
    outcome: Outcome | None = None
    decision_reasons: str = ""
    considered_by: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    ground: RefusalGround | None = None
    refusal_reasons: str = ""
    discretion: str = ""
    update: str = ""
    next_update: date | None = None


def letter_values(
    session: Session, case: Case, stage: StageState, given: LetterDetails
) -> dict[str, str]:
    """What goes in the places of a template, by their names; empty where nothing is known."""
    record, defined, clock = case.record, stage.defined, stage.clock
    landlord = session.register.rows("SELECT name, contact FROM landlord")[0]
    kept = LetterDetails(
        understanding=defined.understanding if defined else record.description,
        outcomes=defined.outcomes_sought if defined else record.outcome_sought,
        responsible_for=defined.responsible_for if defined else "",
        not_responsible_for=defined.not_responsible_for if defined else "",
    )
    return {
        "name": record.resident,
        "reference": record.reference,
        "subject": record.subject,
        "received": paper_date(clock.start),
        "understanding": one_line(given.understanding or kept.understanding),
        "outcomes": one_line(given.outcomes or kept.outcomes),
        "responsible_for": one_line(given.responsible_for or kept.responsible_for),
        "not_responsible_for": one_line(given.not_responsible_for or kept.not_responsible_for),
        "respond_by": paper_date(_answer_by(session, stage)),
        "reasons": one_line(given.reasons),
        "new_date": paper_date(given.new_date) if given.new_date else "",
        "update": clean_text(given.update).strip(),
        "next_update": paper_date(given.next_update) if given.next_update else "",
        "due": paper_date(clock.respond_by),
        "stage": str(stage.stage.value),
        "ombudsman": ombudsman_paragraph(session),
        "landlord": landlord["name"],
        "contact": landlord["contact"],
        "signed": one_line(given.signed) or officer_signature(session),
        **_of_response(case, stage, given),
        **_of_refusal(stage, given),
    }


def _of_response(case: Case, stage: StageState, given: LetterDetails) -> dict[str, str]:
    kept = stage.response
    outcome = given.outcome or (kept.outcome if kept else None)
    reasons = given.decision_reasons or (kept.decision if kept else "")
    names = given.considered_by or tuple(who.name for who in deciders(case, stage.stage))
    offers = [Offer(p.what, p.head, p.amount, p.due_on) for p in given.promises] or [
        Offer(p.what, p.head, p.amount, p.due_on, p.done_on is not None)
        for p in case.record.promises
        if p.stage is stage.stage
    ]
    return {
        "answer": answer_words(outcome),
        "decision": decision_words(outcome),
        "considered": considered_words(names, stage.stage),
        "decision_reasons": clean_text(reasons).strip(),
        "remedies": remedies_words(offers),
        "outstanding": outstanding_words(offers),
    }


def _of_refusal(stage: StageState, given: LetterDetails) -> dict[str, str]:
    kept = stage.refusal
    return {
        "ground": ground_words(given.ground or (kept.ground if kept else None)),
        "refusal_reasons": clean_text(
            given.refusal_reasons or (kept.reasons if kept else "")
        ).strip(),
        "discretion": one_line(given.discretion or (kept.discretion if kept else "")),
    }


def _answer_by(session: Session, stage: StageState) -> date:
    """The day to promise: the on-time date where it is still ahead, else the Code's."""
    clock = stage.clock
    if clock.acknowledged is not None:
        return clock.respond_by
    of_the_code = session.calendar.add(max(session.today, clock.start), RESPOND[stage.stage])
    ahead = clock.on_time_date > session.today
    return min(of_the_code, clock.on_time_date) if ahead else of_the_code


def officer_signature(session: Session) -> str:
    """Name and role of the complaints officer of today, for the foot of a letter."""
    today = session.today.isoformat()
    row = session.register.one(
        "SELECT p.name FROM role_holder r JOIN person p ON p.id = r.person_id WHERE r.role = ?"
        " AND r.from_on <= ? AND coalesce(r.until_on, '9') >= ? ORDER BY r.from_on DESC LIMIT 1",
        Role.COMPLAINTS_OFFICER.value,
        today,
        today,
    )
    return f"{row['name']}, {Role.COMPLAINTS_OFFICER.value}" if row else ""
