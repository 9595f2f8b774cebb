"""Which steps a complaint allows now, and what stands against a command.

``problems`` is asked twice with the same words: live by the form, and as truth by the
service before it writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.clocks import PROVISIONS
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
    LogComplaint,
    Promise,
    RaiseIssue,
    Refuse,
    Respond,
    Update,
    Withdraw,
)
from chc_desktop.model.rules.complaint import CaseState, StageState
from chc_desktop.model.rules.correcting import problems_correcting
from chc_desktop.model.rules.corrections import correction_problems
from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.independence import problems_considering
from chc_desktop.model.rules.interests import Interests
from chc_desktop.model.rules.progress import (
    may_update,
    problems_defining,
    problems_raising,
    problems_updating,
)
from chc_desktop.model.rules.refusals import problems_refusing
from chc_desktop.model.rules.stages import empty, no_stage_2, over, started
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Clock, Problem, Severity, Stage
from chc_desktop.model.rules.wording import long_date

_NO_INTERESTS = Interests()
_ONE_IS_OPEN = (
    "Stage 1 has not been answered yet. Its date stays as it is beside the new one, so both "
    "responses are owed (6.10)."
)


class Verb(StrEnum):
    """The steps of a case, in the order of "Other steps"."""

    ACKNOWLEDGE = "acknowledge"
    DEFINE = "define"
    EXTEND = "extend"
    UPDATE = "tell how it stands"
    RAISE = "new issue"
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
    ended = over(stage)
    acknowledged = "It is acknowledged already." if stage.clock.acknowledged else ""
    return (
        PossibleStep(Verb.ACKNOWLEDGE, stage.stage, ended or acknowledged),
        PossibleStep(Verb.DEFINE, stage.stage, "" if stage.defined is None else ended),
        PossibleStep(Verb.EXTEND, stage.stage, ended),
        PossibleStep(Verb.UPDATE, stage.stage, "" if may_update(stage) else ended),
        PossibleStep(Verb.RAISE, stage.stage),
        PossibleStep(Verb.RESPOND, stage.stage, ended),
        PossibleStep(Verb.ASK_STAGE_2, Stage.TWO, _why_no_stage_2(state)),
        PossibleStep(Verb.REFUSE, stage.stage, ended),
        PossibleStep(
            Verb.ACCEPT, stage.stage, "" if stage.refusal else "Nothing has been refused."
        ),
        PossibleStep(Verb.WITHDRAW, stage.stage, ended),
        PossibleStep(Verb.CLOSE, stage.stage, _why_not_close(state)),
        PossibleStep(Verb.NOTE, stage.stage),
    )


def problems_logging(
    command: LogComplaint, today: date, homes: tuple[str, ...], references: frozenset[str]
) -> tuple[Problem, ...]:
    """What stands against logging; three answers are enough (received, who, what)."""
    found = list(day_problems("received_on", "received", command.received_on, today))
    if empty(command.resident):
        found.append(Problem("resident", "3.2", "Say who is complaining."))
    if empty(command.description):
        found.append(Problem("description", "1.2", "Say what they are unhappy about."))
    home = one_line(command.home)
    if homes and home and not command.lives_elsewhere and _key(home) not in map(_key, homes):
        text = f"Choose one of your {len(homes)} homes, or say that they live elsewhere."
        found.append(Problem("home", "", text))
    reference = clean_text(command.reference).strip()
    if reference in references:
        text = f"The reference {reference} is taken. Choose another."
        found.append(Problem("reference", "", text))
    return tuple(found)


def problems(  # noqa: PLR0911, PLR0912 - one return for each verb
    command: CaseCommand, state: CaseState, today: date, interests: Interests = _NO_INTERESTS
) -> tuple[Problem, ...]:
    """What stands against a command on this complaint.

    ``interests`` says who may not consider it: a conflict (5.8), or stage 1 (6.13).
    """
    match command:
        case Acknowledge():
            return _acknowledge(command, state, today)
        case Define():
            return problems_defining(command, state, today)
        case Update():
            return problems_updating(command, state, today)
        case RaiseIssue():
            return problems_raising(command, state, today)
        case Extend():
            return _extend(command, state, today)
        case Respond():
            return _respond(command, state, today, interests)
        case AskForStage2():
            return _ask_stage_2(command, state, today)
        case Refuse():
            return problems_refusing(command, state, today)
        case AcceptAsTold():
            return _accept(command, state, today)
        case Withdraw():
            return _withdraw(command, state, today)
        case Close():
            return _close(command, state, today)
        case AddNote():
            found = list(day_problems("on", "noted", command.on, today))
            if empty(command.what):
                found.append(Problem("what", "5.12", "Say in a few words what happened."))
            return tuple(found)
        case CorrectFact():
            return problems_correcting(command, state, today)
        case _:
            return _correct(command, state, today)


# ---- one function per verb


def _acknowledge(command: Acknowledge, state: CaseState, today: date) -> tuple[Problem, ...]:
    stage = state.stage(command.stage)
    if stage is None:
        return (no_stage_2(),)
    found = list(day_problems("on", "acknowledged", command.on, today, started(state, stage)))
    if stage.clock.acknowledged is not None:
        text = "It is acknowledged already. Correct that entry if its day was wrong."
        found.append(Problem("", "", text))
    elif not stage.running:
        found.append(Problem("", "", over(stage)))
    if empty(command.understanding):
        provision = "5.6"
        text = "Say how you understand the complaint: the letter sets it out (5.6)."
        found.append(Problem("understanding", provision, text, Severity.WARN))
    if empty(command.outcomes_sought):
        text = "Say what the resident wants to happen, or that they did not say (5.6)."
        found.append(Problem("outcomes_sought", "5.6", text, Severity.WARN))
    return tuple(found)


def _extend(command: Extend, state: CaseState, today: date) -> tuple[Problem, ...]:
    """Only plain sense blocks; what the Code asks of an extension is judged by the clock."""
    stage = state.stage(command.stage)
    if stage is None:
        return (no_stage_2(),)
    found = list(day_problems("told_on", "told", command.told_on, today, started(state, stage)))
    if not stage.running:
        found.append(Problem("", "", over(stage)))
    if command.new_date is None:
        rule = PROVISIONS[command.stage, Clock.EXTENSION]
        found.append(Problem("new_date", rule, "Enter the new date the resident was given."))
    elif out_of_reach(command.new_date):
        found.append(year_problem("new_date", command.new_date))
    elif command.told_on is not None and command.new_date <= command.told_on:
        text = f"The new date must be after the day they were told, {long_date(command.told_on)}."
        found.append(Problem("new_date", "", text))
    return tuple(found)


def _respond(
    command: Respond, state: CaseState, today: date, interests: Interests
) -> tuple[Problem, ...]:
    stage = state.stage(command.stage)
    if stage is None:
        return (no_stage_2(),)
    after = (
        ("acknowledged", stage.clock.acknowledged)
        if stage.clock.acknowledged
        else started(state, stage)
    )
    found = list(day_problems("on", "sent", command.on, today, after))
    if not stage.running:
        found.append(Problem("", "", over(stage)))
    if command.outcome is None:
        provision = "6.9" if command.stage is Stage.ONE else "6.19"
        text = f"Choose the decision: upheld, partly upheld or not upheld ({provision})."
        found.append(Problem("outcome", provision, text))
    found += problems_considering(command.considered_by, command.stage, command.on, interests)
    for number, promise in enumerate(command.promises, 1):
        found += _promised(promise, number)
    return tuple(found)


def _promised(promise: Promise, number: int) -> list[Problem]:
    """What stands against the first, second, ... promise of a response, at its own question."""
    what = "promises" if number == 1 else f"promise_what_{number}"
    due = f"promise_due_{number}"
    found = []
    if promise.amount < 0:
        found.append(Problem(what, "7.1", "An amount of money cannot be below nothing."))
    if empty(promise.what):
        found.append(Problem(what, "7.3", "Say what was promised."))
    if promise.due_on is None:
        named = "A promise" if empty(promise.what) else f"“{one_line(promise.what)}”"
        text = f"{named} needs a date (7.3). Enter by when it will be done."
        found.append(Problem(due, "7.3", text))
    elif out_of_reach(promise.due_on):
        found.append(year_problem(due, promise.due_on))
    return found


def _ask_stage_2(command: AskForStage2, state: CaseState, today: date) -> tuple[Problem, ...]:
    one = state.stages[0]
    answered = ("answered at stage 1", one.response.on) if one.response else None
    found = list(
        day_problems("on", "asked for", command.on, today, answered or started(state, one))
    )
    why_not = _why_no_stage_2(state)
    if why_not:
        found.append(Problem("", "6.10", why_not))
    elif one.response is None and not found:
        found.append(Problem("", "6.10", _ONE_IS_OPEN, Severity.WARN))
    return tuple(found)


def _accept(command: AcceptAsTold, state: CaseState, today: date) -> tuple[Problem, ...]:
    stage = state.stage(command.stage)
    refusal = stage.refusal if stage else None
    if refusal is None:
        return (Problem("", "2.4", "Nothing has been refused at this stage."),)
    return day_problems("on", "told", command.on, today, ("refused", refusal.on))


def _correct(command: CorrectDate, state: CaseState, today: date) -> tuple[Problem, ...]:
    event = next((e for e in state.events if e.id == command.event_id), None)
    if event is None:
        return (Problem("", "", "That entry has been corrected already. Look at the newest one."),)
    return correction_problems(event, command.on, state.events, today)


def _withdraw(command: Withdraw, state: CaseState, today: date) -> tuple[Problem, ...]:
    """It ends every stage that runs, so it cannot come before the last of them began."""
    last = max((s for s in state.stages if s.running), key=_began, default=state.current)
    found = day_problems("on", "withdrawn", command.on, today, started(state, last))
    return found if last.running else (*found, Problem("", "", over(last)))


def _close(command: Close, state: CaseState, today: date) -> tuple[Problem, ...]:
    ended = max((s.ended_on for s in state.stages if s.ended_on), default=None)
    after = ("answered or ended", ended) if ended else None
    found = day_problems("on", "closed", command.on, today, after)
    why_not = _why_not_close(state)
    return (*found, Problem("", "", why_not)) if why_not else found


# ---- shared words


def _began(stage: StageState) -> date:
    return stage.clock.start


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


def _key(name: str) -> str:
    return one_line(name).casefold()
