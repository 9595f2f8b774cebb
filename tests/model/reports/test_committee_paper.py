"""The committee's paper: the first page asks for decisions, the rest reports, in black and white."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdf

from chc_desktop.model.reports.committee import render_committee

from .paper_committee import make_committee, make_quiet_committee
from .paper_forms import read


def pages_of(content: bytes) -> list[str]:
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_the_first_page_holds_the_decisions_with_boxes_and_nothing_of_the_report() -> None:
    first = pages_of(render_committee(make_committee()))[0]
    assert "Complaints: three decisions needed" in first
    assert "One cannot wait for the meeting of 19 August 2026: those with a bar." in first
    for words in ("Choose who considers stage 2 of 26/02.", "24 July", "Not agreed", "Minute"):
        assert words in first
    assert "No date" in first
    assert "9.7" not in first
    assert "Page 1 of" in first


def test_the_report_stands_in_the_order_of_the_code() -> None:
    paper = read(render_committee(make_committee()))
    assert paper.headings == (
        "Complaints: three decisions needed",
        "Also",
        "Complaints, 1 April 2026 to 30 June 2026",
        "How many, and how well (9.7 a)",
        "What they were about, and how decided (9.7 a)",
        "Each late letter, with its reason",
        "Issues and trends over four periods (9.7 b)",
        "The Ombudsman (9.7 c)",
        "Findings",
        "Orders of this period, and those not done yet",
        "Promises kept late, or past their date",
        "Papers of the year to 31 March 2026 (9.7 d)",
    )


def test_figures_are_n_of_n_and_every_line_of_a_case_is_there() -> None:
    text = " ".join(pages_of(render_committee(make_committee())))
    for words in (
        "5 of 6",
        "still open",
        "The surveyor was ill.",
        "Maladministration",
        "Pay £250",
        "Not yet",
        "Failure Order, type 2",
        "Mend the gutter",
        "overdue",
    ):
        assert words in text
    assert "Not upheld None" not in text


def test_a_period_without_anything_says_so() -> None:
    pages = pages_of(render_committee(make_quiet_committee()))
    assert "Complaints: no decisions needed" in pages[0]
    text = " ".join(pages)
    assert "No complaint was received in this period." in text
    assert text.count("None.") >= 5


def test_many_decisions_go_on_over_the_page_and_the_report_begins_a_new_one() -> None:
    one = make_committee()
    many = replace(one, needed=one.needed * 6, landlord="Long " * 60, next_meeting=None)
    pages = pages_of(render_committee(many))
    assert "18 decisions needed" in pages[0]
    assert "Six cannot wait: those with a bar." in pages[0]
    report = next(n for n, text in enumerate(pages) if "9.7 a" in text)
    assert "tick one" not in pages[report]
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
