"""What a bundle for the Ombudsman is made from: all that is recorded of one complaint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BundleEntry:
    """Something that happened. ``notes`` are short sentences about the entry itself."""

    on: date
    title: str
    text: str = ""
    quote: str = ""
    notes: tuple[str, ...] = ()
    gap: bool = False
    """Not an entry: it says that nothing was recorded for a long time."""


@dataclass(frozen=True, slots=True)
class BundleLetter:
    """A letter in full."""

    title: str
    facts: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class BundlePicture:
    """A page of an attachment as JPEG; sizes in pixels. ``words`` are those that stand on it."""

    jpeg: bytes
    width: int
    height: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class BundleFile:
    """An attachment: listed always, shown where it can be. ``why_not`` is a sentence."""

    number: int
    name: str
    size: str
    sha256: str
    facts: tuple[str, ...] = ()
    pages: tuple[BundlePicture, ...] = ()
    why_not: str = ""
    text: str = ""
    """The words of a text file, printed in place of pictures."""


@dataclass(frozen=True, slots=True)
class BundlePaper:
    """All that is recorded of a complaint. ``about`` says on page 1 what was left out or masked."""

    landlord: str
    reference: str
    subject: str
    about: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    entries: tuple[BundleEntry, ...]
    letters: tuple[BundleLetter, ...] = ()
    promises: tuple[tuple[str, str], ...] = ()
    adjustments: tuple[str, ...] = ()
    ombudsman: tuple[tuple[str, str], ...] = ()
    learning: tuple[tuple[str, str], ...] = ()
    files: tuple[BundleFile, ...] = ()
