"""Other people's letters in statements: sentences under their headings, lists with their lead-in.

Nothing is asked of a letter's layout: it may come from a word processor, an email or this
program's own drafts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.written_dates import iso_dates

_GAP = re.compile(r"\[[^\[\]\n]*\]")
_ITEM = re.compile(r"\s*(?:[-*•–]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])\s+", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z'/ ]{1,40})(?::\s+|\s*\t\s*|\s*\|\s*)(?=\S)")
_QUESTION = re.compile(
    r"(?:what|who|when|why|how|is|are|where|which|will|can|do|does|did|still|not)\b[^.?!]*\?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[\"'(]?[A-Z\d£])")
_ABBREVIATED = re.compile(r"\b(Mr|Mrs|Ms|Mx|Dr|Rev|No|St|Rd|Ltd|e\.g|i\.e)\. ")
_ENDING = re.compile(
    r"(?:yours|(?:with )?(?:kind|best|warm)(?:est)?|regards|sincerely)\b(?: \w+){0,2}\W*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:i|we) remain\b.{0,30}\b(?:yours|faithfully|sincerely)\b\W*", re.IGNORECASE
)
_HELD = "\x00"  # stands for a space that ends no sentence; no cleaned text holds it
_LONGEST = 2_000
_HEADING_WORDS = 12
_HEADING_LETTERS = 45


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a letter. ``plain`` is in small letters with its dates as YYYY-MM-DD."""

    text: str
    plain: str
    heading: str = ""
    """The heading right above or the label before it, in small letters; empty beyond the first
    paragraph below it."""
    block: int = 0
    """The number of its paragraph or item."""


def statements(text: str, near: date) -> tuple[Statement, ...]:
    """A letter's sentences; dates without a year are read as the first on or after ``near``.

    What stands in square brackets is still to be written, so it says nothing.
    """
    found: list[Statement] = []
    heading, in_list = "", False
    for number, (block, item) in enumerate(_joined(_blocks(_straight(text)))):
        if _is_heading(block):
            heading, in_list = block, False
            continue
        if in_list and not item:
            heading = ""
        label = None if item and heading else _LABEL.match(block)
        above = label["label"] if label else heading
        found += [_statement(part, above, near, number) for part in _sentences(block)]
        heading, in_list = heading if item else "", item
    return tuple(found)


def headings(text: str) -> tuple[str, ...]:
    """A letter's headings and its subject, in their order."""
    return tuple(block for block, _ in _joined(_blocks(_straight(text))) if _is_heading(block))


def _straight(text: str) -> str:
    """Without the typist's quotes and spaces, and without what is still to be written."""
    straight = clean_text(text).replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    return _GAP.sub("", straight)


def _statement(sentence: str, heading: str, near: date, block: int) -> Statement:
    plain = iso_dates(sentence, near).casefold()
    return Statement(sentence, plain, heading.strip("# :?").casefold(), block)


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, headings and items of lists, each on one line."""
    block: list[str] = []
    below = signed = False
    for line in [*text.split("\n"), ""]:
        starts = line.lstrip().startswith("#") or _ITEM.match(line) or _LABEL.match(line)
        above = len(block) == 1 and _stands_above(block[0], line)
        if block and (not line.strip() or starts or above):
            whole = " ".join(block)
            yield _as_sentence(whole) if below else whole
            # Names and offices under the closing words are no sentences.
            signed = signed or _ENDING.match(whole) is not None
            block, below = [], bool(above and line.strip() and not starts and not signed)
        if line.strip():
            block.append(line.strip().removeprefix("> "))


def _stands_above(line: str, below: str) -> bool:
    """A heading without an empty line below it; a line that is only wrapped is longer."""
    short = len(line) <= _HEADING_LETTERS and not _ITEM.match(line)
    new = below[:1] != below[:1].lower()
    return line.startswith("#") or (short and new and line[-1] not in ".!;,:")


def _joined(blocks: Iterator[str]) -> Iterator[tuple[str, bool]]:
    """Blocks, and whether each is an item; a lead-in with a colon takes the list below it."""
    waiting = ""
    for block in blocks:
        item = _ITEM.match(block)
        if waiting and (item or waiting.endswith(":")):
            more = block[item.end() :] if item else block
            waiting = f"{waiting} {more.rstrip('.;')};"
            continue
        if waiting:
            yield waiting, False
            waiting = ""
        if item:
            yield _as_sentence(block[item.end() :]), True
        elif block.endswith(":") and not _is_heading(block.rstrip(":"), words=6):
            waiting = block
        else:
            yield block, False
    if waiting:
        yield waiting, False


def _as_sentence(item: str) -> str:
    """An item of a list is no heading, however short."""
    return item if item[-1:] in ".!?;," else f"{item}."


def _is_heading(block: str, words: int = _HEADING_WORDS) -> bool:
    if block.startswith("#"):
        return True
    short = len(block.split()) <= words and not _LABEL.match(block)
    return short and (block[-1:] not in ".!?;," or _QUESTION.fullmatch(block) is not None)


def _sentences(block: str) -> list[str]:
    held = _ABBREVIATED.sub(f"\\1.{_HELD}", block)
    parts = (part.replace(_HELD, " ") for part in _SENTENCE_END.split(held))
    said = (part for part in parts if part.strip() and not _CLOSING.fullmatch(part))
    # What goes on for pages without a stop is no sentence; in pieces it is searched quickly.
    return [part[at : at + _LONGEST] for part in said for at in range(0, len(part), _LONGEST)]
