"""Lines about single cases: only the board edition of the annual report prints them.

References, never names. The modules that make public papers cannot import this one (a contract
of import-linter).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from chc_desktop.model.reports.figures import PromiseCounts

if TYPE_CHECKING:
    from datetime import date


class PromiseState(Enum):
    """How a promised remedy or action stands (6.6, 6.17, 7.3)."""

    KEPT = "kept in time"
    KEPT_LATE = "kept late"
    OPEN = "open"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class LateCase:
    """One missed date of the Code, with its reason. `reference` never names a person."""

    reference: str
    what: str  # "Acknowledgement at stage 1"
    days_late: int
    reason: str = ""
    still_open: bool = False


@dataclass(frozen=True, slots=True)
class ExtensionLine:
    """One extension told to a resident (6.4, 6.15), and whether it counts."""

    reference: str
    extended_to: date
    counts: bool
    reason: str = ""
    why_not: str = ""  # "Told on day 11, one day after the due date."


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise that was late, or is open."""

    reference: str
    what: str
    by: date | None
    state: PromiseState


@dataclass(frozen=True, slots=True)
class Promises(PromiseCounts):
    """Promises of the year, with a line for each that is not simply kept."""

    lines: tuple[PromiseLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of the Ombudsman, on one issue."""

    reference: str
    issue: str
    finding: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One order or recommendation of the Ombudsman, and when it was complied with."""

    reference: str
    what: str
    due: date | None = None
    complied_on: date | None = None
    binding: bool = True  # False for a recommendation


@dataclass(frozen=True, slots=True)
class Ombudsman:
    """What the Ombudsman had to say (8.1 c, e, f)."""

    cases: int = 0
    findings: tuple[Finding, ...] = ()
    orders: tuple[Order, ...] = ()
    non_compliance: tuple[str, ...] = ()  # 8.1 c, one text each
    performance_report: str = ""  # 8.1 e
    other_reports: tuple[str, ...] = ()  # 8.1 f


@dataclass(frozen=True, slots=True)
class Awareness:
    """One thing done so that residents know how to complain (3.3), and what it showed."""

    what: str
    when: str = ""
    showed: str = ""


@dataclass(frozen=True, slots=True)
class IncompleteLetter:
    """One letter that went out incomplete. ``reference`` never names a person."""

    reference: str
    what: str
    missing: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LettersSent:
    """The letters of a year whose words were kept, and those of them that were incomplete."""

    sent: int = 0
    incomplete: tuple[IncompleteLetter, ...] = ()
