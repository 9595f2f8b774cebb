"""Service requests, survey answers and thanks (1.3 to 1.6): none of them is a complaint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.entered_days import day_problems
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, Severity
from chc_desktop.model.rules.working_days import WorkingDays

FOLLOW_UP = 10
"""Working days to tell somebody how to complain where the policy sets no target (**ours**)."""


class RequestStanding(StrEnum):
    """Where a service request stands."""

    IN_HAND = "In hand"
    OFFER_CHOICE = "Offer the choice to complain"
    COMPLAINT = "Complaint made, work goes on"
    DONE = "Done"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRequest:
    """A resident asks for something to be put right (1.4)."""

    received_on: date | None
    resident: str
    what: str
    home: str = ""
    lives_elsewhere: bool = False
    reference: str = ""
    """Empty stands for the next number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRequest:
    """What was asked for and when, put right."""

    request_id: int
    received_on: date | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDissatisfied:
    """They are not content with what was done (1.5)."""

    request_id: int
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferChoice:
    """They were given the choice to complain (1.3); ``words`` is their answer in their words."""

    request_id: int
    on: date | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishRequest:
    """What was asked for is done."""

    request_id: int
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSurveyAnswer:
    """Somebody is not content and says so in a survey (1.6). Without a name: anonymous.

    With ``entry_id`` it takes the place of what stands there.
    """

    on: date | None
    words: str
    resident: str = ""
    home: str = ""
    lives_elsewhere: bool = False
    told_on: date | None = None
    entry_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellHowToComplain:
    """Somebody who answered a survey was told how to complain (1.6)."""

    entry_id: int
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCompliment:
    """Somebody said thank you; with ``entry_id`` it takes the place of what stands there."""

    on: date | None
    about: str
    words: str = ""
    resident: str = ""
    home: str = ""
    lives_elsewhere: bool = False
    entry_id: int | None = None


RequestCommand = LogRequest | ChangeRequest | NoteDissatisfied | OfferChoice | FinishRequest
AnswerCommand = RecordSurveyAnswer | TellHowToComplain | RecordCompliment


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """The days on record about a service request, and whether a complaint came of it."""

    received_on: date
    done_on: date | None = None
    dissatisfied_on: date | None = None
    choice_offered_on: date | None = None
    choice_words: str = ""
    complaint: bool = False

    @property
    def choice_owed(self) -> bool:
        """They are not content, and the choice or their answer is not on record (1.3, 1.5)."""
        if self.dissatisfied_on is None or self.complaint:
            return False
        return self.choice_offered_on is None or not one_line(self.choice_words)


def request_standing(facts: RequestFacts) -> RequestStanding:
    """Where a request stands; a complaint never ends the work on it (1.5)."""
    if facts.choice_owed:
        return RequestStanding.OFFER_CHOICE
    if facts.done_on is not None:
        return RequestStanding.DONE
    return RequestStanding.COMPLAINT if facts.complaint else RequestStanding.IN_HAND


def problems_logging_request(
    command: LogRequest, today: date, homes: tuple[str, ...], references: frozenset[str]
) -> tuple[Problem, ...]:
    """What stands against recording a service request (1.4)."""
    found = list(day_problems("received_on", "received", command.received_on, today))
    if not one_line(command.resident):
        found.append(Problem("resident", "", "Say who is asking."))
    if not one_line(command.what):
        found.append(Problem("what", "1.4", "Say what they ask you to put right (1.4)."))
    found += home_problems(command.home, homes, elsewhere=command.lives_elsewhere)
    reference = one_line(command.reference)
    if reference in references:
        text = f"The reference {reference} is taken. Choose another."
        found.append(Problem("reference", "", text))
    return tuple(found)


