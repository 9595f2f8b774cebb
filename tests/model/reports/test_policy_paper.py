"""A policy on paper: headings and lists are tagged, and nothing in large print is small."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from chc_desktop.model.reports.policy import render_policy

from .paper_forms import read
from .paper_policy import make_policy


@pytest.mark.parametrize("large", [False, True])
def test_title_and_headings_are_headings_and_the_text_stands_in_its_order(large: bool) -> None:
    paper = read(render_policy(make_policy(large=large)))
    assert paper.headings == ("Complaints policy", "Stage 1", "Stage 2")
    places = [
        paper.text.index(words)
        for words in (
            "Example Street Housing Co-operative",
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
    content = render_policy(make_policy(large=large, title=""))
    assert content == render_policy(make_policy(large=large, title=""))
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert "Policy, Example Street Housing Co-operative" in str(pdf.docinfo["/Title"])
