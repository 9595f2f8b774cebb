"""A loss of power: every write and flush of a writer is recorded, and the disk is made from them.

strace records what the writer asks of the system for its own folder. At a random moment the power
goes. What was flushed before it is on the disk. Of what was not, each write is there, or not, or
only some of its 512-byte sectors, whatever its order; the same goes for names given and taken
away whose folder was not flushed. A change counts as saved from the moment its message went out.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.faults.kills import Ground, Row, look

SECTOR = 512
CALLS = "openat,open,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,link,close"
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\)\s+= (-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')

WRITER = """
import os, sys
from pathlib import Path
from random import Random
from tests.faults import writers
class Enough(Exception): pass
said = 0
def say(*words):
    global said
    os.write(1, ("\\t".join(map(str, words)) + "\\n").encode())
    said += words[0] != "go"
    if said >= int(sys.argv[3]): raise Enough
try: writers.WRITERS[sys.argv[1]](Path(sys.argv[2]), say, Random(1))
except Enough: pass
"""


@dataclass
class File:
    """What is on the disk of a file, and what was written since without a flush."""

    content: bytearray
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Writes by their place; None cuts the file there."""

    def flushed(self) -> None:
        for place, data in self.waiting:
            _apply(self.content, place, data)
        self.waiting.clear()

    def after_power_loss(self, chance: Random) -> bytes:
        content = bytearray(self.content)
        for place, data in self.waiting:
            fate = chance.choice(("there", "gone", "torn"))
            if fate == "gone" or (data is None and fate == "torn"):
                continue
            if fate == "there" or data is None:
                _apply(content, place, data)
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    _apply(content, place + start, data[start : start + SECTOR])
        return bytes(content)


def _apply(content: bytearray, place: int, data: bytes | None) -> None:
    if data is None:
        if place < len(content):
            del content[place:]
        else:
            content.extend(bytes(place - len(content)))
        return
    if len(content) < place:
        content.extend(bytes(place - len(content)))
    content[place : place + len(data)] = data


