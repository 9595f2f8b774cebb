"""Section 8 of the Code: the report, its approval and publication, self-assessments between."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.evidence.facts import (
    Make,
    Source,
    joined,
    number,
    period,
    rows,
    several,
)
from chc_desktop.model.services.session import Session

_RESTRUCTURE, _OMBUDSMAN, _CIRCUMSTANCES = "restructure", "ombudsman", "circumstances"
"""Why a self-assessment was made between the yearly ones (8.3 to 8.5)."""
_ABOUT_THE_REPORT = re.compile(
    r"\bself-assessment\b|\bannual (?:complaints )?report\b|\bcomplaints report\b", re.IGNORECASE
)


def _assessed(session: Session, year: Year) -> Shown | None:
    """The newest approved self-assessment before this one (8.1 a)."""
    row = session.register.one(
        "SELECT * FROM assessment WHERE approved_on IS NOT NULL AND removed_on IS NULL"
        " AND year_end < ? ORDER BY year_end DESC, version DESC",
        year.end.isoformat(),
    )
    if row is None:
        return None
    text = f"Self-assessment for the year to {_day(row['year_end'])} approved on "
    text += _day(row["approved_on"])
    text += f", minute {row['minute_reference']}" if row["minute_reference"] else ""
    text += f", published on {_day(row['published_on'])}" if row["published_on"] else ""
    return Shown(f"{text}.", settles=False)


def _parts(session: Session, year: Year) -> Shown | None:
    """The parts of the annual report that somebody wrote, of this year or the one before."""
    before = session.year(year.start - timedelta(days=1)).end
    for end in (year.end, before):
        found = [
            str(row["part"])
            for row in session.register.rows(
                "SELECT part FROM report_text WHERE year_end = ? AND trim(body) <> '' ORDER BY id",
                end.isoformat(),
            )
        ]
        if found:
            parts = several(_PARTS.get(part, part) for part in found)
            return Shown(
                f"Annual report for the year to {paper_date(end)}: {parts}.", settles=False
            )
    return None


_PARTS = {
    "foreword": "the foreword of the Member Responsible for Complaints",
    "response": "the response of the governing body",
    "performance report": "what the Ombudsman reported about us",
}


def _published(*what: str) -> Make:
    def make(session: Session, year: Year) -> Shown | None:
        found = [
            row
            for row in rows(
                session,
                "SELECT * FROM publication WHERE removed_on IS NULL"
                " AND from_on >= ?1 AND year_end <= ?2 ORDER BY from_on, id",
                year,
            )
            if row["what"] in what and not row["to_ombudsman"]
        ]
        if not found:
            return None
        places = several(
            f"{row['what']}, {row['place']}, from {_day(row['from_on'])}" for row in found
        )
        return Shown(f"Published: {places}.")

    return make


def _reported(session: Session, year: Year) -> Shown | None:
    """Meetings in the year whose note speaks of the report or the self-assessment (8.2)."""
    found = [
        row
        for row in rows(
            session,
            "SELECT * FROM meeting WHERE removed_on IS NULL AND on_date BETWEEN ?1 AND ?2"
            " ORDER BY on_date",
            year,
        )
        if _ABOUT_THE_REPORT.search(row["note"])
    ]
    if not found:
        return None
    minutes = several(
        _day(row["on_date"])
        + (f" (minute {row['minute_reference']})" if row["minute_reference"] else "")
        for row in found
    )
    return Shown(f"Reported to the {found[0]['body']}: {minutes}.", settles=False)


def _interim(session: Session, year: Year, occasion: str) -> list[dict[str, Any]]:
    return [
        row
        for row in rows(
            session,
            "SELECT occasion, why FROM assessment WHERE removed_on IS NULL"
            " AND year_end BETWEEN ?1 AND ?2 ORDER BY id",
            year,
        )
        if row["occasion"] == occasion
    ]


def _between(session: Session, year: Year) -> Shown | None:
    found = _interim(session, year, _RESTRUCTURE)
    if not found:
        return None
    count = number(len(found), "self-assessment was", "self-assessments were")
    text = f"{count} carried out after a restructure, merger or change in procedures"
    return Shown(f"{text}, {period(year)}.")


def _after_the_ombudsman(session: Session, year: Year) -> Shown | None:
    """The Ombudsman's investigations, and self-assessments made on its request (8.4)."""
    cases = rows(
        session,
        "SELECT o.id, c.reference FROM ombudsman_case o LEFT JOIN complaint c"
        " ON c.id = o.complaint_id WHERE o.removed_on IS NULL AND o.opened_on <= ?2"
        " AND coalesce(o.closed_on, '9') >= ?1",
        year,
    )
    asked = _interim(session, year, _OMBUDSMAN)
    if not (cases or asked):
        return None
    refs = tuple(dict.fromkeys(str(row["reference"]) for row in cases if row["reference"]))
    again = number(len(asked), "self-assessment", "self-assessments")
    text = (
        f"{number(len(cases), 'case', 'cases')} with the Ombudsman, {period(year)}; "
        f"{again} reviewed and updated on its request."
    )
    return Shown(text, refs, settles=bool(asked))


def _exceptional(session: Session, year: Year) -> Shown | None:
    found = _interim(session, year, _CIRCUMSTANCES)
    if not found:
        return None
    count = number(len(found), "self-assessment says", "self-assessments say")
    return Shown(f"{count} when we could not comply and when we will again, {period(year)}.")


def _day(text: str) -> str:
    return paper_date(date.fromisoformat(text))


SOURCES = {
    "8.1": Source(
        "the last approved self-assessment, the written parts of the annual report",
        joined(_assessed, _parts),
    ),
    "8.2": Source(
        "meetings that dealt with the report, where it was published",
        joined(_reported, _published("annual report", "response")),
    ),
    "8.3": Source("self-assessments between the yearly ones", _between),
    "8.4": Source(
        "cases with the Ombudsman, self-assessments on its request", _after_the_ombudsman
    ),
    "8.5": Source("self-assessments on exceptional circumstances", _exceptional),
}
