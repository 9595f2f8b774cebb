"""The self-assessment from year to year, and its versions within a year (8.1, 8.3 to 8.5).

A new one is a copy; the one before stays as it was, to be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from chc_desktop.model.rules.approving import (
    OCCASIONS,
    NewVersion,
    Occasion,
    problems_new_version,
)
from chc_desktop.model.rules.code import Edition, edition_in_force
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.rules.yearly import look_again_words, tied_to_year
from chc_desktop.model.services.assessment_rows import (
    NO_COMPLAINT,
    current,
    locked,
    next_version,
)
from chc_desktop.model.services.assessments import NOTICE
from chc_desktop.model.services.edition_rows import rows_in
from chc_desktop.model.services.editions import editions
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import AssessmentView, ProvisionRow, SectionRow
from chc_desktop.model.store import Action

COPIED = (
    *("provision", "answer", "evidence", "commentary", "comply_by", "requirement_found"),
    *("action", "action_by", "look_again", "accepted", "complied_on", "complied_note"),
)
"""What a version takes over from the one it is copied from."""
AGAIN = "It must be approved, published and submitted again."
NOTHING_THERE = Problem("", "", "There is no self-assessment to copy. Answer one first.")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of a year's self-assessment, as a list shows it."""

    id: int
    version: int
    edition: str
    begun_on: date | None
    occasion: str
    why: str
    approved_on: date | None
    submitted_on: date | None
    newest: bool

    @property
    def state(self) -> str:
        """``draft``, ``approved`` or ``submitted``."""
        if self.submitted_on is not None:
            return "submitted"
        return "approved" if self.approved_on is not None else "draft"


def versions(session: Session, year_end: date) -> tuple[VersionLine, ...]:
    """Every version of a year's self-assessment, the newest first."""
    rows = session.register.rows(
        "SELECT a.*, (SELECT substr(l.at, 1, 10) FROM change_log l WHERE l.table_name = 'assessment'"
        " AND l.row_id = CAST(a.id AS TEXT) ORDER BY l.id LIMIT 1) AS begun_on"
        " FROM assessment a WHERE a.year_end = ? AND a.removed_on IS NULL ORDER BY a.id DESC",
        year_end.isoformat(),
    )
    return tuple(_line(row, newest=place == 0) for place, row in enumerate(rows))


def earlier(session: Session, year_end: date) -> Row | None:
    """The self-assessment that a year can start from: of the last year that has one.

    The version the governing body approved stands before a draft.
    """
    return session.register.one(
        "SELECT * FROM assessment WHERE year_end < ? AND removed_on IS NULL"
        " ORDER BY year_end DESC, approved_on IS NULL, id DESC",
        year_end.isoformat(),
    )


def can_start_from(session: Session, year_end: date) -> date | None:
    """The year whose self-assessment this year's can start from; None once this year's is begun."""
    if current(session, year_end) is not None:
        return None
    source = earlier(session, year_end)
    return date.fromisoformat(source["year_end"]) if source else None


def start_next(session: Session, year_end: date) -> Result:
    """Start a year's self-assessment from the last one; what belongs to its year is marked."""
    if current(session, year_end) is not None:
        text = "This year has a self-assessment already. Go on with it, or start a new version."
        return Refusal((Problem("", "8.1", text),))
    source = earlier(session, year_end)
    if source is None:
        return Refusal((NOTHING_THERE,))
    edition = edition_in_force(editions(), session.today)
    names = [str(n) for (n,) in session.register.tuples("SELECT name FROM person")]
    with session.action("start the self-assessment from last year’s", NO_COMPLAINT) as action:
        values = {
            "year_end": year_end.isoformat(),
            "edition": edition.edition,
            "version": next_version(session, year_end),
            "started_from": source["id"],
        }
        assessment_id = action.insert("assessment", values)
        rows = _next_years(session, source, edition)
        marks = 0
        for row in rows:
            row["look_again"] = row["look_again"] or _mark(row, names)
            marks += bool(row["look_again"])
            action.insert("assessment_answer", {"assessment_id": assessment_id, **row})
    from_year = paper_date(date.fromisoformat(source["year_end"]))
    text = f"Started from the year to {from_year}: {marks} of {len(rows)} rows to look at again"
    return Done(text, added_id=assessment_id)


def new_version(session: Session, command: NewVersion) -> Result:
    """Start another version: a copy of the newest, or of an earlier one; nothing is lost."""
    found = problems_new_version(command)
    source = current(session, command.year_end)
    if command.from_id is not None:
        source = session.register.one(
            "SELECT * FROM assessment WHERE id = ? AND year_end = ? AND removed_on IS NULL",
            command.from_id,
            command.year_end.isoformat(),
        )
    if source is None:
        return Refusal((NOTHING_THERE,))
    if found:
        return Refusal(found)
    assert command.occasion is not None
    version = next_version(session, command.year_end)
    with session.action("start a new version of the self-assessment", NO_COMPLAINT) as action:
        values = {
            "year_end": source["year_end"],
            "edition": source["edition"],
            "version": version,
            "occasion": command.occasion.value,
            "why": clean_text(command.why).strip(),
            "prepared_by": source["prepared_by"],
            "started_from": source["id"],
        }
        assessment_id = action.insert("assessment", values)
        _copy(action, _answers(session, source["id"]), assessment_id)
    return Done(f"Version {version} started. {AGAIN}".rstrip("."), added_id=assessment_id)


