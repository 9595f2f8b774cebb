"""The times a complaints policy promises: which stage, which clock, how long, counted from what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chc_desktop.model.rules.policy_text import Passage
from chc_desktop.model.rules.values import Clock, Stage

_TIME = re.compile(
    r"\b(?P<number>\d{1,3})(?P<more>[ -](?:further|more|extra|additional))?(?:[ -](?P<kind>working|business|calendar))?[ -](?P<unit>days?|weeks?|months?)\b"
)
_ACKNOWLEDGE = re.compile(
    r"\backnowledg\w*|\bconfirm\w* (?:receipt|that we have (?:received|got))|"
    r"\bthat we have (?:got|received|had)\b|\b(?:letter|note) of receipt\b"
)
_RESPOND = re.compile(
    r"\brespon[ds]\w*|\brepl(?:y|ies|ied)\b|\banswer\w*|\bdecisions?\b|\bfull response\b|"
    r"\bwrite to you with\b|\boutcome\b|\binvestigat\w+|\bresolve[ds]?\b|\bcomplete[ds]?\b"
)
_EXTENSION = re.compile(
    r"\bexten[ds]\w*|\bextension\w*|\b(?:further|extra|additional|more) (?:period|time)\b|\blonger\b"
)
_MORE = re.compile(r"\b(?:further|extra|additional|another) $")
_MORE_BEHIND = re.compile(r" (?:more|longer)\b")
_OFTEN = re.compile(r"\b(?:every|each) $")
_BARE = 8
"""Words of a passage that may be a time alone, said of the heading above it."""
_FROM = re.compile(
    r"^(?: or less)?,?(?: (?:at|in|for) (?:the \w+ stage|stage \w+),?)?(?: (?:counted|measured|running|to run))? ?(?:of|from|after|following|starting from|beginning|counted from|once|when)\b"
    r"(?P<event>[^.,;]{0,70})"
)
_OTHER = re.compile(
    r"\b(?:survey|feedback|repairs?|appointment|ombudsman|rent|tenancy|review(?:ed)? date|minutes|"
    r"committee meeting|published|training|update you|keep you (?:informed|updated)|records?|"
    r"request (?:an )?escalat\w*|ask (?:us )?to (?:escalate|review)|ask for (?:a )?(?:stage|review)|"
    r"designated|hearing|invite)\b"
)
_AIM = re.compile(r"\b(?:aim|target|try|hope|usually|normally)\b")
_PER_WEEK, _PER_MONTH = 5, 21
_CALENDAR_WEEK = 7


@dataclass(frozen=True, slots=True)
class Promised:
    """A time a policy gives. ``days`` are working days, or calendar days where it says no more."""

    passage: Passage
    stage: Stage | None
    clock: Clock
    days: int
    working: bool
    event: str
    """The words behind it that say from when it counts; empty where it does not say."""
    aim: bool
    """Said as an aim, beside which a longer limit may stand."""

    @property
    def working_days(self) -> int:
        """About how many working days that is at most."""
        return self.days if self.working else -(-self.days * _PER_WEEK // _CALENDAR_WEEK)


def times(found: tuple[Passage, ...]) -> tuple[Promised, ...]:
    """Every time for acknowledging, responding or extending in a policy, in its order."""
    return tuple(promised for passage in found for promised in _of(passage))


def _of(passage: Passage) -> Iterator[Promised]:
    words = passage.whole
    offset = len(words) - len(passage.plain)
    matches = [m for m in _TIME.finditer(words) if m.start() >= offset]
    last = 0
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(words)
        begin = _FROM.match(words[match.end() :])
        event = begin["event"].strip() if begin else ""
        before = words[last : match.start()]
        after = words[match.end() + (begin.end() if begin else 0) : end]
        last = match.end() + (begin.end() if begin else 0)
        clock = _clock(before, after, match)
        if clock is None and len(passage.plain.split()) <= _BARE and not before.strip(" :"):
            clock = _clock(f"{passage.heading} ", "", match)
        if (
            clock is None
            or _OFTEN.search(before)
            or _OTHER.search(before)
            or (not before and _OTHER.search(after))
        ):
            continue
        days, working = _length(match)
        yield Promised(
            passage, passage.stage, clock, days, working, event, _AIM.search(before) is not None
        )


def _clock(before: str, after: str, match: re.Match[str]) -> Clock | None:
    """What a time is for: the nearest word before it, else the first behind it."""
    if match["more"] or _MORE_BEHIND.match(match.string[match.end() :]):
        return Clock.EXTENSION
    if _MORE.search(before) or _EXTENSION.search(before):
        return Clock.EXTENSION
    for words, nearest in ((before, -1), (after, 0)):
        named = [
            (found.start(), clock)
            for clock, pattern in ((Clock.ACKNOWLEDGE, _ACKNOWLEDGE), (Clock.RESPOND, _RESPOND))
            for found in pattern.finditer(words)
        ]
        if named:
            return sorted(named)[nearest][1]
    return None


def _length(match: re.Match[str]) -> tuple[int, bool]:
    number, unit = int(match["number"]), match["unit"]
    if unit.startswith("week"):
        return number * _PER_WEEK, True
    if unit.startswith("month"):
        return number * _PER_MONTH, True
    return number, match["kind"] in ("working", "business")
