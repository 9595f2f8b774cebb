"""A letter's sentences, whatever it was written with."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.letter_text import statements

NEAR = date(2026, 3, 27)


def said(text: str) -> list[tuple[str, str]]:
    return [(s.heading, s.plain) for s in statements(text, NEAR)]


def test_a_lead_in_takes_the_list_below_it() -> None:
    text = "On that day you told us the following things:\n- no heat\n- no visit.\n\nThank you."
    assert said(text) == [
        ("", "on that day you told us the following things: no heat; no visit;"),
        ("", "thank you."),
    ]


def test_a_lead_in_takes_the_paragraph_below_it_where_there_is_no_list() -> None:
    text = "We have understood that what you say is this:\n\nthe heating is off"
    assert said(text) == [("", "we have understood that what you say is this: the heating is off;")]


def test_a_lead_in_with_nothing_below_it_says_nothing() -> None:
    text = "We have understood that what you say is this:"
    assert said(text) == []


def test_a_heading_counts_for_the_paragraph_and_for_all_items_below_it() -> None:
    assert said("You want:\n1. heat\n2. an apology\nNow, we look.\n\nIt is cold.") == [
        ("you want", "heat."),
        ("you want", "an apology now, we look."),
        ("", "it is cold."),
    ]
    assert said("# Why\nIt is cold. So we wait.") == [
        ("why", "it is cold."),
        ("why", "so we wait."),
    ]
    assert said("## One\n## Two\n") == []


def test_lines_of_an_email_belong_together_and_labels_stand_alone() -> None:
    assert said("We will\nwrite soon.\nReference: C-1\nOutcome sought: a refund") == [
        ("", "we will write soon."),
        ("reference", "reference: c-1"),
        ("outcome sought", "outcome sought: a refund"),
    ]


def test_titles_and_streets_end_no_sentence_and_gaps_say_nothing() -> None:
    assert said("Mr. Pask of St. Mary called. [Write here why.]") == [
        ("", "mr. pask of st. mary called.")
    ]


def test_days_are_read_with_and_without_a_year() -> None:
    assert said("By Tuesday 14th April, 3/4/26, January 5 or 30 February.") == [
        ("", "by 2026-04-14, 2026-04-03, 2027-01-05 or 30 february.")
    ]


def test_a_row_of_a_table_and_a_label_are_a_heading_for_their_own_line() -> None:
    assert said(
        "Why it is late\tThe report is lost.\nDecision | upheld\nWhat you want: a door"
    ) == [
        ("why it is late", "why it is late\tthe report is lost."),
        ("decision", "decision | upheld"),
        ("what you want", "what you want: a door"),
    ]


def test_closing_words_say_nothing() -> None:
    assert said("We are done here.\n\nI remain, yours faithfully,") == [("", "we are done here.")]


def test_an_item_below_a_heading_stays_below_it_whatever_it_begins_with() -> None:
    assert said("## What we will do\n\n- For the carpet: £60, by 31 March.") == [
        ("what we will do", "for the carpet: £60, by 2026-03-31")
    ]
