"""The next update that a resident was promised (5.9)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from chc_desktop.model.rules.events import (
    Closed,
    EscalationRequested,
    Event,
    Extended,
    Refused,
    Responded,
    ToldToAccept,
    Updated,
    Withdrawn,
)

ANSWERS = (Closed, EscalationRequested, Refused, Responded, ToldToAccept, Withdrawn)
"""After these nothing that was agreed before is owed any more."""


def next_update(facts: Iterable[Event]) -> date | None:
    """The day by which the resident is to hear how it stands, or None (5.9).

    It is the day promised at the last update; else the interval agreed with the last extension,
    in days, after the resident last heard. ``facts`` stand in their order, corrections applied.
    """
    due: date | None = None
    interval: int | None = None
    for fact in facts:
        if isinstance(fact, Extended):
            interval = fact.update_every or interval
            due = _after(fact.on, interval)
        elif isinstance(fact, Updated):
            due = fact.next_on or _after(fact.on, interval)
        elif isinstance(fact, ANSWERS):
            due = interval = None
    return due


def _after(day: date, interval: int | None) -> date | None:
    return day + timedelta(days=interval) if interval else None
