"""Judging complaints that come in from a file: what is rejected, and what is taken with a warning.

The rules are those of the command line's contract; the provisions stand beside each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from chc_desktop.model.rules.answers import plain
from chc_desktop.model.rules.clocks import FAULT_TEXTS, stage_clock
from chc_desktop.model.rules.events import Extended
from chc_desktop.model.rules.independence import judge_handlers
from chc_desktop.model.rules.interests import Interests
from chc_desktop.model.rules.values import Severity, Stage
from chc_desktop.model.rules.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chc_desktop.model.rules.values import Outcome, RefusalGround
    from chc_desktop.model.rules.working_days import WorkingDays


_NO_INTERESTS = Interests()


class RowKind(StrEnum):
    """Every kind of problem a row of a complaints file can have."""

    NO_REFERENCE = "no_reference"
    NO_RECEIVED = "no_received"
    NO_DATE = "no_such_date"
    UNKNOWN_OUTCOME = "unknown_outcome"
    NO_AMOUNT = "no_such_amount"
    FUTURE = "in_the_future"
    BEFORE = "before_what_it_follows"
    NOTHING_BEFORE = "nothing_it_could_follow"
    SAME_HANDLER = "same_handler"
    UNCLEAR_YES_NO = "unclear_yes_no"
    WEEKEND = "weekend"
    SEVERAL_RESIDENTS = "several_residents_of_one_home"
    TOO_MANY_HOMES = "more_homes_than_owned"
    NO_REFUSAL_REASONS = "refusal_without_reasons"
    NO_STAGE2_HANDLER = "no_stage2_handler"
    SHARED_HANDLER = "shared_handler"
    EXTENDED_TO_FUTURE = "extended_to_in_the_future"
    EXTENSION_DOES_NOT_COUNT = "extension_does_not_count"
    EXTENSION_INCOMPLETE = "extension_incomplete"
    NO_STAGE1_RESPONSE = "no_stage1_response"
    OUTCOME_WITHOUT_RESPONSE = "outcome_without_response"
    CONFLICT = "conflict_of_interest"


WARNINGS = frozenset(list(RowKind)[list(RowKind).index(RowKind.UNCLEAR_YES_NO) :])


class Verdict(StrEnum):
    """What happens to a row."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One problem; `field` is the file's column by its proper name, `text` one sentence."""

    kind: RowKind
    field: str
    text: str

    @property
    def severity(self) -> Severity:
        """A block rejects the row, a warning does not."""
        return Severity.WARN if self.kind in WARNINGS else Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFacts:
    """What a row says about one stage. `requested` is used at stage 2 only.

    `refused_ground` keeps the file's words, `ground` is the Code's ground they stand for.
    """

    requested: date | None = None
    acknowledged: date | None = None
    handlers: tuple[str, ...] = ()
    extension_told: date | None = None
    extended_to: date | None = None
    extension_reason: str = ""
    ombudsman_given: bool = False
    responded: date | None = None
    outcome: Outcome | None = None
    refused_on: date | None = None
    refused_ground: str = ""
    ground: RefusalGround | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRow:
    """One complaint as a file has it; `row` is its line there, compensation is in pence.

    `unreadable` holds what the reading of the file found wrong with its values.
    """

    row: int
    reference: str = ""
    received: date | None = None
    channel: str = ""
    resident: str = ""
    home: str = ""
    categories: tuple[str, ...] = ()
    description: str = ""
    outcome_sought: str = ""
    outside_measures: bool = False
    stage1: StageFacts = field(default_factory=StageFacts)
    stage2: StageFacts = field(default_factory=StageFacts)
    compensation: int | None = None
    learning: str = ""
    unreadable: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row with its verdict; a duplicate has no problems, a rejected row at least one."""

    row: ComplaintRow
    verdict: Verdict
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the register already has: references, residents by home, and how many homes it owns.

    `homes` is None where the landlord's number of homes is not known.
    """

    references: frozenset[str] = frozenset()
    residents_by_home: Mapping[str, frozenset[str]] = field(default_factory=dict)
    homes: int | None = None
    interests: Interests = field(default_factory=Interests)
    """The register's people and what they declared; a row adds whom it is by."""


def reference_key(reference: str) -> str:
    """What makes two references the same: capitals and blanks do not part them."""
    return " ".join(reference.casefold().split())


def judge_file(
    rows: Sequence[ComplaintRow], known: Known, today: date, calendar: WorkingDays
) -> tuple[JudgedRow, ...]:
    """The verdict on every row of a file, in its order.

    A reference already in the register, or on an earlier row that is imported, is a duplicate.
    """
    taken = {reference_key(reference) for reference in known.references}
    judged: list[JudgedRow] = []
    for row in rows:
        if row.reference and reference_key(row.reference) in taken:
            judged.append(JudgedRow(row, Verdict.DUPLICATE))
            continue
        problems = judge(row, today, calendar, known.interests)
        rejected = any(problem.severity is Severity.BLOCK for problem in problems)
        if not rejected:
            taken.add(reference_key(row.reference))
        verdict = Verdict.REJECTED if rejected else Verdict.IMPORTED
        judged.append(JudgedRow(row, verdict, problems))
    return _with_homes(judged, known)


