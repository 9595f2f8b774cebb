"""A clause of a policy is found by what it says and quoted with its heading."""

from __future__ import annotations

import pytest

from chc_desktop.model.exchange.policy_files import model_policy_text
from chc_desktop.model.rules.policy_clauses import CLAUSES, LONGEST, quoted_for
from chc_desktop.model.rules.policy_text import passages

OWN = """Making a complaint
You may telephone, email or write. A friend may act as your representative.

Stage One
We will acknowledge your complaint within five working days.
We aim to reply in full within ten working days of the acknowledgement.
We may extend this by a further 10 working days.

Stage Two
Your complaint will be acknowledged and we will acknowledge it within 5 working days.
The final reply is sent within 20 working days.
A different person, not involved at stage 1, looks at it afresh.
"""


@pytest.mark.parametrize(
    ("provision", "heading", "words"),
    [
        ("3.1", "Making a complaint", "You may telephone, email or write"),
        ("3.6", "Making a complaint", "A friend may act as your representative"),
        ("6.2", "Stage One", "We will acknowledge your complaint within five working days"),
        ("6.4", "Stage One", "We may extend this by a further 10 working days"),
        ("6.14", "Stage Two", "The final reply is sent within 20 working days"),
    ],
)
def test_a_clause_is_quoted_with_its_heading(provision: str, heading: str, words: str) -> None:
    found = quoted_for(provision, passages(OWN))
    assert found is not None
    assert (found.heading, found.words) == (heading, words)


def test_a_clause_of_the_other_stage_is_not_quoted() -> None:
    one, two = (quoted_for(number, passages(OWN)) for number in ("6.3", "6.14"))
    assert one is not None
    assert two is not None
    assert one.words.startswith("We aim to reply in full")
    assert two.heading == "Stage Two"


def test_where_the_policy_says_nothing_nothing_is_quoted() -> None:
    assert quoted_for("7.4", passages(OWN)) is None
    assert quoted_for("9.8", passages(OWN)) is None
    assert quoted_for("1.2", ()) is None


def test_a_long_passage_is_cut_after_a_word() -> None:
    text = "Reasonable adjustments are made for everybody, " + "and for them too, " * 20
    found = quoted_for("5.10", passages(text))
    assert found is not None
    assert found.words.endswith(" …")
    assert len(found.words) <= LONGEST + 2
    assert found.heading == ""


def test_the_model_policy_answers_nearly_every_provision_that_a_policy_can() -> None:
    text = model_policy_text("complaints")
    for place, words in (("acknowledge", "5"), ("respond_1", "10"), ("respond_2", "20")):
        text = text.replace(f"{{{place}}}", words)
    text = text.replace("{published}", "on the notice board").replace("{body}", "committee")
    parts = passages(text.replace("{mrc}", "Somebody is the Member Responsible for Complaints."))
    silent = [number for number in CLAUSES if quoted_for(number, parts) is None]
    assert set(silent) <= {"4.1", "4.2", "4.3", "5.15", "6.1", "9.4"}
