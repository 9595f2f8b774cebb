"""Letters to a person: what each must say, in wordings that nobody agreed on beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.letter_facts import Contacts
from chc_desktop.model.rules.person_letter_draft import without_health
from chc_desktop.model.rules.person_letters import (
    Asked,
    PersonElement,
    PersonLetterFacts,
    PersonLetterKind,
    SendPersonLetter,
    asked_words,
    check_person_letter,
    elements_of,
    problems_person_letter,
)
from chc_desktop.model.rules.values import Severity

CONTACTS = Contacts(("0300 111 3000",), ("housing-ombudsman.org.uk",), ("PR2 0ET",))


SUBJECTS = {
    PersonLetterKind.ADJUSTMENT_AGREED: "Letters in large print",
    PersonLetterKind.ADJUSTMENT_DECLINED: "A visit at home every week",
}


def facts(kind: PersonLetterKind) -> PersonLetterFacts:
    """What is on record; tests replace what differs."""
    return PersonLetterFacts(
        kind,
        date(2026, 3, 31),
        CONTACTS,
        subject=SUBJECTS.get(kind, "One email a week about the garden wall"),
        outcome="keep" if kind is PersonLetterKind.RESTRICTION_REVIEW else "",
        until=date(2026, 6, 30),
        review_on=date(2026, 6, 15),
        incidents=(date(2026, 3, 3), date(2026, 3, 9)),
    )


PARTS: dict[tuple[PersonLetterKind, int], dict[PersonElement, str]] = {
    (PersonLetterKind.RESTRICTION, 1): {
        PersonElement.WHAT: "From today you may send us one email a week about the garden wall.",
        PersonElement.REASONS: "We do this because the office could not do its other work.",
        PersonElement.INCIDENTS: "On 3 March 2026 forty emails arrived in one night.",
        PersonElement.UNTIL: "The limit ends on 30 June 2026.",
        PersonElement.STAYS_OPEN: (
            "You can still report an emergency repair, make a new complaint and turn to the "
            "Ombudsman."
        ),
        PersonElement.REVIEW: "We will review it on 15 June 2026.",
        PersonElement.APPEAL: "If you disagree, write to the chair within 4 weeks.",
        PersonElement.OMBUDSMAN: "The Housing Ombudsman’s number is 0300 111 3000.",
    },
    (PersonLetterKind.RESTRICTION, 2): {
        PersonElement.WHAT: "We will only read and answer a single message from you in any week.",
        PersonElement.REASONS: "Why: nobody in the office could help anybody else any longer.",
        PersonElement.INCIDENTS: "9/3/2026: you shouted at the clerk and threw a file.",
        PersonElement.UNTIL: "All of this lasts until Tuesday, 30th June 2026.",
        PersonElement.STAYS_OPEN: (
            "None of this affects emergencies, another complaint or the Housing Ombudsman: they "
            "stay open to you at any hour."
        ),
        PersonElement.REVIEW: "On 15/6/2026 the committee looks at it again.",
        PersonElement.APPEAL: "You can appeal: a letter or call to Bo Birch is enough.",
        PersonElement.OMBUDSMAN: "Housing Ombudsman, www.housing-ombudsman.org.uk.",
    },
    (PersonLetterKind.RESTRICTION, 3): {
        PersonElement.WHAT: "Please ring no more than twice a week, and on weekdays.",
        PersonElement.REASONS: "The reason is that calls at night frightened our caretaker.",
        PersonElement.INCIDENTS: "You rang thirty times in the night of 3 March.",
        PersonElement.UNTIL: "It runs to 30 June 2026.",
        PersonElement.STAYS_OPEN: (
            "We always take calls about emergency repairs. You can complain at any time. The "
            "Housing Ombudsman is there for you too."
        ),
        PersonElement.REVIEW: "We shall check whether it is still needed on 15 June.",
        PersonElement.APPEAL: "If you think this is unfair, tell the secretary and somebody else decides.",
        PersonElement.OMBUDSMAN: "Write to the Housing Ombudsman, PO Box 1484, Preston PR2 0ET.",
    },
    (PersonLetterKind.RESTRICTION_REVIEW, 1): {
        PersonElement.OUTCOME: "We decided to keep the limit as it is.",
        PersonElement.WHAT: "You may send us one email a week about the garden wall.",
        PersonElement.REASONS: "This is because two letters of abuse came in May.",
        PersonElement.UNTIL: "It ends on 30 June 2026.",
        PersonElement.STAYS_OPEN: "Emergency repairs, new complaints and the Ombudsman stay open to you.",
        PersonElement.REVIEW: "The next review is on 15 June 2026.",
        PersonElement.APPEAL: "If you do not agree, ask the chair to look at it again.",
        PersonElement.OMBUDSMAN: "The Housing Ombudsman’s number is 0300 111 3000.",
    },
    (PersonLetterKind.RESTRICTION_LIFTED, 1): {
        PersonElement.OUTCOME: "We have lifted the limit on your contact.",
        PersonElement.REASONS: "The reason is that the last two months were calm.",
    },
    (PersonLetterKind.ADJUSTMENT_AGREED, 1): {
        PersonElement.OUTCOME: "Yes, we have agreed to your request.",
        PersonElement.WHAT: "Our letters come in large print.",
        PersonElement.REVIEW: "We look at it again with you by 15 June 2026.",
    },
    (PersonLetterKind.ADJUSTMENT_DECLINED, 1): {
        PersonElement.OUTCOME: "We are sorry that we are not able to offer it.",
        PersonElement.WHAT: "You asked for a visit at home each week.",
        PersonElement.REASONS: "This is because we are three volunteers.",
        PersonElement.APPEAL: "If you are not happy with this, you can complain about it in any way.",
        PersonElement.OMBUDSMAN: "The Housing Ombudsman’s number is 0300 111 3000.",
    },
}


def letter(parts: dict[PersonElement, str], without: PersonElement | None = None) -> str:
    said = "\n\n".join(text for part, text in parts.items() if part is not without)
    return f"Dear Edith\n\n{said}\n\nYours sincerely\n\nBo Birch"


@pytest.mark.parametrize("which", PARTS, ids=lambda which: f"{which[0].value} {which[1]}")
def test_a_whole_letter_lacks_nothing_and_each_part_taken_out_lacks_just_itself(
    which: tuple[PersonLetterKind, int],
) -> None:
    parts, known = PARTS[which], facts(which[0])
    assert [a.element for a in elements_of(which[0])] == list(parts)
    whole = check_person_letter(letter(parts), known)
    assert whole.complete, whole.missing
    for part in parts:
        missing = check_person_letter(letter(parts, part), known).missing
        assert [asked.element for asked in missing] == [part]


def test_a_day_that_is_not_the_one_on_record_does_not_count() -> None:
    parts = PARTS[PersonLetterKind.RESTRICTION, 1]
    other = replace(facts(PersonLetterKind.RESTRICTION), until=date(2026, 7, 31), review_on=None)
    missing = [a.element for a in check_person_letter(letter(parts), other).missing]
    assert missing == [PersonElement.UNTIL, PersonElement.REVIEW]


def test_what_is_closed_by_the_letter_is_not_open() -> None:
    parts = dict(PARTS[PersonLetterKind.RESTRICTION, 1])
    parts[PersonElement.STAYS_OPEN] = (
        "You may not report emergency repairs by email. You can make a new complaint and turn to "
        "the Ombudsman."
    )
    missing = check_person_letter(letter(parts), facts(PersonLetterKind.RESTRICTION)).missing
    assert [a.element for a in missing] == [PersonElement.STAYS_OPEN]


def test_a_refusal_of_what_was_asked_is_no_agreement_and_advice_decides_nothing() -> None:
    agreed = facts(PersonLetterKind.ADJUSTMENT_AGREED)
    text = "We cannot agree to large print letters. We look at it again by 15 June 2026."
    assert check_person_letter(text, agreed).missing == (Asked("5.10", PersonElement.OUTCOME),)
    lifted = facts(PersonLetterKind.RESTRICTION_LIFTED)
    text = "If the limit has ended, tell us. If that is because all is calm now, say so."
    assert len(check_person_letter(text, lifted).missing) == 2


def test_a_limit_in_advice_only_is_no_limit() -> None:
    text = "If you may only ring twice a week, tell us."
    missing = check_person_letter(text, facts(PersonLetterKind.RESTRICTION)).missing
    assert PersonElement.WHAT in [a.element for a in missing]


def test_reasons_that_only_point_elsewhere_are_none() -> None:
    text = "## Why\n\nThe reasons are explained in our policy on contact."
    missing = check_person_letter(text, facts(PersonLetterKind.RESTRICTION_LIFTED)).missing
    assert PersonElement.REASONS in [a.element for a in missing]


def test_what_is_missing_stops_it_or_warns_with_a_reason() -> None:
    missing = (
        Asked("5.14", PersonElement.INCIDENTS),
        elements_of(PersonLetterKind.RESTRICTION)[-1],
    )
    command = SendPersonLetter(
        kind=PersonLetterKind.RESTRICTION, about_id=1, text="Dear Edith", sent_on=None, how="letter"
    )
    found = problems_person_letter(command, missing)
    assert [(p.provision, p.severity) for p in found] == [
        ("5.14", Severity.BLOCK),
        ("", Severity.BLOCK),
    ]
    assert found[0].text == asked_words(missing[0])
    assert "(our own rule)" in found[1].text
    overridden = SendPersonLetter(
        kind=PersonLetterKind.RESTRICTION,
        about_id=1,
        text="Dear Edith",
        sent_on=None,
        how="letter",
        override_reason="It went out before this program was used.",
    )
    assert {p.severity for p in problems_person_letter(overridden, missing)} == {Severity.WARN}


def test_an_empty_letter_one_with_a_gap_and_one_without_a_way_are_refused() -> None:
    def against(text: str, how: str) -> list[str]:
        command = SendPersonLetter(
            kind=PersonLetterKind.ADJUSTMENT_AGREED, about_id=1, text=text, sent_on=None, how=how
        )
        return [p.text for p in problems_person_letter(command, ())]

    assert against(" ", "letter") == ["Write the letter."]
    assert against("[Write here the reasons.]", "letter")[0].startswith("This is still to be")
    assert against("Dear Edith", " ")[0].startswith("Say how it was sent")


@pytest.mark.parametrize(
    ("text", "disclosed", "kept"),
    [
        ("Forty emails in one night.", "", "Forty emails in one night."),
        ("He shouted. His epilepsy was thought of.", "", "He shouted."),
        ("A call was offered; she is in a wheelchair.", "", "A call was offered;"),
        ("The tremor makes writing slow. We rang.", "A tremor in both hands", "We rang."),
        ("We still rang on Monday.", "Still hard to ring on some days", "We still rang on Monday."),
        ("Her depression.", "", ""),
        ("", "", ""),
    ],
)
def test_a_draft_leaves_out_the_sentences_that_touch_on_health(
    text: str, disclosed: str, kept: str
) -> None:
    assert without_health(text, disclosed) == kept
