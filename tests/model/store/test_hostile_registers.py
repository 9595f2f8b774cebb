"""Registers somebody prepared: never opened for writing, never obeyed, always named by the check."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.services import queries
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.complaints import log_complaint
from chc_desktop.model.services.session import CreateRegister, create_register, open_register
from chc_desktop.model.store import RegisterFault, RegisterProblem, migrations, schema_check

TODAY = date(2026, 3, 31)
LOG = LogComplaint(
    received_on=date(2026, 3, 30),
    resident="Tomasz Wilk",
    home="3 Example Street",
    description="The bin store is locked",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with one complaint, closed; the tests take copies."""
    path = tmp_path_factory.mktemp("made") / "co-op.chc"
    command = CreateRegister("Example Street Housing Co-operative", 24)
    session = create_register(path, command, today=TODAY, actor="Test Officer")
    log_complaint(session, LOG)
    session.close()
    return path


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    """A copy of it that nobody has open."""
    return Path(shutil.copy(made, tmp_path))


def prepare(path: Path, *statements: str) -> bytes:
    """Change the file with a plain SQLite tool, structure and all; return its bytes."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()
    return path.read_bytes()


def refused(path: Path, *, read_only: bool = False) -> RegisterProblem:
    """Open it in vain, and prove that no byte of it changed."""
    before = path.read_bytes()
    with pytest.raises(RegisterProblem) as caught:
        open_register(path, today=TODAY, read_only=read_only).close()
    assert path.read_bytes() == before
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    return caught.value


ALTERED = {
    "a trigger": (
        "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM complaint; END",
        "trigger t",
    ),
    "a view": ("CREATE VIEW v AS SELECT * FROM person", "view v"),
    "one table more": ("CREATE TABLE x (a)", "table x"),
    "a table of statistics": ("ANALYZE", "table sqlite_stat1"),
    "a virtual table": ("CREATE VIRTUAL TABLE f USING fts5 (a)", "table f"),
    "one index more": ("CREATE INDEX i ON event (lower(kind))", "index i"),
    "an index less": ("DROP INDEX event_by_complaint", "index event_by_complaint"),
    "one column more": ("ALTER TABLE meeting ADD COLUMN a TEXT", "table meeting"),
    "a generated column": (
        "ALTER TABLE meeting ADD COLUMN a TEXT AS (hex(zeroblob(100000000)))",
        "table meeting",
    ),
    "a check that costs": (
        "UPDATE sqlite_schema SET sql = replace(sql, 'note TEXT', 'note TEXT CHECK (length(zeroblob(900000000)) > 0)')",
        "table meeting",
    ),
    "a table less": ("DROP TABLE compliment", "table compliment"),
    "a name on two lines": ('CREATE VIEW "a\nb" AS SELECT 1', "view a b"),
}


@pytest.mark.parametrize("what", ALTERED)
def test_a_strange_structure_is_not_opened_for_writing_and_the_check_names_it(
    kept: Path, what: str
) -> None:
    statement, where = ALTERED[what]
    prepare(kept, statement)
    problem = refused(kept)
    assert problem.fault is RegisterFault.ALTERED
    assert "another program" in str(problem)
    found = check_file(kept)
    assert where in [fault.where for fault in found]


def test_a_view_in_the_place_of_a_table_is_not_even_read(kept: Path) -> None:
    prepare(
        kept,
        "ALTER TABLE compliment RENAME TO kept_aside",
        "CREATE VIEW compliment AS SELECT * FROM kept_aside",
    )
    assert refused(kept, read_only=True).fault is RegisterFault.ALTERED


def test_a_trigger_is_never_run_and_what_is_there_can_still_be_read(kept: Path) -> None:
    before = prepare(
        kept, "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM complaint; END"
    )
    session = open_register(kept, today=TODAY, read_only=True)
    assert [c.record.reference for c in session.cases().values()] == ["C-001"]
    with pytest.raises(RegisterProblem):
        log_complaint(session, LOG)
    session.close()
    assert kept.read_bytes() == before
    assert [fault.kind for fault in check_file(kept)] == ["schema"]


def test_the_structure_of_every_version_is_known_and_is_what_its_migrations_make() -> None:
    numbers = [int(step.name[:4]) for step in migrations.steps()]
    made = {n: schema_check._hash(schema_check._expected(n)) for n in numbers}
    assert made == schema_check.KNOWN


def test_a_structure_that_is_only_spaced_differently_is_the_same(kept: Path) -> None:
    """An older SQLite may have written it, with other spaces after ALTER TABLE."""
    prepare(
        kept,
        "UPDATE sqlite_schema SET sql = replace(sql, ', ', ',  ') WHERE name = 'event_by_complaint'",
    )
    open_register(kept, today=TODAY).close()


# ---- facts nobody could have entered


UNREADABLE = [
    "UPDATE event SET on_date = '2026-13-45'",
    "UPDATE event SET on_date = '2026-02-30'",
    "UPDATE event SET on_date = '20260331'",
    "UPDATE event SET on_date = '9999-12-31'",
    "UPDATE event SET on_date = '0001-01-01'",
    "UPDATE event SET on_date = ''",
    "UPDATE landlord SET as_of = 'today'",
    "UPDATE landlord SET as_of = ''",
    "UPDATE event SET kind = 'unheard of'",
    "UPDATE event SET detail = '[]'",
    "UPDATE event SET detail = '{\"unheard_of\": 1}'",
    "UPDATE event SET detail = '{\"day\": 5}'",
    "UPDATE event SET detail = '" + "[" * 900 + "]" * 900 + "'",
    "UPDATE event SET kind = 'acknowledged' WHERE kind = 'received'",
    "UPDATE complaint SET subject = cast(x'ff80' AS TEXT)",
    "DELETE FROM landlord",
]


@pytest.mark.parametrize("statement", UNREADABLE)
def test_facts_that_cannot_be_read_are_not_opened_and_the_check_says_so(
    kept: Path, statement: str
) -> None:
    prepare(kept, statement)
    assert refused(kept).fault is RegisterFault.DAMAGED
    assert check_file(kept)


def test_a_number_where_words_belong_is_damage(kept: Path) -> None:
    """A strict table refuses it; a tool that takes the strictness away for a moment does not."""
    strict = "SELECT sql FROM sqlite_schema WHERE name = 'meeting'"
    db = sqlite3.connect(kept)
    (sql,) = db.execute(strict).fetchone()
    db.close()
    loose = sql.replace("STRICT", "").replace("'", "''")
    prepare(kept, f"UPDATE sqlite_schema SET sql = '{loose}' WHERE name = 'meeting'")
    prepare(kept, "INSERT INTO meeting (on_date, body) VALUES (x'2026', x'00')")
    back = sql.replace("'", "''")
    prepare(kept, f"UPDATE sqlite_schema SET sql = '{back}' WHERE name = 'meeting'")
    assert refused(kept).fault is RegisterFault.DAMAGED
    assert check_file(kept)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE complaint SET description = 'a' || char(0) || 'b'",
        "UPDATE complaint SET description = replace(hex(zeroblob(500000)), '00', 'x')",
        "UPDATE person SET name = char(8238) || 'Wilk' || char(10) || '<b>'",
        "UPDATE complaint SET reference = ''';DROP TABLE complaint;--'",
        "INSERT INTO person (id, name) VALUES (-9223372036854775808, 'Nobody')",
        "UPDATE landlord SET year_end_month = 2, year_end_day = 31",
    ],
)
def test_odd_facts_are_shown_as_they_are_and_the_check_finds_them(
    kept: Path, statement: str
) -> None:
    prepare(kept, statement)
    session = open_register(kept, today=TODAY)
    assert len(queries.complaints(session)) == 1
    assert queries.today(session) is not None
    session.close()
    assert "changed_outside" in [fault.kind for fault in check_file(kept)]
