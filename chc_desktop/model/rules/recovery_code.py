"""The recovery code: a register's key as 14 groups of five characters, to type from paper.

256 bits of key and 24 of its checksum stand in 14 groups of four; each group ends with a check
character, so that a slip is found in its group: one wrong character, two that changed places, or
two groups that did. How the groups are made is **ours**; the arithmetic is that of the field with
32 elements, as in Reed-Solomon codes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 characters; 0, 1, I and O are left out, because they look like each other."""
GROUPS, OF = 14, 5
"""Groups of a code, and characters of a group."""
KEY = 32
"""Bytes of a key."""
_CHECK = 3
_LENGTH = GROUPS * OF
_BITS = 5
_NEVER = "01IO"
_FIELD = 0b100101
"""x^5 + x^2 + 1, which makes of 32 numbers a field."""


@dataclass(frozen=True, slots=True)
class CodeRead:
    """What was typed, read as a code: the key, or what is wrong and where."""

    key: bytes = b""
    problems: tuple[str, ...] = ()


def recovery_code(key: bytes) -> tuple[str, ...]:
    """The groups of a key of 32 bytes."""
    whole = int.from_bytes(key + sha256(key).digest()[:_CHECK], "big")
    values = [whole >> _BITS * (GROUPS * (OF - 1) - 1 - place) & 31 for place in range(56)]
    groups = []
    for number in range(GROUPS):
        group = values[number * (OF - 1) : (number + 1) * (OF - 1)]
        groups.append("".join(ALPHABET[value] for value in (*group, _check(number, group))))
    return tuple(groups)


def read_code(typed: str) -> CodeRead:
    """Read a code as it was typed: in any case, with or without spaces and dashes."""
    text = re.sub(r"[\W_]+", "", typed).upper()
    strange = _strange(text)
    if strange:
        return CodeRead(problems=strange)
    if len(text) != _LENGTH:
        return CodeRead(problems=(_too_short_or_long(typed, text),))
    wrong, values = [], []
    for number in range(GROUPS):
        group = text[number * OF : (number + 1) * OF]
        *data, check = (ALPHABET.index(character) for character in group)
        values += data
        if check != _check(number, data):
            wrong.append(f"Group {number + 1}, {group}, is not right. Compare it with the sheet.")
    if wrong:
        return CodeRead(problems=tuple(wrong))
    whole = 0
    for value in values:
        whole = whole << _BITS | value
    content = whole.to_bytes(KEY + _CHECK, "big")
    if sha256(content[:KEY]).digest()[:_CHECK] != content[KEY:]:
        text = "Two or more characters are not right. Compare every group with the sheet."
        return CodeRead(problems=(text,))
    return CodeRead(content[:KEY])


def _strange(text: str) -> tuple[str, ...]:
    found = []
    for number in range(0, len(text), OF):
        for character in sorted(set(text[number : number + OF]) - set(ALPHABET)):
            about = "A code never holds 0, 1, I or O." if character in _NEVER else ""
            sentence = f"Group {number // OF + 1} holds “{character}”, which is in no code."
            found.append(f"{sentence} {about}".strip())
    return tuple(found)


def _too_short_or_long(typed: str, text: str) -> str:
    """Where the groups were typed apart, the first one of another length is named."""
    if not text:
        return f"Type the code: {GROUPS} groups of {OF} characters."
    groups = [re.sub(r"[\W_]+", "", part) for part in re.split(r"[\s\-–,;]+", typed.strip())]
    if len(groups) > 1:
        for number, group in enumerate(groups, start=1):
            if len(group) != OF and len(groups) <= GROUPS:
                return f"Group {number} has {len(group)} of {OF} characters. Compare it."
    return f"The code has {_LENGTH} characters in {GROUPS} groups; {len(text)} were typed."


def _check(number: int, group: list[int]) -> int:
    """Each place counts with another weight, so that places cannot be exchanged unnoticed."""
    total, weight = number + 1, 1
    for value in group:
        weight = _times(weight, 2)
        total ^= _times(weight, value)
    return total


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= _FIELD
        other >>= 1
    return product
