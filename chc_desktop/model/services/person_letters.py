"""Letters to a person about an adjustment or a restriction (5.10, 5.14, 5.15).

Drafted from the record, edited freely, checked on the final text, kept as sent. What somebody
needs and why, and what regard was had to a disability, never gets into a draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.adjustments import Decision
from chc_desktop.model.rules.entered_days import day_problems
from chc_desktop.model.rules.letters import fill, gaps
from chc_desktop.model.rules.person_letter_draft import (
    OUTCOME_WORDS,
    PERSON_GAPS,
    without_health,
)
from chc_desktop.model.rules.person_letters import (
    PersonLetterCheck,
    PersonLetterFacts,
    PersonLetterKind,
    SendPersonLetter,
    asked_words,
    check_person_letter,
    problems_person_letter,
)
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import adjustments, restrictions
from chc_desktop.model.services.addressees import keep_recipients, person_addressee
from chc_desktop.model.services.contacts import ombudsman_contacts, ombudsman_paragraph
from chc_desktop.model.services.letter_details import officer_signature
from chc_desktop.model.services.letter_sources import keep_sources
from chc_desktop.model.services.letter_texts import letter_text, text_of_version
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_people import AdjustmentView, RestrictionView

RESTRICTION, ADJUSTMENT = "restriction", "adjustment"
_HAPPENED = "[Write here what happened.]"
_NOT_THERE = Problem("", "", "There is nothing on record for this letter. Go back to the person.")
_TITLES = {
    PersonLetterKind.RESTRICTION: "Letter about the restriction",
    PersonLetterKind.RESTRICTION_REVIEW: "Letter about the review of the restriction",
    PersonLetterKind.RESTRICTION_LIFTED: "Letter about the end of the restriction",
    PersonLetterKind.ADJUSTMENT_AGREED: "Letter about the adjustment, agreed",
    PersonLetterKind.ADJUSTMENT_DECLINED: "Letter about the adjustment, declined",
}


@dataclass(frozen=True, slots=True)
class PersonLetterDraft:
    """A draft to edit freely."""

    kind: PersonLetterKind
    about_id: int
    person_id: int
    who: str
    heading: str
    subject: str
    """What it is about, in the record's words."""
    text: str
    template: str
    large_print: bool
    agreed: tuple[str, ...]
    gaps: tuple[str, ...]
    file_name: str
    """Offered for saving, without an ending; never holds a person's name."""


@dataclass(frozen=True, slots=True)
class _Recorded:
    """What is on record for one letter."""

    person_id: int
    subject: str
    since: date
    """The first day it can have been sent."""
    values: Mapping[str, str]
    facts: PersonLetterFacts


def kinds_for_restriction(view: RestrictionView) -> tuple[PersonLetterKind, ...]:
    """The letters that a restriction calls for now, the newest first (5.14)."""
    kinds = [PersonLetterKind.RESTRICTION]
    if view.lifted_on is not None:
        kinds.insert(0, PersonLetterKind.RESTRICTION_LIFTED)
    elif view.reviews:
        kinds.insert(0, PersonLetterKind.RESTRICTION_REVIEW)
    return tuple(kinds)


def kind_for_adjustment(view: AdjustmentView) -> PersonLetterKind | None:
    """The letter that an adjustment calls for; None before it is decided or once it ended (5.10)."""
    if view.ended_on is not None or view.decision is None:
        return None
    agreed = view.decision is Decision.AGREED
    return PersonLetterKind.ADJUSTMENT_AGREED if agreed else PersonLetterKind.ADJUSTMENT_DECLINED


def draft_person_letter(
    session: Session, kind: PersonLetterKind, about_id: int
) -> PersonLetterDraft | Refusal:
    """A letter made from the record and the text in force (5.10, 5.14, 5.15)."""
    found = _recorded(session, kind, about_id)
    if isinstance(found, Refusal):
        return found
    who = person_addressee(session, found.person_id)
    landlord = session.register.rows("SELECT name, contact FROM landlord")[0]
    text_of = letter_text(session, kind)
    common = {
        "name": who.name,
        "landlord": landlord["name"],
        "contact": landlord["contact"],
        "signed": officer_signature(session),
        "ombudsman": ombudsman_paragraph(session),
    }
    text = fill(text_of, common | dict(found.values), PERSON_GAPS)
    return PersonLetterDraft(
        kind=kind,
        about_id=about_id,
        person_id=who.person_id,
        who=who.name,
        heading=_TITLES[kind],
        subject=found.subject,
        text=text,
        template=text_of.version,
        large_print=who.large_print,
        agreed=who.agreed,
        gaps=gaps(text),
        file_name=f"letter {kind.value} {about_id}",
    )


def check_person_text(
    session: Session, kind: PersonLetterKind, about_id: int, text: str
) -> PersonLetterCheck | Refusal:
    """What the final text of a letter lacks, whoever wrote it."""
    found = _recorded(session, kind, about_id)
    return found if isinstance(found, Refusal) else check_person_letter(text, found.facts)


def check_sending_person_letter(session: Session, command: SendPersonLetter) -> tuple[Problem, ...]:
    """What stands against a letter as sent, warnings included; writes nothing."""
    found = _recorded(session, command.kind, command.about_id)
    if isinstance(found, Refusal):
        return found.problems
    check = check_person_letter(command.text, found.facts)
    first = ("recorded", found.since) if found.since <= session.today else None
    return (
        *problems_person_letter(command, check.missing),
        *day_problems("sent_on", "sent", command.sent_on, session.today, first),
    )


