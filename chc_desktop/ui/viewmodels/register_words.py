"""What the register says beside a provision, in words: the card, the next step, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.rules.answers import says_something
from chc_desktop.model.rules.evidence import holds

if TYPE_CHECKING:
    from chc_desktop.model.services.views import AssessmentView, ProvisionRow

USE = "Use this sentence"
TAKE_NEW = "Take the new sentence"
KEEP = "Keep my words"
ANSWER = "Answer"
NOTHING = "Nothing in this year."
MUST, LOOK = "Must be put right", "Look at it"
NOTHING_LEFT = "Nothing to put right"
FEW = 30
"""Rows of the list of what to put right; the others follow when these are done."""


def shown(item: ProvisionRow) -> str:
    """Return the register's sentence, or that it shows nothing and what would be evidence."""
    if item.suggestion:
        return item.suggestion
    return f"{NOTHING} It would be evidence: {item.register.would_be}"


def moved(item: ProvisionRow) -> str:
    """Return "The register changed: now 10 of 12.", or "" where it did not."""
    now = item.register.moved.rstrip(".")
    return f"The register changed: {now}." if now else ""


def beside(item: ProvisionRow) -> str:
    """Return what speaks against a Yes, while nothing is answered, and what to look at first."""
    found = []
    if item.register.against and not item.answer.strip():
        found.append(f"This speaks against a Yes. {item.register.against}")
    if item.register.doubt:
        found.append(item.register.doubt)
    return "\n".join(found)


def step(item: ProvisionRow) -> str:
    """Return what F9 does here; "" for nothing."""
    if item.register.moved:
        return TAKE_NEW if item.suggestion else ""
    if not item.answer.strip() and item.register.proposed:
        return f"{ANSWER} {item.register.proposed} with this"
    return USE if item.suggestion else ""


def step_name(words: str) -> str:
    """Return what a screen reader says of that step."""
    return f"{words}, and begin the explanation" if words.startswith(f"{ANSWER} No") else words


def see(item: ProvisionRow) -> str:
    """Return "See the 12 complaints"."""
    count = len(item.behind)
    return "See the complaint" if count == 1 else f"See the {count} complaints"


def references(item: ProvisionRow) -> str:
    """Return the references behind a sentence, for the officer alone."""
    return ", ".join(sorted(item.behind))


def needed_with_yes(item: ProvisionRow, answer: str, commentary: str) -> str:
    """Return what a Yes needs at the explanation when the register speaks against it; "" else."""
    if answer != "Yes" or not item.register.against or says_something(commentary):
        return ""
    return f"Say here why it is Yes all the same. {item.register.against}"


def explanation_begun(commentary: str, item: ProvisionRow) -> str:
    """Return the explanation of a No with what the register knows of it, once."""
    against = item.register.against
    if not against or holds(commentary, against):
        return commentary
    return f"{commentary.rstrip()}\n{against}" if commentary.strip() else against


def to_put_right(view: AssessmentView) -> tuple[tuple[ProvisionRow, str, str], ...]:
    """Return each answered row with something to put right: its place and what is wrong."""
    return tuple(
        (item, f"{item.number}  {section.title}", _wrong(item))
        for section in view.sections
        for item in section.provisions
        if item.state == "To check"
    )


def badge(item: ProvisionRow) -> str:
    """Return whether a row stops the approval or only deserves a look."""
    return MUST if any(severity == "block" for severity, _ in item.problems) else LOOK


def unanswered(view: AssessmentView) -> tuple[tuple[str, str], ...]:
    """Return the first open provision of each section, and "Section 6: 11 not answered yet."."""
    found = []
    for section in view.sections:
        left = [item.number for item in section.provisions if not item.answer.strip()]
        if left:
            words = f"Section {section.number}: {len(left)} not answered yet"
            found.append((left[0], words))
    return tuple(found)


def put_right_link(view: AssessmentView) -> str:
    """Return "To put right: 5" or, with nothing to put right, ""."""
    left = sum(item.state in {"To check", "Not answered"} for item in view.provisions)
    count = left + len(view.whole_form)
    return f"To put right: {count}" if count else ""


def _wrong(item: ProvisionRow) -> str:
    sentences = [sentence for _, sentence in item.problems]
    if item.look_again:
        quoted = ", ".join(f"“{word}”" for word in item.look_again[:3])
        sentences.append(f"Taken over from another year, look again: {quoted}.")
    return " ".join([*sentences, moved(item)]).strip()
