"""Requests, survey answers and thanks as lists: each fact in its own cell, to sort and export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chc_desktop.model.services.views_registers import ComplimentView, RequestView, SurveyView
from chc_desktop.ui.dialogs.list_out import ShownList
from chc_desktop.ui.viewmodels.record_words import COMPLIMENTS, REQUESTS, SURVEYS
from chc_desktop.ui.widgets.ordering import Listed, OrderBy, orders, usual

AnyView = RequestView | SurveyView | ComplimentView
TITLES = {REQUESTS: "Service requests", SURVEYS: "Survey answers", COMPLIMENTS: "Thanks"}
HEADINGS = {
    REQUESTS: ("Reference", "Service request", "Who", "Home", "Where it stands", "Asked"),
    SURVEYS: ("What they said", "Who", "Home", "Told", "Tell by", "Answered", "Complaint"),
    COMPLIMENTS: ("Pleased with", "In their words", "Who", "Home", "Day"),
}
USUALLY = {
    REQUESTS: "Open ones first",
    SURVEYS: "Newest first",
    COMPLIMENTS: "Newest first",
}
ALL = {REQUESTS: "All requests", SURVEYS: "All answers", COMPLIMENTS: "All thanks"}


def shown_list(kind: str, rows: Sequence[Listed[AnyView]]) -> ShownList:
    """Return what a table shows, in its order."""
    title = TITLES[kind]
    return ShownList(title, HEADINGS[kind], tuple(row.cells for row in rows), title)


def orders_of(kind: str, rows: Sequence[Listed[AnyView]]) -> tuple[OrderBy, ...]:
    """Return the orders a table can be put in."""
    cells = [row.cells for row in rows]
    return orders(usual(USUALLY[kind]), HEADINGS[kind], cells, skip=("In their words",))


def listed(view: AnyView) -> Listed[AnyView]:
    """Return a row with its cells, and what it can be filtered by."""
    return Listed(view, _cells(view), (_group(view),))


def _group(view: AnyView) -> str:
    match view:
        case RequestView():
            return view.standing.value
        case SurveyView(complaint_id=int()):
            return "Became a complaint"
        case SurveyView(told_on=None, left=None):
            return "Nobody to tell"
        case SurveyView(told_on=None):
            return "Still to be told"
        case SurveyView():
            return "Told how to complain"
        case ComplimentView():
            return "With a name" if view.resident else "Without a name"


def _cells(view: AnyView) -> tuple[str | date | None, ...]:
    match view:
        case RequestView():
            who = (view.resident, view.home)
            return (view.reference, view.what, *who, view.standing.value, view.received_on)
        case SurveyView():
            days = (view.told_on, view.tell_by, view.on)
            return (view.words, view.resident, view.home, *days, view.complaint_reference)
        case ComplimentView():
            return (view.about, view.words, view.resident, view.home, view.on)
