"""The self-assessment on one page, for the committee that is to approve it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.assessment_parts import plan_lines
from chc_desktop.model.reports.cover import labelled
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.large import begin
from chc_desktop.model.reports.look import CELL
from chc_desktop.model.reports.papers import Comply
from chc_desktop.model.reports.self_assessment import draft_words
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.papers import ActionItem, SelfAssessmentPaper

_LINES = 5  # answers of No with a line of their own; the page has no room for more
_NAMED = 12  # provisions named in the line below the table
_SHORT = 100  # letters of what falls short


def render_assessment_summary(form: SelfAssessmentPaper, *, large: bool = False) -> bytes:
    """Return the page as a PDF, or its words on more pages in large print. The same values always give the same bytes."""
    year = f"year to {words.day(form.year_end)}".replace(words.NBSP, " ")
    landlord = " ".join(words.clean(form.landlord.name).split())
    paper = begin(
        f"Summary of the self-assessment, {year}, {landlord}",
        landlord,
        f"Summary of the self-assessment, {year}",
        draft=draft_words(is_draft=form.approval.is_draft, body=form.approval.body),
        brief="Self-assessment, summary",
        large=large,
    )
    paper.heading("Self-assessment in short" if large else "Self-assessment on one page", 1)
    paper.text(
        f"{landlord}, against the {form.edition_title}, for the year to "
        f"{words.day(form.year_end)}. The whole form is a paper of its own."
    )
    _answers(paper, form)
    _noes(paper, form)
    _decide(paper, form)
    return paper.render()


def _answers(paper: Paper, form: SelfAssessmentPaper) -> None:
    paper.heading("How we answered", 2)
    counts = {kind: sum(row.comply is kind for row in form.rows) for kind in Comply}
    all_rows = len(form.rows)
    open_rows = counts[Comply.BLANK] + counts[Comply.OTHER]
    lines = [
        f"Yes: {counts[Comply.YES]} of {all_rows}.",
        f"No: {counts[Comply.NO]} of {all_rows}." if counts[Comply.NO] else "No: none.",
    ]
    if open_rows:
        lines.append(f"Neither yet: {open_rows} of {all_rows}.")
    blocking = sum(problem.blocks for problem in form.problems)
    if form.approval.is_draft and form.problems:
        look = len(form.problems) - blocking
        lines.append(
            f"To put right before approval: {blocking or 'none'}. To look at again: {look or 'none'}."
        )
    if form.compared_with_last_year:
        lines.append(form.compared_with_last_year)
    paper.bullets(lines)


def _noes(paper: Paper, form: SelfAssessmentPaper) -> None:
    paper.heading("Where we do not comply yet", 2)
    lines = plan_lines(form)
    if not lines:
        paper.none("No provision is answered No.")
        return
    columns = [
        Column(19, "Code provision", CELL.but(bold=True)),
        Column(105, "What falls short"),
        Column(44, "We comply by", CELL.but(bold=True)),
    ]
    shown = [[item.provision, _short(item), _by(item)] for item in lines[:_LINES]]
    paper.table(grid(columns, shown, row_heads=True))
    rest = [item.provision for item in lines[_LINES:]]
    if rest:
        which = f": {words.listed(rest)}" if len(rest) <= _NAMED else ""
        paper.note(f"And {len(rest)} more in the action plan{which}.")


def _short(item: ActionItem) -> str:
    text = " ".join(f"{item.falls_short} {item.detail}".split())
    if len(text) <= _SHORT:
        return text or "Not explained yet."
    return f"{text[:_SHORT].rsplit(' ', 1)[0]} …"


def _by(item: ActionItem) -> str:
    return words.day(item.by) if item.by else "No date yet"


def _decide(paper: Paper, form: SelfAssessmentPaper) -> None:
    approval = form.approval
    paper.heading("What the meeting decides", 2)
    if approval.approved_on:
        paper.text(
            [
                bold("Approved. "),
                f"The {approval.body} decided on {words.day(approval.approved_on)}.",
            ]
        )
    else:
        paper.text(
            f"The {approval.body} is asked to approve the answers and the dates above, to have the "
            "form published with the annual report, and to write its response (8.1, 8.2)."
        )
    by = f"By {words.day(approval.submit_by)}" if approval.submit_by else ""
    sent = words.day(approval.submitted_on) if approval.submitted_on else by
    rows = [
        ("Approved at", words.day(approval.approved_on) if approval.approved_on else "", 0.0),
        ("Minute", approval.minute, 0.0),
        ("Sent to the Ombudsman" if approval.submitted_on else "Send to the Ombudsman", sent, 0.0),
    ]
    paper.table(labelled(rows, (64, 104)))
