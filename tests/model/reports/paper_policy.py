"""A policy for the tests of papers."""

from __future__ import annotations

from chc_desktop.model.reports.policy import PolicyPaper
from chc_desktop.model.rules.policy_layout import blocks

TEXT = (
    "## Stage 1\nWe answer within 10 working days.\n- by letter\n- by email\n## Stage 2\n"
    "a) The panel meets\nb) and writes to you\nThat is all."
)


def make_policy(
    *, large: bool = False, title: str = "Complaints policy", text: str = TEXT
) -> PolicyPaper:
    return PolicyPaper(
        landlord="Example Street Housing Co-operative",
        contact=("4 Sample Lane, Sampleton", "01632 960 114"),
        title=title,
        blocks=blocks(text),
        facts=("Approved on 10 June 2025.",),
        large=large,
    )
