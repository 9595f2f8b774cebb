"""Names of third parties taken out of a text, as far as the register knows them.

Whoever reads the bundle learns what happened, not who else was there (UK GDPR Article 5(1)(c)).
"""

from __future__ import annotations

import re
import unicodedata
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
    the whole name in any writing, with or without its accents, with initials or turned round, with
    a title the last name, a first or last name alone where it is written with a capital, and their
    home, email and telephone.
    """

    def __init__(self, third: Iterable[KnownPerson], kept: Iterable[KnownPerson]) -> None:
        staying = list(kept)
        self._labels: dict[str, str] = {}
        self._stays = {_plain(person.name) for person in staying}
        others = [p for p in third if _plain(p.name) and _plain(p.name) not in self._stays]
        parts_kept = {part for person in staying for part in _plain(person.name).split()}
        short_kept = {key for p in staying for key, _ in _shortened(p.name)}
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
            for key, pattern in _shortened(person.name):
                if key not in short_kept:
                    self._found[key].append((own, ""))
                    patterns.append(pattern)
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
    """A text as it is compared: no capitals, accents, full stops or commas."""
    bare = re.sub("[.,]", "", text.replace("’", "'"))
    letters_only = unicodedata.normalize("NFKD", bare.translate(_NO_ACCENT))
    plain = "".join(char for char in letters_only if not unicodedata.combining(char))
    return " ".join(plain.split()).casefold()


def _shortened(name: str) -> list[tuple[str, str]]:
    """Other ways to write a whole name, each as it is compared and as a pattern.

    "E. Marlowe", "E. A. Marlowe", "Marlowe, Edith", "Marlowe E.": nothing for a single name.
    """
    parts = name.split()
    if len(parts) < 2:
        return []
    last, given = _exactly(parts[-1]), parts[:-1]
    found = [(f"{parts[-1]} {' '.join(given)}", rf"(?i:{last},?\s+{_words(given)})")]
    for initials in {tuple(part[0] for part in given), (given[0][0],)}:
        dotted = r"\.?\s*".join(map(_exactly, initials))
        spaced, joined = " ".join(initials), "".join(initials)
        before = rf"(?i:{dotted}(?:\.\s*|\s+){last})"
        after = rf"(?i:{last},?\s+{dotted}\b)"
        found += [(f"{way} {parts[-1]}", before) for way in (spaced, joined)]
        found += [(f"{joined}{parts[-1]}", before), (f"{spaced}{parts[-1]}", before)]
        found += [(f"{parts[-1]} {way}", after) for way in (spaced, joined)]
    return [(_plain(key), pattern) for key, pattern in found]


def _written(text: str) -> str:
    """A pattern for a text in any writing, over line ends too."""
    return f"(?i:{_words(text.split())})"


def _words(parts: Iterable[str]) -> str:
    return r"\s+".join(map(_exactly, parts))


def _exactly(word: str) -> str:
    """A pattern for a word, with or without its accents."""
    whole = unicodedata.normalize("NFC", word)
    return "".join(_CLASSES.get(_base(char), re.escape(char)) for char in whole)


def _base(char: str) -> str:
    return unicodedata.normalize("NFKD", char.translate(_NO_ACCENT))[0]


_NO_ACCENT = str.maketrans("øØłŁđĐıħĦ", "oOlLdDihH")
"""Letters with a stroke, which Unicode does not take apart."""


def _classes() -> dict[str, str]:
    """For each plain letter all that are written on it, with accents of their own behind them."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for char in map(chr, range(0x41, 0x250)):
        base = _base(char)
        if base.isascii() and base.isalpha():
            forms[base].append(char)
    found = {base: f"[{''.join(chars)}][\u0300-\u036f]*" for base, chars in forms.items()}
    return found | {"'": "['’]", "’": "['’]"}


_CLASSES = _classes()
