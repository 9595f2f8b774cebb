"""A policy's text in passages: sentences with the list, the heading and the stage they stand under.

Nothing is asked of the layout: the text may come out of a word processor, a PDF or an email.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from chc_desktop.model.rules.policy_tables import read_rows
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Stage

_BULLET = re.compile(
    r"\s*(?:[-*•–—·▪◦‣➤✓✔!»>]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})*)[.)])\s+", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\s*\d{1,2}(?:\.\d{1,2})*\.?\s+(?!(?:working|business|calendar|days?|weeks?|months?)\b)(?=\S)",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?])[\"')”’]*\s+(?=[\"'(“‘]?[A-Z\d])")
_ABBREVIATED = re.compile(r"\b(Mr|Mrs|Ms|Dr|No|St|Rd|Ltd|e\.g|i\.e|etc)\. ")
_HELD = "\x00"  # stands for a space that ends no sentence; no cleaned text holds it
_LEAD_IN = re.compile(r"(?:[:–—-]|\bfollowing|\binclude|\bincluding|\bwhere|\bif|\bwhen)\s*$")
_STAGE = re.compile(
    r"\bstages? ?(?P<number>\d|one|two|three|four|i{1,3})\b|\b(?P<order>first|second) stage\b"
)
_STAGES = {
    "1": Stage.ONE,
    "one": Stage.ONE,
    "i": Stage.ONE,
    "first": Stage.ONE,
    "2": Stage.TWO,
    "two": Stage.TWO,
    "ii": Stage.TWO,
    "second": Stage.TWO,
}
_SECOND = re.compile(r"\bescalat\w+|\bpanel\b|\bappeal\w*\b")
_PART_OF_STAGE = re.compile(
    r"\backnowledg|\brespon|\bexten|\btime|\btarget|\binvestigat|\bdecision"
)
_HEADING_WORDS = 12
_LONGEST = 800  # characters: the cues look through a sentence many times
_WORDS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty",
)
_NUMERALS = {word: str(number) for number, word in enumerate(_WORDS)} | {
    "twenty-five": "25",
    "twenty-eight": "28",
    "thirty": "30",
    "forty": "40",
}
_NUMERAL = re.compile(
    rf"\b(?:{'|'.join(sorted(_NUMERALS, key=len, reverse=True))})\b(?! (?:stage|of))"
)
_ONE = re.compile(r"\b(?:a|one) (?=week\b|month\b|calendar month\b)")
_FORTNIGHT = re.compile(r"\b(?:a|one|1) fortnight\b")
_TWICE = re.compile(r"\b(\d+) \(\1\)")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, item or heading. ``plain`` is in small letters, numbers as figures, quotes straight."""

    text: str
    plain: str
    lead: str = ""
    """What introduces the list it stands in, plain; empty outside a list."""
    heading: str = ""
    stage: Stage | None = None
    """The stage it speaks of, by its own words or else by its heading's."""

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading itself."""
        return bool(self.heading) and self.plain == self.heading

    @property
    def whole(self) -> str:
        """The lead-in and the passage, plain."""
        return f"{self.lead} {self.plain}".strip()


def passages(text: str) -> tuple[Passage, ...]:
    """A policy's sentences in their order."""
    found: list[Passage] = []
    heading, lead, stage = "", "", None
    for block, item, cells in _blocks(text):
        if cells:
            words = plain(cells)
            found.append(Passage(block, words, "", heading, stage_named(words) or stage))
            continue
        if not item and is_heading(block):
            heading, lead = plain(block), ""
            # "Response" under "Stage 1" is about stage 1 still.
            stage = stage_named(heading) or (stage if _PART_OF_STAGE.search(heading) else None)
            found.append(Passage(block.strip("# *"), heading, "", heading, stage))
            continue
        if not item:
            lead = ""
        for sentence in _sentences(block):
            words = plain(sentence)
            own = stage_named(words) or stage_named(lead)
            found.append(Passage(sentence, words, lead if item else "", heading, own or stage))
        if not item:
            last = plain(_sentences(block)[-1])
            lead = last if _LEAD_IN.search(last) else ""
    return tuple(found)


def plain(text: str) -> str:
    """Small letters, straight quotes, single blanks, number words as figures (``10 (10)``: 10)."""
    straight = clean_text(text).replace("’", "'").replace("‘", "'")
    straight = straight.replace("“", '"').replace("”", '"').replace("*", "")
    words = " ".join(straight.casefold().split())
    words = _FORTNIGHT.sub("2 weeks", _ONE.sub("1 ", words))
    return _TWICE.sub(r"\1", _NUMERAL.sub(lambda match: _NUMERALS[match[0]], words))


def stage_named(words: str) -> Stage | None:
    """The one stage that plain words name; None for none, for both, or for a third."""
    named = {_STAGES.get(m["number"] or m["order"]) for m in _STAGE.finditer(words)}
    if len(named) == 1:
        return named.pop()
    return Stage.TWO if not named and _SECOND.search(words) else None


def is_heading(block: str) -> bool:
    """A short line that ends no sentence."""
    words = block.strip("# *").split()
    return (
        block.startswith("#")
        or (len(words) <= _HEADING_WORDS and block.rstrip()[-1:] not in ".!;,:–—-")
    ) and not re.search(r"\d \w+ days?\b", block)


def _blocks(text: str) -> list[tuple[str, bool, str]]:
    """Lines, whether each is an item of a list, and the reading of a row of a table.

    Lines of one paragraph are joined.
    """
    found: list[tuple[str, bool, str]] = []
    open_block = False
    lines = clean_text(text).split("\n")
    for line, cells in zip(lines, read_rows(lines), strict=True):
        bare = line.replace("\t", " ").strip()
        if cells:
            found.append((bare, False, cells))
        if not bare or cells:
            open_block = False
            continue
        bullet = _BULLET.match(bare)
        numbered = _NUMBER.match(bare)
        if bullet and not (numbered and is_heading(bare[numbered.end() :])):
            found.append((bare[bullet.end() :] or bare, True, ""))
        elif open_block and bare[0].islower():
            before, item, _ = found[-1]
            found[-1] = (f"{before} {bare}", item, "")
        else:
            found.append((bare[numbered.end() :] if numbered else bare, False, ""))
        open_block = True
    return [made for made in found if made[0].strip("# *_-–—.|")]


def _sentences(block: str) -> list[str]:
    held = _ABBREVIATED.sub(f"\\1.{_HELD}", block.strip("# "))
    parts = (part.replace(_HELD, " ").strip() for part in _END.split(held))
    return [piece for part in parts for piece in textwrap.wrap(part, _LONGEST)]
