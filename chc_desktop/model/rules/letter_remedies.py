"""The remedies in a letter's own text: what, how much, by when (6.9 e, 6.19 e)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chc_desktop.model.rules.response_cues import REMEDY_ABOVE
from chc_desktop.model.rules.text import one_line

WHAT, AMOUNT, WHEN = "What", "Amount", "When"
"""The heads of their table."""
NO_DAY = "No day given"
_MONEY = r"£\s?\d[\d,]*(?:\.\d{2})?"
_DAY = r"(?:by|on|from|in|before|until|within)\s[^:]*\d[^:]*|[^:,]*\bdone\b[^:,]*"
_REMEDY = re.compile(
    rf"(?P<what>[^:]+):\s+(?:(?P<amount>{_MONEY})(?:,\s+(?P<day>{_DAY}))?|(?P<only>{_DAY}))\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RemedyLine:
    """One thing that is offered; ``amount`` and ``when`` are empty where it has none."""

    what: str
    amount: str = ""
    when: str = ""

    @property
    def more(self) -> str:
        """How much and by when, as the end of a sentence."""
        return ", ".join(filter(None, (self.amount, self.when)))


def remedy_lines(heading: str, items: Sequence[str]) -> tuple[RemedyLine, ...]:
    """A letter's list as remedies; empty where it is a list of something else.

    It stands under a heading that offers something, and at least one item has an amount or a
    day after a colon, as our own drafts write it.
    """
    if not REMEDY_ABOVE.search(heading.casefold()):
        return ()
    found = tuple(_line(item) for item in items)
    return found if any(line.more for line in found) else ()


def _line(item: str) -> RemedyLine:
    said = one_line(item)
    match = _REMEDY.fullmatch(said)
    if match is None:
        return RemedyLine(said.rstrip(".;"))
    when = match["day"] or match["only"] or ""
    return RemedyLine(match["what"].strip(), match["amount"] or "", when.rstrip("."))
