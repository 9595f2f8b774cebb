"""Protected registers as files: nothing readable in them, and each way not to open them named."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services import keeping
from chc_desktop.model.services.backups import back_up, restore
from chc_desktop.model.services.session import (
    CreateRegister,
    Key,
    Session,
    create_register,
    open_register,
)
from chc_desktop.model.store import (
    Register,
    RegisterFault,
    RegisterProblem,
    connection,
    key_file,
    key_file_of,
)
from tests.model.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = Path(__file__).parents[2] / "registers" / "version-1-sample.chc"
CANARY = "Quillfeather"
WORDS = "correct horse battery staple"
PAGE = 4096


@pytest.fixture
def key() -> Key:
    return Key(bytes(range(32)))


@pytest.fixture
def protected(tmp_path: Path, key: Key) -> Path:
    path = tmp_path / "co-op.chc"
    key_file.write_key_file(path, [key], WORDS)
    key_file_of(path).rename(tmp_path / "aside")
    command = CreateRegister(f"{CANARY} Housing Co-operative", 24)
    create_register(path, command, today=TODAY, actor="Test Officer", key=key).close()
    (tmp_path / "aside").rename(key_file_of(path))
    return path


def refused(open_it: Callable[[], object]) -> RegisterProblem:
    with pytest.raises(RegisterProblem) as caught:
        open_it()
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return caught.value


def test_nothing_in_a_protected_file_is_readable_and_it_opens_with_its_key(
    protected: Path, key: Key
) -> None:
    content = protected.read_bytes()
    for name in (CANARY, "SQLite", "landlord"):
        assert name.encode() not in content
        assert name.encode("utf-16-le") not in content
    session = open_register(protected, key=key)
    assert session.register.one("SELECT name FROM landlord") == {
        "name": f"{CANARY} Housing Co-operative"
    }
    session.close()


def test_a_protected_register_without_its_passphrase_is_called_protected(protected: Path) -> None:
    problem = refused(lambda: open_register(protected))
    assert problem.fault is RegisterFault.PROTECTED
    assert "passphrase" in str(problem)


def test_without_its_key_file_the_recovery_code_is_asked_for_and_nothing_is_made_anew(
    protected: Path,
) -> None:
    key_file_of(protected).unlink()
    for open_it in (
        lambda: open_register(protected),
        lambda: key_file.unwrap(protected, WORDS),
    ):
        problem = refused(open_it)
        assert problem.fault is RegisterFault.NO_KEY_FILE
        assert "recovery sheet" in str(problem)
    before = protected.read_bytes()
    again = refused(lambda: create_register(protected, CreateRegister("Co-op", 2), today=TODAY))
    assert again.fault is RegisterFault.EXISTS
    assert protected.read_bytes() == before


def test_the_passphrase_gives_the_key_however_it_is_typed(protected: Path, key: Key) -> None:
    for typed in (WORDS, f"  {WORDS.replace(' ', '   ')} "):
        assert key_file.unwrap(protected, typed) == key


def test_a_wrong_passphrase_is_called_wrong_as_often_as_one_likes(
    protected: Path, key: Key
) -> None:
    for _ in range(3):
        problem = refused(lambda: key_file.unwrap(protected, "correct horse battery stapler"))
        assert problem.fault is RegisterFault.WRONG_PASSPHRASE
        assert "horse" not in str(problem)
    assert key_file.unwrap(protected, WORDS) == key


def test_a_damaged_register_is_called_damaged_and_never_a_wrong_passphrase(
    protected: Path, key: Key
) -> None:
    content = bytearray(protected.read_bytes())
    content[PAGE + 100] ^= 1
    protected.write_bytes(bytes(content))
    assert key_file.unwrap(protected, WORDS) == key
    problem = refused(lambda: open_register(protected, key=key))
    assert problem.fault is RegisterFault.DAMAGED
    assert "passphrase" not in str(problem)


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: raw.replace(b'"passes": 3', b'"passes": 4'),
        lambda raw: raw.replace(b'"wrapped": "', b'"wrapped": "A'),
        lambda raw: raw[: len(raw) // 2],
        lambda _: b"",
        lambda _: b"[]",
        lambda _: b"\xff\xfe",
        lambda _: b"[" * 99_999,
    ],
)
def test_a_damaged_key_file_is_called_damaged_and_never_a_wrong_passphrase(
    protected: Path, harm: Callable[[bytes], bytes]
) -> None:
    place = key_file_of(protected)
    place.write_bytes(harm(place.read_bytes()))
    problem = refused(lambda: key_file.unwrap(protected, WORDS))
    assert problem.fault is RegisterFault.NO_KEY_FILE
    assert "damaged" in str(problem)


def test_a_key_file_that_asks_for_a_terabyte_of_memory_is_refused(protected: Path) -> None:
    place = key_file_of(protected)
    content = key_file._read(place)
    for name, value in (("memory_kib", 2**30), ("memory_kib", 8), ("passes", 0), ("lanes", "x")):
        harmed = content | {"kdf": content["kdf"] | {name: value}}
        harmed["check"] = key_file._checksum(harmed)
        place.write_text(json.dumps(harmed))
        assert "damaged" in str(refused(lambda: key_file.unwrap(protected, WORDS)))


def test_a_key_file_of_a_newer_program_is_named_as_such(protected: Path) -> None:
    place = key_file_of(protected)
    place.write_text(place.read_text().replace('"version": 1', '"version": 2'))
    assert refused(lambda: key_file.unwrap(protected, WORDS)).fault is RegisterFault.NEWER


def test_while_a_key_is_changed_the_one_of_the_file_that_is_there_opens_it(
    protected: Path, key: Key
) -> None:
    new = Key.new()
    for order in ([key, new], [new, key]):
        key_file.write_key_file(protected, order, WORDS)
        assert key_file.unwrap(protected, WORDS) == key
        assert set(key_file.marks(protected)) == {key.mark(), new.mark()}
    assert key_file.fits(protected, key)
    assert not key_file.fits(protected, new)


def test_a_forgotten_key_opens_nothing_and_a_key_never_shows(protected: Path, key: Key) -> None:
    session = open_register(protected, key=key)
    again = session.reopener()
    session.close()
    for words in (repr(key), repr(again)):
        assert key.reveal().hex() not in words
        assert "bytearray" not in words
    with pytest.raises(TypeError):
        pickle.dumps(key)
    assert again.open().close() is None  # type: ignore[func-returns-value]
    key.forget()
    assert refused(again.open).fault is RegisterFault.PROTECTED
    with pytest.raises(ValueError, match="32"):
        Key(b"short")


def test_a_copy_is_as_protected_and_opens_with_the_same_passphrase(
    protected: Path, key: Key, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    place = back_up(protected, folder, TODAY, key=key)
    assert CANARY.encode() not in place.read_bytes()
    found = key_file.unwrap(place, WORDS)
    open_register(place, key=found).close()
    done = restore(place, protected, TODAY, key=found)
    assert done.kept is not None
    assert key_file_of(done.kept).exists()
    for register in (done.register, done.kept):
        open_register(register, key=key_file.unwrap(register, WORDS)).close()
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.is_file()) == [
        ".chc",
        ".chc",
        ".chc-key",
        ".chc-key",
    ]


def test_a_backup_nobody_asked_for_is_as_protected_and_counts_as_sound(
    protected: Path, key: Key
) -> None:
    session = open_register(protected, key=key)
    kept = keeping.before(session, Why.CLOSING)
    assert kept is not None
    session.close()
    assert CANARY.encode() not in kept.path.read_bytes()
    open_register(kept.path, read_only=True, key=key_file.unwrap(kept.path, WORDS)).close()
    for with_key in (key, None, Key.new()):
        assert keeping.is_sound(kept.path, with_key)
    names = {path.name for path in kept.path.parent.iterdir()}
    assert names == {kept.path.name, key_file_of(kept.path).name, keeping.WHERE}
    keeping.remove(kept.path)
    assert {path.name for path in kept.path.parent.iterdir()} == {keeping.WHERE}


def test_a_backup_without_its_key_is_refused_and_leaves_nothing(
    protected: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    assert refused(lambda: back_up(protected, folder, TODAY)).fault is RegisterFault.PROTECTED
    assert list(folder.iterdir()) == []


def test_a_key_file_that_is_there_is_never_overwritten_by_a_new_register(tmp_path: Path) -> None:
    path = tmp_path / "co-op.chc"
    key_file_of(path).write_bytes(b"the key of a register that was lost")
    problem = refused(lambda: create_register(path, CreateRegister("Co-op", 2), today=TODAY))
    assert problem.fault is RegisterFault.EXISTS
    assert key_file_of(path).read_bytes() == b"the key of a register that was lost"
    assert not path.exists()


def test_an_older_protected_register_is_read_without_a_change(tmp_path: Path, key: Key) -> None:
    path = tmp_path / "old.chc"
    plain = Path(shutil.copy(FIRST, tmp_path))
    old = Register(connection.open_file(plain, 1), plain)
    raw = (key.reveal() + key.mark()).hex()
    old.tuples("ATTACH ? AS copy KEY ?", str(path), f"x'{raw}'")
    old.tuples("SELECT sqlcipher_export('copy')")
    old.tuples(f"PRAGMA copy.application_id = {connection.APPLICATION_ID}")
    old.tuples("PRAGMA copy.user_version = 1")
    old.close()
    before = path.read_bytes()
    found = Register.open(path, read_only=True, key=key)
    assert found.one("SELECT COUNT(*) AS n FROM case_study") == {"n": 0}
    found.close()
    assert path.read_bytes() == before
    Register.open(path, key=key).close()
    assert path.read_bytes() != before


def test_a_job_on_a_thread_opens_a_plain_register_as_before(register_path: Path) -> None:
    session = open_register(register_path, today=TODAY, actor="Test Officer")
    job = session.reopener().open()
    assert isinstance(job, Session)
    assert (job.today, job.actor, job.read_only) == (TODAY, "Test Officer", True)
    job.close()
    session.close()
