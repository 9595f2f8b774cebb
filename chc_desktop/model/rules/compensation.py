"""Money: its heads, who may award how much, and the Ombudsman's own figures as an aid (7.1 to 7.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from chc_desktop.model.rules.entered_days import day_problems
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, RemedyHead, Severity
from chc_desktop.model.rules.wording import pounds

MONEY_HEADS = frozenset(
    {
        RemedyHead.STATUTORY,
        RemedyHead.QUANTIFIABLE_LOSS,
        RemedyHead.DISTRESS,
        RemedyHead.COMPENSATION,
    }
)
"""Heads that are money; the others are something that is done."""
MOST_AMOUNT = 10_000_000
"""Pence of one award at most; more is a typing mistake (**ours**)."""
ARREARS = "set against rent arrears"
WAYS_TO_PAY = ("bank transfer", "cheque", "cash", ARREARS, "another way")
"""How compensation reaches the resident; any other words are kept as they are."""
SETTING_OFF = (
    "The Ombudsman’s view is that compensation is paid to the resident and kept apart from rent "
    "arrears. It needs the resident’s agreement to be set against them (7.4)."
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What each person may award alone on a day, in pence, by name; empty: nothing is laid down."""

    by_name: Mapping[str, int] = field(default_factory=dict)

    def of(self, names: Iterable[str]) -> int:
        """The most that any of these people may award; with no names, that anybody may."""
        known = {key(name): pence for name, pence in self.by_name.items()}
        asked = [key(name) for name in names if key(name)] or list(known)
        return max((known.get(name, 0) for name in asked), default=0)


@dataclass(frozen=True, slots=True)
class Award:
    """Money that was awarded. ``before`` are pence awarded on the complaint without the committee."""

    amount: int
    by: tuple[str, ...] = ()
    committee_agreed_on: date | None = None
    before: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the Ombudsman's figures: so many pence for each day, week or appointment."""

    key: str
    title: str
    pence: int
    per: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The Ombudsman's figures of a time; ``until`` is None while they are in force."""

    since: date
    until: date | None
    figures: tuple[Figure, ...]


def problems_amount(amount: int, head: RemedyHead | None, field_name: str) -> tuple[Problem, ...]:
    """What stands against an amount in pence beside its head (7.2)."""
    if amount < 0:
        return (Problem(field_name, "7.2", "An amount of money cannot be below nothing."),)
    if amount > MOST_AMOUNT:
        text = f"Give the amount, up to {pounds(MOST_AMOUNT)}."
        return (Problem(field_name, "", text),)
    if head in MONEY_HEADS and not amount:
        return (Problem(field_name, "7.2", "Enter how much money was offered (7.2)."),)
    return ()


def problems_awarding(
    award: Award, limits: Limits, today: date, field_name: str = "committee_agreed_on"
) -> tuple[Problem, ...]:
    """What stands against an award: over a person's own limit it needs the committee's date.

    Limits are the landlord's own. All that was awarded on one complaint without the committee
    counts together (**ours**).
    """
    if not award.amount:
        return ()
    agreed = award.committee_agreed_on
    if agreed is not None:
        return day_problems(field_name, "agreed", agreed, today)
    if not limits.by_name:
        text = "No award limit is laid down in Settings, so nobody’s limit was checked."
        return (Problem(field_name, "", text, Severity.WARN),)
    total, most = award.amount + award.before, limits.of(award.by)
    if total > most:
        return (Problem(field_name, "", _over(award, most, total)),)
    if not any(map(key, award.by)):
        return (Problem("awarded_by", "", "Say who awarded it.", Severity.WARN),)
    return ()


def problems_setting_off(paid_how: str, agreed_on: date | None, today: date) -> tuple[Problem, ...]:
    """Warn where compensation is set against rent arrears, with the reason (7.4)."""
    if one_line(paid_how) != ARREARS:
        return ()
    name = "arrears_agreed_on"
    warned = Problem("paid_how", "7.4", SETTING_OFF, Severity.WARN)
    if agreed_on is None:
        text = "No day is on record on which the resident agreed to the setting off."
        return (warned, Problem(name, "7.4", text, Severity.WARN))
    return (warned, *day_problems(name, "agreed", agreed_on, today))


def figures_on(editions: Iterable[Figures], day: date) -> Figures | None:
    """The Ombudsman's figures that were in force on a day; None where none are held (7.4)."""
    held = (e for e in editions if e.since <= day and (e.until is None or day <= e.until))
    return max(held, key=lambda e: e.since, default=None)


def reckon(figure: Figure, count: int) -> str:
    """``9 days at £15 a day: £135``: an aid beside the amount, never filled in by itself (7.4)."""
    of = f"{count} {figure.per}{'' if count == 1 else 's'}"
    return f"{of} at {price(figure)}: {pounds(figure.pence * count)}"


def price(figure: Figure) -> str:
    """``£15 a day``, ``£15 each``."""
    each = f"a {figure.per}" if figure.per in ("day", "week") else "each"
    return f"{pounds(figure.pence)} {each}"


def key(name: str) -> str:
    """A name as it is compared."""
    return one_line(name).casefold()


def _over(award: Award, most: int, total: int) -> str:
    who = " and ".join(filter(None, map(one_line, award.by)))
    may = f"may award up to {pounds(most)}" if most else "may award nothing alone"
    if not who:
        who, may = "Nobody", f"may award more than {pounds(most)} alone"
    with_before = f", with what was awarded before {pounds(total)}" if award.before else ""
    return (
        f"{who} {may}; this is {pounds(award.amount)}{with_before}. Enter the day on which the "
        "committee agreed, or lower the amount."
    )