class Disk:
    """A folder of files, as the calls of a writer make it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names = {f.name: File(bytearray(f.read_bytes())) for f in folder.iterdir()}
        self.waiting: list[tuple[str, File | None]] = []
        """Names given (a file) or taken away (None) since the folder was flushed."""
        self.said: list[str] = []
        self._open: dict[int, tuple[File | None, int]] = {}
        """Open files by number, with the place of the next plain write; None: the folder."""

    def now(self) -> dict[str, File]:
        found = dict(self.names)
        for name, file in self.waiting:
            if file is None:
                found.pop(name, None)
            else:
                found[name] = file
        return found

    def call(self, name: str, arguments: str, result: int) -> None:
        """Take over one call that succeeded."""
        strings = [bytes.fromhex(s.replace("\\x", "")) for s in _STRING.findall(arguments)]
        number = int(re.match(r"\d*", arguments)[0] or -1)  # type: ignore[index]
        if name in ("open", "openat"):
            self._opened(strings[0], arguments, result)
        elif name == "write" and number == 1:
            self.said += strings[0].decode().splitlines()
        elif name in ("unlink", "unlinkat"):
            if (old := self._name(strings[0])) is not None:
                self.waiting.append((old, None))
        elif number in self._open:
            self._on_file(name, number, arguments, strings)

    def _on_file(self, name: str, number: int, arguments: str, strings: list[bytes]) -> None:
        file, at = self._open[number]
        if name == "close":
            del self._open[number]
        elif name in ("fsync", "fdatasync") and file is None:
            self.names = self.now()
            self.waiting.clear()
        elif file is None:
            return
        elif name in ("fsync", "fdatasync"):
            file.flushed()
        elif name == "pwrite64":
            file.waiting.append((int(arguments.rsplit(", ", 1)[1]), strings[0]))
        elif name == "write":
            file.waiting.append((at, strings[0]))
            self._open[number] = (file, at + len(strings[0]))
        elif name == "ftruncate":
            file.waiting.append((int(arguments.rsplit(", ", 1)[1]), None))

    def _opened(self, path: bytes, arguments: str, result: int) -> None:
        if Path(path.decode()) == self.folder:
            self._open[result] = (None, 0)
            return
        name = self._name(path)
        if name is None:
            self._open.pop(result, None)
            return
        file = self.now().get(name)
        if file is None:
            file = File(bytearray())
            self.waiting.append((name, file))
        if "O_TRUNC" in arguments:
            file.waiting.append((0, None))
        self._open[result] = (file, 0)

    def _name(self, path: bytes) -> str | None:
        found = Path(path.decode(errors="replace"))
        return found.name if found.parent == self.folder else None

    def after_power_loss(self, to: Path, chance: Random) -> None:
        """Write the folder as it could be found when the power is back."""
        found = dict(self.names)
        for name, file in self.waiting:
            if chance.random() < 0.5:
                continue
            if file is None:
                found.pop(name, None)
            else:
                found[name] = file
        shutil.rmtree(to, ignore_errors=True)
        to.mkdir(parents=True)
        for name, file in found.items():
            (to / name).write_bytes(file.after_power_loss(chance))


@dataclass(frozen=True, slots=True)
class Recording:
    """A folder as it was before, and the calls of a writer in it."""

    before: Path
    folder: Path
    calls: tuple[tuple[str, str, int], ...]

    def moments(self, times: int, chance: Random) -> list[int]:
        """So many moments after the writer began; most of them while something is not flushed."""
        began = next(
            n
            for n, call in enumerate(self.calls)
            if call[0] == "write" and call[1].startswith("1, ")
        )
        return sorted(chance.randrange(began, len(self.calls) + 1) for _ in range(times))

    def without_flushes(self) -> Recording:
        """The same, of a program that never flushes: to see that the trial can fail."""
        kept = (call for call in self.calls if call[0] not in ("fsync", "fdatasync"))
        return Recording(self.before, self.folder, tuple(kept))

    def disk(self, moment: int) -> Disk:
        """The disk after so many calls."""
        for file in self.folder.iterdir():
            if file.is_file():
                file.unlink()
        for file in self.before.iterdir():
            shutil.copy(file, self.folder)
        disk = Disk(self.folder)
        for call in self.calls[:moment]:
            disk.call(*call)
        return disk


def record(name: str, folder: Path, changes: int) -> Recording:
    """Run a writer for so many changes under strace, and read what it asked of the system."""
    before = folder.with_name(f"{folder.name}, before")
    shutil.copytree(folder, before)
    trace = folder.with_name(f"{folder.name}.strace")
    subprocess.run(
        [
            *("strace", "-f", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", str(trace)),
            *(sys.executable, "-c", WRITER, name, str(folder), str(changes)),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    found = []
    for line in trace.read_text(encoding="ascii").splitlines():
        call = _CALL.match(line)
        if call is not None and int(call[3]) >= 0:
            found.append((call[1], call[2], int(call[3])))
    return Recording(before, folder, tuple(found))


def lose(ground: Ground, name: str, changes: int, times: int, chance: Random) -> Row:
    """Lose the power so many times while a writer makes so many changes."""
    folder = ground.folder / f"power, {name}"
    ground.lay_out(name, folder, 0)
    return lose_again(ground, name, record(name, folder, changes), times, chance)


def lose_again(ground: Ground, name: str, recording: Recording, times: int, chance: Random) -> Row:
    """Lose the power so many times in what was recorded."""
    row = Row(name)
    for moment in recording.moments(times, chance):
        disk = recording.disk(moment)
        place = ground.folder / "power is back"
        disk.after_power_loss(place, chance)
        said = [_words(line) for line in disk.said]
        row.times += 1
        row.saved += sum(words[0] != "go" for words in said)
        row.hot += (place / "co-op.chc-journal").exists()
        row.lost += [f"call {moment}: {text}" for text in look(ground, name, place, said, 0)]
    return row


def _words(line: str) -> tuple[Any, ...]:
    kind, *rest = line.split("\t")
    return (kind, *(int(word) if kind == "draft" else word for word in rest))
