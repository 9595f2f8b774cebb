"""The remedies of a letter, read from its own list."""

from __future__ import annotations

import pytest

from chc_desktop.model.rules.letter_remedies import RemedyLine, remedy_lines

ABOVE = "What we will do"


def test_each_item_is_what_how_much_and_by_when() -> None:
    items = (
        "Pay you for the missed visit: £15, by 8 May 2026.",
        "Fit a new lock: by 22 May 2026.",
        "Refund of the fan: £1,240.50",
        "A written apology.",
    )
    assert remedy_lines(ABOVE, items) == (
        RemedyLine("Pay you for the missed visit", "£15", "by 8 May 2026"),
        RemedyLine("Fit a new lock", "", "by 22 May 2026"),
        RemedyLine("Refund of the fan", "£1,240.50"),
        RemedyLine("A written apology"),
    )
    assert remedy_lines(ABOVE, items)[0].more == "£15, by 8 May 2026"


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("What you complained about", ("The fee: £15, by 8 May 2026.",)),
        (ABOVE, ("A new lock.", "An apology: a written one.")),
        (ABOVE, ()),
    ],
)
def test_other_lists_stay_lists(heading: str, items: tuple[str, ...]) -> None:
    assert remedy_lines(heading, items) == ()
