"""An email or message that was pasted: its day and subject, found in its own head lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.written_dates import dates_in

_HEAD = re.compile(r"\s*\*?(?P<name>[A-Za-z-]{2,20})\*?\s*:\*?\s*(?P<words>.*)")
_DAY_NAMES = frozenset({"date", "sent", "received"})
_HEAD_NAMES = frozenset({"from", "to", "cc", "bcc", "subject", "reply-to"}) | _DAY_NAMES
_REPLY = re.compile(r"On .{6,80} wrote:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted message says of itself. ``on`` is None where it names no day."""

    on: date | None
    subject: str
    sender: str
    text: str


def read_pasted(message: str) -> Pasted:
    """The day, subject, sender and words of a message, so that it can be kept whole (5.12).

    The head lines of emails (From, Date or Sent, Subject) are left out of the text; a message
    without any is all text. Earlier messages quoted below stay: they belong to it.
    """
    lines = clean_text(message).strip().split("\n")
    head: dict[str, str] = {}
    first = 0
    for number, line in enumerate(lines):
        found = _HEAD.fullmatch(line)
        name = found["name"].casefold() if found else ""
        if found is None or name not in _HEAD_NAMES:
            break
        head.setdefault("date" if name in _DAY_NAMES else name, found["words"])
        first = number + 1
    days = dates_in(head.get("date", ""))
    if not head and _REPLY.match(lines[0]):
        days = dates_in(lines[0])
    return Pasted(
        on=days[0][1] if days else None,
        subject=one_line(head.get("subject", "")),
        sender=one_line(head.get("from", "")),
        text="\n".join(lines[first:]).strip(),
    )
