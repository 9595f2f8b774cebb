"""What happened, newest first: each event in words, and dates that passed unkept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from chc_desktop.model.rules.clocks import FAULT_TEXTS, PROVISIONS, days_late
from chc_desktop.model.rules.complaint import StageState
from chc_desktop.model.rules.events import (
    Acknowledged,
    Closed,
    Defined,
    EscalationRequested,
    Event,
    Extended,
    Noted,
    Raised,
    Received,
    Refused,
    Responded,
    ToldToAccept,
    Updated,
    Withdrawn,
)
from chc_desktop.model.rules.values import Clock
from chc_desktop.model.rules.wording import pounds, short_date, working_days
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.timeline_letters import letters_that_went
from chc_desktop.model.services.timeline_more import decided, from_the_ombudsman, taken_back
from chc_desktop.model.services.views import TimelineEntry
from chc_desktop.model.services.words import reached


def timeline(session: Session, case: Case) -> tuple[TimelineEntry, ...]:
    """Everything that happened to a complaint, newest first; corrections name what was."""
    before = {event.id: event for event in case.record.events}
    entries = [_entry(session, case, event, before) for event in case.state.events]
    entries += _missed(session, case)
    entries += _promises(session, case)
    entries += from_the_ombudsman(session, case.record.id)
    entries += decided(session, case.record.id)
    entries += taken_back(session, case.record.id)
    entries += letters_that_went(session, case.record.id)
    return tuple(sorted(entries, key=_place, reverse=True))


def _place(entry: TimelineEntry) -> tuple[date, bool, bool, int]:
    """By day; on one day what was received comes before all that was done about it."""
    return entry.on, entry.worked_out, entry.kind != Received.kind, entry.event_id


def _entry(
    session: Session, case: Case, event: Event, before: Mapping[int, Event]
) -> TimelineEntry:
    title, text, quote = event_words(event, case, session.today.year)
    old = before.get(event.corrects or 0)
    return TimelineEntry(
        on=event.on,
        kind=event.kind,
        title=title,
        text=text,
        quote=quote,
        late=how_late(session, case, event),
        event_id=event.id,
        corrected=what_was(old, event, session.today.year) if old else "",
    )


def what_was(old: Event, event: Event, year: int) -> str:
    """What a corrected entry said before, and why: only what differs."""
    found = [short_date(old.on, year)] if old.on != event.on else []
    for field in fields(event):
        if field.name in _OWN or not hasattr(old, field.name):
            continue
        before = getattr(old, field.name)
        if before == getattr(event, field.name):
            continue
        found.append(_value(before, year))
    why = f": {event.why_corrected.rstrip('.')}" if event.why_corrected else ""
    return f"Corrected. It was {', '.join(found)}{why}." if found else f"Corrected{why}."


def _value(value: object, year: int) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return short_date(value, year)
    return f"“{value}”" if value not in (None, "") else "empty"


_WAYS = {"in": "came in", "out": "went out"}
_OWN = frozenset({"on", "id", "stage", "corrects", "why_corrected"})


def event_words(  # noqa: PLR0911, PLR0912 - one return for each kind of event
    event: Event, case: Case, year: int
) -> tuple[str, str, str]:
    """Title, text and the resident's own words of an event."""
    match event:
        case Received():
            by = f"Taken by {event.received_by}." if event.received_by else ""
            return f"Received {reached(event.channel)}".strip(), by, case.record.description
        case Acknowledged():
            return _staged("Acknowledged", event, event.how), "", ""
        case Defined():
            return f"{_staged('Complaint definition recorded', event, '')} (5.6)", _said(event), ""
        case Extended():
            return _extension(case.state.stage(event.stage), event, year)
        case Raised():
            return f"{_staged('New issue raised', event, event.channel)} (6.8)", "", event.words
        case Updated():
            return (
                f"{_staged('Told how it stands', event, event.how)} (5.9)",
                _told(event, year),
                "",
            )
        case Responded():
            outcome = f": {event.outcome}" if event.outcome else ""
            title = f"Stage {event.stage.value} response sent {reached(event.how)}".rstrip()
            return f"{title}{outcome}", event.decision, ""
        case EscalationRequested():
            return f"Stage 2 asked for {reached(event.channel)}".rstrip(), "", event.reasons
        case ToldToAccept():
            return "The Ombudsman told us to accept it", "The clocks start anew that day.", ""
        case Refused():
            what = "Escalation refused" if event.stage.value == 2 else "Refused"
            ground = f": {event.ground}" if event.ground else ""
            return f"{what}{ground}", event.reasons, ""
        case Withdrawn():
            return "Withdrawn by the resident", "", event.words
        case Closed():
            return "Closed", event.note, ""
        case Noted():
            way = ", ".join(filter(None, (_WAYS.get(event.direction, ""), reached(event.channel))))
            lead = f"{way[0].upper()}{way[1:]}. " if way else ""
            return event.what, f"{lead}{event.text}".strip(), ""
        case _:
            return event.kind.capitalize(), "", ""


