"""The board edition of the annual report as values: the year, and lines about its cases."""

from __future__ import annotations

from dataclasses import dataclass, field

from chc_desktop.model.reports.case_lines import (
    Awareness,
    ExtensionLine,
    LateCase,
    LettersSent,
    Ombudsman,
    Promises,
)
from chc_desktop.model.reports.figures import (
    Adjustments,
    CategoryOutcome,
    Count,
    MoneyLine,
    Restrictions,
)
from chc_desktop.model.reports.year_paper import YearPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReportPaper(YearPaper):
    """The annual complaints performance and service improvement report (8.1, 8.2), for the board.

    Cases are named by their reference, never by a person.
    """

    late: tuple[LateCase, ...] = ()
    extensions: tuple[ExtensionLine, ...] = ()
    letters: LettersSent = field(default_factory=LettersSent)
    category_outcomes: tuple[CategoryOutcome, ...] = ()
    remedies: tuple[Count, ...] = ()
    compensation: tuple[MoneyLine, ...] = ()
    promises: Promises = field(default_factory=Promises)
    adjustments: Adjustments = field(default_factory=Adjustments)
    restrictions: Restrictions = field(default_factory=Restrictions)
    ombudsman: Ombudsman = field(default_factory=Ombudsman)
    compliments_about: tuple[str, ...] = ()
    awareness: tuple[Awareness, ...] = ()
