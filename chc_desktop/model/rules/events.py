"""The facts of a case: what happened, on which day. Everything else is derived from them.

A mistake is corrected by a new event that names the old one in ``corrects``; a ``Retracted``
event takes the old one away and puts nothing in its place. Nothing is ever deleted, so a
correction can itself be corrected or retracted, which brings the older fact back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chc_desktop.model.rules.values import Outcome, RefusalGround, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One fact. ``on`` is the day it happened, ``id`` is 0 until it is stored."""

    kind: ClassVar[str] = ""
    rank: ClassVar[int] = 0

    on: date
    stage: Stage = Stage.ONE
    id: int = 0
    corrects: int | None = None
    why_corrected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(Event):
    """Day 0 of stage 1: anyone at the landlord heard of it (3.2)."""

    kind: ClassVar[str] = "received"
    rank: ClassVar[int] = 0

    channel: str = ""
    received_by: str = ""
    passed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldToAccept(Event):
    """The Ombudsman told the landlord to accept: the new day 0 of the stage (2.4, 5.11)."""

    kind: ClassVar[str] = "told to accept"
    rank: ClassVar[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationRequested(Event):
    """Day 0 of stage 2. Nobody has to give reasons (6.12)."""

    kind: ClassVar[str] = "stage 2 asked for"
    rank: ClassVar[int] = 1

    channel: str = ""
    reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged(Event):
    """The resident was told that the complaint is in hand (6.2, 6.11)."""

    kind: ClassVar[str] = "acknowledged"
    rank: ClassVar[int] = 2

    how: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined(Event):
    """The complaint definition at a stage (5.6, 5.7)."""

    kind: ClassVar[str] = "defined"
    rank: ClassVar[int] = 3

    understanding: str = ""
    outcomes_sought: str = ""
    responsible_for: str = ""
    not_responsible_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Event):
    """The resident was told of a later date on ``on`` (6.4, 6.5, 6.15, 6.16).

    Beyond the cap ``good_reason`` and ``update_every`` (days) are needed (5.9).
    """

    kind: ClassVar[str] = "extended"
    rank: ClassVar[int] = 4

    new_date: date
    reason: str = ""
    ombudsman_given: bool = False
    in_writing: bool = True
    good_reason: str = ""
    update_every: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated(Event):
    """The resident was told how it stands; ``next_on`` is the next update promised (5.9)."""

    kind: ClassVar[str] = "updated"
    rank: ClassVar[int] = 5

    text: str = ""
    how: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised(Event):
    """A new issue that stage 1 answers too (6.8); one that it does not is a complaint of its own."""

    kind: ClassVar[str] = "new issue"
    rank: ClassVar[int] = 3

    words: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responded(Event):
    """The stage's response went out (6.3, 6.14)."""

    kind: ClassVar[str] = "responded"
    rank: ClassVar[int] = 6

    outcome: Outcome | None = None
    how: str = ""
    decision: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Event):
    """The complaint, or at stage 2 its escalation, was not accepted (2.1 to 2.5, 5.11)."""

    kind: ClassVar[str] = "refused"
    rank: ClassVar[int] = 7

    ground: RefusalGround | None = None
    reasons: str = ""
    evidence: str = ""
    issue_on: date | None = None
    aware_on: date | None = None
    discretion: str = ""
    ombudsman_given: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Event):
    """The resident took the complaint back; their words are kept."""

    kind: ClassVar[str] = "withdrawn"
    rank: ClassVar[int] = 8

    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Event):
    """The officer put the file away. It ends no clock."""

    kind: ClassVar[str] = "closed"
    rank: ClassVar[int] = 9

    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Event):
    """A call, visit, letter or note, in or out (5.12). Moves no date."""

    kind: ClassVar[str] = "noted"
    rank: ClassVar[int] = 5

    what: str = ""
    direction: str = ""
    channel: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retracted(Event):
    """Takes the event named in ``corrects`` away."""

    kind: ClassVar[str] = "retracted"
    rank: ClassVar[int] = 99


EVENT_TYPES: dict[str, type[Event]] = {
    cls.kind: cls
    for cls in (
        Received,
        ToldToAccept,
        EscalationRequested,
        Acknowledged,
        Defined,
        Extended,
        Updated,
        Raised,
        Responded,
        Refused,
        Withdrawn,
        Closed,
        Noted,
        Retracted,
    )
}


def effective(events: Iterable[Event]) -> tuple[Event, ...]:
    """The facts that stand, by day and then by kind: never by the order of entering them.

    An event stands unless a standing later event corrects it; events not yet stored (id 0)
    always stand. A correction of a correction stands for the first entry too; a correction
    that is only retracted gives the place back to what it corrected.
    """
    everything = tuple(events)
    by_id = {event.id: event for event in everything}
    undone: set[int] = set()
    standing: list[Event] = []
    for event in sorted(everything, key=lambda e: e.id or _UNSTORED, reverse=True):
        if event.id and event.id in undone:
            continue
        if isinstance(event, Retracted):
            undone.update(() if event.corrects is None else (event.corrects,))
        else:
            undone.update(_replaced(event, by_id))
            standing.append(event)
    return tuple(sorted(standing, key=lambda e: (e.on, e.stage, e.rank, e.id)))


def _replaced(event: Event, by_id: dict[int, Event]) -> set[int]:
    """What an event stands in place of: the entry it corrects, what that corrected, and so on."""
    found: set[int] = set()
    while event.corrects is not None and event.corrects not in found:
        found.add(event.corrects)
        event = by_id.get(event.corrects, event)
    return found


_UNSTORED = 1 << 62
