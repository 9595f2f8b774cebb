"""In which order a line of mixed scripts is drawn (Unicode Standard Annex 9).

Formatting characters never come this far (`words.clean` drops them), so the rules for explicit
embeddings and isolates are not needed; the tests compare the rest with the package python-bidi.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST_RTL = "\u0590"  # no character before it is written from right to left
_STRONG_RTL = frozenset({"R", "AL"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_NUMBERS = frozenset({"EN", "AN"})
_PAIRS = dict(
    zip("([{\u2329\u27e8\u2045\u207d\u208d", ")]}\u232a\u27e9\u2046\u207e\u208e", strict=True)
)
_OPENS = {close: opened for opened, close in _PAIRS.items()}
_MIRRORED = (
    _PAIRS
    | _OPENS
    | {
        "<": ">",
        ">": "<",
        "\u00ab": "\u00bb",
        "\u00bb": "\u00ab",
        "\u2039": "\u203a",
        "\u203a": "\u2039",
        "\u2264": "\u2265",
        "\u2265": "\u2264",
    }
)


def needed(text: str) -> bool:
    """Whether something in `text` is written from right to left."""
    return max(text, default="") >= _FIRST_RTL and any(
        unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in text
    )


def base_level(text: str) -> int:
    """1 where a text has letters from right to left only; English with a name in it stays 0."""
    strong = {unicodedata.bidirectional(char) for char in text}
    return 1 if strong & _STRONG_RTL and "L" not in strong else 0


def mirrored(text: str) -> str:
    """Return `text` in the order and with the brackets of a stretch from right to left."""
    return "".join(_MIRRORED.get(char, char) for char in reversed(text))


def levels(text: str, base: int) -> list[int]:
    """Return the level of each character of one paragraph: odd ones run from right to left."""
    kinds = [unicodedata.bidirectional(char) or "L" for char in text]
    start = "R" if base else "L"
    _weak(kinds, start)
    _brackets(text, kinds, base, start)
    _neutral(kinds, base, start)
    out = []
    for kind in kinds:
        if base:
            out.append(base + (1 if kind == "L" or kind in _NUMBERS else 0))
        else:
            out.append(1 if kind == "R" else 2 if kind in _NUMBERS else 0)
    return out


def order(levels_of: Sequence[int]) -> list[int]:
    """Return the numbers of the parts of one line from left to right (L2)."""
    out = list(range(len(levels_of)))
    odd = [level for level in levels_of if level % 2]
    for level in range(max(levels_of, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(out):
            end = start
            while end < len(out) and levels_of[out[end]] >= level:
                end += 1
            out[start:end] = out[start:end][::-1]
            start = end + 1
    return out


def _weak(kinds: list[str], start: str) -> None:
    """W1 to W7: marks, numbers and what stands between numbers."""
    before, strong = start, start
    for i, kind in enumerate(kinds):
        if kind in {"NSM", "BN"}:  # W1, and joiners go with their letter
            kinds[i] = before
        elif kind == "EN" and strong == "AL":  # W2
            kinds[i] = "AN"
        before = kinds[i]
        if before in {"L", "R", "AL"}:
            strong = before
    for i, kind in enumerate(kinds):
        if kind == "AL":  # W3
            kinds[i] = "R"
        elif kind in {"ES", "CS"} and 0 < i < len(kinds) - 1:  # W4
            around = kinds[i - 1]
            if around == kinds[i + 1] and (around == "EN" or (kind == "CS" and around == "AN")):
                kinds[i] = around
    _terminators(kinds)
    strong = start
    for i, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            kinds[i] = "L"


def _terminators(kinds: list[str]) -> None:
    """W5 and W6: a percent or pound sign goes with its number, others are neutral."""
    i = 0
    while i < len(kinds):
        end = i
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > i:
            number = (i and kinds[i - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
            kinds[i:end] = ["EN" if number else "ON"] * (end - i)
        elif kinds[i] in {"ES", "CS"}:
            kinds[i] = "ON"
        i = max(end, i + 1)


def _direction(kind: str) -> str:
    return "R" if kind in _NUMBERS or kind == "R" else kind


def _brackets(text: str, kinds: list[str], base: int, start: str) -> None:
    """N0: both brackets of a pair take the direction of what they hold."""
    own = "R" if base else "L"
    for opened, closed in _bracket_pairs(text, kinds):
        inside = {_direction(kind) for kind in kinds[opened + 1 : closed]} & {"L", "R"}
        if not inside:
            continue
        kind = own
        if own not in inside:
            earlier = (_direction(k) for k in reversed(kinds[:opened]))
            kind = next((k for k in earlier if k in {"L", "R"}), start)
        kinds[opened] = kinds[closed] = kind


def _bracket_pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs = []
    for i, char in enumerate(text):
        if kinds[i] != "ON":
            continue
        if char in _PAIRS:
            waiting.append((_PAIRS[char], i))
        elif char in _OPENS:
            at = next((n for n in reversed(range(len(waiting))) if waiting[n][0] == char), None)
            if at is not None:
                pairs.append((waiting[at][1], i))
                del waiting[at:]
    return sorted(pairs)


def _neutral(kinds: list[str], base: int, start: str) -> None:
    """N1 and N2: between two of one direction that one, else the paragraph's."""
    own = "R" if base else "L"
    before = start
    i = 0
    while i < len(kinds):
        end = i
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > i:
            after = _direction(kinds[end]) if end < len(kinds) else own
            kinds[i:end] = [before if before == after else own] * (end - i)
        else:
            before = _direction(kinds[i])
        i = max(end, i + 1)
