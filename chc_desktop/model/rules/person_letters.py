"""Letters to a person, not about a complaint's clock: restrictions and adjustments.

What each must say (5.10, 5.14, 5.15), and whether it says so on the final text, in whatever
words. That a letter says what stays open and how to ask again is **ours**: the Code asks for
restrictions that are fair and proportionate, and says nothing of the letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules import letter_cues as cues
from chc_desktop.model.rules import person_letter_cues as own
from chc_desktop.model.rules.letter_checks import ombudsman_words
from chc_desktop.model.rules.letter_facts import Contacts
from chc_desktop.model.rules.letter_text import Statement, statements
from chc_desktop.model.rules.letters import gaps, without_gaps
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, Severity

OUR_RULE = "our own rule"
"""Stands where the Code names no provision."""


class PersonLetterKind(StrEnum):
    """The letters to a person."""

    RESTRICTION = "restriction"
    RESTRICTION_REVIEW = "restriction-review"
    RESTRICTION_LIFTED = "restriction-lifted"
    ADJUSTMENT_AGREED = "adjustment-agreed"
    ADJUSTMENT_DECLINED = "adjustment-declined"


class PersonElement(StrEnum):
    """What a letter to a person must say."""

    WHAT = "what"
    REASONS = "reasons"
    INCIDENTS = "incidents"
    UNTIL = "until"
    STAYS_OPEN = "stays_open"
    REVIEW = "review"
    APPEAL = "appeal"
    OUTCOME = "outcome"
    OMBUDSMAN = "ombudsman"


@dataclass(frozen=True, slots=True)
class Asked:
    """An element, and the provision that asks for it, or ``OUR_RULE``."""

    provision: str
    element: PersonElement


@dataclass(frozen=True, slots=True)
class PersonLetterFacts:
    """What the letter is checked against: the record of the adjustment or restriction."""

    kind: PersonLetterKind
    today: date
    contacts: Contacts
    subject: str = ""
    """What is restricted, or was asked for."""
    outcome: str = ""
    """Of a review that keeps the restriction: ease, keep or extend."""
    until: date | None = None
    review_on: date | None = None
    incidents: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonLetterCheck:
    """``missing`` in the order of ``elements_of``."""

    missing: tuple[Asked, ...]

    @property
    def complete(self) -> bool:
        """Whether it says everything it must."""
        return not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class SendPersonLetter:
    """A letter to a person went out; ``about_id`` is the adjustment or restriction."""

    kind: PersonLetterKind
    about_id: int
    text: str
    sent_on: date | None
    how: str
    override_reason: str = ""
    template: str = ""


def elements_of(kind: PersonLetterKind) -> tuple[Asked, ...]:
    """What a letter of this kind must say (5.10, 5.14, 5.15)."""
    what, reasons = PersonElement.WHAT, PersonElement.REASONS
    lasting = (
        Asked("5.15", PersonElement.UNTIL),
        Asked(OUR_RULE, PersonElement.STAYS_OPEN),
        Asked("5.14", PersonElement.REVIEW),
        Asked(OUR_RULE, PersonElement.APPEAL),
        Asked(OUR_RULE, PersonElement.OMBUDSMAN),
    )
    match kind:
        case PersonLetterKind.RESTRICTION:
            return (
                Asked("5.14", what),
                Asked("5.14", reasons),
                Asked("5.14", PersonElement.INCIDENTS),
                *lasting,
            )
        case PersonLetterKind.RESTRICTION_REVIEW:
            return (
                Asked("5.14", PersonElement.OUTCOME),
                Asked("5.14", what),
                Asked("5.14", reasons),
                *lasting,
            )
        case PersonLetterKind.RESTRICTION_LIFTED:
            return (Asked("5.14", PersonElement.OUTCOME), Asked("5.14", reasons))
        case PersonLetterKind.ADJUSTMENT_AGREED:
            return (
                Asked("5.10", PersonElement.OUTCOME),
                Asked("5.10", what),
                Asked("5.10", PersonElement.REVIEW),
            )
        case _:
            return (
                Asked("5.10", PersonElement.OUTCOME),
                Asked("5.10", what),
                Asked("5.10", reasons),
                Asked(OUR_RULE, PersonElement.APPEAL),
                Asked(OUR_RULE, PersonElement.OMBUDSMAN),
            )


def check_person_letter(text: str, facts: PersonLetterFacts) -> PersonLetterCheck:
    """What a letter to a person lacks (5.10, 5.14, 5.15), judged on its final text."""
    written = without_gaps(text)
    said = statements(written, facts.today)
    missing = []
    for asked in elements_of(facts.kind):
        match asked.element:
            case PersonElement.OMBUDSMAN:
                there = bool(ombudsman_words(written, facts.contacts))
            case PersonElement.STAYS_OPEN:
                there = all(any(_open(s, cue) for s in said) for cue in own.STAYS_OPEN)
            case PersonElement.INCIDENTS:
                # A day without its year is read as the first on or after the earliest of them.
                near = min(facts.incidents, default=facts.today)
                there = any(_incident(s, facts) for s in statements(written, near))
            case element:
                finder = _FINDERS[element]
                there = any(finder(statement, facts) for statement in said)
        if not there:
            missing.append(asked)
    return PersonLetterCheck(tuple(missing))


def problems_person_letter(
    command: SendPersonLetter, missing: tuple[Asked, ...]
) -> tuple[Problem, ...]:
    """What stands against marking a letter to a person as sent (5.10, 5.14, 5.15)."""
    if not clean_text(command.text).strip():
        return (Problem("text", "", "Write the letter."),)
    found = []
    if open_gaps := gaps(command.text):
        found.append(Problem("text", "", f"This is still to be written: {open_gaps[0]}"))
    if not one_line(command.how):
        found.append(Problem("how", "", "Say how it was sent: by letter, by email, by hand."))
    severity = Severity.WARN if one_line(command.override_reason) else Severity.BLOCK
    for asked in missing:
        provision = "" if asked.provision == OUR_RULE else asked.provision
        found.append(Problem("text", provision, asked_words(asked), severity))
    return tuple(found)


def asked_words(asked: Asked) -> str:
    """One sentence for an element that is missing, with the provision that asks for it."""
    return f"{_MISSING[asked.element]} ({asked.provision})."


_MISSING = {
    PersonElement.WHAT: "It does not say what exactly it is about",
    PersonElement.REASONS: "It does not give the reasons",
    PersonElement.INCIDENTS: "It does not name what happened with the day it happened on",
    PersonElement.UNTIL: "It does not say on which day the restriction ends, as recorded",
    PersonElement.STAYS_OPEN: (
        "It does not say that emergency repairs, new complaints and the Ombudsman stay open"
    ),
    PersonElement.REVIEW: "It does not give the day of the review, as recorded",
    PersonElement.APPEAL: "It does not say how to ask that somebody looks at it again",
    PersonElement.OUTCOME: "It does not say what was decided, as recorded",
    PersonElement.OMBUDSMAN: "It does not say how to reach the Housing Ombudsman, as of today",
}


_LIMITS = (PersonLetterKind.RESTRICTION, PersonLetterKind.RESTRICTION_REVIEW)

# ---- private


def _what(said: Statement, facts: PersonLetterFacts) -> bool:
    """In the record's own words, most of them, or as a limit in others."""
    wanted = own.stems(facts.subject)
    if wanted and len(wanted & own.stems(said.plain)) * 5 >= len(wanted) * 3:
        return True
    if facts.kind not in _LIMITS or own.IF.match(said.plain):
        return False
    found = own.LIMIT.search(said.plain)
    return found is not None and cues.content(said.plain[found.end() :]) >= 2


