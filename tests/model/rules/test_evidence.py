"""The answer follows the facts, and a sentence taken from the register is followed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.answers import Comply
from chc_desktop.model.rules.evidence import (
    LateCase,
    Proposal,
    Shown,
    accepted_after,
    has_moved,
    late_explanation,
    propose,
    same_words,
    says_now,
    traces,
    with_sentence,
)

OLD = "11 of 12 complaints were acknowledged within 5 working days, 1 April 2025 to 31 March 2026."
NEW = "10 of 12 complaints were acknowledged within 5 working days, 1 April 2025 to 31 March 2026."
STAGE_2 = ("stage 2 response", "stage 2 responses")


def test_what_speaks_against_a_yes_proposes_no_with_the_explanation_begun() -> None:
    shown = Shown("3 of 4 were sent in time.", part=3, of=4, against="1 of 4 was late.")
    assert propose(shown) == Proposal(Comply.NO, "1 of 4 was late.")


def test_facts_that_are_whole_propose_yes() -> None:
    assert propose(Shown("4 of 4 were sent in time.", part=4, of=4)) == Proposal(Comply.YES)
    assert propose(Shown("Somebody is the senior lead.")) == Proposal(Comply.YES)


def test_what_is_only_partly_on_record_or_in_doubt_proposes_nothing() -> None:
    assert propose(None) is None
    assert propose(Shown("3 of 4 have it on record.", part=3, of=4)) is None
    assert propose(Shown("4 of 4.", part=4, of=4, doubt="Look at the policy first.")) is None
    assert propose(Shown("Two cases.", settles=False)) is None


def test_one_late_response_is_explained_with_its_days_and_the_reason_recorded() -> None:
    late = [LateCase(4, reason="The panel waited for the meeting. ")]
    assert late_explanation(STAGE_2, 4, late) == (
        "1 of 4 stage 2 responses was late, by 4 working days: The panel waited for the meeting."
    )
    assert late_explanation(STAGE_2, 1, [LateCase(1)]) == (
        "1 of 1 stage 2 response was late, by 1 working day."
    )


def test_several_late_ones_are_told_one_by_one_and_open_ones_so_far() -> None:
    late = [LateCase(2, reason="A key was missing"), LateCase(9, still_open=True)]
    assert late_explanation(STAGE_2, 5, late) == (
        "2 of 5 stage 2 responses were late. One by 2 working days: A key was missing. "
        "One by 9 working days, so far."
    )
    assert late_explanation(STAGE_2, 2, [LateCase(3, still_open=True)]).endswith(
        "by 3 working days, so far."
    )


def test_none_late_needs_no_explanation() -> None:
    assert late_explanation(STAGE_2, 5, []) == ""


def test_a_flag_says_the_figure_of_today_or_the_sentence() -> None:
    assert says_now(Shown(NEW, part=10, of=12)) == "now 10 of 12"
    assert says_now(Shown("2 refused; 2 of 2 with reasons.")) == "now 2 of 2"
    assert says_now(Shown("Nobody is named.")) == "now it says: Nobody is named."


def test_an_accepted_sentence_whose_facts_moved_is_flagged() -> None:
    assert has_moved(OLD, f"Our policy.\n{OLD}", Shown(NEW))
    assert has_moved(OLD, OLD, None)
    assert not has_moved(OLD, OLD, Shown(OLD))
    assert not has_moved("", OLD, Shown(NEW))


def test_an_edited_sentence_is_followed_and_a_dropped_one_is_not() -> None:
    edited = OLD.replace("complaints were acknowledged", "complaints got their acknowledgement")
    assert has_moved(OLD, edited, Shown(NEW))
    assert not has_moved(OLD, "The letters of the year.", Shown(NEW))


def test_a_text_that_says_what_is_so_today_is_not_flagged() -> None:
    assert not has_moved(OLD, f"Before: {OLD} Now: {NEW}", Shown(NEW))


def test_the_new_sentence_takes_the_place_of_the_old_one_inside_the_text() -> None:
    text = f"Our policy.\n{OLD} See the minutes."
    assert with_sentence(text, OLD, NEW) == f"Our policy.\n{NEW} See the minutes."
    wrapped = text.replace("5 working", "5\n  working")
    assert with_sentence(wrapped, OLD, NEW) == f"Our policy.\n{NEW} See the minutes."


def test_without_the_old_sentence_the_new_one_comes_at_the_end() -> None:
    assert with_sentence("Our policy.\n", "", NEW) == f"Our policy.\n{NEW}"
    assert with_sentence("", "", NEW) == NEW
    assert with_sentence("Our policy.", OLD, NEW) == f"Our policy.\n{NEW}"


def test_a_sentence_that_is_there_is_not_added_twice() -> None:
    assert with_sentence(NEW, OLD, NEW) == NEW
    assert with_sentence("Our policy.", OLD, "") == "Our policy."


def test_an_answer_stands_on_todays_sentence_else_on_the_one_before() -> None:
    assert accepted_after(f"So it is: {NEW}", OLD, NEW) == NEW
    assert accepted_after(OLD, OLD, NEW) == OLD
    assert accepted_after("Something else.", OLD, NEW) == ""
    assert accepted_after("Something else.", "", "") == ""


def test_words_are_compared_without_signs_and_blanks() -> None:
    assert same_words("1 April\u00a02025.", "1 april 2025")
    assert not traces("", "anything")


@given(
    before=st.text("abc .\n", max_size=30),
    after=st.text("abc .\n", max_size=30),
    figures=st.tuples(st.integers(0, 40), st.integers(1, 40)),
)
def test_whatever_stands_around_the_old_sentence_stays(
    before: str, after: str, figures: tuple[int, int]
) -> None:
    new = f"{figures[0]} of {figures[1]} stage 9 letters went."
    text = f"{before}\n{OLD}\n{after}"
    changed = with_sentence(text, OLD, new)
    assert new in changed
    assert OLD not in changed
    assert changed.replace(new, OLD) == text.rstrip()
    assert with_sentence(changed, new, new) == changed
