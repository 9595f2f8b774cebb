"""Names of third parties taken out of a text, as far as the register knows them.

Whoever reads the bundle learns what happened, not who else was there (UK GDPR Article 5(1)(c)).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

SEVERAL = "another person"
"""Stands for a first or last name that more than one third party has."""
_TITLES = r"(?:mr|mrs|ms|miss|mx|dr)\.?\s+"
_WORDS = (
    "amber april art august autumn bell bill black brown chance church cook daisy dawn day dean "
    "drew earl faith field frank gene good grace green guy hall heath hill holly hope house hunt "
    "iris ivy jack jade joy june king lane long major mark may miles olive park pat pearl penny "
    "price ray rich robin rose ruby sandy stone street sue summer white will wood young"
)
_EVERYDAY = frozenset(_WORDS.split())
"""Names that are also words: alone they stay, or sentences would become nonsense (**ours**)."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What the register knows of a person by which they could be recognised."""

    name: str
    home: str = ""
    email: str = ""
    phone: str = ""


class Mask:
    """Replaces third parties by "Person A", "Person B" ... in the order in which they appear.

    ``kept`` are those whose names stay: who complains, and the officers. Of third parties it finds
    the whole name in any writing, with a title the last name, a first or last name alone where it
    is written with a capital, and their home, email and telephone.
    """

    def __init__(self, third: Iterable[KnownPerson], kept: Iterable[KnownPerson]) -> None:
        staying = list(kept)
        self._labels: dict[str, str] = {}
        self._stays = {_plain(person.name) for person in staying}
        others = [p for p in third if _plain(p.name) and _plain(p.name) not in self._stays]
        parts_kept = {part for person in staying for part in _plain(person.name).split()}
        homes_kept = {_plain(person.home) for person in staying}
        self._found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        patterns = [_written(person.name) for person in staying if _plain(person.name)]
        for person in others:
            own = _plain(person.name)
            ways = [(person.name, ""), (person.email, "’s email"), (person.phone, "’s telephone")]
            if _plain(person.home) not in homes_kept:
                ways.append((person.home, "’s home"))
            for text, ending in ways:
                if _plain(text):
                    self._found[_plain(text)].append((own, ending))
                    patterns.append(_written(text))
            patterns += self._alone(person.name, own, parts_kept)
        # Longest first: a whole name before a part of it.
        ordered = sorted(dict.fromkeys(patterns), key=lambda p: (-len(p), p))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)") if ordered else None

    def __call__(self, text: str) -> str:
        """The text without them."""
        return self._pattern.sub(self._replace, text) if self._pattern else text

    def _alone(self, name: str, own: str, parts_kept: set[str]) -> list[str]:
        parts = name.split()
        found = []
        for part in {parts[0], parts[-1]} if len(parts) > 1 else ():
            key = _plain(part)
            if len(key) < 3 or key in parts_kept:
                continue
            self._found[key].append((own, ""))
            if part == parts[-1]:
                found.append(f"(?i:{_TITLES}{_exactly(part)})")
            if key not in _EVERYDAY:
                found += [_exactly(part[:1].upper() + part[1:]), _exactly(part.upper())]
        return found

    def _replace(self, match: re.Match[str]) -> str:
        said = match.group()
        key = _plain(said)
        if key in self._stays:
            return said
        owners = self._found.get(key) or self._found[_plain(re.sub(rf"(?i)^{_TITLES}", "", said))]
        if len({own for own, _ in owners}) > 1:
            return SEVERAL
        own, ending = owners[0]
        number = self._labels.setdefault(own, letters(len(self._labels)))
        return f"Person {number}{ending}"


def letters(number: int) -> str:
    """``A`` for 0, ``Z`` for 25, ``AA`` for 26."""
    found = ""
    while number >= 0:
        number, rest = divmod(number, 26)
        found = chr(ord("A") + rest) + found
        number -= 1
    return found


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()


def _written(text: str) -> str:
    """A pattern for a text in any writing, over line ends too."""
    written = r"\s+".join(_exactly(word) for word in text.split())
    return f"(?i:{written})"


def _exactly(word: str) -> str:
    return re.sub("['’]", "['’]", re.escape(word))
