"""The lists of the officer's registers, as the window shows and exports them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from chc_desktop.model.rules.values import Role
from chc_desktop.model.services import people
from chc_desktop.model.services.request_facts import day
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_registers import (
    MeetingView,
    OfficeView,
    PolicyReviewView,
    PolicyView,
    PublicityView,
    ThirdPartyView,
    TrainingView,
)


def offices(session: Session, *, held_today: bool = False) -> tuple[OfficeView, ...]:
    """All terms of office in the roles' order, those that run first."""
    rows = session.register.rows(
        "SELECT r.*, p.name FROM role_holder r JOIN person p ON p.id = r.person_id"
        " WHERE r.removed_on IS NULL ORDER BY r.from_on DESC, r.id DESC"
    )
    order = {role.value: place for place, role in enumerate(Role)}
    found = []
    for row in rows:
        if row["role"] not in order:
            continue
        from_on, until_on = date.fromisoformat(row["from_on"]), day(row["until_on"])
        found.append(
            OfficeView(
                id=row["id"],
                person_id=people.kept_id(session, row["person_id"]),
                name=row["name"],
                role=Role(row["role"]),
                from_on=from_on,
                until_on=until_on,
                may_award=row["may_award"],
                holds=_runs(session, from_on, until_on),
            )
        )
    found.sort(key=lambda office: (order[office.role.value], not office.holds))
    return tuple(office for office in found if office.holds or not held_today)


def meetings(session: Session) -> tuple[MeetingView, ...]:
    """All meetings, newest first."""
    rows = session.register.rows(
        "SELECT * FROM meeting WHERE removed_on IS NULL ORDER BY on_date DESC, id DESC"
    )
    return tuple(
        MeetingView(
            id=row["id"],
            on=(on := date.fromisoformat(row["on_date"])),
            body=row["body"],
            minute_reference=row["minute_reference"],
            note=row["note"],
            past=on < session.today,
        )
        for row in rows
    )


def training(session: Session) -> tuple[TrainingView, ...]:
    """Who was trained in what (4.3), newest first."""
    rows = session.register.rows(
        "SELECT t.*, p.name FROM training t JOIN person p ON p.id = t.person_id"
        " WHERE t.removed_on IS NULL ORDER BY t.on_date DESC, t.id DESC"
    )
    return tuple(
        TrainingView(
            row["id"],
            people.kept_id(session, row["person_id"]),
            row["name"],
            date.fromisoformat(row["on_date"]),
            row["about"],
        )
        for row in rows
    )


def policies(session: Session) -> tuple[PolicyView, ...]:
    """All policies by name, with the reviews that were done."""
    done: defaultdict[int, list[PolicyReviewView]] = defaultdict(list)
    for row in session.register.rows(
        "SELECT * FROM review WHERE subject = 'policy' AND removed_on IS NULL"
        " ORDER BY on_date DESC, id DESC"
    ):
        done[row["subject_id"]].append(
            PolicyReviewView(
                date.fromisoformat(row["on_date"]), row["outcome"], row["note"], day(row["next_on"])
            )
        )
    found = []
    for row in session.register.rows(
        "SELECT * FROM policy WHERE removed_on IS NULL ORDER BY name COLLATE NOCASE, id"
    ):
        reviews = tuple(done[row["id"]])
        review_on = policy_review_on(row["review_on"], reviews)
        found.append(
            PolicyView(
                id=row["id"],
                name=row["name"],
                approved_on=day(row["approved_on"]),
                review_on=review_on,
                left=_left(session, review_on),
                equality_assessed_on=day(row["equality_assessed_on"]),
                body=row["body"],
                reviews=reviews,
            )
        )
    return tuple(found)


def policy_review_on(review_on: str | None, reviews: tuple[PolicyReviewView, ...]) -> date | None:
    """When a policy is to be looked at: the day on the policy, else the one set at its review."""
    return day(review_on) or next((r.next_on for r in reviews if r.next_on), None)


def third_parties(session: Session) -> tuple[ThirdPartyView, ...]:
    """Everybody outside who handles complaints for the landlord (5.4, 5.5), by name."""
    rows = session.register.rows(
        "SELECT * FROM third_party WHERE removed_on IS NULL ORDER BY name COLLATE NOCASE, id"
    )
    return tuple(
        ThirdPartyView(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            terms=row["terms"],
            from_on=(from_on := date.fromisoformat(row["from_on"])),
            until_on=(until_on := day(row["until_on"])),
            current=_runs(session, from_on, until_on),
        )
        for row in rows
    )


def publicity(session: Session) -> tuple[PublicityView, ...]:
    """Where residents are told how to complain (3.4 to 3.7), newest first."""
    rows = session.register.rows(
        "SELECT * FROM publicity WHERE removed_on IS NULL ORDER BY from_on DESC, id DESC"
    )
    return tuple(
        PublicityView(
            id=row["id"],
            what=row["what"],
            place=row["place"],
            from_on=(from_on := date.fromisoformat(row["from_on"])),
            until_on=(until_on := day(row["until_on"])),
            current=_runs(session, from_on, until_on),
        )
        for row in rows
    )


# ---- private


def _runs(session: Session, from_on: date, until_on: date | None) -> bool:
    return from_on <= session.today and (until_on is None or session.today <= until_on)


def _left(session: Session, due: date | None) -> int | None:
    if due is None:
        return None
    days = session.calendar.between(session.today, due)
    return min(days, -1) if due < session.today else days
