"""What goes to the Ombudsman each year, by when, and what is missing of it (8.1, 8.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from chc_desktop.model.rules.approving import TITLES, Document, is_late_approval
from chc_desktop.model.rules.reviews import add_months

SUBMIT_WITHIN = 6
"""Months after their own year end for landlords with fewer homes than ``LARGE``.

https://www.housing-ombudsman.org.uk/centre-for-learning/key-topics/complaint-handling/chc-annual-submissions/
"""
LARGE = 1000
"""From this many homes on other dates and rules apply."""
REMIND_FROM = timedelta(weeks=8)
"""How long before its date a submission is named for the first time (**ours**)."""
REMIND_AGAIN = timedelta(weeks=4)
"""How long before it is named as near; from then on by the week (**ours**)."""


@dataclass(frozen=True, slots=True)
class Published:
    """Where a paper is published, and from when until when."""

    place: str
    from_on: date
    until_on: date | None = None
    id: int = 0

    @property
    def on_the_web(self) -> bool:
        """Whether the place is an address that can be given as a link."""
        word = self.place.casefold()
        return "://" in word or word.startswith("www.") or _looks_like_a_site(word)


@dataclass(frozen=True, slots=True)
class PackPart:
    """One of the four papers: written or not, approved, published."""

    what: Document
    written: bool
    approved_on: date | None = None
    minute: str = ""
    signed_by: str = ""
    version: int | None = None
    published: tuple[Published, ...] = ()

    @property
    def published_on(self) -> date | None:
        """The first day of its publication."""
        return min((place.from_on for place in self.published), default=None)

    @property
    def approved_late(self) -> bool:
        """Whether it was published before its approval."""
        return is_late_approval(self.approved_on, self.published_on)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A submission that comes near: its date, and how near that is in words."""

    due: date
    days: int
    """Calendar days left; negative overdue."""
    text: str


def submit_by(year_end: date, homes: int | None) -> date | None:
    """The day by which a landlord's papers reach the Ombudsman; None where other rules apply.

    6 months after its own year end for fewer than 1,000 homes; homes that nobody counted are few.
    """
    if homes is not None and homes >= LARGE:
        return None
    return add_months(year_end, SUBMIT_WITHIN)


def missing(part: PackPart) -> tuple[str, ...]:
    """What a paper still lacks before it can go, in a few words each (8.1, 8.2)."""
    if not part.written:
        return ("not written",)
    found = []
    if part.approved_on is None:
        found.append("not approved")
    elif not part.minute.strip():
        found.append("no minute reference")
    if not part.published:
        found.append("not published")
    return tuple(found)


def missing_lines(parts: Iterable[PackPart]) -> tuple[str, ...]:
    """A line for each paper that lacks something: ``Annual report: not approved``."""
    lacking = ((part, missing(part)) for part in parts)
    return tuple(f"{TITLES[part.what]}: {', '.join(found)}" for part, found in lacking if found)


def reminder(due: date, today: date) -> Reminder | None:
    """The reminder of a submission that is not sent: from 8 weeks before its date (**ours**)."""
    left = due - today
    if left > REMIND_FROM:
        return None
    if left.days < 0:
        weeks = -left.days // 7
        late = f"{weeks} week{'' if weeks == 1 else 's'} late" if weeks else "late"
        return Reminder(due, left.days, late)
    if left > REMIND_AGAIN:
        return Reminder(due, left.days, "within 8 weeks")
    weeks = -(-left.days // 7)
    if weeks == 4:
        return Reminder(due, left.days, "within 4 weeks")
    near = {0: "today", 1: "within a week"}.get(weeks, f"within {weeks} weeks")
    return Reminder(due, left.days, near)


def _looks_like_a_site(word: str) -> bool:
    host = word.split("/", maxsplit=1)[0]
    return "." in host and " " not in host and not host.startswith(".") and not host.endswith(".")
