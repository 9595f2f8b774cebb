"""Money and numbers of days as people type them into a step's form."""

from __future__ import annotations

import pytest

from chc_desktop.ui.pages.complaint.unreadable import days
from chc_desktop.ui.viewmodels.money_words import amount, pence


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("25", 2500),
        ("25.5", 2550),
        ("£25.50", 2550),
        ("£1,025.00", 102500),
        (" 0.05 ", 5),
        ("ten", None),
        ("-5", None),
        ("25.505", None),
        ("25,50", None),
        ("25,50 €", None),
        ("٢٥", None),
        ("", None),
    ],
)
def test_money_is_read_in_pounds_and_kept_in_pence(typed: str, meant: int | None) -> None:
    assert pence(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("14", 14), ("14 days", 14), ("1 day", 1), ("0", None), ("weekly", None), ("1000", None)],
)
def test_a_number_of_days_is_read(typed: str, meant: int | None) -> None:
    assert days(typed) == meant


@pytest.mark.parametrize(
    ("kept", "shown"), [(None, ""), (0, "0"), (10_000, "100"), (2_505, "25.05")]
)
def test_money_stands_in_a_field_as_one_would_type_it(kept: int | None, shown: str) -> None:
    assert amount(kept) == shown
    assert pence(shown) == kept
