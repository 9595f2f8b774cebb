"""The annual report filled from the register (8.1 a to f, 8.2): what both editions hold, and the board's."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from chc_desktop.model.reports import papers as paper
from chc_desktop.model.reports.annual_paper import AnnualReportPaper
from chc_desktop.model.reports.year_paper import YearPaper
from chc_desktop.model.rules.approving import Document, signature
from chc_desktop.model.rules.report_words import Part, PlanOutcome
from chc_desktop.model.rules.reporting_years import length_words
from chc_desktop.model.rules.values import CATEGORIES
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import annual_figures as figures
from chc_desktop.model.services import annual_people as registers
from chc_desktop.model.services.annual_letters import letters_of_year
from chc_desktop.model.services.approval_facts import part_of, response
from chc_desktop.model.services.assessment_paper import landlord_of, self_assessment_paper
from chc_desktop.model.services.closed_years import approved_counts, approved_figures, closings
from chc_desktop.model.services.past import on_day
from chc_desktop.model.services.printed_code import code_sentence
from chc_desktop.model.services.restatements import RestatedLine, restatements
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year_counts import YearCounts
from chc_desktop.model.services.year_promises import PromiseLine, year_promises

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def annual_report_paper(session: Session, year_end: date) -> AnnualReportPaper:
    """Everything the board edition of a year's report prints; references, never names.

    The figures of a closed year are those of its newest closing, its lines about cases those of
    the same day.
    """
    year, counts = session.year(year_end), approved_counts(session, year_end)
    then = on_day(session, as_of(session, year_end))
    made, said = registers.promises(then, year), registers.ombudsman(then, year)
    return AnnualReportPaper(
        **values_of(year_paper(session, year_end)),
        late=figures.late_cases(then, year),
        extensions=figures.extensions(then, year),
        letters=letters_of_year(then, year),
        category_outcomes=counts.decisions,
        remedies=counts.remedies,
        compensation=counts.compensation,
        promises=replace(made, **values_of(counts.promises)),
        adjustments=counts.adjustments,
        restrictions=counts.restrictions,
        ombudsman=replace(said, cases=counts.ombudsman.cases),
        compliments_about=registers.compliments(then, year)[1],
        awareness=registers.awareness(session, year),
    )


def _code(session: Session, year_end: date) -> tuple[str, ...]:
    """The code of the history; not on the paper of a closed year, which is always the same."""
    return () if locked_year(session, year_end) else (code_sentence(session),)


def values_of(report: DataclassInstance) -> dict[str, Any]:
    """The values of a paper, or of counts, to make another that holds them too."""
    return {found.name: getattr(report, found.name) for found in fields(report)}


def year_paper(session: Session, year_end: date, *, first: bool = False) -> YearPaper:
    """What both editions hold: counts, and what people wrote for publication.

    ``first`` asks for the figures of a closed year as they were first approved.
    """
    counts = approved_counts(session, year_end, first=first)
    assessment = self_assessment_paper(session, year_end)
    used = {count.name for count in counts.categories}
    before = [_years_before(session, year_end, n) for n in (2, 1)]
    return YearPaper(
        landlord=landlord_of(session, year_end),
        year_end=year_end,
        year_start=session.year(year_end).start,
        as_of=as_of(session, year_end),
        figures=counts.figures,
        earlier=tuple(approved_figures(session, end, first=first) for end in before),
        earlier_locked=tuple(locked_year(session, end) for end in before),
        stage1_times=counts.stage1_times,
        stage2_times=counts.stage2_times,
        assessment=assessment,
        approval=_approval(session, year_end, assessment.approval),
        months=counts.months,
        channels=counts.channels,
        categories=counts.categories,
        categories_unused=tuple(name for name in CATEGORIES if name not in used),
        acknowledged_marks=counts.acknowledged_marks,
        stage1_marks=counts.stage1_marks,
        stage2_marks=counts.stage2_marks,
        outcomes=counts.outcomes,
        refusals=counts.refusals,
        service_requests=counts.service_requests,
        learning=registers.learning(session, session.year(year_end)),
        compliments=counts.compliments,
        carried_over=counts.carried_over,
        brought_forward=counts.brought_forward,
        locked=locked_year(session, year_end),
        notes=(*notes_of(session, year_end, counts), *assessment.notes, *_code(session, year_end)),
        foreword=_narrative(session, year_end, Part.FOREWORD),
        response=_response(session, year_end),
        why_late=_body(session, year_end, Part.WHY_LATE),
        residents_know=_body(session, year_end, Part.RESIDENTS_KNOW),
        plan=_planned(session, year_end),
        last_plan=_plan_results(session, year_end),
    )


def notes_of(session: Session, year_end: date, counts: YearCounts) -> tuple[str, ...]:
    """What a reader of the figures must know: the length of the year, and what it leaves out."""
    length = length_words(session.year(year_end))
    return (*filter(None, (length,)), *figures.notes(counts.undefined, counts.withdrawn_early))


def as_of(session: Session, year_end: date) -> date:
    """The day of a year's figures: of its closing, or today."""
    found = closings(session, year_end)
    return found[0].as_of if found else session.today


