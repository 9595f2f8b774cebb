"""Complaints from a file into the register: all good rows in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chc_desktop.model.exchange.complaint_files import read_complaints
from chc_desktop.model.rules.events import (
    Acknowledged,
    EscalationRequested,
    Event,
    Extended,
    Noted,
    Received,
    Refused,
    Responded,
)
from chc_desktop.model.rules.importing import (
    ComplaintRow,
    JudgedRow,
    Known,
    StageFacts,
    Verdict,
    judge_file,
)
from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.rules.text import first_words
from chc_desktop.model.rules.values import RemedyHead, Stage
from chc_desktop.model.services import keeping, people
from chc_desktop.model.services.handlers import meant, put_handler
from chc_desktop.model.services.interests import interests
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Action
from chc_desktop.model.store.events import to_row

UNNAMED = "Resident not named in the file"


@dataclass(frozen=True, slots=True)
class ImportedComplaints:
    """The verdict on every row, and the headings that were not understood."""

    rows: tuple[JudgedRow, ...]
    ignored: tuple[str, ...]

    def count(self, verdict: Verdict) -> int:
        """How many rows ended so."""
        return sum(row.verdict is verdict for row in self.rows)


def import_complaints(session: Session, path: Path, *, dry_run: bool = False) -> ImportedComplaints:
    """Read a CSV or Excel file in; with ``dry_run`` only say what would happen.

    The register is backed up before. Raises FileProblem when the file is no list of complaints,
    RegisterProblem when no backup could be made; nothing is then changed.
    """
    file = read_complaints(path)
    judged = judge_file(file.rows, _known(session), session.today, session.calendar)
    good = [entry.row for entry in judged if entry.verdict is Verdict.IMPORTED]
    if good and not dry_run:
        keeping.before(session, Why.IMPORT)
        with session.action("read complaints in from a file") as action:
            for row in good:
                _write(action, session, row)
    return ImportedComplaints(judged, file.ignored)


def _known(session: Session) -> Known:
    residents: dict[str, set[str]] = {}
    for case in session.cases().values():
        residents.setdefault(case.record.home, set()).add(case.record.resident)
    # Removed complaints keep their reference: it stays taken.
    references = session.register.tuples("SELECT reference FROM complaint")
    return Known(
        references=frozenset(row[0] for row in references),
        residents_by_home={home: frozenset(names) for home, names in residents.items() if home},
        homes=people.homes_owned(session) or None,
        interests=interests(session),
    )


def _write(action: Action, session: Session, row: ComplaintRow) -> None:
    person = _resident(action, session, row)
    complaint_id = action.insert(
        "complaint",
        {
            "reference": row.reference,
            "person_id": person,
            "subject": _subject(row),
            "description": row.description,
            "outcome_sought": row.outcome_sought,
            "outside_measures": int(row.outside_measures),
            "source": "file",
        },
    )
    for category in row.categories:
        values = {"complaint_id": complaint_id, "category": category}
        action.insert("complaint_category", values)
    for event in _events(row):
        action.insert("event", to_row(complaint_id, event))
    for stage, facts in ((Stage.ONE, row.stage1), (Stage.TWO, row.stage2)):
        for handler in facts.handlers:
            put_handler(action, session, (complaint_id, stage, meant(session, handler)), {})
    _aftermath(action, row, complaint_id)


def _resident(action: Action, session: Session, row: ComplaintRow) -> int:
    if row.resident or row.home:
        name = row.resident or UNNAMED
        return people.find_or_add(action, session, name, row.home, elsewhere=False)
    # Two rows that name nobody are not the same person.
    return action.insert("person", {"name": UNNAMED})


def _aftermath(action: Action, row: ComplaintRow, complaint_id: int) -> None:
    """Compensation and learning, on the day of the last response, else of receipt."""
    assert row.received is not None
    on = row.stage2.responded or row.stage1.responded or row.received
    if row.compensation:
        action.insert(
            "promise",
            {
                "complaint_id": complaint_id,
                "stage": 2 if row.stage2.responded else 1,
                "made_on": on.isoformat(),
                "head": RemedyHead.COMPENSATION.value,
                "what": "Compensation, from the file",
                "amount": row.compensation,
            },
        )
    if row.learning:
        action.insert(
            "learning",
            {"complaint_id": complaint_id, "on_date": on.isoformat(), "internal": row.learning},
        )


def _events(row: ComplaintRow) -> list[Event]:
    assert row.received is not None
    facts: list[Event] = [Received(on=row.received, channel=row.channel)]
    facts += _stage_events(Stage.ONE, row.stage1, row.received)
    if row.stage2.requested:
        facts.append(EscalationRequested(on=row.stage2.requested, stage=Stage.TWO))
        facts += _stage_events(Stage.TWO, row.stage2, row.stage2.requested)
    return facts


def _stage_events(stage: Stage, facts: StageFacts, start: date) -> list[Event]:
    found: list[Event] = []
    if facts.acknowledged:
        found.append(Acknowledged(on=facts.acknowledged, stage=stage))
    found += _extension(stage, facts, start)
    if facts.responded:
        found.append(Responded(on=facts.responded, stage=stage, outcome=facts.outcome))
    elif facts.outcome:
        text = f"The file says “{facts.outcome}” without the day of the response."
        found.append(Noted(on=start, stage=stage, what="Outcome without a date", text=text))
    if facts.refused_on:
        found.append(
            Refused(
                on=facts.refused_on, stage=stage, ground=facts.ground, reasons=facts.refused_ground
            )
        )
    return found


def _extension(stage: Stage, facts: StageFacts, start: date) -> list[Event]:
    told, new_date = facts.extension_told, facts.extended_to
    if told and new_date:
        return [
            Extended(
                on=told,
                stage=stage,
                new_date=new_date,
                reason=facts.extension_reason,
                ombudsman_given=facts.ombudsman_given,
            )
        ]
    if told or new_date:
        return [
            Noted(
                on=told or start,
                stage=stage,
                what="Extension in the file, incomplete",
                text=facts.extension_reason,
            )
        ]
    return []


def _subject(row: ComplaintRow) -> str:
    named = ", ".join(row.categories).capitalize() or "Complaint from a file"
    return first_words(row.description) or named
