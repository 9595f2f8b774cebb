"""Who takes part in a complaint: its group and lead, representatives, companions (1.2, 3.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.rules.residents import (
    ChangeLead,
    JoinComplaint,
    LeaveComplaint,
    Part,
    PersonKind,
    TakingPart,
    problems_joining,
    problems_leading,
)
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.services import people
from chc_desktop.model.services.complaints import NO_SUCH_COMPLAINT
from chc_desktop.model.services.contact_facts import Row, day
from chc_desktop.model.services.residents import NOT_THERE
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_people import ComplaintPersonView
from chc_desktop.model.store import Action

PARTS = frozenset(part.value for part in Part)
NOT_TAKING_PART = Problem("", "", "They do not take part in this complaint. Look at it again.")


def check(session: Session, command: JoinComplaint | ChangeLead) -> tuple[Problem, ...]:
    """What stands against a command, warnings included; writes nothing."""
    case = session.case(command.complaint_id)
    if case is None:
        return (NO_SUCH_COMPLAINT,)
    parties = TakingPart(case.record.person_id, _others(session, command.complaint_id))
    if isinstance(command, ChangeLead):
        return problems_leading(command, parties)
    person_id = command.person_id
    if person_id is not None and not session.register.one(
        "SELECT 1 FROM person WHERE id = ? AND removed_on IS NULL", person_id
    ):
        return (NOT_THERE,)
    known = replace(command, person_id=_who(session, command))
    return problems_joining(known, parties, session.today)


def join_complaint(session: Session, command: JoinComplaint) -> Result:
    """Add somebody to a complaint, or keep the day on which the resident consented."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.part is not None
    case = session.cases()[command.complaint_id]
    with session.action("add somebody to a complaint", command.complaint_id) as action:
        person_id = _who(session, command) or _new(action, command)
        consent = command.consent_on.isoformat() if command.consent_on else None
        _put(action, session, (command.complaint_id, person_id, command.part), consent)
    return Done(f"{case.record.reference}: {command.part.value} added", case.record.id, found)


def leave_complaint(session: Session, command: LeaveComplaint) -> Result:
    """Somebody takes part no longer; the history keeps that they did."""
    case = session.case(command.complaint_id)
    if case is None:
        return Refusal((NO_SUCH_COMPLAINT,))
    rows = [
        row["id"]
        for row in _rows(session, command.complaint_id)
        if row["part"] == command.part.value
        and people.kept_id(session, row["person_id"]) == people.kept_id(session, command.person_id)
    ]
    if not rows:
        return Refusal((NOT_TAKING_PART,))
    with session.action("take somebody out of a complaint", command.complaint_id) as action:
        for row_id in rows:
            action.update("complaint_person", row_id, {"removed_on": session.today.isoformat()})
    return Done(f"{case.record.reference}: {command.part.value} taken out", case.record.id)


def change_lead(session: Session, command: ChangeLead) -> Result:
    """Somebody of the group leads it from now on; the old lead stays a member (1.2)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    record = session.cases()[command.complaint_id].record
    with session.action("change the lead of a group", record.id) as action:
        for row in _rows(session, record.id):
            kept = people.kept_id(session, row["person_id"])
            if row["part"] == Part.MEMBER.value and kept == command.person_id:
                values = {"removed_on": session.today.isoformat()}
                action.update("complaint_person", row["id"], values)
        _put(action, session, (record.id, record.person_id, Part.MEMBER), None)
        action.update("complaint", record.id, {"person_id": command.person_id})
    return Done(f"{record.reference}: lead changed", record.id, found)


def people_on(session: Session, complaint_id: int) -> tuple[ComplaintPersonView, ...]:
    """Everybody who takes part in a complaint, the lead first; empty without such a complaint."""
    case = session.case(complaint_id)
    if case is None:
        return ()
    lead = ComplaintPersonView(
        person_id=case.record.person_id,
        name=case.record.resident,
        home=case.record.home,
        part=None,
        consent_on=None,
        no_consent=False,
    )
    return (lead, *(_view(session, row) for row in _rows(session, complaint_id)))


# ---- private


def _rows(session: Session, complaint_id: int) -> list[Row]:
    rows = session.register.rows(
        "SELECT * FROM complaint_person WHERE complaint_id = ? AND removed_on IS NULL ORDER BY id",
        complaint_id,
    )
    return [row for row in rows if row["part"] in PARTS]


def _others(session: Session, complaint_id: int) -> tuple[tuple[int, Part], ...]:
    return tuple(
        (people.kept_id(session, row["person_id"]), Part(row["part"]))
        for row in _rows(session, complaint_id)
    )


def _who(session: Session, command: JoinComplaint) -> int | None:
    """Who is meant, if they are in the register."""
    if command.person_id is not None:
        return people.kept_id(session, command.person_id)
    if not one_line(command.name):
        return None
    if command.part is Part.COMPLAINED_ABOUT:
        return people.find_officer(session, command.name)
    return people.find_by_name(session, command.name)


def _new(action: Action, command: JoinComplaint) -> int:
    values = {"name": one_line(command.name)}
    if command.part is Part.COMPLAINED_ABOUT:
        values["kind"] = PersonKind.OFFICER.value
    return action.insert("person", values)


def _put(action: Action, session: Session, key: tuple[int, int, Part], consent: str | None) -> None:
    """The row of this person in this part, there again if it was taken out."""
    complaint_id, person_id, part = key
    entries = people.entries_of(session, person_id)
    for row in session.register.rows(
        "SELECT id, person_id FROM complaint_person WHERE complaint_id = ? AND part = ?"
        " ORDER BY removed_on IS NOT NULL, id",
        complaint_id,
        part.value,
    ):
        if row["person_id"] in entries:
            values = {"consent_on": consent, "removed_on": None}
            action.update("complaint_person", row["id"], values)
            return
    action.insert(
        "complaint_person",
        {
            "complaint_id": complaint_id,
            "person_id": person_id,
            "part": part.value,
            "consent_on": consent,
        },
    )


def _view(session: Session, row: Row) -> ComplaintPersonView:
    person = session.register.rows(
        "SELECT p.id, p.name, coalesce(h.label, p.elsewhere) AS home FROM person p"
        " LEFT JOIN home h ON h.id = p.home_id WHERE p.id = ?",
        people.kept_id(session, row["person_id"]),
    )[0]
    consent: date | None = day(row["consent_on"])
    return ComplaintPersonView(
        person_id=person["id"],
        name=one_line(person["name"]),
        home=person["home"],
        part=Part(row["part"]),
        consent_on=consent,
        no_consent=row["part"] == Part.REPRESENTATIVE.value and consent is None,
    )
