"""Refusing a complaint or its escalation: what a refusal needs, and what makes one unfair (2.1 to 2.5).

What blocks is what the Code asks of every refusal. What only warns is a sign that a rule for
everybody stands in place of reasons for this complaint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from chc_desktop.model.rules.commands import Refuse
from chc_desktop.model.rules.complaint import CaseState
from chc_desktop.model.rules.entered_days import day_problems
from chc_desktop.model.rules.stages import empty, no_stage_2, over, started
from chc_desktop.model.rules.values import Problem, RefusalGround, Severity, Stage

PASTED_FROM = 3
"""Refusals with the same reasons from which they look pasted (2.5; the number is **ours**)."""

_BLANKET = re.compile(
    r"\b(?:we|the (?:co-?op\w*|committee|landlord|association)|our policy)\b[^.]{0,40}?"
    r"\b(?:do(?:es)? not|do(?:es)?n[’']t|never|cannot|can[’']t|will not|won[’']t)\b[^.]{0,25}?"
    r"\b(?:accept|take|consider|look (?:at|into)|deal with|investigate|handle|cover)\b"
    r"[^.]{0,25}?\b(?:complaints|issues|matters|disputes|cases)\b"
    r"|\b(?:all|any|every|such|these|this kind of|this type of) complaints?\b[^.]{0,60}?"
    r"\b(?:is|are)\b[^.]{0,20}?\b(?:refused|excluded|outside|not (?:accepted|covered|considered))\b"
    r"|\b(?:no|not any) complaints? (?:about|on|from|against)\b"
    r"|\bas a (?:rule|matter of (?:policy|course))\b|\bblanket\b",
    re.IGNORECASE,
)
_THREAT = re.compile(
    r"\b(?:threat\w*|solicitors?|letter before|before action|pre-?action|protocol|legal advice|"
    r"(?:will|may|might|going to|intends? to|about to|plans? to) (?:sue|go to court|take))\b",
    re.IGNORECASE,
)
_NO_GROUND: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"\banonym\w*|\bdid not (?:give|say) (?:their|his|her) name\b", re.IGNORECASE),
        "2.1",
        (
            "Having no name is no ground by itself. Say what was done with what they told you, or log "
            "it and look into it as far as you can (2.1)."
        ),
    ),
    (
        re.compile(
            r"\bnot (?:in writing|on (?:our|the) form|by (?:letter|email))\b"
            r"|\b(?:only|must be) (?:in writing|on (?:our|the) form)\b|\bverbal\w*\b",
            re.IGNORECASE,
        ),
        "1.2",
        "How a complaint was made is no ground: it counts however it is made (1.2).",
    ),
    (
        re.compile(
            r"\b(?:third part\w+|representative|on (?:their|his|her) behalf|not the tenant|"
            r"must complain (?:themselves|in person))\b",
            re.IGNORECASE,
        ),
        "1.3",
        "Somebody may complain for a resident (1.3). Ask for the resident’s consent instead.",
    ),
    (
        re.compile(
            r"\b(?:did not|didn[’']t|never) (?:call|say|use|ask)\b[^.]{0,40}\bcomplain",
            re.IGNORECASE,
        ),
        "1.3",
        "Nobody has to use the word “complaint” (1.3).",
    ),
    (
        re.compile(r"\b(?:arrears|owes? (?:us )?rent|rude|abusive|aggressive)\b", re.IGNORECASE),
        "2.1",
        (
            "Rent that is owed, or how somebody behaves, is no ground by itself. Behaviour is for a "
            "restriction (5.14), and a restriction never stops a new complaint."
        ),
    ),
)


def problems_refusing(command: Refuse, state: CaseState, today: date) -> tuple[Problem, ...]:
    """What stands against a refusal, of the complaint (2.1 to 2.5) or of stage 2 (5.11)."""
    stage = state.stage(command.stage)
    if stage is None:
        return (no_stage_2(),)
    rule = "2.4" if command.stage is Stage.ONE else "5.11"
    found = list(day_problems("on", "refused", command.on, today, started(state, stage)))
    if not stage.running:
        found.append(Problem("", "", over(stage)))
    if command.ground is None:
        found.append(Problem("ground", "2.2", "Choose the ground for refusing (2.2)."))
    if empty(command.reasons):
        text = f"Give the reasons for this complaint; the letter must explain them ({rule})."
        found.append(Problem("reasons", rule, text))
    if not command.ombudsman_given:
        text = f"The letter must say that they can take this decision to the Ombudsman ({rule})."
        found.append(Problem("ombudsman_given", rule, text))
    if command.ground is RefusalGround.OUT_OF_TIME:
        found += _out_of_time(command, state)
    return (*found, *_evidence(command), *signs_of_a_blanket(command.ground, command.reasons))


def signs_of_a_blanket(ground: RefusalGround | None, reasons: str) -> tuple[Problem, ...]:
    """Words that make the reasons a rule for everybody, or name no acceptable ground (2.1, 2.5)."""
    found = []
    if _BLANKET.search(reasons):
        text = (
            "This reads like a rule for every complaint of its kind. Say what is so in this one: "
            "each is considered on its own (2.5)."
        )
        found.append(_warning("reasons", "2.5", text))
    if ground is RefusalGround.OTHER:
        found += [
            _warning("reasons", provision, text)
            for pattern, provision, text in _NO_GROUND
            if pattern.search(reasons)
        ]
    return tuple(found)


def times_used(reasons: str, others: Iterable[str]) -> int:
    """How many refusals have these reasons, this one counted; capitals and stops do not matter."""
    mine = _bare(reasons)
    return 1 + sum(_bare(other) == mine for other in others) if mine else 0


def problems_repeating(reasons: str, others: Iterable[str]) -> tuple[Problem, ...]:
    """A warning where the same reasons are used for the third time (2.5)."""
    times = times_used(reasons, others)
    if times < PASTED_FROM:
        return ()
    text = (
        f"The same reasons stand in {times - 1} other refusals. Each complaint must be considered "
        "on its own (2.5). That the third time counts is our own rule."
    )
    return (_warning("reasons", "2.5", text),)


def _out_of_time(command: Refuse, state: CaseState) -> list[Problem]:
    found = []
    if command.issue_on is None:
        text = "Enter the day the issue happened: the 12 months run from it (2.3)."
        found.append(Problem("issue_on", "2.3", text))
    elif command.aware_on is not None and command.aware_on < command.issue_on:
        text = "They cannot have become aware of it before it happened."
        found.append(Problem("aware_on", "2.3", text))
    counted = max([d for d in (command.issue_on, command.aware_on) if d], default=None)
    if counted is not None and within_12_months(counted, state.received):
        text = (
            "That is within 12 months of the complaint, from the issue or from becoming aware "
            "of it, so it must be accepted unless another ground applies (2.3)."
        )
        found.append(Problem("issue_on", "2.3", text))
    if empty(command.discretion):
        text = "Say how you considered accepting it late all the same (2.3)."
        found.append(Problem("discretion", "2.3", text))
    return found


def _evidence(command: Refuse) -> tuple[Problem, ...]:
    found = []
    if command.ground is not None and empty(command.evidence):
        text = {
            RefusalGround.LEGAL_PROCEEDINGS: "Say which claim it is: the court, its number and the "
            "day the claim form was filed (2.2).",
            RefusalGround.ALREADY_CONSIDERED: "Say which complaint it was, and when it was answered "
            "(2.2).",
        }.get(command.ground, "Say what shows it: you must be able to evidence the reasons (2.1).")
        found.append(Problem("evidence", "2.1", text))
    said = f"{command.reasons}\n{command.evidence}"
    if command.ground is RefusalGround.LEGAL_PROCEEDINGS and _THREAT.search(said):
        text = (
            "A threat or a solicitor’s letter is not enough: the claim form must have been filed "
            "at court (2.2)."
        )
        found.append(_warning("ground", "2.2", text))
    return tuple(found)


def within_12_months(day: date, received: date) -> bool:
    """Whether a complaint came within 12 months of a day: the issue, or awareness of it (2.3)."""
    try:
        return day >= received.replace(year=received.year - 1)
    except ValueError:  # 29 February
        return day >= received.replace(year=received.year - 1, day=28)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _warning(field: str, provision: str, text: str) -> Problem:
    return Problem(field, provision, text, Severity.WARN)
