"""The Code's editions: which there are, which one an assessment is written against, what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.exchange.editions import known_editions, load_carried, load_editions
from chc_desktop.model.rules.code import Edition, edition_in_force
from chc_desktop.model.rules.editions_compared import Change, ChangeKind, compare, marked
from chc_desktop.model.services.assessment_rows import current
from chc_desktop.model.services.session import Session
from chc_desktop.paths import code_dir

WRITTEN_FOR = "2024"
"""The edition whose numbers the register's evidence goes by (`services.evidence`)."""


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition as a list shows it; ``own`` ones are files of the user's."""

    name: str
    title: str
    in_force_from: date
    provisions: int
    own: bool
    in_force: bool


@dataclass(frozen=True, slots=True)
class EditionsView:
    """All editions, the newest first; the folder for further ones; what is wrong with files there."""

    lines: tuple[EditionLine, ...]
    folder: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What became of one provision. ``old`` and ``new`` have the differing words in brackets."""

    kind: ChangeKind
    number: str
    before: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions side by side: all changes in the new one's order, and how many of each kind."""

    old: str
    new: str
    changes: tuple[ChangeView, ...]
    counts: Counter[ChangeKind]


def editions() -> tuple[Edition, ...]:
    """All editions of the Code this program knows, oldest first."""
    return load_editions()


def in_force(session: Session) -> Edition:
    """The edition in force today."""
    return edition_in_force(editions(), session.today)


def edition_of(session: Session, year_end: date) -> Edition:
    """The edition a year's assessment is written against: its own, else the one in force."""
    row = current(session, year_end)
    return named(row["edition"] if row else "") or in_force(session)


def named(name: str) -> Edition | None:
    """An edition by its short name, such as "2024"; None for one that is not known."""
    return next((edition for edition in editions() if edition.edition == name), None)


def newer(session: Session, year_end: date) -> str:
    """The edition that a year's assessment could be carried forward to, or ""."""
    now = in_force(session)
    return now.edition if edition_of(session, year_end).in_force_from < now.in_force_from else ""


def editions_view(session: Session) -> EditionsView:
    """Which editions there are, and where further ones go."""
    known, now = known_editions(), in_force(session)
    lines = (
        EditionLine(
            edition.edition,
            edition.title,
            edition.in_force_from,
            len(edition.provisions),
            edition.edition in known.own,
            edition is now,
        )
        for edition in reversed(known.editions)
    )
    return EditionsView(tuple(lines), str(code_dir()), known.problems)


def make_folder() -> str:
    """Make the folder for further editions, if it is not there; return its path.

    Raises OSError where none can be made.
    """
    code_dir().mkdir(parents=True, exist_ok=True)
    return str(code_dir())


def comparison(old_name: str, new_name: str) -> Comparison | None:
    """Two editions side by side; None when one of them is not known."""
    old, new = named(old_name), named(new_name)
    if old is None or new is None:
        return None
    found = compare(old, new, None if old is new else load_carried(old, new))
    return Comparison(
        old_name,
        new_name,
        tuple(_view(change) for change in found),
        Counter(change.kind for change in found),
    )


def evidence_numbers(session: Session, year_end: date) -> Mapping[str, str]:
    """For each provision of a year's edition the one that the register's evidence goes by.

    Evidence is worked out for the 2024 Code; another edition's provisions are found by what they
    took over, or by what took them over.
    """
    edition, written = edition_of(session, year_end), named(WRITTEN_FOR)
    if written is None or edition.edition == WRITTEN_FOR:
        return {number: number for number in edition.numbers}
    if edition.in_force_from < written.in_force_from:
        carried = load_carried(edition, written).items()
        return {number: targets[0] for number, targets in carried if targets}
    return {new: old for old, new in reversed(_since(written, edition))}


def numbers_since(edition: Edition) -> Mapping[str, str] | None:
    """For each provision of the 2024 Code the one of a later edition; None where it is the same."""
    written = named(WRITTEN_FOR)
    if written is None or edition.in_force_from <= written.in_force_from:
        return None
    return dict(reversed(_since(written, edition)))


def _since(written: Edition, edition: Edition) -> list[tuple[str, str]]:
    """Pairs of old and new numbers; the first of several counts."""
    carried = load_carried(written, edition).items()
    return [(old, new) for old, targets in carried for new in targets]


def _view(change: Change) -> ChangeView:
    old = change.old.full_text if change.old else ""
    new = change.new.full_text if change.new else ""
    if change.kind is ChangeKind.REWORDED:
        old, new = marked(old, new)
    return ChangeView(change.kind, change.number, change.old.number if change.old else "", old, new)
