"""Sentences that views share: who, how long left, what a step is called."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.steps import NextStep, Verb
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.rules.wording import short_date, working_days
from chc_desktop.model.services.session import Case


def who(case: Case) -> str:
    """``Edith Marlowe, 9 Example Street``; a group says how many."""
    record = case.record
    name = record.resident
    if record.group:
        name += f" and {len(record.group)} more"
    return f"{name}, {record.home}" if record.home else name


def left_words(left: int) -> str:
    """``9 working days late``, ``Today``, ``Tomorrow``, ``2 working days left``."""
    if left < 0:
        return f"{working_days(-left)} late"
    return ("Today", "Tomorrow")[left] if left < 2 else f"{working_days(left)} left"


def title(verb: Verb, reference: str, stage: Stage) -> str:
    """``Respond to C-027, stage 1``, ``Acknowledge C-030``, ``Keep a promise, C-023``."""
    match verb:
        case Verb.ACKNOWLEDGE if stage is Stage.ONE:
            return f"Acknowledge {reference}"
        case Verb.ACKNOWLEDGE:
            return f"Acknowledge stage 2 of {reference}"
        case Verb.KEEP_PROMISE:
            return f"Keep a promise, {reference}"
        case _:
            return f"Respond to {reference}, stage {stage.value}"


def next_words(step: NextStep, today: date) -> str:
    """``Next: send the stage 1 response by Wed 1 April``; what is late says when it was due."""
    by = ""
    if step.by:
        when = "by" if step.by >= today else "at once; the day for it was"
        by = f" {when} {short_date(step.by, today.year)}"
    match step.verb:
        case None:
            return "Nothing more to do"
        case Verb.ACKNOWLEDGE if step.stage is Stage.ONE:
            return f"Next: acknowledge it{by}"
        case Verb.ACKNOWLEDGE:
            return f"Next: acknowledge stage 2{by}"
        case Verb.RESPOND:
            return f"Next: send the stage {step.stage.value} response{by}"
        case Verb.KEEP_PROMISE:
            return f"Next: keep what was promised{by}"
        case _:
            return "Next: close it, if the resident is content"


def verb_for(clock: Clock) -> Verb:
    """The step that stops a clock."""
    return Verb.ACKNOWLEDGE if clock is Clock.ACKNOWLEDGE else Verb.RESPOND


def reached(channel: str) -> str:
    """``by telephone``, ``in person``: how something came or went; empty stays empty."""
    if not channel or channel.startswith(("in ", "at ", "on ", "by ")):
        return channel
    return f"by {channel}"
