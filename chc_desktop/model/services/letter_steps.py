"""The step that a letter of each kind is, read from its own text and what came with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from chc_desktop.model.rules.commands import Acknowledge, Extend, Refuse, Respond
from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.entered_days import day_problems
from chc_desktop.model.rules.events import Defined, Event, Updated
from chc_desktop.model.rules.letter_checks import LetterCheck
from chc_desktop.model.rules.letter_templates import filled_in
from chc_desktop.model.rules.letters import (
    REFUSALS,
    RESPONSES,
    Element,
    LetterKind,
    SendLetter,
)
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, Severity, Stage
from chc_desktop.model.services import complaints, promises
from chc_desktop.model.services.facts import facts_of
from chc_desktop.model.services.session import Case, Session

Step = Acknowledge | Extend | Respond | Refuse
_NOT_WRITTEN = ("telephone", "phone", "in person", "orally", "call")
_FIELDS = {"on": "sent_on", "told_on": "sent_on"}
_NEXT_IS_PAST = "The next update must be after the day this one was sent (5.9)."
_TWO_DECISIONS = "The letter says “{said}”. Choose that decision, or change the letter."


def step_of(command: SendLetter, stage: StageState, check: LetterCheck) -> Step | None:
    """The step a letter is; None for an update, which only tells."""
    if command.kind is LetterKind.UPDATE:
        return None
    if command.kind is LetterKind.EXTENSION:
        return _extend(command, stage, check)
    if command.kind in RESPONSES:
        return _respond(command, stage, check)
    if command.kind in REFUSALS:
        return _refuse(command, stage, check)
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


def problems_step(
    session: Session, command: SendLetter, case: Case, stage: StageState, check: LetterCheck
) -> tuple[Problem, ...]:
    """What stands against the step; what its letter must say is judged on the text alone."""
    step = step_of(command, stage, check)
    if step is None:
        return _problems_update(session, command, stage)
    if isinstance(step, Acknowledge) and stage.clock.acknowledged is not None:
        told = ("acknowledged", stage.clock.acknowledged)
        return day_problems("sent_on", "sent", command.sent_on, session.today, told)
    found = complaints.check(session, step)
    against = [_at_letter(p) for p in found if p.severity is Severity.BLOCK and _asked_here(p)]
    if isinstance(step, Respond) and check.outcome not in (None, step.outcome):
        text = _TWO_DECISIONS.format(said=check.outcome)
        against.append(Problem("outcome", "", text))
    if isinstance(step, Respond):
        against += promises.problems_in_letter(session, step, command.text)
    return tuple(against)


def facts_of_letter(
    command: SendLetter, case: Case, stage: StageState, check: LetterCheck, template: str
) -> tuple[Step | None, Iterable[Event]]:
    """The step and its facts; an acknowledgement without its definition defines nothing.

    ``template`` is the text the letter was made from.
    """
    step = step_of(command, stage, check)
    if step is None:
        assert command.sent_on is not None
        told = Updated(
            on=command.sent_on,
            stage=stage.stage,
            how=one_line(command.how),
            next_on=command.next_update,
        )
        return None, [told]
    step = _plainly(step, filled_in(template, command.text))
    if isinstance(step, Acknowledge) and not step.understanding:
        step = replace(step, outcomes_sought="", responsible_for="")
    facts, _ = facts_of(step, case.state)
    if isinstance(step, Acknowledge) and stage.clock.acknowledged is not None:
        return step, [event for event in facts if isinstance(event, Defined)]
    return step, facts


# ---- private


def _plainly(step: Step, said: Mapping[str, str]) -> Step:
    """Keep what was said without the letter's words around it, or the next letter repeats them."""
    if isinstance(step, Extend):
        return replace(step, reason=said.get("reasons", step.reason))
    if not isinstance(step, Acknowledge) or not step.understanding:
        return step
    ours = said.get("responsible_for") if step.responsible_for else None
    return replace(
        step,
        understanding=said.get("understanding", step.understanding),
        outcomes_sought=said.get("outcomes", step.outcomes_sought),
        responsible_for=ours or step.responsible_for,
        not_responsible_for=said.get("not_responsible_for", "") if ours else "",
    )


def _extend(command: SendLetter, stage: StageState, check: LetterCheck) -> Extend:
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


def _respond(command: SendLetter, stage: StageState, check: LetterCheck) -> Respond:
    given = command.step
    if not isinstance(given, Respond):
        given = Respond(complaint_id=0, stage=stage.stage, on=None, outcome=None)
    said = (check.found.get(Element.DECISION, ""), check.found.get(Element.REASONS, ""))
    return replace(
        given,
        complaint_id=command.complaint_id,
        stage=stage.stage,
        on=command.sent_on,
        outcome=given.outcome or check.outcome,
        how=one_line(command.how),
        decision=" ".join(dict.fromkeys(filter(None, said))),
        late_reason=command.late_reason or given.late_reason,
    )


def _refuse(command: SendLetter, stage: StageState, check: LetterCheck) -> Refuse:
    given = command.step
    if not isinstance(given, Refuse):
        given = Refuse(complaint_id=0, stage=stage.stage, on=None, ground=None)
    return replace(
        given,
        complaint_id=command.complaint_id,
        stage=stage.stage,
        on=command.sent_on,
        reasons=check.found.get(Element.REASONS, "") or given.reasons,
        ombudsman_given=Element.OMBUDSMAN in check.found,
    )


def _problems_update(
    session: Session, command: SendLetter, stage: StageState
) -> tuple[Problem, ...]:
    since = ("received" if stage.stage is Stage.ONE else "asked for", stage.clock.start)
    found = list(day_problems("sent_on", "sent", command.sent_on, session.today, since))
    day = command.next_update
    if day is not None and command.sent_on is not None and day <= command.sent_on:
        found.append(Problem("next_update", "5.9", _NEXT_IS_PAST))
    return tuple(found)


def _asked_here(problem: Problem) -> bool:
    """Whether the form can answer it: reasons and the Ombudsman stand in the letter itself."""
    return problem.field not in {"reasons", "ombudsman_given"}


def _at_letter(problem: Problem) -> Problem:
    return replace(problem, field=_FIELDS.get(problem.field, problem.field))


def _mentions(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text.casefold() for word in words)
