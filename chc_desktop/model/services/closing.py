"""Closing a reporting year: what is locked, what stands against it, and closing it anew."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

from chc_desktop.model.reports.papers import CarriedOver
from chc_desktop.model.rules.approving import Document
from chc_desktop.model.rules.closing import CloseYear, ClosingFacts, problems_closing
from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.reporting_years import length_words
from chc_desktop.model.rules.restating import METHOD
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem, Stage, blocking
from chc_desktop.model.rules.wording import n_of, paper_date
from chc_desktop.model.services import keeping, report_words
from chc_desktop.model.services.annual_figures import measured
from chc_desktop.model.services.approval_facts import part_of
from chc_desktop.model.services.closed_years import PUBLIC, Closing, closings
from chc_desktop.model.services.locked_figures import locked, locked_tables
from chc_desktop.model.services.past import on_day, with_year
from chc_desktop.model.services.restatements import (
    RestatedLine,
    differs_from_newest,
    restatements,
)
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import measures
from chc_desktop.model.services.year_counts import tables_of, year_counts


@dataclass(frozen=True, slots=True)
class ClosingView:
    """A year as it is closed, or may be: ``closings`` is empty while it is open."""

    year: Year
    length: str
    """That the year is shorter or longer than others; empty for twelve months."""
    long: Year | None
    """The longer year it may be counted as, with the short one before it."""
    problems: tuple[Problem, ...]
    figures: tuple[tuple[str, str], ...]
    """The main figures that are, or would be, locked: what, and the number."""
    carried_over: CarriedOver
    closings: tuple[Closing, ...]
    restated: tuple[RestatedLine, ...]
    anew: bool
    """Whether closing it anew would lock other figures than the newest closing."""

    @property
    def blocked(self) -> str:
        """Why it cannot be closed; empty when it can."""
        return next((p.text for p in blocking(self.problems)), "")


def closing_view(session: Session, year_end: date) -> ClosingView:
    """Everything the page about closing a year shows."""
    found = closings(session, year_end)
    year = session.year(year_end)
    command = CloseYear(year_end=year_end)
    return ClosingView(
        year=year,
        length=length_words(year),
        long=None if found else session.years.long_year(year_end),
        problems=() if found else check_closing(session, command),
        figures=_main_figures(session, year_end),
        carried_over=year_counts(session, year_end).carried_over,
        closings=found,
        restated=restatements(session, year_end),
        anew=differs_from_newest(session, year_end),
    )


def check_closing(session: Session, command: CloseYear) -> tuple[Problem, ...]:
    """What stands against closing a year, warnings included; writes nothing."""
    year = _span(session, command)
    return problems_closing(_facts(session, year), session.today)


def close_year(session: Session, command: CloseYear) -> Result:
    """Lock the figures of a year, or those of a closed year anew where facts were corrected.

    The figures of a closed year that have not changed are left alone, and that is no error. A
    backup is made before; raises RegisterProblem when it cannot be, and then nothing is closed.
    """
    if not closings(session, command.year_end):
        problems = check_closing(session, command)
        if blocking(problems):
            return Refusal(blocking(problems))
    elif not differs_from_newest(session, command.year_end):
        return _nothing_to_do(closings(session, command.year_end)[-1])
    keeping.before(session, Why.YEAR_CLOSE)
    return lock_year(session, command)


def lock_year(session: Session, command: CloseYear) -> Result:
    """The same without a backup: for a register that is being made."""
    found = closings(session, command.year_end)
    if found:
        return _close_anew(session, command, found)
    problems = check_closing(session, command)
    if blocking(problems):
        return Refusal(blocking(problems))
    year = _span(session, command)
    figures = _figures(with_year(session, year), year)
    with session.action("close the year") as action:
        row_id = action.insert(
            "closed_year",
            {
                "start_on": year.start.isoformat(),
                "year_end": year.end.isoformat(),
                "as_of": session.today.isoformat(),
                "closed_on": session.today.isoformat(),
                "closed_by": session.actor,
                "method": METHOD,
                "figures": figures,
                "why": "",
            },
        )
    said = f"The year to {paper_date(year.end)} is closed. Its figures are locked"
    return Done(said, 0, problems, row_id)


# ---- private


def _span(session: Session, command: CloseYear) -> Year:
    if command.long:
        return session.years.long_year(command.year_end) or session.year(command.year_end)
    return session.year(command.year_end)


def _figures(session: Session, year: Year) -> str:
    counts = year_counts(session, year.end)
    numbers = locked(counts) | {PUBLIC: locked_tables(tables_of(session, year.end, counts))}
    return json.dumps(numbers, ensure_ascii=False)


def _nothing_to_do(newest: Closing) -> Done:
    named, when = paper_date(newest.year.end), paper_date(newest.closed_on)
    return Done(f"The year to {named} was closed on {when}, and its figures have not changed")


def _close_anew(session: Session, command: CloseYear, found: tuple[Closing, ...]) -> Result:
    newest = found[-1]
    named = paper_date(newest.year.end)
    if not differs_from_newest(session, command.year_end):
        return _nothing_to_do(newest)
    then = on_day(session, newest.as_of)
    numbers = locked(year_counts(then, newest.year.end)) | {PUBLIC: newest.figures[PUBLIC]}
    with session.action("close the year anew") as action:
        row_id = action.insert(
            "closed_year",
            {
                "start_on": newest.year.start.isoformat(),
                "year_end": newest.year.end.isoformat(),
                "as_of": newest.as_of.isoformat(),
                "closed_on": session.today.isoformat(),
                "closed_by": session.actor,
                "method": METHOD,
                "figures": json.dumps(numbers, ensure_ascii=False),
                "why": clean_text(command.why).strip(),
            },
        )
    said = f"The year to {named} is closed anew. The older figures are kept beside the new ones"
    return Done(said, 0, (), row_id)


def _facts(session: Session, year: Year) -> ClosingFacts:
    counted = with_year(session, year)
    found = measures(counted, year.end)
    one, two = found.stage1, found.stage2
    plan = report_words.report_words(session, year.end).last_plan
    before = session.year(year.start - timedelta(days=1))
    received = {session.year_end_of(c.state.received) for c in session.cases().values()}
    return ClosingFacts(
        year=year,
        overlaps=session.years.overlapped(year),
        usual=session.year_end_of(year.end) == year.end,
        known=year_counts(counted, year.end).figures.ch01_stage1 is not None,
        received=one.received + two.received,
        not_yet_due=one.not_yet_due + two.not_yet_due,
        overdue=sum(
            state.overdue(session.today)
            for stage in Stage
            for _, state in measured(counted, year, stage)
        ),
        homes_counted=_homes_counted(session, year.end),
        assessment_approved=_approved(session, year.end, Document.SELF_ASSESSMENT),
        report_approved=_approved(session, year.end, Document.REPORT),
        plan_items=len(plan),
        plan_unanswered=sum(not item.answered for item in plan),
        before_open=before.end
        if before.end in received and before not in session.years.closed
        else None,
    )


def _approved(session: Session, year_end: date, what: Document) -> bool:
    return part_of(session, year_end, what).approved_on is not None


def _homes_counted(session: Session, year_end: date) -> bool:
    sql = "SELECT 1 FROM homes_at_year_end WHERE year_end = ? AND removed_on IS NULL"
    return session.register.one(sql, year_end.isoformat()) is not None


def _main_figures(session: Session, year_end: date) -> tuple[tuple[str, str], ...]:
    found = closings(session, year_end)
    year = found[-1].figures["year"] if found else locked(year_counts(session, year_end))["year"]

    def share(name: str) -> str:
        return n_of(*year[name]) if year[name] else "Not known"

    def count(name: str) -> str:
        return "Not known" if year[name] is None else str(year[name] or "None")

    return (
        ("Complaints at stage 1", count("stage1")),
        ("Complaints at stage 2", count("stage2")),
        ("Acknowledged in time at stage 1", share("acknowledged")),
        ("Answered in time at stage 1", share("answered_stage1")),
        ("Answered in time at stage 2", share("answered_stage2")),
        ("Upheld at stage 1", share("upheld")),
        ("Promises kept", share("promises_kept")),
    )
