"""A register with 2,000 invented complaints, made through the command line as a user would."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

COUNT = 2_000
TODAY = date(2026, 3, 31)
CATEGORIES = ("repairs", "neighbours", "charges", "communication", "staff conduct")
OUTCOMES = ("upheld", "partly upheld", "not upheld")
COLUMNS = [
    "reference",
    "received",
    "channel",
    "resident",
    "home",
    "category",
    "description",
    "outcome_sought",
    "acknowledged",
    "stage1_handler",
    "stage1_responded",
    "stage1_outcome",
    "stage2_requested",
    "stage2_acknowledged",
    "stage2_handler",
    "stage2_responded",
    "stage2_outcome",
    "learning",
]


def rows(count: int = COUNT, days: int = 2190) -> Iterator[dict[str, str]]:
    """Spread complaints over six years; the newest are open, one in seven went to stage 2."""
    for number in range(count):
        received = TODAY - timedelta(days=2 + number * days // count)
        row = {
            "reference": f"B-{number + 1:04}",
            "received": received.isoformat(),
            "channel": ("letter", "telephone", "email", "in person")[number % 4],
            "resident": f"Invented Person {number % 180 + 1}",
            "home": f"{number % 180 + 1} Example Street",
            "category": CATEGORIES[number % len(CATEGORIES)],
            "description": f"Invented matter number {number + 1} about the {number % 12 + 1}. "
            "It has gone on for some weeks and nobody has said when it will be put right.",
            "outcome_sought": "An apology and a date.",
        }
        _stage(row, received, number)
        yield row


def _stage(row: dict[str, str], received: date, number: int) -> None:
    """Add what happened since, as far as it lies before today."""
    late = 4 if number % 9 == 0 else 0
    steps = (
        ("acknowledged", 4 + late),
        ("stage1_responded", 16 + late),
        ("stage2_requested", 30),
        ("stage2_acknowledged", 35),
        ("stage2_responded", 60),
    )
    for column, days in steps:
        if column.startswith("stage2") and number % 7:
            break
        day = received + timedelta(days=days)
        if day > TODAY:
            break
        row[column] = day.isoformat()
    if "stage1_responded" in row:
        row["stage1_handler"] = "Officer One"
        row["stage1_outcome"] = OUTCOMES[number % 3]
        row["learning"] = "Say at once who will come and when."
    if "stage2_responded" in row:
        row["stage2_handler"] = "Officer Two"
        row["stage2_outcome"] = OUTCOMES[(number + 1) % 3]


def make(folder: Path, count: int = COUNT, days: int = 2190) -> Path:
    """Make the register of `count` complaints over so many days, and return its path."""
    register, table = folder / "big.chc", folder / "complaints.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows(count, days))
    program = (sys.executable, "-m", "chc_desktop")
    day = ("--today", TODAY.isoformat())
    for command in (
        ("new", register, "--landlord", "Example Street Housing Co-operative", "--homes", "180"),
        ("import", "complaints", register, table),
    ):
        subprocess.run([*program, *map(str, command), *day], check=True, stdout=subprocess.DEVNULL)
    return register
