"""What the window and the command line ask: whose register, Today, the list of complaints."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.clocks import explain, stage_clock
from chc_desktop.model.rules.complaint import WARN_WITHIN, due_clocks, standing
from chc_desktop.model.rules.steps import Verb, next_step
from chc_desktop.model.rules.values import Clock, Stage
from chc_desktop.model.rules.wording import long_date, short_date
from chc_desktop.model.rules.working_days import CountedDay
from chc_desktop.model.services import people
from chc_desktop.model.services.chores import chores
from chc_desktop.model.services.dated_blocks import contacts
from chc_desktop.model.services.dates import left, policy_date
from chc_desktop.model.services.restatements import restated_years, restatements
from chc_desktop.model.services.review_dates import late_meetings, notes_owed, reviews
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.views import (
    ComplaintRow,
    LandlordView,
    TodayItem,
    TodayView,
)
from chc_desktop.model.services.views_dates import DatesPreview
from chc_desktop.model.services.words import left_words, title, verb_for, who


def landlord(session: Session) -> LandlordView:
    """Whose register it is, and what must be said on every page."""
    row = session.register.rows("SELECT * FROM landlord")[0]
    year_end = session.year_end_of(session.today)
    return LandlordView(
        name=row["name"],
        homes=people.homes_owned(session, year_end.isoformat()),
        year_end=year_end,
        today=session.today,
        home_labels=people.homes(session),
        is_sample=bool(row["as_of"]),
        warnings=tuple(data_warnings(session)),
    )


def data_warnings(session: Session) -> list[str]:
    """A clock set back, holiday data that does not reach an open date, contacts that are old."""
    found = [*clock_warnings(session), *holiday_warnings(session)]
    known = contacts(session)
    if known.old:
        found.append(
            f"The Ombudsman’s contact details were last checked on {long_date(known.last_checked)}."
            " Check them before you send a letter."
        )
    return found


def clock_warnings(session: Session) -> list[str]:
    """The dates of today and of new entries come from the computer's clock."""
    last = session.clock_behind()
    sample = session.register.rows("SELECT as_of FROM landlord")[0]["as_of"]
    if last is None or sample:
        return []
    return [
        (
            f"This computer says it is {long_date(session.today)}, but the newest entry was made "
            f"on {long_date(last)}. Set the computer’s clock right before you go on: until then "
            "dates are worked out for the wrong day, and new entries are marked with the time of "
            "the newest one."
        )
    ]


def holiday_warnings(session: Session) -> list[str]:
    """Said loudly when an open date lies beyond the bank holidays that are known."""
    known = date.fromisoformat(read_json("calendar.json")["confirmed_through"])
    latest = max(
        (due for case in session.cases().values() for _, _, due in due_clocks(case.state)),
        default=session.today,
    )
    if latest <= known:
        return []
    return [
        (
            f"Bank holidays are known to {long_date(known)} only, and {long_date(latest)} is due "
            "after that. Check that date against gov.uk, or get a newer version."
        )
    ]


def today(session: Session) -> TodayView:
    """Overdue, due within 3 working days, reviews, and meetings that come too late."""
    until = session.calendar.add(session.today, WARN_WITHIN)
    items = sorted(_items(session), key=lambda item: (item.due, item.reference))
    overdue = tuple(i for i in items if _is_overdue(session, i))
    soon = tuple(i for i in items if i not in overdue and i.due <= until)
    later = next((i for i in items if i.due > until), None)
    return TodayView(
        today=session.today,
        soon_until=until,
        overdue=overdue,
        due_soon=soon,
        later=later,
        reviews=tuple(reviews(session)),
        meetings=tuple(late_meetings(session)),
        complaints=len(session.cases()),
        to_note=tuple(notes_owed(session)),
        restated=tuple((end, len(restatements(session, end))) for end in restated_years(session)),
    )


def complaints(session: Session) -> tuple[ComplaintRow, ...]:
    """All complaints: open ones first, by their next date; then the newest."""
    rows = [_row(session, case) for case in session.cases().values()]
    return tuple(
        sorted(
            rows,
            key=lambda r: (
                r.next_on is None,
                r.next_on or date.max,
                -r.received.toordinal(),
                r.reference,
            ),
        )
    )


def preview(session: Session, received: date) -> DatesPreview:
    """What a day of receipt starts; writes nothing."""
    clock = stage_clock(session.calendar, Stage.ONE, received)
    acknowledge, respond = explain(session.calendar, clock)
    return DatesPreview(
        received=received,
        acknowledge_by=clock.acknowledge_by,
        respond_by=clock.respond_by,
        why=_skipped(received, (*acknowledge.because, *respond.because[1:]), session.today.year),
        days=acknowledge.because,
        response_days=respond.because,
        policy=policy_date(session, clock, Clock.ACKNOWLEDGE),
    )


