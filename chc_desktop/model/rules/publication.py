"""Words for publication: they name nobody the register knows, no home and no case (8.1).

One place for every text that is written to be published: learning, the annual report's parts,
plans and stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, Severity

SHORTEST = 4
"""Letters of a surname that is looked for by itself: shorter ones are everyday words (**ours**)."""
_TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "the", "and"})
_NUMBER = re.compile(r"[\d\s\W]{0,5}")


@dataclass(frozen=True, slots=True)
class Private:
    """What no words for publication may hold: whole words, and surnames as they are spelt."""

    words: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()


def private_of(names: Iterable[str], others: Iterable[str]) -> Private:
    """The names of people with their surnames; ``others`` are homes, references, addresses.

    A home that is a bare number, such as "12", is left out: it would be found in every figure.
    """
    whole = [one_line(name) for name in names]
    kept = [word for word in map(one_line, others) if not _NUMBER.fullmatch(word)]
    surnames = [parts[-1] for name in whole if len(parts := name.split()) > 1]
    long_enough = [s for s in surnames if len(s) >= SHORTEST and s.casefold() not in _TITLES]
    return Private(
        tuple(dict.fromkeys(filter(None, (*whole, *kept)))), tuple(dict.fromkeys(long_enough))
    )


def named_in(text: str, private: Private) -> str | None:
    """The first word a text holds that it may not; None without one.

    Whole names, homes and references count however they are spelt; a surname only as it is
    written in the register, so that "a green door" names no Ms Green.
    """
    said = f" {one_line(text)} "
    folded = said.casefold()
    found = next((w for w in private.words if w and _holds(folded, w.casefold())), None)
    if found is not None:
        return found
    return next((name for name in private.surnames if _holds(said, name)), None)


def problems_naming(public: Mapping[str, str], private: Private) -> tuple[Problem, ...]:
    """A warning at each field whose words name somebody: they may have agreed to it."""
    return tuple(
        Problem(
            field,
            "8.1",
            f"These words are for publication, and name “{named}”. Take it out, unless they agreed.",
            Severity.WARN,
        )
        for field, text in public.items()
        if (named := named_in(text, private)) is not None
    )


def _holds(said: str, word: str) -> bool:
    """Whether the word stands in the text by itself, not inside a longer one."""
    at = said.find(word)
    while at >= 0:
        before, after = said[at - 1], said[at + len(word)]
        if not before.isalnum() and not after.isalnum():
            return True
        at = said.find(word, at + 1)
    return False
