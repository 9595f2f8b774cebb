"""What Today lists beside clocks and promises: agreed updates, what the Ombudsman asks (5.9, 9.7)."""

from __future__ import annotations

from chc_desktop.model.rules.ombudsman import ItemKind
from chc_desktop.model.rules.progress import may_update
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.updates import next_update
from chc_desktop.model.services.dates import left
from chc_desktop.model.services.ombudsman import open_items
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.views import Chore, TodayItem
from chc_desktop.model.services.words import who

UPDATE_WHY = "Agreed with them (5.9)."
ASKS = {
    ItemKind.EVIDENCE: ("Send evidence to the Ombudsman", "The Ombudsman asked for it."),
    ItemKind.ORDER: ("Do what the Ombudsman ordered", "An order binds you."),
    ItemKind.RECOMMENDATION: (
        "Follow the Ombudsman’s recommendation",
        "A recommendation does not bind you.",
    ),
    ItemKind.FAILURE_ORDER: ("Do what the failure order asks", "An order binds you."),
}
"""The title of each, and why it is to be done."""


def chores(session: Session, case: Case) -> list[TodayItem]:
    """What is owed on a complaint outside its steps, each with its day."""
    return [*_updates(session, case), *_ombudsman(session, case)]


def _updates(session: Session, case: Case) -> list[TodayItem]:
    due = next_update(case.state.events)
    if due is None:
        return []
    return [
        TodayItem(
            title=f"Tell them how it stands, {case.record.reference}",
            subject=case.record.subject,
            who=who(case),
            due=due,
            left=left(session, due),
            verb=Verb.UPDATE if may_update(case.state.current) else None,
            complaint_id=case.record.id,
            reference=case.record.reference,
            stage=case.state.current.stage,
            clock=None,
            why=UPDATE_WHY,
            chore=Chore.UPDATE,
        )
    ]


def _ombudsman(session: Session, case: Case) -> list[TodayItem]:
    record = case.record
    return [
        TodayItem(
            title=f"{ASKS[item.kind][0]}, {record.reference}",
            subject=item.what,
            who=who(case),
            due=item.due_on,
            left=left(session, item.due_on),
            verb=None,
            complaint_id=record.id,
            reference=record.reference,
            stage=case.state.current.stage,
            clock=None,
            why=ASKS[item.kind][1],
            chore=Chore(item.kind.value),
            chore_id=item.id,
        )
        for item in open_items(session, record.id)
        if item.due_on is not None
    ]