def send_person_letter(session: Session, command: SendPersonLetter) -> Result:
    """Keep the letter as it was sent, with who it went to and what it was made from."""
    against = check_sending_person_letter(session, command)
    found = _recorded(session, command.kind, command.about_id)
    if blocking(against) or isinstance(found, Refusal):
        return Refusal(blocking(against))
    assert command.sent_on is not None
    check = check_person_letter(command.text, found.facts)
    who = person_addressee(session, found.person_id)
    text = text_of_version(session, command.kind, command.template)
    with session.action(f"send a letter: {command.kind.value}") as action:
        row = {
            "person_id": who.person_id,
            "kind": command.kind.value,
            "template": text.version,
            "body": clean_text(command.text).strip(),
            "sent_on": command.sent_on.isoformat(),
            "sent_how": one_line(command.how),
            "override_reason": clean_text(command.override_reason).strip() if check.missing else "",
            "missing": " ".join(map(asked_words, check.missing)),
            "about": subject_of(command.kind),
            "about_id": command.about_id,
        }
        letter_id = action.insert("letter", row | keep_sources(action, session, text))
        keep_recipients(action, letter_id, (who,))
    return Done(f"{_TITLES[command.kind]} marked as sent", 0, against, letter_id)


def title_of(kind: str) -> str:
    """What a letter to a person is called on the pages; empty for another letter."""
    return _TITLES[PersonLetterKind(kind)] if kind in set(PersonLetterKind) else ""


def subject_of(kind: PersonLetterKind) -> str:
    """What the record of a letter of this kind is: an adjustment or a restriction."""
    return RESTRICTION if kind.value.startswith(RESTRICTION) else ADJUSTMENT


# ---- private


def _recorded(session: Session, kind: PersonLetterKind, about_id: int) -> _Recorded | Refusal:
    if subject_of(kind) == RESTRICTION:
        limit = restrictions.restriction(session, about_id)
        if limit is None or kind not in kinds_for_restriction(limit):
            return Refusal((_NOT_THERE,))
        return _of_restriction(session, kind, limit)
    view = adjustments.adjustment(session, about_id)
    if view is None or kind is not kind_for_adjustment(view):
        return Refusal((_NOT_THERE,))
    return _of_adjustment(session, kind, view)


def _of_restriction(session: Session, kind: PersonLetterKind, view: RestrictionView) -> _Recorded:
    last = view.reviews[0] if view.reviews else None
    reviewed = last if kind is not PersonLetterKind.RESTRICTION else None
    outcome = reviewed.outcome if reviewed else ""
    hidden = _disclosed(session, view)
    items = [
        f"- {paper_date(found.on)}: {without_health(found.fact, hidden) or _HAPPENED}"
        for found in view.incidents
        if found.on is not None
    ]
    values = {
        "subject": _sentence(view.subject),
        "start": paper_date(view.start_on),
        "until": paper_date(view.end_on),
        "review": paper_date(view.review_due) if view.review_due else "",
        "incidents": "\n".join(items),
        "other_steps": without_health(view.other_steps, hidden),
        "warnings": without_health(view.warnings, hidden),
        "waived_warning": without_health(view.waived_warning, hidden),
        "decided_by": view.decided_by,
        "appeal": _sentence(view.appeal),
        "reviewed": paper_date(reviewed.on) if reviewed else "",
        "reasons": _sentence(without_health(reviewed.note, hidden)) if reviewed else "",
        "outcome": OUTCOME_WORDS.get(outcome, ""),
        "lifted": paper_date(view.lifted_on) if view.lifted_on else "",
    }
    facts = PersonLetterFacts(
        kind=kind,
        today=session.today,
        contacts=ombudsman_contacts(session),
        subject=view.subject,
        outcome=outcome,
        until=view.end_on,
        review_on=view.review_due,
        incidents=tuple(found.on for found in view.incidents if found.on is not None),
    )
    since = min(view.start_on, *facts.incidents) if reviewed is None else reviewed.on
    return _Recorded(view.person_id, view.subject, since, values, facts)


def _of_adjustment(session: Session, kind: PersonLetterKind, view: AdjustmentView) -> _Recorded:
    decided = view.decided_on or view.asked_on
    case = session.case(view.complaint_id) if view.complaint_id else None
    everything = "everything we send you or arrange with you"
    declined = kind is PersonLetterKind.ADJUSTMENT_DECLINED
    values = {
        "asked": _sentence(view.asked),
        "asked_on": paper_date(view.asked_on),
        "decided_on": paper_date(decided),
        "applies_to": f"your complaint {case.record.reference}" if case else everything,
        "review": paper_date(view.review_due) if view.review_due else "",
        "reasons": _sentence(adjustments.show_reasons(session, view.id).reasons)
        if declined
        else "",
    }
    facts = PersonLetterFacts(
        kind=kind,
        today=session.today,
        contacts=ombudsman_contacts(session),
        subject=view.asked,
        review_on=view.review_due,
    )
    return _Recorded(view.person_id, view.asked, decided, values, facts)


def _disclosed(session: Session, view: RestrictionView) -> str:
    """What is kept hidden about the person: needs, and the regard had to a disability."""
    needs = (
        adjustments.show_need(session, found.id)
        for found in adjustments.adjustments(session, view.person_id)
    )
    return "\n".join((restrictions.show_disability_regard(session, view.id), *needs))


def _sentence(text: str) -> str:
    """One line that ends as a sentence does."""
    line = one_line(text)
    return line if not line or line[-1] in ".!?" else f"{line}."
