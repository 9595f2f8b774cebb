"""What was learned: written up, put right, taken back; what is still asked for (9.1 to 9.3)."""

from __future__ import annotations

from datetime import date
from typing import Any

from chc_desktop.model.rules.learning import (
    Learn,
    Logged,
    Theme,
    problems_learning,
    reasons_to_learn,
    still_to_say,
    themes,
)
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.services.ombudsman import cases_of
from chc_desktop.model.services.promises import NO_COMPLAINT
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.views_remedies import LearningAsked, LearningView, LearningYear

NOT_THERE = Problem("", "", "That entry is not in the register any more. Go back to the complaint.")

Row = dict[str, Any]


def check_learning(session: Session, command: Learn) -> tuple[Problem, ...]:
    """What stands against an entry; writes nothing."""
    case = session.case(command.complaint_id)
    if case is None:
        return (NO_COMPLAINT,)
    if command.learning_id is not None:
        row = _row(session, command.learning_id)
        if row is None or row["complaint_id"] != command.complaint_id:
            return (NOT_THERE,)
    return problems_learning(command, case.state.received, _private(case), session.today)


def save_learning(session: Session, command: Learn) -> Result:
    """Record what was learned, or put that right; the note of our own stays apart."""
    found = check_learning(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.on is not None
    values = {
        name: clean_text(getattr(command, name)).strip()
        for name in ("internal", "you_said", "we_did", "what_changed", "told_whom")
    } | {
        "on_date": command.on.isoformat(),
        "told_on": command.told_on.isoformat() if command.told_on else None,
    }
    new = command.learning_id is None
    with session.action(
        "write up what was learned" if new else "correct what was learned", command.complaint_id
    ) as action:
        if command.learning_id is None:
            learning_id = action.insert("learning", {"complaint_id": command.complaint_id} | values)
        else:
            learning_id = command.learning_id
            action.update("learning", learning_id, values)
    reference = session.cases()[command.complaint_id].record.reference
    return Done(f"{reference}: learning saved", command.complaint_id, found, learning_id)


def take_back_learning(session: Session, learning_id: int) -> Result:
    """An entry was made by mistake: it counts no more, and the time line says "Removed"."""
    row = _row(session, learning_id)
    if row is None or row["complaint_id"] is None:
        return Refusal((NOT_THERE,))
    with session.action("take back what was learned", row["complaint_id"]) as action:
        values = {"removed_on": session.today.isoformat(), "removed_why": "taken back"}
        action.update("learning", learning_id, values)
    reference = session.cases()[row["complaint_id"]].record.reference
    return Done(f"{reference}: learning removed", row["complaint_id"], (), learning_id)


def learning_of(session: Session, complaint_id: int) -> tuple[LearningView, ...]:
    """What was learned from a complaint, by day."""
    return tuple(v for v in _everything(session) if v.complaint_id == complaint_id)


def asked_of(session: Session, complaint_id: int) -> tuple[str, ...]:
    """Why a complaint asks what was learned from it; empty once something is written up.

    A theme is answered by an entry on any later complaint of the same category too.
    """
    case = session.case(complaint_id)
    if case is None or learning_of(session, complaint_id):
        return ()
    outcomes = [stage.response.outcome for stage in case.state.stages if stage.response]
    findings = [item.finding for kept in cases_of(session, complaint_id) for item in kept.items]
    return reasons_to_learn(outcomes, findings, _open_themes(session, case))


def learning_year(session: Session, year_end: date) -> LearningYear:
    """What was learned in a reporting year, and which of its complaints still ask for it (8.1, 9.3)."""
    year = session.year(year_end)
    everything = _everything(session)
    waiting = []
    for case in session.cases().values():
        asks = _asks_on(session, case) in year
        reasons = asked_of(session, case.record.id) if asks else ()
        if reasons:
            record = case.record
            waiting.append(LearningAsked(record.id, record.reference, record.subject, reasons))
    years = {session.year_end_of(view.on) for view in everything}
    years |= {session.year_end_of(case.state.received) for case in session.cases().values()}
    return LearningYear(
        year_end=year_end,
        years=tuple(sorted(years | {session.year_end_of(session.today)}, reverse=True)),
        entries=tuple(view for view in everything if view.on in year),
        waiting=tuple(waiting),
    )


# ---- private


def _asks_on(session: Session, case: Case) -> date:
    """The day by which a complaint's year is chosen: its last response or finding, else receipt."""
    answered = [stage.response.on for stage in case.state.stages if stage.response]
    cases = cases_of(session, case.record.id)
    found = [item.on for kept in cases for item in kept.items if item.finding]
    return max((*answered, *found), default=case.state.received)


def _everything(session: Session) -> tuple[LearningView, ...]:
    return session.once(("learning",), lambda: _read(session))


def _read(session: Session) -> tuple[LearningView, ...]:
    rows = session.register.rows(
        "SELECT l.*, c.reference, c.subject FROM learning l JOIN complaint c"
        " ON c.id = l.complaint_id WHERE l.removed_on IS NULL AND c.removed_on IS NULL"
        " ORDER BY l.on_date, l.id"
    )
    return tuple(
        LearningView(
            id=row["id"],
            complaint_id=row["complaint_id"],
            reference=row["reference"],
            subject=row["subject"],
            on=date.fromisoformat(row["on_date"]),
            internal=row["internal"],
            you_said=row["you_said"],
            we_did=row["we_did"],
            what_changed=row["what_changed"],
            told_whom=row["told_whom"],
            told_on=date.fromisoformat(row["told_on"]) if row["told_on"] else None,
            missing=still_to_say(row["what_changed"], row["told_whom"]),
        )
        for row in rows
    )


def _open_themes(session: Session, case: Case) -> tuple[Theme, ...]:
    """The themes of a complaint on which nothing was written since it came in."""
    cases = session.cases()
    logged = session.once(
        ("logged",),
        lambda: [
            Logged(c.record.id, c.state.received, c.record.categories) for c in cases.values()
        ],
    )
    mine = Logged(case.record.id, case.state.received, case.record.categories)
    return tuple(
        theme
        for theme in themes(mine, logged)
        if not any(
            view.on >= mine.received
            and theme.category in cases[view.complaint_id].record.categories
            for view in _everything(session)
        )
    )


def _private(case: Case) -> tuple[str, ...]:
    """Names, home and reference of a complaint: no words for publication hold them."""
    record = case.record
    return (record.resident, *record.group, record.representative, record.home, record.reference)


def _row(session: Session, learning_id: int) -> Row | None:
    return session.register.one(
        "SELECT * FROM learning WHERE id = ? AND removed_on IS NULL", learning_id
    )
