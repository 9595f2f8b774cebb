"""Protecting a register and all that can be done with it; whatever is cut short leaves one whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services import keeping, protection
from chc_desktop.model.services.session import (
    CreateRegister,
    Key,
    RegisterFault,
    RegisterProblem,
    create_register,
    open_register,
)
from chc_desktop.model.store import connection, key_file, key_file_of, protecting, whole
from tests.model.conftest import STARTED, TODAY

WORDS = "gravel lantern oboe fig"
OTHER = "seven cold herons waiting"
CANARY = "Quillfeather"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The least stretching that a key file is accepted with: a test need not be slow to break."""
    monkeypatch.setattr(key_file, "MEMORY", 19 * 1024)
    monkeypatch.setattr(key_file, "PASSES", 1)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "co-op.chc"
    command = CreateRegister(f"{CANARY} Housing Co-operative", 24)
    create_register(path, command, today=TODAY, actor="Test Officer").close()
    return path


@pytest.fixture
def key(plain: Path) -> Key:
    """The register's key, once it is protected."""
    return protection.protect(plain, WORDS)


def landlord(path: Path, key: Key | None = None) -> str:
    session = open_register(path, key=key)
    found = session.register.one("SELECT name FROM landlord")
    session.close()
    assert found is not None
    return str(found["name"])


def readable(folder: Path) -> list[str]:
    """Files that hold the canary in plain, in either way text is kept."""
    wanted = [CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(words in path.read_bytes() for words in wanted)]


def refused(act: Callable[[], object], fault: RegisterFault) -> str:
    with pytest.raises(RegisterProblem) as caught:
        act()
    assert caught.value.fault is fault
    return str(caught.value)


def test_a_plain_register_is_protected_and_nothing_plain_is_left_beside_it(
    plain: Path, tmp_path: Path
) -> None:
    before = plain.stat().st_ino
    assert readable(tmp_path) == ["co-op.chc"]
    key = protection.protect(plain, WORDS)
    assert readable(tmp_path) == []
    assert {path.name for path in tmp_path.iterdir()} == {"co-op.chc", "co-op.chc-key"}
    assert plain.stat().st_ino != before
    assert protection.unlock(plain, WORDS) == key
    assert CANARY in landlord(plain, key)
    assert open_register(plain, key=key).register.faults() == []


def test_the_old_plain_file_is_overwritten_before_it_goes(plain: Path, tmp_path: Path) -> None:
    with plain.open("rb") as held:  # its content stays readable to whoever has it open
        protection.protect(plain, WORDS)
        left = held.read()
    assert len(left) > 100_000
    assert set(left) == {0}


def test_a_register_is_not_protected_twice_nor_by_a_short_passphrase(plain: Path) -> None:
    refused(lambda: protection.protect(plain, "short"), RegisterFault.WRONG_PASSPHRASE)
    assert not key_file_of(plain).exists()
    key = protection.protect(plain, WORDS)
    refused(lambda: protection.protect(plain, WORDS), RegisterFault.PROTECTED)
    assert protection.unlock(plain, WORDS) == key


def test_protection_is_removed_again(plain: Path, key: Key, tmp_path: Path) -> None:
    protection.unprotect(plain, key)
    assert CANARY in landlord(plain)
    session = open_register(plain)
    (kept,) = keeping.kept_of(session.register)
    session.close()
    assert kept.made.why is Why.PROTECTION
    assert CANARY in landlord(kept.path, protection.unlock(kept.path, WORDS))
    assert {path.name for path in tmp_path.iterdir()} == {"co-op.chc"}
    refused(lambda: protection.unprotect(plain, key), RegisterFault.PROTECTED)


def test_the_passphrase_is_changed_and_the_sheet_stays_good(plain: Path, key: Key) -> None:
    code = " ".join(protection.code_of(key))
    protection.change_passphrase(plain, key, OTHER)
    refused(lambda: protection.unlock(plain, WORDS), RegisterFault.WRONG_PASSPHRASE)
    assert protection.unlock(plain, OTHER) == key
    assert protection.unlock_by_code(plain, code) == key
    refused(
        lambda: protection.change_passphrase(plain, key, "short"), RegisterFault.WRONG_PASSPHRASE
    )


def test_the_sheet_alone_opens_a_register_whose_key_file_is_lost(plain: Path, key: Key) -> None:
    code = "-".join(protection.code_of(key)).lower()
    key_file_of(plain).unlink()
    assert not protection.has_key_file(plain)
    assert protection.is_protected(plain)
    found = protection.unlock_by_code(plain, code)
    protection.change_passphrase(plain, found, OTHER)
    assert CANARY in landlord(plain, protection.unlock(plain, OTHER))


