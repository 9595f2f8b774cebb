"""The annual report's figures: volumes, timeliness, the marks of the strip, late cases."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from statistics import mean, median

from chc_desktop.model.reports import case_lines as lines
from chc_desktop.model.reports import papers as paper
from chc_desktop.model.rules.clocks import FAULT_TEXTS, days_late
from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.events import Acknowledged, Received
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.reviews import add_months
from chc_desktop.model.rules.values import CATEGORIES, Clock, Outcome, Stage
from chc_desktop.model.services import people
from chc_desktop.model.services.annual_people import paid
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.year import measures, of_year, started


def year_figures(session: Session, year_end: date) -> paper.YearFigures:
    """A year's figures; those the register does not know are None, never 0."""
    year = session.year(year_end)
    everyone = of_year(session, year, Stage.ONE)
    typed = _typed(session, year_end)
    known = bool(everyone) or year.end >= _register_starts(session)
    if not known:
        return paper.YearFigures(
            year_end=year_end,
            homes=people.homes_owned(session, year_end.isoformat()) or None,
            stage1=typed.get("stage 1 complaints", (None, None))[0],
            stage2=typed.get("stage 2 complaints", (None, None))[0],
        )
    found = measures(session, year_end)
    one, two = found.stage1, found.stage2
    satisfied = typed.get("satisfaction with complaint handling")
    of_complaints = paper.YearFigures(
        year_end=year_end,
        homes=found.homes or None,
        stage1=one.received,
        stage2=two.received,
        refused=sum(state.refusal is not None for _, state in everyone),
        outside_measure=sum(case.record.outside_measures for case, _ in everyone),
        ch01_stage1=one.ch01,
        ch01_stage2=two.ch01,
        acknowledged=paper.Share(one.acknowledged_in_time, one.acknowledged_of),
        acknowledged_stage2=paper.Share(two.acknowledged_in_time, two.acknowledged_of),
        answered_stage1=paper.Share(one.responded_in_time, one.of),
        answered_stage2=paper.Share(two.responded_in_time, two.of),
        extended_stage1=one.responded_in_extension,
        extended_stage2=two.responded_in_extension,
        upheld=_upheld(everyone),
        satisfaction=paper.Share(*satisfied) if satisfied else None,
    )
    return _with_registers(session, year, of_complaints)


def stage_times(session: Session, year_end: date, stage: Stage) -> paper.StageTimes:
    """CH02 of a stage with what stands beside it, mean and median in working days."""
    found = measures(session, year_end)
    m = found.stage1 if stage is Stage.ONE else found.stage2
    took = [
        max(0, session.calendar.between(state.acknowledged_on, state.response.on))
        for case, state in measured(session, session.year(year_end), stage)
        if state.response is not None and state.acknowledged_on is not None
    ]
    spread = paper.Spread(
        len(took), mean(took) if took else None, float(median(took)) if took else None
    )
    return paper.StageTimes(
        answered=paper.Share(m.responded_in_time, m.of),
        without_extensions=paper.Share(m.responded_in_time - m.responded_in_extension, m.of),
        by_on_time_date=paper.Share(m.responded_by_on_time_date, m.of),
        not_yet_due=m.not_yet_due,
        acknowledged=paper.Share(m.acknowledged_in_time, m.acknowledged_of),
        spread=spread,
    )


def months(session: Session, year: Year) -> tuple[paper.MonthCount, ...]:
    """Complaints by month as CH01 counts them: stage 1 as received, stage 2 as asked for."""
    counts = {
        stage: Counter(
            (day.year, day.month)
            for case, _ in measured(session, year, stage)
            for day in [started(case, stage)]
        )
        for stage in Stage
    }
    found = []
    month = year.start.replace(day=1)
    while month <= year.end:
        key = (month.year, month.month)
        found.append(paper.MonthCount(month, counts[Stage.ONE][key], counts[Stage.TWO][key]))
        month = add_months(month, 1)
    return tuple(found)


def channels(session: Session, year: Year) -> tuple[paper.Count, ...]:
    """How complaints reached the landlord, the most frequent first."""
    counts = Counter(
        next((e.channel for e in case.state.events if isinstance(e, Received)), "")
        or "not recorded"
        for case, _ in measured(session, year, Stage.ONE)
    )
    return _counts(counts)


