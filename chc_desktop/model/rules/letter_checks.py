"""Whether a letter says what it must, whatever words it uses.

Each element is looked for by several cues, sentence by sentence, so that letters of others can
be checked too. Advice that begins with "if" says nothing about the case, and what stands in
square brackets is still to be written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.letter_facts import Contacts, LetterFacts
from chc_desktop.model.rules.letter_finders import (
    FINDERS,
    Finder,
    acknowledged_words,
    days_given,
)
from chc_desktop.model.rules.letter_quotes import without_quoted
from chc_desktop.model.rules.letter_text import Statement, headings, statements
from chc_desktop.model.rules.letters import (
    ACKNOWLEDGEMENTS,
    REFUSALS,
    RESPONSES,
    Element,
    LetterKind,
    Needed,
    elements,
    without_gaps,
)
from chc_desktop.model.rules.response_finders import (
    REFUSAL_FINDERS,
    RESPONSE_FINDERS,
    outcome_of,
    reasons_words,
    stage_words,
)
from chc_desktop.model.rules.values import Outcome


@dataclass(frozen=True, slots=True)
class LetterCheck:
    """``missing`` in the order of the Code. ``found`` holds the letter's own words by element."""

    missing: tuple[Needed, ...]
    found: dict[Element, str]
    day: date | None = None
    """The day the letter gives for the response, or the new date."""

    outcome: Outcome | None = None
    """The decision that a response gives, where its words leave no doubt."""

    @property
    def complete(self) -> bool:
        """Whether it says everything it must."""
        return not self.missing


def check_letter(text: str, facts: LetterFacts) -> LetterCheck:
    """What a letter says and lacks (2.4, 3.7, 5.6, 5.7, 5.11, 6.3 to 6.5, 6.9, 6.14 to 6.16, 6.19)."""
    text = without_quoted(without_gaps(text))
    said = statements(text, facts.start)
    found: dict[Element, str] = {}
    for needed in elements(facts.kind, facts.stage):
        words = _words(needed.element, text, said, facts)
        if words:
            found[needed.element] = words
    missing = tuple(n for n in elements(facts.kind, facts.stage) if n.element not in found)
    extension = facts.kind is LetterKind.EXTENSION
    days = [day for s in said for day in days_given(s, facts, extension=extension)]
    return LetterCheck(missing, found, max(days, default=None), outcome_of(said))


def ombudsman_words(text: str, contacts: Contacts) -> str:
    """The way to the Ombudsman that a letter gives: a telephone, site or postcode of today.

    Empty without the Ombudsman's name. A site inside an email address is no site: new cases by
    email are not accepted.
    """
    if "ombudsman" not in text.casefold():
        return ""
    digits = re.sub(r"[\s()\u00a0.-]", "", text).replace("+44", "0")
    squeezed = re.sub(r"\s", "", text).casefold()
    for telephone in contacts.telephones:
        if re.sub(r"\D", "", telephone) in digits:
            return telephone
    for site in contacts.sites:
        bare = re.escape(site.casefold().removeprefix("www."))
        if re.search(rf"(?<![@\w.-])(?:https?://)?(?:www\.)?{bare}(?![\w-])", text.casefold()):
            return site
    for postcode in contacts.postcodes:
        if re.sub(r"\s", "", postcode).casefold() in squeezed:
            return postcode
    return ""


def _words(element: Element, text: str, said: tuple[Statement, ...], facts: LetterFacts) -> str:
    """The letter's own words for an element; empty where it lacks it."""
    if element is Element.OMBUDSMAN:
        return ombudsman_words(text, facts.contacts)
    if element is Element.STAGE:
        return stage_words(said, headings(text), facts.stage)
    if element is Element.DEFINITION and facts.kind in ACKNOWLEDGEMENTS:
        return acknowledged_words(said, facts)
    if element is Element.REASONS and facts.kind in RESPONSES:
        return reasons_words(said, facts)
    finder = _finders(facts.kind)[element]
    return " ".join(one.text for one in said if finder(one, facts))


def _finders(kind: LetterKind) -> Mapping[Element, Finder]:
    if kind in RESPONSES:
        return RESPONSE_FINDERS
    return REFUSAL_FINDERS if kind in REFUSALS else FINDERS
