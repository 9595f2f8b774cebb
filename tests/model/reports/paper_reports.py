"""Annual reports of the invented 24-home co-op."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.reports.annual_paper import AnnualReportPaper
from chc_desktop.model.reports.case_lines import (
    ExtensionLine,
    Finding,
    LateCase,
    Ombudsman,
    Order,
    PromiseLine,
    Promises,
    PromiseState,
)
from chc_desktop.model.reports.papers import (
    Adjustments,
    Approval,
    Count,
    Decision,
    Learning,
    MarkKind,
    MoneyLine,
    MonthCount,
    Narrative,
    PlanLine,
    PlanResult,
    RefusalGround,
    Response,
    Restrictions,
    ServiceRequests,
    Share,
    Spread,
    StageCount,
    StageTimes,
    TimeMark,
    YearFigures,
)

from .paper_forms import LANDLORD, YEAR_END, make_form


def _marks(
    in_time: list[int], extended: tuple[int, ...] = (), late: tuple[tuple[int, int], ...] = ()
) -> tuple[TimeMark, ...]:
    return (
        *(TimeMark(days, MarkKind.IN_TIME) for days in in_time),
        *(TimeMark(days, MarkKind.IN_EXTENSION) for days in extended),
        *(TimeMark(days, MarkKind.LATE, by) for days, by in late),
    )


THIS_YEAR = YearFigures(
    YEAR_END,
    homes=24,
    stage1=14,
    stage2=3,
    refused=1,
    outside_measure=0,
    ch01_stage1=14 / 24 * 1000,
    ch01_stage2=125.0,
    acknowledged=Share(13, 14),
    acknowledged_stage2=Share(3, 3),
    answered_stage1=Share(12, 14),
    answered_stage2=Share(2, 3),
    extended_stage1=1,
    extended_stage2=0,
    upheld=Share(12, 14),
    paid_pence=61_000,
    paid_in=5,
    promises_kept=Share(15, 17),
    promises_open=2,
    service_requests=41,
    findings=2,
    ombudsman_cases=1,
    orders=Share(3, 3),
    satisfaction=Share(6, 9),
)


def _earlier(year: int, stage1: int) -> YearFigures:
    return YearFigures(
        date(year, 3, 31),
        24,
        stage1,
        1,
        0,
        ch01_stage1=stage1 / 24 * 1000,
        ch01_stage2=41.7,
        acknowledged=Share(9, 9),
        answered_stage1=Share(7, 9),
        answered_stage2=Share(1, 1),
        upheld=Share(6, 9),
        paid_pence=18_000,
        paid_in=2,
        promises_kept=Share(8, 8),
        service_requests=38,
        findings=0,
    )


MONTHS = [
    (4, 1, 0),
    (5, 2, 0),
    (6, 1, 0),
    (7, 2, 0),
    (8, 0, 1),
    (9, 2, 0),
    (10, 1, 0),
    (11, 1, 1),
    (12, 1, 0),
    (1, 1, 0),
    (2, 1, 0),
    (3, 1, 1),
]


def _volumes(paper: AnnualReportPaper) -> AnnualReportPaper:
    return replace(
        paper,
        months=tuple(MonthCount(date(2025 if m > 3 else 2026, m, 1), a, b) for m, a, b in MONTHS),
        channels=(
            Count("Telephone", 4),
            Count("Email", 4),
            Count("In person", 3),
            Count("Letter", 3),
        ),
        categories=(
            Count("Repairs", 6),
            Count("Damp, mould and leaks", 3),
            Count("Anti-social behaviour", 2),
            Count("Estate and communal areas", 2),
            Count("Charges", 1),
            Count("Staff or officer conduct", 1),
            Count("Complaint handling", 1),
        ),
        categories_unused=("Health and safety", "Information and data", "Moving home"),
        compliments=2,
        compliments_about=("The plumber who came on a Sunday", "The new lobby folder"),
    )


def _times(paper: AnnualReportPaper) -> AnnualReportPaper:
    return replace(
        paper,
        acknowledged_marks=_marks([0, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5], (), ((9, 4),)),
        stage1_marks=_marks([4, 5, 6, 7, 8, 8, 8, 9, 9, 10, 10], (17,), ((13, 3), (14, 4))),
        stage2_marks=_marks([16, 19], (), ((24, 4),)),
        late=(
            LateCase("25/06", "Acknowledgement at stage 1", 4, "Kept for the August meeting."),
            LateCase("25/08", "Response at stage 1", 3, "Waited for the October meeting."),
            LateCase("25/12", "Response at stage 1", 4, "Extension told on day 11."),
            LateCase("25/08", "Response at stage 2", 4, ""),
        ),
        extensions=(
            ExtensionLine(
                "25/09", date(2025, 9, 30), True, "Damp survey could not be had earlier."
            ),
            ExtensionLine(
                "25/12",
                date(2025, 12, 24),
                False,
                "Contractor\u2019s report was late.",
                "Told on day 11, one day after the due date.",
            ),
        ),
    )


def _people(paper: AnnualReportPaper) -> AnnualReportPaper:
    return replace(
        paper,
        outcomes=(
            StageCount("Upheld", 9, 1),
            StageCount("Partly upheld", 3, 1),
            StageCount("Not upheld", 2, 1),
            StageCount("Withdrawn", 0, 0),
        ),
        refusals=(
            RefusalGround(
                "More than 12 months since the resident became aware of the issue",
                "2.2, 2.3",
                1,
                0,
            ),
        ),
        remedies=(Count("Apology", 11), Count("Repair done", 6), Count("Compensation", 5)),
        compensation=(MoneyLine("Missed appointments", 4_500, 3), MoneyLine("Distress", 56_500, 4)),
        promises=Promises(
            15,
            0,
            1,
            1,
            (
                PromiseLine(
                    "25/11", "Clean the gutters in spring", date(2026, 4, 30), PromiseState.OPEN
                ),
                PromiseLine(
                    "25/12", "Paint the stairwell", date(2026, 2, 27), PromiseState.OVERDUE
                ),
            ),
        ),
        service_requests=ServiceRequests(41, 37, 4, 3),
        adjustments=Adjustments(3, 2, 1, 4, 1),
        restrictions=Restrictions(1, 1, 1, 0, 0),
    )


def _ombudsman(paper: AnnualReportPaper) -> AnnualReportPaper:
    return replace(
        paper,
        ombudsman=Ombudsman(
            1,
            (
                Finding("24/07", "Handling of the leak", "Service failure", date(2025, 11, 4)),
                Finding("24/07", "Complaint handling", "Maladministration", date(2025, 11, 4)),
            ),
            (
                Order("24/07", "Apologise in writing", date(2025, 12, 2), date(2025, 11, 20)),
                Order("24/07", "Pay \u00a3150", date(2025, 12, 2), date(2025, 11, 20)),
                Order("24/07", "Review the policy", date(2026, 1, 30), date(2026, 1, 28)),
            ),
        ),
    )


def _learning(paper: AnnualReportPaper) -> AnnualReportPaper:
    return replace(
        paper,
        learning=(
            Learning(
                "Water came over the gutters, four times, in four homes.",
                "Put the four complaints side by side and had the whole run inspected.",
                "New gutter contract from October 2026.",
                "Every household, 12 March 2026",
            ),
            Learning(
                "The letter was too small for me to read.",
                "Sent it again in large print.",
                "Large print is kept on file and prints by itself.",
            ),
        ),
        plan=(
            PlanLine(
                "Stage 1 answers no longer wait for meetings",
                "Complaints officer",
                date(2026, 8, 1),
            ),
            PlanLine(
                "Standing panel with our sister co-op", "Chair of the panel", date(2026, 9, 30)
            ),
        ),
        last_plan=(
            PlanResult("Policy in plain English to every home", True, "June 2025"),
            PlanResult("Train all committee members", False, "2 of 5. Carried forward."),
        ),
    )


def make_report() -> AnnualReportPaper:
    """Return a board edition: 14 complaints, foreword and response not written yet."""
    paper = AnnualReportPaper(
        landlord=LANDLORD,
        year_end=YEAR_END,
        as_of=YEAR_END,
        figures=THIS_YEAR,
        stage1_times=StageTimes(
            Share(12, 14), Share(11, 14), Share(11, 14), 0, Share(13, 14), Spread(14, 9.07, 8.5)
        ),
        stage2_times=StageTimes(
            Share(2, 3), Share(2, 3), Share(2, 3), 0, Share(3, 3), Spread(3, 19.67, 19.0)
        ),
        approval=Approval(prepared_by="Complaints officer", submit_by=date(2026, 9, 30)),
        earlier=(_earlier(2024, 5), _earlier(2025, 9)),
    )
    paper = replace(paper, assessment=make_form())
    return _learning(_ombudsman(_people(_times(_volumes(paper)))))


FOREWORD = Narrative(
    "Fourteen complaints came in this year from a street of 24 homes.\n\nWhat worries me is "
    "not the number but the calendar.",
    "Imelda Farraday-Quist",
    "Member Responsible for Complaints",
    date(2026, 7, 3),
)
RESPONSE = Response(
    "The committee discussed this report on 15 July 2026.",
    (Decision("The complaints officer signs answers at stage 1.", date(2026, 8, 1), "6.3"),),
    "Nothing in the report is disputed.",
    "Five residents came.",
)


def make_quiet_report() -> AnnualReportPaper:
    """Return a board edition of a year without any complaint."""
    nothing = Share(0, 0)
    times = StageTimes(nothing, nothing, nothing, 0, nothing, Spread(0, None, None))
    return AnnualReportPaper(
        landlord=LANDLORD,
        year_end=YEAR_END,
        as_of=YEAR_END,
        figures=YearFigures(
            YEAR_END,
            24,
            0,
            0,
            0,
            0,
            0.0,
            0.0,
            nothing,
            nothing,
            nothing,
            nothing,
            0,
            0,
            nothing,
            0,
            0,
            nothing,
            0,
            38,
            0,
            0,
            nothing,
        ),
        stage1_times=times,
        stage2_times=times,
        months=tuple(MonthCount(date(2025 if m > 3 else 2026, m, 1), 0, 0) for m, _, _ in MONTHS),
        service_requests=ServiceRequests(38, 38, 0, 0),
    )


def make_written_report() -> AnnualReportPaper:
    """Return the same report with foreword and response."""
    return replace(make_report(), foreword=FOREWORD, response=RESPONSE)
