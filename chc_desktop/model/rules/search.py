"""What a typed search asks for: words, in any writing, the last one only begun."""

from __future__ import annotations

import re
import unicodedata

MOST_WORDS = 12
_LONGEST = 64
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a search; what stands together, like ``C-027`` or ``6.2``, is one of several.

    Case and accents do not count, and nothing typed can be an error: signs part words.
    """
    chunks = (tuple(_WORD.findall(plain(chunk)[:_LONGEST])) for chunk in text.split())
    return tuple(chunk for chunk in chunks if chunk)[:MOST_WORDS]


def match_of(text: str) -> str:
    """The search in the language of SQLite's FTS5; empty where nothing is asked for.

    Every word must occur, in any order; the last may be only begun.
    """
    chunks = words_of(text)
    if not chunks:
        return ""
    return " AND ".join(f'"{" ".join(chunk)}"' for chunk in chunks) + " *"


def matches(query: str, text: str) -> bool:
    """Whether a short text answers a search: for lists that stand in no index."""
    have = [word for chunk in words_of(text) for word in chunk]
    asked = [word for chunk in words_of(query) for word in chunk]
    if not asked:
        return False
    *whole, begun = asked
    return all(word in have for word in whole) and any(word.startswith(begun) for word in have)


def plain(text: str) -> str:
    """A text without case and accents."""
    text = text.replace("\u00a0", " ")
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def other_writings(reference: str) -> str:
    """More ways in which a reference or number is typed: ``C-027`` also as ``c027`` and ``27``."""
    parts = [word for chunk in words_of(reference) for word in chunk]
    short = [part.lstrip("0") for part in parts if part.isdigit() and part.lstrip("0") != part]
    return " ".join(filter(None, ("".join(parts) if len(parts) > 1 else "", *short)))
