"""Backups that nobody asks for: verified, in a place of the register's own, thinned with care."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chc_desktop import paths
from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services import complaints, importing, keeping
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import (
    CreateRegister,
    RegisterFault,
    RegisterProblem,
    Session,
    create_register,
    open_register,
)
from tests.model.conftest import TODAY

NOW = datetime.fromisoformat("2026-03-31T09:12:05")
OLD = Path(__file__).resolve().parents[2] / "registers" / "version-1-sample.chc"


def log(session: Session, who: str = "Ada Sample") -> None:
    command = LogComplaint(
        received_on=TODAY, resident=who, home="1 Example Street", description="The gate bangs"
    )
    assert isinstance(complaints.log_complaint(session, command), Done)


def keep(path: Path, why: Why = Why.CLOSING, now: datetime = NOW) -> keeping.Kept:
    session = open_register(path, today=TODAY)
    try:
        made = keeping.before(session, why, now=now)
    finally:
        session.close()
    assert made is not None
    return made


def deny(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands where the folder for backups should be: nothing can be written there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "backups").write_bytes(b"")
    monkeypatch.setattr(paths, "backup_dir", lambda: folder / "backups")


def test_a_backup_holds_all_and_its_name_says_nothing_about_anybody(register_path: Path) -> None:
    session = open_register(register_path, today=TODAY)
    log(session)
    made = keeping.before(session, Why.IMPORT, now=NOW)
    assert made is not None
    code = session.register.last_hash()[:8]
    session.close()
    assert made.path.name == f"2026-03-31 09.12.05 before reading in {code}.chc"
    assert made.path.parent.parent == paths.backup_dir()
    assert made.size == made.path.stat().st_size
    copy = open_register(made.path, read_only=True)
    assert len(copy.cases()) == 1
    assert copy.register.faults() == []
    copy.close()


def test_it_is_known_whether_anything_changed_since_the_newest_backup(register_path: Path) -> None:
    session = open_register(register_path, today=TODAY)
    assert keeping.changed_since(session.register)
    keeping.before(session, Why.OPENING, now=NOW)
    assert not keeping.changed_since(session.register)
    assert not keeping.made_on(session.register, NOW)
    log(session)
    assert keeping.changed_since(session.register)
    keeping.before(session, Why.FIRST_CHANGE, now=NOW)
    assert keeping.made_on(session.register, NOW)
    assert not keeping.made_on(session.register, NOW + timedelta(days=1))
    session.close()


def test_a_register_in_memory_has_no_backups(session: Session) -> None:
    assert keeping.before(session, Why.CLOSING) is None
    assert not keeping.changed_since(session.register)
    assert not keeping.made_on(session.register, NOW)
    assert keeping.kept_of(session.register) == ()


def test_two_registers_of_one_name_do_not_mix_and_a_moved_one_keeps_its_own(
    tmp_path: Path, register_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    twin = tmp_path / "other" / register_path.name
    create_register(twin, CreateRegister("Sample Row", 24), today=TODAY).close()
    first, second = keep(register_path), keep(twin)
    assert first.path.parent != second.path.parent
    moved = tmp_path / "moved.chc"
    register_path.rename(moved)
    assert keep(moved, now=NOW + timedelta(hours=1)).path.parent == first.path.parent
    assert [k.path for k in keeping.kept_of_file(twin)] == [second.path]
    assert len(keeping.kept_of_file(moved)) == 2
    assert keeping.kept_of_file(register_path) == ()


def test_a_copy_that_somebody_works_on_does_not_push_out_backups_of_the_first(
    tmp_path: Path, register_path: Path
) -> None:
    first = keep(register_path)
    copy = tmp_path / "copy.chc"
    shutil.copy(register_path, copy)
    second = keep(copy, now=NOW + timedelta(hours=1))
    assert second.path.parent != first.path.parent
    assert keep(register_path, now=NOW + timedelta(hours=2)).path.parent == first.path.parent
    assert keep(copy, now=NOW + timedelta(hours=3)).path.parent == second.path.parent


def test_what_a_kill_left_half_written_never_counts_and_goes(register_path: Path) -> None:
    made = keep(register_path)
    half = made.path.with_name(f"2026-03-30 09.12.05 closing {made.made.code}.chc.part")
    half.write_bytes(made.path.read_bytes()[:5000])
    running = made.path.with_name(f"2026-03-31 10.00.00 closing {made.made.code}.chc.part")
    running.write_bytes(b"")
    assert [k.path for k in keeping.kept_in(made.path.parent)] == [made.path]
    keep(register_path, now=NOW + timedelta(hours=1))
    assert not half.exists()
    assert running.exists()


def test_thinning_leaves_what_is_good_damaged_or_not_ours(register_path: Path) -> None:
    days = [keep(register_path, now=NOW - timedelta(days=n)) for n in range(12)]
    folder = days[0].path.parent
    days[0].path.write_bytes(days[0].path.read_bytes()[:5000])
    (folder / "my own copy.chc").write_bytes(b"mine")
    gone = keeping.tidy(folder, NOW)
    assert days[0].path.exists()
    assert not keeping.is_sound(days[0].path)
    assert all(kept.path.exists() for kept in days[1:8])
    # 24 to 30 March are the 7 days; of the week before, its newest stays, 22 March.
    assert {path.name[:10] for path in gone} == {"2026-03-20", "2026-03-21", "2026-03-23"}
    assert (folder / "my own copy.chc").exists()


def test_without_a_sound_backup_what_was_to_follow_does_not_happen(
    register_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "complaints.csv"
    file.write_text("reference,received\nC-1,2026-03-30\n", encoding="utf-8")
    deny(tmp_path / "full", monkeypatch)
    session = open_register(register_path, today=TODAY)
    with pytest.raises(RegisterProblem, match="No backup could be made"):
        importing.import_complaints(session, file)
    assert session.cases() == {}
    assert len(importing.import_complaints(session, file, dry_run=True).rows) == 1
    session.close()


def test_reading_in_is_preceded_by_a_backup(register_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "complaints.csv"
    file.write_text("reference,received\nC-1,2026-03-30\n", encoding="utf-8")
    session = open_register(register_path, today=TODAY)
    importing.import_complaints(session, file)
    importing.import_complaints(session, file)  # imports nothing more: no backup
    (kept,) = keeping.kept_of(session.register)
    session.close()
    assert kept.made.why is Why.IMPORT
    copy = open_register(kept.path, read_only=True)
    assert copy.cases() == {}
    copy.close()


def test_a_damaged_register_is_not_backed_up_over_good_ones(register_path: Path) -> None:
    good = keep(register_path)
    session = open_register(register_path, today=TODAY)
    pages = register_path.stat().st_size // 4096
    with register_path.open("r+b") as file:
        file.seek(4096 * (pages // 2))
        file.write(b"\xff" * 4096 * 4)
    session.register.tuples("PRAGMA shrink_memory")  # else SQLite still knows the good pages
    with pytest.raises(RegisterProblem, match=r"damaged, so no backup"):
        keeping.before(session, Why.CLOSING, now=NOW + timedelta(hours=1))
    session.close()
    assert [k.path for k in keeping.kept_in(good.path.parent)] == [good.path]
    assert not list(good.path.parent.glob("*.part"))


def test_an_older_register_is_backed_up_as_it_was_before_it_is_updated(tmp_path: Path) -> None:
    path = tmp_path / "old.chc"
    shutil.copy(OLD, path)
    open_register(path).close()
    (kept,) = keeping.kept_of_file(path)
    assert kept.made.why is Why.UPDATE
    assert list(_dump(kept.path)) == list(_dump(OLD))
    open_register(path).close()
    assert len(keeping.kept_of_file(path)) == 1


def test_an_older_register_that_cannot_be_backed_up_is_left_and_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.chc"
    shutil.copy(OLD, path)
    deny(tmp_path / "full", monkeypatch)
    with pytest.raises(RegisterProblem, match="nothing was changed") as raised:
        open_register(path)
    assert raised.value.fault is RegisterFault.NO_BACKUP
    assert path.read_bytes() == OLD.read_bytes()
    session = open_register(path, read_only=True)
    assert len(session.cases()) > 20
    session.close()


def _dump(path: Path) -> list[str]:
    db = sqlite3.connect(path)
    lines = [f"version {db.execute('PRAGMA user_version').fetchone()[0]}", *db.iterdump()]
    db.close()
    return lines


def test_a_backup_is_offered_for_a_file_that_is_damaged_or_gone_and_for_no_other(
    register_path: Path,
) -> None:
    older, newest = keep(register_path, now=NOW - timedelta(days=1)), keep(register_path)
    for fault in RegisterFault:
        offered = keeping.newest_for(register_path, RegisterProblem(fault, "It does not open."))
        broken = fault in {"missing", "empty", "damaged", "not_a_register"}
        assert offered == (newest.path if broken else None), fault
    assert keeping.newest_for(register_path, ValueError()) is None
    newest.path.write_bytes(b"\x00" * 5000)
    gone = RegisterProblem(RegisterFault.MISSING, "It is gone.")
    assert keeping.newest_for(register_path, gone) == older.path
