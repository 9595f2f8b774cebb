"""Offices with terms: who holds which, gaps, overlaps, and terms that end (4.1, 5.8, 9.4, 9.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from chc_desktop.model.rules.values import Role
from chc_desktop.model.rules.wording import short_date

TERM_ENDS_AHEAD = 30
"""Working days before which Today begins to show that a term of office ends (**ours**)."""
PROVISIONS = {
    Role.COMPLAINTS_OFFICER: "4.1",
    Role.DEPUTY: "4.1",
    Role.OFFICER_FOR_OFFICER: "5.8",
    Role.SENIOR_LEAD: "9.4",
    Role.MRC: "9.5",
    Role.COMMITTEE_MEMBER: "",
    Role.CHAIR: "",
}
"""Which provision each office stands on; empty where the Code says nothing."""
NEEDED = (Role.COMPLAINTS_OFFICER, Role.OFFICER_FOR_OFFICER, Role.SENIOR_LEAD, Role.MRC)
"""Offices that somebody must hold at any time; the second so that nobody judges themselves."""
SHARED = frozenset({Role.COMMITTEE_MEMBER})
"""Offices that several people hold at once."""


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's time in an office. ``person_id`` tells people apart, not their names."""

    person_id: int
    name: str
    role: Role
    from_on: date
    until_on: date | None = None
    id: int = 0

    def holds(self, day: date) -> bool:
        """Whether they hold it on a day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


class OfficeFault(StrEnum):
    """What can be wrong with an office."""

    VACANT = "vacant"
    GAP = "gap"
    OVERLAP = "overlap"
    OWN_JUDGE = "own judge"


@dataclass(frozen=True, slots=True)
class OfficeFinding:
    """What is wrong with an office, from when until when (None: it goes on)."""

    role: Role
    fault: OfficeFault
    from_on: date | None
    until_on: date | None
    provision: str
    text: str


def office_findings(terms: Iterable[Term], today: date) -> tuple[OfficeFinding, ...]:
    """Offices that nobody holds, gaps and overlaps (4.1, 5.8, 9.4, 9.5), in the roles' order."""
    found: list[OfficeFinding] = []
    known = tuple(terms)
    for role in Role:
        mine = sorted(
            (t for t in known if t.role is role), key=lambda t: (t.from_on, t.until_on or date.max)
        )
        if role not in SHARED:
            found += _between(role, mine, today)
        if role in NEEDED and not any(t.holds(today) for t in mine):
            found.append(_vacant(role, mine, today))
    return (*found, *_own_judges(known, today))


def ending(terms: Iterable[Term], today: date) -> tuple[Term, ...]:
    """Terms that end, or ended, with nobody to follow; once over, only of offices that are needed."""
    known = tuple(terms)
    found = []
    for term in known:
        if term.until_on is None or (term.role not in NEEDED and term.until_on < today):
            continue
        next_day = term.until_on + timedelta(days=1)
        others = [t for t in known if t.role is term.role and t is not term]
        mine = [t for t in others if t.role not in SHARED or t.person_id == term.person_id]
        if not any(t.holds(next_day) or t.from_on > next_day for t in mine):
            found.append(term)
    return tuple(sorted(found, key=lambda t: (t.until_on or date.max, t.id)))


# ---- private

_TAKE = "take a complaint about the officer"


def _between(role: Role, terms: list[Term], today: date) -> list[OfficeFinding]:
    """Gaps and overlaps of an office that one person holds; a day of handing over is neither."""
    found = []
    reached: Term | None = None
    for before, after in pairwise(terms):
        if reached is None or (before.until_on or date.max) >= (reached.until_on or date.max):
            reached = before
        end = reached.until_on
        if reached.person_id != after.person_id and (end is None or after.from_on < end):
            until = min((d for d in (end, after.until_on) if d), default=None)
            both = f"{reached.name} and {after.name} "
            both += (
                f"both {_TAKE}" if role is Role.OFFICER_FOR_OFFICER else f"are both {role.value}"
            )
            text = f"{both} from {short_date(after.from_on, today.year)}. End one of the terms."
            found.append(_finding(role, OfficeFault.OVERLAP, after.from_on, until, text))
        elif end is not None and after.from_on > end + timedelta(days=1):
            first, last = end + timedelta(days=1), after.from_on - timedelta(days=1)
            days = f"from {short_date(first, today.year)} to {short_date(last, today.year)}"
            text = f"Nobody was {_being(role)} {days}."
            found.append(_finding(role, OfficeFault.GAP, first, last, text))
    return found


def _vacant(role: Role, terms: list[Term], today: date) -> OfficeFinding:
    ended = max((t.until_on for t in terms if t.until_on and t.until_on < today), default=None)
    since = ended + timedelta(days=1) if ended else None
    of = f" ({PROVISIONS[role]})"
    if since is None:
        entered = "who" if role is Role.OFFICER_FOR_OFFICER else "as"
        text = f"Nobody is entered {entered} {role.value}{of}."
    else:
        text = f"Nobody has been {_being(role)} since {short_date(since, today.year)}{of}."
    return _finding(role, OfficeFault.VACANT, since, None, text)


def _being(role: Role) -> str:
    """An office after "nobody was": one of them is named by what is done, not by a noun."""
    return f"there to {_TAKE}" if role is Role.OFFICER_FOR_OFFICER else role.value


def _own_judges(terms: tuple[Term, ...], today: date) -> tuple[OfficeFinding, ...]:
    held = {role: [t for t in terms if t.role is role and t.holds(today)] for role in Role}
    officers = {t.person_id for t in held[Role.COMPLAINTS_OFFICER]}
    text = "{} cannot take a complaint about the complaints officer: they are the officer. Name somebody else."
    return tuple(
        _finding(t.role, OfficeFault.OWN_JUDGE, t.from_on, t.until_on, text.format(t.name))
        for t in held[Role.OFFICER_FOR_OFFICER]
        if t.person_id in officers
    )


def _finding(
    role: Role, fault: OfficeFault, from_on: date | None, until_on: date | None, text: str
) -> OfficeFinding:
    return OfficeFinding(role, fault, from_on, until_on, PROVISIONS[role], text)
