"""One reporting year of the register: its measures, its breaches, and what it can show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.assessment import RegisterFacts, Timeliness
from chc_desktop.model.rules.complaint import Breach, StageState
from chc_desktop.model.rules.measures import (
    MeasuredCase,
    StageMeasures,
    Year,
    stage_measures,
)
from chc_desktop.model.rules.values import Clock, Role, Stage
from chc_desktop.model.services import people
from chc_desktop.model.services.session import Case, Session


@dataclass(frozen=True, slots=True)
class YearMeasures:
    """CH01 and CH02 of both stages for a year."""

    year_end: date
    today: date
    homes: int
    stage1: StageMeasures
    stage2: StageMeasures


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of a year's cases met one timescale, and which did not."""

    in_time: int
    total: int
    late: tuple[tuple[Case, Breach], ...]
    not_yet_due: int
    all: tuple[Case, ...]


def measures(session: Session, year_end: date, today: date | None = None) -> YearMeasures:
    """The measures of a year, as things stand on the session's day (or on ``today``)."""
    day = today or session.today
    cases = [
        MeasuredCase(case.state, case.record.outside_measures) for case in session.cases().values()
    ]
    year = session.year(year_end)
    homes = people.homes_owned(session, year_end.isoformat())
    one, two = (stage_measures(cases, stage, year, homes, day) for stage in Stage)
    return YearMeasures(year_end, day, homes, one, two)


def of_year(session: Session, year: Year, stage: Stage) -> tuple[tuple[Case, StageState], ...]:
    """The cases of a year at a stage, refused ones included, by day: they follow the Code."""
    return session.once(("of year", year, stage), lambda: _of_year(session, year, stage))


def started(case: Case, stage: Stage) -> date:
    """The day a stage began, whatever the Ombudsman said later."""
    if stage is Stage.ONE:
        return case.state.received
    return next(e.on for e in case.state.events if e.kind == "stage 2 asked for")


def kept(session: Session, year: Year, stage: Stage, clock: Clock) -> Kept:
    """How a timescale of the Code was kept for all the year's cases that were not refused.

    Cases outside the measures count here: the Code protects them too.
    """
    key = ("kept", year, stage, clock)
    return session.once(key, lambda: _kept(session, year, stage, clock))


def _kept(session: Session, year: Year, stage: Stage, clock: Clock) -> Kept:
    late, total, waiting, everyone = [], 0, 0, []
    for case, state in of_year(session, year, stage):
        if state.refusal is not None:
            continue
        everyone.append(case)
        found = [b for b in session.breaches(case) if b.stage is stage and b.clock is clock]
        done = state.acknowledged_on if clock is Clock.ACKNOWLEDGE else state.response
        if not found and done is None:
            waiting += 1
            continue
        total += 1
        late += [(case, breach) for breach in found]
    return Kept(total - len(late), total, tuple(late), waiting, tuple(everyone))


def register_facts(session: Session, year_end: date) -> RegisterFacts:
    """What the register can say against or for the answers of a self-assessment."""
    year = session.year(year_end)

    def timeliness(stage: Stage, clock: Clock) -> Timeliness:
        found = kept(session, year, stage, clock)
        return Timeliness(late=len(found.late), total=found.total)

    refused = sum(
        state.refusal is not None for stage in Stage for _, state in of_year(session, year, stage)
    )
    day = min(session.today, year_end).isoformat()
    return RegisterFacts(
        acknowledged_1=timeliness(Stage.ONE, Clock.ACKNOWLEDGE),
        responded_1=timeliness(Stage.ONE, Clock.RESPOND),
        acknowledged_2=timeliness(Stage.TWO, Clock.ACKNOWLEDGE),
        responded_2=timeliness(Stage.TWO, Clock.RESPOND),
        adjustments=_count(session, "SELECT count(*) FROM adjustment WHERE removed_on IS NULL"),
        restrictions=_count(session, "SELECT count(*) FROM restriction WHERE removed_on IS NULL"),
        refusals=refused,
        policies_past_review=_count(
            session,
            "SELECT count(*) FROM policy WHERE removed_on IS NULL AND review_on < ?",
            session.today.isoformat(),
        ),
        senior_lead_named=holder(session, Role.SENIOR_LEAD, day) is not None,
        mrc_named=holder(session, Role.MRC, day) is not None,
    )


def holder(session: Session, role: Role, day: str) -> str | None:
    """Who holds an office on a day (ISO), by name; else whoever holds it today."""
    for on in (day, session.today.isoformat()):
        row = session.register.one(
            "SELECT p.name FROM role_holder r JOIN person p ON p.id = r.person_id"
            " WHERE r.removed_on IS NULL AND r.role = ? AND r.from_on <= ? AND coalesce(r.until_on, '9') >= ?"
            " ORDER BY r.from_on DESC",
            role.value,
            on,
            on,
        )
        if row:
            return str(row["name"])
    return None


def references(cases: Iterable[Case]) -> tuple[str, ...]:
    """The references of cases, each once, in order."""
    return tuple(dict.fromkeys(case.record.reference for case in cases))


def _of_year(session: Session, year: Year, stage: Stage) -> tuple[tuple[Case, StageState], ...]:
    found = []
    for case in session.cases().values():
        state = case.state.stage(stage)
        if state is not None and started(case, stage) in year:
            found.append((case, state))
    return tuple(
        sorted(found, key=lambda pair: (started(pair[0], stage), pair[0].record.reference))
    )


def _count(session: Session, sql: str, *values: object) -> int:
    return int(session.register.tuples(sql, *values)[0][0])
