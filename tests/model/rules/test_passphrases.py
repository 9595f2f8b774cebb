"""What a passphrase must be, and what is honestly said of one."""

from __future__ import annotations

import pytest

from chc_desktop.model.rules.passphrases import honest_word, passphrase_problems


@pytest.mark.parametrize("good", ["twelve chars", "aaaaaaaaaaaa", "it is so old", "ox at my hut"])
def test_twelve_characters_or_four_words_are_enough_of_any_kind(good: str) -> None:
    assert passphrase_problems(good) == ()
    assert passphrase_problems(good, f" {good}") == ()


@pytest.mark.parametrize(
    ("passphrase", "sentence"),
    [
        ("", "Type a passphrase."),
        ("   ", "Type a passphrase."),
        ("P4$$w0rd!", "Make it longer: at least 12 characters, or 4 words."),
        ("a b c d", "Make it longer: at least 12 characters, or 4 words."),
        ("x" * 1_001, "Make it shorter: at most 1,000 characters."),
    ],
)
def test_what_stands_against_a_passphrase_is_said(passphrase: str, sentence: str) -> None:
    (problem,) = passphrase_problems(passphrase, "another")
    assert (problem.field, problem.text) == ("passphrase", sentence)


def test_two_typings_must_be_the_same() -> None:
    (problem,) = passphrase_problems("correct horse battery", "correct horse buttery")
    assert problem.field == "again"


@pytest.mark.parametrize(
    ("passphrase", "starts"),
    [
        ("", ""),
        ("short", ""),
        ("abababababab", "The same few characters"),
        ("Example Street 2026", "It holds a word that anybody"),
        ("passwordpassword", "It holds a word that anybody"),
        ("01632 960017 12", "Figures alone"),
        ("gravel lantern oboe fig", "Long enough, if the words"),
        ("gravellantern", "Long enough. A name"),
    ],
)
def test_an_honest_word_is_said_of_a_passphrase(passphrase: str, starts: str) -> None:
    said = honest_word(passphrase, "Example Street Housing Co-operative")
    assert said.startswith(starts)
    assert bool(said) is bool(starts)
