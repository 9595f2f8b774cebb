"""Where a complaint stands, worked out from its events: stages, breaches, what comes next.

Nothing here is stored. The same events always give the same answers, in whatever order they
were entered; ``today`` only decides what is overdue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from chc_desktop.model.rules.clocks import StageClock, days_late, stage_clock
from chc_desktop.model.rules.events import (
    Acknowledged,
    Closed,
    Defined,
    EscalationRequested,
    Event,
    Extended,
    Raised,
    Received,
    Refused,
    Responded,
    ToldToAccept,
    Withdrawn,
    effective,
)
from chc_desktop.model.rules.values import Clock, Outcome, Stage
from chc_desktop.model.rules.working_days import WorkingDays

WARN_WITHIN = 3
"""Working days ahead that count as "due soon" on Today (**ours**)."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A date of the Code that was missed. ``days_late`` are working days, at least 1."""

    stage: Stage
    clock: Clock
    due: date
    days_late: int
    still_open: bool


@dataclass(frozen=True, slots=True)
class StageState:
    """One stage: its dates and what happened at it."""

    stage: Stage
    clock: StageClock
    defined: Defined | None
    extensions: tuple[Extended, ...]
    response: Responded | None
    refusal: Refused | None
    ended_on: date | None
    """The day a response, refusal or withdrawal ended the clocks; None while they run."""
    defined_on: date | None = None
    """The day it was first defined; ``defined`` may be a later wording."""
    raised: tuple[Raised, ...] = ()
    """New issues that its response answers too (6.8)."""

    @property
    def acknowledged_on(self) -> date | None:
        """The acknowledgement, or the response that counts as one."""
        if self.clock.acknowledged is not None:
            return self.clock.acknowledged
        return self.response.on if self.response else None

    @property
    def running(self) -> bool:
        """Whether a response is still owed."""
        return self.ended_on is None

    @property
    def acknowledged_in_time(self) -> bool:
        """Within 5 working days (6.2, 6.11)."""
        on = self.acknowledged_on
        return on is not None and on <= self.clock.acknowledge_by

    @property
    def defined_in_time(self) -> bool:
        """With its definition by the same day: 6.2 and 6.11 ask for both (5.6)."""
        return self.defined_on is not None and self.defined_on <= self.clock.acknowledge_by

    @property
    def raised_since_defined(self) -> tuple[Raised, ...]:
        """New issues that the definition does not cover yet (5.6, 6.8)."""
        defined = self.defined
        return tuple(e for e in self.raised if defined is None or e.on > defined.on)

    @property
    def responded_in_time(self) -> bool:
        """By the Code's date in force, a valid extension included."""
        return self.response is not None and self.response.on <= self.clock.respond_by

    @property
    def needed_extension(self) -> bool:
        """In time, but only because a valid extension moved the date."""
        return (
            self.response is not None
            and self.clock.respond_by_unextended < self.response.on <= self.clock.respond_by
        )

    @property
    def withdrawn(self) -> bool:
        """Ended because the resident took the complaint back."""
        if self.response is not None:
            return self.response.outcome is Outcome.WITHDRAWN
        return self.ended_on is not None and self.refusal is None

    def overdue(self, today: date) -> bool:
        """No answer, and the date in force has passed."""
        return self.running and today > self.clock.respond_by

    def not_yet_due(self, today: date) -> bool:
        """Neither answered nor overdue: outside the N of CH02."""
        until = today if self.ended_on is None else self.ended_on
        return self.response is None and until <= self.clock.respond_by

    def acknowledgement_not_yet_due(self, today: date) -> bool:
        """Neither acknowledged nor overdue for it."""
        until = today if self.ended_on is None else self.ended_on
        return self.acknowledged_on is None and until <= self.clock.acknowledge_by


