"""The self-assessment in words: states, what to do next, which years there are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chc_desktop.model.rules.answers import Comply, read_answer
from chc_desktop.model.rules.wording import paper_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.services.views import AssessmentView, ProvisionRow, SectionRow

YES, NO = "Yes", "No"
TO_CHECK, NOT_ANSWERED = "To check", "Not answered"
SUBMIT_MONTHS = 6
"""Months after the year end in which the papers of that year are still on the table (**ours**)."""

STATES = {
    YES: ("check-circle", "done"),
    NO: ("x-circle", "muted"),
    TO_CHECK: ("warning-circle", "soon"),
    NOT_ANSWERED: ("circle-dashed", "muted"),
}
"""Icon and colour of each state."""

_SHORT = {
    "Definition of a complaint": "Definition",
    "Accessibility and awareness": "Accessibility, awareness",
    "Complaint handling staff": "Handling staff",
    "The complaint handling process": "The process",
    "Self-assessment, reporting and compliance": "Self-assessment, reports",
    "Scrutiny and oversight: continuous learning and improvement": "Scrutiny and learning",
}


def section_words(section: SectionRow) -> str:
    """Return number and title of a section, short enough for the list."""
    return f"{section.number}  {_SHORT.get(section.title, section.title)}"


def section_progress(section: SectionRow) -> str:
    """Return "9 of 20": the provisions answered."""
    done = sum(row.state != NOT_ANSWERED for row in section.provisions)
    return f"{done} of {len(section.provisions)}"


def progress(view: AssessmentView) -> str:
    """Return "41 of 72 answered. 5 to check."."""
    words = f"{view.answered} of {len(view.provisions)} answered."
    return f"{words} {view.to_check} to check." if view.to_check else words


def status(view: AssessmentView) -> str:
    """Return "Draft." or that it is approved, with the Code's edition."""
    words = "Approved, so it is locked" if view.status == "approved" else "Draft"
    return f"{words}. {view.edition} Code."


def to_do(view: AssessmentView) -> tuple[str, ...]:
    """Return the numbers of all provisions to check or to answer, in order."""
    return tuple(row.number for row in view.provisions if row.state in {TO_CHECK, NOT_ANSWERED})


def others_to_do(view: AssessmentView, at: str) -> bool:
    """Return whether any other provision is to be seen to."""
    return any(number != at for number in to_do(view))


def next_to_do(view: AssessmentView, at: str, step: int) -> str:
    """Return the next (1) or previous (-1) provision to see to, going round; "" for none."""
    numbers = [row.number for row in view.provisions]
    wanted = set(to_do(view))
    start = numbers.index(at) if at in numbers else -1
    for offset in range(1, len(numbers) + 1):
        number = numbers[(start + step * offset) % len(numbers)]
        if number in wanted:
            return number
    return ""


def beside(view: AssessmentView, at: str) -> tuple[str, str]:
    """Return the numbers before and after a provision; "" at the ends."""
    numbers = ["", *(row.number for row in view.provisions), ""]
    place = numbers.index(at)
    return numbers[place - 1], numbers[place + 1]


def problem_heading(row: ProvisionRow) -> str:
    """Return what the notice about a provision's problems is headed with."""
    if row.state == NOT_ANSWERED:
        return ""
    return "To check"


def explanation_help(answer: str, *, has_problem: bool) -> str:
    """Return what the explanation is for, by the answer and what is wrong with it."""
    if answer == NO:
        return "Needed here: what falls short, and what you will do about it (8.1)."
    if has_problem:
        return "Explain here, if the notice above asks for it."
    return "Anything a reader should know. It may stay empty."


def written_answer(row: ProvisionRow) -> str:
    """Return a provision's answer: "Yes", "No", or "" for other words or none."""
    return plain_answer(row.answer)


def plain_answer(answer: str) -> str:
    """Return "Yes", "No", or "" for an answer in other words or none."""
    read = read_answer(answer)
    return "" if read is None else {Comply.YES: YES, Comply.NO: NO}[read]


def years(known: Sequence[date], current: date) -> tuple[tuple[str, str], ...]:
    """Return key and words of the years to choose from: those known, this one, the one before."""
    ends = {*known, current, year_before(current)}
    return tuple((end.isoformat(), year_words(end)) for end in sorted(ends, reverse=True))


def year_words(end: date) -> str:
    """Return "Year to 31 March 2026"."""
    return f"Year to {paper_date(end)}"


def offered_year(known: Sequence[date], current: date, today: date) -> date:
    """Return the year whose papers are on the table.

    That is the year just ended for six months, if anything is known of it; else this year.
    """
    before = year_before(current)
    months = (today.year - before.year) * 12 + today.month - before.month
    return before if before in known and months <= SUBMIT_MONTHS else current


def year_before(end: date) -> date:
    """Return the same day a year earlier; 29 February becomes the 28th."""
    if (end.month, end.day) == (2, 29):
        return date(end.year - 1, 2, 28)
    return end.replace(year=end.year - 1)
