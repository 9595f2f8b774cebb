"""Section 7 of the Code: remedies, what they reflect, and whether they were followed through."""

from __future__ import annotations

from collections import Counter

from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.values import Outcome, Stage
from chc_desktop.model.rules.wording import pounds
from chc_desktop.model.services import compensation
from chc_desktop.model.services.evidence.facts import (
    Source,
    joined,
    number,
    part_of,
    period,
    responded,
    several,
)
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.store.cases import PromiseRecord

Promised = list[tuple[Case, PromiseRecord]]
_UPHELD = (Outcome.UPHELD, Outcome.PARTLY_UPHELD)


def _promised(session: Session, year: Year) -> Promised:
    return session.once(
        ("promised in the year", year),
        lambda: [
            (case, promise)
            for case in session.cases().values()
            for promise in case.record.promises
            if promise.made_on in year
        ],
    )


def _references(found: Promised) -> tuple[str, ...]:
    return tuple(dict.fromkeys(case.record.reference for case, _ in found))


def _put_right(session: Session, year: Year) -> Shown | None:
    """Upheld responses with a remedy or action at that stage (7.1)."""
    upheld = [
        pair
        for stage in Stage
        for pair in responded(session, year, stage)
        if pair[1].response and pair[1].response.outcome in _UPHELD
    ]
    good = [
        (case, state)
        for case, state in upheld
        if any(promise.stage is state.stage for promise in case.record.promises)
    ]
    words = "responses that upheld a complaint came with a remedy or action"
    against = f"{len(upheld) - len(good)} of {len(upheld)} came without one on record."
    return part_of(good, upheld, words, year, against)


def _kinds(session: Session, year: Year) -> Shown | None:
    found = _promised(session, year)
    if not found:
        return None
    counts = Counter(promise.head for _, promise in found)
    kinds = several(f"{head} ({count})" for head, count in sorted(counts.items()))
    text = f"{number(len(found), 'remedy or action', 'remedies and actions')} promised"
    return Shown(f"{text}, {period(year)}: {kinds}.", _references(found))


def _impact(session: Session, year: Year) -> Shown | None:
    """Money by its head: what was lost, and the distress (7.2)."""
    money = [(c, p) for c, p in _promised(session, year) if p.amount and p.refused_on is None]
    if not money:
        return None
    with_head = [one for one in money if "not recorded" not in one[1].head]
    total = pounds(sum(promise.amount for _, promise in money))
    text = (
        f"{total} in {number(len(money), 'award', 'awards')}, {period(year)}; {len(with_head)} of "
        f"{len(money)} say what they are for: a loss, distress, or what the law lays down."
    )
    return Shown(text, _references(money), len(with_head), len(money))


def _followed(session: Session, year: Year) -> Shown | None:
    """Remedies with a day, and whether they were carried out by it (7.3)."""
    found = [(c, p) for c, p in _promised(session, year) if p.refused_on is None]
    if not found:
        return None
    today = session.today
    dated = [(c, p) for c, p in found if p.due_on is not None]
    in_time = sum(
        p.done_on is not None and p.due_on is not None and p.done_on <= p.due_on for _, p in dated
    )
    late = sum(p.due_on is not None and (p.done_on or today) > p.due_on for _, p in dated)
    due = in_time + late
    text = (
        f"{len(dated)} of {len(found)} remedies and actions have a day, {period(year)}; {in_time} of "
        f"{due} that were due were done by that day."
    )
    against = f"{late} of {due} remedies and actions were not done by the day promised."
    return Shown(text, _references(found), in_time, due, against if late else "")


def _agreed(session: Session, year: Year) -> Shown | None:
    money = [(c, p) for c, p in _promised(session, year) if p.amount]
    answered = [(c, p) for c, p in money if p.accepted_on or p.refused_on]
    if not answered:
        return None
    yes = sum(p.accepted_on is not None for _, p in answered)
    text = f"Residents accepted {yes} of {len(answered)} awards that they answered, {period(year)}."
    return Shown(text)


def _guidance(session: Session, year: Year) -> Shown | None:
    """The Ombudsman's figures at hand when money was awarded (7.4)."""
    money = [(c, p) for c, p in _promised(session, year) if p.amount]
    if not money:
        return None
    known = [
        (case, promise)
        for case, promise in money
        if compensation.figures(session, promise.made_on).figures
    ]
    text = f"{number(len(money), 'award was', 'awards were')} made, {period(year)}."
    if known:
        text += f" For {len(known)} of them the Ombudsman’s own figures were at hand."
    return Shown(text, _references(money), settles=False)


SOURCES = {
    "7.1": Source("remedies of upheld complaints, by kind", joined(_put_right, _kinds)),
    "7.2": Source("awards by their head", _impact),
    "7.3": Source("days promised and done, what residents accepted", joined(_followed, _agreed)),
    "7.4": Source("awards, beside the Ombudsman’s figures in force", _guidance),
}
