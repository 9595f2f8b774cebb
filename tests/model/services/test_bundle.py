"""The bundle for the Ombudsman: complete, in order, the same bytes, and masked where asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pypdf
import pytest
from PIL import Image

from chc_desktop.model.reports.bundle_paper import BundlePaper
from chc_desktop.model.rules.adjustments import AskAdjustment, Decision
from chc_desktop.model.rules.attachments import AttachFile, RemoveAttachment
from chc_desktop.model.rules.commands import (
    Acknowledge,
    AddNote,
    CorrectDate,
    LogComplaint,
    Promise,
    Respond,
    Retract,
)
from chc_desktop.model.rules.record import BundleOptions
from chc_desktop.model.rules.residents import AddPerson
from chc_desktop.model.rules.values import Outcome, Stage
from chc_desktop.model.services import adjustments, complaints, correcting, residents
from chc_desktop.model.services.attachments import attach, remove_attachment
from chc_desktop.model.services.bundle import bundle_paper, export_bundle
from chc_desktop.model.services.results import Done, Refusal

if TYPE_CHECKING:
    from chc_desktop.model.rules.commands import CaseCommand
    from chc_desktop.model.services.session import Session


@pytest.fixture
def complaint(session: Session) -> int:
    """A complaint with a gap, a correction, an entry taken back, files, and a neighbour in it."""
    neighbour = AddPerson(name="Edith Marlowe", home="9 Example Street", phone="01632 960 009")
    assert isinstance(residents.add_person(session, neighbour), Done)
    logged = complaints.log_complaint(
        session,
        LogComplaint(
            received_on=date(2026, 1, 5),
            resident="Gurdip Mahal",
            home="14 Example Street",
            subject="Dogs of Edith Marlowe",
            description="Mrs Marlowe lets her dogs out.",
        ),
    )
    assert isinstance(logged, Done)
    key = logged.complaint_id
    do(session, Acknowledge(complaint_id=key, stage=Stage.ONE, on=date(2026, 1, 7), how="letter"))
    do(session, AddNote(complaint_id=key, on=date(2026, 1, 8), what="Edith rang", text="Sorry."))
    entry = session.cases()[key].record.events[-1].id
    do(session, AddNote(complaint_id=key, on=date(2026, 1, 9), what="Wrong file"))
    wrong = session.cases()[key].record.events[-1].id
    do(session, CorrectDate(complaint_id=key, event_id=entry, on=date(2026, 1, 9), why="Typing"))
    taken = Retract(complaint_id=key, event_id=wrong, why="Another complaint")
    assert isinstance(correcting.retract(session, taken), Done)
    do(
        session,
        Respond(
            complaint_id=key,
            stage=Stage.ONE,
            on=date(2026, 3, 20),
            outcome=Outcome.UPHELD,
            considered_by=("Priya Sandhu",),
            decision="It was so.",
            late_reason="Nobody met.",
            promises=(Promise(what="Speak with Edith Marlowe", due_on=date(2026, 4, 1)),),
        ),
    )
    add(session, key, "Edith Marlowe's dog.png", png())
    add(session, key, "notes.xyz", b"anything")
    return key


def do(session: Session, command: CaseCommand) -> None:
    result = complaints.carry_out(session, command)
    assert isinstance(result, Done), result


def add(session: Session, complaint: int, name: str, content: bytes) -> int:
    done = attach(session, AttachFile(complaint_id=complaint, name=name, content=content))
    assert isinstance(done, Done), done
    return done.added_id


def png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 200), "brown").save(out, "PNG")
    return out.getvalue()


def paper(session: Session, complaint: int, options: BundleOptions) -> BundlePaper:
    made = bundle_paper(session, complaint, options)
    assert isinstance(made, BundlePaper)
    return made


def text_of(content: bytes | Refusal) -> str:
    assert isinstance(content, bytes)
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_everything_stands_in_order_with_corrections_and_what_was_taken_back(
    session: Session, complaint: int
) -> None:
    made = paper(session, complaint, BundleOptions())
    titles = [entry.title for entry in made.entries]
    days = [entry.on for entry in made.entries]
    assert days == sorted(days)
    assert titles[0] == "Received"
    assert titles.count("Edith rang") == 2
    first, second = (entry for entry in made.entries if entry.title == "Edith rang")
    assert any("does not count" in note for note in first.notes)
    assert any("It was Thu" in note and "Typing" in note for note in second.notes)
    assert "Entry taken back: Wrong file" in titles
    answer = next(entry for entry in made.entries if entry.title.startswith("Stage 1 response"))
    assert "It was so." in answer.text
    assert "Nobody met." in answer.text
    assert any("late" in note for note in answer.notes)
    assert any("Entered 31 March 2026" in note.replace("\u00a0", " ") for note in answer.notes)


def test_a_long_silence_is_named_between_its_two_days(session: Session, complaint: int) -> None:
    made = paper(session, complaint, BundleOptions())
    (gap,) = (entry for entry in made.entries if entry.gap)
    words = gap.title.replace("\u00a0", " ")
    assert words.startswith("Nothing recorded between 9 January 2026 and 20 March 2026 (")
    after = made.entries[made.entries.index(gap) + 1]
    assert after.on == date(2026, 3, 20)


def test_the_same_data_give_the_same_bytes_on_any_day(session: Session, complaint: int) -> None:
    first = export_bundle(session, complaint)
    session.today += timedelta(days=400)
    assert export_bundle(session, complaint) == first


def test_each_page_has_its_number_and_the_contents_name_the_page_of_each_part(
    session: Session, complaint: int
) -> None:
    made = export_bundle(session, complaint)
    assert isinstance(made, bytes)
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(made)).pages]
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page.replace("\u00a0", " ")
    shown = next(n for n, p in enumerate(pages, start=1) if p.startswith("Attachment 1:"))
    assert re.search(rf"dog\.png\s+{shown}\b", pages[0])


def test_every_file_is_listed_with_its_hash_and_says_why_it_is_not_shown(
    session: Session, complaint: int
) -> None:
    gone = add(session, complaint, "gone.png", png() + b"\0")
    assert isinstance(remove_attachment(session, RemoveAttachment(attachment_id=gone)), Done)
    add(session, complaint, "locked.pdf", b"%PDF-1.4 broken")
    changed = add(session, complaint, "changed.png", png() + b"\0\0")
    session.register.tuples(
        "UPDATE attachment_content SET content = x'00' WHERE attachment_id = ?", changed
    )
    dog, notes, removed, locked, other = paper(session, complaint, BundleOptions()).files
    assert len(dog.pages) == 1
    assert all(len(file.sha256) == 64 for file in (dog, notes, removed, locked, other))
    assert "only pictures" in notes.why_not
    assert "removed 31" in removed.why_not
    assert "damaged" in locked.why_not
    assert "SHA-256 differs" in other.why_not
    whole = text_of(export_bundle(session, complaint)).replace(" ", "")
    assert notes.sha256 in whole


def test_masked_no_third_party_is_left_in_any_text_and_page_1_says_so(
    session: Session, complaint: int
) -> None:
    content = export_bundle(session, complaint, BundleOptions(mask=True))
    assert isinstance(content, bytes)
    text = text_of(content)
    for word in ("Marlowe", "Edith", "9 Example", "960 009"):
        assert word not in text, word
    assert "Person A" in text
    assert "Gurdip Mahal" in text
    assert "Priya Sandhu" in text
    first = pypdf.PdfReader(BytesIO(content)).pages[0].extract_text()
    assert "are replaced by" in " ".join(first.split())
    assert not any(file.pages for file in paper(session, complaint, BundleOptions(mask=True)).files)
    assert "Edith Marlowe" in text_of(export_bundle(session, complaint))


def test_words_about_health_are_out_unless_they_are_chosen(
    session: Session, complaint: int
) -> None:
    who = session.cases()[complaint].record.person_id
    asked = AskAdjustment(
        person_id=who,
        asked_on=date(2026, 3, 2),
        asked="Large print letters",
        need="glaucoma",
        decision=Decision.AGREED,
        decided_on=date(2026, 3, 3),
    )
    assert isinstance(adjustments.ask_adjustment(session, asked), Done)
    without = text_of(export_bundle(session, complaint))
    assert "Large print letters" in without
    assert "glaucoma" not in without
    assert "are not in this bundle" in without
    chosen = text_of(export_bundle(session, complaint, BundleOptions(health=True)))
    assert "glaucoma" in chosen
    assert "holds words about" in chosen


def test_letters_the_ombudsman_and_learning_stand_in_full(session: Session, complaint: int) -> None:
    with session.action("rows") as action:
        letter = {"complaint_id": complaint, "kind": "stage1-response", "stage": 1}
        action.insert(
            "letter", letter | {"body": "# Subject\n\nThe whole text.", "sent_on": "2026-03-20"}
        )
        case = action.insert(
            "ombudsman_case",
            {"complaint_id": complaint, "reference": "2026-1", "opened_on": "2026-03-25"},
        )
        item = {"case_id": case, "kind": "evidence request", "on_date": "2026-03-26"}
        action.insert("ombudsman_item", item | {"what": "Send the file", "due_on": "2026-04-09"})
        lesson = {"complaint_id": complaint, "on_date": "2026-03-27", "internal": "Meet sooner."}
        action.insert("learning", lesson)
    made = paper(session, complaint, BundleOptions())
    assert made.letters[0].title == "Letter 1: response, stage 1"
    assert "The whole text." in made.letters[0].text
    titles = [entry.title for entry in made.entries]
    assert {"Letter 1 sent: response", "Ombudsman case 2026-1 opened"} <= set(titles)
    assert "Send the file" in dict(made.ombudsman)["Evidence request, 26\u00a0March\u00a02026"]
    assert made.learning[0][1] == "Meet sooner."


def test_a_complaint_that_is_not_there_is_refused(session: Session) -> None:
    assert isinstance(export_bundle(session, 99), Refusal)


def test_a_bundle_of_text_that_looks_like_markup_is_made(session: Session, complaint: int) -> None:
    note = AddNote(complaint_id=complaint, on=date(2026, 3, 21), what="<img src=x> & <b>")
    do(session, replace(note, text="\u202e\U0001f600 " + "x" * 5000))
    assert "<img src=x> & <b>" in text_of(export_bundle(session, complaint))


def test_hearings_decisions_between_meetings_and_who_got_a_letter_are_in_it(
    session: Session, complaint: int
) -> None:
    who = session.cases()[complaint].record.person_id
    with session.action("rows") as action:
        seen = {"complaint_id": complaint, "stage": 2, "on_date": "2026-03-24", "place": "The hall"}
        action.insert("hearing", seen | {"invited_on": "2026-03-22", "note": "Both were heard."})
        decided = action.insert(
            "decision",
            {
                "complaint_id": complaint,
                "about": "stage 1",
                "on_date": "2026-03-19",
                "how": "by email",
                "what": "Uphold it.",
                "minute_reference": "7b",
            },
        )
        member = {"decision_id": decided, "person_id": who, "decided": 0}
        action.insert("decision_member", member | {"conflicts_declared": "A neighbour."})
        letter = action.insert(
            "letter", {"complaint_id": complaint, "kind": "update", "sent_on": "2026-03-21"}
        )
        got = {"letter_id": letter, "person_id": who, "name": "Gurdip Mahal", "part": "lead"}
        action.insert("letter_recipient", got)
    made = paper(session, complaint, BundleOptions())
    told = {entry.title: entry.text for entry in made.entries}
    assert "Both were heard." in told["Hearing of the panel, stage 2 (6.20)"]
    assert "Gurdip Mahal took no part" in told["Decided between meetings: stage 1"]
    assert "To Gurdip Mahal." in made.letters[0].facts


def test_texts_and_emails_are_printed_and_masked(session: Session, complaint: int) -> None:
    mail = b"From: e.marlowe@example.org\nSubject: Dogs\n\nE. MARLOWE <said> & so: the dogs stay."
    add(session, complaint, "mail.eml", mail)
    add(session, complaint, "bare.txt", b" \n")
    files = paper(session, complaint, BundleOptions()).files
    by_name = {file.name: file for file in files}
    assert "the dogs stay." in by_name["mail.eml"].text
    assert by_name["mail.eml"].why_not == ""
    assert by_name["bare.txt"].why_not == "Not shown: no words were found in it."
    whole = text_of(export_bundle(session, complaint))
    assert "E. MARLOWE <said> & so: the dogs stay." in whole
    masked = text_of(export_bundle(session, complaint, BundleOptions(mask=True)))
    assert "Person A <said> & so: the dogs stay." in masked


def test_letters_to_the_person_that_concern_it_are_in_it_without_health_words(
    session: Session, complaint: int
) -> None:
    who = session.cases()[complaint].record.person_id
    command = AskAdjustment(
        person_id=who,
        asked_on=date(2026, 1, 8),
        asked="Large print letters",
        need="My eyesight is failing",
        decision=Decision.AGREED,
        decided_on=date(2026, 1, 9),
    )
    result = adjustments.ask_adjustment(session, command)
    assert isinstance(result, Done)
    body = "# Large print\n\nWe agreed to large print. Your eyesight was considered."
    with session.action("test") as action:
        for kind, about, on, key in (
            ("adjustment-agreed", "adjustment", "2026-01-10", result.added_id),
            ("restriction", "restriction", "2026-01-12", 1),
            ("restriction", "restriction", "2025-06-12", 2),
        ):
            letter = {"person_id": who, "kind": kind, "body": body, "sent_on": on}
            action.insert(
                "letter", letter | {"about": about, "about_id": key, "sent_how": "letter"}
            )
    made = paper(session, complaint, BundleOptions()).letters
    assert [letter.title.split(", ")[-1].replace("\u00a0", " ") for letter in made] == [
        "10 January 2026",
        "12 January 2026",
    ]
    assert "eyesight" not in made[0].text
    assert made[0].text.startswith("# Large print")
    assert "left out of it (5.10)" in made[0].facts[1]
    whole = paper(session, complaint, BundleOptions(health=True)).letters
    assert "Your eyesight was considered." in whole[0].text
