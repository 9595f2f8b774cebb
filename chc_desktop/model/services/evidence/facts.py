"""What the sources of evidence stand on: the cases of a year, and how a sentence is put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.year import of_year, references

Make = Callable[[Session, Year], Shown | None]
Pair = tuple[Case, StageState]
FEW = 5
"""Below this many, figures about adjustments and restrictions would point at somebody (**ours**)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the evidence of a provision comes from, in words for the docs, and what makes it."""

    shows: str
    make: Make


def period(year: Year) -> str:
    """``1 April 2025 to 31 March 2026``."""
    return f"{paper_date(year.start)} to {paper_date(year.end)}"


def number(count: int, one: str, many: str) -> str:
    """``1 complaint``, ``3 complaints``."""
    return f"{count} {one if count == 1 else many}"


def accepted(session: Session, year: Year, stage: Stage) -> list[Pair]:
    """The year's cases at a stage that were not refused."""
    return [pair for pair in of_year(session, year, stage) if pair[1].refusal is None]


def both_stages(session: Session, year: Year) -> list[Pair]:
    """The year's cases at either stage that were not refused."""
    return [pair for stage in Stage for pair in accepted(session, year, stage)]


def responded(session: Session, year: Year, stage: Stage) -> list[Pair]:
    """Those of a year and stage that were answered."""
    return [pair for pair in accepted(session, year, stage) if pair[1].response is not None]


def behind(pairs: Iterable[Pair]) -> tuple[str, ...]:
    """The references of cases, each once."""
    return references(case for case, _ in pairs)


def part_of(
    good: Iterable[Pair], everyone: list[Pair], words: str, year: Year, against: str = ""
) -> Shown | None:
    """``3 of 4 <words>, <period>.``; None where there is nothing to count."""
    if not everyone:
        return None
    fine = list(good)
    text = f"{len(fine)} of {len(everyone)} {words}, {period(year)}."
    fell_short = "" if len(fine) == len(everyone) else against
    return Shown(text, behind(everyone), len(fine), len(everyone), fell_short)


def rows(session: Session, sql: str, year: Year) -> list[dict[str, Any]]:
    """Rows between the first and the last day of a year: ``?1`` and ``?2`` in the SQL."""
    return session.register.rows(sql, year.start.isoformat(), year.end.isoformat())


def counted(sql: str, one: str, many: str) -> Make:
    """So many rows in the year; nothing where there are none. ``sql`` gives their references."""

    def make(session: Session, year: Year) -> Shown | None:
        found = rows(session, sql, year)
        if not found:
            return None
        cases = tuple(dict.fromkeys(str(r["reference"]) for r in found if r.get("reference")))
        return Shown(f"{number(len(found), one, many)}, {period(year)}.", cases)

    return make


def joined(*makers: Make) -> Make:
    """Several sources of one provision, one sentence after the other; the first gives the figure."""

    def make(session: Session, year: Year) -> Shown | None:
        shown = together(maker(session, year) for maker in makers)
        return shown and replace(shown, sentence=_once(shown.sentence, year))

    return make


def together(shown: Iterable[Shown | None]) -> Shown | None:
    """Several facts as one; None where none shows anything."""
    found = [one for one in shown if one is not None]
    if not found:
        return None
    figure = next((one for one in found if one.of is not None), found[0])
    short = [one for one in found if one.of is not None and (one.part or 0) < one.of]
    figure = short[0] if short else figure
    return Shown(
        sentence=" ".join(one.sentence for one in found),
        behind=tuple(dict.fromkeys(ref for one in found for ref in one.behind)),
        part=figure.part,
        of=figure.of,
        against=" ".join(one.against for one in found if one.against),
        doubt=" ".join(one.doubt for one in found if one.doubt),
        settles=any(one.settles for one in found),
    )


def _once(text: str, year: Year) -> str:
    """The period only where it stands first: the sentences after it speak of the same."""
    first, said, rest = text.partition(f", {period(year)}")
    return first + said + rest.replace(said, "") if said else text


def several(words: Iterable[str]) -> str:
    """``a, b and c``."""
    parts = list(words)
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def few(count: int, one: str, many: str) -> str:
    """A number of people's matters to be published: ``fewer than 5`` where it is small."""
    return f"Fewer than {FEW} {many}" if 0 < count < FEW else number(count, one, many)