def _reasons(said: Statement, _facts: PersonLetterFacts) -> bool:
    if cues.CONDITIONAL.match(said.plain):
        return False
    if cues.REASON_ABOVE.search(said.heading) and cues.content(said.plain) >= 3:
        return not cues.NO_REASON.search(said.plain)
    found = cues.REASON.search(said.plain) or own.REASON.search(said.plain)
    return found is not None and cues.content(said.plain[found.start() :]) >= 3


def _incident(said: Statement, facts: PersonLetterFacts) -> bool:
    """A recorded day, with something that happened on it."""
    if not any(day.isoformat() in said.plain for day in facts.incidents):
        return False
    return cues.content(said.plain) >= 2


def _until(said: Statement, facts: PersonLetterFacts) -> bool:
    return _on(said, facts.until, own.UNTIL)


def _review(said: Statement, facts: PersonLetterFacts) -> bool:
    return _on(said, facts.review_on, own.REVIEW)


def _on(said: Statement, day: date | None, cue: re.Pattern[str]) -> bool:
    if day is None:
        return False
    there = day.isoformat() in said.plain
    return there and bool(cue.search(said.plain) or cue.search(said.heading))


def _appeal(said: Statement, _facts: PersonLetterFacts) -> bool:
    if "ombudsman" in said.plain:
        return False
    again = own.APPEAL.search(said.plain) or own.APPEAL_ABOVE.search(said.heading)
    return bool(again) and bool(own.WAY.search(said.plain)) and cues.content(said.plain) >= 3


def _outcome(said: Statement, facts: PersonLetterFacts) -> bool:
    if cues.CONDITIONAL.match(said.plain):
        return False
    match facts.kind:
        case PersonLetterKind.ADJUSTMENT_AGREED:
            return own.said_yes(said.plain)
        case PersonLetterKind.ADJUSTMENT_DECLINED:
            return bool(own.NO.search(said.plain))
        case PersonLetterKind.RESTRICTION_LIFTED:
            return bool(own.LIFTED.search(said.plain))
        case _:
            found = own.OUTCOMES[facts.outcome].search(said.plain)
            return found is not None and not own.OF_OTHERS.search(said.plain)


def _open(said: Statement, cue: re.Pattern[str]) -> bool:
    return bool(cue.search(said.plain)) and not own.CLOSED.search(said.plain)


_FINDERS: dict[PersonElement, Callable[[Statement, PersonLetterFacts], bool]] = {
    PersonElement.WHAT: _what,
    PersonElement.REASONS: _reasons,
    PersonElement.UNTIL: _until,
    PersonElement.REVIEW: _review,
    PersonElement.APPEAL: _appeal,
    PersonElement.OUTCOME: _outcome,
}
