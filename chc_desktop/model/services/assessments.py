"""The self-assessment of a year: answering it, reading a form in, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chc_desktop.model.exchange.forms import SelfAssessmentForm, read_form
from chc_desktop.model.rules.assessment import Answer, AssessmentProblem, assess, is_ready
from chc_desktop.model.rules.code import Edition
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.assessment_evidence import (
    accepted_now,
    accepted_sentences,
    register_says,
)
from chc_desktop.model.services.assessment_rows import (
    NO_COMPLAINT,
    current,
    locked,
    marks,
    next_version,
)
from chc_desktop.model.services.editions import edition_of, editions, newer, numbers_since
from chc_desktop.model.services.evidence import suggestion
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import AssessmentView, ProvisionRow, SectionRow
from chc_desktop.model.services.year import register_facts
from chc_desktop.model.store import Action

__all__ = [
    "NOTICE",
    "Assessed",
    "answers",
    "assessment",
    "current",
    "edition_of",
    "editions",
    "import_form",
    "judge",
    "save_answer",
    "years",
]

NOTICE = (
    "Complaint Handling Code {edition}, Housing Ombudsman. Contains public sector information "
    "licensed under the Open Government Licence v3.0."
)


@dataclass(frozen=True, slots=True)
class Assessed:
    """What ``assess`` finds."""

    ready: bool
    problems: tuple[AssessmentProblem, ...]


def answers(session: Session, year_end: date) -> tuple[Answer, ...]:
    """The stored answers of a year; provisions that were never there are missing."""
    row = current(session, year_end)
    if row is None:
        return ()
    return tuple(
        Answer(
            provision=r["provision"],
            answer=r["answer"],
            evidence=r["evidence"],
            commentary=r["commentary"],
            comply_by=date.fromisoformat(r["comply_by"]) if r["comply_by"] else None,
            requirement_found=r["requirement_found"],
        )
        for r in session.register.rows(
            "SELECT * FROM assessment_answer WHERE assessment_id = ? ORDER BY id", row["id"]
        )
    )


def judge(session: Session, year_end: date) -> Assessed:
    """Every problem of a year's self-assessment (8.1 a; what the Ombudsman objects to)."""
    found = assess(
        edition_of(session, year_end),
        answers(session, year_end),
        register_facts(session, year_end),
        session.today,
        editions(),
        numbers_since(edition_of(session, year_end)),
    )
    return Assessed(is_ready(found), found)


def assessment(session: Session, year_end: date | None = None) -> AssessmentView:
    """The page of a year's self-assessment; one that was not begun is an empty draft."""
    end = year_end or session.year_end_of(session.today)
    row, edition = current(session, end), edition_of(session, end)
    given = {a.provision: a for a in answers(session, end)}
    accepted = accepted_sentences(session, end)
    marked = marks(session, row)
    problems = _problems(session, end)
    sections = tuple(
        SectionRow(
            section.number,
            section.title,
            tuple(
                _row(
                    session,
                    end,
                    provision.number,
                    section.number,
                    provision.full_text,
                    given,
                    problems,
                    accepted.get(provision.number, ""),
                    marked.get(provision.number, ()),
                )
                for provision in edition.in_section(section.number)
            ),
        )
        for section in edition.sections
    )
    return AssessmentView(
        year_end=end,
        edition=edition.edition,
        status="approved" if row and row["approved_on"] else "draft",
        sections=tuple(section for section in sections if section.provisions),
        whole_form=tuple(problems.get("", ())),
        notice=NOTICE.format(edition=edition.edition),
        version=row["version"] if row else 0,
        locked=locked(session, row) if row else "",
        newer=newer(session, end) if row else "",
    )


