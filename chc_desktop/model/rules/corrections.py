"""Correcting the day of a fact: it must stay after what it follows and before what follows it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chc_desktop.model.rules.entered_days import day_problems
from chc_desktop.model.rules.events import (
    Acknowledged,
    Closed,
    EscalationRequested,
    Event,
    Noted,
    Received,
    Refused,
    Responded,
    ToldToAccept,
    Withdrawn,
)
from chc_desktop.model.rules.values import Problem, Stage
from chc_desktop.model.rules.wording import long_date

_WORDS = {
    Responded.kind: "answered",
    EscalationRequested.kind: "taken to stage 2",
    ToldToAccept.kind: "accepted",
}


def correction_problems(
    event: Event, on: date | None, facts: Iterable[Event], today: date
) -> tuple[Problem, ...]:
    """What stands against moving a fact to another day.

    Without this a day of receipt moved past the acknowledgement would make the clock forget
    that the complaint was acknowledged.
    """
    others = [e for e in facts if e is not event]
    before = [e for e in others if e.on <= event.on and _follows(event, e)]
    after = [e for e in others if e.on >= event.on and _follows(e, event)]
    last = max(before, key=lambda e: e.on, default=None)
    found = day_problems("on", _word(event), on, today, (_word(last), last.on) if last else None)
    first = min(after, key=lambda e: e.on, default=None)
    if found or on is None or first is None or on <= first.on:
        return found
    text = (
        f"It cannot be {_word(event)} after it was {_word(first)}, {long_date(first.on)}. "
        "Correct that entry first, if its day is wrong too."
    )
    return (Problem("on", "", text),)


def _follows(later: Event, earlier: Event) -> bool:
    """Whether the one fact can only come after the other."""
    same = later.stage is earlier.stage
    match earlier:
        case Received():
            follows = True
        case EscalationRequested():
            follows = later.stage is Stage.TWO
        case ToldToAccept():
            follows = same
        case Acknowledged():
            follows = same and isinstance(later, Responded)
        case Responded() if isinstance(later, EscalationRequested):
            follows = earlier.stage is Stage.ONE
        case Refused() if isinstance(later, ToldToAccept):
            follows = same
        case Responded() | Refused() | Withdrawn():
            follows = same and isinstance(later, Closed)
        case _:
            follows = False
    return follows and not isinstance(later, Noted)


def _word(event: Event) -> str:
    return _WORDS.get(event.kind, event.kind)
