"""The public edition of the annual report as values: what a neighbour may read.

It holds counts, words of our own, and texts that were written to be published. It cannot hold a
name, an address, a reference or a word out of a case: no field of it, however deep, takes one
(a test walks through the types), and this module cannot import ``case_lines``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from chc_desktop.model.reports.figures import Count, PromiseCounts, Share
from chc_desktop.model.reports.year_paper import YearPaper


@dataclass(frozen=True, slots=True)
class Missed:
    """One of the Code's dates: how many letters missed it, and by how many working days."""

    stage: int
    response: bool  # else the acknowledgement
    days_late: tuple[int, ...] = ()
    still_open: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of a table about people. `shown` is "None", a number, or that it is not shown."""

    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class CellRow:
    """A line with several such counts."""

    name: str
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicTables:
    """The tables about people, small numbers hidden. None: no table, as most would be hidden."""

    adjustments: tuple[Cell, ...] | None = ()
    restrictions: tuple[Cell, ...] | None = ()
    compensation: tuple[Cell, ...] | None = ()  # complaints by kind
    paid_pence: int | None = 0  # None: not shown
    paid_in: str = "None"
    category_outcomes: tuple[CellRow, ...] | None = ()


@dataclass(frozen=True, slots=True)
class PublicOmbudsman:
    """The Ombudsman in counts, and in texts written for publication (8.1 c, e, f)."""

    cases: int = 0
    findings: tuple[Count, ...] = ()  # by kind of finding
    orders: Share = field(default_factory=lambda: Share(0, 0))  # complied with in time
    recommendations: Share = field(default_factory=lambda: Share(0, 0))
    failure_orders: int = 0
    non_compliance: tuple[str, ...] = ()
    performance_report: str = ""
    other_reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """A story written anew by the officer, who confirmed that no neighbour would recognise it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReport(YearPaper):
    """The annual report for residents and the Ombudsman (8.1, 8.2)."""

    missed: tuple[Missed, ...] = ()
    extensions: Share = field(default_factory=lambda: Share(0, 0))  # those that counted
    incomplete_letters: Share = field(default_factory=lambda: Share(0, 0))
    tables: PublicTables = field(default_factory=PublicTables)
    remedies: tuple[Count, ...] = ()  # without money
    promises: PromiseCounts = field(default_factory=PromiseCounts)
    ombudsman: PublicOmbudsman = field(default_factory=PublicOmbudsman)
    case_studies: tuple[CaseStudy, ...] = ()
