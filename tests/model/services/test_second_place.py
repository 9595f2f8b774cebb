"""The second place for backups: known by its marker, never missed aloud, stale after 14 days."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chc_desktop import paths
from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services import keeping, second_place, this_computer
from chc_desktop.model.services.session import (
    CreateRegister,
    RegisterProblem,
    Session,
    create_register,
    open_register,
)
from chc_desktop.model.store import Key, key_file_of
from tests.model.conftest import TODAY

NOW = datetime.fromisoformat("2026-03-31T09:12:05")


@pytest.fixture
def opened(register_path: Path) -> Iterator[Session]:
    session = open_register(register_path, today=TODAY)
    yield session
    session.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    second_place.choose(folder)
    return folder


def state(session: Session) -> second_place.SecondPlace:
    found = second_place.second_place(session.register, TODAY)
    assert found is not None
    return found


def copies(stick: Path) -> list[str]:
    return sorted(path.name for path in stick.rglob("*.chc"))


def test_without_a_choice_there_is_no_second_place(opened: Session, session: Session) -> None:
    assert second_place.second_place(opened.register, TODAY) is None
    keeping.before(opened, Why.CLOSING, now=NOW)
    assert not second_place.copy_newest(opened.register, NOW)
    assert not second_place.copy_newest(session.register, NOW)


def test_the_newest_backup_is_copied_once_and_the_copy_is_sound(
    opened: Session, stick: Path
) -> None:
    assert state(opened).stale
    assert not second_place.copy_newest(opened.register, NOW)  # there is no backup yet
    made = keeping.before(opened, Why.CLOSING, now=NOW)
    assert made is not None
    assert second_place.copy_newest(opened.register, NOW)
    assert second_place.copy_newest(opened.register, NOW)
    assert copies(stick) == [made.path.name]
    (copy,) = stick.rglob("*.chc")
    assert keeping.is_sound(copy)
    assert copy.read_bytes() == made.path.read_bytes()
    found = state(opened)
    assert (found.reachable, found.last, found.stale, found.keeper) == (True, TODAY, False, None)


def test_a_stick_that_is_not_there_or_is_another_one_is_no_error(
    opened: Session, stick: Path, tmp_path: Path
) -> None:
    keeping.before(opened, Why.CLOSING, now=NOW)
    stick.rename(tmp_path / "in a drawer")
    assert not state(opened).reachable
    assert not second_place.copy_newest(opened.register, NOW)
    # Another stick at the same letter, with a place of its own.
    (stick / second_place.FOLDER).mkdir(parents=True)
    (stick / second_place.FOLDER / second_place.MARK).write_text("Number ffff", encoding="utf-8")
    assert not state(opened).reachable
    assert not second_place.copy_newest(opened.register, NOW)
    assert copies(stick) == []
    (stick / second_place.FOLDER / second_place.MARK).unlink()
    assert not state(opened).reachable
    (stick / second_place.FOLDER / second_place.MARK).mkdir()
    assert not state(opened).reachable


def test_a_copy_older_than_14_days_is_stale(opened: Session, stick: Path) -> None:
    keeping.before(opened, Why.CLOSING, now=NOW - timedelta(days=15))
    assert second_place.copy_newest(opened.register, NOW)
    assert state(opened).stale
    assert copies(stick)


def test_a_place_chosen_again_keeps_its_number_and_one_may_be_forgotten(
    opened: Session, stick: Path
) -> None:
    before = this_computer.remembered().second_mark
    second_place.choose(stick / second_place.FOLDER)
    assert this_computer.remembered().second_mark == before
    assert state(opened).folder == stick / second_place.FOLDER
    second_place.forget()
    assert second_place.second_place(opened.register, TODAY) is None
    assert (stick / second_place.FOLDER / second_place.MARK).exists()


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(
    opened: Session, stick: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(RegisterProblem, match="Choose another folder"):
        second_place.choose(tmp_path / "file")
    made = keeping.before(opened, Why.CLOSING, now=NOW)
    assert made is not None
    # Where the register's folder should be stands a file: the stick is full, or broken.
    (stick / second_place.FOLDER / made.path.parent.name).write_bytes(b"")
    with pytest.raises(RegisterProblem, match="on this computer is sound"):
        second_place.copy_newest(opened.register, NOW)
    assert keeping.is_sound(made.path)


def test_a_copy_that_does_not_arrive_whole_does_not_count(
    opened: Session, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:1000])

    keeping.before(opened, Why.CLOSING, now=NOW)
    monkeypatch.setattr(shutil, "copyfile", half)
    with pytest.raises(RegisterProblem):
        second_place.copy_newest(opened.register, NOW)
    assert list(stick.rglob("*.chc*")) == []
    assert state(opened).stale


def test_what_is_remembered_on_this_computer_may_be_nonsense_and_is_then_nothing() -> None:
    assert this_computer.remembered() == this_computer.ThisComputer()
    this_computer.refuse("a")
    this_computer.refuse("b")
    this_computer.refuse("a")
    assert this_computer.remembered().refused == ("b", "a")
    for nonsense in ("{", "[]", '{"second_folder": 1}', '{"last_copies": []}'):
        (paths.data_dir() / this_computer.FILE).write_text(nonsense, encoding="utf-8")
        assert not this_computer.is_refused("a")


def test_where_nothing_can_be_remembered_it_is_said(tmp_path: Path) -> None:
    paths.data_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.data_dir().write_bytes(b"")
    with pytest.raises(RegisterProblem, match="could not be kept on this computer"):
        this_computer.refuse("a")


def test_a_protected_registers_copy_has_its_key_file_beside_it(tmp_path: Path, stick: Path) -> None:
    path, key = tmp_path / "protected.chc", Key(bytes(range(32)))
    session = create_register(path, CreateRegister("Sample Row", 2), today=TODAY, key=key)
    key_file_of(path).write_bytes(b"the wrapped key")
    keeping.before(session, Why.CLOSING, now=NOW)
    assert second_place.copy_newest(session.register, NOW)
    session.close()
    (copy,) = stick.rglob("*.chc")
    assert key_file_of(copy).read_bytes() == b"the wrapped key"
    assert b"Sample Row" not in copy.read_bytes()
    assert keeping.is_sound(copy, key)
