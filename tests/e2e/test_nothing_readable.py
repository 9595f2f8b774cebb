"""A whole life of a protected register, and then every file there is: nothing of it is readable."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chc_desktop.model.rules.attachments import AttachFile
from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services import attachments, complaints, drafts, keeping, protection
from chc_desktop.model.services.backups import back_up
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import (
    CreateRegister,
    Key,
    Session,
    create_register,
    open_register,
)
from chc_desktop.model.store import key_file
from chc_desktop.ui.app import Program
from chc_desktop.ui.dialogs.open_copies import copies_of
from chc_desktop.ui.hub import Place
from tests.model.conftest import TODAY

WORDS = "gravel lantern oboe fig"
CANARIES = ("Quillfeather", "Marmalade Lane", "asthma since the winter", "kept in a letter")
CRASH = """
import os, signal, sys
from datetime import date
from pathlib import Path
from chc_desktop.model.services.drafts import keep
from chc_desktop.model.services.protection import unlock
from chc_desktop.model.services.session import open_register
path = Path(sys.argv[1])
session = open_register(path, key=unlock(path, sys.stdin.readline().strip()))
keep(session, "log//", {"description": "Quillfeather has " + sys.argv[2]})
with session.action("cut short") as action:
    action.insert("one_off_holiday", {"on_date": "2026-07-01", "name": "Quillfeather", "source": "x" * 9000})
    session.register.tuples("SELECT * FROM one_off_holiday ORDER BY source DESC, name")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def readable(folder: Path) -> list[str]:
    """Files that hold a canary, in UTF-8 or UTF-16."""
    wanted = [
        words.encode(encoding)
        for words in (*CANARIES, WORDS)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 2
    return [
        str(path.relative_to(folder))
        for path in files
        if any(words in path.read_bytes() for words in wanted)
    ]


def fill(session: Session) -> None:
    logged = complaints.log_complaint(
        session,
        LogComplaint(
            received_on=TODAY - timedelta(days=3),
            resident="Ada Quillfeather",
            home="1 Marmalade Lane",
            subject="The gate",
            description="Quillfeather has asthma since the winter.",
            channel="letter",
        ),
    )
    assert isinstance(logged, Done)
    content = b"kept in a letter by Ada Quillfeather"
    letter = AttachFile(complaint_id=logged.complaint_id, name="letter.txt", content=content)
    assert isinstance(attachments.attach(session, letter), Done)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "MEMORY", 19 * 1024)
    monkeypatch.setattr(key_file, "PASSES", 1)


def test_after_a_whole_life_and_a_crash_no_file_shows_a_word_of_it(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHC_DESKTOP_HOME", str(tmp_path / "home"))
    path = tmp_path / "co-op.chc"
    command = CreateRegister("Quillfeather Housing Co-operative", 24)
    plain = create_register(path, command, today=TODAY, actor="Test")
    fill(plain)
    before = keeping.before(plain, Why.ASKED)
    assert before is not None
    plain.close()
    assert len(readable(tmp_path)) == 2
    key = protection.protect(path, WORDS)
    live(path, Key(key.reveal()), qtbot)  # locking forgets the one that is used
    stick = tmp_path / "stick"
    stick.mkdir()
    back_up(path, stick, TODAY, key=key)
    done = subprocess.run(
        [sys.executable, "-c", CRASH, str(path), "asthma since the winter"],
        input=f"{WORDS}\n".encode(),
        env=os.environ.copy(),
        check=False,
        capture_output=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert path.with_name("co-op.chc-journal").exists()
    assert readable(tmp_path) == []
    session = open_register(path, key=protection.unlock(path, WORDS))
    assert session.register.faults() == []
    assert session.register.rows("SELECT * FROM one_off_holiday") == []
    assert drafts.kept(session, "log//")["description"].startswith("Quillfeather has")
    session.close()
    assert readable(tmp_path) == []


def live(path: Path, key: Key, qtbot: QtBot) -> None:
    """In the window: open, protect the copies, open an attachment, type, lock, unlock, close."""
    program = Program(TODAY, "test")
    qtbot.addWidget(program.window)
    program.window.show()
    assert program.open(path, None, key)
    session = program.hub.session
    copies = [copy.path for copy in protection.plain_copies(session)]
    assert protection.protect_copies(path, key, copies) == ()
    opened = copies_of(program.hub)._copies.open_copy(session, 1)
    assert isinstance(opened, Path)
    assert opened.exists()
    program.hub.keep_draft(Place("log"), {"description": "Quillfeather, still typing"})
    assert program.locking.lock()
    assert program.window.windowTitle() == "Locked – CHC Desktop"
    assert not opened.exists()
    assert program.open(path, None, protection.unlock(path, WORDS))
    keeping.before(program.hub.session, Why.CLOSING)
    program.window.close()
    program.close()
