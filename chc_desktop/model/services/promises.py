"""Remedies and actions: promised at any time, put right, answered, done, taken back (6.6, 6.17, 7.1 to 7.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from chc_desktop.model.rules.commands import KeepPromise, Promise, Respond
from chc_desktop.model.rules.compensation import ARREARS, Award, Limits, key, problems_awarding
from chc_desktop.model.rules.letter_awards import problems_offered
from chc_desktop.model.rules.promises import (
    NOT_THERE,
    AnswerAward,
    MakePromise,
    PromiseFacts,
    problems_answering,
    problems_keeping,
    problems_promise,
    stage_of,
)
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, RemedyHead, Stage, blocking
from chc_desktop.model.services import people
from chc_desktop.model.services.interests import deciders
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.views_remedies import PromiseEntry
from chc_desktop.model.store import Action

NO_COMPLAINT = Problem("", "", "That complaint is not in this register. Go back to the list.")

Row = dict[str, Any]


def check_promise(session: Session, command: MakePromise) -> tuple[Problem, ...]:
    """What stands against a promise, new or put right, warnings included; writes nothing."""
    case = session.case(command.complaint_id)
    if case is None:
        return (NO_COMPLAINT,)
    row = None
    if command.promise_id is not None:
        row = _row(session, command.promise_id)
        if row is None or row["complaint_id"] != command.complaint_id:
            return (NOT_THERE,)
    return problems_promise(
        command,
        case.state,
        session.today,
        limits(session, command.made_on or session.today),
        before=_awarded(case, (command.awarded_by,), command.promise_id),
        old=_facts(row) if row else None,
    )


def save_promise(session: Session, command: MakePromise) -> Result:
    """Record a promise, or put one right; what it said before stays in the history."""
    found = check_promise(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.made_on is not None
    assert command.head is not None
    case = session.cases()[command.complaint_id]
    what = "record a promise" if command.promise_id is None else "correct a promise"
    with session.action(what, command.complaint_id) as action:
        values = _values(action, session, command) | {
            "stage": int(stage_of(case.state, command.made_on)),
            "made_on": command.made_on.isoformat(),
        }
        if command.promise_id is None:
            promise_id = action.insert("promise", {"complaint_id": case.record.id} | values)
        else:
            promise_id = command.promise_id
            values |= {
                "done_on": _iso(command.done_on),
                "done_how": clean_text(command.done_how).strip() if command.done_on else "",
            }
            action.update("promise", promise_id, values)
    word = "recorded" if command.promise_id is None else "corrected"
    return Done(f"{case.record.reference}: promise {word}", case.record.id, found, promise_id)


def write_promise(
    action: Action, session: Session, complaint_id: int, stage: Stage, on: date, promise: Promise
) -> None:
    """Write a promise that came with a response and that nothing stands against."""
    made = MakePromise(
        complaint_id=complaint_id,
        made_on=on,
        what=promise.what,
        head=promise.head,
        owner=promise.owner,
        due_on=promise.due_on,
        amount=promise.amount,
        awarded_by=promise.awarded_by,
        committee_agreed_on=promise.committee_agreed_on,
    )
    action.insert(
        "promise",
        {"complaint_id": complaint_id, "stage": int(stage), "made_on": on.isoformat()}
        | _values(action, session, made),
    )


def problems_responding(session: Session, command: Respond) -> tuple[Problem, ...]:
    """What stands against the money in a response: over a limit the committee agrees (7.1 to 7.4).

    It is awarded by whoever is named, else by those who considered the stage.
    """
    case = session.case(command.complaint_id)
    if case is None or not any(promise.amount > 0 for promise in command.promises):
        return ()
    known = limits(session, command.on or session.today)
    found: list[Problem] = []
    with_it = 0
    for number, promise in enumerate(command.promises, start=1):
        by = (promise.awarded_by,) if one_line(promise.awarded_by) else command.considered_by
        before = with_it + _awarded(case, by, None)
        award = Award(max(promise.amount, 0), by, promise.committee_agreed_on, before)
        named = f"promise_agreed_{number}"
        against = problems_awarding(award, known, session.today, named)
        found += [p for p in against if p.field == named]
        with_it += 0 if promise.committee_agreed_on else award.amount
    return tuple(dict.fromkeys(found))


def problems_in_letter(session: Session, command: Respond, text: str) -> tuple[Problem, ...]:
    """What stands against money that only the letter's text names (7.1 to 7.4)."""
    case = session.cases()[command.complaint_id]
    by = command.considered_by or tuple(who.name for who in deciders(case, command.stage))
    here = [promise.amount for promise in command.promises if promise.amount > 0]
    before = [promise.amount for promise in case.record.promises if promise.amount > 0]
    award = Award(0, by, None, _awarded(case, by, None))
    known = limits(session, command.on or session.today)
    return problems_offered(text, (*before, *here), award, known, session.today)


def check_keeping(session: Session, command: KeepPromise) -> tuple[Problem, ...]:
    """What stands against a promise being done, warnings included; writes nothing."""
    row = _row(session, command.promise_id)
    return problems_keeping(command, _facts(row) if row else None, session.today)


