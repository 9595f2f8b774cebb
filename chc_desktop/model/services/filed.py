"""A file becomes an entry of its complaint: an email, a letter that came in, a scan (5.12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chc_desktop.model.exchange.attachment_text import plain_text
from chc_desktop.model.exchange.emails import FileInside, read_email
from chc_desktop.model.rules.attachments import AttachFile, size_words
from chc_desktop.model.rules.commands import AddNote
from chc_desktop.model.rules.interests import Side
from chc_desktop.model.rules.pasted import read_pasted
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, blocking
from chc_desktop.model.services import complaints, people
from chc_desktop.model.services.attachments import (
    NO_SUCH_FILE,
    AttachmentRow,
    attachment,
    problems_of_file,
    read_attachment,
    write_file,
)
from chc_desktop.model.services.facts import facts_of
from chc_desktop.model.services.interests import interests
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.store.events import to_row

_PASTED = ("txt", "eml")


@dataclass(frozen=True, slots=True)
class Filing:
    """What a file says of itself, to start its entry from."""

    row: AttachmentRow
    on: date | None = None
    what: str = ""
    direction: str = ""
    channel: str = ""
    text: str = ""
    inside: tuple[tuple[str, str], ...] = ()
    """Files in an email: name and size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAsEntry:
    """Make an entry of a file; ``inside`` are the places of files in it that are kept too."""

    attachment_id: int
    note: AddNote
    inside: tuple[int, ...] = ()


def filing(session: Session, attachment_id: int) -> Filing | None:
    """What a file that belongs to no entry says of itself; None where there is none."""
    row = attachment(session, attachment_id)
    case = session.case(row.complaint_id) if row else None
    if row is None or case is None or row.removed_on is not None or row.event_id is not None:
        return None
    content = _content(session, row)
    ending = row.name.rpartition(".")[2].casefold()
    email = read_email(content) if ending == "eml" else None
    if email is not None:
        return Filing(
            row,
            email.on,
            email.subject or f"Email from {email.sender}",
            _direction(session, case, email.sender, email.senders, email.recipients),
            "email",
            email.text,
            tuple((f.name, size_words(len(f.content))) for f in email.files),
        )
    pasted = read_pasted(plain_text(content)) if ending in _PASTED else None
    if pasted is not None and (pasted.sender or pasted.subject):
        what = pasted.subject or f"Message from {pasted.sender}"
        way = _direction(session, case, pasted.sender, frozenset(), frozenset())
        return Filing(row, pasted.on, what, way, "email", pasted.text)
    return Filing(row)


def check(session: Session, command: FileAsEntry) -> tuple[Problem, ...]:
    """What stands against it, warnings included; writes nothing."""
    found = filing(session, command.attachment_id)
    if found is None:
        return (NO_SUCH_FILE,)
    return complaints.check(session, command.note)


def file_as_entry(session: Session, command: FileAsEntry) -> Result:
    """Record the entry, put the file with it, and keep the files inside an email; one act."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    row = attachment(session, command.attachment_id)
    assert row is not None
    case = session.cases()[row.complaint_id]
    facts, _ = facts_of(command.note, case.state)
    kept = 0
    with session.action("record a file as an entry", row.complaint_id) as action:
        event = action.insert("event", to_row(row.complaint_id, facts[0]))
        action.update("attachment", row.id, {"event_id": event})
        for inner in _inside(session, row, command.inside):
            new = AttachFile(
                complaint_id=row.complaint_id,
                name=inner.name,
                content=inner.content,
                event_id=event,
            )
            if not problems_of_file(session, new):
                write_file(action, session, new)
                kept += 1
    more = f", with {kept} file{'' if kept == 1 else 's'} from it" if kept else ""
    return Done(f"{case.record.reference}: {row.name} recorded{more}", row.complaint_id, found)


# ---- private


def _content(session: Session, row: AttachmentRow) -> bytes:
    found = read_attachment(session, row.id)
    return b"" if isinstance(found, Refusal) else found.content


def _inside(
    session: Session, row: AttachmentRow, places: tuple[int, ...]
) -> tuple[FileInside, ...]:
    email = read_email(_content(session, row)) if places else None
    files = email.files if email is not None else ()
    return tuple(files[place] for place in places if 0 <= place < len(files))


def _direction(
    session: Session,
    case: Case,
    sender: str,
    senders: frozenset[str],
    recipients: frozenset[str],
) -> str:
    """``in`` from whoever complains or speaks for them, ``out`` to them; else not known."""
    parties = [p for p in interests(session, case).parties if p.side is not Side.ABOUT]
    ids = {one for p in parties for one in people.entries_of(session, p.person_id)}
    if any(one_line(p.name).casefold() in sender.casefold() for p in parties):
        return "in"
    rows = session.register.tuples("SELECT id, email FROM person WHERE email <> ''")
    theirs = {email.strip().casefold() for key, email in rows if key in ids}
    if theirs & senders:
        return "in"
    return "out" if theirs & recipients else ""
