"""Markup that somebody typed is text like any other: it prints as typed and fetches nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.model.reports.annual_report import render_annual_report
from chc_desktop.model.reports.bundle import render_bundle
from chc_desktop.model.reports.committee import render_committee
from chc_desktop.model.reports.leaflet import render_leaflet
from chc_desktop.model.reports.letter import LetterPaper, render_letter
from chc_desktop.model.reports.poster import render_poster
from chc_desktop.model.reports.self_assessment import render_self_assessment

from .paper_bundle import make_bundle
from .paper_committee import make_committee
from .paper_forms import make_form
from .paper_posters import make_told
from .paper_reports import make_report

TYPED = "<b> & &amp;#x41; <img src='http://e.invalid/a'/> </p"
LETTER = LetterPaper(
    landlord="Example Street Housing Co-operative",
    contact=("1 Example Street",),
    to=("A resident", "Flat 3"),
    on=date(2026, 5, 3),
    reference="C-1",
    text="Dear resident\n\n# Your complaint\n\nWe heard you.",
    footer="Stage 1 response",
)
PAPERS: dict[str, tuple[Any, Any]] = {
    "self-assessment": (render_self_assessment, make_form),
    "annual report": (render_annual_report, make_report),
    "bundle": (render_bundle, make_bundle),
    "committee": (render_committee, make_committee),
    "poster": (render_poster, make_told),
    "leaflet": (render_leaflet, make_told),
    "letter": (render_letter, lambda: LETTER),
}


def _inside(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "".join("".join(p.get_textpage().get_text_range() for p in pdf).split())


def _with_name(paper: Any, typed: str) -> Any:  # noqa: ANN401 -- any of the papers
    """Return the paper with `typed` after the landlord's name."""
    if isinstance(paper.landlord, str):
        return replace(paper, landlord=f"{paper.landlord} {typed}")
    return replace(paper, landlord=replace(paper.landlord, name=f"Co-op {typed}"))


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_prints_markup_in_a_name_as_it_was_typed(name: str) -> None:
    render, make = PAPERS[name]
    data = render(_with_name(make(), TYPED))
    assert "".join(TYPED.split()) in _inside(data)
    assert b"/URI" not in data


PIECES = st.lists(
    st.sampled_from(["<b>", "</b>", "<i", "/>", "&", "&amp;", "&#65;", "<!--", "]]>", "<?x", "a "]),
    min_size=1,
    max_size=8,
).map("".join)


@settings(max_examples=40)
@given(PIECES)
def test_a_letter_prints_any_mixture_of_markup_as_typed(typed: str) -> None:
    data = render_letter(replace(LETTER, to=(f"A {typed} z",)))
    assert "".join(f"A {typed} z".split()) in _inside(data)
