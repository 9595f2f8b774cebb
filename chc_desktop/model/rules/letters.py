"""Letters: which kinds there are, what each must say, and a draft made from a template.

A template is plain text: ``# `` before the subject, ``## `` before a heading, ``- `` before the
items of a list, ``> `` before the decision, ``{name}`` where something of the case goes. Where the case has nothing, the
draft says in square brackets what is to be written there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.commands import Refuse, Respond
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, Severity, Stage
from chc_desktop.model.rules.wording import long_date


class LetterKind(StrEnum):
    """The letters of a complaint, in the words of the command line."""

    ACKNOWLEDGEMENT = "acknowledgement"
    UPDATE = "update"
    EXTENSION = "extension"
    STAGE1_RESPONSE = "stage1-response"
    STAGE2_ACKNOWLEDGEMENT = "stage2-acknowledgement"
    STAGE2_RESPONSE = "stage2-response"
    REFUSAL = "refusal"
    ESCALATION_REFUSAL = "escalation-refusal"


class Element(StrEnum):
    """What a letter must say."""

    STAGE = "stage"
    DEFINITION = "definition"
    OUTCOMES = "outcomes"
    RESPONSIBILITY = "responsibility"
    RESPOND_BY = "respond_by"
    DECISION = "decision"
    REASONS = "reasons"
    REMEDY = "remedy"
    OUTSTANDING = "outstanding_actions"
    NEW_DATE = "new_date"
    ESCALATION = "escalation"
    OMBUDSMAN = "ombudsman"


@dataclass(frozen=True, slots=True)
class Needed:
    """An element, and the provision that asks for it."""

    provision: str
    element: Element


@dataclass(frozen=True, slots=True, kw_only=True)
class SendLetter:
    """A letter went out, with the text as it was sent; it starts, moves or stops the clock.

    ``new_date`` is only needed where an extension's letter does not give it in reach, ``step``
    for what a response's or refusal's letter does not say: who considered it, what is promised,
    on what ground. What is missing stops it, unless ``override_reason`` says why it went out all
    the same.
    """

    complaint_id: int
    kind: LetterKind
    text: str
    sent_on: date | None
    how: str
    override_reason: str = ""
    late_reason: str = ""
    new_date: date | None = None
    good_reason: str = ""
    update_every: int | None = None
    next_update: date | None = None
    step: Respond | Refuse | None = None
    template: str = ""
    to: tuple[int, ...] | None = None
    """Who it went to, by their ids; None stands for all who get the letters."""


@dataclass(frozen=True, slots=True)
class Template:
    """A text for one kind of letter. ``version`` says whose and from when it is."""

    kind: StrEnum
    version: str
    body: str


ACKNOWLEDGEMENTS = (LetterKind.ACKNOWLEDGEMENT, LetterKind.STAGE2_ACKNOWLEDGEMENT)
RESPONSES = (LetterKind.STAGE1_RESPONSE, LetterKind.STAGE2_RESPONSE)
REFUSALS = (LetterKind.REFUSAL, LetterKind.ESCALATION_REFUSAL)
PLACEHOLDERS = (
    "name",
    "reference",
    "subject",
    "received",
    "understanding",
    "outcomes",
    "responsible_for",
    "not_responsible_for",
    "respond_by",
    "reasons",
    "new_date",
    "due",
    "update",
    "next_update",
    "answer",
    "decision",
    "considered",
    "decision_reasons",
    "remedies",
    "outstanding",
    "ground",
    "refusal_reasons",
    "discretion",
    "stage",
    "ombudsman",
    "landlord",
    "contact",
    "signed",
)
"""What a template can ask for, each written ``{so}``."""
GAPS = {
    "understanding": "[Write here what they are unhappy about, as you understand it.]",
    "outcomes": "[Write here what they want to happen, or that they have not said.]",
    "responsible_for": "[Write here which parts you are responsible for.]",
    "not_responsible_for": "[Write here which parts you are not responsible for, and who is.]",
    "respond_by": "[Write here the day by which you will respond.]",
    "reasons": "[Write here why you need longer.]",
    "new_date": "[Write here the new date.]",
    "update": "[Write here what has been done since you last wrote, and what comes next.]",
    "next_update": "[Write here the day of the next update.]",
    "answer": "[Write here the answer in two sentences, with an apology if you have one to make.]",
    "decision": "[Write here whether it is upheld, partly upheld or not upheld.]",
    "decision_reasons": "[Write here the reasons, for each part of the complaint.]",
    "remedies": "[Write here what you offer to put it right, or why there is no remedy.]",
    "outstanding": "[Write here what is still to be done and by when, or that nothing is.]",
    "refusal_reasons": "[Write here why, in this person's case.]",
    "ombudsman": "[Write here how to reach the Housing Ombudsman.]",
    "signed": "[Name and role]",
}
"""What stands in a draft where the case has nothing yet."""
_PLACE = re.compile(r"\{([a-z_]+)\}")
_GAP = re.compile(r"\[(?:Write here|Name and)[^\[\]\n]*\]")


def elements(kind: LetterKind, stage: Stage) -> tuple[Needed, ...]:
    """What a letter of this kind must say at this stage.

    Acknowledgements: definition (5.6), outcomes (5.6), responsibility (5.7), the day of the
    response (6.3, 6.14), the Ombudsman (3.7). Extensions: reasons and new date (6.4, 6.15), the
    Ombudsman (6.5, 6.16). Responses: seven things, the last of them how to go on, to stage 2
    (6.9) or to the Ombudsman (6.19). Refusals: reasons and the Ombudsman (2.4, 5.11). Updates:
    nothing, since the Code leaves to the two sides what they agree about them (5.9).
    """
    one = stage is Stage.ONE
    if kind is LetterKind.UPDATE:
        return ()
    if kind is LetterKind.EXTENSION:
        rule = "6.4" if one else "6.15"
        return (
            Needed(rule, Element.REASONS),
            Needed(rule, Element.NEW_DATE),
            Needed("6.5" if one else "6.16", Element.OMBUDSMAN),
        )
    if kind in REFUSALS:
        rule = "2.4" if kind is LetterKind.REFUSAL else "5.11"
        return (Needed(rule, Element.REASONS), Needed(rule, Element.OMBUDSMAN))
    if kind in RESPONSES:
        one = kind is LetterKind.STAGE1_RESPONSE
        last = Element.ESCALATION if one else Element.OMBUDSMAN
        rule = "6.9" if one else "6.19"
        return tuple(Needed(rule, element) for element in (*_OF_EVERY_RESPONSE, last))
    return (
        Needed("5.6", Element.DEFINITION),
        Needed("5.6", Element.OUTCOMES),
        Needed("5.7", Element.RESPONSIBILITY),
        Needed("6.3" if one else "6.14", Element.RESPOND_BY),
        Needed("3.7", Element.OMBUDSMAN),
    )


_OF_EVERY_RESPONSE = (
    Element.STAGE,
    Element.DEFINITION,
    Element.DECISION,
    Element.REASONS,
    Element.REMEDY,
    Element.OUTSTANDING,
)


def stage_of(kind: LetterKind, current: Stage) -> Stage:
    """The stage a letter belongs to; an extension or update to the current one."""
    match kind:
        case LetterKind.ACKNOWLEDGEMENT | LetterKind.STAGE1_RESPONSE | LetterKind.REFUSAL:
            return Stage.ONE
        case LetterKind.UPDATE | LetterKind.EXTENSION:
            return current
        case _:
            return Stage.TWO


def fill(
    template: Template, values: Mapping[str, str], gaps_of: Mapping[str, str] | None = None
) -> str:
    """The letter's text with the case's own words in it.

    What is not known is left as a gap in square brackets (``gaps_of``, else ``GAPS``); a line
    that asks only for something optional and not known is left out.
    """
    known = GAPS if gaps_of is None else gaps_of
    lines = []
    for line in clean_text(template.body).strip().split("\n"):
        asked = _PLACE.findall(line)
        optional = [name for name in asked if name not in known]
        empty = [name for name in optional if not values.get(name, "").strip()]
        if empty and len(empty) == len(asked):
            continue
        lines.append(_PLACE.sub(lambda m: _value(m[1], values, known), line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def gaps(text: str) -> tuple[str, ...]:
    """What a draft left open: it is still to be written before the letter goes."""
    return tuple(_GAP.findall(clean_text(text)))


def without_gaps(text: str) -> str:
    """The lines that are written: one with a gap says nothing yet."""
    return "\n".join(line for line in clean_text(text).split("\n") if not _GAP.search(line))


def problems_sending(
    command: SendLetter, missing: tuple[Needed, ...], day: date | None
) -> tuple[Problem, ...]:
    """What stands against a letter itself (5.6, 5.7, 6.3 to 6.5, 6.14 to 6.16); ``day`` is in it.

    Whether its day fits the case is asked of the step it stands for.
    """
    found = []
    if not clean_text(command.text).strip():
        return (Problem("text", "", "Write the letter."),)
    open_gaps = gaps(command.text)
    if open_gaps:
        text = f"This is still to be written: {open_gaps[0]}"
        found.append(Problem("text", "", text))
    if not one_line(command.how):
        found.append(Problem("how", "", "Say how it was sent: by letter, by email, by hand."))
    severity = Severity.WARN if one_line(command.override_reason) else Severity.BLOCK
    found += [Problem("text", n.provision, missing_words(n), severity) for n in missing]
    if day is not None and command.new_date not in (None, day):
        text = f"The letter gives {long_date(day)}. Enter that date, or change the letter."
        found.append(Problem("new_date", "", text))
    return tuple(found)


_MISSING = {
    Element.STAGE: "It does not say at which stage this is",
    Element.DEFINITION: "It does not say how you understand the complaint",
    Element.OUTCOMES: "It does not say what the resident wants to happen",
    Element.RESPONSIBILITY: "It does not say what you are responsible for, and what not",
    Element.RESPOND_BY: "It does not say by which day you will respond, within the Code’s time",
    Element.DECISION: "It does not say what was decided",
    Element.REASONS: "It does not give the reasons",
    Element.REMEDY: "It does not say what you offer to put it right, or that there is no remedy",
    Element.OUTSTANDING: "It does not say what is still to be done, or that nothing is",
    Element.NEW_DATE: "It does not give a new date within the Code’s time",
    Element.ESCALATION: "It does not say how to go on to stage 2",
    Element.OMBUDSMAN: "It does not say how to reach the Housing Ombudsman, as of today",
}


def missing_words(needed: Needed) -> str:
    """One sentence for an element that is missing, with its provision."""
    return f"{_MISSING[needed.element]} ({needed.provision})."


def _value(name: str, values: Mapping[str, str], known: Mapping[str, str]) -> str:
    return values.get(name, "").strip() or known.get(name, "")