def test_another_key_makes_older_sheets_useless(plain: Path, key: Key, tmp_path: Path) -> None:
    old = " ".join(protection.code_of(key))
    new = protection.change_key(plain, key, OTHER)
    said = refused(lambda: protection.unlock_by_code(plain, old), RegisterFault.WRONG_PASSPHRASE)
    assert "newer sheet" in said
    assert protection.unlock_by_code(plain, " ".join(protection.code_of(new))) == new
    assert key_file.marks(plain) == (new.mark(),)
    assert CANARY in landlord(plain, protection.unlock(plain, OTHER))
    assert readable(tmp_path) == []
    (kept,) = keeping.kept_of_file(plain)  # made before, so it opens as the register did then
    assert kept.made.why is Why.KEY
    assert CANARY in landlord(kept.path, protection.unlock(kept.path, WORDS))


def test_a_slip_in_a_code_is_located(plain: Path, key: Key) -> None:
    groups = list(protection.code_of(key))
    groups[5] = groups[5][::-1] if groups[5] != groups[5][::-1] else "22223"
    said = refused(
        lambda: protection.unlock_by_code(plain, " ".join(groups)),
        RegisterFault.WRONG_PASSPHRASE,
    )
    assert "Group 6" in said


def test_a_damaged_register_is_called_damaged_with_the_right_code(plain: Path, key: Key) -> None:
    content = bytearray(plain.read_bytes())
    content[9_000] ^= 255
    plain.write_bytes(bytes(content))
    code = " ".join(protection.code_of(key))
    refused(lambda: protection.unlock_by_code(plain, code), RegisterFault.DAMAGED)


def test_a_new_register_can_be_protected_from_its_first_byte(tmp_path: Path) -> None:
    path = tmp_path / "co-op.chc"
    command = CreateRegister(f"{CANARY} Co-operative", 24)
    refused(
        lambda: protection.start_protected(path, command, "short", today=TODAY, actor="Test"),
        RegisterFault.WRONG_PASSPHRASE,
    )
    key = protection.start_protected(path, command, WORDS, today=TODAY, actor="Test")
    assert readable(tmp_path) == []
    assert protection.unlock(path, WORDS) == key
    assert CANARY in landlord(path, key)
    refused(
        lambda: protection.start_protected(path, command, WORDS, today=TODAY, actor="Test"),
        RegisterFault.EXISTS,
    )
    nameless = CreateRegister("", 24)
    other = tmp_path / "other.chc"
    refused(
        lambda: protection.start_protected(other, nameless, WORDS, today=TODAY, actor="Test"),
        RegisterFault.NO_ACCESS,
    )
    assert not other.exists()
    assert not key_file_of(other).exists()


def test_plain_copies_are_found_and_replaced_by_protected_ones(plain: Path, tmp_path: Path) -> None:
    session = open_register(plain)
    kept = keeping.before(session, Why.CLOSING)
    assert kept is not None
    session.register.copy_to(tmp_path / "copy.chc")
    session.close()
    create_register(tmp_path / "other.chc", STARTED, today=TODAY, actor="Test").close()
    (tmp_path / "broken.chc").write_bytes(plain.read_bytes()[:5_000])
    half = tmp_path / f"{plain.name}.half-written-1"
    half.write_bytes(plain.read_bytes()[:9_000])
    (tmp_path / "letter.chc").write_bytes(b"%PDF")
    key = protection.protect(plain, WORDS)
    session = open_register(plain, key=key)
    found = protection.plain_copies(session)
    assert [(copy.path.name, copy.backup) for copy in found] == [
        (kept.path.name, True),
        ("copy.chc", False),
        (half.name, False),
    ]
    # What does not open cannot be encrypted: it is named, so that its owner can remove it.
    assert protection.protect_copies(plain, key, [copy.path for copy in found]) == (half,)
    assert [copy.path for copy in protection.plain_copies(session)] == [half]
    session.close()
    for copy in found[:2]:
        assert CANARY in landlord(copy.path, protection.unlock(copy.path, WORDS))
    assert readable(kept.path.parent) == []
    broken = tmp_path / "broken.chc"
    assert protection.protect_copies(plain, key, [broken]) == (broken,)
    assert not key_file_of(broken).exists()


# ---- cut short


class Cut(Exception):
    """Stands for the loss of power at one moment."""


def cut_at(monkeypatch: pytest.MonkeyPatch, number: int) -> list[str]:
    """End everything at the n-th step that touches the disk, and let nothing tidy up after it."""
    done: list[str] = []

    def counted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **kwargs: object) -> object:
            if len(done) >= number:
                raise Cut(name)
            done.append(name)
            return real(*args, **kwargs)

        return step

    monkeypatch.setattr(key_file, "write_whole", counted("key file", whole.write_whole))
    monkeypatch.setattr(protecting, "overwrite", counted("overwrite", protecting.overwrite))
    monkeypatch.setattr(protecting, "_export", counted("export", protecting._export))
    monkeypatch.setattr(protecting, "sync_folder", counted("sync", whole.sync_folder))
    monkeypatch.setattr(os, "link", counted("link", os.link))
    monkeypatch.setattr(Path, "replace", counted("replace", Path.replace))
    monkeypatch.setattr(Path, "rename", counted("rename", Path.rename))
    monkeypatch.setattr(Path, "unlink", counted("unlink", Path.unlink))
    return done


