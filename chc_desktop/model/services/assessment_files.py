"""The self-assessment as Word and CSV, in the form's order and columns, and on one page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chc_desktop.model.exchange.form_word import HEADS, FormTable, WordForm, word_form
from chc_desktop.model.exchange.lists_out import ListOut, list_csv, list_xlsx
from chc_desktop.model.reports.papers import AssessmentRow, Comply, SelfAssessmentPaper
from chc_desktop.model.rules.wording import n_of, paper_date
from chc_desktop.model.services.assessment_paper import self_assessment_paper
from chc_desktop.model.services.session import Session

_WORDS = {Comply.YES: "Yes", Comply.NO: "No", Comply.BLANK: ""}


def assessment_docx(session: Session, year_end: date) -> bytes:
    """The form as a Word file: approval, all sections, the action plan, the Code's licence."""
    paper = self_assessment_paper(session, year_end)
    state = "" if not paper.approval.is_draft else "DRAFT, "
    title = f"{state}self-assessment against the {paper.edition_title}"
    return word_form(
        WordForm(
            landlord=paper.landlord.name,
            title=title[:1].upper() + title[1:],
            facts=tuple(_facts(paper)),
            tables=tuple(
                FormTable(f"Section {s.number}: {s.title}", tuple(_cells(row) for row in s.rows))
                for s in paper.sections
            ),
            plan=tuple(_plan(paper)),
            notice=paper.notice,
            on=session.today,
        )
    )


def assessment_csv(session: Session, year_end: date) -> bytes:
    """The form's rows as CSV in UTF-8; nothing in it is taken for a formula."""
    return list_csv(_list(session, year_end))


def assessment_xlsx(session: Session, year_end: date) -> bytes:
    """The form's rows as an Excel file."""
    return list_xlsx(_list(session, year_end))


def assessment_file(session: Session, year_end: date, ending: str) -> bytes:
    """The form in the kind of file that ``ending`` names: .docx, .xlsx or .csv."""
    make = {".docx": assessment_docx, ".xlsx": assessment_xlsx, ".csv": assessment_csv}
    return make[ending.casefold()](session, year_end)


def assessment_summary(session: Session, year_end: date, *, large: bool = False) -> bytes:
    """The self-assessment on one page as PDF, for the committee (8.1 a); more pages in 18 point."""
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports.assessment_summary import (  # noqa: PLC0415
        render_assessment_summary,
    )

    return render_assessment_summary(self_assessment_paper(session, year_end), large=large)


def assessment_large(session: Session, year_end: date) -> bytes:
    """The whole self-assessment in 18 point, its tables as blocks (5.10)."""
    from chc_desktop.model.reports.self_assessment_large import (  # noqa: PLC0415
        render_self_assessment_large,
    )

    return render_self_assessment_large(self_assessment_paper(session, year_end))


def _list(session: Session, year_end: date) -> ListOut:
    rows = self_assessment_paper(session, year_end).rows
    return ListOut("Self-assessment", HEADS, tuple(_cells(row) for row in rows))


def _cells(row: AssessmentRow) -> tuple[str, ...]:
    items = (f"{item.label} {item.text}" for item in row.items)
    by = f"We will comply by {paper_date(row.comply_by)}." if row.comply_by else ""
    told = by.replace("\u00a0", " ") if row.comply is Comply.NO else ""
    if told in row.commentary:
        told = ""  # a form that was read in says it already
    return (
        row.provision,
        "\n".join([row.requirement, *items]),
        _WORDS.get(row.comply, row.answer_words),
        row.evidence,
        "\n".join(filter(None, (told, row.commentary))),
    )


def _facts(paper: SelfAssessmentPaper) -> Iterator[tuple[str, str]]:
    approval = paper.approval
    answered = sum(row.comply in _WORDS and row.comply is not Comply.BLANK for row in paper.rows)
    yes = sum(row.comply is Comply.YES for row in paper.rows)
    yield "Year to", _day(paper.year_end)
    yield "Homes", str(paper.landlord.homes or "")
    yield "Answered", n_of(answered, len(paper.rows))
    yield "Answered Yes", n_of(yes, answered)
    yield "Completed by", " ".join(filter(None, (approval.prepared_by, _day(approval.prepared_on))))
    yield f"Approved by the {approval.body} on", _day(approval.approved_on)
    yield "Minute", approval.minute
    yield "Signed for the governing body", approval.signed_by
    yield "Published", " ".join(filter(None, (approval.publish_where, _day(approval.published_on))))
    yield "Send to the Ombudsman by", _day(approval.submit_by)
    yield "Sent to the Ombudsman on", _day(approval.submitted_on)


def _plan(paper: SelfAssessmentPaper) -> Iterator[tuple[str, ...]]:
    planned = {item.provision: item for item in paper.actions}
    for row in paper.rows:
        if row.comply is Comply.NO:
            item = planned.get(row.provision)
            short = row.commentary if item is None else item.falls_short or row.commentary
            yield (
                row.provision,
                short,
                "\n".join(item.actions) if item else "",
                item.who if item else "",
                _day(item.by if item else row.comply_by),
                "Yes" if item and item.done_on else "",
            )


def _day(day: date | None) -> str:
    return paper_date(day).replace("\u00a0", " ") if day else ""
