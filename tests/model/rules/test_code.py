"""The Code as data."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.code import (
    Edition,
    Item,
    Provision,
    Section,
    edition_in_force,
    in_order,
)


def edition(name: str, start: date, provisions: tuple[Provision, ...] = ()) -> Edition:
    return Edition(name, "Code", "Ombudsman", start, None, (Section(1, "Definition"),), provisions)


OLD = edition("old", date(2022, 4, 1))
NEW = edition("new", date(2024, 4, 1))
TEN = Provision("1.10", 1, "Landlords must:", (Item("a", "listen;"), Item("•", "answer.")))
TWO = Provision("1.2", 1, "A complaint must be defined as: ‘any dissatisfaction.’")


def test_six_two_comes_before_six_ten_and_words_come_last() -> None:
    assert in_order(["6.10", "plan", "6.2", "5.15", "6.1"]) == (
        "5.15",
        "6.1",
        "6.2",
        "6.10",
        "plan",
    )


def test_the_full_text_has_a_line_for_each_item() -> None:
    assert TEN.full_text == "Landlords must:\na listen;\n• answer."
    assert TWO.full_text == TWO.requirement


def test_an_edition_finds_its_provisions_by_number_and_by_section() -> None:
    code = edition("new", date(2024, 4, 1), (TWO, TEN))
    assert code.numbers == ("1.2", "1.10")
    assert code.provision("1.10") is TEN
    assert code.provision("6.2") is None
    assert code.in_section(1) == (TWO, TEN)
    assert code.in_section(2) == ()


def test_the_definition_is_what_follows_the_colon_of_one_two() -> None:
    assert edition("new", date(2024, 4, 1), (TWO,)).definition == "‘any dissatisfaction.’"
    assert edition("new", date(2024, 4, 1), (TEN,)).definition == ""


def test_the_edition_in_force_changes_on_its_first_day() -> None:
    assert edition_in_force([NEW, OLD], date(2024, 3, 31)) is OLD
    assert edition_in_force([NEW, OLD], date(2024, 4, 1)) is NEW


def test_before_the_first_edition_the_first_one_is_used() -> None:
    assert edition_in_force([NEW, OLD], date(2020, 1, 1)) is OLD


def test_without_editions_there_is_none_in_force() -> None:
    with pytest.raises(ValueError, match="no edition"):
        edition_in_force([], date(2026, 1, 1))
