"""What the checks of all steps ask of a stage, and the words they share."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.complaint import CaseState, StageState
from chc_desktop.model.rules.events import ToldToAccept
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem, Stage


def started(state: CaseState, stage: StageState) -> tuple[str, date]:
    """What began a stage, as a word, and on which day."""
    if any(isinstance(e, ToldToAccept) and e.stage is stage.stage for e in state.events):
        return "accepted", stage.clock.start
    return "received" if stage.stage is Stage.ONE else "asked for", stage.clock.start


def over(stage: StageState) -> str:
    """Why nothing more can happen at a stage; "" while it runs."""
    return "" if stage.running else f"Stage {stage.stage.value} has ended."


def no_stage_2() -> Problem:
    """What stands against a step of a stage 2 that nobody asked for."""
    return Problem("", "6.10", "Stage 2 has not been asked for. Record that first.")


def empty(text: str) -> bool:
    """Whether a text says nothing."""
    return not clean_text(text).strip()
