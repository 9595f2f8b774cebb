"""The quarterly paper for the governing body and its responsible member, filled (9.7 a to d)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from chc_desktop.model.reports import case_lines as lines
from chc_desktop.model.reports import papers as paper
from chc_desktop.model.reports.committee_paper import CommitteePaper, PeriodFigures
from chc_desktop.model.rules.approving import TITLES
from chc_desktop.model.rules.measures import MeasuredCase, Year, stage_measures
from chc_desktop.model.rules.ombudsman import ItemKind
from chc_desktop.model.rules.promises import PromiseFacts, PromiseState, promise_state
from chc_desktop.model.rules.publication import named_in
from chc_desktop.model.rules.reviews import add_months
from chc_desktop.model.rules.values import Outcome, Stage
from chc_desktop.model.rules.wording import n_of, paper_date
from chc_desktop.model.services import annual_figures as figures
from chc_desktop.model.services import annual_people as registers
from chc_desktop.model.services.approval_facts import pack_parts
from chc_desktop.model.services.closed_years import closings
from chc_desktop.model.services.committee import next_meeting
from chc_desktop.model.services.committee_decisions import meeting_after, needed
from chc_desktop.model.services.ombudsman import open_items
from chc_desktop.model.services.printed_code import code_sentence
from chc_desktop.model.services.report_words import private_words
from chc_desktop.model.services.restatements import restatements
from chc_desktop.model.services.review_dates import reviews
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import of_year
from chc_desktop.model.services.year_counts import outcomes

PERIODS = 4
FEW = 10
"""Complaints in a period below which a difference is no trend (**ours**)."""
WITHHELD = "(name withheld)"
WHOLLY_WITHHELD = "Withheld: these words name somebody."
_ORDERS = (ItemKind.ORDER, ItemKind.FAILURE_ORDER)


def committee_pdf(session: Session, start: date, end: date, *, large: bool = False) -> bytes:
    """The paper of a period as PDF in 12 or 18 point; ``start`` is not after ``end``."""
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports.committee import render_committee  # noqa: PLC0415

    return render_committee(committee_paper(session, start, end), large=large)


def committee_paper(session: Session, start: date, end: date) -> CommitteePaper:
    """Everything the paper prints: decisions as of today, figures of the period; no names."""
    row = session.register.rows("SELECT name, governing_body FROM landlord")[0]
    spans = periods_to(start, end)
    period = Year(start, end)
    said = registers.ombudsman(session, period)
    return CommitteePaper(
        landlord=row["name"],
        body=row["governing_body"] or "committee",
        start=start,
        end=end,
        as_of=session.today,
        history_code=code_sentence(session),
        meeting=next_meeting(session),
        next_meeting=meeting_after(session),
        needed=needed(session),
        also=_also(session),
        periods=tuple(_figures(session, span) for span in spans),
        categories=figures.categories(session, period),
        outcomes=outcomes(session, period),
        late=tuple(
            replace(line, reason=_nameless(session, line.reason))
            for line in figures.late_cases(session, period)
        ),
        trends=_trends(session, spans),
        ombudsman=replace(
            said,
            findings=tuple(replace(f, issue=_nameless(session, f.issue)) for f in said.findings),
            orders=tuple(replace(o, what=_nameless(session, o.what)) for o in said.orders),
            non_compliance=tuple(_nameless(session, text) for text in said.non_compliance),
        ),
        open_orders=_open_orders(session),
        promises_late=_promises_late(session, period),
        year_end=_year_end(session, end),
        yearly=_yearly(session, _year_end(session, end)),
    )


def periods_to(start: date, end: date) -> tuple[Year, ...]:
    """Four periods of the same length, this one last; whole months go back by months."""
    found = [Year(start, end)]
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    for _ in range(PERIODS - 1):
        first = found[0].start
        before = (
            add_months(first, -months) if whole else first - ((end - start) + timedelta(days=1))
        )
        found.insert(0, Year(before, first - timedelta(days=1)))
    return tuple(found)


def last_quarter(session: Session) -> Year:
    """The quarter of the reporting year that ended last, today included."""
    start = session.years.of(session.today).start
    firsts = [add_months(start, months) for months in (-3, 0, 3, 6, 9, 12)]
    spans = [Year(one, two - timedelta(days=1)) for one, two in pairwise(firsts)]
    return [span for span in spans if span.end <= session.today][-1]


# ---- private


def _nameless(session: Session, text: str) -> str:
    """The text without the names, homes, numbers and addresses the register knows."""
    private = private_words(session)
    said = " ".join(text.split())
    while (found := named_in(said.replace(WITHHELD, ""), private)) is not None:
        masked = re.sub(re.escape(found), WITHHELD, said, flags=re.IGNORECASE)
        if masked == said or found.casefold() in WITHHELD:
            return WHOLLY_WITHHELD  # spelt so that it is found but cannot be taken out
        said = masked
    return said


def _figures(session: Session, span: Year) -> PeriodFigures:
    cases = [MeasuredCase(c.state, c.record.outside_measures) for c in session.cases().values()]
    one, two = (stage_measures(cases, stage, span, 0, session.today) for stage in Stage)
    decided = [
        state.response.outcome
        for _, state in figures.measured(session, span, Stage.ONE)
        if state.response is not None and state.response.outcome not in (None, Outcome.WITHDRAWN)
    ]
    upheld = sum(found in (Outcome.UPHELD, Outcome.PARTLY_UPHELD) for found in decided)
    refused = sum(
        state.refusal is not None for stage in Stage for _, state in of_year(session, span, stage)
    )
    return PeriodFigures(
        start=span.start,
        end=span.end,
        stage1=one.received,
        stage2=two.received,
        refused=refused,
        acknowledged=paper.Share(one.acknowledged_in_time, one.acknowledged_of),
        answered_stage1=paper.Share(one.responded_in_time, one.of),
        answered_stage2=paper.Share(two.responded_in_time, two.of),
        upheld=paper.Share(upheld, len(decided)),
    )


def _also(session: Session) -> tuple[tuple[str, str], ...]:
    running = [case for case in session.cases().values() if case.state.running]
    due = [case.state.current.clock.respond_by for case in running]
    overdue = [
        case.record.reference for case, by in zip(running, due, strict=True) if by < session.today
    ]
    ahead = min((by for by in due if by >= session.today), default=None)
    open_words = f"{len(running) or 'No'} complaint{'' if len(running) == 1 else 's'} open"
    then = f", the next answer is due on {paper_date(ahead)}." if ahead else "."
    waiting = Counter(r.kind for r in reviews(session) if r.kind in ("adjustment", "policy"))
    counted = [
        f"{waiting[kind]} {one if waiting[kind] == 1 else many}"
        for kind, one, many in (
            ("adjustment", "adjustment", "adjustments"),
            ("policy", "policy", "policies"),
        )
        if waiting[kind]
    ]
    return (
        (f"Overdue: {', '.join(overdue) or 'none'}.", open_words + then),
        *_promises_open(session),
        ("Reviews due soon:", f"{', '.join(counted)}." if counted else "none."),
    )


def _promises_open(session: Session) -> tuple[tuple[str, str], ...]:
    owed = [
        promise
        for case in session.cases().values()
        for promise in case.record.promises
        if promise.is_open and promise.due_on is not None
    ]
    past = sum(p.due_on is not None and p.due_on < session.today for p in owed)
    if not owed:
        return (("Promises open:", "none."),)
    return (("Promises open:", f"{n_of(past, len(owed))} past their date."),)


def _trends(session: Session, spans: tuple[Year, ...]) -> tuple[str, ...]:
    """What recurs, in figures that can be counted; small numbers are not called a trend (**ours**)."""
    received = [len(figures.measured(session, span, Stage.ONE)) for span in spans]
    asked = [len(figures.measured(session, span, Stage.TWO)) for span in spans]
    whole = Year(spans[0].start, spans[-1].end)
    found = [
        f"Stage 1 complaints, period by period: {_row(received)}.",
        f"Stage 2 complaints, period by period: {_row(asked)}.",
    ]
    often = [c for c in figures.categories(session, whole) if c.n > 1]
    found += [
        f"{count.name[:1].upper()}{count.name[1:]}: {count.n} complaints in the four periods."
        for count in often[:3]
    ]
    if not often:
        found.append("Nothing was complained about more than once in the four periods.")
    if max(received, default=0) < FEW:
        found.append("With so few complaints a difference between periods shows no trend.")
    return tuple(found)


def _row(numbers: list[int]) -> str:
    return ", ".join(str(n) if n else "none" for n in numbers)


def _open_orders(session: Session) -> tuple[lines.Order, ...]:
    """What the Ombudsman ordered and is not done, of whatever period (9.7 c)."""
    return tuple(
        lines.Order(case.record.reference, _nameless(session, item.what), item.due_on, item.done_on)
        for key, case in session.cases().items()
        for item in open_items(session, key)
        if item.kind in _ORDERS
    )


def _promises_late(session: Session, period: Year) -> tuple[lines.PromiseLine, ...]:
    """Promises past their date today, and those kept late in the period (6.6, 7.3)."""
    found = []
    for case in session.cases().values():
        for p in case.record.promises:
            facts = PromiseFacts(p.made_on, p.due_on, p.done_on, p.refused_on, p.amount)
            state = promise_state(facts, session.today)
            late = state is PromiseState.KEPT_LATE and p.done_on is not None and p.done_on in period
            if state is PromiseState.OVERDUE or late:
                what = _nameless(session, p.what)
                kept = lines.PromiseState[state.name]
                found.append(lines.PromiseLine(case.record.reference, what, p.due_on, kept))
    return tuple(sorted(found, key=lambda line: (line.by or date.max, line.reference)))


def _year_end(session: Session, end: date) -> date:
    """The end of the last reporting year that was over, at the period's end or today."""
    year_end = session.year_end_of(min(end, session.today))
    if year_end <= session.today:
        return year_end
    return session.year(year_end).start - timedelta(days=1)


def _yearly(session: Session, year_end: date) -> tuple[tuple[str, str], ...]:
    return (*_locked(session, year_end), *_approved(session, year_end))


def _locked(session: Session, year_end: date) -> tuple[tuple[str, str], ...]:
    """When the figures of the year were locked, and how many are restated since."""
    found = closings(session, year_end)
    if not found:
        return ()
    restated = len(restatements(session, year_end))
    since = f", {restated} restated since" if restated else ""
    return (("Figures of the year", f"Locked on {paper_date(found[0].closed_on)}{since}"),)


def _approved(session: Session, year_end: date) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            TITLES[part.what],
            f"Approved on {paper_date(part.approved_on)}" if part.approved_on else "Not approved",
        )
        for part in pack_parts(session, year_end)
    )
