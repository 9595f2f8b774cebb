"""Service requests, survey answers and thanks (1.3 to 1.6): recorded, followed up, found."""

from __future__ import annotations

import re
from datetime import date

from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.requests import (
    AnswerCommand,
    ChangeRequest,
    FinishRequest,
    LogRequest,
    NoteDissatisfied,
    OfferChoice,
    RecordCompliment,
    RecordSurveyAnswer,
    RequestCommand,
    TellHowToComplain,
    follow_up_by,
    problems_answer,
    problems_logging_request,
    problems_request,
    problems_telling,
    request_standing,
)
from chc_desktop.model.rules.settings import SURVEY_TARGET, target_in_force
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, Severity, blocking
from chc_desktop.model.services import people
from chc_desktop.model.services.policy_targets import targets
from chc_desktop.model.services.request_facts import (
    NO_SUCH_REQUEST,
    Row,
    day,
    request_facts,
    request_row,
    request_rows,
)
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.survey_links import NO_SUCH_ANSWER, complaints_of_answers
from chc_desktop.model.services.views_registers import ComplimentView, RequestView, SurveyView
from chc_desktop.model.store import Action

PREFIX = "S-"
"""Before the numbers of the first service request; later ones go on as they began."""


def check(  # noqa: PLR0911 - one return for each kind of command
    session: Session, command: RequestCommand | AnswerCommand
) -> tuple[Problem, ...]:
    """What stands against a command, warnings included; writes nothing."""
    homes = people.closed_list_of_homes(session)
    match command:
        case LogRequest():
            rows = session.register.tuples("SELECT reference FROM service_request")
            references = frozenset(row[0] for row in rows)
            return problems_logging_request(command, session.today, homes, references)
        case RecordSurveyAnswer() | RecordCompliment():
            table = _table(command)
            if command.entry_id is not None and not _is_there(session, table, command.entry_id):
                return (NO_SUCH_ANSWER,)
            return problems_answer(command, session.today, homes)
        case TellHowToComplain():
            if not _is_there(session, "survey_answer", command.entry_id):
                return (NO_SUCH_ANSWER,)
            rows = session.register.tuples(
                "SELECT on_date FROM survey_answer WHERE id = ?", command.entry_id
            )
            return problems_telling(command, date.fromisoformat(rows[0][0]), session.today)
        case _:
            row = request_row(session, command.request_id)
            if row is None:
                return (NO_SUCH_REQUEST,)
            return problems_request(command, request_facts(row), session.today)


def log_request(session: Session, command: LogRequest) -> Result:
    """Record what a resident asks to be put right (1.4)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    reference = one_line(command.reference) or next_reference(session)
    with session.action("record a service request") as action:
        request_id = action.insert(
            "service_request",
            {
                "reference": reference,
                "person_id": people.find_or_add(
                    action,
                    session,
                    command.resident,
                    command.home,
                    elsewhere=command.lives_elsewhere,
                ),
                "received_on": _iso(command.received_on),
                "what": clean_text(command.what).strip(),
            },
        )
    return Done(f"{reference} recorded", 0, found, request_id)


def carry_out(
    session: Session, command: ChangeRequest | NoteDissatisfied | OfferChoice | FinishRequest
) -> Result:
    """A step of a service request that is on record (1.3 to 1.5)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    values, what = _values(command)
    row = request_row(session, command.request_id) or {}
    if isinstance(command, OfferChoice) and row["dissatisfied_on"] is None:
        values["dissatisfied_on"] = values["choice_offered_on"]
    with session.action(f"service request: {what}") as action:
        action.update("service_request", command.request_id, values)
    return Done(f"{row['reference']}: {what}", 0, found, command.request_id)


def complaint_from_request(session: Session, request_id: int) -> LogComplaint | None:
    """The complaint that comes of a request, filled in for the form; None: no such request.

    ``complaints.log_complaint`` links the two; the request stays open (1.5).
    """
    row = request_row(session, request_id)
    if row is None:
        return None
    facts = request_facts(row)
    return LogComplaint(
        received_on=facts.dissatisfied_on or session.today,
        resident=row["resident"],
        home=row["place"],
        lives_elsewhere=bool(row["outside"]),
        description=row["what"],
        service_request_id=request_id,
    )


