"""The triage card of a complaint: its answers kept with who gave them and when (6.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from chc_desktop.model.rules.settings import is_old
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.triage import Ask, Says, problems_triage, says, unanswered
from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.complaints import NO_SUCH_COMPLAINT
from chc_desktop.model.services.dated_blocks import HAZARDS, shipped_body
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

QUESTIONS: dict[Ask, tuple[str, str]] = {
    Ask.LANDLORD: ("Is it about you as landlord?", "What you, your staff or contractors do (1.2)."),
    Ask.FIRST_REPORT: (
        "Is it the first you hear of the problem?",
        "Then it may be a service request (1.4).",
    ),
    Ask.ISSUE_ON: ("When did the issue happen?", "The last time, if it goes on (2.3)."),
    Ask.AWARE_ON: ("When did they become aware of it?", "Only if that was later (2.3)."),
    Ask.COURT: (
        "Has a claim been filed at court about it?",
        "A claim form, not a threat or a solicitor’s letter (2.2).",
    ),
    Ask.CONSIDERED: (
        "Was the same matter considered as a complaint before?",
        "Under your policy, to the end (2.2).",
    ),
    Ask.HAZARD: (
        "Could it be a hazard in the home?",
        "Damp and mould, gas, electrics, fire, cold, a risk of falling.",
    ),
    Ask.AT_RISK: (
        "Is anybody vulnerable or at risk?",
        "The person, or somebody they live with (6.1). What they need is for an adjustment (5.10).",
    ),
    Ask.COMPLEX: ("Is it complex?", "Several matters, people or years (6.1)."),
    Ask.ROUTE: ("How do you go about it?", "You decide; you can change it later (6.1)."),
}
ANSWERS = {
    "yes": "Yes",
    "no": "No",
    "not known": "Not known yet",
    "quick": "A quick answer",
    "investigate": "It needs investigating",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTriage:
    """The answers to the triage card, and in a few words what was decided."""

    complaint_id: int
    answers: Mapping[Ask, str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class TriageView:
    """The card as it was answered; ``answers`` is empty before that."""

    answers: dict[Ask, str]
    note: str
    who: str
    on: date | None
    says: tuple[Says, ...]
    left: int
    """How many questions are not answered yet."""
    hazard: tuple[str, ...]
    """What may apply to a hazard, with its source and the day it was checked."""


def check(session: Session, command: RecordTriage) -> tuple[Problem, ...]:
    """What stands against the answers; writes nothing."""
    if session.case(command.complaint_id) is None:
        return (NO_SUCH_COMPLAINT,)
    return problems_triage(_given(command.answers), session.today)


def record_triage(session: Session, command: RecordTriage) -> Result:
    """Keep the answers with the complaint; earlier ones stay in the history (6.1)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    record = session.cases()[command.complaint_id].record
    kept = {
        "on": session.today.isoformat(),
        "who": session.actor,
        "answers": {ask.value: answer for ask, answer in _given(command.answers).items()},
        "note": clean_text(command.note).strip(),
    }
    with session.action("answer the triage card", record.id) as action:
        body = json.dumps(kept, ensure_ascii=False)
        action.update("complaint", record.id, {"triage": body})
    return Done(f"{record.reference}: triage kept", record.id, found)


def triage(session: Session, complaint_id: int) -> TriageView | None:
    """The card of a complaint; None when there is no such complaint."""
    case = session.case(complaint_id)
    if case is None:
        return None
    row = session.register.rows("SELECT triage FROM complaint WHERE id = ?", complaint_id)[0]
    kept = _read(row["triage"])
    answers = {Ask(key): str(value) for key, value in kept["answers"].items() if key in list(Ask)}
    return TriageView(
        answers=answers,
        note=str(kept["note"]),
        who=str(kept["who"]),
        on=_day(str(kept["on"])),
        says=says(answers, case.state.received),
        left=len(unanswered(answers)),
        hazard=hazard_advice(session),
    )


def in_words(text: str) -> str:
    """A card as it is kept, in sentences: each answer, the note, who answered and when."""
    kept = _read(text)
    lines = []
    for ask, (question, _) in QUESTIONS.items():
        answer = str(kept["answers"].get(ask.value, ""))
        day = _day(answer)
        if answer:
            lines.append(f"{question} {long_date(day) if day else ANSWERS.get(answer, answer)}")
    on = _day(str(kept["on"]))
    by = f"Answered by {kept['who']}, {long_date(on)}." if on else ""
    return "\n".join(filter(None, (*lines, str(kept["note"]), by)))


def tried(session: Session, command: RecordTriage) -> tuple[Says, ...]:
    """What the answers would say; writes nothing."""
    case = session.case(command.complaint_id)
    return says(_given(command.answers), case.state.received) if case is not None else ()


def hazard_advice(session: Session) -> tuple[str, ...]:
    """What may apply to a hazard: dated data, with its source and when it was checked."""
    words = shipped_body(HAZARDS) or {}
    checked = date.fromisoformat(words["last_checked"])
    age = " That is a while ago." if is_old(checked, session.today) else ""
    source = f"Source: {words['source']}, last checked {long_date(checked)}.{age}"
    return (words["emergency"], words["significant"], words["applies"], source)


def _given(answers: Mapping[Ask, str]) -> dict[Ask, str]:
    return {ask: clean_text(answer).strip() for ask, answer in answers.items() if answer.strip()}


def _read(text: str) -> dict[str, Any]:
    """What is kept; words that are no card, written elsewhere, stand as the note."""
    empty: dict[str, Any] = {"on": "", "who": "", "answers": {}, "note": ""}
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("answers", {}), dict):
        return empty | {"note": text}
    return empty | found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
