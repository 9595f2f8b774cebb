"""The table of what holds of adjustments and restrictions names tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TABLE = ROOT / "docs" / "adjustments-and-restrictions.md"


def named() -> list[tuple[str, str]]:
    """File and function of each test that the table names."""
    return re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TABLE.read_text(encoding="utf-8"))


def test_every_row_names_a_test_and_every_test_named_is_there() -> None:
    rows = [
        line
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if line.startswith("|") and not line.startswith(("|---", "| what holds"))
    ]
    assert len(rows) > 25
    assert len(named()) == len(rows)
    gone = [f"{path}::{test}" for path, test in named() if test not in functions(ROOT / path)]
    assert not gone


def functions(path: Path) -> set[str]:
    """The names of all functions of a test file; none where there is no such file."""
    if not path.is_file():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
