"""A letter marked as sent: its final text is kept, and what it says starts or moves the clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.addressees import problems_addressing
from chc_desktop.model.rules.commands import Respond
from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.events import Event
from chc_desktop.model.rules.letter_checks import LetterCheck, check_letter
from chc_desktop.model.rules.letters import (
    ACKNOWLEDGEMENTS,
    LetterKind,
    SendLetter,
    missing_words,
    problems_sending,
)
from chc_desktop.model.rules.letters_later import problems_keeping
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, Stage, blocking
from chc_desktop.model.services.addressees import addressees, chosen, keep_recipients
from chc_desktop.model.services.complaints import write_answer
from chc_desktop.model.services.letter_sources import keep_sources
from chc_desktop.model.services.letter_steps import Step, facts_of_letter, problems_step
from chc_desktop.model.services.letter_texts import text_of_version
from chc_desktop.model.services.letters import letter_facts, stage_for
from chc_desktop.model.services.letters_later import entry_of
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.store import Action
from chc_desktop.model.store.events import to_row


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter that went out, as it was sent."""

    id: int
    kind: str
    stage: Stage
    text: str
    template: str
    promised_date: date | None
    """The day the resident was given, in the letter's words: a fact of its own."""
    not_computed_here: bool
    """The date comes from before the register, and no rule of it gave it."""
    sent_on: date | None
    sent_how: str
    override_reason: str


def check_sending(session: Session, command: SendLetter) -> tuple[Problem, ...]:
    """What stands against a letter as sent, warnings included; writes nothing."""
    found = stage_for(session, command.complaint_id, command.kind)
    if isinstance(found, Refusal):
        return found.problems
    case, stage = found
    check = check_letter(command.text, letter_facts(session, stage, command.kind))
    everybody = addressees(session, command.complaint_id)
    entry = entry_of(session, command, case, stage)
    return (
        *problems_sending(command, check.missing, check.day),
        *problems_addressing(command.to, everybody, one_line(command.how).casefold()),
        *(
            problems_step(session, command, case, stage, check)
            if entry is None
            else problems_keeping(command, entry, check)
        ),
    )


def send_letter(session: Session, command: SendLetter) -> Result:
    """Keep the letter and record what it does, in one transaction.

    It acknowledges (6.2, 6.11), extends (6.4, 6.15), tells how it stands (5.9), responds (6.3,
    6.14) or refuses (2.4, 5.11). Where that stands already, the letter is kept with its entry
    and nothing else happens.
    """
    found = check_sending(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    located = stage_for(session, command.complaint_id, command.kind)
    assert not isinstance(located, Refusal)
    case, stage = located
    check = check_letter(command.text, letter_facts(session, stage, command.kind))
    entry = entry_of(session, command, case, stage)
    text = text_of_version(session, command.kind, command.template)
    row = _letter_row(command, case, stage, check) | {"template": text.version}
    with session.action(f"send a letter: {command.kind.value}", command.complaint_id) as action:
        letter_id = action.insert("letter", row | keep_sources(action, session, text))
        sent_to = chosen(addressees(session, command.complaint_id), command.to)
        keep_recipients(action, letter_id, sent_to)
        if entry is not None:
            action.update("event", entry.id, {"letter_id": letter_id})
        else:
            _write_step(
                action,
                session,
                command,
                letter_id,
                facts_of_letter(command, case, stage, check, text.body),
            )
    what = f"{case.record.reference}: {command.kind.value} sent"
    return Done(what, command.complaint_id, found, letter_id)


def letters_sent(session: Session, complaint_id: int) -> tuple[SentLetter, ...]:
    """The letters of a complaint, the newest first."""
    rows = session.register.rows(
        "SELECT * FROM letter WHERE complaint_id = ? AND removed_on IS NULL"
        " ORDER BY sent_on DESC, id DESC",
        complaint_id,
    )
    return tuple(
        SentLetter(
            id=row["id"],
            kind=row["kind"],
            stage=Stage(row["stage"] or 1),
            text=row["body"],
            template=row["template"],
            promised_date=_day(row["promised_date"]),
            not_computed_here=bool(row["not_computed_here"]),
            sent_on=_day(row["sent_on"]),
            sent_how=row["sent_how"],
            override_reason=row["override_reason"],
        )
        for row in rows
    )


def _write_step(
    action: Action,
    session: Session,
    command: SendLetter,
    letter_id: int,
    written: tuple[Step | None, Iterable[Event]],
) -> None:
    step, events = written
    for event in events:
        values = to_row(command.complaint_id, event) | {"letter_id": letter_id}
        action.insert("event", values)
    if isinstance(step, Respond):
        write_answer(action, session, step)


def _letter_row(
    command: SendLetter, case: Case, stage: StageState, check: LetterCheck
) -> dict[str, str | int | None]:
    assert command.sent_on is not None
    extension = command.kind is LetterKind.EXTENSION
    promises_a_day = extension or command.kind in ACKNOWLEDGEMENTS
    promised = (command.new_date or check.day) if promises_a_day else command.next_update
    return {
        "complaint_id": command.complaint_id,
        "person_id": case.record.person_id,
        "kind": command.kind.value,
        "stage": int(stage.stage),
        "body": clean_text(command.text).strip(),
        "promised_date": promised.isoformat() if promised else None,
        "sent_on": command.sent_on.isoformat(),
        "sent_how": one_line(command.how),
        "override_reason": clean_text(command.override_reason).strip() if check.missing else "",
        "missing": " ".join(missing_words(needed) for needed in check.missing),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
