"""An email quotes the other side below itself: their words are not the letter's."""

from __future__ import annotations

from chc_desktop.model.rules.letter_checks import check_letter
from chc_desktop.model.rules.letter_quotes import without_quoted
from chc_desktop.model.rules.letters import LetterKind
from tests.model.rules.letter_corpus import facts_for

ABOVE = "Hello Theo, the gate is mended and we are sorry that it took so very long to do it."


def test_what_stands_below_who_wrote_is_left_out() -> None:
    text = f"{ABOVE}\n\nOn Fri, 27 Mar 2026 at 19:04, Theo wrote:\nMend it."
    assert without_quoted(text).strip() == ABOVE


def test_a_wrapped_line_of_who_wrote_is_known_too() -> None:
    quoted = "On Fri, 27 Mar 2026 at 19:04, Theo Placeholder\n<theo@example.org> wrote:\n> Mend it."
    assert without_quoted(f"{ABOVE}\n{quoted}").strip() == ABOVE


def test_a_reply_below_the_marked_lines_is_kept() -> None:
    text = "On Friday, Theo wrote:\n> Mend it.\n>\n> Theo\n\nIt is mended."
    assert without_quoted(text) == "It is mended."


def test_an_original_message_is_cut_off() -> None:
    assert without_quoted(f"{ABOVE}\n-----Original Message-----\nFrom: Theo") == ABOVE
    assert without_quoted(f"{ABOVE}\nBegin forwarded message:\nMend it.") == ABOVE
    assert without_quoted(f"{ABOVE}\nFrom: Theo\nSent: 27 March\nMend it.") == ABOVE


def test_an_email_s_own_head_and_a_decision_in_its_bar_are_kept() -> None:
    own = "From: the secretary\nTo: Theo\nSubject: the gate\n\n> We uphold your complaint."
    assert without_quoted(own) == own
    after = f"{ABOVE}\nFrom: now on the gate is locked at ten."
    assert without_quoted(after) == after


def test_the_ombudsman_in_a_quoted_message_is_no_way_to_the_ombudsman() -> None:
    text = "We refuse it, since you knew of it five years ago.\n\nOn Friday Theo Sample wrote:\n> Housing Ombudsman, 0300 111 3000"
    missing = check_letter(text, facts_for(LetterKind.REFUSAL)).missing
    assert [needed.element.value for needed in missing] == ["ombudsman"]