def problems_request(
    command: ChangeRequest | NoteDissatisfied | OfferChoice | FinishRequest,
    facts: RequestFacts,
    today: date,
) -> tuple[Problem, ...]:
    """What stands against a step of a request that is on record (1.3, 1.4, 1.5)."""
    received = ("received", facts.received_on)
    match command:
        case ChangeRequest():
            return _change(command, facts, today)
        case NoteDissatisfied():
            return day_problems("on", "called unsatisfactory", command.on, today, received)
        case OfferChoice():
            found = day_problems("on", "offered", command.on, today, received)
            if one_line(command.words):
                return found
            text = "Write down their answer, in their own words (1.3)."
            return (*found, Problem("words", "1.3", text))
        case _:
            return _finish(command, facts, today)


def problems_answer(
    command: RecordSurveyAnswer | RecordCompliment, today: date, homes: tuple[str, ...]
) -> tuple[Problem, ...]:
    """What stands against recording a survey answer (1.6) or a thank you."""
    found = list(day_problems("on", "given", command.on, today))
    if isinstance(command, RecordSurveyAnswer):
        if not one_line(command.words):
            found.append(Problem("words", "1.6", "Write down what they said (1.6)."))
        if command.told_on is not None:
            found += day_problems("told_on", "told", command.told_on, today, _given(command.on))
        elif not one_line(command.resident):
            text = "Without a name they cannot be told how to complain (1.6)."
            found.append(Problem("resident", "1.6", text, Severity.WARN))
    elif not one_line(command.about):
        found.append(Problem("about", "", "Say what they were pleased with."))
    if one_line(command.home) and not one_line(command.resident):
        found.append(Problem("resident", "", "Say who it was, or leave the home out too."))
    return (*found, *home_problems(command.home, homes, elsewhere=command.lives_elsewhere))


def problems_telling(
    command: TellHowToComplain, answered_on: date, today: date
) -> tuple[Problem, ...]:
    """What stands against the day somebody was told how to complain (1.6)."""
    return day_problems("on", "told", command.on, today, ("given", answered_on))


def follow_up_by(calendar: WorkingDays, answered_on: date, target: int | None) -> date:
    """The day by which whoever answered a survey is told how to complain (1.6).

    ``target`` is the policy's, in working days; without one 10 (**ours**).
    """
    return calendar.add(answered_on, target or FOLLOW_UP)


def home_problems(home: str, homes: tuple[str, ...], *, elsewhere: bool) -> tuple[Problem, ...]:
    """What stands against a home; ``homes`` is the closed list, empty while new ones may come."""
    known = {label.casefold() for label in homes}
    if not known or elsewhere or not one_line(home) or one_line(home).casefold() in known:
        return ()
    text = f"Choose one of your {len(homes)} homes, or say that they live elsewhere."
    return (Problem("home", "", text),)


# ---- private


def _given(on: date | None) -> tuple[str, date] | None:
    return ("given", on) if on is not None else None


def _change(command: ChangeRequest, facts: RequestFacts, today: date) -> tuple[Problem, ...]:
    found = list(day_problems("received_on", "received", command.received_on, today))
    later = [d for d in (facts.done_on, facts.dissatisfied_on, facts.choice_offered_on) if d]
    if (
        not found
        and command.received_on is not None
        and command.received_on > min(later, default=today)
    ):
        text = "It cannot have been received after it was dealt with."
        found.append(Problem("received_on", "", text))
    if not one_line(command.what):
        found.append(Problem("what", "1.4", "Say what they ask you to put right (1.4)."))
    return tuple(found)


def _finish(command: FinishRequest, facts: RequestFacts, today: date) -> tuple[Problem, ...]:
    if facts.done_on is not None:
        return (Problem("", "", "It is done already."),)
    found = day_problems("on", "done", command.on, today, ("received", facts.received_on))
    if not facts.choice_owed:
        return found
    text = (
        "They are not content with it. First offer the choice to complain, and write down their "
        "answer (1.3, 1.5)."
    )
    return (*found, Problem("", "1.5", text))