class Standing(StrEnum):
    """Where a complaint stands, in the words of the badge."""

    ACKNOWLEDGE_1 = "New: acknowledge"
    RESPOND_1 = "Stage 1: response due"
    EXTENDED_1 = "Stage 1: extended"
    ACKNOWLEDGE_2 = "Stage 2: acknowledge"
    RESPOND_2 = "Stage 2: response due"
    EXTENDED_2 = "Stage 2: extended"
    OVERDUE_ACKNOWLEDGE = "Overdue: acknowledge"
    OVERDUE_RESPONSE = "Overdue: response"
    RESPONDED = "Responded"
    PROMISE_OPEN = "Closed: promise open"
    CLOSED_UPHELD = "Closed: upheld"
    CLOSED_PARTLY = "Closed: partly upheld"
    CLOSED_NOT_UPHELD = "Closed: not upheld"
    CLOSED = "Closed"
    REFUSED = "Refused"
    WITHDRAWN = "Withdrawn"
    OMBUDSMAN = "With the Ombudsman"


@dataclass(frozen=True, slots=True)
class CaseState:
    """Everything that follows from the events of one complaint."""

    events: tuple[Event, ...]
    stages: tuple[StageState, ...]
    closed_on: date | None

    @property
    def received(self) -> date:
        """Day 0 of stage 1 as first received, whatever the Ombudsman said later."""
        return next(e.on for e in self.events if isinstance(e, Received))

    @property
    def current(self) -> StageState:
        """The stage the complaint is in: the one still running, stage 1 first, else the last."""
        return next((s for s in self.stages if s.running), self.stages[-1])

    def stage(self, stage: Stage) -> StageState | None:
        """That stage, or None when it was never asked for."""
        return next((s for s in self.stages if s.stage is stage), None)

    @property
    def running(self) -> bool:
        """Whether any stage still owes a response."""
        return any(s.running for s in self.stages)

    @property
    def outcome(self) -> Outcome | None:
        """The last stage's outcome that was given."""
        given = [s.response.outcome for s in self.stages if s.response and s.response.outcome]
        return given[-1] if given else None


class NotReceived(ValueError):
    """A case without a day of receipt; the store never writes one."""


def case_state(calendar: WorkingDays, events: Iterable[Event]) -> CaseState:
    """The state of a complaint from its events, corrections applied (domain rules 1 to 8)."""
    facts = effective(events)
    received = _first(facts, Received, Stage.ONE)
    if received is None:
        raise NotReceived("The complaint has no day of receipt.")
    stages = [_stage_state(calendar, facts, Stage.ONE, received.on)]
    asked = _first(facts, EscalationRequested, Stage.TWO)
    if asked is not None:
        stages.append(_stage_state(calendar, facts, Stage.TWO, asked.on))
    # A file put away before stage 2, or before it had to be accepted, is open again.
    last = stages[-1]
    closed = [
        e.on
        for e in facts
        if isinstance(e, Closed) and e.stage is last.stage and e.on >= last.clock.start
    ]
    return CaseState(facts, tuple(stages), max(closed, default=None))


def breaches(calendar: WorkingDays, state: CaseState, today: date) -> tuple[Breach, ...]:
    """All breaches of the Code's dates, open or over, by due date (6.2, 6.3, 6.11, 6.14)."""
    found = []
    for stage in state.stages:
        for clock, due, done in (
            (Clock.ACKNOWLEDGE, stage.clock.acknowledge_by, stage.acknowledged_on),
            (Clock.RESPOND, stage.clock.respond_by, stage.response and stage.response.on),
        ):
            # Whatever comes after a refusal or a withdrawal is late for nothing.
            over = min((day for day in (done, stage.ended_on) if day), default=None)
            late = days_late(calendar, due, over or today)
            if late:
                found.append(Breach(stage.stage, clock, due, late, still_open=over is None))
    return tuple(sorted(found, key=lambda b: (b.due, b.stage, b.clock)))


