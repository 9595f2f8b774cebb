"""The time line of the bundle: every entry ever made, those that were corrected or taken back too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from chc_desktop.model.reports.bundle_paper import BundleEntry
from chc_desktop.model.rules.events import Event, Retracted
from chc_desktop.model.rules.wording import paper_date, pounds
from chc_desktop.model.services.attachments import attachments_of
from chc_desktop.model.services.sending import letters_sent
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.timeline import event_words, how_late, what_was

_ALWAYS = 0
"""No year is left out of a date: the bundle is read at any time."""
_TOLD = frozenset({"on", "id", "stage", "corrects", "why_corrected"})
_LABELS = {
    "on": "Day",
    "how": "How",
    "issue_on": "The issue arose",
    "aware_on": "They became aware of it",
    "ombudsman_given": "Given the Ombudsman’s details",
    "in_writing": "Told in writing",
    "update_every": "Updates agreed every (working days)",
    "next_on": "Next update",
    "not_responsible_for": "We are not responsible for (5.7)",
    "responsible_for": "We are responsible for (5.7)",
    "outcomes_sought": "Outcomes sought (5.6)",
    "understanding": "How we understand it (5.6)",
    "received_by": "Taken by",
}


def case_entries(session: Session, case: Case) -> list[BundleEntry]:
    """Everything with a day of its own: events, letters without one, promises, the Ombudsman."""
    found = [_event(session, case, event) for event in _by_day(case)]
    with_event = {
        row[0]
        for row in session.register.tuples(
            "SELECT letter_id FROM event WHERE complaint_id = ? AND letter_id IS NOT NULL",
            case.record.id,
        )
    }
    for number, letter in enumerate(letters_sent(session, case.record.id)[::-1], start=1):
        if letter.id not in with_event and letter.sent_on:
            what = f"Letter {number} sent: {kind_words(letter.kind)}"
            found.append(BundleEntry(letter.sent_on, what))
    found += _promises(session, case)
    found += _ombudsman(session, case)
    found += _panels(session, case)
    return sorted(found, key=lambda entry: entry.on)


def days_recorded(session: Session, case: Case) -> tuple[date, ...]:
    """The days on which something is recorded of a complaint; never empty."""
    return tuple(entry.on for entry in case_entries(session, case))


def item_words(item: Mapping[str, Any]) -> str:
    """What an entry of an Ombudsman case says, in one line."""
    failure = item.get("failure_type")
    parts = (
        f"{item['issue']}: {item['finding']}." if item["finding"] else item["issue"],
        f"Type {failure}." if failure else "",
        item["what"],
        f"{pounds(item['amount'])}." if item["amount"] else "",
        f"Due {said(item['due_on'])}." if item["due_on"] else "",
        f"Done {said(item['done_on'])}." if item["done_on"] else "",
        item.get("evidence") or "",
        taken_back(item),
    )
    return " ".join(part for part in parts if part)


def taken_back(row: Mapping[str, Any]) -> str:
    """``Taken back 3 March 2026: why``; empty for what stands."""
    if not row.get("removed_on"):
        return ""
    why = row.get("removed_why") or ""
    return f"Taken back {said(row['removed_on'])}{f': {why}' if why else ''}."


def kind_words(kind: str) -> str:
    """``refusal``, ``response``: a kind of letter without its stage, which stands beside it."""
    return kind.removeprefix("stage1-").removeprefix("stage2-").replace("-", " ")


def said(day: str) -> str:
    """``3 March 2026`` for a day as it is stored."""
    return paper_date(date.fromisoformat(day))


# ---- private


def _by_day(case: Case) -> list[Event]:
    return sorted(case.record.events, key=lambda e: (e.on, e.rank, e.id))


def _event(session: Session, case: Case, event: Event) -> BundleEntry:
    before = {other.id: other for other in case.record.events}
    old = before.get(event.corrects or 0)
    stands = any(other.id == event.id for other in case.state.events)
    notes = _files(session, case, event)
    if isinstance(event, Retracted):
        title = event_words(old, case, _ALWAYS)[0] if old else ""
        why = f" {event.why_corrected}" if event.why_corrected else ""
        notes += _entered(session, event)
        return BundleEntry(event.on, f"Entry taken back: {title}", why.strip(), notes=notes)
    title, text, quote = event_words(event, case, _ALWAYS)
    if old is not None:
        notes += (what_was(old, event, _ALWAYS),)
    if not stands:
        notes += ("This entry was corrected or taken back later; it does not count.",)
    elif late := how_late(session, case, event):
        notes += (f"{late[:1].upper()}{late[1:]}.",)
    more = _more(event, f"{title}\n{text}\n{quote}")
    text = "\n\n".join(part for part in (text, *more) if part)
    return BundleEntry(event.on, title, text, quote, notes + _entered(session, event))


def _more(event: Event, told: str) -> list[str]:
    """What else the entry holds: the fields that its sentence does not say."""
    found = []
    for field in fields(event):
        value = getattr(event, field.name)
        if (
            field.name in _TOLD
            or value in (None, "", ())
            or str(value).casefold() in told.casefold()
        ):
            continue
        label = _LABELS.get(field.name) or field.name.replace("_", " ").capitalize()
        if isinstance(value, bool):
            value = "yes" if value else "no"
        if isinstance(value, date):
            value = paper_date(value)
            if value in told:
                continue
        found.append(f"{label}: {value}")
    return found


def _entered(session: Session, event: Event) -> tuple[str, ...]:
    """When it was entered, where that was another day than the one it happened on."""
    row = session.register.one(
        "SELECT at FROM change_log WHERE table_name = 'event' AND row_id = ? ORDER BY id",
        str(event.id),
    )
    day = date.fromisoformat(row["at"][:10]) if row else event.on
    return (f"Entered {paper_date(day)}.",) if day != event.on else ()


def _files(session: Session, case: Case, event: Event) -> tuple[str, ...]:
    return tuple(
        f"With it: attachment {number}, {row.name}."
        for number, row in enumerate(attachments_of(session, case.record.id), start=1)
        if row.event_id == event.id
    )


def _promises(session: Session, case: Case) -> list[BundleEntry]:
    found = []
    for row in session.register.rows(
        "SELECT * FROM promise WHERE complaint_id = ? ORDER BY id", case.record.id
    ):
        money = f", {pounds(row['amount'])}" if row["amount"] else ""
        by = f"By {said(row['due_on'])}." if row["due_on"] else ""
        notes = (taken_back(row),) if row["removed_on"] else ()
        title = f"Promised: {row['what']}{money}"
        found.append(BundleEntry(date.fromisoformat(row["made_on"]), title, by, notes=notes))
        if row["done_on"]:
            day = date.fromisoformat(row["done_on"])
            found.append(BundleEntry(day, f"Promise kept: {row['what']}", row["done_how"]))
    return found


def _ombudsman(session: Session, case: Case) -> list[BundleEntry]:
    found = []
    for row in session.register.rows(
        "SELECT * FROM ombudsman_case WHERE complaint_id = ? ORDER BY id", case.record.id
    ):
        name = f"Ombudsman case {row['reference']}".strip()
        for key, what in (("opened_on", "opened"), ("closed_on", "closed")):
            if row[key]:
                found.append(BundleEntry(date.fromisoformat(row[key]), f"{name} {what}"))
        for item in session.register.rows(
            "SELECT * FROM ombudsman_item WHERE case_id = ? ORDER BY id", row["id"]
        ):
            day = date.fromisoformat(item["on_date"])
            found.append(BundleEntry(day, f"Ombudsman: {item['kind']}", item_words(item)))
    return found


def _panels(session: Session, case: Case) -> list[BundleEntry]:
    """Hearings (6.20), and what was decided between two meetings."""
    found = []
    for row in session.register.rows(
        "SELECT * FROM hearing WHERE complaint_id = ? ORDER BY id", case.record.id
    ):
        parts = (
            f"At {row['place']}." if row["place"] else "",
            f"The resident was invited {said(row['invited_on'])}." if row["invited_on"] else "",
            f"With them: {row['companion']}." if row["companion"] else "",
            row["complained_about"],
            row["note"],
            taken_back(row),
        )
        title = f"Hearing of the panel, stage {row['stage']} (6.20)"
        found.append(_told(row, title, parts))
    for row in session.register.rows(
        "SELECT * FROM decision WHERE complaint_id = ? ORDER BY id", case.record.id
    ):
        members = session.register.rows(
            "SELECT p.name, m.decided, m.conflicts_declared FROM decision_member m"
            " JOIN person p ON p.id = m.person_id WHERE m.decision_id = ? ORDER BY m.id",
            row["id"],
        )
        who = [
            f"{m['name']} {'decided' if m['decided'] else 'took no part'}: {m['conflicts_declared']}"
            for m in members
        ]
        minute = f"Minute {row['minute_reference']}." if row["minute_reference"] else ""
        parts = (row["what"], f"How: {row['how']}.", row["why"], *who, minute, taken_back(row))
        found.append(_told(row, f"Decided between meetings: {row['about']}", parts))
    return found


def _told(row: Mapping[str, Any], title: str, parts: tuple[str, ...]) -> BundleEntry:
    text = "\n\n".join(part for part in parts if part)
    return BundleEntry(date.fromisoformat(row["on_date"]), title, text)
