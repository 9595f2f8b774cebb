"""Breaks the program on purpose in every way of the list, and prints what was lost: `make faults`.

With `--write` the table goes into docs/faults.md, with the machine it ran on. Exit 1: something
was lost.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from random import Random

from chc_desktop import __version__
from chc_desktop.model.store.driver import dbapi2
from tests.faults import full, kills, power
from tests.faults.kills import Ground, Row

ROOT = Path(__file__).resolve().parents[2]
PAPER = ROOT / "docs" / "faults.md"
KILLS = {
    "log": ("a complaint is logged", 60),
    "edit": ("a note is added, typing is kept", 50),
    "attach": ("a file of 2 to 6 MB is added", 45),
    "update": ("an older register is brought up to date", 35),
    "read_in": ("1,500 complaints are read in", 20),
    "close_year": ("a year is closed", 15),
    "keep": ("the program makes a backup by itself", 25),
    "back_up": ("a backup is asked for", 20),
    "restore": ("a backup is brought back", 15),
    "first_run": ("a register is started", 15),
}
PARTS = 3
"""Into so many parts the kills of a writer are cut, to be done at the same time."""
KILLED, POWER = "killed with SIGKILL", "power lost"
LOSSES = {"log": (8, 60), "edit": (10, 60), "attach": (2, 30)}
"""Of power: how many changes are recorded, and how often the power goes in them."""
TESTS = {
    "two windows, a lock left by a kill, a folder without locks": (
        "tests/model/store/test_locks.py",
        "tests/model/services/test_opening.py",
    ),
    "a laptop asleep in mid-write; a journal that cannot be rolled back": (
        "tests/model/store/test_half_written.py",
    ),
    "the file removed, moved, put back, replaced, written over": (
        "tests/model/store/test_taken_away.py",
    ),
    "a file or a folder that can only be read; no register; cut short": (
        "tests/model/store/test_opening.py",
    ),
    "the same in the window, with typing in a form": ("tests/ui/test_standing.py",),
}


def start_all(pool: ProcessPoolExecutor, folder: Path) -> dict[str, list[Future[Row]]]:
    """Begin every kill and every loss of power; most of a kill is waiting for its moment."""
    killed = [
        pool.submit(_kill, folder / f"{name} {part}", name, len(range(part, times, PARTS)), part)
        for part in range(PARTS)
        for name, (_, times) in KILLS.items()
    ]
    lost = LOSSES.items() if shutil.which("strace") else ()
    power_lost = [pool.submit(_lose, folder / f"power {n}", n, *how) for n, how in lost]
    return {KILLED: killed, POWER: power_lost}


def _kill(folder: Path, name: str, times: int, part: int) -> Row:
    row = kills.kill_often(Ground(folder), name, times, seed=part)
    shutil.rmtree(folder, ignore_errors=True)
    row.what = KILLS[name][0]
    return row


def _lose(folder: Path, name: str, changes: int, times: int) -> Row:
    row = power.lose(Ground(folder, rows=1), name, changes, times, Random(name))
    shutil.rmtree(folder, ignore_errors=True)
    row.what = KILLS[name][0]
    return row


def together(rows: list[Row]) -> list[Row]:
    """The parts of a row as one."""
    found: dict[str, Row] = {}
    for row in rows:
        whole = found.setdefault(row.what, Row(row.what))
        whole.times += row.times
        whole.saved += row.saved
        whole.hot += row.hot
        whole.lost += row.lost
    return list(found.values())


def _told(row: Row) -> Row:
    """The same row, said as soon as it is there: all of it takes minutes."""
    print(f"{row.what}: {row.times} times, {len(row.lost)} lost", flush=True)
    return row


def run_tests() -> list[Row]:
    """The tests of what is no matter of chance."""
    found = []
    for what, files in TESTS.items():
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", *files],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )
        passed = re.search(r"(\d+) passed", ran.stdout)
        row = Row(what, times=int(passed[1]) if passed else 0)
        if ran.returncode:
            row.lost.append(ran.stdout[-2000:])
        found.append(_told(row))
    return found


def table(groups: dict[str, list[Row]]) -> str:
    """All rows as one table."""
    lines = [
        "| what was broken | while | times | changes said to be saved | journals rolled back | lost |",
        "|---|---|---:|---:|---:|---:|",
    ]
    total = Row("all")
    for group, rows in groups.items():
        for row in rows:
            lines.append(_line(group, row))
            total.times += row.times
            total.saved += row.saved
            total.hot += row.hot
            total.lost += row.lost
    return "\n".join(
        [*lines, _line("**all**", Row("", total.times, 0, total.saved, total.hot, total.lost))]
    )


def _line(group: str, row: Row) -> str:
    saved, hot = (str(n) if n else "" for n in (row.saved, row.hot))
    return f"| {group} | {row.what} | {row.times} | {saved} | {hot} | {len(row.lost)} |"


def main(arguments: list[str]) -> int:
    """Run all of it; the answer is the exit code."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="chc-faults-") as name:
        folder = Path(name)
        workers = (os.cpu_count() or 1) * PARTS
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            waiting = start_all(pool, folder)
            rows, how = full.try_all(Ground(folder / "full", rows=1))
            groups = {
                group: together([_told(job.result()) for job in jobs])
                for group, jobs in waiting.items()
            }
        groups[f"no room ({how})"] = rows
        groups["each by a test of its own"] = run_tests()
    minutes = (time.monotonic() - began) / 60
    found = table(groups)
    print(found)
    lost = [f"{row.what}: {text}" for rows in groups.values() for row in rows for text in row.lost]
    print("\n".join(lost))
    print(f"{minutes:.1f} minutes.")
    if "--write" in arguments:
        _write(found, minutes, power_lost=bool(groups[POWER]))
    return 1 if lost else 0


def _write(found: str, minutes: float, *, power_lost: bool) -> None:
    before, _, _ = PAPER.read_text(encoding="utf-8").partition("## The last run")
    before = f"{before.rstrip()}\n\n"
    python = platform.python_version()
    machine = f"{platform.system()} {platform.release().split('-')[0]}, {platform.machine()}, {os.cpu_count()} cores"
    without = "" if power_lost else " Power was not lost: strace is not installed there."
    text = (
        f"## The last run\n\n{date.today():%-d %B %Y}, CHC Desktop {__version__}, Python {python}, "  # noqa: DTZ011
        f"SQLite {dbapi2.sqlite_version}, {machine}; {minutes:.0f} minutes.{without}\n\n{found}\n"
    )
    PAPER.write_text(before + text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