def remove_request(session: Session, request_id: int) -> Result:
    """Take back a request that was recorded by mistake; the history keeps it."""
    row = request_row(session, request_id)
    if row is None:
        return Refusal((NO_SUCH_REQUEST,))
    if row["complaint_id"] is not None:
        text = "A complaint came of it, so it stays on record (1.5)."
        return Refusal((Problem("", "1.5", text),))
    with session.action("take back a service request") as action:
        values = {"removed_on": session.today.isoformat()}
        action.update("service_request", request_id, values)
    return Done(f"{row['reference']} taken back", 0, (), request_id)


def restore_request(session: Session, request_id: int) -> Result:
    """Undo ``remove_request``."""
    row = session.register.one("SELECT * FROM service_request WHERE id = ?", request_id)
    if row is None or row["removed_on"] is None:
        return Refusal((NO_SUCH_REQUEST,))
    with session.action("bring back a service request") as action:
        action.update("service_request", request_id, {"removed_on": None})
    return Done(f"{row['reference']} is back", 0, (), request_id)


def record_answer(session: Session, command: RecordSurveyAnswer | RecordCompliment) -> Result:
    """Record a survey answer (1.6) or a thank you, or put one right."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    survey = isinstance(command, RecordSurveyAnswer)
    values: Row = {"on_date": _iso(command.on), "words": clean_text(command.words).strip()}
    if isinstance(command, RecordSurveyAnswer):
        values["told_how_to_complain_on"] = _iso(command.told_on)
    else:
        values["about"] = one_line(command.about)
    with session.action("record a survey answer" if survey else "record a thank you") as action:
        values["person_id"] = _person(action, session, command)
        if command.entry_id is None:
            entry_id = action.insert(_table(command), values)
        else:
            entry_id = command.entry_id
            action.update(_table(command), entry_id, values)
    return Done("Survey answer recorded" if survey else "Thank you recorded", 0, found, entry_id)


def tell_how_to_complain(session: Session, command: TellHowToComplain) -> Result:
    """Record that somebody who answered a survey was told how to complain (1.6)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    with session.action("told how to complain") as action:
        values = {"told_how_to_complain_on": _iso(command.on)}
        action.update("survey_answer", command.entry_id, values)
    return Done("Told how to complain", 0, found, command.entry_id)


def problems_taking_back(session: Session, answer_id: int) -> tuple[Problem, ...]:
    """A warning where a complaint came of a survey answer: it stays without it (1.6)."""
    reference = complaints_of_answers(session).get(answer_id, (0, ""))[1]
    if not reference:
        return ()
    text = (
        f"{reference} came of this answer. If you take the answer back, {reference} stays as it "
        "is, and no longer says what it came from."
    )
    return (Problem("", "1.6", text, Severity.WARN),)


def remove_answer(
    session: Session, kind: type[RecordSurveyAnswer | RecordCompliment], entry_id: int
) -> Result:
    """Take back a survey answer or a thank you; the history keeps it."""
    table = "survey_answer" if kind is RecordSurveyAnswer else "compliment"
    if not _is_there(session, table, entry_id):
        return Refusal((NO_SUCH_ANSWER,))
    found = problems_taking_back(session, entry_id) if table == "survey_answer" else ()
    with session.action("take back an entry") as action:
        action.update(table, entry_id, {"removed_on": session.today.isoformat()})
    return Done("Taken back", 0, found, entry_id)


def requests(session: Session) -> tuple[RequestView, ...]:
    """All service requests, newest first."""
    return tuple(_view(session, row) for row in request_rows(session))


def request(session: Session, request_id: int) -> RequestView | None:
    """One service request, or None."""
    row = request_row(session, request_id)
    return _view(session, row) if row else None


def survey_answers(session: Session) -> tuple[SurveyView, ...]:
    """All survey answers, newest first, with the day by which each is to be followed up (1.6)."""
    known, made = targets(session), complaints_of_answers(session)
    found = []
    for row in _given(session, "survey_answer"):
        on, told = date.fromisoformat(row["on_date"]), day(row["told_how_to_complain_on"])
        by = None
        complaint_id, reference = made.get(row["id"], (None, ""))
        if told is None and row["person_id"] is not None and complaint_id is None:
            target = target_in_force(known, SURVEY_TARGET, on)
            by = follow_up_by(session.calendar, on, target.working_days if target else None)
        left = None if by is None else _left(session, by)
        found.append(
            SurveyView(
                id=row["id"],
                person_id=row["person_id"],
                resident=row["resident"],
                home=row["place"],
                on=on,
                words=row["words"],
                told_on=told,
                tell_by=by,
                left=left,
                complaint_id=complaint_id,
                complaint_reference=reference,
            )
        )
    return tuple(found)


