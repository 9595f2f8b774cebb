"""The structure of a register, compared with the one the migrations of its version make.

A trigger, a view, a changed constraint or one table more was made by another program, and a
trigger would act on whatever is written. So the comparison comes before anything else is asked.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from chc_desktop.model.store import migrations
from chc_desktop.model.store.driver import Database, version
from chc_desktop.model.store.errors import RegisterFault, RegisterProblem

KNOWN = {
    1: "41628614099c062eb85091d58e18ba51f91434d7ec3faad27fd24723e4790af0",
    2: "c438175ac5ba753c170cd968645e5508850ef8e32ebd936c84cb96539067cc71",
    3: "b961045fe8818209c8bab9035fbb9ff8582904532d1292c5dfc242c7e79c1a9c",
    4: "288aa3d8e10f22be752172164ca7e0998e00a278e001cdbe5cd28a1670147672",
    5: "854de8de14b80e92af8578541cbcbf185f3738f50794b34f557ec89e69a22a48",
    6: "48e2d9517d1dda6d2c48113b44a41cfeb4873ededb5f4bb22c87e1233686929d",
    7: "a09f7d2750c9c3211aa4885bb3e5f7f1c9e2d600a0e41483b10356ee2b04938f",
    8: "577296ed1e37fb4c5271650ce57b21e7134566430ef4a8fab3a9f7c2e04301ba",
    9: "a05b633d40f9a4c6074fa4b8a0b88f332e93794efe56b871f348edc91d7257d2",
    10: "5f71b2645ec495b49be175207a34e79e0c10b401e1e887db8499792db8d0fa1a",
    11: "4d2fabdb2f2071227a3268fea65cd62b3ce1344011269c0c46a742be16f9fc07",
}
"""The structure of each version as a hash. One that is not here is made in memory and compared."""
_HARMLESS = frozenset({"trigger", "view"})
"""What acts only on writing, or on being named, and our own code names none of them."""
_LONGEST_NAME = 60

Part = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of the structure that is not as it should be. ``how``: added, changed or missing."""

    how: str
    kind: str
    name: str

    @property
    def where(self) -> str:
        """What it is, printable whatever its name holds."""
        shown = self.name if self.name.isprintable() else ascii(self.name)
        return f"{self.kind} {shown[:_LONGEST_NAME]}"


def differences(db: Database) -> tuple[Difference, ...]:
    """What differs from the structure of the version the file says it has; empty: nothing."""
    found = _parts(db)
    if _hash(found) == KNOWN.get(version(db)):
        return ()
    expected = _expected(version(db))
    more, less = Counter(found), Counter(expected)
    added = {(p[0], p[1]) for p in (more - less)}
    missing = {(p[0], p[1]) for p in (less - more)}
    return tuple(Difference(_how(key, added, missing), *key) for key in sorted(added | missing))


def look(db: Database, name: str, *, read_only: bool) -> None:
    """Refuse a register with a strange structure; ``name`` is the file's.

    One that is only to be read may hold triggers and views: nothing sets them off. Raises
    RegisterProblem.
    """
    found = differences(db)
    if not found:
        return
    only_more = all(d.how == "added" and d.kind in _HARMLESS for d in found)
    if read_only and only_more and version(db) == migrations.newest():
        return
    text = (
        f"{name} was altered by another program: it holds things CHC Desktop did not make. "
        "Nothing was changed. Keep it, and open your newest backup."
    )
    raise RegisterProblem(RegisterFault.ALTERED, text, tuple(d.where for d in found))


@cache
def _expected(number: int) -> tuple[Part, ...]:
    db = Database(memory=True)
    db.conn.isolation_level = None
    try:
        migrations.migrate(db, number)
        return _parts(db)
    finally:
        db.close()


def _parts(db: Database) -> tuple[Part, ...]:
    rows = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    return tuple(sorted(_part(row) for row in rows))


def _part(row: tuple[Any, ...]) -> Part:
    """A row as text. Space is folded: SQLite's own versions differ in it after ALTER TABLE."""
    kind, name, table, sql = (" ".join(str(value).split()) for value in row)
    return kind, name, table, sql


def _hash(parts: tuple[Part, ...]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _how(key: tuple[str, str], added: set[tuple[str, str]], missing: set[tuple[str, str]]) -> str:
    if key in added and key in missing:
        return "changed"
    return "added" if key in added else "missing"
