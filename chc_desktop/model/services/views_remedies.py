"""What the window is shown of remedies, Ombudsman cases and learning: frozen, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.compensation import Figure
from chc_desktop.model.rules.ombudsman import ItemKind, ItemState
from chc_desktop.model.rules.values import Finding, RemedyHead


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


@dataclass(frozen=True, slots=True)
class OmbudsmanItemView:
    """What the Ombudsman asked, found or ordered. ``amount`` in pence."""

    id: int
    case_id: int
    kind: ItemKind
    issue: str
    finding: Finding | None
    what: str
    on: date
    due_on: date | None
    done_on: date | None
    left: int | None
    """Working days left, negative late; None where nothing is owed by a day."""
    state: ItemState
    is_open: bool
    evidence: str
    amount: int
    failure_type: int | None


@dataclass(frozen=True, slots=True)
class OmbudsmanCaseView:
    """A case before the Ombudsman, with all that stands in it."""

    id: int
    complaint_id: int
    reference: str
    opened_on: date
    closed_on: date | None
    items: tuple[OmbudsmanItemView, ...]

    @property
    def ordered(self) -> int:
        """Pence that were ordered; recommendations do not bind and are not counted."""
        return sum(item.amount for item in self.items if item.kind is ItemKind.ORDER)

    @property
    def paid(self) -> int:
        """Pence of that which were paid."""
        orders = (item for item in self.items if item.kind is ItemKind.ORDER)
        return sum(item.amount for item in orders if item.done_on is not None)


@dataclass(frozen=True, slots=True)
class LearningView:
    """What was learned from a complaint: a note of our own, and the words for publication."""

    id: int
    complaint_id: int
    reference: str
    subject: str
    on: date
    internal: str
    you_said: str
    we_did: str
    what_changed: str
    told_whom: str
    told_on: date | None
    missing: tuple[str, ...]
    """What is still to be said: "what changed", "who was told"."""

    @property
    def is_published(self) -> bool:
        """Whether it has words for publication, which the annual report prints."""
        return bool(self.you_said)


@dataclass(frozen=True, slots=True)
class LearningAsked:
    """A complaint from which nothing is written up yet, and why it is asked for."""

    complaint_id: int
    reference: str
    subject: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LearningYear:
    """What was learned in a reporting year, and what is still to be written up."""

    year_end: date
    years: tuple[date, ...]
    entries: tuple[LearningView, ...]
    waiting: tuple[LearningAsked, ...]
