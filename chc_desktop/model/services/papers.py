"""The two papers: filled from the register, rendered, written to a file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from chc_desktop.model.rules.approving import Document
from chc_desktop.model.rules.measures import StageMeasures
from chc_desktop.model.rules.wording import n_of, paper_date
from chc_desktop.model.services.annex import annex_paper
from chc_desktop.model.services.annual import annual_report_paper
from chc_desktop.model.services.approval_facts import part_of
from chc_desktop.model.services.assessment_paper import self_assessment_paper
from chc_desktop.model.services.assessments import assessment, years
from chc_desktop.model.services.closed_years import closings
from chc_desktop.model.services.public import public_report_paper
from chc_desktop.model.services.restatements import closing_words, restatements
from chc_desktop.model.services.session import RegisterFault, RegisterProblem, Session
from chc_desktop.model.services.submission import pack, sent_words
from chc_desktop.model.services.views import AssessmentView, FigureView, PaperView, ReportsView
from chc_desktop.model.services.year import YearMeasures, measures

SELF_ASSESSMENT, ANNUAL_REPORT = "self-assessment", "annual-report"
PUBLIC_REPORT, ANNEX = "public-report", "annex"


@dataclass(frozen=True, slots=True)
class PaperFile:
    """Another file of a paper: its kind, its words in a menu, and how its name ends."""

    kind: str
    words: str
    ending: str


LARGE_PRINT, SUMMARY = "self-assessment, large print", "self-assessment, summary"
ASSESSMENT_FILES = (
    PaperFile(LARGE_PRINT, "Large print, as PDF", ", large print.pdf"),
    PaperFile(SUMMARY, "One page for the committee, as PDF", ", summary.pdf"),
    PaperFile("self-assessment, Word", "The form as Word", ".docx"),
    PaperFile("self-assessment, Excel", "The form as Excel", ".xlsx"),
    PaperFile("self-assessment, CSV", "The form as CSV", ".csv"),
)
"""Every other file of the self-assessment; none of their names holds a person's."""


def export_paper(
    session: Session, kind: str, year_end: date, member: str = "", *, large: bool = False
) -> bytes:
    """The PDF of a paper; the same register on the same day always gives the same bytes.

    ``member`` names whose copy of the annex it is; ``large`` asks for 18 point (5.10).
    """
    # ReportLab is slow to import, so only whoever prints waits for it.
    if kind == SELF_ASSESSMENT and large:
        kind = LARGE_PRINT
    other = next((made for made in ASSESSMENT_FILES if made.kind == kind), None)
    if other is not None:
        return _other_file(session, other, year_end, large=large)
    if kind == SELF_ASSESSMENT:
        from chc_desktop.model.reports.self_assessment import (  # noqa: PLC0415
            render_self_assessment,
        )

        return render_self_assessment(self_assessment_paper(session, year_end))
    if kind == ANNEX:
        from chc_desktop.model.reports.annex import render_annex  # noqa: PLC0415

        return render_annex(annex_paper(session, year_end, member), large=large)
    if kind == PUBLIC_REPORT:
        from chc_desktop.model.reports.public_report import render_public_report  # noqa: PLC0415

        return render_public_report(public_report_paper(session, year_end), large=large)
    from chc_desktop.model.reports.annual_report import render_annual_report  # noqa: PLC0415

    return render_annual_report(annual_report_paper(session, year_end), large=large)


def _other_file(session: Session, made: PaperFile, year_end: date, *, large: bool) -> bytes:
    from chc_desktop.model.services import assessment_files  # noqa: PLC0415

    if made.kind == LARGE_PRINT:
        return assessment_files.assessment_large(session, year_end)
    if made.kind == SUMMARY:
        return assessment_files.assessment_summary(session, year_end, large=large)
    return assessment_files.assessment_file(session, year_end, made.ending)


def check_place(path: Path, *, overwrite: bool) -> None:
    """Refuse a place a paper cannot be written to, before the work; raises RegisterProblem."""
    if path.is_dir():
        text = f"{path.name} is a folder. Give the name of a file that ends in .pdf."
        raise RegisterProblem(RegisterFault.EXISTS, text)
    if not path.parent.is_dir():
        text = f"The folder for {path.name} does not exist. Make it first, or choose another."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text)
    if path.exists() and not overwrite:
        text = f"{path.name} exists already and was left as it is. Use --force to replace it."
        raise RegisterProblem(RegisterFault.EXISTS, text)


