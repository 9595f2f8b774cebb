"""Letters by many hands as data: whole letters, each with its elements marked.

A file holds the letters of one kind, each under ``=== its name``. An element stands in tags,
``<decision>We uphold it.</decision>``; it may be marked more than once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chc_desktop.model.rules.letter_facts import Contacts, LetterFacts
from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.rules.values import Stage

FOLDER = Path(__file__).with_name("letters")
CONTACTS = Contacts(("0300 111 3000",), ("housing-ombudsman.org.uk",), ("PR2 0ET",))
RECEIVED = date(2026, 3, 27)
_NAME = re.compile(r"^=== (.+)$", re.MULTILINE)
_TAG = re.compile(r"</?[a-z_]+>")
_FACTS = {
    "acknowledgement": (Stage.ONE, RECEIVED, date(2026, 4, 21), 10),
    "stage2-acknowledgement": (Stage.TWO, RECEIVED, date(2026, 5, 6), 20),
    "extension": (Stage.ONE, date(2026, 4, 15), date(2026, 4, 29), 10),
    "stage2-response": (Stage.TWO, RECEIVED, date(2026, 5, 6), 20),
    "escalation-refusal": (Stage.TWO, RECEIVED, date(2026, 5, 6), 20),
}


@dataclass(frozen=True, slots=True)
class MarkedLetter:
    """One letter of the corpus."""

    kind: LetterKind
    name: str
    marked: str

    @property
    def text(self) -> str:
        """The letter as it was written."""
        return _TAG.sub("", self.marked)

    def without(self, element: str) -> str:
        """The letter with an element taken out, wherever it stands."""
        rest = re.sub(rf"<{element}>.*?</{element}>", "", self.marked, flags=re.DOTALL)
        return _TAG.sub("", rest)

    @property
    def marks(self) -> set[str]:
        """The elements that are marked in it."""
        return {tag.strip("</>") for tag in _TAG.findall(self.marked)}


def letters_in(path: Path) -> list[MarkedLetter]:
    """Return the letters of a file; its name begins with their kind."""
    kind = LetterKind(path.stem.split(".")[0])
    parts = _NAME.split(path.read_text(encoding="utf-8"))
    return [
        MarkedLetter(kind, f"{path.stem}: {name}", text.strip())
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    ]


def corpus(folder: str = "") -> list[MarkedLetter]:
    """Return all letters of a folder of the corpus."""
    return [one for path in sorted((FOLDER / folder).glob("*.txt")) for one in letters_in(path)]


def facts_for(kind: LetterKind) -> LetterFacts:
    """Return what letters of a kind are checked against; all were received on one day."""
    ours = (Stage.ONE, RECEIVED, date(2026, 4, 21), 10)
    stage, after, until, limit = _FACTS.get(kind.value, ours)
    return LetterFacts(kind, stage, RECEIVED, after, until, limit, CONTACTS)
