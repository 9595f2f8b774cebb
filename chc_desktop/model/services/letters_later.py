"""Letters beside entries that stand already: which entries lack theirs, and correcting one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.events import Event, Noted
from chc_desktop.model.rules.letter_checks import LetterCheck, check_letter
from chc_desktop.model.rules.letter_facts import LetterFacts
from chc_desktop.model.rules.letters import (
    LetterKind,
    SendLetter,
    missing_words,
    problems_sending,
    stage_of,
)
from chc_desktop.model.rules.letters_later import (
    CorrectLetter,
    as_the_letter_says,
    entries_for,
    problems_correcting_letter,
)
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem, Stage, blocking
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.letter_sheets import title_at_the_foot
from chc_desktop.model.services.letter_sources import sources_of
from chc_desktop.model.services.letter_steps import facts_of_letter
from chc_desktop.model.services.letters import letter_facts
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.store import Action
from chc_desktop.model.store.events import to_row

CORRECTED = "letter corrected"
_GONE = Problem("", "", "That letter is not in this register. Go back to the complaint.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that was recorded without its letter."""

    kind: LetterKind
    stage: Stage
    on: date


@dataclass(frozen=True, slots=True)
class Version:
    """The words of a letter before a correction, and why they were wrong."""

    text: str
    corrected_on: date
    why: str


def waiting(session: Session, complaint_id: int) -> tuple[Waiting, ...]:
    """The steps of a complaint whose letter can still be kept, in their order (5.12)."""
    case = session.case(complaint_id)
    if case is None:
        return ()
    found = []
    for kind in LetterKind:
        stage = case.state.stage(stage_of(kind, case.state.current.stage))
        if stage is not None:
            entries = entries_without(session, case, stage, kind)
            found += [Waiting(kind, stage.stage, entry.on) for entry in entries]
    return tuple(sorted(found, key=lambda one: one.on))


def entries_without(
    session: Session, case: Case, stage: StageState, kind: LetterKind
) -> tuple[Event, ...]:
    """The entries of this kind at a stage that no letter is kept with."""
    linked = _letters_by_entry(session, case)
    return tuple(e for e in entries_for(kind, stage, case.state.events) if e.id not in linked)


def entry_of(session: Session, command: SendLetter, case: Case, stage: StageState) -> Event | None:
    """The entry a letter belongs to where its step stands already; an update by its day."""
    entries = entries_without(session, case, stage, command.kind)
    if command.kind is LetterKind.UPDATE:
        entries = tuple(e for e in entries if e.on == command.sent_on)
    return entries[-1] if entries else None


def versions(session: Session, letter_id: int) -> tuple[Version, ...]:
    """The words a letter had before it was corrected, the newest first."""
    rows = session.register.rows(
        "SELECT body, removed_on, override_reason FROM letter WHERE about = ? AND about_id = ?"
        " ORDER BY id DESC",
        CORRECTED,
        letter_id,
    )
    why = session.register.rows(
        "SELECT on_date, json_extract(detail, '$.text') AS why FROM event WHERE kind = 'noted'"
        " AND letter_id = ? ORDER BY id DESC",
        letter_id,
    )
    return tuple(
        Version(row["body"], date.fromisoformat(note["on_date"]), note["why"] or "")
        for row, note in zip(rows, why, strict=False)
    )


def says(session: Session, command: CorrectLetter) -> LetterCheck:
    """What other words of a letter say and lack, whether or not they can be kept."""
    found = _read(session, command)
    return found.check if found is not None else LetterCheck((), {})


def check_correcting(session: Session, command: CorrectLetter) -> tuple[Problem, ...]:
    """What stands against other words of a letter; writes nothing."""
    found = _read(session, command)
    if found is None:
        return (_GONE,)
    as_sent = found.as_sent
    missing = problems_sending(as_sent, found.check.missing, None)
    entries = [entry for entry, _ in found.entries]
    against = problems_correcting_letter(command, found.row["body"], entries, found.check.outcome)
    return (*missing, *against)


