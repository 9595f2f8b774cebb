"""Logging: who, where, what, under which reference; and text of every nasty kind."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.commands import AddNote, LogComplaint
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.services import people, queries
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaints import carry_out, check, log_complaint
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import (
    CreateRegister,
    RegisterProblem,
    Session,
    create_register,
    open_register,
    problems_creating,
)

if TYPE_CHECKING:
    from pathlib import Path

D = date.fromisoformat
LOG = LogComplaint(
    received_on=D("2026-03-30"),
    resident="Tomasz Wilk",
    home="3 Example Street",
    description="The bin store is left unlocked at weekends and the foxes get in",
)

NASTY = {
    "nul": "left\x00open",
    "lone surrogate": "left \ud800 open",
    "right to left": "\u202eتسرب في المطبخ\u202c",
    "a joined family": "👩\u200d👩\u200d👧 are unhappy",
    "decomposed": "cafe\u0301",
    "control characters": "a\x1b[31mred\x07\x08",
    "sql": "'; DROP TABLE complaint; --",
    "markup": "<img src='file:///etc/passwd'><b>&amp;{{x}}%s%n",
    "formula": '=HYPERLINK("x")',
    "line ends": "one\r\ntwo\rthree\u2028four",
    "byte order mark": "\ufeffbins",
    "noncharacters": "\ufffe\uffffbins",
    "a megabyte": "water " * 175_000,
    "zalgo": "b" + "\u0335" * 200 + "ins",
}


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def log(session: Session, command: LogComplaint) -> int:
    return done(log_complaint(session, command)).complaint_id


@pytest.mark.parametrize("kind", NASTY)
def test_text_of_every_nasty_kind_is_kept_clean_and_comes_back(session: Session, kind: str) -> None:
    text = NASTY[kind]
    command = LogComplaint(
        received_on=D("2026-03-30"),
        resident=f"A {text}",
        home=f"H {text}",
        description=text,
        subject=text,
        channel=text,
        received_by=text,
        outcome_sought=text,
        categories=(text, "repairs"),
        reference=f"R {text}",
        group=(f"B {text}", f"C {text}"),
        representative=f"D {text}",
    )
    complaint_id = log(session, command)
    view = complaint(session, complaint_id)
    assert view is not None
    assert view.description == clean_text(text).strip()
    assert view.outcome_sought == clean_text(text).strip()
    assert len(view.group) == 2
    assert view.timeline[0].quote == view.description
    assert queries.complaints(session)[0].search
    assert session.register.faults() == []
    # And the same again does not fall over what is there already.
    assert isinstance(log_complaint(session, command), Refusal)
    log(session, replace(command, reference=""))


@pytest.mark.parametrize("nothing", ["", " ", "\x00", "\ud800", "\ufeff", "\n"])
def test_a_name_or_description_of_nothing_visible_is_asked_for(
    session: Session, nothing: str
) -> None:
    refused = log_complaint(session, replace(LOG, resident=nothing, description=nothing))
    assert isinstance(refused, Refusal)
    assert [p.field for p in refused.problems] == ["resident", "description"]
    assert session.cases() == {}


def test_a_register_on_disk_keeps_nasty_text_readable_for_others(register_path: Path) -> None:
    session = open_register(register_path, today=D("2026-03-31"), actor="caf\udce9 \x00officer")
    for text in NASTY.values():
        log(session, replace(LOG, description=text + "x", resident=text + "x"))
    session.close()
    db = sqlite3.connect(register_path)
    kept = [row[0] for row in db.execute("SELECT description FROM complaint ORDER BY id")]
    assert kept == [clean_text(text + "x").strip() for text in NASTY.values()]
    (who,) = db.execute(
        "SELECT DISTINCT payload ->> 'who' FROM change_payload WHERE change_id > 2"
    ).fetchall()
    assert who == ("caf officer",)
    db.close()


def test_a_year_out_of_reach_never_reaches_the_register(session: Session) -> None:
    refused = log_complaint(session, replace(LOG, received_on=D("0026-03-30")))
    assert isinstance(refused, Refusal)
    assert [p.field for p in refused.problems] == ["received_on"]
    assert queries.complaints(session) == ()


# ---- references


def test_references_count_on_from_the_highest_of_the_landlords_own(session: Session) -> None:
    log(session, LOG)
    log(session, replace(LOG, reference="C-031"))
    log(session, replace(LOG, reference="OLD/77"))
    log(session, replace(LOG, reference="C-0200x"))
    log(session, LOG)
    assert [c.record.reference for c in session.cases().values()] == [
        "C-001",
        "C-031",
        "OLD/77",
        "C-0200x",
        "C-032",
    ]


def test_a_reference_is_taken_however_it_is_typed(session: Session) -> None:
    log(session, replace(LOG, reference="C-007"))
    for typed in ("C-007", " C-007\n", "C-007\x00"):
        refused = log_complaint(session, replace(LOG, reference=typed))
        assert isinstance(refused, Refusal)
        assert refused.problems[0].field == "reference"


# ---- people and homes


def test_the_same_person_at_the_same_home_is_one_and_at_two_homes_is_two(
    session: Session,
) -> None:
    log(session, LOG)
    log(session, replace(LOG, resident=" tomasz  WILK ", home="3 example street"))
    log(session, replace(LOG, home="4 Example Street"))
    log(session, replace(LOG, home="9 Sample Road", lives_elsewhere=True))
    log(session, replace(LOG, home=""))
    ids = [c.record.person_id for c in session.cases().values()]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 4
    assert people.homes(session) == ("3 Example Street", "4 Example Street")


def test_once_all_homes_are_named_a_new_one_is_a_slip(tmp_path: Path) -> None:
    path = tmp_path / "two.chc"
    session = create_register(path, CreateRegister("Two Homes Co-op", 2), today=D("2026-03-31"))
    for home in ("1 Example Street", "2 Example Street"):
        log(session, replace(LOG, home=home))
    refused = log_complaint(session, replace(LOG, home="11 Example Street"))
    assert isinstance(refused, Refusal)
    assert refused.problems[0].text.startswith("Choose one of your 2 homes")
    log(session, replace(LOG, home="11 Example Street", lives_elsewhere=True))
    session.close()


def test_a_group_complains_as_one_with_a_lead_and_a_representative(session: Session) -> None:
    command = replace(
        LOG,
        group=("Edith Marlowe", " edith  marlowe", "Leonard Pask", ""),
        representative="Bronwen Hale",
        categories=("repairs", " Repairs ", "charges"),
    )
    view = complaint(session, log(session, command))
    assert view is not None
    assert view.group == ("Edith Marlowe", "Leonard Pask")
    assert view.representative == "Bronwen Hale"
    assert view.who == "Tomasz Wilk and 2 more, 3 Example Street"
    assert set(view.categories) == {"repairs", "charges"}
    assert len(session.cases()) == 1


def test_without_a_subject_the_first_words_are_the_subject(session: Session) -> None:
    log(session, LOG)
    log(session, replace(LOG, description="It leaks."))
    log(session, replace(LOG, subject=" Foxes "))
    assert [c.record.subject for c in session.cases().values()] == [
        "The bin store is left unlocked at weekends …",
        "It leaks",
        "Foxes",
    ]


def test_checking_writes_nothing(session: Session) -> None:
    before = session.register.rows("SELECT id FROM change_log")
    assert check(session, LOG) == ()
    assert [p.field for p in check(session, replace(LOG, resident=""))] == ["resident"]
    assert session.register.rows("SELECT id FROM change_log") == before


def test_a_note_whose_direction_is_no_text_is_kept_clean(session: Session) -> None:
    log(session, LOG)
    note = AddNote(complaint_id=1, on=D("2026-03-31"), what="Rang", direction="in\ud800")
    done(carry_out(session, note))
    assert session.register.faults() == []


# ---- starting a register


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (CreateRegister(" \x00", 24), "landlord"),
        (CreateRegister("Example Street", None), "homes"),
        (CreateRegister("Example Street", 0), "homes"),
        (CreateRegister("Example Street", 24, 13, 1), "year_end"),
        (CreateRegister("Example Street", 24, 2, 32), "year_end"),
    ],
)
def test_what_is_missing_to_start_a_register_is_asked_for(
    tmp_path: Path, command: CreateRegister, field: str
) -> None:
    assert [p.field for p in problems_creating(command)] == [field]
    path = tmp_path / "new.chc"
    with pytest.raises(RegisterProblem):
        create_register(path, command, today=D("2026-03-31"))
    assert not path.exists()


def test_a_new_register_knows_its_landlord_and_year(tmp_path: Path) -> None:
    path = tmp_path / "new.chc"
    command = CreateRegister("  Example\u0000 Street\ud800 Co-op ", 24, 2, 29)
    create_register(path, command, today=D("2026-03-31"), actor="A").close()
    session = open_register(path, today=D("2026-03-31"))
    view = queries.landlord(session)
    assert (view.name, view.homes, view.year_end) == ("Example Street Co-op", 24, D("2027-02-28"))
    assert not view.is_sample
    assert session.actor
    session.close()


def test_a_register_that_cannot_be_begun_is_not_left_behind(tmp_path: Path) -> None:
    def broken_clock() -> str:
        raise OSError

    path = tmp_path / "half.chc"
    with pytest.raises(OSError):  # noqa: PT011
        create_register(
            path, CreateRegister("A", 1), today=D("2026-03-31"), actor="A", now=broken_clock
        )
    assert list(tmp_path.iterdir()) == []


def test_without_a_date_and_a_name_the_computers_are_taken(register_path: Path) -> None:
    from chc_desktop.model.services.session import computer_date, computer_time

    session = open_register(register_path)
    assert abs((computer_date() - session.today).days) <= 1
    assert computer_time().endswith("+00:00")
    session.close()
