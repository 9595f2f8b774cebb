"""Everything that is counted for a year's report, from the facts: what a closed year locks.

Counts only, by words of our own or a landlord's categories; never a reference, a name, or a word
of a case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from chc_desktop.model.reports import papers as paper
from chc_desktop.model.reports import public_paper as public
from chc_desktop.model.reports.case_lines import Order
from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.ombudsman import ItemKind
from chc_desktop.model.rules.values import (
    CATEGORIES,
    Clock,
    Finding,
    Outcome,
    RefusalGround,
    Stage,
)
from chc_desktop.model.services import annual_figures as figures
from chc_desktop.model.services import annual_people as registers
from chc_desktop.model.services.annual_letters import letters_of_year
from chc_desktop.model.services.past import on_day
from chc_desktop.model.services.public_tables import public_tables
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.year import of_year

OTHER, NOT_RECORDED = "other", "not recorded"
REFUSED, ANSWERED, STILL_OPEN = "Refused", "Answered, outcome not recorded", "Still open"
CAME_OF = (*(outcome.value.capitalize() for outcome in Outcome), REFUSED, ANSWERED, STILL_OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCounts:
    """The counts of a year; small numbers about people are not hidden in them."""

    figures: paper.YearFigures
    stage1_times: paper.StageTimes
    stage2_times: paper.StageTimes
    months: tuple[paper.MonthCount, ...]
    channels: tuple[paper.Count, ...]
    categories: tuple[paper.Count, ...]
    acknowledged_marks: tuple[paper.TimeMark, ...]
    stage1_marks: tuple[paper.TimeMark, ...]
    stage2_marks: tuple[paper.TimeMark, ...]
    outcomes: tuple[paper.StageCount, ...]
    refusals: tuple[paper.RefusalGround, ...]
    decisions: tuple[paper.CategoryOutcome, ...]
    missed: tuple[public.Missed, ...]
    extensions: paper.Share
    letters: paper.Share
    remedies: tuple[paper.Count, ...]
    compensation: tuple[paper.MoneyLine, ...]
    promises: paper.PromiseCounts
    service_requests: paper.ServiceRequests
    adjustments: paper.Adjustments
    restrictions: paper.Restrictions
    ombudsman: public.PublicOmbudsman
    compliments: int
    undefined: paper.Share
    withdrawn_early: int
    carried_over: paper.CarriedOver
    brought_forward: tuple[paper.StageCount, ...]


def year_counts(session: Session, year_end: date) -> YearCounts:
    """The counts of a year as they follow from the facts today."""
    found: YearCounts = session.once(("year counts", year_end), lambda: _counts(session, year_end))
    return found


def _counts(session: Session, year_end: date) -> YearCounts:
    year = session.year(year_end)
    told, sent = figures.extensions(session, year), letters_of_year(session, year)
    made = registers.promises(session, year)
    return YearCounts(
        figures=figures.year_figures(session, year_end),
        stage1_times=figures.stage_times(session, year_end, Stage.ONE),
        stage2_times=figures.stage_times(session, year_end, Stage.TWO),
        months=figures.months(session, year),
        channels=figures.channels(session, year),
        categories=figures.categories(session, year),
        acknowledged_marks=figures.acknowledged_marks(session, year),
        stage1_marks=figures.response_marks(session, year, Stage.ONE),
        stage2_marks=figures.response_marks(session, year, Stage.TWO),
        outcomes=outcomes(session, year),
        refusals=_refusals(session, year),
        decisions=category_outcomes(session, year),
        missed=_missed(session, year),
        extensions=paper.Share(sum(line.counts for line in told), len(told)),
        letters=paper.Share(len(sent.incomplete), sent.sent),
        remedies=registers.remedies(session, year),
        compensation=registers.compensation(session, year),
        promises=paper.PromiseCounts(made.kept, made.kept_late, made.open, made.overdue),
        service_requests=registers.service_requests(session, year),
        adjustments=registers.adjustments(session, year),
        restrictions=registers.restrictions(session, year),
        ombudsman=_ombudsman(session, year),
        compliments=registers.compliments(session, year)[0],
        undefined=figures.undefined(session, year),
        withdrawn_early=figures.withdrawn_early(session, year),
        carried_over=paper.CarriedOver(*(len(open_after(session, year.end, s)) for s in Stage)),
        brought_forward=_brought_forward(session, year.start - timedelta(days=1)),
    )


def tables_of(session: Session, year_end: date, counts: YearCounts) -> public.PublicTables:
    """The tables about people as everybody may read them, small numbers hidden."""
    categories = known(counts.categories, CATEGORIES)
    decided = (known_categories(counts.decisions), categories, counts.outcomes)
    return public_tables(session, session.year(year_end), decided)


def open_after(session: Session, day: date, stage: Stage) -> tuple[Case, ...]:
    """The complaints counted in any year that still waited for an answer at a stage after a day."""
    then = on_day(session, day)
    waiting = figures.measured(then, Year(date.min, day), stage)
    return tuple(case for case, state in waiting if state.running)


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


GROUNDS = {
    RefusalGround.OUT_OF_TIME: ("Over 12 months ago", "2.3"),
    RefusalGround.LEGAL_PROCEEDINGS: ("Claim filed at court", "2.2"),
    RefusalGround.ALREADY_CONSIDERED: ("Already considered", "2.2"),
    RefusalGround.OTHER: ("Other, justified", "2.1"),
    None: ("Ground not recorded", "2.1"),
}


def _refusals(session: Session, year: Year) -> tuple[paper.RefusalGround, ...]:
    found = []
    for ground, (words, provision) in GROUNDS.items():
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


def known(counts: Iterable[paper.Count], names: tuple[str, ...]) -> tuple[paper.Count, ...]:
    """Counts by words of our own; all others together are "other"."""
    found: Counter[str] = Counter()
    for count in counts:
        found[count.name if count.name in (*names, NOT_RECORDED) else OTHER] += count.n
    return tuple(paper.Count(name, n) for name, n in found.most_common())


def known_categories(
    lines: tuple[paper.CategoryOutcome, ...],
) -> tuple[paper.CategoryOutcome, ...]:
    """Decisions by categories of our own; all others together are "other"."""
    found: dict[str, paper.CategoryOutcome] = {}
    for line in lines:
        name = line.name if line.name in (*CATEGORIES, NOT_RECORDED) else OTHER
        sofar = found.get(name, paper.CategoryOutcome(name))
        found[name] = paper.CategoryOutcome(
            name,
            sofar.upheld + line.upheld,
            sofar.partly_upheld + line.partly_upheld,
            sofar.not_upheld + line.not_upheld,
        )
    return tuple(found.values())


def _missed(session: Session, year: Year) -> tuple[public.Missed, ...]:
    found = []
    for stage in Stage:
        for clock in (Clock.ACKNOWLEDGE, Clock.RESPOND):
            missed = [
                breach
                for case, _ in of_year(session, year, stage)
                for breach in session.breaches(case)
                if breach.stage is stage and breach.clock is clock
            ]
            days = tuple(sorted(breach.days_late for breach in missed))
            still = sum(breach.still_open for breach in missed)
            found.append(public.Missed(int(stage), clock is Clock.RESPOND, days, still))
    return tuple(found)


def _ombudsman(session: Session, year: Year) -> public.PublicOmbudsman:
    said = registers.ombudsman(session, year)
    kinds = Counter(_finding(line.finding) for line in said.findings)
    return public.PublicOmbudsman(
        cases=said.cases,
        findings=tuple(paper.Count(name, n) for name, n in kinds.most_common()),
        orders=_in_time(said.orders, binding=True),
        recommendations=_in_time(said.orders, binding=False),
        failure_orders=registers.items_of_kind(session, year, ItemKind.FAILURE_ORDER.value),
    )


def _finding(words: str) -> str:
    return words if words in {finding.value for finding in Finding} else OTHER


def _in_time(orders: Iterable[Order], *, binding: bool) -> paper.Share:
    of = [order for order in orders if order.binding is binding]
    kept = [o for o in of if o.complied_on and (o.due is None or o.complied_on <= o.due)]
    return paper.Share(len(kept), len(of))


def _brought_forward(session: Session, before: date) -> tuple[paper.StageCount, ...]:
    """What came of the complaints that were open when a year began: counted, not received again."""
    came = {
        stage: Counter(
            _came_of(session.cases()[case.record.id].state.stage(stage))
            for case in open_after(session, before, stage)
        )
        for stage in Stage
    }
    one, two = came[Stage.ONE], came[Stage.TWO]
    return tuple(
        paper.StageCount(name, one[name], two[name]) for name in CAME_OF if one[name] or two[name]
    )


def _came_of(state: StageState | None) -> str:
    if state is None or state.running:
        return STILL_OPEN
    if state.refusal is not None:
        return REFUSED
    if state.response is not None and state.response.outcome is not None:
        return state.response.outcome.value.capitalize()
    return "Withdrawn" if state.withdrawn else ANSWERED
