"""Which dates a change moves: the same case before and after, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.commands import CaseCommand, Retract
from chc_desktop.model.rules.complaint import CaseState, StageState, case_state
from chc_desktop.model.rules.events import Retracted
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.services.complaints import as_it_would_be
from chc_desktop.model.services.session import Session


@dataclass(frozen=True, slots=True)
class MovedDate:
    """A date of a case before and after a change; None where there is none.

    ``late_before`` and ``late_after`` say whether the date was, and would be, missed on the day
    that is asked about.
    """

    reference: str
    stage: Stage
    clock: Clock
    label: str
    before: date | None
    after: date | None
    late_before: bool
    late_after: bool


def what_moves(session: Session, command: CaseCommand | Retract) -> tuple[MovedDate, ...]:
    """The dates a command would move, or turn from late to in time or back; writes nothing.

    Empty where it moves none, and where the case or the day is not there.
    """
    case = session.case(command.complaint_id)
    after = _would_be(session, command)
    if case is None or after is None:
        return ()
    return moved(session.today, case.record.reference, case.state, after)


def moved(
    today: date, reference: str, before: CaseState, after: CaseState
) -> tuple[MovedDate, ...]:
    """Every date of a case that differs between two states, by stage."""
    found = []
    for stage in Stage:
        old, new = before.stage(stage), after.stage(stage)
        for clock, label in (
            (Clock.ACKNOWLEDGE, "Acknowledge by"),
            (Clock.RESPOND, "Respond by"),
        ):
            then, now = _due(old, clock), _due(new, clock)
            was_late, is_late = _late(old, clock, today), _late(new, clock, today)
            if (then, was_late) != (now, is_late):
                found.append(
                    MovedDate(reference, stage, clock, label, then, now, was_late, is_late)
                )
    return tuple(found)


def _would_be(session: Session, command: CaseCommand | Retract) -> CaseState | None:
    if not isinstance(command, Retract):
        case = session.case(command.complaint_id)
        known = {e.id for e in case.state.events} if case else set()
        if getattr(command, "event_id", 0) not in known | {0}:
            return None
        return as_it_would_be(session, command)
    case = session.case(command.complaint_id)
    event = next((e for e in case.state.events if e.id == command.event_id), None) if case else None
    if case is None or event is None or event is case.state.events[0]:
        return None
    newest = max(e.id for e in case.record.events) + 1
    taken = Retracted(on=event.on, stage=event.stage, id=newest, corrects=event.id)
    return case_state(session.calendar, (*case.record.events, taken))


def _due(stage: StageState | None, clock: Clock) -> date | None:
    if stage is None:
        return None
    return stage.clock.acknowledge_by if clock is Clock.ACKNOWLEDGE else stage.clock.respond_by


def _late(stage: StageState | None, clock: Clock, today: date) -> bool:
    due = _due(stage, clock)
    if stage is None or due is None:
        return False
    done = stage.acknowledged_on if clock is Clock.ACKNOWLEDGE else None
    if clock is Clock.RESPOND and stage.response is not None:
        done = stage.response.on
    ends = [day for day in (done, stage.ended_on) if day is not None]
    return min(ends, default=today) > due
