"""What both editions of an annual report hold: counts, and texts written for publication.

The board edition adds lines about cases (``annual_paper``), the public one counts with small
numbers hidden (``public_paper``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from chc_desktop.model.reports.figures import (
    CarriedOver,
    Count,
    Learning,
    LockedYear,
    MonthCount,
    Narrative,
    PlanLine,
    PlanResult,
    RefusalGround,
    Response,
    ServiceRequests,
    StageCount,
    StageTimes,
    TimeMark,
    YearFigures,
)
from chc_desktop.model.reports.papers import Approval, Landlord, SelfAssessmentPaper

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPaper:
    """The year in figures, and what was written about it to be published.

    `figures` is this year, `earlier` the years before it, oldest first (two of them make the
    three-year comparison). `as_of` is the day of the report: what was not yet due on it stands
    outside CH02.
    """

    landlord: Landlord
    year_end: date
    as_of: date
    year_start: date | None = None  # None: twelve months before the end
    figures: YearFigures
    stage1_times: StageTimes
    stage2_times: StageTimes
    assessment: SelfAssessmentPaper | None = None
    approval: Approval = field(default_factory=Approval)
    earlier: tuple[YearFigures, ...] = ()
    foreword: Narrative = field(default_factory=Narrative)
    response: Response = field(default_factory=Response)
    months: tuple[MonthCount, ...] = ()
    channels: tuple[Count, ...] = ()
    categories: tuple[Count, ...] = ()
    categories_unused: tuple[str, ...] = ()
    acknowledged_marks: tuple[TimeMark, ...] = ()  # stage 1, from receipt (6.2)
    stage1_marks: tuple[TimeMark, ...] = ()  # from acknowledgement (6.3)
    stage2_marks: tuple[TimeMark, ...] = ()  # from acknowledgement (6.14)
    why_late: str = ""  # written for publication
    outcomes: tuple[StageCount, ...] = ()
    refusals: tuple[RefusalGround, ...] = ()
    service_requests: ServiceRequests = field(default_factory=ServiceRequests)
    learning: tuple[Learning, ...] = ()
    compliments: int = 0
    residents_know: str = ""  # what was done so that residents know how to complain (3.3)
    plan: tuple[PlanLine, ...] = ()
    last_plan: tuple[PlanResult, ...] = ()
    carried_over: CarriedOver = field(default_factory=CarriedOver)
    brought_forward: tuple[StageCount, ...] = ()  # open when the year began: what came of them
    locked: LockedYear | None = None  # None: the year is open, and its figures may change
    earlier_locked: tuple[LockedYear | None, ...] = ()  # of `earlier`, in its order
    notes: tuple[str, ...] = ()  # more paragraphs for "Method and notes"
