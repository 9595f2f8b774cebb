"""Registers damaged at random: what opening, the check and the saving make of each.

``table(times, seed, folder)`` returns the lines of a table; every number in its last three columns
has to be 0. ``python -m tests.faults.corruptions 1000`` prints it.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.session import open_register
from chc_desktop.model.store import Register, RegisterProblem, Salvaged

SAMPLE = Path(__file__).resolve().parents[1] / "registers" / "version-10-sample.chc"
PAGE = 4096
LONGEST = 150.0
"""Seconds that one damaged file may take; the machine may be busy."""

Rows = dict[str, dict[tuple[Any, ...], dict[str, Any]]]
Damage = Callable[[random.Random, bytearray], None]


def one_bit(rng: random.Random, content: bytearray) -> None:
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)


def some_bytes(rng: random.Random, content: bytearray) -> None:
    size = rng.randint(1, 64)
    at = rng.randrange(len(content) - size)
    content[at : at + size] = rng.randbytes(size)


def bits_everywhere(rng: random.Random, content: bytearray) -> None:
    for _ in range(rng.randint(2, 40)):
        one_bit(rng, content)


def one_letter(rng: random.Random, content: bytearray) -> None:
    """Another letter in the middle of a word: nothing SQLite itself would notice."""
    while True:
        at = rng.randrange(len(content) - 2)
        if content[at : at + 3].isalpha():
            content[at + 1] = rng.choice(b"abcdefghijklmnopqrstuvwxyz")
            return


def cut_short(rng: random.Random, content: bytearray) -> None:
    del content[rng.randrange(1, len(content)) :]


def cut_at_a_page(rng: random.Random, content: bytearray) -> None:
    del content[PAGE * rng.randrange(1, len(content) // PAGE) :]


def page_of_zeros(rng: random.Random, content: bytearray) -> None:
    at = PAGE * rng.randrange(len(content) // PAGE)
    content[at : at + PAGE] = bytes(PAGE)


def pages_of_zeros(rng: random.Random, content: bytearray) -> None:
    for _ in range(rng.randint(2, 12)):
        page_of_zeros(rng, content)


def pages_change_places(rng: random.Random, content: bytearray) -> None:
    one, two = (PAGE * rng.randrange(1, len(content) // PAGE) for _ in range(2))
    first, second = content[one : one + PAGE], content[two : two + PAGE]
    content[one : one + PAGE], content[two : two + PAGE] = second, first


def a_page_twice(rng: random.Random, content: bytearray) -> None:
    one, two = (PAGE * rng.randrange(1, len(content) // PAGE) for _ in range(2))
    content[one : one + PAGE] = content[two : two + PAGE]


def rubbish_at_the_end(rng: random.Random, content: bytearray) -> None:
    content += rng.randbytes(rng.choice((1, 100, PAGE, 5 * PAGE)))


def start_of_the_file(rng: random.Random, content: bytearray) -> None:
    content[rng.randrange(100)] = rng.randrange(256)


def start_of_a_page(rng: random.Random, content: bytearray) -> None:
    at = PAGE * rng.randrange(1, len(content) // PAGE)
    content[at + rng.randrange(12)] = rng.randrange(256)


def pointers_of_a_page(rng: random.Random, content: bytearray) -> None:
    at = PAGE * rng.randrange(1, len(content) // PAGE) + 8
    content[at : at + 24] = rng.randbytes(24)


DAMAGES: dict[str, Damage] = {
    "one bit flipped": one_bit,
    "1 to 64 bytes of rubbish": some_bytes,
    "2 to 40 bits flipped": bits_everywhere,
    "another letter in a word": one_letter,
    "cut short anywhere": cut_short,
    "cut short at a page": cut_at_a_page,
    "a page of zeros": page_of_zeros,
    "2 to 12 pages of zeros": pages_of_zeros,
    "two pages change places": pages_change_places,
    "a page over another": a_page_twice,
    "rubbish at the end": rubbish_at_the_end,
    "a byte of the file's start": start_of_the_file,
    "a byte of a page's start": start_of_a_page,
    "rubbish in a page's pointers": pointers_of_a_page,
}


@dataclass(slots=True)
class Count:
    """What came of one kind of damage."""

    tried: int = 0
    refused: int = 0
    found: int = 0
    harmless: int = 0
    saved: int = 0
    nothing: int = 0
    unnoticed: int = 0
    untrue: int = 0
    thrown: int = 0
    slow: int = 0
    notes: list[str] = field(default_factory=list)


class Run:
    """One register, damaged many times over; all files are in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        sound = folder / "sound.chc"
        shutil.copy(SAMPLE, sound)
        register = Register.open(sound)
        self.truth = rows_of(register)
        register.close()
        self.content = sound.read_bytes()

    def damage(self, what: str, rng: random.Random, count: Count) -> None:
        """Damage it once, and look what opening, check and saving say."""
        content = bytearray(self.content)
        DAMAGES[what](rng, content)
        path = self.folder / "damaged.chc"
        path.write_bytes(content)
        began = time.monotonic()
        count.tried += 1
        try:
            self._look(path, count)
            self._save(path, count)
        except Exception as error:
            count.thrown += 1
            count.notes.append(f"{what}: {type(error).__name__}: {error}")
        if path.read_bytes() != content:
            count.untrue += 1
            count.notes.append(f"{what}: the damaged file was written to")
        count.slow += time.monotonic() - began > LONGEST

    def _look(self, path: Path, count: Count) -> None:
        try:
            session = open_register(path, read_only=True)
        except RegisterProblem:
            count.refused += 1
            return
        try:
            same = rows_of(session.register) == self.truth
        except RegisterProblem:
            same = False
        finally:
            session.close()
        faults = [f for f in check_file(path) if f.kind != "holidays"]
        count.found += bool(faults)
        count.harmless += same and not faults
        if not same and not faults:
            count.unnoticed += 1
            count.notes.append("wrong and not noticed")

    def _save(self, path: Path, count: Count) -> None:
        place = self.folder / "saved.chc"
        place.unlink(missing_ok=True)
        register = Register.create(place)
        try:
            saved = register.fill_from(path, "Test Officer", "2026-03-31T12:00:00+00:00")
        except RegisterProblem:
            count.nothing += 1
            return
        else:
            count.saved += 1
            wrong = untrue(self.truth, rows_of(register), saved)
            count.untrue += bool(wrong)
            count.notes += wrong[:3]
        finally:
            register.close()


