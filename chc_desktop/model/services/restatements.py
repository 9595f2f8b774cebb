"""What of a closed year's figures differs from the facts today, and which entries moved it.

That a figure differs follows from the facts alone. The history is only asked when what was
entered, so that the report can say it; where its words were erased, it says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from chc_desktop.model.rules import restating
from chc_desktop.model.rules.restating import Correction, Restated
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services.closed_years import Closing, closed_ends, closings
from chc_desktop.model.services.locked_figures import locked
from chc_desktop.model.services.past import on_day
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import started
from chc_desktop.model.services.year_counts import year_counts

EVENTS = {
    "received": "a complaint",
    "told to accept": "an instruction of the Ombudsman",
    "stage 2 asked for": "a request for stage 2",
    "acknowledged": "an acknowledgement",
    "defined": "a complaint definition",
    "extended": "an extension",
    "responded": "a response",
    "refused": "a refusal",
    "withdrawn": "a withdrawal",
    "retracted": "",
}
"""Events that move figures; what was taken back is named by its own kind."""
RECEIPT = "a day of receipt"
"""What is put right of the event that a complaint is entered with."""
TABLES = {
    "event": (restating.CASES, ""),
    "complaint": (restating.CASES, "a complaint’s details were changed"),
    "complaint_category": (restating.CASES, "a category was changed"),
    "one_off_holiday": (restating.CASES, "a bank holiday was entered or taken back"),
    "homes_at_year_end": (restating.HOMES, "the homes were counted again"),
    "promise": (restating.PROMISES, "a remedy or promise was entered or changed"),
    "service_request": (restating.REQUESTS, "a service request was entered or changed"),
    "adjustment": (restating.ADJUSTMENTS, "an adjustment was entered or changed"),
    "restriction": (restating.RESTRICTIONS, "a restriction was entered or changed"),
    "review": (restating.RESTRICTIONS, "a review was entered or changed"),
    "ombudsman_case": (restating.OMBUDSMAN, "a case of the Ombudsman was entered or changed"),
    "ombudsman_item": (restating.OMBUDSMAN, "what the Ombudsman said was entered or changed"),
    "year_figure": (restating.TYPED, "a typed figure was changed"),
    "compliment": (restating.COMPLIMENTS, "a compliment was entered or changed"),
    "letter": (restating.LETTERS, "a letter was entered or changed"),
}
"""What a change of a table touches, and how it is said: in words of our own only."""
LOOKED_BACK = 2
"""Closed years that Today looks at; the others say it on Reports."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RestatedLine:
    """A figure as approved, as it is now, and since when; ``since`` holds no word of a case."""

    found: Restated
    since: str


def restatements(session: Session, year_end: date) -> tuple[RestatedLine, ...]:
    """Every figure of a closed year that is no longer as first approved; none while it is open."""
    found: tuple[RestatedLine, ...] = session.once(
        ("restated", year_end), lambda: _restatements(session, year_end)
    )
    return found


def differs_from_newest(session: Session, year_end: date) -> bool:
    """Whether the facts differ from the newest closing, so that closing anew would say more."""
    found = closings(session, year_end)
    return bool(found) and bool(restating.restated(found[-1].figures, _now(session, found[-1])))


def closing_words(session: Session, year_end: date) -> str:
    """Whether a year is closed, since when, and how many of its figures are restated."""
    found = closings(session, year_end)
    if not found:
        over = year_end < session.today
        return "Its figures can be locked now." if over else "When it is over: its figures."
    said = f"Closed on {paper_date(found[-1].closed_on)}."
    number = len(restatements(session, year_end))
    if not number:
        return f"{said} All figures are as approved."
    return f"{said} {number} figure{' is' if number == 1 else 's are'} restated."


def restated_years(session: Session) -> tuple[date, ...]:
    """Of the newest closed years those whose figures differ from their newest closing (**ours**)."""
    return tuple(
        end for end in closed_ends(session)[:LOOKED_BACK] if differs_from_newest(session, end)
    )


