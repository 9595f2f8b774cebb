"""A landlord's own edition of a letter's text: what it may ask for, and when it is out of date."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem

_BRACES = re.compile(r"\{([^{}\n]*)\}")
_PLACE = re.compile(r"\{([a-z_]+)\}")
_ONE_PLACE = 3
"""Parts of a line with one place: what is before it, its name, what is after it."""


@dataclass(frozen=True, slots=True)
class KeepText:
    """Keep the landlord's own edition of a letter's text; ``kind`` is its name."""

    kind: str
    body: str


def places(body: str) -> tuple[str, ...]:
    """The names a text asks for, each ``{so}``, in order and once."""
    return tuple(dict.fromkeys(_PLACE.findall(clean_text(body))))


def filled_in(body: str, letter: str) -> dict[str, str]:
    """What a letter has in the places of the text it was made from, by their names.

    Only lines of one place and words of their own that still stand as the text has them; what is
    still to be written is left out.
    """
    lines = [line.strip() for line in clean_text(letter).splitlines()]
    found: dict[str, str] = {}
    for line in clean_text(body).splitlines():
        parts = _PLACE.split(line.strip())
        if len(parts) != _ONE_PLACE or not (parts[0] + parts[2]).strip():
            continue
        before, name, after = parts
        pattern = re.compile(f"{re.escape(before)}(.+?){re.escape(after)}")
        said = next((match[1].strip() for match in map(pattern.fullmatch, lines) if match), "")
        if said and not said.startswith("["):
            found[name] = said
    return found


def problems_template(body: str, names: Collection[str]) -> tuple[Problem, ...]:
    """What stands against a landlord's own edition of a text; ``names`` can be filled in."""
    text = clean_text(body)
    if not text.strip():
        return (Problem("body", "", "Write the text of the letter."),)
    unknown = sorted({found for found in _BRACES.findall(text) if found not in names})
    if unknown:
        shown = ", ".join(f"{{{name}}}" for name in unknown)
        can_be = ", ".join(f"{{{name}}}" for name in names)
        sentence = f"Nothing can be put in place of {shown}. Use one of: {can_be}."
        return (Problem("body", "", sentence),)
    rest = _BRACES.sub("", text)
    if "{" in rest or "}" in rest:
        sentence = "A curly bracket has no partner. Write what is filled in like this: {name}."
        return (Problem("body", "", sentence),)
    return ()


def is_older(made_from: str, shipped: str) -> bool:
    """Whether our own text changed since the landlord's edition was made from it (**ours**).

    An edition that does not say what it was made from is not called older.
    """
    return bool(made_from) and made_from != shipped
