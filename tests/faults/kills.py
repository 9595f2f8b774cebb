"""Kills a writer at a random moment, and looks what became of the register."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from chc_desktop.model.rules.commands import AddNote
from chc_desktop.model.services import complaints, drafts, keeping
from chc_desktop.model.services.attachments import damaged
from chc_desktop.model.services.backups import back_up, restore
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.closed_years import approved_counts, closings
from chc_desktop.model.services.opening import open_for_work
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import RegisterProblem, Session
from chc_desktop.model.store.migrations import newest
from tests.faults import writers
from tests.faults.writers import FORM, LAST_YEAR, TODAY, WHO

OLD = sorted((Path(__file__).resolve().parents[1] / "registers").glob("version-*.chc"))
ROWS = 1_500
LONGEST = 60.0
"""Seconds after which a writer that says nothing counts as hung."""
_LOOPS = {"attach": 3.0, "back_up": 4.0, "keep": 2.0}
"""Seconds in which a writer that never ends by itself is killed; others in 1."""

Said = list[tuple[Any, ...]]


@dataclass
class Row:
    """One line of the table: what was done, how often, and what was lost."""

    what: str
    times: int = 0
    ended: int = 0
    """Times the writer had finished before the kill came."""
    saved: int = 0
    """Changes that were said to be saved."""
    hot: int = 0
    """Times a journal was left to be rolled back."""
    lost: list[str] = field(default_factory=list)


class Ground:
    """The files every kill starts from, made once."""

    def __init__(self, folder: Path, rows: int = ROWS) -> None:
        self.folder = folder
        self.rows = rows
        folder.mkdir(parents=True, exist_ok=True)
        create_sample(folder / "co-op.chc").close()
        shutil.copy(folder / "co-op.chc", folder / "backup.chc")
        session = open_for_work(folder / "co-op.chc", today=TODAY, actor=WHO)
        drafts.keep(session, FORM, {"number": "-1"})
        session.close()
        _write_list(folder / "list.csv", rows)
        self.complaints = _count(folder / "co-op.chc", "complaint")

    def lay_out(self, name: str, place: Path, turn: int) -> None:
        """Put the files a writer needs into a folder of its own."""
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        if name == "update":
            shutil.copy(OLD[turn % len(OLD)], place / "co-op.chc")
        elif name != "first_run":
            shutil.copy(self.folder / "co-op.chc", place)
        if name == "restore":
            shutil.copy(self.folder / "backup.chc", place)
        if name == "read_in":
            shutil.copy(self.folder / "list.csv", place)


def kill_often(ground: Ground, name: str, times: int, seed: int) -> Row:
    """Kill a writer so many times, each time on fresh files, and look after each."""
    row = Row(name)
    chance = Random(f"{name} {seed}")
    place = ground.folder / f"at work, {name} {seed}"
    longest = _LOOPS.get(name, 1.0)
    if name in ("update", "restore", "read_in", "close_year", "first_run"):
        ground.lay_out(name, place, 0)
        said, longest = _run(name, place, 0, None)
        assert said[-1] == ("end",), said
    for turn in range(times):
        ground.lay_out(name, place, turn)
        said, _ = _run(name, place, chance.randrange(1 << 30), chance.uniform(0, longest))
        row.times += 1
        row.ended += said[-1:] == [("end",)]
        row.saved += sum(words[0] not in ("go", "end", "failed", "opened") for words in said)
        row.hot += (place / "co-op.chc-journal").exists()
        with _home(place / "home"):
            row.lost += [f"turn {turn}: {text}" for text in look(ground, name, place, said, turn)]
    shutil.rmtree(place, ignore_errors=True)
    return row


def _run(name: str, place: Path, seed: int, after: float | None) -> tuple[Said, float]:
    """Start a writer, kill it so many seconds after it began (None: never), and hear it out.

    Returns what it said, and how many seconds it was at work.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.writers"])
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=writers.main, args=(name, str(place), seed, writer))
    process.start()
    writer.close()
    said: Said = []
    assert reader.poll(LONGEST), f"{name} never began"
    said.append(reader.recv())
    began = time.monotonic()
    if after is None:
        process.join(LONGEST)
    else:
        time.sleep(after)
    took = time.monotonic() - began
    process.kill()
    process.join()
    try:
        while reader.poll():
            said.append(reader.recv())
    except EOFError:
        pass
    reader.close()
    process.close()
    return said, took


