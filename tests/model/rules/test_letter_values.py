"""What a draft says of decisions, people and promises, in whole sentences."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.letter_values import (
    Offer,
    answer_words,
    considered_words,
    decision_words,
    ground_words,
    outstanding_words,
    remedies_words,
)
from chc_desktop.model.rules.values import Outcome, RefusalGround, Stage

PAY = Offer("Pay you for the missed visit", "distress and inconvenience", 1550, date(2026, 5, 8))
MEND = Offer("Mend the back door.", "action", due_on=date(2026, 5, 15))
SORRY = Offer("An apology from the chair", "apology")


@pytest.mark.parametrize("outcome", [Outcome.UPHELD, Outcome.PARTLY_UPHELD, Outcome.NOT_UPHELD])
def test_the_decision_is_named_in_its_own_word(outcome: Outcome) -> None:
    assert decision_words(outcome) == f"Your complaint is {outcome.value}."
    assert "sorry" in answer_words(outcome)


def test_while_nothing_is_decided_nothing_is_said() -> None:
    assert answer_words(None) == decision_words(None) == ground_words(None) == ""
    assert ground_words(RefusalGround.OTHER) == ""
    assert "court" in ground_words(RefusalGround.LEGAL_PROCEEDINGS)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("Ann Ash",), "It was considered by Ann Ash."),
        (("Ann Ash", " ", "Bob Birch"), "It was considered by Ann Ash and Bob Birch."),
        (("A", "B", "C"), "It was considered by A, B and C."),
    ],
)
def test_who_considered_it_stands_in_one_sentence(names: tuple[str, ...], said: str) -> None:
    assert considered_words(names, Stage.ONE) == said
    assert ("did not consider stage 1" in considered_words(names, Stage.TWO)) is bool(said)


def test_each_remedy_stands_with_its_amount_and_date() -> None:
    said = remedies_words((PAY, MEND, SORRY)).replace("\u00a0", " ")
    assert said == (
        "- Pay you for the missed visit: £15.50, by 8 May 2026.\n"
        "- Mend the back door: by 15 May 2026.\n"
        "- An apology from the chair."
    )


def test_what_is_still_to_be_done_has_the_last_of_its_dates() -> None:
    said = outstanding_words((PAY, MEND, SORRY)).replace("\u00a0", " ")
    assert said.startswith(
        "Still to be done, by 15 May 2026 at the latest: pay you for the missed visit and mend the back door."
    )
    named = outstanding_words((Offer("CCTV at the gate", "action"),))
    assert named.startswith("Still to be done: CCTV at the gate.")


def test_that_nothing_is_left_is_said_and_nothing_without_promises() -> None:
    done = Offer("Mend the door", "action", done=True)
    assert outstanding_words((SORRY, done)) == "Nothing is left to be done."
    assert outstanding_words(()) == ""
