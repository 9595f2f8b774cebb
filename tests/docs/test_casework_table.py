"""The table of casework names every provision that asks something of a case, and tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "casework.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d", line)
]
_ASKED = (
    "1.2 1.3 1.4 1.5 1.6 2.1 2.2 2.3 2.4 2.5 3.2 3.6 4.3 5.1 5.4 5.5 5.6 5.7 5.8 5.9 5.11 5.12"
    " 5.13 5.14 6.1 6.2 6.3 6.4 6.5 6.6 6.8 6.9 6.10 6.11 6.12 6.13 6.14 6.15 6.16 6.17 6.19 6.20"
    " 7.1 7.2 7.3 7.4 8.1 9.1 9.2 9.3 9.4 9.5 9.7 9.8"
)
"""Every provision that asks something of a case or of its records."""
NAMED = sorted({name for row in ROWS for name in re.findall(r"`(tests/[^`]+)`", row[3])})


def test_every_provision_has_its_row() -> None:
    told = {number for row in ROWS for number in re.findall(r"\d\.\d{1,2}", row[0])}
    assert told == set(_ASKED.split(" "))


def test_every_row_says_where_and_by_which_test() -> None:
    for provisions, what, where, tests in ROWS:
        assert provisions
        assert what
        assert where
        assert re.findall(r"`tests/[^`]+`", tests), provisions


@pytest.mark.parametrize("name", NAMED)
def test_every_test_that_is_named_exists(name: str) -> None:
    path, _, function = name.partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    if function:
        assert function in found
    else:
        assert any(found_name.startswith("test_") for found_name in found)
