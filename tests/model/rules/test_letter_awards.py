"""Money in the words of a response letter: found, and held against what is on record (7.1 to 7.4)."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.compensation import Award, Limits
from chc_desktop.model.rules.letter_awards import problems_offered, sums_offered
from chc_desktop.model.rules.values import Severity

TODAY = date(2026, 3, 24)
BY_PRIYA = Award(0, ("Priya Sandhu",))
LIMITS = Limits({"Priya Sandhu": 10_000, "Alan Prewett": 50_000})


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("We offer you £1,250.50 for the distress.", (125_050,)),
        ("We will pay you 25 pounds. As compensation we add 7.50 pounds.", (2_500, 750)),
        ("Please accept £ 40 as a gesture of goodwill.", (4_000,)),
        ("We are sending you £30 for the visits we missed.", (3_000,)),
        ("We will send you £30 for the visits we missed.", (3_000,)),
        ("£20 for inconvenience and £30 for distress, again £20.", (2_000, 3_000)),
        ("We cannot pay you the £500 that you asked for.", ()),
        ("You claimed £500 in compensation.", ()),
        ("The new boiler costs £2,400.", ()),
        ("We offer our apologies. The rent is £95 a week.", ()),
        ("We offer compensation of £0.", ()),
        ("The compensation is £12.345 by mistake.", ()),
    ],
)
def test_only_what_is_offered_counts(text: str, pence: tuple[int, ...]) -> None:
    assert sums_offered(text) == pence


def test_what_is_on_record_is_no_surprise_and_neither_is_its_total() -> None:
    text = "We pay you £75 as compensation: £50 for distress and £25 for the lost day, £75 in all."
    assert problems_offered(text, (5_000, 2_500), BY_PRIYA, LIMITS, TODAY) == ()
    assert problems_offered("We repaired the gate.", (), BY_PRIYA, LIMITS, TODAY) == ()


def test_what_is_not_on_record_is_asked_for_and_blocks_over_the_limit() -> None:
    [asked] = problems_offered("We offer you £100.", (5_000,), BY_PRIYA, LIMITS, TODAY)
    assert (asked.field, asked.provision, asked.severity) == ("text", "7.2", Severity.WARN)
    assert asked.text.startswith("The letter offers £100 that is not on record (7.2).")
    [over] = problems_offered("We offer you £100.01.", (), BY_PRIYA, LIMITS, TODAY)
    assert over.severity is Severity.BLOCK
    assert "Priya Sandhu may award up to £100; this is £100.01." in over.text
    before = Award(0, ("Priya Sandhu",), None, 5_000)
    [with_before] = problems_offered("We offer you £60.", (5_000,), before, LIMITS, TODAY)
    assert with_before.severity is Severity.BLOCK
    assert "with what was awarded before £110" in with_before.text


def test_without_limits_it_is_only_asked_for() -> None:
    [asked] = problems_offered("We offer you £9,000.", (), Award(0), Limits(), TODAY)
    assert asked.severity is Severity.WARN
