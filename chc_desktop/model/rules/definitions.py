"""The definition of a complaint (1.2) in the words of an edition that is no longer in force."""

from __future__ import annotations

from collections.abc import Sequence

from chc_desktop.model.rules.answers import plain
from chc_desktop.model.rules.code import Edition

# Enough words to tell one wording of the definition from another, few enough to survive quoting.
_PHRASE = 4


def old_definition(text: str, editions: Sequence[Edition], in_force: Edition) -> str:
    """The first words in a text that only an older definition has; empty when there are none."""
    current = _phrases(plain(in_force.definition))
    written = f" {plain(text)} "
    for edition in editions:
        if edition.edition != in_force.edition:
            for phrase in _phrases(plain(edition.definition)):
                if phrase not in current and f" {phrase} " in written:
                    return phrase
    return ""


def _phrases(words: str) -> list[str]:
    single = words.split()
    return [" ".join(single[i : i + _PHRASE]) for i in range(len(single) - _PHRASE + 1)]
