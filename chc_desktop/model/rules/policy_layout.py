"""A policy's text as it is set on paper: headings, items of lists, paragraphs; no word is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from chc_desktop.model.rules.policy_text import is_heading
from chc_desktop.model.rules.text import clean_text

_ITEM = re.compile(
    r"(?:[-*•–·▪◦‣➤✓✔»]|\(?(?P<label>[a-z]|[ivx]{1,4}|\d{1,2})[.)])\s+(?P<text>\S.*)", re.IGNORECASE
)
_COMPLAIN = re.compile(r"\bcomplain", re.IGNORECASE)
_SPEAKS_OF = 3
"""How often a text says "complain" before it is read as one about complaints (**ours**)."""


class Part(Enum):
    """What a line of a policy is."""

    TITLE = 1
    HEADING = 2
    ITEM = 3
    PARAGRAPH = 4


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a policy. ``label`` is an item's own letter or number; "" is a dot."""

    part: Part
    text: str
    label: str = ""


def about_complaints(name: str, text: str) -> bool:
    """Whether a policy is about complaints: by its name, or since its text speaks of them."""
    return bool(_COMPLAIN.search(name)) or len(_COMPLAIN.findall(text)) >= _SPEAKS_OF


def blocks(text: str) -> tuple[Block, ...]:
    """A policy's parts in their order.

    ``# ``, ``## `` and ``- `` stand for a title, a heading and an item; without them a short
    line above a paragraph or a list is a heading, and lines that go on in small letters join.
    """
    lines = [" ".join(line.split()) for line in clean_text(text).split("\n")]
    return tuple(_parts(lines))


def _parts(lines: list[str]) -> Iterator[Block]:
    held: Block | None = None
    for at, line in enumerate(lines):
        if held is not None and at and lines[at - 1] and _goes_on(held, line):
            held = Block(held.part, f"{held.text} {line}", held.label)
            continue
        if held is not None:
            yield held
        held = _block(lines, at) if line else None
    if held is not None:
        yield held


def _goes_on(held: Block, line: str) -> bool:
    """Whether a line only continues the one above it."""
    running = held.part in (Part.ITEM, Part.PARAGRAPH)
    return running and line[:1].islower() and not _ITEM.fullmatch(line)


def _block(lines: list[str], at: int) -> Block:
    line = lines[at]
    bare = line.strip("#* ")
    if line.startswith("#") and bare:
        return Block(Part.HEADING if line.startswith("##") else Part.TITLE, bare)
    item = _ITEM.fullmatch(line)
    if _heads(lines, at):
        return Block(Part.HEADING, bare)
    if item:
        return Block(Part.ITEM, item["text"], item["label"] or "")
    return Block(Part.PARAGRAPH, line)


def _heads(lines: list[str], at: int) -> bool:
    """Whether a short line stands above something longer; lines of an address do not."""
    if not _short(lines[at]):
        return False
    after = next(filter(None, lines[at + 1 :]), "")
    before = lines[at - 1] if at else ""
    if not after or (after[0].islower() and not _ITEM.fullmatch(after)):
        return False
    return not _short(after) and not _short(before)


def _short(line: str) -> bool:
    item = _ITEM.fullmatch(line)
    if item and not (item["label"] or "").isdecimal():
        return False
    return bool(line) and is_heading(item["text"] if item else line)
