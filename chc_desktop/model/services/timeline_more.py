"""What the time line says beside events and promises: the Ombudsman, decisions, what was taken back."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.deciding import ABOUT_WORDS
from chc_desktop.model.rules.ombudsman import ItemKind
from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services.committee import decisions
from chc_desktop.model.services.ombudsman import cases_of
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import TimelineEntry
from chc_desktop.model.services.views_remedies import OmbudsmanItemView

REMOVED = "Entered by mistake. The history keeps what it said."


def taken_back(session: Session, complaint_id: int) -> list[TimelineEntry]:
    """Entries that somebody took back, on the day they did: "Removed", never gone."""
    rows = session.register.tuples(
        "SELECT removed_on, 'promise: ' || what FROM promise"
        " WHERE complaint_id = ?1 AND removed_on IS NOT NULL AND removed_why <> ''"
        " UNION ALL SELECT removed_on, 'what was learned' FROM learning"
        " WHERE complaint_id = ?1 AND removed_on IS NOT NULL AND removed_why <> ''"
        " UNION ALL SELECT removed_on, 'Ombudsman case' FROM ombudsman_case"
        " WHERE complaint_id = ?1 AND removed_on IS NOT NULL AND removed_why <> ''"
        " UNION ALL SELECT i.removed_on, i.kind || ' of the Ombudsman' FROM ombudsman_item i"
        " JOIN ombudsman_case o ON o.id = i.case_id"
        " WHERE o.complaint_id = ?1 AND i.removed_on IS NOT NULL AND i.removed_why <> ''",
        complaint_id,
    )
    return [
        TimelineEntry(
            on=date.fromisoformat(day), kind="corrected", title=f"Removed: {what}", text=REMOVED
        )
        for day, what in rows
    ]


def from_the_ombudsman(session: Session, complaint_id: int) -> list[TimelineEntry]:
    """When the Ombudsman opened, asked, found, ordered and closed, and when we complied."""
    found = []
    for case in cases_of(session, complaint_id):
        found.append(_entry(case.opened_on, "The Ombudsman opened a case", case.reference))
        for item in case.items:
            found.append(_entry(item.on, *_said(item)))
            if item.done_on is not None:
                found.append(_entry(item.done_on, _DONE[item.kind], item.what, item.evidence))
        if case.closed_on is not None:
            found.append(_entry(case.closed_on, "The Ombudsman closed the case", case.reference))
    return found


_SAID = {
    ItemKind.EVIDENCE: "The Ombudsman asked for evidence",
    ItemKind.ORDER: "The Ombudsman ordered",
    ItemKind.RECOMMENDATION: "The Ombudsman recommended",
    ItemKind.FAILURE_ORDER: "Complaint Handling Failure Order",
}
_DONE = {
    ItemKind.EVIDENCE: "Evidence sent to the Ombudsman",
    ItemKind.FINDING: "",
    ItemKind.ORDER: "The Ombudsman’s order is done",
    ItemKind.RECOMMENDATION: "The Ombudsman’s recommendation is done",
    ItemKind.FAILURE_ORDER: "The failure order is done",
}


def _said(item: OmbudsmanItemView) -> tuple[str, str]:
    if item.kind is ItemKind.FINDING:
        words = item.finding.value if item.finding else ""
        return f"The Ombudsman found: {words}", item.issue
    number = f", type {item.failure_type}" if item.failure_type else ""
    return f"{_SAID[item.kind]}{number}", item.what


def _entry(on: date, title: str, *texts: str) -> TimelineEntry:
    text = "\n".join(filter(None, texts))
    return TimelineEntry(on=on, kind="ombudsman", title=title, text=text)


def decided(session: Session, complaint_id: int) -> list[TimelineEntry]:
    """What the governing body decided between two meetings."""
    year = session.today.year
    found = []
    for view in decisions(session, complaint_id):
        who = ", ".join(view.decided_by)
        noted = f" Noted {short_date(view.noted_on, year)}." if view.noted_on else ""
        title = f"Decided between meetings by {view.how}: {ABOUT_WORDS[view.about]}"
        text = f"{view.what.rstrip('.')}. Decided by {who}.{noted}"
        found.append(TimelineEntry(on=view.on, kind="decision", title=title, text=text))
    return found
