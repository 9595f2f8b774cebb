"""The command line's answers for people: lines of plain words."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.exchange.forms import SelfAssessmentForm
from chc_desktop.model.rules.clocks import PROVISIONS
from chc_desktop.model.rules.importing import Verdict
from chc_desktop.model.rules.measures import StageMeasures
from chc_desktop.model.rules.values import Clock
from chc_desktop.model.rules.wording import long_date, n_of, paper_date, short_date, working_days
from chc_desktop.model.services.assessments import Assessed
from chc_desktop.model.services.importing import ImportedComplaints
from chc_desktop.model.services.plain import Plain
from chc_desktop.model.services.queries import landlord, today
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import TodayItem
from chc_desktop.model.services.words import left_words
from chc_desktop.model.services.year import YearMeasures


def status_lines(session: Session) -> list[str]:
    """Today in words, then every breach of the Code with its reason. References, no names."""
    view, whose = today(session), landlord(session)
    lines = [f"{whose.name}, {long_date(view.today)}", *whose.warnings]
    lines += _section("Overdue", [_due(item, view.today.year) for item in view.overdue])
    heading = f"Due by {short_date(view.soon_until, view.today.year)}, the next 3 working days"
    lines += _section(heading, [_due(item, view.today.year) for item in view.due_soon])
    late = [
        f"{alarm.reference}: the meeting on {short_date(alarm.meeting_on, view.today.year)} is "
        f"{working_days(alarm.days_after)} after the response is due."
        for alarm in view.meetings
    ]
    lines += _section("Meetings that come too late", late)
    reviews = [
        f"{short_date(r.due, view.today.year)}: {r.kind} review, {left_words(r.left).lower()}"
        for r in view.reviews
    ]
    lines += _section("Reviews", reviews)
    lines += _section("Missed dates of the Code, all years", _breaches(session))
    return lines


def deadline_lines(found: Plain) -> list[str]:
    """The dates of one stage, then every day as it was counted."""
    lines = [f"Acknowledge by {_long(found['acknowledge_by'])}."]
    provisional = " This is provisional until it is acknowledged." if found["provisional"] else ""
    lines.append(f"Respond by {_long(found['respond_by'])}.{provisional}")
    lines.append(f"On-time date {_long(found['on_time_date'])} (our own rule).")
    lines.append(f"An extension may reach {_long(found['extension_cap'])} at the latest.")
    extension = found["extension"]
    if extension and not extension["valid"]:
        reasons = ", ".join(p.replace("_", " ") for p in extension["problems"])
        lines.append(f"The extension does not move the date: {reasons}.")
    clock = ""
    for step in found["steps"]:
        if step["clock"] != clock:
            clock = step["clock"]
            lines += ["", clock.capitalize()]
        lines.append(f"  {_long(step['date'])}  {step['why']}")
    return lines


def import_lines(result: ImportedComplaints, *, dry_run: bool) -> list[str]:
    """What became of a file's rows; only rows with something to say are listed."""
    would = "would be " if dry_run else ""
    lines = [
        (
            f"{result.count(Verdict.IMPORTED)} {would}imported, "
            f"{result.count(Verdict.DUPLICATE)} already there, "
            f"{result.count(Verdict.REJECTED)} rejected."
        )
    ]
    for row in result.rows:
        if row.problems:
            said = " ".join(problem.text for problem in row.problems)
            name = row.row.reference or "no reference"
            lines.append(f"Line {row.row.row} ({name}), {row.verdict.value}: {said}")
    if result.ignored:
        lines.append(f"Columns not understood: {', '.join(result.ignored)}.")
    return lines


def form_lines(form: SelfAssessmentForm) -> list[str]:
    """What a form holds and what is wrong with it by itself."""
    lines = [f"{len(form.answers)} provisions of the {form.edition} Code were read in."]
    if form.missing:
        lines.append(f"Missing: {', '.join(form.missing)}.")
    for problem in form.problems:
        words = problem.problem.value.replace("_", " ")
        found = f": “{problem.found}”" if problem.found else ""
        lines.append(f"{problem.provision or 'Whole form'} {words}{found}")
    return lines


def assess_lines(result: Assessed) -> list[str]:
    """Every problem in its sentence, and whether approval is blocked."""
    verdict = "Ready for approval." if result.ready else "Not ready for approval."
    return [verdict, *(problem.detail for problem in result.problems)]


def measures_lines(found: YearMeasures) -> list[str]:
    """CH01 and CH02, n of N beside each rate."""
    lines = [f"Year to {paper_date(found.year_end)}, {found.homes} homes"]
    return lines + _stage("Stage 1", found.stage1) + _stage("Stage 2", found.stage2)


def _stage(name: str, m: StageMeasures) -> list[str]:
    rate = "" if m.ch02 is None else f" ({m.ch02:.1f}%)"
    return [
        f"{name}: {m.received or 'none'} received, {m.ch01:.1f} for every 1,000 homes (CH01)",
        (
            f"  answered in time: {n_of(m.responded_in_time, m.of)}{rate} (CH02), "
            f"{m.responded_in_extension or 'none'} of them thanks to an extension"
        ),
        (
            f"  acknowledged in time: {n_of(m.acknowledged_in_time, m.acknowledged_of)}; "
            f"not yet due: {m.not_yet_due or 'none'}"
        ),
    ]


def _section(heading: str, lines: list[str]) -> list[str]:
    return ["", heading, *(f"  {line}" for line in lines)] if lines else []


def _due(item: TodayItem, year: int) -> str:
    note = f" {item.note}" if item.note else ""
    return f"{short_date(item.due, year)}, {left_words(item.left).lower()}: {item.title}.{note}"


def _breaches(session: Session) -> list[str]:
    found = []
    for case in session.cases().values():
        for breach in session.breaches(case):
            verb = "acknowledge" if breach.clock is Clock.ACKNOWLEDGE else "respond"
            provision = PROVISIONS[breach.stage, breach.clock]
            still = ", still open" if breach.still_open else ""
            line = (
                f"{long_date(breach.due)}: {case.record.reference}, stage {breach.stage.value}, "
                f"{verb} ({provision}), {working_days(breach.days_late)} late{still}"
            )
            found.append((breach.due, line))
    return [line for _, line in sorted(found)]


def _long(day: str) -> str:
    return long_date(date.fromisoformat(day))
