"""Who gets a letter: the lead, each of the group, whoever speaks for them with consent (1.2, 1.3).

A group's complaint is counted once, and each of the group gets the letters. A representative
gets a copy once the resident's consent is on record; the resident is written to as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem, Severity


class Gets(StrEnum):
    """What somebody is to a letter."""

    LEAD = "lead"
    MEMBER = "member"
    REPRESENTATIVE = "representative"
    SELF = ""
    """A letter to one person about themself."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody a letter goes to, with what was agreed about letters to them (5.10)."""

    person_id: int
    name: str
    part: Gets
    address: tuple[str, ...] = ()
    large_print: bool = False
    agreed: tuple[str, ...] = ()
    """What else was agreed with them, in its own words; never why."""
    consent_missing: bool = False
    """They speak for the resident, and no day of consent is on record (3.6)."""


def first_choice(everybody: Iterable[Addressee]) -> tuple[int, ...]:
    """Whom a letter goes to unless the officer says otherwise: all with a right to it (1.2, 3.6)."""
    return tuple(who.person_id for who in everybody if not who.consent_missing)


def problems_addressing(
    to: Iterable[int] | None, everybody: tuple[Addressee, ...], how: str
) -> tuple[Problem, ...]:
    """What stands against sending a letter to these people in this way (1.2, 3.6, 5.10)."""
    chosen = set(first_choice(everybody) if to is None else to)
    known = {who.person_id for who in everybody}
    if not chosen & known:
        return (Problem("to", "1.2", "Say who it was sent to."),)
    found = []
    for who in everybody:
        if who.person_id in chosen and who.consent_missing:
            text = (
                f"{who.name} speaks for the resident, but no consent is on record (3.6). Record "
                "the day of consent first, or send it to the resident alone."
            )
            found.append(Problem("to", "3.6", text))
        elif who.person_id not in chosen and who.part in (Gets.LEAD, Gets.MEMBER):
            text = f"{who.name} is one of those who complain, and gets the letter too (1.2)."
            found.append(Problem("to", "1.2", text, Severity.WARN))
        elif who.person_id in chosen and _by_email_only(who) and how and "email" not in how:
            text = f"Contact by email was agreed with {who.name} (5.10)."
            found.append(Problem("how", "5.10", text, Severity.WARN))
    return tuple(found)


def text_for(text: str, who: Addressee, lead: str) -> str:
    """The letter in the words of this person's copy (1.2, 1.3).

    A member of a group is greeted by name where the letter greets the lead. A representative's
    copy says whose letter it is and why they get it.
    """
    if who.part is Gets.MEMBER:
        greeting = re.compile(rf"^(\s*Dear )\s*{re.escape(lead)}(?=\s*[,.]?\s*$)", re.MULTILINE)
        return greeting.sub(lambda match: f"{match[1]}{who.name}", clean_text(text), count=1)
    if who.part is Gets.REPRESENTATIVE:
        return f"A copy for {who.name}, who speaks for {lead}.\n\n{clean_text(text)}"
    return text


def unnamed_companions(text: str, companions: Iterable[str]) -> tuple[str, ...]:
    """Who comes along to meetings and is not named, in a letter that speaks of one (3.6)."""
    plain = clean_text(text).casefold()
    if not _MEETING.search(plain):
        return ()
    return tuple(name for name in companions if name.casefold() not in plain)


_MEETING = re.compile(
    r"\b(?:meeting|hearing|interview)\b|\bmeet (?:you|with you|us)\b|\bcome (?:to|and) see (?:us|you)\b"
)


def _by_email_only(who: Addressee) -> bool:
    return any("email" in words.casefold() for words in who.agreed)
