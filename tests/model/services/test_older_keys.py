"""Backups made under an earlier passphrase or key: looked at, compared, brought back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services import backups, keeping, protection
from chc_desktop.model.services.comparing import compare
from chc_desktop.model.services.keeping import Kept
from chc_desktop.model.services.protection import Key
from chc_desktop.model.services.session import RegisterProblem, open_register
from chc_desktop.model.store import key_file, key_file_of

TODAY = date(2026, 3, 31)
WORDS, OTHER = "gravel lantern oboe fig", "seven cold herons waiting"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "MEMORY", 19 * 1024)
    monkeypatch.setattr(key_file, "PASSES", 1)


@pytest.fixture
def old_key(register_path: Path) -> Key:
    return protection.protect(register_path, WORDS)


@pytest.fixture
def new_key(register_path: Path, old_key: Key) -> Key:
    """The register has another key since its only backup was made."""
    return protection.change_key(register_path, old_key, OTHER)


def only(register: Path, key: Key) -> Kept:
    (kept,) = keeping.looked_at(keeping.kept_of_file(register), key)
    return kept


def opens(path: Path, key: Key) -> bool:
    open_register(path, read_only=True, key=key).close()
    return True


def test_a_backup_of_an_earlier_key_is_neither_damaged_nor_open(
    register_path: Path, old_key: Key, new_key: Key
) -> None:
    kept = only(register_path, new_key)
    assert kept.locked
    assert kept.made.sound
    assert not only(register_path, old_key).locked
    assert keeping.is_locked(kept.path)
    assert not keeping.is_locked(register_path.with_name("gone.chc"))


def test_a_backup_of_an_earlier_key_comes_back_with_its_key_file(
    register_path: Path, old_key: Key, new_key: Key
) -> None:
    kept = only(register_path, new_key)
    done = backups.restore(kept.path, register_path, TODAY, key=old_key, present_key=new_key)
    assert protection.unlock(register_path, WORDS) == old_key
    assert opens(register_path, old_key)
    assert done.kept is not None
    assert protection.unlock(done.kept, OTHER) == new_key
    assert opens(done.kept, new_key)
    # The register as it was is a backup as well, under its own key.
    (now, _) = keeping.kept_of_file(register_path)
    assert now.made.why is Why.RESTORE
    assert opens(now.path, new_key)
    assert protection.unlock(now.path, OTHER) == new_key


def test_one_of_an_earlier_passphrase_opens_with_the_key_and_brings_that_passphrase(
    register_path: Path, old_key: Key
) -> None:
    session = open_register(register_path, key=old_key)
    keeping.before(session, Why.ASKED)
    session.close()
    protection.change_passphrase(register_path, old_key, OTHER)
    kept = only(register_path, old_key)
    assert not kept.locked
    assert not protection.same_key_file(kept.path, register_path)
    backups.restore(kept.path, register_path, TODAY, key=old_key)
    assert protection.unlock(register_path, WORDS) == old_key
    assert protection.same_key_file(kept.path, register_path)


def test_without_its_key_file_the_code_of_that_time_brings_it_back(
    register_path: Path, old_key: Key, new_key: Key
) -> None:
    kept = only(register_path, new_key)
    key_file_of(kept.path).unlink()
    assert only(register_path, new_key).locked
    code = " ".join(protection.code_of(old_key))
    found = protection.unlock_by_code(kept.path, code)
    done = backups.restore(kept.path, register_path, TODAY, key=found)
    assert not key_file_of(register_path).exists()
    assert opens(register_path, found)
    assert done.kept is not None
    assert opens(done.kept, new_key)


def test_two_registers_of_different_keys_are_compared(
    register_path: Path, old_key: Key, new_key: Key
) -> None:
    kept = only(register_path, new_key)
    assert compare(register_path, kept.path, key=new_key, other_key=old_key).equal
    with pytest.raises(RegisterProblem):
        compare(register_path, kept.path, key=new_key)
