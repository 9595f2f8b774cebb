"""Closing a reporting year: when it may be closed, and what is better settled before (8.1, 8.2).

The Code does not speak of closing. What stops it is plain sense; everything else is said as a
warning, and the officer decides (**ours**).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.values import Problem, Severity
from chc_desktop.model.rules.wording import n_of, paper_date


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseYear:
    """Lock the figures of the year that ends on a day.

    ``long`` counts the short year before it, after a change of the year end, as part of it.
    ``why`` says why a closed year is closed anew.
    """

    year_end: date
    long: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingFacts:
    """What the register says of a year that is to be closed. ``received`` counts both stages."""

    year: Year
    overlaps: Year | None = None
    usual: bool = True
    """Whether it ends on the landlord's own year end."""
    known: bool = True
    """Whether the register reaches back to it."""
    received: int = 0
    not_yet_due: int = 0
    overdue: int = 0
    homes_counted: bool = True
    assessment_approved: bool = True
    report_approved: bool = True
    plan_items: int = 0
    plan_unanswered: int = 0
    before_open: date | None = None
    """The end of the year before, where it has complaints and is not closed."""


def problems_closing(facts: ClosingFacts, today: date) -> tuple[Problem, ...]:
    """What stands against closing a year, warnings included (8.1, 8.2)."""
    year = facts.year
    if today <= year.end:
        first = paper_date(year.end + timedelta(days=1))
        text = (
            f"The year to {paper_date(year.end)} is not over, so it was not closed. Close it from "
            f"{first}."
        )
        return (Problem("year_end", "", text),)
    if facts.overlaps is not None:
        text = (
            f"The year from {paper_date(year.start)} to {paper_date(year.end)} shares days with "
            f"the closed year to {paper_date(facts.overlaps.end)}, and a complaint is counted "
            "once. Choose another year end."
        )
        return (Problem("year_end", "", text),)
    return tuple(Problem(f, p, text, Severity.WARN) for f, p, text in _warnings(facts))


def _warnings(facts: ClosingFacts) -> list[tuple[str, str, str]]:
    year = facts.year
    found = []
    if not facts.known:
        text = "This register does not reach back to that year: its figures are not known."
        found.append(("year_end", "", text))
    if not facts.usual:
        text = f"{paper_date(year.end)} is not the year end in your settings."
        found.append(("year_end", "", text))
    if facts.before_open is not None:
        text = f"The year before, to {paper_date(facts.before_open)}, is not closed yet."
        found.append(("year_end", "", text))
    if facts.not_yet_due:
        many = n_of(facts.not_yet_due, facts.received)
        text = f"{many} not yet due: outside the share answered in time, and so for good."
        found.append(("not_yet_due", "", text))
    if facts.overdue:
        text = f"{n_of(facts.overdue, facts.received)} overdue: counted as not answered in time."
        found.append(("overdue", "", text))
    if not facts.homes_counted:
        text = f"Homes were not counted at {paper_date(year.end)}: an earlier count is used."
        found.append(("homes", "", text))
    if not facts.assessment_approved:
        text = "The self-assessment of that year is not approved yet."
        found.append(("assessment", "8.1", text))
    if not facts.report_approved:
        text = "The annual report of that year is not approved by the governing body yet."
        found.append(("report", "8.2", text))
    if facts.plan_unanswered:
        many = n_of(facts.plan_unanswered, facts.plan_items)
        text = f"{many} things in last year’s plan: nobody has said yet whether they were done."
        found.append(("plan", "8.1", text))
    return found
