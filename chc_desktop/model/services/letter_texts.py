"""The texts of letters: ours, the landlord's own editions, and what was in force when.

An own edition is dated data of the user: a new one is kept beside the old ones, none is changed.
An empty one puts ours back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from chc_desktop.model.exchange.letter_texts import load_letter_text
from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.letter_templates import (
    KeepText,
    is_older,
    places,
    problems_template,
)
from chc_desktop.model.rules.letters import GAPS, PLACEHOLDERS, LetterKind, Template, fill
from chc_desktop.model.rules.person_letter_draft import PERSON_GAPS, PERSON_PLACEHOLDERS
from chc_desktop.model.rules.person_letters import PersonLetterKind
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services.contacts import ombudsman_paragraph
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

_NO_SUCH_TEXT = Problem("", "", "There is no such letter. Go back to Settings.")
_OURS_ALREADY = Problem("", "", "This letter goes by the program’s own text already.")


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the landlord's own editions; without words it put ours back."""

    id: int
    version: str
    since: date
    body: str
    made_from: str


@dataclass(frozen=True, slots=True)
class LetterTextView:
    """The text in force for one kind of letter."""

    kind: StrEnum
    version: str
    body: str
    own: bool
    since: date | None
    """From when the landlord's own edition is; None for ours."""
    shipped: Template
    """Our own text, as this release brings it."""
    older: bool
    """Ours changed since the landlord's edition was made from it."""
    editions: tuple[Edition, ...]
    """Every edition of the landlord's, the newest first."""


def kinds() -> tuple[StrEnum, ...]:
    """Every kind of letter that has a text."""
    return (*LetterKind, *PersonLetterKind)


def kind_named(name: str) -> StrEnum | None:
    """The kind of letter of this name, or None."""
    return next((kind for kind in kinds() if kind.value == name), None)


def letter_text(session: Session, kind: StrEnum) -> Template:
    """The text in force for a kind: the landlord's own edition, or ours."""
    newest = next((e for e in editions(session, kind) if e.since <= session.today), None)
    if newest is None or not newest.body:
        return load_letter_text(kind)
    return Template(kind, newest.version, newest.body)


def text_of_version(session: Session, kind: StrEnum, version: str) -> Template:
    """The text of this version, however long ago it was in force; without its words if gone."""
    in_force = letter_text(session, kind)
    ours = load_letter_text(kind)
    known = {ours.version: ours, in_force.version: in_force} | {
        e.version: Template(kind, e.version, e.body) for e in editions(session, kind)
    }
    return known.get(version, Template(kind, version, "")) if version else in_force


def editions(session: Session, kind: StrEnum) -> tuple[Edition, ...]:
    """The landlord's own editions of a letter's text, the newest first."""
    rows = session.register.rows(
        "SELECT * FROM dated_block WHERE name = ? AND removed_on IS NULL ORDER BY id",
        block_name(kind),
    )
    found = [
        Edition(
            id=row["id"],
            version=f"{kind.value}, own edition {number} of {row['in_force_from']}",
            since=date.fromisoformat(row["in_force_from"]),
            body=row["body"],
            made_from=row["made_from"],
        )
        for number, row in enumerate(rows, 1)
    ]
    return tuple(sorted(found, key=lambda e: (e.since, e.id), reverse=True))


def text_view(session: Session, kind: StrEnum) -> LetterTextView:
    """The text in force for a kind, with ours beside it and every edition there was."""
    shipped, every = load_letter_text(kind), editions(session, kind)
    in_force = letter_text(session, kind)
    own = next((e for e in every if e.version == in_force.version), None)
    return LetterTextView(
        kind=kind,
        version=in_force.version,
        body=in_force.body,
        own=own is not None,
        since=own.since if own else None,
        shipped=shipped,
        older=own is not None and is_older(own.made_from, shipped.version),
        editions=every,
    )


def letter_texts(session: Session) -> tuple[LetterTextView, ...]:
    """The text in force for every kind of letter."""
    return tuple(text_view(session, kind) for kind in kinds())


def check_letter_text(_session: Session, command: KeepText) -> tuple[Problem, ...]:
    """What stands against an edition; writes nothing."""
    kind = kind_named(command.kind)
    if kind is None:
        return (_NO_SUCH_TEXT,)
    return problems_template(command.body, placeholders(kind))


def keep_letter_text(session: Session, command: KeepText) -> Result:
    """Keep the landlord's own edition of a letter's text, in force from today."""
    found = check_letter_text(session, command)
    kind = kind_named(command.kind)
    if found or kind is None:
        return Refusal(found)
    body = clean_text(command.body).strip()
    if body == letter_text(session, kind).body and not text_view(session, kind).older:
        return Refusal((Problem("body", "", "Nothing is different yet. Change the text first."),))
    return _write(session, kind, body, "change the text of a letter", "changed")


def put_back(session: Session, kind: StrEnum) -> Result:
    """Go back to the program's own text; the landlord's editions can still be read."""
    if not text_view(session, kind).own:
        return Refusal((_OURS_ALREADY,))
    return _write(session, kind, "", "put the program’s text of a letter back", "put back to ours")


def placeholders(kind: StrEnum) -> tuple[str, ...]:
    """What a text of this kind can ask for, each written ``{so}``."""
    if isinstance(kind, PersonLetterKind):
        return PERSON_PLACEHOLDERS[kind]
    assert isinstance(kind, LetterKind)
    ours = places(load_letter_text(kind).body)
    return tuple(name for name in PLACEHOLDERS if name in (*ours, *_EVERYWHERE))


def preview(session: Session, command: KeepText) -> str:
    """The text filled with an invented case, as a resident would read it."""
    kind = kind_named(command.kind)
    if kind is None:
        return ""
    landlord = session.register.rows("SELECT name, contact FROM landlord")[0]
    values = _example() | {
        "landlord": landlord["name"],
        "contact": landlord["contact"],
        "ombudsman": ombudsman_paragraph(session),
    }
    known = PERSON_GAPS if isinstance(kind, PersonLetterKind) else GAPS
    return fill(Template(kind, "", command.body), values, known)


def block_name(kind: StrEnum) -> str:
    """The name under which own editions of a letter's text are kept."""
    return f"letter {kind.value}"


def older_than_ours(session: Session) -> tuple[LetterTextView, ...]:
    """Own editions that were made from a text of ours that has changed since."""
    return tuple(view for view in letter_texts(session) if view.older)


# ---- private

_EVERYWHERE = (
    "name",
    "reference",
    "subject",
    "received",
    "ombudsman",
    "landlord",
    "contact",
    "signed",
)


@cache
def _example() -> dict[str, str]:
    return {name: str(words) for name, words in read_json("letters", "example.json").items()}


def _write(session: Session, kind: StrEnum, body: str, what: str, done: str) -> Result:
    today = session.today.isoformat()
    with session.action(what) as action:
        row_id = action.insert(
            "dated_block",
            {
                "name": block_name(kind),
                "body": body,
                "in_force_from": today,
                "last_checked_on": today,
                "made_from": load_letter_text(kind).version,
            },
        )
    return Done(f"Text of the letter {done}", added_id=row_id)


def names(found: Iterable[str]) -> str:
    """Placeholders as the page lists them."""
    return ", ".join(f"{{{name}}}" for name in found)
