"""The self-assessment exported by the command line, beside one plain ReportLab table."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path

from measuring import HERE, Line, process_time, turn_about

from chc_desktop.model.services.assessments import assessment
from chc_desktop.model.services.session import open_register

YEAR_END = date(2026, 3, 31)


def write_rows(register: Path, target: Path) -> int:
    """Write the form's rows as the plain table needs them; return how many."""
    session = open_register(register, read_only=True)
    try:
        view = assessment(session, YEAR_END)
    finally:
        session.close()
    rows = [
        [row.number, row.requirement, row.answer, row.evidence, row.commentary]
        for row in view.provisions
    ]
    target.write_text(json.dumps(rows), encoding="utf-8")
    return len(rows)


def lines(folder: Path) -> list[Line]:
    """Export the sample's self-assessment, and print the same rows plainly."""
    register, rows = folder / "sample.chc", folder / "rows.json"
    program = (sys.executable, "-m", "chc_desktop")
    subprocess.run([*program, "sample", register], check=True, stdout=subprocess.DEVNULL)
    count = write_rows(register, rows)
    if count != 72:
        raise SystemExit(f"The sample's self-assessment has {count} rows, not 72.")
    paper = ("export", "self-assessment", register, "--year-end", YEAR_END, "--force", "--out")
    ours = partial(process_time, *program, *map(str, paper), str(folder / "ours.pdf"), cwd=folder)
    bare = partial(
        process_time, sys.executable, HERE / "bare_table.py", rows, folder / "bare.pdf", cwd=folder
    )
    took, beside = turn_about((ours, bare), rounds=7)
    what = "72-row self-assessment exported, process time"
    return [Line(what, took, 1.0, beside, "plain ReportLab table")]
