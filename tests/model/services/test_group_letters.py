"""Letters on a group's complaint: each gets one, in the way agreed with them, counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from chc_desktop.model.rules.addressees import Gets
from chc_desktop.model.rules.adjustments import AskAdjustment, Decision
from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.letter_templates import KeepText
from chc_desktop.model.rules.letters import LetterKind, SendLetter
from chc_desktop.model.rules.residents import JoinComplaint, Part
from chc_desktop.model.rules.settings import SetContacts
from chc_desktop.model.services import adjustments, complaint_people, letterheads
from chc_desktop.model.services.addressees import addressees, companions, recipients
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaints import log_complaint
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.letter_details import LetterDetails
from chc_desktop.model.services.letter_sheets import complaint_sheets, sent_sheets, sheet_pdf
from chc_desktop.model.services.letter_sources import sources_of
from chc_desktop.model.services.letter_texts import (
    check_letter_text,
    keep_letter_text,
    letter_texts,
    older_than_ours,
    placeholders,
    preview,
    put_back,
    text_of_version,
    text_view,
)
from chc_desktop.model.services.letters import LetterDraft, draft_letter
from chc_desktop.model.services.resident_pages import person_page
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.sending import check_sending, letters_sent, send_letter
from chc_desktop.model.services.sent_letters import sent_letter
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import measures

ACK = LetterKind.ACKNOWLEDGEMENT
DETAILS = LetterDetails(
    responsible_for="the boiler",
    not_responsible_for="the gas main in the street",
    signed="Alan Prewett, complaints officer",
)


@pytest.fixture
def group(session: Session) -> int:
    """Three neighbours, one who speaks for them with consent, one without, and a companion."""
    done = log_complaint(
        session,
        LogComplaint(
            received_on=date(2026, 3, 27),
            resident="Ann Ash",
            home="1 Example Street",
            subject="Heating",
            description="the heating is off.",
            outcome_sought="a working boiler.",
            group=("Ben Beech", "Cleo Cedar"),
        ),
    )
    assert isinstance(done, Done)
    for part, name, consent in (
        (Part.REPRESENTATIVE, "Dan Dogwood", date(2026, 3, 28)),
        (Part.REPRESENTATIVE, "Eve Elm", None),
        (Part.COMPANION, "Fay Fir", None),
    ):
        command = JoinComplaint(
            complaint_id=done.complaint_id, part=part, name=name, consent_on=consent
        )
        assert isinstance(complaint_people.join_complaint(session, command), Done)
    return done.complaint_id


def who(session: Session, group: int, name: str) -> int:
    return next(a.person_id for a in addressees(session, group) if a.name == name)


def sending(session: Session, group: int, **more: tuple[int, ...]) -> SendLetter:
    made = draft_letter(session, group, ACK, DETAILS)
    assert isinstance(made, LetterDraft)
    return SendLetter(
        complaint_id=group,
        kind=ACK,
        text=made.text,
        sent_on=date(2026, 3, 31),
        how="letter",
        template=made.template,
        to=more.get("to"),
    )


def test_each_of_a_group_gets_a_letter_and_the_complaint_is_counted_once(
    session: Session, group: int
) -> None:
    names = [(a.name, a.part) for a in addressees(session, group)]
    assert names == [
        ("Ann Ash", Gets.LEAD),
        ("Ben Beech", Gets.MEMBER),
        ("Cleo Cedar", Gets.MEMBER),
        ("Dan Dogwood", Gets.REPRESENTATIVE),
        ("Eve Elm", Gets.REPRESENTATIVE),
    ]
    assert companions(session, group) == ("Fay Fir",)
    done = send_letter(session, sending(session, group))
    assert isinstance(done, Done), done
    got = [a.name for a in recipients(session, done.added_id)]
    assert got == ["Ann Ash", "Ben Beech", "Cleo Cedar", "Dan Dogwood"]
    assert len(letters_sent(session, group)) == 1
    assert measures(session, date(2026, 3, 31)).stage1.received == 1
    for name in ("Ben Beech", "Dan Dogwood"):
        view = person_page(session, who(session, group, name))
        assert view is not None
        assert [letter.id for letter in view.letters] == [done.added_id]
    left_out = person_page(session, who(session, group, "Eve Elm"))
    assert left_out is not None
    assert left_out.letters == ()


def test_a_file_for_each_greets_each_by_name_in_the_size_agreed_with_them(
    session: Session, group: int
) -> None:
    asked = AskAdjustment(
        person_id=who(session, group, "Ben Beech"),
        asked_on=date(2026, 3, 28),
        asked="Large print letters",
        acts=("large print",),
        decision=Decision.AGREED,
        decided_on=date(2026, 3, 28),
    )
    assert isinstance(adjustments.ask_adjustment(session, asked), Done)
    command = sending(session, group)
    sheets = complaint_sheets(session, group, ACK, command.text, command.sent_on)
    assert not isinstance(sheets, Refusal)
    assert [(s.to[0], s.large) for s in sheets] == [
        ("Ann Ash", False),
        ("Ben Beech", True),
        ("Cleo Cedar", False),
        ("Dan Dogwood", False),
    ]
    assert sheets[1].text.startswith("Dear Ben Beech")
    assert sheets[3].text.startswith("A copy for Dan Dogwood, who speaks for Ann Ash.")
    assert "1 Example Street" in sheets[0].to
    done = send_letter(session, command)
    assert isinstance(done, Done)
    again = sent_sheets(session, done.added_id)
    assert not isinstance(again, Refusal)
    assert [sheet_pdf(s) for s in again] == [sheet_pdf(s) for s in sheets]
    page = PdfReader(BytesIO(sheet_pdf(again[1]))).pages[0].extract_text()
    assert "Dear Ben Beech" in page


def test_who_speaks_for_them_without_consent_gets_nothing_and_it_says_why(
    session: Session, group: int
) -> None:
    command = sending(session, group, to=(1, who(session, group, "Eve Elm")))
    texts = [p.text for p in check_sending(session, command)]
    assert any("Eve Elm speaks for the resident, but no consent" in text for text in texts)
    assert any("Ben Beech is one of those who complain" in text for text in texts)
    assert isinstance(send_letter(session, command), Refusal)


def test_a_sent_letter_keeps_its_text_and_contacts_whatever_changes_later(
    session: Session, group: int
) -> None:
    done = send_letter(session, sending(session, group))
    assert isinstance(done, Done)
    contacts = SetContacts(
        name="Housing Ombudsman",
        telephone="01632 960 999",
        post="PO Box 1, Exampleton EX1 1EX",
        form="the form at example.org",
        time_limit="12 months",
        source="A letter",
        in_force_from=date(2026, 3, 31),
        last_checked=date(2026, 3, 31),
    )
    assert isinstance(letterheads.set_contacts(session, contacts), Done)
    assert isinstance(keep_letter_text(session, KeepText(ACK.value, "Dear {name}")), Done)
    kept = sources_of(session, done.added_id)
    assert kept.text is not None
    assert "{understanding}" in kept.text.body
    assert kept.contacts is not None
    assert "0300 111 3000" in kept.contacts.body
    assert kept.logo == b""
    view = sent_letter(session, done.added_id)
    assert view is not None
    assert view.template == "acknowledgement 2026-11-01"
    assert sent_letter(session, 99) is None
    assert sources_of(session, 99).text is None


def test_an_own_text_is_kept_by_edition_previewed_and_put_back(session: Session) -> None:
    first, second = "Dear {name}\n\nOne {reference}", "Dear {name}\n\nTwo {reference}"
    for body in (first, second):
        assert isinstance(keep_letter_text(session, KeepText(ACK.value, body)), Done)
    assert isinstance(keep_letter_text(session, KeepText(ACK.value, second)), Refusal)
    view = text_view(session, ACK)
    assert (view.body, view.own, view.older) == (second, True, False)
    old = text_of_version(session, ACK, view.editions[1].version)
    assert old.body == first
    assert text_of_version(session, ACK, "a text from elsewhere").body == ""
    assert preview(session, KeepText(ACK.value, second)) == "Dear Edith Marlowe\n\nTwo C-000\n"
    assert preview(session, KeepText("no letter", second)) == ""
    assert check_letter_text(session, KeepText("no letter", second))
    assert isinstance(keep_letter_text(session, KeepText("no letter", second)), Refusal)
    assert isinstance(put_back(session, ACK), Done)
    assert not text_view(session, ACK).own
    assert isinstance(put_back(session, ACK), Refusal)
    assert isinstance(undo_last(session), Done)
    assert text_view(session, ACK).body == second
    assert older_than_ours(session) == ()


def test_every_text_of_ours_asks_only_for_what_can_be_filled_in(session: Session) -> None:
    for view in letter_texts(session):
        command = KeepText(view.kind.value, view.shipped.body)
        assert check_letter_text(session, command) == (), view.kind
        assert "{" not in preview(session, command)
        assert {"name", "signed"} <= set(placeholders(view.kind))


def test_the_time_line_says_what_went_to_whom_and_what_it_lacked(
    session: Session, group: int
) -> None:
    command = sending(session, group)
    text = "\n".join(line for line in command.text.split("\n") if "mbudsman" not in line)
    reason = "It was in the post already."
    done = send_letter(session, replace(command, text=text, override_reason=reason))
    assert isinstance(done, Done), done
    view = complaint(session, group)
    assert view is not None
    (entry,) = [e for e in view.timeline if e.kind == "letter"]
    assert entry.title == "Letter sent: Acknowledgement"
    assert entry.text.startswith("To Ann Ash, Ben Beech, Cleo Cedar, Dan Dogwood. It does not say")
    assert entry.text.endswith(f"It was sent all the same: {reason}")
