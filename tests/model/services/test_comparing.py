"""Two registers compared case by case: what is only in one, what differs, since when."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chc_desktop.model.rules.commands import AddNote, LogComplaint
from chc_desktop.model.rules.registers import PlanMeetings
from chc_desktop.model.rules.residents import AddPerson
from chc_desktop.model.services import complaints, officers, residents
from chc_desktop.model.services.comparing import compare
from chc_desktop.model.services.comparing_words import comparison_lines, summary
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import (
    CreateRegister,
    RegisterProblem,
    create_register,
    open_register,
)
from tests.model.conftest import TODAY


def log(path: Path, subject: str, who: str = "Ada Sample") -> None:
    session = open_register(path, today=TODAY)
    command = LogComplaint(
        received_on=TODAY,
        resident=who,
        home="1 Example Street",
        subject=subject,
        description=f"{subject}. Since January.",
    )
    assert isinstance(complaints.log_complaint(session, command), Done)
    session.close()


def note(path: Path, complaint: int) -> None:
    session = open_register(path, today=TODAY)
    command = AddNote(complaint_id=complaint, on=TODAY, what="Rang twice.")
    assert isinstance(complaints.carry_out(session, command), Done)
    session.close()


@pytest.fixture
def twins(register_path: Path) -> tuple[Path, Path]:
    log(register_path, "Gate bangs")
    log(register_path, "Bins overflow")
    other = register_path.with_name("co-op (1).chc")
    shutil.copy(register_path, other)
    return register_path, other


def test_a_copy_holds_the_same(twins: tuple[Path, Path]) -> None:
    found = compare(*twins)
    assert found.equal
    assert found.one_register
    assert found.same == 2
    assert summary(found) == ["Both hold the same."]


def test_two_that_went_different_ways_are_told_apart_case_by_case(
    twins: tuple[Path, Path],
) -> None:
    here, there = twins
    log(here, "Lift stands still", "Bea Sample")  # C-003 here
    log(there, "Damp in the hall")  # another C-003 there
    log(there, "Lights out")
    note(there, 2)
    bytes_before = [path.read_bytes() for path in twins]
    found = compare(here, there)
    assert not found.equal
    assert found.one_register
    assert found.only_first == ()
    assert found.only_second == ("C-004",)
    assert [d.reference for d in found.differing] == ["C-002", "C-003"]
    assert found.differing[0].parts == ("what happened",)
    assert "its details" in found.differing[1].parts
    assert found.same == 1
    assert found.others == ("people and homes",)
    assert found.first.more > 0
    assert found.second.more > found.first.more
    words = "\n".join(comparison_lines(found))
    assert "Only in co-op (1).chc: C-004" in words
    assert "C-002: what happened" in words
    assert "They were the same until" in words
    for private in ("Lift", "Damp", "Lights", "Bea"):
        assert private not in words
    assert [path.read_bytes() for path in twins] == bytes_before


def test_one_that_only_went_on_is_said_to_have_more(twins: tuple[Path, Path]) -> None:
    here, there = twins
    note(here, 1)
    assert summary(compare(here, there)) == [
        "The first goes on from the second: it has one entry more."
    ]
    assert summary(compare(there, here)) == [
        "The second goes on from the first: it has one entry more."
    ]


def test_records_outside_the_complaints_are_compared_too(twins: tuple[Path, Path]) -> None:
    here, there = twins
    session = open_register(here, today=TODAY)
    residents.add_person(session, AddPerson(name="Cyd Sample", home="2 Example Street"))
    officers.plan_meetings(session, PlanMeetings(first_on=TODAY, count=2))
    session.close()
    found = compare(here, there)
    assert found.differing == ()
    assert set(found.others) == {"people and homes", "officers and meetings"}


def test_registers_that_never_were_one_are_called_different(
    register_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.chc"
    create_register(other, CreateRegister("Sample Row", 12), today=TODAY).close()
    found = compare(register_path, other)
    assert not found.one_register
    assert found.parted == ""
    assert "two different registers" in summary(found)[0]


def test_a_register_is_not_compared_with_itself_or_with_what_is_none(
    register_path: Path, tmp_path: Path
) -> None:
    with pytest.raises(RegisterProblem, match="same file"):
        compare(register_path, register_path)
    with pytest.raises(RegisterProblem, match="There is no file"):
        compare(register_path, tmp_path / "gone.chc")


def test_an_older_register_is_compared_without_being_changed(tmp_path: Path) -> None:
    old = tmp_path / "old.chc"
    source = Path(__file__).resolve().parents[2] / "registers" / "version-1-sample.chc"
    shutil.copy(source, old)
    new = tmp_path / "new.chc"
    shutil.copy(source, new)
    open_register(new).close()
    found = compare(new, old)
    assert found.equal
    assert found.same > 20
    assert old.read_bytes() == source.read_bytes()
