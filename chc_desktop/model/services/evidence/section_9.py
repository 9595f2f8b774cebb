"""Section 9 of the Code: learning, who is accountable, what the governing body receives."""

from __future__ import annotations

import re
from collections import Counter

from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.values import Outcome, Role, Stage
from chc_desktop.model.services.evidence.facts import (
    Make,
    Source,
    accepted,
    behind,
    joined,
    number,
    part_of,
    period,
    responded,
    rows,
    several,
)
from chc_desktop.model.services.evidence.section_4 import office
from chc_desktop.model.services.session import Session

_LESSONS = (
    "SELECT l.*, c.reference FROM learning l LEFT JOIN complaint c ON c.id = l.complaint_id"
    " WHERE l.removed_on IS NULL AND l.on_date BETWEEN ?1 AND ?2 ORDER BY l.on_date, l.id"
)
_UPHELD = (Outcome.UPHELD, Outcome.PARTLY_UPHELD)
_OBJECTIVE = re.compile(r"\bobjective\b", re.IGNORECASE)
OFTEN = 3
"""Categories named as what most complaints were about (**ours**)."""


def _looked_beyond(session: Session, year: Year) -> Shown | None:
    """Upheld complaints from which a lesson was recorded (9.1)."""
    learnt = {
        row[0]
        for row in session.register.tuples(
            "SELECT complaint_id FROM learning"
            " WHERE removed_on IS NULL AND complaint_id IS NOT NULL"
        )
    }
    upheld = [
        pair for pair in responded(session, year, Stage.ONE) if pair[0].state.outcome in _UPHELD
    ]
    good = [pair for pair in upheld if pair[0].record.id in learnt]
    words = "upheld complaints have a lesson for the service on record"
    return part_of(good, upheld, words, year) if good else None


def _changed(session: Session, year: Year) -> Shown | None:
    found = rows(session, _LESSONS, year)
    if not found:
        return None
    changed = sum(bool(row["what_changed"].strip()) for row in found)
    refs = tuple(dict.fromkeys(str(row["reference"]) for row in found if row["reference"]))
    text = (
        f"{number(len(found), 'lesson', 'lessons')} recorded from complaints, {period(year)}; "
        f"{changed} of {len(found)} say what changed."
    )
    return Shown(text, refs, changed, len(found))


def _told(session: Session, year: Year) -> Shown | None:
    found = rows(session, _LESSONS, year)
    if not found:
        return None
    told = [row for row in found if row["told_whom"].strip() and row["told_on"]]
    refs = tuple(dict.fromkeys(str(row["reference"]) for row in found if row["reference"]))
    whom = "; ".join(dict.fromkeys(row["told_whom"].strip().rstrip(".") for row in told))
    text = (
        f"{len(told)} of {number(len(found), 'lesson', 'lessons')} told to others, {period(year)}"
    )
    return Shown(f"{text}: {whom}." if whom else f"{text}.", refs, len(told), len(found))


def _themes(session: Session, year: Year) -> Shown | None:
    everyone = accepted(session, year, Stage.ONE)
    counts = Counter(category for case, _ in everyone for category in case.record.categories)
    if not counts:
        return None
    often = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:OFTEN]
    text = several(f"{category} ({count})" for category, count in often)
    return Shown(
        f"Most complaints were about {text}, {period(year)}.", behind(everyone), settles=False
    )


def _meetings(words: str) -> Make:
    """Meetings of the year by now, and how many have their minute on record (9.6, 9.7)."""

    def make(session: Session, year: Year) -> Shown | None:
        today = session.today.isoformat()
        found = [
            row
            for row in rows(
                session,
                "SELECT * FROM meeting WHERE removed_on IS NULL AND on_date BETWEEN ?1 AND ?2"
                " ORDER BY on_date, id",
                year,
            )
            if row["on_date"] < today
        ]
        if not found:
            return None
        minuted = [row for row in found if row["minute_reference"].strip()]
        body = found[0]["body"]
        text = (
            f"The {body} met {_times(len(found))}, {period(year)}; {len(minuted)} of {len(found)} "
            f"meetings have a minute {words}"
        )
        if minuted:
            first, last = minuted[0]["minute_reference"], minuted[-1]["minute_reference"]
            text += f" ({first} to {last})" if len(minuted) > 1 else f" ({first})"
        return Shown(f"{text}.", (), len(minuted), len(found), settles=False)

    return make


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _ombudsman(session: Session, year: Year) -> Shown | None:
    """Findings, orders and their compliance, for the governing body (9.7 c)."""
    items = rows(
        session,
        "SELECT i.kind, i.due_on, i.done_on, c.reference FROM ombudsman_item i"
        " JOIN ombudsman_case o ON o.id = i.case_id LEFT JOIN complaint c ON c.id = o.complaint_id"
        " WHERE i.removed_on IS NULL AND o.removed_on IS NULL AND i.on_date BETWEEN ?1 AND ?2",
        year,
    )
    findings = [row for row in items if row["kind"] == "finding"]
    orders = [row for row in items if row["kind"] == "order"]
    if not (findings or orders):
        return None
    done = sum(row["done_on"] is not None for row in orders)
    refs = tuple(dict.fromkeys(str(row["reference"]) for row in items if row["reference"]))
    text = f"The Ombudsman made {number(len(findings), 'finding', 'findings')}, {period(year)}"
    text += f"; {done} of {number(len(orders), 'order', 'orders')} carried out." if orders else "."
    return Shown(text, refs, settles=False)


def _objective(session: Session, year: Year) -> Shown | None:
    """A minute or a training that names the standard objective (9.8)."""
    meetings = rows(
        session,
        "SELECT minute_reference AS what, note AS words FROM meeting WHERE removed_on IS NULL"
        " AND on_date <= ?2 AND ?1 <> '' AND minute_reference <> ''",
        year,
    )
    found = [row["what"] for row in meetings if _OBJECTIVE.search(row["words"])]
    trained = rows(
        session,
        "SELECT about FROM training WHERE removed_on IS NULL AND on_date <= ?2 AND ?1 <> ''",
        year,
    )
    signed = sum(bool(_OBJECTIVE.search(row["about"])) for row in trained)
    parts = []
    if found:
        parts.append(f"The standard objective is in minute {several(found)}.")
    if signed:
        parts.append(f"{number(signed, 'person', 'people')} took it on, by the training log.")
    return Shown(" ".join(parts)) if parts else None


SOURCES = {
    "9.1": Source("upheld complaints with a lesson on record", _looked_beyond),
    "9.2": Source("the learning log, what complaints were about", joined(_changed, _themes)),
    "9.3": Source("the learning log: who was told, and when", _told),
    "9.4": Source(
        "terms of office: the senior lead; what complaints were about",
        joined(office(Role.SENIOR_LEAD, "the senior lead for complaint handling"), _themes),
    ),
    "9.5": Source(
        "terms of office: the Member Responsible for Complaints",
        office(Role.MRC, "the Member Responsible for Complaints"),
    ),
    "9.6": Source("meetings with their minutes", _meetings("on record")),
    "9.7": Source(
        "meetings with their minutes; the Ombudsman’s findings and orders",
        joined(_meetings("on record"), _ombudsman),
    ),
    "9.8": Source("minutes and training that name the standard objective", _objective),
}
