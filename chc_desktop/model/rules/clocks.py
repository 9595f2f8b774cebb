"""The Code's limits and the dates that follow from the facts of one stage.

Every limit is a named constant beside its provision. ``stage_clock`` gives the dates,
``explain`` says how each was counted. Nothing here knows what day it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.events import Extended
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.rules.working_days import CountedDay, WorkingDays

ACKNOWLEDGE = 5
"""Working days to acknowledge, define and log, from receipt (6.2) or the request (6.11)."""
RESPOND = {Stage.ONE: 10, Stage.TWO: 20}
"""Working days to respond, from the acknowledgement (6.3, 6.14)."""
EXTEND = {Stage.ONE: 10, Stage.TWO: 20}
"""Most working days an extension may add to the unextended date (6.4, 6.15)."""
PROVISIONS = {
    (Stage.ONE, Clock.ACKNOWLEDGE): "6.2",
    (Stage.TWO, Clock.ACKNOWLEDGE): "6.11",
    (Stage.ONE, Clock.RESPOND): "6.3",
    (Stage.TWO, Clock.RESPOND): "6.14",
    (Stage.ONE, Clock.EXTENSION): "6.4",
    (Stage.TWO, Clock.EXTENSION): "6.15",
}
"""Which provision each clock of each stage stands on."""


class ExtensionFault(StrEnum):
    """Why an extension does not move the date."""

    TOLD_LATE = "told_late"
    BEYOND_CAP = "beyond_cap"
    NOT_LATER_THAN_DUE = "not_later_than_due"
    NOT_IN_WRITING = "not_in_writing"
    NO_REASON = "no_reason"
    OMBUDSMAN_NOT_GIVEN = "ombudsman_not_given"


FAULT_TEXTS = {
    ExtensionFault.TOLD_LATE: "The resident was told after the due date.",
    ExtensionFault.BEYOND_CAP: "The new date is beyond the most that the Code allows, and no "
    "good reason with agreed updates is recorded (5.9).",
    ExtensionFault.NOT_LATER_THAN_DUE: "The new date is not later than the due date.",
    ExtensionFault.NOT_IN_WRITING: "The resident was not told in writing.",
    ExtensionFault.NO_REASON: "The reasons were not given to the resident.",
    ExtensionFault.OMBUDSMAN_NOT_GIVEN: "The Ombudsman’s contact details were not given.",
}
"""One sentence for each fault; 6.4, 6.5 at stage 1, 6.15, 6.16 at stage 2."""


@dataclass(frozen=True, slots=True)
class JudgedExtension:
    """An extension and what stands against it; it moves the date only if nothing does."""

    told: date
    new_date: date
    faults: tuple[ExtensionFault, ...]

    @property
    def valid(self) -> bool:
        """Whether it moves the date."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class StageClock:
    """The dates of one stage. ``respond_by`` is the Code's date in force.

    ``on_time_date`` (acknowledgement due + 10 or 20) is **ours**: a late acknowledgement must
    not silently buy time. It decides no breach.
    """

    stage: Stage
    start: date
    acknowledge_by: date
    acknowledged: date | None
    respond_by_unextended: date
    respond_by: date
    on_time_date: date
    extension_cap: date
    extensions: tuple[JudgedExtension, ...] = ()

    @property
    def provisional(self) -> bool:
        """True without an acknowledgement: the dates then count from its due date."""
        return self.acknowledged is None

    @property
    def extended(self) -> bool:
        """Whether a valid extension is in force."""
        return self.respond_by != self.respond_by_unextended

    @property
    def warn_by(self) -> date:
        """The date warnings go by: the earlier of the two, or the extended one."""
        return self.respond_by if self.extended else min(self.on_time_date, self.respond_by)


def stage_clock(
    calendar: WorkingDays,
    stage: Stage,
    start: date,
    *,
    acknowledged: date | None = None,
    responded: date | None = None,
    extensions: tuple[Extended, ...] = (),
) -> StageClock:
    """The dates of a stage from its facts (6.2 to 6.5, 6.11 to 6.16).

    A response with no acknowledgement before it counts as the acknowledgement too; its due
    date is then the provisional one.
    """
    acknowledge_by = calendar.add(start, ACKNOWLEDGE)
    if acknowledged is not None and responded is not None and acknowledged > responded:
        acknowledged = None
    on_time = calendar.add(acknowledge_by, RESPOND[stage])
    unextended = on_time if acknowledged is None else calendar.add(acknowledged, RESPOND[stage])
    cap = calendar.add(unextended, EXTEND[stage])
    judged, respond_by = _judge(extensions, unextended, cap) if extensions else ((), unextended)
    return StageClock(
        stage=stage,
        start=start,
        acknowledge_by=acknowledge_by,
        acknowledged=acknowledged,
        respond_by_unextended=unextended,
        respond_by=respond_by,
        on_time_date=on_time,
        extension_cap=cap,
        extensions=judged,
    )


