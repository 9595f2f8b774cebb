"""What a day of receipt starts, as forms show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.working_days import CountedDay
from chc_desktop.model.services.views import PolicyDateView


@dataclass(frozen=True, slots=True)
class DatesPreview:
    """What a day of receipt starts, shown while one types; nothing is saved."""

    received: date
    acknowledge_by: date
    respond_by: date
    why: str
    """``Sat 28 March is day 0. Two weekends, Good Friday and Easter Monday are not counted.``"""
    days: tuple[CountedDay, ...]
    response_days: tuple[CountedDay, ...]
    policy: PolicyDateView | None = None
    """By when our own policy promises the acknowledgement."""
