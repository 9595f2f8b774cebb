"""The benchmarks keep up with the program: each of their scripts runs on the sample co-op."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
pytestmark = pytest.mark.timeout(300)


def run(*command: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "BENCH_START": repr(time.time())},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    register = tmp_path_factory.mktemp("bench") / "sample.chc"
    run("-m", "chc_desktop", "sample", register)
    return register


def test_the_window_is_timed_on_each_page_three_times(sample: Path) -> None:
    wanted = ("today", "complaints", "log", "complaint-1", "step", "letter")
    said = run(BENCHMARKS / "our_window.py", sample, "2026-03-31", *wanted).strip().splitlines()[-1]
    found = json.loads(said)
    assert set(wanted) == set(found["pages"])
    assert all(len(times) == 3 and min(times) > 0 for times in found["pages"].values())
    assert found["start"] > 0


def test_the_plain_table_holds_all_72_rows(sample: Path, tmp_path: Path) -> None:
    rows, plain = tmp_path / "rows.json", tmp_path / "plain.pdf"
    write = "import sys, pathlib, paper; print(paper.write_rows(*map(pathlib.Path, sys.argv[1:])))"
    code = f"import sys; sys.path.insert(0, {str(BENCHMARKS)!r}); {write}"
    assert run("-c", code, sample, rows).strip() == "72"
    run(BENCHMARKS / "bare_table.py", rows, plain)
    assert plain.read_bytes().startswith(b"%PDF-")


def test_the_minimal_window_says_when_it_was_painted() -> None:
    assert float(run(BENCHMARKS / "bare_window.py")) > 0


def test_what_the_papers_are_measured_beside_says_the_same(sample: Path) -> None:
    code = (
        f"import sys, pathlib; sys.path.insert(0, {str(BENCHMARKS)!r})\n"
        "import as_html, pages, untagged\n"
        "from chc_desktop.model.reports.self_assessment import self_assessment\n"
        "paper = self_assessment(pages.form_of(pathlib.Path(sys.argv[1])))\n"
        "print(as_html.as_html(paper).count('<tr>'))\n"
        "print(len(untagged.render_untagged(paper)), b'StructTree' in untagged.render_untagged(\n"
        "    self_assessment(pages.form_of(pathlib.Path(sys.argv[1])))))\n"
        "print(untagged.render_platypus(paper)[:5])\n"
    )
    rows, untagged, plain = run("-c", code, sample).splitlines()
    assert int(rows) > 72
    assert untagged.endswith(" False")
    assert plain == "b'%PDF-'"


def test_the_memory_of_a_command_is_said_in_megabytes(sample: Path) -> None:
    said = run(BENCHMARKS / "peak.py", "status", sample, "--today", "2026-03-31")
    assert 10 < float(said.splitlines()[-1]) < 500
