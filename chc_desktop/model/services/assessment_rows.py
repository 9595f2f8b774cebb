"""Self-assessments as they are stored: the newest of a year, what is marked, what is locked."""

from __future__ import annotations

from datetime import date
from typing import Any

from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.session import Session

Row = dict[str, Any]
NO_COMPLAINT = 0
"""No complaint changes with a self-assessment."""


def current(session: Session, year_end: date) -> Row | None:
    """The newest assessment of a year as stored, or None when none was begun."""
    return session.register.one(
        "SELECT * FROM assessment WHERE year_end = ? AND removed_on IS NULL ORDER BY id DESC",
        year_end.isoformat(),
    )


def next_version(session: Session, year_end: date) -> int:
    """The number of the next version; one that was taken back keeps its number."""
    rows = session.register.tuples(
        "SELECT coalesce(max(version), 0) FROM assessment WHERE year_end = ?", year_end.isoformat()
    )
    return int(rows[0][0]) + 1


def marks(session: Session, assessment: Row | None) -> dict[str, tuple[str, ...]]:
    """The provisions to look at again, each with the words that belong to another year."""
    if assessment is None:
        return {}
    rows = session.register.tuples(
        "SELECT provision, look_again FROM assessment_answer"
        " WHERE assessment_id = ? AND look_again <> ''",
        assessment["id"],
    )
    return {number: tuple(words.splitlines()) for number, words in rows}


def locked(session: Session, assessment: Row) -> str:
    """Why a version cannot be changed, in a sentence; empty while it can."""
    newest = current(session, date.fromisoformat(assessment["year_end"]))
    if newest is not None and newest["id"] != assessment["id"]:
        return (
            f"This is version {assessment['version']}, as it was. "
            f"Version {newest['version']} has taken its place."
        )
    if not assessment["approved_on"]:
        return ""
    on = paper_date(date.fromisoformat(assessment["approved_on"]))
    by = f" by the {one_line(assessment['approved_by'])}" if assessment["approved_by"] else ""
    return f"Approved{by} on {on}, so it is locked. A change needs a new version."
