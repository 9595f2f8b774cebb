"""Which steps a complaint allows now, and what stands against a command.

``problems`` is asked twice with the same words: live by the form, and as truth by the
service before it writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
    Refuse,
    Respond,
    Withdraw,
)
from chc_desktop.model.rules.complaint import CaseState, StageState
from chc_desktop.model.rules.events import EscalationRequested, Event, Received
from chc_desktop.model.rules.values import Problem, RefusalGround, Severity, Stage
from chc_desktop.model.rules.wording import long_date


class Verb(StrEnum):
    """The steps of a case, in the order of "Other steps"."""

    ACKNOWLEDGE = "acknowledge"
    EXTEND = "extend"
    RESPOND = "respond"
    ASK_STAGE_2 = "ask for stage 2"
    REFUSE = "refuse"
    ACCEPT = "accept as told"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    NOTE = "add a note"
    KEEP_PROMISE = "keep a promise"


@dataclass(frozen=True, slots=True)
class PossibleStep:
    """A step, and why it is not possible now ("" when it is)."""

    verb: Verb
    stage: Stage
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next; ``by`` is None when nothing presses. ``verb`` None: nothing."""

    verb: Verb | None
    stage: Stage
    by: date | None


def next_step(state: CaseState, promise_due: date | None = None) -> NextStep:
    """What comes next: the running clock first, then promises, then closing."""
    if state.running:
        stage = state.current
        if stage.acknowledged_on is None:
            return NextStep(Verb.ACKNOWLEDGE, stage.stage, stage.clock.acknowledge_by)
        return NextStep(Verb.RESPOND, stage.stage, stage.clock.warn_by)
    last = state.stages[-1]
    if promise_due is not None:
        return NextStep(Verb.KEEP_PROMISE, last.stage, promise_due)
    if state.closed_on is None and last.refusal is None and not last.withdrawn:
        return NextStep(Verb.CLOSE, last.stage, None)
    return NextStep(None, last.stage, None)


def possible_steps(state: CaseState) -> tuple[PossibleStep, ...]:
    """All steps with the reason against each that is not possible now."""
    stage = state.current
    over = "" if stage.running else f"Stage {stage.stage.value} has ended."
    acknowledged = "It is acknowledged already." if stage.clock.acknowledged else ""
    return (
        PossibleStep(Verb.ACKNOWLEDGE, stage.stage, over or acknowledged),
        PossibleStep(Verb.EXTEND, stage.stage, over),
        PossibleStep(Verb.RESPOND, stage.stage, over),
        PossibleStep(Verb.ASK_STAGE_2, Stage.TWO, _why_no_stage_2(state)),
        PossibleStep(Verb.REFUSE, stage.stage, over),
        PossibleStep(
            Verb.ACCEPT, stage.stage, "" if stage.refusal else "Nothing has been refused."
        ),
        PossibleStep(Verb.WITHDRAW, stage.stage, over),
        PossibleStep(Verb.CLOSE, stage.stage, _why_not_close(state)),
        PossibleStep(Verb.NOTE, stage.stage),
    )


def problems_logging(
    command: LogComplaint, today: date, homes: tuple[str, ...], references: frozenset[str]
) -> tuple[Problem, ...]:
    """What stands against logging; three answers are enough (received, who, what)."""
    found = list(_day("received_on", "received", command.received_on, today))
    if not command.resident.strip():
        found.append(Problem("resident", "3.2", "Say who is complaining."))
    if not command.description.strip():
        found.append(Problem("description", "1.2", "Say what they are unhappy about."))
    home = command.home.strip()
    if homes and home and not command.lives_elsewhere and _key(home) not in map(_key, homes):
        text = f"Choose one of your {len(homes)} homes, or say that they live elsewhere."
        found.append(Problem("home", "", text))
    if command.reference and command.reference in references:
        text = f"The reference {command.reference} is taken. Choose another."
        found.append(Problem("reference", "", text))
    return tuple(found)


def problems(
    command: CaseCommand, state: CaseState, today: date, considered_1: tuple[str, ...] = ()
) -> tuple[Problem, ...]:
    """What stands against a command on this complaint.

    ``considered_1`` names who considered stage 1: none of them takes stage 2 (6.13).
    """
    match command:
        case Acknowledge():
            return _acknowledge(command, state, today)
        case Extend():
            return _extend(command, state, today)
        case Respond():
            return _respond(command, state, today, considered_1)
        case AskForStage2():
            return _ask_stage_2(command, state, today)
        case Refuse():
            return _refuse(command, state, today)
        case AcceptAsTold():
            return _accept(command, state, today)
        case Withdraw():
            return _ending(command.on, "withdrawn", state, today, _over(state.current))
        case Close():
            return _ending(command.on, "closed", state, today, _why_not_close(state))
        case AddNote():
            found = list(_day("on", "noted", command.on, today))
            if not command.what.strip():
                found.append(Problem("what", "5.12", "Say in a few words what happened."))
            return tuple(found)
        case CorrectDate():
            return _correct(command, state, today)