# ---- private


def _restatements(session: Session, year_end: date) -> tuple[RestatedLine, ...]:
    found = closings(session, year_end)
    if not found:
        return ()
    differing = restating.restated(found[0].figures, _now(session, found[0]))
    known = tuple(_corrections(session, found[0])) if differing else ()
    return tuple(
        RestatedLine(each, restating.since_words(restating.since(each, known)))
        for each in differing
    )


def _now(session: Session, closing: Closing) -> dict[str, dict[str, Any]]:
    return locked(year_counts(on_day(session, closing.as_of), closing.year.end))


def _corrections(session: Session, closing: Closing) -> Iterator[Correction]:
    marks = ", ".join("?" * len(TABLES))
    rows = session.register.rows(
        "SELECT l.at, l.action, l.table_name, l.row_id, p.payload FROM change_log l"
        " JOIN change_payload p ON p.change_id = l.id WHERE l.id > (SELECT min(id) FROM change_log"
        f" WHERE table_name = 'closed_year' AND row_id = ?) AND l.table_name IN ({marks})"
        " ORDER BY l.id",
        str(closing.id),
        *TABLES,
    )
    logged = {row["action"] for row in rows if _adds_a_complaint(row)}
    for row in rows:
        words = json.loads(row["payload"])
        touches, what = TABLES[row["table_name"]]
        if row["table_name"] == "event":
            what = _event_words(session, closing, words["after"])
            touches = _touches(words["after"])
        elif (
            (row["table_name"] == "complaint" and not _counted(session, closing, row["row_id"]))
            or row["action"] in logged
            or not _of_that_time(words["after"], closing.as_of)
        ):
            what = ""
        if what:
            yield Correction(date.fromisoformat(row["at"][:10]), what, touches)


def _adds_a_complaint(row: Row) -> bool:
    return row["table_name"] == "complaint" and json.loads(row["payload"])["before"] is None


def _of_that_time(after: Row, as_of: date) -> bool:
    """Whether a change is about the time before the figures' day; what came later is no correction."""
    dated = (k for k in after if k.endswith("_on") or k in ("on_date", "year_end"))
    days = [after[k] for k in dated if after[k] and k != "removed_on"]
    return not days or min(days) <= as_of.isoformat()


def _event_words(session: Session, closing: Closing, after: Row) -> str:
    # An event is never changed but for the letter that it was, which moves no figure.
    if after.get("kind") not in EVENTS:
        return ""
    corrects, kind = after["corrects"], after["kind"]
    old = session.register.one("SELECT * FROM event WHERE id = ?", corrects) if corrects else None
    if not (_counted(session, closing, after["complaint_id"]) or _was_counted(closing, old)):
        return ""
    if old is None:
        late = after["on_date"] <= closing.as_of.isoformat()
        return f"{EVENTS[kind]} was entered late" if late else ""
    name = RECEIPT if old["kind"] == "received" else EVENTS.get(old["kind"], "")
    if not name:
        return "a correction was taken back" if kind == "retracted" else ""
    return f"{name} was {'taken back' if kind == 'retracted' else 'put right'}"


def _was_counted(closing: Closing, old: Row | None) -> bool:
    """Whether a day that is put right had brought the complaint into the year."""
    if old is None or old["kind"] not in ("received", "stage 2 asked for"):
        return False
    return date.fromisoformat(old["on_date"]) in closing.year


def _touches(event: Row) -> str:
    """Which stage an event touches; receipt and withdrawal touch both."""
    if event.get("kind") in ("received", "withdrawn"):
        return restating.CASES
    return f"{restating.CASES} {event.get('stage')}"


def _counted(session: Session, closing: Closing, complaint_id: int | str) -> bool:
    case = session.case(int(complaint_id))
    if case is None:
        return True
    return any(started(case, stage.stage) in closing.year for stage in case.state.stages)