def rows_of(register: Register) -> Rows:
    """Every fact in a register, by table and key."""
    found: Rows = {}
    for table in register.fact_tables():
        rows = register.rows(f"SELECT * FROM {table.name}")
        found[table.name] = {tuple(str(row[k]) for k in table.key): row for row in rows}
    return found


def untrue(truth: Rows, saved: Rows, said: Salvaged) -> list[str]:
    """Rows that are not as they were, or are missing, without being named."""
    named = {(gap.table, gap.key) for gap in said.gaps}
    found = []
    for table, rows in truth.items():
        for key, row in rows.items():
            if (table, key) in named:
                continue
            there = saved[table].get(key)
            # Where the history breaks, the list says that more may be missing.
            if there is None and said.history_complete:
                found.append(f"{table} {key} is missing and not named")
            elif there is not None and there != row:
                found.append(f"{table} {key} is changed and not named")
        found += [
            f"{table} {key} is made up"
            for key in saved[table]
            if key not in rows and (table, key) not in named
        ]
    return found


def run(times: int, seed: int, folder: Path) -> dict[str, Count]:
    """Damage a register so many times, each kind as often as the others."""
    one = Run(folder)
    counts = {what: Count() for what in DAMAGES}
    for number in range(times):
        what = list(DAMAGES)[number % len(DAMAGES)]
        one.damage(what, random.Random(f"{seed} {number}"), counts[what])
    return counts


def table(times: int, seed: int, folder: Path) -> list[str]:
    """The lines of a table, as Markdown."""
    lines = [
        "| damage | how often | not opened | named by the check | no fact touched | saved | nothing to save | unnoticed | untrue | thrown or slow |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for what, c in run(times, seed, folder).items():
        row = (c.tried, c.refused, c.found, c.harmless, c.saved, c.nothing, c.unnoticed, c.untrue)
        lines.append(f"| {what} | {' | '.join(map(str, row))} | {c.thrown + c.slow} |")
    return lines


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        times = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
        sys.stdout.write("\n".join((*table(times, 2026, Path(place)), "")))
