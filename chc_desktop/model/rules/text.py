"""Text from outside, made safe to keep: the one boundary for everything typed, pasted or read."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
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
