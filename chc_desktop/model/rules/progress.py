"""Steps between acknowledging and answering: define, tell how it stands, take up something new."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.commands import Define, RaiseIssue, Update
from chc_desktop.model.rules.complaint import CaseState, StageState
from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.stages import empty, no_stage_2, over, started
from chc_desktop.model.rules.values import Problem, Severity
from chc_desktop.model.rules.wording import long_date


def problems_defining(command: Define, state: CaseState, today: date) -> tuple[Problem, ...]:
    """What stands against a definition by itself (5.6, 5.7).

    A stage that has ended takes one only if it has none: then it is late, but on record.
    """
    stage = state.stage(command.stage)
    if stage is None:
        return (no_stage_2(),)
    found = list(day_problems("on", "defined", command.on, today, started(state, stage)))
    if stage.defined is not None and not stage.running:
        found.append(Problem("", "", over(stage)))
    if empty(command.understanding):
        text = "Say how you understand the complaint (5.6)."
        found.append(Problem("understanding", "5.6", text))
    if empty(command.outcomes_sought):
        text = "Say what the resident wants to happen, or that they did not say (5.6)."
        found.append(Problem("outcomes_sought", "5.6", text, Severity.WARN))
    if empty(command.responsible_for):
        text = "Say what you are responsible for, and what not (5.7)."
        found.append(Problem("responsible_for", "5.7", text, Severity.WARN))
    return tuple(found)


def problems_updating(command: Update, state: CaseState, today: date) -> tuple[Problem, ...]:
    """What stands against an update: its day, and a next one that lies after it (5.9).

    After the response it tells how what was promised stands (6.6, 6.17).
    """
    stage = state.stage(command.stage)
    if stage is None:
        return (no_stage_2(),)
    found = list(day_problems("on", "told", command.on, today, started(state, stage)))
    if not may_update(stage):
        found.append(Problem("", "", over(stage)))
    if empty(command.text):
        found.append(Problem("text", "5.9", "Say what they were told (5.9)."))
    following = command.next_on
    if following is not None and out_of_reach(following):
        found.append(year_problem("next_on", following))
    elif following is not None and command.on is not None and following <= command.on:
        text = f"The next update must be after this one, {long_date(command.on)} (5.9)."
        found.append(Problem("next_on", "5.9", text))
    elif following is None and stage.running and _too_late(command, stage):
        text = "The response is not in time: agree with them when they hear again (5.9)."
        found.append(Problem("next_on", "5.9", text, Severity.WARN))
    return tuple(found)


def may_update(stage: StageState) -> bool:
    """Whether the resident can be told how it stands: until the end, and on what was promised."""
    return stage.running or stage.response is not None


def _too_late(command: Update, stage: StageState) -> bool:
    return command.on is not None and command.on >= stage.clock.respond_by


def problems_raising(command: RaiseIssue, state: CaseState, today: date) -> tuple[Problem, ...]:
    """What stands against recording a new issue (6.8)."""
    started_on = ("received", state.received)
    found = list(day_problems("on", "raised", command.on, today, started_on))
    if empty(command.words):
        found.append(Problem("words", "6.8", "Say what is new, in their words."))
    if can_join(state):
        if command.related is None:
            text = "Say whether it belongs to what you are looking into already (6.8)."
            found.append(Problem("related", "6.8", text))
        elif command.related and command.would_delay is None:
            text = "Say whether answering it too would delay the response unreasonably (6.8)."
            found.append(Problem("would_delay", "6.8", text))
    return tuple(found)


def can_join(state: CaseState) -> bool:
    """Whether stage 1 is still to be answered, so that something new can join it (6.8)."""
    return state.stages[0].running


def joins(command: RaiseIssue, state: CaseState) -> bool:
    """Whether a new issue joins stage 1; else it is logged as a complaint of its own (6.8)."""
    return can_join(state) and bool(command.related) and command.would_delay is False
