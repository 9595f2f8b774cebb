"""Who considers a stage: asked, declared, stood down, heard; and who may or may not (5.8, 6.13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.considering import (
    AskToConsider,
    HoldHearing,
    Seat,
    StandDown,
    declaration,
    panel_advice,
    problems_asking,
    problems_hearing,
)
from chc_desktop.model.rules.independence import (
    WAYS_OUT,
    Eligible,
    bars,
    eligible,
    nobody_left,
    same,
)
from chc_desktop.model.rules.interests import DECIDES, Interests, PanelPart, Who
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, Severity, Stage, blocking
from chc_desktop.model.services.complaints import NO_SUCH_COMPLAINT
from chc_desktop.model.services.handlers import handler_rows, meant, put_handler
from chc_desktop.model.services.interests import interests
from chc_desktop.model.services.request_facts import Row, day
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Case, Session

NOT_ASKED = Problem("", "", "They are not asked to consider this stage. Look at it again.")
NO_STAGE = Problem("", "6.10", "Stage 2 has not been asked for. Record that first (6.10).")


@dataclass(frozen=True, slots=True)
class SeatView:
    """Somebody's place at a stage, as shown. ``barred`` are sentences; empty: nothing is."""

    id: int
    name: str
    part: PanelPart
    declared: str
    asked_on: date | None
    barred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HearingView:
    """A panel's hearing (6.20)."""

    id: int
    on: date
    place: str
    invited_on: date | None
    companion: str
    complained_about: str
    note: str


@dataclass(frozen=True, slots=True)
class ConsideringView:
    """A stage: who considers it, who may, who may not and why, and what is still to be done."""

    stage: Stage
    running: bool
    """Whether a response is owed; a stage 2 that nobody asked for yet is only looked ahead at."""
    seats: tuple[SeatView, ...]
    hearing: HearingView | None
    may: tuple[Eligible, ...]
    may_not: tuple[Eligible, ...]
    nobody_left: bool
    ways_out: tuple[tuple[str, str], ...]
    """When nobody of one's own is left: kind of third party, and the sentence (5.4, 5.5)."""
    advice: tuple[str, ...]
    decided_on: date | None = None
    body: str = "committee"


def check(session: Session, command: AskToConsider | HoldHearing) -> tuple[Problem, ...]:
    """What stands against a command, warnings included; writes nothing."""
    case = session.case(command.complaint_id)
    if case is None:
        return (NO_SUCH_COMPLAINT,)
    stage = case.state.stage(command.stage)
    if stage is None:
        return (NO_STAGE,)
    start = stage.clock.start
    if isinstance(command, HoldHearing):
        return problems_hearing(command, session.today, start)
    seats = [
        _seat(row, who.name) for row, who in handler_rows(session, case.record.id, command.stage)
    ]
    known = interests(session, case)
    found = problems_asking(command, seats, known, session.today, start)
    return (*found, *_also_at_stage_2(session, command, known))


def ask_to_consider(session: Session, command: AskToConsider) -> Result:
    """Ask somebody to consider a stage, in place of somebody else or beside them (5.8, 6.20)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.part is not None
    assert command.on is not None
    case = session.cases()[command.complaint_id]
    who = meant(session, command.name)
    with session.action("ask somebody to consider a stage", case.record.id) as action:
        if command.instead_of is not None:
            values = {"removed_on": session.today.isoformat()}
            action.update("stage_handler", command.instead_of, values)
        seat = put_handler(
            action,
            session,
            (case.record.id, command.stage, who),
            {
                "part": command.part.value,
                "conflicts_declared": declaration(command),
                "assigned_on": command.on.isoformat(),
            },
        )
    what = "writes for the panel at" if command.part is PanelPart.CLERK else "considers"
    return Done(
        f"{case.record.reference}: {who.name} {what} stage {command.stage.value}",
        case.record.id,
        found,
        seat,
    )


def stand_down(session: Session, command: StandDown) -> Result:
    """Somebody does not consider a stage after all; the history keeps that they were asked."""
    case = session.case(command.complaint_id)
    if case is None:
        return Refusal((NO_SUCH_COMPLAINT,))
    rows = handler_rows(session, case.record.id, command.stage)
    found = next((who for row, who in rows if row["id"] == command.handler_id), None)
    if found is None:
        return Refusal((NOT_ASKED,))
    with session.action("stand somebody down from a stage", case.record.id) as action:
        values = {"removed_on": session.today.isoformat()}
        action.update("stage_handler", command.handler_id, values)
    return Done(f"{case.record.reference}: {found.name} stands down", case.record.id)


def hold_hearing(session: Session, command: HoldHearing) -> Result:
    """Set the hearing of a stage, or put it right (6.20)."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.on is not None
    case = session.cases()[command.complaint_id]
    values: Row = {
        "on_date": command.on.isoformat(),
        "place": one_line(command.place),
        "invited_on": command.invited_on.isoformat() if command.invited_on else None,
        "companion": one_line(command.companion),
        "complained_about": one_line(command.complained_about),
        "note": clean_text(command.note).strip(),
    }
    there = _hearing_row(session, case.record.id, command.stage)
    with session.action("set a hearing", case.record.id) as action:
        if there is None:
            key = {"complaint_id": case.record.id, "stage": int(command.stage)}
            hearing = action.insert("hearing", key | values)
        else:
            hearing = there["id"]
            action.update("hearing", hearing, values)
    return Done(f"{case.record.reference}: hearing set", case.record.id, found, hearing)


