"""Asking people to consider a stage: a panel, what each declares, its hearing (5.8, 6.20)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.entered_days import day_problems, out_of_reach, year_problem
from chc_desktop.model.rules.independence import problems_considering
from chc_desktop.model.rules.interests import DECIDES, Interests, PanelPart
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, Severity, Stage
from chc_desktop.model.rules.wording import long_date

NONE = "None."
"""What stands on record where somebody declared that they have no conflict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskToConsider:
    """Somebody is asked to consider a stage, by name; the same name again puts it right.

    ``no_conflict`` is their declaration: yes, no (then ``conflicts`` says which), or not yet.
    """

    complaint_id: int
    stage: Stage
    name: str
    part: PanelPart | None = PanelPart.CONSIDERS
    on: date | None = None
    no_conflict: bool | None = None
    conflicts: str = ""
    instead_of: int | None = None
    """The place on the panel that they take over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandDown:
    """Somebody does not consider a stage after all; ``handler_id`` is their place on it."""

    complaint_id: int
    stage: Stage
    handler_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldHearing:
    """A panel hears a stage on a day, in the past or to come (6.20)."""

    complaint_id: int
    stage: Stage
    on: date | None
    place: str = ""
    invited_on: date | None = None
    """When the resident was invited."""
    companion: str = ""
    """Who comes with them or speaks for them (3.6)."""
    complained_about: str = ""
    """How the person complained about is heard; they never decide."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place at a stage."""

    id: int
    name: str
    part: PanelPart
    declared: str = ""


def declaration(command: AskToConsider) -> str:
    """What is kept of a declaration; empty while there is none."""
    if command.no_conflict is None:
        return ""
    return NONE if command.no_conflict else one_line(command.conflicts)


def problems_asking(
    command: AskToConsider,
    seats: Iterable[Seat],
    interests: Interests,
    today: date,
    start: date,
) -> tuple[Problem, ...]:
    """What stands against asking somebody to consider a stage (5.8, 6.13, 6.20).

    A clerk does not decide, so that they may have considered stage 1; a conflict bars them too.
    """
    found = list(day_problems("on", "asked", command.on, today))
    if command.on is not None and command.on < start and not found:
        text = f"The stage began on {long_date(start)}. Nobody can be asked before that."
        found.append(Problem("on", "", text))
    if not one_line(command.name):
        found.append(Problem("name", "5.8", "Say who is asked to consider it (5.8)."))
    if command.part is None:
        found.append(
            Problem("part", "6.20", "Choose what they do: consider it, chair, write (6.20).")
        )
    found += _declared(command)
    others = [s for s in seats if s.id != command.instead_of]
    if command.part is PanelPart.CHAIR:
        chair = next((s for s in others if s.part is PanelPart.CHAIR), None)
        if chair is not None and one_line(chair.name) != one_line(command.name):
            text = f"{chair.name} is in the chair. Make them a member first."
            found.append(Problem("part", "6.20", text))
    return (*found, *_independent(command, interests))


def panel_advice(seats: Iterable[Seat], hearing_on: date | None) -> tuple[str, ...]:
    """What a panel still lacks: a chair, declarations, somebody who decides (5.8, 6.20)."""
    known = tuple(seats)
    decide = [seat for seat in known if seat.part in DECIDES]
    found = []
    if known and not decide:
        found.append("Nobody decides yet: a clerk only writes (6.20).")
    if len(decide) > 1 and not any(seat.part is PanelPart.CHAIR for seat in decide):
        found.append("Say who is in the chair of the panel (6.20).")
    open_ones = [seat.name for seat in known if not seat.declared]
    if open_ones:
        names = ", ".join(open_ones)
        found.append(f"Ask whether they have a conflict of interest (5.8): {names}.")
    if hearing_on is not None and not decide:
        found.append("A hearing has a day and nobody to hear it.")
    return tuple(found)


def problems_hearing(command: HoldHearing, today: date, start: date) -> tuple[Problem, ...]:
    """What stands against a hearing (6.20): the resident is invited, and may bring someone (3.6)."""
    if command.on is None:
        return (Problem("on", "", "Enter the date."),)
    if out_of_reach(command.on):
        return (year_problem("on", command.on),)
    found = []
    if command.on < start:
        text = f"The stage began on {long_date(start)}. The hearing cannot be before that."
        found.append(Problem("on", "", text))
    if command.invited_on is None:
        text = "Invite the resident, and whoever comes with them or speaks for them (3.6)."
        found.append(Problem("invited_on", "3.6", text, Severity.WARN))
    else:
        found += day_problems("invited_on", "invited", command.invited_on, today)
        if not found and command.invited_on > command.on:
            text = f"They were to be invited before the hearing, {long_date(command.on)}."
            found.append(Problem("invited_on", "", text))
    return tuple(found)


# ---- private


def _declared(command: AskToConsider) -> list[Problem]:
    if command.no_conflict is None:
        text = "Ask whether they have a conflict of interest before they begin (5.8)."
        return [Problem("no_conflict", "5.8", text, Severity.WARN)]
    if command.no_conflict:
        return []
    if not one_line(command.conflicts):
        return [Problem("conflicts", "5.8", "Say which conflict they declared (5.8).")]
    text = "If it could look unfair, ask somebody else. What they declared stays on record (5.8)."
    return [Problem("conflicts", "5.8", text, Severity.WARN)]


def _independent(command: AskToConsider, interests: Interests) -> list[Problem]:
    # Whoever only writes at stage 2 is barred by conflicts, not by stage 1.
    stage = Stage.ONE if command.part is PanelPart.CLERK else command.stage
    names = (command.name,)
    found = problems_considering(names, stage, command.on, interests)
    return [Problem("name", p.provision, p.text, p.severity) for p in found]