def confirm(session: Session, row: tuple[date, str]) -> Result:
    """Say that a row's words are still so: the mark goes. ``row`` is a year end and a provision."""
    year_end, provision = row
    assessment = current(session, year_end)
    answer = assessment and session.register.one(
        "SELECT id, look_again FROM assessment_answer WHERE assessment_id = ? AND provision = ?",
        assessment["id"],
        provision,
    )
    if not assessment or not answer or not answer["look_again"]:
        return Refusal((Problem("", "", f"{provision} has no mark."),))
    if assessment["approved_on"]:
        return Refusal((Problem("", "8.2", locked(session, assessment)),))
    with session.action(f"look at {provision} again", NO_COMPLAINT) as action:
        action.update("assessment_answer", answer["id"], {"look_again": ""})
    return Done(f"{provision} is still so")


def version_view(session: Session, assessment_id: int) -> AssessmentView | None:
    """One version as it was, to be read; None when there is no such one."""
    row = session.register.one(
        "SELECT * FROM assessment WHERE id = ? AND removed_on IS NULL", assessment_id
    )
    if row is None:
        return None
    known = {edition.edition: edition for edition in editions()}
    edition = known.get(row["edition"]) or edition_in_force(editions(), session.today)
    given = {answer["provision"]: answer for answer in _answers(session, assessment_id)}
    sections = tuple(
        SectionRow(
            s.number,
            s.title,
            tuple(
                _as_it_was(p.number, s.number, p.full_text, given.get(p.number, {}))
                for p in edition.in_section(s.number)
            ),
        )
        for s in edition.sections
    )
    return AssessmentView(
        year_end=date.fromisoformat(row["year_end"]),
        edition=edition.edition,
        status="approved" if row["approved_on"] else "draft",
        sections=tuple(section for section in sections if section.provisions),
        whole_form=(),
        notice=NOTICE.format(edition=edition.edition),
        version=row["version"],
        locked=locked(session, row) or f"This is version {row['version']}.",
    )


def source_of(session: Session, assessment: Row | None, year_end: date) -> Row | None:
    """The self-assessment of the year before: the one this came from, else its newest."""
    before = session.year(year_end).start - timedelta(days=1)
    row = assessment
    while row is not None and row["started_from"] is not None:
        row = session.register.one("SELECT * FROM assessment WHERE id = ?", row["started_from"])
        if row is not None and row["year_end"] != year_end.isoformat():
            return row
    return session.register.one(
        "SELECT * FROM assessment WHERE year_end = ? AND removed_on IS NULL"
        " ORDER BY approved_on IS NULL, id DESC",
        before.isoformat(),
    )


# ---- private


def _line(row: Row, *, newest: bool) -> VersionLine:
    return VersionLine(
        id=row["id"],
        version=row["version"],
        edition=row["edition"],
        begun_on=_day(row["begun_on"]),
        occasion=OCCASIONS[Occasion(row["occasion"])],
        why=row["why"],
        approved_on=_day(row["approved_on"]),
        submitted_on=_day(row["submitted_on"]),
        newest=newest,
    )


def _answers(session: Session, assessment_id: int) -> list[Row]:
    return session.register.rows(
        "SELECT * FROM assessment_answer WHERE assessment_id = ? ORDER BY id", assessment_id
    )


def _copy(action: Action, rows: list[Row], assessment_id: int) -> None:
    for row in rows:
        copied = {name: row[name] for name in COPIED}
        action.insert("assessment_answer", {"assessment_id": assessment_id, **copied})


def _next_years(session: Session, source: Row, edition: Edition) -> list[Row]:
    """The rows of the next year: last year's, in the edition in force, each provision once."""
    old = {edition.edition: edition for edition in editions()}.get(source["edition"])
    rows = {row["provision"]: row for row in _answers(session, source["id"])}
    blank = dict.fromkeys(COPIED, "") | {"comply_by": None, "complied_on": None}
    if old is None or old.edition == edition.edition:
        fresh = {"requirement_found": "", "complied_on": None, "complied_note": ""}
        return [
            blank
            | {name: rows.get(number, blank)[name] for name in COPIED}
            | fresh
            | {"look_again": "", "provision": number}
            for number in edition.numbers
        ]
    return rows_in(rows, old, edition)


def _mark(row: Row, names: list[str]) -> str:
    return look_again_words(tied_to_year(f"{row['evidence']}\n{row['commentary']}", names))


def _as_it_was(number: str, section: int, requirement: str, row: Row) -> ProvisionRow:
    return ProvisionRow(
        number=number,
        section=section,
        requirement=requirement,
        answer=row.get("answer", ""),
        evidence=row.get("evidence", ""),
        commentary=row.get("commentary", ""),
        comply_by=_day(row.get("comply_by")),
        problems=(),
        suggestion="",
        behind=(),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