def save_answer(
    session: Session,
    year_end: date,
    provision: str,
    answer: str,
    evidence: str = "",
    commentary: str = "",
    comply_by: date | None = None,
) -> Result:
    """Save one row of the draft; begins the assessment with blank rows when there is none."""
    edition = edition_of(session, year_end)
    if edition.provision(provision) is None:
        text = f"{provision} is not a provision of the {edition.edition} Code."
        return Refusal((Problem("provision", "", text),))
    row = current(session, year_end)
    if row is not None and row["approved_on"]:
        text = (
            "This self-assessment is approved, so it is locked. Start a new version to change it."
        )
        return Refusal((Problem("", "8.2", text),))
    accepted = accepted_now(session, year_end, provision, clean_text(evidence))
    with session.action("answer a provision", complaint_id=NO_COMPLAINT) as action:
        assessment_id = row["id"] if row else _begin(action, session, year_end, edition)
        values = {
            "answer": clean_text(answer).strip(),
            "evidence": clean_text(evidence),
            "commentary": clean_text(commentary),
            "comply_by": comply_by.isoformat() if comply_by else None,
            "accepted": accepted,
            "look_again": "",
        }
        found = session.register.one(
            "SELECT id FROM assessment_answer WHERE assessment_id = ? AND provision = ?",
            assessment_id,
            provision,
        )
        if found:
            action.update("assessment_answer", found["id"], values)
        else:
            key = {"assessment_id": assessment_id, "provision": provision}
            action.insert("assessment_answer", key | values)
    return Done(f"{provision} saved")


def import_form(session: Session, path: Path, year_end: date) -> SelfAssessmentForm:
    """Read a landlord's form in as the newest version of a year; older ones are kept.

    Raises FileProblem with one plain sentence; nothing is then changed.
    """
    form = read_form(path, editions(), session.today)
    name = form.edition
    with session.action("read a self-assessment in", complaint_id=NO_COMPLAINT) as action:
        assessment_id = action.insert(
            "assessment",
            {
                "year_end": year_end.isoformat(),
                "edition": name,
                "version": next_version(session, year_end),
            },
        )
        # Rows the edition does not know, such as 1.1, keep their words too.
        rows_by_number = {a.provision: a for a in (*form.unknown, *form.answers)}
        for answer in rows_by_number.values():
            action.insert(
                "assessment_answer",
                {
                    "assessment_id": assessment_id,
                    "provision": answer.provision,
                    "answer": answer.answer,
                    "evidence": answer.evidence,
                    "commentary": answer.commentary,
                    "comply_by": answer.comply_by.isoformat() if answer.comply_by else None,
                    "requirement_found": answer.requirement_found,
                },
            )
    return form


def years(session: Session) -> tuple[date, ...]:
    """The year ends that have complaints, assessments or homes, newest first."""
    found = {session.year_end_of(case.state.received) for case in session.cases().values()}
    found.add(session.year_end_of(session.today))
    for (day,) in session.register.tuples(
        "SELECT year_end FROM assessment WHERE removed_on IS NULL UNION SELECT year_end FROM homes_at_year_end"
        " WHERE removed_on IS NULL"
    ):
        found.add(date.fromisoformat(day))
    return tuple(sorted(found, reverse=True))


# ---- private


def _begin(action: Action, session: Session, year_end: date, edition: Edition) -> int:
    key = {
        "year_end": year_end.isoformat(),
        "edition": edition.edition,
        "version": next_version(session, year_end),
    }
    assessment_id = action.insert("assessment", key)
    for number in edition.numbers:
        row = {"assessment_id": assessment_id, "provision": number}
        action.insert("assessment_answer", row)
    return assessment_id


def _problems(session: Session, year_end: date) -> dict[str, list[tuple[str, str]]]:
    problems: dict[str, list[tuple[str, str]]] = {}
    for problem in judge(session, year_end).problems:
        place = problems.setdefault(problem.provision, [])
        place.append((problem.severity.value, problem.detail))
    return problems


def _row(
    session: Session,
    year_end: date,
    number: str,
    section: int,
    requirement: str,
    given: dict[str, Answer],
    problems: dict[str, list[tuple[str, str]]],
    accepted: str,
    look_again: tuple[str, ...],
) -> ProvisionRow:
    answer = given.get(number) or Answer(number, "")
    says = suggestion(session, number, year_end)
    return ProvisionRow(
        number=number,
        section=section,
        requirement=requirement,
        answer=answer.answer,
        evidence=answer.evidence,
        commentary=answer.commentary,
        comply_by=answer.comply_by,
        problems=tuple(problems.get(number, ())),
        suggestion=says.sentence if says else "",
        behind=says.behind if says else (),
        register=register_says(session, year_end, number, answer.evidence, accepted),
        look_again=look_again,
    )
