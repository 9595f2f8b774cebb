"""The officer's registers: offices, meetings, training, policies, third parties, publicity.

``save_entry`` adds an entry or puts one right, ``remove_entry`` takes one back and
``restore_entry`` undoes that; the history keeps everything.
"""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.offices import OfficeFinding, Term, office_findings
from chc_desktop.model.rules.registers import (
    Entry,
    HoldMeeting,
    HoldOffice,
    KeepPolicy,
    PlanMeetings,
    Publicise,
    RecordTraining,
    RegisterKind,
    ReviewPolicy,
    UseThirdParty,
    monthly,
    problems_award,
    problems_entry,
    problems_planning,
    problems_policy_review,
)
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, Role, Severity, blocking
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services import people
from chc_desktop.model.services.request_facts import Row, day
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Action

NO_SUCH_ENTRY = Problem("", "", "That entry is not in this register. Go back to the list.")
NO_SUCH_PERSON = Problem("person", "", "That person is not in this register. Choose again.")

TABLES = {
    RegisterKind.OFFICES: "role_holder",
    RegisterKind.MEETINGS: "meeting",
    RegisterKind.TRAINING: "training",
    RegisterKind.POLICIES: "policy",
    RegisterKind.THIRD_PARTIES: "third_party",
    RegisterKind.PUBLICITY: "publicity",
}
_KINDS: dict[type[Entry], RegisterKind] = {
    HoldOffice: RegisterKind.OFFICES,
    HoldMeeting: RegisterKind.MEETINGS,
    RecordTraining: RegisterKind.TRAINING,
    KeepPolicy: RegisterKind.POLICIES,
    UseThirdParty: RegisterKind.THIRD_PARTIES,
    Publicise: RegisterKind.PUBLICITY,
}
_NAMED = {
    RegisterKind.OFFICES: "Office",
    RegisterKind.MEETINGS: "Meeting",
    RegisterKind.TRAINING: "Training",
    RegisterKind.POLICIES: "Policy",
    RegisterKind.THIRD_PARTIES: "Third party",
    RegisterKind.PUBLICITY: "Publicity",
}


def check(session: Session, entry: Entry) -> tuple[Problem, ...]:
    """What stands against an entry, warnings included; writes nothing."""
    kind = _KINDS[type(entry)]
    if entry.entry_id is not None and not _is_there(session, kind, entry.entry_id):
        return (NO_SUCH_ENTRY,)
    if (
        isinstance(entry, HoldOffice | RecordTraining)
        and entry.person_id is not None
        and not session.register.one("SELECT 1 FROM person WHERE id = ?", entry.person_id)
    ):
        return (NO_SUCH_PERSON,)
    found = problems_entry(entry, session.today)
    return found if blocking(found) else (*found, *_beside_others(session, entry))


def save_entry(session: Session, entry: Entry) -> Result:
    """Add an entry to its register, or put the one with ``entry_id`` right."""
    found = check(session, entry)
    if blocking(found):
        return Refusal(blocking(found))
    kind = _KINDS[type(entry)]
    added = entry.entry_id is None
    with session.action(f"{'add to' if added else 'change'} {kind.value}") as action:
        values = _values(action, session, entry)
        if entry.entry_id is None:
            entry_id = action.insert(TABLES[kind], values)
        else:
            entry_id = entry.entry_id
            action.update(TABLES[kind], entry_id, values)
    return Done(f"{_NAMED[kind]} {'added' if added else 'changed'}", 0, found, entry_id)


def check_meetings(session: Session, command: PlanMeetings) -> tuple[Problem, ...]:
    """What stands against a row of meetings; days that do not count as working days warn."""
    found = problems_planning(command)
    if found or command.first_on is None:
        return found
    off = [on for on in planned(session, command) if session.calendar.holiday(on)]
    return tuple(
        Problem(
            "first_on",
            "",
            f"{long_date(on)} is {session.calendar.holiday(on)}. Change that meeting afterwards.",
            Severity.WARN,
        )
        for on in off
    )


