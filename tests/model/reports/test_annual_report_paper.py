from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.reports.annual_report import render_annual_report
from chc_desktop.model.reports.annual_times import _in_words
from chc_desktop.model.reports.case_lines import Awareness, LateCase
from chc_desktop.model.reports.papers import (
    Approval,
    Count,
    MarkKind,
    MonthCount,
    Share,
    TimeMark,
    YearFigures,
)
from chc_desktop.model.reports.strip import Track

from .paper_forms import Read, code, read
from .paper_reports import make_quiet_report, make_report, make_written_report


@pytest.fixture(scope="module")
def paper() -> Read:
    return read(render_annual_report(make_written_report()))


@pytest.fixture(scope="module")
def quiet() -> Read:
    return read(render_annual_report(make_quiet_report()))


# The order of the Code's report (8.1, 8.2), part by part.
PARTS = (
    "Complaints performance and service improvement report",
    "Foreword by the Member Responsible for Complaints",
    "The governing body\u2019s response",
    "The year at a glance",
    "Complaints received",
    "By month",
    "Three years",
    "What they were about",
    "How they reached us",
    "How long they took",
    "The share in time",
    "Each late case, with its reason",
    "Extensions (6.4, 6.15)",
    "Outcomes and refusals",
    "Complaints we refused (8.1 b)",
    "Putting things right",
    "Compensation",
    "Promises: kept, late, open",
    "Service requests",
    "Adjustments and restrictions",
    "The Ombudsman",
    "Findings",
    "Orders, and how we complied",
    "Non-compliance with the Code (8.1 c)",
    "The Ombudsman\u2019s report about us (8.1 e)",
    "Other reports of the Ombudsman (8.1 f)",
    "What we learned",
    "Compliments",
    "Our plans",
    "Plan for the year to 31 March 2027",
    "Last year\u2019s plan: done or not done",
    "The self-assessment",
    "All answers on one page",
    "Action plan: five answers of No",
    "Method and notes",
)


def test_the_parts_stand_in_the_reports_order(paper: Read) -> None:
    places = [paper.headings.index(part) for part in PARTS]
    assert places == sorted(places)


def test_the_whole_self_assessment_stands_in_it(paper: Read) -> None:
    place = paper.text.rindex("All answers on one page")
    for provision in code()["provisions"]:
        opening = " ".join(provision["requirement"].split()[:7])
        place = paper.text.index(f"{provision['number']} {opening}", place)


@pytest.mark.parametrize(
    "said",
    [
        "14 complaints at stage 1, from 24 homes. One more was refused. 9",
        "13 of 14 acknowledged within 5 working days (6.2) 9 of 9",
        "12 of 14 answered at stage 1 within the Code\u2019s time, one of them in a valid extension",
        "\u00a3610 paid in 5 complaints \u00a3180 in 2",
        "One complaint from 24 homes is 41.7 per 1,000 homes. 14 at stage 1: 583.3",
        "With valid extensions 12 of 14 85.7% 2 of 3 66.7%",
        "Without extensions 11 of 14 78.6% 2 of 3 66.7%",
        "8.5 working days at the median (the middle of 14) and 9.1 on average",
        "19.0 working days at the median (the middle of 3) and 19.7 on average",
        "25/06 Acknowledgement at stage 1 4 days Kept for the August meeting.",
        "25/08 Response at stage 2 4 days No reason is recorded.",
        "25/12 24 December 2025 No Contractor\u2019s report was late.",
        "Told on day 11, one day after the due date.",
        "1 of 15 complaints was refused.",
        "15 of 16 kept in time. None kept late, 1 open and not due yet, 1 overdue.",
        "3 of 41 became a complaint (1.5). 37 of 41 are completed, 4 still open.",
        "3 of 3 complied with in time.",
        "Telephone 4 of 14, email 4, in person 3, letter 3.",
        "so the lines add up to 16. None in: health and safety",
        "Not done: 2 of 5. Carried forward.",
        "6 of 9 satisfied with how we handled their complaint (TP09)",
        "2024 5 1 208.3 2025 9 1 375.0 2026 14 3 583.3",
        "Imelda Farraday-Quist Member Responsible for Complaints, 3 July 2026",
        "The complaints officer signs answers at stage 1. 1 August 2026 6.3",
    ],
)
def test_the_figures_are_the_registers(paper: Read, said: str) -> None:
    assert said in paper.text


def test_the_months_add_up_and_print_their_zeros(paper: Read) -> None:
    assert "Stage 1 1 2 1 2 0 2 1 1 1 1 1 1 14" in paper.text
    assert "Stage 2 0 0 0 0 1 0 0 1 0 0 0 1 3" in paper.text


def test_each_page_says_draft_until_it_is_approved(paper: Read) -> None:
    assert all("DRAFT" in page for page in paper.pages)
    for number, page in enumerate(paper.pages, 1):
        assert f"Page {number} of {len(paper.pages)}" in page
        assert "Board edition" in page
    approved = replace(make_report(), approval=Approval(approved_on=date(2026, 7, 15)))
    assert not any("DRAFT" in page for page in read(render_annual_report(approved)).pages)


def test_what_is_not_written_yet_says_what_is_to_be_written() -> None:
    text = read(render_annual_report(make_report())).text
    assert "Not written yet. To be written by the Member Responsible for Complaints." in text
    assert "Not written yet. To be agreed by the committee" in text


