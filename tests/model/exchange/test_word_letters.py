"""The Word copy of a letter: its remedies are a real table, or numbered in large print."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn

from chc_desktop.model.exchange.word_letters import WordLetter, word_letter

TEXT = (
    "Dear Edith\n\n## What you asked for\n\n- a lock\n- an apology\n\n## What we will do\n\n"
    "- Pay you for the missed visit: £15, by 8 May 2026.\n- Fit a new lock: by 22 May 2026.\n"
    "- A written apology.\n\nYours sincerely"
)


def opened(text: str = TEXT, size: int = 12) -> DocumentObject:
    letter = WordLetter("Co-op", (), ("Edith",), date(2026, 3, 31), "C-030", text, size)
    return Document(BytesIO(word_letter(letter)))


@pytest.mark.parametrize("money", [True, False])
def test_remedies_are_a_table_whose_head_is_repeated_and_whose_rows_stay_whole(
    money: bool,
) -> None:
    (table,) = opened(TEXT if money else TEXT.replace("£15, ", "")).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    if money:
        assert rows == [
            ["What", "Amount", "When"],
            ["Pay you for the missed visit", "£15", "by 8 May 2026"],
            ["Fit a new lock", "None", "by 22 May 2026"],
            ["A written apology", "None", "No day given"],
        ]
    else:
        assert rows[0] == ["What", "When"]
        assert rows[1] == ["Pay you for the missed visit", "by 8 May 2026"]
    assert table._tbl.findall(f".//{qn('w:tblHeader')}")
    assert len(table._tbl.findall(f".//{qn('w:cantSplit')}")) == len(rows)


def test_remedies_in_large_print_are_numbered_sentences() -> None:
    document = opened(size=18)
    assert not document.tables
    numbered = [p for p in document.paragraphs if p.style and p.style.name == "List Number"]
    assert [p.text for p in numbered] == [
        "Pay you for the missed visit: £15, by 8 May 2026.",
        "Fit a new lock: by 22 May 2026.",
        "A written apology.",
    ]
    assert [run.text for run in numbered[0].runs if run.bold] == ["£15, by 8 May 2026"]


def test_other_lists_stay_lists() -> None:
    listed = [p.text for p in opened().paragraphs if p.style and p.style.name == "List Bullet"]
    assert listed == ["a lock", "an apology"]
