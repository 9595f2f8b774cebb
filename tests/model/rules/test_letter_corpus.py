"""Whole letters by many hands: each lacks nothing, and lacks exactly what is taken out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from chc_desktop.model.rules.letter_checks import check_letter
from chc_desktop.model.rules.letters import LetterKind, elements
from tests.model.rules.letter_corpus import MarkedLetter, corpus, facts_for

BOTH = {LetterKind.ACKNOWLEDGEMENT: (LetterKind.STAGE2_ACKNOWLEDGEMENT,)}
FOLDERS = ("", "other_hands", "third_hands", "fourth_hands")
FEWEST = {
    LetterKind.STAGE1_RESPONSE: 44,
    LetterKind.STAGE2_RESPONSE: 34,
    LetterKind.REFUSAL: 23,
    LetterKind.ESCALATION_REFUSAL: 21,
    LetterKind.EXTENSION: 31,
    LetterKind.ACKNOWLEDGEMENT: 31,
}
LETTERS = [
    pytest.param(letter, kind, id=f"{kind}, {letter.name}")
    for folder in FOLDERS
    for letter in corpus(folder)
    for kind in (letter.kind, *BOTH.get(letter.kind, ()))
]


def missing(text: str, kind: LetterKind) -> list[tuple[str, str]]:
    return [(n.provision, n.element.value) for n in check_letter(text, facts_for(kind)).missing]


@pytest.mark.parametrize(("letter", "kind"), LETTERS)
def test_a_letter_by_any_hand_lacks_nothing_but_what_is_taken_out(
    letter: MarkedLetter, kind: LetterKind
) -> None:
    needed = elements(kind, facts_for(kind).stage)
    assert letter.marks == {need.element.value for need in needed}
    assert missing(letter.text, kind) == []
    for need in needed:
        rest = letter.without(need.element.value)
        assert missing(rest, kind) == [(need.provision, need.element.value)], rest


def test_there_are_letters_of_each_kind_that_must_say_something() -> None:
    counts = dict.fromkeys(FEWEST, 0)
    for folder in FOLDERS:
        for letter in corpus(folder):
            counts[letter.kind] += 1
    assert all(counts[kind] >= least for kind, least in FEWEST.items()), counts


def test_the_page_about_the_letters_gives_the_size_of_the_corpus() -> None:
    page = (Path(__file__).parents[3] / "docs/letters.md").read_text(encoding="utf-8")
    last = [letter.kind for letter in corpus(FOLDERS[-1])]
    every = [letter.kind for folder in FOLDERS for letter in corpus(folder)]
    for kind in FEWEST:
        assert f"| {kind} | {every.count(kind)} | {last.count(kind)} |" in page
