"""The boundary for text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.text import (
    MOST_SHOWN,
    clean_text,
    first_words,
    for_the_window,
    one_line,
)


def test_every_kind_of_line_end_becomes_a_newline() -> None:
    assert clean_text("a\r\nb\rc\u2028d\u2029e\x0bf") == "a\nb\nc\nd\ne\nf"


def test_tabs_stay_and_other_control_characters_go() -> None:
    assert clean_text("a\tb\x00\x07c\ufeff\x9f\ud800d") == "a\tbcd"


def test_accents_are_composed() -> None:
    assert clean_text("Sia\u0302n") == "Siân"


def test_one_line_makes_every_run_of_blanks_a_space() -> None:
    assert one_line(" 1  Example\n\tStreet\u00a0") == "1 Example Street"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It leaks.", "It leaks"),
        ("Nobody comes. I rang twice.", "Nobody comes. I rang twice"),
        ("Nobody answers the telephone. It rings out every time.", "Nobody answers the telephone"),
        (
            "Nobody answers\nthe telephone\nIt rings out, every time",
            "Nobody answers the telephone It rings out, every …",
        ),
        ("Where is my rent book?\nI asked for it in May.", "Where is my rent book?"),
        (
            "Mr. Pask shouts at the children on the stairs.",
            "Mr. Pask shouts at the children on the …",
        ),
        (
            "The bin store is left unlocked at weekends and foxes come.",
            "The bin store is left unlocked at weekends …",
        ),
        (" \n", ""),
    ],
)
def test_a_short_name_is_the_first_sentence_or_the_first_words(text: str, name: str) -> None:
    assert first_words(text) == name


@given(st.text(st.characters()))
def test_what_comes_out_can_be_stored_and_comes_out_the_same_again(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert "\0" not in cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean_text(cleaned) == cleaned


def test_a_text_without_end_shows_its_beginning_and_says_where_the_rest_is() -> None:
    assert for_the_window("a" * MOST_SHOWN) == "a" * MOST_SHOWN
    shown = for_the_window("a" * (MOST_SHOWN + 1_234))
    assert shown.startswith("a" * MOST_SHOWN + " …")
    assert "1,234 letters more" in shown