def locked_year(session: Session, year_end: date) -> paper.LockedYear | None:
    """When a year's figures were locked, and what is restated since; None while it is open."""
    found = closings(session, year_end)
    if not found:
        return None
    return paper.LockedYear(
        found[0].closed_on,
        found[-1].closed_on if len(found) > 1 else None,
        tuple(map(_restated, restatements(session, year_end))),
    )


def _restated(line: RestatedLine) -> paper.RestatedFigure:
    found = line.found
    name = found.name if found.group == "year" else ""
    return paper.RestatedFigure(found.title, found.was, found.now, line.since, name)


def _years_before(session: Session, year_end: date, count: int) -> date:
    for _ in range(count):
        year_end = date.fromordinal(session.year(year_end).start.toordinal() - 1)
    return year_end


def _text(session: Session, year_end: date, part: str) -> dict[str, Any] | None:
    return session.register.one(
        "SELECT * FROM report_text WHERE year_end = ? AND part = ?", year_end.isoformat(), part
    )


def _body(session: Session, year_end: date, part: str) -> str:
    row = _text(session, year_end, part)
    return row["body"] if row else ""


def _narrative(session: Session, year_end: date, part: str) -> paper.Narrative:
    row = _text(session, year_end, part)
    if row is None:
        return paper.Narrative()
    return paper.Narrative(row["body"], row["signed_by"], row["role"], _day(row["on_date"]))


def _response(session: Session, year_end: date) -> paper.Response:
    said = response(session, year_end)
    decided = (line.strip(" -•\t") for line in said.decided.splitlines())
    return paper.Response(
        text=said.looked_at,
        decisions=tuple(paper.Decision(line) for line in decided if line),
        not_accepted=said.challenged,
        signed_by=signature(said.signed_by, said.role),
        signed_on=said.on,
        minute=said.minute,
    )


def _approval(session: Session, year_end: date, assessment: paper.Approval) -> paper.Approval:
    """The report's own approval, beside what is the year's: the submission."""
    part = part_of(session, year_end, Document.REPORT)
    return replace(
        assessment,
        for_approval_at=assessment.body.capitalize() if part.approved_on else "",
        approved_on=part.approved_on,
        minute=part.minute,
        signed_by=part.signed_by,
        signed_on=part.approved_on if part.signed_by else None,
        publish_where="; ".join(place.place for place in part.published),
        published_on=part.published_on,
        version="",
    )


def _planned(session: Session, year_end: date) -> tuple[paper.PlanLine, ...]:
    """The plan for the next year, with what is still to be done of last year's dates to comply."""
    return tuple(
        paper.PlanLine(row["what"], row["who"], _day(row["by_on"]))
        for row in _plan(session, year_end)
    ) + tuple(
        paper.PlanLine(_promised(line), line.who, line.promise.now_by)
        for line in year_promises(session, year_end)
        if line.standing == "moved"
    )


def _plan_results(session: Session, year_end: date) -> tuple[paper.PlanResult, ...]:
    """Last year's plan and dates to comply: done or not done."""
    return tuple(
        paper.PlanResult(row["what"], bool(row["done_on"]), _result(row), _carried_on(row))
        for row in _plan(session, _years_before(session, year_end, 1))
    ) + tuple(
        paper.PlanResult(_promised(line), line.standing == "done", _kept(line))
        for line in year_promises(session, year_end)
        if line.standing != "to come"
    )


def _plan(session: Session, year_end: date) -> list[dict[str, Any]]:
    return session.register.rows(
        "SELECT * FROM plan_item WHERE year_end = ? AND removed_on IS NULL ORDER BY id",
        year_end.isoformat(),
    )


def _carried_on(row: dict[str, Any]) -> bool:
    return bool(row["outcome"] == PlanOutcome.CARRIED_ON.value)


def _result(row: dict[str, Any]) -> str:
    done = f"{paper_date(date.fromisoformat(row['done_on']))}." if row["done_on"] else ""
    return " ".join(filter(None, [done, row["result"]]))


def _promised(line: PromiseLine) -> str:
    return f"{line.promise.provision}: {line.what or 'to comply with the Code'}"


def _kept(line: PromiseLine) -> str:
    """What came of a date to comply of last year's self-assessment."""
    promise = line.promise
    if promise.done_on:
        said = f"{paper_date(promise.done_on)}."
    else:
        now = (
            f" Now by {paper_date(promise.now_by)}."
            if line.standing == "moved" and (promise.now_by)
            else ""
        )
        said = f"promised by {paper_date(promise.by)}.{now}"
    return " ".join(filter(None, (said, line.note)))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
