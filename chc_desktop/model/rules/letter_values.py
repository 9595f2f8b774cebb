"""What a response or a refusal says of the case, in the words of a letter.

These are first words for a draft; whoever signs the letter changes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Outcome, RefusalGround, RemedyHead, Stage
from chc_desktop.model.rules.wording import paper_date, pounds


@dataclass(frozen=True, slots=True)
class Offer:
    """A remedy or action that a response promises (6.6, 6.17, 7.1 to 7.4). Money in pence."""

    what: str
    head: str
    amount: int = 0
    due_on: date | None = None
    done: bool = False


_ANSWERS = {
    Outcome.UPHELD: "We uphold your complaint. I am sorry for what went wrong.",
    Outcome.PARTLY_UPHELD: "We uphold part of your complaint. I am sorry for what went wrong.",
    Outcome.NOT_UPHELD: (
        "We do not uphold your complaint. I am sorry that this is not the answer you hoped for."
    ),
}
_DECISIONS = {
    Outcome.UPHELD: "Your complaint is upheld.",
    Outcome.PARTLY_UPHELD: "Your complaint is partly upheld.",
    Outcome.NOT_UPHELD: "Your complaint is not upheld.",
}
_GROUNDS = {
    RefusalGround.OUT_OF_TIME: "It is over 12 months since this happened.",
    RefusalGround.LEGAL_PROCEEDINGS: "A claim about this has been filed at court.",
    RefusalGround.ALREADY_CONSIDERED: "We have considered this as a complaint before.",
}


def answer_words(outcome: Outcome | None) -> str:
    """The answer in two sentences; empty while nothing is decided."""
    return _ANSWERS.get(outcome, "") if outcome else ""


def decision_words(outcome: Outcome | None) -> str:
    """The decision in one sentence; empty while nothing is decided (6.9 c, 6.19 c)."""
    return _DECISIONS.get(outcome, "") if outcome else ""


def ground_words(ground: RefusalGround | None) -> str:
    """The ground in one sentence; empty for one that only its reasons explain (2.2)."""
    return _GROUNDS.get(ground, "") if ground else ""


def names_words(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    tidy = [name for name in map(one_line, names) if name]
    return " and ".join(filter(None, (", ".join(tidy[:-1]), *tidy[-1:])))


def considered_words(names: Sequence[str], stage: Stage) -> str:
    """Who considered the stage, and at stage 2 that they are new to it (5.8, 6.13)."""
    said = names_words(names)
    if not said:
        return ""
    new = " They did not consider stage 1." if stage is Stage.TWO else ""
    return f"It was considered by {said}.{new}"


def remedies_words(offers: Sequence[Offer]) -> str:
    """The remedies as a list: what, how much, by when; empty without any (6.9 e, 6.19 e)."""
    return "\n".join(f"- {_line(offer)}" for offer in offers)


def outstanding_words(offers: Sequence[Offer]) -> str:
    """What is still to be done; that nothing is, where all is done; empty without promises.

    It is tracked until it is done (6.6, 6.17, 6.9 f, 6.19 f).
    """
    if not offers:
        return ""
    left = [offer for offer in offers if not offer.done and offer.head != RemedyHead.APOLOGY]
    if not left:
        return "Nothing is left to be done."
    days = [offer.due_on for offer in left if offer.due_on]
    by = f", by {paper_date(max(days))} at the latest" if days else ""
    what = names_words([_small(offer.what) for offer in left])
    return f"Still to be done{by}: {what}. We will tell you when it is done."


def _line(offer: Offer) -> str:
    money = pounds(offer.amount) if offer.amount else ""
    due = f"by {paper_date(offer.due_on)}" if offer.due_on else ""
    more = ", ".join(filter(None, (money, due)))
    what = one_line(offer.what).rstrip(".;:")
    return f"{what}: {more}." if more else f"{what}."


def _small(text: str) -> str:
    """Words that stand in the middle of a sentence; names and initials keep their capital."""
    said = one_line(text).rstrip(".;:")
    first = said.split(" ", 1)[0]
    return said if first[1:] != first[1:].lower() else said[:1].lower() + said[1:]
