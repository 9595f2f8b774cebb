"""Letters in words: their names, what each must say, where each is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from chc_desktop.model.rules.letters import Element, LetterKind
from chc_desktop.model.rules.person_letters import PersonElement
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.letter_details import LetterDetails
from chc_desktop.model.services.letters_later import Waiting
from chc_desktop.model.services.person_letters import title_of
from chc_desktop.model.services.sending import SentLetter
from chc_desktop.ui.hub import Place

HEADINGS = {
    LetterKind.ACKNOWLEDGEMENT: "Acknowledgement letter, stage 1",
    LetterKind.UPDATE: "Letter about how it stands",
    LetterKind.EXTENSION: "Letter about more time",
    LetterKind.STAGE1_RESPONSE: "Response letter, stage 1",
    LetterKind.STAGE2_ACKNOWLEDGEMENT: "Acknowledgement letter, stage 2",
    LetterKind.STAGE2_RESPONSE: "Response letter, stage 2",
    LetterKind.REFUSAL: "Letter refusing the complaint",
    LetterKind.ESCALATION_REFUSAL: "Letter refusing stage 2",
}
SAYS = {
    Element.STAGE: "The stage this is",
    Element.DEFINITION: "How you understand the complaint",
    Element.OUTCOMES: "What the resident wants to happen",
    Element.RESPONSIBILITY: "What you are responsible for, and what not",
    Element.RESPOND_BY: "The day by which you will respond",
    Element.DECISION: "The decision",
    Element.REASONS: "The reasons",
    Element.REMEDY: "What you offer to put it right, or that there is no remedy",
    Element.OUTSTANDING: "What is still to be done, or that nothing is",
    Element.NEW_DATE: "The new date",
    Element.ESCALATION: "How to go on to stage 2",
    Element.OMBUDSMAN: "How to reach the Housing Ombudsman",
}
PERSON_SAYS = {
    PersonElement.WHAT: "What exactly it is about",
    PersonElement.REASONS: "The reasons",
    PersonElement.INCIDENTS: "What happened, with its day",
    PersonElement.UNTIL: "The day on which it ends",
    PersonElement.STAYS_OPEN: "What stays open: emergency repairs, complaints, the Ombudsman",
    PersonElement.REVIEW: "The day of the review",
    PersonElement.APPEAL: "How to ask that somebody looks at it again",
    PersonElement.OUTCOME: "What was decided",
    PersonElement.OMBUDSMAN: "How to reach the Housing Ombudsman",
}
HOW = (("letter", "By letter"), ("email", "By email"), ("by hand", "By hand"))


_KINDS = {
    Verb.ACKNOWLEDGE: (LetterKind.ACKNOWLEDGEMENT, LetterKind.STAGE2_ACKNOWLEDGEMENT),
    Verb.EXTEND: (LetterKind.EXTENSION, LetterKind.EXTENSION),
    Verb.UPDATE: (LetterKind.UPDATE, LetterKind.UPDATE),
    Verb.RESPOND: (LetterKind.STAGE1_RESPONSE, LetterKind.STAGE2_RESPONSE),
    Verb.REFUSE: (LetterKind.REFUSAL, LetterKind.ESCALATION_REFUSAL),
}
"""The letter of each step, at stage 1 and at stage 2."""
_VERBS = {kind: verb for verb, kinds in _KINDS.items() for kind in kinds}


def kind_of(verb: Verb, stage: Stage) -> LetterKind | None:
    """Return the letter that a step brings with it; None for a step without one."""
    kinds = _KINDS.get(verb)
    return kinds[stage.value - 1] if kinds else None


def verb_of(kind: LetterKind) -> Verb:
    """Return the step that a letter is."""
    return _VERBS[kind]


def letter_place(complaint_id: int, kind: LetterKind) -> Place:
    """Return the place where a letter is written."""
    return Place("letter", str(complaint_id), kind.value)


def sent_place(complaint_id: int, letter_id: int) -> Place:
    """Return the place where a letter that went out is read again; 0: not on a complaint."""
    return Place("sent-letter", str(complaint_id or ""), str(letter_id))


def correct_place(complaint_id: int, letter_id: int) -> Place:
    """Return the place where the words of a letter that went are put right."""
    return Place("correct-letter", str(complaint_id), str(letter_id))


def person_letter_place(kind: str, about_id: int) -> Place:
    """Return the place where a letter about an adjustment or restriction is written."""
    return Place("person-letter", str(about_id), kind)


def sent_title(letter: SentLetter) -> str:
    """Return what kind of letter went out."""
    if letter.not_computed_here:
        return "A date promised before this register"
    return kind_title(letter.kind)


def kind_title(kind: str) -> str:
    """Return what a kind of letter on a complaint is called."""
    known = LetterKind(kind) if kind in set(LetterKind) else None
    return HEADINGS[known] if known in HEADINGS else kind.replace("-", " ").capitalize()


def waiting_words(waiting: Waiting) -> str:
    """Return which step was recorded without its letter."""
    what = {
        LetterKind.UPDATE: "Told how it stands",
        LetterKind.REFUSAL: "Refused",
        LetterKind.ESCALATION_REFUSAL: "Escalation refused",
    }.get(waiting.kind, f"Stage {waiting.stage.value} response")
    return f"{what}, {long_date(waiting.on)}: recorded without its letter"


def version_words(version: str) -> str:
    """Return whose text or contact details a letter was made from, and of which day."""
    found = _DAY.search(version)
    if found is None:
        return version or "not known"
    day = long_date(date.fromisoformat(found[0]))
    if "checked" in version:
        return f"{'your own' if version.startswith('own') else 'the program’s'}, checked {day}"
    number = _NUMBER.search(version)
    return f"your own, edition {number[1]}, of {day}" if number else f"the program’s, of {day}"


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_NUMBER = re.compile(r"own edition (\d+) of")


def any_title(kind: str) -> str:
    """Return what a letter of any kind is called."""
    return title_of(kind) or kind_title(kind)


def details(typed: Mapping[str, str], new_date: date | None) -> LetterDetails:
    """Return what was typed into the step's form, for the draft."""
    return LetterDetails(
        understanding=typed.get("understanding", ""),
        outcomes=typed.get("outcomes_sought", ""),
        responsible_for=typed.get("responsible_for", ""),
        not_responsible_for=typed.get("not_responsible_for", ""),
        reasons=typed.get("reason", ""),
        new_date=new_date,
    )