def planned(session: Session, command: PlanMeetings) -> tuple[date, ...]:
    """The days that ``plan_meetings`` would add: one a month, without those on record."""
    if command.first_on is None or problems_planning(command):
        return ()
    known = {meeting[0] for meeting in _meeting_keys(session, _body(session, command.body))}
    return tuple(on for on in monthly(command.first_on, command.count) if on not in known)


def plan_meetings(session: Session, command: PlanMeetings) -> Result:
    """Enter a row of monthly meetings in one step; days that are on record stay as they are."""
    found = check_meetings(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    days = planned(session, command)
    with session.action("enter the meetings to come") as action:
        for on in days:
            body = _body(session, command.body)
            action.insert("meeting", {"on_date": on.isoformat(), "body": body})
    count = len(days)
    return Done(f"{count} meeting{'' if count == 1 else 's'} added", 0, found)


def check_policy_review(session: Session, command: ReviewPolicy) -> tuple[Problem, ...]:
    """What stands against the review of a policy; writes nothing."""
    row = session.register.one(
        "SELECT * FROM policy WHERE id = ? AND removed_on IS NULL", command.policy_id
    )
    if row is None:
        return (NO_SUCH_ENTRY,)
    return problems_policy_review(command, day(row["approved_on"]), session.today)


def review_policy(session: Session, command: ReviewPolicy) -> Result:
    """Record that a policy was looked at again, and when it is looked at next."""
    found = check_policy_review(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.outcome is not None
    next_on = _iso(command.next_on)
    with session.action("review a policy") as action:
        action.insert(
            "review",
            {
                "subject": "policy",
                "subject_id": command.policy_id,
                "on_date": _iso(command.on),
                "outcome": command.outcome.value,
                "note": clean_text(command.note).strip(),
                "next_on": next_on,
            },
        )
        action.update("policy", command.policy_id, {"review_on": next_on})
    return Done("Policy reviewed", 0, found, command.policy_id)


def set_award_limit(session: Session, entry_id: int, may_award: int | None) -> Result:
    """What the holder of an office may award alone, in pence (7.1); None: nothing laid down."""
    if not _is_there(session, RegisterKind.OFFICES, entry_id):
        return Refusal((NO_SUCH_ENTRY,))
    found = problems_award(may_award)
    if found:
        return Refusal(found)
    with session.action("set what an office may award") as action:
        action.update("role_holder", entry_id, {"may_award": may_award})
    return Done("Limit set", 0, (), entry_id)


def remove_entry(session: Session, kind: RegisterKind, entry_id: int) -> Result:
    """Take back an entry that was made by mistake; the history keeps it."""
    if not _is_there(session, kind, entry_id):
        return Refusal((NO_SUCH_ENTRY,))
    with session.action(f"take back from {kind.value}") as action:
        action.update(TABLES[kind], entry_id, {"removed_on": session.today.isoformat()})
    return Done(f"{_NAMED[kind]} taken back", 0, (), entry_id)


def restore_entry(session: Session, kind: RegisterKind, entry_id: int) -> Result:
    """Undo ``remove_entry``."""
    row = session.register.one(f"SELECT removed_on FROM {TABLES[kind]} WHERE id = ?", entry_id)
    if row is None or row["removed_on"] is None:
        return Refusal((NO_SUCH_ENTRY,))
    with session.action(f"bring back to {kind.value}") as action:
        action.update(TABLES[kind], entry_id, {"removed_on": None})
    return Done(f"{_NAMED[kind]} is back", 0, (), entry_id)


def terms(session: Session) -> tuple[Term, ...]:
    """All terms of office, by their beginning; duplicates of a person count as that person."""
    rows = session.register.rows(
        "SELECT r.*, p.name FROM role_holder r JOIN person p ON p.id = r.person_id"
        " WHERE r.removed_on IS NULL ORDER BY r.from_on, r.id"
    )
    known = {role.value: role for role in Role}
    return tuple(
        Term(
            people.kept_id(session, row["person_id"]),
            row["name"],
            known[row["role"]],
            date.fromisoformat(row["from_on"]),
            day(row["until_on"]),
            row["id"],
        )
        for row in rows
        if row["role"] in known
    )


def findings(session: Session) -> tuple[OfficeFinding, ...]:
    """Offices that nobody holds, gaps and overlaps (4.1, 5.8, 9.4, 9.5)."""
    return office_findings(terms(session), session.today)


# ---- private


def _beside_others(session: Session, entry: Entry) -> tuple[Problem, ...]:
    """What an entry would do beside those that are there: said, not forbidden."""
    match entry:
        case HoldOffice():
            return _overlaps(session, entry)
        case HoldMeeting():
            same = _meeting_keys(session, _body(session, entry.body))
            if any(on == entry.on and key != entry.entry_id for on, key in same):
                text = "A meeting of that day is on record already."
                return (Problem("on", "", text, Severity.WARN),)
    return ()


def _overlaps(session: Session, entry: HoldOffice) -> tuple[Problem, ...]:
    assert entry.role is not None
    assert entry.from_on is not None
    known = [t for t in terms(session) if t.id != entry.entry_id]
    person = _person_of(session, entry) or -1
    mine = Term(person, one_line(entry.person), entry.role, entry.from_on, entry.until_on, -1)
    before = {(f.fault, f.text) for f in office_findings(known, session.today)}
    return tuple(
        Problem("from_on", finding.provision, finding.text, Severity.WARN)
        for finding in office_findings((*known, mine), session.today)
        if finding.role is entry.role and (finding.fault, finding.text) not in before
    )


def _values(action: Action, session: Session, entry: Entry) -> Row:
    match entry:
        case HoldOffice():
            assert entry.role is not None
            return {
                "person_id": _find_or_add(action, session, entry),
                "role": entry.role.value,
                "from_on": _iso(entry.from_on),
                "until_on": _iso(entry.until_on),
                "may_award": entry.may_award,
            }
        case HoldMeeting():
            return {
                "on_date": _iso(entry.on),
                "body": _body(session, entry.body),
                "minute_reference": one_line(entry.minute_reference),
                "note": clean_text(entry.note).strip(),
            }
        case RecordTraining():
            return {
                "person_id": _find_or_add(action, session, entry),
                "on_date": _iso(entry.on),
                "about": clean_text(entry.about).strip(),
            }
        case KeepPolicy() | UseThirdParty() | Publicise():
            return _of_a_thing(entry)


def _of_a_thing(entry: KeepPolicy | UseThirdParty | Publicise) -> Row:
    match entry:
        case KeepPolicy():
            return {
                "name": one_line(entry.name),
                "approved_on": _iso(entry.approved_on),
                "review_on": _iso(entry.review_on),
                "equality_assessed_on": _iso(entry.equality_assessed_on),
                "body": clean_text(entry.body).strip(),
            }
        case UseThirdParty():
            values: Row = {
                "name": one_line(entry.name),
                "kind": one_line(entry.kind),
                "terms": clean_text(entry.terms).strip(),
            }
        case Publicise():
            values = {"what": one_line(entry.what), "place": one_line(entry.place)}
    return values | {"from_on": _iso(entry.from_on), "until_on": _iso(entry.until_on)}


def _person_of(session: Session, entry: HoldOffice | RecordTraining) -> int | None:
    """Whoever is meant, if known: an officer of that name, else the only person of it."""
    if entry.person_id is not None:
        return people.kept_id(session, entry.person_id)
    officer = people.find_officer(session, entry.person)
    return officer or people.find_by_name(session, entry.person)


def _find_or_add(action: Action, session: Session, entry: HoldOffice | RecordTraining) -> int:
    known = _person_of(session, entry)
    return known or people.find_or_add_officer(action, session, entry.person)


def _body(session: Session, body: str) -> str:
    """Who meets: the words given, else what the landlord calls its governing body."""
    rows = session.register.tuples("SELECT governing_body FROM landlord")
    return one_line(body) or str(rows[0][0])


def _meeting_keys(session: Session, body: str) -> list[tuple[date, int]]:
    rows = session.register.tuples(
        "SELECT on_date, id FROM meeting WHERE removed_on IS NULL AND body = ?", body
    )
    return [(date.fromisoformat(on), int(key)) for on, key in rows]


def _is_there(session: Session, kind: RegisterKind, entry_id: int) -> bool:
    sql = f"SELECT 1 FROM {TABLES[kind]} WHERE id = ? AND removed_on IS NULL"
    return session.register.one(sql, entry_id) is not None


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