def keep_promise(session: Session, command: KeepPromise) -> Result:
    """Record that what was promised is done, and how money was paid (6.6, 6.17, 7.3)."""
    found = check_keeping(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    row = session.register.rows(
        "SELECT complaint_id, amount FROM promise WHERE id = ?", command.promise_id
    )[0]
    assert command.on is not None
    values: Row = {"done_on": command.on.isoformat(), "done_how": clean_text(command.proof)}
    if row["amount"]:
        set_off = one_line(command.paid_how) == ARREARS
        values |= {
            "paid_how": one_line(command.paid_how),
            "set_against_arrears": int(set_off),
            "arrears_agreed_on": _iso(command.arrears_agreed_on) if set_off else None,
        }
    with session.action("keep a promise", row["complaint_id"]) as action:
        action.update("promise", command.promise_id, values)
    reference = session.cases()[row["complaint_id"]].record.reference
    return Done(f"{reference}: promise kept", row["complaint_id"], found, command.promise_id)


def check_answer(session: Session, command: AnswerAward) -> tuple[Problem, ...]:
    """What stands against the resident's answer; writes nothing."""
    row = _row(session, command.promise_id)
    return problems_answering(command, _facts(row) if row else None, session.today)


def answer_award(session: Session, command: AnswerAward) -> Result:
    """Record that the resident accepts what was offered, or does not."""
    found = check_answer(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.on is not None
    row = session.register.rows(
        "SELECT complaint_id FROM promise WHERE id = ?", command.promise_id
    )[0]
    day = command.on.isoformat()
    word = "accepted" if command.accepted else "not accepted"
    with session.action(f"an offer was {word}", row["complaint_id"]) as action:
        values = {
            "accepted_on": day if command.accepted else None,
            "refused_on": None if command.accepted else day,
        }
        action.update("promise", command.promise_id, values)
    reference = session.cases()[row["complaint_id"]].record.reference
    return Done(f"{reference}: offer {word}", row["complaint_id"], found, command.promise_id)


def take_back_promise(session: Session, promise_id: int) -> Result:
    """A promise was entered by mistake: it counts no more, and the time line says "Removed"."""
    row = _row(session, promise_id)
    if row is None:
        return Refusal((NOT_THERE,))
    with session.action("take back a promise", row["complaint_id"]) as action:
        values = {"removed_on": session.today.isoformat(), "removed_why": "taken back"}
        action.update("promise", promise_id, values)
    reference = session.cases()[row["complaint_id"]].record.reference
    return Done(f"{reference}: promise removed", row["complaint_id"], (), promise_id)


def promise(session: Session, promise_id: int) -> PromiseEntry | None:
    """One promise with all that is on record of it; None when it is not there."""
    row = _row(session, promise_id)
    if row is None:
        return None
    case = session.cases()[row["complaint_id"]]
    record = next(p for p in case.record.promises if p.id == promise_id)
    return PromiseEntry(
        id=promise_id,
        complaint_id=case.record.id,
        reference=case.record.reference,
        made_on=record.made_on,
        what=record.what,
        head=RemedyHead(record.head),
        owner=record.owner,
        due_on=record.due_on,
        amount=record.amount,
        awarded_by=record.awarded_by,
        committee_agreed_on=record.committee_agreed_on,
        accepted_on=record.accepted_on,
        refused_on=record.refused_on,
        done_on=record.done_on,
        done_how=record.done_how,
        paid_how=record.paid_how,
    )


def limits(session: Session, on: date) -> Limits:
    """What each holder of an office may award alone on a day: the highest of their offices'."""
    rows = session.register.tuples(
        "SELECT p.name, max(r.may_award) FROM role_holder r JOIN person p ON p.id = r.person_id"
        " WHERE r.removed_on IS NULL AND r.may_award IS NOT NULL AND r.from_on <= ?1"
        " AND coalesce(r.until_on, '9') >= ?1 GROUP BY p.name",
        on.isoformat(),
    )
    return Limits({one_line(name): pence for name, pence in rows})


# ---- private


def _row(session: Session, promise_id: int) -> Row | None:
    return session.register.one(
        "SELECT p.* FROM promise p JOIN complaint c ON c.id = p.complaint_id"
        " WHERE p.id = ? AND p.removed_on IS NULL AND c.removed_on IS NULL",
        promise_id,
    )


def _facts(row: Row) -> PromiseFacts:
    def day(column: str) -> date | None:
        return date.fromisoformat(row[column]) if row[column] else None

    return PromiseFacts(
        made_on=date.fromisoformat(row["made_on"]),
        due_on=day("due_on"),
        done_on=day("done_on"),
        refused_on=day("refused_on"),
        amount=row["amount"],
    )


def _awarded(case: Case, by: Iterable[str], but: int | None) -> int:
    """Pence that these people awarded on the complaint without the committee."""
    names = set(filter(None, map(key, by)))
    return sum(
        p.amount
        for p in case.record.promises
        if p.id != but
        and p.refused_on is None
        and p.committee_agreed_on is None
        and key(p.awarded_by) in names
    )


def _values(action: Action, session: Session, command: MakePromise) -> Row:
    assert command.head is not None
    name = one_line(command.awarded_by) if command.amount else ""
    return {
        "head": command.head.value,
        "what": clean_text(command.what).strip(),
        "owner": clean_text(command.owner).strip(),
        "due_on": _iso(command.due_on),
        "amount": command.amount,
        "awarded_by": people.find_or_add_officer(action, session, name) if name else None,
        "committee_agreed_on": _iso(command.committee_agreed_on) if command.amount else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