# ---- what became of it


def look(ground: Ground, name: str, place: Path, said: Said, turn: int) -> Iterator[str]:
    """What was lost or left lying about after a kill; nothing when all is well."""
    yield from (f"the writer failed: {words[1]}" for words in said if words[0] == "failed")
    register = place / "co-op.chc"
    if name == "first_run" and not register.exists():
        yield from _strays(place, again=True)
        return
    try:
        session = open_for_work(register, today=TODAY, actor=WHO)
    except RegisterProblem as problem:
        yield f"it does not open: {problem}"
        return
    if session.read_only:
        yield f"it can only be read: {session.because}"
    yield from _LOOKS[name](ground, session, place, said, turn)
    command = AddNote(complaint_id=1, on=TODAY, what="The next change", text="")
    if session.cases():
        writers.done(complaints.carry_out(session, command))
    session.close()
    yield from (f.text for f in check_file(register, TODAY) if f.kind != "holidays")
    yield from _strays(place, again=name == "restore")


def _strays(place: Path, *, again: bool) -> Iterator[str]:
    """Files that nobody asked for, after the next start; ``again``: after doing it once more."""
    if again and (place / "backup.chc").exists():
        restore(place / "backup.chc", place / "co-op.chc", TODAY)
    elif again:
        writers.first_run(place, lambda *_: None, Random(0))
    known = {"co-op.chc", "backup.chc", "list.csv", "home", "stick"}
    for file in place.iterdir():
        if file.name not in known and not file.name.startswith("co-op, before the restore"):
            yield f"{file.name} is left lying about"


def _all_there(ground: Ground, session: Session, place: Path, said: Said, _: int) -> Iterator[str]:
    """Every change that was said to be saved, and at most the one under way besides."""
    del place
    wanted = {
        "complaint": [
            r["description"] for r in session.register.rows("SELECT description FROM complaint")
        ],
        "note": _notes(session),
        "file": [r["sha256"] for r in session.register.rows("SELECT sha256 FROM attachment")],
    }
    for kind, found in wanted.items():
        told = [words[1] for words in said if words[0] == kind]
        yield from (f"{kind} {text} is not there" for text in set(told) - set(found))
    logged = len(wanted["complaint"]) - ground.complaints
    if logged - sum(words[0] == "complaint" for words in said) not in (0, 1):
        yield f"{logged} complaints are there"
    draft = int(drafts.kept(session, FORM)["number"])
    last = max((int(words[1]) for words in said if words[0] == "draft"), default=-1)
    if draft - last not in (0, 1):
        yield f"typing {last} was kept, and {draft} is there"
    if damaged(session):
        yield "a file differs from what was added"


def _notes(session: Session) -> list[str]:
    rows = session.register.rows("SELECT detail FROM event WHERE kind = 'noted'")
    return [str(json.loads(row["detail"]).get("what")) for row in rows]


def _same_rows(_: Ground, session: Session, place: Path, said: Said, turn: int) -> Iterator[str]:
    """Every row of the older register, in the schema of today."""
    del place
    version = session.register.tuples("PRAGMA user_version")[0][0]
    if version != newest():
        yield f"it is of version {version}"
    for table, rows in _rows(OLD[turn % len(OLD)]).items():
        found = session.register.rows(f"SELECT * FROM {table}")
        if table == "event" or table.startswith("change_"):
            found = found[: len(rows)]
        if [{k: r[k] for k in old} for old, r in zip(rows, found, strict=False)] != rows:
            yield f"rows of {table} differ"
    if ("note", "Invented call") in said and _notes(session).count("Invented call") != 1:
        yield "the note is not there"


