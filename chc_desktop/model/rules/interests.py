"""Whom a complaint is by and about, and everybody who may consider it, told apart.

People are told apart by their entry; entries merged into one count as one, and so do two spellings
of a name. Where somebody is named who is not in the register, the name is all there is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.offices import Term
from chc_desktop.model.rules.text import one_line

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "cllr", "prof"})


class Kinship(StrEnum):
    """What is declared between two people (5.8). Other words are kept as they are."""

    HOUSEHOLD = "same household"
    RELATIVE = "relative"
    NEIGHBOUR = "close neighbour"
    FRIEND = "personal friend"


class PanelPart(StrEnum):
    """What somebody does at a stage (6.20). A clerk writes and does not decide."""

    CONSIDERS = "considers"
    CHAIR = "chair"
    MEMBER = "member"
    CLERK = "clerk"


DECIDES = frozenset({PanelPart.CONSIDERS, PanelPart.CHAIR, PanelPart.MEMBER})


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who considers, or may: a person, a third party, or only a name."""

    name: str
    person_id: int = 0
    third_party_id: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the register under the entry that is kept; ``spellings`` are all their names."""

    id: int
    name: str
    home: str = ""
    spellings: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    officer: bool = False
    """Acts or acted for the landlord: meant first where a resident has the same name."""


@dataclass(frozen=True, slots=True)
class Outsider:
    """A third party that may handle complaints, from a day until a day (5.4, 5.5)."""

    id: int
    name: str
    kind: str
    from_on: date
    until_on: date | None = None


class Side(StrEnum):
    """What somebody is to a complaint, as far as deciding it goes."""

    COMPLAINS = "complains"
    SPEAKS = "speaks for the resident"
    ABOUT = "complained about"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom a complaint is by or about."""

    person_id: int
    name: str
    side: Side
    home: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A declared relation between two people (5.8). It holds from declaring it until it ended."""

    person_id: int
    to_person_id: int
    kind: str
    declared_on: date
    ended_on: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it counts on a day."""
        return self.declared_on <= day and (self.ended_on is None or day <= self.ended_on)


class People:
    """Everybody in the register, found by name: officers first, else the only one of a name."""

    def __init__(self, people: Iterable[Person], outsiders: Iterable[Outsider] = ()) -> None:
        self.everybody = tuple(people)
        self.outsiders = tuple(outsiders)
        self._by_id = {person.id: person for person in self.everybody}
        self._by_name: dict[str, list[Person]] = {}
        for person in self.everybody:
            for key in dict.fromkeys(map(name_key, (person.name, *person.spellings))):
                self._by_name.setdefault(key, []).append(person)

    def get(self, person_id: int) -> Person | None:
        """The person of this entry."""
        return self._by_id.get(person_id)

    def who(self, name: str) -> Who:
        """Whoever is meant by a name; without an entry, the name alone."""
        key = name_key(name)
        found = self._by_name.get(key, [])
        meant = next((p for p in found if p.officer), found[0] if len(found) == 1 else None)
        if meant is not None:
            return Who(meant.name, person_id=meant.id)
        outside = next((o for o in self.outsiders if name_key(o.name) == key), None)
        return Who(outside.name, third_party_id=outside.id) if outside else Who(one_line(name))


@dataclass(frozen=True, slots=True)
class Interests:
    """What decides who may consider one complaint."""

    people: People = field(default_factory=lambda: People(()))
    parties: tuple[Party, ...] = ()
    relations: tuple[Relation, ...] = ()
    considered_1: tuple[Who, ...] = ()
    """Who considered stage 1, without its clerk."""
    decided_1_on: date | None = None
    """The day of the stage 1 response: whoever sat on the body then decided with it."""
    body: str = "committee"


def name_key(name: str) -> str:
    """A name without case, accents, punctuation and titles: spellings of it compare equal."""
    flat = unicodedata.normalize("NFKD", one_line(name)).casefold()
    plain = "".join(c for c in flat if not unicodedata.combining(c))
    words = re.sub(r"[^\w\s]+", " ", re.sub(r"['’`]", "", plain)).replace("_", " ").split()
    return " ".join(w for w in words if w not in _TITLES) or " ".join(words)