# ---- one function per verb


def _acknowledge(command: Acknowledge, state: CaseState, today: date) -> tuple[Problem, ...]:
    stage = state.stage(command.stage)
    if stage is None:
        return (_no_stage_2(),)
    found = list(_day("on", "acknowledged", command.on, today, _start(stage)))
    if stage.clock.acknowledged is not None:
        text = "It is acknowledged already. Correct that entry if its day was wrong."
        found.append(Problem("", "", text))
    elif not stage.running:
        found.append(Problem("", "", _over(stage)))
    if not command.understanding.strip():
        provision = "5.6"
        text = "Say how you understand the complaint: the letter sets it out (5.6)."
        found.append(Problem("understanding", provision, text, Severity.WARN))
    if not command.outcomes_sought.strip():
        text = "Say what the resident wants to happen, or that they did not say (5.6)."
        found.append(Problem("outcomes_sought", "5.6", text, Severity.WARN))
    return tuple(found)


def _extend(command: Extend, state: CaseState, today: date) -> tuple[Problem, ...]:
    """Only plain sense blocks; what the Code asks of an extension is judged by the clock."""
    stage = state.stage(command.stage)
    if stage is None:
        return (_no_stage_2(),)
    found = list(_day("told_on", "told", command.told_on, today, _start(stage)))
    if not stage.running:
        found.append(Problem("", "", _over(stage)))
    if command.new_date is None:
        found.append(Problem("new_date", "6.4", "Enter the new date the resident was given."))
    elif command.told_on is not None and command.new_date < command.told_on:
        text = f"The new date must be after the day they were told, {long_date(command.told_on)}."
        found.append(Problem("new_date", "", text))
    return tuple(found)


def _respond(
    command: Respond, state: CaseState, today: date, considered_1: tuple[str, ...]
) -> tuple[Problem, ...]:
    stage = state.stage(command.stage)
    if stage is None:
        return (_no_stage_2(),)
    after = (
        ("acknowledged", stage.clock.acknowledged) if stage.clock.acknowledged else _start(stage)
    )
    found = list(_day("on", "sent", command.on, today, after))
    if not stage.running:
        found.append(Problem("", "", _over(stage)))
    if command.outcome is None:
        provision = "6.9" if command.stage is Stage.ONE else "6.19"
        text = f"Choose the decision: upheld, partly upheld or not upheld ({provision})."
        found.append(Problem("outcome", provision, text))
    if command.stage is Stage.TWO:
        found += _independence(command.considered_by, considered_1)
    for promise in command.promises:
        if promise.amount < 0:
            found.append(Problem("promises", "7.1", "An amount of money cannot be below nothing."))
        if not promise.what.strip():
            found.append(Problem("promises", "7.3", "Say what was promised."))
        if promise.due_on is None:
            text = "A promise needs a date (7.3). Enter by when it will be done."
            found.append(Problem("promises", "7.3", text))
    return tuple(found)


def _independence(
    considered_by: tuple[str, ...], considered_1: tuple[str, ...]
) -> tuple[Problem, ...]:
    barred = {_key(name) for name in considered_1}
    return tuple(
        Problem(
            "considered_by",
            "6.13",
            f"{name.strip()} considered stage 1, so they cannot consider stage 2 (6.13). "
            "Choose someone else, or ask another co-op.",
        )
        for name in considered_by
        if _key(name) in barred
    )


def _ask_stage_2(command: AskForStage2, state: CaseState, today: date) -> tuple[Problem, ...]:
    one = state.stages[0]
    answered = ("answered at stage 1", one.response.on) if one.response else None
    found = list(_day("on", "asked for", command.on, today, answered or _start(one)))
    why_not = _why_no_stage_2(state)
    if why_not:
        found.append(Problem("", "6.10", why_not))
    return tuple(found)


