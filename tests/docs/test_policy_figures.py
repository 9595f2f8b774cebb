"""docs/policy-check.md says of each set how large it is and how the check reads it today."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.policy_checks import OldContact, check_policy

ROOT = Path(__file__).parents[2]
SETS: dict[str, Any] = json.loads(
    (ROOT / "tests" / "model" / "rules" / "policy_snippets.json").read_text(encoding="utf-8")
)
ROW = re.compile(
    r"\| [^|]+ \| (?P<all>\d+) \((?P<harmless>\d+)\) \|[^|]+\|[^|]+\| (?P<precision>\d\.\d\d) \| (?P<recall>\d\.\d\d)"
)
ROWS = ROW.findall((ROOT / "docs" / "policy-check.md").read_text(encoding="utf-8"))
NAMES = [name for name in SETS if name != "note"]


def found(text: str) -> set[str]:
    old = [OldContact(c["words"], c["why"]) for c in read_json("ombudsman-old.json")["contacts"]]
    return {f.issue.value for f in check_policy(text, load_editions(), old, date(2026, 11, 26))}


@pytest.mark.parametrize(("name", "row"), list(zip(NAMES, ROWS, strict=True)), ids=NAMES)
def test_the_figures_in_the_docs_are_those_of_the_check(
    name: str, row: tuple[str, str, str, str]
) -> None:
    passages = SETS[name]
    pairs = [(found(passage["text"]), set(passage["issues"])) for passage in passages]
    right = sum(len(got & wanted) for got, wanted in pairs)
    precision = right / sum(len(got) for got, _ in pairs)
    recall = right / sum(len(wanted) for _, wanted in pairs)
    harmless = sum(not passage["issues"] for passage in passages)
    said = (str(len(passages)), str(harmless), f"{precision:.2f}", f"{recall:.2f}")
    assert row == said
