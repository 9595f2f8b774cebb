"""What people write for a year's report: texts, plans, a figure, stories; saved and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from chc_desktop.model.rules.publication import Private, private_of
from chc_desktop.model.rules.report_words import (
    Figure,
    Part,
    PlanItem,
    PlanOutcome,
    TypeFigure,
    WriteStory,
    WriteText,
    problems_figure,
    problems_plan,
    problems_story,
    problems_text,
)
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Action

NOT_THERE = Problem("", "", "That entry is not in the register any more. Go back to the report.")
NO_COMPLAINT = 0
"""Nothing here touches a complaint."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TextView:
    """A text of the report as it stands; an empty body: not written."""

    part: Part
    body: str = ""
    signed_by: str = ""
    role: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class PlanView:
    """A line of a plan, and what came of it."""

    id: int
    year_end: date
    what: str
    who: str
    by: date | None
    done_on: date | None
    result: str
    outcome: PlanOutcome | None = None
    """What came of it; None: nobody has said yet."""
    carried: bool = False
    """It stood in the plan before, and was carried on."""

    @property
    def answered(self) -> bool:
        """Whether somebody has said what came of it."""
        return self.outcome is not None


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story written for publication."""

    id: int
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Everything that is written for the report of a year."""

    year_end: date
    texts: tuple[TextView, ...]
    plan: tuple[PlanView, ...]
    last_plan: tuple[PlanView, ...]
    stories: tuple[StoryView, ...]
    satisfaction: tuple[int, int] | None

    @property
    def written(self) -> int:
        """How many of the texts are written."""
        return sum(bool(text.body.strip()) for text in self.texts)

    def text(self, part: Part) -> TextView:
        """One of its texts."""
        return next(text for text in self.texts if text.part is part)


def report_words(session: Session, year_end: date) -> ReportWords:
    """What is written for the report of a year so far."""
    rows = session.register.rows(
        "SELECT * FROM report_text WHERE year_end = ?", year_end.isoformat()
    )
    written = {row["part"]: row for row in rows}
    stories = session.register.rows(
        "SELECT id, title, body FROM case_study WHERE year_end = ? AND removed_on IS NULL"
        " ORDER BY id",
        year_end.isoformat(),
    )
    return ReportWords(
        year_end=year_end,
        texts=tuple(_text(part, written.get(part.value)) for part in Part),
        plan=_plan(session, year_end),
        last_plan=_plan(session, year_before(session, year_end)),
        stories=tuple(StoryView(row["id"], row["title"], row["body"]) for row in stories),
        satisfaction=figure(session, year_end, Figure.SATISFACTION),
    )


def year_before(session: Session, year_end: date) -> date:
    """The end of the reporting year before."""
    return date.fromordinal(session.year(year_end).start.toordinal() - 1)


def figure(session: Session, year_end: date, name: Figure) -> tuple[int, int] | None:
    """A figure typed for a year, n of N; None without one."""
    row = session.register.one(
        "SELECT part, of FROM year_figure WHERE year_end = ? AND name = ? AND removed_on IS NULL",
        year_end.isoformat(),
        name.value,
    )
    return (row["part"], row["of"]) if row else None


def plan_item(session: Session, entry_id: int) -> PlanView | None:
    """One line of a plan; None when there is none of that number."""
    row = session.register.one(
        "SELECT * FROM plan_item WHERE id = ? AND removed_on IS NULL", entry_id
    )
    return _plan_view(row) if row else None


def private_words(session: Session) -> Private:
    """Every name, home, reference, telephone number and email address the register knows."""

    def work_out() -> Private:
        def column(sql: str) -> list[str]:
            return [str(row[0]) for row in session.register.tuples(sql) if row[0]]

        names = column("SELECT name FROM person WHERE removed_on IS NULL")
        others = [
            *column("SELECT label FROM home"),
            *column("SELECT reference FROM complaint"),
            *column("SELECT reference FROM service_request"),
            *column("SELECT reference FROM ombudsman_case"),
            *column("SELECT email FROM person"),
            *column("SELECT phone FROM person"),
            *column("SELECT elsewhere FROM person"),
        ]
        return private_of(names, others)

    return session.once(("private words",), work_out)


def check_text(session: Session, command: WriteText) -> tuple[Problem, ...]:
    """What stands against a text; writes nothing."""
    return problems_text(command, private_words(session), session.today)


