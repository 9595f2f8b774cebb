"""Approving, publishing and submitting a year's papers; the governing body's response.

What is approved is locked: a change is a new version (``assessment_versions.new_version``).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from chc_desktop.model.rules.approving import (
    TITLES,
    Approve,
    Document,
    KeepCircumstance,
    Publish,
    Submit,
    WriteResponse,
    problems_approving,
    problems_circumstance,
    problems_publishing,
    problems_response,
    problems_submitting,
    signature,
)
from chc_desktop.model.rules.submission import missing_lines
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import Problem, Severity, blocking
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.approval_facts import (
    CHALLENGED,
    DECIDED,
    RESPONSE,
    pack_parts,
    part_of,
)
from chc_desktop.model.services.assessment_rows import NO_COMPLAINT, current, locked, marks
from chc_desktop.model.services.assessments import judge
from chc_desktop.model.services.committee import meeting_days
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Action

NOTHING_BEGUN = Problem("what", "8.1", "The self-assessment of this year is not begun yet.")
NO_SUCH_ENTRY = Problem("", "", "That entry is not in this register. Go back and choose another.")
APPROVABLE = (Document.SELF_ASSESSMENT, Document.REPORT, Document.POLICY)
"""What an approval can be of; the response is signed where it is written."""


def check_approval(session: Session, command: Approve) -> tuple[Problem, ...]:
    """What stands against an approval, warnings included; writes nothing."""
    assessment = current(session, command.year_end)
    blocks = waiting = 0
    if Document.SELF_ASSESSMENT in command.what:
        if assessment is None:
            return (NOTHING_BEGUN,)
        if assessment["approved_on"]:
            return (Problem("what", "8.2", locked(session, assessment)),)
        found = judge(session, command.year_end).problems
        blocks = sum(problem.severity is Severity.BLOCK for problem in found)
        waiting = len(marks(session, assessment))
    published = [part_of(session, command.year_end, what).published_on for what in command.what]
    return problems_approving(
        command,
        session.today,
        blocks,
        waiting,
        min((day for day in published if day), default=None),
        meeting_days(session),
    )


def approve(session: Session, command: Approve) -> Result:
    """Record that the governing body approved papers; the self-assessment is locked then."""
    found = check_approval(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.on is not None
    values = {
        "minute_reference": one_line(command.minute),
        "signed_by": signature(command.signed_by, command.role),
    }
    with session.action("record an approval", NO_COMPLAINT) as action:
        for what in command.what:
            if what is Document.SELF_ASSESSMENT:
                assessment = current(session, command.year_end)
                assert assessment is not None
                by = {"approved_by": one_line(command.body), "approved_on": command.on.isoformat()}
                action.update("assessment", assessment["id"], values | by)
            else:
                by = {"body": one_line(command.body), "on_date": command.on.isoformat()}
                key = {"year_end": command.year_end.isoformat(), "what": what.value}
                action.insert("approval", key | values | by)
    return Done(f"Approval recorded: {_named(command.what)}", warnings=found)


def check_publication(session: Session, command: Publish) -> tuple[Problem, ...]:
    """What stands against a publication, warnings included; writes nothing."""
    if Document.SELF_ASSESSMENT in command.what and current(session, command.year_end) is None:
        return (NOTHING_BEGUN,)
    approved = {part.what: part.approved_on for part in pack_parts(session, command.year_end)}
    return problems_publishing(command, session.today, approved)


def publish(session: Session, command: Publish) -> Result:
    """Record where residents find papers, and from when; a notice board counts."""
    found = check_publication(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.from_on is not None
    assessment = current(session, command.year_end)
    with session.action("record a publication", NO_COMPLAINT) as action:
        for what in command.what:
            of_version = what is Document.SELF_ASSESSMENT and assessment is not None
            action.insert(
                "publication",
                {
                    "year_end": command.year_end.isoformat(),
                    "what": what.value,
                    "version": assessment["version"] if assessment and of_version else None,
                    "place": one_line(command.place),
                    "from_on": command.from_on.isoformat(),
                    "until_on": command.until_on.isoformat() if command.until_on else None,
                    "note": clean_text(command.note).strip(),
                },
            )
    return Done(f"Publication recorded: {_named(command.what)}", warnings=found)


def remove_publication(session: Session, publication_id: int) -> Result:
    """Take back a publication that was entered by mistake; the history keeps it."""
    if not session.register.one(
        "SELECT 1 FROM publication WHERE id = ? AND removed_on IS NULL", publication_id
    ):
        return Refusal((NO_SUCH_ENTRY,))
    with session.action("take back a publication", NO_COMPLAINT) as action:
        action.update("publication", publication_id, {"removed_on": session.today.isoformat()})
    return Done("Publication taken back")


def check_submission(session: Session, command: Submit) -> tuple[Problem, ...]:
    """What stands against sending the papers, warnings included; writes nothing."""
    assessment = current(session, command.year_end)
    approved = assessment["approved_on"] if assessment else None
    lacking = missing_lines(pack_parts(session, command.year_end))
    return problems_submitting(
        command, session.today, date.fromisoformat(approved) if approved else None, lacking
    )


def submit(session: Session, command: Submit) -> Result:
    """Record that the papers were sent to the Ombudsman, and how."""
    found = check_submission(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assessment = current(session, command.year_end)
    assert assessment is not None
    assert command.on is not None
    values = {"submitted_on": command.on.isoformat(), "submitted_how": one_line(command.how)}
    with session.action("record what was sent to the Ombudsman", NO_COMPLAINT) as action:
        action.update("assessment", assessment["id"], values)
    return Done(f"Sent to the Ombudsman on {paper_date(command.on)}", warnings=found)


def check_response(session: Session, command: WriteResponse) -> tuple[Problem, ...]:
    """What stands against the response; writes nothing."""
    return problems_response(command, session.today)


def write_response(session: Session, command: WriteResponse) -> Result:
    """Save the governing body's response; with its day and minute it is signed (8.2)."""
    found = check_response(session, command)
    if found:
        return Refusal(found)
    signed = {
        "signed_by": one_line(command.signed_by),
        "role": one_line(command.role),
        "on_date": command.on.isoformat() if command.on else None,
        "minute_reference": one_line(command.minute),
    }
    texts: tuple[tuple[str, str, dict[str, Any]], ...] = (
        (RESPONSE, command.looked_at, signed),
        (DECIDED, command.decided, {}),
        (CHALLENGED, command.challenged, {}),
    )
    with session.action("write the governing body’s response", NO_COMPLAINT) as action:
        for part, body, more in texts:
            _write(action, session, command.year_end, part, {"body": clean_text(body), **more})
    state = "signed" if command.on else "saved as a draft"
    return Done(f"The governing body’s response is {state}")