def _told(event: Updated, year: int) -> str:
    then = f" Next update {short_date(event.next_on, year)}." if event.next_on else ""
    return f"{event.text}{then}".strip()


def _said(event: Defined) -> str:
    """The definition in full: each part that was given."""
    parts = (
        ("", event.understanding),
        ("Outcomes sought: ", event.outcomes_sought),
        ("We are responsible for: ", event.responsible_for),
        ("We are not responsible for: ", event.not_responsible_for),
    )
    return "\n".join(f"{head}{text}" for head, text in parts if text)


def _extension(stage: StageState | None, event: Extended, year: int) -> tuple[str, str, str]:
    faults = next(
        (
            j.faults
            for j in (stage.clock.extensions if stage else ())
            if (j.told, j.new_date) == (event.on, event.new_date)
        ),
        (),
    )
    title = f"Told of a new date, {short_date(event.new_date, year)}"
    if not faults:
        return title, event.reason, ""
    why = " ".join(FAULT_TEXTS[fault] for fault in faults)
    return title, f"It does not move the date. {why}", ""


def _staged(word: str, event: Event, how: str) -> str:
    stage = " at stage 2" if event.stage.value == 2 else ""
    return f"{word}{stage} {reached(how)}".rstrip()


def how_late(session: Session, case: Case, event: Event) -> str:
    """``3 working days late`` for an acknowledgement or response after its date; else empty."""
    stage = case.state.stage(event.stage)
    if stage is None:
        return ""
    due = None
    match event:
        case Acknowledged() if event.on == stage.acknowledged_on:
            due = stage.clock.acknowledge_by
        case Defined() if event.on == stage.defined_on and event.on > (
            stage.acknowledged_on or event.on
        ):
            due = stage.clock.acknowledge_by
        case Responded() if stage.response is event:
            due = stage.clock.respond_by
    late = days_late(session.calendar, due, event.on) if due else 0
    return f"{working_days(late)} late" if late else ""


def _missed(session: Session, case: Case) -> list[TimelineEntry]:
    found = []
    for breach in session.breaches(case):
        what = "Acknowledgement" if breach.clock is Clock.ACKNOWLEDGE else "Response"
        stage = " at stage 2" if breach.stage.value == 2 else ""
        provision = PROVISIONS[breach.stage, breach.clock]
        found.append(
            TimelineEntry(
                on=breach.due,
                kind="due",
                title=f"{what}{stage} was due",
                text=f"The Code’s date ({provision}).",
                late=f"{working_days(breach.days_late)} late" if breach.still_open else "",
                worked_out=True,
            )
        )
    return found


def _promises(session: Session, case: Case) -> list[TimelineEntry]:
    found = []
    for promise in case.record.promises:
        money = f", {pounds(promise.amount)}" if promise.amount else ""
        by = f"By {short_date(promise.due_on, session.today.year)}." if promise.due_on else ""
        title = f"Promised: {promise.what}{money}"
        found.append(TimelineEntry(on=promise.made_on, kind="promise", title=title, text=by))
        if promise.done_on:
            late = _days_after(session, promise.due_on, promise.done_on)
            found.append(
                TimelineEntry(
                    on=promise.done_on,
                    kind="promise kept",
                    title=f"Promise kept: {promise.what}",
                    text=promise.done_how,
                    late=late,
                )
            )
    return found


def _days_after(session: Session, due: date | None, done: date) -> str:
    late = days_late(session.calendar, due, done) if due else 0
    return f"{working_days(late)} late" if late else ""
