"""Taking an entry back, with what it brought: considerers, promises, what was learnt."""

from __future__ import annotations

from chc_desktop.model.rules.commands import Retract
from chc_desktop.model.rules.correcting import problems_retracting
from chc_desktop.model.rules.events import Acknowledged, Defined, Event, Responded, Retracted
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.services.complaints import NO_SUCH_COMPLAINT
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.store import Action
from chc_desktop.model.store.events import to_row


def retract(session: Session, command: Retract) -> Result:
    """Take an entry back by a new one; what a response brought with it goes too."""
    case = session.case(command.complaint_id)
    if case is None:
        return Refusal((NO_SUCH_COMPLAINT,))
    found = problems_retracting(command, case.state)
    if found:
        return Refusal(found)
    event = next(e for e in case.state.events if e.id == command.event_id)
    with session.action(f"take an entry back: {event.kind}", command.complaint_id) as action:
        for gone in (event, *_beside(case, event)):
            taken = Retracted(
                on=gone.on,
                stage=gone.stage,
                corrects=gone.id,
                why_corrected=clean_text(command.why),
            )
            action.insert("event", to_row(command.complaint_id, taken))
        if isinstance(event, Responded):
            _response_gone(action, session, case, event)
    return Done(f"{case.record.reference}: entry taken back", command.complaint_id)


def _beside(case: Case, event: Event) -> tuple[Event, ...]:
    """The definition that was given with an acknowledgement goes with it."""
    if not isinstance(event, Acknowledged):
        return ()
    return tuple(
        e
        for e in case.state.events
        if isinstance(e, Defined) and (e.stage, e.on) == (event.stage, event.on)
    )


def _response_gone(action: Action, session: Session, case: Case, event: Event) -> None:
    """Rows the response wrote beside its event; a promise already kept stays."""
    today = session.today.isoformat()
    for table, more in (
        ("stage_handler", "stage = ?"),
        ("promise", "stage = ? AND done_on IS NULL"),
    ):
        rows = session.register.rows(
            f"SELECT id FROM {table} WHERE complaint_id = ? AND removed_on IS NULL AND {more}",
            case.record.id,
            int(event.stage),
        )
        for row in rows:
            action.update(table, row["id"], {"removed_on": today})
    for row in session.register.rows(
        "SELECT id FROM learning WHERE complaint_id = ? AND on_date = ? AND removed_on IS NULL"
        " AND you_said = ''",
        case.record.id,
        event.on.isoformat(),
    ):
        action.update("learning", row["id"], {"removed_on": today})
