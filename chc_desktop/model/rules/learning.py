"""What is learned from complaints: when it is asked for, and what is said to whom (9.1 to 9.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.entered_days import day_problems
from chc_desktop.model.rules.ombudsman import FAULT
from chc_desktop.model.rules.publication import Private, named_in
from chc_desktop.model.rules.reviews import add_months
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Finding, Outcome, Problem, Severity

THEME_TIMES = 3
"""Complaints of one category that make a theme (**ours**)."""
THEME_MONTHS = 12
"""Months within which they are counted (**ours**)."""
NO_THEME = "other"
"""A category that says nothing in common."""
_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Learn:
    """What was learned from a complaint; with ``learning_id`` it puts that right.

    ``internal`` never leaves the register; the others are worded for publication.
    """

    complaint_id: int
    on: date | None
    internal: str = ""
    you_said: str = ""
    we_did: str = ""
    what_changed: str = ""
    told_whom: str = ""
    told_on: date | None = None
    learning_id: int | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """A complaint as a theme counts it."""

    id: int
    received: date
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A category that came again: this complaint is the ``times``-th within 12 months."""

    category: str
    times: int


def problems_learning(
    command: Learn, received: date, private: Iterable[str], today: date
) -> tuple[Problem, ...]:
    """What stands against an entry, warnings included (9.1 to 9.3).

    ``private`` are names, homes and references that no words for publication may hold.
    """
    found = list(day_problems("on", "written up", command.on, today, ("received", received)))
    public = {
        "you_said": command.you_said,
        "we_did": command.we_did,
        "what_changed": command.what_changed,
        "told_whom": command.told_whom,
    }
    if not any(map(one_line, (command.internal, *public.values()))):
        found.append(Problem("internal", "9.1", "Say what was learned (9.1)."))
    found += _names(public, private)
    if one_line(command.you_said) and not one_line(command.what_changed):
        text = "The report will print it without saying what changed (9.3)."
        found.append(Problem("what_changed", "9.3", text, Severity.WARN))
    if one_line(command.we_did) and not one_line(command.you_said):
        text = "Say what residents said too: without it the report does not print this (9.3)."
        found.append(Problem("you_said", "9.3", text, Severity.WARN))
    if command.told_on is not None:
        found += day_problems("told_on", "told", command.told_on, today, ("received", received))
        if not one_line(command.told_whom):
            found.append(Problem("told_whom", "9.3", "Say who was told (9.3)."))
    elif one_line(command.told_whom):
        found.append(Problem("told_on", "9.3", "Enter when they were told (9.3)."))
    return tuple(found)


def still_to_say(what_changed: str, told_whom: str) -> tuple[str, ...]:
    """What an entry does not say yet (9.1, 9.3)."""
    said = {"what changed": what_changed, "who was told": told_whom}
    return tuple(words for words, text in said.items() if not one_line(text))


def themes(mine: Logged, everything: Iterable[Logged]) -> tuple[Theme, ...]:
    """The categories of a complaint that come the third time, or more, within 12 months (9.2, **ours**).

    Counted are complaints received by then, this one included.
    """
    since = add_months(mine.received, -THEME_MONTHS)
    before = [
        other
        for other in everything
        if since < other.received and (other.received, other.id) <= (mine.received, mine.id)
    ]
    counted = (
        Theme(category, sum(category in other.categories for other in before))
        for category in mine.categories
        if category != NO_THEME
    )
    return tuple(theme for theme in counted if theme.times >= THEME_TIMES)


def reasons_to_learn(
    outcomes: Iterable[Outcome | None], found: Iterable[Finding | None], repeated: Iterable[Theme]
) -> tuple[str, ...]:
    """Why a complaint asks what was learned from it, a sentence each; empty: it does not (9.1, 9.2)."""
    reasons = []
    given = set(outcomes)
    if Outcome.UPHELD in given:
        reasons.append("It was upheld: what changes for everyone? (9.1)")
    elif Outcome.PARTLY_UPHELD in given:
        reasons.append("It was partly upheld: what changes for everyone? (9.1)")
    fault = next((finding for finding in found if finding in FAULT), None)
    if fault is not None:
        reasons.append(f"The Ombudsman found {fault.value}: what changes? (9.1)")
    reasons += [
        f"It is the {_nth(theme.times)} complaint about {theme.category} within 12 months. "
        "Is there one cause? (9.2; counting to three is our own rule.)"
        for theme in repeated
    ]
    return tuple(reasons)


def _nth(times: int) -> str:
    at = times - THEME_TIMES
    return _ORDINALS[at] if at < len(_ORDINALS) else f"{times}th"


def _names(public: dict[str, str], private: Iterable[str]) -> list[Problem]:
    never = Private(tuple(word for word in map(one_line, private) if word))
    found = []
    for field, text in public.items():
        named = named_in(text, never)
        if named is not None:
            sentence = f"These words are for publication, and name “{named}”. Take that out."
            found.append(Problem(field, "8.1", sentence))
    return found
