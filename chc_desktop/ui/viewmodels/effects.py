"""What a step would start, in words: shown beside its form while one types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chc_desktop.model.rules.clocks import FAULT_TEXTS, PROVISIONS
from chc_desktop.model.rules.commands import Extend
from chc_desktop.model.rules.complaint import CaseState, StageState
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.rules.wording import long_date


@dataclass(frozen=True, slots=True)
class Effect:
    """One consequence: a date or a word, and a sentence about it."""

    heading: str
    text: str = ""


def effects_of(state: CaseState | None, verb: Verb, stage: Stage) -> tuple[Effect, ...]:
    """Return what a step would start; ``state`` is the case as it would be, None without a date."""
    if state is None:
        return (Effect("Enter a date", "Then this says what follows from it."),)
    part = state.stage(stage)
    made = _DATED.get(verb)
    if part is not None and made is not None:
        return made(part)
    if verb is Verb.RESPOND and stage is Stage.TWO:
        return _LAST_RESPONSE
    return _ENDINGS.get(verb, ())


def of_new_issue(
    *, open_at_stage_1: bool, related: bool | None, would_delay: bool | None
) -> tuple[Effect, ...]:
    """Return what becomes of a new issue (6.8)."""
    if open_at_stage_1 and (related is None or (related and would_delay is None)):
        text = "It joins stage 1, or is logged as a complaint of its own (6.8)."
        return (Effect("Your answers decide", text),)
    if open_at_stage_1 and related and not would_delay:
        text = "The response answers it too (6.8). Define the complaint anew, so that it is in it."
        return (Effect("It joins stage 1", text), Effect("No date moves"))
    why = "It is another matter" if open_at_stage_1 and not related else "It would delay the answer"
    if not open_at_stage_1:
        why = "Stage 1 has been answered or ended"
    text = f"{why} (6.8). It has dates of its own from that day, and both name each other."
    return (Effect("A new complaint is logged", text), Effect("No date of this one moves"))


def most_allowed(state: CaseState | None, stage: Stage) -> tuple[Effect, ...]:
    """Return the latest date an extension may have, before a new date is entered."""
    part = state.stage(stage) if state is not None else None
    if part is None:
        return effects_of(None, Verb.EXTEND, stage)
    rule = PROVISIONS[stage, Clock.EXTENSION]
    due = f"The response is due by {long_date(part.clock.respond_by)} now."
    text = f"The latest new date the Code allows ({rule}). {due}"
    return (Effect(long_date(part.clock.extension_cap), text),)


def _response_due(part: StageState) -> tuple[Effect, ...]:
    clock = part.clock
    rule = PROVISIONS[part.stage, Clock.RESPOND]
    days = 10 if part.stage is Stage.ONE else 20
    found = [
        Effect(
            long_date(clock.respond_by),
            f"Respond by this day, {days} working days from the acknowledgement ({rule}).",
        )
    ]
    if clock.acknowledged is not None and clock.acknowledged > clock.acknowledge_by:
        late = f"The acknowledgement was due by {long_date(clock.acknowledge_by)}."
        on_time = (
            f"{late} Warnings go by this day, as if it had been on time. That is our own rule."
        )
        found.append(Effect(long_date(clock.on_time_date), on_time))
    return tuple(found)


def of_extension(state: CaseState | None, tried: Extend) -> tuple[Effect, ...]:
    """Return what this extension would do, whatever others are on record."""
    part = state.stage(tried.stage) if state is not None else None
    if part is None:
        return effects_of(None, Verb.EXTEND, tried.stage)
    clock = part.clock
    same = [e for e in clock.extensions if (e.told, e.new_date) == (tried.told_on, tried.new_date)]
    if not same:
        return ()
    newest = same[-1]
    if newest.valid:
        text = (
            f"The response is due by this day instead of {long_date(clock.respond_by_unextended)}."
        )
        return (Effect(long_date(clock.respond_by), text),)
    reasons = " ".join(FAULT_TEXTS[fault] for fault in newest.faults)
    text = f"{reasons} It is kept on record, and {long_date(clock.respond_by)} stays the date."
    cap = f"The latest date the Code allows is {long_date(clock.extension_cap)}."
    return (Effect("As it stands, this does not move the date", text), Effect(cap))


def _new_stage(part: StageState) -> tuple[Effect, ...]:
    clock = part.clock
    return (
        Effect(
            long_date(clock.acknowledge_by),
            "Acknowledge stage 2 by this day, 5 working days (6.11).",
        ),
        Effect(
            long_date(clock.respond_by), "Respond by this day, unless acknowledged sooner (6.14)."
        ),
    )


_DATED: dict[Verb, Callable[[StageState], tuple[Effect, ...]]] = {
    Verb.ACKNOWLEDGE: _response_due,
    Verb.ACCEPT: _response_due,
    Verb.ASK_STAGE_2: _new_stage,
}
_LAST_RESPONSE = (
    Effect("The clock stops", "What you promise stays on Today until it is done (6.6, 6.17)."),
    Effect(
        "If they are not satisfied",
        "They can take it to the Housing Ombudsman. There is no third stage (5.3).",
    ),
)
_ENDINGS: dict[Verb, tuple[Effect, ...]] = {
    Verb.RESPOND: (
        Effect("The clock stops", "What you promise stays on Today until it is done (6.6, 6.17)."),
        Effect(
            "If they are not satisfied",
            "They can ask for stage 2 (6.10). They need not give reasons (6.12).",
        ),
    ),
    Verb.REFUSE: (
        Effect("The clocks stop", "The resident can take this to the Ombudsman (2.4, 5.11)."),
        Effect("It is counted", "Refusals are listed in the annual report by ground (8.1 b)."),
    ),
    Verb.WITHDRAW: (Effect("The clocks stop", "Only the resident can take a complaint back."),),
    Verb.CLOSE: (
        Effect(
            "The file is put away", "Promises live on. There is no reopening: stage 2 is (6.10)."
        ),
    ),
    Verb.DEFINE: (Effect("No date moves", "It is due with the acknowledgement (5.6, 6.2, 6.11)."),),
    Verb.UPDATE: (Effect("No date moves", "An update is no extension and pauses no clock (5.9)."),),
    Verb.NOTE: (Effect("Nothing changes", "A note never moves a date and never pauses a clock."),),
}