def correct_letter(session: Session, command: CorrectLetter) -> Result:
    """Keep other words for a letter that went, with a dated entry; those of before stay."""
    problems = check_correcting(session, command)
    if blocking(problems):
        return Refusal(blocking(problems))
    found = _read(session, command)
    assert found is not None
    row, case = found.row, found.case
    title = title_at_the_foot(row["kind"], row["stage"] or 1)
    noted = Noted(
        on=session.today,
        stage=found.stage.stage,
        what=f"Letter of {long_date(date.fromisoformat(row['sent_on']))} corrected: {title}",
        text=clean_text(command.why).strip(),
    )
    with session.action(f"correct a letter: {row['kind']}", case.record.id) as action:
        _keep_as_it_was(action, session, row)
        action.update("letter", row["id"], _new_words(command, found.check))
        action.insert("event", to_row(case.record.id, noted) | {"letter_id": row["id"]})
        for entry, read in found.entries:
            new = as_the_letter_says(entry, read, command.why)
            if new is not None:
                values = to_row(case.record.id, new) | {"letter_id": row["id"]}
                action.insert("event", values)
    return Done(f"{case.record.reference}: letter corrected", case.record.id, problems, row["id"])


# ---- private

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Read:
    """A letter, its stage, what its new words say, and the entries that came of it."""

    row: Row
    case: Case
    stage: StageState
    check: LetterCheck
    as_sent: SendLetter
    entries: tuple[tuple[Event, Event], ...]


def _read(session: Session, command: CorrectLetter) -> _Read | None:
    row = session.register.one(
        "SELECT * FROM letter WHERE id = ? AND removed_on IS NULL AND body <> ''"
        " AND complaint_id IS NOT NULL AND sent_on IS NOT NULL",
        command.letter_id,
    )
    case = session.case(row["complaint_id"]) if row else None
    if row is None or case is None or row["kind"] not in set(LetterKind):
        return None
    kind = LetterKind(row["kind"])
    stage = case.state.stage(Stage(row["stage"] or 1))
    assert stage is not None, "a letter of a stage was sent at it"
    as_sent = SendLetter(
        complaint_id=case.record.id,
        kind=kind,
        text=command.text,
        sent_on=date.fromisoformat(row["sent_on"]),
        how=row["sent_how"] or "letter",
        override_reason=command.override_reason,
    )
    check = check_letter(command.text, _facts_then(session, stage, kind))
    made_from = sources_of(session, row["id"]).text
    template = made_from.body if made_from else ""
    _, events = facts_of_letter(as_sent, case, stage, check, template)
    return _Read(dict(row), case, stage, check, as_sent, _pairs(session, case, row["id"], events))


def _facts_then(session: Session, stage: StageState, kind: LetterKind) -> LetterFacts:
    """What the letter was checked against: an extension before it had moved the date."""
    facts, clock = letter_facts(session, stage, kind), stage.clock
    if kind is not LetterKind.EXTENSION:
        return facts
    until = max(clock.extension_cap, clock.respond_by)
    return replace(facts, after=clock.respond_by_unextended, until=until)


def _pairs(
    session: Session, case: Case, letter_id: int, read: Iterable[Event]
) -> tuple[tuple[Event, Event], ...]:
    """The entries that stand and came of the letter, each with what its new words make of it."""
    linked = _letters_by_entry(session, case)
    mine = [e for e in case.state.events if linked.get(e.id) == letter_id]
    return tuple((e, new) for e in mine for new in read if type(new) is type(e))


def _letters_by_entry(session: Session, case: Case) -> dict[int, int]:
    """The letter of each entry that has one; a corrected entry keeps the letter of the old one."""
    rows = session.register.tuples(
        "SELECT id, corrects, letter_id FROM event WHERE complaint_id = ? ORDER BY id",
        case.record.id,
    )
    found: dict[int, int] = {}
    for event_id, corrects, letter_id in rows:
        letter = letter_id or found.get(corrects)
        if letter:
            found[event_id] = letter
    return found


def _keep_as_it_was(action: Action, session: Session, row: Row) -> None:
    copy = {name: value for name, value in row.items() if name != "id"}
    gone = {"about": CORRECTED, "about_id": row["id"], "removed_on": session.today.isoformat()}
    action.insert("letter", copy | gone)


def _new_words(command: CorrectLetter, check: LetterCheck) -> dict[str, str | int | None]:
    return {
        "body": clean_text(command.text).strip(),
        "override_reason": clean_text(command.override_reason).strip() if check.missing else "",
        "missing": " ".join(missing_words(needed) for needed in check.missing),
    }
