"""Who gets a letter: the group, whoever speaks for it, each in the way agreed with them."""

from __future__ import annotations

from dataclasses import replace

from chc_desktop.model.rules.addressees import (
    Addressee,
    Gets,
    first_choice,
    problems_addressing,
    text_for,
    unnamed_companions,
)
from chc_desktop.model.rules.values import Severity

LEAD = Addressee(1, "Ann Ash", Gets.LEAD)
MEMBER = Addressee(2, "Ben Beech", Gets.MEMBER)
SPEAKER = Addressee(3, "Cleo Cedar", Gets.REPRESENTATIVE)
UNKNOWN = replace(SPEAKER, person_id=4, name="Dan Dogwood", consent_missing=True)
ALL = (LEAD, MEMBER, SPEAKER, UNKNOWN)


def test_all_get_it_but_who_has_no_consent_on_record() -> None:
    assert first_choice(ALL) == (1, 2, 3)
    assert problems_addressing(None, ALL, "letter") == ()


def test_a_representative_without_consent_is_refused_and_says_what_to_do() -> None:
    (found,) = problems_addressing((1, 2, 4), ALL, "letter")
    assert (found.field, found.provision, found.severity) == ("to", "3.6", Severity.BLOCK)
    assert "Record the day of consent" in found.text


def test_leaving_out_one_of_the_group_warns_and_nobody_at_all_is_refused() -> None:
    (found,) = problems_addressing((1,), ALL, "letter")
    assert (found.provision, found.severity) == ("1.2", Severity.WARN)
    assert "Ben Beech" in found.text
    (nobody,) = problems_addressing((), ALL, "letter")
    assert nobody.severity is Severity.BLOCK
    assert problems_addressing((77,), ALL, "letter") == (nobody,)


def test_who_agreed_on_email_only_is_named_when_it_goes_by_post() -> None:
    by_email = (replace(LEAD, agreed=("Contact by email only",)),)
    (found,) = problems_addressing(None, by_email, "letter")
    assert (found.field, found.provision, found.severity) == ("how", "5.10", Severity.WARN)
    assert problems_addressing(None, by_email, "email") == ()
    assert problems_addressing(None, by_email, "") == ()


def test_each_of_a_group_is_greeted_by_name_and_nothing_else_changes() -> None:
    text = "Dear Ann Ash,\n\nAnn Ash wrote to us.\n\nDear Ann Ash is not a greeting here."
    assert text_for(text, MEMBER, "Ann Ash") == text.replace("Dear Ann Ash,", "Dear Ben Beech,")
    assert text_for(text, LEAD, "Ann Ash") == text
    assert text_for("Hello all", MEMBER, "Ann Ash") == "Hello all"


def test_a_copy_for_whoever_speaks_for_them_says_so() -> None:
    copy = text_for("Dear Ann Ash", SPEAKER, "Ann Ash")
    assert copy == "A copy for Cleo Cedar, who speaks for Ann Ash.\n\nDear Ann Ash"


def test_a_companion_is_missed_only_where_the_letter_speaks_of_a_meeting() -> None:
    meeting = "Come to the hearing on 3 May. Eve Elm may come along."
    assert unnamed_companions(meeting, ("Eve Elm", "Fay Fir")) == ("Fay Fir",)
    assert unnamed_companions("We decided on 3 May.", ("Fay Fir",)) == ()
