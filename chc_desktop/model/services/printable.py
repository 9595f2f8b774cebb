"""Characters that no typeface on this computer can print: which, where they stand, what to do.

A paper never shows an empty box: such a character is printed as its number, "[U+1F98A]". Whoever
prints is told first, and may go on. The sentences name no person and quote no text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from chc_desktop.model.reports.unshown import noting
from chc_desktop.model.reports.words import listed

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Session

_PLACES = {
    ("person", "name"): "The name",
    ("landlord", "name"): "The landlord's name",
    ("landlord", "address"): "The landlord's address",
    ("home", "label"): "The name of a home",
    ("letter", "body"): "A letter",
    ("complaint", "description"): "The description",
    ("assessment_answer", "evidence"): "The evidence",
    ("assessment_answer", "commentary"): "The commentary",
    ("report_text", "body"): "A text of the annual report",
    ("policy", "body"): "A policy",
}
_NAMES = (
    ("person", "name"),
    ("home", "label"),
    ("landlord", "name"),
    ("landlord", "address"),
    ("landlord", "contact"),
    ("third_party", "name"),
)
_UNPRINTED = frozenset({"change_log", "change_payload", "draft", "attachment_content"})
_MOST_PLACES = 3


class Unshown:
    """The characters that papers made meanwhile had to show as numbers."""

    def __init__(self, characters: set[str]) -> None:
        self.characters = characters

    def sentences(self, session: Session) -> tuple[str, ...]:
        """One plain sentence for each character: where it stands, and the way out."""
        return tuple(
            _sentence(char, list(_places(session, char))) for char in sorted(self.characters)
        )


@contextmanager
def noticed() -> Iterator[Unshown]:
    """Notice what the papers made inside could not show."""
    with noting() as characters:
        yield Unshown(characters)


def unprintable(session: Session, texts: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for each character of `texts` that no typeface can print."""
    # ReportLab is slow to import, so only whoever prints waits for it.
    from chc_desktop.model.reports import faces, words  # noqa: PLC0415

    characters: set[str] = set()
    for text in texts:
        characters |= faces.unshown(words.clean(text))
    return Unshown(characters).sentences(session)


def unprintable_names(session: Session) -> tuple[str, ...]:
    """Return a sentence for each character of a name, home or address that cannot be printed.

    Letters of Latin alphabets always can, so ReportLab is not asked about those.
    """
    unusual = "*[^\x01-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*"
    texts: list[str] = []
    for table, column in _NAMES:
        kept = "" if table == "landlord" else " AND removed_on IS NULL"
        sql = f"SELECT {column} FROM {table} WHERE {column} GLOB ?{kept}"
        texts += (text for (text,) in session.register.tuples(sql, unusual))
    return unprintable(session, texts) if texts else ()


def _sentence(char: str, places: list[str]) -> str:
    number = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "")
    what = f"a character, {number} {name}," if name else f"a character, {number},"
    shown = f"that no typeface on this computer can print: it will show as [{number}]."
    out = "Write it another way, or install a typeface that has it; nothing else stops the paper."
    if not places:
        return f"The paper has {what} {shown} {out}"
    more = len(places) - _MOST_PLACES
    named = places[:_MOST_PLACES] + ([f"{more} more"] if more > 0 else [])
    first = listed(named)
    verb = "has" if len(places) == 1 else "have"
    return f"{first[:1].upper()}{first[1:]} {verb} {what} {shown} {out}"


def _places(session: Session, char: str) -> Iterator[str]:
    """Where a character stands in the register, in words; what was removed is passed over."""
    register = session.register
    tables = register.tuples("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for (table,) in tables:
        if table in _UNPRINTED:
            continue
        columns = register.tuples(f'PRAGMA table_info("{table}")')
        names = [row[1] for row in columns]
        kept = " AND removed_on IS NULL" if "removed_on" in names else ""
        about = "complaint_id" if "complaint_id" in names else "person_id"
        about = "id" if table in {"person", "complaint"} else about
        about = about if about in names else "NULL"
        for column in (row[1] for row in columns if row[2] == "TEXT"):
            rows = register.tuples(
                f'SELECT {about} FROM "{table}" WHERE instr("{column}", ?) > 0{kept}', char
            )
            for (key,) in rows:
                yield _place(session, table, column, about, key)


def _place(session: Session, table: str, column: str, about: str, key: int | None) -> str:
    what = _PLACES.get((table, column), "A text")
    if key is None:
        return what if (table, column) in _PLACES else f"{what} of the register"
    if table == "person" or about == "person_id":
        theirs = (c.record.reference for c in session.cases().values() if c.record.person_id == key)
        reference = next(theirs, "")
        return f"{what} of resident R{key}" + (f" (complaint {reference})" if reference else "")
    case = session.cases().get(key)
    return f"{what} of complaint {case.record.reference}" if case else what