def categories(session: Session, year: Year) -> tuple[paper.Count, ...]:
    """What complaints were about; one may have several."""
    counts = Counter(
        category
        for case, _ in measured(session, year, Stage.ONE)
        for category in case.record.categories or ("not recorded",)
    )
    return _counts(counts)


def categories_unused(session: Session, year: Year) -> tuple[str, ...]:
    """Categories offered that nobody complained about."""
    used = {count.name for count in categories(session, year)}
    return tuple(name for name in CATEGORIES if name not in used)


def acknowledged_marks(session: Session, year: Year) -> tuple[paper.TimeMark, ...]:
    """The working day after receipt on which each acknowledgement went (6.2)."""
    found = []
    for _, state in measured(session, year, Stage.ONE):
        if state.acknowledged_on is None:
            continue
        late = days_late(session.calendar, state.clock.acknowledge_by, state.acknowledged_on)
        kind = paper.MarkKind.LATE if late else paper.MarkKind.IN_TIME
        days = max(0, session.calendar.between(state.clock.start, state.acknowledged_on))
        found.append(paper.TimeMark(days, kind, late))
    return tuple(found)


def response_marks(session: Session, year: Year, stage: Stage) -> tuple[paper.TimeMark, ...]:
    """The working day after the acknowledgement on which each response went (6.3, 6.14)."""
    found = []
    for _, state in measured(session, year, stage):
        if state.response is None or state.acknowledged_on is None:
            continue
        late = days_late(session.calendar, state.clock.respond_by, state.response.on)
        if late:
            kind = paper.MarkKind.LATE
        elif state.needed_extension:
            kind = paper.MarkKind.IN_EXTENSION
        else:
            kind = paper.MarkKind.IN_TIME
        days = max(0, session.calendar.between(state.acknowledged_on, state.response.on))
        found.append(paper.TimeMark(days, kind, late))
    return tuple(found)


def late_cases(session: Session, year: Year) -> tuple[lines.LateCase, ...]:
    """Each missed date of the Code of the year's cases, with its reason."""
    found = []
    for stage in Stage:
        for case, state in of_year(session, year, stage):
            for breach in session.breaches(case):
                if breach.stage is not stage:
                    continue
                what = "Acknowledgement" if breach.clock is Clock.ACKNOWLEDGE else "Response"
                found.append(
                    lines.LateCase(
                        case.record.reference,
                        f"{what} at stage {stage.value}",
                        breach.days_late,
                        _late_reason(case, state, breach.clock),
                        breach.still_open,
                    )
                )
    return tuple(found)


def extensions(session: Session, year: Year) -> tuple[lines.ExtensionLine, ...]:
    """Each extension told to a resident, and whether it counts (6.4, 6.15)."""
    found = []
    for stage in Stage:
        for case, state in of_year(session, year, stage):
            reasons = {(e.on, e.new_date): e.reason for e in state.extensions}
            found += [
                lines.ExtensionLine(
                    reference=case.record.reference,
                    extended_to=extension.new_date,
                    counts=extension.valid,
                    reason=reasons[extension.told, extension.new_date],
                    why_not=" ".join(FAULT_TEXTS[fault] for fault in extension.faults),
                )
                for extension in state.clock.extensions
            ]
    return tuple(found)


def measured(session: Session, year: Year, stage: Stage) -> list[tuple[Case, StageState]]:
    """The cases of a year and stage that CH01 and CH02 count."""
    return [
        (case, state)
        for case, state in of_year(session, year, stage)
        if state.refusal is None and not case.record.outside_measures
    ]


def undefined(session: Session, year: Year) -> paper.Share:
    """Of the acknowledgements that went in time, those without the definition (5.6, 6.2, 6.11)."""
    in_time = [
        state
        for stage in Stage
        for _, state in measured(session, year, stage)
        if state.acknowledged_in_time
    ]
    return paper.Share(sum(not state.defined_in_time for state in in_time), len(in_time))


def withdrawn_early(session: Session, year: Year) -> int:
    """How many were withdrawn before an answer, at both stages."""
    return sum(
        state.withdrawn and state.response is None
        for stage in Stage
        for _, state in measured(session, year, stage)
    )


