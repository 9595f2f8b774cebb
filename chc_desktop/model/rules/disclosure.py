"""Small numbers in public papers: hidden, and nothing left from which they could be worked out.

Cells of 1 to 4 in tables about people are printed as "fewer than 5" (**ours**, as statistics
offices do it). A cell that sums or earlier papers would give away makes others hidden with it,
until for every hidden cell there is another table that agrees with all that is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

LEAST = 5
"""The smallest number about people that is printed (**ours**)."""
FEWER = "fewer than 5"
HELD_BACK = "not shown"
_STEPS = 400  # tables tried for one cell; without another table by then, more is hidden
_DEEPEST = 8  # cells that differ between the two tables

Key = Any  # whatever is hashable names a cell


@dataclass(frozen=True, slots=True)
class Sum:
    """What readers can add up: the parts make the total.

    With ``at_least`` parts may overlap (a complaint has two categories), so that together they
    make the total or more.
    """

    parts: tuple[Key, ...]
    total: Key
    at_least: bool = False


@dataclass(frozen=True)
class Released:
    """A table as it is printed: every number, what can be added up, and which are hidden.

    ``withheld`` are those of the hidden that are not even called "fewer than 5". ``exposed`` are
    those that follow from what is printed elsewhere, whatever this table hides: then it is better
    not to print it.
    """

    values: Mapping[Key, int]
    sums: tuple[Sum, ...] = ()
    hidden: frozenset[Key] = frozenset()
    withheld: frozenset[Key] = frozenset()
    exposed: frozenset[Key] = frozenset()

    def words(self, key: Key) -> str:
        """The cell in words: "None", "7", "fewer than 5" or "not shown"."""
        number = self.values[key]
        if key in self.hidden:
            return FEWER if number < LEAST and key not in self.withheld else HELD_BACK
        return f"{number:,}" if number else "None"

    def number(self, key: Key) -> int | None:
        """The cell as a number; None where it is hidden."""
        return None if key in self.hidden else self.values[key]

    def mostly_hidden(self, keys: Iterable[Key]) -> bool:
        """Whether a sentence is better than the table: most of it is hidden, or some exposed."""
        if self.exposed:
            return True
        occurred = [key for key in keys if self.values[key] or key in self.hidden]
        return 2 * sum(key in self.hidden for key in occurred) > len(occurred)


def is_small(number: int) -> bool:
    """Whether a number about people is too small to be printed; None (0) is not."""
    return 0 < number < LEAST


def release(
    values: Mapping[Key, int],
    sums: tuple[Sum, ...] = (),
    earlier: tuple[Released, ...] = (),
    links: tuple[Sum, ...] = (),
    always: Iterable[Key] = (),
    unseen: Iterable[Key] = (),
) -> Released:
    """What of a table may be printed, so that no hidden cell can be worked out.

    ``earlier`` are papers printed before (their keys differ from these), and ``links`` the sums
    across papers, such as four quarters that make the year. ``always`` are numbers of the table
    that are printed elsewhere anyway, ``unseen`` those that are printed nowhere.
    """
    fixed, nowhere = frozenset(always), set(unseen)
    small = {key for key, number in values.items() if is_small(number)} - fixed
    known = _Known(
        dict(values), [*sums, *links], fixed, small | nowhere, set(nowhere), frozenset(nowhere)
    )
    for paper in earlier:
        known.add(paper)
    while (open_key := known.unprotected()) is not None:
        known.hide_more(open_key, values)
    mine = set(values)
    return Released(
        values,
        sums,
        *(frozenset(k & mine) for k in (known.hidden, known.withheld, known.given_up)),
    )


@dataclass
class _Known:
    """All that a reader of all papers can know, and the truth they must not find."""

    values: dict[Key, int]
    sums: list[Sum]
    fixed: frozenset[Key]
    hidden: set[Key]
    withheld: set[Key] = field(default_factory=set)
    nowhere: frozenset[Key] = frozenset()
    protected: set[Key] = field(default_factory=set)
    given_up: set[Key] = field(default_factory=set)
    tried: int = 0

    def add(self, paper: Released) -> None:
        """Take a paper that was printed before; nothing in it can be hidden any more."""
        self.values |= paper.values
        self.sums += paper.sums
        self.hidden |= paper.hidden
        self.withheld |= paper.withheld
        self.fixed |= frozenset(paper.values)

    def unprotected(self) -> Key | None:
        """A hidden cell that can be worked out, as far as is known; None when there is none."""
        equations = self._equations()
        for key in sorted(self.hidden, key=repr):
            if key in self.protected or key in self.given_up or key in self.nowhere:
                continue
            found = self._another(key, equations)
            if not found:
                return key
            self.protected |= found
        return None

    def hide_more(self, key: Key, values: Mapping[Key, int]) -> None:
        """Hide another cell, so that this one can no longer be worked out.

        First the smallest number that stands in a sum with it, then a None, a total last. Where
        all of them are hidden and it still follows (four cells of one make a total under five),
        "fewer than 5" says too much: then one is not shown at all. "Not shown" may stand for any
        number, small ones too.
        """
        totals = {found.total for found in self.sums}
        near = {other for found in self.sums if key in _of(found) for other in _of(found)}
        free = [other for other in values if other not in self.fixed]
        to_hide = sorted(
            (other for other in free if other not in self.hidden),
            key=lambda k: (k not in near, k in totals, not values[k], values[k], repr(k)),
        )
        to_withhold = sorted(
            (o for o in free if o in self.hidden and o not in self.withheld),
            key=lambda k: (k not in near, k not in totals, repr(k)),
        )
        for offered, kept in ((to_hide, self.hidden), (to_withhold, self.withheld)):
            for other in offered:
                kept.add(other)
                if self._another(key, self._equations()):
                    return
                kept.discard(other)
        if to_hide:
            self.hidden.add(to_hide[0])
        elif to_withhold:
            self.withheld.add(to_withhold[0])
        else:
            self.given_up.add(key)  # what is printed elsewhere says it: it cannot be taken back

    def _equations(self) -> list[dict[Key, int]]:
        """Each sum as coefficients of what a reader does not see; what overlaps is unseen too."""
        found = []
        for number, each in enumerate(self.sums):
            signs: dict[Key, int] = {}
            for part in each.parts:
                signs[part] = signs.get(part, 0) + 1
            signs[each.total] = signs.get(each.total, 0) - 1
            unseen = {key: sign for key, sign in signs.items() if key in self.hidden and sign}
            if each.at_least:
                over = sum(self.values[part] for part in each.parts) - self.values[each.total]
                slack = _Slack(number, over)
                unseen[slack] = -1
            found.append(unseen)
        return found

    def _another(self, key: Key, equations: list[dict[Key, int]]) -> set[Key]:
        """The cells that differ in some other table that agrees with all that is printed."""
        for depth in (2, 4, _DEEPEST):
            for step in (-1, 1):
                self.tried = 0
                if self._may_be(key, step):
                    found = self._balance({key: step}, equations, depth)
                    if found:
                        return {changed for changed in found if changed in self.values}
        return set()

    def _balance(
        self, change: dict[Key, int], equations: list[dict[Key, int]], depth: int
    ) -> dict[Key, int]:
        """Complete a change so that every sum is right again; empty when it cannot be found."""
        self.tried += 1
        for equation in equations:
            off = sum(sign * change.get(key, 0) for key, sign in equation.items())
            if not off:
                continue
            if len(change) >= depth or self.tried > _STEPS:
                return {}
            for key, step in _steps(equation, change, off):
                if self._may_be(key, step):
                    found = self._balance({**change, key: step}, equations, depth)
                    if found:
                        return found
            return {}
        return change

    def _may_be(self, key: Key, step: int) -> bool:
        """Whether a reader must hold a cell possible that is larger by ``step``."""
        if isinstance(key, _Slack):
            return key.over + step >= 0
        number = self.values[key]
        if key in self.withheld:
            return number + step >= 0
        if number >= LEAST:
            return number + step >= LEAST
        return (1 if number else 0) <= number + step < LEAST


@dataclass(frozen=True, slots=True)
class _Slack:
    """By how much overlapping parts make more than their total: printed nowhere."""

    sum: int
    over: int


def _of(found: Sum) -> tuple[Key, ...]:
    return (*found.parts, found.total)


def _steps(equation: dict[Key, int], change: dict[Key, int], off: int) -> Iterator[tuple[Key, int]]:
    """Each change of one more cell that makes the sum right."""
    for key, sign in equation.items():
        if key not in change and off % sign == 0:
            yield key, -off // sign
