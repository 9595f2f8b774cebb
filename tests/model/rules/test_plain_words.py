"""The reading help: it finds what is hard to read, and leaves plain letters alone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.model.exchange.letter_texts import load_letter_text
from chc_desktop.model.exchange.plain_words import load_plain_words
from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.letters import LetterKind, fill
from chc_desktop.model.rules.person_letters import PersonLetterKind
from chc_desktop.model.rules.plain_words import MOST_WORDS, Hint, HintKind, reading_hints

ROOT = Path(__file__).resolve().parents[3]


def hints(text: str) -> tuple[Hint, ...]:
    return reading_hints(text, load_plain_words())


@pytest.mark.parametrize("kind", [*LetterKind, *PersonLetterKind], ids=lambda kind: kind.value)
def test_our_own_letters_filled_with_an_ordinary_case_get_no_hint(
    kind: LetterKind | PersonLetterKind,
) -> None:
    values = read_json("letters", "example.json") | {
        "ombudsman": (
            "Housing Ombudsman Service: telephone 0300 111 3000; online complaint form at "
            "www.housing-ombudsman.org.uk; by post to PO Box 1484, Unit D, Preston PR2 0ET."
        ),
        "landlord": "Example Street Housing Co-operative",
        "contact": "01632 960 100, office@example.org, 1 Example Street, Exampleton EX1 1EX",
    }
    found = hints(fill(load_letter_text(kind), values))
    assert not [(hint.kind.value, hint.words) for hint in found]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("We act pursuant to our policy.", HintKind.JARGON, "pursuant to"),
        ("In respect of the boiler, we wait.", HintKind.JARGON, "In respect of"),
        ("The tenant can ring us.", HintKind.JARGON, "The tenant"),
        ("We will expedite the repair.", HintKind.JARGON, "expedite"),
        ("Prior\nto the visit we will ring.", HintKind.JARGON, "Prior to"),
        ("It costs 20 pounds per annum.", HintKind.JARGON, "per annum"),
        ("Mistakes were made.", HintKind.BLAME, "Mistakes were made"),
        ("You failed to let us in.", HintKind.BLAME, "You failed to"),
        ("We’re sorry that you feel this way.", HintKind.BLAME, "sorry that you feel"),
        ("Lessons will be learnt.", HintKind.BLAME, "Lessons will be learnt"),
        ("We apologise for any inconvenience.", HintKind.BLAME, "any inconvenience"),
    ],
)
def test_a_hard_word_is_found_where_it_stands_with_what_to_write_instead(
    text: str, kind: HintKind, words: str
) -> None:
    (hint,) = hints(text)
    assert (hint.kind, hint.words) == (kind, words)
    assert " ".join(text[hint.start : hint.end].split()) == words
    assert hint.advice.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "The tenant above you spoke to us.",
        "The resident who lives next door was asked.",
        "We failed to ring you back on 3 March.",
        "You told us that the plumber missed two visits.",
        "You wrote: “You failed to come, and mistakes were made.”",
        "[Write here pursuant to what.]",
        "We sent additionality@example.org a copy.",
        "It was decided on 3 March by the committee.",
        "We escalated the lift.",
        "The committee’s meeting is on 5 May. We will tell you what it decided by 8 May.",
        "",
        "\n\n",
    ],
)
def test_plain_words_quotations_and_gaps_are_left_alone(text: str) -> None:
    assert hints(text) == ()


def test_a_sentence_is_long_from_one_word_more_than_the_most() -> None:
    fits = " ".join(["word"] * MOST_WORDS) + "."
    assert hints(fits) == ()
    (hint,) = hints(f"Short. Word {fits} Short again.")
    assert hint.kind is HintKind.LONG
    assert hint.words == f"Word {fits}"
    assert f"{MOST_WORDS + 1} words" in hint.advice


def test_lines_of_an_address_a_list_or_a_heading_are_not_one_sentence() -> None:
    lines = "\n".join(["seven words stand on this line here"] * 6)
    assert hints(lines) == ()
    items = "\n".join(["- seven words stand on this line here and some more of them"] * 6)
    assert hints(items) == ()
    wrapped = "\n".join(["this line of a pasted message is as wide as the page is, it goes on"] * 3)
    assert [hint.kind for hint in hints(wrapped)] == [HintKind.LONG]


def test_an_abbreviation_or_a_number_ends_no_sentence() -> None:
    half = " ".join(["word"] * 13)
    (hint,) = hints(f"{half} Mr. Ash {half}.")
    assert hint.kind is HintKind.LONG
    assert hints(f"{half}: {half}.") == ()


def test_the_same_place_is_pointed_out_once_and_all_stand_in_the_order_of_the_text() -> None:
    text = "You alleged that pursuant to section 11 of the Landlord and Tenant Act we expedite."
    found = hints(text)
    starts = [hint.start for hint in found]
    assert starts == sorted(starts)
    ends = [hint.end for hint in found]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_letters_that_change_their_length_in_small_do_not_move_the_places() -> None:
    text = "\u1e9e and STRASSE \u00df, pursuant to our policy."
    (hint,) = hints(text)
    assert text[hint.start : hint.end] == "pursuant to"


def test_the_word_list_is_dated_and_each_entry_says_what_to_write() -> None:
    known = read_json("plain-words.json")
    assert date.fromisoformat(known["last_checked"]) >= date.fromisoformat(known["in_force_from"])
    for pattern, instead in [*known["blame"], *known["jargon"]]:
        assert re.compile(pattern)
        assert instead.endswith(".")
        assert pattern == pattern.casefold()


def test_the_words_of_the_sample_co_op_are_mostly_plain() -> None:
    """Precision: ordinary writing of officers gets few hints for its words."""
    texts = [
        value
        for path in sorted((ROOT / "resources" / "sample").glob("*.json"))
        for value in strings(path.read_text(encoding="utf-8"))
    ]
    words = sum(len(text.split()) for text in texts)
    noisy = [h.words for text in texts for h in hints(text) if h.kind is not HintKind.LONG]
    assert words > 2_000
    assert len(noisy) * 1_000 < words * 3, noisy


def strings(text: str) -> list[str]:
    """Every longer string in a file of the sample."""
    return [found for found in re.findall(r'"((?:[^"\\]|\\.)*)"', text) if len(found.split()) > 5]
