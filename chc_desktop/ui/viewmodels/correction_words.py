"""An entry of the time line to be put right: its questions, and what its correction moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.moves import MovedDate


class Kind(StrEnum):
    """How a field of an entry is asked for."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    TICK = "tick"
    NUMBER = "number"
    OUTCOME = "outcome"
    GROUND = "ground"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Question:
    """The words of a field, and how it is asked for."""

    label: str
    kind: Kind = Kind.TEXT


QUESTIONS = {
    "channel": Question("How did it reach you?", Kind.LINE),
    "received_by": Question("Who took it?", Kind.LINE),
    "passed_on": Question("When was it passed on?", Kind.DAY),
    "how": Question("How was it sent or told?", Kind.LINE),
    "late_reason": Question("Why was it late?"),
    "understanding": Question("How do you understand the complaint? (5.6)"),
    "outcomes_sought": Question("What does the resident want to happen? (5.6)"),
    "responsible_for": Question("What are you responsible for? (5.7)"),
    "not_responsible_for": Question("What are you not responsible for? (5.7)"),
    "new_date": Question("What new date were they told?", Kind.DAY),
    "reason": Question("What reason were they given?"),
    "ombudsman_given": Question("They were given the Ombudsman’s details", Kind.TICK),
    "in_writing": Question("They were told in writing", Kind.TICK),
    "good_reason": Question("For what good reason was it longer? (5.9)"),
    "update_every": Question("Every how many days were they to be told? (5.9)", Kind.NUMBER),
    "text": Question("What was said or agreed?"),
    "next_on": Question("When is the next update?", Kind.DAY),
    "outcome": Question("What was decided?", Kind.OUTCOME),
    "decision": Question("The decision and its reasons"),
    "ground": Question("On what ground?", Kind.GROUND),
    "reasons": Question("The reasons"),
    "evidence": Question("What shows it?"),
    "issue_on": Question("When did the issue happen?", Kind.DAY),
    "aware_on": Question("When did they become aware of it?", Kind.DAY),
    "discretion": Question("How did you consider accepting it all the same? (2.3)"),
    "words": Question("In their words"),
    "note": Question("Anything to remember?"),
    "what": Question("What happened?", Kind.LINE),
    "direction": Question("Was it a message?", Kind.DIRECTION),
}
"""The question for each field of a fact."""


def move_words(moved: MovedDate) -> tuple[str, str]:
    """Return the heading and the sentence of a date that a correction moves."""
    heading = f"{moved.label}, stage {moved.stage.value}"
    return heading, " ".join(part for part in (_dates(moved), _lateness(moved)) if part)


def _dates(moved: MovedDate) -> str:
    if moved.before == moved.after:
        return f"{_day(moved.after)}, as before."
    if moved.after is None:
        return f"No longer {_day(moved.before)}: there is no such date then."
    if moved.before is None:
        return f"{_day(moved.after)}. There was no such date before."
    return f"{_day(moved.after)} instead of {_day(moved.before)}."


def _lateness(moved: MovedDate) -> str:
    if moved.late_before == moved.late_after:
        return ""
    if moved.late_after:
        return "It was in time, and would be late."
    return "It was late, and would be in time." if moved.after else ""


def _day(day: date | None) -> str:
    return long_date(day) if day else ""
