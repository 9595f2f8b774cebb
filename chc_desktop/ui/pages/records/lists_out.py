"""Requests, survey answers and thanks as lists to print or export: each fact in its own cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chc_desktop.model.services.views_registers import ComplimentView, RequestView, SurveyView
from chc_desktop.ui.dialogs.list_out import ShownList

AnyView = RequestView | SurveyView | ComplimentView


def shown_list(title: str, views: Sequence[AnyView]) -> ShownList:
    """Return what a table shows, in its order."""
    headings: tuple[str, ...] = ("Pleased with", "In their words", "Who", "Home", "Day")
    if any(isinstance(view, RequestView) for view in views):
        headings = ("Reference", "Service request", "Who", "Home", "Where it stands", "Asked")
    elif any(isinstance(view, SurveyView) for view in views):
        headings = ("What they said", "Who", "Home", "Told", "Tell by", "Answered")
    return ShownList(title, headings, tuple(_cells(view) for view in views), title)


def _cells(view: AnyView) -> tuple[str | int | date | None, ...]:
    match view:
        case RequestView():
            who = (view.resident, view.home)
            return (view.reference, view.what, *who, view.standing.value, view.received_on)
        case SurveyView():
            return (view.words, view.resident, view.home, view.told_on, view.tell_by, view.on)
        case ComplimentView():
            return (view.about, view.words, view.resident, view.home, view.on)
