"""Files kept with a complaint or one of its entries, inside the register (5.12)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from chc_desktop.model.exchange.attachment_text import words_in
from chc_desktop.model.rules.attachments import (
    HEAD,
    MOST_BYTES,
    TOO_LARGE,
    AttachFile,
    RemoveAttachment,
    clean_name,
    may_open,
    media_type,
    problems_attaching,
    size_words,
)
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.complaints import NO_SUCH_COMPLAINT
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Action

NO_SUCH_FILE = Problem("", "", "That file is not in this register. Go back to the complaint.")
CHANGED = Problem(
    "",
    "",
    "This file is not as it was added: the register was changed outside the program. It was not "
    "opened. Open your newest backup.",
)


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file as lists show it. ``size`` in bytes; ``removed_on`` once it was taken away."""

    id: int
    complaint_id: int
    event_id: int | None
    name: str
    media_type: str
    size: int
    sha256: str
    added_on: date | None
    removed_on: date | None

    @property
    def may_open(self) -> bool:
        """Whether a copy may be opened with the computer's program; else it is only saved."""
        return bool(self.media_type)

    @property
    def size_words(self) -> str:
        """``1.2 MB``."""
        return size_words(self.size)


@dataclass(frozen=True, slots=True)
class FileOut:
    """A file's own bytes, found as they were added. ``may_open``: or only saved."""

    name: str
    content: bytes
    may_open: bool


def attach(session: Session, command: AttachFile) -> Result:
    """Keep a file with a complaint or an entry of it (5.12)."""
    case = session.case(command.complaint_id)
    if case is None:
        return Refusal((NO_SUCH_COMPLAINT,))
    events = {event.id for event in case.record.events}
    found = problems_of_file(session, command, events)
    if found:
        return Refusal(found)
    with session.action("add a file", command.complaint_id) as action:
        row_id = write_file(action, session, command)
    name = clean_name(command.name)
    return Done(f"{case.record.reference}: {name} added", command.complaint_id, added_id=row_id)


def problems_of_file(
    session: Session, command: AttachFile, events: Collection[int] | None = None
) -> tuple[Problem, ...]:
    """What stands against keeping a file; ``events`` None: its entry is known to be there."""
    digest = sha256(command.content).hexdigest()
    here = attachments_of(session, command.complaint_id)
    already = [row.name for row in here if row.sha256 == digest and row.removed_on is None]
    known = {command.event_id} if events is None and command.event_id else events or ()
    return problems_attaching(command, already, set(filter(None, known)))


def write_file(action: Action, session: Session, command: AttachFile) -> int:
    """Write a file that nothing stands against; its id."""
    name = clean_name(command.name)
    row = {
        "complaint_id": command.complaint_id,
        "event_id": command.event_id,
        "name": name,
        # Programs have no kind, whatever their name says: lists need not look inside again.
        "media_type": media_type(name) if may_open(name, command.content[:HEAD]) else "",
        "sha256": sha256(command.content).hexdigest(),
        "added_on": session.today.isoformat(),
        "size": len(command.content),
    }
    # As bytes: like the file itself, its words stand in the history by their SHA-256 only.
    words = words_in(name, command.content).encode()
    row_id = action.insert("attachment", row)
    inside = {"attachment_id": row_id, "words": words, "content": command.content}
    action.insert("attachment_content", inside)
    return row_id


def attach_path(
    session: Session, path: Path, complaint_id: int, event_id: int | None = None
) -> Result:
    """Keep a file of this computer; what cannot be read is refused in a sentence."""
    text = ""
    content = b""
    try:
        if path.is_dir():
            text = "This is a folder. Nothing was added; choose the files in it."
        elif path.stat().st_size > MOST_BYTES:
            text = TOO_LARGE
        else:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        text = "There is no such file any more. Nothing was added; look for it and choose it again."
    except (OSError, ValueError):
        text = "This file cannot be read. Nothing was added; close it elsewhere and try again."
    if text:
        return Refusal((Problem("file", "", text),))
    command = AttachFile(
        complaint_id=complaint_id, name=path.name, content=content, event_id=event_id
    )
    return attach(session, command)


def remove_attachment(session: Session, command: RemoveAttachment) -> Result:
    """Take a file off the lists; it stays in the register, and the list says so."""
    row = _row(session, command.attachment_id)
    if row is None or row.removed_on is not None:
        return Refusal((NO_SUCH_FILE,))
    case = session.case(row.complaint_id)
    with session.action("remove a file", row.complaint_id) as action:
        action.update("attachment", row.id, {"removed_on": session.today.isoformat()})
    reference = case.record.reference if case else ""
    return Done(f"{reference}: {row.name} removed", row.complaint_id, added_id=row.id)


def attachments_of(session: Session, complaint_id: int) -> tuple[AttachmentRow, ...]:
    """The files of a complaint in the order they came, removed ones too; reads no file."""
    rows = session.register.tuples(f"{_SELECT} WHERE complaint_id = ? ORDER BY id", complaint_id)
    return tuple(_attachment(row) for row in rows)


def read_attachment(session: Session, attachment_id: int) -> FileOut | Refusal:
    """A file's bytes, refused when they are not those that were added."""
    row = _row(session, attachment_id)
    if row is None:
        return Refusal((NO_SUCH_FILE,))
    content = content_of(session, attachment_id)
    if content is None or sha256(content).hexdigest() != row.sha256:
        return Refusal((CHANGED,))
    return FileOut(row.name, content, may_open(row.name, content[:HEAD]))


def by_entry(session: Session, complaint_id: int) -> dict[int, tuple[AttachmentRow, ...]]:
    """The files that belong to entries and were not taken away, by entry."""
    found: dict[int, tuple[AttachmentRow, ...]] = {}
    for row in attachments_of(session, complaint_id):
        if row.event_id is not None and row.removed_on is None:
            found[row.event_id] = (*found.get(row.event_id, ()), row)
    return found


def attachment(session: Session, attachment_id: int) -> AttachmentRow | None:
    """One file as lists show it; None where there is no such file."""
    return _row(session, attachment_id)


def content_of(session: Session, attachment_id: int) -> bytes | None:
    """A file's bytes as they stand in the register, unchecked; None without any."""
    found = session.register.tuples(
        "SELECT content FROM attachment_content WHERE attachment_id = ?", attachment_id
    )
    return bytes(found[0][0]) if found else None


def damaged(session: Session) -> list[tuple[int, str]]:
    """Files whose SHA-256 is not the one they were added with: id, reference. One at a time."""
    rows = session.register.tuples(
        "SELECT a.id, coalesce(c.reference, ''), a.sha256 FROM attachment a"
        " LEFT JOIN complaint c ON c.id = a.complaint_id ORDER BY a.id"
    )
    found = []
    for attachment_id, reference, digest in rows:
        content = content_of(session, attachment_id)
        if content is None or sha256(content).hexdigest() != digest:
            found.append((int(attachment_id), str(reference)))
    return found


_SELECT = (
    "SELECT id, complaint_id, event_id, name, media_type, size, sha256, added_on, removed_on"
    " FROM attachment"
)


def _row(session: Session, attachment_id: int) -> AttachmentRow | None:
    rows = session.register.tuples(
        f"{_SELECT} WHERE id = ? AND complaint_id IS NOT NULL", attachment_id
    )
    return _attachment(rows[0]) if rows else None


def _attachment(row: tuple[Any, ...]) -> AttachmentRow:
    number, complaint_id, event_id, name, kind, size, digest, added, removed = row
    return AttachmentRow(
        number, complaint_id, event_id, name, kind, size, digest, _day(added), _day(removed)
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
