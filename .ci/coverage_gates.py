"""Two floors under the coverage: every branch of the rules, nine tenths of the services.

A pytest plugin (`-p coverage_gates`, with this folder on the path) that reads the JSON report of
pytest-cov before pytest's closing line, so that a run below a floor fails as a whole.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

REPORT = Path("build/coverage.json")


@dataclass(frozen=True, slots=True)
class Gate:
    """A folder of the program and the least share of it that tests must reach, in per cent."""

    folder: str
    floor: int
    branches_only: bool


GATES = (
    Gate("chc_desktop/model/rules/", 100, branches_only=True),
    Gate("chc_desktop/model/services/", 90, branches_only=False),
)


def share(gate: Gate, report: Mapping[str, Any]) -> float:
    """Return the per cent reached in the gate's folder; a line that never ran misses its branches.

    Raises:
        LookupError: the report knows no file there, so the gate would pass for nothing.
    """
    files = [
        entry["summary"]
        for name, entry in report["files"].items()
        if name.replace("\\", "/").startswith(gate.folder)
    ]
    if not files:
        raise LookupError(gate.folder)
    total = sum(file["num_branches"] for file in files)
    reached = sum(file["covered_branches"] for file in files)
    if not gate.branches_only or any(file["missing_lines"] for file in files):
        total += sum(file["num_statements"] for file in files)
        reached += sum(file["covered_lines"] for file in files)
    return 100 * reached / total if total else 100.0


def judge(report: Mapping[str, Any]) -> tuple[list[str], bool]:
    """Return a line for each gate, and whether all of them hold."""
    lines: list[str] = []
    good = True
    for gate in GATES:
        reached = share(gate, report)
        # 99.96 must not pass for 100 because it prints as 100.0.
        holds = reached >= gate.floor
        good = good and holds
        what = "branches" if gate.branches_only else "lines and branches"
        verdict = "" if holds else f"  BELOW THE FLOOR of {gate.floor} %"
        lines.append(f"{gate.folder} {int(reached * 10) / 10} % of {what}{verdict}")
    return lines, good


_lines: list[str] = []


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run when a floor is missed. A run that failed already keeps its own verdict."""
    is_worker = hasattr(session.config, "workerinput")  # the coverage is whole only at the top
    if is_worker or session.exitstatus != pytest.ExitCode.OK:
        return
    if not REPORT.exists():
        _lines.append("No coverage was measured: run pytest with --cov.")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        return
    lines, good = judge(json.loads(REPORT.read_text(encoding="utf-8")))
    _lines.extend(lines)
    if not good:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the shares above the closing line."""
    if _lines:
        terminalreporter.section("coverage")
        for line in _lines:
            terminalreporter.write_line(line)
