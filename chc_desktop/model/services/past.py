"""The register as it stood at the end of a past day, had all that is known of it been entered.

What happened later is left out; what was entered or put right later is in. So a figure of a
closed year changes only when a fact of that time does.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.rules.complaint import case_state
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.reporting_years import ReportingYears
from chc_desktop.model.services.session import Case, Session


class PastSession(Session):
    """A register on a past day, to ask of it only."""

    def __init__(self, now: Session, day: date, years: ReportingYears | None = None) -> None:
        super().__init__(now.register, day, now.actor, read_only=True)
        self._calendar, self._years = now.calendar, years or now.years
        self._past = {
            key: found for key, case in now.cases().items() if (found := _by(case, now, day))
        }

    def cases(self) -> dict[int, Case]:
        """The complaints received by that day, with what had happened by then."""
        return self._past


def on_day(session: Session, day: date) -> Session:
    """The register on a past day; on its own day or later it is the register itself."""
    if day >= session.today:
        return session
    found: Session = session.once(("past", day), lambda: PastSession(session, day))
    return found


def with_year(session: Session, year: Year) -> Session:
    """The register with one more year of just these days, to count it before it is closed."""
    years = session.years
    return PastSession(session, session.today, replace(years, closed=(*years.closed, year)))


def _by(case: Case, now: Session, day: date) -> Case | None:
    if case.state.received > day:
        return None
    known = tuple(event for event in case.state.events if event.on <= day)
    if len(known) == len(case.state.events):
        return case
    return Case(case.record, case_state(now.calendar, known))
