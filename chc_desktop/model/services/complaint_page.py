"""One complaint as a story: who, what, where it stands, what is next, its dates and history."""

from __future__ import annotations

from chc_desktop.model.rules.clocks import PROVISIONS, days_late
from chc_desktop.model.rules.commands import CaseCommand
from chc_desktop.model.rules.complaint import StageState, standing
from chc_desktop.model.rules.steps import next_step, possible_steps
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.rules.wording import short_date, working_days
from chc_desktop.model.services.banners import complaint_banners
from chc_desktop.model.services.committee import late_meeting_for
from chc_desktop.model.services.complaints import as_it_would_be, considered
from chc_desktop.model.services.considering import view_of_stage
from chc_desktop.model.services.dates import extension_sentences, stage_dates
from chc_desktop.model.services.promise_views import promise_views
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.timeline import timeline
from chc_desktop.model.services.views import ComplaintView, StageView
from chc_desktop.model.services.words import next_words, who


def complaint(session: Session, complaint_id: int) -> ComplaintView | None:
    """The page of one complaint; None when there is no such one."""
    case = session.case(complaint_id)
    if case is None:
        return None
    record, state = case.record, case.state
    owed = [p.due_on for p in record.promises if p.is_open and p.due_on]
    step = next_step(state, min(owed, default=None))
    return ComplaintView(
        id=record.id,
        reference=record.reference,
        subject=record.subject,
        who=who(case),
        resident=record.resident,
        home=record.home,
        group=record.group,
        representative=record.representative,
        description=record.description,
        outcome_sought=record.outcome_sought,
        categories=record.categories,
        outside_measures=record.outside_measures,
        standing=standing(
            state,
            session.today,
            promise_open=bool(owed),
            with_ombudsman=record.with_ombudsman,
        ),
        next=step,
        next_words=next_words(step, session.today),
        obstacle=_obstacle(session, case),
        steps=possible_steps(state),
        stages=tuple(_stage(session, case, stage) for stage in state.stages),
        current=state.current.stage,
        breaches=session.breaches(case),
        banners=tuple(complaint_banners(session, record.id)),
        promises=promise_views(session, case),
        timeline=timeline(session, case),
        considered_1=considered(case, Stage.ONE),
        **_deciding(session, case),
    )


def _deciding(session: Session, case: Case) -> dict[str, tuple[str, ...]]:
    """Who may, who may not and who was asked to decide the current stage (5.8, 6.13)."""
    stage = case.state.current.stage
    view = view_of_stage(session, case, stage)
    return {
        "people": tuple(one.who.name for one in view.may),
        "barred": tuple(bar.text for one in view.may_not for bar in one.bars),
        "asked": considered(case, stage),
    }


def try_date(session: Session, command: CaseCommand) -> tuple[StageView, ...]:
    """The stages as they would be after a command; writes nothing. Empty without its date."""
    case = session.case(command.complaint_id)
    state = as_it_would_be(session, command)
    if case is None or state is None:
        return ()
    tried = Case(case.record, state)
    return tuple(_stage(session, tried, stage) for stage in state.stages)


def _stage(session: Session, case: Case, stage: StageState) -> StageView:
    defined = stage.defined
    return StageView(
        stage=stage.stage,
        dates=stage_dates(session, stage),
        handlers=considered(case, stage.stage),
        extensions=extension_sentences(stage, session.today.year),
        understanding=defined.understanding if defined else "",
        outcomes_sought=defined.outcomes_sought if defined else "",
        responsible_for=defined.responsible_for if defined else "",
        not_responsible_for=defined.not_responsible_for if defined else "",
        defined_late=_defined_late(session, stage),
        raised=tuple(event.words for event in stage.raised),
        open=stage.running,
    )


def _defined_late(session: Session, stage: StageState) -> str:
    """Where it was acknowledged in time but defined only later: said apart (5.6, 6.2, 6.11)."""
    rule = PROVISIONS[stage.stage, Clock.ACKNOWLEDGE]
    on, due = stage.defined_on, stage.clock.acknowledge_by
    if on is None and stage.acknowledged_on is not None:
        return f"Not recorded. It belongs to the acknowledgement (5.6, {rule})."
    if on is None or on <= max(due, stage.acknowledged_on or due):
        return ""  # a late acknowledgement is late by itself
    late = working_days(days_late(session.calendar, due, on))
    return f"{short_date(on, session.today.year)}, {late} late ({rule})."


def _obstacle(session: Session, case: Case) -> str:
    """What would make the next date fail: a meeting too late, a missing definition."""
    state = case.state
    if not state.running:
        return ""
    meeting = late_meeting_for(session, case)
    if meeting:
        day = short_date(meeting.meeting_on, session.today.year)
        return f"The committee meets too late to decide it ({day})."
    stage = state.current
    if stage.clock.acknowledged and stage.defined is None:
        return "The complaint definition is not recorded yet (5.6)."
    if stage.raised_since_defined:
        return "A new issue joined it: define it anew, so that the response answers it (5.6, 6.8)."
    return ""
