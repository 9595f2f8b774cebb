"""The words of the triage card: its questions, its answers, what the Code says to them."""

from __future__ import annotations

from chc_desktop.model.rules.triage import Ask, Says, Weight

QUESTIONS: dict[Ask, tuple[str, str]] = {
    Ask.LANDLORD: ("Is it about you as landlord?", "What you, your staff or contractors do (1.2)."),
    Ask.FIRST_REPORT: (
        "Is it the first you hear of the problem?",
        "Then it may be a service request (1.4).",
    ),
    Ask.ISSUE_ON: ("When did the issue happen?", "The last time, if it goes on (2.3)."),
    Ask.AWARE_ON: ("When did they become aware of it?", "Only if that was later (2.3)."),
    Ask.COURT: (
        "Has a claim been filed at court about it?",
        "A claim form, not a threat or a solicitor’s letter (2.2).",
    ),
    Ask.CONSIDERED: (
        "Was the same matter considered as a complaint before?",
        "Under your policy, to the end (2.2).",
    ),
    Ask.HAZARD: (
        "Could it be a hazard in the home?",
        "Damp and mould, gas, electrics, fire, cold, a risk of falling.",
    ),
    Ask.AT_RISK: (
        "Is anybody vulnerable or at risk?",
        "The person, or somebody they live with (6.1). What they need is for an adjustment (5.10).",
    ),
    Ask.COMPLEX: ("Is it complex?", "Several matters, people or years (6.1)."),
    Ask.ROUTE: ("How do you go about it?", "You decide; you can change it later (6.1)."),
}
ANSWERS = {
    "yes": "Yes",
    "no": "No",
    "not known": "Not known yet",
    "quick": "A quick answer",
    "investigate": "It needs investigating",
}
NOW = "What to do now"


def heading(said: Says) -> str:
    """Return what stands over a sentence: the provision, or that it is to be done now."""
    if said.weight is Weight.NOW:
        return f"{NOW} ({said.provision})" if said.provision else NOW
    return f"Provision {said.provision}"


def short(ask: Ask, answer: str) -> str:
    """Return question and answer in a line: "Is it complex? Yes"."""
    return f"{QUESTIONS[ask][0]} {ANSWERS.get(answer, answer)}"


def sentence(said: Says) -> str:
    """Return a sentence with the provision that decides at its end."""
    text = said.text.removesuffix(".")
    if text.endswith(")"):
        return f"{text[:-1]}, {said.provision})."
    return f"{text} ({said.provision})."
