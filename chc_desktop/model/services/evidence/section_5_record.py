"""Section 5 of the Code, 5.10 to 5.15: adjustments, the record, remedies, restrictions."""

from __future__ import annotations

from typing import Any

from chc_desktop.model.rules.adjustments import Decision
from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.restrictions import restriction_review
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services.contact_facts import (
    StageChanges,
    adjustment_due,
    adjustment_facts,
    restriction_facts,
    reviews_of,
)
from chc_desktop.model.services.evidence.facts import (
    Source,
    few,
    joined,
    number,
    part_of,
    period,
    rows,
)
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import of_year

_OWN = "SELECT * FROM {table} WHERE removed_on IS NULL"


def _adjustments(session: Session, year: Year) -> Shown | None:
    """Agreed adjustments that held in the year, and whether each was looked at in time (5.10)."""
    found = [
        row
        for row in rows(
            session,
            f"{_OWN.format(table='adjustment')} AND asked_on <= ?2"
            " AND coalesce(ended_on, '9') >= ?1",
            year,
        )
        if row["decision"] == Decision.AGREED.value
    ]
    if not found:
        return None
    overdue = _overdue_adjustments(session, found)
    were = few(len(found), "reasonable adjustment", "reasonable adjustments")
    looked = "not all reviewed when they were due" if overdue else "none past its review date"
    text = f"{were} agreed and on record, {looked}, {period(year)}."
    against = "Adjustments on record are past their review date." if overdue else ""
    return Shown(text, against=against)


def _overdue_adjustments(session: Session, found: list[dict[str, Any]]) -> int:
    done, changes = reviews_of(session, "adjustment"), StageChanges(session)
    due = [adjustment_due(r, adjustment_facts(r, done.get(r["id"], ())), changes) for r in found]
    return sum(one is not None and one.on < session.today for one in due)


def _needs(session: Session, year: Year) -> Shown | None:
    found = rows(
        session,
        f"{_OWN.format(table='adjustment')} AND need <> '' AND asked_on <= ?2"
        " AND coalesce(ended_on, '9') >= ?1",
        year,
    )
    if not found:
        return None
    return Shown("What residents disclosed is on record in their own words.")


def _whole_record(session: Session, year: Year) -> Shown | None:
    everyone = list(of_year(session, year, Stage.ONE))
    kept = [p for p in everyone if p[0].record.description.strip()]
    words = "complaints have the original complaint and the day it was received on record"
    against = f"{len(everyone) - len(kept)} of {len(everyone)} complaints lack the original words."
    return part_of(kept, everyone, words, year, against)


def _correspondence(session: Session, year: Year) -> Shown | None:
    everyone = list(of_year(session, year, Stage.ONE))
    ids = {case.record.id for case, _ in everyone}
    notes = sum(e.kind == "noted" for case, _ in everyone for e in case.state.events)
    tables = {"letter": "letter", "file": "attachment"}
    counts = {
        word: sum(
            row[0] in ids
            for row in session.register.tuples(
                f"SELECT complaint_id FROM {table} WHERE removed_on IS NULL"
            )
        )
        for word, table in tables.items()
    }
    if not (notes or any(counts.values())):
        return None
    text = (
        f"With them: {number(notes, 'call, visit or note', 'calls, visits and notes')}, "
        f"{number(counts['letter'], 'letter', 'letters')}, "
        f"{number(counts['file'], 'file', 'files')}."
    )
    return Shown(text)


def _both_stages(session: Session, year: Year) -> Shown | None:
    found = [
        (case, promise)
        for case in session.cases().values()
        for promise in case.record.promises
        if promise.made_on in year
    ]
    if not found:
        return None
    one = sum(promise.stage is Stage.ONE for _, promise in found)
    text = (
        f"{number(len(found), 'remedy or action', 'remedies and actions')} promised, "
        f"{period(year)}: {one} at stage 1, {len(found) - one} at stage 2."
    )
    return Shown(text, tuple(dict.fromkeys(case.record.reference for case, _ in found)))


def _restrictions(session: Session, year: Year) -> list[dict[str, Any]]:
    return rows(
        session,
        f"{_OWN.format(table='restriction')} AND start_on <= ?2"
        " AND coalesce(lifted_on, end_on) >= ?1",
        year,
    )


def _reasons(session: Session, year: Year) -> Shown | None:
    """Restrictions with their dated incidents and reviews (5.14)."""
    found = _restrictions(session, year)
    if not found:
        return None
    with_facts = {
        row[0] for row in session.register.tuples("SELECT restriction_id FROM restriction_incident")
    }
    done = reviews_of(session, "restriction")
    open_ones = [
        r for r in found if not r["lifted_on"] and r["end_on"] >= session.today.isoformat()
    ]
    late = any(
        restriction_review(restriction_facts(row, done.get(row["id"], ()))) < session.today
        for row in open_ones
    )
    bare = any(row["id"] not in with_facts for row in found)
    were = few(len(found), "restriction", "restrictions")
    how = "not all with dated incidents" if bare else "each with dated incidents"
    then = "not all reviewed when they were due" if late else "none past its review date"
    text = f"{were} on record, {how}, {then}, {period(year)}."
    against = []
    if bare:
        against.append("A restriction has no dated incident on record.")
    if late:
        against.append("A restriction is past its review date.")
    return Shown(text, against=" ".join(against))


def _proportionate(session: Session, year: Year) -> Shown | None:
    found = _restrictions(session, year)
    if not found:
        return None
    good = sum(bool(r["proportionate"].strip() and r["equality_regard"].strip()) for r in found)
    were = few(len(found), "restriction", "restrictions")
    short = good < len(found)
    how = "Not every one says" if short else "Each says"
    text = f"{were} in force, {period(year)}. {how} why it is proportionate and how "
    text += "regard was had to the Equality Act 2010."
    against = "A restriction lacks why it is proportionate, or the regard to the Equality Act."
    return Shown(text, against=against if short else "")


SOURCES = {
    "5.10": Source(
        "the register of adjustments and their reviews (small numbers are not told)",
        joined(_adjustments, _needs),
    ),
    "5.12": Source(
        "the original words of each complaint; notes, letters and files",
        joined(_whole_record, _correspondence),
    ),
    "5.13": Source("remedies promised at each stage", _both_stages),
    "5.14": Source(
        "restrictions, their incidents and reviews (small numbers are not told)", _reasons
    ),
    "5.15": Source("what restrictions say about proportion and the Equality Act", _proportionate),
}
