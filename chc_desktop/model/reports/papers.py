"""What the two printed papers are made from: plain facts, already counted and worded.

Whoever fills these values decides nothing about layout, and whoever draws them counts nothing.
Money is in pence, lateness in working days, text is plain text in which a blank line parts two
paragraphs. A text that is not written yet is "", a figure that nobody knows is None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from chc_desktop.model.reports.figures import (
    Adjustments,
    CarriedOver,
    CategoryOutcome,
    Count,
    Decision,
    Learning,
    LockedYear,
    MarkKind,
    MoneyLine,
    MonthCount,
    Narrative,
    PlanLine,
    PlanResult,
    PromiseCounts,
    RefusalGround,
    Response,
    RestatedFigure,
    Restrictions,
    ServiceRequests,
    Share,
    Spread,
    StageCount,
    StageTimes,
    TimeMark,
    YearFigures,
)

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "ActionItem",
    "Adjustments",
    "Approval",
    "AssessmentRow",
    "AssessmentSection",
    "CarriedOver",
    "CategoryOutcome",
    "CodeItem",
    "Comply",
    "Count",
    "Decision",
    "DraftProblem",
    "Landlord",
    "Learning",
    "LockedYear",
    "MarkKind",
    "MoneyLine",
    "MonthCount",
    "Narrative",
    "PlanLine",
    "PlanResult",
    "PromiseCounts",
    "RefusalGround",
    "Response",
    "RestatedFigure",
    "Restrictions",
    "SelfAssessmentPaper",
    "ServiceRequests",
    "Share",
    "Spread",
    "StageCount",
    "StageTimes",
    "TimeMark",
    "YearFigures",
]


class Comply(Enum):
    """The answer to one provision, as the form's column "Comply: Yes / No" shows it."""

    YES = "yes"
    NO = "no"
    OTHER = "other"  # neither Yes nor No: printed in the landlord's own words
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Landlord:
    """Who publishes the paper. `homes` is the number owned at the year end, None if unknown."""

    name: str
    address: tuple[str, ...] = ()
    homes: int | None = None
    tenure: str = ""  # as the cover says it, for example "all rented"
    member_of_scheme: bool = True
    contact: str = ""  # whom to ask for large print: "the complaints officer, 01632 960 114"


@dataclass(frozen=True, slots=True)
class Approval:
    """The approval block of a cover. Empty fields print as writing lines.

    The paper is a draft, and says so on every page, until `approved_on` is set (8.2, 9.7).
    """

    body: str = "committee"  # how the governing body calls itself
    prepared_by: str = ""
    prepared_on: date | None = None
    checked_by: str = ""
    checked_on: date | None = None
    for_approval_at: str = ""  # "Committee meeting of 15 July 2026, item 6"
    approved_on: date | None = None
    minute: str = ""
    signed_by: str = ""  # name and role
    signed_on: date | None = None
    publish_where: str = ""
    published_on: date | None = None
    submit_by: date | None = None  # six months after the year end
    submitted_on: date | None = None
    submitted_how: str = ""
    version: str = ""  # "Version 2. After a restructure (8.3): why"; "" for the first, yearly one

    @property
    def is_draft(self) -> bool:
        """Whether the governing body has not approved the paper yet."""
        return self.approved_on is None


# ---------------------------------------------------------------- the self-assessment


@dataclass(frozen=True, slots=True)
class CodeItem:
    """One lettered or bulleted item of a provision: label "a" or "•"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One row of the form. `stage` is 1 or 2 in section 6, else None."""

    provision: str
    requirement: str
    items: tuple[CodeItem, ...] = ()
    comply: Comply = Comply.BLANK
    answer_words: str = ""  # the landlord's own words where comply is OTHER
    evidence: str = ""
    commentary: str = ""
    comply_by: date | None = None
    stage: int | None = None


@dataclass(frozen=True, slots=True)
class AssessmentSection:
    """One section of the Code with its rows, in the form's order."""

    number: int
    title: str
    rows: tuple[AssessmentRow, ...]


@dataclass(frozen=True, slots=True)
class ActionItem:
    """One line of the action plan: what falls short and what will be done about it.

    A No without a line of its own is printed all the same, with room to write.
    """

    provision: str
    falls_short: str  # a few words, bold: "Staff and committee trained"
    detail: str = ""  # "2 of 5 members trained."
    actions: tuple[str, ...] = ()
    who: str = ""  # a role, never a name
    by: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """Something to put right before approval: the provision ("" for the whole form) and why."""

    provision: str
    text: str
    blocks: bool = True


@dataclass(frozen=True, slots=True)
class SelfAssessmentPaper:
    """The landlord's self-assessment against one edition of the Code (8.1 a)."""

    landlord: Landlord
    year_end: date
    sections: tuple[AssessmentSection, ...]
    edition_title: str = "Complaint Handling Code"
    in_force_from: date | None = None  # of this edition of the Code
    notice: str = ""  # the licence under which the Code's words are shown
    approval: Approval = field(default_factory=Approval)
    problems: tuple[DraftProblem, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    compared_with_last_year: str = ""
    notes: tuple[str, ...] = ()  # more paragraphs for "Method and notes"
    year_start: date | None = None

    @property
    def rows(self) -> tuple[AssessmentRow, ...]:
        """All rows of all sections, in the form's order."""
        return tuple(row for section in self.sections for row in section.rows)
