"""Every page of the window with 2,000 complaints, and its start beside a minimal window's."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

import big_register
from measuring import Line, said

LIMIT = 0.100
ROUNDS = 5


def lines(folder: Path) -> list[Line]:
    """Run our window and the minimal one turn about, each in a process of its own."""
    register = big_register.make(folder)
    bare: list[float] = []
    start: list[float] = []
    visits: dict[str, list[list[float]]] = {}
    for _ in range(ROUNDS):
        bare.append(float(said("bare_window.py", cwd=folder)))
        today = big_register.TODAY.isoformat()
        found = json.loads(said("our_window.py", register, today, cwd=folder))
        start.append(found["start"])
        for name, times in found["pages"].items():
            visits.setdefault(name, []).append(times)
    beside = statistics.median(bare)
    made = [
        Line(
            "window with 2,000 complaints, process start to paint",
            statistics.median(start),
            beside=beside,
            beside_what="minimal PySide6 window",
        )
    ]
    for name, rounds in visits.items():
        for place, words in enumerate(("first visit", "again", "after a change")):
            took = statistics.median(times[place] for times in rounds)
            made.append(Line(f"page {name}, {words}", took, LIMIT))
    return made
