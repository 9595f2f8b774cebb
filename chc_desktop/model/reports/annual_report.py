"""The annual complaints performance and service improvement report (8.1, 8.2), board edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import (
    annual_cases,
    annual_closed,
    annual_figures,
    annual_frame,
    annual_glance,
    annual_learning,
    annual_letters,
    annual_people,
    annual_times,
)
from chc_desktop.model.reports.document import PORTRAIT_PAGE

if TYPE_CHECKING:
    from chc_desktop.model.reports.annual_paper import AnnualReportPaper
    from chc_desktop.model.reports.document import Paper

_ABOUT = "Cases are named by their reference, never by a person."


def render_annual_report(report: AnnualReportPaper, *, large: bool = False) -> bytes:
    """Return the report as a PDF in 12 or 18 point. The same values always give the same bytes."""
    return annual_report(report, large=large).render()


def annual_report(report: AnnualReportPaper, *, large: bool = False) -> Paper:
    """Return the report as a paper, ready to be rendered."""
    paper = annual_frame.begin(report, "Board edition", _ABOUT, large=large)
    _parts(paper, report)
    return paper


def _parts(paper: Paper, report: AnnualReportPaper) -> None:
    known = [[a.what, a.when, a.showed] for a in report.awareness]
    paper.turn(PORTRAIT_PAGE)
    annual_glance.year_at_a_glance(paper, report, known)
    paper.turn(PORTRAIT_PAGE)
    annual_figures.complaints_received(paper, report)
    annual_times.how_long_they_took(paper, report)
    annual_cases.late_cases(paper, report)
    annual_cases.extensions(paper, report)
    annual_people.outcomes(paper, report)
    annual_closed.open_cases(paper, report)
    annual_cases.categories_by_outcome(paper, report)
    annual_people.refused(paper, report)
    annual_letters.incomplete_letters(paper, report.letters)
    annual_cases.putting_things_right(paper, report)
    annual_people.service_requests(paper, report)
    annual_cases.adjustments_and_restrictions(paper, report)
    annual_cases.ombudsman(paper, report)
    annual_learning.what_we_learned(paper, report, report.compliments_about)
    annual_learning.plans(paper, report)
    annual_frame.assessment(paper, report)
    annual_frame.method_of_the_year(paper, report)
