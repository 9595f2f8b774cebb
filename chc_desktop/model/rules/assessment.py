"""What the Ombudsman objects to in a self-assessment, found before the governing body approves it.

Sources: the Code's self-assessment form and 8.1 to 8.5; the kinds of problem are those seen in
forms that landlords published. `assess` judges an assessment of the register, `form_problems` what
can be said of a form by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Comply(StrEnum):
    """The two answers the form allows."""

    YES = "yes"
    NO = "no"


class Severity(StrEnum):
    """A block stops the assessment from being ready; a warning does not."""

    BLOCK = "block"
    WARN = "warn"


class ProblemKind(StrEnum):
    """Every kind of problem, by the name the command line prints."""

    MISSING = "missing"
    BLANK = "blank"
    NOT_AN_ANSWER = "not_an_answer"
    NO_EVIDENCE = "no_evidence"
    REPEATED_EVIDENCE = "repeated_evidence"
    NO_EXPLANATION = "no_explanation"
    NO_DATE_TO_COMPLY = "no_date_to_comply"
    DATE_TO_COMPLY_PAST = "date_to_comply_past"
    CONTRADICTED_BY_REGISTER = "contradicted_by_register"
    WRONG_DEFINITION = "wrong_definition"
    WRONG_EDITION = "wrong_edition"
    NOT_YET_EVIDENCE = "not_yet_evidence"
    NO_MRC = "no_mrc"
    NO_SENIOR_LEAD = "no_senior_lead"


BLOCKING = frozenset(
    {
        ProblemKind.MISSING,
        ProblemKind.BLANK,
        ProblemKind.NOT_AN_ANSWER,
        ProblemKind.NO_EXPLANATION,
        ProblemKind.NO_DATE_TO_COMPLY,
        ProblemKind.WRONG_EDITION,
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the form in the landlord's words; paragraphs are parted by newlines.

    `answer` is whatever stands under "Comply" ("Yes", "No", or other words, or nothing);
    `requirement_found` is the Code's text as the form shows it, empty when it was typed here.
    """

    provision: str
    answer: str
    evidence: str = ""
    commentary: str = ""
    comply_by: date | None = None
    requirement_found: str = ""


@dataclass(frozen=True, slots=True)
class Timeliness:
    """How many of a year's cases met one timescale: `late` of `total`."""

    late: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """What the register can say about the year, as plain numbers.

    `acknowledged_1` belongs to 6.2, `responded_1` to 6.3, `acknowledged_2` to 6.11 and
    `responded_2` to 6.14; `total` counts the cases whose date has passed or that were done.
    """

    acknowledged_1: Timeliness = Timeliness()
    responded_1: Timeliness = Timeliness()
    acknowledged_2: Timeliness = Timeliness()
    responded_2: Timeliness = Timeliness()
    adjustments: int = 0
    restrictions: int = 0
    refusals: int = 0
    policies_past_review: int = 0
    senior_lead_named: bool = False
    mrc_named: bool = False


@dataclass(frozen=True, slots=True)
class AssessmentProblem:
    """A problem with one provision, or with the whole form (provision is then empty)."""

    provision: str
    problem: ProblemKind
    severity: Severity
    detail: str


@dataclass(frozen=True, slots=True)
class FormProblem:
    """A problem a form shows by itself, with the words that were found."""

    provision: str
    problem: ProblemKind
    found: str
