"""Closing a year, in words: what will be locked, what was, and what is restated since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.rules.wording import paper_date
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from datetime import date

    from chc_desktop.model.services.closed_years import Closing
    from chc_desktop.model.services.closing import ClosingView
    from chc_desktop.model.services.restatements import RestatedLine

ROW = "Closing the year"
MOST_LISTED = 8
SETTLE = "Better settled before"
LOCKS = (
    "Closing locks the figures of the annual report as they are on that day. You can go on "
    "working: what you put right later stands beside the locked figures as a restatement. A "
    "backup is made before."
)
ANEW = (
    "Facts were corrected since. The reports show what was approved and what is right. Closing "
    "the year anew locks the figures as they are now, and keeps the older ones."
)
AS_APPROVED = "All figures are as they were approved."
KEPT = "Closed anew. The report of the board prints the newer figures and what they were before."


def page_place(year_end: date) -> Place:
    """Return the page about closing a year."""
    return Place("close-year", year_end.isoformat())


def form_place(year_end: date) -> Place:
    """Return the form that closes a year."""
    return Place("close-year-form", year_end.isoformat())


def heading(view: ClosingView) -> str:
    """Return what the page is about: the year, open or closed."""
    day = paper_date(view.year.end)
    return f"The year to {day} is closed" if view.closings else f"Close the year to {day}"


def summary(view: ClosingView) -> str:
    """Return what closing does, or what has become of a closed year."""
    if not view.closings:
        return LOCKS
    if view.anew:
        return ANEW
    return KEPT if view.restated else AS_APPROVED


def closed(closing: Closing) -> str:
    """Return when a year was closed, by whom, and why anew."""
    said = f"{paper_date(closing.closed_on)}, by {closing.by}"
    return f"{said}: {closing.why}" if closing.why else said


def carried_over(view: ClosingView) -> str:
    """Return how many cases the next year's report takes over."""
    one, two = view.carried_over.stage1, view.carried_over.stage2
    if not (one or two):
        return "No case was open when the year ended."
    return (
        f"{one or 'None'} at stage 1 and {two or 'none'} at stage 2 were open when the year ended. "
        "They are not counted again: next year’s report says what came of them."
    )


def to_lock(view: ClosingView) -> str:
    """Return the figures a closing locks, a line each: the main ones, or those that have changed."""
    if not view.closings:
        return "\n".join(f"{name}: {said}" for name, said in view.figures)
    changed = [f"{line.found.title}: {line.found.now}" for line in view.restated]
    more = len(changed) - MOST_LISTED
    return "\n".join([*changed[:MOST_LISTED], *([f"And {more} more."] if more > 0 else [])])


def restated(line: RestatedLine) -> tuple[str, str]:
    """Return a restated figure: its name, and what it was, is, and since when."""
    since = f": {line.since}" if line.since else ""
    return line.found.title, f"{line.found.words}{since}."


def today_words(year_end: date, number: int) -> tuple[str, str]:
    """Return Today's line about a closed year whose figures the facts no longer give."""
    figures = "One figure is" if number == 1 else f"{number} figures are"
    return (
        f"Year to {paper_date(year_end)}",
        f"{figures} no longer as approved. The report shows both.",
    )
