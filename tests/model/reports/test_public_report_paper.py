"""The public edition on paper: its parts in order, small numbers in words, any text as typed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from chc_desktop.model.reports.annual_paper import AnnualReportPaper
from chc_desktop.model.reports.figures import Count, Narrative, PromiseCounts, Share
from chc_desktop.model.reports.public_paper import (
    CaseStudy,
    Cell,
    CellRow,
    Missed,
    PublicOmbudsman,
    PublicReport,
    PublicTables,
)
from chc_desktop.model.reports.public_report import render_public_report
from chc_desktop.model.reports.year_paper import YearPaper

from .paper_forms import Read, read
from .paper_reports import make_quiet_report, make_written_report


def shared(report: AnnualReportPaper) -> PublicReport:
    return PublicReport(**{f.name: getattr(report, f.name) for f in fields(YearPaper)})


def make_public() -> PublicReport:
    """Return the year of 14 complaints as its public edition prints it."""
    return replace(
        shared(make_written_report()),
        missed=(Missed(1, response=True, days_late=(3, 4), still_open=1), Missed(2, response=True)),
        extensions=Share(1, 2),
        incomplete_letters=Share(1, 9),
        tables=PublicTables(
            adjustments=None,
            restrictions=(Cell("Begun in the year", "None"), Cell("Reviews overdue", "None")),
            compensation=(Cell("Distress", "fewer than 5"), Cell("Loss", "not shown")),
            paid_pence=61_000,
            paid_in="9",
            category_outcomes=(CellRow("repairs", ("9", "fewer than 5", "None")),),
        ),
        remedies=(Count("Apology", 11),),
        promises=PromiseCounts(15, 0, 1, 1),
        ombudsman=PublicOmbudsman(
            cases=1,
            findings=(Count("service failure", 1),),
            orders=Share(3, 3),
            failure_orders=1,
            non_compliance=("We missed 6.14 twice.",),
        ),
        case_studies=(CaseStudy("Water", "It came back.\n\nThen it stopped."),),
        why_late="Meetings.",
        residents_know="A poster.",
    )


@pytest.fixture(scope="module")
def paper() -> Read:
    return read(render_public_report(make_public()))


PARTS = (
    "Foreword by the Member Responsible for Complaints",
    "The governing body\u2019s response",
    "The year at a glance",
    "Complaints received",
    "What we did so that residents know how to complain",
    "How long they took",
    "Why answers were late",
    "Letters that were late",
    "Extensions (6.4, 6.15)",
    "Outcomes and refusals",
    "What was decided about what",
    "Complaints we refused (8.1 b)",
    "Letters that went out incomplete",
    "Putting things right",
    "Compensation",
    "Promises: kept, late, open",
    "Service requests",
    "Adjustments and restrictions",
    "The Ombudsman",
    "Non-compliance with the Code (8.1 c)",
    "The Ombudsman\u2019s report about us (8.1 e)",
    "Other reports of the Ombudsman (8.1 f)",
    "What we learned",
    "Compliments",
    "Stories from this year",
    "Our plans",
    "The self-assessment",
    "Method and notes",
)


def test_the_parts_stand_in_the_reports_order(paper: Read) -> None:
    places = [paper.headings.index(part) for part in PARTS]
    assert places == sorted(places)
    assert "Stories from this year" in paper.pages[1]  # the contents


@pytest.mark.parametrize(
    "said",
    [
        "It names no person, home or case.",
        "Response at stage 1 3 to 4; 1 still open 2",
        "2 extensions told to a resident. 1 of 2 met the Code\u2019s conditions",
        "1 of 9 letters went out although",
        "Repairs 9 fewer than 5 None",
        "\u00a3610 in 9 complaints.",
        "Distress Fewer than 5 Loss Not shown",
        "15 of 16 kept in time.",
        "Not shown: nearly every figure would be below 5",
        "Restrictions on contact (5.14, 5.15) None.",
        "Service failure 1",
        "3 of 3 complied with in time.",
        "Complaint Handling Failure Orders 1 order.",
        "We missed 6.14 twice.",
        "Water It came back. Then it stopped.",
    ],
)
def test_it_counts_what_the_board_edition_lists(paper: Read, said: str) -> None:
    assert said in paper.text


def test_it_says_public_edition_on_every_page_and_names_no_case(paper: Read) -> None:
    assert all("Public edition" in page for page in paper.pages)
    for reference in ("25/06", "25/08", "24/07"):
        assert reference not in paper.text


def test_sums_that_few_got_are_not_shown() -> None:
    report = make_public()
    few = replace(
        report,
        tables=replace(report.tables, paid_pence=None, paid_in="fewer than 5"),
        figures=replace(report.figures, paid_pence=None, paid_in=None, paid_withheld=True),
    )
    said = read(render_public_report(few)).text
    assert "Paid in fewer than 5 complaints. The sum is not shown" in said
    assert "\u00a3610" not in said
    assert "paid in 5 complaints" not in said
    before = replace(report.earlier[-1], paid_withheld=True)
    said = read(render_public_report(replace(report, earlier=(before,)))).text
    assert "\u00a3610 paid in 5 complaints Not shown" in said


def test_months_print_their_zeros_and_so_does_the_year() -> None:
    report = make_public()
    none = tuple(replace(month, stage2=0) for month in report.months)
    said = read(render_public_report(replace(report, months=none))).text
    assert "Stage 2 0 0 0 0 0 0 0 0 0 0 0 0 0" in said


def test_a_table_of_which_nearly_all_would_be_hidden_is_a_sentence() -> None:
    report = make_public()
    tables = replace(report.tables, category_outcomes=None, compensation=None)
    said = read(render_public_report(replace(report, tables=tables))).text
    assert "Not shown. With 14 complaints in 7 categories nearly every figure" in said
    assert "Not shown by kind of loss: nearly every figure" in said


def test_a_year_without_complaints_is_worth_reading_in_public_too() -> None:
    quiet = replace(shared(make_quiet_report()), residents_know="A poster in every porch.")
    said = read(render_public_report(quiet)).text
    assert "No complaints are no proof of good service." in said
    assert "A poster in every porch." in said
    assert "Not written yet. What was done" not in said
    for part in (
        "Letters that were late", "Extensions (6.4, 6.15)", "What was decided about what",
        "Compensation", "Promises: kept, late, open", "Findings", "Recommendations",
        "Reasonable adjustments (5.10)", "Complaint Handling Failure Orders",
    ):  # fmt: skip
        assert f"{part} None." in said
    assert "Stories from this year" not in said
    waiting = replace(quiet, ombudsman=PublicOmbudsman(cases=2))
    assert "None. 2 cases with the Ombudsman." in read(render_public_report(waiting)).text


TYPED = "<b>bold</b> & <img src='http://example.invalid/x.png'> &amp; <a href=\"x\">y</a>"


def test_markup_that_somebody_types_prints_as_typed_and_fetches_nothing() -> None:
    report = make_public()
    typed = replace(
        report,
        foreword=Narrative(TYPED, TYPED, TYPED, date(2026, 7, 3)),
        why_late=TYPED,
        residents_know=TYPED,
        case_studies=(CaseStudy(TYPED, TYPED),),
        ombudsman=replace(report.ombudsman, non_compliance=(TYPED,)),
        landlord=replace(report.landlord, name=TYPED, contact=TYPED),
    )
    pdf = render_public_report(typed)
    said = read(pdf).text
    assert said.count("<b>bold</b> & <img src='http://example.invalid/x.png'> &amp;") >= 7
    assert b"/Launch" not in pdf
    assert b"x.png)" not in pdf
