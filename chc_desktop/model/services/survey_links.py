"""Between a survey answer and the complaint that came of it (1.6): what is stored of it."""

from __future__ import annotations

from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.session import Session

NO_SUCH_ANSWER = Problem("", "", "That answer is not in this register. Go back to the list.")


def complaints_of_answers(session: Session) -> dict[int, tuple[int, str]]:
    """The complaint that came of each survey answer: its id and reference."""
    rows = session.register.tuples(
        "SELECT survey_answer_id, id, reference FROM complaint"
        " WHERE survey_answer_id IS NOT NULL AND removed_on IS NULL ORDER BY id DESC"
    )
    return {answer_id: (complaint_id, reference) for answer_id, complaint_id, reference in rows}


def answer_of_complaint(session: Session, complaint_id: int) -> int | None:
    """The survey answer that a complaint came from, or None."""
    rows = session.register.tuples(
        "SELECT survey_answer_id FROM complaint WHERE id = ?", complaint_id
    )
    return rows[0][0] if rows else None


def problems_linking_answer(session: Session, answer_id: int | None) -> tuple[Problem, ...]:
    """What stands against a complaint that comes of this survey answer (1.6)."""
    if answer_id is None:
        return ()
    sql = "SELECT 1 FROM survey_answer WHERE id = ? AND removed_on IS NULL"
    if session.register.one(sql, answer_id) is None:
        return (NO_SUCH_ANSWER,)
    made = complaints_of_answers(session).get(answer_id)
    if made is None:
        return ()
    text = f"Complaint {made[1]} came of this answer already."
    return (Problem("survey_answer_id", "1.6", text),)