def opens(path: Path, *passphrases: str) -> bool:
    """Whether the register opens, plain or with one of these passphrases."""
    if not protection.is_protected(path):
        return CANARY in landlord(path)
    found = []
    for words in passphrases:
        with suppress(RegisterProblem):
            found.append(landlord(path, protection.unlock(path, words)))
    return any(CANARY in name for name in found)


def _protect(path: Path, _key: Key) -> None:
    protection.protect(path, WORDS)


def _change_passphrase(path: Path, key: Key) -> None:
    protection.change_passphrase(path, key, OTHER)


def _change_key(path: Path, key: Key) -> None:
    protection.change_key(path, key, OTHER)


ACTS: dict[str, Callable[[Path, Key], None]] = {
    "protect": _protect,
    "unprotect": protection.unprotect,
    "change the passphrase": _change_passphrase,
    "change the key": _change_key,
}


@pytest.mark.parametrize(
    ("name", "links"),
    [
        ("protect", True),
        ("protect", False),
        ("unprotect", True),
        ("change the passphrase", True),
        ("change the key", True),
        ("change the key", False),
    ],
)
def test_cut_short_at_any_step_the_old_or_the_new_opens(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, links: bool
) -> None:
    """Also on a disk without second names for a file, such as a stick."""
    act, starts_protected = ACTS[name], name != "protect"
    key = protection.protect(plain, WORDS) if starts_protected else Key.new()
    for number in range(60):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = Path(shutil.copy(plain, folder))
        if starts_protected:
            shutil.copy(key_file_of(plain), folder)
        with monkeypatch.context() as patch:
            if not links:
                patch.setattr(os, "link", _no_links)
            done = cut_at(patch, number)
            try:
                act(path, key)
                cut = False
            except Cut:
                cut = True
        assert opens(path, WORDS, OTHER), (number, done)
        left = {p.name for p in folder.iterdir()} - {"co-op.chc", "co-op.chc-key"}
        # A lock that nobody holds any more blocks nobody.
        assert {n for n in left if not n.endswith((".part", ".lock"))} == set(), (number, done)
        if protection.is_protected(path):
            assert readable(folder) == [], (number, done)
        if not cut:
            assert number > 1
            return
    raise AssertionError("It never came to its end.")


def _no_links(*_: object) -> None:
    raise OSError("This disk has no second names.")


def test_a_kill_really_leaves_one_that_opens(plain: Path) -> None:
    """In a process of its own, which ends itself when the new file is made."""
    script = (
        "import os, signal, sys; from pathlib import Path;"
        "from chc_desktop.model.store import key, key_file, protecting;"
        "k = key.Key(bytes(32)); p = Path(sys.argv[1]);"
        "key_file.write_key_file(p, [k], sys.argv[2]);"
        "protecting.rewrite(p, None, k, ready=lambda: os.kill(os.getpid(), signal.SIGKILL))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(plain), WORDS], check=False, capture_output=True
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert protecting._beside(plain, protecting.NEW).exists()
    assert opens(plain)
    key = protection.protect(plain, OTHER)
    assert CANARY in landlord(plain, key)
    assert {p.name for p in plain.parent.iterdir()} == {"co-op.chc", "co-op.chc-key"}


def test_somebody_else_cannot_write_while_a_register_is_made_anew(plain: Path) -> None:
    other = open_register(plain, today=date(2026, 3, 31), actor="Other")
    seen: list[RegisterFault] = []

    def try_to_write() -> None:
        other.register._db.execute("PRAGMA busy_timeout=0").fetchall()
        with pytest.raises(RegisterProblem) as caught, other.action("write meanwhile"):
            pass
        seen.append(caught.value.fault)

    protecting.rewrite(plain, None, Key.new(), ready=try_to_write)
    assert seen == [RegisterFault.BUSY]
    other.close()


def test_a_file_that_does_not_come_out_the_same_is_not_put_in_place(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["one", "another"])
    monkeypatch.setattr(protecting, "_digest", lambda _: next(answers))
    said = refused(lambda: protection.protect(plain, WORDS), RegisterFault.NO_ROOM)
    assert "as it was" in said
    assert connection.is_plain(plain)
    assert {p.name for p in plain.parent.iterdir()} == {"co-op.chc"}
