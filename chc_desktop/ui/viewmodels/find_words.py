"""The words of Find anything: what can be asked for, and what was found."""

from __future__ import annotations

from chc_desktop.model.rules.search import matches
from chc_desktop.model.services.search import MOST, Found, FoundGroup
from chc_desktop.ui.hub import Place

COMMANDS = "Pages and commands"
HINT = (
    "People, complaints, letters, notes, files and their words, service requests, provisions of "
    "the Code, pages and commands. The last word may be only begun. "
    "Words about health are not searched."
)
DEEDS: tuple[tuple[str, str, Place], ...] = (
    ("Log a complaint", "new received", Place("log")),
    ("Enter a complaint half-way", "old past catch up", Place("catch-up")),
    ("Log a service request", "new repair", Place("entry", "", "log-request")),
    ("Record a survey answer", "new", Place("entry", "", "survey")),
    ("Record thanks", "compliment new", Place("entry", "", "thanks")),
    ("All homes", "houses flats addresses", Place("homes")),
    ("Read in complaints", "import csv excel", Place("import", "complaints")),
    ("Read in a self-assessment", "import word excel", Place("import", "self-assessment")),
    ("Officers: offices", "roles who holds term", Place("officers", "", "offices")),
    ("Officers: policies", "policy review", Place("officers", "", "policies")),
    ("Officers: meetings", "committee dates minutes", Place("officers", "", "meetings")),
    ("Officers: training", "learned course", Place("officers", "", "training")),
    ("Start or open a register", "file new sample", Place("welcome")),
)
"""What can be done, with more words by which it is found, and where."""


def deeds(query: str, pages: tuple[tuple[str, Place], ...]) -> FoundGroup | None:
    """Return the pages and commands that answer a search; None for none."""
    known = [*((words, "", place) for words, place in pages), *DEEDS]
    found = tuple(
        Found(words, "", "", (place.page, place.key, place.step))
        for words, more, place in known
        if matches(query, f"{words} {more}")
    )
    return FoundGroup(COMMANDS, len(found), found) if found else None


def summary(groups: tuple[FoundGroup, ...], query: str) -> str:
    """Return how much was found, in a sentence to show and to say."""
    if not query.strip():
        return ""
    total = sum(group.total for group in groups)
    if not total:
        return "Nothing found. Try fewer words, or only the beginning of one."
    if total == 1:
        return "1 found. Press Down, then Enter to open it."
    return f"{total:,} found, the best first. Press Down, then Enter to open one."


def all_of(group: FoundGroup) -> str:
    """Return the words of the button that shows a group's other results."""
    most = min(group.total, MOST)
    return f"Show all {group.total:,}" if most == group.total else f"Show the first {most}"


def texts(found: Found) -> tuple[str, ...]:
    """Return the lines of a result: what it is, where it stands, the words around."""
    return tuple(text for text in (found.title, found.detail, found.excerpt) if text)