def _sound_backups(
    ground: Ground, session: Session, place: Path, said: Said, turn: int
) -> Iterator[str]:
    """Every backup that was said to be made, and none under its final name that is not sound."""
    if any(words[0] == "note" for words in said):
        yield from _all_there(ground, session, place, said, turn)
    told = {Path(words[1]) for words in said if words[0] == "backup"}
    stick = place / "stick"
    if stick.exists():
        back_up(place / "co-op.chc", stick, TODAY)
        left = [file.name for file in stick.iterdir() if file.suffix != ".chc"]
        yield from (f"{name} is left lying about" for name in left)
    found = set(stick.glob("*.chc"))
    found |= {kept.path for kept in keeping.kept_of(session.register)}
    yield from (f"{path.name} is not there" for path in told if not path.exists())
    for path in found:
        faults = [f.text for f in check_file(path, TODAY) if f.kind != "holidays"]
        if faults:
            yield f"{path.name}: {faults[0]}"


def _either(_: Ground, session: Session, place: Path, said: Said, turn: int) -> Iterator[str]:
    """The register as it was, or the backup: one of them, whole."""
    del turn
    draft = drafts.kept(session, FORM)
    if ("restored",) in said and draft:
        yield "the backup is not there"
    if draft not in ({}, {"number": "-1"}):
        yield "it is neither the register nor the backup"
    if not draft and not list(place.glob("co-op, before the restore*")):
        yield "what stood there is not kept"


def _all_or_none(ground: Ground, session: Session, _: Path, said: Said, __: int) -> Iterator[str]:
    found = len(session.cases()) - ground.complaints
    if found not in (0, ground.rows) or (("read in",) in said and not found):
        yield f"{found} of {ground.rows} complaints were read in"


def _closed(_: Ground, session: Session, __: Path, said: Said, ___: int) -> Iterator[str]:
    """The year is closed with all its figures, or it is open."""
    times = len(closings(session, LAST_YEAR))
    if times not in ((1,) if ("closed",) in said else (0, 1)):
        yield f"the year was closed {times} times"
    approved_counts(session, LAST_YEAR)


def _nothing_more(*_: object) -> Iterator[str]:
    yield from ()


_LOOKS: dict[str, Callable[[Ground, Session, Path, Said, int], Iterator[str]]] = {
    "log": _all_there,
    "edit": _all_there,
    "attach": _all_there,
    "update": _same_rows,
    "back_up": _sound_backups,
    "keep": _sound_backups,
    "restore": _either,
    "read_in": _all_or_none,
    "close_year": _closed,
    "first_run": _nothing_more,
}


def _rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    tables = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {t: [dict(r) for r in db.execute(f"SELECT * FROM {t}")] for t in tables}
    db.close()
    return {table: rows for table, rows in found.items() if not table.startswith("sqlite_")}


def _count(path: Path, table: str) -> int:
    db = sqlite3.connect(path)
    (found,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    db.close()
    return int(found)


def _write_list(path: Path, rows: int) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["reference", "received", "resident", "home", "description"])
        for number in range(rows):
            day = date(2025, 1, 1) + timedelta(days=number % 400)
            home = f"{number % 20 + 1} Example Street"
            matter = f"Invented matter number {number}"
            table.writerow([f"L-{number}", day, f"Invented Person {number % 90}", home, matter])


@contextmanager
def _home(folder: Path) -> Iterator[None]:
    """The folders of the program, as the writer had them."""
    before = os.environ.get("CHC_DESKTOP_HOME")
    os.environ["CHC_DESKTOP_HOME"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["CHC_DESKTOP_HOME"]
        else:
            os.environ["CHC_DESKTOP_HOME"] = before
