"""The self-assessment as a paper: filled from the year's answers and the register."""

from __future__ import annotations

from datetime import date
from typing import Any

from chc_desktop.model.reports.papers import (
    ActionItem,
    Approval,
    AssessmentRow,
    AssessmentSection,
    CodeItem,
    Comply,
    DraftProblem,
    Landlord,
    SelfAssessmentPaper,
)
from chc_desktop.model.rules import answers as written
from chc_desktop.model.rules.approving import Document
from chc_desktop.model.rules.assessment import Answer, date_to_comply
from chc_desktop.model.rules.code import Edition, Provision
from chc_desktop.model.rules.submission import submit_by
from chc_desktop.model.rules.values import Severity
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import people
from chc_desktop.model.services.approval_facts import circumstances, part_of, version_words
from chc_desktop.model.services.assessments import (
    NOTICE,
    answers,
    current,
    edition_of,
    judge,
)
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year_promises import year_promises


def self_assessment_paper(session: Session, year_end: date) -> SelfAssessmentPaper:
    """The year's self-assessment as a paper, with what must be put right before approval."""
    edition = edition_of(session, year_end)
    given = {a.provision: a for a in answers(session, year_end)}
    row = current(session, year_end)
    return SelfAssessmentPaper(
        landlord=landlord_of(session, year_end),
        year_end=year_end,
        year_start=session.year(year_end).start,
        sections=tuple(_sections(edition, given)),
        edition_title=f"{edition.title} {edition.edition}",
        in_force_from=edition.in_force_from,
        notice=NOTICE.format(edition=edition.edition),
        approval=_approval(session, year_end, row),
        problems=tuple(
            DraftProblem(p.provision, p.detail, blocks=p.severity.value == Severity.BLOCK.value)
            for p in judge(session, year_end).problems
        ),
        actions=tuple(
            _actions(session, row, {n: a for n, a in given.items() if n in edition.numbers})
        )
        + _done(session, year_end),
        notes=_notes(session, year_end),
    )


def landlord_of(session: Session, year_end: date) -> Landlord:
    """The landlord as papers name it."""
    row = session.register.rows("SELECT * FROM landlord")[0]
    shared = session.register.one(
        "SELECT shared_ownership FROM homes_at_year_end WHERE year_end = ? AND removed_on IS NULL",
        year_end.isoformat(),
    )
    count = shared["shared_ownership"] if shared else 0
    return Landlord(
        name=row["name"],
        address=tuple(line for line in row["address"].splitlines() if line.strip()),
        homes=people.homes_owned(session, year_end.isoformat()) or None,
        tenure=f"{count} of them shared ownership" if count else "all rented",
        member_of_scheme=bool(row["scheme_member"]),
        contact=row["contact"],
    )


# ---- private


def _sections(edition: Edition, given: dict[str, Answer]) -> list[AssessmentSection]:
    return [
        AssessmentSection(
            section.number,
            section.title,
            tuple(_row(p, given.get(p.number)) for p in edition.in_section(section.number)),
        )
        for section in edition.sections
        if edition.in_section(section.number)
    ]


def _row(provision: Provision, answer: Answer | None) -> AssessmentRow:
    words = answer.answer if answer else ""
    return AssessmentRow(
        provision=provision.number,
        requirement=provision.requirement,
        items=tuple(CodeItem(item.label, item.text) for item in provision.items),
        comply=_comply(words),
        answer_words=words,
        evidence=answer.evidence if answer else "",
        commentary=answer.commentary if answer else "",
        comply_by=answer.comply_by if answer else None,
        stage=provision.stage,
    )


def _comply(words: str) -> Comply:
    if written.is_blank_answer(words):
        return Comply.BLANK
    read = written.read_answer(words)
    return {written.Comply.YES: Comply.YES, written.Comply.NO: Comply.NO, None: Comply.OTHER}[read]


def _approval(session: Session, year_end: date, row: dict[str, Any] | None) -> Approval:
    """The approval block of the self-assessment: all that is on record of this version."""
    landlord = session.register.rows("SELECT governing_body FROM landlord")[0]
    submit_on = submit_by(year_end, people.homes_owned(session, year_end.isoformat()))
    if row is None:
        return Approval(body=landlord["governing_body"], submit_by=submit_on)
    part = part_of(session, year_end, Document.SELF_ASSESSMENT)
    return Approval(
        body=landlord["governing_body"],
        prepared_by=row["prepared_by"],
        prepared_on=_day(row["prepared_on"]),
        for_approval_at=f"{row['approved_by'][:1].upper()}{row['approved_by'][1:]}",
        approved_on=part.approved_on,
        minute=part.minute,
        signed_by=part.signed_by,
        signed_on=part.approved_on if part.signed_by else None,
        publish_where="; ".join(place.place for place in part.published),
        published_on=part.published_on,
        submit_by=submit_on,
        submitted_on=_day(row["submitted_on"]),
        submitted_how=row["submitted_how"],
        version=version_words(row),
    )


def _notes(session: Session, year_end: date) -> tuple[str, ...]:
    """What the method says beside the form: exceptional circumstances of the year (8.5)."""
    return tuple(found.sentence for found in circumstances(session, year_end))


def _actions(
    session: Session, row: dict[str, Any] | None, given: dict[str, Answer]
) -> list[ActionItem]:
    """One line of the action plan for each No, from the answer's own words."""
    planned = {}
    if row is not None:
        planned = {
            r["provision"]: r
            for r in session.register.rows(
                "SELECT provision, action, action_by FROM assessment_answer"
                " WHERE assessment_id = ?",
                row["id"],
            )
        }
    return [
        ActionItem(
            provision=number,
            falls_short=answer.commentary.split("\n")[0].strip(),
            actions=tuple(filter(None, [planned[number]["action"].strip()]))
            if number in planned
            else (),
            who=planned[number]["action_by"] if number in planned else "",
            by=date_to_comply(answer, session.today),
        )
        for number, answer in given.items()
        if _comply(answer.answer) is Comply.NO
    ]


def _done(session: Session, year_end: date) -> tuple[ActionItem, ...]:
    """A line of the action plan for each No of last year that was put right."""
    return tuple(
        ActionItem(
            line.promise.provision,
            f"Promised last year by {paper_date(line.promise.by)}.",
            detail=line.note,
            actions=tuple(filter(None, (line.what,))),
            who=line.who,
            by=line.promise.by,
            done_on=line.promise.done_on,
        )
        for line in year_promises(session, year_end)
        if line.standing == "done"
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
