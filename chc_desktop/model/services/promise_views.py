"""Promises as the complaint's page shows them: where each stands, and what is on record of it."""

from __future__ import annotations

from chc_desktop.model.rules.compensation import ARREARS
from chc_desktop.model.rules.promises import PromiseFacts, promise_state
from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services.dates import left
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.views import PromiseView
from chc_desktop.model.store import PromiseRecord


def promise_views(session: Session, case: Case) -> tuple[PromiseView, ...]:
    """The promises of a complaint in the order they were made."""
    return tuple(_view(session, promise) for promise in case.record.promises)


def _view(session: Session, promise: PromiseRecord) -> PromiseView:
    facts = PromiseFacts(
        promise.made_on, promise.due_on, promise.done_on, promise.refused_on, promise.amount
    )
    return PromiseView(
        id=promise.id,
        what=promise.what,
        owner=promise.owner,
        due_on=promise.due_on,
        done_on=promise.done_on,
        left=left(session, promise.due_on) if promise.due_on and promise.is_open else None,
        amount=promise.amount,
        head=promise.head,
        state=promise_state(facts, session.today),
        facts=tuple(_facts(promise, session.today.year)),
    )


def _facts(promise: PromiseRecord, year: int) -> list[str]:
    found = []
    if promise.amount:
        found.append(f"{promise.head[:1].upper()}{promise.head[1:]}.")
    agreed = promise.committee_agreed_on
    if promise.awarded_by or agreed:
        by = f"Awarded by {promise.awarded_by}" if promise.awarded_by else "Awarded"
        on = f", the committee agreed on {short_date(agreed, year)}" if agreed else ""
        found.append(f"{by}{on}.")
    if promise.accepted_on:
        found.append(f"They accepted it on {short_date(promise.accepted_on, year)}.")
    if promise.refused_on:
        found.append(f"They did not accept it, {short_date(promise.refused_on, year)}.")
    if promise.paid_how:
        word = "Set" if promise.paid_how == ARREARS else "Paid:"
        how = promise.paid_how.removeprefix("set ") if word == "Set" else promise.paid_how
        found.append(f"{word} {how}.")
    if promise.done_on is not None and promise.done_how:
        found.append(promise.done_how)
    return found
