"""Letters beside entries that stand already: kept afterwards, put right, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.commands import (
    Acknowledge,
    CorrectDate,
    LogComplaint,
    Promise,
    Refuse,
    Respond,
    Update,
)
from chc_desktop.model.rules.events import Noted, Refused, Responded, Updated
from chc_desktop.model.rules.letters import LetterKind, SendLetter
from chc_desktop.model.rules.letters_later import CorrectLetter
from chc_desktop.model.rules.values import Outcome, RefusalGround, Stage
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.complaints import carry_out, log_complaint
from chc_desktop.model.services.letters_later import correct_letter, versions, waiting
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.sending import letters_sent, send_letter
from chc_desktop.model.services.sent_letters import sent_letter
from chc_desktop.model.services.session import Session

RECEIVED, ACKNOWLEDGED, ANSWERED = date(2026, 3, 27), date(2026, 3, 30), date(2026, 3, 31)
RESPONSE = """Dear Edith Marlowe

This is our response at stage 1.

You told us that the heating was off for eight days and that nobody came.

We uphold your complaint.

The engineer's record shows that the part was ordered a week late.

We will pay you £40 by 30 April 2026.

Nothing is left to be done.

If you are not satisfied, tell us and we take it to stage 2."""


@pytest.fixture
def case(session: Session) -> int:
    session.today = ANSWERED
    log = LogComplaint(received_on=RECEIVED, resident="Edith Marlowe", description="No heating.")
    done = log_complaint(session, log)
    assert isinstance(done, Done)
    number = done.complaint_id
    made(carry_out(session, Acknowledge(complaint_id=number, stage=Stage.ONE, on=ACKNOWLEDGED)))
    return number


def made(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def refused(result: Result) -> list[str]:
    assert isinstance(result, Refusal)
    return [problem.text for problem in result.problems]


def answer(session: Session, case: int, outcome: Outcome = Outcome.UPHELD) -> None:
    respond = Respond(
        complaint_id=case,
        stage=Stage.ONE,
        on=ANSWERED,
        outcome=outcome,
        promises=(Promise(what="Pay for the cold days", amount=4000, due_on=date(2026, 4, 30)),),
    )
    made(carry_out(session, respond))


def letter(case: int, text: str = RESPONSE, **more: object) -> SendLetter:
    command = SendLetter(
        complaint_id=case,
        kind=LetterKind.STAGE1_RESPONSE,
        text=text,
        sent_on=ANSWERED,
        how="letter",
    )
    return replace(command, **more)  # type: ignore[arg-type]


def events(session: Session, case: int, kind: type) -> list[object]:
    found = session.case(case)
    assert found is not None
    return [event for event in found.state.events if isinstance(event, kind)]


def links(session: Session, kind: str) -> list[int | None]:
    rows = session.register.tuples("SELECT letter_id FROM event WHERE kind = ? ORDER BY id", kind)
    return [row[0] for row in rows]


def test_a_response_recorded_first_gets_its_letter_and_no_second_answer(
    session: Session, case: int
) -> None:
    answer(session, case)
    assert [(w.kind, w.on) for w in waiting(session, case)] == [
        (LetterKind.STAGE1_RESPONSE, ANSWERED)
    ]
    done = made(send_letter(session, letter(case)))
    assert len(events(session, case, Responded)) == 1
    assert links(session, "responded") == [done.added_id]
    found = session.case(case)
    assert found is not None
    assert [p.what for p in found.record.promises] == ["Pay for the cold days"]
    assert waiting(session, case) == ()
    assert [one.kind for one in letters_sent(session, case)] == ["stage1-response"]


def test_a_second_letter_for_one_response_is_refused(session: Session, case: int) -> None:
    answer(session, case)
    made(send_letter(session, letter(case)))
    assert refused(send_letter(session, letter(case)))
    assert len(letters_sent(session, case)) == 1


def test_a_letter_of_another_day_or_decision_than_its_entry_is_refused(
    session: Session, case: int
) -> None:
    answer(session, case, Outcome.NOT_UPHELD)
    found = refused(send_letter(session, letter(case, sent_on=ACKNOWLEDGED)))
    assert any(text.startswith(f"It is recorded as of {long_date(ANSWERED)}") for text in found)
    assert any("The letter says “upheld”, the entry says “not upheld”" in text for text in found)
    assert letters_sent(session, case) == ()


def test_a_letter_kept_afterwards_still_has_to_be_complete(session: Session, case: int) -> None:
    answer(session, case)
    text = RESPONSE.replace("Nothing is left to be done.", "")
    assert refused(send_letter(session, letter(case, text))) == [
        "It does not say what is still to be done, or that nothing is (6.9)."
    ]
    made(send_letter(session, letter(case, text, override_reason="It went like this.")))


def test_an_entry_that_was_corrected_keeps_its_letter(session: Session, case: int) -> None:
    answer(session, case)
    made(send_letter(session, letter(case)))
    (event,) = events(session, case, Responded)
    assert isinstance(event, Responded)
    fix = CorrectDate(complaint_id=case, event_id=event.id, on=ACKNOWLEDGED, why="Wrong day.")
    made(carry_out(session, fix))
    assert waiting(session, case) == ()


def test_a_refusal_recorded_first_gets_its_letter(session: Session, case: int) -> None:
    refuse = Refuse(
        complaint_id=case,
        stage=Stage.ONE,
        on=ANSWERED,
        ground=RefusalGround.LEGAL_PROCEEDINGS,
        reasons="A claim was filed at court on 2 March.",
        evidence="Claim number.",
        ombudsman_given=True,
    )
    made(carry_out(session, refuse))
    text = (
        "Dear Edith Marlowe\n\nWe do not accept this as a complaint. A claim about it was filed at "
        "court on 2 March 2026.\n\nYou can go to the Housing Ombudsman: 0300 111 3000."
    )
    done = made(send_letter(session, letter(case, text, kind=LetterKind.REFUSAL)))
    assert len(events(session, case, Refused)) == 1
    assert links(session, "refused") == [done.added_id]


def test_an_update_recorded_first_gets_its_letter_and_another_day_is_another_update(
    session: Session, case: int
) -> None:
    made(
        carry_out(
            session,
            Update(complaint_id=case, stage=Stage.ONE, on=ACKNOWLEDGED, text="Parts ordered."),
        )
    )
    told = letter(case, "Dear Edith\n\nThe parts are ordered.", kind=LetterKind.UPDATE)
    first = made(send_letter(session, replace(told, sent_on=ACKNOWLEDGED)))
    assert links(session, "updated") == [first.added_id]
    second = made(send_letter(session, told))
    assert links(session, "updated") == [first.added_id, second.added_id]
    newest = events(session, case, Updated)[-1]
    assert isinstance(newest, Updated)
    assert (newest.how, newest.text) == ("letter", "")


def test_nothing_waits_where_there_is_no_complaint(session: Session) -> None:
    assert waiting(session, 99) == ()


# ---- correcting


def test_wrong_words_are_put_right_with_a_dated_entry_and_those_of_before_stay(
    session: Session, case: int
) -> None:
    answer(session, case)
    first = made(send_letter(session, letter(case)))
    session.today = date(2026, 4, 2)
    new = RESPONSE.replace("a week late", "nine days late")
    fix = CorrectLetter(letter_id=first.added_id, text=new, why="A draft was pasted.")
    made(correct_letter(session, fix))
    view = sent_letter(session, first.added_id)
    assert view is not None
    assert "nine days late" in view.text
    (before,) = versions(session, first.added_id)
    assert "a week late" in before.text
    assert (before.corrected_on, before.why) == (date(2026, 4, 2), "A draft was pasted.")
    (noted,) = events(session, case, Noted)
    assert isinstance(noted, Noted)
    assert noted.what == f"Letter of {long_date(ANSWERED)} corrected: Response at stage 1"
    assert len(letters_sent(session, case)) == 1


def test_what_came_of_the_letters_words_is_corrected_with_them_and_no_day_moves(
    session: Session, case: int
) -> None:
    first = made(send_letter(session, letter(case)))
    new = RESPONSE.replace("a week late", "nine days late")
    made(correct_letter(session, CorrectLetter(letter_id=first.added_id, text=new, why="Wrong.")))
    (event,) = events(session, case, Responded)
    assert isinstance(event, Responded)
    assert "nine days late" in event.decision
    assert (event.on, event.outcome) == (ANSWERED, Outcome.UPHELD)
    assert event.why_corrected == "Wrong."
    assert waiting(session, case) == ()


def test_a_correction_needs_other_words_a_reason_and_a_complete_letter(
    session: Session, case: int
) -> None:
    first = made(send_letter(session, letter(case))).added_id
    same = CorrectLetter(letter_id=first, text=RESPONSE, why="")
    assert refused(correct_letter(session, same)) == [
        "Nothing is different. Change what was wrong.",
        "Say why: it stands beside the words of before.",
    ]
    text = RESPONSE.replace("Nothing is left to be done.", "")
    less = CorrectLetter(letter_id=first, text=text, why="This is what went.")
    assert refused(correct_letter(session, less)) == [
        "It does not say what is still to be done, or that nothing is (6.9)."
    ]
    made(correct_letter(session, replace(less, override_reason="It went like this.")))
    view = sent_letter(session, first)
    assert view is not None
    assert view.override_reason == "It went like this."
    assert "still to be done" in view.missing


def test_a_correction_does_not_turn_the_decision_round(session: Session, case: int) -> None:
    first = made(send_letter(session, letter(case))).added_id
    text = RESPONSE.replace("We uphold your complaint.", "We do not uphold your complaint.")
    found = refused(correct_letter(session, CorrectLetter(letter_id=first, text=text, why="No.")))
    (text,) = found
    assert text.startswith("The letter says “not upheld”, the entry says “upheld”.")


def test_an_extensions_letter_is_checked_as_it_was_when_it_went(
    session: Session, case: int
) -> None:
    text = (
        "Dear Edith\n\nWe need more time because the engineer is ill and nobody else has his "
        "notes.\n\nOur new date for the response is 24 April 2026.\n\n"
        "Housing Ombudsman: 0300 111 3000"
    )
    command = letter(case, text, kind=LetterKind.EXTENSION)
    first = made(send_letter(session, command)).added_id
    new = text.replace("ill", "in hospital")
    made(correct_letter(session, CorrectLetter(letter_id=first, text=new, why="A slip.")))
    found = session.case(case)
    assert found is not None
    assert found.state.current.clock.respond_by == date(2026, 4, 24)
    assert "in hospital" in found.state.current.extensions[-1].reason


@pytest.mark.parametrize("letter_id", [0, 99])
def test_only_a_letter_that_is_there_can_be_corrected(session: Session, letter_id: int) -> None:
    fix = CorrectLetter(letter_id=letter_id, text="x", why="y")
    assert refused(correct_letter(session, fix)) == [
        "That letter is not in this register. Go back to the complaint."
    ]
