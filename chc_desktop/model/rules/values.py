"""The field's words as enums, and the small values every rule shares.

What an event of a case is stands in ``events``; what a user may ask for in ``commands``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Stage(IntEnum):
    """The two stages of the Code (section 6); there is no third and no informal one."""

    ONE = 1
    TWO = 2


class Outcome(StrEnum):
    """How a stage ended for the resident."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly upheld"
    NOT_UPHELD = "not upheld"
    WITHDRAWN = "withdrawn"


class RefusalGround(StrEnum):
    """Why a complaint, or its escalation, was not accepted (2.2, 5.11)."""

    OUT_OF_TIME = "over 12 months"
    LEGAL_PROCEEDINGS = "claim filed at court"
    ALREADY_CONSIDERED = "already considered"
    OTHER = "other"


class Clock(StrEnum):
    """The clocks of a stage; EXTENSION only explains, it never breaches by itself."""

    ACKNOWLEDGE = "acknowledge"
    RESPOND = "respond"
    EXTENSION = "extension"


class Finding(StrEnum):
    """The Ombudsman's finding on one issue."""

    SEVERE_MALADMINISTRATION = "severe maladministration"
    MALADMINISTRATION = "maladministration"
    SERVICE_FAILURE = "service failure"
    REASONABLE_REDRESS = "reasonable redress"
    MEDIATION = "resolved by mediation"
    NO_MALADMINISTRATION = "no maladministration"
    OUTSIDE_JURISDICTION = "outside jurisdiction"
    WITHDRAWN = "withdrawn"


class Role(StrEnum):
    """Offices with dates of holding them (4.1 to 4.3, 9.4, 9.5)."""

    COMPLAINTS_OFFICER = "complaints officer"
    DEPUTY = "deputy complaints officer"
    OFFICER_FOR_OFFICER = "takes a complaint about the officer"
    SENIOR_LEAD = "senior lead for complaints"
    MRC = "Member Responsible for Complaints"
    COMMITTEE_MEMBER = "committee member"
    CHAIR = "chair"


class RemedyHead(StrEnum):
    """What a remedy is: something done, or money under one of three heads (7.1 to 7.4)."""

    ACTION = "action"
    APOLOGY = "apology"
    STATUTORY = "statutory compensation"
    QUANTIFIABLE_LOSS = "quantifiable loss"
    DISTRESS = "distress and inconvenience"
    COMPENSATION = "compensation, head not recorded"


CHANNELS: tuple[str, ...] = (
    "telephone",
    "email",
    "letter",
    "in person",
    "website form",
    "text message",
    "social media",
    "at a meeting",
)
"""Ways a complaint can reach the landlord (3.1, 3.2). Any other words are kept as they are."""

CATEGORIES: tuple[str, ...] = (
    "repairs",
    "damp, mould and leaks",
    "anti-social behaviour",
    "charges",
    "estate and communal areas",
    "health and safety",
    "information and data",
    "moving home",
    "occupancy rights",
    "staff or officer conduct",
    "complaint handling",
    "resident involvement",
    "other",
)
"""Categories offered at first; a landlord can use its own words."""


class Severity(StrEnum):
    """Whether a problem stops what was asked for."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that stands against what was asked for.

    ``field`` names the command's field ("" for the whole), ``provision`` the Code's rule
    ("" where it is plain sense), ``text`` is one sentence for the user.
    """

    field: str
    provision: str
    text: str
    severity: Severity = Severity.BLOCK


def blocking(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Only the problems that stop the action."""
    return tuple(p for p in problems if p.severity is Severity.BLOCK)
