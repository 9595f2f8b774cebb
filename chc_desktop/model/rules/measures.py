"""CH01 and CH02, and how long answers took: figures of one year, from the states of cases.

A complaint belongs to the year it was received in, a stage 2 to the year it was asked for.
Refused complaints and complaints outside the measure are not counted. How CH02 treats
extensions is **ours**.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from chc_desktop.model.rules.complaint import CaseState, StageState
from chc_desktop.model.rules.values import Stage


@dataclass(frozen=True, slots=True)
class Year:
    """A reporting year, both days included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in the year."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class MeasuredCase:
    """What the measures need to know of one complaint."""

    state: CaseState
    outside_measures: bool = False


@dataclass(frozen=True, slots=True)
class StageMeasures:
    """Figures of one stage. Rates are unrounded; per cent and per 1,000 homes.

    ``of`` is the N of both CH02 rates: received less not yet due.
    """

    received: int
    acknowledged_in_time: int
    responded_in_time: int
    responded_in_extension: int
    responded_by_on_time_date: int
    not_yet_due: int
    acknowledgement_not_yet_due: int
    ch01: float

    @property
    def acknowledged_of(self) -> int:
        """How many should have been acknowledged by now."""
        return self.received - self.acknowledgement_not_yet_due

    @property
    def of(self) -> int:
        """How many should have been answered by now."""
        return self.received - self.not_yet_due

    @property
    def ch02(self) -> float | None:
        """Per cent answered within the Code's times, valid extensions included."""
        return _per_cent(self.responded_in_time, self.of)

    @property
    def ch02_without_extensions(self) -> float | None:
        """The same without those that needed an extension."""
        return _per_cent(self.responded_in_time - self.responded_in_extension, self.of)


def year_to(year_end: date) -> Year:
    """The twelve months that end on ``year_end``; 29 February means the last day of February."""
    before = year_end.year - 1
    last = monthrange(before, year_end.month)[1]
    leap = year_end.month == 2 and year_end.day >= 28
    if leap and year_end.day == monthrange(year_end.year, 2)[1]:
        day = last
    else:
        day = min(year_end.day, last)
    return Year(date(before, year_end.month, day) + timedelta(days=1), year_end)


def year_end_on_or_after(day: date, month: int, day_of_month: int) -> date:
    """The end of the year that ``day`` lies in; a day past the month's end means its last.

    28 February means the last of February too: else 29 February would lie in no year.
    """

    def end(year: int) -> date:
        last = monthrange(year, month)[1]
        is_last = day_of_month >= (28 if month == 2 else last)
        return date(year, month, last if is_last else day_of_month)

    this = end(day.year)
    return this if day <= this else end(day.year + 1)


def in_measure(case: MeasuredCase, year: Year, stage: Stage) -> StageState | None:
    """The stage, when the year's measure counts it; None otherwise."""
    found = case.state.stage(stage)
    if found is None or case.outside_measures:
        return None
    day = case.state.received if stage is Stage.ONE else _asked(case.state)
    return None if day not in year or found.refusal is not None else found


def stage_measures(
    cases: Iterable[MeasuredCase], stage: Stage, year: Year, homes: int, today: date
) -> StageMeasures:
    """CH01 and CH02 of one stage for a year, as things stand ``today``."""
    counted = [s for case in cases if (s := in_measure(case, year, stage)) is not None]
    return StageMeasures(
        received=len(counted),
        acknowledged_in_time=sum(s.acknowledged_in_time for s in counted),
        responded_in_time=sum(s.responded_in_time for s in counted),
        responded_in_extension=sum(s.needed_extension for s in counted),
        responded_by_on_time_date=sum(
            s.response is not None and s.response.on <= s.clock.on_time_date for s in counted
        ),
        not_yet_due=sum(s.not_yet_due(today) for s in counted),
        acknowledgement_not_yet_due=sum(s.acknowledgement_not_yet_due(today) for s in counted),
        ch01=per_thousand(len(counted), homes),
    )


def per_thousand(count: int, homes: int) -> float:
    """Complaints for each 1,000 homes owned; 0.0 without complaints or homes."""
    return count * 1000 / homes if homes else 0.0


def _per_cent(part: int, of: int) -> float | None:
    return part * 100 / of if of else None


def _asked(state: CaseState) -> date:
    """The day stage 2 was first asked for, whatever the Ombudsman said later."""
    return next(e.on for e in state.events if e.kind == "stage 2 asked for")
