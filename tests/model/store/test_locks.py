"""The lock beside a register: one holder, let go of by a kill, and never in anybody's way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from chc_desktop.model.store import Holder, OpenLock, take_lock
from chc_desktop.model.store.locks import place_of

ME = Holder("Rosa Example", "OFFICE-PC", "2026-03-31T14:02:00+00:00")
OTHER = Holder("Sam Example", "LAPTOP", "2026-03-31T15:00:00+00:00")

HOLDS = """
import sys
from pathlib import Path
from chc_desktop.model.store import Holder, take_lock
take_lock(Path(sys.argv[1]), Holder("Rosa Example", "OFFICE-PC", "2026-03-31T14:02:00+00:00"))
print("held", flush=True)
sys.stdin.read()
"""


def got(path: Path, holder: Holder = ME) -> OpenLock:
    lock = take_lock(path, holder)
    assert isinstance(lock, OpenLock)
    return lock


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "co-op.chc"
    path.touch()
    return path


@pytest.fixture
def other_window(register: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until it is killed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(register)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_second_is_told_who_has_it_and_gets_it_once_the_first_lets_go(register: Path) -> None:
    first = got(register)
    assert take_lock(register, OTHER) == ME
    assert take_lock(register, OTHER) == ME, "asking does not wipe out who has it"
    first.release()
    assert not place_of(register).exists()
    second = got(register, OTHER)
    first.release()  # a second time it lets go of nothing
    assert take_lock(register, ME) == OTHER
    second.release()


def test_it_names_a_person_a_computer_and_a_time_and_nothing_else(register: Path) -> None:
    lock = got(register)
    found = json.loads(place_of(register).read_bytes())
    assert found == {"who": ME.who, "computer": ME.computer, "since": ME.since}
    lock.release()


def test_another_process_has_it_until_it_is_killed(
    register: Path, other_window: subprocess.Popen[str]
) -> None:
    assert take_lock(register, OTHER) == ME
    other_window.kill()
    other_window.wait()
    assert place_of(register).exists(), "a kill leaves the file behind"
    lock = got(register, OTHER)
    assert take_lock(register, ME) == OTHER
    lock.release()
    assert not place_of(register).exists()


@pytest.mark.parametrize("left", [b"", b"{", b"[1]", b"\xff" * 5000, b'{"who": "x"}'])
def test_a_lock_file_that_holds_rubbish_blocks_nobody(register: Path, left: bytes) -> None:
    place_of(register).write_bytes(left)
    lock = got(register)
    assert take_lock(register, OTHER) == ME
    place_of(register).write_bytes(left)
    assert take_lock(register, OTHER) == Holder()
    lock.release()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a file that is open")
def test_one_that_was_removed_by_hand_is_made_anew_and_the_old_one_removes_nothing(
    register: Path,
) -> None:
    first = got(register)
    place_of(register).unlink()
    second = got(register, OTHER)
    first.release()
    assert take_lock(register, ME) == OTHER
    second.release()


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_to_a_register_has_the_registers_lock(register: Path) -> None:
    link = register.with_name("link.chc")
    link.symlink_to(register)
    lock = got(link)
    assert take_lock(register, OTHER) == ME
    lock.release()


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="needs a user without rights")
def test_a_folder_that_can_only_be_read_is_done_without_a_lock() -> None:
    folder = Path(tempfile.mkdtemp(prefix="chc-test-"))
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.setresuid(65534, 65534, 0)
    try:
        lock = got(folder / "co-op.chc")
        lock.release()
        assert list(folder.iterdir()) == []
    finally:
        if root:
            os.setresuid(0, 0, 0)
        folder.chmod(0o755)
        shutil.rmtree(folder)
