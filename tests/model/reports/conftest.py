"""Papers of the invented 24-home co-op, and readers for what came out."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from chc_desktop.model.reports.papers import (
    ActionItem,
    Adjustments,
    AnnualReportPaper,
    Approval,
    AssessmentRow,
    AssessmentSection,
    CodeItem,
    Comply,
    Count,
    Decision,
    DraftProblem,
    ExtensionLine,
    Finding,
    Landlord,
    LateCase,
    Learning,
    MarkKind,
    MoneyLine,
    MonthCount,
    Narrative,
    Ombudsman,
    Order,
    PlanLine,
    PlanResult,
    PromiseLine,
    Promises,
    PromiseState,
    RefusalGround,
    Response,
    Restrictions,
    SelfAssessmentPaper,
    ServiceRequests,
    Share,
    Spread,
    StageCount,
    StageTimes,
    TimeMark,
    YearFigures,
)
from chc_desktop.paths import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable

YEAR_END = date(2026, 3, 31)
LANDLORD = Landlord(
    "Example Street Housing Co-operative",
    ("1 Example Street", "Exampleton"),
    24,
    "all rented",
    contact="the complaints officer, 01632 960 114",
)
APPROVAL = Approval(
    prepared_by="Complaints officer",
    prepared_on=date(2026, 6, 26),
    checked_by="Member Responsible for Complaints",
    checked_on=date(2026, 7, 3),
    for_approval_at="Committee meeting of 15 July 2026, item 6",
    publish_where="Notice board, lobby folder, every household",
    submit_by=date(2026, 9, 30),
)
NOS = {
    "4.3": (date(2026, 11, 30), "2 of 5 members trained.", "Staff and committee trained"),
    "6.2": (
        date(2026, 8, 31),
        (
            "One complaint, made to a committee member at the summer fair, was kept for the August "
            "meeting and acknowledged after 9 working days."
        ),
        "Acknowledged within 5 working days",
    ),
    "6.3": (date(2026, 8, 31), "One response waited for the October meeting.", ""),
    "6.14": (date(2026, 9, 30), "No free panel members before Christmas.", "Stage 2 in time"),
    "9.8": (date(2026, 10, 31), "Repairs contractor has not signed.", "Standard objective"),
}


def code() -> dict[str, Any]:
    """Return the Code's text as our resources hold it."""
    loaded: dict[str, Any] = json.loads(
        resource_path("code", "chc-2024.json").read_text(encoding="utf-8")
    )
    return loaded


def _row(provision: dict[str, Any]) -> AssessmentRow:
    number = provision["number"]
    no = NOS.get(number)
    items = tuple(CodeItem(i["label"], i["text"]) for i in provision.get("items", ()))
    evidence = f"Complaints policy, clause {number}. Read again by the committee on 3 June 2026."
    return AssessmentRow(
        number,
        provision["requirement"],
        items,
        Comply.NO if no else Comply.YES,
        evidence="Register: 12 of 14." if no else evidence,
        commentary=no[1] if no else "",
        comply_by=no[0] if no else None,
        stage=provision.get("stage"),
    )


def make_form() -> SelfAssessmentPaper:
    """Return a filled self-assessment, five answers No."""
    loaded = code()
    sections = tuple(
        AssessmentSection(
            s["number"],
            s["title"],
            tuple(_row(p) for p in loaded["provisions"] if p["section"] == s["number"]),
        )
        for s in loaded["sections"]
    )
    return SelfAssessmentPaper(
        LANDLORD,
        YEAR_END,
        sections,
        in_force_from=date(2024, 4, 1),
        notice="The Code\u2019s words: Housing Ombudsman. Contains public sector information "
        "licensed under the Open Government Licence v3.0.",
        approval=APPROVAL,
        problems=(
            DraftProblem("6.3", "The register shows 2 late responses. The answer has to be No."),
            DraftProblem(
                "9.4", "The evidence names a report that does not exist yet.", blocks=False
            ),
        ),
        actions=tuple(
            ActionItem(
                number,
                what,
                text,
                ("Three places on the course.", "One hour in August."),
                "Complaints officer",
                by,
            )
            for number, (by, text, what) in NOS.items()
            if what
        ),
        compared_with_last_year="Last year, 63 of 72 were answered Yes and 9 No.",
    )


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


def make_report() -> AnnualReportPaper:
    """Return a board edition: 14 complaints, foreword and response not written yet."""
    return AnnualReportPaper(
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
        assessment=make_form(),
        approval=APPROVAL,
        earlier=(_earlier(2024, 5), _earlier(2025, 9)),
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
                "The committee considered its discretion.",
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
        compliments=2,
        compliments_about=("The plumber who came on a Sunday", "The new lobby folder"),
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


WRITTEN = {
    "foreword": Narrative(
        "Fourteen complaints came in this year from a street of 24 homes.\n\nWhat worries me is "
        "not the number but the calendar.",
        "Imelda Farraday-Quist",
        "Member Responsible for Complaints",
        date(2026, 7, 3),
    ),
    "response": Response(
        "The committee discussed this report on 15 July 2026.",
        (Decision("The complaints officer signs answers at stage 1.", date(2026, 8, 1), "6.3"),),
        "Nothing in the report is disputed.",
        "Five residents came.",
    ),
}


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


@dataclass(frozen=True)
class Read:
    """A PDF as a reader gets it."""

    data: bytes
    pages: tuple[str, ...]
    headings: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.pages).split())


def read(data: bytes) -> Read:
    pdf = pypdf.PdfReader(BytesIO(data))
    pages = tuple((page.extract_text() or "").replace("\u00a0", " ") for page in pdf.pages)

    def flat(entries: Any) -> list[str]:  # noqa: ANN401
        out: list[str] = []
        for entry in entries:
            out += flat(entry) if isinstance(entry, list) else [str(entry.title)]
        return out

    return Read(data, pages, tuple(flat(pdf.outline)))


@pytest.fixture
def form() -> SelfAssessmentPaper:
    return make_form()


@pytest.fixture
def report() -> AnnualReportPaper:
    return make_report()


@pytest.fixture
def written_report() -> AnnualReportPaper:
    return replace(make_report(), **WRITTEN)  # type: ignore[arg-type]


@pytest.fixture
def quiet_report() -> AnnualReportPaper:
    return make_quiet_report()


@pytest.fixture(name="read")
def read_fixture() -> Callable[[bytes], Read]:
    return read
