"""The self-assessment in large print: its tables become blocks, one for each provision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import assessment_parts as parts
from chc_desktop.model.reports import large_type as look
from chc_desktop.model.reports import method, words
from chc_desktop.model.reports.blocks import NoHeading, PageLine
from chc_desktop.model.reports.large import LargePaper
from chc_desktop.model.reports.marks import WritingLines
from chc_desktop.model.reports.papers import Comply
from chc_desktop.model.reports.self_assessment import (
    draft_words,
    homes_and_scheme,
    problem_rows,
    year_start,
)
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from datetime import date

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.papers import ActionItem, AssessmentRow, SelfAssessmentPaper


def render_self_assessment_large(form: SelfAssessmentPaper) -> bytes:
    """Return the paper as PDF. The same values always give the same bytes."""
    return self_assessment_large(form).render()


def self_assessment_large(form: SelfAssessmentPaper) -> LargePaper:
    """Return the self-assessment in large print, ready to be rendered."""
    year = f"year to {words.day(form.year_end)}".replace(words.NBSP, " ")
    landlord = " ".join(words.clean(form.landlord.name).split())
    paper = LargePaper(
        f"Self-assessment against the {form.edition_title}, {year}, {landlord}, large print",
        landlord,
        "Self-assessment, large print",
        draft_words(is_draft=form.approval.is_draft, body=form.approval.body),
    )
    _cover(paper, form)
    _contents(paper, form)
    _how_to_read(paper, form)
    answers(paper, form)
    _problems(paper, form)
    provisions(paper, form)
    plan(paper, form)
    notes = [*form.notes, form.notice]
    method.method_and_notes(paper, notes, look.BODY)
    return paper


def _cover(paper: LargePaper, form: SelfAssessmentPaper) -> None:
    paper.text(form.landlord.name or "Landlord not named", look.LANDLORD)
    for line in filter(str.strip, form.landlord.address):
        paper.text(line, look.BODY.but(after=0))
    paper.gap(40)
    paper.heading(f"Self-assessment against the {form.edition_title}", 1, style=look.TITLE)
    paper.text(f"Year to {words.day(form.year_end)}", look.LEAD)
    for line in homes_and_scheme(form.landlord):
        paper.text(f"{line[:1].upper()}{line[1:]}.", look.BODY)
    approval = form.approval
    paper.heading("Approval", 2)
    by = f"By {words.day(approval.submit_by)}" if approval.submit_by else ""
    sent = words.day(approval.submitted_on) if approval.submitted_on else by
    for name, value in (
        ("Completed by", _joined(approval.prepared_by, _day(approval.prepared_on))),
        ("Checked by", _joined(approval.checked_by, _day(approval.checked_on))),
        ("Approved on", _day(approval.approved_on)),
        ("Minute", approval.minute),
        ("Signed for the governing body, name and role", approval.signed_by),
        ("Published", _joined(approval.publish_where, _day(approval.published_on))),
        ("Sent to the Ombudsman" if approval.submitted_on else "Send to the Ombudsman", sent),
    ):
        _fact(paper, name, value)


def _day(on: date | None) -> str:
    return words.day(on) if on else ""


def _joined(*texts: str) -> str:
    return ", ".join(text.strip() for text in texts if text.strip())


def _fact(paper: Paper, name: str, value: str) -> None:
    if value:
        paper.text([bold(f"{name}: "), value], look.BODY)
    else:
        paper.text([bold(f"{name}:")], look.BODY, holds=True)
        paper.add(WritingLines(1))


def _contents(paper: LargePaper, form: SelfAssessmentPaper) -> None:
    paper.heading("Contents", 1)
    lines = [("All answers", "map")]
    if form.approval.is_draft and form.problems:
        lines.append(("To put right before approval", "problems"))
    lines += [(f"{s.number}  {s.title}", f"section {s.number}") for s in form.sections]
    lines += [(parts.plan_title(form), "plan"), ("Method and notes", "method")]
    for text, key in lines:
        paper.add(PageLine(paper, text, key))


def _how_to_read(paper: LargePaper, form: SelfAssessmentPaper) -> None:
    start = form.year_start or year_start(form.year_end)
    paper.heading("How to read this form", 1)
    paper.prose(
        f"The Housing Ombudsman\u2019s form has {len(form.rows)} provisions. Each has its number and "
        "our answer, the Code\u2019s own words, what shows that it is so, and our explanation."
    )
    paper.text(
        [
            bold("Yes"),
            (
                " means that we comply and can show it. Figures come from our complaints register for "
                f"{words.day(start)} to {words.day(form.year_end)}."
            ),
        ],
        look.BODY,
    )
    paper.text(
        [
            bold("No"),
            (
                " means that we do not comply yet. It stands white on black, with the date by which "
                "we will. What we will do is in the action plan."
            ),
        ],
        look.BODY,
    )


def answers(paper: Paper, form: SelfAssessmentPaper, level: int = 1) -> None:
    """Add all answers in words: what the map of boxes shows in the smaller paper."""
    paper.heading("All answers", level, key="map")
    paper.text(parts.answers_in_words(form), look.LEAD)
    for answer, kinds in (
        ("No", {Comply.NO}),
        ("No Yes or No yet", {Comply.BLANK, Comply.OTHER}),
    ):
        found = [row.provision for row in form.rows if row.comply in kinds]
        if found:
            paper.text([bold(f"{answer}: "), f"{words.listed(found)}."], look.BODY)
    paper.prose(form.compared_with_last_year)


def _problems(paper: LargePaper, form: SelfAssessmentPaper) -> None:
    if not (form.approval.is_draft and form.problems):
        return
    paper.heading("To put right before approval", 1, key="problems")
    for provision, text, weight in problem_rows(form.problems):
        about = "" if text.startswith(provision) else f"{provision}: "
        paper.text([bold(about), f"{text} {weight}."], look.BODY)


def provisions(paper: Paper, form: SelfAssessmentPaper, level: int = 1) -> None:
    """Add every section with a block for each of its provisions, headings from ``level`` down."""
    for section in form.sections:
        for n, (stage, rows) in enumerate(parts.rows_of(section)):
            title = section.title.split(":")[0] if stage else section.title
            key = "" if n else f"section {section.number}"
            sub = f": {stage.lower()}" if stage else ""
            paper.heading(f"{section.number}  {title}{sub}", level, key=key)
            for row in rows:
                _row(paper, row, level + 1)


def _row(paper: Paper, row: AssessmentRow, level: int) -> None:
    if row.comply is Comply.NO:
        paper.add(NoHeading(f"{row.provision}: No", level), holds=True)
        when = f"We will comply by {words.day(row.comply_by)}." if row.comply_by else ""
        paper.text(
            [bold(when or "We have not set a date to comply by yet.")],
            look.BODY.but(before=5),
            holds=True,
        )
    else:
        paper.heading(f"{row.provision}: {_answer(row)}", level)
    _part(paper, "The Code says", level + 1)
    paper.prose(row.requirement)
    if row.items:
        paper.bullets([(_label(item.label), item.text) for item in row.items], look.BULLET)
    for heading, text in (("Evidence", row.evidence), ("Commentary", row.commentary)):
        if text.strip():
            _part(paper, heading, level + 1)
            paper.prose(text)
        elif row.comply is Comply.BLANK:
            _part(paper, heading, level + 1)
            paper.add(WritingLines(2))


def _part(paper: Paper, name: str, level: int) -> None:
    """Name a part of a provision; below the lowest heading by a line in bold."""
    if level in look.HEADINGS:
        paper.heading(name, level)
    else:
        paper.text(bold(name), look.BODY.but(before=6, after=3), holds=True)


def _answer(row: AssessmentRow) -> str:
    if row.comply is Comply.YES:
        return "Yes"
    said = " ".join(row.answer_words.split()) if row.comply is Comply.OTHER else ""
    return said or "Not answered"


def _label(label: str) -> str:
    return f"{label}." if label.isalnum() else label


def plan(paper: Paper, form: SelfAssessmentPaper, level: int = 1) -> None:
    """Add the action plan, a heading for each of its lines."""
    paper.heading(parts.plan_title(form), level, key="plan")
    lines = parts.plan_lines(form)
    if not lines:
        paper.text("None. No provision is answered No.", look.BODY)
    for item in lines:
        _plan_line(paper, item, level + 1)


def _plan_line(paper: Paper, item: ActionItem, level: int) -> None:
    short = " ".join(item.falls_short.split())
    paper.heading(f"{item.provision}: {short}" if short else item.provision, level)
    paper.prose(item.detail)
    if item.actions:
        paper.bullets([(f"{n}.", text) for n, text in enumerate(item.actions, 1)], look.BULLET)
    else:
        paper.add(WritingLines(2))
    _fact(paper, "Who", item.who)
    _fact(paper, "By", _day(item.by))
    if item.done_on:
        paper.text(f"Done on {words.day(item.done_on)}.", look.BODY)
