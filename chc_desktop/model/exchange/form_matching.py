"""Telling which provision a row of somebody's form is about, by its number and by its words."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from chc_desktop.model.rules.answers import plain
from chc_desktop.model.rules.code import provision_key

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from chc_desktop.model.rules.code import Edition

# Ours, tried on the three published forms: every row's own text scores above 0.7 or is shortened.
SAME_TEXT = 0.6
_SURELY_OTHER = 0.25
_CLEARLY = 0.75

_NUMBER = (
    r"(?:(?:code|section|provision|paragraph|para|clause|requirement|ref|number|no|s|chc|hos|ho)"
    r"(?:\b|(?=\d))\W*){0,3}(?<![\d.])(\d{1,2})\s*\.\s*(\d{1,2})(?!\d|\.\d|\s*%)"
)
_AT_START = re.compile(r"[\s•(\[§*]*" + _NUMBER + r"[\s.):\]\-–—]*", re.IGNORECASE)
_ANYWHERE = re.compile(_NUMBER, re.IGNORECASE)
# "6,10", "6-10" or "6·10", where nothing else stands in the cell or on its line.
_ALONE = re.compile(
    r"\W*(?:[a-z]+\W+){0,2}(?<!\d)(\d{1,2})\s*[.,·\-‑–]\s*(\d{1,2})\W*", re.IGNORECASE
)
_SHORT = 60


def number_at_start(text: str) -> tuple[str, str]:
    """The provision's number a text begins with, as "6.2", and the rest; ("", text) without one."""
    match = _AT_START.match(text)
    if match is None:
        return "", text
    return f"{int(match[1])}.{int(match[2])}", text[match.end() :].strip()


def number_in(text: str) -> tuple[str, str]:
    """The number in a cell meant for one: at its start, or anywhere in a short text."""
    number, rest = number_at_start(text)
    if number:
        return number, rest
    match = _ANYWHERE.search(text) if len(text) <= _SHORT else None
    match = match or _ALONE.fullmatch(text)
    if match is None and "\n" in text:
        lines = map(_ALONE.fullmatch, text.split("\n"))
        match = next((line for line in lines if line), None)
    return (f"{int(match[1])}.{int(match[2])}", "") if match else ("", text)


class Matcher:
    """Compares wordings with every provision of every edition by their pairs of words."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self._pairs = {
            edition.edition: {
                p.number: (_pairs(p.requirement), _pairs(p.full_text)) for p in edition.provisions
            }
            for edition in editions
        }

    def similarity(self, text: str, edition: str, number: str) -> float:
        """How alike a text and a provision are, from 0 to 1."""
        mine = _pairs(text)
        provisions = self._pairs[edition]
        if not mine or number not in provisions:
            return 0.0
        return max(_alike(mine, theirs) for theirs in provisions[number])

    def same_text(self, text: str, edition: str) -> tuple[str, ...]:
        """The provisions of an edition that say this, the most alike first."""
        scores = {number: self.similarity(text, edition, number) for number in self._pairs[edition]}
        same = [number for number, score in scores.items() if score >= SAME_TEXT]
        return tuple(sorted(same, key=lambda number: (-scores[number], provision_key(number))))

    def about(self, text: str) -> frozenset[tuple[str, str]]:
        """The editions and numbers of the provisions whose wording a text is."""
        if len(text) <= _SHORT / 2:
            return frozenset()
        return frozenset((e, number) for e in self._pairs for number in self.same_text(text, e))

    def is_code(self, text: str) -> bool:
        """Whether a text is the wording of any provision of any edition."""
        return bool(self.about(text))

    def edition_of(self, rows: Sequence[tuple[str, str]]) -> str:
        """The edition that rows of number and requirement belong to; the later of equals."""
        scores = self._scores(rows)
        return max(reversed(scores), key=lambda edition: scores[edition])

    def surely(self, rows: Sequence[tuple[str, str]]) -> str:
        """The edition that rows can only belong to, or "" where another would do as well."""
        scores = self._scores(rows)
        first, *others = sorted(scores, key=lambda edition: -scores[edition])
        clear = all(scores[other] < _CLEARLY * scores[first] for other in others)
        return first if clear and scores[first] else ""

    def _scores(self, rows: Sequence[tuple[str, str]]) -> dict[str, float]:
        return {
            edition: sum(
                self.similarity(text, edition, number) + 0.2 * (number in provisions)
                for number, text in rows
            )
            for edition, provisions in self._pairs.items()
        }

    def resolve(self, edition: str, written: str, text: str, last: str, taken: Set[str]) -> str:
        """The provision a row is about.

        A spreadsheet writes 6.10 as 6.1, Word's own numbering may be lost, and people mistype: the
        words of the requirement decide where the number cannot be right, then the order.
        """
        same = self.same_text(text, edition)
        free = [number for number in same if number not in taken]
        after = [number for number in free if provision_key(number) > provision_key(last or "0")]
        if not written:
            return next(iter(after or free), "")
        tenth = f"{written}0"
        tenth_free = tenth in self._pairs[edition] and tenth not in taken
        if tenth_free and written != last and (tenth in same or (not same and written in taken)):
            return written if written in same and written not in taken else tenth
        if written in taken and written != last and free and written not in same:
            return (after or free)[0]
        other = self.similarity(text, edition, written) < _SURELY_OTHER
        return free[0] if free and other and written not in same else written


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = plain(text).split()
    return frozenset(itertools.pairwise(words))


def _alike(mine: Set[tuple[str, str]], theirs: Set[tuple[str, str]]) -> float:
    """Twice the shared pairs by all pairs; a shortened or broken-off text counts for what it has."""
    shared = len(mine & theirs)
    dice = 2 * shared / (len(mine) + len(theirs))
    part = shared / len(mine) if len(mine) >= 8 else 0.0
    return max(dice, 0.95 * part)
