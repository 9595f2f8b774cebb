"""The annual report filled from the register (8.1 a to f, 8.2): what both editions hold, and the board's."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from datetime import date
from typing import Any

from chc_desktop.model.reports import papers as paper
from chc_desktop.model.reports.annual_paper import AnnualReportPaper
from chc_desktop.model.reports.year_paper import YearPaper
from chc_desktop.model.rules.approving import Document, signature
from chc_desktop.model.rules.measures import Year, year_to
from chc_desktop.model.rules.report_words import Part
from chc_desktop.model.rules.values import Outcome, RefusalGround, Stage
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import annual_figures as figures
from chc_desktop.model.services import annual_people as registers
from chc_desktop.model.services.annual_letters import letters_of_year
from chc_desktop.model.services.approval_facts import part_of, response
from chc_desktop.model.services.assessment_paper import landlord_of, self_assessment_paper
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import of_year
from chc_desktop.model.services.year_promises import PromiseLine, year_promises


def annual_report_paper(session: Session, year_end: date) -> AnnualReportPaper:
    """Everything the board edition of a year's report prints; references, never names."""
    year = year_to(year_end)
    report = AnnualReportPaper(
        **values_of(year_paper(session, year_end)),
        late=figures.late_cases(session, year),
        extensions=figures.extensions(session, year),
        letters=letters_of_year(session, year),
        category_outcomes=category_outcomes(session, year),
    )
    return registers.with_registers(session, year, report)


def values_of(report: YearPaper) -> dict[str, Any]:
    """The values of what both editions hold, to make either of them."""
    return {found.name: getattr(report, found.name) for found in fields(report)}


def year_paper(session: Session, year_end: date) -> YearPaper:
    """What both editions hold: counts, and what people wrote for publication."""
    year = year_to(year_end)
    assessment = self_assessment_paper(session, year_end)
    return YearPaper(
        landlord=landlord_of(session, year_end),
        year_end=year_end,
        as_of=session.today,
        figures=figures.year_figures(session, year_end),
        earlier=tuple(figures.year_figures(session, _years_before(year_end, n)) for n in (2, 1)),
        stage1_times=figures.stage_times(session, year_end, Stage.ONE),
        stage2_times=figures.stage_times(session, year_end, Stage.TWO),
        assessment=assessment,
        approval=_approval(session, year_end, assessment.approval),
        months=figures.months(session, year),
        channels=figures.channels(session, year),
        categories=figures.categories(session, year),
        categories_unused=figures.categories_unused(session, year),
        acknowledged_marks=figures.acknowledged_marks(session, year),
        stage1_marks=figures.response_marks(session, year, Stage.ONE),
        stage2_marks=figures.response_marks(session, year, Stage.TWO),
        outcomes=outcomes(session, year),
        refusals=_refusals(session, year),
        service_requests=registers.service_requests(session, year),
        learning=registers.learning(session, year),
        compliments=registers.compliments(session, year)[0],
        notes=figures.notes(session, year) + assessment.notes,
        foreword=_narrative(session, year_end, Part.FOREWORD),
        response=_response(session, year_end),
        why_late=_body(session, year_end, Part.WHY_LATE),
        residents_know=_body(session, year_end, Part.RESIDENTS_KNOW),
        plan=_planned(session, year_end),
        last_plan=_plan_results(session, year_end),
    )


def category_outcomes(session: Session, year: Year) -> tuple[paper.CategoryOutcome, ...]:
    """How the complaints of each category were decided at stage 1, the most frequent first."""
    counts: dict[str, Counter[Outcome]] = {}
    for case, state in figures.measured(session, year, Stage.ONE):
        if state.response is None or state.response.outcome is None:
            continue
        for category in case.record.categories or ("not recorded",):
            counts.setdefault(category, Counter())[state.response.outcome] += 1
    lines = [
        paper.CategoryOutcome(
            name,
            found[Outcome.UPHELD],
            found[Outcome.PARTLY_UPHELD],
            found[Outcome.NOT_UPHELD],
        )
        for name, found in counts.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.decided, line.name)))


def _years_before(year_end: date, count: int) -> date:
    for _ in range(count):
        year_end = date.fromordinal(year_to(year_end).start.toordinal() - 1)
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
        paper.PlanResult(row["what"], bool(row["done_on"]), _result(row))
        for row in _plan(session, _years_before(year_end, 1))
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


def outcomes(session: Session, year: Year) -> tuple[paper.StageCount, ...]:
    """How the year's complaints were answered at each stage, or why not."""

    def count(stage: Stage, outcome: Outcome) -> int:
        return sum(
            state.response is not None and state.response.outcome is outcome
            for _, state in figures.measured(session, year, stage)
        )

    def unanswered(stage: Stage) -> int:
        return sum(state.running for _, state in figures.measured(session, year, stage))

    def withdrawn(stage: Stage) -> int:
        return sum(state.withdrawn for _, state in figures.measured(session, year, stage))

    answered = [o for o in Outcome if o is not Outcome.WITHDRAWN]
    return (
        *(
            paper.StageCount(o.value.capitalize(), count(Stage.ONE, o), count(Stage.TWO, o))
            for o in answered
        ),
        paper.StageCount("Withdrawn", withdrawn(Stage.ONE), withdrawn(Stage.TWO)),
        paper.StageCount("Not answered yet", unanswered(Stage.ONE), unanswered(Stage.TWO)),
    )


_GROUNDS = {
    RefusalGround.OUT_OF_TIME: ("Over 12 months ago", "2.3"),
    RefusalGround.LEGAL_PROCEEDINGS: ("Claim filed at court", "2.2"),
    RefusalGround.ALREADY_CONSIDERED: ("Already considered", "2.2"),
    RefusalGround.OTHER: ("Other, justified", "2.1"),
    None: ("Ground not recorded", "2.1"),
}


def _refusals(session: Session, year: Year) -> tuple[paper.RefusalGround, ...]:
    found = []
    for ground, (words, provision) in _GROUNDS.items():
        one, two = (
            sum(
                state.refusal is not None and state.refusal.ground is ground
                for _, state in of_year(session, year, stage)
            )
            for stage in Stage
        )
        if one or two:
            found.append(paper.RefusalGround(words, provision, complaints=one, escalations=two))
    return tuple(found)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
