"""Whether a letter says what it must, whatever words it uses.

Each element is looked for by several cues, sentence by sentence, so that letters of others can
be checked too. Advice that begins with "if" says nothing about the case, and what stands in
square brackets is still to be written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules import letter_cues as cues
from chc_desktop.model.rules.letter_text import Statement, statements
from chc_desktop.model.rules.letters import (
    Element,
    LetterKind,
    Needed,
    elements,
    without_gaps,
)
from chc_desktop.model.rules.values import Stage

_ISO = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Contacts:
    """How the Ombudsman can be reached now; old addresses do not count."""

    telephones: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter is checked against.

    A date it gives counts when it is later than ``after`` and not later than ``until``; beyond
    ``until`` an extension's counts only with the interval of the updates (5.9). ``limit`` is the
    number of working days the Code gives the response.
    """

    kind: LetterKind
    stage: Stage
    start: date
    after: date
    until: date
    limit: int
    contacts: Contacts


@dataclass(frozen=True, slots=True)
class LetterCheck:
    """``missing`` in the order of the Code. ``found`` holds the letter's own words by element."""

    missing: tuple[Needed, ...]
    found: dict[Element, str]
    day: date | None = None
    """The day the letter gives for the response, or the new date."""

    @property
    def complete(self) -> bool:
        """Whether it says everything it must."""
        return not self.missing


def check_letter(text: str, facts: LetterFacts) -> LetterCheck:
    """What a letter says and what it lacks (3.7, 5.6, 5.7, 6.3 to 6.5, 6.14 to 6.16)."""
    text = without_gaps(text)
    said = statements(text, facts.start)
    found: dict[Element, str] = {}
    for needed in elements(facts.kind, facts.stage):
        words = " ".join(s.text for s in said if _FINDERS[needed.element](s, facts))
        if needed.element is Element.OMBUDSMAN:
            words = ombudsman_words(text, facts.contacts)
        if words:
            found[needed.element] = words
    missing = tuple(n for n in elements(facts.kind, facts.stage) if n.element not in found)
    extension = facts.kind is LetterKind.EXTENSION
    days = [day for s in said for day in _days_given(s, facts, extension=extension)]
    return LetterCheck(missing, found, max(days, default=None))


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


def _aside(said: Statement) -> bool:
    """Advice and conditions, and what is said of the Ombudsman: no fact of the case."""
    return bool(cues.CONDITIONAL.match(said.plain)) or "ombudsman" in said.plain


def _definition(said: Statement, _facts: LetterFacts) -> bool:
    if _aside(said) or cues.SYMPATHY.search(said.plain):
        return False
    own = _first(said, _wanted, _responsible)
    if cues.DEFINED_ABOVE.search(said.heading) and cues.content(said.plain[:own]) >= 2:
        return not cues.INTRODUCTION.match(said.plain)
    cue = cues.DEFINITION.search(said.plain, 0, own)
    if cue is None and not cues.INTRODUCTION.match(said.plain):
        cue = cues.WEAK_DEFINITION.search(said.plain, 0, own)
    return cue is not None and cues.content(said.plain[cue.end() : own]) >= 2


def _outcomes(said: Statement, _facts: LetterFacts) -> bool:
    if _aside(said):
        return False
    if cues.WANTED_ABOVE.search(said.heading) and cues.content(said.plain) >= 1:
        return True
    at = _wanted(said)
    return at is not None and cues.content(said.plain[at:]) >= 2


def _responsibility(said: Statement, _facts: LetterFacts) -> bool:
    if _aside(said):
        return False
    above = "responsib" in said.heading and cues.content(said.plain) >= 2
    return above or _responsible(said) is not None


def _respond_by(said: Statement, facts: LetterFacts) -> bool:
    if _days_given(said, facts, extension=False):
        return True
    if cues.CONDITIONAL.match(said.plain) or cues.ASKS.search(said.plain):
        return False
    found = cues.WITHIN.search(said.plain)
    if found is None or not cues.ANSWER.search(said.plain):
        return False
    return cues.number(found["number"], found["unit"]) <= facts.limit


def _reasons(said: Statement, _facts: LetterFacts) -> bool:
    if _aside(said):
        return False
    if cues.REASON_ABOVE.search(said.heading) and cues.content(said.plain) >= 3:
        return not cues.NO_REASON.search(said.plain)
    found = cues.REASON.search(said.plain)
    if found is None:
        hindered = cues.HINDRANCE.search(said.plain) and not cues.LATE_ANSWER.search(said.plain)
        return bool(hindered) and cues.content(said.plain) >= 3
    rest = said.plain[found.start() :]
    return cues.content(rest) >= 3 and not cues.NO_REASON.match(rest)


def _new_date(said: Statement, facts: LetterFacts) -> bool:
    return bool(_days_given(said, facts, extension=True))


_FINDERS: dict[Element, Callable[[Statement, LetterFacts], bool]] = {
    Element.DEFINITION: _definition,
    Element.OUTCOMES: _outcomes,
    Element.RESPONSIBILITY: _responsibility,
    Element.RESPOND_BY: _respond_by,
    Element.REASONS: _reasons,
    Element.NEW_DATE: _new_date,
    Element.OMBUDSMAN: lambda _said, _facts: False,
}


def _wanted(said: Statement) -> int | None:
    """Where a statement begins to say what the resident wants."""
    for found in cues.WANTED.finditer(said.plain):
        before = said.plain[: found.start()]
        after = said.plain[found.end() :]
        if not cues.NOT_WANTED_BEFORE.search(before) and not cues.NOT_WANTED_AFTER.match(after):
            return found.start()
    return None


def _responsible(said: Statement) -> int | None:
    """Where a statement begins to say what the landlord answers for."""
    for found in cues.RESPONSIBLE.finditer(said.plain):
        if cues.HANDLER_BEFORE.search(said.plain[: found.start()]):
            continue
        if not cues.HANDLING_AFTER.match(said.plain[found.end() :]):
            return found.start()
    return None


def _first(said: Statement, *finders: Callable[[Statement], int | None]) -> int:
    """Where the first of several things begins; the end where none does."""
    found = [at for find in finders if (at := find(said)) is not None]
    return min(found, default=len(said.plain))


def _days_given(said: Statement, facts: LetterFacts, *, extension: bool) -> list[date]:
    """The days in a statement that are promised for the answer and lie in the right range."""
    if cues.CONDITIONAL.match(said.plain):
        return []
    updates = bool(cues.UPDATES.search(said.plain)) if extension else False
    promise = cues.PROMISE_LATER if extension else cues.ANSWER
    found = []
    for match in _ISO.finditer(said.plain):
        before, after = said.plain[: match.start()], said.plain[match.end() :]
        day = date.fromisoformat(match[0])
        if day <= facts.after or (day > facts.until and not updates):
            continue
        bare = promise.search(said.heading) and not cues.content(before)
        if bare or _promised(before, promise) or _comes_first(before, after):
            found.append(day)
    return found


def _promised(before: str, promise: re.Pattern[str]) -> bool:
    clause = cues.BREAK.split(before)[-1]
    if cues.OTHER_DAY.search(before) or cues.ASKS.search(clause):
        return False
    return promise.search(clause) is not None


def _comes_first(before: str, after: str) -> bool:
    """``By 14 April you will have our answer``."""
    return bool(cues.BY.search(before)) and bool(cues.ANSWER.search(cues.BREAK.split(after)[0]))