def check_circumstance(session: Session, command: KeepCircumstance) -> tuple[Problem, ...]:
    """What stands against exceptional circumstances, warnings included; writes nothing."""
    if command.entry_id is not None and not _is_there(session, command.entry_id):
        return (NO_SUCH_ENTRY,)
    return problems_circumstance(command, session.today)


def keep_circumstance(session: Session, command: KeepCircumstance) -> Result:
    """Record exceptional circumstances, or put an entry right (8.5)."""
    found = check_circumstance(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    days = ("began_on", "ombudsman_told_on", "residents_told_on", "back_by", "back_on")
    values = {name: _iso(getattr(command, name)) for name in days} | {
        "what": clean_text(command.what).strip(),
        "residents_told_how": clean_text(command.residents_told_how).strip(),
    }
    with session.action("record exceptional circumstances", NO_COMPLAINT) as action:
        if command.entry_id is None:
            entry_id = action.insert("circumstance", values)
        else:
            entry_id = command.entry_id
            action.update("circumstance", entry_id, values)
    return Done("Exceptional circumstances recorded", warnings=found, added_id=entry_id)


# ---- private


def _named(documents: tuple[Document, ...]) -> str:
    return ", ".join(TITLES[what][:1].lower() + TITLES[what][1:] for what in documents)


def _write(
    action: Action, session: Session, year_end: date, part: str, values: dict[str, Any]
) -> None:
    """Write a text of the report; parts beside the first are there only once they say something."""
    row = session.register.one(
        "SELECT id FROM report_text WHERE year_end = ? AND part = ?", year_end.isoformat(), part
    )
    if row is not None:
        action.update("report_text", row["id"], values)
    elif values["body"].strip():
        action.insert("report_text", {"year_end": year_end.isoformat(), "part": part, **values})


def _is_there(session: Session, entry_id: int) -> bool:
    sql = "SELECT 1 FROM circumstance WHERE id = ? AND removed_on IS NULL"
    return session.register.one(sql, entry_id) is not None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
