"""Words for publication: names, homes and references are found, everyday words are not."""

from __future__ import annotations

import pytest

from chc_desktop.model.rules.publication import named_in, private_of, problems_naming
from chc_desktop.model.rules.values import Severity

PRIVATE = private_of(
    ["Joan Hartley", "Ms Green", "Li Wu", "Cher"],
    ["2 Example Street", "12", "C-014", "joan@example.org", "01632 960114", ""],
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("We thank JOAN  hartley.", "Joan Hartley"),
        ("Mrs Hartley told us.", "Hartley"),
        ("The hartley was loud.", None),
        ("Ms Green told us.", "Ms Green"),
        ("A green door, and Greenland.", None),
        ("Wu came.", None),
        ("Somebody at 2 example street", "2 Example Street"),
        ("12 of 14 were answered.", None),
        ("See C-014, page 3.", "C-014"),
        ("See C-0141.", None),
        ("Write to joan@example.org", "joan@example.org"),
        ("Call 01632 960114", "01632 960114"),
        ("Cherries, cher", "Cher"),
        ("", None),
    ],
)
def test_what_a_text_may_not_name_is_found_as_a_neighbour_would(
    text: str, named: str | None
) -> None:
    assert named_in(text, PRIVATE) == named


def test_a_name_in_words_for_publication_warns_at_its_field() -> None:
    (problem,) = problems_naming({"title": "A leak", "body": "Joan Hartley’s roof"}, PRIVATE)
    assert problem.field == "body"
    assert problem.severity is Severity.WARN
    assert "“Joan Hartley”" in problem.text
