"""Files inside the register: taken in, listed, opened as copies, verified, never deleted."""

from __future__ import annotations

import os
import stat
import zipfile
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from chc_desktop.model.rules.attachments import MOST_BYTES, AttachFile, RemoveAttachment
from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.services.attachments import (
    FileOut,
    attach,
    attach_path,
    attachments_of,
    read_attachment,
    remove_attachment,
)
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.complaints import log_complaint
from chc_desktop.model.services.copies import Copies, save_copy
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.session import RegisterProblem, Session, open_register

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def complaint(session: Session) -> int:
    return logged(session)


def logged(session: Session) -> int:
    command = LogComplaint(
        received_on=date(2026, 3, 2), resident="Ann Ash", description="The roof leaks."
    )
    done = log_complaint(session, command)
    assert isinstance(done, Done)
    return done.complaint_id


def add(session: Session, complaint: int, name: str = "a.txt", content: bytes = b"words") -> int:
    done = attach(session, AttachFile(complaint_id=complaint, name=name, content=content))
    assert isinstance(done, Done), done
    return done.added_id


def refused(result: object) -> str:
    assert isinstance(result, Refusal), result
    return result.problems[0].text


def words_of(session: Session, attachment: int) -> str:
    row = session.register.one(
        "SELECT words FROM attachment_content WHERE attachment_id = ?", attachment
    )
    assert row is not None
    return bytes(row["words"]).decode()


def test_a_file_is_kept_with_its_hash_size_and_day_and_comes_back_as_it_was(
    session: Session, complaint: int
) -> None:
    content = bytes(range(256)) * 100
    number = add(session, complaint, "../secret/photo\u202e.jpg", content)
    (row,) = attachments_of(session, complaint)
    assert (row.id, row.name, row.media_type) == (number, "photo.jpg", "image/jpeg")
    assert (row.size, row.added_on) == (25_600, date(2026, 3, 31))
    assert len(row.sha256) == 64
    assert read_attachment(session, number) == FileOut("photo.jpg", content, may_open=True)


def test_the_history_of_a_file_holds_its_hash_and_not_the_file(
    session: Session, complaint: int
) -> None:
    add(session, complaint, content=b"x" * 3_000_000)
    rows = session.register.tuples("SELECT sum(length(payload)) FROM change_payload")
    assert rows[0][0] < 20_000


def test_no_list_reads_a_file(session: Session, complaint: int) -> None:
    add(session, complaint)
    columns = session.register.tuples("SELECT name FROM pragma_table_info('attachment')")
    assert ("content",) not in columns


def test_a_removed_file_stays_in_the_register_and_undo_brings_it_back(
    session: Session, complaint: int
) -> None:
    number = add(session, complaint)
    assert isinstance(remove_attachment(session, RemoveAttachment(attachment_id=number)), Done)
    (row,) = attachments_of(session, complaint)
    assert row.removed_on == date(2026, 3, 31)
    assert isinstance(read_attachment(session, number), FileOut)
    again = remove_attachment(session, RemoveAttachment(attachment_id=number))
    assert "not in this register" in refused(again)
    assert isinstance(undo_last(session), Done)
    assert attachments_of(session, complaint)[0].removed_on is None


def test_adding_can_be_undone_and_the_same_file_added_again(
    session: Session, complaint: int
) -> None:
    add(session, complaint)
    same = AttachFile(complaint_id=complaint, name="other.txt", content=b"words")
    assert "as a.txt" in refused(attach(session, same))
    assert isinstance(undo_last(session), Done)
    assert attachments_of(session, complaint)[0].removed_on is not None
    assert isinstance(attach(session, same), Done)


def test_a_file_belongs_to_an_entry_of_its_own_complaint_only(
    session: Session, complaint: int
) -> None:
    other = logged(session)
    entry = session.cases()[complaint].record.events[0].id
    good = AttachFile(complaint_id=complaint, name="a", content=b"1", event_id=entry)
    assert isinstance(attach(session, good), Done)
    assert attachments_of(session, complaint)[0].event_id == entry
    wrong = AttachFile(complaint_id=other, name="a", content=b"1", event_id=entry)
    assert "not part of this complaint" in refused(attach(session, wrong))
    nowhere = AttachFile(complaint_id=99, name="a", content=b"1")
    assert "not in this register" in refused(attach(session, nowhere))


def test_files_of_the_computer_are_refused_in_a_sentence_when_they_cannot_be_taken(
    session: Session, complaint: int, tmp_path: Path
) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert "larger than 25 MB" in refused(attach_path(session, large, complaint))
    assert "folder" in refused(attach_path(session, tmp_path, complaint))
    assert "no such file" in refused(attach_path(session, tmp_path / "gone", complaint))
    (tmp_path / "empty").touch()
    assert "empty" in refused(attach_path(session, tmp_path / "empty", complaint))
    locked = tmp_path / "a\0b"
    assert "cannot be read" in refused(attach_path(session, locked, complaint))
    assert attachments_of(session, complaint) == ()


