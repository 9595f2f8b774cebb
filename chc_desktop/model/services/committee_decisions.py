"""What the governing body is asked to decide at its next meeting, the earliest date first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from chc_desktop.model.reports.committee_paper import Needed
from chc_desktop.model.rules.deciding import About
from chc_desktop.model.rules.independence import whole_body
from chc_desktop.model.rules.reviews import add_months
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.approval_facts import pack_parts
from chc_desktop.model.services.committee import (
    decisions,
    meeting_days,
    members_for,
    next_meeting,
    to_note,
)
from chc_desktop.model.services.interests import deciders, interests
from chc_desktop.model.services.review_dates import late_meetings, reviews
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.submission import pack

AGREE = ("Agreed", "Not agreed", "Changed")
RESTRICTION = ("Lift", "Ease", "Keep", "Extend to")
DUE = {Stage.ONE: "6.3", Stage.TWO: "6.14"}


def meeting_after(session: Session) -> date | None:
    """The meeting after the next one: what comes before it cannot wait."""
    first = next_meeting(session)
    return min((on for on in meeting_days(session) if first and on > first), default=None)


def needed(session: Session) -> tuple[Needed, ...]:
    """Every decision the register knows of; references, never names."""
    found = [*_cases(session), *_noting(session), *_reviews(session), *_papers(session)]
    return tuple(sorted(found, key=lambda n: (n.by or date.max, n.ask)))


# ---- private


def _make(
    session: Session, ask: str, why: tuple[str, ...], by: date | None, boxes: tuple[str, ...]
) -> Needed:
    after = meeting_after(session)
    # Without a meeting to come, a month is how long things usually wait (ours).
    waits = by is None or by >= (after or add_months(session.today, 1))
    return Needed(ask, tuple(filter(None, why)), by, boxes, waits)


def _cases(session: Session) -> Iterator[Needed]:
    alarms = {alarm.complaint_id: alarm for alarm in late_meetings(session)}
    body = interests(session).body
    for key, case in session.cases().items():
        if not case.state.running:
            continue
        stage = case.state.current.stage
        if any(view.about.stage is stage for view in decisions(session, key)):
            continue
        who = deciders(case, stage)
        whole = any(whole_body(one.name, body) for one in who)
        nobody = stage is Stage.TWO and not who
        if not (whole or nobody or key in alarms):
            continue
        yield _of_case(session, case, nobody=not whole and not who)


def _of_case(session: Session, case: Case, *, nobody: bool) -> Needed:
    stage, reference = case.state.current.stage, case.record.reference
    by = case.state.current.clock.respond_by
    ask = f"Choose who considers stage {stage.value} of {reference}."
    if not nobody:
        ask = f"Decide stage {stage.value} of {reference}."
    late = by < session.today
    due = f"The answer {'was' if late else 'is'} due on that day ({DUE[stage]})."
    meets = next_meeting(session)
    between = ""
    if meets and by < meets and not late:
        between = f"The meeting of {paper_date(meets)} is too late: decide between meetings."
    return _make(session, ask, (due, between, _no_part(session, case, stage)), by, AGREE)


def _no_part(session: Session, case: Case, stage: Stage) -> str:
    """How many members take no part, and why; who they are stands in the annex (5.8, 6.13)."""
    about = About.STAGE_1 if stage is Stage.ONE else About.STAGE_2
    barred = sum(bool(m.barred) for m in members_for(session, case.record.id, about, None))
    if not barred:
        return ""
    who = "1 member takes" if barred == 1 else f"{barred} members take"
    return f"{who} no part (5.8, 6.13): see the annex."


def _noting(session: Session) -> Iterator[Needed]:
    for view in to_note(session):
        ask = f"Note the decision on {view.reference} of {paper_date(view.on)}."
        why = ("It was taken between meetings. It goes into the minutes.",)
        yield _make(session, ask, why, next_meeting(session), ("Noted",))


def _reviews(session: Session) -> Iterator[Needed]:
    for review in reviews(session):
        past = review.due < session.today
        day = "Its day is past." if past else "It is to be reviewed by that day."
        if review.kind == "restriction":
            ask = f"Decide on restriction R{review.subject_id}: lift, ease, keep or extend."
            yield _make(session, ask, (f"{day} (5.14, 5.15)", review.note), review.due, RESTRICTION)
        elif review.kind == "policy":
            ask = f"Review the policy “{review.title}”."
            yield _make(session, ask, (day,), review.due, AGREE)


def _papers(session: Session) -> Iterator[Needed]:
    """The papers of the year that ended last, until they are approved (8.1, 8.2)."""
    year_end = session.years.of(session.today).start - timedelta(days=1)
    year = session.year(year_end)
    going = pack(session, year_end)
    if going.due is None or not any(c.state.received in year for c in session.cases().values()):
        return
    waiting = [p.what.value for p in pack_parts(session, year_end) if p.approved_on is None]
    if not waiting:
        return
    names = ", ".join(waiting)
    ask = f"Approve the papers of the year to {paper_date(year_end)}, and agree the response."
    why = (f"Not approved yet: {names}.", "They go to the Ombudsman by that day (8.1, 8.2).")
    yield _make(session, ask, why, going.due, AGREE)
