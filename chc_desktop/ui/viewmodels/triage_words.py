"""The words of the triage card: its questions, its answers, what the Code says to them."""

from __future__ import annotations

from chc_desktop.model.rules.triage import Ask, Says, Weight
from chc_desktop.model.services.triage import ANSWERS, QUESTIONS

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
