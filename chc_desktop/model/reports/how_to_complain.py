"""What the poster and the leaflet "How to complain" say, in plain words (3.4 to 3.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.text import Run, bold

if TYPE_CHECKING:
    from datetime import date

TITLE = "How to complain"
LEAD = "Something wrong with your home, our work, or how we treated you? Tell us."
TELL = "Tell any of us, in any way"
ANSWER = "Then we must answer"
LONGER = "If we need longer, we tell you before that day, say why and give you a new date."
FREE: tuple[str | Run, ...] = ("Free and independent. Ask them ", bold("at any time"), ".")
OFFICER = "the complaints officer"
HELP = "Large print, another language, help with writing or a meeting: just ask."


_IN_NUMBER = re.compile(
    r"(?<=\d) (?=\d)|(?<=[A-Z]\d) (?=\d[A-Z]{2}\b)|(?<=\bPO) (?=Box)|(?<=PO Box) (?=\d)"
)


@dataclass(frozen=True, slots=True)
class Ombudsman:
    """The ways to the Ombudsman that are in force."""

    name: str
    telephone: str
    form: str
    post: str
    time_limit: str


@dataclass(frozen=True, slots=True)
class HowToComplain:
    """Everything the papers print; days are working days. ``contact`` names nobody."""

    landlord: str
    body: str
    contact: str
    website: str
    homes: int | None
    acknowledge: int
    stage_1: int
    stage_2: int
    ombudsman: Ombudsman
    checked_on: date
    check_by: date
    old: bool = False
    """The Ombudsman's details were looked at too long ago."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of what the landlord must do, and in how many working days."""

    days: int
    unit: str
    what: str
    text: str


def telling(paper: HowToComplain) -> list[str | Run]:
    """To whom to complain, how, and who may do it for you (3.1, 3.2, 3.6)."""
    turn_to = OFFICER
    if paper.contact:
        known = "officer" in paper.contact.casefold()
        turn_to = paper.contact if known else f"{OFFICER}, {paper.contact}"
    ask = f"Say it, ring, write or email to anyone on the {paper.body} or working for us, or to "
    more = ". You need not call it a complaint. A friend may do it for you and come with you."
    return [ask, bold(whole(turn_to)), more]


def steps(paper: HowToComplain) -> tuple[Step, ...]:
    """The two stages with their times (6.2, 6.3, 6.11, 6.14)."""
    back = _days(paper.acknowledge)
    return (
        Step(
            paper.acknowledge,
            _unit(paper.acknowledge),
            "We write back",
            "with what we have understood. Put us right if it is wrong.",
        ),
        Step(
            paper.stage_1,
            f"{_unit(paper.stage_1)} after that",
            "Stage 1: our answer",
            "and what we will do to put things right.",
        ),
        Step(
            paper.stage_2,
            f"{_unit(paper.stage_2)} after that",
            "Stage 2: other people look again",
            f"if you ask. You need not say why. We write back within {back}, then give our final "
            "answer.",
        ),
    )


def whole(text: str) -> str:
    """The text with telephone numbers and postcodes that no line breaks."""
    return _IN_NUMBER.sub(words.NBSP, text)


def policy_line(paper: HowToComplain) -> str:
    """Where the complaints policy and the Code are to be had (3.4, 3.5)."""
    where = f"see {paper.website}, or " if paper.website else ""
    return f"Our policy and the Code we follow: {where}ask for a copy."


def limit_line(paper: HowToComplain) -> str:
    """Up to when the Ombudsman takes a complaint."""
    return f"Their time limit: {paper.ombudsman.time_limit.rstrip('.')}."


def check_line(paper: HowToComplain) -> str:
    """When the Ombudsman's details are to be looked at again (3.7)."""
    if paper.old:
        checked = words.day(paper.checked_on)
        return f"Check the Ombudsman’s details before hanging this up: last checked on {checked}"
    return f"Check the Ombudsman’s details again by {words.day(paper.check_by)}"


# ---- private


def _unit(days: int) -> str:
    return "working day" if days == 1 else "working days"


def _days(days: int) -> str:
    return f"{days} {_unit(days)}"
