"""The figures and short texts both editions of an annual report are made of, as plain values.

Nothing here can hold a reference or a word out of a case: those stand in ``case_lines``, which
the public edition never sees. Counts are complaints unless a name says otherwise, money is in pence, lateness in working days.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class MarkKind(Enum):
    """How one complaint stands against one of the Code's limits (6.2, 6.3, 6.14)."""

    IN_TIME = "in time"
    IN_EXTENSION = "in time because validly extended"
    LATE = "late by the Code's date"


@dataclass(frozen=True, slots=True)
class Share:
    """`n` of `of`. Printed as "12 of 14", and as "None" where `of` is 0: never 0% or 100%."""

    n: int
    of: int


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The figures of one year. None means not known, 0 means none.

    `stage1` and `stage2` count what CH01 counts: received (or asked for) in the year, inside the
    measure, not refused.
    """

    year_end: date
    homes: int | None = None
    stage1: int | None = None
    stage2: int | None = None
    refused: int | None = None
    outside_measure: int | None = None  # leaseholders, applicants, former tenants
    ch01_stage1: float | None = None  # per 1,000 homes, unrounded
    ch01_stage2: float | None = None
    acknowledged: Share | None = None  # stage 1, within 5 working days (6.2)
    acknowledged_stage2: Share | None = None  # 6.11
    answered_stage1: Share | None = None  # within the Code's time, valid extensions included
    answered_stage2: Share | None = None
    extended_stage1: int | None = None  # those of answered_stage1 that needed their extension
    extended_stage2: int | None = None
    upheld: Share | None = None  # at stage 1, in full or in part
    paid_pence: int | None = None
    paid_in: int | None = None  # complaints in which money was paid
    promises_kept: Share | None = None
    promises_open: int | None = None
    service_requests: int | None = None
    findings: int | None = None  # of the Ombudsman
    ombudsman_cases: int | None = None
    orders: Share | None = None  # complied with in time
    satisfaction: Share | None = None  # TP09
    paid_withheld: bool = False  # paid in so few complaints that no public paper shows the money


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Complaints of one month: received at stage 1, stage 2 asked for."""

    month: date  # any day in it
    stage1: int
    stage2: int


@dataclass(frozen=True, slots=True)
class Count:
    """A name and how often it occurred."""

    name: str
    n: int


@dataclass(frozen=True, slots=True)
class StageCount:
    """A name and how often it occurred at each stage."""

    name: str
    stage1: int
    stage2: int


@dataclass(frozen=True, slots=True)
class TimeMark:
    """One complaint on the timeliness strip: `days` is the working day on which our letter went."""

    days: int
    kind: MarkKind
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and median in working days over `of` complaints; both None where `of` is 0."""

    of: int
    mean: float | None
    median: float | None


@dataclass(frozen=True, slots=True)
class StageTimes:
    """CH02 of one stage and what stands beside it. N is 0 where nothing was due."""

    answered: Share  # the headline: valid extensions included
    without_extensions: Share
    by_on_time_date: Share
    not_yet_due: int
    acknowledged: Share
    spread: Spread  # from acknowledgement to response


@dataclass(frozen=True, slots=True)
class RefusalGround:
    """Complaints (or escalations) refused on one ground (2.2, 8.1 b)."""

    ground: str
    provision: str = ""
    complaints: int = 0
    escalations: int = 0


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One kind of compensation: pence in so many complaints."""

    kind: str
    pence: int
    complaints: int


@dataclass(frozen=True, slots=True)
class PromiseCounts:
    """Promises of the year by state."""

    kept: int = 0
    kept_late: int = 0
    open: int = 0  # not due yet
    overdue: int = 0

    @property
    def total(self) -> int:
        """All promises made."""
        return self.due + self.open

    @property
    def due(self) -> int:
        """Promises whose day has come: the N of those kept in time."""
        return self.kept + self.kept_late + self.overdue


@dataclass(frozen=True, slots=True)
class ServiceRequests:
    """The register of service requests (1.4) and how many became complaints (1.5)."""

    received: int = 0
    completed: int = 0
    open: int = 0
    became_complaints: int = 0


@dataclass(frozen=True, slots=True)
class Adjustments:
    """Counts only, never about whom (5.10)."""

    asked: int = 0
    agreed: int = 0
    declined: int = 0
    in_force: int = 0
    reviews_overdue: int = 0


@dataclass(frozen=True, slots=True)
class Restrictions:
    """Counts only, never about whom (5.14, 5.15)."""

    imposed: int = 0
    in_force: int = 0
    reviewed: int = 0
    ended: int = 0
    reviews_overdue: int = 0


@dataclass(frozen=True, slots=True)
class Learning:
    """You said, we did, what changed, and who was told (9.1 to 9.3, 8.1 d)."""

    you_said: str
    we_did: str
    what_changed: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One thing the landlord will do next year."""

    what: str
    who: str = ""  # a role
    by: date | None = None


@dataclass(frozen=True, slots=True)
class PlanResult:
    """One thing planned last year: done or not done, and what came of it."""

    what: str
    done: bool
    result: str = ""  # "June 2025", "2 of 5. Carried into this year's plan."
    carried_on: bool = False  # not done, and in the next plan again


@dataclass(frozen=True, slots=True)
class Narrative:
    """A text written by somebody who signs it. "" as text prints writing lines."""

    text: str = ""
    name: str = ""
    role: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of the governing body in its response."""

    text: str
    from_on: date | None = None
    provision: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """The governing body's response (8.2): what it says, decided and did not accept."""

    text: str = ""
    decisions: tuple[Decision, ...] = ()
    not_accepted: str = ""
    residents_questions: str = ""
    signed_by: str = ""
    signed_on: date | None = None
    minute: str = ""


@dataclass(frozen=True, slots=True)
class CategoryOutcome:
    """How the complaints of one category were decided at stage 1; `name` is one of our own words."""

    name: str
    upheld: int = 0
    partly_upheld: int = 0
    not_upheld: int = 0

    @property
    def decided(self) -> int:
        """Complaints of the category that were decided."""
        return self.upheld + self.partly_upheld + self.not_upheld


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """Complaints still open when the year ended: the next year reports their outcome."""

    stage1: int = 0
    stage2: int = 0


@dataclass(frozen=True, slots=True)
class RestatedFigure:
    """A figure of a closed year as approved and as it is now. `name` is its field in YearFigures."""

    title: str
    was: str
    now: str
    since: str = ""  # which entry moved it, and when: in words of our own
    name: str = ""


@dataclass(frozen=True, slots=True)
class LockedYear:
    """When a year's figures were locked, and locked anew; `more` changed and are not printed."""

    on: date
    anew: date | None = None
    restated: tuple[RestatedFigure, ...] = ()
    more: int = 0
