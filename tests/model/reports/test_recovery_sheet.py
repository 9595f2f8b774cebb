"""The recovery sheet: one page, tagged, and its code can be read back out of it."""

from __future__ import annotations

import itertools
from datetime import date
from io import BytesIO

import pikepdf
import pypdf
import pytest

from chc_desktop.model.reports.recovery_sheet import RecoverySheet, render_recovery_sheet
from chc_desktop.model.rules.recovery_code import read_code, recovery_code

KEY = bytes(range(32))
LONG = "The Most Excellent and Independent Tenants’ Housing Co-operative of Llanfairpwllgwyngyll"


@pytest.mark.parametrize("landlord", ["Example Street", LONG, "شارع المثال"])
def test_it_is_one_page_whose_code_comes_back(landlord: str) -> None:
    sheet = RecoverySheet(landlord, "co-op.chc", recovery_code(KEY), date(2026, 3, 31))
    content = render_recovery_sheet(sheet)
    assert content == render_recovery_sheet(sheet)
    (page,) = pypdf.PdfReader(BytesIO(content)).pages
    words = page.extract_text().split()
    assert "envelope" in words
    after = {a: b for a, b in itertools.pairwise(words) if a.isdigit() and len(b) == 5}
    groups = [after[str(number)] for number in range(1, 15)]
    assert read_code(" ".join(groups)).key == KEY
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
