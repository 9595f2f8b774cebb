"""What must show wherever a person appears: agreed adjustments and restrictions, no reasons."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.restrictions import (
    RestrictionState,
    restriction_review,
    restriction_state,
)
from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services import people
from chc_desktop.model.services.contact_facts import (
    StageChanges,
    adjustment_due,
    adjustment_facts,
    restriction_facts,
    reviews_of,
)
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import Banner

OPEN = "Emergency repairs, new complaints and the Ombudsman stay open (5.14)."


def banners(session: Session, person_id: int) -> list[Banner]:
    """What shows on everything of this person.

    Never the reason for either (5.10, UK GDPR Article 9).
    """
    return _banners(session, person_id, None, "")


def complaint_banners(session: Session, complaint_id: int) -> list[Banner]:
    """What shows on a complaint: of its lead, its group, and who speaks for them.

    An adjustment for one complaint only shows on that one.
    """
    case = session.cases()[complaint_id]
    found = _banners(session, case.record.person_id, complaint_id, "")
    for person_id, name in session.register.tuples(
        "SELECT x.person_id, p.name FROM complaint_person x JOIN person p ON p.id = x.person_id"
        " WHERE x.complaint_id = ? AND x.removed_on IS NULL"
        " AND x.part IN ('member', 'representative') ORDER BY x.id",
        complaint_id,
    ):
        kept = people.kept_id(session, person_id)
        if kept != case.record.person_id:
            found += _banners(session, kept, complaint_id, f"{name}: ")
    return found


def _banners(session: Session, person_id: int, complaint_id: int | None, name: str) -> list[Banner]:
    found = []
    for one in people.entries_of(session, person_id):
        found += _adjustments(session, one, complaint_id, name)
        found += _restrictions(session, one, name)
    return sorted(found, key=lambda banner: banner.kind)


def _adjustments(
    session: Session, person_id: int, complaint_id: int | None, name: str
) -> list[Banner]:
    rows = session.register.rows(
        "SELECT * FROM adjustment WHERE person_id = ? AND decision = 'agreed'"
        " AND ended_on IS NULL AND removed_on IS NULL AND (?2 IS NULL OR complaint_id IS NULL OR complaint_id = ?2)"
        " ORDER BY id",
        person_id,
        complaint_id,
    )
    if not rows:
        return []
    done, changes = reviews_of(session, "adjustment"), StageChanges(session)
    found = []
    for row in rows:
        due = adjustment_due(row, adjustment_facts(row, done.get(row["id"], ())), changes)
        text = "Agreed adjustment"
        if due is not None:
            text += f", review due {short_date(due.on, session.today.year)}"
            text += ", as stage 2 began" if due.stage_changed else ""
        found.append(Banner("adjustment", f"{name}{row['asked'].rstrip('.')}.", text))
    return found


def _restrictions(session: Session, person_id: int, name: str) -> list[Banner]:
    rows = session.register.rows(
        "SELECT * FROM restriction WHERE person_id = ? AND lifted_on IS NULL AND removed_on IS NULL ORDER BY id",
        person_id,
    )
    done = reviews_of(session, "restriction") if rows else {}
    found = []
    for row in rows:
        facts = restriction_facts(row, done.get(row["id"], ()))
        state = restriction_state(facts, session.today)
        text = {
            RestrictionState.IN_FORCE: f"Restriction until {_short(session, facts.end_on)}. {OPEN}",
            RestrictionState.STOPPED: "Stopped applying: not reviewed by "
            f"{_short(session, restriction_review(facts))}. Nothing is restricted now (5.14).",
        }.get(state)
        if text:
            found.append(Banner("restriction", f"{name}{row['subject'].rstrip('.')}.", text))
    return found


def _short(session: Session, on: date) -> str:
    return short_date(on, session.today.year)
