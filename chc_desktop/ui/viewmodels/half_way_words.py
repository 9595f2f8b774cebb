"""What a complaint entered half-way leads to, in words: shown beside its form."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.clocks import FAULT_TEXTS, PROVISIONS
from chc_desktop.model.rules.complaint import CaseState, StageState
from chc_desktop.model.rules.values import Clock
from chc_desktop.model.rules.wording import long_date

NOT_COMPUTED = "Not computed here"
_NEEDED = "They need the day, who complains and about what, and past days that fit each other."
Lines = tuple[tuple[str, str], ...]


def leads_to(state: CaseState | None, promised: date | None, today: date) -> Lines:
    """Return headings and sentences; ``state`` is None while something stands against it."""
    if state is None:
        return (("The dates will stand here", _NEEDED),)
    found = [part for stage in state.stages if stage.running for part in _dates(stage, today)]
    if not state.running:
        found.append(_ended(state))
    found += _extensions(state)
    if promised is not None:
        text = f"The date they were promised before, {long_date(promised)}, is kept as told."
        found.append((NOT_COMPUTED, text))
    return tuple(found)


def told_before(promised: date) -> str:
    """Return the words for a date that comes from before the register."""
    return f"Promised for {long_date(promised)}. {NOT_COMPUTED}: it is kept as it was told."


def _dates(stage: StageState, today: date) -> Lines:
    clock = stage.clock
    found = []
    if clock.acknowledged is None:
        rule = PROVISIONS[stage.stage, Clock.ACKNOWLEDGE]
        text = f"Acknowledge stage {stage.stage.value} by this day ({rule})."
        found.append(_dated(clock.acknowledge_by, text, today))
    elif clock.acknowledged > clock.acknowledge_by:
        text = f"It was due by {long_date(clock.acknowledge_by)}."
        found.append(("The acknowledgement was late", text))
    rule = PROVISIONS[stage.stage, Clock.RESPOND]
    text = f"Respond to stage {stage.stage.value} by this day ({rule})."
    found.append(_dated(clock.respond_by, text, today))
    return tuple(found)


def _dated(due: date, text: str, today: date) -> tuple[str, str]:
    return long_date(due), f"{text} That day has passed." if due < today else text


def _ended(state: CaseState) -> tuple[str, str]:
    stage = state.stages[-1]
    late = "" if stage.responded_in_time else f"It was due by {long_date(stage.clock.respond_by)}."
    return f"Stage {stage.stage.value} is answered", f"No clock runs. {late}".strip()


def _extensions(state: CaseState) -> Lines:
    """Say of each extension that does not count why it does not."""
    return tuple(
        (
            f"The new date {long_date(told.new_date)} does not count",
            " ".join(FAULT_TEXTS[fault] for fault in told.faults),
        )
        for stage in state.stages
        for told in stage.clock.extensions
        if not told.valid
    )
