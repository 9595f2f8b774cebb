"""What can be done with complaints: each verb checks, then writes one transaction."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chc_desktop.model.rules.commands import (
    CaseCommand,
    CorrectFact,
    LogComplaint,
    RaiseIssue,
    Refuse,
    Respond,
)
from chc_desktop.model.rules.complaint import CaseState, case_state
from chc_desktop.model.rules.events import Event, Noted, Received, Refused
from chc_desktop.model.rules.progress import joins
from chc_desktop.model.rules.refusals import problems_repeating
from chc_desktop.model.rules.residents import problems_namesake
from chc_desktop.model.rules.steps import problems, problems_logging
from chc_desktop.model.rules.text import clean_text, first_words, one_line
from chc_desktop.model.rules.values import Problem, Stage, blocking
from chc_desktop.model.services import people
from chc_desktop.model.services.facts import facts_of
from chc_desktop.model.services.handlers import write_considerers
from chc_desktop.model.services.interests import deciders, interests, with_deciders
from chc_desktop.model.services.promises import problems_responding, write_promise
from chc_desktop.model.services.request_facts import problems_linking
from chc_desktop.model.services.residents import known_people
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.survey_links import problems_linking_answer
from chc_desktop.model.store import Action
from chc_desktop.model.store.events import to_row

NO_SUCH_COMPLAINT = Problem("", "", "That complaint is not in this register. Go back to the list.")


def check(session: Session, command: LogComplaint | CaseCommand) -> tuple[Problem, ...]:
    """What stands against a command, warnings included; writes nothing."""
    if isinstance(command, LogComplaint):
        # What was taken back keeps its reference: it stays taken.
        rows = session.register.tuples("SELECT reference FROM complaint")
        references = frozenset(row[0] for row in rows)
        homes = people.closed_list_of_homes(session)
        found = problems_logging(command, session.today, homes, references)
        return (
            *found,
            *problems_linking(session, command.service_request_id),
            *problems_linking_answer(session, command.survey_answer_id),
            *problems_namesake(
                command.resident,
                command.home,
                known_people(session),
                elsewhere=command.lives_elsewhere,
            ),
        )
    case = session.case(command.complaint_id)
    if case is None:
        return (NO_SUCH_COMPLAINT,)
    judged = with_deciders(case, command)
    found = problems(judged, case.state, session.today, interests(session, case))
    money = problems_responding(session, judged) if isinstance(judged, Respond) else ()
    found = (*found, *money)
    if isinstance(command, Refuse):
        return (*found, *problems_repeating(command.reasons, reasons_of_others(session, case)))
    return found


def log_complaint(session: Session, command: LogComplaint) -> Result:
    """Log a complaint: day 0 of stage 1 (1.2, 3.2, 6.2)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    with session.action("log a complaint") as action:
        complaint_id, reference = write_complaint(action, session, command)
    return Done(f"{reference} logged", complaint_id, found)


def write_complaint(
    action: Action, session: Session, command: LogComplaint, person_id: int | None = None
) -> tuple[int, str]:
    """Write a complaint that nothing stands against; its id and reference.

    ``person_id`` names whoever complains where they are known already.
    """
    assert command.received_on is not None
    reference = clean_text(command.reference).strip() or next_reference(session)
    person = person_id or people.find_or_add(
        action, session, command.resident, command.home, elsewhere=command.lives_elsewhere
    )
    complaint_id = action.insert(
        "complaint",
        {
            "reference": reference,
            "person_id": person,
            "subject": clean_text(command.subject).strip() or first_words(command.description),
            "description": clean_text(command.description).strip(),
            "outcome_sought": clean_text(command.outcome_sought).strip(),
            "outside_measures": int(command.outside_measures),
            "service_request_id": command.service_request_id,
            "survey_answer_id": command.survey_answer_id,
            "offered_choice": _choice(action, session, command),
        },
    )
    for category in _each(command.categories):
        action.insert("complaint_category", {"complaint_id": complaint_id, "category": category})
    _with_others(action, session, command, complaint_id)
    received = Received(
        on=command.received_on,
        channel=clean_text(command.channel).strip(),
        received_by=clean_text(command.received_by).strip(),
    )
    action.insert("event", to_row(complaint_id, received))
    return complaint_id, reference


