"""What the register can say beside a provision: one sentence with n of N and the period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.measures import Year, year_to
from chc_desktop.model.rules.values import Clock, Role, Stage
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import holder, kept, of_year, references


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence to accept or edit, and the cases behind it (for the officer's eyes)."""

    sentence: str
    behind: tuple[str, ...] = ()


def suggestion(session: Session, provision: str, year_end: date) -> Suggestion | None:
    """What this register shows for a provision in the year; None where it shows nothing."""
    source = _SOURCES.get(provision)
    return source(session, year_to(year_end)) if source else None


def _timescale(
    stage: Stage, clock: Clock, words: str
) -> Callable[[Session, Year], Suggestion | None]:
    def sentence(session: Session, year: Year) -> Suggestion | None:
        found = kept(session, year, stage, clock)
        if not found.all:
            return None
        waiting = f" {found.not_yet_due} not yet due." if found.not_yet_due else ""
        if not found.total:
            return Suggestion(f"None was due yet, {_period(year)}.{waiting}", references(found.all))
        outside = sum(case.record.outside_measures for case in found.all)
        also = (
            f" {outside} of these is outside CH01 and CH02."
            if outside == 1
            else (f" {outside} of these are outside CH01 and CH02." if outside else "")
        )
        undefined = _undefined(session, year, stage) if clock is Clock.ACKNOWLEDGE else ""
        text = (
            f"{found.in_time} of {found.total} {words}, {_period(year)}.{waiting}{also}{undefined}"
        )
        return Suggestion(text, references(found.all))

    return sentence


def _undefined(session: Session, year: Year, stage: Stage) -> str:
    """Acknowledged in time but without its definition: said apart (5.6, 6.2, 6.11)."""
    count = sum(
        state.acknowledged_in_time and not state.defined_in_time
        for _, state in of_year(session, year, stage)
        if state.refusal is None
    )
    return f" {count} of them without the complaint definition." if count else ""


def _extensions(stage: Stage) -> Callable[[Session, Year], Suggestion | None]:
    def sentence(session: Session, year: Year) -> Suggestion | None:
        told = [
            (case, extension)
            for case, state in of_year(session, year, stage)
            for extension in state.clock.extensions
        ]
        if not told:
            return None
        valid = sum(extension.valid for _, extension in told)
        text = (
            f"{len(told)} extension{'' if len(told) == 1 else 's'} told to residents at stage "
            f"{stage.value}, {_period(year)}; {valid} counted."
        )
        return Suggestion(text, references(case for case, _ in told))

    return sentence


def _refusals(session: Session, year: Year) -> Suggestion | None:
    refused = [
        case
        for stage in Stage
        for case, state in of_year(session, year, stage)
        if state.refusal is not None
    ]
    received = len(of_year(session, year, Stage.ONE))
    if not received:
        return None
    text = (
        f"{len(refused)} of {received} complaints refused, or refused at stage 2, each with its "
        f"own reasons, {_period(year)}."
    )
    return Suggestion(text, references(refused))


def _stage_2(session: Session, year: Year) -> Suggestion | None:
    asked = [case for case, _ in of_year(session, year, Stage.TWO)]
    if not asked:
        return None
    text = f"{len(asked)} complaints went to stage 2, {_period(year)}; no reasons were needed."
    return Suggestion(text, references(asked))


def _rows(sql: str, one: str, many: str) -> Callable[[Session, Year], Suggestion | None]:
    def sentence(session: Session, year: Year) -> Suggestion | None:
        start, end = year.start.isoformat(), year.end.isoformat()
        count = int(session.register.tuples(sql, start, end)[0][0])
        if not count:
            return None
        return Suggestion(f"{count} {one if count == 1 else many}, {_period(year)}.")

    return sentence


def _role(role: Role, words: str) -> Callable[[Session, Year], Suggestion | None]:
    def sentence(session: Session, year: Year) -> Suggestion | None:
        name = holder(session, role, min(year.end, session.today).isoformat())
        return Suggestion(f"{name} is {words}.") if name else None

    return sentence


