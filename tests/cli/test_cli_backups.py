"""``backup`` and ``restore``: whole copies, checked, and nothing that stood there is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from chc_desktop.model.store import Register
from tests.cli.conftest import Run

T = ("--today", "2026-03-31")


@pytest.fixture
def register(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "co-op.chc"
    assert run("new", path, "--landlord", "Example Street", "--homes", "24", *T).code == 0
    return path


def logged(run: Run, register: Path, *, who: str) -> None:
    done = run(
        "add", "complaint", register, "--received", "2026-03-30", "--resident", who,
        "--description", "The gate bangs", *T,
    )  # fmt: skip
    assert done.code == 0, done.err


def count(register: Path) -> int:
    opened = Register.open(register, read_only=True)
    (found,) = opened.tuples("SELECT count(*) FROM complaint")[0]
    opened.close()
    return int(found)


def test_a_backup_is_a_sound_copy_and_a_second_one_of_the_day_has_its_own_name(
    run: Run, register: Path, tmp_path: Path
) -> None:
    logged(run, register, who="Ada Sample")
    before = register.read_bytes()
    folder = tmp_path / "stick"
    folder.mkdir()
    assert run("backup", register, "--to", folder, *T).code == 0
    assert run("backup", register, "--to", folder, *T).code == 0
    names = sorted(path.name for path in folder.iterdir())
    assert names == [
        "co-op, backup of 2026-03-31 (2).chc",
        "co-op, backup of 2026-03-31.chc",
    ]
    assert all(count(path) == 1 for path in folder.iterdir())
    assert all(run("check", path, *T, "--json").json["ok"] for path in folder.iterdir())
    assert register.read_bytes() == before


def test_a_backup_comes_back_and_what_stood_there_is_kept(
    run: Run, register: Path, tmp_path: Path
) -> None:
    run("backup", register, "--to", tmp_path, *T)
    backup = tmp_path / "co-op, backup of 2026-03-31.chc"
    logged(run, register, who="Ada Sample")
    ran = run("restore", backup, "--to", register, *T)
    assert ran.code == 0
    assert count(register) == 0
    kept = tmp_path / "co-op, before the restore of 2026-03-31.chc"
    assert kept.name in ran.out
    assert count(kept) == 1
    assert run("restore", backup, "--to", tmp_path / "new.chc", *T).code == 0
    assert count(tmp_path / "new.chc") == 0


def test_a_damaged_register_is_kept_when_a_backup_takes_its_place(
    run: Run, register: Path, tmp_path: Path
) -> None:
    run("backup", register, "--to", tmp_path, *T)
    backup = tmp_path / "co-op, backup of 2026-03-31.chc"
    broken = b"\x00" * 5_000
    register.write_bytes(broken)
    assert run("restore", backup, "--to", register, *T).code == 0
    assert count(register) == 0
    assert (tmp_path / "co-op, before the restore of 2026-03-31.chc").read_bytes() == broken


def test_what_is_no_register_is_neither_backed_up_nor_brought_back(
    run: Run, register: Path, tmp_path: Path
) -> None:
    before = register.read_bytes()
    other = tmp_path / "letter.chc"
    other.write_bytes(b"%PDF-1.7")
    for command in (
        ("backup", other, "--to", tmp_path, *T),
        ("backup", register, "--to", tmp_path / "nowhere", *T),
        ("restore", other, "--to", register, *T),
        ("restore", tmp_path / "missing.chc", "--to", register, *T),
        ("restore", register, "--to", tmp_path, *T),
    ):
        ran = run(*command)
        assert ran.code == 1
        assert ran.err.strip().endswith((".", "?"))
        assert "Traceback" not in ran.err
    assert register.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["co-op.chc", "letter.chc"]


def test_a_register_whose_history_was_altered_is_no_source_of_a_backup(
    run: Run, register: Path, tmp_path: Path
) -> None:
    import sqlite3

    db = sqlite3.connect(register)
    db.execute("UPDATE change_payload SET payload = '{}' WHERE change_id = 1")
    db.commit()
    db.close()
    ran = run("backup", register, "--to", tmp_path, *T)
    assert ran.code == 1
    assert "is not sound" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["co-op.chc"]


def test_two_registers_are_compared_case_by_case_without_a_word_of_a_case(
    run: Run, register: Path, tmp_path: Path
) -> None:
    logged(run, register, who="Ada Sample")
    run("backup", register, "--to", tmp_path, *T)
    backup = tmp_path / "co-op, backup of 2026-03-31.chc"
    logged(run, register, who="Bea Sample")
    ran = run("compare", register, backup, "--json")
    assert ran.code == 0
    assert ran.json["one_register"]
    assert ran.json["only_first"] == ["C-002"]
    assert ran.json["only_second"] == []
    assert ran.json["differing"] == []
    assert ran.json["same"] == 1
    assert ran.json["first"]["more_entries"] > 0
    assert ran.json["second"]["more_entries"] == 0
    words = run("compare", register, backup).out
    assert "Only in co-op.chc: C-002" in words
    assert "Sample" not in words
    assert "gate" not in words
    assert run("compare", register, tmp_path / "gone.chc").code == 1


def test_a_sound_register_is_backed_up_by_the_program_too_before_another_takes_its_place(
    run: Run, register: Path, tmp_path: Path, home: Path
) -> None:
    run("backup", register, "--to", tmp_path, *T)
    logged(run, register, who="Ada Sample")
    backup = tmp_path / "co-op, backup of 2026-03-31.chc"
    assert run("restore", backup, "--to", register, *T).code == 0
    (kept,) = (home / "data" / "backups").rglob("*before a restore*.chc")
    assert count(kept) == 1


def test_the_first_change_of_a_day_is_backed_up_and_no_other(
    run: Run, register: Path, home: Path
) -> None:
    kept = home / "data" / "backups"
    assert run("status", register, *T).code == 0
    assert not list(kept.rglob("*.chc"))
    logged(run, register, who="Ada Sample")
    logged(run, register, who="Bea Sample")
    (made,) = kept.rglob("*first change of the day*.chc")
    assert count(made) == 1


def test_a_change_is_saved_and_the_failed_backup_said_on_the_command_line(
    run: Run, register: Path, home: Path
) -> None:
    (home / "data").mkdir(parents=True, exist_ok=True)
    (home / "data" / "backups").write_bytes(b"")
    done = run(
        "add", "complaint", register, "--received", "2026-03-30", "--resident", "Ada Sample",
        "--description", "The gate bangs", "--json", *T,
    )  # fmt: skip
    assert done.code == 0
    assert done.json["ok"]
    assert "The change is saved. No backup could be made" in done.err
    assert count(register) == 1
