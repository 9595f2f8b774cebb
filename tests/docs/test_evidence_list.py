"""The list of what stands behind each provision is that of the code, and it is complete."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

from chc_desktop.model.rules.policy_clauses import CLAUSES
from chc_desktop.model.services.assessments import editions
from chc_desktop.model.services.evidence import SOURCES, would_be

DOCS = Path(__file__).parent.parent.parent / "docs"
NUMBERS = next(e for e in editions() if e.in_force_from == date(2024, 4, 1)).numbers


def rows() -> dict[str, list[str]]:
    """Each provision of the page with its other cells."""
    lines = (DOCS / "evidence.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1:] for row in cells if len(row) == 4 and row[0] in NUMBERS}


def test_all_72_provisions_are_listed_in_the_order_of_the_code() -> None:
    assert len(NUMBERS) == 72
    assert tuple(rows()) == NUMBERS


def test_the_list_is_what_the_code_says_today() -> None:
    written = runpy.run_path(str(DOCS / "list_evidence.py"))["listing"]()
    assert written == (DOCS / "evidence.md").read_text(encoding="utf-8")


def test_every_provision_has_a_source_and_says_what_would_be_evidence() -> None:
    assert set(SOURCES) == set(NUMBERS) == set(would_be())
    assert set(CLAUSES) <= set(NUMBERS)
    for number, (shows, policy, would) in rows().items():
        assert shows == SOURCES[number].shows
        assert (policy == "yes") == (number in CLAUSES)
        assert would == would_be()[number]
        assert would.endswith(".")
