"""The editions of the Code and what changed between two of them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.rules.editions_compared import ChangeKind
from chc_desktop.model.rules.wording import paper_date

if TYPE_CHECKING:
    from chc_desktop.model.services.editions import ChangeView, Comparison, EditionLine

ALL = "all"
KINDS = {
    ChangeKind.REWORDED: "reworded",
    ChangeKind.MOVED: "moved",
    ChangeKind.ADDED: "added",
    ChangeKind.REMOVED: "removed",
}
HOW_TO_READ = (
    "Words that differ stand in brackets: [taken out: …] in the older Code, [put in: …] in the "
    "newer one. Where little is the same, both texts stand whole."
)
FOLDER = (
    "A further edition of the Code is a file, such as chc-2030.json. Put it into this folder; it is "
    "found when the program starts, or when this page is opened again."
)


def line(edition: EditionLine) -> tuple[str, str]:
    """Return an edition's name and what there is to say of it."""
    state = "In force" if edition.in_force else "Not in force today"
    whose = "From your folder." if edition.own else "Comes with the program."
    from_on = paper_date(edition.in_force_from)
    return (
        f"{edition.name} {edition.title}",
        f"{state}, from {from_on}. {edition.provisions} provisions. {whose}",
    )


def options(found: Comparison) -> tuple[tuple[str, str], ...]:
    """Return the filters: all changes, and each kind there is, with counts."""
    changed = sum(count for kind, count in found.counts.items() if kind is not ChangeKind.SAME)
    kinds = (
        (kind.value, f"{words.capitalize()} {found.counts[kind]}")
        for kind, words in KINDS.items()
        if found.counts[kind]
    )
    return ((ALL, f"All changes {changed}"), *kinds)


def summary(found: Comparison) -> str:
    """Return "10 reworded, 4 moved, 3 added, 2 removed. 53 are the same."."""
    parts = [f"{found.counts[kind]} {words}" for kind, words in KINDS.items() if found.counts[kind]]
    same = found.counts[ChangeKind.SAME]
    rest = f"{same or 'None'} {'are' if same > 1 else 'is'} the same."
    return f"{', '.join(parts)}. {rest}" if parts else rest


def heading(change: ChangeView, old: str) -> str:
    """Return "6.3: reworded, was 5.1 in the 2022 Code"."""
    words = f"{change.number}: {KINDS[change.kind]}"
    if change.before and change.before != change.number:
        words += f", was {change.before} in the {old} Code"
    return words


def texts(change: ChangeView, old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return the texts to show, each with the Code it stands in."""
    if change.kind is ChangeKind.MOVED:
        return ((f"In both: the {old} and the {new} Code", change.new),)
    both = ((f"The {old} Code", change.old), (f"The {new} Code", change.new))
    return tuple((head, text) for head, text in both if text)


def carry_words(edition: str) -> str:
    """Return the verb that takes an assessment to the Code in force."""
    return f"Carry it forward to the {edition} Code"
