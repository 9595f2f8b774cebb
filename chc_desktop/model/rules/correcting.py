"""Correcting more than the day of a fact, and taking back one that should not be there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date

from chc_desktop.model.rules.commands import CorrectFact, FactValue, Retract
from chc_desktop.model.rules.complaint import CaseState
from chc_desktop.model.rules.corrections import correction_problems
from chc_desktop.model.rules.entered_days import out_of_reach, year_problem
from chc_desktop.model.rules.events import (
    Defined,
    EscalationRequested,
    Event,
    Extended,
    Raised,
    Received,
    Refused,
    Responded,
    ToldToAccept,
    Updated,
)
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Outcome, Problem, RefusalGround, Stage
from chc_desktop.model.rules.wording import long_date

_OWN = frozenset({"on", "stage", "id", "corrects", "why_corrected"})
_TYPES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "bool": (bool,),
    "int": (int,),
    "date": (date,),
    "Outcome": (Outcome,),
    "RefusalGround": (RefusalGround,),
}
GONE = Problem("", "", "That entry has been corrected already. Look at the newest one.")


def correctable(event: Event) -> dict[str, FactValue]:
    """The fields of a fact that can be corrected beside its day, with what they hold."""
    return {f.name: getattr(event, f.name) for f in fields(event) if f.name not in _OWN}


def corrected(event: Event, command: CorrectFact) -> Event:
    """The fact as it should have been, in place of the old one; texts are cleaned."""
    changes = {
        name: clean_text(value) if type(value) is str else value for name, value in command.changes
    }
    return replace(
        event,
        on=command.on or event.on,
        id=0,
        corrects=event.id,
        why_corrected=clean_text(command.why),
        **changes,  # type: ignore[arg-type]  # their types were asked of the fact's fields
    )


def problems_correcting(command: CorrectFact, state: CaseState, today: date) -> tuple[Problem, ...]:
    """What stands against a correction: the fact must still be one that could be entered.

    A response keeps its decision (6.9, 6.19), an extension a date after it was told (6.4, 6.15),
    a refusal its ground and reasons (2.2, 2.4, 5.11).
    """
    event = _standing(command.event_id, state)
    if event is None:
        return (GONE,)
    found = [p for name, value in command.changes for p in _field_problems(event, name, value)]
    if found:
        return tuple(found)
    new = corrected(event, command)
    if replace(new, id=event.id, corrects=None, why_corrected="") == replace(
        event, corrects=None, why_corrected=""
    ):
        return (Problem("", "", "Nothing is different. Change what was wrong."),)
    if command.on is not None:
        found += correction_problems(event, command.on, state.events, today)
    return (*found, *_sense(new), *_sense_between(new))


def problems_retracting(command: Retract, state: CaseState) -> tuple[Problem, ...]:
    """What stands against taking an entry back: others must not hang on it."""
    event = _standing(command.event_id, state)
    if event is None:
        return (GONE,)
    if isinstance(event, Received):
        text = "The day it was received cannot be taken away. Correct it, or undo the logging."
        return (Problem("", "", text),)
    if isinstance(event, EscalationRequested):
        later: Iterable[Event] = (e for e in state.events if e.stage is Stage.TWO)
    elif isinstance(event, ToldToAccept):
        later = (e for e in state.events if e.stage is event.stage and e.on >= event.on)
    else:
        later = ()
    if any(e is not event and not isinstance(e, Received | Refused) for e in later):
        text = "What happened after it depends on it. Take those entries back first."
        return (Problem("", "", text),)
    return ()


def _standing(event_id: int, state: CaseState) -> Event | None:
    return next((e for e in state.events if e.id == event_id), None)


def _field_problems(event: Event, name: str, value: FactValue) -> tuple[Problem, ...]:
    field = next((f for f in fields(event) if f.name == name and name not in _OWN), None)
    if field is None:
        return (Problem(name, "", "This entry has nothing of that name to correct."),)
    plain = str(field.type).removesuffix(" | None")
    allowed = _TYPES[plain]
    if value is None and plain != str(field.type):
        return ()
    if type(value) not in allowed:
        return (Problem(name, "", "Choose or enter what it should say."),)
    if isinstance(value, date) and out_of_reach(value):
        return (year_problem(name, value),)
    return ()


def _sense(event: Event) -> tuple[Problem, ...]:
    """What a fact cannot be without, whenever it is entered."""
    match event:
        case Responded(outcome=None):
            rule = "6.9" if event.stage is Stage.ONE else "6.19"
            text = f"Choose the decision: upheld, partly upheld or not upheld ({rule})."
            return (Problem("outcome", rule, text),)
        case Extended() if event.new_date <= event.on:
            text = f"The new date must be after the day they were told, {long_date(event.on)}."
            return (Problem("new_date", "6.4" if event.stage is Stage.ONE else "6.15", text),)
        case Extended() if event.update_every is not None and event.update_every < 1:
            text = "Enter the working days between two updates, from 1."
            return (Problem("update_every", "", text),)
        case Refused(ground=None):
            return (Problem("ground", "2.2", "Choose the ground for refusing (2.2)."),)
        case Refused() if not event.reasons.strip():
            rule = "2.4" if event.stage is Stage.ONE else "5.11"
            text = f"Give the reasons; the letter must explain them ({rule})."
            return (Problem("reasons", rule, text),)
        case _:
            return ()


def _sense_between(event: Event) -> tuple[Problem, ...]:
    """The same of what happens between acknowledging and answering (5.6, 5.9, 6.8)."""
    match event:
        case Defined() if not event.understanding.strip():
            return (Problem("understanding", "5.6", "Say how you understand the complaint (5.6)."),)
        case Updated() if event.next_on is not None and event.next_on <= event.on:
            text = f"The next update must be after this one, {long_date(event.on)} (5.9)."
            return (Problem("next_on", "5.9", text),)
        case Raised() if not event.words.strip():
            return (Problem("words", "6.8", "Say what is new, in their words (6.8)."),)
        case _:
            return ()
