"""Entries that were found to be one person: which one is kept, and what stands under it."""

from __future__ import annotations

from dataclasses import dataclass

from chc_desktop.model.store.register import Register


@dataclass(frozen=True, slots=True)
class Kept:
    """The entry under which a duplicate's things are shown. ``home``: home or address."""

    id: int
    name: str
    home: str


def kept_people(register: Register) -> dict[int, Kept]:
    """For every duplicate by id, the entry that is kept; others are not in it."""
    rows = register.tuples(
        "WITH RECURSIVE up (id, kept) AS ("
        " SELECT id, merged_into FROM person WHERE merged_into IS NOT NULL"
        " UNION SELECT up.id, p.merged_into FROM up JOIN person p ON p.id = up.kept"
        " WHERE p.merged_into IS NOT NULL)"
        " SELECT up.id, k.id, k.name, coalesce(h.label, k.elsewhere) FROM up"
        " JOIN person k ON k.id = up.kept AND k.merged_into IS NULL"
        " LEFT JOIN home h ON h.id = k.home_id"
    )
    return {duplicate: Kept(*row) for duplicate, *row in rows}