def test_a_file_of_25_mb_goes_in_and_comes_out(
    session: Session, complaint: int, tmp_path: Path
) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(os.urandom(1024) * (MOST_BYTES // 1024))
    assert isinstance(attach_path(session, large, complaint), Done)
    found = read_attachment(session, attachments_of(session, complaint)[0].id)
    assert isinstance(found, FileOut)
    assert found.content == large.read_bytes()


def test_the_words_of_text_word_email_and_pdf_files_are_kept_for_the_search(
    session: Session, complaint: int
) -> None:
    document = BytesIO()
    with zipfile.ZipFile(document, "w") as archive:
        inside = "<w:p><w:r><w:t>Mould behind the wardrobe</w:t></w:r></w:p>"
        xml = f"<w:document xmlns:w='urn:w'><w:body>{inside}</w:body></w:document>"
        archive.writestr("word/document.xml", xml)
    paper = BytesIO()
    canvas = Canvas(paper)
    canvas.drawString(100, 700, "Invoice for a dehumidifier")
    canvas.save()
    message = b"From: ann@example.org\r\nSubject: The roof\r\n\r\nIt drips on the stairs.\r\n"
    files = {
        "a.txt": (b"caf\xe9 wall", "café wall"),
        "b.docx": (document.getvalue(), "Mould behind the wardrobe"),
        "c.eml": (message, "It drips on the stairs."),
        "d.pdf": (paper.getvalue(), "Invoice for a dehumidifier"),
        "e.csv": ("Größe".encode("utf-16"), "Größe"),
    }
    for name, (content, words) in files.items():
        assert words in words_of(session, add(session, complaint, name, content)), name


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.eml", "a.jpg"])
def test_a_file_that_is_not_what_it_says_is_kept_all_the_same(
    session: Session, complaint: int, name: str
) -> None:
    number = add(session, complaint, name, b"\x00\xff nothing of the kind")
    assert isinstance(read_attachment(session, number), FileOut)
    assert "kind" not in words_of(session, number) or name == "a.eml"


def test_a_copy_to_open_is_read_only_private_and_gone_afterwards(
    session: Session, complaint: int, tmp_path: Path
) -> None:
    number = add(session, complaint, "letter.pdf", b"%PDF-1.4 not really")
    copies = Copies(tmp_path / "copies")
    place = copies.open_copy(session, number)
    assert not isinstance(place, Refusal)
    assert place.name == "letter.pdf"
    assert place.read_bytes() == b"%PDF-1.4 not really"
    assert not place.stat().st_mode & (stat.S_IWUSR | stat.S_IRWXG | stat.S_IRWXO | stat.S_IXUSR)
    if os.name == "posix":
        assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    again = copies.open_copy(session, number)
    assert not isinstance(again, Refusal)
    assert again != place
    copies.remove()
    assert list((tmp_path / "copies").iterdir()) == []
    copies.remove()


def test_what_a_crash_left_behind_goes_at_the_next_start_and_other_windows_keep_theirs(
    session: Session, complaint: int, tmp_path: Path
) -> None:
    number = add(session, complaint, "letter.pdf")
    crashed, open_now = Copies(tmp_path), Copies(tmp_path)
    old = crashed.open_copy(session, number)
    new = open_now.open_copy(session, number)
    assert not isinstance(old, Refusal)
    assert not isinstance(new, Refusal)
    os.utime(old.parent.parent, (0, 0))
    Copies(tmp_path).remove_old()
    assert not old.exists()
    assert new.exists()
    Copies(tmp_path / "nowhere").remove_old()


def test_programs_and_scripts_are_never_opened_and_can_be_saved(
    session: Session, complaint: int, tmp_path: Path
) -> None:
    number = add(session, complaint, "invoice.pdf.exe", b"MZ program")
    hidden = add(session, complaint, "photo.jpg", b"MZ another")
    assert [row.may_open for row in attachments_of(session, complaint)] == [False, False]
    with pytest.raises(RegisterProblem, match="Save a copy"):
        Copies(tmp_path).open_copy(session, hidden)
    with pytest.raises(RegisterProblem, match="Save a copy"):
        Copies(tmp_path).open_copy(session, number)
    target = tmp_path / "saved.exe"
    assert save_copy(session, number, target) == target
    assert target.read_bytes() == b"MZ program"
    assert not target.stat().st_mode & stat.S_IXUSR


def test_a_file_changed_outside_is_found_by_check_and_neither_opened_nor_saved(
    register_path: Path, tmp_path: Path
) -> None:
    session = open_register(register_path, today=date(2026, 3, 31))
    number = add(session, logged(session), "letter.pdf")
    session.register.tuples("UPDATE attachment_content SET content = x'00'")
    assert "not as it was added" in refused(Copies(tmp_path).open_copy(session, number))
    assert "not as it was added" in refused(save_copy(session, number, tmp_path / "x.pdf"))
    assert "not in this register" in refused(read_attachment(session, 99))
    session.close()
    (outside, fault) = check_file(register_path)
    assert (outside.kind, outside.where) == ("changed_outside", "attachment_content 1")
    assert (fault.kind, fault.where) == ("attachment", "attachment 1")
    assert "C-001" in fault.text
    assert "letter" not in fault.text
