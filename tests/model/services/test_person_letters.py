"""Letters about restrictions and adjustments: drafted from the record, checked, kept as sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from chc_desktop.model.rules.adjustments import AskAdjustment, Decision
from chc_desktop.model.rules.letters import gaps
from chc_desktop.model.rules.person_letters import (
    PersonElement,
    PersonLetterKind,
    SendPersonLetter,
)
from chc_desktop.model.rules.residents import AddPerson
from chc_desktop.model.rules.restrictions import (
    Incident,
    Restrict,
    RestrictionOutcome,
    ReviewRestriction,
)
from chc_desktop.model.services import adjustments, residents, restrictions
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.letter_sheets import (
    person_sheets,
    sent_sheets,
    sheet_docx,
    sheet_pdf,
)
from chc_desktop.model.services.person_letters import (
    PersonLetterDraft,
    check_person_text,
    draft_person_letter,
    kind_for_adjustment,
    kinds_for_restriction,
    send_person_letter,
)
from chc_desktop.model.services.resident_pages import person_page
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.session import Session

HEALTH = ("epilepsy", "arthritis", "depression")


def done(result: object) -> int:
    assert isinstance(result, Done), result
    return result.added_id


@pytest.fixture
def person(session: Session) -> int:
    return done(
        residents.add_person(session, AddPerson(name="Edith Marlowe", home="9 Example Street"))
    )


@pytest.fixture
def restricted(session: Session, person: int) -> int:
    """A restriction with health words wherever the record keeps them."""
    command = Restrict(
        person_id=person,
        subject="One email a week about the garden wall",
        incidents=(
            Incident(on=date(2026, 3, 3), fact="Forty emails in one night"),
            Incident(on=date(2026, 3, 9), fact="Shouted at the clerk. Depression is known."),
        ),
        other_steps="A call every Monday was offered. The arthritis was asked about.",
        equality_regard="Her depression was thought of.",
        disability_regard="Epilepsy is on record.",
        proportionate="Her arthritis lets her write.",
        decided_by="Bo Birch",
        start_on=date(2026, 3, 16),
        end_on=date(2026, 6, 30),
        warnings="By letter on 10 March 2026.",
        appeal="Write to the chair within 4 weeks",
    )
    return done(restrictions.restrict(session, command))


def asked(session: Session, person: int, decision: Decision, **more: str) -> int:
    command = AskAdjustment(
        person_id=person,
        asked_on=date(2026, 3, 2),
        asked="Letters in large print",
        need="My arthritis and my eyes.",
        acts=("large print",),
        decision=decision,
        decided_on=date(2026, 3, 4),
        reasons=more.get("reasons", ""),
    )
    return done(adjustments.ask_adjustment(session, command))


def draft(session: Session, kind: PersonLetterKind, about: int) -> PersonLetterDraft:
    found = draft_person_letter(session, kind, about)
    assert isinstance(found, PersonLetterDraft)
    return found


def signed(made: PersonLetterDraft) -> str:
    return made.text.replace("[Name and role]", "Bo Birch, complaints officer")


def sending(made: PersonLetterDraft, text: str, reason: str = "") -> SendPersonLetter:
    return SendPersonLetter(
        kind=made.kind,
        about_id=made.about_id,
        text=text,
        sent_on=date(2026, 3, 31),
        how="letter",
        override_reason=reason,
        template=made.template,
    )


def missing(session: Session, made: PersonLetterDraft, text: str) -> list[PersonElement]:
    check = check_person_text(session, made.kind, made.about_id, text)
    assert not isinstance(check, Refusal)
    return [found.element for found in check.missing]


def test_the_draft_of_a_restriction_is_complete_but_for_the_signature_and_holds_no_health_word(
    session: Session, restricted: int
) -> None:
    made = draft(session, PersonLetterKind.RESTRICTION, restricted)
    assert gaps(made.text) == ("[Name and role]",)
    assert missing(session, made, made.text) == []
    assert not [word for word in HEALTH if word in made.text.casefold()]
    for words in (
        "One email a week",
        "3\u00a0March\u00a02026: Forty emails",
        "30\u00a0June",
        "chair",
    ):
        assert words in made.text
    assert "There was no warning" not in made.text


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        ("this applies:", PersonElement.WHAT),
        ("Forty emails|Shouted at", PersonElement.INCIDENTS),
        ("telephone 0300", PersonElement.OMBUDSMAN),
        ("You can always report", PersonElement.STAYS_OPEN),
        ("We will review", PersonElement.REVIEW),
        ("looked at again. Write", PersonElement.APPEAL),
    ],
)
def test_each_part_taken_out_of_the_draft_is_missed(
    session: Session, restricted: int, words: str, lost: PersonElement
) -> None:
    made = draft(session, PersonLetterKind.RESTRICTION, restricted)
    lines = made.text.split("\n")
    kept = [line for line in lines if not any(word in line for word in words.split("|"))]
    assert len(kept) < len(lines)
    assert lost in missing(session, made, "\n".join(kept))


def test_a_letter_is_refused_until_complete_or_overridden_and_says_so_in_the_record(
    session: Session, restricted: int, person: int
) -> None:
    made = draft(session, PersonLetterKind.RESTRICTION, restricted)
    text = "\n".join(line for line in signed(made).split("\n") if "We will review" not in line)
    refused = send_person_letter(session, sending(made, text))
    assert isinstance(refused, Refusal)
    assert [p.text for p in refused.problems] == [
        "It does not give the day of the review, as recorded (5.14)."
    ]
    letter_id = done(
        send_person_letter(session, sending(made, text, "It was in the post already."))
    )
    (row,) = session.register.rows("SELECT * FROM letter WHERE id = ?", letter_id)
    assert row["override_reason"] == "It was in the post already."
    assert "day of the review" in row["missing"]
    assert (row["about"], row["about_id"]) == ("restriction", restricted)
    view = person_page(session, person)
    assert view is not None
    assert [(found.id, found.readable) for found in view.letters] == [(letter_id, True)]
    done(send_person_letter(session, sending(made, signed(made))))
    assert isinstance(undo_last(session), Done)
    view = person_page(session, person)
    assert view is not None
    assert len(view.letters) == 1


def test_the_letter_after_a_review_gives_its_outcome_and_the_next_days(
    session: Session, restricted: int
) -> None:
    review = ReviewRestriction(
        restriction_id=restricted,
        on=date(2026, 3, 30),
        outcome=RestrictionOutcome.EXTEND,
        note="Two letters of abuse came in",
        end_on=date(2026, 8, 31),
        next_on=date(2026, 6, 15),
    )
    assert isinstance(restrictions.review_restriction(session, review), Done)
    view = restrictions.restriction(session, restricted)
    assert view is not None
    assert kinds_for_restriction(view) == (
        PersonLetterKind.RESTRICTION_REVIEW,
        PersonLetterKind.RESTRICTION,
    )
    made = draft(session, PersonLetterKind.RESTRICTION_REVIEW, restricted)
    assert missing(session, made, made.text) == []
    assert "We extended it" in made.text
    assert "31\u00a0August\u00a02026" in made.text


@pytest.mark.parametrize("outcome", [RestrictionOutcome.KEEP, RestrictionOutcome.EASE])
def test_the_letter_says_that_it_was_kept_or_eased(
    session: Session, restricted: int, outcome: RestrictionOutcome
) -> None:
    review = ReviewRestriction(
        restriction_id=restricted,
        on=date(2026, 3, 30),
        outcome=outcome,
        note="It is calmer now",
        subject="Two emails a week",
        next_on=date(2026, 6, 15),
    )
    assert isinstance(restrictions.review_restriction(session, review), Done)
    made = draft(session, PersonLetterKind.RESTRICTION_REVIEW, restricted)
    assert missing(session, made, made.text) == []


def test_a_restriction_that_was_lifted_has_its_own_letter(
    session: Session, restricted: int
) -> None:
    review = ReviewRestriction(
        restriction_id=restricted,
        on=date(2026, 3, 30),
        outcome=RestrictionOutcome.LIFT,
        note="The last weeks were calm",
    )
    assert isinstance(restrictions.review_restriction(session, review), Done)
    assert isinstance(
        draft_person_letter(session, PersonLetterKind.RESTRICTION_REVIEW, restricted), Refusal
    )
    made = draft(session, PersonLetterKind.RESTRICTION_LIFTED, restricted)
    assert missing(session, made, made.text) == []
    assert "until" not in made.text


def test_an_adjustment_agreed_is_confirmed_in_large_print_without_the_need(
    session: Session, person: int
) -> None:
    about = asked(session, person, Decision.AGREED)
    made = draft(session, PersonLetterKind.ADJUSTMENT_AGREED, about)
    assert made.large_print
    assert missing(session, made, made.text) == []
    assert "arthritis" not in made.text
    (sheet,) = person_sheets(session, person, made.kind, signed(made), date(2026, 3, 31))
    assert sheet.large
    pdf = PdfReader(BytesIO(sheet_pdf(sheet)))
    assert "Edith Marlowe" in pdf.pages[0].extract_text()
    assert "Our reference" not in pdf.pages[0].extract_text()
    word = Document(BytesIO(sheet_docx(sheet)))
    assert any("Letters in large print." in p.text for p in word.paragraphs)


def test_an_adjustment_declined_needs_its_reasons_in_the_letter(
    session: Session, person: int
) -> None:
    about = asked(session, person, Decision.DECLINED, reasons="Nobody here can print it")
    made = draft(session, PersonLetterKind.ADJUSTMENT_DECLINED, about)
    assert missing(session, made, made.text) == []
    text = made.text.replace("This is because Nobody here can print it.", "")
    assert missing(session, made, text) == [PersonElement.REASONS]


def test_there_is_no_letter_about_what_is_not_decided_or_not_there(
    session: Session, person: int, restricted: int
) -> None:
    command = AskAdjustment(person_id=person, asked_on=date(2026, 3, 2), asked="Calls, not letters")
    about = done(adjustments.ask_adjustment(session, command))
    view = adjustments.adjustment(session, about)
    assert view is not None
    assert kind_for_adjustment(view) is None
    assert isinstance(
        draft_person_letter(session, PersonLetterKind.ADJUSTMENT_AGREED, about), Refusal
    )
    assert isinstance(draft_person_letter(session, PersonLetterKind.RESTRICTION, 99), Refusal)
    assert isinstance(check_person_text(session, PersonLetterKind.RESTRICTION, 99, "Dear"), Refusal)
    made = draft(session, PersonLetterKind.RESTRICTION, restricted)
    refused = send_person_letter(session, replace(sending(made, signed(made)), about_id=99))
    assert isinstance(refused, Refusal)
    assert refused.problems


def test_a_sent_letter_made_again_is_the_same_to_the_byte_whatever_changed_since(
    session: Session, restricted: int, person: int
) -> None:
    made = draft(session, PersonLetterKind.RESTRICTION, restricted)
    (before,) = person_sheets(session, person, made.kind, signed(made), date(2026, 3, 31))
    letter_id = done(send_person_letter(session, sending(made, signed(made))))
    asked(session, person, Decision.AGREED)
    with session.action("move") as action:
        action.update("landlord", 1, {"name": "Another Name Co-operative"})
        action.update("person", person, {"name": "Edith Newname"})
    sheets = sent_sheets(session, letter_id)
    assert not isinstance(sheets, Refusal)
    (again,) = sheets
    assert sheet_pdf(again) == sheet_pdf(before)
    assert sheet_docx(again) == sheet_docx(before)
    assert isinstance(sent_sheets(session, 99), Refusal)
