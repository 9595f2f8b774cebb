"""The Ombudsman's compensation figures as dated data: which were in force on a day (7.4)."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.compensation import Figure, Figures, figures_on
from chc_desktop.model.rules.settings import is_old
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.dated_blocks import COMPENSATION, edition
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_remedies import FiguresView


def figures(session: Session, on: date) -> FiguresView:
    """The figures in force on a day, with their age; none are held for days before the first."""
    shipped = read_json("compensation.json")
    held = tuple(_edition(entry) for entry in shipped["editions"])
    found = figures_on(held, on)
    row = edition(session, COMPENSATION)
    # The figures are always the program's own: whoever looked last counts.
    checked = date.fromisoformat(
        max(row["last_checked_on"] if row else "", shipped["last_checked"])
    )
    if found is None:
        first = min(entry.since for entry in held)
        words = f"No figures are held for {long_date(on)}. Those held begin on {long_date(first)}."
        return FiguresView((), words, shipped["source"], old=False)
    until = f" until {long_date(found.until)}" if found.until else ""
    return FiguresView(
        figures=found.figures,
        words=f"In force from {long_date(found.since)}{until}. Last checked {long_date(checked)}.",
        source=shipped["source"],
        old=is_old(checked, session.today),
    )


def _edition(entry: dict[str, object]) -> Figures:
    since, until, rows = entry["in_force_from"], entry["in_force_until"], entry["figures"]
    assert isinstance(rows, list)
    return Figures(
        since=date.fromisoformat(str(since)),
        until=date.fromisoformat(str(until)) if until else None,
        figures=tuple(Figure(**row) for row in rows),
    )
