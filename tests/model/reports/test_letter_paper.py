"""Letters on paper: places for the window envelope, large print, tags, any text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pypdf
import pytest

from chc_desktop.model.reports.letter import LetterPaper, letter_paper, render_letter
from chc_desktop.model.reports.look import MM

LETTER = LetterPaper(
    landlord="Example Street Housing Co-operative",
    contact=("The Laundry Room, Example Street, Sampleton SM1 0EX", "01632 960 114"),
    to=("Edith Marlowe", "9 Example Street", "Sampleton", "SM1 0EX"),
    on=date(2026, 3, 31),
    reference="C-030",
    text=(
        "Dear Edith Marlowe\n\n# Your complaint: no heating\n\nThank you.\n\n"
        "## What you want\n\nYou would like:\n- a working boiler\n- an\napology\n\n"
        "Yours sincerely\n\nAlan Prewett\nComplaints officer"
    ),
    footer="Acknowledgement, our reference C-030",
)


def pages(letter: LetterPaper) -> list[str]:
    found = pypdf.PdfReader(BytesIO(render_letter(letter))).pages
    return [page.extract_text() for page in found]


def places(letter: LetterPaper) -> dict[str, tuple[float, float, float]]:
    """Each text of the first page: millimetres from the left and the top, and its size."""
    found: dict[str, tuple[float, float, float]] = {}

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            x, y = cm[4] + tm[4], cm[5] + tm[5]
            found.setdefault(text.strip(), (x / MM, (297 * MM - y) / MM, size))

    page = pypdf.PdfReader(BytesIO(render_letter(letter))).pages[0]
    page.extract_text(visitor_text=visit)
    return found


def test_address_and_date_stand_where_a_window_envelope_shows_them() -> None:
    at = places(LETTER)
    name = next(place for text, place in at.items() if text.startswith("Edith Marlowe"))
    day = next(place for text, place in at.items() if text.startswith("31"))
    dear = next(place for text, place in at.items() if text.startswith("Dear"))
    assert name[0] == pytest.approx(25, abs=0.5)
    assert 56 < name[1] < 62
    assert day[0] == pytest.approx(138, abs=0.5)
    assert dear[1] > 97
    between = [p for t, p in at.items() if 44 < p[1] < 94 and p[0] < 118]
    assert all(p[0] == pytest.approx(25, abs=0.5) for p in between)


def test_large_print_has_nothing_below_18_point() -> None:
    sizes = {round(size, 1) for _, _, size in places(replace(LETTER, large=True)).values()}
    assert min(sizes) >= 18
    assert min(round(s, 1) for _, _, s in places(LETTER).values()) == 10.5


@pytest.mark.parametrize("large", [False, True])
def test_a_letter_is_read_from_landlord_to_signature(large: bool) -> None:
    text = " ".join(pages(replace(LETTER, large=large))).replace("\u00a0", " ")
    order = [
        "Example Street Housing",
        "Edith Marlowe",
        "31 March 2026",
        "C-030",
        "Dear",
        "Your complaint",
        "working boiler",
        "Alan Prewett",
    ]
    at = [text.index(part) for part in order]
    assert at == sorted(at)


def test_the_structure_holds_headings_lists_and_all_text() -> None:
    pdf = pikepdf.open(BytesIO(render_letter(LETTER)))
    roles: list[str] = []

    def walk(element: pikepdf.Object) -> None:
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            roles.append(str(element.S))
        for kid in element.get("/K", []) if isinstance(element, pikepdf.Dictionary) else []:
            if isinstance(kid, pikepdf.Dictionary):
                walk(kid)

    for top in pdf.Root.StructTreeRoot.K:
        walk(top)
    assert [r for r in roles if r.startswith("/H")] == ["/H1", "/H2"]
    assert roles.count("/LI") == 2
    assert pdf.Root.Lang == "en-GB"


def test_the_letter_goes_over_to_more_pages_with_their_number() -> None:
    long = replace(LETTER, text="\n\n".join(f"Paragraph {n}. " + "word " * 60 for n in range(20)))
    found = pages(long)
    assert len(found) > 1
    for number, page in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in page
        assert "our reference C-030" in page
    assert all("Edith" not in page for page in found[1:])


@pytest.mark.parametrize(
    "letter",
    [
        replace(LETTER, text=""),
        replace(LETTER, text="## Only a heading\n### And a lower one\n- an item"),
        replace(LETTER, to=(), contact=(), landlord=""),
        replace(LETTER, to=tuple(f"Line {n}" for n in range(12))),
        replace(LETTER, to=("An endless name " * 30,)),
        replace(LETTER, landlord="An endless co-operative " * 20, contact=("x" * 400,)),
        replace(LETTER, landlord="An endless co-operative " * 20, large=True),
        replace(LETTER, text="<b>{not markup}</b> & \u202e \U0001f600 ж " + "w" * 3000),
        replace(LETTER, text="- " + "item " * 2000, large=True),
    ],
)
def test_any_letter_becomes_a_paper(letter: LetterPaper) -> None:
    assert render_letter(letter).startswith(b"%PDF")


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert render_letter(LETTER) == render_letter(LETTER)
    assert letter_paper(LETTER).title == "Acknowledgement, our reference C-030"
