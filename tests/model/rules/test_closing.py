"""When a year may be closed, and what is better settled before."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.closing import ClosingFacts, problems_closing
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.values import Severity

D = date.fromisoformat
YEAR = Year(D("2025-04-01"), D("2026-03-31"))


def said(facts: ClosingFacts, today: str = "2026-04-20") -> list[str]:
    return [p.text.replace("\u00a0", " ") for p in problems_closing(facts, D(today))]


def test_a_year_is_over_when_its_last_day_is_past() -> None:
    facts = ClosingFacts(year=YEAR)
    assert said(facts, "2026-03-31") == [
        "The year to 31 March 2026 is not over, so it was not closed. Close it from 1 April 2026."
    ]
    assert said(facts, "2026-04-01") == []


def test_days_that_a_closed_year_counted_are_not_counted_again() -> None:
    other = Year(D("2025-01-01"), D("2025-12-31"))
    (problem,) = problems_closing(ClosingFacts(year=YEAR, overlaps=other), D("2026-04-20"))
    assert problem.severity is Severity.BLOCK
    assert "shares days with the closed year to 31" in problem.text


def test_everything_else_is_a_warning_and_the_officer_decides() -> None:
    facts = ClosingFacts(
        year=YEAR,
        usual=False,
        known=False,
        received=14,
        not_yet_due=2,
        overdue=1,
        homes_counted=False,
        assessment_approved=False,
        report_approved=False,
        plan_items=3,
        plan_unanswered=1,
        before_open=D("2025-03-31"),
    )
    assert all(p.severity is Severity.WARN for p in problems_closing(facts, D("2026-04-20")))
    assert said(facts) == [
        "This register does not reach back to that year: its figures are not known.",
        "31 March 2026 is not the year end in your settings.",
        "The year before, to 31 March 2025, is not closed yet.",
        "2 of 14 not yet due: outside the share answered in time, and so for good.",
        "1 of 14 overdue: counted as not answered in time.",
        "Homes were not counted at 31 March 2026: an earlier count is used.",
        "The self-assessment of that year is not approved yet.",
        "The annual report of that year is not approved by the governing body yet.",
        "1 of 3 things in last year’s plan: nobody has said yet whether they were done.",
    ]