def carry_out(session: Session, command: CaseCommand) -> Result:
    """Carry out any command on a complaint that exists, or say what stands against it."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    case = session.cases()[command.complaint_id]
    facts, what = facts_of(command, case.state)
    with session.action(what, _only_one(command)) as action:
        write_step(action, session, command, facts)
    return Done(f"{case.record.reference}: {what}", command.complaint_id, found)


def write_step(
    action: Action, session: Session, command: CaseCommand, facts: Iterable[Event]
) -> None:
    """Write the facts of a step that nothing stands against, and what it brings with it."""
    for event in facts:
        action.insert("event", to_row(command.complaint_id, event))
    if isinstance(command, Respond):
        write_answer(action, session, command)
    if isinstance(command, RaiseIssue):
        _separate(action, session, command)


def _only_one(command: CaseCommand) -> int | None:
    """The only complaint a command touches; None where it may log another."""
    return None if isinstance(command, RaiseIssue) else command.complaint_id


def as_it_would_be(session: Session, command: CaseCommand) -> CaseState | None:
    """The state after a command that is only tried; writes nothing.

    None when there is no such complaint or a date is missing.
    """
    case = session.case(command.complaint_id)
    # Without a day of its own, a correction of something else keeps the fact's day.
    days = set() if isinstance(command, CorrectFact) else {"on", "told_on", "new_date"}
    if case is None or any(getattr(command, day, True) is None for day in days):
        return None
    facts, _ = facts_of(command, case.state)
    return case_state(session.calendar, (*case.record.events, *facts))


def considered(case: Case, stage: Stage) -> tuple[str, ...]:
    """Who considers or considered a stage, by name; not its clerk."""
    return tuple(who.name for who in deciders(case, stage))


def next_reference(session: Session) -> str:
    """The next number with the landlord's prefix: ``C-032``."""
    row = session.register.one("SELECT reference_prefix FROM landlord")
    prefix = row["reference_prefix"] if row else "C-"
    pattern = re.compile(rf"{re.escape(prefix)}0*(\d{{1,9}})")
    rows = session.register.tuples("SELECT reference FROM complaint")
    numbers = [int(m[1]) for (text,) in rows if (m := pattern.fullmatch(text))]
    return f"{prefix}{max(numbers, default=0) + 1:03d}"


def reasons_of_others(session: Session, case: Case | None = None) -> Iterable[str]:
    """The reasons of every refusal that stands, of all complaints but this one (2.5)."""
    return (
        event.reasons
        for other in session.cases().values()
        if case is None or other.record.id != case.record.id
        for event in other.state.events
        if isinstance(event, Refused)
    )


# ---- private


def _separate(action: Action, session: Session, command: RaiseIssue) -> None:
    """A new issue that stage 1 does not answer is a complaint of its own, linked (6.8)."""
    case = session.cases()[command.complaint_id]
    if joins(command, case.state):
        return
    assert command.on is not None
    record = case.record
    log = LogComplaint(
        received_on=command.on,
        resident=record.resident,
        description=command.words,
        channel=command.channel,
        outside_measures=record.outside_measures,
    )
    new_id, reference = write_complaint(action, session, log, record.person_id)
    action.update("complaint", new_id, {"linked_to": record.id})
    title = f"New issue raised: logged as {reference} (6.8)"
    noted = Noted(
        on=command.on,
        stage=case.state.current.stage,
        what=title,
        direction="in",
        channel=clean_text(command.channel),
        text=clean_text(command.words).strip(),
    )
    action.insert("event", to_row(record.id, noted))


def _with_others(
    action: Action, session: Session, command: LogComplaint, complaint_id: int
) -> None:
    """Who complains with the lead, and who speaks for them (1.2, 1.3, 3.6)."""
    for part, names in (("member", command.group), ("representative", (command.representative,))):
        for name in _each(names):
            action.insert(
                "complaint_person",
                {
                    "complaint_id": complaint_id,
                    "person_id": people.find_by_name_or_add(action, session, name),
                    "part": part,
                },
            )


def _choice(action: Action, session: Session, command: LogComplaint) -> str:
    """Their answer to the choice, from the request; that they are not content is kept there (1.5)."""
    if command.service_request_id is None:
        return ""
    row = session.register.rows(
        "SELECT * FROM service_request WHERE id = ?", command.service_request_id
    )[0]
    if row["dissatisfied_on"] is None and command.received_on is not None:
        values = {"dissatisfied_on": command.received_on.isoformat()}
        action.update("service_request", command.service_request_id, values)
    return str(row["choice_words"])


def write_answer(action: Action, session: Session, command: Respond) -> None:
    """Write what a response brings with it: who considered it, what was promised, what was learnt."""
    assert command.on is not None
    write_considerers(action, session, command)
    for promise in command.promises:
        write_promise(action, session, command.complaint_id, command.stage, command.on, promise)
    if command.learning.strip():
        action.insert(
            "learning",
            {
                "complaint_id": command.complaint_id,
                "on_date": command.on.isoformat(),
                "internal": clean_text(command.learning).strip(),
            },
        )


def _each(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts as they are kept, each once in whatever case it is written; no empty ones."""
    tidy: dict[str, str] = {}
    for name in filter(None, map(one_line, texts)):
        tidy.setdefault(name.casefold(), name)
    return tuple(tidy.values())
