"""Every document the program makes, from the sample register: PDF/UA-1, sound, large where large."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import page
import pdfua
import pikepdf
import pytest

from chc_desktop.model import reports
from chc_desktop.model.reports.recovery_sheet import RecoverySheet, render_recovery_sheet
from chc_desktop.model.rules.deciding import About, DecideBetween, MemberPart
from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.rules.person_letters import PersonLetterKind
from chc_desktop.model.services import committee, letters, papers, posters
from chc_desktop.model.services.bundle import export_bundle
from chc_desktop.model.services.committee_papers import committee_pdf
from chc_desktop.model.services.decision_paper import decision_pdf
from chc_desktop.model.services.intake import intake_pdf
from chc_desktop.model.services.letter_sheets import complaint_sheets, person_sheets, sheet_pdf
from chc_desktop.model.services.letter_texts import letter_text
from chc_desktop.model.services.lists import ListOut, list_pdf
from chc_desktop.model.services.policy_texts import PolicyFile, policy_file
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.submission import pack_pdf

from .tagging import smallest_type, tagged_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chc_desktop.model.services.session import Session

    Maker = Callable[[Session], bytes]

YEAR_END = date(2026, 3, 31)
QUARTER = (date(2026, 1, 1), YEAR_END)
LIST = ListOut(
    "Complaints",
    ("Reference", "Received", "About"),
    (("C-001", date(2026, 3, 2), "The gutter leaks on the stairs. " * 9), ("C-002", None, 3)),
)
SAME_IN_LARGE = {
    "render_poster": "its smallest words are read from where one stands",
    "render_self_assessment": "has a paper of its own in large print",
    "render_self_assessment_large": "is in large print",
}
"""What draws a paper in one size only, and why."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    session = create_sample(tmp_path_factory.mktemp("papers") / "sample.chc")
    yield session
    session.close()


def complaint_of(session: Session, kind: LetterKind) -> tuple[int, str]:
    """A complaint that such a letter can be written on, and its draft."""
    for key in session.cases():
        draft = letters.draft_letter(session, key, kind)
        if not isinstance(draft, Refusal):
            return key, draft.text
    raise LookupError(kind)


def a_letter(session: Session, kind: LetterKind, *, large: bool) -> bytes:
    key, text = complaint_of(session, kind)
    sheets = complaint_sheets(session, key, kind, text)
    assert not isinstance(sheets, Refusal)
    return sheet_pdf(replace(sheets[0], large=large))


def a_letter_to_somebody(session: Session, kind: PersonLetterKind, *, large: bool) -> bytes:
    text = letter_text(session, kind).body
    return sheet_pdf(replace(person_sheets(session, 1, kind, text)[0], large=large))


def a_decision(session: Session, *, large: bool) -> bytes:
    key = next(iter(session.cases()))
    if not committee.decisions(session):
        on = session.today
        parts = tuple(
            MemberPart(member.person_id, member.name, True, "None.")
            for member in committee.members_for(session, key, About.STAGE_1, on)
        )
        command = DecideBetween(
            complaint_id=key,
            about=About.STAGE_1,
            on=on,
            how="email",
            what="Upheld: fit a lock.",
            why="The response is due before the meeting.",
            members=parts,
        )
        assert isinstance(committee.decide_between(session, command), Done)
    return decision_pdf(session, committee.decisions(session)[0].id, large=large)


def a_bundle(session: Session, *, large: bool) -> bytes:
    made = export_bundle(session, next(iter(session.cases())), large=large)
    assert isinstance(made, bytes)
    return made


def a_paper(session: Session, kind: str, *, large: bool) -> bytes:
    return papers.export_paper(session, kind, YEAR_END, large=large)


def a_recovery_sheet(session: Session, *, large: bool) -> bytes:
    groups = tuple(f"ABCD{sign}" for sign in "EFGHJKLMNPQRST")
    sheet = RecoverySheet("Example Street Co-op", "co-op.chc", groups, session.today)
    return render_recovery_sheet(sheet, large=large)


