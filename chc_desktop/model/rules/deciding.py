"""Decisions of the governing body between two meetings: when one is needed, and what it must hold.

The Code knows no meetings: a response goes when the answer is known (6.6, 6.17). That a decision
between meetings is written down like this, and noted at the next one, is **ours**.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.entered_days import day_problems
from chc_desktop.model.rules.independence import bars, members, whole_body
from chc_desktop.model.rules.interests import Interests, Side, Who
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, Severity, Stage

WAYS = ("email", "telephone", "video call", "in person", "in writing")
"""How a decision can be taken without a meeting."""
LET_KNOW = "Leave out the resident’s name: the minutes are read by others. The reference is enough."


class About(StrEnum):
    """What was decided."""

    STAGE_1 = "stage 1"
    STAGE_2 = "stage 2"
    AWARD = "award"
    OTHER = "other"

    @property
    def stage(self) -> Stage | None:
        """The stage whose decision it is, if it is one."""
        return {About.STAGE_1: Stage.ONE, About.STAGE_2: Stage.TWO}.get(self)


ABOUT_WORDS = {
    About.STAGE_1: "the stage 1 decision",
    About.STAGE_2: "the stage 2 decision",
    About.AWARD: "an award over the officer’s limit",
    About.OTHER: "another matter of the complaint",
}


@dataclass(frozen=True, slots=True)
class MemberPart:
    """What a member had to do with a decision. ``conflicts`` is what they declared, in words."""

    person_id: int
    name: str
    decided: bool
    conflicts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideBetween:
    """The governing body decided something on a complaint between two meetings."""

    complaint_id: int
    about: About | None
    on: date | None
    how: str
    what: str
    why: str = ""
    """Why it could not wait for the meeting."""
    members: tuple[MemberPart, ...] = ()
    entry_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDecision:
    """A meeting noted a decision that was taken before it."""

    decision_id: int
    on: date | None
    minute_reference: str


def needs_meeting(deciders: Iterable[Who], body: str, hearing_on: date | None, due: date) -> bool:
    """Whether a stage waits for a meeting: its body or a panel decides, or nobody knows yet (**ours**).

    One person alone needs none, and a panel none that hears it in time.
    """
    known = tuple(deciders)
    if not known or any(whole_body(who.name, body) for who in known):
        return True
    return len(known) > 1 and (hearing_on is None or hearing_on > due)


def problems_deciding(
    command: DecideBetween, interests: Interests, today: date, received: date
) -> tuple[Problem, ...]:
    """What stands against a decision between meetings (5.8, 6.13).

    Each member declares; nobody decides who may not decide that stage.
    """
    found = list(day_problems("on", "decided", command.on, today, ("received", received)))
    if command.about is None:
        found.append(Problem("about", "", "Choose what was decided."))
    if not one_line(command.how):
        found.append(Problem("how", "", "Say how it was decided, such as by email."))
    if not one_line(command.what):
        found.append(Problem("what", "", "Write down what was decided."))
    if any(without_names(t, interests) != clean_text(t) for t in (command.what, command.why)):
        found.append(Problem("what", "", LET_KNOW, Severity.WARN))
    decided = [member for member in command.members if member.decided]
    on_it = members(interests, command.on) if command.on else ()
    if not decided:
        known = on_it or command.on is None
        text = "Say who decided it. At least one person did." if known else nobody_known(interests)
        found.append(Problem("members", "", text))
    for member in decided:
        found += _may(member, command, interests)
    if decided and 2 * len(decided) < len(on_it):
        text = f"{len(decided)} of {len(on_it)} members decided. Check that your rules allow it."
        found.append(Problem("members", "", text, Severity.WARN))
    return tuple(found)


def nobody_known(interests: Interests) -> str:
    """What to do where nobody is on record as a member of the governing body on that day."""
    return (
        f"Nobody is on record as a member of the {interests.body} on that day. Record who sits on "
        "it and since when, under Officers; what you typed here is kept."
    )


def problems_noting(command: NoteDecision, decided_on: date, today: date) -> tuple[Problem, ...]:
    """What stands against noting a decision: the meeting came after it, and has a minute."""
    found = list(day_problems("on", "noted", command.on, today, ("decided", decided_on)))
    if not one_line(command.minute_reference):
        text = "Give the minute reference, such as “26/04, item 7”."
        found.append(Problem("minute_reference", "", text))
    return tuple(found)


def without_names(text: str, interests: Interests) -> str:
    """A text for the minutes: whoever complains or speaks for them is “the resident”."""
    clean = clean_text(text)
    for party in interests.parties:
        words = one_line(party.name).split()
        names = [r"\s+".join(map(re.escape, words)), *(re.escape(w) for w in words if len(w) > 2)]
        pattern = rf"\b(?:(?:{_TITLES})\.?\s+)?(?:{'|'.join(names)})\b"
        said = _SAID[party.side]
        begins = rf"(?:^|(?<=[.!?]\s)){pattern}"
        clean = re.sub(
            begins, said[:1].upper() + said[1:], clean, flags=re.IGNORECASE | re.MULTILINE
        )
        clean = re.sub(pattern, said, clean, flags=re.IGNORECASE)
    return clean


# ---- private

_SAID = {
    Side.COMPLAINS: "the resident",
    Side.SPEAKS: "the representative",
    Side.ABOUT: "the person complained about",
}
_TITLES = "mrs|mr|ms|miss|mx|dr"


def _may(member: MemberPart, command: DecideBetween, interests: Interests) -> list[Problem]:
    field = f"member_{member.person_id}"
    if not one_line(member.conflicts):
        text = f"Say what {member.name} declared, or that there was no conflict (5.8)."
        return [Problem(field, "5.8", text)]
    who = Who(member.name, member.person_id)
    stage = command.about.stage if command.about else None
    judged = bars(who, stage or Stage.ONE, command.on or date.max, interests)
    return [Problem(field, bar.provision, bar.text) for bar in judged]
