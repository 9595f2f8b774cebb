"""What frames both editions of the annual report: cover, contents, the self-assessment, method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import assessment_parts as parts
from chc_desktop.model.reports import method, self_assessment_large, words
from chc_desktop.model.reports.annual_closed import locked_words
from chc_desktop.model.reports.annual_words import foreword, response
from chc_desktop.model.reports.cover import portrait_cover
from chc_desktop.model.reports.document import LANDSCAPE_PAGE, PORTRAIT_PAGE
from chc_desktop.model.reports.large import begin as begin_paper
from chc_desktop.model.reports.look import BODY
from chc_desktop.model.reports.self_assessment import draft_words, large_print, year_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.year_paper import YearPaper

_TITLE = "Complaints performance and\nservice improvement report"
PARTS = (
    ("Foreword by the Member Responsible for Complaints", "foreword"),
    ("The governing body\u2019s response", "response"),
    ("The year at a glance", "glance"),
    ("Complaints received", "received"),
    ("How long they took", "times"),
    ("Outcomes and refusals", "outcomes"),
    ("Putting things right", "remedies"),
    ("Service requests", "requests"),
    ("Adjustments and restrictions", "adjustments"),
    ("The Ombudsman", "ombudsman"),
    ("What we learned", "learned"),
    ("Our plans", "plans"),
    ("The self-assessment", "assessment"),
    ("Method and notes", "method"),
)
"""The parts in the order of the Code (8.1, 8.2): title and key."""


def begin(
    report: YearPaper,
    edition: str,
    about: str,
    contents: Sequence[tuple[str, str]] = PARTS,
    *,
    large: bool = False,
) -> Paper:
    """Return a paper with cover, contents, foreword and response; ``about`` says what it names."""
    year = f"year to {words.day(report.year_end)}".replace(words.NBSP, " ")
    landlord = " ".join(words.clean(report.landlord.name).split())
    paper = begin_paper(
        f"Complaints performance and service improvement report, {year}, {landlord}",
        landlord,
        f"Complaints report, {year} \u00b7 {edition}",
        draft=draft_words(is_draft=report.approval.is_draft, body=report.approval.body),
        brief=f"Complaints report {report.year_end.year}, {edition.lower()}",
        large=large,
    )
    homes = words.counted(report.landlord.homes, "home") if report.landlord.homes else ""
    subtitles = [
        f"Year to {words.day(report.year_end)}",
        ", ".join(part for part in (homes, report.landlord.tenure) if part),
    ]
    portrait_cover(paper, report.landlord, report.approval, _TITLE, [s for s in subtitles if s])
    paper.turn(PORTRAIT_PAGE)
    _contents(paper, report, contents, f"This is the {edition.lower()}. {about}")
    paper.turn(PORTRAIT_PAGE)
    foreword(paper, report)
    paper.turn(PORTRAIT_PAGE)
    response(paper, report)
    return paper


def _contents(
    paper: Paper, report: YearPaper, contents: Sequence[tuple[str, str]], about: str
) -> None:
    paper.heading("Contents", 1)
    paper.table(parts.contents(paper, contents, (152, 16)))
    paper.heading("About this report", 2)
    paper.text(
        "Every year a landlord reports how it handled complaints, for its governing body to "
        "question (8.1), and publishes the report with the governing body\u2019s response (8.2)."
    )
    paper.text(
        f"{about} Figures come from our complaints register for "
        f"{words.day(report.year_start or year_start(report.year_end))} to {words.day(report.year_end)}, as it stood on "
        f"{words.day(report.as_of)}, always as a number out of a number."
        f"{locked_words(report.locked)}"
    )
    if not paper.large:
        paper.text(large_print("report", report.landlord))


def assessment(paper: Paper, report: YearPaper) -> None:
    """Add the self-assessment: all rows, and the action plan for each No."""
    form = report.assessment
    paper.turn(LANDSCAPE_PAGE if form else PORTRAIT_PAGE)
    paper.heading("The self-assessment", 1, key="assessment")
    if form is None:
        paper.none(
            "No self-assessment for this year has been started. The Code asks for one (8.1 a)."
        )
        return
    paper.text(
        f"Our answers to the {form.edition_title}, in the order of the Ombudsman\u2019s form. "
        "The action plan for each No follows.",
        BODY.but(max_width=0),
        holds=True,
    )
    if paper.large:
        self_assessment_large.answers(paper, form, 2)
        self_assessment_large.provisions(paper, form, 2)
        self_assessment_large.plan(paper, form, 2)
        return
    parts.answer_map(paper, form, 2)
    paper.turn(LANDSCAPE_PAGE)
    parts.form(paper, form, 2)
    parts.action_plan(paper, form, 2)


def method_of_the_year(paper: Paper, report: YearPaper) -> None:
    """Add how things are counted, the year's own notes, and the licence of the Code's words."""
    paper.turn(PORTRAIT_PAGE)
    notice = report.assessment.notice if report.assessment else ""
    method.method_and_notes(paper, [*report.notes, notice])
