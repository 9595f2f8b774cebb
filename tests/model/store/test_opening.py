"""Opening and creating: what is no sound register is refused in a sentence and left untouched."""

from __future__ import annotations

import importlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.services.session import open_register
from chc_desktop.model.store import Register, RegisterFault, RegisterProblem
from chc_desktop.model.store.driver import dbapi2
from chc_desktop.model.store.migrations import newest, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534
PAGE = 4096


def refused(path: Path) -> RegisterProblem:
    """Open it, and prove that it was refused without a byte of it changed."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RegisterProblem) as caught:
        Register.open(path)
    after = path.read_bytes() if path.is_file() else None
    assert after == before
    sentence = str(caught.value)
    assert sentence.endswith((".", "?"))
    assert "\n" not in sentence
    assert str(path.parent) not in sentence
    return caught.value


def test_there_is_one_database_driver_and_it_is_sqlcipher() -> None:
    utils = importlib.import_module("sqlite_utils.utils")
    assert vars(utils)["sqlite3"] is importlib.import_module("sqlcipher3")
    assert issubclass(vars(utils)["OperationalError"], dbapi2.OperationalError)


# ---- files that are no register


@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (b"%PDF-1.7 and more", "a PDF"),
        (b"PK\x03\x04 and more", "a Word, Excel or zip file"),
        (b"\xd0\xcf\x11\xe0 and more", "an older Word or Excel file"),
        (b"\x89PNG and more", "a picture"),
        (b"received;resident\n", ""),
        (b"\x00", ""),
        (os.urandom(500), ""),
    ],
)
def test_another_kind_of_file_is_not_a_register(
    tmp_path: Path, content: bytes, looks_like: str
) -> None:
    path = tmp_path / "complaints.chc"
    path.write_bytes(content)
    problem = refused(path)
    assert problem.fault is RegisterFault.NOT_A_REGISTER
    assert str(problem).startswith("complaints.chc is not a register.")
    assert looks_like in str(problem)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.chc"
    path.touch()
    assert refused(path).fault is RegisterFault.EMPTY


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "gone.chc"
    assert refused(path).fault is RegisterFault.MISSING
    assert not path.exists()


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    assert refused(tmp_path).fault is RegisterFault.NO_ACCESS


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_another_programs_database_is_left_alone(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "photos.chc"
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA journal_mode={journal}")
    other.execute("CREATE TABLE photo (name TEXT)")
    other.close()
    problem = refused(path)
    assert problem.fault is RegisterFault.NOT_A_REGISTER
    assert "a database of another program" in str(problem)


# ---- registers that cannot be opened


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_register_of_a_newer_program_is_left_alone(register_path: Path, journal: str) -> None:
    newer = sqlite3.connect(register_path)
    newer.execute(f"PRAGMA journal_mode={journal}")
    newer.execute(f"PRAGMA user_version={newest() + 1}")
    newer.close()
    problem = refused(register_path)
    assert problem.fault is RegisterFault.NEWER
    assert "Nothing was changed" in str(problem)


def test_a_register_cut_short_is_damaged(register_path: Path) -> None:
    whole = register_path.read_bytes()
    for length in (100, 512, PAGE, PAGE + 1, len(whole) // 2, len(whole) - PAGE, len(whole) - 1):
        register_path.write_bytes(whole[:length])
        assert refused(register_path).fault is RegisterFault.DAMAGED, length


def test_a_page_of_rubbish_anywhere_in_it_is_damage(register_path: Path) -> None:
    whole = register_path.read_bytes()
    assert len(whole) % PAGE == 0
    for page in range(1, len(whole) // PAGE):
        start = page * PAGE
        register_path.write_bytes(whole[:start] + b"\xa5" * PAGE + whole[start + PAGE :])
        assert refused(register_path).fault is RegisterFault.DAMAGED, page


def test_whatever_byte_of_the_heading_is_wrong_there_is_a_sentence_or_it_opens(
    register_path: Path,
) -> None:
    whole = register_path.read_bytes()
    for place in range(100):
        register_path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            Register.open(register_path).close()
        except RegisterProblem:
            refused(register_path)


def test_a_register_without_a_landlord_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "half.chc"
    Register.create(path).close()
    with pytest.raises(RegisterProblem, match="names no landlord") as caught:
        open_register(path)
    assert caught.value.fault is RegisterFault.DAMAGED


# ---- a file system that does not allow it


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user of the machine can enter."""
    folder = Path(tempfile.mkdtemp(prefix="chc-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def ordinary_user(open_folder: Path) -> Iterator[None]:
    """Rights that a file's mode can take away: whoever runs as root gives root up meanwhile."""
    root = hasattr(os, "setresuid") and os.geteuid() == 0
    if root:
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)


def test_a_file_that_can_only_be_read_says_what_to_do_and_opens_for_reading(
    open_folder: Path, register_path: Path, request: pytest.FixtureRequest
) -> None:
    path = open_folder / "co-op.chc"
    shutil.copy(register_path, path)
    path.chmod(0o444)
    request.getfixturevalue("ordinary_user")
    assert refused(path).fault is RegisterFault.READ_ONLY
    reader = open_register(path, read_only=True)
    assert reader.register.one("SELECT name FROM landlord") is not None
    with pytest.raises(RegisterProblem, match="nothing was saved"), reader.action("try"):
        pass
    with pytest.raises(RegisterProblem) as caught, reader.register.action("a", "b", "c") as write:
        write.insert("meeting", {"on_date": "2026-04-14"})
    assert caught.value.fault is RegisterFault.READ_ONLY
    reader.close()


def test_a_file_nobody_may_read_is_out_of_reach(
    open_folder: Path, register_path: Path, request: pytest.FixtureRequest
) -> None:
    path = open_folder / "co-op.chc"
    shutil.copy(register_path, path)
    path.chmod(0o000)
    request.getfixturevalue("ordinary_user")
    with pytest.raises(RegisterProblem) as caught:
        Register.open(path)
    assert caught.value.fault is RegisterFault.NO_ACCESS


# ---- creating


def test_creating_never_overwrites(register_path: Path) -> None:
    before = register_path.read_bytes()
    with pytest.raises(RegisterProblem, match="exists already") as caught:
        Register.create(register_path)
    assert caught.value.fault is RegisterFault.EXISTS
    assert register_path.read_bytes() == before


def test_creating_in_a_folder_that_is_not_there_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "co-op.chc"
    with pytest.raises(RegisterProblem) as caught:
        Register.create(path)
    assert caught.value.fault is RegisterFault.NO_ACCESS
    assert not path.parent.exists()


@pytest.mark.parametrize("name", ["co-op #1?.chc", "co-op 100%.chc", "café ‘x’.chc", "a;b&c.chc"])
def test_any_name_a_file_can_have_can_be_a_registers(tmp_path: Path, name: str) -> None:
    Register.create(tmp_path / name).close()
    Register.open(tmp_path / name).close()
    assert [p.name for p in tmp_path.iterdir()] == [name]


# ---- a kill in the middle of writing

KILLED = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("CREATE TABLE IF NOT EXISTS meeting (on_date TEXT, note TEXT)")
db.execute("PRAGMA cache_size=1")
db.execute("BEGIN IMMEDIATE")
for n in range(500):
    db.execute("INSERT INTO meeting (on_date, note) VALUES ('2026-04-14', ?)", ("x" * 2000,))
os._exit(9)
"""


def kill_while_writing(path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert path.with_name(path.name + "-journal").exists()


@pytest.fixture
def killed(register_path: Path) -> Path:
    kill_while_writing(register_path)
    return register_path


def test_another_programs_half_written_database_is_not_rolled_back_by_us(tmp_path: Path) -> None:
    path = tmp_path / "photos.chc"
    kill_while_writing(path)
    assert refused(path).fault is RegisterFault.NOT_A_REGISTER
    assert path.with_name("photos.chc-journal").exists()


def test_what_a_kill_left_half_written_is_rolled_back_on_opening(killed: Path) -> None:
    register = Register.open(killed)
    assert register.rows("SELECT * FROM meeting") == []
    assert register.faults() == []
    register.close()
    assert not killed.with_name(killed.name + "-journal").exists()


def test_what_a_kill_left_half_written_is_never_shown_to_a_reader(killed: Path) -> None:
    reader = Register.open(killed, read_only=True)
    assert reader.rows("SELECT * FROM meeting") == []
    assert reader.faults() == []
    reader.close()
    assert [file.name for file in killed.parent.iterdir()] == [killed.name]


# ---- the schema


def schema(db: sqlite3.Connection) -> list[tuple[str, str]]:
    rows = db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
    return [(str(name), str(sql)) for name, sql in rows]


def test_the_standard_library_reads_a_register(register_path: Path) -> None:
    db = sqlite3.connect(register_path)
    (name,) = db.execute("SELECT name FROM landlord").fetchone()
    assert name == "Example Street Housing Co-operative"
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA application_id").fetchone()[0].to_bytes(4, "big") == b"CHC1"
    db.close()


def test_every_table_is_strict(register_path: Path) -> None:
    db = sqlite3.connect(register_path)
    tables = db.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    kinds = {name: strict for name, strict in tables if not name.startswith("sqlite_")}
    assert len(kinds) > 30
    assert [name for name, strict in kinds.items() if not strict] == []
    db.close()


def test_the_migrations_are_numbered_in_order_and_bring_their_version(
    register_path: Path,
) -> None:
    numbers = [int(step.name[:4]) for step in steps()]
    assert numbers == list(range(1, len(numbers) + 1))
    db = sqlite3.connect(register_path)
    assert db.execute("PRAGMA user_version").fetchone() == (newest(),)
    db.close()


def test_a_register_in_memory_has_the_schema_of_one_in_a_file(register_path: Path) -> None:
    db = sqlite3.connect(register_path)
    memory = Register.in_memory()
    rows = memory.rows("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
    assert schema(db) == [(row["name"], row["sql"]) for row in rows]
    memory.close()
    db.close()


def test_every_connection_is_set_up_for_safety(register_path: Path) -> None:
    register = Register.open(register_path)
    found = {
        name: register.tuples(f"PRAGMA {name}")[0][0]
        for name in (
            "foreign_keys",
            "journal_mode",
            "synchronous",
            "secure_delete",
            "trusted_schema",
            "cell_size_check",
        )
    }
    assert found == {
        "foreign_keys": 1,
        "journal_mode": "delete",
        "synchronous": 3,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    register.close()
