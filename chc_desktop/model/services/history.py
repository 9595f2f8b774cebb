"""Undo of the last action, as a new entry of the history: nothing is deleted, so it can be redone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from chc_desktop.model.rules.events import Retracted
from chc_desktop.model.rules.values import Problem, Stage
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Action
from chc_desktop.model.store.events import to_row
from chc_desktop.model.store.salvage import WHAT as SALVAGED

_UNDO, _REDO = "undo: ", "redo: "
_KEYS = {"one_off_holiday": "on_date", "homes_at_year_end": "year_end"}
"""Tables whose rows are named by a day."""
_BLANK = {
    "assessment_answer": {"answer": "", "evidence": "", "commentary": "", "comply_by": None},
    "report_text": {
        **dict.fromkeys(("body", "signed_by", "role", "minute_reference"), ""),
        "on_date": None,
    },
}
"""Rows that stand empty instead of being taken away."""
_GOES_WITH = {
    "assessment_answer": "assessment",
    "attachment_content": "attachment",
    "event": "complaint",
    "complaint_category": "complaint",
    "restriction_incident": "restriction",
    "letter_recipient": "letter",
    "letter_source": "letter",
}
"""Rows that need nothing of their own when what they belong to is taken away."""


@dataclass(frozen=True, slots=True)
class LastAction:
    """The newest action of the history, as the undo bar names it."""

    what: str
    """``acknowledge``; without the words undo or redo."""
    reference: str
    who: str
    at: str
    """When it was done, in UTC."""
    undone: bool
    """It was an undo: undoing it does the action again."""
    why_not: str
    """Why it cannot be undone; empty when it can."""


@dataclass(frozen=True, slots=True)
class _Write:
    """One write of an action."""

    table: str
    row_id: str
    before: dict[str, Any] | None
    after: dict[str, Any]


def last_action(session: Session) -> LastAction | None:
    """What Ctrl+Z would undo; None in a register without history."""
    rows = _rows(session)
    if not rows:
        return None
    words = json.loads(rows[0]["payload"]) if rows[0]["payload"] else {}
    what = str(words.get("what", ""))
    return LastAction(
        what=_plain(what),
        reference=_reference(session, _writes(rows)),
        who=str(words.get("who", "")),
        at=rows[0]["at"],
        undone=what.startswith(_UNDO),
        why_not=_why_not(session, rows),
    )


def undo_last(session: Session) -> Result:
    """Take back what the last action wrote, in one transaction.

    A fact is retracted by a new entry, a row is marked as removed, a change is turned back. Done
    twice, it does the action again.
    """
    last = last_action(session)
    if last is None:
        return Refusal((Problem("", "", "Nothing has been done yet."),))
    if last.why_not:
        return Refusal((Problem("", "", last.why_not),))
    writes = _writes(_rows(session))
    prefix = _REDO if last.undone else _UNDO
    with session.action(f"{prefix}{last.what}") as action:
        for write in writes:
            _take_back(action, session, write, writes)
    word = "Done again" if last.undone else "Undone"
    case = f", {last.reference}" if last.reference else ""
    return Done(f"{word}: {last.what}{case}")


def _rows(session: Session) -> list[dict[str, Any]]:
    """The writes of the newest action, the newest first."""
    return session.register.rows(
        "SELECT l.at, l.table_name, l.row_id, p.payload FROM change_log l"
        " LEFT JOIN change_payload p ON p.change_id = l.id WHERE l.action ="
        " (SELECT action FROM change_log ORDER BY id DESC LIMIT 1) ORDER BY l.id DESC"
    )


def _writes(rows: Iterable[dict[str, Any]]) -> list[_Write]:
    found = []
    for row in rows:
        if row["payload"]:
            words = json.loads(row["payload"])
            found.append(_Write(row["table_name"], row["row_id"], words["before"], words["after"]))
    return found


def _why_not(session: Session, rows: list[dict[str, Any]]) -> str:
    if any(row["payload"] is None for row in rows):
        return "The words of the last action were erased for data protection. It stays as it is."
    writes = _writes(rows)
    if any(json.loads(row["payload"])["what"] == SALVAGED for row in rows):
        return "What was saved from a damaged register stays. Correct it where it is wrong."
    tables = {write.table for write in writes if write.before is None}
    if "landlord" in tables:
        return "Nothing has been done yet but starting the register."
    for table in sorted(tables):
        if _GOES_WITH.get(table) in tables or table == "event" or table in _BLANK:
            continue
        if not _can_be_removed(session, table):
            return "The last action cannot be undone here. Correct it where it was entered."
    return ""


def _take_back(action: Action, session: Session, write: _Write, writes: list[_Write]) -> None:
    key = _KEYS.get(write.table, "id")
    if write.before is not None:
        action.update(write.table, write.row_id, write.before, key=key)
        return
    added = {w.table for w in writes if w.before is None}
    if _GOES_WITH.get(write.table) in added and not _of_older_complaint(write, writes):
        return
    if write.table == "event":
        action.insert("event", _retracted(write))
    elif write.table in _BLANK:
        action.update(write.table, write.row_id, _BLANK[write.table])
    else:
        # The history names a row added by its own number; a day names it in its table.
        row_id = write.after.get(key, write.row_id)
        action.update(write.table, row_id, {"removed_on": session.today.isoformat()}, key=key)


def _of_older_complaint(write: _Write, writes: list[_Write]) -> bool:
    """Whether an event stands on a complaint that was there before the action (6.8)."""
    added = {w.row_id for w in writes if w.table == "complaint" and w.before is None}
    return write.table == "event" and str(write.after["complaint_id"]) not in added


def _retracted(write: _Write) -> dict[str, Any]:
    taken = Retracted(
        on=date.fromisoformat(write.after["on_date"]),
        stage=Stage(write.after["stage"]),
        corrects=int(write.row_id),
        why_corrected="Undone.",
    )
    return to_row(int(write.after["complaint_id"]), taken)


def _can_be_removed(session: Session, table: str) -> bool:
    # The name comes from the history, which our own code wrote.
    columns = session.register.tuples("SELECT name FROM pragma_table_info(?)", table)
    return ("removed_on",) in columns


def _reference(session: Session, writes: Iterable[_Write]) -> str:
    """The reference of the one complaint an action was about; empty where there were more."""
    ids = {
        int(w.row_id) if w.table == "complaint" else w.after.get("complaint_id") for w in writes
    } - {None}
    if len(ids) != 1:
        return ""
    row = session.register.one("SELECT reference FROM complaint WHERE id = ?", ids.pop())
    return str(row["reference"]) if row else ""


def _plain(what: str) -> str:
    for prefix in (_UNDO, _REDO):
        what = what.removeprefix(prefix)
    return what
