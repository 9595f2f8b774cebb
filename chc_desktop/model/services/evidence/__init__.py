"""What the register can say beside a provision: a sentence with n of N, and the answer that follows.

Each module holds the sources of one section of the Code. Besides, a clause of the landlord's own
policy is quoted where its text answers the provision.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.policy_clauses import CLAUSES
from chc_desktop.model.services.editions import evidence_numbers
from chc_desktop.model.services.evidence import (
    section_1,
    section_2,
    section_3,
    section_4,
    section_5,
    section_5_record,
    section_6,
    section_7,
    section_8,
    section_9,
)
from chc_desktop.model.services.evidence.clauses import clause
from chc_desktop.model.services.evidence.facts import Source
from chc_desktop.model.services.session import Session

__all__ = ["CLAUSES", "SOURCES", "number_of", "suggestion", "would_be"]

SOURCES: dict[str, Source] = (
    section_1.SOURCES
    | section_2.SOURCES
    | section_3.SOURCES
    | section_4.SOURCES
    | section_5.SOURCES
    | section_5_record.SOURCES
    | section_6.SOURCES
    | section_7.SOURCES
    | section_8.SOURCES
    | section_9.SOURCES
)


def suggestion(session: Session, provision: str, year_end: date) -> Shown | None:
    """What this register shows for a provision in the year; None where it shows nothing."""
    number = number_of(session, provision, year_end)
    key = ("evidence", number, year_end)
    return session.once(key, lambda: _shown(session, number, session.year(year_end)))


def number_of(session: Session, provision: str, year_end: date) -> str:
    """The number a provision has here; "" for one of another edition that nothing here is about."""
    key = ("evidence numbers", year_end)
    return session.once(key, lambda: evidence_numbers(session, year_end)).get(provision, "")


@cache
def would_be() -> dict[str, str]:
    """For each provision, what would be evidence: said where the register shows nothing."""
    return {
        entry["provision"]: entry["would_be"] for entry in read_json("evidence.json")["provisions"]
    }


def _shown(session: Session, provision: str, year: Year) -> Shown | None:
    source = SOURCES.get(provision)
    facts = source.make(session, year) if source else None
    quoted = clause(session, provision)
    if quoted is None:
        return facts
    if facts is None:
        return quoted if quoted.sentence else None
    return replace(
        facts,
        sentence=f"{facts.sentence} {quoted.sentence}".strip(),
        doubt=" ".join(part for part in (facts.doubt, quoted.doubt) if part),
        settles=facts.settles or quoted.settles,
    )
