"""Reading what landlords write under Comply and Commentary."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.answers import (
    Comply,
    is_blank_answer,
    plain,
    promised_date,
    read_answer,
    says_something,
)


@pytest.mark.parametrize(
    "words",
    [
        "Yes",
        "yes ",
        "Y",
        "YES.",
        "✓ Yes",
        "Yes ✓",
        "✓",
        "✔",
        "☒ Yes ☐ No",
        "Yes ☑ No ☐",
        "Yes, fully compliant",
        "Compliant",
        "Yes ✓ / No",
        "Yes\nYes",
        "\xa0Yes",
    ],
)
def test_a_yes_is_read_as_people_write_it(words: str) -> None:
    assert read_answer(words) is Comply.YES


@pytest.mark.parametrize(
    "words",
    [
        "No",
        "no.",
        "N",
        "NO ",
        "✗",
        "❌",
        "✘ No",
        "☐ Yes ☒ No",
        "[ ] Yes [x] No",
        "Not met",
        "We do not comply",
        "Non-compliant",
        "Not compliant",
    ],
)
def test_a_no_is_read_as_people_write_it(words: str) -> None:
    assert read_answer(words) is Comply.NO


@pytest.mark.parametrize(
    "words",
    [
        "Yes - ongoing",
        "Noted. N/A currently",
        "Partial",
        "n/a",
        "Yes / No",
        "☒ Yes ☒ No",
        "✓✗",
        "?",
        "Yes and no",
        "Not applicable",
        "In progress",
        "Partially compliant",
        "☐ Yes ☐ No",
        "",
    ],
)
def test_what_is_neither_is_not_guessed(words: str) -> None:
    assert read_answer(words) is None


@pytest.mark.parametrize("words", ["", "  ", "-", "–", "\u00a0", "☐ Yes ☐ No", "Yes □ No □"])
def test_an_untouched_answer_is_blank(words: str) -> None:
    assert is_blank_answer(words)


@pytest.mark.parametrize("words", ["Yes", "N", "n/a", "☒ Yes ☐ No", "✓"])
def test_anything_written_is_not_blank(words: str) -> None:
    assert not is_blank_answer(words)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("We will comply by 30 November 2026.", date(2026, 11, 30)),
        (
            "Agreed on 3 May 2025; the policy will be ready by the end of March 2027",
            date(2027, 3, 31),
        ),
        ("By 1/9/26 the letters, by 1/10/26 the policy", date(2026, 10, 1)),
        ("Target date: 30.11.2026", date(2026, 11, 30)),
    ],
)
def test_the_promised_date_is_the_one_that_by_leads_up_to(text: str, day: date) -> None:
    assert promised_date(text) == day


@pytest.mark.parametrize(
    "text", ["", "Approved on 3 May 2025.", "By the summer.", "Done by us. On 3 May 2025 we met."]
)
def test_a_date_without_a_promise_is_none(text: str) -> None:
    assert promised_date(text) is None


def test_plain_text_is_the_same_whatever_the_dashes_and_quotes() -> None:
    assert plain("Sections 6 and 7— ‘Complaints’_policy") == plain(
        "sections 6 and 7 – Complaints policy"
    )


@pytest.mark.parametrize("text", ["", " - ", "N/A", "n/a.", "None", "Not applicable"])
def test_a_dash_or_not_applicable_says_nothing(text: str) -> None:
    assert not says_something(text)


def test_a_sentence_says_something() -> None:
    assert says_something("N/A in past year")
