"""Steps of a complaint that lie in the past when it is entered: their order, and what is kept.

What happened is kept even where the Code was not followed: the register tells the truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    Acknowledge,
    AddNote,
    AskForStage2,
    Define,
    Extend,
    PastStep,
    Refuse,
    Respond,
    Update,
    Withdraw,
)
from chc_desktop.model.rules.values import Problem, Severity, Stage

_ORDER: tuple[type[PastStep], ...] = (
    AcceptAsTold,
    AskForStage2,
    Acknowledge,
    Define,
    Extend,
    Update,
    AddNote,
    Respond,
    Refuse,
    Withdraw,
)
"""What comes first of two steps on one day of one stage, as the events of a case are ordered."""
_NEEDED = frozenset({"on", "ground", ""})
"""What a past refusal cannot be kept without; the rest says that it was not made well (2.4)."""


def in_time(steps: Sequence[PastStep]) -> tuple[int, ...]:
    """The places of the steps in the order they happened, whatever order they were entered in."""
    return tuple(sorted(range(len(steps)), key=lambda at: (*_when(steps[at]), at)))


def missing_day(step: PastStep) -> str:
    """The field of a step's day, where it is not there or cannot be read; else ""."""
    if isinstance(step, Extend):
        return "" if step.told_on else "told_on"
    return "" if step.on else "on"


def as_past(step: PastStep, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """What stands against a step that happened already: a refusal badly made is kept as it was."""
    if not isinstance(step, Refuse):
        return tuple(problems)
    return tuple(
        found if found.field in _NEEDED else replace(found, severity=Severity.WARN)
        for found in problems
    )


def _when(step: PastStep) -> tuple[date, int, int]:
    on = step.told_on if isinstance(step, Extend) else step.on
    if isinstance(step, AskForStage2):
        stage = Stage.TWO.value
    else:
        # A note or a withdrawal has no stage of its own: it comes after what was said that day.
        stage = getattr(step, "stage", Stage.TWO).value
    return on or date.max, stage, _ORDER.index(type(step))
