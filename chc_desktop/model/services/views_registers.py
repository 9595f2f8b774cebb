"""What is shown of requests, surveys, thanks, the officer's registers and the settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.requests import RequestStanding
from chc_desktop.model.rules.values import Clock, Role, Stage


@dataclass(frozen=True, slots=True)
class RequestView:
    """A service request (1.4). ``complaint_id`` is the complaint that came of it (1.5)."""

    id: int
    reference: str
    person_id: int
    resident: str
    home: str
    received_on: date
    what: str
    standing: RequestStanding
    done_on: date | None
    dissatisfied_on: date | None
    choice_offered_on: date | None
    choice_words: str
    complaint_id: int | None
    complaint_reference: str
    search: str
    """Everything the search looks through, case-folded."""

    @property
    def is_open(self) -> bool:
        """Work goes on, or the choice to complain is owed."""
        return self.standing is not RequestStanding.DONE


@dataclass(frozen=True, slots=True)
class SurveyView:
    """A survey answer (1.6).

    ``tell_by`` is None once told, for anonymous answers, and once a complaint came of it.
    """

    id: int
    person_id: int | None
    resident: str
    home: str
    on: date
    words: str
    told_on: date | None
    tell_by: date | None
    left: int | None
    """Working days to ``tell_by``; negative late."""
    complaint_id: int | None = None
    complaint_reference: str = ""


@dataclass(frozen=True, slots=True)
class ComplimentView:
    """A thank you."""

    id: int
    person_id: int | None
    resident: str
    home: str
    on: date
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class OfficeView:
    """A term of office. ``may_award`` in pence; None: nothing is laid down."""

    id: int
    person_id: int
    name: str
    role: Role
    from_on: date
    until_on: date | None
    may_award: int | None
    holds: bool
    """Whether it runs today."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting of the governing body, past or to come."""

    id: int
    on: date
    body: str
    minute_reference: str
    note: str
    past: bool


@dataclass(frozen=True, slots=True)
class TrainingView:
    """Who was trained in what (4.3)."""

    id: int
    person_id: int
    name: str
    on: date
    about: str


@dataclass(frozen=True, slots=True)
class PolicyReviewView:
    """A review of a policy."""

    on: date
    outcome: str
    note: str
    next_on: date | None


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A policy. ``left`` are working days to its review; negative late."""

    id: int
    name: str
    approved_on: date | None
    review_on: date | None
    left: int | None
    equality_assessed_on: date | None
    body: str
    reviews: tuple[PolicyReviewView, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class ThirdPartyView:
    """Somebody outside who handles complaints for the landlord (5.4, 5.5)."""

    id: int
    name: str
    kind: str
    terms: str
    from_on: date
    until_on: date | None
    current: bool


@dataclass(frozen=True, slots=True)
class PublicityView:
    """Where residents are told how to complain (3.4 to 3.7)."""

    id: int
    what: str
    place: str
    from_on: date
    until_on: date | None
    current: bool


# ---- settings


@dataclass(frozen=True, slots=True)
class HomesView:
    """Homes owned at a year end."""

    year_end: date
    rented: int
    shared_ownership: int


@dataclass(frozen=True, slots=True)
class TargetView:
    """A policy target beside the Code's limit, both in working days; None: the Code sets none."""

    id: int
    name: str
    working_days: int
    from_on: date
    until_on: date | None
    limit: int | None
    provision: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class HolidayView:
    """A one-off bank holiday."""

    on: date
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class ClosureView:
    """Days on which nobody is there."""

    id: int
    from_on: date
    until_on: date
    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A date of a complaint that a bank holiday moves. ``label`` names it as the page does."""

    reference: str
    stage: Stage
    clock: Clock
    before: date
    after: date
    label: str
    complaint_id: int
    still_open: bool
    """False for a date that is over: what was late may be in time, or the other way round."""


@dataclass(frozen=True, slots=True)
class YearEndChange:
    """What another year end changes. ``sentences`` are said before it is saved."""

    before: date
    after: date
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactsView:
    """The Ombudsman's contact details in force, the user's own or the program's."""

    name: str
    telephone: str
    post: str
    form: str
    time_limit: str
    source: str
    in_force_from: date
    last_checked: date
    edited: bool
    """The user's own edition."""
    newer_in_program: bool
    """The program brings an edition that was checked after the user's."""
    old: bool
    """Last checked over 180 days ago."""


@dataclass(frozen=True, slots=True)
class DatedBlockView:
    """A block of dated data: since when it holds and when it was last checked."""

    name: str
    title: str
    in_force_from: date
    last_checked: date
    source: str
    edited: bool
    old: bool


@dataclass(frozen=True, slots=True)
class LogoView:
    """The picture for the head of letters and papers; size in pixels."""

    content: bytes
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SettingsView:
    """Everything on the settings page but pictures."""

    name: str
    address: str
    contact: str
    website: str
    governing_body: str
    registered: bool
    scheme_member: bool
    year_end_month: int
    year_end_day: int
    homes: tuple[HomesView, ...]
    """Newest year first."""
    targets: tuple[TargetView, ...]
    holidays: tuple[HolidayView, ...]
    closures: tuple[ClosureView, ...]
    award_limits: tuple[OfficeView, ...]
    """The offices held today, with what each may award alone."""
    contacts: ContactsView
    blocks: tuple[DatedBlockView, ...]
    letterhead: str
    has_logo: bool
