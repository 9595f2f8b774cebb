"""Registers of every earlier version open, and come out with all they held."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from chc_desktop.model.rules.registers import PlanMeetings
from chc_desktop.model.services import officers, queries
from chc_desktop.model.services.session import open_register
from chc_desktop.model.store import Register, RegisterProblem
from chc_desktop.model.store.migrations import newest

OLD = sorted((Path(__file__).resolve().parents[2] / "registers").glob("version-*.chc"))


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
    versions = set()
    for path in OLD:
        db = sqlite3.connect(path)
        versions.add(db.execute("PRAGMA user_version").fetchone()[0])
        db.close()
    assert 1 in versions


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
