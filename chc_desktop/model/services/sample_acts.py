"""What the sample co-op's files ask for, carried out as a user would: commands, and rows.

Complaints go through their verbs, so that every one of them is checked by the same rules as a
user's. Tables that have no verb are written as rows of one action; names and references stand
in for ids.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    Acknowledge,
    AddNote,
    AskForStage2,
    CaseCommand,
    Close,
    CorrectDate,
    Define,
    Extend,
    KeepPromise,
    LogComplaint,
    Promise,
    RaiseIssue,
    Refuse,
    Respond,
    Update,
    Withdraw,
)
from chc_desktop.model.rules.triage import Ask
from chc_desktop.model.rules.values import Finding, Outcome, RefusalGround, RemedyHead, Role, Stage
from chc_desktop.model.services import complaints, promises, sample_files
from chc_desktop.model.services.results import Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.triage import RecordTriage, record_triage
from chc_desktop.model.store import Action

Words = Mapping[str, Any]
"""One entry of a sample file."""


class SampleFault(ValueError):
    """The sample's files ask for something that a user would not be allowed to do."""


COMMANDS: dict[str, type[CaseCommand]] = {
    "acknowledge": Acknowledge,
    "define": Define,
    "tell how it stands": Update,
    "new issue": RaiseIssue,
    "extend": Extend,
    "respond": Respond,
    "ask for stage 2": AskForStage2,
    "refuse": Refuse,
    "accept as told": AcceptAsTold,
    "withdraw": Withdraw,
    "close": Close,
    "note": AddNote,
}
LOOK_UP = {
    "person_id": ("person", "name"),
    "to_person_id": ("person", "name"),
    "decided_by": ("person", "name"),
    "awarded_by": ("person", "name"),
    "home_id": ("home", "label"),
    "complaint_id": ("complaint", "reference"),
    "linked_to": ("complaint", "reference"),
    "service_request_id": ("service_request", "reference"),
    "survey_answer_id": ("survey_answer", "words"),
    "third_party_id": ("third_party", "name"),
    "case_id": ("ombudsman_case", "reference"),
    "started_from": ("assessment", "year_end"),
    "policy_id": ("policy", "name"),
}
"""Columns whose value is written as a name or reference, and where that is found."""
REVIEWED = {"adjustment": "asked", "restriction": "subject", "policy": "name"}
"""By which words a review names what it is a review of."""
PARENT = {
    "restriction_incident": "restriction_id",
    "ombudsman_item": "case_id",
    "assessment_answer": "assessment_id",
    "decision_member": "decision_id",
}
"""The column that points from a row to the one it is written under."""
ONE_OF: dict[str, Callable[[str], object]] = {"role": Role, "finding": Finding}
_DATES = (
    *("on", "told_on", "new_date", "issue_on", "aware_on", "received_on", "due_on"),
    *("committee_agreed_on", "arrears_agreed_on", "next_on"),
)


def log(session: Session, entry: Words) -> None:
    """Log a complaint, then what the form does not ask yet (columns of the complaint)."""
    words = read(entry["log"])
    if "survey_answer_id" in words:
        where = {"words": words["survey_answer_id"]}
        words["survey_answer_id"] = find(session, "survey_answer", where)
    done = _accepted(complaints.log_complaint(session, LogComplaint(**words)), entry)
    more = entry.get("complaint", {})
    if more:
        with session.action("complete a complaint", done) as action:
            action.update("complaint", done, _row(session, more))


