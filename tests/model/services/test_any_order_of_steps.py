"""Whatever steps an officer tries in whatever order: what is accepted takes effect, nothing falls over."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    Acknowledge,
    AddNote,
    AskForStage2,
    CaseCommand,
    Close,
    CorrectDate,
    Extend,
    LogComplaint,
    Promise,
    Refuse,
    Respond,
    Withdraw,
)
from chc_desktop.model.rules.complaint import CaseState
from chc_desktop.model.rules.values import Outcome, RefusalGround, Stage
from chc_desktop.model.services import plain, queries
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaints import carry_out, log_complaint
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import CreateRegister, Session, begin
from chc_desktop.model.services.year import measures
from chc_desktop.model.store import Register

START = date(2026, 3, 2)
TODAY = date(2026, 6, 30)
DAYS = st.integers(0, 90).map(lambda n: START + timedelta(days=n))
STAGES = st.sampled_from([Stage.ONE, Stage.ONE, Stage.TWO])


@st.composite
def commands(draw: st.DrawFn) -> CaseCommand:
    on, stage = draw(DAYS), draw(STAGES)
    promises = (Promise(what="A lock", due_on=on + timedelta(days=20)),)
    refuse = Refuse(
        complaint_id=1,
        stage=stage,
        on=on,
        ground=RefusalGround.ALREADY_CONSIDERED,
        reasons="The same as in May",
        ombudsman_given=True,
    )
    choices: list[CaseCommand] = [
        Acknowledge(complaint_id=1, stage=stage, on=on, understanding="Bins"),
        Extend(
            complaint_id=1,
            stage=stage,
            told_on=on,
            new_date=on + timedelta(days=draw(st.integers(-2, 40))),
            reason="Survey",
            ombudsman_given=True,
        ),
        Respond(
            complaint_id=1,
            stage=stage,
            on=on,
            outcome=draw(st.sampled_from(Outcome)),
            promises=promises,
        ),
        AskForStage2(complaint_id=1, on=on),
        refuse,
        AcceptAsTold(complaint_id=1, stage=stage, on=on),
        Withdraw(complaint_id=1, on=on),
        Close(complaint_id=1, on=on),
        AddNote(complaint_id=1, on=on, what="Rang"),
        CorrectDate(complaint_id=1, event_id=draw(st.integers(1, 12)), on=on),
        CorrectDate(complaint_id=1, event_id=draw(st.integers(1, 12)), on=on),
    ]
    return draw(st.sampled_from(choices))


def shape(state: CaseState) -> list[tuple[bool, bool, bool, bool]]:
    """What has happened at each stage, whatever the days."""
    return [
        (s.clock.acknowledged is not None, bool(s.response), bool(s.refusal), s.running)
        for s in state.stages
    ]


def took_effect(  # noqa: PLR0911 - one return for each verb
    command: CaseCommand, before: CaseState, after: CaseState
) -> bool:
    match command:
        case Acknowledge(stage=stage, on=on):
            found = after.stage(stage)
            return found is not None and found.clock.acknowledged == on
        case Extend(stage=stage, told_on=on):
            found = after.stage(stage)
            return found is not None and on in [e.told for e in found.clock.extensions]
        case Respond(stage=stage, on=on):
            found = after.stage(stage)
            return bool(found and found.response and found.response.on == on and not found.running)
        case AskForStage2():
            return after.stage(Stage.TWO) is not None and after.running
        case Refuse(stage=stage, on=on):
            found = after.stage(stage)
            return bool(found and found.refusal and found.ended_on == on)
        case AcceptAsTold(stage=stage, on=on):
            found = after.stage(stage)
            return bool(found and found.running and found.clock.start == on)
        case Withdraw():
            return not after.running
        case Close(on=on):
            return after.closed_on == on
        case CorrectDate(on=on):
            return shape(before) == shape(after) and on in [e.on for e in after.events]
        case _:
            return len(after.events) == len(before.events) + 1


def day_of(command: CaseCommand) -> date:
    on = command.told_on if isinstance(command, Extend) else command.on
    assert on is not None
    return on


@given(steps=st.lists(commands(), min_size=4, max_size=16), in_order=st.booleans())
def test_every_step_that_is_accepted_takes_effect_and_every_page_still_opens(
    steps: list[CaseCommand], in_order: bool
) -> None:
    if in_order:
        steps = sorted(steps, key=day_of)
    session = Session(Register.in_memory(), TODAY, "Test Officer")
    begin(session, CreateRegister("Example Street Housing Co-operative", 24))
    log = LogComplaint(received_on=START, resident="Tomasz Wilk", description="Bins")
    assert isinstance(log_complaint(session, log), Done)
    for command in steps:
        before = session.cases()[1].state
        if not isinstance(carry_out(session, command), Done):
            assert session.cases()[1].state == before
            continue
        assert took_effect(command, before, session.cases()[1].state), command
        view = complaint(session, 1)
        assert view is not None
        assert view.next_words
    assert queries.today(session).complaints == 1
    assert len(queries.complaints(session)) == 1
    assert plain.status(session)["today"] == "2026-06-30"
    assert measures(session, date(2027, 3, 31)).stage1.received <= 1
    assert session.register.faults() == []
    session.close()
