"""Days that a user enters: there, not in the future, not before what they must follow."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.rules.working_days import FIRST_YEAR, LAST_YEAR


def day_problems(
    field: str, verb: str, on: date | None, today: date, after: tuple[str, date] | None = None
) -> tuple[Problem, ...]:
    """What stands against the day of a fact; ``after`` names what it must follow, and its day."""
    if on is None:
        return (Problem(field, "", "Enter the date."),)
    if on > today:
        text = f"The date must be today or earlier. Today is {long_date(today)}."
        return (Problem(field, "", text),)
    if out_of_reach(on):
        return (year_problem(field, on),)
    if after is not None and on < after[1]:
        text = f"It cannot be {verb} before it was {after[0]}, {long_date(after[1])}."
        return (Problem(field, "", text),)
    return ()


def out_of_reach(day: date) -> bool:
    """Whether no working days can be counted from there: one slip in a year's digits."""
    return not FIRST_YEAR <= day.year < LAST_YEAR


def year_problem(field: str, day: date) -> Problem:
    """Says that the year is mistyped."""
    return Problem(field, "", f"The year {day.year} cannot be right. Enter the date again.")
