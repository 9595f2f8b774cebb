"""Complaints that belong together: linked by the officer, or logged out of one another (6.8).

A complaint names at most one other, ``linked_to``. What belongs together is everything that can
be reached over these names, in either direction.
"""

from __future__ import annotations

from dataclasses import dataclass

from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.services.complaints import NO_SUCH_COMPLAINT
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

_NOT_ITSELF = Problem("other_id", "", "Choose another complaint than this one.")
_ALREADY = Problem("other_id", "", "These two are linked already.")
_NONE = Problem("other_id", "", "Choose the complaint that it belongs with.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """This complaint belongs with another."""

    complaint_id: int
    other_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlink:
    """These two do not belong together after all."""

    complaint_id: int
    other_id: int


@dataclass(frozen=True, slots=True)
class LinkedView:
    """A complaint that belongs with this one; ``direct`` ones can be unlinked from here."""

    id: int
    reference: str
    subject: str
    resident: str
    direct: bool
    through: str = ""
    """Which complaints lead to one that is not linked from here itself: their references."""


def check(session: Session, command: Link) -> tuple[Problem, ...]:
    """What stands against a link; writes nothing."""
    if session.case(command.complaint_id) is None:
        return (NO_SUCH_COMPLAINT,)
    if command.other_id is None or session.case(command.other_id) is None:
        return (_NONE,)
    if command.complaint_id == command.other_id:
        return (_NOT_ITSELF,)
    if command.other_id in _together(session, command.complaint_id):
        return (_ALREADY,)
    return ()


def link(session: Session, command: Link) -> Result:
    """Link two complaints; what was linked to either stays so."""
    found = check(session, command)
    if blocking(found):
        return Refusal(found)
    assert command.other_id is not None
    cases = session.cases()
    mine, other = command.complaint_id, command.other_id
    names = _names(session)
    # Only one that names no other yet can name one: this, the other, or the first of this group.
    start = next(one for one in (mine, other, *_together(session, mine)) if names[one] is None)
    with session.action("link two complaints") as action:
        action.update("complaint", start, {"linked_to": mine if start == other else other})
    words = f"{cases[mine].record.reference} linked to {cases[other].record.reference}"
    return Done(words, mine)


def unlink(session: Session, command: Unlink) -> Result:
    """Take the link between two complaints away; the history keeps it."""
    names = _names(session)
    pairs = ((command.complaint_id, command.other_id), (command.other_id, command.complaint_id))
    found = next((one for one, other in pairs if names.get(one) == other), None)
    if found is None or session.case(command.complaint_id) is None:
        return Refusal((Problem("", "", "These two are not linked. Look at the page again."),))
    with session.action("take a link away") as action:
        action.update("complaint", found, {"linked_to": None})
    reference = session.cases()[command.complaint_id].record.reference
    return Done(f"{reference}: link taken away", command.complaint_id)


def linked(session: Session, complaint_id: int) -> tuple[LinkedView, ...]:
    """The complaints that belong with one, by reference."""
    cases = session.cases()
    near = _near(session)
    return tuple(
        LinkedView(
            id=other,
            reference=cases[other].record.reference,
            subject=cases[other].record.subject,
            resident=cases[other].record.resident,
            direct=other in near[complaint_id],
            through=""
            if other in near[complaint_id]
            else " and ".join(cases[one].record.reference for one in sorted(near[other])),
        )
        for other in sorted(_together(session, complaint_id) - {complaint_id})
        if other in cases
    )


def _names(session: Session) -> dict[int, int | None]:
    rows = session.register.tuples("SELECT id, linked_to FROM complaint WHERE removed_on IS NULL")
    return dict(rows)


def _together(session: Session, complaint_id: int) -> set[int]:
    """Everything that can be reached, this complaint included."""
    near = _near(session)
    found, todo = {complaint_id}, [complaint_id]
    while todo:
        new = near.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found


def _near(session: Session) -> dict[int, set[int]]:
    """What each complaint is linked with itself, in either direction."""
    near: dict[int, set[int]] = {}
    for one, other in _names(session).items():
        if other is not None:
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    return near
