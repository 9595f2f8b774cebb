"""What the sample co-op's files ask for by a verb's name: carried out as the window does it.

Names and references stand in for ids: ``"complaint_id": "C-018"``. What a user would not be
allowed to do stops the making of the sample.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple

from chc_desktop.model.exchange.resource_files import resource_path
from chc_desktop.model.rules.approving import (
    Approve,
    Document,
    Publish,
    Submit,
    WriteResponse,
)
from chc_desktop.model.rules.closing import CloseYear
from chc_desktop.model.rules.commands import CatchUp, LogComplaint, PastStep
from chc_desktop.model.rules.letters import LetterKind, SendLetter
from chc_desktop.model.rules.person_letters import PersonLetterKind, SendPersonLetter
from chc_desktop.model.rules.registers import HoldOffice, PolicyOutcome, ReviewPolicy
from chc_desktop.model.rules.requests import NoteDissatisfied, RecordSurveyAnswer, TellHowToComplain
from chc_desktop.model.rules.residents import (
    AddPerson,
    ChangePerson,
    JoinComplaint,
    MergePeople,
    Part,
    PersonKind,
)
from chc_desktop.model.rules.settings import AddHoliday, SetLogo, SetTarget
from chc_desktop.model.rules.values import Role, Stage
from chc_desktop.model.services import (
    approval,
    catching_up,
    closing,
    complaint_people,
    letterheads,
    office_days,
    officers,
    person_letters,
    requests,
    residents,
    sending,
    settings,
)
from chc_desktop.model.services.results import Refusal, Result
from chc_desktop.model.services.sample_acts import COMMANDS, SampleFault, find, read
from chc_desktop.model.services.session import Session

Words = Mapping[str, Any]


class Verb(NamedTuple):
    """A command, the service that carries it out, and what its words stand for."""

    command: type
    service: Callable[[Session, Any], Result]
    words: Mapping[str, Callable[[Any], Any]] = {}


def _documents(names: list[str]) -> tuple[Document, ...]:
    return tuple(Document(name) for name in names)


VERBS: dict[str, Verb] = {
    "close the year": Verb(CloseYear, closing.lock_year),
    "approve the papers": Verb(Approve, approval.approve, {"what": _documents}),
    "publish the papers": Verb(Publish, approval.publish, {"what": _documents}),
    "send the papers": Verb(Submit, approval.submit),
    "write the response": Verb(WriteResponse, approval.write_response),
    "add a person": Verb(AddPerson, residents.add_person, {"kind": PersonKind}),
    "change a person": Verb(ChangePerson, residents.change_person, {"kind": PersonKind}),
    "merge two entries": Verb(MergePeople, residents.merge_people),
    "join a complaint": Verb(JoinComplaint, complaint_people.join_complaint, {"part": Part}),
    "hold an office": Verb(HoldOffice, officers.save_entry, {"role": Role}),
    "review a policy": Verb(ReviewPolicy, officers.review_policy, {"outcome": PolicyOutcome}),
    "note that they are not content": Verb(NoteDissatisfied, requests.carry_out),
    "record a survey answer": Verb(RecordSurveyAnswer, requests.record_answer),
    "tell how to complain": Verb(TellHowToComplain, requests.tell_how_to_complain),
    "set a target": Verb(SetTarget, settings.set_target),
    "add a bank holiday": Verb(AddHoliday, office_days.add_holiday),
}
"""Every verb of the sample's files beside the steps of a complaint."""
IDS = {
    "person_id": ("person", "name"),
    "keep_id": ("person", "name"),
    "duplicate_id": ("person", "name"),
    "complaint_id": ("complaint", "reference"),
    "request_id": ("service_request", "reference"),
    "policy_id": ("policy", "name"),
}
"""Fields whose value is written as a name or reference, and where that is found."""


def carry_out(session: Session, entry: Words) -> None:
    """Carry out one verb."""
    special = SPECIAL.get(entry["do"])
    if special is not None:
        special(session, entry)
        return
    verb = VERBS[entry["do"]]
    command = verb.command(**_values(session, verb, entry))
    _accepted(verb.service(session, command), entry)