def extension_from_dates(told: date, new_date: date, stage: Stage) -> Extended:
    """An extension of which only the dates are in question; its letter is taken as complete."""
    return Extended(on=told, stage=stage, new_date=new_date, reason="-", ombudsman_given=True)


def _judge(
    extensions: tuple[Extended, ...], unextended: date, cap: date
) -> tuple[tuple[JudgedExtension, ...], date]:
    """Each extension against the date in force when it was told; the cap never moves."""
    in_force, judged = unextended, []
    for extension in sorted(extensions, key=_told_first):
        faults = _faults(extension, in_force, cap)
        judged.append(JudgedExtension(extension.on, extension.new_date, faults))
        if not faults:
            in_force = extension.new_date
    return tuple(judged), in_force


def _told_first(extension: Extended) -> tuple[date, date, bool, bool, bool, bool]:
    """By day; of two told alike the complete one first, whichever was entered first."""
    return (
        extension.on,
        extension.new_date,
        not extension.in_writing,
        not extension.reason.strip(),
        not extension.ombudsman_given,
        not _excused(extension),
    )


def _excused(extension: Extended) -> bool:
    """Whether it may go beyond the cap: a good reason and agreed updates (5.9)."""
    return bool(extension.good_reason.strip()) and bool(extension.update_every)


def _faults(extension: Extended, due: date, cap: date) -> tuple[ExtensionFault, ...]:
    beyond = extension.new_date > cap
    found = {
        ExtensionFault.TOLD_LATE: extension.on > due,
        ExtensionFault.BEYOND_CAP: beyond and not _excused(extension),
        ExtensionFault.NOT_LATER_THAN_DUE: extension.new_date <= due,
        ExtensionFault.NOT_IN_WRITING: not extension.in_writing,
        ExtensionFault.NO_REASON: not extension.reason.strip(),
        ExtensionFault.OMBUDSMAN_NOT_GIVEN: not extension.ombudsman_given,
    }
    return tuple(fault for fault, is_so in found.items() if is_so)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date and how it was counted: one entry for each calendar day from day 0 on."""

    clock: Clock
    date: date
    because: tuple[CountedDay, ...]


def explain(calendar: WorkingDays, clock: StageClock) -> tuple[Deadline, ...]:
    """How each date of the stage came about, in the order of the clocks.

    The response is explained to its unextended date; a valid extension from there on.
    """
    received = "the day it was received" if clock.stage is Stage.ONE else "the day it was asked for"
    counted_from = clock.acknowledged or clock.acknowledge_by
    acknowledged = "acknowledged" if clock.acknowledged else "the last day to acknowledge"
    found = [
        _deadline(calendar, Clock.ACKNOWLEDGE, clock.start, clock.acknowledge_by, received),
        _deadline(calendar, Clock.RESPOND, counted_from, clock.respond_by_unextended, acknowledged),
    ]
    if clock.extended:
        due = "the date before the extension"
        found.append(
            _deadline(calendar, Clock.EXTENSION, clock.respond_by_unextended, clock.respond_by, due)
        )
    return tuple(found)


def explain_on_time(calendar: WorkingDays, clock: StageClock) -> Deadline:
    """How the on-time date came about (our own rule)."""
    why = "the last day to acknowledge"
    return _deadline(calendar, Clock.RESPOND, clock.acknowledge_by, clock.on_time_date, why)


def days_late(calendar: WorkingDays, due: date, done: date) -> int:
    """Working days after ``due`` up to and including ``done``, at least 1; 0 when in time."""
    return max(1, calendar.between(due, done)) if done > due else 0


def _deadline(
    calendar: WorkingDays, clock: Clock, start: date, end: date, day_zero: str
) -> Deadline:
    return Deadline(clock, end, calendar.count(start, end, f"Day 0: {day_zero}"))
