"""Decisions of the governing body between two meetings: needed, taken, noted (5.8, **ours**)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.considering import NONE
from chc_desktop.model.rules.deciding import (
    About,
    DecideBetween,
    MemberPart,
    NoteDecision,
    needs_meeting,
    nobody_known,
    problems_deciding,
    problems_noting,
)
from chc_desktop.model.rules.independence import bars, members, once_members
from chc_desktop.model.rules.reviews import LateMeeting, late_meeting
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, Stage, blocking
from chc_desktop.model.services import people
from chc_desktop.model.services.complaints import NO_SUCH_COMPLAINT
from chc_desktop.model.services.interests import deciders, interests
from chc_desktop.model.services.request_facts import Row, day
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.store import Action

NO_SUCH_DECISION = Problem("", "", "That decision is not in this register. Go back.")


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of the governing body on a day, and why they may not decide, if so."""

    person_id: int
    name: str
    barred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision between meetings, as shown."""

    id: int
    complaint_id: int
    reference: str
    about: About
    on: date
    how: str
    what: str
    why: str
    members: tuple[MemberPart, ...]
    noted_on: date | None
    minute_reference: str

    @property
    def decided_by(self) -> tuple[str, ...]:
        """Who decided, by name."""
        return tuple(member.name for member in self.members if member.decided)


def late_meeting_for(session: Session, case: Case) -> LateMeeting | None:
    """The next meeting, where a stage needs one and it comes after the response is due."""
    late = late_meeting(session.calendar, case.state, meeting_days(session), session.today)
    if late is None:
        return None
    stage = case.state.current.stage
    if any(view.about.stage is stage for view in decisions(session, case.record.id)):
        return None
    hearing = session.register.one(
        "SELECT on_date FROM hearing WHERE complaint_id = ? AND stage = ? AND removed_on IS NULL"
        " ORDER BY id DESC",
        case.record.id,
        int(stage),
    )
    on = day(hearing["on_date"]) if hearing else None
    body = interests(session).body
    return late if needs_meeting(deciders(case, stage), body, on, late.due) else None


def meeting_days(session: Session) -> tuple[date, ...]:
    """The days on which the governing body meets or met."""
    return session.once(("meeting days",), lambda: _meeting_days(session))


def members_for(
    session: Session, complaint_id: int, about: About | None, on: date | None
) -> tuple[MemberView, ...]:
    """Who sat on the governing body that day, with what bars each from this decision (5.8, 6.13)."""
    case = session.case(complaint_id)
    if case is None:
        return ()
    known = interests(session, case)
    when = on or session.today
    stage = (about.stage if about else None) or Stage.ONE
    return tuple(
        MemberView(
            who.person_id, who.name, tuple(bar.text for bar in bars(who, stage, when, known))
        )
        for who in members(known, when)
    )


def once_members_for(session: Session, complaint_id: int) -> tuple[MemberView, ...]:
    """Whoever sits on the governing body on any day, for a form in which the day can change."""
    case = session.case(complaint_id)
    known = interests(session, case) if case else None
    return tuple(MemberView(w.person_id, w.name, ()) for w in once_members(known)) if known else ()


def nobody_sits(session: Session) -> str:
    """What to do where nobody sits on the governing body on a day."""
    return nobody_known(interests(session))


def check(session: Session, command: DecideBetween) -> tuple[Problem, ...]:
    """What stands against a decision, warnings included; writes nothing."""
    case = session.case(command.complaint_id)
    if case is None:
        return (NO_SUCH_COMPLAINT,)
    if command.entry_id is not None and _row(session, command.entry_id) is None:
        return (NO_SUCH_DECISION,)
    known = interests(session, case)
    return problems_deciding(command, known, session.today, case.state.received)


def decide_between(session: Session, command: DecideBetween) -> Result:
    """Keep a decision between meetings, or put it right."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.about is not None
    assert command.on is not None
    reference = session.cases()[command.complaint_id].record.reference
    values: Row = {
        "complaint_id": command.complaint_id,
        "about": command.about.value,
        "on_date": command.on.isoformat(),
        "how": one_line(command.how),
        "what": clean_text(command.what).strip(),
        "why": clean_text(command.why).strip(),
    }
    with session.action("record a decision between meetings", command.complaint_id) as action:
        if command.entry_id is None:
            entry = action.insert("decision", values)
        else:
            entry = command.entry_id
            action.update("decision", entry, values)
        _write_members(action, session, entry, command)
    return Done(f"{reference}: decision kept", command.complaint_id, found, entry)


def check_noting(session: Session, command: NoteDecision) -> tuple[Problem, ...]:
    """What stands against noting a decision; writes nothing."""
    row = _row(session, command.decision_id)
    if row is None:
        return (NO_SUCH_DECISION,)
    return problems_noting(command, date.fromisoformat(row["on_date"]), session.today)


