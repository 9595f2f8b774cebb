"""Letters: which kinds there are, what each must say, and a draft made from a template.

A template is plain text: ``# `` before the subject, ``## `` before a heading, ``- `` before the
items of a list, ``{name}`` where something of the case goes. Where the case has nothing, the
draft says in square brackets what is to be written there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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

    DEFINITION = "definition"
    OUTCOMES = "outcomes"
    RESPONSIBILITY = "responsibility"
    RESPOND_BY = "respond_by"
    REASONS = "reasons"
    NEW_DATE = "new_date"
    OMBUDSMAN = "ombudsman"


@dataclass(frozen=True, slots=True)
class Needed:
    """An element, and the provision that asks for it."""

    provision: str
    element: Element


@dataclass(frozen=True, slots=True, kw_only=True)
class SendLetter:
    """A letter went out, with the text as it was sent; it starts or moves the clock.

    ``new_date`` is only needed where an extension's letter does not give it in reach. What is
    missing stops it, unless ``override_reason`` says why it went out all the same.
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
    template: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A text for one kind of letter. ``version`` says whose and from when it is."""

    kind: LetterKind
    version: str
    body: str


BUILT = (LetterKind.ACKNOWLEDGEMENT, LetterKind.STAGE2_ACKNOWLEDGEMENT, LetterKind.EXTENSION)
"""The kinds that can be drafted, checked and sent."""
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
    "ombudsman": "[Write here how to reach the Housing Ombudsman.]",
    "signed": "[Name and role]",
}
"""What stands in a draft where the case has nothing yet."""
_PLACE = re.compile(r"\{([a-z_]+)\}")
_GAP = re.compile(r"\[(?:Write here|Name and)[^\[\]\n]*\]")


def elements(kind: LetterKind, stage: Stage) -> tuple[Needed, ...]:
    """What a letter of this kind must say at this stage (3.7, 5.6, 5.7, 6.3 to 6.5, 6.14 to 6.16).

    Acknowledgements: definition (5.6), outcomes (5.6), responsibility (5.7), the day of the
    response (6.3, 6.14), the Ombudsman (3.7). Extensions: reasons and new date (6.4, 6.15), the
    Ombudsman (6.5, 6.16). Nothing for the kinds that are not in ``BUILT``.
    """
    one = stage is Stage.ONE
    if kind is LetterKind.EXTENSION:
        rule = "6.4" if one else "6.15"
        return (
            Needed(rule, Element.REASONS),
            Needed(rule, Element.NEW_DATE),
            Needed("6.5" if one else "6.16", Element.OMBUDSMAN),
        )
    if kind not in BUILT:
        return ()
    return (
        Needed("5.6", Element.DEFINITION),
        Needed("5.6", Element.OUTCOMES),
        Needed("5.7", Element.RESPONSIBILITY),
        Needed("6.3" if one else "6.14", Element.RESPOND_BY),
        Needed("3.7", Element.OMBUDSMAN),
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


def fill(template: Template, values: Mapping[str, str]) -> str:
    """The letter's text with the case's own words in it.

    What is not known is left as a gap in square brackets; a line that asks only for something
    optional and not known is left out.
    """
    lines = []
    for line in clean_text(template.body).strip().split("\n"):
        asked = _PLACE.findall(line)
        optional = [name for name in asked if name not in GAPS]
        empty = [name for name in optional if not values.get(name, "").strip()]
        if empty and len(empty) == len(asked):
            continue
        lines.append(_PLACE.sub(lambda m: _value(m, values), line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def gaps(text: str) -> tuple[str, ...]:
    """What a draft left open: it is still to be written before the letter goes."""
    return tuple(_GAP.findall(clean_text(text)))


def without_gaps(text: str) -> str:
    """The lines that are written: one with a gap says nothing yet."""
    return "\n".join(line for line in clean_text(text).split("\n") if not _GAP.search(line))


def problems_template(body: str) -> tuple[Problem, ...]:
    """What stands against a landlord's own edition of a template."""
    if not clean_text(body).strip():
        return (Problem("body", "", "Write the text of the letter."),)
    unknown = sorted(set(_PLACE.findall(clean_text(body))) - set(PLACEHOLDERS))
    if unknown:
        names = ", ".join(f"{{{name}}}" for name in unknown)
        text = f"Nothing can be put in place of {names}. Use one of: {', '.join(PLACEHOLDERS)}."
        return (Problem("body", "", text),)
    return ()


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
    Element.DEFINITION: "It does not say how you understand the complaint",
    Element.OUTCOMES: "It does not say what the resident wants to happen",
    Element.RESPONSIBILITY: "It does not say what you are responsible for, and what not",
    Element.RESPOND_BY: "It does not say by which day you will respond, within the Code’s time",
    Element.REASONS: "It does not give the reasons for the delay",
    Element.NEW_DATE: "It does not give a new date within the Code’s time",
    Element.OMBUDSMAN: "It does not say how to reach the Housing Ombudsman, as of today",
}


def missing_words(needed: Needed) -> str:
    """One sentence for an element that is missing, with its provision."""
    return f"{_MISSING[needed.element]} ({needed.provision})."


def _value(match: re.Match[str], values: Mapping[str, str]) -> str:
    name = match[1]
    return values.get(name, "").strip() or GAPS.get(name, "")
