"""Text from outside, made safe to keep: the one boundary for everything typed, pasted or read."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
_FEW, _MANY = 3, 8
"""Words of a short name: fewer are an abbreviation ("Mr."), more are cut."""
MOST_SHOWN = 20_000
"""Letters of one text that the window shows (**ours**): a million of them take seconds to lay out."""
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")


def clean_text(text: str) -> str:
    """The text in NFC, with newline as its only line end.

    Control characters other than newline and tab, NUL, lone surrogates and byte order marks are
    removed; nothing else is touched. Never fails.
    """
    return unicodedata.normalize("NFC", _CONTROL.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """The cleaned text on one line, each run of blanks of any kind made one space."""
    return " ".join(clean_text(text).split())


def first_words(text: str) -> str:
    """A short name for a text (**ours**): its first sentence if that is short, else eight words."""
    whole = clean_text(text).strip()
    words = whole.split()
    if len(words) > _MANY:
        sentence = _SENTENCE_END.split(whole, maxsplit=1)[0].split()
        if not _FEW <= len(sentence) <= _MANY:
            return f"{' '.join(words[:_MANY])} …"
        words = sentence
    return " ".join(words).rstrip(".,;:")


def for_the_window(text: str) -> str:
    """The text, or its beginning and how much more of it the bundle prints."""
    if len(text) <= MOST_SHOWN:
        return text
    more = len(text) - MOST_SHOWN
    return f"{text[:MOST_SHOWN]} …\n\n{more:,} letters more: the bundle of this complaint has all."
