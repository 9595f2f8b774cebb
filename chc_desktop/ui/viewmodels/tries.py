"""What can be tried on a complaint without saving it, and the command each try stands for."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.commands import Acknowledge, AskForStage2, CaseCommand, Extend, Respond
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.values import Outcome, Stage
from chc_desktop.model.services.views import ComplaintView, StageView

WORDS = {
    Verb.ACKNOWLEDGE: "It is acknowledged on that day",
    Verb.EXTEND: "It is extended to that day",
    Verb.RESPOND: "The response goes on that day",
    Verb.ASK_STAGE_2: "They ask for stage 2 on that day",
}
_TRIED = "Only tried."


def options(view: ComplaintView) -> tuple[tuple[str, str], ...]:
    """Return key and words of what can be tried now; none when no date is left to move."""
    possible = {step.verb for step in view.steps if not step.why_not}
    return tuple((verb.value, words) for verb, words in WORDS.items() if verb in possible)


def command(view: ComplaintView, verb: Verb, day: date, today: date) -> CaseCommand:
    """Return the step on that day, with all that is asked beside the day taken as given."""
    if verb is Verb.ACKNOWLEDGE:
        return Acknowledge(complaint_id=view.id, stage=view.current, on=day)
    if verb is Verb.RESPOND:
        outcome = Outcome.UPHELD
        return Respond(complaint_id=view.id, stage=view.current, on=day, outcome=outcome)
    if verb is Verb.EXTEND:
        return Extend(
            complaint_id=view.id,
            stage=view.current,
            told_on=today,
            new_date=day,
            reason=_TRIED,
            ombudsman_given=True,
        )
    return AskForStage2(complaint_id=view.id, on=day)


def stage_of(view: ComplaintView, verb: Verb, stages: tuple[StageView, ...]) -> StageView | None:
    """Return the stage whose dates the try is about."""
    wanted = Stage.TWO if verb is Verb.ASK_STAGE_2 else view.current
    return next((stage for stage in stages if stage.stage is wanted), None)
