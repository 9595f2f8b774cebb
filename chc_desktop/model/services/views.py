"""What the window and the command line are shown: frozen, ready to print, no storage behind.

Dates stay dates; whoever shows them words them with ``rules.wording``. Working days are
negative when a date has passed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.complaint import Breach, Standing
from chc_desktop.model.rules.promises import PromiseState
from chc_desktop.model.rules.steps import NextStep, PossibleStep, Verb
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.rules.working_days import CountedDay
from chc_desktop.model.services.views_committee import ToNote
from chc_desktop.model.services.views_evidence import RegisterSays


@dataclass(frozen=True, slots=True)
class LandlordView:
    """Whose register it is. ``homes`` are the homes owned at the last known year end."""

    name: str
    homes: int
    year_end: date
    """The end of the reporting year that ``today`` lies in."""
    today: date
    home_labels: tuple[str, ...] = ()
    is_sample: bool = False
    warnings: tuple[str, ...] = ()
    """What the window must say on every page: holiday data that does not reach, old contacts."""


class Chore(StrEnum):
    """Things to do on a complaint that are no step of it."""

    UPDATE = "update"
    EVIDENCE = "evidence request"
    ORDER = "order"
    RECOMMENDATION = "recommendation"
    FAILURE_ORDER = "failure order"


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One thing to do. ``left`` are working days to ``due`` (0 today, negative: late).

    It is a step of the complaint (``verb``) or a chore; ``chore_id`` names the Ombudsman's entry.
    """

    title: str
    subject: str
    who: str
    due: date
    left: int
    verb: Verb | None
    complaint_id: int
    reference: str
    stage: Stage
    clock: Clock | None
    note: str = ""
    promise_id: int | None = None
    chore: Chore | None = None
    chore_id: int = 0
    why: str = ""
    """Why it is to be done, in a few words."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A review that falls due: an adjustment, a restriction, a policy, a term of office."""

    kind: str
    title: str
    who: str
    due: date
    left: int
    subject_id: int
    note: str = ""
    """What a missed review has brought about, in a sentence."""


@dataclass(frozen=True, slots=True)
class MeetingAlarm:
    """The next meeting comes too late for a decision that is due before it."""

    reference: str
    complaint_id: int
    meeting_on: date
    due: date
    days_after: int
    stage: Stage = Stage.ONE


@dataclass(frozen=True, slots=True)
class TodayView:
    """The first thing one sees. ``soon_until`` is 3 working days ahead."""

    today: date
    soon_until: date
    overdue: tuple[TodayItem, ...]
    due_soon: tuple[TodayItem, ...]
    later: TodayItem | None
    """The next thing due after that, for the empty page."""
    reviews: tuple[ReviewItem, ...]
    meetings: tuple[MeetingAlarm, ...]
    complaints: int
    to_note: tuple[ToNote, ...] = ()
    """Decisions that the next meeting is to note."""
    restated: tuple[tuple[date, int], ...] = ()  # closed years: the end, how many figures

    @property
    def count(self) -> int:
        """Overdue and due soon: the number beside Today in the navigation."""
        return len(self.overdue) + len(self.due_soon)


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """One line of the complaints table."""

    id: int
    reference: str
    subject: str
    who: str
    standing: Standing
    next_on: date | None
    left: int | None
    next_words: str
    """``9 working days late``, ``Tomorrow``, ``2 working days left``, ``Evidence to send``."""
    received: date
    year_end: date
    is_open: bool
    is_overdue: bool
    categories: tuple[str, ...]
    search: str
    """Everything the search looks through, case-folded."""


@dataclass(frozen=True, slots=True)
class PolicyDateView:
    """What the landlord's own policy promises beside the Code's date; it decides no breach."""

    due: date
    working_days: int
    left: int | None
    """Working days left; negative late; None when it is done with."""
    note: str
    """``Our policy: 2 working days. Only the Code's date decides a breach.``"""


@dataclass(frozen=True, slots=True)
class DateView:
    """One date of a stage with everything that explains it."""

    label: str
    """``On-time date``, ``The Code's date``, ``Due``, ``Extended to``, ``Acknowledge by``."""
    due: date
    left: int | None
    """Working days left; negative late; None when it is done with."""
    done_on: date | None
    provision: str
    note: str
    provisional: bool
    why: str
    """The sentence over the calendar: ``Counted from Mon 23 March, without ...``."""
    days: tuple[CountedDay, ...]
    policy: PolicyDateView | None = None
    closure: str = ""
    """A sentence when the office is closed on that day; the date stays. Empty otherwise."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened, or a date that passed (``worked_out``: no event)."""

    on: date
    kind: str
    """The event's kind (``received``, ``acknowledged`` ...), ``due`` for a worked-out date."""
    title: str
    text: str = ""
    quote: str = ""
    late: str = ""
    """``3 working days late``, or empty."""
    worked_out: bool = False
    event_id: int = 0
    corrected: str = ""
    """What an entry corrects, in words: ``Was Mon 2 March: typing mistake``."""


