"""What a sudden stop left half written: copied before SQLite puts it right, kept if it cannot."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.model.services.backups import restore
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.store import Register, RegisterFault, RegisterProblem
from chc_desktop.model.store.journal import HALF_WRITTEN, MENDING, is_hot, keep

WRITER = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("CREATE TABLE IF NOT EXISTS meeting (on_date TEXT, note TEXT)")
db.execute("PRAGMA cache_size=1")
db.execute("BEGIN IMMEDIATE")
for n in range(500):
    db.execute("INSERT INTO meeting (on_date, note) VALUES ('2026-04-14', ?)", ("x" * 2000,))
print("half", flush=True)
sys.stdin.readline()
db.execute("COMMIT")
print("whole", flush=True)
"""


@pytest.fixture
def writer(register_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process in the middle of a write; a line to it lets it go on."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(register_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        yield process
        process.kill()


@pytest.fixture
def killed(register_path: Path, writer: subprocess.Popen[str]) -> Path:
    writer.kill()
    writer.wait()
    return register_path


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_a_journal_left_by_a_kill_is_told_from_one_in_use(
    register_path: Path, writer: subprocess.Popen[str]
) -> None:
    assert register_path.with_name("co-op.chc-journal").exists()
    assert not is_hot(register_path), "somebody is writing"
    writer.kill()
    writer.wait()
    assert is_hot(register_path)
    Register.open(register_path).close()
    assert not is_hot(register_path)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no process can be stopped here")
def test_a_laptop_that_sleeps_in_mid_write_goes_on_where_it_was(
    register_path: Path, writer: subprocess.Popen[str]
) -> None:
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.send_signal(signal.SIGSTOP)
    with pytest.raises(RegisterProblem) as caught:
        Register.open(register_path, read_only=True)
    assert caught.value.fault is RegisterFault.BUSY
    assert names(register_path) == ["co-op.chc", "co-op.chc-journal"]
    writer.send_signal(signal.SIGCONT)
    print(file=writer.stdin, flush=True)
    assert writer.stdout.readline() == "whole\n"
    reader = Register.open(register_path, read_only=True)
    assert len(reader.rows("SELECT * FROM meeting")) == 500
    assert {kind for kind, _, _ in reader.faults()} == {"changed_outside"}  # no history is written
    reader.close()


def test_both_are_copied_first_and_the_copies_go_once_it_is_sound(killed: Path) -> None:
    keep(killed)
    assert names(killed) == [
        "co-op.chc",
        "co-op.chc-journal",
        f"co-op.chc{MENDING}",
        f"co-op.chc{MENDING}-journal",
    ]
    Register.open(killed).close()
    assert names(killed) == ["co-op.chc"]


def test_an_attempt_that_was_cut_short_keeps_the_first_copy(killed: Path) -> None:
    keep(killed)
    copy = killed.with_name(f"co-op.chc{MENDING}")
    before = copy.read_bytes()
    killed.write_bytes(b"\0" * 4096)
    keep(killed)
    assert copy.read_bytes() == before


def test_what_cannot_be_put_right_is_kept_as_it_was_and_named(killed: Path) -> None:
    whole = bytearray(killed.read_bytes())
    whole[4096 * 3 : 4096 * 4] = b"\xa5" * 4096
    killed.write_bytes(whole)
    journal = killed.with_name("co-op.chc-journal")
    left = journal.read_bytes()[:512] + b"\0" * 4096  # it says that there are no pages in it
    journal.write_bytes(left)
    with pytest.raises(RegisterProblem) as caught:
        Register.open(killed)
    assert caught.value.fault is RegisterFault.DAMAGED
    kept = f"co-op.chc{HALF_WRITTEN}-1"
    assert kept in str(caught.value)
    assert killed.with_name(kept).read_bytes() == bytes(whole)
    assert killed.with_name(f"{kept}-journal").read_bytes() == left


def test_no_more_than_three_are_kept(killed: Path) -> None:
    whole = bytearray(killed.read_bytes())
    whole[4096 * 3 : 4096 * 4] = b"\xa5" * 4096
    journal = killed.with_name("co-op.chc-journal")
    left = journal.read_bytes()[:512] + b"\0" * 4096
    for attempt in range(5):
        killed.write_bytes(whole)
        journal.write_bytes(left)
        os.utime(journal, (attempt, attempt))
        with pytest.raises(RegisterProblem):
            Register.open(killed)
    kept = [name for name in names(killed) if HALF_WRITTEN in name]
    assert len(kept) == 6, kept


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="needs a user without rights")
def test_where_it_can_only_be_read_the_sentence_names_both_files(
    killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(RegisterProblem, match=r"co-op\.chc-journal") as caught:
        Register.open(killed, read_only=True)
    assert caught.value.fault is RegisterFault.READ_ONLY
    assert is_hot(killed)


def test_a_backup_brought_back_over_it_is_not_mixed_with_what_the_journal_holds(
    killed: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "stick" / "backup.chc"
    backup.parent.mkdir()
    sound = Register.open(killed)
    sound.copy_to(backup)
    sound.close()
    left = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504) + b"\xa5" * 4096
    killed.write_bytes(b"nothing that opens")
    killed.with_name("co-op.chc-journal").write_bytes(left)
    done = restore(backup, killed, date(2026, 3, 31))
    assert done.kept is not None
    assert done.kept.read_bytes() == b"nothing that opens"
    assert done.kept.with_name(f"{done.kept.name}-journal").read_bytes() == left
    assert not killed.with_name("co-op.chc-journal").exists()
    assert check_file(killed) == ()
