"""Self-assessments of the invented 24-home co-op, and a reader for what came out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdf

from chc_desktop.model.reports.papers import (
    ActionItem,
    Approval,
    AssessmentRow,
    AssessmentSection,
    CodeItem,
    Comply,
    DraftProblem,
    Landlord,
    SelfAssessmentPaper,
)
from chc_desktop.paths import resource_path

if TYPE_CHECKING:
    pass

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
