"""The words of the registers: service requests, survey answers, thanks, officers, policies."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.requests import RequestStanding
from chc_desktop.model.rules.wording import pounds, short_date
from chc_desktop.model.services.views_registers import RequestView
from chc_desktop.ui.hub import Place

REQUESTS, SURVEYS, COMPLIMENTS = "requests", "surveys", "compliments"
ANSWER = "answer"
"""The step of the place to log a complaint whose key is a survey answer."""

OFFER_FIRST = "first offer the choice to complain (1.5)"


def form(step: str, key: int | None = None) -> Place:
    """Return the place of a form of a register."""
    return Place("entry", "" if key is None else str(key), step)


def who(resident: str, home: str) -> str:
    """Return "Joan Hartley, 2 Example Street", or that there is no name."""
    if not resident:
        return "Without a name"
    return f"{resident}, {home}" if home else resident


def next_words(view: RequestView) -> tuple[str, str]:
    """Return what is next for a request, and the sentence under it."""
    if view.standing is RequestStanding.OFFER_CHOICE:
        text = (
            "They are not content with it. Offer them the choice to complain and write down their "
            "answer. Until then the request cannot be closed (1.3, 1.5)."
        )
        return "Next: offer the choice to complain", text
    if view.standing is RequestStanding.DONE:
        return "Nothing more to do", ""
    if view.standing is RequestStanding.COMPLAINT:
        text = f"{view.complaint_reference} came of it. The work goes on meanwhile (1.5)."
        return "Next: finish the work", text
    if view.choice_words:
        text = "Read their answer to the choice: if they want to complain, make it a complaint."
        return "Next: put it right", text
    return "Next: put it right", ""


def other_steps(view: RequestView) -> tuple[tuple[str, str, str], ...]:
    """Return step, words and, if not possible now, the reason, of all steps but the next."""
    offering = view.standing is RequestStanding.OFFER_CHOICE
    steps: list[tuple[str, str, str]] = []
    if offering:
        steps.append(("request-done", "Record as done", OFFER_FIRST))
    if view.complaint_id is None:
        if view.dissatisfied_on is None:
            steps.append(("not-content", "They are not content with it", ""))
        if not offering:
            offered = view.choice_offered_on is not None
            words = "Change their answer" if offered else "Offer the choice to complain"
            steps.append(("offer-choice", words, ""))
        steps.append(("complaint", "Make it a complaint", ""))
    steps.append(("change-request", "Change the request", ""))
    return tuple(steps)


# ---- the officer's registers

OFFICES, POLICIES, MEETINGS = "offices", "policies", "meetings"
CONFLICTS = "conflicts"
TRAINING, THIRD_PARTIES, PUBLICITY = "training", "third-parties", "publicity"


def officers_place(section: str) -> Place:
    """Return the place of a list of the officer's registers."""
    return Place("officers", "", section)


def count_words(count: int) -> str:
    """Return how many rows a list shows: "1 row"."""
    return {0: "Nothing matches.", 1: "1 row."}.get(count, f"{count:,} rows.")


def capital(text: str) -> str:
    """Return a text that begins a line: "Complaints officer"."""
    return text[:1].upper() + text[1:]


def award_words(may_award: int | None) -> tuple[str, ...]:
    """Return the line about what the holder of an office may award; none if nothing is laid down."""
    return () if may_award is None else (f"May award {pounds(may_award)} alone",)


def span(from_on: date, until_on: date | None, today: date) -> str:
    """Return "Since Mon 1 April 2024", or from when until when."""
    if until_on is None:
        start = "Since" if from_on <= today else "From"
        return f"{start} {short_date(from_on, today.year)}"
    return f"{short_date(from_on, today.year)} to {short_date(until_on, today.year)}"
