"""Section 3 of the Code: ways to complain, who receives one, publicity, representatives."""

from __future__ import annotations

import re
from datetime import timedelta

from chc_desktop.model.rules.events import Received
from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services import people
from chc_desktop.model.services.evidence.facts import (
    Source,
    accepted,
    behind,
    few,
    joined,
    number,
    period,
    rows,
    several,
)
from chc_desktop.model.services.evidence.letters import with_the_ombudsman
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.year import of_year

_PUBLICITY = (
    "SELECT what, place, from_on FROM publicity WHERE removed_on IS NULL AND from_on <= ?2"
    " AND coalesce(until_on, '9') >= ?1 ORDER BY from_on, id"
)
_OMBUDSMAN = re.compile(r"\bombudsman", re.IGNORECASE)
_POLICY = re.compile(r"\bpolicy\b|\bprocedure\b", re.IGNORECASE)


def _received(case: Case) -> Received:
    return next(e for e in case.state.events if isinstance(e, Received))


def _channels(session: Session, year: Year) -> Shown | None:
    found = of_year(session, year, Stage.ONE)
    ways = sorted({_received(case).channel for case, _ in found} - {""})
    if not ways:
        return None
    text = f"Complaints reached us in {number(len(ways), 'way', 'ways')}: {several(ways)}"
    text += f", {period(year)}."
    return Shown(text, behind(found))


def _adjustments_asked(session: Session, year: Year) -> Shown | None:
    found = rows(
        session,
        "SELECT id FROM adjustment WHERE removed_on IS NULL AND asked_on BETWEEN ?1 AND ?2",
        year,
    )
    if not found:
        return None
    asked = few(len(found), "reasonable adjustment was", "reasonable adjustments were")
    return Shown(f"{asked} asked for, {period(year)}.")


def _receivers(session: Session, year: Year) -> Shown | None:
    found = accepted(session, year, Stage.ONE)
    who = {" ".join(_received(case).received_by.split()).casefold() for case, _ in found} - {""}
    if not who:
        return None
    named = [pair for pair in found if _received(pair[0]).received_by.strip()]
    people_ = "person" if len(who) == 1 else "different people"
    text = f"{number(len(named), 'complaint', 'complaints')} received by {len(who)} {people_}"
    passed = [(p, day) for p in named if (day := _received(p[0]).passed_on) is not None]
    if not passed:
        return Shown(f"{text}, {period(year)}.", behind(named))
    quick = [p for p, day in passed if day <= _received(p[0]).on + timedelta(days=1)]
    text += f"; {len(quick)} of {len(passed)} passed on by the next day, {period(year)}."
    return Shown(text, behind(named))


def _volumes(session: Session, year: Year) -> Shown | None:
    found = of_year(session, year, Stage.ONE)
    homes = people.homes_owned(session, year.end.isoformat())
    before = of_year(session, session.year(year.start - timedelta(days=1)), Stage.ONE)
    if not found and not before:
        return None
    text = f"{number(len(found), 'complaint', 'complaints')} received, {period(year)}"
    text += f", from {number(homes, 'home', 'homes')}" if homes else ""
    text += f"; {len(before)} in the year before."
    doubt = "" if found else "Nobody complained: look at whether residents know how to (3.3)."
    return Shown(text, behind(found), doubt=doubt, settles=False)


def _publicity(session: Session, year: Year) -> Shown | None:
    found = rows(session, _PUBLICITY, year)
    if not found:
        return None
    places = several(dict.fromkeys(row["place"] for row in found))
    text = f"How to complain was published in {number(len(found), 'place', 'places')}: {places}"
    return Shown(f"{text}, {period(year)}.")


def _policy_published(session: Session, year: Year) -> Shown | None:
    found = [row for row in rows(session, _PUBLICITY, year) if _POLICY.search(row["what"])]
    if not found:
        return None
    places = several(dict.fromkeys(row["place"] for row in found))
    return Shown(f"The policy was published: {places}, {period(year)}.")


def _ombudsman_published(session: Session, year: Year) -> Shown | None:
    found = [row for row in rows(session, _PUBLICITY, year) if _OMBUDSMAN.search(row["what"])]
    if not found:
        return None
    places = several(dict.fromkeys(row["place"] for row in found))
    return Shown(f"How to reach the Ombudsman was published: {places}, {period(year)}.")


def _represented(session: Session, year: Year) -> Shown | None:
    everyone = accepted(session, year, Stage.ONE)
    ids = {case.record.id for case, _ in everyone}
    found = [
        row
        for row in session.register.rows(
            "SELECT p.complaint_id, p.part, p.consent_on, c.reference FROM complaint_person p"
            " JOIN complaint c ON c.id = p.complaint_id WHERE p.removed_on IS NULL"
            " AND p.part IN ('representative', 'companion')"
        )
        if row["complaint_id"] in ids
    ]
    if not found:
        return None
    spoke = [row for row in found if row["part"] == "representative"]
    consent = sum(row["consent_on"] is not None for row in spoke)
    came = len(found) - len(spoke)
    refs = tuple(dict.fromkeys(str(row["reference"]) for row in found))
    parts = []
    if spoke:
        with_consent = f"{consent} of {len(spoke)} with the resident’s consent on record"
        parts.append(
            f"{number(len(spoke), 'resident was', 'residents were')} represented, {with_consent}"
        )
    if came:
        parts.append(f"{number(came, 'resident', 'residents')} had somebody with them")
    text = f"{'; '.join(parts)}, {period(year)}."
    return Shown(text, refs, consent, len(spoke)) if spoke else Shown(text, refs)


def _companions_heard(session: Session, year: Year) -> Shown | None:
    found = rows(
        session,
        "SELECT h.companion, c.reference FROM hearing h JOIN complaint c ON c.id = h.complaint_id"
        " WHERE h.removed_on IS NULL AND c.removed_on IS NULL AND h.on_date BETWEEN ?1 AND ?2",
        year,
    )
    with_somebody = [row for row in found if row["companion"].strip()]
    if not with_somebody:
        return None
    text = (
        f"At {len(with_somebody)} of {number(len(found), 'hearing', 'hearings')} the resident was "
        f"accompanied, {period(year)}."
    )
    return Shown(text, tuple(dict.fromkeys(str(row["reference"]) for row in with_somebody)))


SOURCES = {
    "3.1": Source(
        "channels by which complaints came, adjustments asked for",
        joined(_channels, _adjustments_asked),
    ),
    "3.2": Source(
        "who received complaints and when they were passed on",
        _receivers,
    ),
    "3.3": Source("complaints received this year and last, homes", _volumes),
    "3.4": Source("the publicity log: where the policy was published", _policy_published),
    "3.5": Source("the publicity log", _publicity),
    "3.6": Source(
        "representatives and companions, consent, hearings",
        joined(_represented, _companions_heard),
    ),
    "3.7": Source(
        "letters that give the Ombudsman’s details, the publicity log",
        joined(with_the_ombudsman, _ombudsman_published),
    ),
}
