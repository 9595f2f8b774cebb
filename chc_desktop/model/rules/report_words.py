"""What is written for the annual report: its texts, its plans, a figure, stories (8.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.publication import Private, problems_naming
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, Severity


class Part(StrEnum):
    """A text of the report that people write; the value names it in the register."""

    FOREWORD = "foreword"
    RESIDENTS_KNOW = "residents know"
    WHY_LATE = "why late"
    NON_COMPLIANCE = "non-compliance"
    PERFORMANCE_REPORT = "performance report"
    OTHER_REPORTS = "other reports"


class Figure(StrEnum):
    """A figure that no complaint in this register gives; the value names it in the register."""

    SATISFACTION = "satisfaction with complaint handling"
    STAGE_1 = "stage 1 complaints"
    STAGE_2 = "stage 2 complaints"


class PlanOutcome(StrEnum):
    """What came of a line of last year's plan; the value names it in the register."""

    DONE = "done"
    NOT_DONE = "not done"
    CARRIED_ON = "carried on"


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteText:
    """A text for the report of a year; only the foreword is signed. Empty takes it out."""

    year_end: date
    part: Part
    body: str
    signed_by: str = ""
    role: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One thing planned in the report of a year, and later what came of it (8.1 d).

    What is carried on stands in the next year's plan again.
    """

    year_end: date
    what: str
    who: str = ""
    by: date | None = None
    done_on: date | None = None
    result: str = ""
    outcome: PlanOutcome | None = None
    entry_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFigure:
    """A figure of a year: ``part`` of ``of``; both None take it out.

    Complaints of a year before this register are typed as a number of themselves.
    """

    year_end: date
    figure: Figure
    part: int | None
    of: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteStory:
    """A story of the year, written anew for the public edition."""

    year_end: date
    title: str
    body: str
    unrecognisable: bool = False
    entry_id: int | None = None


def problems_text(command: WriteText, private: Private, today: date) -> tuple[Problem, ...]:
    """What stands against a text of the report, warnings included."""
    found: list[Problem] = []
    signed = one_line(command.signed_by)
    if (signed or command.on) and not one_line(command.body):
        found.append(Problem("body", "", "Write the text that is signed."))
    if command.on is not None:
        found += day_problems("on", "signed", command.on, today)
        if not signed:
            found.append(Problem("signed_by", "", "Say who signs it."))
    return (*found, *problems_naming({"body": command.body}, private))


def problems_plan(command: PlanItem, private: Private, today: date) -> tuple[Problem, ...]:
    """What stands against a line of the plan, warnings included."""
    found: list[Problem] = []
    if not one_line(command.what):
        found.append(Problem("what", "", "Say what is planned."))
    if not one_line(command.who):
        text = "Say who will do it, as a role: the plan is for somebody to carry out."
        found.append(Problem("who", "", text, Severity.WARN))
    # What was carried on may have no date of its own; what came of it is said all the same.
    if command.by is None and command.outcome is None:
        found.append(Problem("by", "", "Say by when: a plan without a date is a wish."))
    elif command.by is not None and out_of_reach(command.by):
        found.append(year_problem("by", command.by))
    if command.done_on is not None:
        found += day_problems("done_on", "done", command.done_on, today)
    if command.outcome is PlanOutcome.DONE and command.done_on is None:
        found.append(Problem("done_on", "", "Say on which day it was done."))
    if command.outcome in (PlanOutcome.NOT_DONE, PlanOutcome.CARRIED_ON) and command.done_on:
        text = "A day stands here, so it was done. Choose “Done”, or take the day out."
        found.append(Problem("outcome", "", text))
    public = {"what": command.what, "who": command.who, "result": command.result}
    return (*found, *problems_naming(public, private))


def problems_figure(command: TypeFigure) -> tuple[Problem, ...]:
    """What stands against a figure: both numbers or none, and no more than asked."""
    part, of = command.part, command.of
    if part is None and of is None:
        return ()
    if part is None or part < 0:
        return (Problem("part", "", "Enter a whole number, or leave both fields empty."),)
    if of is None or of < 0:
        return (Problem("of", "", "Enter a whole number, or leave both fields empty."),)
    if part > of:
        return (Problem("part", "", "It cannot be more than were asked."),)
    if of == 0:
        return (Problem("of", "", "Nobody was asked: leave both fields empty."),)
    return ()


def problems_story(command: WriteStory, private: Private) -> tuple[Problem, ...]:
    """What stands against a story: a name stops it, and somebody must have looked (**ours**)."""
    found: list[Problem] = []
    if not one_line(command.title):
        found.append(Problem("title", "", "Give it a title."))
    if not one_line(command.body):
        found.append(Problem("body", "", "Write the story."))
    if not command.unrecognisable:
        text = (
            "Read it as a neighbour would. Change it until nobody could be recognised, then "
            "confirm that."
        )
        found.append(Problem("unrecognisable", "", text))
    named = problems_naming({"title": command.title, "body": command.body}, private)
    return (
        *found,
        *(
            Problem(
                p.field, p.provision, p.text.replace("Take it out, unless they agreed", "Change it")
            )
            for p in named
        ),
    )
