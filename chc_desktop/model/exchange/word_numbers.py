"""The numbers Word writes by itself: list labels stand nowhere in a document's text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.packages import local_name

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MAX_BASED_ON = 20


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


def children(element: ET.Element, name: str) -> list[ET.Element]:
    """The direct children with a local name."""
    return [child for child in element if local_name(child) == name]


def child(element: ET.Element | None, *names: str) -> ET.Element | None:
    """The first descendant along a path of local names, or None."""
    for name in names:
        if element is None:
            return None
        element = next(iter(children(element, name)), None)
    return element


def value(element: ET.Element | None, name: str = "val") -> str:
    """An attribute by its local name, or an empty text."""
    if element is None:
        return ""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def _whole(text: str, default: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else default


class Numbering:
    """Counts the lists of one document; ask for the paragraphs in the document's order."""

    def __init__(self, numbering: ET.Element | None, styles: ET.Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        named = [] if styles is None else children(styles, "style")
        self._styles = {value(style, "styleId"): style for style in named}
        if numbering is not None:
            self._read(numbering)

    def label(self, paragraph: ET.Element) -> str:
        """The label Word shows before a paragraph ("6.10", "a)", "•"), or an empty text."""
        number, depth = self._place(child(paragraph, "pPr"))
        abstract = self._lists.get(number, "")
        levels = self._abstract.get(abstract, {})
        if depth not in levels:
            return ""
        counters = self._counters.setdefault(abstract, {})
        for level, start in self._restarts.pop(number, {}).items():
            counters[level] = start - 1
        counters[depth] = counters.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counters if level > depth]:
            del counters[deeper]
        return self._written(levels, counters, depth)

    def _written(self, levels: dict[int, _Level], counters: dict[int, int], depth: int) -> str:
        if levels[depth].form == "bullet":
            return "•"

        def one(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            if level not in levels:
                return ""
            return _format(levels[level].form, counters.get(level, levels[level].start))

        return re.sub(r"%(\d)", one, levels[depth].text)

    def _place(self, properties: ET.Element | None) -> tuple[str, int]:
        """The list and the level of a paragraph, from itself or from its style."""
        style = value(child(properties, "pStyle"))
        number = value(child(properties, "numPr", "numId"))
        depth = value(child(properties, "numPr", "ilvl"))
        for _ in range(_MAX_BASED_ON):
            if number or style not in self._styles:
                break
            element = self._styles[style]
            number = value(child(element, "pPr", "numPr", "numId"))
            depth = depth or value(child(element, "pPr", "numPr", "ilvl"))
            style = value(child(element, "basedOn"))
        return number, _whole(depth)

    def _read(self, numbering: ET.Element) -> None:
        for abstract in children(numbering, "abstractNum"):
            levels = {}
            for level in children(abstract, "lvl"):
                levels[_whole(value(level, "ilvl"))] = _Level(
                    value(child(level, "numFmt")),
                    value(child(level, "lvlText")),
                    _whole(value(child(level, "start")), 1),
                )
            self._abstract[value(abstract, "abstractNumId")] = levels
        for entry in children(numbering, "num"):
            number = value(entry, "numId")
            self._lists[number] = value(child(entry, "abstractNumId"))
            for override in children(entry, "lvlOverride"):
                start = value(child(override, "startOverride"))
                if start:
                    restarts = self._restarts.setdefault(number, {})
                    restarts[_whole(value(override, "ilvl"))] = _whole(start, 1)


def _format(form: str, number: int) -> str:
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 40:
        written = ""
        for worth, sign in _ROMAN:
            count, number = divmod(number, worth)
            written += sign * count
        return written.upper() if form == "upperRoman" else written
    return "" if form == "none" else str(number)
