"""Letters as an officer meets them: drafted, edited, checked, sent, and what they start."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from chc_desktop.model.rules.commands import Acknowledge, AskForStage2, Extend, LogComplaint
from chc_desktop.model.rules.letter_templates import KeepText
from chc_desktop.model.rules.letters import Element, LetterKind, SendLetter
from chc_desktop.model.rules.values import Problem, Severity, Stage
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaints import carry_out, log_complaint
from chc_desktop.model.services.contacts import ombudsman_contacts, ombudsman_paragraph
from chc_desktop.model.services.letter_details import LetterDetails
from chc_desktop.model.services.letter_files import letter_docx, letter_pdf
from chc_desktop.model.services.letter_texts import keep_letter_text
from chc_desktop.model.services.letters import (
    LetterDraft,
    check_text,
    draft_letter,
)
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.sending import check_sending, letters_sent, send_letter
from chc_desktop.model.services.session import Session

RECEIVED = date(2026, 3, 27)
DETAILS = LetterDetails(
    responsible_for="the boiler and the pipes in the flat",
    not_responsible_for="the gas main in the street, which the gas network looks after",
    reasons="the new valve comes from abroad and the plumber needs a day to fit it.",
    new_date=date(2026, 4, 24),
    signed="Alan Prewett, complaints officer",
)
ACK, EXTENSION = LetterKind.ACKNOWLEDGEMENT, LetterKind.EXTENSION
ACK_2 = LetterKind.STAGE2_ACKNOWLEDGEMENT


@pytest.fixture
def logged(session: Session) -> int:
    done = log_complaint(
        session,
        LogComplaint(
            received_on=RECEIVED,
            resident="Edith Marlowe",
            home="9 Example Street",
            subject="Heating off for eight days",
            description="the heating has been off since 19 March and nobody came.",
            outcome_sought="a working boiler and an apology.",
        ),
    )
    assert isinstance(done, Done)
    return done.complaint_id


def drafted(session: Session, case: int, kind: LetterKind = ACK) -> LetterDraft:
    draft = draft_letter(session, case, kind, DETAILS)
    assert isinstance(draft, LetterDraft)
    return draft


def sending(session: Session, case: int, kind: LetterKind = ACK) -> SendLetter:
    draft = drafted(session, case, kind)
    return SendLetter(
        complaint_id=case,
        kind=kind,
        text=draft.text,
        sent_on=session.today,
        how="letter",
        template=draft.template,
    )


def problems(result: Result) -> tuple[Problem, ...]:
    assert isinstance(result, Refusal)
    return result.problems


def acknowledged(session: Session, case: int) -> None:
    assert isinstance(send_letter(session, sending(session, case)), Done)


def at_stage_2(session: Session, case: int) -> None:
    asked = AskForStage2(complaint_id=case, on=date(2026, 3, 30))
    assert isinstance(carry_out(session, asked), Done)


def test_what_a_letter_said_is_kept_without_its_lead_in_and_the_next_says_it_once(
    session: Session, logged: int
) -> None:
    acknowledged(session, logged)
    assert isinstance(send_letter(session, sending(session, logged, EXTENSION)), Done)
    case = session.case(logged)
    assert case is not None
    stage = case.state.stages[0]
    assert stage.defined is not None
    assert stage.defined.understanding.startswith("the heating has been off since 19 March")
    assert stage.defined.outcomes_sought == "a working boiler and an apology."
    assert stage.defined.responsible_for == DETAILS.responsible_for
    assert stage.defined.not_responsible_for == DETAILS.not_responsible_for
    assert [extension.reason for extension in stage.extensions] == [DETAILS.reasons]
    response = draft_letter(session, logged, LetterKind.STAGE1_RESPONSE, LetterDetails())
    assert isinstance(response, LetterDraft)
    assert response.text.count("Our understanding is: the heating") == 1
    assert response.text.count("You would like: a working boiler") == 1


def test_what_was_written_in_other_words_is_kept_as_the_letter_has_it(
    session: Session, logged: int
) -> None:
    sent = sending(session, logged)
    text = sent.text.replace("Our understanding is: the", "As we understand your complaint, the")
    assert isinstance(send_letter(session, replace(sent, text=text)), Done)
    case = session.case(logged)
    assert case is not None
    defined = case.state.stages[0].defined
    assert defined is not None
    assert defined.understanding.startswith("As we understand your complaint, the heating")


@pytest.mark.parametrize("kind", [ACK, ACK_2, EXTENSION])
def test_a_draft_with_everything_filled_in_is_complete(
    session: Session, logged: int, kind: LetterKind
) -> None:
    if kind is ACK_2:
        at_stage_2(session, logged)
    draft = drafted(session, logged, kind)
    assert draft.gaps == ()
    check = check_text(session, logged, kind, draft.text)
    assert not isinstance(check, Refusal)
    assert check.missing == ()
    assert "Edith Marlowe" in draft.text
    assert "C-001" in draft.text
    assert "{" not in draft.text
    assert "Edith" not in draft.file_name


def test_each_part_of_our_own_acknowledgement_taken_out_is_the_one_that_is_missed(
    session: Session, logged: int
) -> None:
    text = drafted(session, logged).text
    parts = {
        Element.DEFINITION: ("Our understanding is", "19 March"),
        Element.OUTCOMES: ("You would like",),
        Element.RESPONSIBILITY: ("We are responsible", "We are not responsible"),
        Element.RESPOND_BY: ("We will respond in writing",),
        Element.OMBUDSMAN: ("Ombudsman",),
    }
    for element, starts in parts.items():
        lines = [x for x in text.split("\n") if not any(start in x for start in starts)]
        check = check_text(session, logged, ACK, "\n".join(lines))
        assert not isinstance(check, Refusal)
        assert [n.element for n in check.missing] == [element]


def test_what_the_case_does_not_know_is_left_open_in_square_brackets(
    session: Session, logged: int
) -> None:
    draft = draft_letter(session, logged, ACK)
    assert isinstance(draft, LetterDraft)
    assert len(draft.gaps) == 3
    against = problems(send_letter(session, replace(sending(session, logged), text=draft.text)))
    assert any("still to be written" in p.text for p in against)


def test_sending_the_acknowledgement_starts_the_clock_and_keeps_the_letter(
    session: Session, logged: int
) -> None:
    done = send_letter(session, sending(session, logged))
    assert isinstance(done, Done)
    view = complaint(session, logged)
    assert view is not None
    stage = session.cases()[logged].state.stages[0]
    assert stage.acknowledged_on == session.today
    assert stage.defined_in_time
    assert "nobody came" in view.stages[0].understanding
    assert "boiler" in view.stages[0].outcomes_sought
    (letter,) = letters_sent(session, logged)
    assert letter.promised_date == stage.clock.respond_by
    assert (letter.sent_on, letter.sent_how) == (session.today, "letter")
    assert letter.template.startswith("acknowledgement 20")
    rows = session.register.rows("SELECT letter_id FROM event WHERE kind = 'acknowledged'")
    assert rows == [{"letter_id": letter.id}]


def test_an_incomplete_letter_is_refused_unless_a_reason_is_kept(
    session: Session, logged: int
) -> None:
    command = sending(session, logged)
    text = "\n".join(x for x in command.text.split("\n") if "Ombudsman" not in x)
    (against,) = problems(send_letter(session, replace(command, text=text)))
    assert (against.provision, against.severity) == ("3.7", Severity.BLOCK)
    assert not letters_sent(session, logged)
    reason = "The leaflet with the Ombudsman’s address was in the envelope."
    done = send_letter(session, replace(command, text=text, override_reason=reason))
    assert isinstance(done, Done)
    assert [w.provision for w in done.warnings] == ["3.7"]
    assert letters_sent(session, logged)[0].override_reason == reason


def test_an_acknowledgement_that_defines_nothing_is_acknowledged_but_not_defined(
    session: Session, logged: int
) -> None:
    command = replace(
        sending(session, logged),
        text="Thank you, we have your complaint.",
        override_reason="It went by text message.",
    )
    assert isinstance(send_letter(session, command), Done)
    stage = session.cases()[logged].state.stages[0]
    assert stage.acknowledged_in_time
    assert stage.defined is None


def test_a_letter_after_an_acknowledgement_by_telephone_adds_the_definition(
    session: Session, logged: int
) -> None:
    call = Acknowledge(complaint_id=logged, stage=Stage.ONE, on=date(2026, 3, 30), how="telephone")
    assert isinstance(carry_out(session, call), Done)
    acknowledged(session, logged)
    stage = session.cases()[logged].state.stages[0]
    assert stage.acknowledged_on == date(2026, 3, 30)
    assert stage.defined is not None
    early = replace(sending(session, logged), sent_on=date(2026, 3, 28))
    (against,) = problems(send_letter(session, early))
    assert against.field == "sent_on"


def test_an_extension_by_letter_moves_the_date(session: Session, logged: int) -> None:
    acknowledged(session, logged)
    assert isinstance(send_letter(session, sending(session, logged, EXTENSION)), Done)
    clock = session.cases()[logged].state.stages[0].clock
    assert clock.respond_by == date(2026, 4, 24)
    assert clock.extensions[0].faults == ()
    assert letters_sent(session, logged)[0].promised_date == date(2026, 4, 24)


def test_an_extension_without_the_ombudsman_is_kept_and_moves_nothing(
    session: Session, logged: int
) -> None:
    acknowledged(session, logged)
    command = sending(session, logged, EXTENSION)
    text = "\n".join(x for x in command.text.split("\n") if "Ombudsman" not in x)
    sent = send_letter(session, replace(command, text=text, override_reason="It was forgotten."))
    assert isinstance(sent, Done)
    clock = session.cases()[logged].state.stages[0].clock
    assert [fault.value for fault in clock.extensions[0].faults] == ["ombudsman_not_given"]
    assert not clock.extended


def test_an_extension_told_by_telephone_is_not_in_writing(session: Session, logged: int) -> None:
    acknowledged(session, logged)
    told = replace(sending(session, logged, EXTENSION), how="telephone")
    assert isinstance(send_letter(session, told), Done)
    clock = session.cases()[logged].state.stages[0].clock
    assert [fault.value for fault in clock.extensions[0].faults] == ["not_in_writing"]


def test_a_second_extension_must_give_a_later_date_than_the_first(
    session: Session, logged: int
) -> None:
    acknowledged(session, logged)
    first = Extend(
        complaint_id=logged,
        stage=Stage.ONE,
        told_on=session.today,
        new_date=date(2026, 4, 24),
        reason="The valve is not there.",
        ombudsman_given=True,
    )
    assert isinstance(carry_out(session, first), Done)
    again = sending(session, logged, EXTENSION)
    assert any(p.provision == "6.4" for p in problems(send_letter(session, again)))
    later = replace(again, text=again.text.replace("24\u00a0April", "28 April"))
    assert isinstance(send_letter(session, later), Done)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda c: replace(c, text=" \n"), "text"),
        (lambda c: replace(c, how=" "), "how"),
        (lambda c: replace(c, sent_on=None), "sent_on"),
        (lambda c: replace(c, sent_on=date(2026, 4, 1)), "sent_on"),
        (lambda c: replace(c, sent_on=date(2026, 3, 26)), "sent_on"),
        (lambda c: replace(c, complaint_id=99), ""),
        (lambda c: replace(c, kind=ACK_2), "kind"),
        (lambda c: replace(c, kind=LetterKind.ESCALATION_REFUSAL), "kind"),
        (lambda c: replace(c, new_date=date(2026, 4, 9)), "new_date"),
    ],
)
def test_what_stands_against_sending_names_its_field_and_nothing_is_kept(
    session: Session, logged: int, change: Callable[[SendLetter], SendLetter], field: str
) -> None:
    command = change(sending(session, logged))
    assert field in [p.field for p in problems(send_letter(session, command))]
    assert check_sending(session, command)
    assert not letters_sent(session, logged)
    assert session.cases()[logged].state.stages[0].acknowledged_on is None


def test_our_own_words_can_be_replaced_by_the_landlords(session: Session, logged: int) -> None:
    own = "Dear {name}\n\nYou complained that {understanding}\n\nYours\n{signed}"
    assert isinstance(keep_letter_text(session, KeepText(ACK.value, own)), Done)
    draft = drafted(session, logged)
    assert draft.text.startswith("Dear Edith Marlowe\n\nYou complained that the heating")
    assert draft.template == "acknowledgement, own edition 1 of 2026-03-31"
    (against,) = problems(keep_letter_text(session, KeepText(ACK.value, "Dear {whoever}")))
    assert "{whoever}" in against.text
    assert problems(keep_letter_text(session, KeepText(ACK.value, " ")))


def test_large_print_is_seen_from_the_agreed_adjustment(session: Session, logged: int) -> None:
    assert not drafted(session, logged).large_print
    person = session.cases()[logged].record.person_id
    with session.action("test") as action:
        action.insert(
            "adjustment",
            {
                "person_id": person,
                "asked_on": "2026-01-05",
                "asked": "Letters in large print",
                "acts": "large print",
                "decision": "agreed",
                "decided_on": "2026-01-06",
            },
        )
    assert drafted(session, logged).large_print


def test_the_ombudsmans_contacts_of_the_user_go_before_ours(session: Session) -> None:
    assert ombudsman_contacts(session).telephones == ("0300 111 3000",)
    assert ombudsman_contacts(session).sites == ("housing-ombudsman.org.uk",)
    assert ombudsman_contacts(session).postcodes == ("PR2 0ET",)
    with session.action("test") as action:
        action.insert(
            "dated_block",
            {
                "name": "ombudsman",
                "body": json.dumps({"telephone": "0300 222 4000"}),
                "in_force_from": "2026-03-01",
                "last_checked_on": "2026-03-01",
            },
        )
    assert ombudsman_contacts(session).telephones == ("0300 222 4000",)
    assert "0300 222 4000" in ombudsman_paragraph(session)


def test_a_late_acknowledgement_promises_the_on_time_date_while_it_is_ahead(
    session: Session, logged: int
) -> None:
    session.today = date(2026, 4, 15)
    text = drafted(session, logged).text.replace("\u00a0", " ")
    assert "by 21 April 2026" in text
    session.today = date(2026, 4, 22)
    text = drafted(session, logged).text.replace("\u00a0", " ")
    assert "by 7 May 2026" in text
    check = check_text(session, logged, ACK, text)
    assert not isinstance(check, Refusal)
    assert check.complete


def test_the_landlords_own_letterhead_and_logo_stand_on_its_letters(
    session: Session, logged: int
) -> None:
    plain = letter_pdf(session, logged, ACK, "Dear Edith Marlowe")
    picture = BytesIO()
    Image.new("RGB", (80, 40), "navy").save(picture, "PNG")
    with session.action("test") as action:
        action.insert(
            "dated_block",
            {
                "name": "letterhead",
                "body": "Example Street\nThe Laundry Room\n\n01632 960 114",
                "in_force_from": "2026-03-01",
                "last_checked_on": "2026-03-01",
            },
        )
        logo = action.insert("attachment", {"name": "letterhead logo", "sha256": ""})
        kept = {"attachment_id": logo, "content": picture.getvalue()}
        action.insert("attachment_content", kept)
    own = letter_pdf(session, logged, ACK, "Dear Edith Marlowe")
    assert isinstance(plain, bytes)
    assert isinstance(own, bytes)
    page = PdfReader(BytesIO(own)).pages[0]
    assert "The Laundry Room · 01632 960 114" in page.extract_text()
    assert len(page.images) == 1
    assert not PdfReader(BytesIO(plain)).pages[0].images


def test_a_letter_of_a_stage_that_was_not_asked_for_makes_no_file(
    session: Session, logged: int
) -> None:
    for make in (letter_pdf, letter_docx):
        assert isinstance(make(session, logged, LetterKind.STAGE2_RESPONSE, "x"), Refusal)
    assert isinstance(draft_letter(session, 99, ACK), Refusal)
    assert isinstance(check_text(session, 99, ACK, "x"), Refusal)
