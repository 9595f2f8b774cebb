"""What the register shows for a provision, the answer that follows, and whether it still holds.

Real self-assessments answer Yes to timescales they miss. Here the facts come first: what speaks
against a Yes proposes No with the explanation begun; what is only partly on record proposes
nothing, since nobody knows; the rest proposes Yes (8.1 a).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chc_desktop.model.rules.answers import Comply, plain
from chc_desktop.model.rules.wording import working_days

TRACES_FROM = 0.6
"""Share of a sentence's words that make a text an edited form of it (**ours**)."""
_FIGURES = re.compile(r"\d+ of \d+")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the register shows for one provision in a year, as a sentence to publish.

    ``sentence`` names no resident and no case. ``behind`` are the references of the cases it
    counts, for the officer alone. ``part`` of ``of`` is its figure, None where it counts nothing.
    """

    sentence: str
    behind: tuple[str, ...] = ()
    part: int | None = None
    of: int | None = None
    against: str = ""
    """What speaks against a Yes: the explanation of a No, begun."""
    doubt: str = ""
    """What to look at before answering; only for the officer."""
    settles: bool = True
    """Whether it answers the provision; facts that only belong to it do not."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that follows from the facts, with the explanation a No needs."""

    answer: Comply
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class LateCase:
    """One missed date: ``days`` are working days; ``reason`` may be empty."""

    days: int
    still_open: bool = False
    reason: str = ""


def propose(shown: Shown | None) -> Proposal | None:
    """The answer the facts propose for a provision; None where they decide nothing (8.1 a)."""
    if shown is None:
        return None
    if shown.against:
        return Proposal(Comply.NO, shown.against)
    partly = shown.part is not None and shown.of is not None and shown.part < shown.of
    decides = shown.settles and not partly and not shown.doubt
    return Proposal(Comply.YES) if decides else None


def late_explanation(what: Sequence[str], total: int, late: Sequence[LateCase]) -> str:
    """The explanation of missed dates, begun; empty when none was missed (6.2, 6.3, 6.11, 6.14).

    ``what`` is singular and plural: ``("stage 2 response", "stage 2 responses")``.
    """
    if not late:
        return ""
    was = "was" if len(late) == 1 else "were"
    head = f"{len(late)} of {total} {what[0] if total == 1 else what[1]} {was} late"
    if len(late) == 1:
        one = late[0]
        so_far = ", so far" if one.still_open else ""
        return f"{head}, by {working_days(one.days)}{so_far}{_because(one)}"
    each = " ".join(
        f"One by {working_days(one.days)}{', so far' if one.still_open else ''}{_because(one)}"
        for one in late
    )
    return f"{head}. {each}"


def says_now(shown: Shown) -> str:
    """What an accepted sentence should say now: ``now 10 of 12``, else the new sentence."""
    if shown.part is not None and shown.of:
        return f"now {shown.part} of {shown.of}"
    found = _FIGURES.search(shown.sentence)
    return f"now {found[0]}" if found else f"now it says: {shown.sentence}"


def has_moved(accepted: str, evidence: str, shown: Shown | None) -> bool:
    """Whether a sentence taken from the register no longer says what the register shows.

    One that was edited is followed too, as long as most of its words are there; one that was
    dropped from the evidence is not.
    """
    if not accepted or not traces(accepted, evidence):
        return False
    now = shown.sentence if shown else ""
    return not same_words(accepted, now) and not holds(evidence, now)


def traces(sentence: str, text: str) -> bool:
    """Whether a text holds a sentence, word for word or edited."""
    words = plain(sentence).split()
    there = set(plain(text).split())
    return bool(words) and sum(word in there for word in words) >= TRACES_FROM * len(words)


def same_words(one: str, other: str) -> bool:
    """Whether two sentences differ at most in blanks and signs."""
    return plain(one) == plain(other)


def with_sentence(evidence: str, accepted: str, sentence: str) -> str:
    """The evidence with the register's sentence: in the place of the old one, else at the end."""
    written = evidence.rstrip()
    if not sentence or holds(written, sentence):
        return evidence
    start, end = _place(written, accepted)
    if end:
        return f"{written[:start]}{sentence}{written[end:]}"
    return f"{written}\n{sentence}" if written else sentence


def accepted_after(evidence: str, accepted: str, sentence: str) -> str:
    """Which sentence of the register an evidence text stands on, "" for none.

    That is today's where it is in the text, else the one accepted before while it can be traced.
    """
    if sentence and holds(evidence, sentence):
        return sentence
    return accepted if accepted and traces(accepted, evidence) else ""


def _because(late: LateCase) -> str:
    reason = " ".join(late.reason.split()).rstrip(".")
    return f": {reason}." if reason else "."


def holds(text: str, sentence: str) -> bool:
    """Whether a text holds a sentence word for word, blanks and signs aside."""
    return bool(sentence) and f" {plain(sentence)} " in f" {plain(text)} "


def _place(text: str, sentence: str) -> tuple[int, int]:
    """Where a sentence stands in a text, blanks and signs aside; (0, 0) for nowhere."""
    words = plain(sentence).split()
    if not words:
        return 0, 0
    between = r"[\W_]+"
    found = re.search(
        rf"(?<!\w){between.join(map(re.escape, words))}(?!\w)[.”’)]*", text, re.IGNORECASE
    )
    return (found.start(), found.end()) if found else (0, 0)
