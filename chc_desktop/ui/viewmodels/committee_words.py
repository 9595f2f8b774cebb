"""The words about the governing body's decisions between meetings, and where they are recorded."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.deciding import ABOUT_WORDS, About
from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services.committee import DecisionView
from chc_desktop.model.services.views_committee import ToNote
from chc_desktop.ui.hub import Place

ABOUT_CHOICES = (
    (About.STAGE_1.value, "The stage 1 decision"),
    (About.STAGE_2.value, "The stage 2 decision"),
    (About.AWARD.value, "An award over what an officer may decide"),
    (About.OTHER.value, "Something else"),
)
NO_PART, NO_CONFLICT, DECLARED, STOOD_BACK = "", "none", "declared", "back"
PART_CHOICES = (
    (NO_PART, "Took no part"),
    (NO_CONFLICT, "Decided, and declared no conflict"),
    (DECLARED, "Decided, and declared something"),
    (STOOD_BACK, "Declared a conflict and took no part"),
)


def between_place(complaint_id: int, decision_id: int | None = None) -> Place:
    """Return the place of the form of a decision between meetings."""
    step = "" if decision_id is None else str(decision_id)
    return Place("between-meetings", str(complaint_id), step)


def note_place(decision_id: int) -> Place:
    """Return the place where it is recorded that a meeting noted a decision."""
    return Place("note-decision", str(decision_id))


def decided(view: DecisionView, year: int) -> str:
    """Return when, how and by whom a decision was taken."""
    who = ", ".join(view.decided_by)
    return f"{short_date(view.on, year)}, by {view.how}. Decided by {who}."


def noted(view: DecisionView, year: int) -> str:
    """Return which meeting noted a decision, or that none did yet."""
    if view.noted_on is None:
        return "To be noted at the next meeting."
    return f"Noted {short_date(view.noted_on, year)}, minute {view.minute_reference}."


def about(view: DecisionView) -> str:
    """Return what was decided, as a heading."""
    words = ABOUT_WORDS[view.about]
    return words[:1].upper() + words[1:]


def to_note(item: ToNote, today: date) -> tuple[str, str, str]:
    """Return the lines of a decision that the next meeting is to note."""
    when = (
        f"Next meeting {short_date(item.meeting_on, today.year)}"
        if item.meeting_on
        else "No meeting to come is entered"
    )
    decided_on = short_date(item.decided_on, today.year)
    return (
        f"Note a decision on {item.reference}",
        f"{decided_on}, by {item.how}: {item.about}",
        when,
    )
