"""What is shown of people: lists, one person's page, adjustments and restrictions.

A need, a disability and the reasons for a decision are health data (UK GDPR Article 9). No view
here carries them: ``*_hidden`` says that there is something, and a function of its own shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.adjustments import Decision
from chc_desktop.model.rules.complaint import Standing
from chc_desktop.model.rules.residents import Part
from chc_desktop.model.rules.restrictions import STAYS_OPEN, Incident, RestrictionState
from chc_desktop.model.services.views import Banner


@dataclass(frozen=True, slots=True)
class PersonLink:
    """Somebody to open. ``home`` is a home or an address elsewhere."""

    id: int
    name: str
    home: str
    kind: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list of people. ``complaints`` counts those they take part in."""

    id: int
    name: str
    home: str
    kind: str
    complaints: int
    open_complaints: int
    has_adjustment: bool
    has_restriction: bool
    search: str
    """Everything the search looks through, case-folded; never a need."""


@dataclass(frozen=True, slots=True)
class HomeRow:
    """One of the landlord's homes and who is there."""

    id: int
    label: str
    tenure: str
    people: tuple[PersonLink, ...]


@dataclass(frozen=True, slots=True)
class PersonComplaint:
    """A complaint somebody takes part in. ``part`` is ``lead`` or one of the parts."""

    id: int
    reference: str
    subject: str
    part: str
    standing: Standing
    received: date
    is_open: bool


@dataclass(frozen=True, slots=True)
class PersonRequest:
    """A service request."""

    id: int
    reference: str
    what: str
    received_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class PersonLetter:
    """A letter to a person; ``sent_on`` None is a draft."""

    id: int
    kind: str
    reference: str
    """The complaint's reference, or empty."""
    sent_on: date | None
    sent_how: str
    complaint_id: int = 0
    """The complaint it is about, 0 for none."""
    readable: bool = False
    """Whether its text was kept."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review that was done. ``was`` and ``was_until`` say what it changed."""

    on: date
    outcome: str
    next_on: date | None
    note: str = ""
    """Empty for adjustments: ``adjustments.show_reasons`` has it."""
    was: str = ""
    was_until: date | None = None


@dataclass(frozen=True, slots=True)
class AdjustmentView:
    """An adjustment (5.10), without the need and the reasons."""

    id: int
    person_id: int
    who: str
    complaint_id: int | None
    applies_to: str
    """``All contact`` or the complaint's reference."""
    asked: str
    asked_on: date
    acts: tuple[str, ...]
    decision: Decision | None
    decided_on: date | None
    review_due: date | None
    """None unless it is agreed and has not ended."""
    review_left: int | None
    """Working days; negative late."""
    stage_changed: bool
    """The review is due because a complaint went to stage 2."""
    ended_on: date | None
    state_words: str
    """``Not decided yet``, ``Agreed``, ``Agreed: review due``, ``Declined``, ``Ended``."""
    need_hidden: bool
    reasons_hidden: bool
    disclosed_on: date | None
    reviews: tuple[ReviewView, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class AdjustmentReasons:
    """How a need was disclosed, why it was decided so, and the notes of reviews by day."""

    disclosed_how: str
    reasons: str
    notes: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class RestrictionView:
    """A restriction (5.14, 5.15), with its grounds, without what touches a disability."""

    id: int
    person_id: int
    who: str
    subject: str
    state: RestrictionState
    state_words: str
    """What the state means, in a sentence."""
    start_on: date
    end_on: date
    review_due: date | None
    """None when there is nothing left to review."""
    review_left: int | None
    incidents: tuple[Incident, ...]
    warnings: str
    waived_warning: str
    other_steps: str
    equality_regard: str
    disability_regard_hidden: bool
    proportionate: str
    decided_by: str
    appeal: str
    lifted_on: date | None
    reviews: tuple[ReviewView, ...]
    """Newest first."""
    stays_open: tuple[str, ...] = STAYS_OPEN


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person's page: everything that stands under this person and their duplicates."""

    id: int
    name: str
    home: str
    elsewhere: str
    kind: str
    email: str
    phone: str
    prefers: str
    household: tuple[PersonLink, ...]
    complaints: tuple[PersonComplaint, ...]
    """Newest first."""
    requests: tuple[PersonRequest, ...]
    adjustments: tuple[AdjustmentView, ...]
    restrictions: tuple[RestrictionView, ...]
    letters: tuple[PersonLetter, ...]
    offices: tuple[str, ...]
    """Held today."""
    duplicates: tuple[PersonLink, ...]
    """Entries merged into this one; each can be taken apart again."""
    likely: tuple[tuple[PersonLink, str], ...]
    """Entries that may be the same person, and what speaks for it."""
    banners: tuple[Banner, ...]


@dataclass(frozen=True, slots=True)
class ComplaintPersonView:
    """Somebody who takes part in a complaint. ``part``: ``lead``, or one of the parts."""

    person_id: int
    name: str
    home: str
    part: Part | None
    """None stands for the lead."""
    consent_on: date | None
    no_consent: bool
    """A representative without a day of consent (3.6)."""
