"""A letter marked as sent: its final text is kept, and what it says starts or moves the clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from chc_desktop.model.rules.commands import Acknowledge, Extend
from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.entered_days import day_problems
from chc_desktop.model.rules.events import Defined, Event
from chc_desktop.model.rules.letter_checks import LetterCheck, check_letter
from chc_desktop.model.rules.letters import Element, LetterKind, SendLetter, problems_sending
from chc_desktop.model.rules.steps import problems
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, Severity, Stage, blocking
from chc_desktop.model.services.facts import facts_of
from chc_desktop.model.services.letters import letter_facts, letter_text, stage_for
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.store.events import to_row

_NOT_WRITTEN = ("telephone", "phone", "in person", "orally", "call")
_FIELDS = {"on": "sent_on", "told_on": "sent_on"}


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
    against = list(problems_sending(command, check.missing, check.day))
    step = _step(command, stage, check)
    if isinstance(step, Acknowledge) and stage.clock.acknowledged is not None:
        told = ("acknowledged", stage.clock.acknowledged)
        against += day_problems("sent_on", "sent", command.sent_on, session.today, told)
    else:
        # What the letter itself must say is judged on its text above, not on the form's fields.
        of_step = problems(step, case.state, session.today)
        against += [_at_letter(p) for p in of_step if p.severity is Severity.BLOCK]
    return tuple(against)


def send_letter(session: Session, command: SendLetter) -> Result:
    """Keep the letter and record what it does, in one transaction (6.2, 6.4, 6.11, 6.15)."""
    found = check_sending(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    located = stage_for(session, command.complaint_id, command.kind)
    assert not isinstance(located, Refusal)
    case, stage = located
    check = check_letter(command.text, letter_facts(session, stage, command.kind))
    events = _events(command, case, stage, check)
    with session.action(f"send a letter: {command.kind.value}", command.complaint_id) as action:
        letter_id = action.insert("letter", _letter_row(session, command, case, stage, check))
        for event in events:
            row = to_row(command.complaint_id, event) | {"letter_id": letter_id}
            action.insert("event", row)
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


def _step(command: SendLetter, stage: StageState, check: LetterCheck) -> Acknowledge | Extend:
    """The step that a letter of this kind is, in what its own text says."""
    if command.kind is LetterKind.EXTENSION:
        return Extend(
            complaint_id=command.complaint_id,
            stage=stage.stage,
            told_on=command.sent_on,
            new_date=command.new_date or check.day,
            reason=check.found.get(Element.REASONS, ""),
            ombudsman_given=Element.OMBUDSMAN in check.found,
            in_writing=not _mentions(command.how, _NOT_WRITTEN),
            good_reason=command.good_reason,
            update_every=command.update_every,
        )
    return Acknowledge(
        complaint_id=command.complaint_id,
        stage=stage.stage,
        on=command.sent_on,
        how=one_line(command.how),
        understanding=check.found.get(Element.DEFINITION, ""),
        outcomes_sought=check.found.get(Element.OUTCOMES, ""),
        responsible_for=check.found.get(Element.RESPONSIBILITY, ""),
        late_reason=command.late_reason,
    )


def _events(
    command: SendLetter, case: Case, stage: StageState, check: LetterCheck
) -> Iterable[Event]:
    """An acknowledgement without its definition defines nothing, however much else it says."""
    step = _step(command, stage, check)
    if isinstance(step, Acknowledge) and not step.understanding:
        step = replace(step, outcomes_sought="", responsible_for="")
    facts, _ = facts_of(step, case.state)
    if isinstance(step, Acknowledge) and stage.clock.acknowledged is not None:
        return [event for event in facts if isinstance(event, Defined)]
    return facts


def _letter_row(
    session: Session, command: SendLetter, case: Case, stage: StageState, check: LetterCheck
) -> dict[str, str | int | None]:
    assert command.sent_on is not None
    promised = command.new_date or check.day
    return {
        "complaint_id": command.complaint_id,
        "person_id": case.record.person_id,
        "kind": command.kind.value,
        "stage": int(stage.stage),
        "template": command.template or letter_text(session, command.kind).version,
        "body": clean_text(command.text).strip(),
        "promised_date": promised.isoformat() if promised else None,
        "sent_on": command.sent_on.isoformat(),
        "sent_how": one_line(command.how),
        "override_reason": clean_text(command.override_reason).strip(),
    }


def _at_letter(problem: Problem) -> Problem:
    return replace(problem, field=_FIELDS.get(problem.field, problem.field))


def _mentions(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text.casefold() for word in words)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
