"""Reading help for letters: what is hard to read, and what could be written instead (**ours**).

It points out and never stops a letter. Three things are looked for: sentences of more than
``MOST_WORDS`` words, words that hide who did something or blame the reader, and jargon. The
words come as data. What the resident said (in quotation marks) and what is still to be written
(in square brackets) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MOST_WORDS = 25
"""A sentence with more words is hard to follow (**ours**, after the advice of GOV.UK)."""


class HintKind(StrEnum):
    """What is hard about it."""

    LONG = "long sentence"
    BLAME = "blame"
    JARGON = "jargon"


@dataclass(frozen=True, slots=True)
class PlainWord:
    """Words to look for, as a pattern on small letters, and what could be written instead."""

    kind: HintKind
    pattern: re.Pattern[str]
    instead: str


@dataclass(frozen=True, slots=True)
class Hint:
    """One place in a text: from ``start`` to ``end``, its words, and the advice."""

    kind: HintKind
    start: int
    end: int
    words: str
    advice: str


def plain_word(kind: HintKind, pattern: str, instead: str) -> PlainWord:
    """An entry of the word list; raises re.error for a pattern that is none.

    A blank in the pattern stands for any blank or line end, and it matches whole words only.
    """
    loose = pattern.replace(" ", r"[ \u00a0\n]+")
    return PlainWord(kind, re.compile(rf"(?<![\w-]){loose}(?![\w-])"), instead)


def reading_hints(text: str, words: tuple[PlainWord, ...]) -> tuple[Hint, ...]:
    """What could be easier to read, in the order of the text; each place once.

    Places are counted in the text as it is given, so that a window can go to them.
    """
    plain = _BLIND.sub(lambda match: " " * len(match[0]), text.replace("’", "'")).casefold()
    if len(plain) != len(text):  # a letter whose small form is longer would move every place
        plain = _BLIND.sub(lambda match: " " * len(match[0]), text.replace("’", "'")).lower()
    found: list[Hint] = []
    for word in words:
        for match in word.pattern.finditer(plain):
            if not any(match.start() < hint.end and hint.start < match.end() for hint in found):
                found.append(_hint(word.kind, text, match.start(), match.end(), word.instead))
    for start, end in _sentences(plain):
        count = len(_WORD.findall(plain[start:end]))
        if count > MOST_WORDS:
            advice = f"This sentence has {count} words. Make two of it."
            found.append(_hint(HintKind.LONG, text, start, end, advice))
    return tuple(sorted(found, key=lambda hint: (hint.start, hint.end)))


# ---- private

_BLIND = re.compile(r"\[[^\[\]\n]*\]|“[^”]*”|\"[^\"\n]*\"|‘[^’\n]*’|https?://\S+|\S+@\S+")
_WORD = re.compile(r"\w[\w'/.@-]*")
_BLOCK = re.compile(r"[^\n]+(?:\n(?![ \t]*(?:[-*•#>]|\n|$))[^\n]+)*")
_END = re.compile(r"[.!?:;]+[\"')]*(?=\s)")
_NO_END = re.compile(r"\b(?:mr|mrs|ms|mx|dr|rev|st|rd|ltd|e\.g|i\.e|etc)\.$")
_SHORT_LINE = 60


def _sentences(plain: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as places; lines that do not fill the page stand alone."""
    for block in _BLOCK.finditer(plain):
        for start, end in _lines(block[0], block.start()):
            yield from _cut(plain, start, end)


def _lines(block: str, at: int) -> Iterator[tuple[int, int]]:
    """A paragraph broken to the width of a page is one; an address is a line each."""
    start = at
    for line in block.split("\n"):
        end = at + len(line)
        if len(line) < _SHORT_LINE:
            yield start, end
            start = end + 1
        at = end + 1
    if start < at - 1:
        yield start, at - 1


def _cut(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in _END.finditer(plain, start, end):
        if not _NO_END.search(plain, at, stop.end()):
            yield _trimmed(plain, at, stop.end())
            at = stop.end()
    yield _trimmed(plain, at, end)


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    part = plain[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _hint(kind: HintKind, text: str, start: int, end: int, advice: str) -> Hint:
    return Hint(kind, start, end, " ".join(text[start:end].split()), advice)
