"""A register's file that is removed, moved, put back or replaced while it is open."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chc_desktop.model.store import Register, RegisterFault, RegisterProblem, handles, places

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps a file that is open")

AT = "2026-03-31T12:00:00+00:00"


def plan(register: Register, day: str) -> None:
    with register.action("Test Officer", AT, "plan a meeting") as action:
        action.insert("meeting", {"on_date": day})


def days(path: Path) -> list[str]:
    register = Register.open(path, read_only=True)
    found = [str(row["on_date"]) for row in register.rows("SELECT on_date FROM meeting")]
    assert register.faults() == []
    register.close()
    return found


def refused(register: Register) -> RegisterProblem:
    with pytest.raises(RegisterProblem) as caught:
        plan(register, "2026-12-24")
    with pytest.raises(RegisterProblem):
        register.keep_draft("log", "{}")
    return caught.value


@pytest.fixture
def opened(register_path: Path) -> Iterator[Register]:
    register = Register.open(register_path)
    plan(register, "2026-04-14")
    yield register
    register.close()


def test_nothing_is_written_into_a_file_that_was_removed_and_it_can_be_saved_elsewhere(
    opened: Register, register_path: Path, tmp_path: Path
) -> None:
    register_path.unlink()
    problem = refused(opened)
    assert problem.fault is RegisterFault.MISSING
    assert "under another name" in str(problem)
    assert len(opened.rows("SELECT * FROM meeting")) == 1, "what is open can still be read"
    opened.copy_to(tmp_path / "saved.chc")
    assert days(tmp_path / "saved.chc") == ["2026-04-14"]


def test_a_stick_that_is_put_back_is_gone_on_with(
    opened: Register, register_path: Path, tmp_path: Path
) -> None:
    version = opened.data_version()
    away = tmp_path / "away"
    away.mkdir()
    shutil.copy(register_path, away / "co-op.chc")
    register_path.unlink()
    assert refused(opened).fault is RegisterFault.MISSING
    shutil.copy(away / "co-op.chc", register_path)  # another file, with the same in it
    plan(opened, "2026-05-12")
    assert days(register_path) == ["2026-04-14", "2026-05-12"]
    assert opened.data_version() != version


def test_a_newer_version_with_all_that_is_known_here_is_gone_on_with(
    opened: Register, register_path: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.chc"
    opened.copy_to(newer)
    elsewhere = Register.open(newer)
    plan(elsewhere, "2026-05-12")
    elsewhere.close()
    newer.replace(register_path)
    plan(opened, "2026-06-09")
    assert days(register_path) == ["2026-04-14", "2026-05-12", "2026-06-09"]


def test_an_older_version_in_its_place_is_never_written_into(
    opened: Register, register_path: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older.chc"
    opened.copy_to(older)
    plan(opened, "2026-05-12")
    before = older.read_bytes()
    older.replace(register_path)
    assert refused(opened).fault is RegisterFault.REPLACED
    assert register_path.read_bytes() == before
    assert len(opened.rows("SELECT * FROM meeting")) == 2
    opened.copy_to(tmp_path / "saved.chc")
    assert days(tmp_path / "saved.chc") == ["2026-04-14", "2026-05-12"]


def test_a_version_written_over_it_where_it_stands_is_noticed_by_its_history(
    opened: Register, register_path: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older.chc"
    opened.copy_to(older)
    plan(opened, "2026-05-12")
    before = older.read_bytes()
    register_path.write_bytes(before)  # the same file on the disk, another content
    with pytest.raises(RegisterProblem) as caught:
        plan(opened, "2026-12-24")
    assert caught.value.fault is RegisterFault.REPLACED
    assert register_path.read_bytes() == before


def test_another_kind_of_file_in_its_place_is_left_alone(
    opened: Register, register_path: Path
) -> None:
    register_path.unlink()
    register_path.write_bytes(b"%PDF-1.7 and more")
    assert refused(opened).fault is RegisterFault.NOT_A_REGISTER
    assert register_path.read_bytes() == b"%PDF-1.7 and more"


# ---- looking at it without letting go of SQLite's locks

WRITES = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    db.execute("BEGIN IMMEDIATE")
    print("got in")
except sqlite3.OperationalError as error:
    print(error)
"""


def test_opening_it_a_second_time_does_not_let_another_process_in(
    opened: Register, register_path: Path
) -> None:
    with opened.action("Test Officer", AT, "plan a meeting") as action:
        action.insert("meeting", {"on_date": "2026-05-12"})
        Register.open(register_path, read_only=True).close()
        tried = subprocess.run(
            [sys.executable, "-c", WRITES, str(register_path)],
            capture_output=True,
            text=True,
            check=True,
        )
    assert tried.stdout == "database is locked\n"


def test_there_is_one_handle_of_a_file_until_the_last_lets_go(register_path: Path) -> None:
    first, second = handles.take(register_path), handles.take(register_path)
    assert first is second
    first.release()
    assert second.start(6) == b"SQLite"
    second.release()
    third = handles.take(register_path)
    assert third is not first
    third.release()


# ---- why a file could not be written


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, RegisterFault.NO_ROOM),
        (errno.EDQUOT, RegisterFault.NO_ROOM),
        (errno.EFBIG, RegisterFault.NO_ROOM),
        (errno.EROFS, RegisterFault.READ_ONLY),
        (errno.EACCES, RegisterFault.READ_ONLY),
        (errno.EIO, RegisterFault.NO_ACCESS),
    ],
)
def test_a_trial_beside_the_file_says_why_it_could_not_be_written(
    register_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fault: RegisterFault
) -> None:
    def fails(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "ftruncate", fails)
    assert places.trouble(register_path) is fault


def test_a_file_that_is_not_there_any_more_is_missing(register_path: Path) -> None:
    assert places.trouble(register_path) is RegisterFault.NO_ACCESS
    register_path.unlink()
    assert places.trouble(register_path) is RegisterFault.MISSING
