"""What changed between two editions of the Code, and what of an old form is carried over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.exchange.editions import load_carried, load_editions
from chc_desktop.model.rules.assessment import Answer
from chc_desktop.model.rules.code import Edition, Provision, Section
from chc_desktop.model.rules.editions_compared import ChangeKind, carry, compare, mapped, marked

OLD, NEW = load_editions()
CARRIED = load_carried(OLD, NEW)


def edition(name: str, *provisions: tuple[str, str]) -> Edition:
    made = tuple(Provision(number, 1, text) for number, text in provisions)
    return Edition(name, "Code", "Ombudsman", date(2030, 1, 1), None, (Section(1, "One"),), made)


BEFORE = edition(
    "A",
    ("1.1", "Landlords must answer each complaint in writing within ten days."),
    ("1.2", "Landlords must keep a record of every complaint and of its outcome."),
    ("1.3", "Landlords must publish the policy on a notice board where all can see it."),
    ("1.4", "Landlords may dance."),
)
AFTER = edition(
    "B",
    ("1.1", "Landlords must answer each complaint in writing within five days."),
    ("1.2", "Landlords must keep a record of every complaint and of its outcome."),
    ("1.3", "Every officer is trained."),
    ("1.5", "Landlords must publish the policy on a notice board where all can see it."),
)


def test_a_comparison_says_what_was_added_removed_reworded_and_moved() -> None:
    found = [(c.number, c.kind) for c in compare(BEFORE, AFTER)]
    assert found == [
        ("1.1", ChangeKind.REWORDED),
        ("1.2", ChangeKind.SAME),
        ("1.3", ChangeKind.ADDED),
        ("1.5", ChangeKind.MOVED),
        ("1.4", ChangeKind.REMOVED),
    ]
    assert mapped(BEFORE, AFTER) == {"1.1": ("1.1",), "1.2": ("1.2",), "1.3": ("1.5",)}


def test_an_edition_compared_with_itself_is_the_same() -> None:
    assert {change.kind for change in compare(NEW, NEW)} == {ChangeKind.SAME}


def test_against_an_empty_edition_everything_was_added_or_removed() -> None:
    nothing = edition("none")
    assert {change.kind for change in compare(nothing, NEW)} == {ChangeKind.ADDED}
    assert {change.kind for change in compare(NEW, nothing)} == {ChangeKind.REMOVED}


def test_the_mapping_by_hand_names_every_old_provision_and_only_real_ones() -> None:
    assert set(CARRIED) == set(OLD.numbers)
    assert {number for to in CARRIED.values() for number in to} <= set(NEW.numbers)


def test_2022_and_2024_are_compared_by_the_mapping() -> None:
    changes = compare(OLD, NEW, CARRIED)
    by_number = {c.number: c for c in changes if c.new}
    assert by_number["1.2"].kind is ChangeKind.REWORDED
    assert by_number["7.3"].kind is ChangeKind.MOVED
    assert by_number["6.20"].kind is ChangeKind.ADDED
    removed = {c.number for c in changes if c.kind is ChangeKind.REMOVED}
    assert removed == {number for number, to in CARRIED.items() if not to}
    assert len(by_number) == 72


def test_old_evidence_comes_across_marked_and_the_answer_is_asked_anew() -> None:
    answers = [
        Answer("5.16", "Yes", "Our letters say all of it.", "As the template shows."),
        Answer("2.7", "Yes", "On every letter.", "n/a"),
        Answer("2.8", "Yes", "In the policy."),
        Answer("5.20", "n/a", "We have no third stage."),
    ]
    rows = {a.provision: a for a in carry(answers, OLD, NEW, CARRIED)}
    assert list(rows) == list(NEW.numbers)
    assert rows["6.19"] == Answer(
        "6.19",
        "",
        "From 2022, check (5.16): Our letters say all of it.",
        "From 2022, check (5.16): As the template shows.",
    )
    assert rows["3.7"].evidence == (
        "From 2022, check (2.7): On every letter.\nFrom 2022, check (2.8): In the policy."
    )
    assert rows["3.7"].commentary == ""
    assert rows["6.20"] == Answer("6.20", "")


def test_a_provision_that_did_not_change_keeps_its_answer() -> None:
    answer = Answer("6.5", "No", "Nothing yet.", "We will.", date(2026, 5, 1))
    rows = {a.provision: a for a in carry([answer], OLD, NEW, CARRIED)}
    assert rows["7.3"] == replace(answer, provision="7.3")


@pytest.mark.parametrize("pair", [(OLD, NEW), (NEW, OLD)])
def test_editions_without_a_mapping_by_hand_are_compared_by_their_texts(
    pair: tuple[Edition, Edition],
) -> None:
    found = mapped(*pair)
    assert found
    assert all(len(to) >= 1 for to in found.values())


def test_a_pair_of_editions_without_a_file_is_mapped_by_text() -> None:
    assert load_carried(BEFORE, AFTER) == mapped(BEFORE, AFTER)


def test_what_differs_between_two_wordings_stands_in_brackets_with_words() -> None:
    old = "Landlords must answer each complaint within ten working days of it being acknowledged."
    new = (
        "All landlords must answer each complaint within five working days of its acknowledgement."
    )
    before, after = marked(old, new)
    assert before == (
        "Landlords must answer each complaint within [taken out: ten] working days of "
        "[taken out: it being acknowledged.]"
    )
    assert after == (
        "[put in: All] landlords must answer each complaint within [put in: five] working days of "
        "[put in: its acknowledgement.]"
    )
    assert marked("a b c d e f g h x i y k", "a b c d e f g h 1 i 2 k") == (
        "a b c d e f g h [taken out: x i y k]",
        "a b c d e f g h [put in: 1 i 2 k]",
    )
    assert marked(old, f"{old} At once.") == (old, f"{old} [put in: At once.]")
    assert marked(old, old) == (old, old)
    assert marked("Say ‘yes’, always.", "say 'yes' always") == (
        "Say ‘yes’, always.",
        "say 'yes' always",
    )


def test_wordings_with_little_in_common_stay_as_they_are() -> None:
    assert marked("One thing is asked.", "Something else altogether now") == (
        "One thing is asked.",
        "Something else altogether now",
    )