def step(session: Session, reference: str, entry: Words) -> None:
    """Carry out one step of a complaint: a verb, a correction, a promise kept, or rows."""
    complaint_id = find(session, "complaint", {"reference": reference})
    values = {key: value for key, value in entry.items() if key not in ("do", "entered")}
    match entry["do"]:
        case "keep a promise":
            where = {"complaint_id": complaint_id, "what": values.pop("what")}
            kept = KeepPromise(promise_id=find(session, "promise", where), **read(values))
            _accepted(promises.keep_promise(session, kept), entry)
        case "triage":
            answers = {Ask(ask): answer for ask, answer in values["answers"].items()}
            card = RecordTriage(complaint_id=complaint_id, answers=answers, note=values["note"])
            _accepted(record_triage(session, card), entry)
        case "correct":
            correction = _correction(session, complaint_id, values)
            _accepted(complaints.carry_out(session, correction), entry)
        case "attach a file":
            sample_files.attach_file(session, complaint_id, values)
        case "keep the letter":
            sample_files.keep_letter(session, complaint_id, values)
        case verb:
            kind = COMMANDS[verb]
            if "stage" in {field.name for field in fields(kind)}:
                values.setdefault("stage", Stage.ONE)
            command = kind(complaint_id=complaint_id, **read(values))
            _accepted(complaints.carry_out(session, command), entry)


def write(session: Session, entry: Words) -> None:
    """Write rows, or change one, in a single action named by ``what``."""
    with session.action(entry["what"]) as action:
        for table, rows in entry.get("add", {}).items():
            for row in rows:
                _insert(action, session, table, row)
        for table, changes in entry.get("change", {}).items():
            for change in changes:
                row_id = find(session, table, _row(session, change["where"]))
                action.update(table, row_id, _row(session, change["set"]))


def find(session: Session, table: str, where: Words) -> int:
    """The id of the one row that matches; raises SampleFault when there is none, or several."""
    matches = " AND ".join(f"{column} = ?" for column in where)
    found = session.register.tuples(f"SELECT id FROM {table} WHERE {matches}", *where.values())
    if len(found) != 1:
        raise SampleFault(f"{len(found)} rows of {table} match {dict(where)}.")
    return int(found[0][0])


def read(values: Words) -> dict[str, Any]:
    """A command's fields as the types it takes."""
    return {
        name: _READ[name](value) if name in _READ and value is not None else value
        for name, value in values.items()
    }


# ---- private


def _insert(
    action: Action, session: Session, table: str, row: Words, parent: int | None = None
) -> None:
    below = row.get("with", {})
    values = _row(session, {key: value for key, value in row.items() if key != "with"})
    if parent is not None:
        values[PARENT[table]] = parent
    row_id = action.insert(table, values)
    for child, rows in below.items():
        for one in rows:
            _insert(action, session, child, one, row_id)


def _row(session: Session, row: Words) -> dict[str, Any]:
    """The columns of a row: names turned into ids, dates and the field's words checked."""
    values = {}
    for column, value in row.items():
        if column == "subject_id" and isinstance(value, str):
            values[column] = find(session, row["subject"], {REVIEWED[row["subject"]]: value})
            continue
        if column in LOOK_UP and isinstance(value, str):
            table, by = LOOK_UP[column]
            values[column] = find(session, table, {by: value})
            continue
        if value is not None and (column.endswith("_on") or column in ("on_date", "comply_by")):
            date.fromisoformat(value)
        if value and column in ONE_OF:
            ONE_OF[column](value)
        values[column] = value
    return values


def _correction(session: Session, complaint_id: int, values: dict[str, Any]) -> CorrectDate:
    kind, stage = values.pop("entry"), values.pop("stage", 1)
    events = session.cases()[complaint_id].state.events
    old = [e for e in events if e.kind == kind and e.stage == stage]
    return CorrectDate(complaint_id=complaint_id, event_id=old[-1].id, **read(values))


def _accepted(result: Result, entry: Words) -> int:
    if isinstance(result, Refusal):
        why = " ".join(problem.text for problem in result.problems)
        raise SampleFault(f"{dict(entry)} was not accepted: {why}")
    return result.complaint_id


_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_DATES, date.fromisoformat),
    "stage": Stage,
    "outcome": Outcome,
    "ground": RefusalGround,
    "head": RemedyHead,
    "promises": lambda promises: tuple(Promise(**read(promise)) for promise in promises),
    **dict.fromkeys(("considered_by", "categories", "group"), tuple),
}
