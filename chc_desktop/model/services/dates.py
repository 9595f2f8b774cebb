"""The dates of a stage as the window shows them: label, days left, and why this date."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.clocks import (
    FAULT_TEXTS,
    PROVISIONS,
    Deadline,
    StageClock,
    explain,
    explain_on_time,
)
from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.settings import policy_due
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.rules.wording import short_date, working_days
from chc_desktop.model.services.policy_targets import closed_on, targets
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import DateView, PolicyDateView

ON_TIME = "On-time date"


def stage_dates(session: Session, stage: StageState) -> tuple[DateView, ...]:
    """The acknowledgement's date, then the response's: one, two clocks, or extended (6.2 to 6.16)."""
    deadlines = explain(session.calendar, stage.clock)
    return (_acknowledge(session, stage, deadlines[0]), *_respond(session, stage, deadlines))


def extension_sentences(stage: StageState, year: int) -> tuple[str, ...]:
    """One sentence for each extension; one that does not count says every reason."""
    found = []
    for extension in stage.clock.extensions:
        told = short_date(extension.told, year)
        until = short_date(extension.new_date, year)
        if extension.valid:
            found.append(f"Told on {told}: extended to {until}.")
        else:
            why = " ".join(FAULT_TEXTS[fault] for fault in extension.faults)
            found.append(f"Told on {told} of {until}. It does not move the date. {why}")
    return tuple(found)


def left(session: Session, due: date) -> int:
    """Working days left, 0 on the day; once late at least 1, as a negative number."""
    days = session.calendar.between(session.today, due)
    return min(days, -1) if due < session.today else days


def _acknowledge(session: Session, stage: StageState, deadline: Deadline) -> DateView:
    start = "receipt" if stage.stage is Stage.ONE else "the request"
    provision = PROVISIONS[stage.stage, Clock.ACKNOWLEDGE]
    year = session.today.year
    return DateView(
        label="Acknowledge by",
        due=deadline.date,
        left=left(session, deadline.date) if _owed(stage, stage.acknowledged_on) else None,
        done_on=stage.acknowledged_on,
        provision=provision,
        note=f"5 working days from {start} ({provision}).",
        provisional=False,
        why=f"Counted from {short_date(stage.clock.start, year)}, without weekends and bank holidays.",
        days=deadline.because,
        policy=_policy(session, stage, Clock.ACKNOWLEDGE),
        closure=_closure(session, deadline.date) if _owed(stage, stage.acknowledged_on) else "",
    )


def _respond(
    session: Session, stage: StageState, deadlines: tuple[Deadline, ...]
) -> tuple[DateView, ...]:
    clock = stage.clock
    provision = PROVISIONS[stage.stage, Clock.RESPOND]
    if clock.extended:
        before = short_date(clock.respond_by_unextended, session.today.year)
        cap = PROVISIONS[stage.stage, Clock.EXTENSION]
        note = f"Before the extension it was {before} ({cap})."
        return (_date(session, stage, "Extended to", clock.respond_by, cap, note, deadlines[2]),)
    if clock.provisional:
        note = f"Until acknowledged; it moves with the acknowledgement ({provision})."
        return (_date(session, stage, "Due", clock.respond_by, provision, note, deadlines[1]),)
    if clock.on_time_date == clock.respond_by:
        note = f"From the acknowledgement ({provision}). Later is a breach."
        return (_date(session, stage, "Due", clock.respond_by, provision, note, deadlines[1]),)
    return _two_clocks(session, stage, deadlines[1])


def _two_clocks(session: Session, stage: StageState, code: Deadline) -> tuple[DateView, ...]:
    """The on-time date beside the Code's date, the earlier first (our own rule)."""
    clock = stage.clock
    provision = PROVISIONS[stage.stage, Clock.RESPOND]
    of_the_code = _date(
        session,
        stage,
        "The Code’s date",
        clock.respond_by,
        provision,
        f"From the acknowledgement ({provision}). Later is a breach.",
        code,
    )
    earlier = clock.on_time_date < clock.respond_by
    on_time = _date(
        session,
        stage,
        ON_TIME,
        clock.on_time_date,
        "",
        "Our own rule: as if acknowledged on time." + (" Warnings go by it." if earlier else ""),
        explain_on_time(session.calendar, clock),
    )
    return (on_time, of_the_code) if earlier else (of_the_code, on_time)


def _date(
    session: Session,
    stage: StageState,
    label: str,
    due: date,
    provision: str,
    note: str,
    deadline: Deadline,
) -> DateView:
    answered = stage.response.on if stage.response else None
    return DateView(
        label=label,
        due=due,
        left=left(session, due) if _owed(stage, answered) else None,
        done_on=answered,
        provision=provision,
        note=note,
        provisional=stage.clock.provisional and stage.running,
        why=_counted_from(stage.clock, label, session.today.year, deadline),
        days=deadline.because,
        policy=None if label == ON_TIME else _policy(session, stage, Clock.RESPOND),
        closure=_closure(session, due) if _owed(stage, answered) else "",
    )


def _policy(session: Session, stage: StageState, which: Clock) -> PolicyDateView | None:
    answered = stage.response.on if stage.response else None
    done = stage.acknowledged_on if which is Clock.ACKNOWLEDGE else answered
    return policy_date(session, stage.clock, which, owed=_owed(stage, done))


def policy_date(
    session: Session, clock: StageClock, which: Clock, *, owed: bool = True
) -> PolicyDateView | None:
    """The policy's own day beside the Code's (6.2, 6.3, 6.11, 6.14); None without a target."""
    found = policy_due(session.calendar, clock, which, targets(session))
    if found is None:
        return None
    return PolicyDateView(
        due=found.due,
        working_days=found.working_days,
        left=left(session, found.due) if owed else None,
        note=(
            f"Our policy: {working_days(found.working_days)}. "
            "Only the Code’s date decides a breach."
        ),
    )


def _closure(session: Session, due: date) -> str:
    closed = closed_on(session, due)
    if closed is None:
        return ""
    year = session.today.year
    until = short_date(closed.until_on, year)
    return (
        f"The office is closed from {short_date(closed.from_on, year)} to {until}. The date stays."
    )


def _counted_from(clock: StageClock, label: str, year: int, deadline: Deadline) -> str:
    start = short_date(deadline.because[0].date, year)
    base = {
        "Extended to": f"Counted on from {start}, the date before the extension",
        ON_TIME: f"Counted from {start}, the last day to acknowledge",
    }.get(label, f"Counted from {start}")
    if clock.provisional and label == "Due":
        base = f"Counted from {start}, the last day to acknowledge"
    return f"{base}, without weekends and bank holidays."


def _owed(stage: StageState, done: date | None) -> bool:
    return stage.running and done is None
