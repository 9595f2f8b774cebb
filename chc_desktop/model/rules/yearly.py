"""What in a self-assessment's words belongs to one year, and must be looked at again in the next.

The Code asks for a new self-assessment each year (8.1); copying last year's is what goes wrong in
real ones. What counts as tied to a year is **ours**.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.written_dates import MONTHS


class Tie(StrEnum):
    """What ties some words to a year."""

    DATE = "date"
    FIGURE = "figure"
    MINUTE = "minute"
    MEETING = "meeting"
    NAME = "name"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class YearTie:
    """Words that belong to a year, as they stand in the text."""

    kind: Tie
    words: str


@dataclass(frozen=True, slots=True)
class YearPromise:
    """A No of the year before, with the date by which it was to be put right (8.1 a).

    ``done_on`` is the day it was; ``now_by`` a later date that was set instead.
    """

    provision: str
    by: date
    done_on: date | None = None
    now_by: date | None = None

    def standing(self, today: date) -> str:
        """``done``, ``moved`` to a later date, ``to come``, or ``open``: nobody has said yet."""
        if self.done_on is not None:
            return "done"
        if self.now_by is not None and self.now_by > self.by:
            return "moved"
        return "to come" if self.by >= today else "open"


_MONTH = rf"(?:{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|sept)\b\.?"
_YEAR = r"(?:19|20)\d{2}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"a hundred|\d{1,3}(?:,\d{3})+|[1-9]\d{0,3})"
)
_COUNTED = rf"(?:one|none|all|both|half|most|{_NUMBER})"
# Numbers of the Code and of documents stay as they are from year to year.
_NOT_BEFORE = (
    r"(?<![\d.,/:£-])(?<!\d )(?<!box )(?<!section )(?<!stage )(?<!stages )(?<!clause )(?<!page )"
    r"(?<!part )(?<!appendix )(?<!paragraph )(?<!provision )(?<!code )(?<!item )(?<!within )"
)
_NOT_AFTER = (
    r"(?!(?:more |further |clear |full )?(?:working[ -]days?|days?|weeks?|months?|years?|hours?|"
    r"minutes?|stages?|provisions?|sections?|parts?|times|and|or|to|of the Code)\b)"
)
_PATTERNS: tuple[tuple[Tie, str], ...] = (
    (
        Tie.MINUTE,
        (
            r"\bminutes?(?: (?:reference|ref|no|number)s?\b\.?)?:? ?\(?"
            r"\d+[\d./-]*(?:(?:,| and|, and) ?\d+[\d./-]*)*"
        ),
    ),
    (Tie.DATE, rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}\b"),
    (Tie.DATE, rf"\b{_MONTH} {_DAY},? {_YEAR}\b"),
    (Tie.DATE, r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-])"),
    (Tie.DATE, rf"(?<![\d/.-]){_YEAR}-\d{{2}}-\d{{2}}\b"),
    (Tie.DATE, rf"\b{_MONTH} {_YEAR}\b"),
    (Tie.DATE, rf"\b{_DAY}(?: of)? {_MONTH}"),
    (Tie.DATE, rf"\b(?:since|in|of|by|until|from|before|after|during) {_MONTH}(?! {_YEAR})"),
    (Tie.DATE, rf"(?<![\d/.-]){_YEAR} ?[/–-] ?\d{{2}}(?:\d{{2}})?\b"),
    (
        Tie.DATE,
        rf"(?<!Act )(?<!Act of )(?<!Code )(?<!Code of )(?<!Regulations )(?<!Order )(?<![\d/.-])\b{_YEAR}\b(?! Code)(?! edition)(?!/)",
    ),
    (Tie.FIGURE, rf"\b(?:{_COUNTED}|\d+) (?:out )?of (?:the |these |our |all )?{_NUMBER}\b"),
    (Tie.FIGURE, r"(?<![\d.])\d+(?:\.\d+)? ?(?:%|per ?cent\b)"),
    (Tie.FIGURE, r"£ ?\d[\d,]*(?:\.\d{2})?"),
    (
        Tie.MEETING,
        (
            r"\b(?:(?:the |our |this year’s |this year's )?(?:last|latest|most recent|next|previous)"
            r"(?: \w+){0,2} meeting|(?:annual|extraordinary|special|general|quarterly)"
            r"(?: general)? meetings?|AGM)\b"
        ),
    ),
    (Tie.MEETING, rf"\b{_MONTH} meeting\b"),
    (
        Tie.TIME,
        (
            r"\b(?:(?:last|this|next|the past|the previous|the coming) (?:reporting |financial )?"
            r"(?:year|quarter|month|spring|summer|autumn|winter)(?:[’']s)?|(?:of|in|during) the year|"
            r"to date|so far|recently|currently|at present|at the moment|year to date)\b"
        ),
    ),
    (
        Tie.FIGURE,
        rf"{_NOT_BEFORE}\b(?:all |both )?(?!{_YEAR}\b){_NUMBER} {_NOT_AFTER}(?=[a-z])(?:[\w’'-]+)",
    ),
)
_FORMS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor)\.? [A-Z][\w’'-]+")


def tied_to_year(text: str, names: Iterable[str] = ()) -> tuple[YearTie, ...]:
    """The words of a text that belong to its year, in its order, each once (8.1; **ours**).

    Dates and years, figures (n of N, per cent, pounds, how many), minute references, meetings,
    "last year" and its kind, and people: those of ``names``, and anybody with a title before a name.
    Numbers of the Code's own rules ("10 working days", "stage 2", "section 3") are none.
    """
    plain = text.replace("\u00a0", " ").replace("\n", " ")
    spans: list[tuple[int, int, Tie]] = []
    for kind, form in (*_named(names), *_FORMS):
        for match in form.finditer(plain):
            start, end = match.span()
            if not any(s < end and start < e for s, e, _ in spans):
                spans.append((start, end, kind))
    found = (YearTie(kind, plain[start:end].strip(" (.")) for start, end, kind in sorted(spans))
    return tuple({tie.words.casefold(): tie for tie in reversed(tuple(found))}.values())[::-1]


def look_again_words(ties: Iterable[YearTie]) -> str:
    """The mark of a row: its words one a line, empty when nothing is tied to a year."""
    return "\n".join(tie.words for tie in ties)


def _named(names: Iterable[str]) -> list[tuple[Tie, re.Pattern[str]]]:
    whole = sorted({" ".join(name.split()) for name in names} - {""}, key=len, reverse=True)
    forms = [_TITLED]
    if whole:
        forms.insert(0, re.compile(rf"\b(?:{'|'.join(map(re.escape, whole))})\b", re.IGNORECASE))
    return [(Tie.NAME, form) for form in forms]