def notes(undefined: paper.Share, withdrawn: int) -> tuple[str, ...]:
    """What a reader of the figures must know about a year."""
    found = []
    if undefined.n:
        found.append(
            f"Of the {undefined.of} acknowledgements that went in time at both stages, "
            f"{undefined.n} went without the complaint definition (5.6), which 6.2 and 6.11 ask "
            "for by the same day."
        )
    if withdrawn:
        what = "complaint was" if withdrawn == 1 else "complaints were"
        found.append(
            f"{withdrawn} {what} withdrawn before an answer. One withdrawn before its date counts "
            "as not yet due, so it stands outside the share answered in time."
        )
    return tuple(found)


# ---- private


def _late_reason(case: Case, state: StageState, clock: Clock) -> str:
    """Why a letter went late, as recorded with it."""
    if clock is Clock.RESPOND:
        return state.response.late_reason if state.response else ""
    return next(
        (
            event.late_reason
            for event in case.state.events
            if isinstance(event, Acknowledged) and event.stage is state.stage
        ),
        "",
    )


def _upheld(cases: tuple[tuple[Case, StageState], ...]) -> paper.Share:
    outcomes = [s.response.outcome for _, s in cases if s.response and s.response.outcome]
    decided = [o for o in outcomes if o is not Outcome.WITHDRAWN]
    upheld = [o for o in decided if o in (Outcome.UPHELD, Outcome.PARTLY_UPHELD)]
    return paper.Share(len(upheld), len(decided))


def _with_registers(session: Session, year: Year, figures: paper.YearFigures) -> paper.YearFigures:
    """The figures with those that do not come from the events of cases."""
    start, end = year.start.isoformat(), year.end.isoformat()
    paid_pence, paid_in = paid(session, year)

    today = session.today.isoformat()

    def count(sql: str, *more: str) -> int:
        return int(session.register.tuples(sql, start, end, *more)[0][0])

    made = (
        "SELECT count(*) FROM promise WHERE removed_on IS NULL AND due_on IS NOT NULL"
        " AND coalesce(refused_on, '9') > ?3 AND made_on BETWEEN ?1 AND ?2 AND"
    )
    items = (
        "SELECT count(*) FROM ombudsman_item i JOIN ombudsman_case o ON o.id = i.case_id"
        " WHERE i.removed_on IS NULL AND o.removed_on IS NULL AND i.on_date BETWEEN ?1 AND ?2"
        " AND i.kind ="
    )
    return replace(
        figures,
        paid_pence=paid_pence,
        paid_in=paid_in,
        promises_kept=paper.Share(
            count(f"{made} done_on <= min(due_on, ?3)", today),
            count(f"{made} (done_on <= ?3 OR due_on < ?3)", today),
        ),
        promises_open=count(f"{made} coalesce(done_on, '9') > ?3", today),
        service_requests=count(
            "SELECT count(*) FROM service_request WHERE removed_on IS NULL"
            " AND received_on BETWEEN ?1 AND ?2"
        ),
        ombudsman_cases=count(
            "SELECT count(*) FROM ombudsman_case WHERE removed_on IS NULL"
            " AND opened_on BETWEEN ?1 AND ?2"
        ),
        findings=count(f"{items} 'finding'"),
        orders=paper.Share(
            count(f"{items} 'order' AND i.done_on <= min(i.due_on, ?3)", today),
            count(f"{items} 'order'"),
        ),
    )


def _typed(session: Session, year_end: date) -> dict[str, tuple[int, int]]:
    rows = session.register.tuples(
        "SELECT name, part, of FROM year_figure WHERE year_end = ? AND removed_on IS NULL",
        year_end.isoformat(),
    )
    return {name: (part, of) for name, part, of in rows}


def _register_starts(session: Session) -> date:
    """The first day this register can speak for: its oldest complaint, or its own first day."""
    received = [case.state.received for case in session.cases().values()]
    begun = session.register.tuples("SELECT created_at FROM landlord")
    return min([*received, *(date.fromisoformat(row[0]) for row in begun)])


def _counts(counts: Counter[str]) -> tuple[paper.Count, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(paper.Count(name, n) for name, n in ordered)
