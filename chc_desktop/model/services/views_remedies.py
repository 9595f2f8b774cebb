"""What the window is shown of remedies, Ombudsman cases and learning: frozen, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.compensation import Figure
from chc_desktop.model.rules.values import RemedyHead


@dataclass(frozen=True, slots=True)
class PromiseEntry:
    """A promise with all that is on record of it. ``amount`` in pence."""

    id: int
    complaint_id: int
    reference: str
    made_on: date
    what: str
    head: RemedyHead
    owner: str
    due_on: date | None
    amount: int
    awarded_by: str
    committee_agreed_on: date | None
    accepted_on: date | None
    refused_on: date | None
    done_on: date | None
    done_how: str
    paid_how: str


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The Ombudsman's figures in force on a day: an aid beside an amount, never filled in."""

    figures: tuple[Figure, ...]
    """Empty where none are held for the day."""
    words: str
    """From when they hold, when they were last checked, or that none are held."""
    source: str
    old: bool
    """Last checked over 180 days ago."""
