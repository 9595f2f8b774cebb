"""Timing pairs turn about, and the table at the end."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
Timer = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table, in seconds or another unit; a limit of None is only for looking."""

    what: str
    took: float
    limit: float | None = None
    beside: float | None = None
    beside_what: str = ""
    unit: str = "s"

    @property
    def holds(self) -> bool:
        """Whether the limit holds."""
        return self.limit is None or self.took <= self.limit


def turn_about(timers: tuple[Timer, ...], rounds: int) -> tuple[float, ...]:
    """Run all timers in turn, `rounds` times; return each one's median in seconds."""
    taken: list[list[float]] = [[] for _ in timers]
    for _ in range(rounds):
        for times, timer in zip(taken, timers, strict=True):
            times.append(timer())
    return tuple(statistics.median(times) for times in taken)


def paired(ours: Timer, theirs: Timer, rounds: int) -> tuple[float, float]:
    """Run two timers turn about, each first in every second round.

    Returns the median of the first in seconds, and the median of the ratios of the pairs: other
    programs on the machine slow both of a pair alike.
    """
    taken, ratios = [], []
    for number in range(rounds):
        later = theirs() if number % 2 else 0.0
        taken.append(ours())
        ratios.append(taken[-1] / (later or theirs()))
    return statistics.median(taken), statistics.median(ratios)


def timed(act: Callable[[], object]) -> float:
    """Return the process time an act takes, in seconds."""
    gc.collect()
    start = time.process_time()
    act()
    return time.process_time() - start


def process_time(*command: str | Path, cwd: Path) -> float:
    """Run a command; return the processor time of its process from start to end, in seconds."""
    process = subprocess.Popen([str(part) for part in command], cwd=cwd, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    # Popen must know that the process is gone, or it warns about it.
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def said(script: str, *arguments: str | Path, cwd: Path) -> str:
    """Run one of the scripts here without a screen and return its last line."""
    here = {"QT_QPA_PLATFORM": "offscreen", "CHC_DESKTOP_HOME": str(cwd / "home")}
    done = subprocess.run(
        [sys.executable, str(HERE / script), *map(str, arguments)],
        cwd=cwd,
        env=os.environ | here | {"BENCH_START": repr(time.time())},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise SystemExit(f"{script} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout.strip().splitlines()[-1]


def show(lines: list[Line]) -> bool:
    """Print the table; return whether every limit holds."""
    print(f"{'':54}{'took':>10}{'limit':>10}   beside")
    for line in lines:
        unit = line.unit
        limit = f"{line.limit:.3f} {unit}" if line.limit is not None else "-"
        beside = ""
        if line.beside is not None:
            ratio = line.took / line.beside
            beside = f"{line.beside:.3f} {unit} ({ratio:.2f} x) {line.beside_what}"
        verdict = "" if line.holds else "   OVER THE LIMIT"
        print(f"{line.what:54}{line.took:>8.3f} {unit}{limit:>10}   {beside}{verdict}")
    return all(line.holds for line in lines)
