"""Letters that went out incomplete, in the annual report: each with its reason for the board."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from chc_desktop.model.reports.annual_paper import AnnualReportPaper
from chc_desktop.model.reports.annual_report import render_annual_report
from chc_desktop.model.reports.case_lines import LettersSent
from chc_desktop.model.reports.public_report import render_public_report
from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.letters import LetterKind, SendLetter
from chc_desktop.model.services.annual import annual_report_paper
from chc_desktop.model.services.complaints import log_complaint
from chc_desktop.model.services.public import public_report_paper
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.sending import send_letter
from chc_desktop.model.services.session import Session

END = date(2026, 3, 31)
REASON = "It was in the post before anybody looked."


def send(session: Session, reason: str) -> None:
    logged = log_complaint(
        session,
        LogComplaint(received_on=date(2026, 3, 30), resident="Ann Ash", description="A leak."),
    )
    assert isinstance(logged, Done)
    command = SendLetter(
        complaint_id=logged.complaint_id,
        kind=LetterKind.ACKNOWLEDGEMENT,
        text="Dear Ann Ash\n\nThank you. You complained that a pipe leaks in the kitchen.",
        sent_on=END,
        how="letter",
        override_reason=reason,
    )
    assert isinstance(send_letter(session, command), Done)


def text(report: AnnualReportPaper) -> str:
    return words_of(render_annual_report(report))


def words_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_board_reads_each_with_what_was_missing_and_why(session: Session) -> None:
    send(session, REASON)
    report = annual_report_paper(session, END)
    (letter,) = report.letters.incomplete
    assert letter.reference == "C-001"
    assert "How to reach" not in letter.missing
    assert "(3.7)" in letter.missing
    said = text(report)
    assert "1 of 1 letter went out although something" in said
    assert REASON in said
    assert "Ann Ash" not in said


def test_the_public_reads_how_many_and_nothing_of_a_case(session: Session) -> None:
    send(session, REASON)
    said = words_of(render_public_report(public_report_paper(session, END)))
    assert "1 of 1 letter went out although something" in said
    assert REASON not in said


def test_where_nothing_was_sent_or_all_was_complete_it_says_none(session: Session) -> None:
    report = annual_report_paper(session, END)
    assert report.letters == LettersSent()
    assert "No letter was written in our register" in text(report)
    said = text(replace(report, letters=LettersSent(3)))
    assert "Letters that went out incomplete None" in said
