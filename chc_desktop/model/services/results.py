"""How a verb ends: done, or refused with reasons. Expected refusals are no exceptions."""

from __future__ import annotations

from dataclasses import dataclass

from chc_desktop.model.rules.values import Problem


@dataclass(frozen=True, slots=True)
class Done:
    """It is saved. ``what`` says so in a few words; warnings did not stop it."""

    what: str
    complaint_id: int = 0
    warnings: tuple[Problem, ...] = ()
    added_id: int = 0
    """The id of what was added or changed, where it is no complaint."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing was saved; each problem names its field."""

    problems: tuple[Problem, ...]


Result = Done | Refusal
