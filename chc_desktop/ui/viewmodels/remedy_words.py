"""The words and places of promises, Ombudsman cases and learning."""

from __future__ import annotations

from chc_desktop.model.rules.values import RemedyHead
from chc_desktop.model.services.views import Chore, TodayItem
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
