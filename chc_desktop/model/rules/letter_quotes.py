"""What a letter sent by email quotes below itself: the other side's words, not the letter's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chc_desktop.model.rules.text import clean_text

_WROTE = re.compile(r"\s*(?:on|am|le)\b.{5,200}\bwrote:\s*", re.IGNORECASE)
_CUT = re.compile(
    r"\s*(?:-{2,}\s*(?:original|forwarded) message\s*-{2,}|begin forwarded message:)", re.IGNORECASE
)
_FROM = re.compile(r"\s*\W{0,2}from:\W{0,2}\s", re.IGNORECASE)
_HEADER = re.compile(r"\s*\W{0,2}(?:sent|date|to|cc|subject):", re.IGNORECASE)
_WORDS_ABOVE = 15
"""So much stands above a quoted message; with less, its header is the email's own."""


def without_quoted(text: str) -> str:
    """The letter without the earlier messages that its email quotes.

    A reply may stand above the quoted lines, or below lines marked with ``>``. Such a mark
    anywhere else is this program's own, for the decision of a letter.
    """
    lines = clean_text(text).split("\n")
    kept: list[str] = []
    at = 0
    while at < len(lines):
        if _CUT.match(lines[at]) or _is_header(lines, at, kept):
            break
        if _WROTE.fullmatch(_two(lines, at)) or _WROTE.fullmatch(lines[at]):
            rest = _below(lines, at)
            if rest is None:
                break
            at = rest
            continue
        kept.append(lines[at])
        at += 1
    return "\n".join(kept)


def _two(lines: Sequence[str], at: int) -> str:
    """A line with the next: a mail program wraps a long ``On ... wrote:``."""
    return " ".join(lines[at : at + 2])


def _is_header(lines: Sequence[str], at: int, kept: Sequence[str]) -> bool:
    header = _FROM.match(lines[at]) and any(map(_HEADER.match, lines[at + 1 : at + 4]))
    return bool(header) and len(" ".join(kept).split()) >= _WORDS_ABOVE


def _below(lines: Sequence[str], at: int) -> int | None:
    """Where the letter goes on below its marked quotation; None where nothing is marked."""
    marked = [n for n, line in enumerate(lines[at:], at) if line.lstrip().startswith(">")]
    if not marked:
        return None
    end = marked[0]
    while end < len(lines) and (end in marked or not lines[end].strip()):
        end += 1
    return end
