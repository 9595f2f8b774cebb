"""``close-year``: exit codes and sentences as the contract has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .conftest import Run, write_csv

if TYPE_CHECKING:
    from pathlib import Path

YEAR = ("--year-end", "2026-03-31")
LATER = ("--today", "2026-04-20")


def complaints(run: Run, register: Path, folder: Path) -> None:
    rows = [
        {"reference": "A-1", "received": "2025-06-02", "acknowledged": "2025-06-04"},
        {"reference": "A-2", "received": "2025-07-01", "stage1_responded": "2025-07-10"},
    ]
    file = write_csv(folder / "c.csv", *rows)
    assert run("import", "complaints", register, file, *LATER).code == 0


def test_a_year_that_is_not_over_is_one_sentence_and_exit_1(run: Run, register: Path) -> None:
    ran = run("close-year", register, *YEAR, "--today", "2026-03-31")
    assert (ran.code, ran.out) == (1, "")
    said = ran.err.strip().replace("\u00a0", " ")
    assert said.startswith("The year to 31 March 2026 is not over, so it was not closed.")
    assert "\n" not in said


def test_a_year_is_closed_and_what_is_to_note_is_said(
    run: Run, register: Path, tmp_path: Path
) -> None:
    complaints(run, register, tmp_path)
    ran = run("close-year", register, *YEAR, *LATER, "--as", "Officer")
    lines = ran.out.replace("\u00a0", " ").splitlines()
    assert ran.code == 0
    assert lines[0] == "The year to 31 March 2026 is closed. Its figures are locked."
    assert "To note: 1 of 2 overdue: counted as not answered in time." in lines
    again = run("close-year", register, *YEAR, *LATER)
    assert again.code == 0
    assert "its figures have not changed" in again.out


def test_closing_again_after_a_correction_says_what_is_restated(
    run: Run, register: Path, tmp_path: Path
) -> None:
    complaints(run, register, tmp_path)
    before = run("measures", register, *YEAR, *LATER, "--json").json
    assert run("close-year", register, *YEAR, *LATER).code == 0
    more = write_csv(tmp_path / "m.csv", {"reference": "A-3", "received": "2025-08-01"})
    assert run("import", "complaints", register, more, "--today", "2026-06-03").code == 0
    ran = run("close-year", register, *YEAR, "--today", "2026-06-03", "--why", "Found in a drawer")
    assert ran.code == 0
    assert "closed anew" in ran.out
    assert "Complaints at stage 1. Restated: 3, was 2: a complaint was entered late" in ran.out
    after = run("measures", register, *YEAR, "--today", "2026-06-03", "--json").json
    assert after.keys() == before.keys()
    assert (before["stage1"]["received"], after["stage1"]["received"]) == (2, 3)


def test_days_of_a_closed_year_are_not_closed_twice(run: Run, register: Path) -> None:
    assert run("close-year", register, *YEAR, *LATER).code == 0
    ran = run("close-year", register, "--year-end", "2025-12-31", *LATER)
    assert ran.code == 1
    assert "shares days with the closed year" in ran.err
