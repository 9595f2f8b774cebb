"""Backups under an earlier key in the window: asked about, looked into, brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from chc_desktop.model.services import keeping, protection
from chc_desktop.model.services.session import open_register
from chc_desktop.model.store import key_file_of
from chc_desktop.ui.app import Program
from chc_desktop.ui.hub import Place
from chc_desktop.ui.messages import MessageDialog
from chc_desktop.ui.tasks import Tasks
from chc_desktop.ui.viewmodels.backup_words import OWN_KEY, backups_place, compare_place, when
from tests.ui import test_protection_pages as pages
from tests.ui.conftest import Screen
from tests.ui.test_protection_pages import OTHER, WORDS, unlock

clock, program, quick, shown = pages.clock, pages.program, pages.quick, pages.shown
FIELD = "Passphrase of that time"


@pytest.fixture
def old_key(register: Path) -> protection.Key:
    return protection.protect(register, WORDS)


@pytest.fixture
def older(register: Path, old_key: protection.Key) -> keeping.Kept:
    """The backup from before the register got a new key."""
    protection.change_key(register, old_key, OTHER)
    return keeping.kept_of_file(register)[0]


def done(shown: Screen, program: Program) -> str:
    """Let the work on threads end, and read what stands there."""
    for _ in range(3):
        for tasks in program.hub.findChildren(Tasks):
            assert tasks.wait()
        shown.settle()
    return shown.words()


def named(verb: str, kept: keeping.Kept) -> str:
    return f"{verb}: {when(kept)}, {kept.made.code}".replace("\xa0", " ")


def at_backups(shown: Screen, program: Program, register: Path) -> str:
    assert program.open(register)
    unlock(shown, program, OTHER)
    program.window.show_place(backups_place())
    return done(shown, program)


def test_the_list_says_that_it_is_locked_and_looking_into_it_asks_once(
    program: Program, shown: Screen, register: Path, older: keeping.Kept
) -> None:
    assert "It has a passphrase of its own" in at_backups(shown, program, register)
    shown.press(named("Look into it", older))
    assert shown.focus() == FIELD
    shown.press("Unlock the backup")
    assert "Type the passphrase." in shown.words()
    shown.type_into(FIELD, OTHER)
    shown.press("Unlock the backup")
    assert "The passphrase is wrong." in done(shown, program)
    shown.type_into(FIELD, WORDS)
    shown.press("Unlock the backup")
    assert OWN_KEY in done(shown, program)
    shown.press("Look into the backup")
    assert "You are looking at the backup of" in done(shown, program)
    shown.press("Go back to your register")
    done(shown, program)
    assert program.hub.session.register.path == register
    assert not program.hub.session.read_only
    program.window.show_place(compare_place(older.path))
    assert "The same in both" in done(shown, program)
    program.locking.lock()
    assert program.hub.other_keys == []
    assert program.hub.key_for(older.path) is None


def test_it_is_restored_with_its_own_key_file_and_what_stood_there_is_kept(
    program: Program, shown: Screen, register: Path, older: keeping.Kept
) -> None:
    at_backups(shown, program, register)
    shown.press(named("Restore", older))
    shown.type_into(FIELD, WORDS)
    shown.press("Unlock the backup")
    done(shown, program)
    shown.press("Restore this backup")
    assert "The backup is restored." in done(shown, program)
    assert program.hub.session.register.path == register
    assert protection.unlock(register, WORDS) == program.hub.session.register.key
    (kept,) = register.parent.glob("*before the restore*.chc")
    open_register(kept, read_only=True, key=protection.unlock(kept, OTHER)).close()
    # What was found for the backup is the register's key now: it goes on being changed.
    program.locking.lock()
    unlock(shown, program)


def test_the_recovery_sheet_of_that_time_opens_it_as_well(
    program: Program,
    shown: Screen,
    register: Path,
    older: keeping.Kept,
    old_key: protection.Key,
) -> None:
    at_backups(shown, program, register)
    program.window.show_place(compare_place(older.path))
    shown.settle()
    shown.press("Use the recovery sheet")
    shown.type_into("Code on the recovery sheet", "nonsense")
    shown.press("Unlock it")
    assert FIELD not in shown.words()
    assert "The same in both" not in shown.words()
    shown.type_into("Code on the recovery sheet", " ".join(protection.code_of(old_key)))
    shown.press("Unlock it")
    assert "The same in both" in done(shown, program)


@pytest.mark.parametrize("harm", ["missing", "cut off"])
def test_a_protected_register_that_is_gone_leads_to_its_backup_which_asks(
    program: Program, shown: Screen, register: Path, older: keeping.Kept, harm: str
) -> None:
    register.write_bytes(b"") if harm == "cut off" else register.unlink()
    key_file_of(register).unlink()
    program.window.start(Place("welcome"))
    assert not program.open(register)
    for message in program.window.findChildren(MessageDialog):
        message.close()
    words = done(shown, program)
    assert "Restore a backup" in words
    assert "This backup is protected" in words
    shown.type_into(FIELD, WORDS)
    shown.press("Unlock the backup")
    assert f"{register.name} cannot be opened" in done(shown, program)
    shown.press("Restore this backup")
    assert "The backup is restored." in done(shown, program)
    assert program.hub.session.register.path == register
    assert protection.unlock(register, WORDS) == program.hub.session.register.key