def _channels(session: Session, year: Year) -> Suggestion | None:
    found = of_year(session, year, Stage.ONE)
    ways = {
        getattr(event, "channel", "")
        for case, _ in found
        for event in case.state.events
        if event.kind == "received"
    } - {""}
    if not ways:
        return None
    text = f"Complaints reached us by {', '.join(sorted(ways))}, {_period(year)}."
    return Suggestion(text, references(case for case, _ in found))


def _period(year: Year) -> str:
    return f"{paper_date(year.start)} to {paper_date(year.end)}"


_SOURCES: dict[str, Callable[[Session, Year], Suggestion | None]] = {
    "1.4": _rows(
        "SELECT count(*) FROM service_request WHERE removed_on IS NULL AND received_on BETWEEN ? AND ?",
        "service request recorded",
        "service requests recorded",
    ),
    "1.5": _rows(
        "SELECT count(*) FROM complaint c JOIN service_request s ON s.id = c.service_request_id"
        " WHERE s.removed_on IS NULL AND c.removed_on IS NULL AND s.received_on BETWEEN ? AND ?",
        "service request became a complaint",
        "service requests became complaints",
    ),
    "1.6": _rows(
        "SELECT count(*) FROM survey_answer WHERE removed_on IS NULL AND on_date BETWEEN ? AND ?"
        " AND told_how_to_complain_on IS NOT NULL",
        "person who answered a survey was told how to complain",
        "people who answered a survey were told how to complain",
    ),
    "2.1": _refusals,
    "2.5": _refusals,
    "3.1": _channels,
    "3.5": _rows(
        "SELECT count(*) FROM publicity WHERE removed_on IS NULL AND from_on <= ?2 AND coalesce(until_on, '9') >= ?1",
        "place where the complaints process was published",
        "places where the complaints process was published",
    ),
    "4.1": _role(Role.COMPLAINTS_OFFICER, "the complaints officer"),
    "4.3": _rows(
        "SELECT count(DISTINCT person_id) FROM training WHERE removed_on IS NULL AND on_date BETWEEN ? AND ?",
        "person trained in complaint handling",
        "people trained in complaint handling",
    ),
    "5.10": _rows(
        "SELECT count(*) FROM adjustment WHERE removed_on IS NULL AND decision = 'agreed' AND asked_on <= ?2"
        " AND coalesce(ended_on, '9') >= ?1",
        "reasonable adjustment agreed and on record",
        "reasonable adjustments agreed and on record",
    ),
    "5.14": _rows(
        "SELECT count(*) FROM restriction WHERE removed_on IS NULL AND start_on <= ?2 AND end_on >= ?1",
        "restriction on record, with its review",
        "restrictions on record, with their reviews",
    ),
    "6.2": _timescale(
        Stage.ONE, Clock.ACKNOWLEDGE, "complaints were acknowledged within 5 working days"
    ),
    "6.3": _timescale(Stage.ONE, Clock.RESPOND, "stage 1 responses were sent in time"),
    "6.4": _extensions(Stage.ONE),
    "6.10": _stage_2,
    "6.11": _timescale(
        Stage.TWO, Clock.ACKNOWLEDGE, "stage 2 requests were acknowledged within 5 working days"
    ),
    "6.12": _stage_2,
    "6.14": _timescale(Stage.TWO, Clock.RESPOND, "stage 2 responses were sent in time"),
    "6.15": _extensions(Stage.TWO),
    "7.1": _rows(
        "SELECT count(*) FROM promise WHERE made_on BETWEEN ? AND ? AND removed_on IS NULL",
        "remedy or action promised and recorded",
        "remedies and actions promised and recorded",
    ),
    "9.2": _rows(
        "SELECT count(*) FROM learning WHERE on_date BETWEEN ? AND ? AND removed_on IS NULL",
        "lesson recorded from complaints",
        "lessons recorded from complaints",
    ),
    "9.4": _role(Role.SENIOR_LEAD, "the senior lead for complaint handling"),
    "9.5": _role(Role.MRC, "the Member Responsible for Complaints"),
}
