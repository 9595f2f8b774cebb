"""The sentences about backups, and about where the register is kept."""

from __future__ import annotations

from pathlib import Path

from chc_desktop.model.rules.attachments import size_words
from chc_desktop.model.rules.keeping import DAILY, MONTHLY, WEEKLY, read_name
from chc_desktop.model.rules.safe_home import Keeper
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.comparing import Comparison
from chc_desktop.model.services.comparing_words import (
    cap,
    complaints,
    entries,
    moment_words,
    summary,
)
from chc_desktop.model.services.keeping import Kept
from chc_desktop.model.services.second_place import STALE_AFTER, SecondPlace
from chc_desktop.model.services.upkeep import Standing
from chc_desktop.ui.hub import Place

KEPT = (
    f"Kept are all of the last day, the newest of {DAILY} days, {WEEKLY} weeks and {MONTHLY} "
    "months, and for 30 days those made before something that cannot be undone (our own rule)."
)
ABOUT_SECOND = (
    "A fire or a theft takes the computer and its backups together. Choose a folder on a stick, "
    "a disk or in a cloud: each backup is copied there whenever it is within reach."
)
NOT_PROTECTED = (
    "The register is not protected by a passphrase: whoever can read that folder can read the "
    "complaints."
)
LOCKED = (
    "It has a passphrase of its own, from before the protection was changed: you are asked for it."
)
OWN_KEY = "It brings its own key file: it opens with the passphrase it had when it was made."
PLAIN_BACKUP = (
    "The backup is not protected, so the register will not be either. Protect it in Settings "
    "again, once the backup is restored."
)
Lines = tuple[tuple[str, str], ...]


def backups_place() -> Place:
    """Return where all backups are listed."""
    return Place("backups")


def restore_place(backup: Path, register: Path | None = None) -> Place:
    """Return where a backup is brought back; ``register`` is a file that does not open."""
    return Place("restore", str(backup), str(register) if register else "")


def compare_place(other: Path) -> Place:
    """Return where the open register is compared with another file."""
    return Place("compare", str(other))


def home_place() -> Place:
    """Return where it is said where the register is kept."""
    return Place("register-home")


def when(kept: Kept) -> str:
    """Return the day and time of a backup."""
    return moment_words(kept.at)


def looking(path: Path) -> str:
    """Return what is said over every page while a backup or another copy is looked into."""
    made = read_name(path.name)
    if made is None:
        return f"You are looking at {path.name}"
    return f"You are looking at the backup of {moment_words(made.at)}"


def about(kept: Kept, *, looked_at: bool) -> str:
    """Return why a backup was made, its size, and whether it is sound."""
    why = cap(kept.made.why.value)
    if looked_at and kept.locked:
        return f"{why}. {size_words(kept.size)}. {LOCKED}"
    sound = "Sound" if kept.made.sound else "Damaged: it cannot be brought back"
    return f"{why}. {size_words(kept.size)}. {sound if looked_at else 'Not looked at yet'}."


def protection_after(*, same: bool, locked: bool) -> str:
    """Return what opens a register once a backup is restored; empty where that is as now."""
    if same:
        return ""
    return OWN_KEY if locked else PLAIN_BACKUP


def newest(found: Standing) -> str:
    """Return a sentence about the newest backup."""
    if found.newest is None:
        return "There is no backup yet. One is made with the first change of each day."
    return f"The newest backup is of {when(found.newest)}."


def second(found: SecondPlace | None) -> tuple[str, str]:
    """Return what there is to say of the second place: a heading and a sentence."""
    if found is None:
        return "No second place", ABOUT_SECOND
    where = str(found.folder)
    if found.last is None:
        last = "Nothing was copied there yet."
    else:
        last = f"The last backup there is of {long_date(found.last)}."
    within = "" if found.reachable else " It is not within reach now."
    return where, f"{last}{within}"


def reminder(found: Standing) -> tuple[str, str] | None:
    """Return what Today says of a second place that has no fresh copy; None where it has."""
    place = found.second
    if place is None or not (place.stale or found.second_trouble):
        return None
    if found.second_trouble:
        return "The second place got no backup", found.second_trouble
    if place.last is None:
        last = "Your second place has no backup yet."
    else:
        last = f"The last backup in your second place is of {long_date(place.last)}."
    what = (
        "Connect it, and the next backup is copied there by itself"
        if not place.reachable
        else "It is within reach: press Back up now"
    )
    return (
        "Your second place is not up to date",
        f"{last} {what}. After {STALE_AFTER} days without one you are reminded (our own rule).",
    )


def keeper_reason(keeper: Keeper) -> str:
    """Return why a register should not lie where somebody else handles it."""
    if keeper is Keeper.NETWORK:
        return (
            "The register is on a network drive. Two computers may write to it at once, and when "
            "the connection breaks while it is written, the file can be damaged."
        )
    return (
        f"The register lies in {keeper.value}. Such a program copies a file while it is being "
        "written, and two laptops that each hold a copy make two truths, of which one is lost."
    )


def home_heading(keeper: Keeper) -> str:
    """Return what Today says first of a register that is kept where it is not safe."""
    if keeper is Keeper.NETWORK:
        return "The register is on a network drive"
    return f"The register is kept in {keeper.value}"


def twins_words(count: int) -> tuple[str, str]:
    """Return what Today says of conflicted copies beside the register."""
    heading = (
        "There is a second copy of this register beside it"
        if count == 1
        else f"There are {count} more copies of this register beside it"
    )
    text = (
        "A program that syncs makes such a copy when two computers wrote at once. Complaints may "
        "stand in one and not in the other. Compare them; nothing is merged by itself."
    )
    return heading, text


def differences(found: Comparison, *, first: str, second: str) -> Lines:
    """Return what two registers have in common and what not, as headings and sentences.

    ``first`` and ``second`` are what the two are called, such as "your register".
    """
    lines = [
        ("In short", " ".join(summary(found, first, second))),
        (cap(first), _side(found.first.complaints, found.first.newest)),
        (cap(second), _side(found.second.complaints, found.second.newest)),
    ]
    for which, references in ((first, found.only_first), (second, found.only_second)):
        if references:
            lines.append((f"Only in {which}: {complaints(len(references))}", _list(references)))
    if found.differing:
        heading = f"Not the same in both: {complaints(len(found.differing))}"
        texts = [f"{d.reference}: {', '.join(d.parts)}" for d in found.differing]
        lines.append((heading, "\n".join(texts)))
    if found.others:
        lines.append(("Other records that are not the same", cap(", ".join(found.others))))
    lines.append(("The same in both", cap(complaints(found.same))))
    return tuple(lines)


def lost(found: Comparison) -> str:
    """Return what bringing the second one back takes away from the first."""
    if not found.first.more:
        return "Nothing is lost: your register has no entry that the backup does not have."
    return (
        f"{cap(entries(found.first.more))} made since the backup will not be in the register any "
        "more. They stay in the file that is kept."
    )


def _side(count: int, newest_entry: str) -> str:
    return f"{cap(complaints(count))}. The newest entry is of {moment_words(newest_entry)}."


def _list(references: tuple[str, ...]) -> str:
    return ", ".join(references)
