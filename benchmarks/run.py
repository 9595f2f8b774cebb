"""Run the benchmarks: `python benchmarks/run.py [deadlines] [paper] [pages] [window] [encryption]`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import deadlines
import encryption
import pages
import paper
import window
from measuring import Line, show


def without_folder(_: Path) -> list[Line]:
    """Deadlines need no file."""
    return deadlines.lines()


BENCHMARKS: dict[str, Callable[[Path], list[Line]]] = {
    "deadlines": without_folder,
    "paper": paper.lines,
    "pages": pages.lines,
    "window": window.lines,
    "encryption": encryption.lines,
}


def main(names: list[str]) -> int:
    """Run what is named, or everything; return 1 when a limit is missed."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"No benchmark is called {', '.join(unknown)}. There are: {', '.join(BENCHMARKS)}.")
        return 2
    lines: list[Line] = []
    for name in names or BENCHMARKS:
        with tempfile.TemporaryDirectory() as folder:
            lines += BENCHMARKS[name](Path(folder))
    return 0 if show(lines) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
