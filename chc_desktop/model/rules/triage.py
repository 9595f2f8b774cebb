"""The triage card: what to ask of a new complaint, in order, and which provision decides (6.1).

It never decides: each answer gives sentences about what the Code says then. Whoever deals with the
complaint decides, and can answer again when more is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.entered_days import out_of_reach, year_problem
from chc_desktop.model.rules.refusals import within_12_months
from chc_desktop.model.rules.values import Problem, Severity

YES, NO, UNKNOWN = "yes", "no", "not known"
QUICK, INVESTIGATE = "quick", "investigate"


class Ask(StrEnum):
    """The questions, in the order in which they are asked."""

    LANDLORD = "landlord"
    FIRST_REPORT = "first_report"
    ISSUE_ON = "issue_on"
    AWARE_ON = "aware_on"
    COURT = "court"
    CONSIDERED = "considered"
    HAZARD = "hazard"
    AT_RISK = "at_risk"
    COMPLEX = "complex"
    ROUTE = "route"


DAYS = (Ask.ISSUE_ON, Ask.AWARE_ON)
CHOICES: dict[Ask, tuple[str, ...]] = {
    ask: (QUICK, INVESTIGATE) if ask is Ask.ROUTE else (YES, NO, UNKNOWN)
    for ask in Ask
    if ask not in DAYS
}
"""What may be answered; the two days are dates."""
Answers = Mapping[Ask, str]
"""Answers by question; days in ISO form, what is not answered is not there."""


class Weight(StrEnum):
    """How a sentence is shown: as what the Code says, or as what to do now."""

    SAYS = "says"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Says:
    """One sentence that follows from an answer, and the provision that decides it ("" for ours)."""

    ask: Ask
    provision: str
    text: str
    weight: Weight = Weight.SAYS


_SAYS: dict[tuple[Ask, str], tuple[tuple[str, str, Weight], ...]] = {
    (Ask.LANDLORD, YES): (
        ("1.2", "It is about what you do or fail to do as landlord: a complaint.", Weight.SAYS),
    ),
    (Ask.LANDLORD, NO): (
        (
            "1.2",
            (
                "A complaint is about the landlord, its staff or those acting for it. If this is about "
                "somebody else alone, say so and tell them where they can turn."
            ),
            Weight.SAYS,
        ),
        (
            "5.7",
            "If any part of it is yours, such as how a neighbour’s noise was handled, log that part.",
            Weight.SAYS,
        ),
    ),
    (Ask.LANDLORD, UNKNOWN): (
        ("5.6", "Ask them: what is unclear has to be clarified.", Weight.SAYS),
    ),
    (Ask.FIRST_REPORT, YES): (
        (
            "1.4",
            (
                "A first request to put something right is a service request. Record it there, and "
                "offer the choice to complain if they are dissatisfied (1.3)."
            ),
            Weight.SAYS,
        ),
    ),
    (Ask.FIRST_REPORT, NO): (
        (
            "1.5",
            "They are not satisfied with what was done: that is a complaint, and the work goes on.",
            Weight.SAYS,
        ),
    ),
    (Ask.FIRST_REPORT, UNKNOWN): (
        (
            "1.3",
            "If they say they are dissatisfied, give them the choice to complain.",
            Weight.SAYS,
        ),
    ),
    (Ask.COURT, YES): (
        (
            "2.2",
            (
                "It may be refused if the claim form has been filed at court. A threat or a solicitor’s "
                "letter is not enough."
            ),
            Weight.SAYS,
        ),
    ),
    (Ask.CONSIDERED, YES): (
        (
            "2.2",
            (
                "It may be refused if the same matter was considered before under this policy. If they "
                "were not satisfied with stage 1, it is a request for stage 2 (6.10)."
            ),
            Weight.SAYS,
        ),
    ),
    (Ask.HAZARD, YES): (
        (
            "",
            "Emergency repairs are never delayed by a complaint: order them today.",
            Weight.NOW,
        ),
    ),
    (Ask.HAZARD, UNKNOWN): (
        ("", "Ask, or go and look, today: a complaint never delays a repair.", Weight.NOW),
    ),
    (Ask.AT_RISK, YES): (
        ("6.1", "Being vulnerable or at risk decides how soon and how you respond.", Weight.SAYS),
        (
            "5.10",
            (
                "Ask what would help them, and agree a reasonable adjustment. If somebody is in danger "
                "now, call 999."
            ),
            Weight.NOW,
        ),
    ),
    (Ask.AT_RISK, UNKNOWN): (
        ("6.1", "Ask how it affects them: it has to be considered.", Weight.SAYS),
    ),
    (Ask.COMPLEX, YES): (
        (
            "6.1",
            (
                "A complex complaint needs an investigation. Only then may the date be extended, with "
                "reasons and before it is due (6.4)."
            ),
            Weight.SAYS,
        ),
    ),
    (Ask.COMPLEX, NO): (
        ("6.1", "Most complaints at stage 1 can be resolved promptly.", Weight.SAYS),
    ),
    (Ask.ROUTE, QUICK): (
        (
            "6.1",
            (
                "Answer as soon as the answer is known. A quick answer is still a stage 1 response with "
                "all that the letter must say (6.9)."
            ),
            Weight.SAYS,
        ),
    ),
    (Ask.ROUTE, INVESTIGATE): (
        ("6.3", "The 10 working days still count from the acknowledgement.", Weight.SAYS),
    ),
}


def says(answers: Answers, received: date) -> tuple[Says, ...]:
    """What follows from the answers, in the order of the questions; nothing is decided."""
    found: list[Says] = []
    for ask in Ask:
        if ask is Ask.AWARE_ON:
            found += _on_time_limit(answers, received)
        answer = answers.get(ask, "")
        found += [Says(ask, *said) for said in _SAYS.get((ask, answer), ())]
    return tuple(found)


def unanswered(answers: Answers) -> tuple[Ask, ...]:
    """The questions still to be answered; the two days may stay open."""
    return tuple(ask for ask in CHOICES if not answers.get(ask))


def problems_triage(answers: Answers, today: date) -> tuple[Problem, ...]:
    """What stands against answers: only days that cannot be, and words that are no answer (6.1)."""
    found: list[Problem] = []
    for ask, answer in answers.items():
        if ask in DAYS:
            found += _day(ask, answer, today)
        elif answer not in CHOICES[ask]:
            found.append(Problem(ask.value, "", "Choose one of the answers."))
    issue, aware = (_read(answers.get(ask, "")) for ask in DAYS)
    if issue and aware and aware < issue:
        text = "They cannot have become aware of it before it happened."
        found.append(Problem(Ask.AWARE_ON.value, "2.3", text))
    if not answers:
        text = "Answer at least one question. The others can follow."
        found.append(Problem("", "6.1", text))
    left = unanswered(answers)
    if left and not found:
        text = "Some questions are not answered yet. You can answer them later."
        found.append(Problem("", "6.1", text, Severity.WARN))
    return tuple(found)


def _day(ask: Ask, answer: str, today: date) -> tuple[Problem, ...]:
    day = _read(answer)
    if day is None:
        return (Problem(ask.value, "", "Enter the date as a day, a month and a year."),)
    if day > today:
        return (Problem(ask.value, "", "The date must be today or earlier."),)
    return (year_problem(ask.value, day),) if out_of_reach(day) else ()


def _on_time_limit(answers: Answers, received: date) -> list[Says]:
    days = [day for day in (_read(answers.get(ask, "")) for ask in DAYS) if day]
    if not days:
        return []
    if any(within_12_months(day, received) for day in days):
        text = "It came within 12 months of the issue or of becoming aware of it: accept it."
        return [Says(Ask.ISSUE_ON, "2.3", text)]
    found = [
        Says(
            Ask.ISSUE_ON,
            "2.3",
            "It is over 12 months old. It may be refused, but consider first whether there are good "
            "reasons to accept it all the same.",
        )
    ]
    if not answers.get(Ask.AWARE_ON):
        text = "Ask when they became aware of it: the 12 months may run from that day."
        found.append(Says(Ask.AWARE_ON, "2.3", text))
    return found


def _read(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
