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
_LABEL = re.compile(r"[A-Z][A-Za-z' ]{2,40}:\s+\S")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[\"'(]?[A-Z\d])")
_ABBREVIATED = re.compile(r"\b(Mr|Mrs|Ms|Mx|Dr|Rev|No|St|Rd|Ltd|e\.g|i\.e)\. ")
_HELD = "\x00"  # stands for a space that ends no sentence; no cleaned text holds it
_HEADING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a letter. ``plain`` is in small letters with its dates as YYYY-MM-DD."""

    text: str
    plain: str
    heading: str = ""
    """The heading right above, in small letters; empty beyond the first paragraph below it."""


def statements(text: str, near: date) -> tuple[Statement, ...]:
    """A letter's sentences; dates without a year are read as the first on or after ``near``.

    What stands in square brackets is still to be written, so it says nothing.
    """
    straight = clean_text(text).replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    found: list[Statement] = []
    heading, in_list = "", False
    for block, item in _joined(_blocks(_GAP.sub("", straight))):
        if _is_heading(block):
            heading, in_list = block, False
            continue
        if in_list and not item:
            heading = ""
        found += [_statement(sentence, heading, near) for sentence in _sentences(block)]
        heading, in_list = heading if item else "", item
    return tuple(found)


def _statement(sentence: str, heading: str, near: date) -> Statement:
    plain = iso_dates(sentence, near).casefold()
    return Statement(sentence, plain, heading.strip("# :").casefold())


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, headings and items of lists, each on one line."""
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        starts = line.lstrip().startswith("#") or _ITEM.match(line) or _LABEL.match(line)
        if block and (not line.strip() or starts or block[0].startswith("#")):
            yield " ".join(block)
            block = []
        if line.strip():
            block.append(line.strip())


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
    return block.startswith("#") or (
        len(block.split()) <= words and not _LABEL.match(block) and block[-1:] not in ".!?;,"
    )


def _sentences(block: str) -> list[str]:
    held = _ABBREVIATED.sub(f"\\1.{_HELD}", block)
    return [part.replace(_HELD, " ") for part in _SENTENCE_END.split(held) if part.strip()]
