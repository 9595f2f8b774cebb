"""Every kind of letter from its case to the record: drafted, complete once filled in, sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from chc_desktop.model.rules.commands import (
    AskForStage2,
    LogComplaint,
    Promise,
    Refuse,
    Respond,
)
from chc_desktop.model.rules.events import Updated
from chc_desktop.model.rules.letters import LetterKind, SendLetter, elements
from chc_desktop.model.rules.values import Outcome, Problem, RefusalGround, RemedyHead, Stage
from chc_desktop.model.services.complaints import carry_out, considered, log_complaint
from chc_desktop.model.services.letter_details import LetterDetails
from chc_desktop.model.services.letter_files import letter_docx, letter_pdf
from chc_desktop.model.services.letters import LetterDraft, check_text, draft_letter
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.sending import letters_sent, send_letter
from chc_desktop.model.services.session import Session

PROMISES = (
    Promise(
        what="Pay you for the missed visit",
        head=RemedyHead.DISTRESS,
        amount=1500,
        due_on=date(2026, 5, 8),
    ),
    Promise(what="Renew the valve", due_on=date(2026, 5, 15)),
)
DETAILS = LetterDetails(
    responsible_for="the boiler",
    not_responsible_for="the gas main, which the gas network looks after",
    reasons="the new valve comes from abroad and the plumber needs a day to fit it.",
    new_date=date(2026, 4, 24),
    signed="Alan Prewett, complaints officer",
    outcome=Outcome.UPHELD,
    decision_reasons="The valve was reported on 19 March and nobody ordered it until 24 March.",
    considered_by=("Bea Birch",),
    promises=PROMISES,
    ground=RefusalGround.OTHER,
    refusal_reasons="The flat has been sold and its boiler is the new owner's.",
    update="The plumber came on 30 March and waits for the valve.",
    next_update=date(2026, 4, 10),
)
AT_STAGE_2 = {kind for kind in LetterKind if kind.value.startswith(("stage2", "escalation"))}


@pytest.fixture
def case(session: Session) -> int:
    done = log_complaint(
        session,
        LogComplaint(
            received_on=date(2026, 3, 27),
            resident="Edith Marlowe",
            home="9 Example Street",
            subject="Heating off for eight days",
            description="the heating has been off since 19 March and nobody came.",
            outcome_sought="a working boiler and an apology.",
        ),
    )
    assert isinstance(done, Done)
    return done.complaint_id


def answered(session: Session, case: int) -> None:
    """Stage 1 is answered, and stage 2 asked for."""
    respond = Respond(
        complaint_id=case,
        stage=Stage.ONE,
        on=date(2026, 3, 30),
        outcome=Outcome.NOT_UPHELD,
        considered_by=("Alan Prewett",),
    )
    assert isinstance(carry_out(session, respond), Done)
    asked = AskForStage2(complaint_id=case, on=date(2026, 3, 30))
    assert isinstance(carry_out(session, asked), Done)


def drafted(
    session: Session, case: int, kind: LetterKind, details: LetterDetails = DETAILS
) -> LetterDraft:
    if kind in AT_STAGE_2:
        answered(session, case)
    draft = draft_letter(session, case, kind, details)
    assert isinstance(draft, LetterDraft)
    return draft


def sending(session: Session, case: int, kind: LetterKind) -> SendLetter:
    text = drafted(session, case, kind).text
    return SendLetter(complaint_id=case, kind=kind, text=text, sent_on=session.today, how="letter")


def problems(result: Result) -> tuple[Problem, ...]:
    assert isinstance(result, Refusal)
    return result.problems


@pytest.mark.parametrize("kind", LetterKind)
def test_a_draft_with_everything_known_is_complete_and_one_from_a_bare_case_says_its_gaps(
    session: Session, case: int, kind: LetterKind
) -> None:
    draft = drafted(session, case, kind)
    assert draft.gaps == ()
    check = check_text(session, case, kind, draft.text)
    assert not isinstance(check, Refusal)
    assert check.missing == ()
    bare = draft_letter(session, case, kind)
    assert isinstance(bare, LetterDraft)
    assert bare.gaps
    assert all(gap in bare.text for gap in bare.gaps)
    refused = problems(send_letter(session, replace(_command(case, kind, session), text=bare.text)))
    assert any("still to be written" in p.text for p in refused)


def _command(case: int, kind: LetterKind, session: Session) -> SendLetter:
    return SendLetter(complaint_id=case, kind=kind, text="", sent_on=session.today, how="letter")


@pytest.mark.parametrize("kind", [k for k in LetterKind if k is not LetterKind.UPDATE])
def test_each_paragraph_of_our_own_draft_that_holds_an_element_is_missed_when_it_goes(
    session: Session, case: int, kind: LetterKind
) -> None:
    draft = drafted(session, case, kind)
    blocks = draft.text.strip().split("\n\n")
    gone = set()
    for at in range(len(blocks)):
        check = check_text(session, case, kind, "\n\n".join(blocks[:at] + blocks[at + 1 :]))
        assert not isinstance(check, Refusal)
        assert len(check.missing) <= 1, blocks[at]
        gone |= {n.element for n in check.missing}
    needed = {n.element for n in elements(kind, draft.stage)}
    # Said in two places: the decision, and the stage they asked for.
    twice = {"decision", "stage"} if kind is LetterKind.STAGE2_RESPONSE else {"decision"}
    assert needed - gone <= twice


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_comes_as_a_pdf_and_as_a_word_file(
    session: Session, case: int, kind: LetterKind
) -> None:
    draft = drafted(session, case, kind)
    pdf, word = (make(session, case, kind, draft.text) for make in (letter_pdf, letter_docx))
    assert isinstance(pdf, bytes)
    assert isinstance(word, bytes)
    printed = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "Example Street Housing Co-operative" in printed
    assert "Dear Edith Marlowe" in [p.text for p in Document(BytesIO(word)).paragraphs]


@pytest.mark.parametrize(
    ("kind", "stage"),
    [(LetterKind.STAGE1_RESPONSE, Stage.ONE), (LetterKind.STAGE2_RESPONSE, Stage.TWO)],
)
def test_a_response_ends_the_stage_with_its_decision_people_and_promises(
    session: Session, case: int, kind: LetterKind, stage: Stage
) -> None:
    step = Respond(
        complaint_id=case,
        stage=stage,
        on=None,
        outcome=Outcome.UPHELD,
        considered_by=("Bea Birch",),
        promises=PROMISES,
        learning="Order parts on the day.",
    )
    done = send_letter(session, replace(sending(session, case, kind), step=step))
    assert isinstance(done, Done)
    found = session.cases()[case]
    state = found.state.stage(stage)
    assert state is not None
    assert state.response is not None
    assert state.response.outcome is Outcome.UPHELD
    assert "nobody ordered it until 24 March" in state.response.decision
    assert (state.response.on, state.response.how) == (session.today, "letter")
    assert considered(found, stage) == ("Bea Birch",)
    assert [p.what for p in found.record.promises] == [p.what for p in PROMISES]
    assert letters_sent(session, case)[0].kind == kind.value


def test_a_response_sent_by_a_script_is_recorded_with_the_decision_its_letter_gives(
    session: Session, case: int
) -> None:
    assert isinstance(
        send_letter(session, sending(session, case, LetterKind.STAGE1_RESPONSE)), Done
    )
    response = session.cases()[case].state.stages[0].response
    assert response is not None
    assert response.outcome is Outcome.UPHELD


def test_a_decision_that_is_not_the_letters_is_refused(session: Session, case: int) -> None:
    step = Respond(complaint_id=case, stage=Stage.ONE, on=None, outcome=Outcome.NOT_UPHELD)
    command = replace(sending(session, case, LetterKind.STAGE1_RESPONSE), step=step)
    (against,) = problems(send_letter(session, command))
    assert against.field == "outcome"
    assert "upheld" in against.text


def test_whoever_considered_stage_1_cannot_sign_for_stage_2(session: Session, case: int) -> None:
    step = Respond(
        complaint_id=case,
        stage=Stage.TWO,
        on=None,
        outcome=Outcome.UPHELD,
        considered_by=("Alan Prewett",),
    )
    command = replace(sending(session, case, LetterKind.STAGE2_RESPONSE), step=step)
    assert "6.13" in [p.provision for p in problems(send_letter(session, command))]


@pytest.mark.parametrize(
    ("kind", "stage"),
    [(LetterKind.REFUSAL, Stage.ONE), (LetterKind.ESCALATION_REFUSAL, Stage.TWO)],
)
def test_a_refusal_needs_its_ground_and_ends_the_clocks(
    session: Session, case: int, kind: LetterKind, stage: Stage
) -> None:
    command = sending(session, case, kind)
    assert [p.field for p in problems(send_letter(session, command))] == ["ground"]
    step = Refuse(complaint_id=case, stage=stage, on=None, ground=RefusalGround.OTHER)
    bare = send_letter(session, replace(command, step=step))
    assert [(p.field, p.provision) for p in problems(bare)] == [("evidence", "2.1")]
    step = replace(step, evidence="The Land Registry’s entry of 3 March")
    assert isinstance(send_letter(session, replace(command, step=step)), Done)
    state = session.cases()[case].state.stage(stage)
    assert state is not None
    assert state.refusal is not None
    assert state.refusal.ombudsman_given
    assert "new owner" in state.refusal.reasons
    assert state.ended_on == session.today


def test_a_refusal_without_the_ombudsman_is_kept_only_with_a_reason(
    session: Session, case: int
) -> None:
    step = Refuse(
        complaint_id=case,
        stage=Stage.ONE,
        on=None,
        ground=RefusalGround.OTHER,
        evidence="The Land Registry’s entry of 3 March",
    )
    command = replace(sending(session, case, LetterKind.REFUSAL), step=step)
    text = "\n".join(x for x in command.text.split("\n") if "mbudsman" not in x)
    (against,) = problems(send_letter(session, replace(command, text=text)))
    assert against.provision == "2.4"
    sent = replace(command, text=text, override_reason="A leaflet was enclosed.")
    assert isinstance(send_letter(session, sent), Done)
    refusal = session.cases()[case].state.stages[0].refusal
    assert refusal is not None
    assert not refusal.ombudsman_given


def test_an_update_tells_and_moves_no_date(session: Session, case: int) -> None:
    before = session.cases()[case].state.stages[0].clock
    command = sending(session, case, LetterKind.UPDATE)
    late = replace(command, next_update=session.today)
    assert [p.field for p in problems(send_letter(session, late))] == ["next_update"]
    told = replace(command, next_update=date(2026, 4, 10))
    assert isinstance(send_letter(session, told), Done)
    state = session.cases()[case].state
    assert state.stages[0].clock == before
    (update,) = [event for event in state.events if isinstance(event, Updated)]
    assert update.next_on == date(2026, 4, 10)
    assert letters_sent(session, case)[0].promised_date == date(2026, 4, 10)


def test_a_final_response_can_be_checked_before_stage_2_is_asked_for(
    session: Session, case: int
) -> None:
    check = check_text(session, case, LetterKind.STAGE2_RESPONSE, "Dear Edith")
    assert not isinstance(check, Refusal)
    assert {n.provision for n in check.missing} == {"6.19"}
    assert isinstance(check_text(session, case, LetterKind.STAGE2_ACKNOWLEDGEMENT, ""), Refusal)
    assert isinstance(check_text(session, 99, LetterKind.STAGE2_RESPONSE, ""), Refusal)


def test_a_response_is_drafted_again_from_what_was_recorded(session: Session, case: int) -> None:
    respond = Respond(
        complaint_id=case,
        stage=Stage.ONE,
        on=date(2026, 3, 30),
        outcome=Outcome.PARTLY_UPHELD,
        considered_by=("Bea Birch",),
        decision="The log shows one missed visit and not two.",
        promises=PROMISES,
    )
    assert isinstance(carry_out(session, respond), Done)
    draft = draft_letter(session, case, LetterKind.STAGE1_RESPONSE)
    assert isinstance(draft, LetterDraft)
    text = draft.text.replace("\u00a0", " ")
    assert "partly upheld" in text
    assert "considered by Bea Birch" in text
    assert "one missed visit and not two" in text
    assert "- Pay you for the missed visit: £15, by 8 May 2026." in text
