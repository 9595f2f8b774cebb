from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.search import (
    MOST_WORDS,
    match_of,
    matches,
    other_writings,
    plain,
    words_of,
)


def test_words_are_parted_by_signs_and_what_stands_together_stays_together() -> None:
    assert words_of("C-027 Zoë’s co-op") == (("c", "027"), ("zoe", "s"), ("co", "op"))
    assert words_of(' "; -- * ( ') == ()


def test_the_last_word_may_be_only_begun() -> None:
    assert match_of("damp bedr") == '"damp" AND "bedr" *'
    assert match_of("6.2") == '"6 2" *'
    assert match_of("  ") == ""


def test_a_page_of_pasted_text_asks_for_its_first_words_only() -> None:
    assert match_of("word " * 500).count('"word"') == MOST_WORDS
    assert len(match_of("x" * 10_000)) < 80


def test_case_and_accents_do_not_count() -> None:
    assert plain("Élodie STRASSE\u00a0ﬁn") == "elodie strasse fin"
    assert plain("Straße") == "strasse"


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("log", "Log a complaint", True),
        ("complaint lo", "Log a complaint", True),
        ("compl log", "Log a complaint", False),
        ("a", "Log a complaint", True),
        ("bank hol", "Settings: bank holidays", True),
        ("", "Log a complaint", False),
        ("*", "Log a complaint", False),
    ],
)
def test_short_lists_answer_like_the_index(query: str, text: str, found: bool) -> None:
    assert matches(query, text) is found


def test_references_are_found_as_people_type_them() -> None:
    assert other_writings("C-027") == "c027 27"
    assert other_writings("31") == ""
    assert other_writings("") == ""


@given(st.text())
def test_nothing_typed_makes_a_search_that_is_no_search(text: str) -> None:
    made = match_of(text)
    assert made.count('"') % 2 == 0
    assert matches(text, text) in {True, False}
