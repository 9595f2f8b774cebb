"""The answers of the command line as plain values, ready for JSON (dates as YYYY-MM-DD)."""

from __future__ import annotations

from datetime import date
from typing import Any

from chc_desktop.model.exchange.forms import SelfAssessmentForm
from chc_desktop.model.rules.clocks import (
    StageClock,
    explain,
    extension_from_dates,
    stage_clock,
)
from chc_desktop.model.rules.complaint import WARN_WITHIN, due_clocks
from chc_desktop.model.rules.importing import Verdict
from chc_desktop.model.rules.measures import StageMeasures
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.rules.working_days import WorkingDays
from chc_desktop.model.services.assessments import Assessed
from chc_desktop.model.services.dates import left
from chc_desktop.model.services.importing import ImportedComplaints
from chc_desktop.model.services.queries import actions
from chc_desktop.model.services.review_dates import reviews
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import YearMeasures

Plain = dict[str, Any]


def deadline(
    stage: Stage,
    received: date,
    acknowledged: date | None = None,
    told: date | None = None,
    extended_to: date | None = None,
) -> Plain:
    """The dates of a stage from bare dates; an extension is judged by its dates alone."""
    calendar = WorkingDays()
    extensions = (extension_from_dates(told, extended_to, stage),) if told and extended_to else ()
    clock = stage_clock(calendar, stage, received, acknowledged=acknowledged, extensions=extensions)
    judged = clock.extensions[0] if clock.extensions else None
    return {
        "stage": int(stage),
        "received": iso(received),
        "acknowledge_by": iso(clock.acknowledge_by),
        "acknowledged": iso(acknowledged),
        "provisional": clock.provisional,
        "respond_by_unextended": iso(clock.respond_by_unextended),
        "respond_by": iso(clock.respond_by),
        "on_time_date": iso(clock.on_time_date),
        "extension_cap": iso(clock.extension_cap),
        "extension": judged
        and {
            "told": iso(judged.told),
            "extended_to": iso(judged.new_date),
            "valid": judged.valid,
            "problems": [fault.value for fault in judged.faults],
        },
        "steps": _steps(calendar, clock),
    }


def status(session: Session) -> Plain:
    """All breaches ever, what is due within 3 working days, reviews and actions due."""
    return {
        "today": iso(session.today),
        "breaches": _breaches(session),
        "due_soon": _due_soon(session),
        "reviews_due": [
            {"kind": r.kind, "title": r.title, "due": iso(r.due), "days_left": r.left}
            for r in reviews(session)
        ],
        "actions_due": [
            {
                "complaint": a.reference,
                "action": a.subject if a.chore is None else a.title,
                "due": iso(a.due),
                "days_left": a.left,
            }
            for a in actions(session)
        ],
    }


def imported(result: ImportedComplaints) -> Plain:
    """What became of every row of a complaints file."""
    return {
        "imported": result.count(Verdict.IMPORTED),
        "skipped": result.count(Verdict.DUPLICATE),
        "rows": [
            {
                "row": entry.row.row,
                "reference": entry.row.reference,
                "verdict": entry.verdict.value,
                "problems": [problem.text for problem in entry.problems],
            }
            for entry in result.rows
        ],
    }


def form(read: SelfAssessmentForm) -> Plain:
    """What a self-assessment form holds, and what is wrong with it by itself."""
    return {
        "edition": read.edition,
        "answers": len(read.answers),
        "missing": list(read.missing),
        "problems": [
            {"provision": p.provision, "problem": p.problem.value, "found": p.found}
            for p in read.problems
        ],
    }


def assessed(result: Assessed) -> Plain:
    """Whether a self-assessment is ready for approval, and every problem."""
    return {
        "ready": result.ready,
        "problems": [
            {
                "provision": p.provision,
                "problem": p.problem.value,
                "severity": p.severity.value,
                "detail": p.detail,
            }
            for p in result.problems
        ],
    }


def measures(found: YearMeasures) -> Plain:
    """CH01 and CH02 of a year, unrounded."""
    return {
        "year_end": iso(found.year_end),
        "today": iso(found.today),
        "homes": found.homes,
        "stage1": _stage(found.stage1),
        "stage2": _stage(found.stage2),
    }


def iso(day: date | None) -> str | None:
    """A date as the contract writes it; an absent one is null."""
    return day.isoformat() if day else None


def _breaches(session: Session) -> list[Plain]:
    missed = [
        {
            "complaint": case.record.reference,
            "stage": int(b.stage),
            "clock": b.clock.value,
            "due": iso(b.due),
            "days_late": b.days_late,
            "still_open": b.still_open,
        }
        for case in session.cases().values()
        for b in session.breaches(case)
    ]
    return sorted(missed, key=lambda b: (b["due"], b["complaint"], b["stage"]))


def _due_soon(session: Session) -> list[Plain]:
    until = session.calendar.add(session.today, WARN_WITHIN)
    soon = []
    for case in session.cases().values():
        missed = session.breaches(case)
        over = {(b.stage, b.clock) for b in missed}
        soon += [
            {
                "complaint": case.record.reference,
                "stage": int(stage.stage),
                "clock": clock.value,
                "due": iso(due),
                "days_left": left(session, due),
            }
            for stage, clock, due in due_clocks(case.state)
            if due <= until and (stage.stage, clock) not in over
        ]
    return sorted(soon, key=lambda d: (d["due"], d["complaint"], d["stage"]))


def _stage(m: StageMeasures) -> Plain:
    return {
        "received": m.received,
        "acknowledged_in_time": m.acknowledged_in_time,
        "responded_in_time": m.responded_in_time,
        "responded_in_extension": m.responded_in_extension,
        "not_yet_due": m.not_yet_due,
        "ch01": m.ch01,
        "ch02": m.ch02,
        "ch02_without_extensions": m.ch02_without_extensions,
    }


def _steps(calendar: WorkingDays, clock: StageClock) -> list[Plain]:
    return [
        {
            "clock": found.clock.value,
            "date": iso(day.date),
            "counted": day.counted,
            "why": day.why,
        }
        for found in explain(calendar, clock)
        for day in found.because
    ]
