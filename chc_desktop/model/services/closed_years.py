"""The years that were closed, each with its figures as they were approved."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from chc_desktop.model.reports import papers as paper
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.services import annual_figures as figures
from chc_desktop.model.services.locked_figures import unlocked
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year_counts import YearCounts, year_counts

PUBLIC = "public"
"""The group of a closed year's figures that holds the tables about people as printed."""


@dataclass(frozen=True, slots=True)
class Closing:
    """One closing of a year. ``as_of`` is the day of its figures; ``why`` says why anew."""

    id: int
    year: Year
    as_of: date
    closed_on: date
    by: str
    method: int
    figures: dict[str, dict[str, Any]]
    why: str


def closings(session: Session, year_end: date) -> tuple[Closing, ...]:
    """Every closing of a year, the first one first; none while it is open."""
    found: tuple[Closing, ...] = session.once(
        ("closings", year_end), lambda: _closings(session, year_end)
    )
    return found


def closed_ends(session: Session) -> tuple[date, ...]:
    """The ends of all closed years, the newest first."""
    return tuple(sorted((year.end for year in session.years.closed), reverse=True))


def approved_counts(session: Session, year_end: date, *, first: bool = False) -> YearCounts:
    """The counts a report prints: as approved, or as they follow from the facts while it is open.

    ``first`` asks for those of the first closing, which is what was published.
    """
    found = closings(session, year_end)
    if not found:
        return year_counts(session, year_end)
    return unlocked(found[0 if first else -1].figures, year_end)


def approved_figures(session: Session, year_end: date, *, first: bool = False) -> paper.YearFigures:
    """The figures of a year for the comparison of years: as approved, where it is closed."""
    if closings(session, year_end):
        return approved_counts(session, year_end, first=first).figures
    return figures.year_figures(session, year_end)


# ---- private


def _closings(session: Session, year_end: date) -> tuple[Closing, ...]:
    rows = session.register.rows(
        "SELECT * FROM closed_year WHERE year_end = ? AND removed_on IS NULL ORDER BY id",
        year_end.isoformat(),
    )
    return tuple(
        Closing(
            row["id"],
            Year(date.fromisoformat(row["start_on"]), year_end),
            date.fromisoformat(row["as_of"]),
            date.fromisoformat(row["closed_on"]),
            row["closed_by"],
            row["method"],
            json.loads(row["figures"]),
            row["why"],
        )
        for row in rows
    )