@dataclass(frozen=True, slots=True)
class Banner:
    """Something to know on this person's pages: an adjustment or a restriction, no reasons."""

    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promised remedy or action. ``amount`` in pence, 0 where no money is meant."""

    id: int
    what: str
    owner: str
    due_on: date | None
    done_on: date | None
    left: int | None
    amount: int
    head: str
    state: PromiseState = PromiseState.OPEN
    facts: tuple[str, ...] = ()
    """What else is on record, a sentence each: who awarded it, what they said, how it was paid."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (PromiseState.OPEN, PromiseState.OVERDUE)


@dataclass(frozen=True, slots=True)
class StageView:
    """One stage on the complaint's page."""

    stage: Stage
    dates: tuple[DateView, ...]
    handlers: tuple[str, ...]
    extensions: tuple[str, ...]
    """A sentence for each extension: until when, and if it does not count, why."""
    understanding: str = ""
    outcomes_sought: str = ""
    responsible_for: str = ""
    not_responsible_for: str = ""
    defined_late: str = ""
    """Where the definition came late or is missing: when, and the provision."""
    raised: tuple[str, ...] = ()
    """New issues that its response answers too (6.8)."""
    open: bool = False
    """Whether a response is still owed."""


@dataclass(frozen=True, slots=True)
class ComplaintView:
    """A complaint's page as one story."""

    id: int
    reference: str
    subject: str
    who: str
    resident: str
    home: str
    group: tuple[str, ...]
    representative: str
    description: str
    outcome_sought: str
    categories: tuple[str, ...]
    outside_measures: bool
    standing: Standing
    next: NextStep
    next_words: str
    """``Next: send the stage 1 response by Wed 1 April`` or ``Nothing more to do``."""
    obstacle: str
    """The one obstacle below it, or empty."""
    steps: tuple[PossibleStep, ...]
    stages: tuple[StageView, ...]
    current: Stage
    breaches: tuple[Breach, ...]
    banners: tuple[Banner, ...]
    promises: tuple[PromiseView, ...]
    timeline: tuple[TimelineEntry, ...]
    """Newest first."""
    considered_1: tuple[str, ...]
    """Who considered stage 1: barred from stage 2 (6.13)."""
    people: tuple[str, ...]
    """Who may consider the current stage: officers, committee members, third parties."""
    barred: tuple[str, ...] = ()
    """A sentence for everybody who may not, and why (5.8, 6.13)."""
    asked: tuple[str, ...] = ()
    """Who was asked to consider the current stage and decides it."""


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """One provision on the self-assessment page."""

    number: str
    section: int
    requirement: str
    """The Code's words; list items on lines of their own."""
    answer: str
    """``Yes``, ``No``, the form's own words, or empty."""
    evidence: str
    commentary: str
    comply_by: date | None
    problems: tuple[tuple[str, str], ...]
    """Severity (``block`` or ``warn``) and the sentence, for this provision."""
    suggestion: str
    """What the register can say, with n of N and the period; empty where it says nothing."""
    behind: tuple[str, ...]
    """The case references behind the suggestion, for the officer's eyes."""
    register: RegisterSays = field(default_factory=RegisterSays)
    """What follows from the register, and whether what was taken from it still holds."""
    look_again: tuple[str, ...] = ()
    """Words taken over from another year that nobody has looked at since."""

    @property
    def state(self) -> str:
        """``Not answered``, ``To check``, ``Yes`` or ``No``."""
        if not self.answer.strip():
            return "Not answered"
        if self.problems or self.register.moved or self.look_again:
            return "To check"
        return "Yes" if self.answer.strip().casefold().startswith("y") else "No"


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of the Code with its provisions."""

    number: int
    title: str
    provisions: tuple[ProvisionRow, ...]


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """The self-assessment of one year."""

    year_end: date
    edition: str
    status: str
    """``draft`` or ``approved``."""
    sections: tuple[SectionRow, ...]
    whole_form: tuple[tuple[str, str], ...]
    """Problems of the whole form: severity and sentence."""
    notice: str
    """The source and licence of the Code's words."""
    version: int = 0
    """0 while none is begun."""
    locked: str = ""
    """Why nothing can be changed, in a sentence; empty while it can."""
    newer: str = ""
    """The edition in force where this is written against an older one."""

    @property
    def provisions(self) -> tuple[ProvisionRow, ...]:
        """All provisions in the form's order."""
        return tuple(row for section in self.sections for row in section.provisions)

    @property
    def answered(self) -> int:
        """How many have an answer of any kind."""
        return sum(bool(row.answer.strip()) for row in self.provisions)

    @property
    def to_check(self) -> int:
        """How many answered ones have a problem."""
        return sum(row.state == "To check" for row in self.provisions)


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure on the reports page: ``9 of 10``, what it counts, and a line of detail."""

    figure: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper that can be made. ``state`` is one of ready, draft, needs."""

    kind: str
    """``self-assessment`` or ``annual-report``."""
    title: str
    about: str
    state: str
    state_words: str
    file_name: str
    """Offered for saving; never holds a person's name."""


@dataclass(frozen=True, slots=True)
class ReportsView:
    """The reports page of one year."""

    year_end: date
    years: tuple[date, ...]
    papers: tuple[PaperView, ...]
    figures: tuple[FigureView, ...]
    submit_by: date | None
    """None where the landlord is so large that other rules apply."""
    published: str
    """What was sent to the Ombudsman and when, or which rules apply."""
    closing: str = ""  # whether the year is closed, and what is restated
