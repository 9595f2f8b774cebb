"""Days that do not count or on which nobody is there: one-off bank holidays, office closures.

A bank holiday moves dates, which is shown before it is saved; a closure only warns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.complaint import StageState, case_state
from chc_desktop.model.rules.settings import AddHoliday, CloseOffice
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Clock, blocking
from chc_desktop.model.rules.working_days import OneOffHoliday, WorkingDays
from chc_desktop.model.services.policy_targets import closures
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.setting_checks import NO_SUCH_ENTRY, check
from chc_desktop.model.services.views_registers import HolidayView, Moved


def holidays(session: Session) -> tuple[HolidayView, ...]:
    """The one-off bank holidays, by day."""
    return tuple(HolidayView(h.on, h.name, h.source) for h in session.calendar.one_off)


def preview_holiday(session: Session, on: date | None, name: str) -> tuple[Moved, ...]:
    """Every date of a complaint that a one-off bank holiday would move; writes nothing."""
    if on is None or session.calendar.holiday(on):
        return ()
    added = OneOffHoliday(on, one_line(name))
    return _moved(session, WorkingDays((*session.calendar.one_off, added)))


def preview_without_holiday(session: Session, on: date) -> tuple[Moved, ...]:
    """Every date that would move back without a one-off bank holiday; writes nothing."""
    rest = [holiday for holiday in session.calendar.one_off if holiday.on != on]
    return _moved(session, WorkingDays(rest))


def add_holiday(session: Session, command: AddHoliday) -> Result:
    """Add a one-off bank holiday with its source; every date follows from then on."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.on is not None
    day = command.on.isoformat()
    values = {"name": one_line(command.name), "source": one_line(command.source)}
    count = len(preview_holiday(session, command.on, command.name))
    known = session.register.one("SELECT 1 FROM one_off_holiday WHERE on_date = ?", day)
    with session.action("add a bank holiday") as action:
        if known:
            back = values | {"removed_on": None}
            action.update("one_off_holiday", day, back, key="on_date")
        else:
            action.insert("one_off_holiday", {"on_date": day} | values)
    return Done(f"Bank holiday added, {_dates(count)} moved", 0, found)


def remove_holiday(session: Session, on: date) -> Result:
    """Take back a one-off bank holiday; every date follows from then on."""
    if all(holiday.on != on for holiday in session.calendar.one_off):
        return Refusal((NO_SUCH_ENTRY,))
    count = len(preview_without_holiday(session, on))
    with session.action("take back a bank holiday") as action:
        values = {"removed_on": session.today.isoformat()}
        action.update("one_off_holiday", on.isoformat(), values, key="on_date")
    return Done(f"Bank holiday taken back, {_dates(count)} moved")


def close_office(session: Session, command: CloseOffice) -> Result:
    """Days on which nobody is there; dates inside are warned about and stay."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    values = {
        "from_on": command.from_on and command.from_on.isoformat(),
        "until_on": command.until_on and command.until_on.isoformat(),
        "why": clean_text(command.why).strip(),
    }
    with session.action("enter an office closure") as action:
        if command.entry_id is None:
            entry_id = action.insert("office_closure", values)
        else:
            entry_id = command.entry_id
            action.update("office_closure", entry_id, values)
    return Done("Office closure saved", 0, found, entry_id)


def remove_closure(session: Session, entry_id: int) -> Result:
    """Take back an office closure."""
    if all(closure.id != entry_id for closure in closures(session)):
        return Refusal((NO_SUCH_ENTRY,))
    with session.action("take back an office closure") as action:
        action.update("office_closure", entry_id, {"removed_on": session.today.isoformat()})
    return Done("Office closure taken back", 0, (), entry_id)


# ---- private


def _moved(session: Session, calendar: WorkingDays) -> tuple[Moved, ...]:
    """Every date that another calendar changes: open ones first, then by day; of those that are
    over only what was late and no longer is, or the other way round.
    """
    found = [m for case in session.cases().values() for m in _moved_of(case, calendar)]
    return tuple(
        sorted(found, key=lambda m: (not m.still_open, m.before, m.reference, m.stage, m.label))
    )


def _moved_of(case: Case, calendar: WorkingDays) -> Iterator[Moved]:
    other = case_state(calendar, case.record.events)
    for now, then in zip(case.state.stages, other.stages, strict=True):
        for before, after in zip(_dates_of(now), _dates_of(then), strict=True):
            if before.due != after.due and _matters(before, after):
                yield Moved(
                    reference=case.record.reference,
                    stage=now.stage,
                    clock=before.clock,
                    before=before.due,
                    after=after.due,
                    label=before.label,
                    complaint_id=case.record.id,
                    still_open=before.over is None,
                )


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of a stage; ``over`` is the day that settled whether it was kept."""

    label: str
    clock: Clock
    due: date
    over: date | None
    shown: bool = True


def _dates_of(stage: StageState) -> tuple[_Dated, ...]:
    clock = stage.clock
    response = stage.response.on if stage.response else None
    acknowledged, answered = (
        min((day for day in (done, stage.ended_on) if day), default=None)
        for done in (stage.acknowledged_on, response)
    )
    apart = not clock.extended and clock.on_time_date != clock.respond_by and stage.running
    return (
        _Dated("Acknowledge by", Clock.ACKNOWLEDGE, clock.acknowledge_by, acknowledged),
        _Dated("Respond by", Clock.RESPOND, clock.respond_by, answered),
        _Dated("On-time date", Clock.RESPOND, clock.on_time_date, answered, apart),
    )


def _matters(before: _Dated, after: _Dated) -> bool:
    """A date that is still owed; of one that is over, whether it was kept changes with it."""
    if before.over is None:
        return before.shown or after.shown
    return before.shown and (before.over > before.due) != (before.over > after.due)


def _dates(count: int) -> str:
    return f"{count} date{'' if count == 1 else 's'}"
