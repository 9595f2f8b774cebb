"""Conflicts of interest that people declare, kept whether a complaint comes or not (5.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.interests import Who
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import long_date


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareConflict:
    """Somebody declares what is between them and another person, from a day on (5.8)."""

    person: str
    to_person: str
    kind: str
    """One of ``Kinship``, or their own words."""
    declared_on: date | None
    ended_on: date | None = None
    note: str = ""
    entry_id: int | None = None


def problems_declaring(
    command: DeclareConflict, person: Who, to_person: Who | None, today: date
) -> tuple[Problem, ...]:
    """What stands against a declaration (5.8); ``to_person`` is None where the name is not known."""
    found = []
    if not one_line(command.person):
        found.append(Problem("person", "5.8", "Say who declares it (5.8)."))
    if not one_line(command.to_person):
        text = "Say with whom: a resident, or an officer (5.8)."
        found.append(Problem("to_person", "5.8", text))
    elif to_person is None:
        text = "Nobody of that name is in the register, or more than one. Write “name, home”."
        found.append(Problem("to_person", "", text))
    elif person.person_id and person.person_id == to_person.person_id:
        text = "That is the same person twice. A conflict is with somebody else."
        found.append(Problem("to_person", "", text))
    if not one_line(command.kind):
        found.append(Problem("kind", "5.8", "Say what is between them (5.8)."))
    found += day_problems("declared_on", "declared", command.declared_on, today)
    if command.ended_on is not None:
        found += _end(command.ended_on, command.declared_on)
    return tuple(found)


def _end(ended: date, declared: date | None) -> tuple[Problem, ...]:
    if out_of_reach(ended):
        return (year_problem("ended_on", ended),)
    if declared is not None and ended < declared:
        text = f"It cannot end before it was declared, {long_date(declared)}."
        return (Problem("ended_on", "", text),)
    return ()