def write_paper(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a paper whole or not at all; raises RegisterProblem with one plain sentence."""
    check_place(path, overwrite=overwrite)
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        text = f"{path.name} could not be written there. Choose another folder, or make room."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text) from error


def reports(session: Session, year_end: date | None = None) -> ReportsView:
    """The reports page of a year: its papers, its figures, and when to submit."""
    end = year_end or session.year_end_of(session.today)
    found = measures(session, end)
    view = assessment(session, end)
    going = pack(session, end)
    return ReportsView(
        year_end=end,
        years=years(session),
        papers=(_assessment_state(view, end), *_report_states(session, end)),
        figures=_locked(session, end) or _figures(found),
        submit_by=going.due,
        published=going.large or sent_words(going),
        closing=closing_words(session, end),
    )


# ---- private


def _assessment_state(view: AssessmentView, end: date) -> PaperView:
    open_rows = len(view.provisions) - view.answered
    if view.status == "approved":
        state, words = "ready", "Approved"
    elif open_rows or view.to_check:
        state = "draft"
        words = f"Draft: {open_rows or 'none'} to answer, {view.to_check or 'none'} to check"
    else:
        state, words = "ready", "Ready for approval, as a draft"
    return PaperView(
        SELF_ASSESSMENT,
        "Self-assessment",
        f"All {len(view.provisions)} provisions, for the committee to approve.",
        state,
        words,
        f"Self-assessment {end.isoformat()}.pdf",
    )


def _report_states(session: Session, end: date) -> tuple[PaperView, ...]:
    approved = part_of(session, end, Document.REPORT).approved_on is not None
    words = "Approved" if approved else "Ready, as a draft"
    return (
        PaperView(
            ANNUAL_REPORT,
            "Annual report, board edition",
            "Case references, no names. For the committee, not for publication.",
            "ready",
            words,
            f"Annual complaints report {end.isoformat()}, board edition.pdf",
        ),
        PaperView(
            PUBLIC_REPORT,
            "Annual report, public edition",
            "No names, addresses or cases, small numbers hidden. To be published (8.2).",
            "ready",
            words,
            f"Annual complaints report {end.isoformat()}, public edition.pdf",
        ),
        PaperView(
            ANNEX,
            "Confidential annex to the board edition",
            "The names behind the references, and which member must not see which (5.8).",
            "ready",
            "Ready",
            f"Annual complaints report {end.isoformat()}, confidential annex.pdf",
        ),
    )


def _locked(session: Session, end: date) -> tuple[FigureView, ...]:
    """The figures of a closed year as approved, with what is restated; none while it is open."""
    found = closings(session, end)
    if not found:
        return ()
    year = found[-1].figures["year"]
    restated = {line.found.name: line.found.words for line in restatements(session, end)}
    approved = f"As approved on {paper_date(found[-1].closed_on)}."
    return tuple(
        FigureView(_said(year[name]), what, f"{restated[name]}." if name in restated else approved)
        for name, what in (
            ("stage1", "complaints received"),
            ("answered_stage1", "answered in time at stage 1"),
            ("acknowledged", "acknowledged within 5 working days"),
        )
    )


def _said(value: int | list[int] | None) -> str:
    if value is None:
        return "Not known"
    return n_of(*value) if isinstance(value, list) else str(value or "None")


def _figures(found: YearMeasures) -> tuple[FigureView, ...]:
    one, two = found.stage1, found.stage2
    homes = f"{one.ch01:.1f} for every 1,000 homes. You have {found.homes}."
    return (
        FigureView(str(one.received or "None"), "complaints received", homes),
        FigureView(
            n_of(one.responded_in_time, one.of), "answered in time at stage 1", _rate(one, two)
        ),
        FigureView(
            n_of(one.acknowledged_in_time, one.acknowledged_of),
            "acknowledged within 5 working days",
            _acknowledged(one),
        ),
    )


def _acknowledged(one: StageMeasures) -> str:
    waiting = one.acknowledgement_not_yet_due
    rate = (
        f"{one.acknowledged_in_time * 100 / one.acknowledged_of:.1f}%. "
        if one.acknowledged_of
        else ""
    )
    return f"{rate}{waiting} not yet due." if waiting else f"{rate}As the Code asks (6.2)."


def _rate(one: StageMeasures, two: StageMeasures) -> str:
    parts = [] if one.ch02 is None else [f"{one.ch02:.1f}%."]
    if one.not_yet_due:
        parts.append(f"{one.not_yet_due} not yet due.")
    parts.append(f"Stage 2: {n_of(two.responded_in_time, two.of)}.")
    return " ".join(parts)
