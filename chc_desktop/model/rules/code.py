"""The Complaint Handling Code as data: an edition, its sections and its provisions.

The wording comes from `resources/code/` through `exchange.editions`; a new edition is a file there
and nothing else. Source: Housing Ombudsman, Open Government Licence v3.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a provision's list, with the label the Code gives it ("a" or "•")."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the Code."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision as it stands on the self-assessment form.

    `kind` is "must" or "should" in an edition that divides them, else empty; `stage` is the stage
    of the procedure the form files it under, or None.
    """

    number: str
    section: int
    requirement: str
    items: tuple[Item, ...] = ()
    kind: str = ""
    stage: int | None = None

    @property
    def full_text(self) -> str:
        """The requirement and its list, a line for each item."""
        return "\n".join([self.requirement, *(f"{i.label} {i.text}" for i in self.items)])


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the Code; `edition` is its short name, such as "2024"."""

    edition: str
    title: str
    issuer: str
    in_force_from: date
    superseded_on: date | None
    sections: tuple[Section, ...]
    provisions: tuple[Provision, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The provisions' numbers, in the form's order."""
        return tuple(provision.number for provision in self.provisions)

    def provision(self, number: str) -> Provision | None:
        """The provision with this number, or None."""
        return next((p for p in self.provisions if p.number == number), None)

    def in_section(self, section: int) -> tuple[Provision, ...]:
        """The provisions of a section, in order."""
        return tuple(p for p in self.provisions if p.section == section)

    @property
    def definition(self) -> str:
        """The definition of a complaint, as provision 1.2 words it."""
        provision = self.provision("1.2")
        return provision.requirement.partition(":")[2].strip() if provision else ""


def provision_key(number: str) -> tuple[int, ...]:
    """A sorting key: 6.2 before 6.10. Anything that is no number sorts last."""
    parts = number.split(".")
    if not all(part.isdecimal() for part in parts):
        return (10**6,)
    return tuple(int(part) for part in parts)


def in_order(numbers: Iterable[str]) -> tuple[str, ...]:
    """Provision numbers in the Code's order."""
    return tuple(sorted(numbers, key=provision_key))


def edition_in_force(editions: Sequence[Edition], on: date) -> Edition:
    """The edition in force on a day; before the first edition, the first.

    Raises ValueError when there are no editions.
    """
    if not editions:
        raise ValueError("no edition of the Code was given")
    ordered = sorted(editions, key=lambda edition: edition.in_force_from)
    started = [edition for edition in ordered if edition.in_force_from <= on]
    return started[-1] if started else ordered[0]
