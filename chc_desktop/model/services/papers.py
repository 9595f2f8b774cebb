"""The two papers: filled from the register, rendered, written to a file."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

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
from chc_desktop.model.rules.assessment import Answer, date_to_comply
from chc_desktop.model.rules.code import Edition, Provision
from chc_desktop.model.rules.measures import StageMeasures, year_to
from chc_desktop.model.rules.reviews import add_months
from chc_desktop.model.rules.values import Severity
from chc_desktop.model.rules.wording import n_of
from chc_desktop.model.services import people
from chc_desktop.model.services.assessments import (
    NOTICE,
    answers,
    assessment,
    current,
    edition_of,
    judge,
    years,
)
from chc_desktop.model.services.session import RegisterFault, RegisterProblem, Session
from chc_desktop.model.services.views import AssessmentView, FigureView, PaperView, ReportsView
from chc_desktop.model.services.year import YearMeasures, measures

SUBMIT_WITHIN = 6
"""Months after the year end in which landlords under 1,000 homes submit to the Ombudsman."""
SELF_ASSESSMENT, ANNUAL_REPORT = "self-assessment", "annual-report"


def export_paper(session: Session, kind: str, year_end: date) -> bytes:
    """The PDF of a paper; the same register on the same day always gives the same bytes."""
    # ReportLab is slow to import, so only whoever prints waits for it.
    if kind == SELF_ASSESSMENT:
        from chc_desktop.model.reports.self_assessment import (  # noqa: PLC0415
            render_self_assessment,
        )

        return render_self_assessment(self_assessment_paper(session, year_end))
    from chc_desktop.model.reports.annual_report import render_annual_report  # noqa: PLC0415
    from chc_desktop.model.services.annual import annual_report_paper  # noqa: PLC0415

    return render_annual_report(annual_report_paper(session, year_end))


def check_place(path: Path, *, overwrite: bool) -> None:
    """Refuse a place a paper cannot be written to, before the work; raises RegisterProblem."""
    if path.is_dir():
        text = f"{path.name} is a folder. Give the name of a file that ends in .pdf."
        raise RegisterProblem(RegisterFault.EXISTS, text)
    if not path.parent.is_dir():
        text = f"The folder for {path.name} does not exist. Make it first, or choose another."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text)
    if path.exists() and not overwrite:
        text = f"{path.name} exists already and was left as it is. Use --force to replace it."
        raise RegisterProblem(RegisterFault.EXISTS, text)


def write_paper(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a paper whole or not at all; raises RegisterProblem with one plain sentence."""
    check_place(path, overwrite=overwrite)
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        text = f"{path.name} could not be written there. Choose another folder, or make room."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text) from error


def self_assessment_paper(session: Session, year_end: date) -> SelfAssessmentPaper:
    """The year's self-assessment as a paper, with what must be put right before approval."""
    edition = edition_of(session, year_end)
    given = {a.provision: a for a in answers(session, year_end)}
    row = current(session, year_end)
    return SelfAssessmentPaper(
        landlord=landlord_of(session, year_end),
        year_end=year_end,
        year_start=year_to(year_end).start,
        sections=tuple(_sections(edition, given)),
        edition_title=f"{edition.title} {edition.edition}",
        in_force_from=edition.in_force_from,
        notice=NOTICE.format(edition=edition.edition),
        approval=_approval(session, year_end, row),
        problems=tuple(
            DraftProblem(p.provision, p.detail, blocks=p.severity.value == Severity.BLOCK.value)
            for p in judge(session, year_end).problems
        ),
        actions=tuple(_actions(session, row, given)),
    )


def landlord_of(session: Session, year_end: date) -> Landlord:
    """The landlord as papers name it."""
    row = session.register.rows("SELECT * FROM landlord")[0]
    shared = session.register.one(
        "SELECT shared_ownership FROM homes_at_year_end WHERE year_end = ?", year_end.isoformat()
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


def reports(session: Session, year_end: date | None = None) -> ReportsView:
    """The reports page of a year: its papers, its figures, and when to submit."""
    end = year_end or session.year_end_of(session.today)
    found = measures(session, end)
    view = assessment(session, end)
    row = current(session, end)
    published = sum(bool(row and row[part]) for part in ("published_on",))
    return ReportsView(
        year_end=end,
        years=years(session),
        papers=(_assessment_state(view, end), _report_state(view, end)),
        figures=_figures(found),
        submit_by=add_months(end, SUBMIT_WITHIN),
        published="The self-assessment is published." if published else "Nothing is published yet.",
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
    body = session.register.rows("SELECT governing_body FROM landlord")[0]["governing_body"]
    submit_by = add_months(year_end, SUBMIT_WITHIN)
    if row is None:
        return Approval(body=body, submit_by=submit_by)
    return Approval(
        body=body,
        prepared_by=row["prepared_by"],
        prepared_on=_day(row["prepared_on"]),
        approved_on=_day(row["approved_on"]),
        minute=row["minute_reference"],
        signed_by=row["signed_by"],
        publish_where=row["published_where"],
        published_on=_day(row["published_on"]),
        submit_by=submit_by,
        submitted_on=_day(row["submitted_on"]),
    )


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


def _assessment_state(view: AssessmentView, end: date) -> PaperView:
    open_rows = len(view.provisions) - view.answered
    if view.status == "approved":
        state, words = "ready", "Approved"
    elif open_rows or view.to_check:
        state = "draft"
        words = f"Draft: {open_rows or 'none'} to answer, {view.to_check or 'none'} to check"
    else:
        state, words = "ready", "Ready for approval, as a draft"
    return PaperView(
        SELF_ASSESSMENT,
        "Self-assessment",
        f"All {len(view.provisions)} provisions, for the committee to approve.",
        state,
        words,
        f"Self-assessment {end.isoformat()}.pdf",
    )


def _report_state(view: AssessmentView, end: date) -> PaperView:
    approved = view.status == "approved"
    return PaperView(
        ANNUAL_REPORT,
        "Annual report, board edition",
        "Case references, no names. For the committee, not for publication.",
        "ready",
        "Ready" if approved else "Ready, as a draft",
        f"Annual complaints report {end.isoformat()}, board edition.pdf",
    )


def _figures(found: YearMeasures) -> tuple[FigureView, ...]:
    one, two = found.stage1, found.stage2
    homes = f"{one.ch01:.1f} for every 1,000 homes. You have {found.homes}."
    return (
        FigureView(str(one.received or "None"), "complaints received", homes),
        FigureView(
            n_of(one.responded_in_time, one.of), "answered in time at stage 1", _rate(one, two)
        ),
        FigureView(
            n_of(one.acknowledged_in_time, one.acknowledged_of),
            "acknowledged within 5 working days",
            _acknowledged(one),
        ),
    )


def _acknowledged(one: StageMeasures) -> str:
    waiting = one.acknowledgement_not_yet_due
    rate = (
        f"{one.acknowledged_in_time * 100 / one.acknowledged_of:.1f}%. "
        if one.acknowledged_of
        else ""
    )
    return f"{rate}{waiting} not yet due." if waiting else f"{rate}As the Code asks (6.2)."


def _rate(one: StageMeasures, two: StageMeasures) -> str:
    parts = [] if one.ch02 is None else [f"{one.ch02:.1f}%."]
    if one.not_yet_due:
        parts.append(f"{one.not_yet_due} not yet due.")
    parts.append(f"Stage 2: {n_of(two.responded_in_time, two.of)}.")
    return " ".join(parts)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
