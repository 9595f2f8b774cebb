"""What is killed: loops over the real services that say what they were told is saved.

Each runs in a process of its own. ``say`` writes one message into a pipe in one system call, so
that a message is either whole in the reader's hands or was never sent.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from chc_desktop.model.rules.attachments import AttachFile
from chc_desktop.model.rules.closing import CloseYear
from chc_desktop.model.rules.commands import AddNote, LogComplaint
from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services import (
    attachments,
    backups,
    closing,
    complaints,
    drafts,
    importing,
    keeping,
)
from chc_desktop.model.services.opening import open_for_work, open_to_write
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.session import CreateRegister, create_register

TODAY = date(2026, 3, 31)
LAST_YEAR = date(2024, 3, 31)
WHO = "Test Officer"
CASE = 1
FORM = "log//"
MEGABYTE = 1_000_000

Say = Callable[..., None]
"""Says that something is saved: a word, and what it was."""


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def log(folder: Path, say: Say, _: Random) -> None:
    """Complaints, one after the other."""
    session = open_for_work(folder / "co-op.chc", today=TODAY, actor=WHO)
    session.cases()
    say("go")
    for number in count():
        words = f"Invented matter number {number}, which has gone on for some weeks."
        command = LogComplaint(
            received_on=TODAY,
            resident=f"Invented Person {number}",
            home="9 Example Street",
            description=words,
            categories=("repairs", "charges"),
        )
        done(complaints.log_complaint(session, command))
        say("complaint", words)


def edit(folder: Path, say: Say, _: Random) -> None:
    """Notes on a complaint, and the typing of a form that is not recorded yet."""
    session = open_for_work(folder / "co-op.chc", today=TODAY, actor=WHO)
    session.cases()
    say("go")
    for number in count():
        words = f"Invented call number {number}"
        command = AddNote(complaint_id=CASE, on=TODAY, what=words, text="They will call back.")
        done(complaints.carry_out(session, command))
        say("note", words)
        drafts.keep(session, FORM, {"number": str(number)})
        say("draft", number)


def attach(folder: Path, say: Say, chance: Random) -> None:
    """Files of several megabytes."""
    session = open_for_work(folder / "co-op.chc", today=TODAY, actor=WHO)
    session.cases()
    say("go")
    for number in count():
        content = chance.randbytes(chance.randint(2, 6) * MEGABYTE)
        command = AttachFile(complaint_id=CASE, name=f"sound-{number}.bin", content=content)
        done(attachments.attach(session, command))
        say("file", sha256(content).hexdigest())


def update(folder: Path, say: Say, _: Random) -> None:
    """A register of an older version brought up to date, and a note on it."""
    say("go")
    session = open_for_work(folder / "co-op.chc", today=TODAY, actor=WHO)
    say("opened")
    command = AddNote(complaint_id=CASE, on=TODAY, what="Invented call", text="")
    done(complaints.carry_out(session, command))
    say("note", "Invented call")


def back_up(folder: Path, say: Say, _: Random) -> None:
    """Backups that are asked for."""
    (folder / "stick").mkdir(exist_ok=True)
    say("go")
    while True:
        say("backup", str(backups.back_up(folder / "co-op.chc", folder / "stick", TODAY)))


def keep(folder: Path, say: Say, _: Random) -> None:
    """Backups that the program makes by itself, between two changes."""
    session = open_for_work(folder / "co-op.chc", today=TODAY, actor=WHO)
    session.cases()
    say("go")
    for number in count():
        command = AddNote(complaint_id=CASE, on=TODAY, what=f"Invented call {number}", text="")
        done(complaints.carry_out(session, command))
        say("note", f"Invented call {number}")
        kept = keeping.before(session, Why.IMPORT)
        assert kept is not None
        say("backup", str(kept.path))


def restore(folder: Path, say: Say, _: Random) -> None:
    """A backup brought back over the register."""
    say("go")
    backups.restore(folder / "backup.chc", folder / "co-op.chc", TODAY)
    say("restored")


def read_in(folder: Path, say: Say, _: Random) -> None:
    """A list of complaints, all in one."""
    session = open_to_write(folder / "co-op.chc", today=TODAY, actor=WHO)
    session.cases()
    say("go")
    importing.import_complaints(session, folder / "list.csv")
    say("read in")


def close_year(folder: Path, say: Say, _: Random) -> None:
    """A year's figures locked, after a backup."""
    session = open_for_work(folder / "co-op.chc", today=TODAY, actor=WHO)
    session.cases()
    say("go")
    done(closing.close_year(session, CloseYear(year_end=LAST_YEAR)))
    say("closed")


def first_run(folder: Path, say: Say, _: Random) -> None:
    """A new register."""
    say("go")
    command = CreateRegister("Example Street Housing Co-operative", 24)
    create_register(folder / "co-op.chc", command, today=TODAY, actor=WHO).close()
    say("made")


WRITERS: dict[str, Callable[[Path, Say, Random], None]] = {
    writer.__name__: writer
    for writer in (
        log,
        edit,
        attach,
        update,
        back_up,
        keep,
        restore,
        read_in,
        close_year,
        first_run,
    )
}


def main(name: str, folder: str, seed: int, pipe: Any) -> None:  # noqa: ANN401 - a connection
    """Run a writer in this process; what ends it, if not a kill, is said too."""
    os.environ["CHC_DESKTOP_HOME"] = str(Path(folder) / "home")

    def say(*words: object) -> None:
        pipe.send(words)

    try:
        WRITERS[name](Path(folder), say, Random(seed))
        say("end")
    except BaseException as error:
        say("failed", repr(error))
