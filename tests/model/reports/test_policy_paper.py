"""A policy on paper: headings and lists are tagged, and nothing in large print is small."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from chc_desktop.model.reports.policy import PolicyPaper, render_policy
from chc_desktop.model.rules.policy_layout import blocks

from .paper_forms import read

TEXT = (
    "## Stage 1\nWe answer within 10 working days.\n- by letter\n- by email\n## Stage 2\n"
    "a) The panel meets\nb) and writes to you\nThat is all."
)


def policy(*, large: bool = False, title: str = "Complaints policy") -> PolicyPaper:
    return PolicyPaper(
        landlord="Sample Lane Housing Co-operative",
        contact=("4 Sample Lane, Sampleton", "01632 960 114"),
        title=title,
        blocks=blocks(TEXT),
        facts=("Approved on 10 June 2025.",),
        large=large,
    )


@pytest.mark.parametrize("large", [False, True])
def test_title_and_headings_are_headings_and_the_text_stands_in_its_order(large: bool) -> None:
    paper = read(render_policy(policy(large=large)))
    assert paper.headings == ("Complaints policy", "Stage 1", "Stage 2")
    places = [
        paper.text.index(words)
        for words in (
            "Sample Lane Housing Co-operative",
            "Complaints policy",
            "Approved on 10 June 2025.",
            "We answer within 10 working days.",
            "by email",
            "The panel meets",
            "That is all.",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("large", [False, True])
def test_it_is_tagged_and_always_the_same(large: bool) -> None:
    content = render_policy(policy(large=large, title=""))
    assert content == render_policy(policy(large=large, title=""))
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert "Policy, Sample Lane Housing Co-operative" in str(pdf.docinfo["/Title"])