def actions(session: Session) -> list[TodayItem]:
    """Promises, updates and what the Ombudsman asks, not done and near or past the date, by date."""
    until = session.calendar.add(session.today, WARN_WITHIN)
    found = [
        item
        for case in session.cases().values()
        for item in (*_promises(session, case), *chores(session, case))
    ]
    return sorted((i for i in found if i.due <= until), key=lambda i: (i.due, i.reference))


# ---- private


def _items(session: Session) -> list[TodayItem]:
    found = []
    for case in session.cases().values():
        clocks = list(due_clocks(case.state))
        # One line for a stage: the response once it is overdue, before that the acknowledgement.
        for stage in {s.stage: s for s, _, _ in clocks}.values():
            mine = [(clock, due) for s, clock, due in clocks if s.stage is stage.stage]
            overdue = stage.overdue(session.today)
            clock, due = mine[-1] if overdue else mine[0]
            if clock is Clock.RESPOND and overdue:
                due = stage.clock.respond_by
            note = ""
            if clock is Clock.RESPOND and due < stage.clock.respond_by:
                day = short_date(stage.clock.respond_by, session.today.year)
                note = f"The Code’s last day is {day}."
            found.append(_item(session, case, verb_for(clock), due, stage.stage, clock, note))
        found += _promises(session, case) + chores(session, case)
    return found


def _promises(session: Session, case: Case) -> list[TodayItem]:
    return [
        _item(
            session,
            case,
            Verb.KEEP_PROMISE,
            promise.due_on,
            promise.stage,
            None,
            subject=promise.what,
            promise_id=promise.id,
        )
        for promise in case.record.promises
        if promise.is_open and promise.due_on is not None
    ]


def _item(
    session: Session,
    case: Case,
    verb: Verb,
    due: date,
    stage: Stage,
    clock: Clock | None,
    note: str = "",
    *,
    subject: str = "",
    promise_id: int | None = None,
) -> TodayItem:
    return TodayItem(
        title=title(verb, case.record.reference, stage),
        subject=subject or case.record.subject,
        who=who(case),
        due=due,
        left=left(session, due),
        verb=verb,
        complaint_id=case.record.id,
        reference=case.record.reference,
        stage=stage,
        clock=clock,
        note=note,
        promise_id=promise_id,
    )


def _is_overdue(session: Session, item: TodayItem) -> bool:
    """Past the Code's date or a promised one; a missed on-time date alone is not."""
    return item.due < session.today and not item.note


def _row(session: Session, case: Case) -> ComplaintRow:
    record, state = case.record, case.state
    open_promises = [p.due_on for p in record.promises if p.is_open and p.due_on]
    where = standing(
        state,
        session.today,
        promise_open=bool(open_promises),
        with_ombudsman=record.with_ombudsman,
    )
    step = next_step(state, min(open_promises, default=None))
    overdue = any(b.still_open for b in session.breaches(case))
    due = step.by
    sends_evidence = due is None and record.evidence_due is not None
    if sends_evidence:
        due = record.evidence_due
    if overdue and state.running and step.verb is Verb.RESPOND:
        due = state.current.clock.respond_by
    days = None if due is None else left(session, due)
    return ComplaintRow(
        id=record.id,
        reference=record.reference,
        subject=record.subject,
        who=who(case),
        standing=where,
        next_on=due,
        left=days,
        next_words=_next_words(days, sends_evidence=sends_evidence),
        received=state.received,
        year_end=session.year_end_of(state.received),
        is_open=state.running,
        is_overdue=overdue,
        categories=record.categories,
        search=_search(case),
    )


def _next_words(days: int | None, *, sends_evidence: bool) -> str:
    if days is None:
        return ""
    return "Evidence to send" if sends_evidence and days >= 0 else left_words(days)


def _search(case: Case) -> str:
    record = case.record
    parts = (
        record.reference,
        record.subject,
        record.resident,
        record.home,
        record.description,
        record.representative,
        *record.group,
        *record.categories,
    )
    return "\n".join(parts).casefold()


def _skipped(start: date, days: tuple[CountedDay, ...], year: int) -> str:
    """``Sat 28 March is day 0. Two weekends, Good Friday and Easter Monday are not counted.``"""
    weekends = {d.date.isocalendar()[:2] for d in days if d.number is None and d.date.weekday() > 4}
    names = [d.why for d in days if d.number is None and d.date.weekday() < 5]
    parts = []
    if weekends:
        count = len(weekends)
        small = ("", "One", "Two", "Three", "Four", "Five", "Six")
        number = small[count] if count < len(small) else str(count)
        parts.append(f"{number} weekend{'' if count == 1 else 's'}")
    parts += list(dict.fromkeys(names))
    sentence = f"{short_date(start, year)} is day 0."
    if not parts:
        return sentence
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    verb = "is" if len(parts) == 1 and not listed.endswith("s") else "are"
    return f"{sentence} {listed} {verb} not counted."
