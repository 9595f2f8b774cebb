"""Undo: the last action is taken back by a new entry, and done again by undoing once more."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.commands import (
    Acknowledge,
    AskForStage2,
    CorrectDate,
    KeepPromise,
    LogComplaint,
    Promise,
    Respond,
)
from chc_desktop.model.rules.values import Outcome, Stage
from chc_desktop.model.services.assessments import assessment
from chc_desktop.model.services.complaints import (
    carry_out,
    considered,
    log_complaint,
    next_reference,
)
from chc_desktop.model.services.history import last_action, undo_last
from chc_desktop.model.services.people import homes
from chc_desktop.model.services.promises import keep_promise
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import Session

LOG = LogComplaint(
    received_on=date(2026, 3, 2),
    resident="Edith Marlowe",
    home="9 Example Street",
    description="The heating is off.",
    categories=("repairs",),
)
ACKNOWLEDGE = Acknowledge(
    complaint_id=1, stage=Stage.ONE, on=date(2026, 3, 4), understanding="The heating is off."
)
RESPOND = Respond(
    complaint_id=1,
    stage=Stage.ONE,
    on=date(2026, 3, 16),
    outcome=Outcome.UPHELD,
    considered_by=("Alan Prewett",),
    promises=(Promise(what="A new valve", due_on=date(2026, 4, 10)),),
    learning="Keep a spare valve.",
)


@pytest.fixture
def logged(session: Session) -> Session:
    assert isinstance(log_complaint(session, LOG), Done)
    return session


def done(session: Session) -> str:
    result = undo_last(session)
    assert isinstance(result, Done)
    return result.what


def refused(session: Session) -> str:
    result = undo_last(session)
    assert isinstance(result, Refusal)
    return result.problems[0].text


def sound(session: Session) -> bool:
    return session.register.faults() == []


def test_an_acknowledgement_is_undone_and_done_again(logged: Session) -> None:
    carry_out(logged, ACKNOWLEDGE)
    assert done(logged) == "Undone: acknowledge, C-001"
    stage = logged.cases()[1].state.stages[0]
    assert stage.acknowledged_on is None
    assert stage.defined is None
    assert done(logged) == "Done again: acknowledge, C-001"
    stage = logged.cases()[1].state.stages[0]
    assert stage.acknowledged_on == date(2026, 3, 4)
    assert stage.defined is not None
    assert done(logged) == "Undone: acknowledge, C-001"
    assert logged.cases()[1].state.stages[0].acknowledged_on is None
    assert sound(logged)


def test_a_logged_complaint_is_undone_with_its_person_and_home_and_done_again(
    logged: Session,
) -> None:
    assert done(logged) == "Undone: log a complaint, C-001"
    assert logged.cases() == {}
    assert homes(logged) == ()
    assert next_reference(logged) == "C-002"
    assert done(logged) == "Done again: log a complaint, C-001"
    case = logged.cases()[1]
    assert (case.record.resident, case.record.home) == ("Edith Marlowe", "9 Example Street")
    assert case.record.categories == ("repairs",)
    assert homes(logged) == ("9 Example Street",)


def test_after_undoing_the_same_complaint_can_be_logged_anew(logged: Session) -> None:
    done(logged)
    assert isinstance(log_complaint(logged, LOG), Done)
    (case,) = logged.cases().values()
    assert case.record.reference == "C-002"
    assert homes(logged) == ("9 Example Street",)


def test_a_response_is_undone_with_its_considerers_promises_and_lessons(logged: Session) -> None:
    carry_out(logged, ACKNOWLEDGE)
    carry_out(logged, RESPOND)
    assert done(logged) == "Undone: respond, C-001"
    case = logged.cases()[1]
    assert case.state.stages[0].response is None
    assert considered(case, Stage.ONE) == ()
    assert case.record.promises == ()
    done(logged)
    case = logged.cases()[1]
    assert considered(case, Stage.ONE) == ("Alan Prewett",)
    assert [p.what for p in case.record.promises] == ["A new valve"]


def test_a_kept_promise_is_open_again(logged: Session) -> None:
    carry_out(logged, ACKNOWLEDGE)
    carry_out(logged, RESPOND)
    keep_promise(logged, KeepPromise(promise_id=1, on=date(2026, 3, 20), proof="Photo"))
    assert done(logged) == "Undone: keep a promise"
    (promise,) = logged.cases()[1].record.promises
    assert (promise.done_on, promise.done_how) == (None, "")
    done(logged)
    (promise,) = logged.cases()[1].record.promises
    assert (promise.done_on, promise.done_how) == (date(2026, 3, 20), "Photo")


def test_a_corrected_day_is_the_old_one_again(logged: Session) -> None:
    carry_out(logged, ACKNOWLEDGE)
    event = next(e for e in logged.cases()[1].state.events if e.kind == "acknowledged")
    carry_out(logged, CorrectDate(complaint_id=1, event_id=event.id, on=date(2026, 3, 10)))
    assert logged.cases()[1].state.stages[0].acknowledged_on == date(2026, 3, 10)
    assert done(logged) == "Undone: correct a date, C-001"
    assert logged.cases()[1].state.stages[0].acknowledged_on == date(2026, 3, 4)


def test_only_the_last_action_is_undone(logged: Session) -> None:
    carry_out(logged, ACKNOWLEDGE)
    carry_out(logged, RESPOND)
    carry_out(logged, AskForStage2(complaint_id=1, on=date(2026, 3, 20)))
    done(logged)
    state = logged.cases()[1].state
    assert state.stage(Stage.TWO) is None
    assert state.stages[0].response is not None


def test_a_new_register_has_nothing_to_undo(session: Session) -> None:
    assert refused(session).startswith("Nothing has been done yet")
    last = last_action(session)
    assert last is not None
    assert last.why_not


def test_a_register_without_history_has_no_last_action(session: Session) -> None:
    session.register._db.execute("DELETE FROM change_payload")
    session.register._db.execute("DELETE FROM change_log")
    assert last_action(session) is None
    assert refused(session) == "Nothing has been done yet."


def test_what_was_erased_for_data_protection_stays(logged: Session) -> None:
    logged.register._db.execute("DELETE FROM change_payload")
    assert "erased" in refused(logged)
    assert 1 in logged.cases()


def test_what_cannot_be_taken_back_says_so(logged: Session) -> None:
    with logged.action("think aloud") as action:
        action.insert("draft", {"form": "note", "body": "{}"})
    assert "cannot be undone" in refused(logged)


def test_a_day_that_names_its_row_is_taken_back_and_there_again(logged: Session) -> None:
    with logged.action("add a bank holiday") as action:
        values = {"on_date": "2026-05-22", "name": "Jubilee", "source": "gov.uk"}
        action.insert("one_off_holiday", values)
    done(logged)
    rows = logged.register.rows("SELECT removed_on FROM one_off_holiday")
    assert rows == [{"removed_on": "2026-03-31"}]
    done(logged)
    assert logged.register.rows("SELECT removed_on FROM one_off_holiday") == [{"removed_on": None}]


def test_changes_of_a_row_named_by_a_day_are_turned_back(logged: Session) -> None:
    with logged.action("count the homes") as action:
        action.update("homes_at_year_end", "2026-03-31", {"rented": 30}, key="year_end")
    assert done(logged) == "Undone: count the homes"
    rows = logged.register.rows("SELECT rented FROM homes_at_year_end")
    assert rows == [{"rented": 24}]


def test_an_answer_of_the_self_assessment_stands_empty_again(logged: Session) -> None:
    with logged.action("start a self-assessment") as action:
        form = action.insert("assessment", {"year_end": "2026-03-31", "edition": "2024"})
    with logged.action("answer a provision") as action:
        action.insert(
            "assessment_answer",
            {"assessment_id": form, "provision": "6.2", "answer": "Yes", "evidence": "Register"},
        )
    done(logged)
    rows = {r.number: r for r in assessment(logged, date(2026, 3, 31)).provisions}
    assert (rows["6.2"].answer, rows["6.2"].evidence) == ("", "")
    done(logged)
    rows = {r.number: r for r in assessment(logged, date(2026, 3, 31)).provisions}
    assert (rows["6.2"].answer, rows["6.2"].evidence) == ("Yes", "Register")


def test_the_last_action_names_who_did_what_and_when(logged: Session) -> None:
    last = last_action(logged)
    assert last is not None
    assert (last.what, last.reference, last.who) == ("log a complaint", "C-001", "Test Officer")
    assert last.at == "2026-03-31T12:00:00Z"
    assert not last.undone
    done(logged)
    undone = last_action(logged)
    assert undone is not None
    assert undone.undone


def test_the_history_of_the_sample_stays_whole_after_undoing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    session = create_sample(tmp_path_factory.mktemp("sample") / "sample.chc")
    try:
        undo_last(session)
        undo_last(session)
        assert sound(session)
    finally:
        session.close()
