"""The poster is one page whatever the names, and the leaflet says the same as the poster."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdf
import pytest

from chc_desktop.model.reports.how_to_complain import HowToComplain
from chc_desktop.model.reports.leaflet import render_leaflet
from chc_desktop.model.reports.poster import render_poster

from .paper_forms import read
from .paper_posters import make_told

LONG = "The Most Excellent and Independent Tenants’ Housing Co-operative of Llanfairpwllgwyngyll"
SAID = (
    "How to complain",
    "Tell us.",
    "You need not call it a complaint.",
    "A friend may do it for you and come with you",
    "We write back",
    "Stage 1: our answer",
    "Stage 2: other people look again",
    "say why and give you a new date",
    "at any time",
    "0300 111 3000",
    "housing-ombudsman.org.uk",
    "PO Box 1484, Unit D, Preston PR2 0ET",
    "12 months from the final response",
    "Large print, another language",
    "Check the Ombudsman’s details again by 1 August 2026",
)


def one_line(content: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def sizes(content: bytes) -> set[float]:
    """The sizes of all type on the pages."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return {
            float(i.operands[1])
            for page in pdf.pages
            for i in pikepdf.parse_content_stream(page)
            if str(i.operator) == "Tf"
        }


@pytest.mark.parametrize(
    "content",
    [
        render_poster(make_told()),
        render_leaflet(make_told()),
        render_leaflet(make_told(), large=True),
    ],
    ids=["poster", "leaflet", "large"],
)
def test_each_says_who_how_when_and_the_way_to_the_ombudsman(content: bytes) -> None:
    text = one_line(content)
    assert [words for words in SAID if words not in text] == []
    assert read(content).headings[0] == "How to complain"


def test_the_poster_keeps_its_sizes_and_has_room_to_write_where_it_hangs() -> None:
    content = render_poster(make_told())
    assert max(sizes(content)) > 50
    assert min(sizes(content)) >= 12
    text = one_line(content)
    assert "Example Street Housing Co-operative · hung on" in text
    assert "Page 1" not in text


@pytest.mark.parametrize(
    "told",
    [
        make_told(landlord=f"{LONG} {LONG}"),
        make_told(contact=f"the complaints officer of the {LONG}, {LONG} Street, 01632 960 114"),
        make_told(body=f"management committee and its {LONG} subcommittee", contact=""),
        make_told(landlord="Z" * 200),
        replace(make_told(), homes=None, website=""),
    ],
)
def test_it_stays_one_page_with_nothing_beside_it(told: HowToComplain) -> None:
    content = render_poster(told)
    pages = pypdf.PdfReader(BytesIO(content)).pages
    assert len(pages) == 1
    assert min(sizes(content)) >= 7
    assert one_line(content).replace(" ", "").startswith("Howtocomplain")


def test_details_checked_too_long_ago_are_to_be_checked_before_it_hangs() -> None:
    text = one_line(render_poster(replace(make_told(), old=True)))
    assert "before hanging this up: last checked on 2 February 2026" in text
    assert "again by" not in text


def test_one_working_day_is_one_day() -> None:
    text = one_line(render_poster(replace(make_told(), acknowledge=1)))
    assert "1 working day " in text
    assert "within 1 working day," in text


def test_nothing_in_large_print_is_small() -> None:
    assert min(sizes(render_leaflet(make_told(), large=True))) >= 18
    assert min(sizes(render_leaflet(make_told()))) >= 10.5
