"""The floors under the coverage fail a run that is below them, and only that."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SOURCE = Path(__file__).resolve().parents[2] / ".ci" / "coverage_gates.py"


@pytest.fixture(scope="module")
def gates() -> ModuleType:
    spec = importlib.util.spec_from_file_location("coverage_gates_under_test", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks its own module up there.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def report(rules_branches: tuple[int, int], services_lines: tuple[int, int]) -> dict[str, Any]:
    """Make a coverage report: (reached, all) branches of the rules, and lines of the services."""

    def entry(lines: tuple[int, int], branches: tuple[int, int]) -> dict[str, Any]:
        return {
            "summary": {
                "num_statements": lines[1],
                "covered_lines": lines[0],
                "missing_lines": lines[1] - lines[0],
                "num_branches": branches[1],
                "covered_branches": branches[0],
            }
        }

    return {
        "files": {
            "chc_desktop/model/rules/clocks.py": entry((50, 50), rules_branches),
            "chc_desktop\\model\\services\\verbs.py": entry(services_lines, (0, 0)),
            "chc_desktop/ui/app.py": entry((0, 100), (0, 10)),
        }
    }


def test_full_rules_and_nine_tenths_of_the_services_pass(gates: ModuleType) -> None:
    lines, good = gates.judge(report((20, 20), (90, 100)))
    assert good
    assert lines == [
        "chc_desktop/model/rules/ 100.0 % of branches",
        "chc_desktop/model/services/ 90.0 % of lines and branches",
    ]


def test_one_branch_of_the_rules_that_no_test_takes_fails(gates: ModuleType) -> None:
    lines, good = gates.judge(report((9999, 10000), (100, 100)))
    assert not good
    assert lines[0] == "chc_desktop/model/rules/ 99.9 % of branches  BELOW THE FLOOR of 100 %"


def test_services_below_nine_tenths_fail(gates: ModuleType) -> None:
    lines, good = gates.judge(report((20, 20), (89, 100)))
    assert not good
    assert "BELOW THE FLOOR of 90 %" in lines[1]


def test_a_report_without_the_folder_is_an_error_not_a_pass(gates: ModuleType) -> None:
    with pytest.raises(LookupError):
        gates.judge({"files": {}})