def cancel_hearing(session: Session, command: HoldHearing) -> Result:
    """There is no hearing after all; the history keeps that there was to be one."""
    there = _hearing_row(session, command.complaint_id, command.stage)
    case = session.case(command.complaint_id)
    if case is None or there is None:
        return Refusal((Problem("", "", "There is no hearing of this stage."),))
    with session.action("cancel a hearing", case.record.id) as action:
        action.update("hearing", there["id"], {"removed_on": session.today.isoformat()})
    return Done(f"{case.record.reference}: hearing cancelled", case.record.id)


def considering(session: Session, complaint_id: int) -> tuple[ConsideringView, ...]:
    """Both stages of a complaint, as far as somebody has to be found for them."""
    case = session.case(complaint_id)
    if case is None:
        return ()
    return tuple(view_of_stage(session, case, stage) for stage in Stage)


def at_stage(session: Session, complaint_id: int, stage: Stage) -> ConsideringView | None:
    """One stage; None without such a complaint."""
    case = session.case(complaint_id)
    return view_of_stage(session, case, stage) if case is not None else None


def view_of_stage(session: Session, case: Case, stage: Stage) -> ConsideringView:
    """One stage of a case, whoever considers it, may and may not (5.8, 6.13)."""
    state = case.state.stage(stage)
    on = (state.ended_on if state else None) or session.today
    known = interests(session, case)
    possible = eligible(stage, on, known)
    seats = tuple(
        SeatView(
            id=row["id"],
            name=who.name,
            part=_part(row),
            declared=row["conflicts_declared"],
            asked_on=day(row["assigned_on"]),
            barred=_barred(row, who, stage, on, known),
        )
        for row, who in handler_rows(session, case.record.id, stage)
    )
    running = state is not None and state.running
    hearing = _hearing(session, case.record.id, stage)
    left = nobody_left(possible)
    plain = [_seat_of(seat) for seat in seats]
    return ConsideringView(
        stage=stage,
        running=running,
        seats=seats,
        hearing=hearing,
        may=tuple(e for e in possible if not e.bars),
        may_not=tuple(e for e in possible if e.bars),
        nobody_left=left and bool(possible),
        ways_out=WAYS_OUT if left and possible else (),
        advice=panel_advice(plain, hearing.on if hearing else None) if running else (),
        decided_on=state.ended_on if state else None,
        body=known.body,
    )


# ---- private


def _also_at_stage_2(
    session: Session, command: AskToConsider, known: Interests
) -> tuple[Problem, ...]:
    """Stage 1 is put right, and whoever considered it is asked to consider stage 2 already."""
    if command.stage is Stage.TWO or command.part is PanelPart.CLERK:
        return ()
    who = known.people.who(command.name)
    if not any(
        same(other, who) and row["part"] in DECIDES
        for row, other in handler_rows(session, command.complaint_id, Stage.TWO)
    ):
        return ()
    text = f"{who.name} considers stage 2 as well. Find somebody else for stage 2 (6.13)."
    return (Problem("name", "6.13", text, Severity.WARN),)


def _barred(row: Row, who: Who, stage: Stage, on: date, known: Interests) -> tuple[str, ...]:
    # Whoever only writes at stage 2 is barred by conflicts, not by stage 1.
    judged = Stage.ONE if _part(row) is PanelPart.CLERK else stage
    return tuple(bar.text for bar in bars(who, judged, on, known))


def _hearing_row(session: Session, complaint_id: int, stage: Stage) -> Row | None:
    return session.register.one(
        "SELECT * FROM hearing WHERE complaint_id = ? AND stage = ? AND removed_on IS NULL"
        " ORDER BY id DESC",
        complaint_id,
        int(stage),
    )


def _hearing(session: Session, complaint_id: int, stage: Stage) -> HearingView | None:
    row = _hearing_row(session, complaint_id, stage)
    if row is None:
        return None
    return HearingView(
        id=row["id"],
        on=date.fromisoformat(row["on_date"]),
        place=row["place"],
        invited_on=day(row["invited_on"]),
        companion=row["companion"],
        complained_about=row["complained_about"],
        note=row["note"],
    )


def _part(row: Row) -> PanelPart:
    """The part of a row; words of another program's count as considering it."""
    known = {part.value: part for part in PanelPart}
    return known.get(row["part"], PanelPart.CONSIDERS)


def _seat(row: Row, name: str) -> Seat:
    return Seat(row["id"], name, _part(row), row["conflicts_declared"])


def _seat_of(view: SeatView) -> Seat:
    return Seat(view.id, view.name, view.part, view.declared)
