"""A register that is open, with the day it is and who acts: what every verb and query takes."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from chc_desktop.model.rules.complaint import Breach, CaseState, breaches, case_state
from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.rules.measures import Year, year_end_on_or_after
from chc_desktop.model.rules.reporting_years import ReportingYears
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.working_days import OneOffHoliday, WorkingDays
from chc_desktop.model.services import keeping
from chc_desktop.model.services.unreadable import readable
from chc_desktop.model.store import (
    Action,
    CaseRecord,
    Key,
    OpenLock,
    Register,
    RegisterFault,
    RegisterProblem,
    protecting,
)
from chc_desktop.model.store import cases as stored_cases

T = TypeVar("T")
_BEHIND = timedelta(days=1)
"""Clocks of two computers differ by minutes; by a day one of them is wrong."""


__all__ = [
    "Case",
    "CreateRegister",
    "Key",
    "RegisterFault",
    "RegisterProblem",
    "Reopener",
    "Session",
    "create_register",
    "open_register",
    "problems_creating",
]


@dataclass(frozen=True, slots=True)
class Case:
    """A complaint as stored, and the state that follows from it."""

    record: CaseRecord
    state: CaseState


@dataclass(frozen=True, slots=True)
class CreateRegister:
    """The three answers of the first run. The year end is a month and a day of the month."""

    landlord: str
    homes: int | None
    year_end_month: int = 3
    year_end_day: int = 31


@dataclass(frozen=True, slots=True)
class Reopener:
    """What opens a register once more, as a job on a thread has to: with its key, if any."""

    path: Path
    today: date
    actor: str
    key: Key | None = field(default=None, repr=False)

    def open(self, *, read_only: bool = True) -> Session:
        """A session of its own, to be closed by whoever asked; raises RegisterProblem."""
        return open_register(
            self.path, today=self.today, actor=self.actor, read_only=read_only, key=self.key
        )


class Session:
    """An open register. Cases are read once and again after a change, here or elsewhere."""

    def __init__(
        self,
        register: Register,
        today: date,
        actor: str,
        *,
        read_only: bool = False,
        now: Callable[[], str] | None = None,
    ) -> None:
        self.register = register
        self.today = today
        # The system's own name for a user can hold bytes that are no text.
        self.actor = one_line(actor)
        self.read_only = read_only
        self.upkeep_trouble = ""
        """Why the last backup by itself failed; empty when it did not."""
        self.second_trouble = ""
        """Why the last copy to the second place failed."""
        self.because = ""
        """Why it is open for reading only, in a sentence for a window; empty where that was asked."""
        self.lock: OpenLock | None = None
        self._now = now or computer_time
        self._by_computer = now is None
        self._calendar: WorkingDays | None = None
        self._years: ReportingYears | None = None
        self._cases: dict[int, Case] | None = None
        self._seen = -1
        self._worked_out: dict[tuple[Hashable, ...], Any] = {}

    @property
    def calendar(self) -> WorkingDays:
        """The working-day calendar with this register's one-off bank holidays."""
        if self._calendar is None:
            rows = self.register.rows(
                "SELECT on_date, name, source FROM one_off_holiday WHERE removed_on IS NULL"
            )
            self._calendar = WorkingDays(
                OneOffHoliday(date.fromisoformat(r["on_date"]), r["name"], r["source"])
                for r in rows
            )
        return self._calendar

    @property
    def years(self) -> ReportingYears:
        """The landlord's reporting years: by its year end, and as those that are closed were."""
        if self._years is None:
            row = self.register.rows("SELECT year_end_month, year_end_day FROM landlord")[0]
            closed = self.register.tuples(
                "SELECT DISTINCT start_on, year_end FROM closed_year WHERE removed_on IS NULL"
            )
            spans = (Year(*map(date.fromisoformat, span)) for span in closed)
            self._years = ReportingYears(row["year_end_month"], row["year_end_day"], tuple(spans))
        return self._years

    def year_end_of(self, day: date) -> date:
        """The end of the reporting year that a day lies in."""
        return self.years.of(day).end

    def year(self, year_end: date) -> Year:
        """The reporting year that ends on a day."""
        return self.years.ending(year_end)

    def cases(self) -> dict[int, Case]:
        """All complaints by id, with their states."""
        seen = self.register.data_version()
        if seen != self._seen:
            self._forget()
            self._seen = seen
        if self._cases is None:
            with readable():
                records = stored_cases.load(self.register)
                self._cases = {key: self._case(record) for key, record in records.items()}
        return self._cases

    def read_case(self, complaint_id: int) -> tuple[Case, ...]:
        """One complaint read by itself, not kept; raises RegisterProblem if it cannot be."""
        with readable():
            loaded = stored_cases.load(self.register, complaint_id)
            return tuple(self._case(record) for record in loaded.values())

    def case(self, complaint_id: int) -> Case | None:
        """One complaint, or None when there is no such one."""
        return self.cases().get(complaint_id)

    def once(self, key: tuple[Hashable, ...], work_out: Callable[[], T]) -> T:
        """What ``work_out`` gives, kept until something is written or the day changes.

        ``key`` names it; nothing kept is ever stored.
        """
        self.cases()  # forgets when another window wrote
        key = (self.today, *key)
        if key not in self._worked_out:
            self._worked_out[key] = work_out()
        found: T = self._worked_out[key]
        return found

    def breaches(self, case: Case) -> tuple[Breach, ...]:
        """All missed dates of the Code of a complaint, open or over."""
        key = (self.today, "breaches", case.record.id)
        if key not in self._worked_out:
            self._worked_out[key] = breaches(self.calendar, case.state, self.today)
        found: tuple[Breach, ...] = self._worked_out[key]
        return found

    @contextmanager
    def action(self, what: str, complaint_id: int | None = None) -> Iterator[Action]:
        """One transaction, all or nothing; afterwards what it touched is read again.

        ``complaint_id`` names the only complaint it touches; None means any.
        """
        if self.read_only:
            text = "This register is open for reading only, so nothing was saved."
            if self.because:
                text = f"Nothing was saved. {self.because}"
            raise RegisterProblem(RegisterFault.READ_ONLY, text)
        with self.register.action(self.actor, self._time(), what) as action:
            yield action
        self._worked_out.clear()
        if complaint_id is None or self._cases is None:
            self._forget()
        else:
            loaded = stored_cases.load(self.register, complaint_id)
            self._cases |= {key: self._case(record) for key, record in loaded.items()}

    def reopener(self) -> Reopener:
        """For a job on a thread, which opens the register's file once more."""
        assert self.register.path is not None, "A register in memory has no file."
        return Reopener(self.register.path, self.today, self.actor, self.register.key)

    def close(self) -> None:
        """Let go of the file."""
        self.register.close()
        if self.lock is not None:
            self.lock.release()

    def clock_behind(self) -> date | None:
        """The day of the newest entry, where the computer's clock is a day or more before it."""
        last = self.register.last_written() if self._by_computer else ""
        try:
            written = datetime.fromisoformat(last)
            behind = written - datetime.fromisoformat(self._now())
        except (ValueError, TypeError):  # none, or one that is no time of ours
            return None
        return written.astimezone().date() if behind >= _BEHIND else None

    def _time(self) -> str:
        """When an entry is made: by a clock that was set back, as the one before it."""
        now = self._now()
        return max(now, self.register.last_written()) if self._by_computer else now

    def _forget(self) -> None:
        self._cases = self._calendar = self._years = None
        self._worked_out.clear()

    def _case(self, record: CaseRecord) -> Case:
        return Case(record, case_state(self.calendar, record.events))