def note_decision(session: Session, command: NoteDecision) -> Result:
    """Record that a meeting noted a decision, with its minute."""
    found = check_noting(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.on is not None
    row = _row(session, command.decision_id)
    assert row is not None
    with session.action("note a decision at a meeting", row["complaint_id"]) as action:
        values = {
            "noted_on": command.on.isoformat(),
            "minute_reference": one_line(command.minute_reference),
        }
        action.update("decision", command.decision_id, values)
    reference = session.cases()[row["complaint_id"]].record.reference
    return Done(f"{reference}: decision noted", row["complaint_id"], found, command.decision_id)


def take_back(session: Session, decision_id: int) -> Result:
    """Take back a decision that was entered by mistake; the history keeps it."""
    row = _row(session, decision_id)
    if row is None:
        return Refusal((NO_SUCH_DECISION,))
    with session.action("take back a decision", row["complaint_id"]) as action:
        action.update("decision", decision_id, {"removed_on": session.today.isoformat()})
    return Done("Decision taken back", row["complaint_id"], (), decision_id)


def decisions(session: Session, complaint_id: int | None = None) -> tuple[DecisionView, ...]:
    """All decisions between meetings, or those on one complaint, the newest first."""
    found = session.once(("decisions",), lambda: _all(session))
    return tuple(v for v in found if complaint_id is None or v.complaint_id == complaint_id)


def decision(session: Session, decision_id: int) -> DecisionView | None:
    """One decision; None when there is no such one."""
    return next((view for view in decisions(session) if view.id == decision_id), None)


def to_note(session: Session) -> tuple[DecisionView, ...]:
    """Decisions that no meeting has noted yet, the oldest first."""
    return tuple(v for v in reversed(decisions(session)) if v.noted_on is None)


def next_meeting(session: Session) -> date | None:
    """The next day on which the governing body meets, today included."""
    return min((on for on in meeting_days(session) if on >= session.today), default=None)


# ---- private


def _meeting_days(session: Session) -> tuple[date, ...]:
    rows = session.register.tuples("SELECT on_date FROM meeting WHERE removed_on IS NULL")
    return tuple(date.fromisoformat(row[0]) for row in rows)


def _row(session: Session, decision_id: int) -> Row | None:
    return session.register.one(
        "SELECT * FROM decision WHERE id = ? AND removed_on IS NULL", decision_id
    )


def _all(session: Session) -> tuple[DecisionView, ...]:
    rows = session.register.rows(
        "SELECT d.*, c.reference FROM decision d JOIN complaint c ON c.id = d.complaint_id"
        " WHERE d.removed_on IS NULL AND c.removed_on IS NULL ORDER BY d.on_date DESC, d.id DESC"
    )
    return tuple(_view(session, row) for row in rows)


def _view(session: Session, row: Row) -> DecisionView:
    return DecisionView(
        id=row["id"],
        complaint_id=row["complaint_id"],
        reference=row["reference"],
        about=About(row["about"]),
        on=date.fromisoformat(row["on_date"]),
        how=row["how"],
        what=row["what"],
        why=row["why"],
        members=tuple(_member(session, part) for part in _member_rows(session, row["id"])),
        noted_on=day(row["noted_on"]),
        minute_reference=row["minute_reference"],
    )


def _member_rows(session: Session, decision_id: int) -> list[Row]:
    return session.register.rows(
        "SELECT m.*, p.name FROM decision_member m JOIN person p ON p.id = m.person_id"
        " WHERE m.decision_id = ? AND m.removed_on IS NULL ORDER BY m.id",
        decision_id,
    )


def _member(session: Session, row: Row) -> MemberPart:
    kept = people.kept_id(session, row["person_id"])
    person = interests(session).people.get(kept)
    name = person.name if person else row["name"]
    return MemberPart(kept, name, bool(row["decided"]), row["conflicts_declared"])


def _write_members(
    action: Action, session: Session, decision_id: int, command: DecideBetween
) -> None:
    there = {people.kept_id(session, r["person_id"]): r for r in _member_rows(session, decision_id)}
    wanted = {m.person_id: m for m in command.members if m.decided or one_line(m.conflicts)}
    for person_id, row in there.items():
        if person_id not in wanted:
            gone = {"removed_on": session.today.isoformat()}
            action.update("decision_member", row["id"], gone)
    for person_id, member in wanted.items():
        values: Row = {
            "decided": int(member.decided),
            "conflicts_declared": one_line(member.conflicts) or NONE,
        }
        if person_id in there:
            action.update("decision_member", there[person_id]["id"], values)
        else:
            key = {"decision_id": decision_id, "person_id": person_id}
            action.insert("decision_member", key | values)
