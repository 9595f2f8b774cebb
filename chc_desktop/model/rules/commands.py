"""What a user can ask for: one frozen command per verb, filled by a form or a script.

A date a form could not read is None; the form says why at the field. What stands against a
command is worked out by ``steps.problems``; who carries it out is a service.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.values import Outcome, RefusalGround, RemedyHead, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class LogComplaint:
    """A complaint reached the landlord (1.2, 3.2). Only three answers are needed."""

    received_on: date | None
    resident: str
    description: str
    subject: str = ""
    home: str = ""
    lives_elsewhere: bool = False
    channel: str = ""
    received_by: str = ""
    outcome_sought: str = ""
    categories: tuple[str, ...] = ()
    outside_measures: bool = False
    reference: str = ""
    group: tuple[str, ...] = ()
    """Other residents who complain as one with the lead; counted once."""
    representative: str = ""
    service_request_id: int | None = None
    """The service request that was not answered well; the work on it goes on (1.5)."""
    survey_answer_id: int | None = None
    """The survey answer whose author wants to complain (1.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge:
    """We told the resident that we have it, with the complaint definition (5.6, 5.7, 6.2)."""

    complaint_id: int
    stage: Stage
    on: date | None
    how: str = ""
    understanding: str = ""
    outcomes_sought: str = ""
    responsible_for: str = ""
    not_responsible_for: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Define:
    """The complaint definition by itself, where the acknowledgement had none or it grew (5.6, 5.7)."""

    complaint_id: int
    stage: Stage
    on: date | None
    understanding: str = ""
    outcomes_sought: str = ""
    responsible_for: str = ""
    not_responsible_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """We told the resident how it stands; ``next_on`` is when they hear again (5.9)."""

    complaint_id: int
    stage: Stage
    on: date | None
    how: str = ""
    text: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseIssue:
    """The resident raised something new meanwhile (6.8). None: the question is not answered yet."""

    complaint_id: int
    on: date | None
    words: str
    channel: str = ""
    related: bool | None = None
    would_delay: bool | None = None
    """Whether to answer it too would unreasonably delay the response."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """We told the resident of a later date (6.4, 6.5, 6.15, 6.16; beyond the cap 5.9)."""

    complaint_id: int
    stage: Stage
    told_on: date | None
    new_date: date | None
    reason: str = ""
    ombudsman_given: bool = False
    in_writing: bool = True
    good_reason: str = ""
    update_every: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A remedy or action promised in a response (6.6, 6.17, 7.1 to 7.4). Money in pence."""

    what: str
    head: RemedyHead = RemedyHead.ACTION
    owner: str = ""
    due_on: date | None = None
    amount: int = 0
    awarded_by: str = ""
    committee_agreed_on: date | None = None
    """The day the committee agreed to money that is over anybody's own limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Respond:
    """The response of a stage went out (6.3, 6.14), considered by these people (6.13)."""

    complaint_id: int
    stage: Stage
    on: date | None
    outcome: Outcome | None
    considered_by: tuple[str, ...] = ()
    how: str = ""
    decision: str = ""
    late_reason: str = ""
    promises: tuple[Promise, ...] = ()
    learning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForStage2:
    """The resident is not satisfied (6.10). Reasons are never needed (6.12)."""

    complaint_id: int
    on: date | None
    channel: str = ""
    reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse:
    """We do not accept the complaint, or its escalation (2.1 to 2.5, 5.11)."""

    complaint_id: int
    stage: Stage
    on: date | None
    ground: RefusalGround | None
    reasons: str = ""
    evidence: str = ""
    issue_on: date | None = None
    aware_on: date | None = None
    discretion: str = ""
    ombudsman_given: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptAsTold:
    """The Ombudsman told us to accept it: that day is the new day 0 (2.4)."""

    complaint_id: int
    stage: Stage
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """The resident takes the complaint back."""

    complaint_id: int
    on: date | None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """Put the file away once answered; promises live on."""

    complaint_id: int
    on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote:
    """A call, visit, letter or note, in or out (5.12)."""

    complaint_id: int
    on: date | None
    what: str
    direction: str = ""
    channel: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPromise:
    """What was promised is done."""

    promise_id: int
    on: date | None
    proof: str = ""
    paid_how: str = ""
    """How money reached the resident; one of ``compensation.WAYS_TO_PAY``."""
    arrears_agreed_on: date | None = None
    """The day the resident agreed to have it set against rent arrears (7.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectDate:
    """A recorded day was wrong; the old entry stays in the history."""

    complaint_id: int
    event_id: int
    on: date | None
    why: str = ""


FactValue = str | int | date | Outcome | RefusalGround | None
"""What can stand in a field of a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectFact:
    """Something else about an entry was wrong: outcome, channel, reasons, the new date.

    ``changes`` pairs the names of the fact's fields with what is right; ``on`` is the right day,
    None where the day was right. The old entry stays in the history.
    """

    complaint_id: int
    event_id: int
    changes: tuple[tuple[str, FactValue], ...] = ()
    on: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retract:
    """An entry should not be there at all; it stays in the history, and says nothing any more."""

    complaint_id: int
    event_id: int
    why: str = ""


CaseCommand = (
    Acknowledge
    | Define
    | Update
    | RaiseIssue
    | Extend
    | Respond
    | AskForStage2
    | Refuse
    | AcceptAsTold
    | Withdraw
    | Close
    | AddNote
    | CorrectDate
    | CorrectFact
)
"""Commands about a complaint that exists."""

PastStep = (
    Acknowledge
    | Define
    | Update
    | Extend
    | Respond
    | AskForStage2
    | Refuse
    | AcceptAsTold
    | Withdraw
    | AddNote
)
"""Steps that may lie in the past of a complaint that is entered half-way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """A complaint that began before it was entered here, with what happened since.

    The steps carry no complaint's id yet (0) and stand in any order: their days say what came
    first. ``promised_date`` is the day the resident was given before; nothing here worked it
    out, so it is kept as it was told.
    """

    log: LogComplaint
    steps: tuple[PastStep, ...] = ()
    was_promised: bool = False
    """A date was promised: then it is asked for."""
    promised_date: date | None = None
    promised_on: date | None = None
    """The day they were told of it; None where nobody knows."""
    promised_how: str = ""
