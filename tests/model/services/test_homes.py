"""Where a register is kept: noticed, moved with a check, refused once; conflicted copies seen."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from chc_desktop import paths
from chc_desktop.model.rules.safe_home import Keeper
from chc_desktop.model.services import homes
from chc_desktop.model.services.backups import move_home
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.session import (
    CreateRegister,
    RegisterProblem,
    Session,
    create_register,
    open_register,
)
from tests.model.conftest import TODAY


@pytest.fixture
def in_dropbox(tmp_path: Path, register_path: Path) -> Path:
    folder = tmp_path / "Files"
    folder.mkdir()
    (folder / ".dropbox.cache").mkdir()
    return Path(shutil.move(register_path, folder / "Example.chc"))


def test_a_register_in_a_synced_folder_is_noticed_until_the_user_wants_it_there(
    in_dropbox: Path,
) -> None:
    session = open_register(in_dropbox, today=TODAY)
    assert homes.noticed(session.register) is Keeper.DROPBOX
    homes.stay(session.register)
    assert homes.noticed(session.register) is None
    session.close()
    moved = in_dropbox.with_name("Other.chc")
    shutil.copy(in_dropbox, moved)
    session = open_register(moved, today=TODAY)
    assert homes.noticed(session.register) is Keeper.DROPBOX
    session.close()


def test_a_register_in_a_plain_folder_or_in_memory_is_where_it_should_be(
    register_path: Path, session: Session
) -> None:
    opened = open_register(register_path, today=TODAY)
    assert homes.noticed(opened.register) is None
    opened.close()
    assert homes.noticed(session.register) is None
    assert homes.twins(session.register) == ()
    homes.stay(session.register)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_folder_that_windows_marks_as_a_programs_is_known(tmp_path: Path, encoding: str) -> None:
    text = (
        "[.ShellClassInfo]\r\nIconResource=C:\\Program Files\\Dropbox\\Client\\Dropbox.exe,-1\r\n"
    )
    (tmp_path / "desktop.ini").write_text(text, encoding=encoding)
    assert homes.keeper_of(tmp_path / "co-op.chc") is Keeper.DROPBOX


def test_moving_takes_a_checked_copy_and_leaves_the_old_file_with_a_note(
    in_dropbox: Path, tmp_path: Path
) -> None:
    before = in_dropbox.read_bytes()
    target = tmp_path / "Documents" / "CHC Desktop"
    moved = move_home(in_dropbox, target, TODAY)
    assert moved.register == target / "Example.chc"
    assert check_file(moved.register, TODAY) == ()
    assert not in_dropbox.exists()
    assert moved.old.name == "Example, moved on 2026-03-31.chc"
    assert moved.old.read_bytes() == before
    note = moved.old.with_suffix(".txt").read_text(encoding="utf-8")
    assert str(target) in note


def test_moving_never_replaces_a_file_and_never_moves_what_is_not_sound(
    in_dropbox: Path, tmp_path: Path
) -> None:
    target = tmp_path / "Documents"
    target.mkdir()
    (target / "Example.chc").write_bytes(b"mine")
    assert move_home(in_dropbox, target, TODAY).register.name == "Example (2).chc"
    assert (target / "Example.chc").read_bytes() == b"mine"
    broken = in_dropbox.with_name("Broken.chc")
    broken.write_bytes(b"SQLite format 3\x00" + b"\xff" * 9000)
    with pytest.raises(RegisterProblem):
        move_home(broken, target, TODAY)
    assert broken.exists()
    assert not (target / "Broken.chc").exists()


def test_where_the_new_folder_cannot_be_made_nothing_moves(
    in_dropbox: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(RegisterProblem, match="stays where it is"):
        move_home(in_dropbox, tmp_path / "file" / "x", TODAY)
    assert in_dropbox.exists()


@pytest.mark.skipif(os.name != "posix", reason="what a folder allows is asked as on Linux")
def test_a_file_that_cannot_be_put_aside_is_not_moved(
    in_dropbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(self: Path, target: Path) -> Path:
        raise PermissionError(self, target)

    monkeypatch.setattr(Path, "rename", in_use)
    with pytest.raises(RegisterProblem, match="Nothing was moved"):
        move_home(in_dropbox, tmp_path / "Documents", TODAY)
    assert in_dropbox.exists()
    assert list((tmp_path / "Documents").iterdir()) == []


def test_documents_in_a_cloud_is_no_safe_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    assert homes.safe_folder() == paths.documents_dir()
    paths.documents_dir().mkdir(parents=True)
    (paths.documents_dir() / ".stfolder").mkdir()
    other = homes.safe_folder()
    assert other is not None
    assert other != paths.documents_dir()
    monkeypatch.setattr(homes, "keeper_of", lambda _: Keeper.CLOUD)
    assert homes.safe_folder() is None


def test_conflicted_copies_of_this_register_are_seen_until_put_aside(
    register_path: Path,
) -> None:
    twin = register_path.with_name("co-op (Ada's conflicted copy 2026-03-30).chc")
    shutil.copy(register_path, twin)
    stranger = register_path.with_name("co-op (1).chc")
    create_register(stranger, CreateRegister("Sample Row", 2), today=TODAY).close()
    unreadable = register_path.with_name("co-op (conflicted copy 2026-03-29 101010).chc")
    unreadable.write_bytes(b"\x00" * 100)
    register_path.with_name("co-op (2).chc").write_bytes(b"\x00" * 100)
    session = open_register(register_path, today=TODAY)
    found = homes.twins(session.register)
    assert [(t.path, t.readable) for t in found] == [(twin, True), (unreadable, False)]
    homes.put_aside(twin)
    assert [t.path for t in homes.twins(session.register)] == [unreadable]
    os.utime(twin, (1, 1))
    assert len(homes.twins(session.register)) == 2
    session.close()