def judge(
    row: ComplaintRow, today: date, calendar: WorkingDays, interests: Interests = _NO_INTERESTS
) -> tuple[RowProblem, ...]:
    """Everything wrong with one row by itself, rejections first."""
    problems = [*row.unreadable, *_required(row), *_future(row, today), *_order(row)]
    problems += _people(row, interests)
    problems += _warnings(row, today)
    for stage, facts, start in (
        (Stage.ONE, row.stage1, row.received),
        (Stage.TWO, row.stage2, row.stage2.requested),
    ):
        problems += _extension(calendar, stage, facts, start)
    return tuple(sorted(problems, key=lambda problem: problem.severity is Severity.WARN))


def _required(row: ComplaintRow) -> list[RowProblem]:
    problems = []
    if not row.reference:
        text = "The row has no reference. Give each complaint one of its own."
        problems.append(RowProblem(RowKind.NO_REFERENCE, "reference", text))
    unread = any(problem.field == "received" for problem in row.unreadable)
    if row.received is None and not unread:
        text = "The row has no date received. Every date is counted from it (6.2)."
        problems.append(RowProblem(RowKind.NO_RECEIVED, "received", text))
    return problems


def _facts(row: ComplaintRow) -> list[tuple[str, date]]:
    """The recorded facts with their columns; `extended_to` is none, it is a promise."""
    dates = [("received", row.received)]
    for prefix, facts in (("stage1_", row.stage1), ("stage2_", row.stage2)):
        dates += [
            ("stage2_requested", facts.requested),
            ("acknowledged" if prefix == "stage1_" else "stage2_acknowledged", facts.acknowledged),
            (f"{prefix}extension_told", facts.extension_told),
            (f"{prefix}responded", facts.responded),
            ("refused_on" if prefix == "stage1_" else "stage2_refused_on", facts.refused_on),
        ]
    return [(column, day) for column, day in dates if day is not None]


def _future(row: ComplaintRow, today: date) -> list[RowProblem]:
    return [
        RowProblem(
            RowKind.FUTURE,
            column,
            f"{_name(column)} is {long_date(day)}, which is later than today.",
        )
        for column, day in _facts(row)
        if day > today
    ]


# Each fact with those it cannot come before; the first of them must be there at stage 2.
_FOLLOWS = {
    "acknowledged": ("received",),
    "stage1_extension_told": ("received",),
    "stage1_responded": ("acknowledged", "received"),
    "refused_on": ("received",),
    "stage2_requested": ("stage1_responded", "received"),
    "stage2_acknowledged": ("stage2_requested",),
    "stage2_extension_told": ("stage2_requested",),
    "stage2_responded": ("stage2_acknowledged", "stage2_requested"),
    "stage2_refused_on": ("stage2_requested",),
}


def _order(row: ComplaintRow) -> list[RowProblem]:
    dates = dict(_facts(row))
    problems = []
    for column, day in dates.items():
        earlier = [name for name in _FOLLOWS.get(column, ()) if name in dates and day < dates[name]]
        if earlier:
            text = (
                f"{_name(column)} is {long_date(day)}, before {_name(earlier[0]).lower()} "
                f"on {long_date(dates[earlier[0]])}."
            )
            problems.append(RowProblem(RowKind.BEFORE, column, text))
        at_stage2 = column.startswith("stage2_") and column != "stage2_requested"
        unread = any(problem.field == "stage2_requested" for problem in row.unreadable)
        if at_stage2 and "stage2_requested" not in dates and not unread:
            text = f"{_name(column)} has a date, but nobody asked for stage 2 (6.10)."
            problems.append(RowProblem(RowKind.NOTHING_BEFORE, column, text))
    return problems


def _people(row: ComplaintRow, interests: Interests) -> list[RowProblem]:
    """Nobody who considered stage 1 considers stage 2 (6.13), nobody in conflict either (5.8)."""
    one, two = row.stage1, row.stage2
    stages = ((one.handlers, one.responded), (two.handlers, two.responded))
    barred, conflicts = judge_handlers((row.resident, row.home), stages, interests)
    found = [RowProblem(RowKind.CONFLICT, column, text) for column, text in conflicts]
    if two.handlers and len(barred) == len(two.handlers):
        text = "Stage 2 was considered by nobody but who considered stage 1 (6.13)."
        return [RowProblem(RowKind.SAME_HANDLER, "stage2_handler", text), *found]
    if barred:
        text = "Somebody who considered stage 1 also considered stage 2 (6.13)."
        return [RowProblem(RowKind.SHARED_HANDLER, "stage2_handler", text), *found]
    if two.requested and not two.handlers:
        text = "Nobody is named who considers stage 2 (6.13)."
        return [RowProblem(RowKind.NO_STAGE2_HANDLER, "stage2_handler", text), *found]
    return found