def open_register(
    path: Path,
    *,
    today: date | None = None,
    actor: str | None = None,
    read_only: bool = False,
    key: Key | None = None,
) -> Session:
    """Open a register; without ``today`` a sample shows its own day, others the computer's.

    A protected one needs its key. What cannot be read is not opened. Raises RegisterProblem with
    one plain sentence.
    """
    session = open_unread(path, today=today, actor=actor, read_only=read_only, key=key)
    try:
        wrong = session.register.unreadable()
        if wrong:
            raise RegisterProblem(RegisterFault.DAMAGED, wrong[0][2], tuple(w[1] for w in wrong))
        session.cases()
    except BaseException:
        session.close()
        raise
    return session


def open_unread(
    path: Path,
    *,
    today: date | None = None,
    actor: str | None = None,
    read_only: bool = False,
    key: Key | None = None,
) -> Session:
    """As ``open_register``, without a look at what the facts say: for whoever looks closer."""
    protecting.put_back(path)
    register = Register.open(path, read_only=read_only, key=key, before_update=_keep_old)
    try:
        landlord = register.one("SELECT as_of FROM landlord")
        if landlord is None:
            text = f"{path.name} is damaged: it names no landlord. Open your newest backup."
            raise RegisterProblem(RegisterFault.DAMAGED, text)
        with readable():
            as_of = landlord["as_of"]
            today = today or (date.fromisoformat(as_of) if as_of else computer_date())
    except BaseException:
        register.close()
        raise
    if not read_only:
        protecting.tidy_up(path)
    return Session(register, today, actor or computer_user(), read_only=read_only)


