"""Which facts stand: corrections, corrections of corrections, and entries taken back."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from chc_desktop.model.rules.events import (
    EVENT_TYPES,
    Acknowledged,
    Event,
    Received,
    Responded,
    Retracted,
    effective,
)
from chc_desktop.model.rules.values import Stage

DAY_2, DAY_3, DAY_4 = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)
FIRST = Received(on=DAY_2, id=1)
SECOND = Received(on=DAY_3, id=2, corrects=1)
THIRD = Received(on=DAY_4, id=3, corrects=2)


def in_every_order(*events: Event) -> set[tuple[Event, ...]]:
    return {effective(order) for order in itertools.permutations(events)}


def test_a_correction_stands_for_the_entry_it_names() -> None:
    assert in_every_order(FIRST, SECOND) == {(SECOND,)}


def test_an_entry_corrected_twice_leaves_only_the_newest() -> None:
    assert in_every_order(FIRST, SECOND, THIRD) == {(THIRD,)}


def test_a_correction_taken_back_brings_the_older_entry_back() -> None:
    back = Retracted(on=DAY_4, id=3, corrects=2)
    assert in_every_order(FIRST, SECOND, back) == {(FIRST,)}


def test_taking_back_the_newest_of_two_corrections_brings_back_the_one_before() -> None:
    back = Retracted(on=DAY_4, id=4, corrects=3)
    assert in_every_order(FIRST, SECOND, THIRD, back) == {(SECOND,)}


def test_taking_back_a_taking_back_lets_the_correction_stand_again() -> None:
    back = Retracted(on=DAY_4, id=3, corrects=2)
    again = Retracted(on=DAY_4, id=4, corrects=3)
    assert in_every_order(FIRST, SECOND, back, again) == {(SECOND,)}


def test_an_entry_taken_back_is_gone_and_the_taking_back_is_no_fact() -> None:
    acknowledged = Acknowledged(on=DAY_3, id=5)
    back = Retracted(on=DAY_4, id=6, corrects=5)
    assert in_every_order(FIRST, acknowledged, back) == {(FIRST,)}


def test_a_correction_that_is_only_tried_stands_for_what_it_names() -> None:
    tried = Received(on=DAY_4, corrects=2)
    assert in_every_order(FIRST, SECOND, tried) == {(tried,)}


def test_a_taking_back_that_names_nothing_changes_nothing() -> None:
    assert effective([FIRST, Retracted(on=DAY_4, id=2)]) == (FIRST,)


def test_a_ring_of_corrections_in_a_damaged_file_does_not_go_round_for_ever() -> None:
    ring = [Received(on=DAY_2, id=1, corrects=2), Received(on=DAY_3, id=2, corrects=1)]
    assert effective(ring) == (ring[1],)


def test_facts_of_one_day_stand_in_the_order_of_a_case() -> None:
    day = DAY_2
    facts = [
        Responded(on=day, id=1),
        Acknowledged(on=day, id=2),
        Received(on=day, id=3),
        Acknowledged(on=day, id=4, stage=Stage.TWO),
    ]
    expected = ("received", "acknowledged", "responded", "acknowledged")
    for order in itertools.permutations(facts):
        assert tuple(e.kind for e in effective(order)) == expected


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_every_kind_of_event_is_found_by_its_own_name(kind: str) -> None:
    assert EVENT_TYPES[kind].kind == kind