def _refuse(command: Refuse, state: CaseState, today: date) -> tuple[Problem, ...]:
    stage = state.stage(command.stage)
    if stage is None:
        return (_no_stage_2(),)
    rule = "2.4" if command.stage is Stage.ONE else "5.11"
    found = list(_day("on", "refused", command.on, today, _start(stage)))
    if not stage.running:
        found.append(Problem("", "", _over(stage)))
    if command.ground is None:
        found.append(Problem("ground", "2.2", "Choose the ground for refusing (2.2)."))
    if not command.reasons.strip():
        text = f"Give the reasons for this complaint; the letter must explain them ({rule})."
        found.append(Problem("reasons", rule, text))
    if not command.ombudsman_given:
        text = f"The letter must say that they can take this decision to the Ombudsman ({rule})."
        found.append(Problem("ombudsman_given", rule, text))
    if command.ground is RefusalGround.OUT_OF_TIME:
        found += _out_of_time(command, state)
    return tuple(found)


def _out_of_time(command: Refuse, state: CaseState) -> list[Problem]:
    found = []
    if command.issue_on is None:
        text = "Enter the day the issue happened: the 12 months run from it (2.3)."
        found.append(Problem("issue_on", "2.3", text))
    counted = max([d for d in (command.issue_on, command.aware_on) if d], default=None)
    if counted is not None and counted > _a_year_before(state.received):
        text = (
            "That is within 12 months of the complaint, from the issue or from becoming aware "
            "of it, so it must be accepted unless another ground applies (2.3)."
        )
        found.append(Problem("issue_on", "2.3", text))
    if not command.discretion.strip():
        text = "Say how you considered accepting it late all the same (2.3)."
        found.append(Problem("discretion", "2.3", text))
    return found


def _accept(command: AcceptAsTold, state: CaseState, today: date) -> tuple[Problem, ...]:
    stage = state.stage(command.stage)
    refusal = stage.refusal if stage else None
    if refusal is None:
        return (Problem("", "2.4", "Nothing has been refused at this stage."),)
    return _day("on", "told", command.on, today, ("refused", refusal.on))


def _correct(command: CorrectDate, state: CaseState, today: date) -> tuple[Problem, ...]:
    event = next((e for e in state.events if e.id == command.event_id), None)
    if event is None:
        return (Problem("", "", "That entry has been corrected already. Look at the newest one."),)
    return _day("on", event.kind, command.on, today, _predecessor(event, state))


def _predecessor(event: Event, state: CaseState) -> tuple[str, date] | None:
    """The fact that a corrected one must not come before."""
    if isinstance(event, Received):
        return None
    if isinstance(event, EscalationRequested):
        one = state.stages[0]
        return ("answered at stage 1", one.response.on) if one.response else _start(one)
    stage = state.stage(event.stage) or state.stages[0]
    if event.kind == "responded" and stage.clock.acknowledged:
        return ("acknowledged", stage.clock.acknowledged)
    return _start(stage)


def _ending(
    on: date | None, verb: str, state: CaseState, today: date, why_not: str
) -> tuple[Problem, ...]:
    found = list(_day("on", verb, on, today, ("received", state.received)))
    if why_not:
        found.append(Problem("", "", why_not))
    return tuple(found)


# ---- shared words


def _day(
    field: str, verb: str, on: date | None, today: date, after: tuple[str, date] | None = None
) -> tuple[Problem, ...]:
    if on is None:
        return (Problem(field, "", "Enter the date."),)
    if on > today:
        text = f"The date must be today or earlier. Today is {long_date(today)}."
        return (Problem(field, "", text),)
    if after is not None and on < after[1]:
        text = f"It cannot be {verb} before it was {after[0]}, {long_date(after[1])}."
        return (Problem(field, "", text),)
    return ()


def _start(stage: StageState) -> tuple[str, date]:
    return ("received" if stage.stage is Stage.ONE else "asked for", stage.clock.start)


def _over(stage: StageState) -> str:
    return "" if stage.running else f"Stage {stage.stage.value} has ended."


def _no_stage_2() -> Problem:
    return Problem("", "6.10", "Stage 2 has not been asked for. Record that first.")


def _why_no_stage_2(state: CaseState) -> str:
    if state.stage(Stage.TWO) is not None:
        return "Stage 2 was asked for already. There is no third stage (5.3)."
    one = state.stages[0]
    if one.refusal is not None:
        return "The complaint was refused; the resident can go to the Ombudsman (2.4)."
    if one.withdrawn:
        return "The complaint was withdrawn."
    return ""


def _why_not_close(state: CaseState) -> str:
    if state.running:
        return f"Stage {state.current.stage.value} has not been answered yet."
    return "It is closed already." if state.closed_on else ""


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
