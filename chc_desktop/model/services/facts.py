"""The facts a command stands for: commands in, events out. Texts are cleaned here."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    Acknowledge,
    AddNote,
    AskForStage2,
    CaseCommand,
    Close,
    CorrectDate,
    CorrectFact,
    Define,
    Extend,
    RaiseIssue,
    Refuse,
    Respond,
    Update,
    Withdraw,
)
from chc_desktop.model.rules.complaint import CaseState
from chc_desktop.model.rules.correcting import corrected
from chc_desktop.model.rules.events import (
    Acknowledged,
    Closed,
    Defined,
    EscalationRequested,
    Event,
    Extended,
    Noted,
    Raised,
    Refused,
    Responded,
    ToldToAccept,
    Updated,
    Withdrawn,
)
from chc_desktop.model.rules.progress import joins
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Stage


@singledispatch
def facts_of(command: CaseCommand, state: CaseState) -> tuple[list[Event], str]:
    """The events a command adds, and what it is called in the history.

    The command's problems have been answered: its dates are there.
    """
    raise TypeError(f"{type(command).__name__} is no command on a complaint; {state.received}")


@facts_of.register
def _(command: Acknowledge, _state: CaseState) -> tuple[list[Event], str]:
    return _acknowledged(command, command.stage), "acknowledge"


@facts_of.register
def _(command: Define, _state: CaseState) -> tuple[list[Event], str]:
    return [_defined(command)], "define"


@facts_of.register
def _(command: Update, _state: CaseState) -> tuple[list[Event], str]:
    assert command.on is not None
    updated = Updated(
        on=command.on,
        stage=command.stage,
        text=clean_text(command.text).strip(),
        how=clean_text(command.how),
        next_on=command.next_on,
    )
    return [updated], "tell how it stands"


@facts_of.register
def _(command: RaiseIssue, state: CaseState) -> tuple[list[Event], str]:
    """One that joins stage 1; a complaint of its own has its events there (6.8)."""
    assert command.on is not None
    if not joins(command, state):
        return [], "log a new issue as a complaint"
    words, channel = clean_text(command.words).strip(), clean_text(command.channel)
    return [Raised(on=command.on, words=words, channel=channel)], "add a new issue"


@facts_of.register
def _(command: Extend, _state: CaseState) -> tuple[list[Event], str]:
    assert command.told_on is not None
    assert command.new_date is not None
    extended = Extended(
        on=command.told_on,
        stage=command.stage,
        new_date=command.new_date,
        reason=clean_text(command.reason),
        ombudsman_given=command.ombudsman_given,
        in_writing=command.in_writing,
        good_reason=clean_text(command.good_reason),
        update_every=command.update_every,
    )
    return [extended], "extend"


@facts_of.register
def _(command: Respond, _state: CaseState) -> tuple[list[Event], str]:
    assert command.on is not None
    responded = Responded(
        on=command.on,
        stage=command.stage,
        outcome=command.outcome,
        how=clean_text(command.how),
        decision=clean_text(command.decision),
        late_reason=clean_text(command.late_reason),
    )
    return [responded], "respond"


@facts_of.register
def _(command: AskForStage2, _state: CaseState) -> tuple[list[Event], str]:
    assert command.on is not None
    asked = EscalationRequested(
        on=command.on,
        stage=Stage.TWO,
        channel=clean_text(command.channel),
        reasons=clean_text(command.reasons),
    )
    return [asked], "ask for stage 2"


@facts_of.register
def _(command: Refuse, _state: CaseState) -> tuple[list[Event], str]:
    return [_refused(command)], "refuse"


@facts_of.register
def _(command: AcceptAsTold, _state: CaseState) -> tuple[list[Event], str]:
    assert command.on is not None
    told = ToldToAccept(on=command.on, stage=command.stage)
    return [told], "accept as the Ombudsman told us"


@facts_of.register
def _(command: Withdraw, state: CaseState) -> tuple[list[Event], str]:
    assert command.on is not None
    words = clean_text(command.words)
    return [Withdrawn(on=command.on, stage=state.current.stage, words=words)], "withdraw"


@facts_of.register
def _(command: Close, state: CaseState) -> tuple[list[Event], str]:
    assert command.on is not None
    note = clean_text(command.note)
    return [Closed(on=command.on, stage=state.current.stage, note=note)], "close"


@facts_of.register
def _(command: AddNote, state: CaseState) -> tuple[list[Event], str]:
    return [_noted(command, state)], "add a note"


@facts_of.register
def _(command: CorrectDate, state: CaseState) -> tuple[list[Event], str]:
    assert command.on is not None
    old = next(e for e in state.events if e.id == command.event_id)
    why = clean_text(command.why)
    new = replace(old, on=command.on, id=0, corrects=old.id, why_corrected=why)
    return [new], "correct a date"


@facts_of.register
def _(command: CorrectFact, state: CaseState) -> tuple[list[Event], str]:
    old = next(e for e in state.events if e.id == command.event_id)
    new = corrected(old, command)
    return [new], f"correct an entry: {old.kind}"


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
    definition = _defined(command)
    if definition != Defined(on=command.on, stage=stage):
        facts.append(definition)
    return facts


def _defined(command: Acknowledge | Define) -> Defined:
    assert command.on is not None
    return Defined(
        on=command.on,
        stage=command.stage,
        understanding=clean_text(command.understanding).strip(),
        outcomes_sought=clean_text(command.outcomes_sought).strip(),
        responsible_for=clean_text(command.responsible_for).strip(),
        not_responsible_for=clean_text(command.not_responsible_for).strip(),
    )


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
