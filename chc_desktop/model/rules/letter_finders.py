"""What the sentences of an acknowledgement or extension say, one function for each element.

Advice that begins with "if" says nothing about the case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from chc_desktop.model.rules import letter_cues as cues
from chc_desktop.model.rules.letter_facts import LetterFacts
from chc_desktop.model.rules.letter_text import Statement
from chc_desktop.model.rules.letters import Element

_ISO = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


def aside(said: Statement) -> bool:
    """Advice and conditions, and what is said of the Ombudsman: no fact of the case."""
    return bool(cues.CONDITIONAL.match(said.plain)) or "ombudsman" in said.plain


def definition(said: Statement, _facts: LetterFacts) -> bool:
    """How the complaint is understood (5.6)."""
    if aside(said) or cues.SYMPATHY.search(said.plain):
        return False
    if cues.ASKED_IN_VAIN.search(said.plain):
        return True
    own = _first(said, _wanted, _responsible)
    if cues.DEFINED_ABOVE.search(said.heading) and cues.content(said.plain[:own]) >= 2:
        return not cues.INTRODUCTION.match(said.plain)
    cue = cues.DEFINITION.search(said.plain, 0, own)
    introduces = cues.INTRODUCTION.match(said.plain) or cues.CAME.search(said.plain)
    if cue is None and not introduces:
        cue = cues.WEAK_DEFINITION.search(said.plain, 0, own)
    return cue is not None and cues.content(said.plain[cue.end() : own]) >= 2


def acknowledged_words(said: Sequence[Statement], facts: LetterFacts) -> str:
    """How an acknowledgement understands the complaint, even where it only tells what is wrong.

    An acknowledgement gives no reasons, so what went wrong can only be the complaint; unless it
    goes on in the paragraph about what the landlord answers for.
    """
    defined = [one.text for one in said if definition(one, facts)]
    if defined:
        return " ".join(defined)
    found, answering = [], -1
    for one in said:
        if responsibility(one, facts):
            answering = one.block
        if one.block != answering and _tells_what_is_wrong(one, facts):
            found.append(one.text)
    return " ".join(found)


def _tells_what_is_wrong(said: Statement, facts: LetterFacts) -> bool:
    if aside(said) or outcomes(said, facts) or respond_by(said, facts):
        return False
    told = cues.GREETING.sub("", said.plain)
    if cues.OF_THE_LETTER.search(told) or cues.SYMPATHY.search(told):
        return False
    return cues.content(told) >= 2 and bool(cues.TROUBLE.search(told))


def outcomes(said: Statement, _facts: LetterFacts) -> bool:
    """What the resident wants, or that they did not say (5.6)."""
    if aside(said):
        return False
    if cues.WANTED_ABOVE.search(said.heading) and cues.content(said.plain) >= 1:
        return True
    at = _wanted(said)
    return at is not None and cues.content(said.plain[at:]) >= 2


def responsibility(said: Statement, _facts: LetterFacts) -> bool:
    """What the landlord answers for, and what not (5.7)."""
    if aside(said):
        return False
    above = (
        cues.RESPONSIBLE_ABOVE.search(said.heading) is not None and cues.content(said.plain) >= 2
    )
    return above or _responsible(said) is not None


def respond_by(said: Statement, facts: LetterFacts) -> bool:
    """By when there is an answer, within the time of the Code (6.3, 6.14)."""
    if days_given(said, facts, extension=False):
        return True
    if cues.CONDITIONAL.match(said.plain) or cues.ASKS.search(said.plain):
        return False
    found = cues.WITHIN.search(said.plain)
    if found is None or not cues.ANSWER.search(said.plain):
        return False
    return cues.number(found["number"], found["unit"]) <= facts.limit


def delay_reasons(said: Statement, _facts: LetterFacts) -> bool:
    """Why it takes longer (6.4, 6.15)."""
    if aside(said):
        return False
    if cues.REASON_ABOVE.search(said.heading) and cues.content(said.plain) >= 3:
        return not cues.NO_REASON.search(said.plain)
    found = cues.REASON.search(said.plain)
    if found is None:
        return _what_happened(said)
    rest = said.plain[found.start() :]
    return cues.content(rest) >= 3 and not cues.NO_REASON.match(rest)


def _what_happened(said: Statement) -> bool:
    """A sentence that says neither sorry nor when: it tells what stands in the way."""
    if cues.HINDRANCE.search(said.plain) and not cues.LATE_ANSWER.search(said.plain):
        return cues.content(said.plain) >= 3
    for clause in (said.plain, *cues.CLAUSE.split(said.plain)):
        if not cues.NOT_OF_THE_DELAY.search(clause) and cues.content(clause) >= 4:
            return True
    return False


def new_date(said: Statement, facts: LetterFacts) -> bool:
    """The day of the answer after an extension (6.4, 6.15)."""
    return bool(days_given(said, facts, extension=True))


def _wanted(said: Statement) -> int | None:
    """Where a statement begins to say what the resident wants."""
    if cues.ASKED_IN_VAIN.search(said.plain) or cues.ASKED_BEFORE.match(said.plain):
        return None
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


def days_given(said: Statement, facts: LetterFacts, *, extension: bool) -> list[date]:
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


Finder = Callable[[Statement, LetterFacts], bool]
FINDERS: dict[Element, Finder] = {
    Element.OUTCOMES: outcomes,
    Element.RESPONSIBILITY: responsibility,
    Element.RESPOND_BY: respond_by,
    Element.REASONS: delay_reasons,
    Element.NEW_DATE: new_date,
}
"""How each element of an acknowledgement or extension is found."""
