"""Money: limits by person, the committee's day, and the Ombudsman's figures as an aid (7.1 to 7.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.compensation import (
    ARREARS,
    MOST_AMOUNT,
    Award,
    Figure,
    Figures,
    Limits,
    figures_on,
    price,
    problems_amount,
    problems_awarding,
    problems_setting_off,
    reckon,
)
from chc_desktop.model.rules.values import Problem, RemedyHead, Severity

D = date.fromisoformat
TODAY = D("2026-03-31")
LIMITS = Limits({"Alan Prewett": 10000, "Kofi Brandreth": 5000})
NONE_HELD = Limits()


def shown(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(p.field, p.severity.value) for p in problems]


@pytest.mark.parametrize(
    ("amount", "by", "found"),
    [
        (10000, ("Alan Prewett",), []),
        (10001, ("Alan Prewett",), [("committee_agreed_on", "block")]),
        (10001, ("alan  PREWETT",), [("committee_agreed_on", "block")]),
        (5000, ("Kofi Brandreth",), []),
        (9000, ("Kofi Brandreth",), [("committee_agreed_on", "block")]),
        (9000, ("Kofi Brandreth", "Alan Prewett"), []),
        (1, ("Gwilym Aspinall-Roe",), [("committee_agreed_on", "block")]),
        (10000, (), [("awarded_by", "warn")]),
        (10001, (), [("committee_agreed_on", "block")]),
        (0, (), []),
    ],
)
def test_over_the_limit_the_committees_day_is_needed(
    amount: int, by: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    assert shown(problems_awarding(Award(amount, by), LIMITS, TODAY)) == found


def test_all_that_was_awarded_on_the_complaint_counts_together() -> None:
    award = Award(6000, ("Alan Prewett",), before=4000)
    assert problems_awarding(award, LIMITS, TODAY) == ()
    (problem,) = problems_awarding(replace(award, before=4001), LIMITS, TODAY)
    assert problem.text == (
        "Alan Prewett may award up to £100; this is £60, with what was awarded before £100.01. "
        "Enter the day on which the committee agreed, or lower the amount."
    )


def test_a_refusal_says_who_may_award_how_much() -> None:
    def text(*by: str) -> str:
        return problems_awarding(Award(20000, by), LIMITS, TODAY)[0].text

    assert text().startswith("Nobody may award more than £100 alone; this is £200.")
    assert text("Ann Ash").startswith("Ann Ash may award nothing alone; this is £200.")


def test_with_the_committees_day_any_amount_can_be_awarded() -> None:
    award = Award(99999, ("Kofi Brandreth",), D("2026-03-10"))
    assert problems_awarding(award, LIMITS, TODAY) == ()
    later = replace(award, committee_agreed_on=D("2026-04-14"))
    assert shown(problems_awarding(later, LIMITS, TODAY)) == [("committee_agreed_on", "block")]


def test_where_no_limit_is_laid_down_it_says_so() -> None:
    (problem,) = problems_awarding(Award(5000), NONE_HELD, TODAY)
    assert problem.severity is Severity.WARN
    assert "No award limit is laid down in Settings" in problem.text
    assert NONE_HELD.of(()) == 0


@pytest.mark.parametrize(
    ("amount", "head", "count"),
    [
        (0, RemedyHead.ACTION, 0),
        (1, RemedyHead.STATUTORY, 0),
        (MOST_AMOUNT, RemedyHead.DISTRESS, 0),
        (MOST_AMOUNT + 1, RemedyHead.DISTRESS, 1),
        (-1, None, 1),
        (0, RemedyHead.QUANTIFIABLE_LOSS, 1),
    ],
)
def test_an_amount_goes_with_a_head_of_money(
    amount: int, head: RemedyHead | None, count: int
) -> None:
    assert len(problems_amount(amount, head, "amount")) == count


def test_setting_off_gives_the_ombudsmans_reason() -> None:
    assert problems_setting_off("bank transfer", None, TODAY) == ()
    reason, agreement = problems_setting_off(ARREARS, None, TODAY)
    assert "The Ombudsman’s view is that compensation is paid to the resident" in reason.text
    assert "No day is on record" in agreement.text
    assert {reason.severity, agreement.severity} == {Severity.WARN}


# ---- the figures

HEATING = Figure("heating", "Heating and hot water", 1500, "day")
LIGHTING = Figure("lighting", "Lighting only", 1000, "week")
MISSED = Figure("missed", "Missed appointment", 1500, "appointment")
OLD = Figures(D("2024-04-01"), D("2025-03-31"), (LIGHTING,))
NEW = Figures(D("2026-04-01"), None, (HEATING, LIGHTING, MISSED))


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2024-03-31", None),
        ("2024-04-01", OLD),
        ("2025-03-31", OLD),
        ("2025-04-01", None),
        ("2026-03-31", None),
        ("2026-04-01", NEW),
        ("2030-01-01", NEW),
    ],
)
def test_the_figures_in_force_on_a_day(day: str, held: Figures | None) -> None:
    assert figures_on((NEW, OLD), D(day)) is held


@pytest.mark.parametrize(
    ("figure", "count", "words"),
    [
        (HEATING, 9, "9 days at £15 a day: £135"),
        (LIGHTING, 1, "1 week at £10 a week: £10"),
        (MISSED, 2, "2 appointments at £15 each: £30"),
    ],
)
def test_the_reckoner_multiplies_and_says_how(figure: Figure, count: int, words: str) -> None:
    assert reckon(figure, count) == words
    assert price(figure) in words
