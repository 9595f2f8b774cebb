"""The sample co-op shows what an officer does beside complaints, done by the window's verbs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.letter_checks import LetterCheck
from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.services import (
    complaint_people,
    letters,
    officer_lists,
    request_links,
    requests,
    resident_pages,
    sample_verbs,
)
from chc_desktop.model.services.office_days import holidays
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.sample_acts import SampleFault
from chc_desktop.model.services.sending import letters_sent
from chc_desktop.model.services.session import open_register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from chc_desktop.model.services.session import Session


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.chc"
    create_sample(path).close()
    return path


@pytest.fixture
def session(file: Path) -> Iterator[Session]:
    opened = open_register(file, read_only=True)
    yield opened
    opened.close()


def complaint(session: Session, reference: str) -> int:
    return next(i for i, case in session.cases().items() if case.record.reference == reference)


def person(session: Session, name: str) -> int:
    people = resident_pages.people_list(session, officers=True)
    return next(row.id for row in people if row.name == name)


def test_a_letter_that_went_out_has_its_text_and_moved_the_clock(session: Session) -> None:
    (sent,) = letters_sent(session, complaint(session, "C-031"))
    assert (sent.kind, sent.sent_on, sent.sent_how) == (
        "acknowledgement",
        date(2026, 3, 30),
        "email",
    )
    check = letters.check_text(
        session, complaint(session, "C-031"), LetterKind.ACKNOWLEDGEMENT, sent.text
    )
    assert isinstance(check, LetterCheck)
    assert check.complete
    assert sent.promised_date == date(2026, 4, 15)
    (longer,) = letters_sent(session, complaint(session, "C-026"))
    stage = session.cases()[complaint(session, "C-026")].state.stages[1]
    assert longer.promised_date == stage.clock.respond_by == date(2026, 4, 17)


def test_a_complaint_was_entered_half_way_with_a_date_that_was_not_computed_here(
    session: Session,
) -> None:
    (promised,) = letters_sent(session, complaint(session, "C-003"))
    assert (promised.promised_date, promised.not_computed_here) == (date(2023, 5, 29), True)


def test_a_complaint_came_of_a_survey_answer_and_another_answer_waits(session: Session) -> None:
    answer = request_links.answer_behind(session, complaint(session, "C-031"))
    assert answer is not None
    assert answer.complaint_reference == "C-031"
    waiting = [a for a in requests.survey_answers(session) if a.tell_by]
    assert [(a.resident, a.tell_by) for a in waiting] == [
        ("Rasheeda Colebrook-Tann", date(2026, 4, 7))
    ]


def test_two_entries_were_one_person(session: Session) -> None:
    page = resident_pages.person_page(session, person(session, "Joan Hartley"))
    assert page is not None
    assert [link.name for link in page.duplicates] == ["Mrs Joan Hartley"]
    assert [link.name for link in page.household] == ["Barnaby Hartley"]


def test_a_former_tenant_and_an_applicant_are_there(session: Session) -> None:
    kinds = {row.name: row.kind for row in resident_pages.people_list(session)}
    assert kinds["Algernon Pettifer"] == "former tenant"
    assert kinds["Cressida Waitlow"] == "applicant"


def test_a_group_has_a_companion(session: Session) -> None:
    found = complaint_people.people_on(session, complaint(session, "C-018"))
    assert [view.name for view in found if view.part == "companion"] == ["Perpetua Trellick"]


def test_a_one_off_bank_holiday_is_there_with_its_source(session: Session) -> None:
    (found,) = holidays(session)
    assert found.on == date(2026, 6, 19)
    assert found.source


def test_a_term_ends_and_a_policy_was_reviewed(session: Session) -> None:
    ending = [view.until_on for view in officer_lists.offices(session) if view.holds]
    assert date(2026, 5, 12) in ending
    reviewed = [p.name for p in officer_lists.policies(session) if p.reviews]
    assert reviewed == ["Unacceptable behaviour"]


def test_what_a_user_would_not_be_allowed_to_do_is_not_done(tmp_path: Path) -> None:
    session = create_sample(tmp_path / "x.chc")
    entry = {"do": "add a person", "name": " ", "kind": "resident"}
    with pytest.raises(SampleFault, match="was not accepted"):
        sample_verbs.carry_out(session, entry)
    session.close()
