"""Two editions of the Code side by side, and answers carried from one to the other (8.1)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from chc_desktop.model.rules.answers import says_something
from chc_desktop.model.rules.assessment import Answer
from chc_desktop.model.rules.code import Edition, Provision

_WORD = re.compile(r"[^\W_]+")
_SAME_PLACE = 0.5
_ELSEWHERE = 0.7
"""How alike two texts are, from 0 to 1, to be the same provision in other words (ours)."""
_LITTLE_IN_COMMON = 0.4
_SAME_WORDS = 3
"""How many same words part two changes (ours: fewer make a text of brackets)."""


class ChangeKind(StrEnum):
    """What became of a provision."""

    SAME = "same"
    REWORDED = "reworded"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A provision of the new edition (``new``) or of the old one that is gone (``new`` is None)."""

    kind: ChangeKind
    old: Provision | None
    new: Provision | None

    @property
    def number(self) -> str:
        """The number it is listed under: the new one where there is one."""
        provision = self.new or self.old
        assert provision is not None
        return provision.number


Carried = Mapping[str, tuple[str, ...]]
"""The numbers of the new edition that took over each number of the old one."""


def compare(old: Edition, new: Edition, carried: Carried | None = None) -> tuple[Change, ...]:
    """All provisions of the new edition in its order, then those of the old one that are gone.

    Where no mapping is known, the same number with a similar text is the same provision, and a
    very similar text elsewhere has moved.
    """
    sources = _sources(old, new, carried)
    changes = []
    for provision in new.provisions:
        before = sources.get(provision.number)
        changes.append(Change(_kind(before, provision), before, provision))
    kept = {provision.number for provision in sources.values()}
    if carried is not None:
        kept |= {number for number, to in carried.items() if to}
    gone = [p for p in old.provisions if p.number not in kept]
    return (*changes, *(Change(ChangeKind.REMOVED, provision, None) for provision in gone))


def mapped(old: Edition, new: Edition) -> Carried:
    """A mapping found by comparing texts, for editions without one written by hand."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for number, provision in _sources(old, new, None).items():
        found[provision.number].append(number)
    return {number: tuple(to) for number, to in found.items()}


def carry(answers: Sequence[Answer], old: Edition, new: Edition, carried: Carried) -> list[Answer]:
    """The new edition's rows with what the old answers said, each marked with where it is from.

    Nobody answered the new wording, so Yes or No is asked anew; an unchanged provision keeps it.
    """
    by_number = {answer.provision: answer for answer in answers}
    taken: defaultdict[str, list[Answer]] = defaultdict(list)
    for number, targets in carried.items():
        if number in by_number:
            for target in targets:
                taken[target].append(by_number[number])
    return [_carried(provision, taken[provision.number], old) for provision in new.provisions]


def marked(old: str, new: str) -> tuple[str, str]:
    """Both texts with what differs in words: "[taken out: …]" in the old, "[put in: …]" in the new.

    Few words between two changes belong to the change; texts with little in common stay unmarked.
    """
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, _plain(before), _plain(after), autojunk=False)
    if matcher.ratio() < _LITTLE_IN_COMMON:
        return old, new
    texts: tuple[list[str], list[str]] = ([], [])
    changed: tuple[list[str], list[str]] = ([], [])
    for tag, first, first_end, second, second_end in matcher.get_opcodes():
        same = tag == "equal"
        if same and (first_end - first >= _SAME_WORDS or not any(changed)):
            _close(texts, changed)
            texts[0].extend(before[first:first_end])
            texts[1].extend(after[second:second_end])
        else:
            changed[0].extend(before[first:first_end])
            changed[1].extend(after[second:second_end])
    _close(texts, changed)
    return " ".join(texts[0]), " ".join(texts[1])


def _plain(words: list[str]) -> list[str]:
    """Words for comparing: quotation marks, dashes and capitals make no difference."""
    return ["".join(_WORD.findall(word.casefold())) for word in words]


def _close(texts: tuple[list[str], list[str]], changed: tuple[list[str], list[str]]) -> None:
    for words, text, sign in zip(changed, texts, ("taken out", "put in"), strict=True):
        if words:
            text.append(f"[{sign}: {' '.join(words)}]")
            words.clear()


def from_edition(edition: str) -> str:
    """``From 2022, check``: the words in front of what was carried over."""
    return f"From {edition}, check"


def _carried(provision: Provision, before: list[Answer], old: Edition) -> Answer:
    if len(before) == 1 and _unchanged(old.provision(before[0].provision), provision):
        (same,) = before
        return Answer(provision.number, same.answer, same.evidence, same.commentary, same.comply_by)
    mark = from_edition(old.edition)
    return Answer(
        provision.number,
        "",
        _texts([(a, a.evidence) for a in before], mark),
        _texts([(a, a.commentary) for a in before], mark),
    )


def _texts(parts: list[tuple[Answer, str]], mark: str) -> str:
    return "\n".join(
        f"{mark} ({answer.provision}): {text}" for answer, text in parts if says_something(text)
    )


def _unchanged(old: Provision | None, new: Provision) -> bool:
    return old is not None and _words(old) == _words(new)


def _kind(old: Provision | None, new: Provision) -> ChangeKind:
    if old is None:
        return ChangeKind.ADDED
    if _words(old) != _words(new):
        return ChangeKind.REWORDED
    return ChangeKind.SAME if old.number == new.number else ChangeKind.MOVED


def _sources(old: Edition, new: Edition, carried: Carried | None) -> dict[str, Provision]:
    """The old provision that each new one goes back to, by the new number."""
    if carried is not None:
        found: dict[str, list[Provision]] = defaultdict(list)
        for provision in old.provisions:
            for number in carried.get(provision.number, ()):
                found[number].append(provision)
        return {p.number: _nearest(found[p.number], p) for p in new.provisions if found[p.number]}
    sources = {}
    for provision in new.provisions:
        same = old.provision(provision.number)
        if same is not None and _alike(same, provision) >= _SAME_PLACE:
            sources[provision.number] = same
    free = [p for p in old.provisions if p not in sources.values()]
    for provision in new.provisions:
        if provision.number not in sources and free:
            nearest = _nearest(free, provision)
            if _alike(nearest, provision) >= _ELSEWHERE:
                sources[provision.number] = nearest
                free.remove(nearest)
    return sources


def _nearest(provisions: Sequence[Provision], to: Provision) -> Provision:
    return max(provisions, key=lambda provision: _alike(provision, to))


def _alike(one: Provision, other: Provision) -> float:
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(provision: Provision) -> list[str]:
    return _WORD.findall(provision.full_text.casefold())
