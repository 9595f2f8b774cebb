"""What the text of a letter is checked against: its kind, its dates, the Ombudsman's contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.rules.values import Stage


@dataclass(frozen=True, slots=True)
class Contacts:
    """How the Ombudsman can be reached now; old addresses do not count."""

    telephones: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter is checked against.

    A date it gives counts when it is later than ``after`` and not later than ``until``; beyond
    ``until`` an extension's counts only with the interval of the updates (5.9). ``limit`` is the
    number of working days the Code gives the response.
    """

    kind: LetterKind
    stage: Stage
    start: date
    after: date
    until: date
    limit: int
    contacts: Contacts
