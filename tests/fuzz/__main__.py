"""`python -m tests.fuzz [SECONDS] [READER ...]`: feeds each reader for that long (300 seconds).

Prints one line for each reader: how many inputs, and what it could not stand, made small.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import NoReturn

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.damaging import damaged
from tests.fuzz.targets import Reading, Target, targets

LONGEST = 30
"""Seconds that one input may take."""
_ROUND = 200


class Hang(BaseException):
    """An input was not done with in time."""


def _hang(*_: object) -> NoReturn:
    raise Hang


def feed(target: Target, folder: Path, seconds: float) -> tuple[int, str]:
    """Feed one reader; return how many inputs it got, and what it could not stand."""
    fed = 0
    seeds = target.seeds()
    until = time.monotonic() + seconds
    number = int.from_bytes(os.urandom(4))
    while time.monotonic() < until:
        number += 1

        @seed(number)
        @settings(
            max_examples=_ROUND,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        @given(damaged(seeds))
        def once(content: bytes) -> None:
            nonlocal fed
            if time.monotonic() > until:
                return
            fed += 1
            (folder / "last").write_bytes(content)
            signal.alarm(LONGEST)
            try:
                target.read(content, folder)
            finally:
                signal.alarm(0)

        try:
            once()
        except (Exception, Hang) as error:
            traceback.print_exc(limit=-4)
            return fed, f"{type(error).__name__}: {error}"[:200]
    return fed, ""


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Feed those that are named, or all; return 1 when one of them fell over."""
    seconds = float(arguments[0]) if arguments else 300.0
    wanted = arguments[1:]
    signal.signal(signal.SIGALRM, _hang)
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reading = Reading(folder)
        for target in targets(reading):
            if wanted and target.name not in wanted:
                continue
            fed, fault = feed(target, folder, seconds)
            bad += bool(fault)
            say(f"{target.name:26}{fed:8,} inputs   {fault or 'nothing it could not stand'}")
            if fault:
                kept = Path("build") / f"fuzz-{target.name.replace(' ', '-')}"
                kept.write_bytes((folder / "last").read_bytes())
                say(f"{'':26}kept as {kept}")
        reading.close()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
