"""A policy's text becomes headings, items and paragraphs for paper, and no word is lost."""

from __future__ import annotations

import pytest

from chc_desktop.model.rules.policy_layout import Block, Part, about_complaints, blocks

H, ITEM, P = Part.HEADING, Part.ITEM, Part.PARAGRAPH


def parts(text: str) -> list[tuple[Part, str]]:
    return [(block.part, block.text) for block in blocks(text)]


def test_signs_at_the_start_of_lines_say_what_they_are() -> None:
    text = "# Our policy\n\n## Stage 1\nWe answer.\n- by letter\n* by email\n(b) in person\n###"
    assert blocks(text) == (
        Block(Part.TITLE, "Our policy"),
        Block(H, "Stage 1"),
        Block(P, "We answer."),
        Block(ITEM, "by letter"),
        Block(ITEM, "by email"),
        Block(ITEM, "in person", "b"),
        Block(P, "###"),
    )


def test_a_short_line_above_a_longer_one_is_a_heading() -> None:
    text = (
        "1. Purpose\nThis policy says how we deal with complaints, and by when.\n\nScope\n- homes"
    )
    assert parts(text) == [
        (H, "1. Purpose"),
        (P, "This policy says how we deal with complaints, and by when."),
        (H, "Scope"),
        (ITEM, "homes"),
    ]


def test_the_lines_of_an_address_are_no_headings() -> None:
    text = "Write to us:\nSample Lane Co-op\n4 Sample Lane\nSampleton\nWe answer every letter."
    assert [part for part, _ in parts(text)] == [P, P, P, P, P]
    assert parts("The end") == [(P, "The end")]


def test_lines_that_go_on_in_small_letters_join() -> None:
    text = (
        "We answer every complaint\nthat we get.\n- an item that\ngoes on\na) another\n\nand more."
    )
    assert parts(text) == [
        (P, "We answer every complaint that we get."),
        (ITEM, "an item that goes on"),
        (ITEM, "another"),
        (P, "and more."),
    ]


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_nothing_gives_nothing(text: str) -> None:
    assert blocks(text) == ()


def test_a_policy_is_about_complaints_by_its_name_or_its_words() -> None:
    assert about_complaints("Complaints policy", "")
    assert about_complaints("Our ways", "Complain. A complaint is logged. Complaints are answered.")
    assert not about_complaints("Repairs", "You can complain about a repair.")