def compliments(session: Session) -> tuple[ComplimentView, ...]:
    """All thanks, newest first."""
    return tuple(
        ComplimentView(
            id=row["id"],
            person_id=row["person_id"],
            resident=row["resident"],
            home=row["place"],
            on=date.fromisoformat(row["on_date"]),
            about=row["about"],
            words=row["words"],
        )
        for row in _given(session, "compliment")
    )


def next_reference(session: Session) -> str:
    """The number after the newest request's, with its prefix: ``S-001``, or ``R-021``."""
    found = []
    for (text,) in session.register.tuples("SELECT reference FROM service_request ORDER BY id"):
        match = re.fullmatch(r"(\D*)(\d{1,9})", text)
        if match:
            found.append((match[1], int(match[2])))
    prefix = found[-1][0] if found else PREFIX
    number = max((n for before, n in found if before == prefix), default=0) + 1
    return f"{prefix}{number:03d}"


# ---- private


def _values(
    command: ChangeRequest | NoteDissatisfied | OfferChoice | FinishRequest,
) -> tuple[Row, str]:
    match command:
        case ChangeRequest():
            values: Row = {
                "received_on": _iso(command.received_on),
                "what": clean_text(command.what).strip(),
            }
            return values, "changed"
        case NoteDissatisfied():
            return {"dissatisfied_on": _iso(command.on)}, "not content with it"
        case OfferChoice():
            words = clean_text(command.words).strip()
            values = {"choice_offered_on": _iso(command.on), "choice_words": words}
            return values, "choice to complain offered"
        case FinishRequest():
            return {"done_on": _iso(command.on)}, "done"


def _view(session: Session, row: Row) -> RequestView:
    facts = request_facts(row)
    made = session.case(row["complaint_id"]) if row["complaint_id"] else None
    reference = made.record.reference if made else ""
    parts = (row["reference"], row["resident"], row["place"], row["what"], reference)
    return RequestView(
        id=row["id"],
        reference=row["reference"],
        person_id=people.kept_id(session, row["person_id"]),
        resident=row["resident"],
        home=row["place"],
        received_on=facts.received_on,
        what=row["what"],
        standing=request_standing(facts),
        done_on=facts.done_on,
        dissatisfied_on=facts.dissatisfied_on,
        choice_offered_on=facts.choice_offered_on,
        choice_words=facts.choice_words,
        complaint_id=row["complaint_id"],
        complaint_reference=reference,
        search="\n".join(parts).casefold(),
    )


def _given(session: Session, table: str) -> list[Row]:
    return session.register.rows(
        "SELECT x.*, coalesce(p.name, '') AS resident, coalesce(h.label, p.elsewhere, '') AS place"
        f" FROM {table} x LEFT JOIN person p ON p.id = x.person_id"
        " LEFT JOIN home h ON h.id = p.home_id WHERE x.removed_on IS NULL"
        " ORDER BY x.on_date DESC, x.id DESC"
    )


def _person(
    action: Action, session: Session, command: RecordSurveyAnswer | RecordCompliment
) -> int | None:
    if not one_line(command.resident):
        return None
    elsewhere = command.lives_elsewhere
    return people.find_or_add(action, session, command.resident, command.home, elsewhere=elsewhere)


def _table(command: RecordSurveyAnswer | RecordCompliment) -> str:
    return "survey_answer" if isinstance(command, RecordSurveyAnswer) else "compliment"


def _is_there(session: Session, table: str, entry_id: int) -> bool:
    sql = f"SELECT 1 FROM {table} WHERE id = ? AND removed_on IS NULL"
    return session.register.one(sql, entry_id) is not None


def _left(session: Session, due: date) -> int:
    days = session.calendar.between(session.today, due)
    return min(days, -1) if due < session.today else days


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
