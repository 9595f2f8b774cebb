"""The facts a command stands for: commands in, events out. Texts are cleaned here."""

from __future__ import annotations

from dataclasses import replace

from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    Acknowledge,
    AddNote,
    AskForStage2,
    CaseCommand,
    Close,
    CorrectDate,
    Extend,
    Refuse,
    Respond,
    Withdraw,
)
from chc_desktop.model.rules.complaint import CaseState
from chc_desktop.model.rules.events import (
    Acknowledged,
    Closed,
    Defined,
    EscalationRequested,
    Event,
    Extended,
    Noted,
    Refused,
    Responded,
    ToldToAccept,
    Withdrawn,
)
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Stage


def facts_of(  # noqa: PLR0911 - one return for each verb
    command: CaseCommand, state: CaseState
) -> tuple[list[Event], str]:
    """The events a command adds, and what it is called in the history."""
    match command:
        case Acknowledge(stage=stage, on=on) if on:
            return _acknowledged(command, stage), "acknowledge"
        case Extend(stage=stage, told_on=on, new_date=new_date) if on and new_date:
            return [
                Extended(
                    on=on,
                    stage=stage,
                    new_date=new_date,
                    reason=clean_text(command.reason),
                    ombudsman_given=command.ombudsman_given,
                    in_writing=command.in_writing,
                    good_reason=clean_text(command.good_reason),
                    update_every=command.update_every,
                )
            ], "extend"
        case Respond(stage=stage, on=on) if on:
            return [
                Responded(
                    on=on,
                    stage=stage,
                    outcome=command.outcome,
                    how=clean_text(command.how),
                    decision=clean_text(command.decision),
                    late_reason=clean_text(command.late_reason),
                )
            ], "respond"
        case AskForStage2(on=on) if on:
            words = clean_text(command.reasons)
            channel = clean_text(command.channel)
            return [
                EscalationRequested(on=on, stage=Stage.TWO, channel=channel, reasons=words)
            ], "ask for stage 2"
        case Refuse(on=on) if on:
            return [_refused(command)], "refuse"
        case AcceptAsTold(stage=stage, on=on) if on:
            return [ToldToAccept(on=on, stage=stage)], "accept as the Ombudsman told us"
        case Withdraw(on=on) if on:
            stage = state.current.stage
            return [Withdrawn(on=on, stage=stage, words=clean_text(command.words))], "withdraw"
        case Close(on=on) if on:
            stage = state.current.stage
            return [Closed(on=on, stage=stage, note=clean_text(command.note))], "close"
        case AddNote(on=on) if on:
            return [_noted(command, state)], "add a note"
        case CorrectDate(on=on, event_id=event_id) if on:
            old = next(e for e in state.events if e.id == event_id)
            why = clean_text(command.why)
            return [replace(old, on=on, id=0, corrects=old.id, why_corrected=why)], "correct a date"
        case _:
            raise ValueError("A command without its date reached the register.")


def _acknowledged(command: Acknowledge, stage: Stage) -> list[Event]:
    assert command.on is not None
    facts: list[Event] = [
        Acknowledged(
            on=command.on,
            stage=stage,
            how=clean_text(command.how),
            late_reason=clean_text(command.late_reason),
        )
    ]
    definition = Defined(
        on=command.on,
        stage=stage,
        understanding=clean_text(command.understanding).strip(),
        outcomes_sought=clean_text(command.outcomes_sought).strip(),
        responsible_for=clean_text(command.responsible_for).strip(),
        not_responsible_for=clean_text(command.not_responsible_for).strip(),
    )
    if definition != Defined(on=command.on, stage=stage):
        facts.append(definition)
    return facts


def _refused(command: Refuse) -> Refused:
    assert command.on is not None
    return Refused(
        on=command.on,
        stage=command.stage,
        ground=command.ground,
        reasons=clean_text(command.reasons),
        evidence=clean_text(command.evidence),
        issue_on=command.issue_on,
        aware_on=command.aware_on,
        discretion=clean_text(command.discretion),
        ombudsman_given=command.ombudsman_given,
    )


def _noted(command: AddNote, state: CaseState) -> Noted:
    assert command.on is not None
    return Noted(
        on=command.on,
        stage=state.current.stage,
        what=clean_text(command.what).strip(),
        direction=clean_text(command.direction),
        channel=clean_text(command.channel),
        text=clean_text(command.text),
    )
