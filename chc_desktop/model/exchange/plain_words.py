"""The word list of the reading help from ``resources/plain-words.json``: dated data."""

from __future__ import annotations

from functools import cache

from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.plain_words import HintKind, PlainWord, plain_word


@cache
def load_plain_words() -> tuple[PlainWord, ...]:
    """Words that hide who did something, then jargon, each with what to write instead."""
    known = read_json("plain-words.json")
    return tuple(
        plain_word(kind, pattern, instead)
        for kind in (HintKind.BLAME, HintKind.JARGON)
        for pattern, instead in known[kind.value]
    )
