"""The first run in words: the days a year can end on, and the file's name."""

from __future__ import annotations

import calendar
import re
from datetime import date
from pathlib import Path

from chc_desktop.model.rules.wording import month_name

KINDS = re.compile(
    r"\s+(?:(?:tenants?|residents?|fully mutual)\s+)?"
    r"(?:housing\s+)?(?:co-?operative|co-?op|association)(?:\s+(?:ltd|limited))?\.?$",
    re.IGNORECASE,
)
"""What stands at the end of many landlords' names and says nothing in a file's name."""

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
"""Characters that Windows does not allow in file names."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
LONGEST = 60
ANOTHER = "another"
"""The key of a year end that is typed: any other day."""
SUFFIX = ".chc"
LEAP_YEAR = 2024


def year_ends() -> tuple[tuple[str, str], ...]:
    """Return key and words of each day offered: the last of every month, March first.

    Then the tax year's last day, and any other day, which is typed.
    """
    months = (3, *(month for month in range(1, 13) if month != 3))
    last_days = tuple((f"{month}-{_last(month)}", year_end_words(month)) for month in months)
    return (*last_days, ("4-5", "5 April"), (ANOTHER, "Another day"))


def year_end_words(month: int) -> str:
    """Return "31 March"; February's last day is called so, whatever the year."""
    return "Last of February" if month == 2 else f"{_last(month)} {month_name(month)}"


def _last(month: int) -> int:
    """29 in February stands for its last day in every year."""
    return calendar.monthrange(LEAP_YEAR, month)[1]


def file_stem(landlord: str) -> str:
    """Return the name of a landlord's register, without what file names cannot hold."""
    short = KINDS.sub("", " ".join(landlord.split())) or landlord
    name = " ".join(_NOT_IN_NAMES.sub(" ", short).split()).strip(" .")[:LONGEST].strip(" .")
    if not name or _RESERVED.fullmatch(name):
        return "Complaints register"
    return name


def free_path(folder: Path, landlord: str) -> Path:
    """Return a path for a landlord's register in a folder; never that of a file that is there."""
    stem = file_stem(landlord)
    path, number = folder / f"{stem}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{stem} {number}{SUFFIX}", number + 1
    return path


def folder_words(folder: Path) -> str:
    """Return "Documents / CHC Desktop": a folder and the one it is in."""
    return " / ".join(part for part in folder.parts[-2:] if part != folder.anchor) or str(folder)


def homes(text: str) -> int | None:
    """Return the number of homes typed; None if it is no whole number."""
    plain = text.strip().replace(",", "").replace(" ", "")
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else None


def month_and_day(key: str, typed: date | None = None) -> tuple[int, int]:
    """Return month and day of a year end's key, or of the day that was typed; 0 and 0 without."""
    if key == ANOTHER:
        return (typed.month, typed.day) if typed else (0, 0)
    month, _, day = key.partition("-")
    return int(month), int(day)


def year_end_key(month: int, day: int) -> tuple[str, str]:
    """Return the key of a year end and, for a day that is not offered, what would be typed."""
    key = f"{month}-{day}"
    if key in dict(year_ends()):
        return key, ""
    return ANOTHER, f"{day} {month_name(month)}"