def save_text(session: Session, command: WriteText) -> Result:
    """Save a text of the report."""
    found = check_text(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    key = {"year_end": command.year_end.isoformat(), "part": command.part.value}
    values = {
        "body": clean_text(command.body).strip(),
        "signed_by": one_line(command.signed_by),
        "role": one_line(command.role),
        "on_date": command.on.isoformat() if command.on else None,
    }
    row = session.register.one(
        "SELECT id FROM report_text WHERE year_end = ? AND part = ?", *key.values()
    )
    with session.action("write for the annual report", NO_COMPLAINT) as action:
        if row is None:
            action.insert("report_text", key | values)
        else:
            action.update("report_text", row["id"], values)
    return Done("Saved for the annual report", warnings=found)


def check_plan(session: Session, command: PlanItem) -> tuple[Problem, ...]:
    """What stands against a line of the plan; writes nothing."""
    if command.entry_id is not None and plan_item(session, command.entry_id) is None:
        return (NOT_THERE,)
    return problems_plan(command, private_words(session), session.today)


def save_plan(session: Session, command: PlanItem) -> Result:
    """Add a line to the plan, put one right, or say what came of it."""
    found = check_plan(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    values = {
        "what": clean_text(command.what).strip(),
        "who": one_line(command.who),
        "by_on": command.by.isoformat() if command.by else None,
        "done_on": command.done_on.isoformat() if command.done_on else None,
        "result": clean_text(command.result).strip(),
        "outcome": command.outcome.value if command.outcome else "",
    }
    with session.action("plan the year", NO_COMPLAINT) as action:
        entry_id = command.entry_id
        if entry_id is None:
            key = {"year_end": command.year_end.isoformat()}
            entry_id = action.insert("plan_item", key | values)
        else:
            action.update("plan_item", entry_id, values)
            _carry_on(action, session, command)
    return Done("The plan is saved", warnings=found, added_id=entry_id)


def remove_plan(session: Session, entry_id: int) -> Result:
    """Take a line out of the plan; the history keeps it."""
    return _remove(session, "plan_item", entry_id, "Taken out of the plan")


def save_figures(session: Session, commands: tuple[TypeFigure, ...]) -> Result:
    """Keep figures that are typed, or take them out: all of them or none."""
    found = tuple(problem for command in commands for problem in problems_figure(command))
    if found:
        return Refusal(found)
    with session.action("enter figures of a year", NO_COMPLAINT) as action:
        for command in commands:
            key = {"year_end": command.year_end.isoformat(), "name": command.figure.value}
            row = session.register.one(
                "SELECT id FROM year_figure WHERE year_end = ? AND name = ?", *key.values()
            )
            values: Row = {"removed_on": session.today.isoformat()}
            if command.part is not None:
                values = {"part": command.part, "of": command.of, "removed_on": None}
            if row is not None:
                action.update("year_figure", row["id"], values)
            elif command.part is not None:
                action.insert("year_figure", key | values)
    return Done("The figures are saved")


def check_story(session: Session, command: WriteStory) -> tuple[Problem, ...]:
    """What stands against a story; writes nothing."""
    if command.entry_id is not None and not _is_there(session, "case_study", command.entry_id):
        return (NOT_THERE,)
    return problems_story(command, private_words(session))


def save_story(session: Session, command: WriteStory) -> Result:
    """Keep a story for the public edition; it was confirmed that nobody can be recognised."""
    found = check_story(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    values = {
        "title": one_line(command.title),
        "body": clean_text(command.body).strip(),
        "checked_on": session.today.isoformat(),
    }
    with session.action("write a story for the annual report", NO_COMPLAINT) as action:
        entry_id = command.entry_id
        if entry_id is None:
            key = {"year_end": command.year_end.isoformat()}
            entry_id = action.insert("case_study", key | values)
        else:
            action.update("case_study", entry_id, values)
    return Done("The story is saved", warnings=found, added_id=entry_id)


def remove_story(session: Session, entry_id: int) -> Result:
    """Take a story out of the report; the history keeps it."""
    return _remove(session, "case_study", entry_id, "The story is taken out")


# ---- private


def _remove(session: Session, table: str, entry_id: int, said: str) -> Result:
    if not _is_there(session, table, entry_id):
        return Refusal((NOT_THERE,))
    with session.action("take something out of the annual report", NO_COMPLAINT) as action:
        action.update(table, entry_id, {"removed_on": session.today.isoformat()})
    return Done(said)


def _carry_on(action: Action, session: Session, command: PlanItem) -> None:
    """Put what is carried on into the plan of the year after, or take it out of it again."""
    assert command.entry_id is not None
    there = session.register.one(
        "SELECT id FROM plan_item WHERE carried_from = ? AND removed_on IS NULL", command.entry_id
    )
    if command.outcome is PlanOutcome.CARRIED_ON and there is None:
        after = session.year_end_of(command.year_end + timedelta(days=1))
        action.insert(
            "plan_item",
            {
                "year_end": after.isoformat(),
                "what": clean_text(command.what).strip(),
                "who": one_line(command.who),
                "carried_from": command.entry_id,
            },
        )
    elif command.outcome is not PlanOutcome.CARRIED_ON and there is not None:
        action.update("plan_item", there["id"], {"removed_on": session.today.isoformat()})


def _is_there(session: Session, table: str, entry_id: int) -> bool:
    sql = f"SELECT 1 FROM {table} WHERE id = ? AND removed_on IS NULL"
    return session.register.one(sql, entry_id) is not None


def _text(part: Part, row: Row | None) -> TextView:
    if row is None:
        return TextView(part)
    return TextView(part, row["body"], row["signed_by"], row["role"], _day(row["on_date"]))


def _plan(session: Session, year_end: date) -> tuple[PlanView, ...]:
    rows = session.register.rows(
        "SELECT * FROM plan_item WHERE year_end = ? AND removed_on IS NULL ORDER BY id",
        year_end.isoformat(),
    )
    return tuple(_plan_view(row) for row in rows)


def _plan_view(row: Row) -> PlanView:
    return PlanView(
        row["id"],
        date.fromisoformat(row["year_end"]),
        row["what"],
        row["who"],
        _day(row["by_on"]),
        _day(row["done_on"]),
        row["result"],
        _outcome(row),
        row["carried_from"] is not None,
    )


def _outcome(row: Row) -> PlanOutcome | None:
    """What was said of a line; a day alone has always meant that it was done."""
    if row["outcome"]:
        return PlanOutcome(row["outcome"])
    return PlanOutcome.DONE if row["done_on"] else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
