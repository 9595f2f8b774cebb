"""Registers of every earlier version open, and come out with all they held."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.rules.registers import PlanMeetings
from chc_desktop.model.services import keeping, officers, queries
from chc_desktop.model.services.session import open_register
from chc_desktop.model.store import Register, RegisterProblem, migrations
from chc_desktop.model.store.migrations import newest

OLD = sorted((Path(__file__).resolve().parents[2] / "registers").glob("version-*.chc"))


def version(path: Path) -> int:
    db = sqlite3.connect(path)
    (found,) = db.execute("PRAGMA user_version").fetchone()
    db.close()
    return int(found)


OLDER = [path for path in OLD if version(path) < newest()]
"""Those that are brought up to date when they are opened."""


def schema(path: Path) -> list[tuple[str, str, str]]:
    with sqlite3.connect(path) as db:
        found = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        rows = sorted(found.fetchall())
    db.close()
    return rows


def contents(path: Path) -> dict[str, list[dict[str, object]]]:
    """All rows of every table, each as column -> value."""
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    tables = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {t: [dict(r) for r in db.execute(f"SELECT * FROM {t}")] for t in tables}
    db.close()
    return found


def test_there_is_a_register_of_every_earlier_version() -> None:
    assert OLD
    assert 1 in {version(path) for path in OLDER}


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_old_register_comes_out_with_the_schema_of_a_fresh_one(
    old: Path, tmp_path: Path
) -> None:
    migrated = tmp_path / "old.chc"
    shutil.copy(old, migrated)
    Register.open(migrated).close()
    fresh = tmp_path / "fresh.chc"
    Register.create(fresh).close()
    assert schema(migrated) == schema(fresh)


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_old_register_keeps_every_row_and_every_word(old: Path, tmp_path: Path) -> None:
    migrated = tmp_path / "old.chc"
    shutil.copy(old, migrated)
    session = open_register(migrated)
    assert session.register.faults() == []
    assert session.register.tuples("PRAGMA user_version") == [(newest(),)]
    session.close()
    before, after = contents(old), contents(migrated)
    for table, rows in before.items():
        kept = [
            {k: row[k] for k in old_row} for old_row, row in zip(rows, after[table], strict=True)
        ]
        assert kept == rows, table


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_old_register_that_is_only_read_shows_all_and_is_left_as_it_was(
    old: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "old.chc"
    shutil.copy(old, kept)
    kept.chmod(0o444)
    before = kept.read_bytes()
    session = open_register(kept, read_only=True)
    assert len(session.cases()) > 20
    assert queries.today(session) is not None
    with pytest.raises(RegisterProblem):
        officers.plan_meetings(session, PlanMeetings(first_on=session.today, count=1))
    session.close()
    assert kept.read_bytes() == before


@pytest.mark.parametrize("old", OLDER, ids=lambda path: path.stem)
def test_an_update_that_fails_half_way_leaves_the_old_register_whole(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, broken = tmp_path / "old.chc", tmp_path / "9999_broken.sql"
    shutil.copy(old, path)
    broken.write_text("CREATE TABLE half (id INTEGER);\nSELECT * FROM nowhere;", encoding="utf-8")
    real = migrations.steps()
    monkeypatch.setattr(migrations, "steps", lambda: (*real, broken))
    with pytest.raises(Exception, match="nowhere"):
        open_register(path)
    assert schema(path) == schema(old)
    assert contents(path) == contents(old)
    monkeypatch.setattr(migrations, "steps", lambda: real)
    open_register(path).close()
    assert schema(path) != schema(old)


@pytest.mark.parametrize("old", OLDER, ids=lambda path: path.stem)
def test_an_old_register_is_backed_up_as_it_was_before_it_is_updated(
    old: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.chc"
    shutil.copy(old, path)
    open_register(path).close()
    (kept,) = keeping.kept_of_file(path)
    assert kept.made.why is Why.UPDATE
    assert schema(kept.path) == schema(old)
    assert contents(kept.path) == contents(old)
