"""Names from right to left in a Word letter: kept as typed, and marked as Word needs it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from docx import Document
from docx.shared import Pt

from chc_desktop.model.exchange.word_letters import WordLetter, word_letter

LETTER = WordLetter(
    landlord="Example Street Housing Co-operative",
    contact=("1 Example Street",),
    to=("محمد حسن", "Flat 3", "שרה כהן"),
    on=date(2026, 5, 3),
    reference="C-1",
    text="Dear محمد حسن (Flat 3),\n\n> We uphold what علی‌رضا said.\n\n- Łucja and محمد",
    size=12,
)


def test_each_name_is_a_run_of_its_own_that_runs_from_right_to_left() -> None:
    document = Document(BytesIO(word_letter(LETTER)))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    marked = [run.text.strip("\n") for run in runs if run.font.rtl]
    assert marked == ["محمد حسن", "שרה כהן", "محمد حسن", "علی‌رضا", "محمد"]
    assert all("محمد" not in run.text for run in runs if not run.font.rtl)
    (bold,) = [run for run in runs if run.text == "علی‌رضا"]
    assert bold.bold
    assert bold.font.cs_bold


def test_the_lines_of_the_letter_stay_as_they_were() -> None:
    texts = [paragraph.text for paragraph in Document(BytesIO(word_letter(LETTER))).paragraphs]
    assert "محمد حسن\nFlat 3\nשרה כהן" in texts
    assert "Dear محمد حسن (Flat 3)," in texts
    assert "Łucja and محمد" in texts


def test_letters_from_right_to_left_have_the_size_that_was_agreed() -> None:
    document = Document(BytesIO(word_letter(LETTER)))
    style = document.styles["Normal"].element.rPr
    assert style.xpath("w:szCs/@w:val") == [str(int(Pt(12).pt * 2))]