def due_clocks(state: CaseState) -> tuple[tuple[StageState, Clock, date], ...]:
    """What is still owed: the stage, the clock, and the date warnings go by."""
    owed = []
    for stage in state.stages:
        if not stage.running:
            continue
        if stage.acknowledged_on is None:
            owed.append((stage, Clock.ACKNOWLEDGE, stage.clock.acknowledge_by))
        owed.append((stage, Clock.RESPOND, stage.clock.warn_by))
    return tuple(owed)


def standing(
    state: CaseState, today: date, *, promise_open: bool = False, with_ombudsman: bool = False
) -> Standing:
    """The badge's word for the complaint on a day."""
    if not state.running:
        return _ended(state, promise_open=promise_open, with_ombudsman=with_ombudsman)
    stage = state.current
    if stage.overdue(today):
        return Standing.OVERDUE_RESPONSE
    if stage.acknowledged_on is None:
        if today > stage.clock.acknowledge_by:
            return Standing.OVERDUE_ACKNOWLEDGE
        return Standing.ACKNOWLEDGE_1 if stage.stage is Stage.ONE else Standing.ACKNOWLEDGE_2
    if stage.clock.extended:
        return Standing.EXTENDED_1 if stage.stage is Stage.ONE else Standing.EXTENDED_2
    return Standing.RESPOND_1 if stage.stage is Stage.ONE else Standing.RESPOND_2


def _ended(state: CaseState, *, promise_open: bool, with_ombudsman: bool) -> Standing:
    last = state.stages[-1]
    if with_ombudsman:
        return Standing.OMBUDSMAN
    if last.refusal is not None:
        return Standing.REFUSED
    if last.withdrawn:
        return Standing.WITHDRAWN
    if state.closed_on is None:
        return Standing.RESPONDED
    if promise_open:
        return Standing.PROMISE_OPEN
    return {
        Outcome.UPHELD: Standing.CLOSED_UPHELD,
        Outcome.PARTLY_UPHELD: Standing.CLOSED_PARTLY,
        Outcome.NOT_UPHELD: Standing.CLOSED_NOT_UPHELD,
    }.get(state.outcome or Outcome.WITHDRAWN, Standing.CLOSED)


def _stage_state(
    calendar: WorkingDays, facts: tuple[Event, ...], stage: Stage, start: date
) -> StageState:
    # The Ombudsman's instruction is a new day 0, and takes back the refusal before it.
    told = [e.on for e in facts if isinstance(e, ToldToAccept) and e.stage is stage]
    start = max([start, *told])
    since = tuple(
        e
        for e in facts
        if e.stage is stage
        and e.on >= start
        and not (told and e.on == start and isinstance(e, Refused))
    )
    refusal = _first(since, Refused, stage)
    response = _first(since, Responded, stage)
    withdrawal = next((e for e in facts if isinstance(e, Withdrawn) and e.on >= start), None)
    if withdrawal is not None and response is not None and response.on <= withdrawal.on:
        withdrawal = None
    acknowledged = _first(since, Acknowledged, stage)
    extensions = tuple(e for e in since if isinstance(e, Extended))
    clock = stage_clock(
        calendar,
        stage,
        start,
        acknowledged=acknowledged.on if acknowledged else None,
        responded=response.on if response else None,
        extensions=extensions,
    )
    ends = [e.on for e in (response, refusal, withdrawal) if e is not None]
    return StageState(
        stage=stage,
        clock=clock,
        defined=_last(since, Defined),
        extensions=extensions,
        response=response,
        refusal=refusal,
        ended_on=min(ends, default=None),
        defined_on=next((e.on for e in since if isinstance(e, Defined)), None),
        raised=tuple(e for e in since if isinstance(e, Raised)),
    )


E_ = TypeVar("E_", bound=Event)


def _first(facts: Iterable[Event], kind: type[E_], stage: Stage) -> E_ | None:
    return next((e for e in facts if isinstance(e, kind) and e.stage is stage), None)


def _last(facts: Iterable[Event], kind: type[E_]) -> E_ | None:
    return next((e for e in reversed(tuple(facts)) if isinstance(e, kind)), None)
