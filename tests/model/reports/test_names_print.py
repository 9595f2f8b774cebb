"""Everybody's name is printed as itself, in joined letters, and is read back as it was typed."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import page as page_validation
import pdfua
import pypdfium2
import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.model.reports import bidi, faces, found_faces, words
from chc_desktop.model.reports.document import PORTRAIT_PAGE, Paper
from chc_desktop.model.reports.furniture import Furniture
from chc_desktop.model.reports.glyphs import GlyphFace, UnusableFaceError
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.letter import LetterPaper, render_letter
from chc_desktop.model.reports.lines import bold
from chc_desktop.paths import resource_path

from .tagging import tagged_marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = {
    "Polish": "Łucja Żądło-Świętochłowska",
    "Welsh": "Siân Tŷ-Gŵyr",
    "Vietnamese": "Nguyễn Thị Phượng",
    "Vietnamese, decomposed": unicodedata.normalize("NFD", "Nguyễn Thị Phượng"),
    "Yoruba, marks without a letter of their own": "Ọlábísí Ẹ̀kọ́",
    "Greek": "Ελένη Παπαδοπούλου",
    "Ukrainian": "Олександра Щербань",
    "Arabic": "محمد حسن",
    "Arabic, lam with alef": "بلال الإسلام",
    "Arabic, three words": "عبد الله الرحمن",
    "Persian": "پژمان گلچهره",
    "Urdu": "ٹھیکیدار ڑحیم",
    "Hebrew": "שרה כהן",
    "Georgian": "გიორგი",
    "Armenian": "Արամ",
}
RIGHT_TO_LEFT = [name for name in NAMES.values() if bidi.needed(name)]


def sheet(*names: str) -> bytes:
    """Return a paper with each name in heading, text, bold, list and table."""
    paper = Paper("Names", "A co-op", Furniture("Names", "A co-op"), first_page=PORTRAIT_PAGE)
    paper.heading("Names", 1)
    for name in names:
        paper.heading(f"About {name} and others", 2)
        paper.text(name)
        paper.text(["Heard from ", bold(name), " on 3 May (12 of 14), again from ", name, " later"])
        paper.bullets([("a", name)])
    cells = [["R12", name, "1 Example Street"] for name in names]
    paper.table(grid([Column(20, "Case"), Column(60, "Name"), Column(60, "Home")], cells))
    return paper.render()


def told(text: str) -> str:
    """Return text as typed: composed, without marks of direction, one space between words."""
    plain = re.sub("[\u200e\u200f\u202a-\u202e]", "", text)
    return " ".join(unicodedata.normalize("NFC", plain).split())


def by_pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return told("\n".join(p.get_textpage().get_text_range() for p in pdf))


@pytest.fixture(scope="module")
def data() -> bytes:
    return sheet(*NAMES.values())


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_read_back_as_it_was_typed(data: bytes, name: str) -> None:
    assert by_pdfium(data).count(told(name)) >= 6  # heading, text, bold, again, list, table


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler's pdftotext is not installed")
def test_poppler_reads_every_name_back_too(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "names.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True)
    said = told(done.stdout.decode("utf-8"))
    assert {name: said.count(told(name)) >= 6 for name in NAMES.values()} == dict.fromkeys(
        NAMES.values(), True
    )


def test_a_sheet_of_names_meets_pdf_ua(data: bytes, tmp_path: Path) -> None:
    report = page_validation.validate_pdf_bytes(data)
    assert report.is_compliant, report
    file = tmp_path / "names.pdf"
    file.write_bytes(data)
    assert not pdfua.validate(str(file)).findings
    assert tagged_marks(data) > 50


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_a_letter_addresses_a_person_in_their_own_script(name: str) -> None:
    letter = LetterPaper(
        landlord="Example Street Housing Co-operative",
        contact=("1 Example Street",),
        to=(name, "Flat 3"),
        on=date(2026, 5, 3),
        reference="C-1",
        text=f"Dear {name}\n\n# Your complaint (stage 1)\n\nWe heard what {name} told us.",
        footer="Stage 1 response",
    )
    assert by_pdfium(render_letter(letter)).count(name) == 3


def _ink(data: bytes) -> bytes:
    with pypdfium2.PdfDocument(data) as pdf:
        return bytes(pdf[0].render(scale=2, grayscale=True).to_pil().tobytes())


def _one(text: str) -> bytes:
    paper = Paper("Names", "A", Furniture("Names", "A"), first_page=PORTRAIT_PAGE)
    paper.text(text)
    return _ink(paper.render())


def test_arabic_letters_are_drawn_joined_and_from_right_to_left() -> None:
    joined, apart = _one("محمد"), _one("م\u200cح\u200cم\u200cد")
    nothing, backwards = _one(""), _one("دمحم")
    assert len({joined, apart, nothing, backwards}) == 4
    first, *_, last = faces._face_for("م", bold=False).shape("محمد", rtl=True)  # type: ignore[union-attr]
    assert (first.text, last.text) == ("د", "م")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("heavy", [False, True])
def test_no_letter_of_a_name_is_an_empty_box(name: str, *, heavy: bool) -> None:
    text = words.clean(name)
    assert faces.shows(text)
    for face, part in faces.runs(text, bold=heavy):
        if isinstance(face, GlyphFace):
            assert all(glyph.number for glyph in face.shape(part, rtl=bidi.needed(part)))
        else:
            assert face.known.issuperset(part)


def test_a_character_no_typeface_has_is_named_in_the_paper() -> None:
    assert not faces.shows("\U000e0fff")
    assert "Fox [U+10FFF0] Ltd" in by_pdfium(sheet("Fox \U0010fff0 Ltd"))


ORDERED = st.text(alphabet="abXY אבגד احمد 0123٣٤ ()[] .,:-+%£/", min_size=1, max_size=16)


@settings(max_examples=300)
@given(ORDERED, st.sampled_from([0, 1]))
def test_mixed_lines_are_ordered_as_the_unicode_standard_says(text: str, base: int) -> None:
    levels = bidi.levels(text, base)
    ends = len(text.rstrip(" "))
    levels[ends:] = [base] * (len(text) - ends)
    ours = "".join(text[i] for i in bidi.order(levels))
    assert ours == get_display(text, base_dir="R" if base else "L")


def test_brackets_are_turned_round_with_what_they_hold() -> None:
    assert bidi.mirrored("(אב)") == "(בא)"
    assert bidi.base_level("محمد 12") == 1
    assert bidi.base_level("Dear محمد") == 0


# -- typefaces found on the computer


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(found_faces, "font_folders", lambda: (tmp_path, tmp_path / "missing"))
    found_faces.forget()
    yield tmp_path
    found_faces.forget()


ARABIC = "NotoSansArabic-Regular.ttf"


def _collection(font: bytes) -> bytes:
    """Return a collection that holds one face."""
    head = 16
    tables = int.from_bytes(font[4:6], "big")
    moved = bytearray(font)
    for n in range(tables):
        at = 12 + 16 * n + 8
        moved[at : at + 4] = (int.from_bytes(font[at : at + 4], "big") + head).to_bytes(4, "big")
    return b"ttcf\0\1\0\0" + (1).to_bytes(4, "big") + head.to_bytes(4, "big") + bytes(moved)


def _with_licence_bits(font: bytes, bits: int) -> bytes:
    for n in range(int.from_bytes(font[4:6], "big")):
        at = 12 + 16 * n
        if font[at : at + 4] == b"OS/2":
            start = int.from_bytes(font[at + 8 : at + 12], "big")
            return font[: start + 8] + bits.to_bytes(2, "big") + font[start + 10 :]
    raise AssertionError


def test_a_typeface_of_the_computer_is_found_also_in_a_collection(folder: Path) -> None:
    font = resource_path("fonts", ARABIC).read_bytes()
    (folder / "deep").mkdir()
    (folder / "deep" / "Letters.ttc").write_bytes(_collection(font))
    face = found_faces.for_text("م", bold=False)
    assert face is not None
    assert face.shows("محمد")
    assert found_faces.for_text("ب", bold=False) is face
    assert found_faces.for_text("王", bold=False) is None


@pytest.mark.parametrize("bits", [0x0002, 0x0100, 0x0200])
def test_a_typeface_that_may_not_be_embedded_is_left_alone(folder: Path, bits: int) -> None:
    font = resource_path("fonts", ARABIC).read_bytes()
    (folder / "Closed.ttf").write_bytes(_with_licence_bits(font, bits))
    assert found_faces.for_text("م", bold=False) is None
    (folder / "Open.ttf").write_bytes(_with_licence_bits(font, 0x0008))
    found_faces.forget()
    assert found_faces.for_text("م", bold=True) is not None


@pytest.mark.parametrize("ending", ["ttf", "otf", "ttc"])
def test_damaged_font_files_are_passed_over(folder: Path, ending: str) -> None:
    font = resource_path("fonts", ARABIC).read_bytes()
    for n, junk in enumerate([b"", b"not a font", font[:200], font[:40_000], b"ttcf" + font[4:]]):
        (folder / f"{n}.{ending}").write_bytes(junk)
    (folder / "folder.ttf").mkdir()
    assert found_faces.for_text("王", bold=False) is None
    with pytest.raises(UnusableFaceError):
        GlyphFace("x", folder / f"1.{ending}")
    assert "[U+738B]" in by_pdfium(sheet("王"))
