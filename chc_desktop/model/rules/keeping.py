"""Which of its own backups the program keeps: 7 daily, 8 weekly, 24 monthly (our own rule).

A backup's name says when and why it was made and which state of the register it holds; it holds
no name of a person, a place or a landlord.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

DAILY = 7
WEEKLY = 8
MONTHLY = 24
HELD_FOR = timedelta(days=30)
"""How long a backup made before something that cannot come back is kept whatever else there is."""
RECENT = timedelta(days=1)
"""How long every backup is kept: a day's mistake is taken back by the state of that morning."""
ENDING = ".chc"
CODE = 8
"""Signs of the history's last hash in a name."""
_AT = "%Y-%m-%d %H.%M.%S"


class Why(StrEnum):
    """Why a backup was made, in the words of its file name."""

    OPENING = "opening"
    FIRST_CHANGE = "first change of the day"
    CLOSING = "closing"
    ASKED = "asked for"
    IMPORT = "before reading in"
    UPDATE = "before an update of the file"
    RESTORE = "before a restore"
    YEAR_CLOSE = "before closing the year"
    PROTECTION = "before removing the protection"
    KEY = "before a new key"

    @property
    def held(self) -> bool:
        """Whether it is kept for 30 days in any case."""
        return self is Why.ASKED or self.value.startswith("before")


@dataclass(frozen=True, slots=True)
class Made:
    """One backup, as its name tells. ``at`` is the computer's time where it was made."""

    name: str
    at: datetime
    why: Why
    code: str
    """The first signs of the history's last hash: the state it holds."""
    sound: bool = True
    """Whether it was looked at and is whole."""


_NAME = re.compile(
    rf"(\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d) ({'|'.join(map(re.escape, Why))})"
    rf" ([0-9a-f]{{{CODE}}}){re.escape(ENDING)}"
)


def file_name(at: datetime, why: Why, code: str) -> str:
    """The name of a backup; ``code`` is the history's last hash, of which the start is taken."""
    return f"{at.strftime(_AT)} {why.value} {code[:CODE]}{ENDING}"


def read_name(name: str) -> Made | None:
    """The backup a name tells of; None for every file that the program did not make."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1], _AT)  # noqa: DTZ007 - the computer's own time
    except ValueError:
        return None
    return Made(name, at, Why(found[2]), found[3])


def to_remove(made: Iterable[Made], now: datetime) -> tuple[Made, ...]:
    """The backups that are not needed any more, oldest first.

    Kept are the newest sound one of each of the last 7 days, 8 ISO weeks and 24 months that
    have one, all of the last 24 hours, what is held for 30 days, and what is dated later than
    ``now`` (the clock was set back). A damaged one stands for nothing and is left alone: it may be all there is.
    """
    sound = sorted((m for m in made if m.sound), key=lambda m: (m.at, m.name))
    keep: set[str] = set()
    for most, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        keep |= _newest_of_each(sound, period, most)
    return tuple(m for m in sound if m.name not in keep and not _held(m, now))


def is_stale(last: date | None, today: date, after_days: int) -> bool:
    """Whether the last copy in a second place is older than so many days, or there is none."""
    return last is None or (today - last).days > after_days


def _newest_of_each(
    sound: list[Made], period: Callable[[date], Hashable], most: int
) -> frozenset[str]:
    newest: dict[Hashable, str] = {}
    for found in reversed(sound):
        newest.setdefault(period(found.at.date()), found.name)
    return frozenset(list(newest.values())[:most])


def _held(found: Made, now: datetime) -> bool:
    return now - found.at <= (HELD_FOR if found.why.held else RECENT)


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