def test_a_year_without_complaints_says_none_and_asks_whether_residents_know_how(
    quiet: Read,
) -> None:
    assert "None complaints at either stage, from 24 homes; none refused" in quiet.text
    assert "0 of 0 is neither 0% nor 100%." in quiet.text
    assert "residents are unable to complain (3.3)" in quiet.text
    assert "What was done this year so that every resident knows how to complain" in quiet.text
    assert "None of 38 became a complaint (1.5)." in quiet.text
    said = quiet.text.replace("neither 0% nor 100%", "")
    assert "0%" not in said
    assert not re.search(r"\b0 of 0\b", said.replace("0 of 0 is", ""))
    for part in (
        "Outcomes", "Complaints we refused (8.1 b)", "Remedies", "Compensation", "Findings",
        "Promises: kept, late, open", "Non-compliance with the Code (8.1 c)", "Compliments",
        "Each late case, with its reason", "Extensions (6.4, 6.15)", "What we learned",
    ):  # fmt: skip
        assert f"{part} None." in quiet.text


def test_what_was_done_so_that_residents_know_stands_in_the_quiet_report() -> None:
    done = (Awareness("Survey: do you know how?", "October 2025", "11 of 19 answered yes"),)
    text = read(render_annual_report(replace(make_quiet_report(), awareness=done))).text
    assert "Survey: do you know how? October 2025 11 of 19 answered yes" in text


def test_one_complaint_is_a_report_too() -> None:
    one = replace(
        make_quiet_report(),
        figures=YearFigures(
            date(2026, 3, 31), 24, 1, 0, 0, ch01_stage1=1000 / 24, acknowledged=Share(1, 1)
        ),
        months=(MonthCount(date(2025, 4, 1), 1, 0),),
        categories=(Count("Repairs", 1),),
        channels=(Count("Email", 1),),
        acknowledged_marks=(TimeMark(3, MarkKind.IN_TIME),),
    )
    text = read(render_annual_report(one)).text
    assert "1 at stage 1, none at stage 2." in text
    assert "Email 1 of 1." in text
    assert "per 1,000 homes. One at stage 1: 41.7 (measure CH01)." in text


def test_500_complaints_print_every_late_case() -> None:
    marks = tuple(
        TimeMark(n % 30, MarkKind.LATE if n % 30 > 10 else MarkKind.IN_TIME, 3) for n in range(500)
    )
    late = tuple(LateCase(f"25/{n:03d}", "Response at stage 1", n, "A reason.") for n in range(200))
    many = replace(
        make_report(),
        figures=replace(make_report().figures, stage1=500, homes=900),
        months=tuple(MonthCount(date(2025, m, 1), 40 + m, m) for m in range(1, 13)),
        categories=(Count("Repairs", 480), Count("Other", 20)),
        acknowledged_marks=marks,
        stage1_marks=marks,
        late=late,
    )
    text = read(render_annual_report(many)).text
    assert all(f"{case.reference} Response" in text for case in late)
    assert "Repairs 480" in text


def test_lateness_far_off_the_scale_still_draws() -> None:
    far = replace(make_report(), stage1_marks=(TimeMark(400, MarkKind.LATE, 390),))
    assert "390 days late" in read(render_annual_report(far)).text


def test_the_same_report_always_gives_the_same_bytes() -> None:
    assert render_annual_report(make_report()) == render_annual_report(make_report())


def test_money_with_pence_has_pence_in_every_row() -> None:
    report = make_report()
    lines = (replace(report.compensation[0], pence=4_550), report.compensation[1])
    text = read(render_annual_report(replace(report, compensation=lines))).text
    assert "Missed appointments \u00a345.50 3 Distress \u00a3565.00 4" in text


def test_a_chart_too_full_to_count_becomes_bars_and_says_so() -> None:
    marks = tuple(TimeMark(11, MarkKind.LATE, 1) for _ in range(70))
    text = read(render_annual_report(replace(make_report(), stage1_marks=marks))).text
    assert "70 late, each by 1 day" in text
    assert "One bar is one working day" in text
    assert "One mark is one complaint" not in text


def test_names_from_the_register_start_with_a_large_letter() -> None:
    report = replace(
        make_report(), categories=(Count("repairs", 14),), channels=(Count("in person", 14),)
    )
    text = read(render_annual_report(report)).text
    assert "Repairs 14" in text
    assert "In person 14 of 14." in text


def test_complaints_outside_the_measure_are_told_apart_where_the_months_hold_them() -> None:
    figures = replace(make_report().figures, stage1=13, outside_measure=1)
    text = read(render_annual_report(replace(make_report(), figures=figures))).text
    assert "One more outside the measure." in text
    assert "The months hold 1 complaint from outside the measure too." in text


def test_many_answers_in_an_extension_are_said_as_a_range() -> None:
    few = tuple(TimeMark(day, MarkKind.IN_EXTENSION) for day in (11, 13))
    many = tuple(TimeMark(11 + day % 8, MarkKind.IN_EXTENSION) for day in range(22))
    said = [_in_words([Track("Stage 1 answer", (), 10, 20, marks)])[0] for marks in (few, many)]
    assert "because validly extended, on day 11 and 13;" in said[0]
    assert "22 in time because validly extended, on day 11 to 18;" in said[1]
