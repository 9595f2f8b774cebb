"""Approval and publication in words: what stands where, what is next, where each form is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chc_desktop.model.rules.approving import TITLES, Document
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.ui.hub import Place

if TYPE_CHECKING:
    from chc_desktop.model.services.assessment_versions import VersionLine
    from chc_desktop.model.services.submission import PackView
    from chc_desktop.model.services.year_promises import PromiseLine

TITLE = "Approval and publication"
APPROVE, PUBLISH, SUBMIT = "approve", "publish", "submit"
RESPONSE, VERSION, PROMISE, CIRCUMSTANCE = "response", "version", "promise", "circumstance"
TAKE_BACK = "take-back"
STANDINGS = {
    "done": "Done",
    "moved": "Not done, with a new date",
    "to come": "Still to come",
    "open": "Was it done?",
}
STATES = {"draft": "Draft", "approved": "Approved", "submitted": "Sent to the Ombudsman"}
DOCUMENTS = tuple((what.value, TITLES[what]) for what in Document)
LESS_SURE = "We are not sure that the form asks this."


def approval_place(year_end: date) -> Place:
    """Return the page of a year."""
    return Place("approval", "", year_end.isoformat())


def form_place(step: str, year_end: date, key: str = "") -> Place:
    """Return a form about a year; ``key`` names what it is about within it."""
    of = f"{year_end.isoformat()}:{key}" if key else year_end.isoformat()
    return Place("approval-form", of, step)


def version_place(version_id: int) -> Place:
    """Return one version, to be read."""
    return Place("assessment-version", str(version_id))


def read_key(key: str) -> tuple[date | None, str]:
    """Return the year and the rest of a form's key; None where it names no year."""
    day, _, rest = key.partition(":")
    try:
        return date.fromisoformat(day), rest
    except ValueError:
        return None, rest


def state(pack: PackView, version: int) -> str:
    """Return how far the self-assessment is, in one sentence."""
    if not version:
        return "Not begun yet."
    part = next(part for part in pack.parts if part.what is Document.SELF_ASSESSMENT)
    if part.approved_on is None:
        return f"Draft, version {version}. The {pack.body} has not approved it yet."
    if pack.submitted_on:
        return f"Version {version} is approved and sent to the Ombudsman."
    if not part.published:
        return f"Version {version} is approved. It is not published yet."
    return f"Version {version} is approved and published. It is not sent to the Ombudsman yet."


def again(pack: PackView) -> str:
    """Return what a version asks for that has taken the place of one that was sent; or ""."""
    if pack.sent_before is None:
        return ""
    return (
        f"An earlier version was sent to the Ombudsman on {paper_date(pack.sent_before)}. This one "
        "must be approved, published and submitted again."
    )


def next_step(pack: PackView, version: int) -> str:
    """Return the form that comes next; "" while the self-assessment is still to be answered."""
    part = next(part for part in pack.parts if part.what is Document.SELF_ASSESSMENT)
    if not version:
        return ""
    if part.approved_on is None:
        return APPROVE
    if not part.published:
        return PUBLISH
    return "" if pack.submitted_on else SUBMIT


def version_words(line: VersionLine) -> tuple[str, str]:
    """Return name and detail of a version's row."""
    begun = f"begun on {paper_date(line.begun_on)}" if line.begun_on else ""
    approved = f"approved on {paper_date(line.approved_on)}" if line.approved_on else ""
    sent = f"sent on {paper_date(line.submitted_on)}" if line.submitted_on else ""
    name = f"Version {line.version}" + (", the newest" if line.newest else "")
    said = "; ".join(filter(None, (begun, approved, sent)))
    why = f" {line.why}" if line.why else ""
    return name, f"{line.occasion}.{why} {said[:1].upper()}{said[1:]}{'.' if said else ''}".strip()


def promise_words(line: PromiseLine) -> tuple[str, str]:
    """Return what was promised and by when, and what came of it."""
    promise = line.promise
    head = f"{promise.provision}, by {paper_date(promise.by)}"
    if line.standing == "done" and promise.done_on:
        came = f"Done on {paper_date(promise.done_on)}."
    elif line.standing == "moved" and promise.now_by:
        came = f"Not done. Now by {paper_date(promise.now_by)}."
    else:
        came = ""
    return head, " ".join(filter(None, (line.what, came, line.note)))
