"""Two papers made by our layer, beside the same pages untagged and beside WeasyPrint."""

from __future__ import annotations

import importlib.util
import logging
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import big_register
from as_html import as_html
from measuring import Line, Timer, paired, said, timed
from untagged import render_platypus, render_untagged

from chc_desktop.model.reports.annual_report import annual_report
from chc_desktop.model.reports.document import Paper
from chc_desktop.model.reports.papers import SelfAssessmentPaper
from chc_desktop.model.reports.self_assessment import self_assessment
from chc_desktop.model.services.annual import annual_report_paper
from chc_desktop.model.services.assessment_paper import self_assessment_paper
from chc_desktop.model.services.session import open_register

YEAR_END = date(2026, 3, 31)
COMPLAINTS = 500
ROUNDS = 7
UNTAGGED_LIMIT = 1.3
WEASYPRINT_LIMIT = 1 / 5
MEMORY_LIMIT = 150.0  # megabytes
ABSENT = "WeasyPrint is not installed, so nothing is measured beside it: pip install weasyprint"


def form_of(register: Path) -> SelfAssessmentPaper:
    """What the self-assessment of a register is drawn from."""
    session = open_register(register, read_only=True)
    try:
        return self_assessment_paper(session, YEAR_END)
    finally:
        session.close()


def makers(folder: Path) -> dict[str, Callable[[], Paper]]:
    """The two papers, each built anew from the same facts whenever asked."""
    sample = folder / "sample.chc"
    subprocess.run(
        [sys.executable, "-m", "chc_desktop", "sample", sample],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    busy = big_register.make(folder, COMPLAINTS, 364)
    form = form_of(sample)
    session = open_register(busy, read_only=True, today=YEAR_END)
    report = annual_report_paper(session, YEAR_END)
    session.close()
    return {
        "self-assessment, 72 rows": partial(self_assessment, form),
        f"annual report, {COMPLAINTS} complaints": partial(annual_report, report),
    }


def lines(folder: Path) -> list[Line]:
    """Time both papers, each in pairs with what it is measured beside."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    out = []
    for name, make in makers(folder).items():
        ours = partial(timed, partial(_rendered, Paper.render, make))
        plain = partial(timed, partial(_rendered, render_untagged, make))
        own = partial(timed, partial(_rendered, render_platypus, make))
        out += [
            _line(name, ours, plain, ROUNDS, "the same pages untagged", UNTAGGED_LIMIT),
            _line("", ours, own, ROUNDS, "ReportLab's own paragraphs and tables, untagged"),
            *_beside_weasyprint(make, ours),
        ]
    return out + _memory(folder)


def _rendered(render: Callable[[Paper], bytes], make: Callable[[], Paper]) -> bytes:
    return render(make())


def _line(
    what: str, ours: Timer, theirs: Timer, rounds: int, beside: str, most: float | None = None
) -> Line:
    took, ratio = paired(ours, theirs, rounds)
    return Line(what, took, None if most is None else most * took / ratio, took / ratio, beside)


def _beside_weasyprint(make: Callable[[], Paper], ours: Timer) -> list[Line]:
    if importlib.util.find_spec("weasyprint") is None:
        print(ABSENT)
        return []
    from weasyprint import HTML

    page = as_html(make())
    theirs = partial(timed, lambda: HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))
    return [_line("", ours, theirs, 3, "the same content tagged by WeasyPrint", WEASYPRINT_LIMIT)]


def _memory(folder: Path) -> list[Line]:
    """What the whole program takes while it writes the papers."""
    day = ("--year-end", YEAR_END.isoformat(), "--today", YEAR_END.isoformat())
    out = ("--force", "--out", str(folder / "paper.pdf"))
    return [
        Line(
            f"memory of exporting the {name}",
            float(said("peak.py", "export", name, folder / register, *day, *out, cwd=folder)),
            MEMORY_LIMIT,
            unit="MB",
        )
        for name, register in (("self-assessment", "sample.chc"), ("annual-report", "big.chc"))
    ]
