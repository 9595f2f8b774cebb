"""What the landlord's own policy promises beside the Code, and when nobody is in the office."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.settings import TARGETS, Target, target_in_force
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_registers import ClosureView


def targets(session: Session) -> tuple[Target, ...]:
    """All policy targets on record, by name and day."""
    return session.once(("policy targets",), lambda: _targets(session))


def promised_days(session: Session, name: str) -> int:
    """What the landlord promises today, in working days: its own target where that is shorter."""
    limit, _ = TARGETS[name]
    assert limit is not None
    own = target_in_force(targets(session), name, session.today)
    return min(own.working_days, limit) if own else limit


def closures(session: Session) -> tuple[ClosureView, ...]:
    """The office closures on record, by day."""
    return session.once(("office closures",), lambda: _closures(session))


def closed_on(session: Session, day: date) -> ClosureView | None:
    """The office closure that a day falls into; no date moves for it."""
    return next((c for c in closures(session) if c.from_on <= day <= c.until_on), None)


def _targets(session: Session) -> tuple[Target, ...]:
    rows = session.register.rows(
        "SELECT * FROM policy_target WHERE removed_on IS NULL ORDER BY name, from_on, id"
    )
    return tuple(
        Target(
            row["name"],
            row["working_days"],
            date.fromisoformat(row["from_on"]),
            date.fromisoformat(row["until_on"]) if row["until_on"] else None,
            row["id"],
        )
        for row in rows
    )


def _closures(session: Session) -> tuple[ClosureView, ...]:
    rows = session.register.rows(
        "SELECT * FROM office_closure WHERE removed_on IS NULL ORDER BY from_on, id"
    )
    return tuple(
        ClosureView(
            row["id"],
            date.fromisoformat(row["from_on"]),
            date.fromisoformat(row["until_on"]),
            row["why"],
        )
        for row in rows
    )
