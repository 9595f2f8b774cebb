"""A file becomes an entry: emails with what is inside them, saved messages, scans (5.12)."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from chc_desktop.model.exchange.emails import read_email
from chc_desktop.model.rules.attachments import AttachFile
from chc_desktop.model.rules.commands import AddNote, LogComplaint
from chc_desktop.model.rules.residents import AddPerson
from chc_desktop.model.services import complaints, filed, residents
from chc_desktop.model.services.attachments import attach, attachments_of, by_entry
from chc_desktop.model.services.filed import FileAsEntry
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

D = date.fromisoformat
THEIRS = "edith@example.org"


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


@pytest.fixture
def case(session: Session) -> Session:
    """C-001 by Edith Marlowe, whose email the register knows."""
    known = AddPerson(name="Edith Marlowe", home="9 Example Street", email=THEIRS)
    done(residents.add_person(session, known))
    log = LogComplaint(
        received_on=D("2026-03-02"),
        resident="Edith Marlowe",
        home="9 Example Street",
        description="The lift is off",
    )
    done(complaints.log_complaint(session, log))
    return session


def email(sender: str = THEIRS, to: str = "office@example.org", *, html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = f"Somebody <{sender}>"
    message["To"] = to
    message["Date"] = "Tue, 10 Mar 2026 21:14:00 +0000"
    message["Subject"] = "The lift again"
    if html:
        page = "<head><style>p {}</style></head><p>It is <b>off</b> &amp; cold.</p><p>Edith</p>"
        message.set_content(page, subtype="html")
    else:
        message.set_content("It is off again.\n")
    message.add_attachment(b"\x89PNG door", maintype="image", subtype="png", filename="door.png")
    inner = EmailMessage()
    inner["Subject"] = "Earlier"
    inner.set_content("The first one.")
    message.add_attachment(inner)
    return bytes(message)


def add(session: Session, name: str, content: bytes) -> int:
    return done(attach(session, AttachFile(complaint_id=1, name=name, content=content))).added_id


def test_an_email_says_its_day_subject_way_words_and_what_is_inside(case: Session) -> None:
    found = filed.filing(case, add(case, "mail.eml", email()))
    assert found is not None
    assert (found.on, found.what, found.direction, found.channel) == (
        D("2026-03-10"),
        "The lift again",
        "in",
        "email",
    )
    assert found.text == "It is off again."
    assert [name for name, _ in found.inside] == ["door.png", "Attached message 2.eml"]


@pytest.mark.parametrize(
    ("sender", "to", "way"),
    [("office@example.org", THEIRS.upper(), "out"), ("x@example.org", "y@example.org", "")],
)
def test_whom_it_is_from_and_to_says_the_way(case: Session, sender: str, to: str, way: str) -> None:
    found = filed.filing(case, add(case, "mail.eml", email(sender, to)))
    assert found is not None
    assert found.direction == way


def test_an_email_of_formatted_text_is_read_as_plain_words() -> None:
    found = read_email(email(html=True))
    assert found is not None
    assert found.text == "It is off & cold.\nEdith"


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"no head lines here", b"To: somebody\n\nx"])
def test_what_is_no_email_is_a_file_like_any_other(case: Session, content: bytes) -> None:
    assert read_email(content) is None
    if content:
        found = filed.filing(case, add(case, "mail.eml", content))
        assert found is not None
        assert (found.on, found.what, found.channel) == (None, "", "")


def test_a_damaged_head_loses_only_what_it_says() -> None:
    found = read_email(b"From: a@example.org\nDate: the day before\n\nHello")
    assert found is not None
    assert (found.on, found.subject, found.text) == (None, "", "Hello")


def test_a_message_saved_as_text_is_read_by_its_head_lines(case: Session) -> None:
    saved = b"From: Edith Marlowe\nSent: 12 March 2026\nSubject: The lift\n\nStill off."
    found = filed.filing(case, add(case, "saved.txt", saved))
    assert found is not None
    assert (found.on, found.what, found.text) == (D("2026-03-12"), "The lift", "Still off.")
    assert found.direction == "in"


def test_the_entry_its_file_and_the_files_inside_are_kept_in_one_act(case: Session) -> None:
    key = add(case, "mail.eml", email())
    note = AddNote(
        complaint_id=1,
        on=D("2026-03-10"),
        what="The lift again",
        direction="in",
        channel="email",
        text="It is off again.",
    )
    told = done(filed.file_as_entry(case, FileAsEntry(attachment_id=key, note=note, inside=(0, 7))))
    assert told.what == "C-001: mail.eml recorded, with 1 file from it"
    (entry,) = by_entry(case, 1)
    assert [row.name for row in by_entry(case, 1)[entry]] == ["mail.eml", "door.png"]
    assert filed.filing(case, key) is None
    again = filed.file_as_entry(case, FileAsEntry(attachment_id=key, note=note))
    assert isinstance(again, Refusal)
    done(undo_last(case))
    assert by_entry(case, 1) == {}
    assert [row.name for row in attachments_of(case, 1) if row.removed_on is None] == ["mail.eml"]


def test_an_entry_without_its_day_is_refused_and_nothing_is_kept(case: Session) -> None:
    key = add(case, "scan.pdf", b"%PDF-1.4 x")
    note = AddNote(complaint_id=1, on=None, what="A letter came in", direction="in")
    refused = filed.file_as_entry(case, FileAsEntry(attachment_id=key, note=note))
    assert isinstance(refused, Refusal)
    assert [p.field for p in refused.problems] == ["on"]
    assert by_entry(case, 1) == {}
