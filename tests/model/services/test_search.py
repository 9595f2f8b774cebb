"""Find anything: everything in the register but words about health, never out of date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chc_desktop.model.rules.adjustments import AskAdjustment, Decision
from chc_desktop.model.rules.attachments import AttachFile, RemoveAttachment
from chc_desktop.model.rules.commands import AddNote, LogComplaint
from chc_desktop.model.rules.requests import LogRequest, RecordCompliment
from chc_desktop.model.rules.residents import AddPerson
from chc_desktop.model.services import adjustments, complaints, requests, residents
from chc_desktop.model.services.attachments import attach, remove_attachment
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.search import FEW, Found, excerpt, find
from chc_desktop.model.services.session import Session, open_register

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def complaint(session: Session) -> int:
    return log(session, "Damp in Zoë’s bedroom")


def log(session: Session, subject: str, description: str = "The wall is black.") -> int:
    command = LogComplaint(
        received_on=date(2026, 3, 2),
        resident="Renée Ash-Tarrant",
        home="9 Example Street",
        subject=subject,
        description=description,
    )
    done = complaints.log_complaint(session, command)
    assert isinstance(done, Done)
    return done.complaint_id


def titles(session: Session, query: str) -> list[str]:
    return [hit.title for group in find(session, query) for hit in group.results]


@pytest.mark.parametrize(
    "query",
    [
        "C-001",
        "c001",
        "c-001",
        "zoe",
        "ZOË’S BEDROOM",
        "damp bedr",
        "bedroom damp",
        "black wall",
        "ash-tarrant",
        "tarrant",
        "renee",
        "9 example",
    ],
)
def test_a_complaint_is_found_by_reference_words_and_person_in_any_writing(
    session: Session, complaint: int, query: str
) -> None:
    assert complaint
    assert "C-001: Damp in Zoë’s bedroom" in titles(session, query)


def test_what_answers_only_in_part_or_inside_a_word_is_not_found(
    session: Session, complaint: int
) -> None:
    assert complaint
    assert titles(session, "damp kitchen") == []
    assert "C-001: Damp in Zoë’s bedroom" not in titles(session, "edroom")


def test_entries_files_requests_and_thanks_are_found_and_say_where_they_stand(
    session: Session, complaint: int
) -> None:
    note = AddNote(
        complaint_id=complaint, on=date(2026, 3, 9), what="Surveyor came", text="Cold bridge."
    )
    assert isinstance(complaints.carry_out(session, note), Done)
    file = AttachFile(complaint_id=complaint, name="readings.txt", content=b"Hygrometer 71 %")
    assert isinstance(attach(session, file), Done)
    asked = LogRequest(
        received_on=date(2026, 3, 20), resident="Joan Hartley", home="2", what="Tap drips"
    )
    assert isinstance(requests.log_request(session, asked), Done)
    thanks = RecordCompliment(on=date(2026, 3, 21), about="The bike store", words="Lovely racks")
    assert isinstance(requests.record_answer(session, thanks), Done)
    (entry,) = find(session, "cold bridge")[0].results
    assert entry == Found(
        "Surveyor came",
        "C-001, Mon\u00a09\u00a0March\u00a02026",
        "Cold bridge.",
        ("complaint", str(complaint), ""),
    )
    assert titles(session, "readings.txt") == ["Attachment: readings.txt"]
    assert titles(session, "hygrom") == ["Attachment: readings.txt"]
    assert "tap drips" in titles(session, "drips")[0].casefold()
    assert titles(session, "racks") == ["Thanks"]


def test_people_are_found_by_telephone_with_and_without_spaces(session: Session) -> None:
    person = AddPerson(name="Leonard Pask", home="17 Example Street", phone="01632 960 017")
    assert isinstance(residents.add_person(session, person), Done)
    for query in ("pask", "01632 960 017", "01632960017", "017"):
        assert titles(session, query) == ["Leonard Pask"], query


def test_provisions_are_found_by_number_and_by_their_words(session: Session) -> None:
    assert titles(session, "6.2")[0] == "Provision 6.2"
    assert "Provision 6.2" in titles(session, "acknowledged defined logged")
    (group,) = find(session, "6.13")
    assert group.results[0].place == ("self-assessment", "6.13", "")


def test_what_was_just_entered_undone_or_taken_away_is_known_at_once(
    session: Session, complaint: int
) -> None:
    assert titles(session, "parrot") == []
    note = AddNote(complaint_id=complaint, on=date(2026, 3, 9), what="A parrot was heard")
    assert isinstance(complaints.carry_out(session, note), Done)
    assert titles(session, "parrot") == ["A parrot was heard"]
    assert isinstance(undo_last(session), Done)
    assert titles(session, "parrot") == []
    file = AttachFile(complaint_id=complaint, name="parrot.txt", content=b"x")
    done = attach(session, file)
    assert isinstance(done, Done)
    assert titles(session, "parrot") == ["Attachment: parrot.txt"]
    taken = remove_attachment(session, RemoveAttachment(attachment_id=done.added_id))
    assert isinstance(taken, Done)
    assert titles(session, "parrot") == []


def test_what_another_window_wrote_is_found(register_path: Path) -> None:
    here = open_register(register_path, today=date(2026, 3, 31))
    there = open_register(register_path, today=date(2026, 3, 31))
    assert titles(here, "parrot") == []
    log(there, "A parrot")
    assert titles(here, "parrot") == ["C-001: A parrot"]
    here.close()
    there.close()


def test_words_about_health_given_for_an_adjustment_are_neither_found_nor_shown(
    session: Session, complaint: int
) -> None:
    asked = AskAdjustment(
        person_id=session.cases()[complaint].record.person_id,
        asked_on=date(2026, 3, 2),
        asked="A written summary after each call",
        need="I forget what was said since my stroke",
        disclosed_how="told us of the stroke on the stairs",
        reasons="Because of the stroke it is fair",
        decision=Decision.AGREED,
        decided_on=date(2026, 3, 3),
    )
    assert isinstance(adjustments.ask_adjustment(session, asked), Done)
    assert find(session, "stroke") == ()
    assert find(session, "forget") == ()
    (group,) = find(session, "written summary")
    assert "stroke" not in str(group)


def test_a_group_shows_its_best_first_and_all_when_asked(session: Session) -> None:
    for number in range(FEW + 3):
        log(session, f"Leak {number}")
    log(session, "Leak")
    group = find(session, "leak")[0]
    assert (group.total, len(group.results)) == (FEW + 4, FEW)
    everything = find(session, "leak", everything="Complaints")[0]
    assert len(everything.results) == FEW + 4


def test_an_excerpt_shows_the_words_around_the_one_that_was_asked_for() -> None:
    text = f"{'before ' * 40}the parrot {'after ' * 40}"
    found = excerpt(text, "parrot")
    assert found.startswith("… before")
    assert "the parrot after" in found
    assert found.endswith("after …")
    assert len(found) < 200
    assert excerpt("A cockatoo", "parrot") == ""
    assert excerpt("a carpet and a pet", "pet") == "a carpet and a pet"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=60))
def test_nothing_typed_is_an_error(session: Session, query: str) -> None:
    find(session, query)


@pytest.mark.parametrize(
    "query",
    ['"', "NEAR(a b)", "a AND", "title:x", "^a", "{a b}", "-a", "*", "a*", "\x00", "ª", "\u0301",
     "\ud800", "'; DROP TABLE found; --", "𝔞", "ﷺ", "１２", "_", "a_b", "OR OR OR", "ß" * 500],
)  # fmt: skip
def test_the_signs_of_the_search_language_are_words_like_any_others(
    session: Session, complaint: int, query: str
) -> None:
    assert complaint
    find(session, query)


def test_the_sample_is_searched_in_letters_promises_and_files(tmp_path: Path) -> None:
    session = create_sample(tmp_path / "s.chc")
    assert "Attachment: noise-readings.pdf" in titles(session, "acoustics knock")
    assert any("Letter: stage1 response" in title for title in titles(session, "rubber mounts"))
    assert any(title.startswith("Promised:") for title in titles(session, "rubber mounts"))
    session.close()