def _warnings(row: ComplaintRow, today: date) -> list[RowProblem]:
    found: list[tuple[RowKind, str, str]] = [
        (RowKind.WEEKEND, column, f"{_name(column)} is a weekend day, {long_date(day)}.")
        for column, day in _facts(row)
        if day.weekday() >= 5
    ]
    for prefix, facts, provision in (("", row.stage1, "2.4"), ("stage2_", row.stage2, "5.11")):
        stage = prefix or "stage1_"
        if facts.refused_on and not facts.refused_ground:
            text = f"A refusal needs its reasons ({provision})."
            found.append((RowKind.NO_REFUSAL_REASONS, f"{prefix}refused_ground", text))
        if facts.extended_to and facts.extended_to > today:
            text = f"The date it was extended to, {long_date(facts.extended_to)}, is still to come."
            found.append((RowKind.EXTENDED_TO_FUTURE, f"{stage}extended_to", text))
        if facts.outcome and not facts.responded:
            text = "There is an outcome, but no date of the response."
            found.append((RowKind.OUTCOME_WITHOUT_RESPONSE, f"{stage}outcome", text))
    if row.stage2.requested and not row.stage1.responded:
        text = "Stage 2 was asked for without a response at stage 1 (6.10)."
        found.append((RowKind.NO_STAGE1_RESPONSE, "stage1_responded", text))
    return [RowProblem(kind, column, text) for kind, column, text in found]


def _extension(
    calendar: WorkingDays, stage: Stage, facts: StageFacts, start: date | None
) -> list[RowProblem]:
    """Why an extension does not count (6.4, 6.5, 6.15, 6.16); it is kept all the same."""
    told, new_date = facts.extension_told, facts.extended_to
    if told is None and new_date is None:
        return []
    column = f"stage{stage}_extended_to"
    if told is None or new_date is None:
        what = "the day the resident was told" if told is None else "the new date"
        text = f"The extension does not count: {what} is missing."
        return [RowProblem(RowKind.EXTENSION_INCOMPLETE, column, text)]
    if start is None:
        return []
    event = Extended(
        on=told,
        stage=stage,
        new_date=new_date,
        reason=facts.extension_reason,
        ombudsman_given=facts.ombudsman_given,
    )
    clock = stage_clock(
        calendar,
        stage,
        start,
        acknowledged=facts.acknowledged,
        responded=facts.responded,
        extensions=(event,),
    )
    return [
        RowProblem(
            RowKind.EXTENSION_DOES_NOT_COUNT,
            column,
            f"The extension is kept but does not count. {FAULT_TEXTS[fault]}",
        )
        for fault in clock.extensions[0].faults
    ]


def _with_homes(judged: Iterable[JudgedRow], known: Known) -> tuple[JudgedRow, ...]:
    """Add what only the whole file shows: residents of one home, and homes beyond those owned."""
    judged = tuple(judged)
    people = {plain(h): {plain(p) for p in names} for h, names in known.residents_by_home.items()}
    for entry in judged:
        if entry.verdict is Verdict.IMPORTED and entry.row.home:
            people.setdefault(plain(entry.row.home), set()).add(plain(entry.row.resident))
    extra = set() if known.homes is None else set(list(people)[known.homes :])
    return tuple(_with_home(entry, people, extra, known.homes) for entry in judged)


def _with_home(
    entry: JudgedRow, people: Mapping[str, set[str]], extra: set[str], homes: int | None
) -> JudgedRow:
    home = plain(entry.row.home)
    if entry.verdict is not Verdict.IMPORTED or not home:
        return entry
    more = []
    if len(people[home] - {""}) > 1:
        text = "Several residents of this home have complained. Each is kept apart."
        more.append(RowProblem(RowKind.SEVERAL_RESIDENTS, "home", text))
    if home in extra:
        text = f"This makes more homes than the {homes} that the landlord owns. Check the address."
        more.append(RowProblem(RowKind.TOO_MANY_HOMES, "home", text))
    return JudgedRow(entry.row, entry.verdict, (*entry.problems, *more))


_NAMES = {
    "received": "The date received",
    "acknowledged": "The acknowledgement",
    "stage1_extension_told": "The day of the extension at stage 1",
    "stage1_responded": "The stage 1 response",
    "refused_on": "The refusal",
    "stage2_requested": "The stage 2 request",
    "stage2_acknowledged": "The stage 2 acknowledgement",
    "stage2_extension_told": "The day of the extension at stage 2",
    "stage2_responded": "The stage 2 response",
    "stage2_refused_on": "The refusal of stage 2",
}


def _name(column: str) -> str:
    return _NAMES[column]
