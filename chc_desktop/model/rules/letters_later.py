"""A letter beside an entry that stands already: kept afterwards, or put right.

A step recorded by its short form can still get its letter; it belongs to that entry then, and
moves nothing. A letter whose words were pasted wrongly is corrected with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.events import Event, Responded, Updated
from chc_desktop.model.rules.letter_checks import LetterCheck
from chc_desktop.model.rules.letters import REFUSALS, RESPONSES, LetterKind, SendLetter
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Outcome, Problem
from chc_desktop.model.rules.wording import long_date

_OTHER_DAY = (
    "It is recorded as of {day}. Give that day, or correct that entry first if its day is wrong."
)
_OTHER_DECISION = (
    "The letter says “{said}”, the entry says “{kept}”. Correct the entry first, or change the "
    "letter."
)
_FROM_THE_TEXT = frozenset(
    {
        "understanding",
        "outcomes_sought",
        "responsible_for",
        "not_responsible_for",
        "decision",
        "reason",
        "reasons",
    }
)
"""What an entry says only because its letter said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectLetter:
    """The words in which a letter really went out, in place of those that were kept."""

    letter_id: int
    text: str
    why: str
    override_reason: str = ""


def entries_for(kind: LetterKind, stage: StageState, events: Iterable[Event]) -> tuple[Event, ...]:
    """The entries that a letter of this kind can be kept with afterwards (5.12).

    A stage has one response (6.9, 6.19) and one refusal (2.4, 5.11), but any number of updates
    (5.9).
    """
    if kind is LetterKind.UPDATE:
        return tuple(e for e in events if isinstance(e, Updated) and e.stage is stage.stage)
    one: Event | None = None
    if kind in RESPONSES:
        one = stage.response
    elif kind in REFUSALS:
        one = stage.refusal
    return (one,) if one is not None else ()


def problems_keeping(command: SendLetter, entry: Event, check: LetterCheck) -> tuple[Problem, ...]:
    """What stands between a letter and the entry it belongs to: another day, another decision."""
    found = []
    if command.sent_on != entry.on:
        found.append(Problem("sent_on", "", _OTHER_DAY.format(day=long_date(entry.on))))
    kept = entry.outcome if isinstance(entry, Responded) else None
    return (*found, *_two_decisions(kept, check.outcome))


def problems_correcting_letter(
    command: CorrectLetter, before: str, entries: Iterable[Event], outcome: Outcome | None
) -> tuple[Problem, ...]:
    """What stands against other words of a letter that went, beside what it must say."""
    found = []
    if clean_text(command.text).strip() == before:
        found.append(Problem("text", "", "Nothing is different. Change what was wrong."))
    if not one_line(command.why):
        found.append(Problem("why", "", "Say why: it stands beside the words of before."))
    for entry in entries:
        if isinstance(entry, Responded):
            found += _two_decisions(entry.outcome, outcome)
    return tuple(found)


def as_the_letter_says(entry: Event, read: Event, why: str) -> Event | None:
    """The entry as the corrected letter has it; None where that changes nothing.

    Only what came from the letter's words is taken from it: no day moves.
    """
    assert type(entry) is type(read)
    changes = {
        f.name: getattr(read, f.name)
        for f in fields(read)
        if f.name in _FROM_THE_TEXT and getattr(read, f.name) != getattr(entry, f.name)
    }
    if not changes:
        return None
    return replace(entry, id=0, corrects=entry.id, why_corrected=clean_text(why), **changes)


def _two_decisions(kept: Outcome | None, said: Outcome | None) -> list[Problem]:
    if said is None or kept is None or said is kept:
        return []
    return [Problem("text", "", _OTHER_DECISION.format(said=said, kept=kept))]
