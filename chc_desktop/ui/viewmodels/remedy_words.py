"""The words and places of promises, Ombudsman cases and learning."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.ombudsman import ItemKind
from chc_desktop.model.rules.values import RemedyHead
from chc_desktop.model.rules.wording import pounds, short_date
from chc_desktop.model.services.views import Chore, TodayItem
from chc_desktop.model.services.views_remedies import LearningView, LearningYear, OmbudsmanItemView
from chc_desktop.ui.hub import Place

HEADS = tuple(
    (head.value, f"{head.value[:1].upper()}{head.value[1:]}")
    for head in RemedyHead
    if head is not RemedyHead.COMPENSATION
)
"""What a promise can be; money from a file whose head nobody knows is not offered anew."""
CHORES = {
    Chore.UPDATE: ("Open", "tell them how it stands"),
    Chore.EVIDENCE: ("Record as sent", "evidence for the Ombudsman"),
    Chore.ORDER: ("Record as done", "an order of the Ombudsman"),
    Chore.RECOMMENDATION: ("Record as done", "a recommendation of the Ombudsman"),
    Chore.FAILURE_ORDER: ("Record as done", "a failure order of the Ombudsman"),
}
"""The button of each chore, and what it is about."""


def remedy_place(complaint_id: int, step: str, entry_id: int | None = None) -> Place:
    """Return the place of a form: "promise" for a new one, "promise:3" for what is there."""
    return Place("remedy", str(complaint_id), step if entry_id is None else f"{step}:{entry_id}")


def parse_step(step: str) -> tuple[str, int | None]:
    """Return the form of a place's step, and the entry it is about."""
    form, _, entry = step.partition(":")
    return form, int(entry) if entry.isdecimal() else None


def chore_place(item: TodayItem) -> Place:
    """Return where a chore is recorded."""
    if item.chore_id:
        return remedy_place(item.complaint_id, "comply", item.chore_id)
    return Place("complaint", str(item.complaint_id))


# ---- the Ombudsman

ITEM_KINDS = (
    ("", "Choose what it is"),
    (ItemKind.EVIDENCE.value, "A request for evidence"),
    (ItemKind.FINDING.value, "A finding"),
    (ItemKind.ORDER.value, "An order"),
    (ItemKind.RECOMMENDATION.value, "A recommendation"),
    (ItemKind.FAILURE_ORDER.value, "A failure order or notice"),
)
KIND_NOTES = {
    ItemKind.EVIDENCE: ("It is on Today", "Until you record that it was sent."),
    ItemKind.FINDING: ("One finding for each issue", "Add the next one as an entry of its own."),
    ItemKind.ORDER: (
        "An order binds you",
        "It is on Today until it is done, and the annual report tells whether it was (8.1).",
    ),
    ItemKind.RECOMMENDATION: (
        "A recommendation does not bind you",
        "Say all the same what you did about it: the annual report lists it.",
    ),
    ItemKind.FAILURE_ORDER: (
        "It binds you",
        "The annual report names it as a finding of non-compliance with the Code (8.1).",
    ),
}
DONE_BUTTONS = {
    ItemKind.EVIDENCE: "Record as sent",
    ItemKind.FINDING: "",
    ItemKind.ORDER: "Record as done",
    ItemKind.RECOMMENDATION: "Record as done",
    ItemKind.FAILURE_ORDER: "Record as done",
}


def next_words(item: OmbudsmanItemView, year: int) -> str:
    """Return what the bar of the next step says of a thing owed to the Ombudsman."""
    by = f" by {short_date(item.due_on, year)}" if item.due_on else ""
    if item.kind is ItemKind.EVIDENCE:
        return f"Next: send the Ombudsman the evidence{by}"
    if item.kind is ItemKind.RECOMMENDATION:
        return f"Next: answer the Ombudsman’s recommendation{by}"
    return f"Next: do what the Ombudsman ordered{by}"


def item_title(item: OmbudsmanItemView) -> str:
    """Return "Finding: service failure", "Order, £75", "Failure order, type 2"."""
    kind = f"{item.kind.value[:1].upper()}{item.kind.value[1:]}"
    if item.kind is ItemKind.FINDING:
        return f"{kind}: {item.finding.value}" if item.finding else kind
    money = f", {pounds(item.amount)}" if item.amount else ""
    number = f", type {item.failure_type}" if item.failure_type else ""
    return f"{kind}{number}{money}"


# ---- learning


def learning_title(entry: LearningView) -> str:
    """Return the words an entry goes by: those for publication, else that there are none."""
    return entry.you_said or "A note of our own"


def publication(entry: LearningView) -> str:
    """Return whether the annual report prints it."""
    return "In the annual report" if entry.is_published else "Not for publication yet"


def missing(entry: LearningView) -> str:
    """Return what it does not say yet; empty when nothing is missing."""
    return f"Still to say: {', '.join(entry.missing)}" if entry.missing else ""


def learning_place(year_end: date | None = None) -> Place:
    """Return the list of what was learned in a year."""
    return Place("learning", year_end.isoformat() if year_end else "")


def learning_count(view: LearningYear) -> str:
    """Return how much is written up, for publication, and still asked for."""
    written, public = len(view.entries), sum(entry.is_published for entry in view.entries)
    parts = [f"{written} written up, {public} for publication"] if written else ["None written up"]
    if view.waiting:
        parts.append(f"{len(view.waiting)} still to write up")
    return ". ".join(parts) + "."