BOTH: dict[str, tuple[str, Callable[..., bytes]]] = {
    "annual report, board edition": (
        "render_annual_report",
        partial(a_paper, kind=papers.ANNUAL_REPORT),
    ),
    "annual report, public edition": (
        "render_public_report",
        partial(a_paper, kind=papers.PUBLIC_REPORT),
    ),
    "confidential annex": ("render_annex", partial(a_paper, kind=papers.ANNEX)),
    "summary of the self-assessment": (
        "render_assessment_summary",
        partial(a_paper, kind=papers.SUMMARY),
    ),
    "committee paper": (
        "render_committee",
        lambda session, large: committee_pdf(session, *QUARTER, large=large),
    ),
    "decision between meetings": ("render_decision", a_decision),
    "submission pack": (
        "render_submission",
        lambda session, large: pack_pdf(session, YEAR_END, large=large),
    ),
    "complaint form": ("render_intake", partial(intake_pdf, kind="form")),
    "telephone script": ("render_intake", partial(intake_pdf, kind="phone")),
    "bundle": ("render_bundle", a_bundle),
    "list": ("render_list", partial(list_pdf, shown=LIST)),
    "recovery sheet": ("render_recovery_sheet", a_recovery_sheet),
    "leaflet": (
        "render_leaflet",
        lambda session, large: posters.poster_pdf(
            session, posters.LARGE_LEAFLET if large else posters.LEAFLET
        ),
    ),
    "model policy": (
        "render_policy",
        lambda session, large: policy_file(
            session, "complaints", PolicyFile.LARGE_PRINT if large else PolicyFile.PDF
        ),
    ),
    **{f"letter, {kind}": ("render_letter", partial(a_letter, kind=kind)) for kind in LetterKind},
    **{
        f"letter, {kind}": ("render_letter", partial(a_letter_to_somebody, kind=kind))
        for kind in PersonLetterKind
    },
}
"""Every document that is made in 12 and in 18 point: what draws it, and how it is made."""
PLAIN = "self-assessment"
ONE: dict[str, tuple[str, Maker]] = {
    "self-assessment": (
        "render_self_assessment",
        lambda session: a_paper(session, PLAIN, large=False),
    ),
    "self-assessment, large print": (
        "render_self_assessment_large",
        lambda session: a_paper(session, PLAIN, large=True),
    ),
    "poster": ("render_poster", posters.poster_pdf),
}
DOCUMENTS: dict[str, Maker] = {
    **{name: maker for name, (_, maker) in ONE.items()},
    **{name: partial(maker, large=False) for name, (_, maker) in BOTH.items()},
    **{f"{name}, large print": partial(maker, large=True) for name, (_, maker) in BOTH.items()},
}


def test_every_paper_of_the_program_stands_in_this_table() -> None:
    found = set()
    for module in pkgutil.iter_modules(reports.__path__):
        loaded = importlib.import_module(f"{reports.__name__}.{module.name}")
        found |= {
            name
            for name, value in vars(loaded).items()
            if name.startswith("render_") and value.__module__ == loaded.__name__
        }
    in_both = {drawer for drawer, _ in BOTH.values()}
    assert found == in_both | set(SAME_IN_LARGE)
    assert {drawer for drawer, _ in ONE.values()} == set(SAME_IN_LARGE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_meets_pdf_ua_and_large_print_has_nothing_small(
    register: Session, tmp_path: Path, name: str
) -> None:
    data = DOCUMENTS[name](register)
    report = page.validate_pdf_bytes(data)
    assert report.is_compliant, report
    file = tmp_path / "paper.pdf"
    file.write_bytes(data)
    found = pdfua.validate(str(file)).findings
    assert not found, [f"{finding.rule_id}: {finding.message}" for finding in found]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
    assert tagged_marks(data) > 5
    assert smallest_type(data) >= (18 if name.endswith("large print") else 10.5)
