"""Correcting and catching up, as an officer who takes over a half-kept register does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    Acknowledge,
    AddNote,
    AskForStage2,
    CatchUp,
    CorrectDate,
    CorrectFact,
    Extend,
    FactValue,
    LogComplaint,
    Promise,
    Refuse,
    Respond,
    Retract,
)
from chc_desktop.model.rules.correcting import correctable
from chc_desktop.model.rules.events import Responded
from chc_desktop.model.rules.values import Clock, Outcome, Problem, RefusalGround, Stage
from chc_desktop.model.services.catching_up import as_caught_up, catch_up, check_catching_up
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaints import carry_out, considered, log_complaint
from chc_desktop.model.services.correcting import retract
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.moves import what_moves
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.sending import letters_sent
from chc_desktop.model.services.session import Session

ONE, TWO = Stage.ONE, Stage.TWO
LOG = LogComplaint(
    received_on=date(2026, 1, 5),
    resident="Edith Marlowe",
    home="9 Example Street",
    description="The heating is off.",
)
ACKNOWLEDGE = Acknowledge(
    complaint_id=0, stage=ONE, on=date(2026, 1, 8), understanding="The heating is off."
)
EXTEND = Extend(
    complaint_id=0,
    stage=ONE,
    told_on=date(2026, 1, 20),
    new_date=date(2026, 2, 4),
    reason="The valve is not there.",
    ombudsman_given=True,
)
RESPOND = Respond(
    complaint_id=0,
    stage=ONE,
    on=date(2026, 2, 3),
    outcome=Outcome.UPHELD,
    considered_by=("Alan Prewett",),
    promises=(Promise(what="A new valve", due_on=date(2026, 4, 10)),),
    learning="Keep a spare valve.",
)
ASK = AskForStage2(complaint_id=0, on=date(2026, 2, 16))
ACKNOWLEDGE_2 = Acknowledge(complaint_id=0, stage=TWO, on=date(2026, 2, 18))
WHOLE = CatchUp(log=LOG, steps=(ACKNOWLEDGE, EXTEND, RESPOND, ASK, ACKNOWLEDGE_2))


@pytest.fixture
def caught_up(session: Session) -> Session:
    assert isinstance(catch_up(session, WHOLE), Done)
    return session


def problems(result: Result) -> tuple[Problem, ...]:
    assert isinstance(result, Refusal)
    return result.problems


def event_id(session: Session, kind: str, stage: Stage = ONE) -> int:
    return next(e.id for e in session.cases()[1].state.events if (e.kind, e.stage) == (kind, stage))


def correct(
    session: Session, kind: str, *changes: tuple[str, FactValue], on: date | None = None
) -> Result:
    command = CorrectFact(
        complaint_id=1, event_id=event_id(session, kind), changes=changes, on=on, why="Slip"
    )
    return carry_out(session, command)


# ---- entering a complaint half-way


def test_a_complaint_is_entered_with_its_past_in_one_go_and_undone_in_one(
    caught_up: Session,
) -> None:
    case = caught_up.cases()[1]
    one, two = case.state.stages
    assert one.acknowledged_on == date(2026, 1, 8)
    assert one.clock.extended
    assert one.responded_in_time
    assert two.acknowledged_on == date(2026, 2, 18)
    assert considered(case, ONE) == ("Alan Prewett",)
    assert [p.what for p in case.record.promises] == ["A new valve"]
    assert isinstance(undo_last(caught_up), Done)
    assert caught_up.cases() == {}


def test_the_steps_can_stand_in_any_order_and_the_dates_are_the_same(session: Session) -> None:
    backwards = replace(WHOLE, steps=tuple(reversed(WHOLE.steps)))
    forwards = as_caught_up(session, WHOLE)
    assert forwards is not None
    assert as_caught_up(session, backwards) == forwards
    assert isinstance(catch_up(session, backwards), Done)
    state = session.cases()[1].state
    assert [stage.clock for stage in state.stages] == [stage.clock for stage in forwards.stages]


def test_a_problem_names_the_step_where_it_stands_not_where_it_happened(session: Session) -> None:
    late = replace(ACKNOWLEDGE, on=date(2026, 1, 2))
    found = check_catching_up(session, replace(WHOLE, steps=(RESPOND, late)))
    assert "steps.1.on" in [problem.field for problem in found]
    undated = replace(WHOLE, steps=(ACKNOWLEDGE_2, replace(ASK, on=None)))
    assert [p.field for p in problems(catch_up(session, undated))] == ["steps.1.on"]


def test_where_it_would_stand_is_shown_before_and_nothing_is_written(session: Session) -> None:
    state = as_caught_up(session, WHOLE)
    assert state is not None
    assert state.current.stage is TWO
    assert session.cases() == {}
    assert as_caught_up(session, replace(WHOLE, steps=(RESPOND, RESPOND))) is None


def test_an_old_promise_is_kept_as_it_was_told_and_marked(session: Session) -> None:
    command = CatchUp(
        log=LOG,
        steps=(ACKNOWLEDGE,),
        promised_date=date(2026, 3, 2),
        promised_on=date(2026, 1, 8),
        promised_how="telephone",
    )
    assert isinstance(catch_up(session, command), Done)
    (letter,) = letters_sent(session, 1)
    assert letter.promised_date == date(2026, 3, 2)
    assert letter.not_computed_here
    assert (letter.sent_on, letter.sent_how) == (date(2026, 1, 8), "telephone")
    assert session.cases()[1].state.stages[0].clock.respond_by == date(2026, 1, 22)


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (replace(WHOLE, log=replace(LOG, resident=" ")), "resident"),
        (replace(WHOLE, log=replace(LOG, received_on=None)), "received_on"),
        (replace(WHOLE, steps=(replace(ACKNOWLEDGE, on=date(2026, 1, 2)),)), "steps.0.on"),
        (replace(WHOLE, steps=(ACKNOWLEDGE, ACKNOWLEDGE_2)), "steps.1"),
        (replace(WHOLE, steps=(replace(RESPOND, outcome=None),)), "steps.0.outcome"),
        (
            replace(
                WHOLE,
                steps=(
                    *WHOLE.steps,
                    replace(RESPOND, stage=TWO, on=date(2026, 3, 10), promises=()),
                ),
            ),
            "steps.5.considered_by",
        ),
        (replace(WHOLE, promised_date=date(2026, 1, 2)), "promised_date"),
        (replace(WHOLE, promised_date=date(226, 1, 2)), "promised_date"),
        (replace(WHOLE, was_promised=True), "promised_date"),
        (
            replace(WHOLE, promised_date=date(2026, 5, 1), promised_on=date(2026, 4, 1)),
            "promised_on",
        ),
    ],
)
def test_what_stands_against_it_names_the_step_and_nothing_is_written(
    session: Session, command: CatchUp, field: str
) -> None:
    assert field in [p.field for p in problems(catch_up(session, command))]
    assert field in [p.field for p in check_catching_up(session, command)]
    assert session.cases() == {}


# ---- correcting any fact


def test_the_decision_of_a_response_is_corrected_by_an_entry_of_its_own(
    caught_up: Session,
) -> None:
    done = correct(caught_up, "responded", ("outcome", Outcome.NOT_UPHELD), ("how", "email"))
    assert isinstance(done, Done)
    response = caught_up.cases()[1].state.stages[0].response
    assert response is not None
    assert (response.outcome, response.how) == (Outcome.NOT_UPHELD, "email")
    assert response.why_corrected == "Slip"
    assert len([e for e in caught_up.cases()[1].record.events if e.kind == "responded"]) == 2
    view = complaint(caught_up, 1)
    assert view is not None
    assert any(entry.corrected for entry in view.timeline)


def test_a_new_date_that_was_mistyped_moves_the_dates_and_is_shown_before(
    caught_up: Session,
) -> None:
    command = CorrectFact(
        complaint_id=1,
        event_id=event_id(caught_up, "extended"),
        changes=(("new_date", date(2026, 1, 30)),),
    )
    (moved,) = what_moves(caught_up, command)
    assert (moved.reference, moved.stage, moved.clock) == ("C-001", ONE, Clock.RESPOND)
    assert (moved.before, moved.after) == (date(2026, 2, 4), date(2026, 1, 30))
    assert (moved.late_before, moved.late_after) == (False, True)
    assert isinstance(carry_out(caught_up, command), Done)
    assert caught_up.cases()[1].state.stages[0].clock.respond_by == date(2026, 1, 30)


def test_day_and_words_are_corrected_together(caught_up: Session) -> None:
    done = correct(caught_up, "acknowledged", ("how", "letter"), on=date(2026, 1, 7))
    assert isinstance(done, Done)
    assert caught_up.cases()[1].state.stages[0].acknowledged_on == date(2026, 1, 7)


@pytest.mark.parametrize(
    ("kind", "change", "field"),
    [
        ("responded", ("outcome", None), "outcome"),
        ("responded", ("outcome", "upheld"), "outcome"),
        ("responded", ("how", None), "how"),
        ("responded", ("colour", "red"), "colour"),
        ("responded", ("id", 4), "id"),
        ("responded", ("outcome", Outcome.UPHELD), ""),
        ("extended", ("new_date", date(2026, 1, 20)), "new_date"),
        ("extended", ("new_date", date(206, 1, 20)), "new_date"),
        ("extended", ("update_every", 0), "update_every"),
        ("extended", ("ombudsman_given", 1), "ombudsman_given"),
    ],
)
def test_a_correction_that_makes_no_sense_names_its_field(
    caught_up: Session, kind: str, change: tuple[str, FactValue], field: str
) -> None:
    assert [p.field for p in problems(correct(caught_up, kind, change))] == [field]


def test_a_day_can_only_be_corrected_to_one_that_fits(caught_up: Session) -> None:
    late = correct(caught_up, "acknowledged", ("how", "letter"), on=date(2026, 2, 20))
    assert [p.field for p in problems(late)] == ["on"]


def test_an_entry_corrected_meanwhile_is_not_corrected_again(caught_up: Session) -> None:
    old = event_id(caught_up, "responded")
    correct(caught_up, "responded", ("how", "email"))
    command = CorrectFact(complaint_id=1, event_id=old, changes=(("how", "letter"),))
    assert problems(carry_out(caught_up, command))
    assert what_moves(caught_up, command) == ()
    assert problems(retract(caught_up, Retract(complaint_id=1, event_id=old)))


def test_a_refusal_keeps_its_ground_and_reasons(session: Session) -> None:
    refuse = Refuse(
        complaint_id=0,
        stage=ONE,
        on=date(2026, 1, 9),
        ground=RefusalGround.OTHER,
        reasons="It is about a home of another landlord.",
        ombudsman_given=True,
    )
    assert isinstance(catch_up(session, CatchUp(log=LOG, steps=(refuse,))), Done)
    assert [p.provision for p in problems(correct(session, "refused", ("ground", None)))] == ["2.2"]
    assert [p.provision for p in problems(correct(session, "refused", ("reasons", " ")))] == ["2.4"]
    assert isinstance(correct(session, "refused", ("aware_on", date(2025, 12, 1))), Done)


def test_what_can_be_corrected_is_listed_with_what_it_says() -> None:
    fields = correctable(Responded(on=date(2026, 2, 3), outcome=Outcome.UPHELD, how="email"))
    assert fields["outcome"] is Outcome.UPHELD
    assert "on" not in fields
    assert "id" not in fields


# ---- taking an entry back


def test_a_response_taken_back_takes_what_it_brought(session: Session) -> None:
    assert isinstance(catch_up(session, replace(WHOLE, steps=(ACKNOWLEDGE, RESPOND))), Done)
    command = Retract(complaint_id=1, event_id=event_id(session, "responded"), why="Not sent")
    assert what_moves(session, command) == ()
    assert isinstance(retract(session, command), Done)
    case = session.cases()[1]
    assert case.state.running
    assert considered(case, ONE) == ()
    assert case.record.promises == ()
    rows = session.register.rows("SELECT removed_on FROM learning")
    assert rows == [{"removed_on": "2026-03-31"}]


def test_an_acknowledgement_taken_back_takes_its_definition(session: Session) -> None:
    assert isinstance(catch_up(session, CatchUp(log=LOG, steps=(ACKNOWLEDGE,))), Done)
    command = Retract(complaint_id=1, event_id=event_id(session, "acknowledged"))
    moved = what_moves(session, command)
    assert [(m.clock, m.late_after) for m in moved] == [
        (Clock.ACKNOWLEDGE, True),
        (Clock.RESPOND, True),
    ]
    assert isinstance(retract(session, command), Done)
    stage = session.cases()[1].state.stages[0]
    assert (stage.acknowledged_on, stage.defined) == (None, None)


def test_a_note_is_taken_back_and_moves_nothing(session: Session) -> None:
    note = AddNote(complaint_id=0, on=date(2026, 1, 9), what="Called")
    assert isinstance(catch_up(session, CatchUp(log=LOG, steps=(note,))), Done)
    command = Retract(complaint_id=1, event_id=event_id(session, "noted"))
    assert what_moves(session, command) == ()
    assert isinstance(retract(session, command), Done)
    assert len(session.cases()[1].state.events) == 1


def test_what_others_hang_on_is_not_taken_back(caught_up: Session) -> None:
    for kind, stage in (("received", ONE), ("stage 2 asked for", TWO)):
        command = Retract(complaint_id=1, event_id=event_id(caught_up, kind, stage))
        assert problems(retract(caught_up, command))
    assert what_moves(caught_up, Retract(complaint_id=1, event_id=1)) == ()
    second = Retract(complaint_id=1, event_id=event_id(caught_up, "acknowledged", TWO))
    assert isinstance(retract(caught_up, second), Done)
    asked = Retract(complaint_id=1, event_id=event_id(caught_up, "stage 2 asked for", TWO))
    moved = what_moves(caught_up, asked)
    assert [(m.stage, m.after) for m in moved] == [(TWO, None), (TWO, None)]
    assert isinstance(retract(caught_up, asked), Done)
    assert caught_up.cases()[1].state.stage(TWO) is None


def test_what_the_ombudsman_told_us_stays_while_something_follows_from_it(
    session: Session,
) -> None:
    refuse = Refuse(
        complaint_id=0,
        stage=ONE,
        on=date(2026, 1, 9),
        ground=RefusalGround.OTHER,
        reasons="It is about a home of another landlord.",
        ombudsman_given=True,
    )
    assert isinstance(catch_up(session, CatchUp(log=LOG, steps=(refuse,))), Done)
    told = AcceptAsTold(complaint_id=1, stage=ONE, on=date(2026, 2, 2))
    assert isinstance(carry_out(session, told), Done)
    late = replace(ACKNOWLEDGE, complaint_id=1, on=date(2026, 2, 4))
    assert isinstance(carry_out(session, late), Done)
    command = Retract(complaint_id=1, event_id=event_id(session, "told to accept"))
    assert problems(retract(session, command))
    first = Retract(complaint_id=1, event_id=event_id(session, "acknowledged"))
    assert isinstance(retract(session, first), Done)
    assert isinstance(retract(session, command), Done)
    assert not session.cases()[1].state.running


def test_trying_a_correction_of_a_day_shows_before_and_after(caught_up: Session) -> None:
    command = CorrectDate(
        complaint_id=1, event_id=event_id(caught_up, "received"), on=date(2026, 1, 2)
    )
    moved = what_moves(caught_up, command)
    assert [(m.label, m.before, m.after) for m in moved] == [
        ("Acknowledge by", date(2026, 1, 12), date(2026, 1, 9))
    ]
    assert what_moves(caught_up, replace(command, on=None)) == ()
    assert what_moves(caught_up, replace(command, complaint_id=9)) == ()


def test_an_unknown_complaint_is_said_so(session: Session) -> None:
    assert problems(retract(session, Retract(complaint_id=9, event_id=1)))
    assert what_moves(session, Retract(complaint_id=9, event_id=1)) == ()


def test_on_one_day_what_was_received_stands_before_all_that_followed(session: Session) -> None:
    logged = log_complaint(session, LOG)
    assert isinstance(logged, Done)
    same_day = replace(ACKNOWLEDGE, complaint_id=logged.complaint_id, on=LOG.received_on)
    assert isinstance(carry_out(session, same_day), Done)
    case = session.cases()[logged.complaint_id]
    received = next(e for e in case.state.events if e.kind == "received")
    channel = CorrectFact(
        complaint_id=logged.complaint_id,
        event_id=received.id,
        changes=(("channel", "letter"),),
        why="It came by post",
    )
    assert isinstance(carry_out(session, channel), Done)
    view = complaint(session, logged.complaint_id)
    assert view is not None
    that_day = [e.title for e in view.timeline if e.on == LOG.received_on]
    assert that_day[-1] == "Received by letter"
    assert len(that_day) > 2
