"""The words of attachments: what stands beside each, and how adding went."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services.attachments import AttachmentRow
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.views import ComplaintView, TimelineEntry
from chc_desktop.ui.hub import Place

NONE = "No files are kept with this complaint. Drop one here, or press Add."
WHOLE = "The complaint as a whole"
ABOUT = (
    "Any kind of file, up to 25 MB each. It is kept inside the register, and nothing is taken away "
    "from where it is now."
)


def add_place(complaint_id: int) -> Place:
    """Return the place where files are added to a complaint."""
    return Place("attach", str(complaint_id))


def filing_place(complaint_id: int, attachment_id: int) -> Place:
    """Return the place where a file becomes an entry."""
    return Place("filing", str(complaint_id), str(attachment_id))


def bundle_place(complaint_id: int) -> Place:
    """Return the place where the bundle is made."""
    return Place("bundle", str(complaint_id))


def facts(row: AttachmentRow, view: ComplaintView, year: int) -> str:
    """Return size, day and what it belongs to: ``14 KB, added Tue 3 March, with Received``."""
    parts = [row.size_words]
    if row.added_on is not None:
        parts.append(f"added {short_date(row.added_on, year)}")
    entry = next((e for e in view.timeline if e.event_id and e.event_id == row.event_id), None)
    if entry is not None:
        parts.append(f"with “{entry.title}” of {short_date(entry.on, year)}")
    if row.removed_on is not None:
        parts.append(f"removed {short_date(row.removed_on, year)}")
    return f"{', '.join(parts)}."


def entries(view: ComplaintView, year: int) -> tuple[tuple[str, str], ...]:
    """Return what files can belong to: the complaint, and each of its entries, the newest first."""
    found = [("", WHOLE)]
    found += [
        (str(entry.event_id), f"{_titled(entry)}, {short_date(entry.on, year)}")
        for entry in view.timeline
        if entry.event_id and not entry.worked_out
    ]
    return tuple(found)


def outcome(results: Iterable[tuple[Path, Result]]) -> tuple[str, str]:
    """Return what was added and what was not, each in a sentence; empty where there is nothing."""
    added, refused = [], []
    for path, result in results:
        if isinstance(result, Done):
            added.append(path.name)
        else:
            refused.append(f"{path.name}: {result.problems[0].text}")
    done = ""
    if added:
        done = f"{added[0]} added." if len(added) == 1 else f"{len(added)} files added."
    return done, "\n".join(refused)


def _titled(entry: TimelineEntry) -> str:
    return entry.title if len(entry.title) < 60 else f"{entry.title[:58]}…"
