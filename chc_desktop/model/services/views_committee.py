"""What Today shows of the governing body’s decisions between meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ToNote:
    """A decision between meetings that no meeting has noted yet. ``meeting_on``: the next one."""

    decision_id: int
    reference: str
    about: str
    decided_on: date
    how: str
    meeting_on: date | None
