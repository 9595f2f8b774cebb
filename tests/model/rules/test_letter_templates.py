"""A landlord's own text of a letter: what it may ask for."""

from __future__ import annotations

import pytest

from chc_desktop.model.rules.letter_templates import filled_in, is_older, places, problems_template

NAMES = ("name", "reference")


def test_a_text_that_asks_for_what_is_known_is_fine() -> None:
    text = "Dear {name}\n\nYour {reference}, {name}."
    assert problems_template(text, NAMES) == ()
    assert places(text) == ("name", "reference")


@pytest.mark.parametrize("asked", ["{whoever}", "{Name}", "{ name }", "{}", "{name1}"])
def test_what_cannot_be_filled_in_is_named_with_what_can(asked: str) -> None:
    (found,) = problems_template(f"Dear {asked}", NAMES)
    assert found.field == "body"
    assert asked in found.text
    assert "{name}, {reference}" in found.text


@pytest.mark.parametrize("text", ["Dear {name", "Dear name}", "{name}}", "{\nname}"])
def test_a_bracket_without_its_partner_is_refused(text: str) -> None:
    (found,) = problems_template(text, NAMES)
    assert "partner" in found.text


def test_an_empty_text_is_refused() -> None:
    assert [p.text for p in problems_template(" \n", NAMES)] == ["Write the text of the letter."]


def test_an_edition_is_older_once_the_text_it_was_made_from_changed() -> None:
    assert is_older("acknowledgement 2026-11-01", "acknowledgement 2027-04-01")
    assert not is_older("acknowledgement 2026-11-01", "acknowledgement 2026-11-01")
    assert not is_older("", "acknowledgement 2026-11-01")


def test_what_stands_in_the_places_of_a_text_is_read_back_from_the_letter() -> None:
    body = "Dear {name}\n{ombudsman}\nWe see it so: {seen}.\nYou want: {want}\n{a} and {b}\n> {x}"
    letter = (
        "Dear Carys Penhale\nWe see it so: The tap drips. All day.\nYou want: [Write here what.]"
    )
    assert filled_in(body, letter) == {"name": "Carys Penhale", "seen": "The tap drips. All day"}
    assert filled_in(body, "Hello\nWe think the tap drips.") == {}
