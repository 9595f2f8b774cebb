"""A disk without room: what is said, that nothing is half there, and that it goes on with room."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from chc_desktop.model.rules.attachments import AttachFile
from chc_desktop.model.rules.commands import AddNote
from chc_desktop.model.rules.keeping import Why
from chc_desktop.model.services import attachments, backups, complaints, drafts, keeping
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.opening import open_for_work
from chc_desktop.model.services.papers import export_paper, write_paper
from chc_desktop.model.services.session import CreateRegister, create_register
from chc_desktop.model.services.trouble import TROUBLE
from tests.faults.kills import OLD, Ground, Row
from tests.faults.writers import CASE, FORM, TODAY, WHO, done

SIZE = "8m"
"""What the small disk holds."""
LIMIT = 16_384
"""Bytes that a file may have, where no small disk can be made."""


class Disk:
    """A small disk at a folder, or, without the right to make one, a limit on the size of files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
        self.is_small = sys.platform == "linux" and os.geteuid() == 0
        if self.is_small:
            self.is_small = subprocess.run(mount, check=False, capture_output=True).returncode == 0

    @property
    def words(self) -> str:
        """How the disk was made full."""
        return f"a disk of {SIZE[:-1]} MB" if self.is_small else "a limit on the size of files"

    @contextmanager
    def full(self) -> Iterator[None]:
        """Leave no room meanwhile."""
        if self.is_small:
            filler = self.folder / "filler"
            _fill(filler)
            try:
                yield
            finally:
                filler.unlink()
            return
        import resource

        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    def remove(self) -> None:
        """Take it away again."""
        if self.is_small:
            subprocess.run(["umount", str(self.folder)], check=True)


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4096, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue


# ---- what is done without room


def save(place: Path, _: Path) -> None:
    session = open_for_work(place / "co-op.chc", today=TODAY, actor=WHO)
    try:
        note = AddNote(complaint_id=CASE, on=TODAY, what="Call", text="Invented words. " * 4000)
        done(complaints.carry_out(session, note))
    finally:
        session.close()


def keep_typing(place: Path, _: Path) -> None:
    session = open_for_work(place / "co-op.chc", today=TODAY, actor=WHO)
    try:
        drafts.keep(session, FORM, {"text": "Invented words. " * 4000})
    finally:
        session.close()


def attach(place: Path, _: Path) -> None:
    session = open_for_work(place / "co-op.chc", today=TODAY, actor=WHO)
    try:
        content = os.urandom(2_000_000)
        command = AttachFile(complaint_id=CASE, name="sound.bin", content=content)
        done(attachments.attach(session, command))
    finally:
        session.close()


def back_up(place: Path, elsewhere: Path) -> None:
    backups.back_up(elsewhere / "co-op.chc", place, TODAY)


def keep(place: Path, elsewhere: Path) -> None:
    session = open_for_work(elsewhere / "co-op.chc", today=TODAY, actor=WHO)
    os.environ["CHC_DESKTOP_HOME"] = str(place / "home")
    try:
        keeping.before(session, Why.IMPORT)
    finally:
        os.environ["CHC_DESKTOP_HOME"] = str(elsewhere / "home")
        session.close()


def restore(place: Path, elsewhere: Path) -> None:
    backups.restore(elsewhere / "backup.chc", place / "co-op.chc", TODAY)


def update(place: Path, _: Path) -> None:
    open_for_work(place / "old.chc", today=TODAY, actor=WHO).close()


def first_run(place: Path, _: Path) -> None:
    command = CreateRegister("Example Street Housing Co-operative", 24)
    create_register(place / "new.chc", command, today=TODAY, actor=WHO).close()


def paper(place: Path, elsewhere: Path) -> None:
    session = open_for_work(elsewhere / "co-op.chc", today=TODAY, actor=WHO)
    try:
        made = export_paper(session, "annual-report", TODAY)
        write_paper(place / "report.pdf", made, overwrite=False)
    finally:
        session.close()


ACTS: dict[str, Callable[[Path, Path], None]] = {
    "a change is saved": save,
    "typing is kept": keep_typing,
    "a file is added": attach,
    "a backup is asked for": back_up,
    "a backup is made by itself": keep,
    "a backup is brought back": restore,
    "an older register is brought up to date": update,
    "a register is started": first_run,
    "a paper is written": paper,
}


def try_all(ground: Ground) -> tuple[list[Row], str]:
    """Do each act without room, then with room; also how the disk was made full."""
    disk = Disk(ground.folder / "small disk")
    elsewhere = ground.folder / "elsewhere"
    elsewhere.mkdir()
    for name in ("co-op.chc", "backup.chc"):
        shutil.copy(ground.folder / name, elsewhere)
    before = os.environ.get("CHC_DESKTOP_HOME")
    os.environ["CHC_DESKTOP_HOME"] = str(elsewhere / "home")
    try:
        return [_try(what, act, disk, elsewhere, ground) for what, act in ACTS.items()], disk.words
    finally:
        disk.remove()
        os.environ.pop("CHC_DESKTOP_HOME")
        if before is not None:
            os.environ["CHC_DESKTOP_HOME"] = before


def _try(
    what: str, act: Callable[[Path, Path], None], disk: Disk, elsewhere: Path, ground: Ground
) -> Row:
    row = Row(what, times=1)
    place = disk.folder
    for left in place.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    shutil.copy(ground.folder / "co-op.chc", place)
    shutil.copy(OLD[0], place / "old.chc")
    before = {file.name: file.read_bytes() for file in place.iterdir()}
    with disk.full():
        try:
            act(place, elsewhere)
            row.lost.append("nothing was said of the full disk")
        except TROUBLE as trouble:
            if "make room" not in str(trouble).casefold():
                row.lost.append(f"it was said: {trouble}")
        except Exception as error:
            row.lost.append(f"it broke: {error!r}")
    after = {f.name: f.read_bytes() for f in place.rglob("*") if f.is_file() and f.name != "filler"}
    for name in ("where.json", "co-op.chc-journal"):  # the next change takes an empty journal away
        after.pop(name, None)
    row.lost += [f"{name} differs" for name in before.keys() - after.keys()]
    row.lost += [f"{name} is left lying about" for name in after.keys() - before.keys()]
    try:
        act(place, elsewhere)
        row.saved += 1
    except TROUBLE as trouble:
        row.lost.append(f"with room: {trouble}")
    row.lost += [f"{f.name} is left lying about" for f in place.glob("*-journal")]
    for path in place.rglob("*.chc"):
        faults = [f.text for f in check_file(path, TODAY) if f.kind != "holidays"]
        row.lost += [f"{path.name}: {text}" for text in faults]
    return row
