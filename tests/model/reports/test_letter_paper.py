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


REMEDIES = (
    "Dear Edith\n\n## What we will do\n\n"
    "- Pay you for the missed visit: £15, by 8 May 2026.\n- Fit a new lock: by 30 September 2026.\n"
    "- A written apology.\n\nYours sincerely\n\nAlan Prewett"
)


def test_remedies_are_a_table_of_what_how_much_and_when() -> None:
    (text,) = pages(replace(LETTER, text=REMEDIES))
    said = " ".join(text.replace("\u00a0", " ").split())
    assert (
        "What Amount When Pay you for the missed visit £15 by 8 May 2026 Fit a new lock None "
        "by 30 September 2026 A written apology None No day given"
    ) in said


def test_remedies_without_money_have_no_column_for_it() -> None:
    (text,) = pages(replace(LETTER, text=REMEDIES.replace("£15, ", "")))
    assert "Amount" not in text
    assert "When" in text


def test_remedies_in_large_print_are_numbered_sentences() -> None:
    text = " ".join(pages(replace(LETTER, text=REMEDIES, large=True))).replace("\u00a0", " ")
    text = " ".join(text.split())
    assert "1 Pay you for the missed visit: £15, by 8 May 2026." in text
    assert "2 Fit a new lock: by 30 September 2026. 3 A written apology." in text
    assert "Amount" not in text


@pytest.mark.parametrize(("more", "rule"), [(0, 33), (60, 33), (130, 33), (240, 43)])
def test_a_long_line_of_how_to_reach_us_wraps_above_the_rule(more: int, rule: int) -> None:
    contact = (*LETTER.contact, ("Rear building " * 20)[:more].strip())
    at = places(replace(LETTER, contact=contact))
    lines = {text: y for text, (x, y, size) in at.items() if size == pytest.approx(10.5) and y < 60}
    said = " ".join(lines)
    assert "\u2026" not in said
    assert all(y < rule for y in lines.values())
    name = next(place for text, place in at.items() if text.startswith("Edith Marlowe"))
    assert 56 < name[1] < 62


def test_a_head_that_no_letter_has_room_for_is_cut_and_the_letter_stays_whole() -> None:
    at = places(replace(LETTER, contact=("Rear building " * 90,)))
    assert any(text.endswith("\u2026") for text in at)
    name = next(place for text, place in at.items() if text.startswith("Edith Marlowe"))
    assert 56 < name[1] < 62


@pytest.mark.parametrize("lines", range(8, 40))
@pytest.mark.parametrize("large", [False, True])
def test_no_page_holds_a_signature_or_a_heading_alone(lines: int, large: bool) -> None:
    text = (
        "Dear Edith\n\n"
        + "It goes on.\n\n" * lines
        + "## The Housing Ombudsman\n\nYou can ask for advice.\n\nYours sincerely\n\nAlan Prewett"
    )
    *before, last = pages(replace(LETTER, text=text, large=large))
    said = " ".join(last.split())
    assert "You can ask for advice." in said
    assert "Yours sincerely" in said
    assert "The Housing Ombudsman" in said
    assert "Alan Prewett" in said
    assert all("Yours sincerely" not in page for page in before)


def test_a_long_name_of_the_landlord_wraps_and_is_not_cut() -> None:
    name = "Example Street and Upper Sampleton Gardens Fully Mutual Housing Co-operative Limited"
    for large in (False, True):
        first = pages(replace(LETTER, landlord=name, large=large))[0]
        assert name in " ".join(first.split())