def _keep_old(register: Register) -> None:
    try:
        keeping.before(register, Why.UPDATE)
    except RegisterProblem as problem:
        name = register.path.name if register.path is not None else "The register"
        text = (
            f"{name} was made by an older CHC Desktop, and it is backed up before it is brought up "
            f"to date. That failed, so nothing was changed: open it to read, or try again. {problem}"
        )
        raise RegisterProblem(RegisterFault.NO_BACKUP, text) from problem


def create_register(
    path: Path,
    command: CreateRegister,
    *,
    today: date | None = None,
    actor: str | None = None,
    now: Callable[[], str] | None = None,
    key: Key | None = None,
) -> Session:
    """A new register for a landlord; raises RegisterProblem, also when the file exists."""
    found = problems_creating(command)
    if found:
        raise RegisterProblem(RegisterFault.NO_ACCESS, found[0].text)
    day = today or computer_date()
    who = actor or computer_user()

    def start(register: Register) -> None:
        begin(Session(register, day, who, now=now), command)

    return Session(Register.create(path, key=key, begin=start), day, who, now=now)


def begin(session: Session, command: CreateRegister) -> None:
    """Write the landlord into a register that has none yet."""
    year_end = year_end_on_or_after(session.today, command.year_end_month, command.year_end_day)
    with session.action("start the register") as action:
        action.insert(
            "landlord",
            {
                "id": 1,
                "name": one_line(command.landlord),
                "year_end_month": command.year_end_month,
                "year_end_day": command.year_end_day,
                "created_at": session.today.isoformat(),
            },
        )
        action.insert(
            "homes_at_year_end", {"year_end": year_end.isoformat(), "rented": command.homes or 0}
        )


def problems_creating(command: CreateRegister) -> tuple[Problem, ...]:
    """What stands against starting a register."""
    found = []
    if not one_line(command.landlord):
        found.append(Problem("landlord", "", "Give the name of your co-op or landlord."))
    if command.homes is None or not 1 <= command.homes <= 1_000_000:
        text = "Give the number of homes you own, as a whole number from 1."
        found.append(Problem("homes", "", text))
    if not (1 <= command.year_end_month <= 12 and 1 <= command.year_end_day <= 31):
        found.append(Problem("year_end", "", "Give the day your financial year ends on."))
    return tuple(found)


def computer_date() -> date:
    """Today by the computer's clock and time zone."""
    return datetime.now().astimezone().date()


def computer_time() -> str:
    """Now, in UTC, to the second: when something was entered."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def computer_user() -> str:
    """The system's name for whoever sits at the computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name is set on this computer
        return "unknown"
