"""A complaint entered half-way: logged with everything that happened before, in one go."""

from __future__ import annotations

from dataclasses import replace

from chc_desktop.model.rules.commands import CatchUp, PastStep, Refuse, Respond
from chc_desktop.model.rules.complaint import CaseState, case_state
from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.events import Event, Received
from chc_desktop.model.rules.interests import Interests, Party, Side
from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.rules.past_steps import as_past, in_time, missing_day
from chc_desktop.model.rules.refusals import problems_repeating
from chc_desktop.model.rules.steps import problems
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, Stage, blocking
from chc_desktop.model.services.complaints import (
    check,
    reasons_of_others,
    write_complaint,
    write_step,
)
from chc_desktop.model.services.facts import facts_of
from chc_desktop.model.services.interests import interests
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

NOT_COMPUTED = "before this register"
"""Stands as the template of a date that nothing here worked out."""


def check_catching_up(session: Session, command: CatchUp) -> tuple[Problem, ...]:
    """What stands against it; a step's problems name it: ``steps.0.on`` is the first one's day.

    Each step is asked about after those before it in time, whatever order they stand in.
    """
    found = list(check(session, command.log))
    if blocking(tuple(found)) or command.log.received_on is None:
        return tuple(found)
    undated = [(n, missing_day(s)) for n, s in enumerate(command.steps) if missing_day(s)]
    if undated:
        missing = (Problem(f"steps.{n}.{field}", "", "Enter the date.") for n, field in undated)
        return (*found, *missing)
    facts: list[Event] = [Received(on=command.log.received_on)]
    known = _interests(session, command)
    for number in in_time(command.steps):
        step = command.steps[number]
        state = case_state(session.calendar, facts)
        against = problems(step, state, session.today, known)
        if isinstance(step, Refuse):
            against = (*against, *problems_repeating(step.reasons, reasons_of_others(session)))
        of_step = as_past(step, against)
        found += [replace(p, field=f"steps.{number}.{p.field}".rstrip(".")) for p in of_step]
        if blocking(of_step):
            return tuple(found)
        facts += facts_of(step, state)[0]
        if isinstance(step, Respond) and step.stage is Stage.ONE:
            known = replace(
                known,
                considered_1=tuple(map(known.people.who, step.considered_by)),
                decided_1_on=step.on,
            )
    return (*found, *_promised_problems(session, command))


def _interests(session: Session, command: CatchUp) -> Interests:
    """Whom the complaint is by, as far as they are in the register (5.8)."""
    known = interests(session)
    log = command.log
    who = [known.people.who(name) for name in (log.resident, *log.group)]
    speaks = known.people.who(log.representative)
    parties = [Party(w.person_id, w.name, Side.COMPLAINS, log.home) for w in who if w.person_id]
    if speaks.person_id:
        parties.append(Party(speaks.person_id, speaks.name, Side.SPEAKS))
    return replace(known, parties=tuple(parties))


def catch_up(session: Session, command: CatchUp) -> Result:
    """Log a complaint with its past, in one transaction; an old promised date is kept as told."""
    found = check_catching_up(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.log.received_on is not None
    with session.action("enter a complaint half-way") as action:
        complaint_id, reference = write_complaint(action, session, command.log)
        facts: list[Event] = [Received(on=command.log.received_on)]
        for number in in_time(command.steps):
            step = command.steps[number]
            new, _ = facts_of(step, case_state(session.calendar, facts))
            write_step(action, session, _for(step, complaint_id), new)
            facts += new
        if command.promised_date is not None:
            action.insert("letter", _promised(session, command, complaint_id, facts))
    return Done(f"{reference} entered with what happened before", complaint_id, found)


def as_caught_up(session: Session, command: CatchUp) -> CaseState | None:
    """Where the complaint would stand; writes nothing. None while something stands against it."""
    if blocking(check_catching_up(session, command)):
        return None
    assert command.log.received_on is not None
    facts: list[Event] = [Received(on=command.log.received_on)]
    for number in in_time(command.steps):
        facts += facts_of(command.steps[number], case_state(session.calendar, facts))[0]
    return case_state(session.calendar, facts)


def _for(step: PastStep, complaint_id: int) -> PastStep:
    return replace(step, complaint_id=complaint_id)


def _promised_problems(session: Session, command: CatchUp) -> tuple[Problem, ...]:
    received = command.log.received_on
    promised = command.promised_date
    if received is None:
        return ()
    if promised is None:
        text = "Enter the date they were promised."
        return (Problem("promised_date", "", text),) if command.was_promised else ()
    if out_of_reach(promised):
        return (year_problem("promised_date", promised),)
    if promised < received:
        text = "The day they were promised cannot lie before the day it was received."
        return (Problem("promised_date", "", text),)
    if command.promised_on is None:
        return ()
    return day_problems(
        "promised_on", "told", command.promised_on, session.today, ("received", received)
    )


def _promised(
    session: Session, command: CatchUp, complaint_id: int, facts: list[Event]
) -> dict[str, str | int | None]:
    state = case_state(session.calendar, facts)
    assert command.promised_date is not None
    return {
        "complaint_id": complaint_id,
        "kind": LetterKind.UPDATE.value,
        "stage": int(state.current.stage),
        "template": NOT_COMPUTED,
        "promised_date": command.promised_date.isoformat(),
        "not_computed_here": 1,
        "sent_on": command.promised_on.isoformat() if command.promised_on else None,
        "sent_how": one_line(command.promised_how),
    }
