"""What became of last year's dates to comply: done, moved, or still to say (8.1 a)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from chc_desktop.model.rules.answers import Comply, read_answer
from chc_desktop.model.rules.approving import AnswerPromise, problems_promise
from chc_desktop.model.rules.assessment import Answer, date_to_comply
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.rules.yearly import YearPromise
from chc_desktop.model.services.assessment_rows import NO_COMPLAINT, current, locked
from chc_desktop.model.services.assessment_versions import source_of
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

Row = dict[str, Any]
FELL_SHORT = "what fell short last year"
"""The mark of a row whose No was put right: its words speak of last year."""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A date to comply of the year before, with what was promised and what came of it."""

    promise: YearPromise
    standing: str
    """``done``, ``moved``, ``to come`` or ``open``."""
    what: str
    who: str
    note: str


def year_promises(session: Session, year_end: date) -> tuple[PromiseLine, ...]:
    """Every date to comply of the year before, in the form's order."""
    assessment = current(session, year_end)
    source = source_of(session, assessment, year_end)
    if source is None:
        return ()
    now = {row["provision"]: row for row in _rows(session, assessment)}
    lines = []
    for row in _rows(session, source):
        by = _promised(row, date.fromisoformat(source["year_end"]))
        if by is not None:
            lines.append(_line(row, by, now.get(row["provision"]), session.today))
    return tuple(lines)


def check_promise(session: Session, command: AnswerPromise) -> tuple[Problem, ...]:
    """What stands against saying what came of a date to comply; writes nothing."""
    assessment = current(session, command.year_end)
    if assessment is None:
        text = "This year has no self-assessment yet. Start it from last year’s."
        return (Problem("", "8.1", text),)
    if assessment["approved_on"]:
        return (Problem("", "8.2", locked(session, assessment)),)
    promised = {line.promise.provision: line for line in year_promises(session, command.year_end)}
    line = promised.get(command.provision)
    return problems_promise(command, session.today, line.promise.by if line else None)


def answer_promise(session: Session, command: AnswerPromise) -> Result:
    """Say that it is done, so the answer is Yes; or that it is not, and by when it will be."""
    found = check_promise(session, command)
    if found:
        return Refusal(found)
    assessment = current(session, command.year_end)
    assert assessment is not None
    row = session.register.one(
        "SELECT id FROM assessment_answer WHERE assessment_id = ? AND provision = ?",
        assessment["id"],
        command.provision,
    )
    note = clean_text(command.note).strip()
    values: Row = {"answer": "No", "complied_on": None, "complied_note": note}
    if command.done:
        assert command.done_on is not None
        values |= {
            "answer": "Yes",
            "comply_by": None,
            "complied_on": command.done_on.isoformat(),
            "look_again": FELL_SHORT,
        }
    else:
        assert command.new_by is not None
        values["comply_by"] = command.new_by.isoformat()
    with session.action("say what came of a date to comply", NO_COMPLAINT) as action:
        if row:
            action.update("assessment_answer", row["id"], values)
        else:
            key = {"assessment_id": assessment["id"], "provision": command.provision}
            action.insert("assessment_answer", key | values)
    if command.done:
        return Done(f"{command.provision} is done, so its answer is Yes now")
    assert command.new_by is not None
    return Done(f"{command.provision} will comply by {paper_date(command.new_by)}")


# ---- private


def _rows(session: Session, assessment: Row | None) -> list[Row]:
    if assessment is None:
        return []
    return session.register.rows(
        "SELECT * FROM assessment_answer WHERE assessment_id = ? ORDER BY id", assessment["id"]
    )


def _promised(row: Row, year_end: date) -> date | None:
    if read_answer(row["answer"]) is not Comply.NO:
        return None
    by = date.fromisoformat(row["comply_by"]) if row["comply_by"] else None
    words = (row["answer"], row["evidence"], row["commentary"])
    return date_to_comply(Answer(row["provision"], *words, by), year_end)


def _line(row: Row, by: date, now: Row | None, today: date) -> PromiseLine:
    done = now["complied_on"] if now else None
    moved = now["comply_by"] if now else None
    promise = YearPromise(
        row["provision"],
        by,
        date.fromisoformat(done) if done else None,
        date.fromisoformat(moved) if moved else None,
    )
    what = row["action"].strip() or row["commentary"].split("\n")[0].strip()
    note = now["complied_note"] if now else ""
    return PromiseLine(promise, promise.standing(today), what, row["action_by"], note)
