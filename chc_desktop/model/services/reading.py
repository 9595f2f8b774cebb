"""Reading help for a letter while it is written; it never stops one."""

from __future__ import annotations

from chc_desktop.model.exchange.plain_words import load_plain_words
from chc_desktop.model.rules.plain_words import Hint, reading_hints
from chc_desktop.model.services.session import Session


def reading_help(_session: Session, text: str) -> tuple[Hint, ...]:
    """What in a text could be easier to read, in its order."""
    return reading_hints(text, load_plain_words())
