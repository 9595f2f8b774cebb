"""Money that a response letter offers in its own words, held against the award limits (7.2)."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from itertools import combinations

from chc_desktop.model.rules.compensation import Award, Limits, problems_awarding
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem, Severity
from chc_desktop.model.rules.wording import pounds

_SUM = re.compile(
    r"£ ?(?P<sign>\d[\d,]*)(?:\.(?P<pence>\d{2}))?(?![\d.]*\d)"
    r"|\b(?P<word>\d[\d,]*)(?:\.(?P<part>\d{2}))? pounds\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:compensat\w+|offer\w*|award\w*|goodwill|distress|inconvenience|refund\w*"
    r"|(?:pay|paying|paid|send|sending|give|giving|credit) (?:it |this |the sum )?(?:to )?you)\b",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"\b(?:not|no|cannot|can[’']t|won[’']t|refuse\w*|declin\w*|(?:you|they) (?:ask\w*|claim\w*|want\w*)"
    r"|asked for|insur\w+|arrears)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?<=[.!?])\s+|\n")
_MOST_TOGETHER = 4
"""Of how many recorded sums a total is recognised."""


def sums_offered(text: str) -> tuple[int, ...]:
    """The sums in pence that a letter offers, each once, as far as its words tell.

    Only sentences that speak of paying or compensating count, and none that says no.
    """
    found: dict[int, None] = {}
    for sentence in _ENDS.split(clean_text(text)):
        if _OFFERS.search(sentence) and not _NOT_OURS.search(sentence):
            found |= dict.fromkeys(_pence(match) for match in _SUM.finditer(sentence))
    found.pop(0, None)
    return tuple(found)


def problems_offered(
    text: str, recorded: Collection[int], award: Award, limits: Limits, today: date
) -> tuple[Problem, ...]:
    """What stands against money that a letter offers and that nothing recorded with it holds.

    ``recorded`` are the sums in pence on record, of which a letter may name the total. What is
    over the limit of those in ``award`` needs the committee's day, which stands with the record.
    """
    known = _totals(recorded)
    loose = [pence for pence in sums_offered(text) if pence not in known]
    if not loose:
        return ()
    most = max(loose)
    names = "Change what is recorded with the letter: add it, so that it is chased until it is paid"
    said = f"The letter offers {pounds(most)} that is not on record (7.2). {names}."
    tried = Award(most, award.by, None, award.before)
    over = [
        Problem("text", "7.2", f"{said} {problem.text}")
        for problem in problems_awarding(tried, limits, today)
        if problem.severity is Severity.BLOCK
    ]
    return tuple(over) or (Problem("text", "7.2", said, Severity.WARN),)


def _pence(match: re.Match[str]) -> int:
    whole = match["sign"] or match["word"]
    return int(whole.replace(",", "")) * 100 + int(match["pence"] or match["part"] or 0)


def _totals(sums: Collection[int]) -> set[int]:
    every = tuple(sums)[-12:]
    some = range(1, min(len(every), _MOST_TOGETHER) + 1)
    found = {sum(part) for count in some for part in combinations(every, count)}
    return found | {sum(every)}
