"""A decision between meetings as one page for the minutes: the reference, no resident's name."""

from __future__ import annotations

from chc_desktop.model.rules.considering import NONE
from chc_desktop.model.rules.deciding import ABOUT_WORDS, without_names
from chc_desktop.model.rules.interests import Interests
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.committee import NO_SUCH_DECISION, decision, next_meeting
from chc_desktop.model.services.interests import interests
from chc_desktop.model.services.printed_code import code_sentence
from chc_desktop.model.services.session import RegisterFault, RegisterProblem, Session


def decision_pdf(session: Session, decision_id: int, *, large: bool = False) -> bytes:
    """The page as PDF, or more of them in 18 point; names of the case are left out of every text.

    Raises RegisterProblem when there is no such decision.
    """
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports.decision import (  # noqa: PLC0415
        DecisionMember,
        DecisionPaper,
        render_decision,
    )

    view = decision(session, decision_id)
    case = session.case(view.complaint_id) if view is not None else None
    if view is None or case is None:
        raise _missing(NO_SUCH_DECISION)
    known = interests(session, case)
    landlord = session.register.rows("SELECT name, governing_body FROM landlord")[0]
    state = case.state.stage(view.about.stage) if view.about.stage else None
    members = tuple(
        DecisionMember(
            name=member.name,
            decided=member.decided,
            declared=_declared(member.conflicts, known),
        )
        for member in view.members
    )
    return render_decision(
        DecisionPaper(
            landlord=landlord["name"],
            body=landlord["governing_body"],
            reference=view.reference,
            about=ABOUT_WORDS[view.about],
            on=view.on,
            how=view.how,
            due=state.clock.respond_by if state else None,
            what=without_names(view.what, known),
            why=without_names(view.why, known),
            members=members,
            next_meeting=view.noted_on or next_meeting(session),
            minute=view.minute_reference,
            history_code=code_sentence(session),
        ),
        large=large,
    )


def _declared(conflicts: str, known: Interests) -> str:
    return "No conflict" if conflicts == NONE else without_names(conflicts, known)


def _missing(problem: Problem) -> RegisterProblem:
    return RegisterProblem(RegisterFault.NO_ACCESS, problem.text)