def send(session: Session, reference: str, entry: Words) -> None:
    """Send a letter of a complaint: its text as it went out, line by line."""
    command = SendLetter(
        complaint_id=find(session, "complaint", {"reference": reference}),
        kind=LetterKind(entry["kind"]),
        text="\n".join(entry["text"]),
        sent_on=date.fromisoformat(entry["sent_on"]),
        how=entry["how"],
    )
    _accepted(sending.send_letter(session, command), entry)


def write_to_person(session: Session, entry: Words) -> None:
    """Send the letter about a restriction just as the program drafts it."""
    about_id = find(session, "restriction", {"subject": entry["about"]})
    kind = PersonLetterKind(entry["kind"])
    draft = person_letters.draft_person_letter(session, kind, about_id)
    if isinstance(draft, Refusal):
        raise SampleFault(f"{dict(entry)} was not accepted: {draft.problems[0].text}")
    command = SendPersonLetter(
        kind=kind,
        about_id=about_id,
        text=draft.text,
        sent_on=session.today,
        how=entry["how"],
        template=draft.template,
    )
    _accepted(person_letters.send_person_letter(session, command), entry)


def set_letterhead(session: Session, entry: Words) -> None:
    """Set the head of letters, line by line."""
    _accepted(letterheads.set_letterhead(session, "\n".join(entry["text"])), entry)


def choose_logo(session: Session, entry: Words) -> None:
    """Choose one of the sample's files as the logo."""
    content = resource_path("sample", "files", entry["file"]).read_bytes()
    _accepted(letterheads.set_logo(session, SetLogo(content=content)), entry)


def enter_half_way(session: Session, entry: Words) -> None:
    """Log a complaint with what happened before it was entered."""
    past = entry["half_way"]
    command = CatchUp(
        log=LogComplaint(**read(entry["log"])),
        steps=tuple(_past(step) for step in past["steps"]),
        was_promised=True,
        promised_date=date.fromisoformat(past["promised_date"]),
        promised_on=date.fromisoformat(past["promised_on"]),
        promised_how=past["promised_how"],
    )
    _accepted(catching_up.catch_up(session, command), entry)


SPECIAL: dict[str, Callable[[Session, Words], None]] = {
    "write to a person": write_to_person,
    "set the letterhead": set_letterhead,
    "choose a logo": choose_logo,
}
"""Verbs that take more than the fields of a command."""

# ---- private


def _past(entry: Words) -> PastStep:
    values = {"stage": Stage.ONE} | {key: value for key, value in entry.items() if key != "do"}
    step = COMMANDS[entry["do"]](complaint_id=0, **read(values))
    assert isinstance(step, PastStep)
    return step


def _values(session: Session, verb: Verb, entry: Words) -> dict[str, Any]:
    """The command's fields: names turned into ids, words into the types its fields take."""
    days = {field.name for field in fields(verb.command) if "date" in str(field.type)}
    made: dict[str, Any] = {}
    for name, value in entry.items():
        if name in ("do", "entered"):
            continue
        if name in verb.words:
            made[name] = verb.words[name](value)
        elif name in days:
            made[name] = date.fromisoformat(value)
        elif name in IDS:
            made[name] = _id_of(session, name, value)
        elif name == "entry_id":
            ((table, where),) = value.items()
            made[name] = find(session, table, {k: _id_of(session, k, w) for k, w in where.items()})
        else:
            made[name] = value
    return made


def _id_of(session: Session, name: str, word: str) -> str | int:
    if name not in IDS:
        return word
    table, by = IDS[name]
    return find(session, table, {by: word})


def _accepted(result: Result, entry: Words) -> None:
    if isinstance(result, Refusal):
        why = " ".join(problem.text for problem in result.problems)
        raise SampleFault(f"{dict(entry)} was not accepted: {why}")
